# ruff: noqa: T201 -- a script prints

"""Run a command and print, after its own output, what it took: seconds, seconds of CPU, peak bytes (of one process)."""

from __future__ import annotations

import resource
import subprocess
import sys
import time

BYTES = 1 if sys.platform == "darwin" else 1024
SOME_FAILED = 7

started = time.perf_counter()
code = subprocess.run(sys.argv[1:], check=False).returncode
wall = time.perf_counter() - started
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"\n{wall} {used.ru_utime + used.ru_stime} {used.ru_maxrss * BYTES}")
sys.exit(0 if code in {0, SOME_FAILED} else code)
