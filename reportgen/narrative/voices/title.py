"""The title of a brief that rests on interviews alone, as a finding, worded by rule.

In: the story. Out: one message. The rule: the theme that most groups raised (then most informants, then the order of
the configuration), which way most of those who raised it point, and the groups in which that was said; who says
otherwise is not left out. No number stands in it: informants are no share of anybody.
"""

from __future__ import annotations

from reportgen.findings import InformantGroup, Provenance, Stance, Theme, VoicesReason
from reportgen.locales.messages import Message, Words, message
from reportgen.narrative.voices.naming import group_name
from reportgen.narrative.voices.stances import leaning, naming
from reportgen.narrative.voices.story import VoicesStory

UNSETTLED = frozenset({VoicesReason.FEW_INFORMANTS, VoicesReason.NOT_SATURATED})
"""Reasons for which more interviews may bring other themes: the title then says that it is provisional."""


def title(story: VoicesStory) -> Words:
    """Give the title that the interviews word."""
    theme = leading(story)
    if not story.usable:
        return message("voices.title.not_usable", place=story.place)
    if theme is None:
        return message("voices.title.nothing", place=story.place)
    words = message("voices.title", theme=theme.label, said=_said(story, theme), place=story.place)
    if story.provenance is not Provenance.COLLECTED:
        return message(f"study.title.{story.provenance.value}", title=words)
    if UNSETTLED & set(story.voices.reasons):
        return message("study.title.provisional", title=words)
    return words


def leading(story: VoicesStory) -> Theme | None:
    """Give the theme that most groups raised; ``None`` where nobody raised any."""
    raised = [theme for theme in story.voices.themes if story.raised(theme)]
    return max(raised, key=lambda theme: (len(story.raised_in(theme)), story.raised(theme)), default=None)


def _said(story: VoicesStory, theme: Theme) -> Message:
    stance = leaning(story, theme)
    if stance is None:
        return message("voices.title.raised", whom=_whom(story, story.raised_in(theme)))
    if stance is Stance.MIXED:
        if theme.contradicted:
            return message("voices.title.contradicted")
        return message("voices.title.mixed", whom=_whom(story, story.raised_in(theme)))
    words = message(f"voices.title.{stance.value}", whom=_whom(story, naming(story, theme, stance)))
    return message("voices.title.but", said=words) if theme.contradicted else words


def _whom(story: VoicesStory, groups: tuple[InformantGroup, ...]) -> Message:
    if len(story.voices.groups) == 1:
        return message("voices.whom.informants")
    if len(groups) == 1:
        return message("voices.whom.one", group=group_name(groups[0]))
    return message("voices.whom.all" if len(groups) == len(story.voices.groups) else "voices.whom.some")
