"""Comparison: who differs from what the groups share by more than chance, and who only looks so.

In: the usable rows of a register by village or by unit; or, after disclosure control, the shares that may be shown.
Out: shares, and a ``Funnel`` with limits by size and where each group lies. It ranks nobody: a rank of small groups is
mostly chance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from reportgen.analysis import binomial
from reportgen.analysis.bench import Bench, View
from reportgen.analysis.proportions import Basis
from reportgen.analysis.topic import Topic, place_parts
from reportgen.config.model import Across, ComparisonAnalysis
from reportgen.estimates import Estimate
from reportgen.findings import Funnel, FunnelLimits, GroupBy, Standing
from reportgen.raw import RawFinding

METHOD = "exact_binomial"
METHOD_OVERDISPERSED = "exact_binomial_overdispersed"
TAILS = (0.025, 0.975, 0.001, 0.999)
"""Lower tail probabilities of the 95 % and the 99.8 % limits."""
FEWEST_GROUPS = 3
"""Fewer groups than this have nothing to be compared with."""
WINSORISED = 0.1
_CURVE_POINTS = 120


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison found; no funnel where there was too little to compare."""

    items: tuple[RawFinding, ...]
    funnel: Funnel | None


def comparison(analysis: ComparisonAnalysis, *, bench: Bench, view: View) -> Comparison:
    """Give what the groups share (the benchmark), each group's share, and the funnel.

    Groups without a denominator are there as absent and are not in the funnel. Across units the benchmark is the
    district's share, this puskesmas among them. Nothing is judged against a target here: that is for ``coverage``.
    """
    indicator = bench.indicators[analysis.indicator]
    topic = Topic(analysis.id, indicator, Basis(bench.period, view.source))
    if analysis.across is Across.SUBUNIT:
        by, names, tallies = GroupBy.SUBUNIT, view.subunits(bench.period), view.by_subunit(indicator, bench.period)
        benchmark = topic.share(view.whole(indicator, bench.period))
    else:
        by, names, tallies = GroupBy.UNIT, view.units(bench.period), view.by_unit(indicator, bench.period)
        benchmark = topic.share(view.district(indicator, bench.period))
    items = (benchmark, *topic.shares(tallies, place_parts(names, by=by)))
    return Comparison(items, _funnel(topic, items, by=by))


def _funnel(topic: Topic, items: Sequence[RawFinding], *, by: GroupBy) -> Funnel | None:
    estimates = {item.subject.id: item.quantity for item in items if isinstance(item.quantity, Estimate)}
    benchmark = estimates.pop(topic.id, None)
    if benchmark is None:
        return None
    lying = lie(estimates, benchmark.value)
    if lying is None:
        return None
    return Funnel(
        id=topic.id,
        analysis=topic.analysis,
        indicator=topic.indicator.id,
        by=by,
        benchmark=topic.id,
        points=tuple(estimates),
        standings=lying.standings,
        limits=lying.limits,
        dispersion=lying.spread.dispersion,
        overdispersed=lying.spread.overdispersed,
        method=lying.spread.method,
    )


@dataclass(frozen=True, slots=True)
class Spread:
    """How much more groups differ than chance alone would have it (>= 1), and whether limits widen for it."""

    dispersion: float
    overdispersed: bool

    @property
    def method(self) -> str:
        """How the limits are got."""
        return METHOD_OVERDISPERSED if self.overdispersed else METHOD

    @property
    def widening(self) -> float:
        """By how much limits are further from the benchmark than chance alone would put them."""
        return sqrt(self.dispersion) if self.overdispersed else 1.0


@dataclass(frozen=True, slots=True)
class Lying:
    """Where groups lie against the limits."""

    standings: Mapping[str, Standing]
    limits: FunnelLimits
    spread: Spread


def lie(points: Mapping[str, Estimate], benchmark: float) -> Lying | None:
    """Give where each point lies around the benchmark.

    ``None`` where there are fewer than three points, or where the benchmark is 0 or 1 and so nobody differs. Limits are
    exact binomial ones, widened where the points are overdispersed. Whatever is given comes from these points and the
    benchmark and knows of no others; the curve ends at the largest of them.

    Source: Spiegelhalter DJ (2005) Stat Med 24:1185–1202.
    """
    if len(points) < FEWEST_GROUPS or not 0 < benchmark < 1:
        return None
    spread = overdispersion(tuple(points.values()), benchmark)
    sizes = {finding_id: size_of(estimate) for finding_id, estimate in points.items()}
    bounds = {
        size: _widened(size, benchmark, spread.widening) for size in {*sizes.values(), *_grid(max(sizes.values()))}
    }
    standings = {finding_id: standing(points[finding_id].value, bounds[size]) for finding_id, size in sizes.items()}
    return Lying(standings, _curve(bounds), spread)


def size_of(estimate: Estimate) -> int:
    """Give the denominator of a share; a share without one is a defect."""
    if not estimate.denominator:
        message = "a funnel is of shares with a denominator"
        raise ValueError(message)
    return estimate.denominator


def overdispersion(shares: Sequence[Estimate], benchmark: float) -> Spread:
    """Give how much more the groups differ than chance alone would have it, and whether limits should widen for it.

    The mean of the squared z-scores, after the lowest and the highest tenth of them were drawn in to the 10 % and 90 %
    quantiles (linear interpolation), so that the very groups that stand out do not hide themselves. It counts only
    above 1 + 2·√(2/k) for k groups, which is what chance brings about.

    Source: Spiegelhalter DJ (2005) Stat Med 24:1185–1202, appendix A.3.
    """
    values = np.array([share.value for share in shares])
    sizes = np.array([size_of(share) for share in shares])
    scores = (values - benchmark) / np.sqrt(benchmark * (1 - benchmark) / sizes)
    lowest, highest = np.quantile(scores, [WINSORISED, 1 - WINSORISED])
    dispersion = float(np.mean(np.clip(scores, lowest, highest) ** 2))
    return Spread(max(dispersion, 1.0), dispersion > 1 + 2 * sqrt(2 / len(shares)))


Bounds = tuple[float, ...]
"""Limits in the order of ``TAILS``."""


def _widened(size: int, benchmark: float, widening: float) -> Bounds:
    exact = binomial.limits(size, benchmark, tails=TAILS)
    if widening == 1:
        return exact
    return tuple(min(max(benchmark + (limit - benchmark) * widening, 0.0), 1.0) for limit in exact)


def standing(value: float, bounds: Bounds) -> Standing:
    """Give where a share lies against the limits at its own size; on a limit is within it."""
    lower_95, upper_95, lower_998, upper_998 = bounds
    if value < lower_998:
        return Standing.LOWER
    if value > upper_998:
        return Standing.HIGHER
    if value < lower_95:
        return Standing.POSSIBLY_LOWER
    if value > upper_95:
        return Standing.POSSIBLY_HIGHER
    return Standing.WITHIN


def _grid(largest: int) -> tuple[int, ...]:
    """Give sizes from 1 to the largest, denser where limits bend."""
    steps = np.geomspace(1, largest, _CURVE_POINTS)
    evenly = np.linspace(1, largest, _CURVE_POINTS // 2)
    return tuple(sorted({int(size) for size in np.rint(np.concatenate((steps, evenly)))}))


def _curve(bounds: Mapping[int, Bounds]) -> FunnelLimits:
    sizes = sorted(bounds)
    lower_95, upper_95, lower_998, upper_998 = zip(*(bounds[size] for size in sizes), strict=True)
    return FunnelLimits(tuple(sizes), lower_95, upper_95, lower_998, upper_998)
