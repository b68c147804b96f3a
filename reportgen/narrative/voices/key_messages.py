"""Three to five key messages of a brief that rests on interviews alone, one sentence each.

In: the story. Out: messages: what all groups raised, where informants contradict each other, where they contradict
numbers, what only one group says, who was interviewed and silent. Informants are counts; nothing is said of those who
were not interviewed.
"""

from __future__ import annotations

from reportgen.findings import Provenance, Reach, Theme
from reportgen.locales.messages import Message, OutOf, Several, Words, message
from reportgen.narrative.study.naming import within
from reportgen.narrative.voices.contradictions import contradiction, strongest
from reportgen.narrative.voices.joint import key_message
from reportgen.narrative.voices.naming import group_names, theme_names, theme_with_count, with_counts
from reportgen.narrative.voices.story import VoicesStory
from reportgen.narrative.voices.themes import saturation
from reportgen.narrative.voices.title import leading

AT_LEAST = 3
AT_MOST = 5
NAMED = 3


def key_messages(story: VoicesStory) -> tuple[Words, ...]:
    """Give at most five messages; a warning not to use what is made up is never the one that is cut."""
    asked = to_ask(story)
    room = AT_MOST - 1 if asked is not None else AT_MOST
    parts = [
        widest(story),
        *(contradiction(story, theme) for theme in strongest(story)[:1]),
        key_message(story),
        one_group(story),
        silent(story),
    ]
    said: list[Words] = [each for each in parts if each is not None]
    if len(said) < AT_LEAST:
        more = (nobody(story), saturation(story))
        said += [each for each in more if each is not None]
    said = said[:room]
    return tuple(dict.fromkeys((*said, asked) if asked is not None else said))


def widest(story: VoicesStory) -> Message | None:
    """Give the themes that all groups raised; where there are none, those that most groups raised."""
    lead = leading(story)
    if lead is None:
        return nobody(story)
    groups = story.voices.groups
    most = len(story.raised_in(lead))
    found = [theme for theme in story.voices.themes if len(story.raised_in(theme)) == most]
    found.sort(key=story.raised, reverse=True)
    named = Several(tuple(theme_with_count(story, theme) for theme in found[:NAMED]), NAMED)
    if len(groups) == 1:
        return message("voices.key.informants", themes=named)
    if most == len(groups):
        return message("voices.key.all", themes=named)
    return message("voices.key.most", groups=OutOf(most, len(groups)), themes=named)


def one_group(story: VoicesStory) -> Message | None:
    """Give the themes that only one of several groups raised, each with its group."""
    found = _reached(story, Reach.ONE_GROUP)
    if len(story.voices.groups) == 1 or not found:
        return None
    named = tuple(
        message("voices.theme.by", theme=within(theme.label), groups=with_counts(story, theme, story.raised_in(theme)))
        for theme in found[:NAMED]
    )
    return message("voices.key.one_group", themes=Several(named, NAMED))


def silent(story: VoicesStory) -> Message | None:
    """Give who was interviewed and did not raise the theme that most others raised; else what nobody raised."""
    some = _reached(story, Reach.SOME_GROUPS)
    if not some:
        return nobody(story)
    theme = max(some, key=story.raised)
    return message("voices.key.silent", groups=group_names(story.silent_in(theme)), theme=within(theme.label))


def nobody(story: VoicesStory) -> Message | None:
    """Give the themes that no informant raised."""
    found = _reached(story, Reach.NOBODY)
    return message("voices.key.nobody", themes=theme_names(found)) if found else None


def to_ask(story: VoicesStory) -> Message | None:
    """Give what must be kept in mind before what was said is used."""
    made = story.provenance
    return message(f"voices.ask.{made.value}") if made is not Provenance.COLLECTED else None


def _reached(story: VoicesStory, reach: Reach) -> list[Theme]:
    return [theme for theme in story.voices.themes if theme.reach is reach]
