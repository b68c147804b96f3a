# ruff: noqa: T201 -- a script prints

"""Build one brief again and again with one warm workshop; print seconds of CPU, seconds by stage, and what is in it."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path

import pikepdf

from reportgen.pipeline import Options, Workshop, build

REPEATS = 7

config, out = Path(sys.argv[1]), Path(sys.argv[2])
workshop = Workshop()
build(config, out, options=Options(), workshop=workshop)
cpu: list[float] = []
stages: defaultdict[str, list[float]] = defaultdict(list)
for _ in range(REPEATS):
    started = time.process_time()
    built = build(config, out, options=Options(), workshop=workshop)
    cpu.append(time.process_time() - started)
    for stage, seconds in built.stages.items():
        stages[stage].append(seconds)

pages = 0
for file in built.files:
    if file.suffix == ".pdf":
        with pikepdf.open(file) as pdf:
            pages += len(pdf.pages)
print(f"cpu\t{statistics.median(cpu)}")
for stage, seconds in stages.items():
    print(f"{stage}\t{statistics.median(seconds)}")
print(f"pages\t{pages}")
results = next(file for file in built.files if file.name == "results.json")
assert json.loads(results.read_text(encoding="utf-8"))["findings"], "an empty brief would measure nothing"
