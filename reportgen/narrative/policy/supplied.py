"""Context figures and baselines in words: where a target was set from, and whether a supplied figure can be so.

In: the story, with the supplied figures judged. Out: messages and notices. Nothing is called wrong, nothing corrected.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.errors import Severity
from reportgen.exhibits.policy.context import figure_words
from reportgen.locales.messages import Message, Several, Value, Words, message
from reportgen.narrative.audit import short_form, verdict_words
from reportgen.narrative.notices import Notice
from reportgen.narrative.policy.story import PolicyStory
from reportgen.supplied import Supplied, SuppliedKind

NAMED = 6


def remarks(story: PolicyStory) -> dict[str, Words]:
    """Give what stands beside a figure that cannot be reproduced, by its place in the configuration."""
    return {each.where: verdict_words(each.judged) for each in story.supplied if each.impossible}


def impossible_notes(story: PolicyStory) -> tuple[Words, ...]:
    """Give the arithmetic behind each context figure that cannot be reproduced and would be printed."""
    return tuple(
        message("policy.captions.supplied.note", label=_label(story, each), verdict=_sentence(each))
        for each in context_figures(story)
        if each.impossible and each.mark.may_be_printed
    )


def context_figures(story: PolicyStory) -> tuple[Supplied, ...]:
    """Give the figures of other places and times."""
    return tuple(each for each in story.supplied if each.kind is SuppliedKind.CONTEXT)


def baselines(story: PolicyStory) -> tuple[Words, ...]:
    """Give where each indicator stood when its target was set."""
    return tuple(_baseline(story, each) for each in story.supplied if each.kind is SuppliedKind.BASELINE)


def _baseline(story: PolicyStory, figure: Supplied) -> Words:
    words = message(
        "policy.captions.supplied.baseline",
        label=_indicator(story, figure),
        figure=figure_words(figure),
        year=str(figure.year),
        source=figure.source,
    )
    if not figure.impossible:
        return words
    return message("policy.captions.supplied.doubted", words=words, verdict=_sentence(figure))


def supplied_notices(story: PolicyStory) -> tuple[Notice, ...]:
    """Give a notice for each printed figure that cannot be reproduced."""
    return tuple(_notices(story))


def _notices(story: PolicyStory) -> Iterator[Notice]:
    for each in story.supplied:
        label, figure = _label(story, each), figure_words(each)
        if each.impossible and each.mark.may_be_printed:
            words = message("policy.captions.supplied.notice", label=label, figure=figure, verdict=_sentence(each))
            yield Notice(Severity.WARNING, f"{each.kind.value}.impossible", words, each.where)


def letterhead_note(story: PolicyStory, note: Words | None) -> Words | None:
    """Give the note under the letterhead: which supplied figures cannot be reproduced, before what else it says."""
    found: tuple[Value, ...] = tuple(
        message("policy.captions.supplied.named", label=_label(story, each), figure=figure_words(each))
        for each in story.supplied
        if each.impossible and each.mark.may_be_printed
    )
    if not found:
        return note
    said = message("policy.captions.supplied.draft", count=len(found), figures=Several(found, NAMED))
    return said if note is None else message("policy.captions.supplied.then", first=said, second=note)


def _label(story: PolicyStory, figure: Supplied) -> Message:
    label, year = _indicator(story, figure), str(figure.year)
    if figure.area is None:
        return message("policy.captions.supplied.of_target", label=label, year=year)
    return message("policy.captions.supplied.of_place", label=label, place=figure.area, year=year)


def _indicator(story: PolicyStory, figure: Supplied) -> Value:
    indicator = story.indicators.get(figure.indicator)
    return figure.indicator if indicator is None else indicator.short


def _sentence(figure: Supplied) -> Words:
    words = short_form(figure.judged)
    return words if words.id == "audit.short" else message("policy.sentence", words=words)
