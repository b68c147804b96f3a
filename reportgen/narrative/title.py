"""The title as a finding, worded by rule.

In: the story. Out: one message. The rule: no number where the data cannot bear one; a count where few were asked; an
everyday fraction where one is within two percentage points; else a whole percentage; *all* and *none* of those asked.
Data to be used with caution make the title say that it is provisional.
"""

from __future__ import annotations

from reportgen.estimates import Estimate, Suppressed
from reportgen.findings import Usability
from reportgen.indicators import Indicator
from reportgen.locales.languages import Text
from reportgen.locales.messages import Message, Number, OutOf, Percent, message
from reportgen.narrative.shares import FEWEST_FOR_PERCENT, everyday
from reportgen.narrative.story import Story


def title(story: Story) -> Message:
    """Give the title that the headline finding words."""
    if story.main is not None and isinstance(story.main.quantity, Suppressed):
        return message("narrative.title.suppressed", topic=story.headline.short, place=story.place)
    estimate = story.headline_estimate
    if estimate is None:
        return message("narrative.title.not_usable", topic=story.headline.short, place=story.place)
    provisional = story.findings.quality.usability is Usability.CAUTION
    return _finding(estimate, story.headline, place=story.place, suffix=".provisional" if provisional else "")


def _finding(estimate: Estimate, indicator: Indicator, *, place: Text, suffix: str) -> Message:
    who, does = indicator.who, indicator.does
    if estimate.numerator is not None and (estimate.denominator or 0) < FEWEST_FOR_PERCENT:
        counts = OutOf(estimate.numerator, estimate.denominator or 0)
        does = indicator.does_one if estimate.numerator == 1 else does
        return message(f"narrative.title.count{suffix}", counts=counts, who=who, place=place, does=does)
    if estimate.numerator in {0, estimate.denominator}:
        which = "none" if estimate.numerator == 0 else "all"
        number = Number(estimate.denominator or 0)
        return message(f"narrative.title.{which}{suffix}", number=number, among=indicator.among, place=place, does=does)
    fraction = everyday(estimate)
    if fraction is None:
        percent = Percent(estimate.value, 0)
        return message(f"narrative.title.percent{suffix}", percent=percent, who=who, place=place, does=does)
    does = indicator.does_one if fraction.numerator == 1 else does
    return message(f"narrative.title.about{suffix}", fraction=fraction, who=who, place=place, does=does)
