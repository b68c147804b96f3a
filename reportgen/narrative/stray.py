"""Numbers that an office writes by hand and that this brief has nowhere.

In: the office's own texts (notes, title, the line under the letterhead) and the findings. Out: flaws: a number that is
no finding and no target at the decimals it is written with. It is a warning: a number may be of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.estimates import Estimate, Unit
from reportgen.findings import Findings
from reportgen.locales.languages import Language
from reportgen.locales.numbers import rounded
from reportgen.proofreading import Figure, Flaw, figures_of

STRAY = "stray_figure"
_SMALL = 10
_YEARS = range(1900, 2101)
_WHOLE = 100.0
_UNITS = (
    "bulan|tahun|jam|hari|minggu|menit|months?|years?|hours?|days?|weeks?|minutes?|januari|februari|maret|april|mei|juni|"
    "juli|agustus|september|oktober|november|desember|january|february|march|may|june|july|august|october|december"
)
_TIME_AFTER = re.compile(rf"^(?:\s*(?:–|-|sampai|hingga|to)\s*\d+)?[\s-]*(?:{_UNITS})\b", re.IGNORECASE)
_NAMED_BEFORE = re.compile(
    r"(?:\b(?:pasal|ayat|article|nomor|no\.?|langkah|step|tabel|table|gambar|figure|tw|triwulan|quarter|n(?:o|r)\.?)\s+"
    r"|[/(]|\bke-|\bik\s+)$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(r"^(?:/|%\s*CI\b|\s*%\s*confidence)", re.IGNORECASE)
_PER_CENT = re.compile(
    r"^(?:\s*(?:–|-|sampai|hingga|to)\s*\d+(?:[.,]\d+)?)?\s*(?:%|persen|per\s?cent|poin|percentage)", re.IGNORECASE
)


def strays(text: str, language: Language, findings: Findings) -> tuple[Flaw, ...]:
    """Give the numbers of a text that no finding, target or context figure of the brief has."""
    told = [figure for figure in figures_of(text, language) if _tells(figure)]
    known = frozenset(_known(findings)) if told else frozenset()
    return tuple(
        Flaw(
            STRAY,
            figure.written,
            "a number that this brief finds, or its target",
            "compare it with the tables; where it is of something else, say of what and whence",
        )
        for figure in told
        if not any(
            (in_per_cent or not _is_percentage(figure)) and rounded(number, figure.decimals) == figure.value
            for number, in_per_cent in known
        )
    )


def _tells(figure: Figure) -> bool:
    """Say whether a number may be a finding: not a year, an age, an article, a small count."""
    if _PER_CENT.match(figure.after) and not _NAMED_AFTER.match(figure.after):
        return not figure.before.rstrip().lower().endswith("ik")
    if _NAMED_BEFORE.search(figure.before) or _NAMED_AFTER.match(figure.after) or _TIME_AFTER.match(figure.after):
        return False
    whole = figure.value == figure.value.to_integral_value()
    return not (figure.decimals == 0 and whole and (figure.value <= _SMALL or int(figure.value) in _YEARS))


def _is_percentage(figure: Figure) -> bool:
    return _PER_CENT.match(figure.after) is not None


def _known(findings: Findings) -> Iterator[tuple[float, bool]]:
    """Go through every number that the brief may word, and whether it is in per cent."""
    for finding in findings:
        if finding.estimate is not None:
            yield from _of(finding.estimate)
        if finding.verdict is not None:
            yield finding.verdict.target.value * _WHOLE, True
    counsel = findings.counsel
    if counsel is not None:
        yield from ((each.yardstick.value * _WHOLE, True) for each in counsel.references)
        yield from ((each.yardstick.value * _WHOLE, True) for each in counsel.monitoring if each.yardstick is not None)
        yield from ((each.value * _WHOLE, True) for each in counsel.context)


def _of(estimate: Estimate) -> Iterator[tuple[float, bool]]:
    """Go through every number of an estimate: shares in per cent, with what they leave of the whole."""
    in_per_cent = estimate.unit in {Unit.SHARE, Unit.DIFFERENCE}
    limits = (estimate.interval.lower, estimate.interval.upper) if estimate.interval is not None else ()
    for value in (estimate.value, *limits):
        number = abs(value) * _WHOLE if in_per_cent else abs(value)
        yield number, in_per_cent
        if estimate.unit is Unit.SHARE:
            yield _WHOLE - number, True
    counts = [each for each in (estimate.numerator, estimate.denominator, estimate.n) if each is not None]
    if estimate.numerator is not None and estimate.denominator is not None:
        counts.append(estimate.denominator - estimate.numerator)
    yield from ((float(count), False) for count in counts)
    if estimate.test is not None:
        yield estimate.test.p_value, False
