"""Whether a survey finds the outcome of page one more often with a topic's better answers.

In: the associations of a survey. Out: ``Compared``: the finding that tells, and whether it is to be read the other way
round. It says nothing of causes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.codebook import Variable
from reportgen.estimates import Measure
from reportgen.findings import Effects, Exposure, Finding
from reportgen.policy.matter import Matter
from reportgen.rulebook import RatioState

_MEASURES = (Measure.PREVALENCE_RATIO, Measure.ODDS_RATIO)
_MIRRORED = {RatioState.ABOVE: RatioState.BELOW, RatioState.BELOW: RatioState.ABOVE}


@dataclass(frozen=True, slots=True)
class Compared:
    """A ratio of the outcome; ``inverted`` where it is of the worse answers against the better ones.

    ``smallest`` is how many respondents the smaller of the two groups has; ``None`` where a group is hidden, or where
    there are no groups (the exposure is a number).
    """

    finding: Finding
    inverted: bool
    grouped: bool
    smallest: int | None

    def read(self, state: RatioState) -> RatioState:
        """Give the state as of the better answers against the worse."""
        return _MIRRORED.get(state, state) if self.inverted else state


def compared(topic: str, *, matter: Matter) -> Compared | None:
    """Give the ratio that tells of a topic and the outcome of page one, or ``None`` where no survey has one.

    Of several the first that has a number: adjusted before crude, of those a ratio of prevalences before one of odds,
    everybody's before that of some.
    """
    found = tuple(_ratios(topic, matter))
    return next((each for each in found if each.finding.estimate is not None), next(iter(found), None))


def _ratios(topic: str, matter: Matter) -> Iterator[Compared]:
    exposures = tuple(_exposures(topic, matter))
    for adjusted in (True, False):
        for measure in _MEASURES:
            for exposure, variable in exposures:
                found = _ratio(exposure, variable, matter=matter, measure=measure, adjusted=adjusted)
                if found is not None:
                    yield found


def _exposures(topic: str, matter: Matter) -> Iterator[tuple[Exposure, Variable]]:
    study = matter.findings.study
    if study is None:
        return
    for association in sorted(study.associations, key=lambda each: bool(each.only)):
        for exposure in association.exposures if association.outcome == study.outcome else ():
            if matter.is_about(association.analysis, exposure.variable, name=topic):
                yield exposure, study.variable(association.analysis, exposure.variable)


def _ratio(
    exposure: Exposure, variable: Variable, *, matter: Matter, measure: Measure, adjusted: bool
) -> Compared | None:
    level, inverted = _level(exposure, variable)
    found = matter.findings.get(_ids(exposure.effects.get(level), adjusted=adjusted).get(measure, ""))
    if found is None:
        return None
    sizes = [_size(exposure.shares.get(each), matter) for each in (level, exposure.reference or "")]
    known = [size for size in sizes if size is not None]
    return Compared(found, inverted, bool(exposure.shares), min(known) if len(known) == len(sizes) else None)


def _size(share: str | None, matter: Matter) -> int | None:
    estimate = matter.estimate(share)
    return estimate.denominator if estimate is not None else None


def _ids(effects: Effects | None, *, adjusted: bool) -> dict[Measure, str]:
    if effects is None:
        return {}
    return dict(effects.adjusted if adjusted else effects.crude)


def _level(exposure: Exposure, variable: Variable) -> tuple[str, bool]:
    """Give the level whose ratio tells, and whether it is the worse one.

    It is the better level, the event or else the last; where that is the reference itself, the worst: the first other.
    A number has no levels: more of it is taken to be better.
    """
    if not variable.levels:
        return "", False
    better = variable.event or variable.levels[-1].id
    if better != exposure.reference:
        return better, False
    return next((level.id for level in variable.levels if level.id != better), ""), True
