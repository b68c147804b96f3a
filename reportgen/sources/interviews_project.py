"""Informants and coded segments from a REFI-QDA project.

In: a ``Project`` and a source's configuration. Out: ``Asked``, ``Said``, and what no theme claims. A theme is spelled
as a code's whole path ("A::B"), or its own name where one code alone has it; codes below it do not count with it. Where
the archive lacks a text, which programs may leave out, what was coded in it counts, and there are no words to quote.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.findings import Stance, Unread
from reportgen.sources.dataset import Provenance
from reportgen.sources.interviews_holders import Holder, Holders
from reportgen.sources.interviews_parts import Asked, Said, folded
from reportgen.sources.interviews_people import refuse_named
from reportgen.sources.interviews_persons import Watch, identifying
from reportgen.sources.interviews_problems import Problems
from reportgen.sources.interviews_tables import read_informants
from reportgen.sources.refi_qda import read_project
from reportgen.sources.refi_qda_model import SEPARATOR, Code, CodedSegment, Project
from reportgen.sources.shelf import Shelf
from reportgen.sources.spelling import collapse, suggest

if TYPE_CHECKING:
    from reportgen.config.model import InterviewsSource


@dataclass(frozen=True, slots=True)
class Found:
    """What a project gave; ``unmapped`` and ``unread`` are as in ``Interviews``."""

    asked: tuple[Asked, ...]
    said: tuple[Said, ...]
    unmapped: tuple[tuple[str, int], ...]
    unread: tuple[tuple[Unread, int], ...]
    provenance: Provenance


def read_coded_project(source: InterviewsSource, *, shelf: Shelf, problems: Problems) -> Found:
    """Give the informants and the segments of the configured themes, and note what is not in order.

    Raises as ``read_project`` and ``read_sheet`` do.
    """
    project = read_project(source.path)
    tree = _Tree(project.codes, problems, watch=Watch(source.names, source.allowed))
    themes = {guid: theme for theme, guids in tree.themes(source).items() for guid in guids}
    stances = {
        guid: Stance(name) for name, code in source.stance_codes.items() for guid in tree.named(code, "stance_codes")
    }
    holders = Holders.of(project)
    said = tuple(_said(project, themes, stances, holders=holders, problems=problems))
    asked, unlisted = _asked(project, source, holders.all, listed=_listed(source, shelf), problems=problems)
    unread = (
        *project.unread,
        (Unread.SOURCE_NOT_LISTED, unlisted),
        (Unread.NO_TEXT, sum(each.quote is None for each in said)),
    )
    return Found(
        asked,
        said,
        _unmapped(project, {*themes, *stances}, tree=tree),
        tuple((kind, times) for kind, times in unread if times),
        Provenance(project.name, project.sha256, None, len(project.segments)),
    )


class _Tree:
    """The code tree, as spellings of the configuration look for codes in it."""

    def __init__(self, codes: Sequence[Code], problems: Problems, *, watch: Watch) -> None:
        self._problems = problems
        self._by_path, self._by_name = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
        for code in codes:
            self._by_path[folded(code.name)].append(code.guid)
            self._by_name[folded(code.path[-1])].append(code.guid)
        self._watch = watch
        self._names = tuple(code.name for code in codes if not identifying(code.name, watch))

    def told(self, code: Code, place: int) -> str:
        """Give a code's name, or its place in the code book where the name looks like a person's."""
        return f"#{place}" if identifying(code.name, self._watch) else code.name

    def themes(self, source: InterviewsSource) -> Mapping[str, tuple[str, ...]]:
        """Give the guids of each theme's codes; a theme without any is a problem."""
        found: dict[str, tuple[str, ...]] = {}
        owner: dict[str, str] = {}
        for theme, defined in source.themes.items():
            spelled = defined.raw or (theme,)
            guids = tuple(guid for each in spelled for guid in self._found(each, f"themes.{theme}"))
            if not guids:
                self._refuse(spelled[0], f"themes.{theme}")
            for guid in guids:
                if owner.setdefault(guid, theme) != theme:
                    message = f'one code is claimed by two themes, "{owner[guid]}" and "{theme}"'
                    self._problems.add("theme_twice", message, hint="write the whole paths of the codes under `raw`")
            found[theme] = guids
        return found

    def named(self, spelled: str, key: str) -> tuple[str, ...]:
        """Give the guids of a code; none is a problem."""
        guids = self._found(spelled, key)
        if not guids:
            self._refuse(spelled, key)
        return guids

    def _found(self, spelled: str, key: str) -> tuple[str, ...]:
        wanted = SEPARATOR.join(folded(part) for part in spelled.split(SEPARATOR))
        guids = self._by_path.get(wanted) or self._by_name.get(wanted, [])
        if len(guids) > 1 and wanted not in self._by_path:
            message = f'{key}: {len(guids)} codes are called "{spelled}"'
            self._problems.add("codes_alike", message, hint="write the whole path, such as Upper code::Code")
        return tuple(guids)

    def _refuse(self, spelled: str, key: str) -> None:
        hint = f"{suggest(spelled, self._names, what='codes')}; write it under `raw` as the project spells it"
        self._problems.add("no_code", f'{key}: the code tree has no code "{spelled[:60]}"', hint=hint)


def _said(
    project: Project,
    themes: Mapping[str, str],
    stances: Mapping[str, Stance],
    *,
    holders: Holders,
    problems: Problems,
) -> Iterator[Said]:
    """Go through the segments of the themes, one for each theme, coder and span of words."""
    names = {holder.guid: holder.name for holder in holders.all}
    on_span = _stances(project.segments, stances)
    done: set[tuple[object, ...]] = set()
    for segment in project.segments:
        theme = themes.get(segment.code)
        key = (*_span(segment), segment.coder, theme)
        if theme is None or key in done:
            continue
        done.add(key)
        holder = holders.whose(segment, problems)
        quote = None if segment.text is None else collapse(segment.text)
        if quote == "":
            message = "a coded selection holds no words"
            problems.add(
                "empty_quote", message, where=segment.where, hint="take its codes off in the program it was coded in"
            )
        if holder is None or quote == "":
            continue
        stance = _together(on_span[*_span(segment), segment.coder] or on_span[_span(segment)])
        yield Said(
            informant=names[holder],
            theme=theme,
            quote=quote,
            translation="",
            stance=stance,
            coder=segment.coder or "",
            name=segment.selection,
            stretch=f"{segment.source} {segment.start}-{segment.end}",
            where=segment.where,
            where_translation=segment.where,
        )


def _span(segment: CodedSegment) -> tuple[str, int, int]:
    return segment.source, segment.start, segment.end


def _stances(
    segments: Sequence[CodedSegment], stances: Mapping[str, Stance]
) -> defaultdict[tuple[object, ...], set[Stance]]:
    """Give the stances that lie on each span of words, by span alone and by span and coder."""
    found = defaultdict[tuple[object, ...], set[Stance]](set)
    for segment in segments:
        if segment.code in stances:
            found[_span(segment)].add(stances[segment.code])
            found[*_span(segment), segment.coder].add(stances[segment.code])
    return found


def _together(stances: set[Stance]) -> Stance | None:
    if not stances:
        return None
    return next(iter(stances)) if len(stances) == 1 else Stance.MIXED


def _listed(source: InterviewsSource, shelf: Shelf) -> list[Asked] | None:
    if source.informants is None:
        return None
    return read_informants(source.informants, source, shelf=shelf, in_project=True)


def _asked(
    project: Project,
    source: InterviewsSource,
    holders: Sequence[Holder],
    *,
    listed: list[Asked] | None,
    problems: Problems,
) -> tuple[tuple[Asked, ...], int]:
    """Give the informants, and how many texts were left out: not listed, and nothing in them is coded."""
    by_id = {folded(each.id): each for each in listed or ()}
    coded = {each.source for each in project.segments}
    used = [
        holder
        for holder in holders
        if listed is None or holder.is_case or holder.guid in coded or folded(holder.name) in by_id
    ]
    refuse_named(
        [*((each.id, each.where) for each in listed or ()), *((holder.name, holder.where) for holder in used)],
        source,
        problems,
    )
    names = {folded(holder.name) for holder in used}
    for each in listed or ():
        if folded(each.id) not in names:
            kind = "case" if project.cases else "source"
            hint = suggest(each.id, [holder.name for holder in used], what=f"{kind}s of the project")
            problems.add("no_case", f'the project has no {kind} "{each.id[:60]}"', where=each.where, hint=hint)
    return tuple(_merged(holder, by_id.get(folded(holder.name)), source) for holder in used), len(holders) - len(used)


def _merged(holder: Holder, row: Asked | None, source: InterviewsSource) -> Asked:
    """Give an informant as file and project have him or her; what the file says goes first."""
    values = {folded(name): value for name, value in holder.values.items()}
    of_case = {name: values.get(folded(each.column), "") for name, each in source.attributes.items()}
    attributes = {name: value for name, value in of_case.items() if value} | dict(row.attributes if row else {})
    where = row.where if row else holder.where
    return Asked(
        id=holder.name,
        group=(row.group if row else "") or values.get(folded(source.group_variable or ""), ""),
        day=(row.day if row else "") or values.get(folded(source.informant_columns.date), ""),
        attributes=attributes,
        where=where,
        where_group=row.where_group if row else where,
        where_day=row.where_day if row else where,
    )


def _unmapped(project: Project, mapped: set[str], *, tree: _Tree) -> tuple[tuple[str, int], ...]:
    """Give the codes that are used and that nothing claims, with how often, the most frequent first."""
    times = Counter(each.code for each in project.segments)
    times.update(project.unread_codes)
    found = [
        (tree.told(code, place), times[code.guid])
        for place, code in enumerate(project.codes, start=1)
        if times[code.guid] and code.guid not in mapped
    ]
    return tuple(sorted(found, key=lambda each: (-each[1], each[0])))
