"""One support practice, or their score, told in words where a table would have a single row.

In: the story. Out: a sentence with the same numbers, what they are held against, and step and law where no
recommendation says them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.findings import Bundle, Cited, Ground, GroundKind, Practice, Truth, Unsure
from reportgen.locales.languages import Text
from reportgen.locales.messages import Words, message
from reportgen.narrative.policy import practices
from reportgen.narrative.policy.grounds import ground_words
from reportgen.narrative.policy.story import PolicyStory
from reportgen.narrative.policy.words import basis_words, joined

_LOOKED_AT = Ground("", GroundKind.FIGURE, "", Text.same(""), (), None, Truth.HOLDS)


def alone(story: PolicyStory) -> Words | None:
    """Give in words the one row that a table would have; ``None`` where there are others, or what words cannot tell.

    A practice without a figure, or that informants spoke of, or with nothing to be held against, is told by the table.
    """
    bundle = story.counsel.bundle
    if bundle is None or len(practices.rows(story)) != 1:
        return None
    practice = next(iter(practices.shown(bundle)), None)
    looked_at = _score(story, bundle) if practice is None else _practice(practice)
    if looked_at is None or looked_at.yardstick is None:
        return None
    seen = ground_words(replace(looked_at, floor=story.floor), story.findings)
    told = [message("policy.sentence", words=seen), *practices.held_against((looked_at.yardstick,))]
    if practice is not None:
        told += _basis(story, practice)
    return joined(told, link="policy.then")


def _practice(practice: Practice) -> Ground | None:
    """Give a practice's figure as a rule looks at it."""
    if practice.finding is None or practice.said is not None or practice.raised_by is not None:
        return None
    return replace(
        _LOOKED_AT,
        label=practice.topic.label,
        seen=practice.state,
        findings=(practice.finding,),
        yardstick=practice.yardstick,
        unsure=practice.unsure,
    )


def _score(story: PolicyStory, bundle: Bundle) -> Ground | None:
    """Give the share with a good score as a rule looks at it."""
    found = practices.good_score(story, bundle)
    if found is None or bundle.label is None:
        return None
    return replace(
        _LOOKED_AT,
        label=bundle.label,
        seen=bundle.state,
        findings=(found.id,),
        yardstick=bundle.yardstick,
        unsure=bundle.unsure or (Unsure.HIDDEN if found.estimate is None else None),
    )


def _basis(story: PolicyStory, practice: Practice) -> Iterator[Words]:
    """Give step and law, unless a recommendation of page one says them."""
    basis = basis_words(practice.topic.steps, practice.law)
    if basis is not None and not _recommended(story, practice):
        yield message("policy.then", before=message("policy.point.basis"), next=basis)


def _recommended(story: PolicyStory, practice: Practice) -> bool:
    return practice.topic.action in {each.action for each in story.counsel.headline}


def law(story: PolicyStory) -> tuple[Cited, ...]:
    """Give the regulations that are cited for the practices: those of the table, or of the one that words tell."""
    if alone(story) is None:
        return practices.law(story)
    bundle = story.counsel.bundle
    told = practices.shown(bundle) if bundle is not None else ()
    return tuple(each for practice in told if not _recommended(story, practice) for each in practice.law)
