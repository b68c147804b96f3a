"""What people said, as it may be told: groups too small are merged, attributes that point at somebody dropped.

In: ``RawVoices``, and the findings that may be published, which themes stand beside. Out: ``Voices`` with findings on
informants. Informants are counted, and no small group of them is left (``informants``); how many of a group said
something is shown also where they are few, for what somebody said in an interview is no trait that tells who it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.analysis.coders import words_of
from reportgen.analysis.joint import accord, judged
from reportgen.analysis.quotation import chosen_quotes
from reportgen.analysis.saturation import course
from reportgen.analysis.themes import Stances, balance, contradicted, reach, stances_of, within
from reportgen.analysis.voices_verdict import Gathered, verdict
from reportgen.codebook import Level
from reportgen.disclosure.counting import Counting
from reportgen.disclosure.informants import Profile, ToldGroup, told_groups, told_profiles
from reportgen.disclosure.rule import Rule
from reportgen.findings import Finding, InformantGroup, JointRow, Quote, Theme, Voices
from reportgen.locales.languages import Text
from reportgen.periods import Period
from reportgen.raw import RawSegment, RawVoices


@dataclass(frozen=True, slots=True)
class _Telling:
    """One set of interviews while it is told: groups and profiles as they may be told, stances by theme."""

    voices: RawVoices
    groups: tuple[ToldGroup, ...]
    profiles: Mapping[str, Profile]
    stances: Mapping[str, Stances]
    counting: Counting

    @property
    def group_of(self) -> dict[str, str]:
        """Informant → group as told."""
        return {name: group.id for group in self.groups for name in group.members}


def tell(
    voices: RawVoices, published: Mapping[str, Finding], *, period: Period, rule: Rule
) -> tuple[tuple[Finding, ...], Voices]:
    """Give the findings on informants, and what binds them.

    ``published`` are the findings that themes may stand beside, as they may be shown.
    """
    groups = told_groups(voices.groups, voices.informants, rule=rule)
    telling = _Telling(
        voices=voices,
        groups=groups,
        profiles=told_profiles(groups, voices.informants, attributes=tuple(voices.attributes), rule=rule),
        stances={theme.id: stances_of(theme.id, voices.segments) for theme in voices.themes},
        counting=Counting(voices, period, groups),
    )
    told = _told(telling, published)
    return telling.counting.findings, told


def _told(telling: _Telling, published: Mapping[str, Finding]) -> Voices:
    voices, counting = telling.voices, telling.counting
    asked = {theme.id for theme in voices.themes}
    segments = {(segment.theme, words_of(segment)) for segment in voices.segments if segment.theme in asked}
    counting.informants()
    groups = tuple(_group(group, counting) for group in telling.groups)
    counting.segments(len(segments))
    saturation = course(voices.informants, voices.segments, themes=asked)
    gathered = Gathered(len(voices.informants), len(groups), len(segments), saturation)
    usability, reasons = verdict(voices.facts, gathered)
    return Voices(
        analysis=voices.analysis,
        facts=voices.facts,
        usability=usability,
        reasons=reasons,
        groups=groups,
        themes=tuple(_theme(theme, telling) for theme in voices.themes),
        saturation=saturation,
        joint=_joint(telling, published),
    )


def _group(group: ToldGroup, counting: Counting) -> InformantGroup:
    merged = group.joins if len(group.joins) > 1 else ()
    return InformantGroup(group.id, group.label, counting.group(group), merged)


def _theme(theme: Level, telling: _Telling) -> Theme:
    stances, counting = telling.stances[theme.id], telling.counting
    counted = counting.theme(theme, stances)
    raised = {group.id: len(within(stances, group.members)) for group in telling.groups}
    return Theme(
        id=theme.id,
        label=theme.label,
        whole=counted.whole,
        by_group=counted.by_group,
        stances=counted.stances,
        stances_by_group=counted.stances_by_group,
        reach=reach(raised),
        contradicted=contradicted(stances),
        quotes=_quotes(theme, telling),
        kappa=counting.kappa(theme),
    )


def _quotes(theme: Level, telling: _Telling) -> tuple[Quote, ...]:
    said = [segment for segment in telling.voices.segments if segment.theme == theme.id]
    groups = telling.group_of
    chosen: Sequence[RawSegment] = chosen_quotes(said, groups, number=telling.voices.quotes_per_theme)
    words, values = telling.voices.attributes, telling.voices.values
    return tuple(
        Quote(
            text=segment.quote,
            language=telling.voices.language,
            translation=segment.translation,
            group=groups[segment.informant],
            attributes=tuple(
                (words[name], values.get(name, {}).get(value, Text.same(value)))
                for name, value in telling.profiles[segment.informant]
            ),
            stance=segment.stance,
        )
        for segment in chosen
        if segment.quote is not None
    )


def _joint(telling: _Telling, published: Mapping[str, Finding]) -> tuple[JointRow, ...]:
    asked = telling.voices.joint or {}
    return tuple(
        _row(theme, published.get(number) if number is not None else None, telling=telling)
        for theme, number in asked.items()
        if theme in telling.stances
    )


def _row(theme: str, finding: Finding | None, *, telling: _Telling) -> JointRow:
    """Give a theme beside a number; ``said`` has every group that raised it, ``None`` where no stance is known."""
    stances = telling.stances[theme]
    judgement, stance = judged(finding), balance(stances)
    return JointRow(
        theme=theme,
        finding=finding.id if finding is not None else None,
        judged=judgement,
        stance=stance,
        accord=accord(judgement, stance, raised=bool(stances), counted=finding is not None),
        said={group.id: balance(said) for group in telling.groups if (said := within(stances, group.members))},
    )
