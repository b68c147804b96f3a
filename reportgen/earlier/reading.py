"""An earlier results.json → what was published then.

In: a file, and whose results of which period it should hold. Out: ``Published``. Nothing is guessed: a file that is
damaged, foreign or of another contract is refused with its place and every fault found in it. It compares nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import isclose
from pathlib import Path
from typing import NoReturn

from reportgen.earlier.nodes import Node
from reportgen.earlier.published import NO_FIGURE, Definition, Figure, Published, Reporters
from reportgen.errors import DataError, Diagnostic, Location, Severity
from reportgen.estimates import Estimate, Interval, Measure, Unit
from reportgen.findings import Audience, GroupBy, Unusable, Usability
from reportgen.indicators import AgeRange, Recall
from reportgen.periods import Period
from reportgen.shares import LEVEL

CONTRACT = 1
_WHOLE_PARTS, _AREA_PARTS = 2, 4
"""Of a finding's id: ``coverage.imd``, ``coverage.imd.subunit.wagir``."""
_OF_THE_WHOLE = frozenset({None, GroupBy.PREVIOUS.value, GroupBy.MONTH.value})
_MOST_FAULTS = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose earlier results are wanted, of which period, for which readers now."""

    puskesmas: str
    period: Period
    audience: Audience = Audience.PUBLIC
    minimum_cell: int = 5


class EarlierError(DataError):
    """An earlier results.json that is of no use; ``why`` says so in one word."""

    @property
    def why(self) -> Unusable:
        """Why, by the code of the first problem."""
        return Unusable(self.diagnostics[0].code.removeprefix("earlier."))


def read(path: Path, wanted: Wanted) -> Published:
    """Give what was published then.

    Raises ``EarlierError`` with every fault: a file that cannot be read or is damaged, one of another puskesmas, period
    or contract, or one whose figures were published under a weaker rule of disclosure than holds now.
    """
    content = _bytes(path)
    faults: list[str] = []
    document = Node(_parsed(path, content), "", faults)
    if not isinstance(document.value, dict):
        _refuse(path, Unusable.DAMAGED, ["it holds no object"])
    _check_contract(path, document)
    published = _published(document, path.name, hashlib.sha256(content).hexdigest())
    if faults:
        _refuse(path, Unusable.DAMAGED, faults)
    _check_subject(path, published, wanted)
    return published


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        _refuse(path, Unusable.UNREADABLE, [f"it cannot be read ({reason})"])


def _parsed(path: Path, content: bytes) -> object:
    def no_number(name: str) -> NoReturn:
        message = f"{name} is no number"
        raise ValueError(message)

    try:
        return json.loads(content.decode("utf-8"), parse_constant=no_number)
    except json.JSONDecodeError as error:
        _refuse(path, Unusable.DAMAGED, [f"it is no JSON here: {error.msg}"], line=error.lineno, column=error.colno)
    except (ValueError, RecursionError) as error:
        reason = "is no UTF-8" if isinstance(error, UnicodeDecodeError) else f"cannot be read as JSON ({error})"
        _refuse(path, Unusable.DAMAGED, [f"it {reason}"])


def _check_contract(path: Path, document: Node) -> None:
    found = document.at("contract").value
    if found != CONTRACT or isinstance(found, bool):
        _refuse(path, Unusable.CONTRACT, [f"contract: {found!r} where {CONTRACT} was expected"])


def _check_subject(path: Path, published: Published, wanted: Wanted) -> None:
    if published.puskesmas != wanted.puskesmas:
        text = f'puskesmas.id: "{published.puskesmas}" where "{wanted.puskesmas}" was expected'
        _refuse(path, Unusable.PUSKESMAS, [text])
    if published.period.slug != wanted.period.slug:
        text = f"period: {published.period} where {wanted.period} was expected, the period before this brief's"
        _refuse(path, Unusable.PERIOD, [text])
    internal = published.audience is Audience.INTERNAL and wanted.audience is Audience.PUBLIC
    if internal or (wanted.audience is Audience.PUBLIC and published.minimum_cell < wanted.minimum_cell):
        found = "an internal brief" if internal else f"minimum_cell {published.minimum_cell}"
        text = f"disclosure: {found}, where this brief is public and hides counts below {wanted.minimum_cell}"
        _refuse(path, Unusable.DISCLOSURE, [text])


_HINTS: Mapping[Unusable, str] = {
    Unusable.UNREADABLE: "name a results.json that can be opened, or leave brief.previous out",
    Unusable.DAMAGED: "build the earlier brief again, or name another copy of its results.json",
    Unusable.CONTRACT: "build the earlier brief again with this version",
    Unusable.PUSKESMAS: "name the results.json of this puskesmas",
    Unusable.PERIOD: "name the results.json of the period before",
    Unusable.DISCLOSURE: "build the earlier brief again under the rule of disclosure that holds now",
}


def _refuse(
    path: Path, why: Unusable, faults: list[str], *, line: int | None = None, column: int | None = None
) -> NoReturn:
    where = Location(file=str(path), line=line, column=column)
    told = faults[:_MOST_FAULTS] + ([f"and {len(faults) - _MOST_FAULTS} more"] if len(faults) > _MOST_FAULTS else [])
    problems = tuple(Diagnostic(Severity.ERROR, f"earlier.{why.value}", fault, where, _HINTS[why]) for fault in told)
    message = f"{path}: these earlier results cannot be used"
    raise EarlierError(message, diagnostics=problems)


def _published(document: Node, name: str, sha256: str) -> Published:
    period = document.at("period").period()
    wholes: dict[str, Figure] = {}
    areas: dict[str, dict[str, Figure]] = {}
    times: dict[tuple[str, str], Figure] = {}
    found = tuple(document.at("findings").each())
    shared = {_stem(item) for item in found if _by(item) == GroupBy.UNIT.value}
    for item in found:
        if _stem(item) not in shared:  # what puskesmas share is the district's
            _take(item, period, wholes=wholes, areas=areas)
            _take_time(item, times)
    disclosure, quality = document.at("disclosure"), document.at("quality")
    return Published(
        source=name,
        sha256=sha256,
        puskesmas=document.at("puskesmas").at("id").text(),
        period=period,
        audience=disclosure.at("audience").one_of(Audience),
        minimum_cell=disclosure.at("minimum_cell").whole(),
        usability=None if quality.absent else quality.at("usability").one_of(Usability),
        reasons=() if quality.absent else tuple(each.text() for each in quality.at("reasons").each()),
        wholes=wholes,
        areas=areas,
        definitions=_definitions(document.at("indicators")),
        reporters=Reporters() if quality.absent else _reporters(quality),
        times=times,
    )


def _stem(item: Node) -> tuple[str, ...]:
    """Give the analysis and the indicator that a finding is of."""
    return tuple(item.at("id").text().split(".")[:_WHOLE_PARTS])


def _by(item: Node) -> str | None:
    group = item.at("group")
    return None if group.absent else group.at("by").text()


def _is_share(item: Node) -> bool:
    return item.at("measure").value == Measure.PROPORTION.value and item.at("weighted").value is not True


def _take(item: Node, period: Period, *, wholes: dict[str, Figure], areas: dict[str, dict[str, Figure]]) -> None:
    """Put a finding where it belongs: the whole area, one part of it, or nowhere; of two analyses the first stands."""
    parts, group = item.at("id").text().split("."), item.at("group")
    if not _is_share(item) or item.at("period").value != str(period):
        return
    if group.absent and len(parts) == _WHOLE_PARTS:
        wholes.setdefault(parts[1], _figure(item, period))
    elif len(parts) == _AREA_PARTS and not group.absent and group.at("by").value == GroupBy.SUBUNIT.value:
        areas.setdefault(parts[1], {}).setdefault(group.at("level").text(), _figure(item, period))


def _take_time(item: Node, times: dict[tuple[str, str], Figure]) -> None:
    """Put a share of the whole area by its indicator and its own period, whichever that is; the first shown stands."""
    by, (_, *indicator) = _by(item), _stem(item)
    if not _is_share(item) or not indicator or by not in _OF_THE_WHOLE:
        return
    period, known = item.at("period").period(), times.get((indicator[0], str(item.at("period").value)))
    if known is None or known.estimate is None:
        found = _figure(item, period)
        times[indicator[0], str(period)] = found if known is None or found.estimate is not None else known


def _figure(item: Node, period: Period) -> Figure:
    if item.at("suppressed").yes():
        return Figure(hidden=True)
    if item.at("value").absent or item.at("numerator").absent or item.at("lower").absent:
        return NO_FIGURE
    numerator, denominator = item.at("numerator").whole(), item.at("denominator").whole()
    value, level = item.at("value").number(), item.at("level").number()
    lower, upper = item.at("lower").number(), item.at("upper").number()
    if not 0 <= numerator <= denominator or not denominator or not isclose(value, numerator / denominator):
        item.at("value").fault(f"{numerator} of {denominator}, as its counts say,")
    elif not 0 <= lower <= value <= upper <= 1:
        item.at("lower").fault("an interval round the value")
    elif level != LEVEL:
        item.at("level").fault(f"{LEVEL}, as of today's intervals,")
    return Figure(
        Estimate(
            measure=Measure.PROPORTION,
            value=value,
            unit=Unit.SHARE,
            method=item.at("method").text(),
            period=period,
            source=item.at("source").text(),
            interval=Interval(lower, upper, level),
            numerator=numerator,
            denominator=denominator,
            n=denominator,
        )
    )


def _definitions(node: Node) -> dict[str, Definition]:
    """Give the definitions; none where an older file does not tell them."""
    if node.absent:
        return {}
    return {name: _definition(each) for name, each in node.named()}


def _definition(node: Node) -> Definition:
    ages = [each.whole() for each in node.at("age_range").each()] if not node.at("age_range").absent else []
    if ages and len(ages) != len(("youngest", "oldest")):
        node.at("age_range").fault("two ages in completed months")
    return Definition(
        numerator=node.at("numerator").text(),
        denominator=node.at("denominator").text(),
        age_range=AgeRange(ages[0], ages[-1]) if ages else None,
        recall=node.at("recall").one_of(Recall),
        fingerprint=node.at("definition_sha").text(),
    )


def _reporters(quality: Node) -> Reporters:
    listed = frozenset(each.at("subunit").text() for each in quality.at("reporting").each())
    missing = frozenset(each.text() for each in quality.at("missing").each())
    unexpected = frozenset(each.text() for each in quality.at("unexpected").each())
    return Reporters(listed, (listed - missing) | unexpected)
