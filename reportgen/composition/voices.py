"""The interviews' part of a brief: page one where nothing is counted, and sections.

In: the story of interviews. Out: words and exhibits not yet numbered, and the marks that every page must carry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from reportgen.brief import Bullets, Headline, Paragraph, Stamp, Terms
from reportgen.composition.found import Found
from reportgen.exhibits.quotes import Quotes
from reportgen.exhibits.voices.checklist import coreq_table
from reportgen.exhibits.voices.informants import informants_table
from reportgen.exhibits.voices.joint import joint_table
from reportgen.exhibits.voices.matrix import matrix_table
from reportgen.exhibits.voices.quotes import quotes_block
from reportgen.exhibits.voices.saturation import saturation_chart, saturation_table
from reportgen.exhibits.voices.scene import VoicesScene
from reportgen.exhibits.voices.theme_map import theme_map
from reportgen.exhibits.voices.wording import made_notes
from reportgen.locales.messages import Words
from reportgen.narrative.voices import joint
from reportgen.narrative.voices.checklist import checklist
from reportgen.narrative.voices.headline import lines, subject, who
from reportgen.narrative.voices.key_messages import key_messages
from reportgen.narrative.voices.limitations import limitations
from reportgen.narrative.voices.methods import marks, methods, sources
from reportgen.narrative.voices.quality import reasons, remarks, verdict
from reportgen.narrative.voices.story import VoicesStory
from reportgen.narrative.voices.themes import coders, of_theme, saturation, triangulation

__all__ = ["beside", "front", "marks", "section"]


def front(story: VoicesStory, *, with_messages: bool) -> tuple[Found, ...]:
    """Give page one after the title, of a brief that rests on interviews alone: who was asked, the map, the messages.

    There is no figure: informants are no share of a population.
    """
    said = key_messages(story) if with_messages and story.usable else ()
    return (
        Headline(None, subject(), lines(story)),
        theme_map(_scene(story)) if story.usable else None,
        _bullets(said),
    )


def beside(story: VoicesStory) -> Words | None:
    """Give the message for a page one that rests on numbers: where they and what people said agree or contradict."""
    return joint.key_message(story) if story.usable else None


def _scene(story: VoicesStory) -> VoicesScene:
    return VoicesScene(story.findings, story.voices, story.place)


def _bullets(said: tuple[Words, ...]) -> Found:
    return Bullets(said) if said else None


def _said(words: Words | None) -> Found:
    return None if words is None else Paragraph(words)


def _quality(story: VoicesStory, _: VoicesScene) -> tuple[Found, ...]:
    return (Stamp(story.voices.usability, verdict(story), reasons(story)), _bullets(remarks(story)))


def _voices(story: VoicesStory, scene: VoicesScene) -> tuple[Found, ...]:
    if not story.usable:
        return (informants_table(scene),)
    return (
        matrix_table(scene),
        _said(triangulation(story)),
        *_themes(story, scene),
        saturation_chart(scene),
        saturation_table(scene),
        _bullets(tuple(words for words in (saturation(story), coders(story)) if words is not None)),
        joint_table(scene),
        _bullets(joint.sentences(story)),
    )


def _themes(story: VoicesStory, scene: VoicesScene) -> Iterator[Found]:
    """Go through the themes: its name, a sentence, then what was said."""
    notes = made_notes(scene)
    for theme in story.voices.themes:
        quotes = quotes_block(scene, theme) or Quotes(f"{story.voices.analysis}-{theme.id}", None, ())
        # The sentence says who was silent. Where the words come from is said once, below the first.
        said = notes if quotes.items else ()
        yield replace(quotes, heading=theme.label, lead=of_theme(story, theme), notes=said)
        notes = () if said else notes


def _limitations(story: VoicesStory, _: VoicesScene) -> tuple[Found, ...]:
    return (Bullets(limitations(story)),)


def _methods(story: VoicesStory, _: VoicesScene) -> tuple[Found, ...]:
    return (Terms(methods(story)),)


def _sources(story: VoicesStory, _: VoicesScene) -> tuple[Found, ...]:
    return (Bullets(sources(story)),)


def _checklist(story: VoicesStory, _: VoicesScene) -> tuple[Found, ...]:
    return (coreq_table(checklist(story)),)


_SECTIONS: dict[str, Callable[[VoicesStory, VoicesScene], tuple[Found, ...]]] = {
    "quality": _quality,
    "voices": _voices,
    "limitations": _limitations,
    "methods": _methods,
    "sources": _sources,
    "checklist": _checklist,
}


def section(story: VoicesStory, name: str, *, alone: bool = False) -> tuple[Found, ...]:
    """Give what interviews have to say in a section; nothing where they have nothing to say.

    ``alone``: page one is theirs, and shows who was interviewed and the theme map; else they open the section.
    """
    build = _SECTIONS.get(name)
    if build is None:
        return ()
    scene = _scene(story)
    opening = _opening(story, scene) if name == "voices" and not alone else ()
    return (*opening, *build(story, scene))


def _opening(story: VoicesStory, scene: VoicesScene) -> tuple[Found, ...]:
    return (Paragraph(who(story)), theme_map(scene) if story.usable else None)
