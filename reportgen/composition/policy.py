"""What a brief recommends: the actions of page one, and the sections on lactation management.

In: the story of the recommendations. Out: words and exhibits not yet numbered.
"""

from __future__ import annotations

from collections.abc import Callable

from reportgen.brief import Bullets, Paragraph, Terms
from reportgen.composition.found import Found
from reportgen.composition.policy_follow_up import monitoring_found, options_found
from reportgen.exhibits.policy.practices import practices_table
from reportgen.locales.messages import Words
from reportgen.narrative.policy import practices, recommendations
from reportgen.narrative.policy.actions import actions, asked
from reportgen.narrative.policy.story import PolicyStory

__all__ = ["asked", "front", "section"]


def front(story: PolicyStory) -> Found:
    """Give who should do what by when, or ``None`` where nothing is recommended."""
    return actions(story)


def _recommendations(story: PolicyStory) -> tuple[Found, ...]:
    """Give lactation management: the five practices, then the recommendations of page one in full."""
    shown = practices.rows(story)
    table = practices_table(shown, caption=practices.caption(story), notes=practices.notes(story))
    said = practices.law(story) if shown else ()
    return (
        table,
        _said(practices.not_measured(story)),
        _said(practices.held_back(story)),
        recommendations.advice(story),
        _bullets(recommendations.notes(story, said=said)),
    )


def _annex(story: PolicyStory) -> tuple[Found, ...]:
    return (recommendations.others(story),)


def _methods(story: PolicyStory) -> tuple[Found, ...]:
    told = recommendations.methods(story)
    return (Terms(told),) if told else ()


def _said(words: Words | None) -> Found:
    return None if words is None else Paragraph(words)


def _bullets(said: tuple[Words, ...]) -> Found:
    return Bullets(said) if said else None


_SECTIONS: dict[str, Callable[[PolicyStory], tuple[Found, ...]]] = {
    "recommendations": _recommendations,
    "options": options_found,
    "monitoring": monitoring_found,
    "annex": _annex,
    "methods": _methods,
}


_OF_RECOMMENDATIONS = frozenset({"annex", "methods"})


def section(story: PolicyStory, name: str, *, advised: bool = True) -> tuple[Found, ...]:
    """Give what policy has to say in a section; nothing where it has nothing to say.

    ``advised``: the brief has recommendations; without them it does not say how they are chosen, nor tell the others.
    """
    build = _SECTIONS.get(name) if advised or name not in _OF_RECOMMENDATIONS else None
    return build(story) if build is not None else ()
