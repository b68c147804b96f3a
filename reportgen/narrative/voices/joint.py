"""What people said beside what was counted, in words.

In: the story. Out: messages: the number with its interval and the indicator's name, what was said, and whether the two
agree. Neither explains the other, and the sentence does not say so.
"""

from __future__ import annotations

from reportgen.estimates import Estimate, Measure, Suppressed, Unit
from reportgen.findings import Accord, Finding, JointRow
from reportgen.locales.messages import Message, Number, Percent, PlainInterval, Value, Words, message
from reportgen.narrative.study.naming import within
from reportgen.narrative.study.numbers import limits, ratio, share_in_full
from reportgen.narrative.voices.naming import out_of, theme_names
from reportgen.narrative.voices.story import VoicesStory

_SAID = frozenset({Accord.CONTRADICTS, Accord.SILENT})
_RATIOS = (Measure.PREVALENCE_RATIO, Measure.ODDS_RATIO)


def sentences(story: VoicesStory) -> tuple[Words, ...]:
    """Give a sentence for a contradiction and for a theme with nothing beside it; the table tells the other rows."""
    return tuple(sentence(story, row) for row in story.voices.joint if row.accord in _SAID)


def sentence(story: VoicesStory, row: JointRow) -> Message:
    """Give one row: the number, what was said, and how they lie to each other."""
    return message(
        "voices.joint",
        theme=story.voices.theme(row.theme).label,
        number=number(story, row),
        said=said(story, row),
        accord=message(f"voices.accord.{row.accord.value}"),
    )


def key_message(story: VoicesStory) -> Message | None:
    """Give where numbers and interviews contradict each other, or else where they agree; ``None`` where neither is."""
    for accord in (Accord.CONTRADICTS, Accord.AGREES):
        rows = [row for row in story.voices.joint if row.accord is accord]
        if len(rows) > 1:
            themes = theme_names(story.voices.theme(row.theme) for row in rows)
            return message(f"voices.key.joint.{accord.value}.several", themes=themes)
        for row in rows:
            return message(
                f"voices.key.joint.{accord.value}",
                theme=within(story.voices.theme(row.theme).label),
                number=number(story, row),
                said=said(story, row),
            )
    return None


def number(story: VoicesStory, row: JointRow) -> Message:
    """Give the number that a theme stands beside, with what it is of and how it is judged."""
    found = story.finding(row.finding) if row.finding is not None else None
    if found is None:
        return message("voices.joint.number.none")
    estimate = found.estimate
    if estimate is None:
        hidden = isinstance(found.quantity, Suppressed)
        return message(f"voices.joint.number.{'suppressed' if hidden else 'absent'}", what=_what(story, found))
    words = message("voices.joint.number", what=_what(story, found), value=_value(estimate))
    verdict = found.verdict
    if verdict is not None:
        target = Percent(verdict.target.value, None)
        return message(f"voices.joint.target.{verdict.state.value}", number=words, target=target)
    return message(f"voices.joint.judged.{row.judged.value}", number=words)


def _what(story: VoicesStory, found: Finding) -> Value:
    if found.subject.group is None:
        return found.subject.label
    study, group = story.findings.study, found.subject.group
    reference = found.estimate.reference if found.estimate is not None else None
    if study is not None and group.variable is not None and reference is not None:
        exposure = study.variable(found.subject.analysis, group.variable)
        return message(
            "voices.joint.compared",
            outcome=within(found.subject.label),
            exposure=within(exposure.label),
            level=group.label,
            reference=exposure.level(reference).label,
        )
    return message("study.what.event", label=found.subject.label, event=found.subject.group.label)


def _value(estimate: Estimate) -> Value:
    if estimate.unit is Unit.SHARE:
        return share_in_full(estimate)
    if estimate.measure in _RATIOS and estimate.interval is not None:
        return message(
            f"voices.joint.value.{estimate.measure.value}",
            ratio=ratio(estimate.value),
            interval=limits(estimate.interval),
        )
    value = Number(estimate.value, 0 if estimate.value.is_integer() else 2)
    if estimate.interval is None:
        return value
    return message("voices.joint.value", value=value, interval=PlainInterval(estimate.interval))


def said(story: VoicesStory, row: JointRow) -> Message:
    """Give what informants said of a theme, in counts."""
    theme = story.voices.theme(row.theme)
    if not story.raised(theme):
        return message("voices.joint.said.nobody")
    way = row.stance.value if row.stance is not None else "uncoded"
    return message(f"voices.joint.said.{way}", counts=out_of(story.estimate(theme.whole)))
