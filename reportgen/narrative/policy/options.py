"""The options in words: what is published of each, with whose work and which design, and what must be said with it.

In: the story of the recommendations. Out: lines for a table, and its notes. Effects are told as published; nothing
local is worded as an effect.
"""

from __future__ import annotations

from reportgen.exhibits.policy.options import OptionLine
from reportgen.findings import Choice
from reportgen.locales.messages import Words, message
from reportgen.narrative.policy.evidence import printable
from reportgen.narrative.policy.story import PolicyStory
from reportgen.narrative.policy.words import certainty_words, joined, laws_words, work_words


def caption(story: PolicyStory) -> Words:
    """Give the caption."""
    return message("policy.captions.options", place=story.place)


def option_lines(story: PolicyStory) -> tuple[OptionLine, ...]:
    """Give each option in words; going on as now comes first."""
    return tuple(map(_line, _ordered(story)))


def option_notes(story: PolicyStory) -> tuple[Words, ...]:
    """Give what must be said with the options, as one note: whose effects they are, and whose judgement."""
    choices = _ordered(story)
    notes: list[Words] = [message("policy.captions.options.note.elsewhere")]
    if any(choice.certainty_is_ours for choice in choices):
        notes.append(message("policy.captions.options.note.ours"))
    notes.append(message("policy.captions.options.note.cost"))
    return (joined(notes, link="policy.then"),)


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
        law=laws_words(choice.law),
    )


def _effect(choice: Choice) -> Words:
    """Give what is published of the effect, with the work that found it best, or its design where none is named."""
    if choice.design is None:
        return choice.effect
    work = next(iter(printable(choice.evidence)), None)
    if work is not None:
        return message("policy.captions.options.effect.work", effect=choice.effect, work=work_words(work))
    design = message(f"policy.captions.design.{choice.design.value}")
    return message("policy.captions.options.effect.design", effect=choice.effect, design=design)
