"""The options in words: what is published of each, with whose work and which design, and what must be said with it.

In: the story of the recommendations. Out: lines for a table, and its notes. Effects are told as published; nothing
local is worded as an effect.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.exhibits.policy.options import OptionLine
from reportgen.findings import Choice
from reportgen.locales.messages import Message, Several, Words, message
from reportgen.narrative.policy.story import PolicyStory
from reportgen.narrative.policy.words import certainty_words, law_notes, laws_words
from reportgen.rulebook import Evidence


def caption(story: PolicyStory) -> Words:
    """Give the caption."""
    return message("policy.captions.options", place=story.place)


def option_lines(story: PolicyStory) -> tuple[OptionLine, ...]:
    """Give each option in words; going on as now comes first."""
    return tuple(map(_line, _ordered(story)))


def option_notes(story: PolicyStory) -> tuple[Words, ...]:
    """Give what must be said with the options: whose effects they are, whose judgement, and what the law's state is."""
    choices = _ordered(story)
    notes: list[Words] = [message("policy.captions.options.note.elsewhere")]
    if any(choice.certainty_is_ours for choice in choices):
        notes.append(message("policy.captions.options.note.ours"))
    notes.append(message("policy.captions.options.note.cost"))
    cited = [law for choice in choices for law in choice.law]
    if cited:
        notes.append(message("policy.captions.options.note.law", day=story.counsel.date))
    return (*notes, *law_notes(cited), *_sources(choices))


def _ordered(story: PolicyStory) -> list[Choice]:
    """Give the options, the one without any action first."""
    return sorted(story.counsel.choices, key=lambda choice: choice.id != "as_now")


def _line(choice: Choice) -> OptionLine:
    graded = choice.certainty is not None
    certainty = certainty_words(choice.certainty, ours=choice.certainty_is_ours) if choice.certainty else None
    return OptionLine(
        label=choice.label,
        effect=_effect(choice),
        certainty=certainty if graded and certainty else message("policy.captions.options.ungraded"),
        cost=message(f"policy.captions.cost.{choice.cost.value}"),
        law=laws_words(choice.law) or message("policy.captions.options.no_law"),
    )


def _effect(choice: Choice) -> Words:
    """Give what is published of the effect, and the design of the work that found it."""
    if choice.design is None:
        return choice.effect
    design = message(f"policy.captions.design.{choice.design.value}")
    return message("policy.captions.options.effect.design", effect=choice.effect, design=design)


def _sources(choices: Iterable[Choice]) -> Iterator[Words]:
    """Go through the options that rest on published work, and name it, each with its design."""
    for choice in choices:
        works = tuple(_work(each) for each in choice.evidence if each.mark.may_be_printed)
        if works:
            sources = Several(works, len(works))
            yield message("policy.captions.options.note.sources", label=choice.label, sources=sources)


def _work(evidence: Evidence) -> Message:
    design = message(f"policy.captions.design.{evidence.design.value}")
    if evidence.reported_by is not None and not evidence.mark.needs_no_caveat:
        reporter = evidence.reported_by
        return message(
            "policy.captions.options.work.reported", citation=evidence.citation, design=design, reporter=reporter
        )
    return message("policy.captions.options.work", citation=evidence.citation, design=design)
