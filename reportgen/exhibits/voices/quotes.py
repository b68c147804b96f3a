"""Quotations of one theme, with who said them.

In: the scene and a theme. Out: ``Quotes``. Only what disclosure control left of an informant is told.
"""

from __future__ import annotations

from reportgen.exhibits.quotes import Quotation, Quotes
from reportgen.exhibits.voices.scene import VoicesScene
from reportgen.exhibits.voices.wording import chained, made_notes, out_of, signed, silent_note
from reportgen.findings import Quote, Theme
from reportgen.locales.messages import Words, message


def quotes_block(scene: VoicesScene, theme: Theme) -> Quotes | None:
    """Give what was said on a theme, with which groups were asked and silent; ``None`` where nothing is quoted."""
    if not theme.quotes:
        return None
    said = scene.raised(theme)
    heading: Words = (
        theme.label
        if said is None
        else message("voices.captions.quotes.heading", theme=theme.label, counts=out_of(said))
    )
    items = tuple(_quotation(scene, quote) for quote in theme.quotes)
    notes = (*silent_note(scene, theme), *made_notes(scene))
    return Quotes(f"{scene.voices.analysis}-{theme.id}", heading, items, notes)


def _quotation(scene: VoicesScene, quote: Quote) -> Quotation:
    stance = None if quote.stance is None else signed(quote.stance)
    return Quotation(quote.text, quote.language, quote.translation, _who(scene, quote), stance)


def _who(scene: VoicesScene, quote: Quote) -> Words:
    group = scene.voices.group(quote.group).label
    if not quote.attributes:
        return group
    attributes = chained(
        message("voices.captions.attribute", label=label, value=value) for label, value in quote.attributes
    )
    return message("voices.captions.who", group=group, attributes=attributes)
