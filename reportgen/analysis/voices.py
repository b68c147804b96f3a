"""Interviews → what disclosure control works on: who was asked, who said what, and which number it stands beside.

In: the analyses of a configuration, and a ``Bench``. Out: ``RawVoices``. It counts nothing that is printed:
``disclosure`` does, in groups that may be told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches

from reportgen.analysis.bench import Bench
from reportgen.analysis.beside import beside
from reportgen.analysis.coders import coders
from reportgen.config.model import Analysis, JointAnalysis, ThemesAnalysis
from reportgen.errors import DataError, Diagnostic, Location, Severity
from reportgen.findings import VoicesFacts
from reportgen.raw import RawInformant, RawSegment, RawVoices
from reportgen.sources.dataset import Interviews

_OF_QUALITY = "quality."


def run_voices(
    analyses: Sequence[Analysis], *, bench: Bench, numbers: Collection[str] | None = None
) -> tuple[RawVoices, ...]:
    """Give what people said, one a ``themes`` analysis; ``joint`` analyses of its source set it beside numbers.

    ``analyses`` are all of the brief: those of registers and surveys tell which numbers there are. Segments of themes
    that were not asked for stay in, for they show what two coders both read. ``numbers`` are the ids of the findings
    that there are, where they are known. Raises ``DataError`` for a quote chosen by a name that no segment of its theme
    has, and for a theme beside a finding that there is not, all of them at once.
    """
    asked = [each for each in analyses if isinstance(each, ThemesAnalysis) and each.source in bench.interviews]
    _refuse([*_unknown_quotes(asked, bench), *_unknown_numbers(analyses, bench, numbers=numbers)])
    return tuple(_voices(each, analyses, bench=bench) for each in asked)


def _voices(analysis: ThemesAnalysis, analyses: Sequence[Analysis], *, bench: Bench) -> RawVoices:
    interviews = bench.interviews[analysis.source]
    known = {theme.id: theme for theme in interviews.themes}
    themes = tuple(known[name] for name in dict.fromkeys(analysis.themes or known) if name in known)
    return RawVoices(
        analysis=analysis.id,
        source=analysis.source,
        facts=_facts(analysis, interviews),
        groups=interviews.groups,
        themes=themes,
        attributes=interviews.attributes,
        informants=tuple(
            RawInformant(each.id, each.group, each.attributes, each.order) for each in interviews.informants
        ),
        segments=_segments(analysis, interviews),
        language=interviews.language,
        quotes_per_theme=analysis.quotes_per_theme,
        joint=_joint(analysis, analyses, bench=bench, themes={theme.id for theme in themes}),
        values=interviews.values,
    )


def _facts(analysis: ThemesAnalysis, interviews: Interviews) -> VoicesFacts:
    return VoicesFacts(
        source=interviews.name,
        informants=f"{analysis.id}.count.informants",
        segments=f"{analysis.id}.count.segments",
        n_coders=max(1, len(coders(_segments(analysis, interviews)))),
        unmapped=interviews.unmapped,
        in_order_of_date=interviews.in_order_of_date,
        provenance=interviews.made,
        note=interviews.note,
        unread=interviews.unread,
    )


def _segments(analysis: ThemesAnalysis, interviews: Interviews) -> tuple[RawSegment, ...]:
    return tuple(
        RawSegment(
            informant=each.informant,
            theme=each.theme,
            quote=each.quote,
            translation=each.translation,
            stance=each.stance,
            coder=each.coder,
            stretch=each.stretch,
            chosen=each.name is not None and each.name in analysis.quotes.get(each.theme, ()),
        )
        for each in interviews.segments
    )


def _joint(
    analysis: ThemesAnalysis, analyses: Sequence[Analysis], *, bench: Bench, themes: Collection[str]
) -> dict[str, str | None] | None:
    joints = [each for each in analyses if isinstance(each, JointAnalysis) and each.source == analysis.source]
    if not joints:
        return None
    found = beside(joints, bench.interviews[analysis.source], analyses=analyses, bench=bench)
    return {theme: number for theme, number in found.items() if theme in themes}


def _refuse(problems: Sequence[Diagnostic]) -> None:
    if problems:
        first = f"{problems[0].where}: {problems[0].message}" if problems[0].where else problems[0].message
        more = f"{len(problems)} problems with what is asked of interviews; {first}"
        raise DataError(first if len(problems) == 1 else more, diagnostics=tuple(problems))


def _unknown_quotes(asked: Sequence[ThemesAnalysis], bench: Bench) -> Iterator[Diagnostic]:
    for analysis in asked:
        interviews = bench.interviews[analysis.source]
        there = {(each.theme, each.name) for each in interviews.segments if each.quote is not None}
        for theme, names in analysis.quotes.items():
            for name in names:
                if (theme, name) not in there:
                    yield Diagnostic(
                        Severity.ERROR,
                        "interviews.quote.unknown",
                        f'analysis {analysis.id}, quotes.{theme}: no segment with words, coded with "{theme}", '
                        f'is named "{name}"',
                        Location(file=interviews.provenance.name, sheet=interviews.provenance.sheet),
                        "write the segment's name as it stands in the file, or leave the quote out",
                    )


def _unknown_numbers(
    analyses: Sequence[Analysis], bench: Bench, *, numbers: Collection[str] | None
) -> Iterator[Diagnostic]:
    """Give a problem for each finding that is asked for and not there; of the data's quality all are let through."""
    for analysis in analyses:
        if numbers is None or not isinstance(analysis, JointAnalysis) or analysis.source not in bench.interviews:
            continue
        for theme, number in analysis.beside.items():
            if number not in numbers and not number.startswith(_OF_QUALITY):
                yield Diagnostic(
                    Severity.ERROR,
                    "interviews.finding.unknown",
                    f'analysis {analysis.id}, beside.{theme}: there is no finding "{number}"',
                    hint=_near(number, numbers),
                )


def _near(number: str, numbers: Collection[str]) -> str:
    near = get_close_matches(number, sorted(numbers), n=3, cutoff=0.5)
    meant = f"did you mean {' or '.join(near)}? " if near else ""
    return f"{meant}write the id of a finding as it stands in results.json"
