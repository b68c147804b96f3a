"""Whether what people said lies with a number, or against it.

In: a publishable finding, and which way those who raised a theme point. Out: ``Judged`` and ``Accord``. A number that
may not be shown judges nothing.
"""

from __future__ import annotations

from reportgen.estimates import Estimate, Measure
from reportgen.findings import Accord, Finding, Judged, Stance, TargetState

_NONE = {Measure.PREVALENCE_RATIO: 1.0, Measure.ODDS_RATIO: 1.0, Measure.RISK_DIFFERENCE: 0.0}
"""No effect, by measure."""
_STATES = {
    TargetState.MET: Judged.FAVOURABLE,
    TargetState.NOT_MET: Judged.UNFAVOURABLE,
    TargetState.CANNOT_SAY: Judged.CANNOT_SAY,
}
_AGREEING = frozenset({(Judged.FAVOURABLE, Stance.SUPPORTS), (Judged.UNFAVOURABLE, Stance.HINDERS)})
_CROSSWISE = frozenset({(Judged.FAVOURABLE, Stance.HINDERS), (Judged.UNFAVOURABLE, Stance.SUPPORTS)})


def judged(finding: Finding | None) -> Judged:
    """Give what a number says by itself, by its interval, never by the point.

    Against a target its verdict, which minds whether much or little is good. A ratio or a difference of a practice with
    the outcome: favourable where the whole interval is above no effect, unfavourable below; it is taken that the
    outcome is the wished one, and that the practice is not the reference. A share without a target, a change of an
    indicator, and every other number, has no yardstick. What is suppressed, absent or not there cannot say.
    """
    if finding is None or finding.estimate is None:
        return Judged.CANNOT_SAY
    if finding.verdict is not None:
        return _STATES[finding.verdict.state]
    if finding.estimate.measure in _NONE and finding.subject.indicator is None:
        return _side(finding.estimate)
    return Judged.NO_YARDSTICK


def _side(estimate: Estimate) -> Judged:
    interval, none = estimate.interval, _NONE[estimate.measure]
    if interval is None or interval.lower <= none <= interval.upper:
        return Judged.CANNOT_SAY
    return Judged.FAVOURABLE if interval.lower > none else Judged.UNFAVOURABLE


def accord(judgement: Judged, stance: Stance | None, *, raised: bool, counted: bool) -> Accord:
    """Give how what was said lies to the number: ``raised`` by anybody, ``counted`` by a finding, hidden or not."""
    if not raised or not counted:
        return Accord.SILENT
    if (judgement, stance) in _AGREEING:
        return Accord.AGREES
    return Accord.CONTRADICTS if (judgement, stance) in _CROSSWISE else Accord.UNCLEAR
