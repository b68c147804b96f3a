"""Themes by group of informants, in informants.

In: the scene. Out: a table. Who was asked and did not raise a theme is a nought out of a number, never an empty cell.
"""

from __future__ import annotations

from reportgen.exhibits import cells
from reportgen.exhibits.table import Align, Cell, Column, Row, RowRole, Table
from reportgen.exhibits.voices.scene import Raised, VoicesScene
from reportgen.exhibits.voices.wording import (
    EVERYTHING,
    chained,
    coded_note,
    made_notes,
    merged_notes,
    out_of,
    reach_notes,
    stance_words,
)
from reportgen.findings import Finding, Stance, Theme
from reportgen.locales.messages import Number, PlainInterval, Several, Value, Words, message

MOST_COLUMNS = 4
"""With more groups than this, they stand below each theme, not beside it: columns would be narrower than words."""


def matrix_table(scene: VoicesScene) -> Table:
    """Give a row a theme: how many of all raised it and with which stance, and so group by group."""
    across = len(scene.voices.groups) <= MOST_COLUMNS
    groups = scene.voices.groups if across else ()
    with_kappa = any(theme.kappa is not None for theme in scene.voices.themes)
    columns = (
        Column(message("voices.captions.head.theme"), Align.TEXT),
        Column(message(f"voices.captions.head.{'whole' if across else 'raised'}"), Align.TEXT),
        *(Column(group.label, Align.TEXT) for group in groups),
        *((Column(message("voices.captions.head.kappa")),) if with_kappa else ()),
    )
    rows: list[Row] = []
    for theme in scene.voices.themes:
        told = tuple(said_cell(scene, theme, group.id) for group in groups)
        kappa = (cells.value(scene.found(theme.kappa), 2),) if with_kappa else ()
        role = RowRole.PLAIN if across else RowRole.GROUP
        rows.append(Row(theme.label, (said_cell(scene, theme), *told, *kappa), role=role))
        if not across:
            rows += _below(scene, theme, with_kappa=with_kappa)
    caption = message("voices.captions.matrix.table", place=scene.place, period=scene.findings.period)
    return Table(
        f"themes-{scene.voices.analysis}", caption, columns, tuple(rows), _remarks(scene, with_kappa=with_kappa)
    )


def _below(scene: VoicesScene, theme: Theme, *, with_kappa: bool) -> list[Row]:
    """Give a theme's groups as rows of their own."""
    blank = (cells.BLANK,) if with_kappa else ()
    return [
        Row(group.label, (said_cell(scene, theme, group.id), *blank), role=RowRole.MEMBER)
        for group in scene.voices.groups
    ]


def said_cell(scene: VoicesScene, theme: Theme, group: str | None = None) -> Cell:
    """Give ``↓ 5 dari 7: menghambat`` of a group or of all: the stance as a sign and in words."""
    said = scene.raised(theme, group)
    if said is None:
        return cells.counts(scene.found(theme.whole if group is None else theme.by_group.get(group)))
    if said.stance is None:
        return Cell(
            message("voices.captions.stance.parts", stance=out_of(said), parts=_arrows(said))
            if said.stances
            else out_of(said)
        )
    return Cell(
        message(f"voices.captions.cell.{said.stance.value}", counts=out_of(said), stance=_stance(said, said.stance))
    )


def _stance(said: Raised, stance: Stance) -> Words:
    """Give the stance's word; where not all who raised the theme share it, with how many took which."""
    word = stance_words(stance)
    if tuple(said.stances.values()) == (said.raised,):
        return word
    return message("voices.captions.stance.parts", stance=word, parts=_arrows(said))


def _arrows(said: Raised) -> Words:
    """Give how many took which stance, in signs."""
    arrows = (message(f"voices.captions.arrow.{each.value}", number=Number(n)) for each, n in said.stances.items())
    return chained(arrows, link="voices.captions.beside")


def _remarks(scene: VoicesScene, *, with_kappa: bool) -> tuple[Words, ...]:
    return (
        *coded_note(scene),
        message("voices.captions.counted"),
        *((message("voices.captions.signs"),) if any(theme.stances for theme in scene.voices.themes) else ()),
        *reach_notes(scene),
        *(_kappas(scene) if with_kappa else ()),
        *merged_notes(scene),
        *made_notes(scene),
        *cells.sign_notes(_shown(scene)),
    )


def _kappas(scene: VoicesScene) -> tuple[Words, ...]:
    """Say what kappa is, and give the intervals, which no column of this table has the room for."""
    found = [(theme.label, scene.estimate(theme.kappa)) for theme in scene.voices.themes]
    limits: tuple[Value, ...] = tuple(
        message("voices.captions.kappa.item", theme=label, limits=PlainInterval(estimate.interval, bare=True))
        for label, estimate in found
        if estimate is not None and estimate.interval is not None
    )
    what = message("voices.captions.kappa")
    return (what, message("voices.captions.kappa.intervals", limits=Several(limits, EVERYTHING))) if limits else (what,)


def _shown(scene: VoicesScene) -> list[Finding | None]:
    return [
        scene.found(each)
        for theme in scene.voices.themes
        for each in (theme.whole, *theme.by_group.values(), theme.kappa)
    ]
