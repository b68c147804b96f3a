"""The joint display: themes beside the numbers that they are about.

In: the scene. Out: a table. How a number lies to what was said was judged elsewhere; here it gets its words and a sign.
"""

from __future__ import annotations

from reportgen.estimates import Estimate, Unit
from reportgen.exhibits import cells
from reportgen.exhibits.table import Align, Cell, Column, Row, Table
from reportgen.exhibits.voices.scene import VoicesScene
from reportgen.exhibits.voices.wording import chained, made_notes, merged_notes, split
from reportgen.exhibits.wording import value_words
from reportgen.findings import Accord, Finding, JointRow, Judged, Stance, Theme
from reportgen.locales.messages import ConfidenceInterval, Number, Percent, PlainInterval, Points, Value, Words, message


def joint_table(scene: VoicesScene) -> Table | None:
    """Give a row a theme: its number with interval, what each group said, the accord; ``None`` where none is asked."""
    if not scene.voices.joint:
        return None
    columns = tuple(
        Column(message(f"voices.captions.joint.head.{name}"), Align.TEXT)
        for name in ("theme", "number", "said", "accord")
    )
    rows = tuple(_row(scene, each) for each in scene.voices.joint)
    caption = message("voices.captions.joint.table", place=scene.place, period=scene.findings.period)
    remarks = (
        message("voices.captions.joint.judged"),
        message("voices.captions.joint.accords"),
        *merged_notes(scene),
        *made_notes(scene),
    )
    return Table(f"joint-{scene.voices.analysis}", caption, columns, rows, remarks)


def _row(scene: VoicesScene, joint: JointRow) -> Row:
    theme = scene.voices.theme(joint.theme)
    found = scene.found(joint.finding)
    number = message("voices.captions.joint.no_number") if found is None else _number(found)
    return Row(theme.label, (Cell(number), _said(scene, theme), Cell(_accord(scene, joint, found))))


def _number(found: Finding) -> Words:
    """Give what is counted, its value with interval, and what that says of the target."""
    subject, estimate = found.subject, found.estimate
    group = subject.group
    label: Value = (
        subject.label
        if group is None
        else message("voices.captions.joint.group", label=subject.label, group=group.label)
    )
    in_shares = estimate is None or estimate.unit is Unit.SHARE
    value = value_words(found) if in_shares or estimate is None else _plain(estimate)
    said = message("voices.captions.joint.number", label=label, value=value)
    if found.verdict is None or estimate is None:
        return said
    return message(
        "voices.captions.joint.target",
        number=said,
        target=Percent(found.verdict.target.value, None),
        state=message(f"captions.target.{found.verdict.state.value}"),
    )


def _plain(estimate: Estimate) -> Words:
    """Give a number that is no share, by its kind, with its interval."""
    kind = message(f"voices.captions.measure.{estimate.measure.value}")
    value, interval = _points(estimate) if estimate.unit is Unit.DIFFERENCE else _as_it_is(estimate)
    if interval is None:
        return message("voices.captions.joint.plain", kind=kind, value=value)
    return message("voices.captions.joint.plain.full", kind=kind, value=value, interval=interval)


def _points(estimate: Estimate) -> tuple[Value, Value | None]:
    limits = estimate.interval
    return Points(estimate.value, signed=True), None if limits is None else ConfidenceInterval(limits, points=True)


def _as_it_is(estimate: Estimate) -> tuple[Value, Value | None]:
    limits = estimate.interval
    value = Number(estimate.value, 0 if estimate.unit is Unit.COUNT else 2)
    return value, None if limits is None else PlainInterval(limits)


def _said(scene: VoicesScene, theme: Theme) -> Cell:
    """Give every group with how many raised the theme and with which stances, the silent ones too."""
    told = [(group.label, scene.raised(theme, group.id)) for group in scene.voices.groups]
    parts = [
        message("voices.captions.group.count", group=label, counts=split(said))
        for label, said in told
        if said is not None
    ]
    return Cell(chained(parts)) if parts else cells.NOTHING


def _accord(scene: VoicesScene, joint: JointRow, found: Finding | None) -> Words:
    if joint.accord in {Accord.AGREES, Accord.CONTRADICTS}:
        return message(f"voices.captions.accord.{joint.accord.value}")
    why = _unclear(joint, found) if joint.accord is Accord.UNCLEAR else _silent(scene, joint, found)
    return message(f"voices.captions.accord.{joint.accord.value}", why=message(f"voices.captions.why.{why}"))


def _unclear(joint: JointRow, found: Finding | None) -> str:
    if found is not None and found.estimate is None:
        return "not_shown"
    if joint.judged in {Judged.NO_YARDSTICK, Judged.CANNOT_SAY}:
        return joint.judged.value
    return "differing" if joint.stance is Stance.MIXED else "no_stance" if joint.stance is None else "not_judged"


def _silent(scene: VoicesScene, joint: JointRow, found: Finding | None) -> str:
    said = scene.raised(scene.voices.theme(joint.theme))
    if said is not None and not said.raised:
        return "not_raised"
    if found is None:
        return "no_number"
    return "not_shown" if found.estimate is None else "no_stance"
