"""Published figures in one table: the local ones first, each with its own definition, then a publication at a time.

In: the scene and pairs, and the footnotes that tell of each verdict. Out: a table. Figures keep the decimals that they
were printed with; nothing is rounded and nothing corrected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.exhibits import cells
from reportgen.exhibits.evidence.figures import age, chained, definition, figure, label, recall, respondents
from reportgen.exhibits.evidence.pairs import Apart, LocalRatio, Pair
from reportgen.exhibits.evidence.scene import EvidenceScene
from reportgen.exhibits.table import Align, Cell, Column, Row, RowRole, Table
from reportgen.exhibits.wording import gap, value_words
from reportgen.findings import Finding
from reportgen.locales.messages import Number, PlainInterval, Value, Words, message

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Footnotes:
    """What the checks say of claims that are not plainly consistent, in the order of the table: pair → words."""

    said: tuple[tuple[Pair, Words], ...]

    def mark(self, pair: Pair) -> str | None:
        """Give the letter of a claim's footnote, or ``None`` where it has none."""
        numbers = (number for number, (each, _) in enumerate(self.said) if each is pair)
        return next(map(_letter, numbers), None)

    def notes(self) -> tuple[Words, ...]:
        """Give the footnotes with their letters."""
        return tuple(
            message("evidence.footnote", mark=_letter(number), words=words)
            for number, (_, words) in enumerate(self.said)
        )


def _letter(number: int) -> str:
    """Give the letters of a number: a to z, then aa."""
    whole, rest = divmod(number, len(_LETTERS))
    return (_letter(whole - 1) if whole else "") + _LETTERS[rest]


def evidence_table(scene: EvidenceScene, pairs: Sequence[Pair], *, footnotes: Footnotes) -> Table | None:
    """Give a row a figure: what it is of, n, the value as published, and what the checks say."""
    if not scene.published:
        return None
    columns = (
        Column(message("evidence.head.figure"), Align.TEXT),
        Column(message("evidence.head.n")),
        Column(message("evidence.head.value"), Align.TEXT),
        Column(message("evidence.head.check"), Align.TEXT),
    )
    rows = [*_local_rows(scene, pairs)]
    for audited in scene.published:
        rows.append(Row(audited.publication.citation, (), role=RowRole.GROUP))
        rows.append(Row(message("evidence.definition", definition=definition(scene, audited)), (), role=RowRole.MEMBER))
        rows += [_row(scene, pair, footnotes) for pair in pairs if pair.audited is audited]
    local = tuple(_local(pairs))
    notes = (
        *footnotes.notes(),
        *apart_notes(scene, pairs),
        *_circular(pairs),
        *_named_here(scene, pairs),
        message("evidence.note.verdict"),
        *cells.sign_notes(local),
    )
    caption = message("evidence.table")
    if local:
        caption = message("evidence.table.beside", place=scene.place, period=scene.findings.period)
    return Table("evidence", caption, columns, tuple(rows), notes)


def _row(scene: EvidenceScene, pair: Pair, footnotes: Footnotes) -> Row:
    publication, claim = pair.audited.publication, pair.claim
    n, mark = respondents(publication, claim.published), footnotes.mark(pair)
    verdict = message(f"audit.word.{claim.verdict.value}")
    told = verdict if mark is None else message("evidence.marked", words=verdict, mark=mark)
    return Row(
        label(scene, publication, claim),
        (
            cells.NOTHING if n is None else cells.count(n),
            Cell(figure(publication, claim.published)),
            Cell(told),
        ),
        role=RowRole.MEMBER,
    )


def _local(pairs: Iterable[Pair]) -> Iterator[Finding]:
    seen: set[str] = set()
    for pair in pairs:
        for finding in pair.local:
            if finding.id not in seen:
                seen.add(finding.id)
                yield finding


def _local_rows(scene: EvidenceScene, pairs: Sequence[Pair]) -> Iterator[Row]:
    ratios = {each.finding.id: each for pair in pairs for each in pair.ratios}
    found = tuple(_local(pairs))
    if found:
        yield Row(message("evidence.local", place=scene.place, period=scene.findings.period), (), role=RowRole.GROUP)
    for finding in found:
        ratio = ratios.get(finding.id)
        stub = local_label(scene, finding) if ratio is None else ratio_label(scene, ratio)
        estimate = finding.estimate
        n = cells.NOTHING if estimate is None or estimate.n is None else cells.count(estimate.n)
        yield Row(stub, (n, Cell(local_value(finding)), cells.BLANK), role=RowRole.MEMBER)


def local_label(scene: EvidenceScene, finding: Finding) -> Value:
    """Give what a local share is of, with its own definition."""
    name = finding.subject.indicator
    indicator = scene.indicators.get(name) if name is not None else None
    if indicator is None:
        among: Words = scene.eligible or message("evidence.population.unknown")
        return message("evidence.local.share", label=finding.subject.label, definition=among)
    parts: list[Value] = [recall(indicator.recall), message("evidence.population", population=indicator.among)]
    if indicator.age_range is not None:
        parts.insert(0, age((indicator.age_range.lower, indicator.age_range.upper)))
    return message("evidence.local.share", label=indicator.label, definition=chained(parts))


def ratio_label(scene: EvidenceScene, ratio: LocalRatio) -> Words:
    """Give what a local ratio compares."""
    study = scene.findings.study
    if study is None:
        return ratio.finding.subject.label
    analysis = ratio.association.analysis
    exposure, outcome = study.variable(analysis, ratio.exposure), study.variable(analysis, ratio.association.outcome)
    kind = message(f"study.captions.measure.{ratio.measure.value}")
    told = message("evidence.adjusted.yes" if ratio.adjusted else "evidence.adjusted.no")
    groups: Words = message("evidence.local.step", exposure=exposure.label)
    if ratio.level and ratio.reference is not None:
        level, reference = exposure.level(ratio.level).label, exposure.level(ratio.reference).label
        groups = message("evidence.local.groups", exposure=exposure.label, level=level, reference=reference)
    return message("evidence.local.ratio", outcome=outcome.label, groups=groups, kind=kind, adjusted=told)


def local_value(finding: Finding) -> Value:
    """Give a local figure with its interval, or why there is none."""
    estimate, missing = finding.estimate, gap(finding)
    if estimate is None:
        return missing or "–"
    if estimate.interval is None or estimate.denominator is not None:
        return value_words(finding) if estimate.denominator is not None else Number(estimate.value, 2)
    number = Number(estimate.value, 2)
    return message("study.captions.number.full", number=number, interval=PlainInterval(estimate.interval))


def apart_notes(scene: EvidenceScene, pairs: Iterable[Pair]) -> tuple[Words, ...]:
    """Say of each figure that is not drawn beside the local one why it is not."""
    return tuple(
        message(
            "evidence.apart",
            label=label(scene, pair.audited.publication, pair.claim),
            reasons=chained(reason.words for reason in pair.reasons),
        )
        for pair in pairs
        if pair.local and pair.reasons
    )


def _circular(pairs: Iterable[Pair]) -> tuple[Words, ...]:
    made = any(reason.apart is Apart.RECONSTRUCTED for pair in pairs for reason in pair.reasons)
    return (message("evidence.note.reconstructed"),) if made else ()


def _named_here(scene: EvidenceScene, pairs: Iterable[Pair]) -> tuple[Words, ...]:
    """Say that a figure bears the name of a local variable, where its publication gave it none."""
    bare = (each for pair in pairs if (each := pair.claim.published).label is None and each.indicator is None)
    named = any(scene.variable(each.outcome) is not None for each in bare)
    return (message("evidence.note.variables"),) if named else ()
