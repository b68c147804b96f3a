"""How interviews were made, coded and told, and from what.

In: the story. Out: terms with their explanations, and the list of sources. What the authors said is printed as they
said it; of the rules, only those that this brief uses are named.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.findings import Audience, Provenance
from reportgen.locales.messages import Number, Words, message
from reportgen.narrative.methods import Term, data_source, disclosure, program
from reportgen.narrative.study.methods import DESCRIPTIONS
from reportgen.narrative.voices.headline import made_how
from reportgen.narrative.voices.story import VoicesStory

BASE = 4
RUN = 3
"""Saturation: the last ``RUN`` interviews, after at least ``BASE`` others."""
TWO = 2
PROJECT = ".qdpx"
INTERVIEWING = ("interviewer", "relationship", "theory", "refusals", "guide", "recording", "coding", "checking")
"""What authors may say of interviews beside what they may say of any study."""


def methods(story: VoicesStory) -> tuple[Term, ...]:
    """Give what the authors said, and the rules that this brief uses."""
    return (
        _term("design"),
        *_described(story),
        *_coding(story),
        *_told(story),
        *_protection(story),
    )


def _term(name: str, words: Words | None = None) -> Term:
    return (message(f"voices.term.{name}"), words if words is not None else message(f"voices.method.{name}"))


def _described(story: VoicesStory) -> Iterator[Term]:
    for key in DESCRIPTIONS:
        if key in story.description:
            yield (message(f"study.term.{key}"), story.description[key])
    for key in INTERVIEWING:
        if key in story.description:
            yield _term(key, story.description[key])


def _coding(story: VoicesStory) -> Iterator[Term]:
    coders = "two" if story.facts.n_coders == TWO else "one" if story.facts.n_coders < TWO else "several"
    yield _term("themes", message(f"voices.method.themes.{coders}"))
    if story.source.file.lower().endswith(PROJECT):
        yield _term("project")
    yield _term("counting")
    if any(theme.stances for theme in story.voices.themes):
        yield _term("stance")
    if story.voices.saturation:
        yield _term("saturation", message("voices.method.saturation", run=Number(RUN), base=Number(BASE)))


def _told(story: VoicesStory) -> Iterator[Term]:
    if len(story.voices.groups) > 1:
        yield _term("triangulation")
    if any(theme.quotes for theme in story.voices.themes):
        yield _term("quotes")
    if story.voices.joint:
        yield _term("joint")
    if any(story.estimate(theme.kappa) is not None for theme in story.voices.themes):
        yield _term("kappa")


def _protection(story: VoicesStory) -> Iterator[Term]:
    minimum = story.findings.minimum_cell
    if minimum and story.findings.audience is not Audience.INTERNAL:
        yield _term("protection", message("voices.method.protection", minimum=Number(minimum)))
    yield disclosure(story.findings)


def sources(story: VoicesStory) -> tuple[Words, ...]:
    """Give the file with its fingerprint, how the interviews came about, and the program."""
    found: list[Words] = [data_source(story.source)]
    made = made_how(story)
    if story.facts.note is not None:
        found.append(story.facts.note)
    elif made is not None:
        found.append(made)
    found.append(program(story.version))
    return tuple(found)


def marks(story: VoicesStory) -> tuple[Words, ...]:
    """Give what every page must say of interviews that nobody held."""
    made = story.provenance
    return () if made is Provenance.COLLECTED else (message(f"study.mark.{made.value}"),)
