"""The frozen answers of R are what R says today."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

REFERENCE = Path(__file__).resolve().parents[1] / "reference"

PACKAGES = {
    "contingency": ("epitools", "epiR", "vcd", "psych"),
    "models": ("survey", "sandwich", "clubSandwich", "jsonlite"),
    "survey_design": ("survey", "jsonlite"),
}


def lacking(name: str) -> list[str]:
    """The packages that a script needs and R does not have."""
    have = 'cat(vapply(commandArgs(TRUE), function(p) nzchar(system.file(package = p)), NA), sep = "\\n")'
    needed = PACKAGES.get(name, ())
    told = subprocess.run(["Rscript", "--vanilla", "-e", have, *needed], capture_output=True, text=True, check=True)
    return [package for package, there in zip(needed, told.stdout.split(), strict=True) if there != "TRUE"]


def numbers(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [item for key, inner in value.items() if key != "origin" for item in numbers(inner)]
    if isinstance(value, list):
        return [item for inner in value for item in numbers(inner)]
    return [value]


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
@pytest.mark.parametrize("name", ["proportions", "funnel", "models", "survey_design", "contingency"])
def test_r_gives_the_frozen_answers_again(name: str) -> None:
    if name in PACKAGES and (missing := lacking(name)):
        pytest.skip(f"R has no {', '.join(missing)}")
    made = subprocess.run(
        ["Rscript", "--vanilla", f"{name}.R"], cwd=REFERENCE, capture_output=True, text=True, check=True
    )
    frozen = numbers(json.loads((REFERENCE / f"{name}.json").read_text(encoding="utf-8")))
    again = numbers(json.loads(made.stdout))
    assert len(again) == len(frozen) > 20
    for new, old in zip(again, frozen, strict=True):
        assert new == (old if isinstance(old, str) else pytest.approx(old, abs=1e-9))
