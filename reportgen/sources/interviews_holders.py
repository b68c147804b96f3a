"""Who said what in a REFI-QDA project: cases, or else sources, as informants.

In: a ``Project``. Out: ``Holder`` for every case, and for every text that no case refers to; and whose a segment is.
A text of two cases belongs to neither until the selections say to which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.errors import Location
from reportgen.sources.interviews_problems import Problems
from reportgen.sources.refi_qda_model import CodedSegment, Project

_WHOSE = "give each case its own texts, or its own selections, in the program it was coded in"


@dataclass(frozen=True, slots=True)
class Holder:
    """A case or a text: its guid and name, and its variables' values by name."""

    guid: str
    name: str
    values: Mapping[str, str]
    is_case: bool
    where: Location


@dataclass(frozen=True, slots=True)
class Holders:
    """Every informant of a project, and which of them a selection or a text belongs to (by guid)."""

    all: tuple[Holder, ...]
    by_selection: Mapping[str, frozenset[str]]
    by_source: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, project: Project) -> Holders:
        """Give them in the file's order, cases first."""
        by_selection, by_source = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        for case in project.cases:
            for selection in case.selections:
                by_selection[selection].add(case.guid)
            for source in case.sources:
                by_source[source].add(case.guid)
        in_part = {each.source for each in project.segments if each.selection in by_selection}
        cases = [Holder(case.guid, case.name, case.values, is_case=True, where=case.where) for case in project.cases]
        texts = [
            Holder(each.guid, each.name, each.values, is_case=False, where=each.where)
            for each in project.sources
            if each.is_text and each.guid not in by_source and each.guid not in in_part
        ]
        for text in texts:
            by_source[text.guid].add(text.guid)
        return cls(
            (*cases, *texts),
            {guid: frozenset(holders) for guid, holders in by_selection.items()},
            {guid: frozenset(holders) for guid, holders in by_source.items()},
        )

    def whose(self, segment: CodedSegment, problems: Problems) -> str | None:
        """Give the guid of who said a segment; ``None``, with the problem noted, where that cannot be said."""
        nobody: frozenset[str] = frozenset()
        found = self.by_selection.get(segment.selection) or self.by_source.get(segment.source, nobody)
        if len(found) == 1:
            return next(iter(found))
        belongs = f"to {len(found)} cases" if found else "to no case, though other selections of its text do"
        message = f"a coded selection belongs {belongs}, so nobody can tell who said it"
        problems.add("whose", message, where=segment.where, hint=_WHOSE)
        return None
