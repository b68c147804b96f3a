"""A ratio whose tables are looked for under each way to read it.

In: a ``RatioClaim`` and n. Out: one judgement a reading: as a crude prevalence ratio (Katz, or with the standard error
of a model), as a crude odds ratio (Woolf, or exact), as adjusted, as got by a method that this room does not know.
"""

from __future__ import annotations

from dataclasses import replace

from reportgen.integrity import exact_odds
from reportgen.integrity.candidates import Space, TooManyTablesError
from reportgen.integrity.claims import RatioClaim, RatioKind
from reportgen.integrity.methods import Method
from reportgen.integrity.ratio_of_cells import judge_cells
from reportgen.integrity.reconstruction import Target, expected_by_chance, reconstruct, space_of
from reportgen.integrity.tables import TablesFound
from reportgen.integrity.verdicts import (
    Cause,
    CheckName,
    Condition,
    ConditionKind,
    Judgement,
    Lacking,
    Reading,
    Step,
    StepKey,
    Verdict,
    figures,
)

MISSING = 20  # at most so many missing answers are tried
_MISSING_SHARE = 10  # and at most one in ten
_SMALL = 600  # up to this n every number of missing answers is tried, beyond it only some: neighbours find alike
_SOME_MISSING = (1, 2, 5, 10, MISSING)
_LARGE = 3000  # beyond this n the search for missing answers would be long, and finds by chance anyway
_QUICK = 3_000_000  # cells of exact distributions that may be looked at again for each n

_READINGS = {
    Method.KATZ: (Reading.PREVALENCE_RATIO, ConditionKind.CRUDE_PREVALENCE_RATIO),
    Method.POISSON_MODEL: (Reading.MODEL_BASED_RATIO, ConditionKind.MODEL_BASED_STANDARD_ERROR),
    Method.WOOLF: (Reading.ODDS_RATIO, ConditionKind.CRUDE_ODDS_RATIO),
    Method.EXACT_CONDITIONAL: (Reading.EXACT_ODDS_RATIO, ConditionKind.EXACT_INTERVAL),
}
_OF_KIND = {
    RatioKind.UNSPECIFIED: tuple(Method),
    RatioKind.PREVALENCE_RATIO: (Method.KATZ, Method.POISSON_MODEL),
    RatioKind.RISK_RATIO: (Method.KATZ, Method.POISSON_MODEL),
    RatioKind.ODDS_RATIO: (Method.WOOLF, Method.EXACT_CONDITIONAL),
    RatioKind.HAZARD_RATIO: (),
    RatioKind.RATE_RATIO: (),
}
_USUAL = (Method.KATZ, Method.WOOLF)


def judge_readings(claim: RatioClaim, n: int | None) -> tuple[Judgement, ...]:
    """Give one judgement a reading, or one that says what a reconstruction lacks."""
    methods = _OF_KIND[claim.kind]
    if claim.method is not None:
        methods = tuple(method for method in methods if method is claim.method) or (claim.method,)
    if has_cells(claim):
        return (judge_cells(claim, methods=methods),)
    lacking = _lacking(claim, n, methods=methods)
    if lacking or n is None or claim.interval is None:
        return (Judgement(CheckName.RECONSTRUCTION, Verdict.CANNOT_BE_CHECKED, lacking=lacking),)
    target = Target(claim.value, claim.interval)
    space = space_of(n, claim.margins)
    found, too_long = _searched(target, space, methods=methods)
    expected = expected_by_chance(target, space, methods=tuple(each.method for each in found if each.method))
    judgements = [
        _of_method(
            claim,
            replace(each, expected_by_chance=expected.get(each.method)) if each.method else each,
            target=target,
            space=space,
        )
        for each in found
    ]
    judgements += [
        Judgement(
            CheckName.RECONSTRUCTION,
            Verdict.CANNOT_BE_CHECKED,
            conditions=() if _is_stated(claim, method) else (Condition(_READINGS[method][1]),),
            lacking=(Lacking.FEWER_TABLES,),
            reading=_READINGS[method][0],
        )
        for method in too_long
    ]
    return (*judgements, *_otherwise(claim, judgements))


def has_cells(claim: RatioClaim) -> bool:
    """Say whether the claim comes with the counts of its two-by-two table, and is to be had from them."""
    if claim.adjusted or not claim.binary:
        return False
    return len(claim.cells) == 2 and all(len(row) == 2 for row in claim.cells)  # noqa: PLR2004 -- two by two


def _lacking(claim: RatioClaim, n: int | None, *, methods: tuple[Method, ...]) -> tuple[Lacking, ...]:
    found = [Lacking.N] if n is None or n < 2 else []  # noqa: PLR2004 -- two groups
    found += [Lacking.INTERVAL] if claim.interval is None else []
    found += [] if methods else [Lacking.KNOWN_METHOD]
    found += [Lacking.CRUDE_ESTIMATE] if claim.adjusted else []
    found += [] if claim.binary else [Lacking.BINARY_EXPOSURE]
    found += [Lacking.VALUE] if claim.value.value <= 0 else []
    return tuple(found)


def _searched(
    target: Target, space: Space, *, methods: tuple[Method, ...]
) -> tuple[tuple[TablesFound, ...], tuple[Method, ...]]:
    """Give what each method finds, and the methods whose search would be too long."""
    found: list[TablesFound] = []
    too_long: list[Method] = []
    for group in ((Method.KATZ, Method.POISSON_MODEL), (Method.WOOLF,), (Method.EXACT_CONDITIONAL,)):
        wanted = tuple(method for method in group if method in methods)
        try:
            found += reconstruct(target, space, methods=wanted) if wanted else ()
        except TooManyTablesError:
            too_long += wanted
    return tuple(found), tuple(too_long)


def _steps(found: TablesFound) -> tuple[Step, ...]:
    word = "" if found.method is None else found.method.value
    steps = [Step(StepKey.TABLES_FOUND, figures(method=word, n=found.n, tables=found.count))]
    if found.expected_by_chance is not None:
        steps.append(
            Step(
                StepKey.TABLES_EXPECTED_BY_CHANCE,
                figures(method=word, n=found.n, tables=found.expected_by_chance),
            )
        )
    return tuple(steps)


def _is_stated(claim: RatioClaim, method: Method) -> bool:
    """Say whether to be read by the method needs no condition: it is stated, or the usual one of the stated kind."""
    return claim.method is method or (claim.kind is not RatioKind.UNSPECIFIED and method in _USUAL)


def _of_method(claim: RatioClaim, found: TablesFound, *, target: Target, space: Space) -> Judgement:
    method = found.method or Method.KATZ
    reading, kind = _READINGS[method]
    conditions = [] if _is_stated(claim, method) else [Condition(kind)]
    base = Judgement(
        CheckName.RECONSTRUCTION, Verdict.CONSISTENT, steps=_steps(found), tables=(found,), reading=reading
    )
    if not found.count and found.truncated:
        conditions.append(Condition(ConditionKind.TRUNCATED))
    elif not found.count:
        fewer = _with_missing(target, space, method=method)
        if fewer is None:
            causes = (Cause.MISSING_ANSWERS, Cause.ADJUSTMENT, Cause.ANOTHER_METHOD, Cause.TYPING_SLIP)
            return replace(base, verdict=Verdict.IMPOSSIBLE, causes=causes)
        missing = figures(missing=space.n - fewer.n, n=fewer.n)
        conditions.append(Condition(ConditionKind.SOME_MISSING, missing))
        base = replace(
            base, tables=(found, fewer), steps=(*base.steps, *_steps(fewer)), causes=(Cause.MISSING_ANSWERS,)
        )
    verdict = Verdict.CONSISTENT_ONLY_IF if conditions else Verdict.CONSISTENT
    return replace(base, verdict=verdict, conditions=tuple(conditions))


def _with_missing(target: Target, space: Space, *, method: Method) -> TablesFound | None:
    """Give the tables of the largest smaller n that has any; not where margins are known: they say who answered."""
    if space.n > _LARGE or space.exposed_total is not None or space.cases_total is not None:
        return None
    if method is Method.EXACT_CONDITIONAL and exact_odds.cost(space) * MISSING > _QUICK:
        return None
    most = min(MISSING, space.n // _MISSING_SHARE)
    for missing in range(1, most + 1) if space.n <= _SMALL else _SOME_MISSING:
        smaller = Space(space.n - missing)
        try:
            found = reconstruct(target, smaller, methods=(method,))[0]
        except TooManyTablesError:
            return None
        if found.count:
            return found
    return None


def _is_open(judgement: Judgement) -> bool:
    return judgement.verdict is Verdict.CANNOT_BE_CHECKED


def _otherwise(claim: RatioClaim, judgements: list[Judgement]) -> tuple[Judgement, ...]:
    """Give the readings that no table can speak for or against: adjusted, and by another method."""
    if any(each.verdict is Verdict.CONSISTENT or (_is_open(each) and not each.conditions) for each in judgements):
        return ()
    found: list[Judgement] = []
    if claim.adjusted is None:
        found.append(
            Judgement(
                CheckName.ADJUSTMENT,
                Verdict.CONSISTENT_ONLY_IF,
                conditions=(Condition(ConditionKind.ADJUSTED),),
                reading=Reading.ADJUSTED,
            )
        )
    if claim.method is None and all(each.verdict is Verdict.IMPOSSIBLE for each in judgements):
        found.append(
            Judgement(
                CheckName.RECONSTRUCTION,
                Verdict.CONSISTENT_ONLY_IF,
                conditions=(Condition(ConditionKind.ANOTHER_METHOD),),
                reading=Reading.ANOTHER_METHOD,
            )
        )
    return tuple(found)
