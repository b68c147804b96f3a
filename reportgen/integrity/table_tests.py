"""A printed p or statistic against the tables that it can come from.

In: a ``TestClaim`` and the study's n. Out: judgements: do the totals agree, which tables and which tests print that p,
and does the test named apply.
"""

from __future__ import annotations

import numpy as np

from reportgen.integrity.claims import TestClaim, TestKind
from reportgen.integrity.p_of_tables import (
    KNOWN_TESTS,
    TwoByTwo,
    cells_and_expected,
    chi_square_p,
    p_values,
    statistic,
)
from reportgen.integrity.p_values import Said, judge_claim_against_p, judge_printed_p
from reportgen.integrity.printed import PrintedP, Rounding
from reportgen.integrity.reconstruction import FEW
from reportgen.integrity.tables import TablesFound
from reportgen.integrity.verdicts import (
    Cause,
    CheckName,
    Condition,
    ConditionKind,
    Figure,
    Judgement,
    Lacking,
    Step,
    StepKey,
    Verdict,
    figures,
)

SMALL_EXPECTED = 5
_LARGEST = 200_000  # persons; the tables of given margins are at most half as many
_CHI_SQUARES = (TestKind.CHI_SQUARE, TestKind.PEARSON, TestKind.YATES, TestKind.LIKELIHOOD_RATIO)
_NAMED = {
    None: KNOWN_TESTS,
    TestKind.CHI_SQUARE: (TestKind.PEARSON, TestKind.YATES),
    TestKind.OTHER: (),
} | {test: (test,) for test in KNOWN_TESTS}
_EDGE = 1e-9


def judge_test(claim: TestClaim, *, study_n: int | None) -> tuple[Judgement, ...]:
    """Give the judgements of a test."""
    found: list[Judgement | None] = []
    if claim.p is not None:
        found += [judge_printed_p(claim.p), judge_claim_against_p(claim.p, Said(claim.associated, claim.alpha))]
    totals = _totals(claim, n=claim.n or study_n, own=claim.n is not None)
    found.append(totals)
    if totals is not None and totals.verdict is Verdict.IMPOSSIBLE:
        return tuple(each for each in found if each is not None)
    margins = _margins(claim)
    if margins is not None:
        found += [_applies(claim, margins), *_from_tables(claim, margins)]
    elif claim.cells:
        found.append(_larger_table(claim))
    else:
        found.append(_cannot(Lacking.TABLE))
    return tuple(each for each in found if each is not None)


def _cannot(lacking: Lacking) -> Judgement:
    return Judgement(CheckName.P_FROM_TABLE, Verdict.CANNOT_BE_CHECKED, lacking=(lacking,))


def _sides(claim: TestClaim) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if claim.cells:
        return tuple(sum(row) for row in claim.cells), tuple(sum(column) for column in zip(*claim.cells, strict=True))
    if claim.margins is not None:
        return claim.margins.rows, claim.margins.columns
    return (), ()


def _totals(claim: TestClaim, *, n: int | None, own: bool) -> Judgement | None:
    """Compare the sums of rows and columns with each other and with n; fewer than the study's n are missing answers."""
    rows, columns = _sides(claim)
    if not rows or not columns:
        return None
    given = {"rows": sum(rows), "columns": sum(columns)} | ({} if n is None else {"n": n})
    step = Step(StepKey.MARGIN_TOTALS, figures(**given))
    agree = sum(rows) == sum(columns) and min(*rows, *columns) >= 0
    if agree and n in (None, sum(rows)):
        return Judgement(CheckName.MARGINS, Verdict.CONSISTENT, steps=(step,))
    causes = (Cause.MISSING_ANSWERS, Cause.TYPING_SLIP)
    if agree and n is not None and sum(rows) < n and not own:
        missing = Condition(ConditionKind.SOME_MISSING, figures(missing=n - sum(rows)))
        verdict = Verdict.CONSISTENT_ONLY_IF
        return Judgement(CheckName.MARGINS, verdict, conditions=(missing,), steps=(step,), causes=causes)
    return Judgement(CheckName.MARGINS, Verdict.IMPOSSIBLE, steps=(step,), causes=causes)


def _margins(claim: TestClaim) -> TwoByTwo | None:
    rows, columns = _sides(claim)
    if len(rows) != 2 or len(columns) != 2 or not min(*rows, *columns):  # noqa: PLR2004 -- two by two
        return None
    return TwoByTwo(rows[0], columns[0], sum(rows))


def _applies(claim: TestClaim, margins: TwoByTwo) -> Judgement | None:
    """Say whether the test named applies: a chi-square only where every expected count is 5 or more.

    Source: Cochran WG (1954) Biometrics 10:417–451, the rule of five for two-by-two tables.
    """
    smallest = margins.smallest_expected
    exact = smallest < SMALL_EXPECTED
    word = (TestKind.FISHER if exact else TestKind.PEARSON).value
    step = Step(StepKey.SMALLEST_EXPECTED, (*figures(expected=smallest, limit=SMALL_EXPECTED), _test(word)))
    if not exact or claim.test not in _CHI_SQUARES:
        return Judgement(CheckName.TEST_APPLIES, Verdict.CONSISTENT, steps=(step,))
    condition = Condition(ConditionKind.SMALL_EXPECTED_COUNT, figures(expected=smallest, limit=SMALL_EXPECTED))
    return Judgement(CheckName.TEST_APPLIES, Verdict.CONSISTENT_ONLY_IF, conditions=(condition,), steps=(step,))


def _test(word: str) -> Figure:
    return Figure("test", word=word)


def _holds(p: PrintedP, values: np.ndarray, *, rounding: Rounding) -> np.ndarray:
    bounds = p.bounds(rounding)
    return np.asarray((values >= float(bounds.lower) - _EDGE) & (values <= float(bounds.upper) + _EDGE))


def tables_that_print(p: PrintedP, margins: TwoByTwo, *, test: TestKind) -> TablesFound:
    """Give the tables with the margins whose p by the test prints so."""
    values = p_values(margins, test)
    nearest = _holds(p, values, rounding=Rounding.NEAREST)
    cut = _holds(p, values, rounding=Rounding.TRUNCATION) & ~nearest
    counts = margins.exposed_cases[nearest].tolist()
    return TablesFound(
        n=margins.n,
        count=len(counts),
        tables=tuple(margins.table(count) for count in counts) if len(counts) <= FEW else (),
        test=test.value,
        truncated=int(cut.sum()),
    )


def _from_tables(claim: TestClaim, margins: TwoByTwo) -> list[Judgement]:
    if margins.n > _LARGEST:
        return [_cannot(Lacking.FEWER_TABLES)]
    found: list[Judgement] = []
    if claim.cells and claim.statistic is not None:
        found.append(_statistic(claim, margins))
    if claim.p is None:
        return found or [_cannot(Lacking.P)]
    if claim.cells:
        return [*found, _of_cells(claim, claim.p, margins=margins)]
    return [*found, _of_margins(claim, claim.p, margins=margins)]


def _of_margins(claim: TestClaim, p: PrintedP, *, margins: TwoByTwo) -> Judgement:
    tables = tuple(tables_that_print(p, margins, test=test) for test in KNOWN_TESTS)
    steps = tuple(
        Step(StepKey.TABLES_FOUND, (*figures(n=each.n, tables=each.count), _test(each.test or ""))) for each in tables
    )
    printing = {test: (each.count > 0, each.truncated > 0) for test, each in zip(KNOWN_TESTS, tables, strict=True)}
    verdict, conditions, causes = _which_test(claim.test, printing)
    return Judgement(
        CheckName.P_FROM_TABLE,
        verdict,
        conditions=conditions,
        steps=steps,
        tables=tables,
        causes=causes,
        any_of=len(conditions) > 1,
    )


def _which_test(
    named: TestKind | None, printing: dict[TestKind, tuple[bool, bool]]
) -> tuple[Verdict, tuple[Condition, ...], tuple[Cause, ...]]:
    """Say from which tests print the p (rounded, cut off) whether the one named does."""
    allowed = _NAMED[named]
    if any(printing[test][0] for test in allowed):
        return Verdict.CONSISTENT, (), ()
    if any(printing[test][1] for test in allowed):
        return Verdict.CONSISTENT_ONLY_IF, (Condition(ConditionKind.TRUNCATED),), ()
    others = [test for test in printing if printing[test][0] and test not in allowed]
    if others:
        conditions = tuple(Condition(ConditionKind.P_IS_OF, (_test(test.value),)) for test in others)
        return Verdict.CONSISTENT_ONLY_IF, conditions, (Cause.ANOTHER_METHOD,)
    causes = (Cause.MISSING_ANSWERS, Cause.ONE_SIDED_TEST, Cause.ANOTHER_METHOD, Cause.TYPING_SLIP)
    if named in (None, TestKind.OTHER):
        return Verdict.CONSISTENT_ONLY_IF, (Condition(ConditionKind.ANOTHER_TEST),), causes
    return Verdict.IMPOSSIBLE, (), causes


def _of_cells(claim: TestClaim, p: PrintedP, *, margins: TwoByTwo) -> Judgement:
    position = claim.cells[0][0] - int(margins.exposed_cases[0])
    values = {test: p_values(margins, test)[position : position + 1] for test in KNOWN_TESTS}
    printing = {
        test: (
            bool(_holds(p, value, rounding=Rounding.NEAREST).any()),
            bool(_holds(p, value, rounding=Rounding.TRUNCATION).any()),
        )
        for test, value in values.items()
    }
    verdict, conditions, causes = _which_test(claim.test, printing)
    steps = (
        Step(StepKey.PRINTED_P, figures(p=p.number)),
        *(Step(StepKey.P_OF_TEST, (*figures(p=float(value[0])), _test(test.value))) for test, value in values.items()),
    )
    return Judgement(
        CheckName.P_FROM_TABLE, verdict, conditions=conditions, steps=steps, causes=causes, any_of=len(conditions) > 1
    )


def _statistic(claim: TestClaim, margins: TwoByTwo) -> Judgement:
    """Compare a printed chi-square with those of the whole table."""
    observed, expected = cells_and_expected(margins)
    row = observed[claim.cells[0][0] - int(margins.exposed_cases[0])]
    tests = (TestKind.PEARSON, TestKind.YATES, TestKind.LIKELIHOOD_RATIO)
    values = {test: float(statistic(row, expected, test=test)) for test in tests}
    return _statistic_judged(claim, values)


def _statistic_judged(claim: TestClaim, values: dict[TestKind, float]) -> Judgement:
    printed = claim.statistic
    if printed is None:
        return Judgement(CheckName.STATISTIC_FROM_TABLE, Verdict.CANNOT_BE_CHECKED, lacking=(Lacking.VALUE,))
    nearest, cut = printed.bounds(), printed.bounds(Rounding.TRUNCATION)
    printing = {
        test: (
            nearest.meets(value * (1 - _EDGE), value * (1 + _EDGE)),
            cut.meets(value * (1 - _EDGE), value * (1 + _EDGE)),
        )
        for test, value in values.items()
    }
    printing |= {test: (False, False) for test in KNOWN_TESTS if test not in printing}
    verdict, conditions, causes = _which_test(claim.test, printing)
    steps = tuple(
        Step(StepKey.STATISTIC_OF_TEST, (*figures(printed=printed, computed=value), _test(test.value)))
        for test, value in values.items()
    )
    return Judgement(
        CheckName.STATISTIC_FROM_TABLE,
        verdict,
        conditions=conditions,
        steps=steps,
        causes=causes,
        any_of=len(conditions) > 1,
    )


def _larger_table(claim: TestClaim) -> Judgement:
    """Compare p with Pearson's and the likelihood-ratio test of a table larger than two by two."""
    observed = np.array(claim.cells, dtype=np.float64)
    rows, columns = observed.sum(axis=1), observed.sum(axis=0)
    if not rows.all() or not columns.all() or min(observed.shape) < 2:  # noqa: PLR2004 -- nothing to compare
        return _cannot(Lacking.TABLE)
    if claim.p is None:
        return _cannot(Lacking.P)
    expected = np.outer(rows, columns) / observed.sum()
    df = (len(rows) - 1) * (len(columns) - 1)
    printing: dict[TestKind, tuple[bool, bool]] = dict.fromkeys(KNOWN_TESTS, (False, False))
    steps = [Step(StepKey.PRINTED_P, figures(p=claim.p.number))]
    for test in (TestKind.PEARSON, TestKind.LIKELIHOOD_RATIO):
        value = chi_square_p(statistic(observed.ravel(), expected.ravel(), test=test), df)
        printing[test] = (
            bool(_holds(claim.p, value, rounding=Rounding.NEAREST).any()),
            bool(_holds(claim.p, value, rounding=Rounding.TRUNCATION).any()),
        )
        steps.append(Step(StepKey.P_OF_TEST, (*figures(p=float(value)), _test(test.value))))
    verdict, conditions, causes = _which_test(claim.test, printing)
    if claim.test in (TestKind.FISHER, TestKind.YATES) and verdict is Verdict.IMPOSSIBLE:
        return _cannot(Lacking.KNOWN_METHOD)  # Fisher's test of a larger table is not computed here
    return Judgement(
        CheckName.P_FROM_TABLE,
        verdict,
        conditions=conditions,
        steps=tuple(steps),
        causes=causes,
        any_of=len(conditions) > 1,
    )
