# ruff: noqa: T201 -- a script prints

"""Build a folder with so many workers; print the largest peak memory of a worker in megabytes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

folder, out, jobs = sys.argv[1:]
command = [sys.executable, "-m", "reportgen", "batch", folder, "-o", out, "--jobs", jobs, "--force", "--quiet"]
code = subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode
lines = [json.loads(line) for line in (Path(out) / "batch.jsonl").read_text(encoding="utf-8").splitlines()]
print(max(line["peak_memory_mb"] or 0 for line in lines))
sys.exit(code)
