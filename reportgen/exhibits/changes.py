"""Each indicator as it was published for the period before, as it is now, and what can be said of the two.

In: the scene and the changes. Out: a table. Where the register now gives another number for the period before, a
column of its own holds it, and the difference is from that one.
"""

from __future__ import annotations

from reportgen.estimates import Estimate
from reportgen.exhibits import cells
from reportgen.exhibits.scene import Scene
from reportgen.exhibits.table import Align, Cell, Column, Row, Table
from reportgen.findings import Change, Changes, Finding, Unlike
from reportgen.locales.messages import Words, message

_NOT_SHOWN = frozenset({Unlike.HIDDEN_THEN})


def changes_table(scene: Scene, changes: Changes) -> Table | None:
    """Give a row an indicator: as published then, as recorded now, now, the difference, what can be said."""
    if not changes.changes:
        return None
    anew = any(each.revised is not None for each in changes.changes)
    period, previous = scene.findings.period, changes.previous
    columns = (
        Column(message("captions.head.indicator"), Align.TEXT),
        Column(message("changes.head.published", previous=previous)),
        *([Column(message("changes.head.revised", previous=previous))] if anew else []),
        Column(message("changes.head.now", period=period)),
        Column(message("captions.head.change")),
        Column(message("changes.head.said"), Align.TEXT),
    )
    rows = tuple(_row(scene, each, anew=anew) for each in changes.changes)
    caption = message("changes.table", previous=previous, place=scene.place, period=period)
    return Table("changes", caption, columns, rows, _notes(changes, rows, anew=anew))


def _row(scene: Scene, each: Change, *, anew: bool) -> Row:
    now = scene.findings.get(each.now or "")
    found = [
        _published(each, now),
        *([_cell(each.revised, now) if each.revised is not None else cells.BLANK] if anew else []),
        cells.share(now),
        cells.difference(_beside(each.difference, now)),
        Cell(_said(each)),
    ]
    indicator = scene.indicators.get(each.indicator)
    stub = indicator.short if indicator is not None else each.label
    return Row(stub, tuple(found), emphasis=each.indicator == scene.headline.id)


def _said(each: Change) -> Words:
    return message(f"changes.say.{each.kind.value}")


def _published(each: Change, now: Finding | None) -> Cell:
    if each.before is None and each.why in _NOT_SHOWN:
        return cells.HIDDEN
    return _cell(each.before, now)


def _cell(estimate: Estimate | None, now: Finding | None) -> Cell:
    return cells.share(_beside(estimate, now))


def _beside(estimate: Estimate | None, now: Finding | None) -> Finding | None:
    """Give a number of the period before as a finding on the same subject, which is what cells are made of."""
    return Finding(now.subject, estimate) if estimate is not None and now is not None else None


def _notes(changes: Changes, rows: tuple[Row, ...], *, anew: bool) -> tuple[Words, ...]:
    shown = [cell for row in rows for cell in row.cells]
    found: list[tuple[Words, bool]] = [
        (message("changes.note.revised", previous=changes.previous), anew),
        (message("captions.note.suppressed"), cells.HIDDEN in shown),
        (message("captions.note.absent"), cells.NOTHING in shown),
    ]
    return tuple(note for note, applies in found if applies)
