"""Informants, checked: their groups, the order of their interviews, and that nothing tells who they are.

In: ``Asked`` and ``Said`` as read. Out: ``Informant`` in the order of the file. Whoever was asked and said nothing that
was coded is an informant as well. What looks like a person's name is never repeated in a message.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reportgen.errors import Location
from reportgen.sources.dataset import Informant
from reportgen.sources.interviews_parts import Asked, Claims, Said, folded
from reportgen.sources.interviews_persons import Watch, identifying
from reportgen.sources.interviews_problems import Problems
from reportgen.sources.spelling import suggest
from reportgen.sources.survey_identity import Identifies

if TYPE_CHECKING:
    from reportgen.config.model import InterviewsSource

_TIME = r"(?:[ Tt][0-9:.+]+[Zz]?)?"
_YEAR_FIRST = re.compile(rf"(?P<year>[0-9]{{4}})[-/.](?P<month>[0-9]{{1,2}})[-/.](?P<day>[0-9]{{1,2}}){_TIME}")
_DAY_FIRST = re.compile(rf"(?P<day>[0-9]{{1,2}})[-/.](?P<month>[0-9]{{1,2}})[-/.](?P<year>[0-9]{{4}}){_TIME}")
_KINDS = {
    Identifies.NAME: "a person's name",
    Identifies.PHONE: "a telephone number",
    Identifies.IDENTITY: "an identity number",
    Identifies.EMAIL: "an e-mail address",
}
_INSTEAD = defaultdict(lambda: "[nomor] in its place", {Identifies.EMAIL: "[surel] in its place"})
_WRITE = "write initials or [nama] in its place"
_ALLOW = "where it names no person (a place, say), list the word under `allowed:` of the source"


@dataclass(frozen=True, slots=True)
class People:
    """The informants; ``in_order_of_date`` says whether ``order`` goes by the day of the interview."""

    informants: tuple[Informant, ...]
    in_order_of_date: bool


def check_people(asked: Sequence[Asked], source: InterviewsSource, problems: Problems) -> People:
    """Give the informants, and note what is the matter with any of them."""
    refuse_named(((each.id, each.where) for each in asked), source, problems)
    _check_ids(asked, problems)
    watch = Watch(source.names, source.allowed)
    for each in asked:
        for value in each.attributes.values():
            _refuse_identifying(value, "an attribute", each.where, watch=watch, problems=problems)
    groups = _groups(asked, Claims.of(source.groups), problems)
    order, dated = _order(asked, problems)
    values = {name: Claims.of(attribute.values) for name, attribute in source.attributes.items()}
    informants = tuple(
        Informant(each.id, group, _meant(each.attributes, values), place)
        for each, group, place in zip(asked, groups, order, strict=True)
        if each.id and group is not None
    )
    return People(informants, dated)


def _meant(attributes: Mapping[str, str], values: Mapping[str, Claims]) -> dict[str, str]:
    """Give attributes with the keys of the configuration's values for their spellings."""
    return {name: values[name].find(text) or text for name, text in attributes.items()}


def refuse_named(codes: Iterable[tuple[str, Location]], source: InterviewsSource, problems: Problems) -> None:
    """Raise at once where an informant's code (with its place) tells who somebody is: no message may quote it then."""
    watch = Watch(source.names, source.allowed)
    before = len(problems.found)
    for text, where in codes:
        _refuse_identifying(text, "the informant's code", where, watch=watch, problems=problems)
    if len(problems.found) > before:
        problems.raise_if_any()


def check_words(said: Iterable[Said], source: InterviewsSource, problems: Problems) -> None:
    """Note every quote and every translation that would tell who somebody is."""
    watch = Watch(source.names, source.allowed)
    for each in said:
        _refuse_identifying(each.quote or "", "the quote", each.where, watch=watch, problems=problems)
        if each.translation:
            what = "the translation"
            _refuse_identifying(each.translation, what, each.where_translation, watch=watch, problems=problems)


def _refuse_identifying(text: str, what: str, where: Location, *, watch: Watch, problems: Problems) -> None:
    for kind in identifying(text, watch):
        hint = f"{_WRITE}; {_ALLOW}" if kind is Identifies.NAME else f"take it out, and write {_INSTEAD[kind]}"
        message = f"{what} holds what looks like {_KINDS.get(kind, kind.value)}; it is not repeated here"
        problems.add("identifying_words", message, where=where, hint=hint)


def _check_ids(asked: Sequence[Asked], problems: Problems) -> None:
    first: dict[str, Asked] = {}
    for each in asked:
        if not each.id:
            problems.add("no_informant", "the informant has no code", where=each.where, hint="give each informant one")
            continue
        earlier = first.setdefault(folded(each.id), each)
        if earlier is not each:
            message = f'a second informant "{each.id}"; the first is at {earlier.where}'
            problems.add(
                "informant_twice", message, where=each.where, hint="give each informant a code of his or her own"
            )


def _groups(asked: Sequence[Asked], claims: Claims, problems: Problems) -> list[str | None]:
    found = [claims.find(each.group) if each.group else None for each in asked]
    unknown: dict[str, list[Asked]] = defaultdict(list)
    for each, group in zip(asked, found, strict=True):
        if group is None:
            unknown[each.group].append(each)
    for text, members in unknown.items():
        who = ", ".join(f'"{each.id}"' for each in members[:_MOST_LISTED])
        more = f" and {len(members) - _MOST_LISTED} more" if len(members) > _MOST_LISTED else ""
        if text:
            message, near = (
                f'no group is spelled "{text[:60]}"',
                suggest(text, claims.spellings, what="spellings of groups"),
            )
            hint = f"{near}; add it to `groups:`, or under `raw` of the group that it is"
        else:
            message, hint = "informants without a group", "say of each to which group he or she belongs"
        problems.add("unknown_group", f"{message}: {who}{more}", where=members[0].where_group, hint=hint)
    return found


_MOST_LISTED = 10


def _order(asked: Sequence[Asked], problems: Problems) -> tuple[list[int], bool]:
    """Give the place of each in the order of interviews: by day where every informant has one, else by the file."""
    days = [read_day(each.day) if each.day else None for each in asked]
    for each, day in zip(asked, days, strict=True):
        if each.day and day is None:
            message = f'the day of the interview is "{each.day[:30]}", which is no date'
            problems.add(
                "bad_date", message, where=each.where_day, hint="write it as 2016-11-07 or 7/11/2016 (day first)"
            )
    known = [day for day in days if day is not None]
    if not known or len(known) < len(days):
        return list(range(len(asked))), False
    ranked = sorted(range(len(asked)), key=lambda place: (known[place], place))
    order = [0] * len(asked)
    for rank, place in enumerate(ranked):
        order[place] = rank
    return order, True


def read_day(text: str) -> date | None:
    """Give a day, written year first or day first, with or without a time; ``None`` where it is none."""
    for pattern in (_YEAR_FIRST, _DAY_FIRST):
        match = pattern.fullmatch(text.strip())
        if match:
            try:
                return date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                return None
    return None
