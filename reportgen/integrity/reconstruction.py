"""All two-by-two tables that give a printed ratio and its limits to the printed digits.

In: the printed figures, n, and the margins that are known. Out: ``TablesFound``, one a method, with how many tables
chance would find. It judges nothing: one hit is no proof, and none is proof only for the methods named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from reportgen.integrity import exact_odds
from reportgen.integrity.boxes import Boxes
from reportgen.integrity.candidates import Block, Space, TooManyTablesError, tables
from reportgen.integrity.claims import Margins, PrintedInterval
from reportgen.integrity.methods import Method, Reals, critical_values, katz, poisson_model, woolf
from reportgen.integrity.printed import Printed, Rounding
from reportgen.integrity.tables import Table, TablesFound, Variant

FEW = 8  # tables listed one by one
_ROUNDINGS = (Rounding.NEAREST, Rounding.TRUNCATION)
_SPARSE = 600  # up to this n the neighbouring n are asked too: a single n is uneven
_WIDENED = ((150, 20.0), (600, 10.0), (1200, 5.0))  # up to this n, boxes so many times as wide for the density


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reproduced: the ratio and its limits as printed."""

    value: Printed
    interval: PrintedInterval

    def boxes(self, rounding: Rounding | None) -> Boxes:
        """Give where the three numbers may lie; any rounding with ``None``."""
        return Boxes.of(self.value, self.interval, rounding=rounding)


def space_of(n: int, margins: Margins | None) -> Space:
    """Give the tables to look at: exposed first in the rows, with the outcome first in the columns."""
    if margins is None:
        return Space(n)
    return Space(
        n,
        margins.rows[0] if len(margins.rows) > 1 else None,
        margins.columns[0] if len(margins.columns) > 1 else None,
    )


def _ratio(block: Block, method: Method) -> Reals:
    return block.odds_ratio() if method is Method.WOOLF else block.prevalence_ratio()


def _standard_error(block: Block, method: Method) -> Reals:
    cases, total = block.exposed_cases, block.exposed_total
    others, other_total = block.unexposed_cases, block.unexposed_total
    if method is Method.KATZ:
        return katz(cases, total, unexposed_cases=others, unexposed_total=other_total)
    if method is Method.WOOLF:
        return woolf(cases, total, unexposed_cases=others, unexposed_total=other_total)
    return poisson_model(cases, unexposed_cases=others)


def _joined(blocks: Iterable[Block]) -> Block:
    kept = list(blocks)
    if not kept:
        nothing = np.empty(0, dtype=np.int64)
        return Block(nothing, nothing, nothing, nothing)
    return Block(
        np.concatenate([each.exposed_cases for each in kept]),
        np.concatenate([each.exposed_total for each in kept]),
        np.concatenate([each.unexposed_cases for each in kept]),
        np.concatenate([each.unexposed_total for each in kept]),
    )


def fitting(space: Space, boxes: Boxes, *, methods: tuple[Method, ...], level: float) -> dict[Method, Block]:
    """Give for each Wald method the tables whose ratio and limits lie in the boxes, with either critical value.

    Methods of one kind of ratio (odds or not) share one search. Raises ``TooManyTablesError``.
    """
    found: dict[Method, list[Block]] = {method: [] for method in methods}
    for odds in (False, True):
        group = [method for method in methods if (method is Method.WOOLF) is odds]
        if not group:
            continue
        for block in tables(space, boxes.value, odds=odds):
            ratio = _ratio(block, group[0])
            for method in group:
                error = _standard_error(block, method)
                holds = np.zeros(len(ratio), dtype=bool)
                for z in critical_values(level):
                    holds |= boxes.hold(ratio, z * error)
                if holds.any():
                    found[method].append(block.take(holds))
    return {method: _joined(blocks) for method, blocks in found.items()}


def _listed(block: Block) -> tuple[Table, ...]:
    if len(block.exposed_cases) > FEW:
        return ()
    return tuple(
        Table(cases, total - cases, others, other_total - others)
        for cases, total, others, other_total in zip(
            block.exposed_cases.tolist(),
            block.exposed_total.tolist(),
            block.unexposed_cases.tolist(),
            block.unexposed_total.tolist(),
            strict=True,
        )
    )


def _found(space: Space, target: Target, *, method: Method, block: Block) -> TablesFound:
    """Sort the tables that fit somehow by rounding and critical value."""
    ratio, error = _ratio(block, method), _standard_error(block, method)
    variants: list[Variant] = []
    held = {rounding: np.zeros(len(ratio), dtype=bool) for rounding in _ROUNDINGS}
    for rounding in _ROUNDINGS:
        boxes = target.boxes(rounding)
        for z in critical_values(target.interval.level):
            holds = boxes.hold(ratio, z * error)
            held[rounding] |= holds
            variants.append(Variant(z, rounding, int(holds.sum())))
    nearest = block.take(held[Rounding.NEAREST])
    cut = held[Rounding.TRUNCATION] & ~held[Rounding.NEAREST]
    return TablesFound(
        n=space.n,
        count=len(nearest.exposed_cases),
        tables=_listed(nearest),
        method=method,
        truncated=int(cut.sum()),
        variants=tuple(variants),
    )


def _found_exactly(space: Space, target: Target) -> TablesFound:
    level = target.interval.level
    somehow = _joined(exact_odds.tables(space, target.boxes(None).as_solved(), level=level))
    if not len(somehow.exposed_cases):
        return TablesFound(n=space.n, count=0, tables=(), method=Method.EXACT_CONDITIONAL)
    nearest, cut = (
        _joined(exact_odds.tables(space, target.boxes(rounding).as_solved(), level=level)) for rounding in _ROUNDINGS
    )
    known = set(_keys(nearest))
    return TablesFound(
        n=space.n,
        count=len(nearest.exposed_cases),
        tables=_listed(nearest),
        method=Method.EXACT_CONDITIONAL,
        truncated=sum(key not in known for key in _keys(cut)),
    )


def _keys(block: Block) -> list[tuple[int, int, int]]:
    return list(
        zip(block.exposed_cases.tolist(), block.exposed_total.tolist(), block.unexposed_cases.tolist(), strict=True)
    )


def reconstruct(target: Target, space: Space, *, methods: tuple[Method, ...]) -> tuple[TablesFound, ...]:
    """Give what each method finds, in the order of ``methods``.

    Raises ``TooManyTablesError`` where a search would go beyond its budget.

    Source: enumeration; Katz, Woolf, Barros & Hirakata and Cornfield as in ``methods`` and ``exact_odds``.
    """
    wald = tuple(method for method in methods if method is not Method.EXACT_CONDITIONAL)
    blocks = fitting(space, target.boxes(None), methods=wald, level=target.interval.level)
    results: list[TablesFound] = []
    for method in methods:
        if method is not Method.EXACT_CONDITIONAL:
            results.append(_found(space, target, method=method, block=blocks[method]))
            continue
        if exact_odds.cost(space) > exact_odds.CELLS:
            raise TooManyTablesError
        results.append(_found_exactly(space, target))
    return tuple(results)


def expected_by_chance(target: Target, space: Space, *, methods: tuple[Method, ...]) -> dict[Method, float]:
    """Give how many tables a printed triple hereabouts would find on average, for each Wald method.

    The tables of a wider neighbourhood and of a few n next to this, times the share that one printed triple takes.
    Methods are left out where the search would be too long, or where no symmetric interval prints so.
    """
    factor = next((factor for limit, factor in _WIDENED if space.n <= limit), 2.0)
    nearby = [space]
    if space.n <= _SPARSE and space.exposed_total is None:
        nearby = [Space(n, None, space.cases_total) for n in range(max(space.n - 3, 2), space.n + 4)]
    boxes = target.boxes(Rounding.NEAREST)
    wide = boxes.widened(factor)
    # a neighbourhood shaped by its limits alone: the printed ratio then cuts its share out of it
    wide = Boxes(wide.geometric_ratio(), wide.lower, wide.upper)
    share = boxes.area / wide.area
    wald = tuple(method for method in methods if method is not Method.EXACT_CONDITIONAL)
    if share == 0:
        return {}
    try:
        found = [fitting(each, wide, methods=wald, level=target.interval.level) for each in nearby]
    except TooManyTablesError:
        return {}
    share /= len(nearby)
    return {method: sum(len(each[method].exposed_cases) for each in found) * share for method in wald}
