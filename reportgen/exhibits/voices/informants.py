"""Who was asked: informants by group.

In: the scene. Out: a table. Groups that were too small to be told by themselves stand merged.
"""

from __future__ import annotations

from reportgen.exhibits import cells
from reportgen.exhibits.table import Align, Column, Row, Table
from reportgen.exhibits.voices.scene import VoicesScene
from reportgen.exhibits.voices.wording import coded_note, made_notes, merged_notes
from reportgen.locales.messages import message


def informants_table(scene: VoicesScene) -> Table:
    """Give a row a group with how many were asked, and all of them last."""
    voices = scene.voices
    columns = (
        Column(message("voices.captions.head.group"), Align.TEXT),
        Column(message("voices.captions.head.informants")),
    )
    found = [(group.label, scene.found(group.n)) for group in voices.groups]
    whole = scene.found(voices.facts.informants)
    total = Row(message("voices.captions.informants.all"), (cells.value(whole),), emphasis=True)
    rows = (*(Row(label, (cells.value(each),)) for label, each in found), *((total,) if len(found) > 1 else ()))
    remarks = (
        *coded_note(scene),
        *merged_notes(scene),
        *made_notes(scene),
        *cells.sign_notes([whole, *(each for _, each in found)]),
    )
    caption = message("voices.captions.informants.table", place=scene.place, period=scene.findings.period)
    return Table(f"informants-{voices.analysis}", caption, columns, rows, remarks)
