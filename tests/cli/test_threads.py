"""The command line asks libraries for one thread before it imports any of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from reportgen.threads import WANTED

SCRIPT = """
import json, os, sys
from reportgen.cli import main
sys.argv = ["reportgen", "--version"]
try:
    main()
except SystemExit:
    pass
print(json.dumps([{name: os.environ.get(name) for name in NAMES}, "numpy" in sys.modules]))
"""


def environment_after_main(**given: str) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if name not in WANTED} | given
    script = f"NAMES = {list(WANTED)!r}\n{SCRIPT}"
    run = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    found, has_numpy = json.loads(run.stdout.splitlines()[-1])
    assert not has_numpy
    assert isinstance(found, dict)
    return found


def test_libraries_are_asked_for_one_thread_each() -> None:
    assert environment_after_main() == dict(WANTED)


def test_what_the_environment_says_already_stands() -> None:
    assert environment_after_main(OMP_NUM_THREADS="2")["OMP_NUM_THREADS"] == "2"
