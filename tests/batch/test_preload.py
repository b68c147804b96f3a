from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from districts import district

# What a register's brief does without, and a worker has all the same: the next brief may be a study's.
DOORS = ("sources.survey", "sources.interviews", "analysis.study", "analysis.voices", "publications")
ALONE = """
import json, sys
from pathlib import Path
from reportgen.pipeline import Options, Workshop, build
build(Path(sys.argv[1]), Path(sys.argv[2]), options=Options(), workshop=Workshop())
print(json.dumps(sorted(sys.modules)))
"""
SCRIPT = """
import json, os, sys
from pathlib import Path
import reportgen.batch.preload
packages = lambda: {name.partition(".")[0] for name in sys.modules}
before, threads = packages(), len(os.listdir("/proc/self/task"))
from reportgen.pipeline import Options, Workshop, build
build(Path(sys.argv[1]), Path(sys.argv[2]), options=Options(), workshop=Workshop())
print(json.dumps({"late": sorted(packages() - before), "threads": threads}))
"""
HEAVY = {"babel", "jinja2", "matplotlib", "numpy", "pandas", "pydantic", "reportgen", "ruamel", "scipy", "weasyprint"}


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted in /proc")
def test_workers_inherit_all_that_a_brief_imports_and_no_thread(tmp_path: Path) -> None:
    made = district(tmp_path / "configs", "Wagir")
    command = [sys.executable, "-c", SCRIPT, str(made.config("Wagir")), str(tmp_path / "out")]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert HEAVY.isdisjoint(told["late"])
    assert told["threads"] == 1


def test_workers_inherit_the_readers_and_analyses_that_a_brief_of_a_register_does_without() -> None:
    script = "import json, sys, reportgen.batch.preload; print(json.dumps(sorted(sys.modules)))"
    command = [sys.executable, "-c", script]
    inherited = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert {f"reportgen.{door}" for door in DOORS} <= set(inherited)


def test_a_brief_of_a_register_imports_neither_readers_nor_analyses_of_surveys_and_interviews(tmp_path: Path) -> None:
    made = district(tmp_path / "configs", "Wagir")
    command = [sys.executable, "-c", ALONE, str(made.config("Wagir")), str(tmp_path / "out")]
    imported = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    needless = {f"reportgen.{door}" for door in DOORS if door != "publications"}
    assert needless.isdisjoint(imported)
