"""Coded interviews: informants and what they said, by theme.

In: a source's configuration, and the shelf that tables are kept on. Out: ``Interviews``. Whatever is the matter with
the files is said at once, as far as it can be judged; what would tell who somebody is stops everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.codebook import Level
from reportgen.errors import Location
from reportgen.locales.languages import Language, Text
from reportgen.sources.dataset import Interviews, Segment
from reportgen.sources.files import refuse
from reportgen.sources.interviews_parts import Said
from reportgen.sources.interviews_people import People, check_people, check_words, refuse_named
from reportgen.sources.interviews_problems import Problems
from reportgen.sources.interviews_project import Found, read_coded_project
from reportgen.sources.interviews_tables import read_informants, read_segments
from reportgen.sources.shelf import Shelf

if TYPE_CHECKING:
    from reportgen.config.model import InterviewsSource

PROJECT_SUFFIX = ".qdpx"


def read_interviews(name: str, source: InterviewsSource, *, shelf: Shelf) -> Interviews:
    """Give the interviews; ``name`` is what the configuration calls them.

    Raises ``SourceError`` where a file is not there; ``DataError`` for everything else, with all problems at once.
    """
    problems = Problems(source.path.name)
    if source.path.suffix.casefold() == PROJECT_SUFFIX:
        found = read_coded_project(source, shelf=shelf, problems=problems)
    else:
        found = _tables(source, shelf=shelf, problems=problems)
    people = check_people(found.asked, source, problems)
    check_words(found.said, source, problems)
    problems.raise_if_any()
    return _interviews(name, source, found=found, people=people)


def _tables(source: InterviewsSource, *, shelf: Shelf, problems: Problems) -> Found:
    if source.informants is None:
        where = Location(file=source.path.name)
        hint = "write `informants:`, a file with a row an informant: code, group, and what else describes them"
        refuse("data.no_informants", "nothing says who the informants are", where=where, hint=hint)
    asked = tuple(read_informants(source.informants, source, shelf=shelf))
    refuse_named(((each.id, each.where) for each in asked), source, problems)
    told = read_segments(source, [each.id for each in asked], shelf=shelf, problems=problems)
    return Found(asked, told.said, (), (), told.provenance)


def _interviews(name: str, source: InterviewsSource, *, found: Found, people: People) -> Interviews:
    return Interviews(
        name=name,
        informants=people.informants,
        segments=tuple(_segment(each) for each in found.said),
        groups=tuple(Level(key, each.label or Text.same(key)) for key, each in source.groups.items()),
        themes=tuple(Level(key, each.label) for key, each in source.themes.items()),
        about={key: (each.indicator, each.variable) for key, each in source.themes.items()},
        attributes={key: each.label for key, each in source.attributes.items()},
        values={
            name: {key: each.label for key, each in attribute.values.items() if each.label is not None}
            for name, attribute in source.attributes.items()
        },
        language=Language(source.language),
        unmapped=found.unmapped,
        in_order_of_date=people.in_order_of_date,
        made=source.provenance,
        note=source.note,
        provenance=found.provenance,
        unread=found.unread,
    )


def _segment(said: Said) -> Segment:
    return Segment(
        informant=said.informant,
        theme=said.theme,
        quote=said.quote,
        translation=said.translation or None,
        stance=said.stance,
        coder=said.coder or None,
        name=said.name or None,
        where=said.where,
        stretch=said.stretch or None,
    )
