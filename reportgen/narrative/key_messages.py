"""Three to five key messages, one sentence each, no p-value.

In: the story. Out: messages, most decisive first: target, district, change, villages, and what the data need. The
verdict on the data itself stands with the first exhibit and is not said twice.
"""

from __future__ import annotations

from reportgen.estimates import Estimate
from reportgen.findings import ChangeKind, Finding, Funnel, GroupBy, RunSignal, Standing, TargetState
from reportgen.locales.messages import ConfidenceInterval, Message, Number, Percent, Points, Several, Words, message
from reportgen.narrative.headline import against_neighbour, is_provisional, states
from reportgen.narrative.shares import share
from reportgen.narrative.story import Story

AT_MOST = 5
VILLAGES_NAMED = 4
ASKS_FOR_FIGURES = frozenset({"weak_data", "low_recall"})
MENDS_ROWS = frozenset({"weak_data"})
"""Actions that take the place of the message that asks for figures, and of the one that has rows corrected."""


def key_messages(story: Story, *, asked: frozenset[str] = frozenset()) -> tuple[Words, ...]:
    """Give at most five messages; ``asked`` are the actions that page one asks for, which none asks for again."""
    found: list[Words | None] = [
        against_target(story),
        against_neighbour(story),
        change(story),
        *(villages(story, funnel) for funnel in story.funnels if funnel.by is GroupBy.SUBUNIT and story.usable),
        to_ask(story) if not asked & ASKS_FOR_FIGURES else None,
        to_mend(story) if not asked & MENDS_ROWS else None,
    ]
    return tuple(item for item in found if item is not None)[:AT_MOST]


def against_target(story: Story) -> Message | None:
    """Give what the interval says of the target."""
    state = states(story)
    if state is None or story.main is None or story.main.verdict is None:
        return None
    target = Percent(story.main.verdict.target.value, None)
    if state is TargetState.CANNOT_SAY:
        return message("narrative.key.target.cannot_say", target=target)
    sure = ".provisional" if is_provisional(story) else ""
    return message(f"narrative.key.target.{state.value}.{story.headline.direction.value}{sure}", target=target)


def change(story: Story) -> Message | None:
    """Give the change since the period before, by its interval."""
    compared = _compared(story)
    if story.headline_estimate is None or compared is None:
        return None
    before, difference = compared
    if difference.interval is None:
        return None
    interval = difference.interval
    limits = ConfidenceInterval(interval, 1, points=True)
    if interval.lower <= 0 <= interval.upper:
        return message(
            "narrative.key.change.unclear",
            period=before.period,
            before=share(before),
            points=Points(difference.value, signed=True),
            interval=limits,
        )
    way = "up" if difference.value > 0 else "down"
    return message(
        f"narrative.key.change.{way}",
        points=Points(difference.value),
        period=before.period,
        before=share(before),
        interval=limits,
    )


def _compared(story: Story) -> tuple[Estimate, Estimate] | None:
    """Give the number of the period before and the difference from it, as the section on changes has them.

    Without earlier results, or where the definition has changed since, they are the register's own.
    """
    found = story.findings.changes.of(story.headline.id) if story.findings.changes is not None else None
    if found is not None and found.kind is not ChangeKind.REDEFINED:
        return (found.compared, found.difference) if found.compared is not None and found.difference else None
    before, difference = story.beside(GroupBy.PREVIOUS), story.beside(GroupBy.CHANGE)
    if before is None or difference is None or before.estimate is None or difference.estimate is None:
        return None
    return before.estimate, difference.estimate


def names(findings: tuple[Finding, ...]) -> Several:
    """Give the names of groups, cut after a few."""
    return Several(
        tuple(item.subject.group.label for item in findings if item.subject.group is not None), VILLAGES_NAMED
    )


def villages(story: Story, funnel: Funnel) -> Message | None:
    """Give which villages differ by more than chance, in words, without ranks."""
    lower = story.standing(funnel, Standing.LOWER)
    higher = story.standing(funnel, Standing.HIGHER)
    if not lower and not higher:
        widened = ".widened" if funnel.overdispersed else ""
        return message(f"narrative.key.villages.none{widened}", count=len(funnel.points)) if funnel.points else None
    if lower and higher:
        return message("narrative.key.villages.both", lower=names(lower), higher=names(higher))
    way, found = ("lower", lower) if lower else ("higher", higher)
    return message(f"narrative.key.villages.{way}", count=len(found), villages=names(found))


def to_ask(story: Story) -> Message | None:
    """Give what is to be done about villages that gave no figures for the headline, where there are any."""
    finding = story.findings.get(story.findings.quality.ids.get("subunits", ""))
    if finding is None or finding.estimate is None or finding.estimate.denominator is None:
        return None
    reported, expected = finding.estimate.numerator or 0, finding.estimate.denominator
    if reported >= expected:
        return None
    return message("narrative.key.to_ask", units=story.units(), reported=Number(reported), expected=Number(expected))


def to_mend(story: Story) -> Message | None:
    """Give what is to be done about rows that were kept out, where there are any."""
    finding = story.findings.get(story.findings.quality.ids.get("kept_out", ""))
    if finding is None or finding.estimate is None or finding.estimate.value == 0:
        return None
    return message("narrative.key.to_mend", count=int(finding.estimate.value))


def run_signal(signal: RunSignal) -> Message:
    """Give what the runs of a run chart say."""
    return message(f"narrative.run.{signal.value}")
