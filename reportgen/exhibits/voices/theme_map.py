"""The theme map: a mark an informant, by theme and group, its shape the stance.

In: the scene. Out: a chart. Nothing is told by colour: shapes differ, and every count is printed.
"""

from __future__ import annotations

from reportgen.exhibits.chart import Chart, MapCell, MapMark, MapRow, ThemeMap
from reportgen.exhibits.voices.scene import Raised, VoicesScene
from reportgen.exhibits.voices.wording import chained, made_notes, merged_notes, out_of, split
from reportgen.exhibits.wording import gap
from reportgen.findings import InformantGroup, Stance, Theme
from reportgen.locales.messages import Words, message

MARKS = {Stance.SUPPORTS: MapMark.SUPPORTS, Stance.MIXED: MapMark.MIXED, Stance.HINDERS: MapMark.HINDERS}


def theme_map(scene: VoicesScene) -> Chart | None:
    """Give the picture; ``None`` where nobody raised any theme."""
    rows = tuple(_row(scene, theme) for theme in scene.voices.themes)
    drawn = {mark for row in rows for cell in row.cells for mark in cell.marks}
    if not drawn - {MapMark.SILENT}:
        return None
    picture = ThemeMap(
        tuple(group.label for group in scene.voices.groups),
        rows,
        message("voices.captions.head.whole"),
        tuple((mark, message(f"voices.captions.mark.{mark.value}")) for mark in MapMark if mark in drawn),
    )
    caption = message("voices.captions.map.chart", place=scene.place, period=scene.findings.period)
    spoken = chained((_spoken(scene, theme) for theme in scene.voices.themes), link="voices.captions.next")
    alternative = message("voices.captions.alternative", caption=caption, values=spoken)
    remarks = (message("voices.captions.map.note"), *merged_notes(scene), *made_notes(scene))
    return Chart(f"theme-map-{scene.voices.analysis}", caption, alternative, picture, remarks)


def _row(scene: VoicesScene, theme: Theme) -> MapRow:
    whole = scene.raised(theme)
    counted = out_of(whole) if whole is not None else gap(scene.found(theme.whole)) or "–"
    return MapRow(theme.label, counted, tuple(_cell(scene, theme, group) for group in scene.voices.groups))


def _cell(scene: VoicesScene, theme: Theme, group: InformantGroup) -> MapCell:
    said = scene.raised(theme, group.id)
    if said is None:
        return MapCell(gap(scene.found(theme.by_group.get(group.id))) or "–", ())
    return MapCell(out_of(said), _marks(said))


def _marks(said: Raised) -> tuple[MapMark, ...]:
    """Give a mark an informant: by stance, then those without one, then those who did not raise the theme."""
    marks = [mark for stance, mark in MARKS.items() for _ in range(said.stances.get(stance, 0))]
    marks += [MapMark.UNCODED] * (said.raised - len(marks))
    return tuple(marks + [MapMark.SILENT] * (said.asked - len(marks)))


def _spoken(scene: VoicesScene, theme: Theme) -> Words:
    """Give a theme with every count: of all, and of each group with its stances."""
    groups = (
        message("voices.captions.group.count", group=group.label, counts=_counted(scene, theme, group.id))
        for group in scene.voices.groups
    )
    return message(
        "voices.captions.map.item", theme=theme.label, whole=_counted(scene, theme, None), groups=chained(groups)
    )


def _counted(scene: VoicesScene, theme: Theme, group: str | None) -> Words:
    said = scene.raised(theme, group)
    if said is not None:
        return split(said)
    found = scene.found(theme.whole if group is None else theme.by_group.get(group))
    return gap(found) or message("captions.gap.absent")
