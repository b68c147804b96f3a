"""Stories of made-up interviews, and what a brief says of them, for the tests of words."""

from collections.abc import Iterator
from dataclasses import replace

from interviews import both, informants, voices_findings, voices_of, with_facts, with_voices

from reportgen.brief import Brief, Bullets, Headline, Letterhead, Paragraph, Stamp, Terms
from reportgen.composition import Furniture, compose
from reportgen.findings import (
    Findings,
    Provenance,
    Usability,
    VoicesReason,
)
from reportgen.locales.languages import Language, Text
from reportgen.locales.messages import Value, Words
from reportgen.locales.voice import voice
from reportgen.narrative.story import DataSource
from reportgen.narrative.telling import Told
from reportgen.narrative.voices import themes
from reportgen.narrative.voices.story import VoicesStory

PLACE = both("Puskesmas Serpong 1", "Serpong 1 Puskesmas")
SECTIONS = ("key_messages", "quality", "findings", "voices", "limitations", "methods", "sources", "checklist")


def told(
    findings: Findings | None = None, *, description: dict[str, Text] | None = None, file: str = "segments.csv"
) -> VoicesStory:
    found = findings if findings is not None else voices_findings()
    source = DataSource("interviews", file, "0" * 64, 64)
    return VoicesStory(found, voices_of(found), PLACE, None, description or {}, source, "1")


def say(words: Value) -> tuple[str, str]:
    return voice(Language.INDONESIAN).say(words), voice(Language.ENGLISH).say(words)


def all_of(words: tuple[Words, ...]) -> str:
    return "\n".join(text for each in words for text in say(each))


def only_themes(*names: str) -> Findings:
    findings = voices_findings()
    return with_voices(findings, themes=tuple(voices_of(findings).theme(name) for name in names), joint=())


def counting(findings: Findings, name: str, numerator: int) -> Findings:
    """Give the findings with another number of informants in one of them."""
    items = tuple(
        replace(each, quantity=informants(numerator, each.estimate.denominator or 1))
        if each.id == name and each.estimate is not None
        else each
        for each in findings
    )
    return replace(findings, items=items)


def made(provenance: Provenance) -> Findings:
    findings = voices_findings(usability=Usability.CAUTION, reasons=(VoicesReason(provenance.value),))
    return with_facts(findings, provenance=provenance)


def brief(story: VoicesStory, *, own_title: Text | None = None) -> Brief:
    head = Letterhead(None, PLACE, (), story.findings.period, None, None, None)
    return compose(
        Told(story.findings, voices=(story,)), Furniture("serpong-1", head, own_title, SECTIONS, draft=False)
    )


def words_of(found: Brief) -> Iterator[Value]:
    """Go through every sentence of a brief that is no table and no chart."""
    yield found.title
    for block in found.blocks():
        if isinstance(block, Paragraph):
            yield block.words
        elif isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, Headline):
            yield from (block.what, *block.lines)
        elif isinstance(block, Stamp):
            yield from (block.verdict, *block.reasons)
        elif isinstance(block, Terms):
            yield from (value for pair in block.items for value in pair)


def sentence(name: str, findings: Findings | None = None) -> tuple[str, str]:
    story = told(findings)
    return say(themes.of_theme(story, story.voices.theme(name)))
