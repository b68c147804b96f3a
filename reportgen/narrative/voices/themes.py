"""What stands beside the exhibits of the interviews: each theme, how widely it was raised, saturation, two coders.

In: the story. Out: messages. A theme's sentence says who raised it, which way it points, where informants contradict
each other, and who was interviewed and silent.
"""

from __future__ import annotations

from reportgen.estimates import Estimate
from reportgen.findings import Reach, Stance, Theme, VoicesReason
from reportgen.locales.messages import Message, Number, PlainInterval, Several, Value, message
from reportgen.narrative.study.naming import within
from reportgen.narrative.voices.contradictions import where
from reportgen.narrative.voices.naming import EVERYTHING, group_names, out_of, with_counts
from reportgen.narrative.voices.stances import said
from reportgen.narrative.voices.story import VoicesStory


def of_theme(story: VoicesStory, theme: Theme) -> Message:
    """Give who raised a theme; its name stands above."""
    if not story.raised(theme):
        return message("voices.theme.nobody", count=story.informants)
    return message(
        "voices.theme",
        counts=out_of(story.estimate(theme.whole)),
        groups=_groups(story, theme),
        silent=_silent(story, theme),
        stance=_stance(story, theme),
        where=where(story, theme) if theme.contradicted else "",
    )


def _groups(story: VoicesStory, theme: Theme) -> Value:
    # Of a single group the counts are said already.
    if len(story.voices.groups) == 1:
        return ""
    return message("voices.theme.groups", groups=with_counts(story, theme, story.raised_in(theme)))


def _stance(story: VoicesStory, theme: Theme) -> Value:
    counts = {stance.value: said(story, theme, stance) for stance in (Stance.HINDERS, Stance.SUPPORTS, Stance.MIXED)}
    if not any(counts.values()):
        return ""
    shared = next((way for way, count in counts.items() if count == story.raised(theme) > 1), None)
    if shared is not None:
        return message(f"voices.stance.all.{shared}")
    counts["uncoded"] = story.raised(theme) - sum(counts.values())
    named = tuple(message(f"voices.stance.count.{way}", number=Number(count)) for way, count in counts.items() if count)
    key = "voices.stance.contradicted" if theme.contradicted else "voices.stance"
    return message(key, said=Several(named, EVERYTHING))


def _silent(story: VoicesStory, theme: Theme) -> Value:
    groups = story.silent_in(theme)
    return message("voices.theme.silent", groups=group_names(groups)) if groups else ""


def triangulation(story: VoicesStory) -> Message | None:
    """Give how many themes all groups raised, how many some, one or no group; ``None`` where there is one group."""
    themes = story.voices.themes
    if len(story.voices.groups) == 1:
        return None
    reached = {reach: sum(theme.reach is reach for theme in themes) for reach in Reach}
    named = tuple(
        message(f"voices.reach.{reach.value}", number=Number(reached[reach]))
        for reach in reversed(Reach)
        if reached[reach]
    )
    return message("voices.reach", count=len(themes), reached=Several(named, EVERYTHING))


def saturation(story: VoicesStory) -> Message | None:
    """Give after which interview no new theme came up; ``None`` where the order of interviews is not known."""
    points = story.voices.saturation
    if not points:
        return None
    last = max((point.order for point in points if point.new), default=0)
    if not last:
        return None
    order = "date" if story.facts.in_order_of_date else "file"
    state = "open" if VoicesReason.NOT_SATURATED in story.voices.reasons else "reached"
    return message(
        f"voices.saturation.{state}",
        last=Number(last),
        total=Number(len(points)),
        order=message(f"voices.saturation.order.{order}"),
    )


def coders(story: VoicesStory) -> Message | None:
    """Give how far two coders agreed, on the theme with the least and with the most agreement; ``None`` for one."""
    found = [(theme, kappa) for theme in story.voices.themes if (kappa := story.estimate(theme.kappa)) is not None]
    if not found:
        return None
    found.sort(key=lambda each: each[1].value)
    lowest, highest = (_kappa(*each) for each in (found[0], found[-1]))
    if len(found) == 1:
        return message("voices.coders.one", only=lowest)
    return message("voices.coders", lowest=lowest, highest=highest)


def _kappa(theme: Theme, kappa: Estimate) -> Message:
    name, value = within(theme.label), Number(kappa.value, 2)
    if kappa.interval is None:
        return message("voices.coders.item.point", kappa=value, theme=name)
    return message("voices.coders.item", kappa=value, theme=name, interval=PlainInterval(kappa.interval))
