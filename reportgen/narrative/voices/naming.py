"""What themes, groups and counts of informants are called in a sentence.

In: the story. Out: messages. Informants are always told as a count of a count: so few people are never a percentage.
A group's words stand beside its count, so that the words of any label fit.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.estimates import Estimate
from reportgen.findings import InformantGroup, Theme
from reportgen.locales.messages import Message, OutOf, Several, Value, message
from reportgen.narrative.study.naming import within
from reportgen.narrative.voices.stances import leaning
from reportgen.narrative.voices.story import VoicesStory

EVERYTHING = 1000


def out_of(estimate: Estimate | None) -> Value:
    """Give so many informants of so many."""
    if estimate is None or estimate.numerator is None or estimate.denominator is None:
        return message("study.not_shown")
    return OutOf(estimate.numerator, estimate.denominator)


def group_name(group: InformantGroup) -> Value:
    """Give a group's name within a sentence; one that joins several stands in quotation marks, so that it reads as one.

    Its words have an *and* of their own.
    """
    name = within(group.label)
    return message("study.quoted", words=name) if group.merged else name


def group_names(groups: Iterable[InformantGroup]) -> Several:
    """Give the names of groups, within a sentence."""
    return Several(tuple(group_name(group) for group in groups), EVERYTHING)


def with_counts(story: VoicesStory, theme: Theme, groups: Iterable[InformantGroup]) -> Several:
    """Give groups, each with how many of its informants raised a theme."""
    named = tuple(
        message(
            "voices.group.counts",
            group=group_name(group),
            counts=out_of(story.estimate(theme.by_group.get(group.id))),
        )
        for group in groups
    )
    return Several(named, EVERYTHING)


def theme_names(themes: Iterable[Theme]) -> Several:
    """Give the names of themes, each in quotation marks: many have an *and* of their own."""
    return Several(tuple(message("study.quoted", words=within(theme.label)) for theme in themes), EVERYTHING)


def theme_with_count(story: VoicesStory, theme: Theme) -> Message:
    """Give a theme with how many informants raised it, and which way most of them point where most point one way."""
    lean = leaning(story, theme)
    return message(
        "voices.theme.counts",
        theme=within(theme.label),
        counts=out_of(story.estimate(theme.whole)),
        lean=message(f"voices.lean.{lean.value}") if lean is not None else "",
    )
