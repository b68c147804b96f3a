"""Which groups informants are told in, and what else is told of each beside a quote.

In: informants with their groups and attributes, and the rule. Out: groups of at least the minimum, and attributes that
at least as many informants of the group are told with. It reads nothing of what anybody said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.codebook import Level
from reportgen.disclosure.rule import Rule
from reportgen.locales.languages import Language, Text
from reportgen.raw import RawInformant

_AND = {Language.INDONESIAN: "dan", Language.ENGLISH: "and"}


@dataclass(frozen=True, slots=True)
class ToldGroup:
    """A group as it is told: its words, the groups of the file that it joins (one, or several), its informants."""

    id: str
    label: Text
    joins: tuple[str, ...]
    members: frozenset[str]


Profile = tuple[tuple[str, str], ...]
"""Attributes that are told of an informant, with their values, in display order."""


def told_groups(groups: Sequence[Level], informants: Sequence[RawInformant], *, rule: Rule) -> tuple[ToldGroup, ...]:
    """Give the groups that somebody was asked in, in display order, none of them below the minimum.

    While one is too small, the smallest is joined with the next smallest. Where all informants together are too few,
    one group of all of them is left. A joined group stands where the first of its groups stood, and bears the words of
    all of them, so that a reader knows who spoke.
    """
    members = {
        group.id: frozenset(each.id for each in informants if each.group == group.id)
        for group in groups
        if any(each.group == group.id for each in informants)
    }
    order = list(members)
    parts: list[tuple[str, ...]] = [(group_id,) for group_id in members]
    while rule.hides_counts and len(parts) > 1:
        sizes = {part: sum(len(members[name]) for name in part) for part in parts}
        smallest, following, *others = sorted(parts, key=lambda part: sizes[part])
        if not rule.small(sizes[smallest]):
            break
        joined = tuple(sorted(smallest + following, key=order.index))
        parts = sorted([*others, joined], key=lambda part: order.index(part[0]))
    words = {group.id: group.label for group in groups}
    return tuple(
        ToldGroup("+".join(part), joined_words([words[name] for name in part]), part, _all(part, members))
        for part in parts
    )


def _all(part: tuple[str, ...], members: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(members[name] for name in part))


def joined_words(labels: Sequence[Text]) -> Text:
    """Give several groups' words as one, in the languages that all of them have: ``Suami dan orang tua``."""
    if len(labels) == 1:
        return labels[0]
    shared = [language for language in Language if all(language in label.languages for label in labels)]
    return Text.of({language.value: _list([each.in_(language) for each in labels], language) for language in shared})


def _list(words: Sequence[str], language: Language) -> str:
    first, *others = words
    *middle, last = [_small(each) for each in others]
    return f"{', '.join((first, *middle))} {_AND[language]} {last}"


def _small(words: str) -> str:
    """Give words with a small first letter, but an abbreviation (``PKK``) as it is."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def told_profiles(
    groups: Sequence[ToldGroup], informants: Sequence[RawInformant], *, attributes: Sequence[str], rule: Rule
) -> dict[str, Profile]:
    """Give what may be told of each informant beside the group.

    Attributes are dropped one by one, the rarest in the group first, until whatever is told of somebody is told alike
    of at least the minimum of informants. That holds for what is *told*: with one mother of six left without her
    schooling, and five with theirs, a reader who knows the rule would know who the sixth is.
    """
    profiles = {each.id: _profile(each, attributes) for each in informants}
    if not rule.hides_counts:
        return profiles
    safe: dict[str, Profile] = {}
    for group in groups:
        safe |= _safe({name: profiles[name] for name in sorted(group.members)}, rule)
    return safe


def _profile(informant: RawInformant, attributes: Sequence[str]) -> Profile:
    told = ((name, informant.attributes.get(name, "").strip()) for name in attributes)
    return tuple((name, value) for name, value in told if value)


def _safe(profiles: Mapping[str, Profile], rule: Rule) -> dict[str, Profile]:
    """Drop attributes within one group until no profile is told of too few; ends, for each round drops some."""
    told = dict(profiles)
    common = Counter(pair for profile in profiles.values() for pair in profile)
    while True:
        sizes = Counter(told.values())
        rare = {profile for profile, size in sizes.items() if rule.small(size)}
        shorten = {profile for profile in rare if profile}
        if rare and not shorten:  # those of whom nothing is told are too few: the next smallest join them
            shorten = set(sorted((each for each in sizes if each), key=lambda each: (sizes[each], each))[:1])
        if not shorten:
            return told
        told = {name: _dropped(each, common) if each in shorten else each for name, each in told.items()}


def _dropped(profile: Profile, common: Mapping[tuple[str, str], int]) -> Profile:
    """Give a profile without its rarest attribute; of two as rare, without the later one."""
    rarest = min(reversed(profile), key=lambda pair: common[pair])
    return tuple(pair for pair in profile if pair != rarest)
