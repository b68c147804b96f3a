"""Labels, alternative texts and gaps that charts share.

In: findings. Out: messages. An alternative text says every value that the picture shows, so that who cannot see it
misses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.estimates import Absent, Estimate, Suppressed
from reportgen.exhibits.chart import ReferenceLine
from reportgen.findings import Finding, Verdict
from reportgen.locales.messages import ConfidenceInterval, Message, Number, Percent, Several, Value, Words, message

EVERYTHING = 1000


def gap(finding: Finding | None) -> Words | None:
    """Give the word that stands where a value cannot, or ``None`` where there is a value."""
    if finding is None or isinstance(finding.quantity, Absent):
        return message("captions.gap.absent")
    if isinstance(finding.quantity, Suppressed):
        return message("captions.gap.suppressed")
    return None


def group_label(finding: Finding) -> Value:
    """Give the name of a finding's group."""
    group = finding.subject.group
    if group is None:
        return finding.subject.label
    return group.month if group.month is not None else group.label


def value_words(finding: Finding | None) -> Value:
    """Give an estimate with its counts and interval, or why there is none."""
    missing = gap(finding)
    if missing is not None or finding is None or finding.estimate is None:
        return missing or message("captions.gap.absent")
    return _estimate_words(finding.estimate)


def _estimate_words(estimate: Estimate) -> Message:
    if estimate.interval is None or estimate.numerator is None or estimate.denominator is None:
        return message("captions.value", share=Percent(estimate.value))
    return message(
        "captions.value.full",
        share=Percent(estimate.value),
        numerator=Number(estimate.numerator),
        denominator=Number(estimate.denominator),
        interval=ConfidenceInterval(estimate.interval),
    )


def alternative(
    caption: Words, items: Iterable[tuple[Value, Finding | None]], *, more: tuple[Words, ...] = ()
) -> Message:
    """Give the alternative text of a chart: its caption, each value, and what else the picture shows."""
    values: list[Value] = [
        message("captions.alternative.item", label=label, value=value_words(found)) for label, found in items
    ]
    listed = Several(tuple(values), EVERYTHING)
    if not more:
        return message("captions.alternative", caption=caption, values=listed)
    return message("captions.alternative.more", caption=caption, values=listed, more=Several(more, EVERYTHING))


def target_line(verdict: Verdict | None) -> ReferenceLine | None:
    """Give the target as a line across."""
    if verdict is None:
        return None
    share = verdict.target.value
    return ReferenceLine(share, message("captions.target", target=Percent(share, None)))
