# ruff: noqa: T201 -- a script prints

"""Build briefs in one process that is never renewed; print its peak memory in megabytes after so many and so many."""

from __future__ import annotations

import sys
from contextlib import suppress
from itertools import cycle
from pathlib import Path

from reportgen.batch.attempt import peak_memory
from reportgen.batch.plan import configurations
from reportgen.errors import NoRowsError
from reportgen.pipeline import Options, Workshop, build

folder, out = Path(sys.argv[1]), Path(sys.argv[2])
marks = [int(mark) for mark in sys.argv[3:]]
workshop = Workshop()
made = 0
for config in cycle(configurations([folder])):
    with suppress(NoRowsError):
        build(config, out, options=Options(), workshop=workshop)
        made += 1
        if made in marks:
            print(peak_memory())
        if made == marks[-1]:
            break
