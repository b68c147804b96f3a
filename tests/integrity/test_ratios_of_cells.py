"""A ratio printed with the counts of its table: recomputed, never searched for."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.integrity import audit
from reportgen.integrity.claims import Margins, PrintedInterval, RatioClaim, RatioKind, Study
from reportgen.integrity.methods import Method
from reportgen.integrity.printed import Printed
from reportgen.integrity.verdicts import CheckName, ConditionKind, Judged, Verdict

ODDS, PREVALENCE = RatioKind.ODDS_RATIO, RatioKind.PREVALENCE_RATIO
CELLS = ((44, 6), (10, 12))


def ratio(value: str, ci: tuple[str, str] | None = None, **others: Any) -> Judged:
    interval = None if ci is None else PrintedInterval(Printed.read(ci[0]), Printed.read(ci[1]))
    given = {"margins": Margins((50, 22), (54, 18)), "cells": CELLS, "adjusted": False, **others}
    return audit(Study("made", (RatioClaim(Printed.read(value), interval, **given),)))[0]


def conditions(found: Judged) -> list[ConditionKind]:
    return [each.kind for each in (*found.conditions, *(c for o in found.choices for way in o.ways for c in way))]


@pytest.mark.parametrize(
    ("value", "ci", "kind"),
    [
        ("8.80", ("2.66", "29.12"), ODDS),  # R: exp(log(OR) -+ qnorm(.975) * SE)
        ("1.94", ("1.21", "3.09"), PREVALENCE),  # R: Katz
        ("8.8", None, ODDS),
        ("1.936", None, PREVALENCE),
    ],
)
def test_what_r_computes_from_the_counts_is_consistent(value: str, ci: tuple[str, str] | None, kind: RatioKind) -> None:
    assert ratio(value, ci, kind=kind).verdict is Verdict.CONSISTENT


@pytest.mark.parametrize(
    ("value", "ci", "kind", "condition"),
    [
        ("8.46", ("2.30", "35.03"), ODDS, ConditionKind.EXACT_INTERVAL),  # R: fisher.test
        ("1.94", ("0.97", "3.85"), PREVALENCE, ConditionKind.MODEL_BASED_STANDARD_ERROR),  # R: a Poisson model's
        ("8.80", ("2.66", "29.12"), RatioKind.UNSPECIFIED, ConditionKind.CRUDE_ODDS_RATIO),
        ("1.94", ("1.05", "3.58"), PREVALENCE, ConditionKind.ANOTHER_METHOD),
        ("0.52", ("0.32", "0.83"), PREVALENCE, ConditionKind.TABLE_TURNED),
    ],
)
def test_a_method_that_goes_without_saying_for_nobody_is_a_condition(
    value: str, ci: tuple[str, str], kind: RatioKind, condition: ConditionKind
) -> None:
    found = ratio(value, ci, kind=kind)
    assert found.verdict is Verdict.CONSISTENT_ONLY_IF
    assert condition in conditions(found)


def test_a_crude_ratio_that_the_counts_do_not_give_is_impossible_and_one_not_said_to_be_crude_may_be_adjusted() -> None:
    assert ratio("2.50", ("1.56", "4.00"), kind=PREVALENCE).verdict is Verdict.IMPOSSIBLE
    open_one = ratio("2.50", ("1.56", "4.00"), kind=PREVALENCE, adjusted=None)
    assert (open_one.verdict, conditions(open_one)) == (Verdict.CONSISTENT_ONLY_IF, [ConditionKind.ADJUSTED])


def test_limits_that_a_stated_method_does_not_give_are_impossible() -> None:
    assert ratio("1.94", ("0.97", "3.85"), kind=PREVALENCE, method=Method.KATZ).verdict is Verdict.IMPOSSIBLE


def test_an_adjusted_ratio_is_not_held_against_the_counts() -> None:
    found = ratio("2.50", ("1.56", "4.00"), kind=PREVALENCE, adjusted=True)
    assert CheckName.RATIO_FROM_TABLE not in [each.check for each in found.judgements]
    assert found.verdict is not Verdict.IMPOSSIBLE


def test_a_table_with_an_empty_cell_cannot_be_checked() -> None:
    found = ratio("2.50", cells=((44, 6), (0, 22)), margins=Margins((50, 22), (44, 28)))
    assert found.verdict is Verdict.CANNOT_BE_CHECKED


def test_counts_of_fewer_than_the_study_s_n_are_missing_answers_and_of_more_are_impossible() -> None:
    claim = RatioClaim(
        Printed.read("1.94"),
        PrintedInterval(Printed.read("1.21"), Printed.read("3.09")),
        kind=PREVALENCE,
        margins=Margins((50, 22)),
    )
    verdicts = [audit(Study("made", (claim,), n=n))[0] for n in (80, 60)]
    assert ConditionKind.SOME_MISSING in conditions(verdicts[0])
    assert [each.verdict for each in verdicts] == [Verdict.CONSISTENT_ONLY_IF, Verdict.IMPOSSIBLE]
