"""COREQ, the checklist for reports of interviews, filled by rule from what authors said and what the data show.

In: the story. Out: 32 items, each with a status. It judges this brief and no other publication on the study; what
nobody said is *not reported*. A text of the authors that may hold several items, and that no rule can read, counts as
*partly* for all but the item that it is asked for.

Source: Tong A, Sainsbury P, Craig J (2007) Int J Qual Health Care 19:349–357; in our own short words.
"""

from __future__ import annotations

from reportgen.exhibits.checklist import Item, Status
from reportgen.findings import Reach
from reportgen.locales.messages import message
from reportgen.narrative.voices.story import VoicesStory

VOICES, METHODS = (f"brief.section.{name}" for name in ("voices", "methods"))
FRONT = "study.strobe.where.front"
FULLY, PARTLY = Status.REPORTED, Status.PARTLY
ASKED_FOR = {
    "1": ("interviewer", FULLY),
    "2": ("interviewer", PARTLY),
    "3": ("interviewer", PARTLY),
    "4": ("interviewer", PARTLY),
    "5": ("interviewer", PARTLY),
    "6": ("relationship", FULLY),
    "7": ("relationship", PARTLY),
    "8": ("relationship", PARTLY),
    "9": ("theory", FULLY),
    "10": ("eligibility", FULLY),
    "11": ("eligibility", PARTLY),
    "13": ("refusals", FULLY),
    "15": ("recording", PARTLY),
    "17": ("guide", FULLY),
    "18": ("recording", PARTLY),
    "19": ("recording", FULLY),
    "20": ("recording", PARTLY),
    "21": ("recording", PARTLY),
    "23": ("checking", PARTLY),
    "26": ("coding", FULLY),
    "27": ("coding", PARTLY),
    "28": ("checking", FULLY),
}
"""Items that only authors can answer: the key of what they said, and how far it answers the item."""
N_ITEMS = 32


def checklist(story: VoicesStory) -> tuple[Item, ...]:
    """Give the items in their order; every one has a status."""
    shown = {item.number: item for item in _shown(story)}
    numbers = (str(number) for number in range(1, N_ITEMS + 1))
    return tuple(shown[number] if number in shown else _said(story, number) for number in numbers)


def _said(story: VoicesStory, number: str) -> Item:
    key, status = ASKED_FOR[number]
    return _item(number, status if key in story.description else Status.NOT_REPORTED, METHODS)


def _item(number: str, status: Status, where: str) -> Item:
    return Item(number, status, message(where))


def _shown(story: VoicesStory) -> tuple[Item, ...]:
    """Give the items that the brief itself answers, from the data."""
    voices = story.voices
    quoted = any(theme.quotes for theme in voices.themes)
    raised = any(story.raised(theme) for theme in voices.themes)
    return (
        _item("12", FULLY if story.informants else Status.NOT_REPORTED, VOICES),
        # Without a word of the authors, the place still stands in the letterhead.
        _item("14", FULLY, METHODS) if "setting" in story.description else _item("14", PARTLY, FRONT),
        _item("16", PARTLY, VOICES),
        _item("22", FULLY if voices.saturation else Status.NOT_REPORTED, VOICES),
        _item("24", FULLY, METHODS),
        _item("25", PARTLY, VOICES),
        # Groups stand beside quotations, and never who said it: that would tell more than a checklist is worth.
        _item("29", PARTLY if quoted else Status.NOT_REPORTED, VOICES),
        _item("30", FULLY if quoted else PARTLY, VOICES),
        _item("31", FULLY if raised else Status.NOT_APPLICABLE, VOICES),
        _item("32", _deviant(story), VOICES),
    )


def _deviant(story: VoicesStory) -> Status:
    """Minor themes and who says otherwise: not applicable where nobody does."""
    themes = story.voices.themes
    there = any(theme.contradicted or theme.reach is Reach.ONE_GROUP for theme in themes)
    return FULLY if there else Status.NOT_APPLICABLE
