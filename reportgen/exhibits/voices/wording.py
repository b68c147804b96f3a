"""Words that the exhibits of interviews share: how many of how many, stances, notes.

In: the scene. Out: messages. A sign never stands without its word, and no share of informants is given, only counts.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.exhibits.voices.scene import Raised, VoicesScene
from reportgen.findings import Provenance, Reach, Stance, Theme
from reportgen.locales.messages import Message, Number, Several, Value, Words, message

EVERYTHING = 1000


def out_of(said: Raised) -> Message:
    """Give ``5 dari 7``, which no line breaks."""
    return message("voices.captions.out_of", raised=Number(said.raised), asked=Number(said.asked))


def stance_words(stance: Stance) -> Message:
    """Give a stance in a word."""
    return message(f"voices.captions.stance.{stance.value}")


def signed(stance: Stance) -> Message:
    """Give a stance as its sign with its word."""
    return message(f"voices.captions.signed.{stance.value}")


def split(said: Raised) -> Message:
    """Give ``5 dari 7 (3 mendukung, 2 menghambat)``; without a stance, only how many."""
    if not said.stances:
        return out_of(said)
    return message("voices.captions.split", counts=out_of(said), stances=taken(said))


def taken(said: Raised) -> Words:
    """Give who took which stance: ``3 mendukung, 2 menghambat``, or the word alone where all of them share it.

    Raises ``ValueError`` where no stance is coded.
    """
    if tuple(said.stances.values()) == (said.raised,):
        return stance_words(next(iter(said.stances)))
    parts = (
        message("voices.captions.stance.count", number=Number(number), stance=stance_words(stance))
        for stance, number in said.stances.items()
    )
    return chained(parts, link="voices.captions.comma")


def chained(parts: Iterable[Words], *, link: str = "voices.captions.then") -> Words:
    """Give the parts one after the other, parted as the message ``link`` says.

    Raises ``ValueError`` where there are none, which is the caller's mistake.
    """
    found = tuple(parts)
    if not found:
        text = "nothing to chain"
        raise ValueError(text)
    whole = found[0]
    for part in found[1:]:
        whole = message(link, before=whole, next=part)
    return whole


def coded_note(scene: VoicesScene) -> tuple[Words, ...]:
    """Say how many passages were coded."""
    estimate = scene.estimate(scene.voices.facts.segments)
    if estimate is None:
        return ()
    number = round(estimate.value)
    return (message("voices.captions.segments", number, number=Number(number)),)


def merged_notes(scene: VoicesScene) -> tuple[Words, ...]:
    """Say of every merged group how many groups it joins, and why."""
    minimum = Number(scene.findings.minimum_cell)
    return tuple(
        message("voices.captions.merged", group=group.label, number=Number(len(group.merged)), minimum=minimum)
        for group in scene.voices.groups
        if len(group.merged) > 1
    )


def made_notes(scene: VoicesScene) -> tuple[Words, ...]:
    """Say that nobody was interviewed, where that is so."""
    provenance = scene.voices.facts.provenance
    return () if provenance is Provenance.COLLECTED else (message(f"voices.captions.made.{provenance.value}"),)


def reach_notes(scene: VoicesScene) -> tuple[Words, ...]:
    """Say which themes all groups raised, which only one, which nobody; of a single group only the last."""
    wanted = (Reach.ALL_GROUPS, Reach.ONE_GROUP, Reach.NOBODY) if len(scene.voices.groups) > 1 else (Reach.NOBODY,)
    found = ((reach, _labels(theme for theme in scene.voices.themes if theme.reach is reach)) for reach in wanted)
    return tuple(message(f"voices.captions.reach.{reach.value}", themes=themes) for reach, themes in found if themes)


def _labels(themes: Iterable[Theme]) -> Several | None:
    labels = tuple(theme.label for theme in themes)
    return Several(labels, EVERYTHING) if labels else None


def silent_note(scene: VoicesScene, theme: Theme) -> tuple[Words, ...]:
    """Say which groups were asked and did not raise a theme; nothing where every group did."""
    silent: list[Value] = []
    for group in scene.voices.groups:
        said = scene.raised(theme, group.id)
        if said is not None and not said.raised:
            silent.append(message("voices.captions.group.count", group=group.label, counts=out_of(said)))
    return (message("voices.captions.silent", groups=Several(tuple(silent), EVERYTHING)),) if silent else ()
