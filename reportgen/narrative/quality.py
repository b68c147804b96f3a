"""The verdict on the data, in words.

In: the story. Out: the verdict, its reasons, and which villages to ask. Reasons that carry a number take it from the
findings of the quality room.
"""

from __future__ import annotations

from reportgen.findings import Finding, QualityReason, Usability
from reportgen.locales.messages import Message, Number, Several, Words, message
from reportgen.locales.names import readable
from reportgen.narrative.shares import share
from reportgen.narrative.story import Story

VILLAGES_NAMED = 12


def verdict(story: Story) -> Message:
    """Give the one verdict on the data."""
    return message(f"narrative.quality.{story.findings.quality.usability.value}")


def reasons(story: Story) -> tuple[Words, ...]:
    """Give the verdict's reasons, worst first."""
    return tuple(_reason(story, reason) for reason in story.findings.quality.reasons)


def _reason(story: Story, reason: QualityReason) -> Message:
    identity = f"narrative.reason.{reason.value}"
    if reason is QualityReason.FEW_REPORTS:
        return _counted(identity, _finding(story, "subunits"), units=story.units())
    if reason is QualityReason.MONTHS_MISSING:
        return _counted(identity, _finding(story, "months"), units=story.units())
    if reason is QualityReason.FEW_ASKED:
        return _shared(identity, _finding(story, "asked"))
    if reason is QualityReason.ROWS_KEPT_OUT:
        found = _finding(story, "kept_out")
        return message(identity, count=int(found.estimate.value) if found is not None and found.estimate else 0)
    if reason is QualityReason.SMALL_DENOMINATOR:
        return message(identity, fewest=Number(story.quality_rule.minimum_denominator), among=story.headline.among)
    return message(identity, units=story.units())


def _finding(story: Story, name: str) -> Finding | None:
    return story.findings.get(story.findings.quality.ids.get(name, ""))


def _counted(identity: str, found: Finding | None, *, units: Message) -> Message:
    estimate = found.estimate if found is not None else None
    if estimate is None or estimate.numerator is None or estimate.denominator is None:
        return message(f"{identity}.unknown", units=units)
    expected = Number(estimate.denominator)
    return message(identity, units=units, reported=Number(estimate.numerator), expected=expected)


def _shared(identity: str, found: Finding | None) -> Message:
    if found is None or found.estimate is None:
        return message(f"{identity}.unknown")
    return message(identity, share=share(found.estimate))


def remarks(story: Story) -> tuple[Words, ...]:
    """Give the sentences that stand with the first exhibit: who did not report, what looks odd, zeros."""
    found = (_missing(story), _unexpected(story), _zeros(story), _use(story))
    return tuple(item for item in found if item is not None)


def _listed(names: tuple[str, ...]) -> Several:
    return Several(tuple(readable(name) for name in names), VILLAGES_NAMED)


def _missing(story: Story) -> Message | None:
    names = story.findings.quality.missing
    if not names:
        return None
    return message(
        "narrative.quality.missing", count=len(names), units=story.units(len(names)), villages=_listed(names)
    )


def _unexpected(story: Story) -> Message | None:
    names = story.findings.quality.unexpected
    if not names:
        return None
    return message("narrative.quality.unexpected", count=len(names), units=story.units(), villages=_listed(names))


def _zeros(story: Story) -> Message | None:
    found = _finding(story, "zeros")
    if found is None or found.estimate is None or found.estimate.value == 0:
        return None
    return message("narrative.quality.zeros", count=int(found.estimate.value), units=story.units())


def _use(story: Story) -> Message | None:
    if story.findings.quality.usability is Usability.USABLE:
        return None
    return message(f"narrative.quality.use.{story.findings.quality.usability.value}")
