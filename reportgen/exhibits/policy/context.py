"""Figures of other places and times: those of the local indicator beside the local one, all others in a part apart.

In: ``Measures``, and the figures that the configuration supplies with what must be said of each. Out: a table. Figures
keep the decimals that they were printed with; one that nobody has verified is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import TYPE_CHECKING

from reportgen.exhibits import cells
from reportgen.exhibits.policy.measures import Measures
from reportgen.exhibits.policy.monitoring import figure_cell
from reportgen.exhibits.table import Align, Cell, Column, Part, PartNumber, Row, RowRole, Table
from reportgen.findings import Finding
from reportgen.indicators import Indicator
from reportgen.locales.messages import Message, Number, Percent, Value, Words, message

if TYPE_CHECKING:
    from reportgen.supplied import Supplied

_HEADS = ("place", "figure", "source")


def context_table(
    measures: Measures, supplied: Sequence[Supplied], *, remarks: Mapping[str, Words], notes: tuple[Words, ...] = ()
) -> Table | None:
    """Give a row a figure, by indicator; ``None`` where none may be printed.

    ``remarks`` are words that stand beside a figure, by its place in the configuration; ``notes`` tell more of them.
    """
    printable = [each for each in supplied if each.mark.may_be_printed]
    if not printable:
        return None
    columns = tuple(Column(message(f"policy.captions.context.head.{name}"), Align.TEXT) for name in _HEADS)
    here = [each for each in printable if measures.local(each.indicator) is not None]
    elsewhere = [each for each in printable if measures.local(each.indicator) is None]
    rows: list[Row] = []
    for name in _names(here):
        rows += _beside(measures, name, [each for each in here if each.indicator == name], remarks=remarks)
    for name in _names(elsewhere):
        label = message("policy.captions.context.other", label=_label(measures, name))
        rows.append(Row(label, (), role=RowRole.GROUP))
        rows += [_row(each, remarks) for each in elsewhere if each.indicator == name]
    told = (*_apart(measures, _names(elsewhere)), *_signs(measures, here), message("policy.captions.context.note"))
    caption = message("policy.captions.context", place=measures.place)
    return Table("policy-context", caption, columns, tuple(rows), (*told, *notes))


def figure_words(figure: Supplied) -> Message:
    """Give a supplied figure as it was printed: the percentage, with its counts where they were."""
    share = Percent(figure.share, figure.percent.decimals)
    n = None if figure.n is None else Number(figure.n)
    if n is not None and figure.count is not None:
        return message("policy.captions.context.counts", share=share, numerator=Number(figure.count), n=n)
    if n is not None:
        return message("policy.captions.context.n", share=share, n=n)
    return message("policy.captions.context.share", share=share)


def _names(figures: Iterable[Supplied]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.indicator for each in figures))


def _label(measures: Measures, name: str) -> Value:
    indicator = measures.indicators.get(name)
    return name if indicator is None else indicator.label


def _beside(
    measures: Measures, name: str, figures: Sequence[Supplied], *, remarks: Mapping[str, Words]
) -> Iterator[Row]:
    """Go through the local figure and those of the same indicator."""
    finding = measures.local(name)
    yield Row(_label(measures, name), (), role=RowRole.GROUP)
    if finding is not None:
        yield _local(measures, finding)
    for each in figures:
        yield _row(each, remarks)


def _local(measures: Measures, finding: Finding) -> Row:
    stub = message("policy.captions.context.local", place=measures.place, period=measures.findings.period)
    usable = measures.is_usable(finding)
    shown = figure_cell(finding) if usable else Cell(message("policy.captions.baseline.unusable"))
    return Row(stub, (shown, Cell(message("policy.captions.context.here"))), role=RowRole.MEMBER)


def _row(figure: Supplied, remarks: Mapping[str, Words]) -> Row:
    year = str(figure.year)
    stub = message("policy.captions.context.place", place=figure.area or "–", year=year)
    words: Words = figure_words(figure)
    remark = remarks.get(figure.where)
    if remark is not None:
        words = message("policy.captions.context.remarked", figure=words, remark=remark)
    source: Words = figure.source
    if figure.reported_by is not None and not figure.mark.needs_no_caveat:
        source = message("policy.reported", what=source, reporter=figure.reported_by)
    return Row(stub, (Cell(words, parts=_parts(figure)), Cell(source)), role=RowRole.MEMBER)


def _parts(figure: Supplied) -> tuple[PartNumber, ...]:
    found = [PartNumber(Part.VALUE, figure.share, _format(figure.percent.decimals))]
    if figure.count is not None and figure.n is not None:
        found.append(PartNumber(Part.NUMERATOR, figure.count))
    if figure.n is not None:
        found.append(PartNumber(Part.DENOMINATOR, figure.n))
    return tuple(found)


def _format(decimals: int) -> str:
    return f"0.{'0' * decimals}%" if decimals else "0%"


def _signs(measures: Measures, figures: Iterable[Supplied]) -> tuple[Words, ...]:
    found = [each for name in _names(figures) if (each := measures.local(name)) is not None]
    usable = [each for each in found if measures.is_usable(each)]
    unusable = (message("policy.captions.note.unusable"),) if len(usable) < len(found) else ()
    return (*unusable, *cells.sign_notes(usable))


def _apart(measures: Measures, names: Sequence[str]) -> Iterator[Words]:
    """Say of each other indicator what it is of, beside the one of page one."""
    headline = measures.indicators.get(measures.headline or "")
    for name in names:
        there = measures.indicators.get(name)
        if there is not None:
            yield message("policy.captions.context.apart", label=there.label, definition=_definition(there))
    if headline is not None and names:
        yield message("policy.captions.context.here.is", label=headline.label, definition=_definition(headline))


def _definition(indicator: Indicator) -> Value:
    """Give children's age, over what time was asked, and of whom."""
    ages = indicator.age_range
    parts: list[Value] = [message(f"evidence.recall.{indicator.recall.value}"), indicator.among]
    if ages is not None:
        parts.insert(0, message("evidence.age", lower=Number(ages.lower), upper=Number(ages.upper)))
    return reduce(lambda first, second: message("evidence.joined", first=first, second=second), parts)
