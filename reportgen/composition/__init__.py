"""Words and exhibits put together, in the order in which a brief is read.

In: what is told and its furniture (letterhead, marks, choice of sections). Out: one frozen ``Brief``, tables and charts
numbered. Each kind of story (a register, a study, published figures) has a module here with its page one and its
sections; a section with nothing to say is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from reportgen.brief import Approval, Brief, Bullets, Letterhead, Section, Terms
from reportgen.composition import policy, register, study, voices
from reportgen.composition.found import Found, Numbering
from reportgen.composition.notes import with_note
from reportgen.findings import Audience
from reportgen.locales.languages import Text
from reportgen.locales.messages import Words, message
from reportgen.narrative.telling import Told, title

__all__ = ["Furniture", "compose", "unprinted_notes"]

KEY_MESSAGES = "key_messages"
RECOMMENDATIONS = "recommendations"


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands round the findings: letterhead, a title of one's own, which sections in which order, draft or not.

    ``notes`` is what the authors make of a section, by its name, ``None`` where they have still to say it;
    ``approval`` who signed a final.
    """

    puskesmas: str
    letterhead: Letterhead
    title: Text | None
    sections: tuple[str, ...]
    draft: bool
    notes: Mapping[str, Text | None] = field(default_factory=dict)
    approval: Approval | None = None


def compose(told: Told, furniture: Furniture) -> Brief:
    """Give the brief that tells it."""
    numbering = Numbering()
    with_messages = KEY_MESSAGES in furniture.sections
    advised = RECOMMENDATIONS in furniture.sections
    front = numbering.numbered(tuple(_front(told, with_messages=with_messages, advised=advised)))
    told_in = {
        name: _joined(tuple(_section(told, name, printed=furniture.sections)))
        for name in furniture.sections
        if name != KEY_MESSAGES
    }
    sections = tuple(
        Section(
            name,
            message(f"brief.section.{name}"),
            with_note(
                name, blocks, note=furniture.notes.get(name), draft=furniture.draft, slot=name in furniture.notes
            ),
        )
        for name, found in told_in.items()
        if (blocks := numbering.numbered(found))
    )
    internal = told.findings.audience is Audience.INTERNAL
    made_how = dict.fromkeys(_made_how(told))
    marks = [message("brief.mark.draft")] * furniture.draft + [message("brief.mark.internal")] * internal
    return Brief(
        puskesmas=furniture.puskesmas,
        letterhead=_letterhead(told, furniture.letterhead),
        kind=_kind(told),
        title=furniture.title if furniture.title is not None else title(told),
        marks=(*marks, *made_how),
        audience=told.findings.audience,
        draft=furniture.draft,
        front=front,
        sections=sections,
        approval=furniture.approval,
    )


def unprinted_notes(told: Told, furniture: Furniture) -> tuple[str, ...]:
    """Give the notes whose section is not printed: it is not asked for, or has nothing to say."""
    written = [name for name, words in furniture.notes.items() if words is not None]
    if not written:
        return ()
    printed = {section.id for section in compose(told, furniture).sections}
    return tuple(name for name in written if name not in printed)


def _kind(told: Told) -> Words:
    if told.register is not None:
        return message("brief.kind")
    return message("study.kind" if told.study is not None else "voices.kind")


def _made_how(told: Told) -> Iterator[Words]:
    """Go through what every page must say of data that nobody collected."""
    if told.study is not None:
        yield from study.marks(told.study)
    for story in told.voices:
        yield from voices.marks(story)


def _letterhead(told: Told, letterhead: Letterhead) -> Letterhead:
    """Give the letterhead, its note saying which published figures of a draft cannot be reproduced."""
    if told.policy is not None and told.policy.supplied:
        from reportgen.narrative.policy import supplied  # noqa: PLC0415 -- only where figures were supplied

        letterhead = replace(letterhead, note=supplied.letterhead_note(told.policy, letterhead.note))
    if told.evidence is None:
        return letterhead
    from reportgen.narrative.evidence import letterhead_note  # noqa: PLC0415 -- only where figures were supplied

    return replace(letterhead, note=letterhead_note(told.evidence, letterhead.note))


def _front(told: Told, *, with_messages: bool, advised: bool) -> Iterator[Found]:
    asked: frozenset[str] = frozenset()
    if told.policy is not None and advised:
        yield policy.front(told.policy)
        asked = policy.asked(told.policy)
    if told.register is not None:
        yield from register.front(told.register, with_messages=with_messages, beside=_beside(told), asked=asked)
    elif told.study is not None:
        yield from study.front(told.study, with_messages=with_messages, beside=_beside(told))
    else:
        yield from voices.front(told.interviews, with_messages=with_messages)


def _beside(told: Told) -> Words | None:
    """Give the one message on what people said beside the numbers, of the first interviews that have one."""
    return next((said for story in told.voices if (said := voices.beside(story)) is not None), None)


def _section(told: Told, name: str, *, printed: tuple[str, ...]) -> Iterator[Found]:
    if told.register is not None:
        yield from register.section(told.register, name)
    if told.study is not None:
        on_page_one = KEY_MESSAGES in printed and told.register is None
        yield from study.section(told.study, name, with_messages=on_page_one, beside=_beside(told))
    for place, story in enumerate(told.voices):
        alone = place == 0 and told.register is None and told.study is None
        yield from voices.section(story, name, alone=alone)
    if told.policy is not None:
        yield from policy.section(told.policy, name, printed=printed)
    if told.evidence is not None:
        from reportgen.composition import evidence  # noqa: PLC0415 -- only where figures were supplied

        yield from evidence.section(told.evidence, name)


def _joined(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Give the blocks with lists that follow each other made one, and nothing in them said twice."""
    joined: list[Found] = []
    for item in found:
        last = joined[-1] if joined else None
        if isinstance(item, Bullets) and isinstance(last, Bullets):
            joined[-1] = Bullets(tuple(dict.fromkeys((*last.items, *item.items))))
        elif isinstance(item, Terms) and isinstance(last, Terms):
            joined[-1] = Terms(tuple(dict.fromkeys((*last.items, *item.items))))
        else:
            joined.append(item)
    return tuple(joined)
