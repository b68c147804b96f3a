"""Three to five key messages, one sentence each, no p-value.

In: the story. Out: messages, most decisive first: target, district, change, villages, and what the data need. The
verdict on the data itself stands with the first exhibit and is not said twice.
"""

from __future__ import annotations

from reportgen.findings import Finding, Funnel, GroupBy, RunSignal, Standing, TargetState
from reportgen.locales.messages import ConfidenceInterval, Message, Number, Percent, Points, Several, Words, message
from reportgen.narrative.headline import against_neighbour, states
from reportgen.narrative.shares import share
from reportgen.narrative.story import Story

AT_MOST = 5
VILLAGES_NAMED = 4


def key_messages(story: Story) -> tuple[Words, ...]:
    """Give at most five messages."""
    found: list[Words | None] = [
        against_target(story),
        against_neighbour(story),
        change(story),
        *(villages(story, funnel) for funnel in story.funnels if funnel.by is GroupBy.SUBUNIT and story.usable),
        to_ask(story),
        to_mend(story),
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
    return message(f"narrative.key.target.{state.value}.{story.headline.direction.value}", target=target)


def change(story: Story) -> Message | None:
    """Give the change since the period before, by its interval."""
    found, before = story.beside(GroupBy.CHANGE), story.beside(GroupBy.PREVIOUS)
    if story.headline_estimate is None or found is None or before is None:
        return None
    if found.estimate is None or found.estimate.interval is None or before.estimate is None:
        return None
    interval = found.estimate.interval
    limits = ConfidenceInterval(interval, 1, points=True)
    if interval.lower <= 0 <= interval.upper:
        return message(
            "narrative.key.change.unclear",
            period=before.estimate.period,
            before=share(before.estimate),
            points=Points(found.estimate.value, signed=True),
            interval=limits,
        )
    way = "up" if found.estimate.value > 0 else "down"
    return message(
        f"narrative.key.change.{way}",
        points=Points(found.estimate.value),
        period=before.estimate.period,
        before=share(before.estimate),
        interval=limits,
    )


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
