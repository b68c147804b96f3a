"""Who the respondents are: shares of answers, means and medians.

In: a describe analysis and its topic. Out: ``Described``. Each variable is described among those who answered it.

Disclosure: the shares of one variable's levels have one denominator and their numerators add up to it, which is said
as a sum. A mean or a median of many values tells of no single respondent; with its ``n`` below the smallest number that
may be shown it is hidden like any count. Of few values it tells how many have each.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from reportgen.analysis.effects import Effect, NoEffect
from reportgen.analysis.proportions import LEVEL
from reportgen.analysis.respondents import Levelled, Mask, Numbers
from reportgen.analysis.study_topic import Named, Piece, StudyTopic, level_group
from reportgen.analysis.survey_design import LINEARISED, survey_mean
from reportgen.analysis.wald import student_quantile
from reportgen.codebook import Variable
from reportgen.config.model import DescribeAnalysis
from reportgen.estimates import AbsenceReason, Estimate, Interval, Measure, Spread, Unit
from reportgen.findings import Characteristic
from reportgen.raw import RawFinding, Sum

STUDENT = "student_t"
QUARTILES = "quantile_type_7"
WEIGHTED_QUARTILES = "quantile_weighted"

_QUARTERS = (0.25, 0.5, 0.75)
_FEWEST = 2  # values that can scatter
SOLVED = 3
"""With at most so many values, how many have each follows from number, mean and standard deviation."""


@dataclass(frozen=True, slots=True)
class Described:
    """Everything that one describe analysis found."""

    piece: Piece
    characteristics: tuple[Characteristic, ...]


def describe(analysis: DescribeAnalysis, topic: StudyTopic) -> Described:
    """Give, for each variable, who answered, the share of each level, and for a number its mean and its median."""
    piece, found = Piece(), []
    for name in dict.fromkeys(analysis.variables):
        variable = topic.codebook[name]
        known, counted, missing = _known(topic, variable)
        levels, by_level = _levels(topic, variable, known=known)
        averages = _averages(topic, variable, known=known) if variable.is_number else ()
        piece += Piece((counted, missing)) + levels + Piece(averages)
        mean, median = (averages[0].subject.id, averages[1].subject.id) if averages else (None, None)
        found.append(
            Characteristic(
                topic.analysis,
                name,
                counted.subject.id,
                missing.subject.id,
                by_level,
                mean,
                median,
                topic.people.only,
            )
        )
    return Described(piece, tuple(found))


def _known(topic: StudyTopic, variable: Variable) -> tuple[Mask, RawFinding, RawFinding]:
    known = topic.people.known(variable.id)
    n_known = int(known.sum())
    counted = topic.count(Named(f"count.{variable.id}", variable), n_known)
    missing = Named(f"missing.{variable.id}", variable, derived_from=(counted.subject.id,))
    return known, counted, topic.count(missing, topic.people.size - n_known, persons=False)


def _levels(topic: StudyTopic, variable: Variable, *, known: Mask) -> tuple[Piece, dict[str, str]]:
    if not variable.levels:
        return Piece(), {}
    by = topic.people.levelled(variable.id)
    items = tuple(_share(topic, by, position=position, known=known) for position in range(len(by.levels)))
    ids = {level.id: item.subject.id for level, item in zip(by.levels, items, strict=True)}
    counted = topic.id_of(f"count.{variable.id}")
    return Piece(items, (Sum(counted, tuple(ids.values()), of_numerators=True),)), ids


def _share(topic: StudyTopic, by: Levelled, *, position: int, known: Mask) -> RawFinding:
    level = by.levels[position]
    named = Named(f"proportion.{by.variable.id}.{by.slugs[level.id]}", by.variable, level_group(by, level))
    return topic.share(named, by.codes == position, known)


def _averages(topic: StudyTopic, variable: Variable, *, known: Mask) -> tuple[RawFinding, RawFinding]:
    """Give the mean with its standard deviation (n − 1) and t interval, and the median with its quartiles.

    With a design the mean is weighted and its interval linearised; median and quartiles are weighted, and have no
    interval. The standard deviation is weighted likewise.

    Source: Hyndman RJ, Fan Y (1996) Am Stat 50:361–365, definition 7 (R's default), for quantiles.
    """
    name, values = variable.id, topic.people.numbers(variable.id)[known]
    tells = _sizes(values)
    mean = Named(f"mean.{name}", variable, values_of=name, tells=tells)
    median = Named(f"median.{name}", variable, values_of=name, tells=tells)
    if len(values) == 0:
        reason = AbsenceReason.FEW_RESPONDENTS
        return topic.absent(mean, Measure.MEAN, reason), topic.absent(median, Measure.MEDIAN, reason)
    design = topic.people.design
    weights = design.weights[known] if design is not None and design.weight is not None else None
    return _mean(topic, mean, known=known, weights=weights), _median(topic, median, values=values, weights=weights)


def _sizes(values: Numbers) -> tuple[int, ...]:
    """Give how many have each value, where mean, deviation and number of respondents tell it."""
    sizes = np.unique(values, return_counts=True)[1]
    return tuple(sizes.tolist()) if len(sizes) <= SOLVED else ()


def _mean(topic: StudyTopic, named: Named, *, known: Mask, weights: Numbers | None) -> RawFinding:
    name, design = named.variable.id, topic.people.design
    values = topic.people.numbers(name)[known]
    if design is None:
        average, deviation = float(values.mean()), standard_deviation(values)
        effect = Effect(average, _student(average, deviation=deviation, n=len(values)), STUDENT)
    else:
        found = survey_mean(topic.people.numbers(name), design=design.within(known))
        if isinstance(found, NoEffect):
            return topic.absent(named, Measure.MEAN, found.reason)
        effect, deviation = found.effect, standard_deviation(values, weights=weights)
    return _number(topic, named, effect=effect, spread=Spread(standard_deviation=deviation), n=len(values))


def _median(topic: StudyTopic, named: Named, *, values: Numbers, weights: Numbers | None) -> RawFinding:
    if weights is None:
        lower, middle, upper = np.quantile(values, _QUARTERS).tolist()
    else:
        lower, middle, upper = (weighted_quantile(values, share, weights=weights) for share in _QUARTERS)
    effect = Effect(middle, None, QUARTILES if weights is None else WEIGHTED_QUARTILES)
    return _number(topic, named, effect=effect, spread=Spread(None, lower, upper), n=len(values))


def _number(topic: StudyTopic, named: Named, *, effect: Effect, spread: Spread, n: int) -> RawFinding:
    estimate = Estimate(
        measure=Measure.MEAN if effect.method in {STUDENT, LINEARISED} else Measure.MEDIAN,
        value=effect.value,
        unit=Unit.VALUE,
        method=effect.method,
        period=topic.period,
        source=topic.people.survey.name,
        interval=effect.interval,
        n=n,
        weighted=topic.people.weighted,
        spread=spread,
    )
    return topic.estimate(named, estimate)


def standard_deviation(values: Numbers, *, weights: Numbers | None = None) -> float | None:
    """Give the sample standard deviation (n − 1), weighted where weights are given; ``None`` for fewer than two."""
    if len(values) < _FEWEST:
        return None
    if weights is None:
        return float(values.std(ddof=1))
    average = float(np.average(values, weights=weights))
    squares = float(np.average((values - average) ** 2, weights=weights))
    return sqrt(squares * len(values) / (len(values) - 1))


def weighted_quantile(values: Numbers, share: float, *, weights: Numbers) -> float:
    """Give the smallest value that at least this share of the weight lies at or below.

    Source: Woodruff RS (1952) J Am Stat Assoc 47:635–646, for the point; as ``svyquantile`` of R's survey package with
    ``qrule = "math"``.
    """
    order = np.argsort(values, kind="stable")
    below = np.cumsum(weights[order])
    place = int(np.searchsorted(below, share * below[-1] * (1 - 1e-12)))
    return float(values[order][min(place, len(values) - 1)])


def _student(average: float, *, deviation: float | None, n: int) -> Interval | None:
    if deviation is None:
        return None
    half = student_quantile(n - 1, level=LEVEL) * deviation / sqrt(n)
    return Interval(average - half, average + half, LEVEL)
