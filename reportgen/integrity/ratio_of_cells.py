"""A printed ratio against the counts that are printed with it.

In: a ``RatioClaim`` with the four cells of its table. Out: a judgement: which methods give the ratio and its limits.
Nothing is searched: there is one table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from reportgen.integrity import exact_odds
from reportgen.integrity.boxes import Boxes
from reportgen.integrity.candidates import Block, Space
from reportgen.integrity.claims import RatioClaim, RatioKind
from reportgen.integrity.methods import Method, critical_values, katz, poisson_model, woolf
from reportgen.integrity.printed import Rounding
from reportgen.integrity.tables import Table
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

_ROUNDINGS = (Rounding.NEAREST, Rounding.TRUNCATION)
_ODDS = (Method.WOOLF, Method.EXACT_CONDITIONAL)
_KINDS = {
    Method.KATZ: ConditionKind.CRUDE_PREVALENCE_RATIO,
    Method.POISSON_MODEL: ConditionKind.MODEL_BASED_STANDARD_ERROR,
    Method.WOOLF: ConditionKind.CRUDE_ODDS_RATIO,
    Method.EXACT_CONDITIONAL: ConditionKind.EXACT_INTERVAL,
}
_PLACES = 3


@dataclass(frozen=True, slots=True)
class _Fit:
    """What a method gives of a table: whether the ratio prints so, and whether ratio and limits do, and how."""

    method: Method
    point: bool
    rounding: Rounding | None


def judge_cells(claim: RatioClaim, *, methods: tuple[Method, ...]) -> Judgement:
    """Say whether the counts give the printed ratio and its limits by any of the methods."""
    table = Table(*claim.cells[0], *claim.cells[1])
    cells = (table.exposed_cases, table.exposed_noncases, table.unexposed_cases, table.unexposed_noncases)
    if not methods or not min(cells):
        return Judgement(CheckName.RATIO_FROM_TABLE, Verdict.CANNOT_BE_CHECKED, lacking=(Lacking.KNOWN_METHOD,))
    steps = tuple(_step(table, method, level=_level(claim)) for method in methods if method in _SHOWN)
    found = tuple(_fit(table, claim, method) for method in methods)
    verdict, conditions, causes = _verdict(claim, found)
    any_of = len(conditions) > 1
    if verdict is Verdict.IMPOSSIBLE:
        conditions, any_of = _if_turned(table, claim, methods=methods), False
        verdict = Verdict.CONSISTENT_ONLY_IF if conditions else verdict
    return Judgement(
        CheckName.RATIO_FROM_TABLE, verdict, conditions=conditions, steps=steps, causes=causes, any_of=any_of
    )


def _if_turned(table: Table, claim: RatioClaim, *, methods: tuple[Method, ...]) -> tuple[Condition, ...]:
    """Give what must hold where the ratio comes from the table with rows or columns in the other order."""
    found = [_fit(turned, claim, method) for turned in _turned(table) for method in methods]
    turned = Condition(ConditionKind.TABLE_TURNED)
    if any(fit.rounding is not None for fit in found):
        return (turned,)
    if claim.method is None and any(fit.point for fit in found):
        return (turned, Condition(ConditionKind.ANOTHER_METHOD))
    return ()


_SHOWN = (Method.KATZ, Method.POISSON_MODEL, Method.WOOLF)
_Outcome = tuple[Verdict, tuple[Condition, ...], tuple[Cause, ...]]


def _verdict(claim: RatioClaim, found: tuple[_Fit, ...]) -> _Outcome:
    for rounding in _ROUNDINGS:
        fitting = [fit.method for fit in found if fit.rounding is rounding]
        if fitting:
            return _fitting(claim, fitting, cut=rounding is Rounding.TRUNCATION)
    conditions = (Condition(ConditionKind.ADJUSTED),) if claim.adjusted is None else ()
    causes = (Cause.ADJUSTMENT, Cause.ANOTHER_METHOD, Cause.MISSING_ANSWERS, Cause.TYPING_SLIP)
    if any(fit.point for fit in found) and claim.method is None:
        return Verdict.CONSISTENT_ONLY_IF, (Condition(ConditionKind.ANOTHER_METHOD), *conditions), causes
    if conditions:
        return Verdict.CONSISTENT_ONLY_IF, conditions, causes
    return Verdict.IMPOSSIBLE, (), causes


def _fitting(claim: RatioClaim, methods: list[Method], *, cut: bool) -> _Outcome:
    if cut:
        return Verdict.CONSISTENT_ONLY_IF, (Condition(ConditionKind.TRUNCATED),), ()
    usual = (Method.KATZ, Method.WOOLF)
    if claim.method is not None or (claim.kind is not RatioKind.UNSPECIFIED and any(each in usual for each in methods)):
        return Verdict.CONSISTENT, (), ()
    return Verdict.CONSISTENT_ONLY_IF, tuple(Condition(_KINDS[method]) for method in methods), ()


def _level(claim: RatioClaim) -> float | None:
    return None if claim.interval is None else claim.interval.level


def _block(table: Table) -> Block:
    exposed, unexposed = (
        table.exposed_cases + table.exposed_noncases,
        table.unexposed_cases + table.unexposed_noncases,
    )
    numbers = (table.exposed_cases, exposed, table.unexposed_cases, unexposed)
    return Block(*(np.array([number], dtype=np.int64) for number in numbers))


def _computed(table: Table, method: Method) -> tuple[float, float]:
    """Give ratio and standard error of its logarithm; the ratio alone of the exact method is the sample's."""
    block = _block(table)
    cases, total = block.exposed_cases, block.exposed_total
    others, other_total = block.unexposed_cases, block.unexposed_total
    if method in _ODDS:
        error = woolf(cases, total, unexposed_cases=others, unexposed_total=other_total)
        return float(block.odds_ratio()[0]), float(error[0])
    if method is Method.KATZ:
        error = katz(cases, total, unexposed_cases=others, unexposed_total=other_total)
    else:
        error = poisson_model(cases, unexposed_cases=others)
    return float(block.prevalence_ratio()[0]), float(error[0])


def _fit(table: Table, claim: RatioClaim, method: Method) -> _Fit:
    ratio, error = _computed(table, method)
    point = any(
        low <= ratio <= high
        for low, high in (Boxes.of(claim.value, None, rounding=rounding).value for rounding in _ROUNDINGS)
    )
    if claim.interval is None:
        nearest = Boxes.of(claim.value, None, rounding=Rounding.NEAREST).value
        if method is Method.EXACT_CONDITIONAL:
            fits = exact_odds.estimate_fits(table, Boxes.of(claim.value, None, rounding=None).value)
            return _Fit(method, point or fits, Rounding.NEAREST if fits else None)
        if not point:
            return _Fit(method, point=False, rounding=None)
        return _Fit(method, point, Rounding.NEAREST if nearest[0] <= ratio <= nearest[1] else Rounding.TRUNCATION)
    for rounding in _ROUNDINGS:
        boxes = Boxes.of(claim.value, claim.interval, rounding=rounding)
        if _all_fit(table, boxes, method=method, level=claim.interval.level, wald=(ratio, error)):
            return _Fit(method, point=True, rounding=rounding)
    if method is Method.EXACT_CONDITIONAL:
        point = point or exact_odds.estimate_fits(table, Boxes.of(claim.value, None, rounding=None).value)
    return _Fit(method, point, None)


def _all_fit(table: Table, boxes: Boxes, *, method: Method, level: float, wald: tuple[float, float]) -> bool:
    if method is not Method.EXACT_CONDITIONAL:
        ratio, error = np.array([wald[0]]), np.array([wald[1]])
        return any(bool(boxes.hold(ratio, z * error).any()) for z in critical_values(level))
    exposed = table.exposed_cases + table.exposed_noncases
    space = Space(table.n, exposed, table.exposed_cases + table.unexposed_cases)
    found = exact_odds.tables(space, boxes.as_solved(), level=level)
    return any(bool((block.exposed_cases == table.exposed_cases).any()) for block in found)


def _turned(table: Table) -> Iterator[Table]:
    """Give the table with its rows, or its columns, or rows for columns, in the other order."""
    a, b, c, d = table.exposed_cases, table.exposed_noncases, table.unexposed_cases, table.unexposed_noncases
    yield Table(c, d, a, b)
    yield Table(b, a, d, c)
    yield Table(d, c, b, a)
    yield Table(a, c, b, d)


def _step(table: Table, method: Method, *, level: float | None) -> Step:
    ratio, error = _computed(table, method)
    given = figures(
        exposed_cases=table.exposed_cases,
        exposed_total=table.exposed_cases + table.exposed_noncases,
        unexposed_cases=table.unexposed_cases,
        unexposed_total=table.unexposed_cases + table.unexposed_noncases,
    )
    value = Figure("value", ratio, decimals=_PLACES)
    word = Figure("method", word=method.value)
    if level is None:
        return Step(StepKey.RATIO_OF_TABLE, (word, *given, value))
    spread = float(np.exp(critical_values(level)[0] * error))
    ends = (Figure("lowest", ratio / spread, decimals=_PLACES), Figure("highest", ratio * spread, decimals=_PLACES))
    return Step(StepKey.RATIO_OF_TABLE, (word, *given, value, *ends))
