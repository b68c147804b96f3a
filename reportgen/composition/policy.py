"""What a brief recommends: the actions of page one, and the sections on lactation management.

In: the story of the recommendations. Out: words and exhibits not yet numbered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from reportgen.brief import Bullets, Paragraph, Terms
from reportgen.composition.found import Found
from reportgen.composition.policy_follow_up import monitoring_found, options_found
from reportgen.exhibits.policy.practices import practices_table
from reportgen.locales.messages import Words
from reportgen.narrative.policy import practices, recommendations
from reportgen.narrative.policy.actions import actions, asked
from reportgen.narrative.policy.evidence import RECOMMENDATIONS, evidence_sources
from reportgen.narrative.policy.law import told_law
from reportgen.narrative.policy.one_practice import alone
from reportgen.narrative.policy.story import PolicyStory
from reportgen.narrative.policy.words import joined

__all__ = ["asked", "front", "section"]

Printed = Collection[str]
"""The sections that a brief prints."""


def front(story: PolicyStory) -> Found:
    """Give who should do what by when, or ``None`` where nothing is recommended."""
    return actions(story)


def _recommendations(story: PolicyStory, printed: Printed) -> tuple[Found, ...]:
    """Give lactation management: the five practices, then the recommendations of page one in full."""
    shown, told = practices.rows(story), alone(story)
    table = practices_table(shown, caption=practices.caption(story), notes=practices.notes(story))
    sentences = [each for each in (told, practices.not_measured(story)) if each is not None]
    return (
        table if told is None else None,
        Paragraph(joined(sentences, link="policy.then")) if sentences else None,
        _said(practices.held_back(story)),
        recommendations.advice(story),
        _said_small(told_law(story, printed)),
    )


def _options(story: PolicyStory, printed: Printed) -> tuple[Found, ...]:
    """Give the options; what must be said of the law stands here where no recommendations stand above."""
    found = options_found(story)
    if not found or RECOMMENDATIONS in printed:
        return found
    return (*found, _said_small(told_law(story, printed)))


def _monitoring(story: PolicyStory, _: Printed) -> tuple[Found, ...]:
    return monitoring_found(story)


def _annex(story: PolicyStory, printed: Printed) -> tuple[Found, ...]:
    return (recommendations.others(story),) if RECOMMENDATIONS in printed else ()


def _methods(story: PolicyStory, printed: Printed) -> tuple[Found, ...]:
    told = recommendations.methods(story) if RECOMMENDATIONS in printed else ()
    return (Terms(told),) if told else ()


def _sources(story: PolicyStory, printed: Printed) -> tuple[Found, ...]:
    return (_bullets(evidence_sources(story, printed)),)


def _said(words: Words | None) -> Found:
    return None if words is None else Paragraph(words)


def _said_small(words: Words | None) -> Found:
    return None if words is None else Bullets((words,))


def _bullets(said: tuple[Words, ...]) -> Found:
    return Bullets(said) if said else None


_SECTIONS: dict[str, Callable[[PolicyStory, Printed], tuple[Found, ...]]] = {
    "recommendations": _recommendations,
    "options": _options,
    "monitoring": _monitoring,
    "annex": _annex,
    "methods": _methods,
    "sources": _sources,
}


def section(story: PolicyStory, name: str, *, printed: Printed) -> tuple[Found, ...]:
    """Give what policy has to say in a section; nothing where it has nothing to say.

    ``printed`` are the sections of the brief: without recommendations it does not say how they are chosen, nor tell
    the others, and what no printed section rests on is no source.
    """
    build = _SECTIONS.get(name)
    return build(story, printed) if build is not None else ()
