"""Limits, p-values and possible means by R, which knows nothing of this program."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from reportgen.integrity.candidates import Space
from reportgen.integrity.claims import MeanClaim, PrintedInterval, TestKind
from reportgen.integrity.grim import judge_mean
from reportgen.integrity.methods import Method
from reportgen.integrity.p_of_tables import TwoByTwo, p_values
from reportgen.integrity.printed import Printed
from reportgen.integrity.reconstruction import Target, reconstruct
from reportgen.integrity.tables import Table
from reportgen.integrity.verdicts import Verdict

REFERENCE = Path(__file__).resolve().parents[1] / "reference"
FROZEN: dict[str, Any] = json.loads((REFERENCE / "integrity.json").read_text(encoding="utf-8"))


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_r_gives_the_frozen_answers_again() -> None:
    made = subprocess.run(
        ["Rscript", "--vanilla", "integrity.R"], cwd=REFERENCE, capture_output=True, text=True, check=True
    )
    again = json.loads(made.stdout)
    assert again["answers"] == FROZEN["answers"]
    for key, names in (("limits", ("value", "lower", "upper")), ("p_values", [test.value for test in TESTS])):
        for new, old in zip(again[key], FROZEN[key], strict=True):
            assert [new[name] for name in names] == pytest.approx([old[name] for name in names], rel=1e-7)


@pytest.mark.parametrize("row", FROZEN["limits"], ids=lambda row: f"{row['method']}-{row['table'][0]}")
def test_the_table_behind_limits_that_r_computed_is_found_again(row: dict[str, Any]) -> None:
    value, lower, upper = (Printed.read(f"{row[name]:.4f}") for name in ("value", "lower", "upper"))
    table = Table(*row["table"])
    target = Target(value, PrintedInterval(lower, upper))
    (found,) = reconstruct(target, Space(table.n), methods=(Method(row["method"]),))
    assert table in found.tables


TESTS = (TestKind.PEARSON, TestKind.YATES, TestKind.FISHER, TestKind.LIKELIHOOD_RATIO)


@pytest.mark.parametrize("test", TESTS)
def test_p_values_of_all_tables_with_the_margins_are_those_of_r(test: TestKind) -> None:
    ours = p_values(TwoByTwo(50, 45, 57), test)
    assert ours.tolist() == pytest.approx([row[test.value] for row in FROZEN["p_values"]], rel=1e-9, abs=1e-15)


@pytest.mark.parametrize("row", FROZEN["answers"], ids=lambda row: f"n{row['n']}")
def test_a_mean_and_sd_that_some_answers_have_are_possible_and_at_most_a_fifth_more(row: dict[str, Any]) -> None:
    n, low, high = row["n"], row["low"], row["high"]
    possible = {tuple(pair) for pair in row["pairs"]}
    called = set()
    for mean in {pair[0] for pair in possible}:
        for hundredths in range(360):
            sd = f"{hundredths / 100:.2f}"
            claim = MeanClaim(Printed.read(mean), Printed.read(sd), n, minimum=low, maximum=high)
            if all(each.verdict is Verdict.CONSISTENT for each in judge_mean(claim, study_n=None)):
                called.add((mean, sd))
    assert possible <= called
    # the tests are necessary, not sufficient: what they let through beyond the possible stays small
    assert len(called - possible) <= 0.2 * len(possible)
