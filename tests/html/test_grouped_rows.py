"""Tables whose rows stand in groups: a head for each group, its members set in, never parted from their head."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import briefs
import pytest

from reportgen.brief import NumberedTable
from reportgen.exhibits.table import Cell, Column, Row, RowRole, Table
from reportgen.html import Setting, render
from reportgen.html.pieces import LONGEST_PAIR, pairs
from reportgen.locales.languages import Language, Text
from reportgen.locales.voice import voice

COLUMNS = tuple(Column(Text.same(name)) for name in ("stub", "one", "two"))
CELLS = (Cell("1"), Cell("2"))


def group(name: str, members: int) -> tuple[Row, ...]:
    head = Row(name, (), role=RowRole.GROUP)
    return (head, *(Row(f"{name} {index}", CELLS, role=RowRole.MEMBER) for index in range(members)))


def table(*rows: Row) -> Table:
    return Table("grouped", Text.same("caption"), COLUMNS, rows)


def html(made: Table) -> str:
    section = briefs.section("findings", briefs.both("Temuan", "Findings"), NumberedTable(1, made))
    brief = replace(briefs.brief(), front=(), sections=(section,))
    setting = Setting(created=date(2025, 3, 31))
    return render(brief, [voice(Language.ENGLISH)], pictures=briefs.pictures(brief), setting=setting)


def test_the_head_of_a_group_spans_the_table_and_its_members_say_that_they_are() -> None:
    text = html(table(*group("Education", 2)))
    assert '<tr class="group">\n<th scope="row" colspan="3">Education</th>\n</tr>' in text
    assert len(re.findall(r'<tr class="member">', text)) == 2


def test_a_head_with_cells_of_its_own_does_not_span() -> None:
    text = html(table(Row("Education", CELLS, role=RowRole.GROUP)))
    assert "colspan" not in text
    assert '<tr class="group">' in text


def test_a_plain_row_says_nothing_of_groups() -> None:
    text = html(table(Row("Education", CELLS)))
    assert 'class="group"' not in text
    assert 'class="member"' not in text


@pytest.mark.parametrize("first", range(LONGEST_PAIR - 6, LONGEST_PAIR + 2))
def test_side_by_side_no_part_ends_with_the_head_of_a_group(first: int) -> None:
    rows = (*group("First", first), *group("Second", LONGEST_PAIR))
    parts = [block.table.rows for block in pairs(NumberedTable(1, table(*rows))) if isinstance(block, NumberedTable)]
    assert len(parts) > 1
    assert [row for part in parts for row in part] == list(rows)
    assert all(part[-1].role is not RowRole.GROUP for part in parts)
    assert all(len(part) <= LONGEST_PAIR for part in parts)
