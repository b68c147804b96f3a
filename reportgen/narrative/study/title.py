"""A study's title as a finding, worded by rule.

In: the story. Out: one message. The rule is that of a register's title: no number where the data cannot bear one; a
count where few were asked; an everyday fraction where one is within two percentage points; else a whole percentage;
*all* and *none*. What is counted comes first, as its label has it: the words of a label have no grammar to rely on.
Data that were not collected, and data to be used with caution, make the title say so.
"""

from __future__ import annotations

from reportgen.estimates import Estimate, Suppressed
from reportgen.findings import Provenance, Usability
from reportgen.locales.messages import Message, Number, OutOf, Words, message
from reportgen.narrative.shares import everyday
from reportgen.narrative.study.naming import what
from reportgen.narrative.study.numbers import is_few, whole_percent
from reportgen.narrative.study.story import StudyStory


def title(story: StudyStory) -> Words:
    """Give the title that the headline finding words."""
    subject = what(story.outcome)
    made = story.provenance
    if story.main is not None and isinstance(story.main.quantity, Suppressed):
        return message("study.title.suppressed", what=subject, place=story.place)
    estimate = story.headline_estimate
    if estimate is None:
        return message("study.title.not_usable", what=subject, place=story.place)
    said = _finding(estimate, subject, story=story)
    if made is not Provenance.COLLECTED:
        return message(f"study.title.{made.value}", title=said)
    if story.study.usability is Usability.CAUTION:
        return message("study.title.provisional", title=said)
    return said


def _finding(estimate: Estimate, subject: Words, *, story: StudyStory) -> Message:
    place, asked = story.place, estimate.denominator or 0
    if estimate.weighted and not is_few(estimate):
        percent = whole_percent(estimate.value)
        return message("study.title.weighted", what=subject, percent=percent, place=place)
    if is_few(estimate):
        counts = OutOf(estimate.numerator or 0, asked)
        return message("study.title.count", what=subject, counts=counts, place=place)
    if estimate.numerator in {0, asked}:
        which = "none" if estimate.numerator == 0 else "all"
        return message(f"study.title.{which}", what=subject, number=Number(asked), place=place)
    fraction = everyday(estimate)
    if fraction is not None:
        return message("study.title.about", what=subject, fraction=fraction, place=place)
    percent = whole_percent(estimate.value)
    return message("study.title.percent", what=subject, percent=percent, number=Number(asked), place=place)
