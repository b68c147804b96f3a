# ruff: noqa: T201 -- a script prints

"""Look for every table behind one published ratio with no margin known; print seconds, by the number of persons."""

from __future__ import annotations

import sys
import time

from reportgen.integrity.candidates import Space, TooManyTablesError
from reportgen.integrity.claims import PrintedInterval
from reportgen.integrity.methods import Method
from reportgen.integrity.printed import Printed
from reportgen.integrity.reconstruction import Target, reconstruct

target = Target(Printed.read("1.547"), PrintedInterval(Printed.read("1.023"), Printed.read("2.339")))
for persons in map(int, sys.argv[1:]):
    started = time.perf_counter()
    for method in Method:
        try:
            reconstruct(target, Space(persons), methods=(method,))
        except TooManyTablesError:
            print(f"{method.value} not searched for {persons} persons", file=sys.stderr)
    print(f"{persons}\t{time.perf_counter() - started}")
