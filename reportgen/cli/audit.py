"""``reportgen audit``: whether published figures are possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from reportgen.cli.console import QUIET, TALKATIVE, Console, coloured
from reportgen.cli.options import CONFIGURATION, LANGUAGES, FormatList, talking
from reportgen.cli.searching import searching
from reportgen.cli.wrapping import wrapped

if TYPE_CHECKING:
    from reportgen.locales.voice import Voice
    from reportgen.publications import Audited, AuditedClaim

IMPOSSIBLE = 4
FORMATS = ("pdf", "html", "json")
_DEFAULT = ("pdf", "json")
_COLOURS: Final = {
    "consistent": "green",
    "consistent_only_if": "yellow",
    "impossible": "red",
    "cannot_be_checked": "blue",
}

_EXAMPLES = """\b
Examples:
  reportgen audit wagir.yaml                      its list `evidence`
  reportgen audit claims.csv --lang id            a table with one claim a row, verdicts in Indonesian
  reportgen audit claims.xlsx --sheet Claims -o out --format pdf,json
  reportgen audit claims.csv --json | jq .verdict

FILE is YAML with an `evidence` list (alone, as the bare list, or within a configuration), or CSV or
XLSX with a header and one claim a row. A column that a claim does not need stays empty.

\b
Columns of a table:
  study         names the publication; rows of one name belong together
  citation      or citation_id and citation_en; by default the study
  design        cross-sectional, cohort, case-control, trial, review, qualitative, survey, register
  study_n       how many took part
  language      id or en: of the text with the figures; in id, 1,547 is a decimal, in en a thousand
  measure       share, whole, ratio, difference, test, mean, alpha, kappa, score (always needed)
  label         or label_id and label_en: what the figure is of
  n             how many it rests on
  where         page or table of the publication
  count, percent                 share: how many, and of a hundred as printed
  weighted      share: yes where it is weighted, and so not the ratio of its counts
  counts, percents, total        whole: its parts "20;17;20", "35.1;29.8;35.1", and their sum
  value, ci_lower, ci_upper, level   with both limits, a share's in per cent; level 0.95 or 95
  kind          ratio: prevalence_ratio, risk_ratio, odds_ratio, hazard_ratio, unspecified
  adjusted      ratio: yes, no, or empty where it is not said
  binary        ratio: no where it is per unit of a number, or of more than two levels
  method        ratio: katz, poisson_model, woolf, exact_conditional, where it is said
  p             as printed: 0.000, <0.001, >0.05
  test          chi-square, yates, fisher, likelihood-ratio, unspecified
  statistic     test: the chi-square as printed
  rows, columns totals of a table, "50;7" (exposed first, with the outcome first)
  cells         its counts row by row, "45/5;0/7"
  says          association or no_association: what is concluded
  value, sd, items, scale        mean: of whole numbers; scale "0;5"
  whole         mean: no where answers are measured in fractions
  values, scale, bands, cut_off  score: "3;4", "0;5", "poor 0-3; good 4-5", 4
  indicator, exposure, outcome   names, as in a configuration

\b
Exit codes: 0 nothing is impossible; 4 a figure is not reproducible from what is stated, or the file is
no table; 3 the list has mistakes; 5 the file cannot be opened."""


@click.command(epilog=_EXAMPLES)
@click.argument("path", metavar="FILE", type=CONFIGURATION)
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for a report in files.")
@click.option(
    "--format",
    "formats",
    type=FormatList(),
    metavar="LIST",
    help=f"Files to write with -o, with commas between: {', '.join(FORMATS)}.  [default: {','.join(_DEFAULT)}]",
)
@click.option("--lang", "language", type=click.Choice(LANGUAGES), help="By default en here, and all in files.")
@click.option("--sheet", metavar="NAME", help="Sheet of a workbook; by default the first.")
@talking
@click.pass_context
def command(  # noqa: PLR0913 -- one argument an option of the command line
    ctx: click.Context,
    path: Path,
    *,
    out: Path | None,
    formats: tuple[str, ...] | None,
    language: str | None,
    sheet: str | None,
    console: Console,
) -> None:
    """Say of each published figure in FILE whether it is possible, and why not."""
    wanted = _wanted(out, formats)
    from reportgen.auditing import audit_file, claim_record  # noqa: PLC0415 -- heavy
    from reportgen.locales.languages import Language  # noqa: PLC0415 -- as late as its neighbours
    from reportgen.locales.voice import voice  # noqa: PLC0415 -- likewise

    console.say(f"checking {path}", level=TALKATIVE)
    with searching(console) as begun:
        found = audit_file(path, sheet=sheet, begun=begun)
    spoken = tuple(Language) if language == "all" else (Language(language or "en"),)
    for each in spoken:
        for line in _report(found, voice(each), verbosity=console.verbosity):
            console.result(line)
    for publication in found:
        for claim in publication.claims:
            console.record(claim_record(str(path), publication, claim))
    if out is not None:
        languages = spoken if language else tuple(Language)
        _write(path, found, out, wanted=wanted, languages=tuple(each.value for each in languages), console=console)
    ctx.exit(IMPOSSIBLE if any(each.impossible for each in found) else 0)


def _wanted(out: Path | None, formats: tuple[str, ...] | None) -> tuple[str, ...]:
    if formats is not None and out is None:
        message = "--format says which files to write; say with -o where"
        raise click.UsageError(message)
    unknown = [each for each in formats or () if each not in FORMATS]
    if unknown:
        message = f"an audit has no {unknown[0]}; choose from {', '.join(FORMATS)}"
        raise click.UsageError(message)
    return formats or _DEFAULT


def _write(  # noqa: PLR0913 -- what to write, where, and how
    path: Path,
    found: Sequence[Audited],
    out: Path,
    *,
    wanted: tuple[str, ...],
    languages: tuple[str, ...],
    console: Console,
) -> None:
    from reportgen import outputs  # noqa: PLC0415 -- only where files are asked for
    from reportgen.auditing import Format, report_files  # noqa: PLC0415 -- likewise
    from reportgen.locales.languages import Language  # noqa: PLC0415 -- likewise

    outputs.require_writable(out)
    asked = frozenset(map(Format, wanted))
    files = report_files(path, found, languages=tuple(map(Language, languages)), formats=asked)
    for name, content in files.items():
        outputs.write_whole(out / name, content)
        console.say(str(out / name))


def _report(found: Sequence[Audited], spoken: Voice, *, verbosity: int) -> Iterator[str]:
    """Give the report for people, line by line."""
    from reportgen.auditing import summary  # noqa: PLC0415 -- heavy
    from reportgen.auditing.report import study_words  # noqa: PLC0415 -- likewise

    for each in found:
        yield coloured(spoken.say(each.publication.citation), "cyan", bold=True)
        yield f"  {spoken.say(study_words(each.publication))}"
        for claim in each.claims:
            yield from _claim(claim, spoken, verbosity=verbosity)
        yield ""
    yield spoken.say(summary(found))


def _claim(claim: AuditedClaim, spoken: Voice, *, verbosity: int) -> Iterator[str]:
    from reportgen.narrative.audit import claim_words, long_form, verdict_words  # noqa: PLC0415 -- heavy

    yield from wrapped(f"{claim.number}. {spoken.say(claim_words(claim.judged.claim))}", indent=2)
    verdict = spoken.say(verdict_words(claim.judged))
    for line in wrapped(verdict, indent=5):
        yield coloured(line, _COLOURS[claim.verdict.value], bold=claim.verdict.value == "impossible")
    if verbosity == QUIET or (claim.verdict.value == "consistent" and verbosity < TALKATIVE):
        return
    for passage in long_form(claim.judged):
        if passage.heading is not None:
            yield from wrapped(spoken.say(passage.heading), indent=7)
        for sentence in passage.lines:
            yield from wrapped(spoken.say(sentence), indent=7 if passage.heading is None else 9)
