"""The headline number and the lines that belong to it.

In: the story. Out: a figure and lines: which indicator, at which age, by which recall, how many, how sure, against
which target, beside which district. Where there is no number to show, the lines say why.
"""

from __future__ import annotations

from reportgen.estimates import Estimate, Suppressed
from reportgen.findings import GroupBy, TargetState, Usability, Verdict
from reportgen.locales.messages import (
    ConfidenceInterval,
    Message,
    Number,
    OutOf,
    Percent,
    Points,
    Value,
    Words,
    message,
)
from reportgen.narrative.shares import decimals, share, share_with_interval
from reportgen.narrative.story import Story


def figure(story: Story) -> Value | None:
    """Give the headline figure, or ``None`` where none may be shown."""
    estimate = story.headline_estimate
    return share(estimate) if estimate is not None else None


def lines(story: Story) -> tuple[Words, ...]:
    """Give the lines under the headline figure."""
    estimate = story.headline_estimate
    if estimate is None:
        return (_why_not(story),)
    verdict = story.main.verdict if story.main is not None else None
    parts: list[Words | None] = [
        _counts(estimate, story),
        target_line(verdict, provisional=is_provisional(story)) if verdict is not None else None,
        neighbour_line(story),
    ]
    return tuple(part for part in parts if part is not None)


def _counts(estimate: Estimate, story: Story) -> Message:
    counts = OutOf(estimate.numerator or 0, estimate.denominator or 0)
    interval = estimate.interval
    if interval is None:
        return message("narrative.headline.counts", counts=counts, among=story.headline.among)
    limits = ConfidenceInterval(interval, decimals(estimate))
    return message("narrative.headline.counts.interval", counts=counts, among=story.headline.among, interval=limits)


def _why_not(story: Story) -> Message:
    if story.main is not None and isinstance(story.main.quantity, Suppressed):
        return message("narrative.headline.suppressed")
    return message("narrative.headline.not_usable")


def is_provisional(story: Story) -> bool:
    """Say whether the data call for caution, so that what is met or not is so for the time being only."""
    return story.findings.quality.usability is Usability.CAUTION


def target_line(verdict: Verdict, *, provisional: bool = False) -> Message:
    """Give the target with its basis, and what can be said against it."""
    target = verdict.target
    basis: Value = target.basis
    if target.year is not None:
        basis = message("narrative.target.basis.year", basis=target.basis, year=str(target.year))
    sure = "" if not provisional or verdict.state is TargetState.CANNOT_SAY else ".provisional"
    return message(f"narrative.target.{verdict.state.value}{sure}", target=Percent(target.value, None), basis=basis)


def neighbour_line(story: Story) -> Message | None:
    """Give the district's figure, saying whether this puskesmas is in it, and of how many it is where that is known."""
    neighbour = story.neighbour_finding
    if neighbour is None or neighbour.estimate is None or story.neighbour is None:
        return None
    name: Value = story.district if story.district is not None else message("narrative.district")
    figure_of_others = share_with_interval(neighbour.estimate)
    units = story.findings.get(story.findings.quality.ids.get("units", ""))
    if story.neighbour is GroupBy.DISTRICT and units is not None and units.estimate is not None:
        count = Number(units.estimate.value)
        return message("narrative.headline.district.units", district=name, number=count, share=figure_of_others)
    return message(f"narrative.headline.{story.neighbour.value}", district=name, share=figure_of_others)


def against_neighbour(story: Story) -> Message | None:
    """Give in words how the headline stands beside the other puskesmas: by the interval of the difference."""
    found = story.beside(GroupBy.DIFFERENCE)
    if story.headline_estimate is None or found is None or found.estimate is None or found.estimate.interval is None:
        return None
    interval = found.estimate.interval
    name: Value = story.district if story.district is not None else message("narrative.district")
    limits = ConfidenceInterval(interval, points=True)
    if interval.lower <= 0 <= interval.upper:
        points = Points(found.estimate.value, signed=True)
        return message("narrative.neighbour.alike", district=name, points=points, interval=limits)
    way = "higher" if found.estimate.value > 0 else "lower"
    return message(f"narrative.neighbour.{way}", points=Points(found.estimate.value), district=name, interval=limits)


def states(story: Story) -> TargetState | None:
    """Give what can be said against the target, or ``None`` where there is no number or no target."""
    if story.headline_estimate is None or story.main is None or story.main.verdict is None:
        return None
    return story.main.verdict.state
