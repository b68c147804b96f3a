"""Context figures and targets' baselines of a configuration, judged.

In: the checked ``policy`` of a configuration. Out: ``Supplied``: each share with what the checks say of it. Numbers
keep the decimals that they were printed with. It words nothing, corrects nothing, and leaves out nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from reportgen.config.model.policy import Policy
from reportgen.config.model.targets import Baseline, ContextDefinition
from reportgen.config.printed import writing
from reportgen.integrity import audit, claims
from reportgen.integrity.printed import Printed
from reportgen.integrity.verdicts import Judged, Verdict
from reportgen.locales.languages import Text
from reportgen.rulebook import Mark

_PLACES = 2
"""Decimals of a share that its percentage has not."""


class SuppliedKind(StrEnum):
    """What a supplied figure is: of another place or time, or where an indicator stood when its target was set."""

    CONTEXT = "context"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class Supplied:
    """One supplied share, with what the checks say of it.

    ``where`` is its place in the configuration (``policy.context[0]``), ``area`` the place that it is of (``None`` of a
    baseline), ``percent`` the percentage as printed. ``count`` and ``n`` are ``None`` where they were not printed.
    """

    where: str
    kind: SuppliedKind
    indicator: str
    area: Text | None
    year: int
    source: Text
    share: float
    percent: Printed
    count: int | None
    n: int | None
    mark: Mark
    reported_by: Text | None
    judged: Judged

    @property
    def impossible(self) -> bool:
        """Whether it cannot be reproduced from what is stated."""
        return self.judged.verdict is Verdict.IMPOSSIBLE


def supplied(policy: Policy) -> tuple[Supplied, ...]:
    """Give every context figure and every baseline with its verdict, in the order of the configuration."""
    return tuple(_all(policy))


def percent_of(share: float) -> Printed:
    """Give a share that was written with so many decimals as the percentage that it stands for: 0.6610 is 66.10.

    A share of one decimal is a whole percentage: 0.6 is 60.
    """
    written = Decimal(writing(share))
    exponent = written.as_tuple().exponent
    decimals = max(-exponent - _PLACES, 0) if isinstance(exponent, int) else 0
    return Printed.read(f"{written.scaleb(_PLACES):.{decimals}f}")


def _all(policy: Policy) -> Iterator[Supplied]:
    for number, figure in enumerate(policy.context):
        yield _context(figure, f"policy.context[{number}]")
    for number, target in enumerate(policy.targets):
        if target.baseline is not None:
            where = f"policy.targets[{number}].baseline"
            yield _supplied(target.baseline, where, kind=SuppliedKind.BASELINE, indicator=target.indicator)


def _context(figure: ContextDefinition, where: str) -> Supplied:
    made = _supplied(figure, where, kind=SuppliedKind.CONTEXT, indicator=figure.indicator)
    return replace(made, area=figure.place, mark=figure.mark, reported_by=figure.reported_by)


def _supplied(figure: ContextDefinition | Baseline, where: str, *, kind: SuppliedKind, indicator: str) -> Supplied:
    """Give a figure of no other place, which a configuration vouches for: a baseline is one."""
    return Supplied(
        where=where,
        kind=kind,
        indicator=indicator,
        area=None,
        year=figure.year,
        source=figure.source,
        share=float(figure.value),
        percent=percent_of(figure.value),
        count=figure.count,
        n=figure.n,
        mark=Mark.VERIFIED,
        reported_by=None,
        judged=_judged(figure, where),
    )


def _judged(figure: ContextDefinition | Baseline, where: str) -> Judged:
    """Judge the share as a published one is judged: its percentage against its count and its n."""
    claim = claims.ShareClaim(figure.count, figure.n, percent_of(figure.value))
    (judged,) = audit(claims.Study(where, (claim,)))
    return judged
