"""What a configuration asks of each stage.

In: a loaded configuration and what the command line adds to it. Out: the values that the stages take: no stage past
this reads a configuration where a plain value will do. It decides nothing that the configuration does not say.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import __version__
from reportgen.analysis import Bench
from reportgen.config.load import Loaded
from reportgen.config.model import Config, CoverageAnalysis, InterviewsSource, Status, SurveySource
from reportgen.earlier import Scope, Sought, Wanted
from reportgen.errors import ConfigError, Diagnostic, FigureError, Severity, UsageError
from reportgen.findings import Findings, Usability
from reportgen.indicators import Direction
from reportgen.locales.languages import Language, Text
from reportgen.locales.voice import voice
from reportgen.manifest import Inputs
from reportgen.narrative.notices import Notice
from reportgen.narrative.standing import note_unprinted, signature_voided
from reportgen.narrative.stray import strays
from reportgen.narrative.telling import Told
from reportgen.policy import Case
from reportgen.printing import Format, Order
from reportgen.quality.assessment import Question, assess
from reportgen.quality.screening import Screening, refuse_impossible, screen
from reportgen.raw import RawQuality
from reportgen.signing import files_of
from reportgen.sources import Data
from reportgen.stories import headline, main_register, supplied_figures

if TYPE_CHECKING:
    from reportgen.brief import Approval
    from reportgen.composition import Furniture
    from reportgen.integrity.verdicts import Judged
    from reportgen.publications import Audited


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for beyond the configuration; ``None`` leaves it to the configuration."""

    languages: tuple[Language, ...] | None = None
    formats: frozenset[Format] = frozenset({Format.PDF, Format.JSON})
    strict: bool = False
    status: Status | None = None


def with_options(loaded: Loaded, options: Options) -> Loaded:
    """Give the configuration with the command line's languages and status in place of its own.

    Raises ``UsageError`` for a language that the configuration does not list: its texts were not checked for it.
    """
    config = loaded.config
    brief = config.brief
    if options.languages is not None:
        missing = [language.value for language in options.languages if language not in brief.languages]
        if missing:
            listed = ", ".join(language.value for language in brief.languages)
            text = f"--lang {missing[0]}: {loaded.files[0]} lists only {listed} in brief.languages; add it there"
            raise UsageError(text)
        brief = brief.model_copy(update={"languages": options.languages})
    status = options.status or config.status
    return replace(loaded, config=config.model_copy(update={"brief": brief, "status": status}))


def screenings(loaded: Loaded, data: Data, *, strict: bool) -> dict[str, Screening]:
    """Give what is usable of each register, by source.

    Raises ``DataError`` where ``strict`` and a count is impossible.
    """
    period, indicators = loaded.config.period, tuple(loaded.indicators.values())
    found = {name: screen(each, indicators, period=period) for name, each in data.registers.items()}
    for screening in found.values() if strict else ():
        refuse_impossible(screening)
    return found


def assessed(loaded: Loaded, data: Data, found: Mapping[str, Screening]) -> RawQuality | None:
    """Give the quality of the data behind a register's headline, or ``None`` where there is no register."""
    config, main = loaded.config, main_register(loaded.config, data)
    indicator = headline(loaded)
    if main is None or indicator is None:
        return None
    question = Question(indicator, tuple(loaded.indicators.values()), config.period, config.quality)
    return assess(data.registers[main], found[main], question=question)


def bench(loaded: Loaded, data: Data, found: Mapping[str, Screening]) -> Bench:
    """Give what the analyses need."""
    config, person = loaded.config, loaded.config.puskesmas
    return Bench(
        data.registers,
        found,
        loaded.indicators,
        loaded.targets,
        config.period,
        person.name,
        person.district,
        data.surveys,
        data.interviews,
        config.quality,
    )


def case(loaded: Loaded, findings: Findings) -> Case:
    """Give what policy must know beside the findings."""
    return Case(
        day=loaded.day,
        period=loaded.config.period,
        usability=_usability(findings),
        indicators=loaded.indicators,
        headline=loaded.headline,
        variables=_topics_of_variables(loaded.config),
        themes=_topics_of_themes(loaded.config),
        few_reports=loaded.config.quality.reporting_caution,
        lower_is_better=frozenset(name for name, each in loaded.cited.items() if each.direction is Direction.LOWER),
    )


def _usability(findings: Findings) -> Usability:
    """Give the verdict on the data behind page one."""
    if findings.register is not None:
        return findings.register.usability
    return findings.study.usability if findings.study is not None else findings.voices[0].usability


def _topics_of_variables(config: Config) -> dict[tuple[str, str], str]:
    """Give what each survey variable is about, by analysis."""
    return {
        (analysis.id, name): topic
        for analysis in config.analyses
        if isinstance(source := config.sources.get(analysis.source), SurveySource)
        for name, topic in _topics(source).items()
    }


def _topics(source: SurveySource) -> dict[str, str]:
    """Give each variable's topic: the one it is given, or else one of its own name where no other variable has it."""
    given = {variable.topic for variable in source.variables.values()}
    return {
        name: variable.topic or name
        for name, variable in source.variables.items()
        if variable.topic is not None or name not in given
    }


def _topics_of_themes(config: Config) -> dict[tuple[str, str], str]:
    """Give what each theme is about, by analysis: its topic, its indicator, that of its variable, or its own name."""
    of_variables: dict[str, str] = {}
    for each in config.sources.values():
        of_variables |= _topics(each) if isinstance(each, SurveySource) else {}
    return {
        (analysis.id, name): theme.topic or theme.indicator or of_variables.get(theme.variable or "", name)
        for analysis in config.analyses
        if isinstance(source := config.sources.get(analysis.source), InterviewsSource)
        for name, theme in source.themes.items()
    }


def refuse_impossible_figures(loaded: Loaded, judged: tuple[Audited, ...]) -> None:
    """Pass unless the brief is final and a published figure that it would carry cannot be reproduced.

    Such are claims of publications, figures of other places and times, and the baselines of targets.

    Raises ``FigureError`` with every such figure, by the place where the configuration gives it.
    """
    if loaded.config.status is not Status.FINAL:
        return
    found = (*_impossible_claims(judged), *_impossible_supplied(loaded.config))
    if not found:
        return
    from reportgen.narrative.audit import claim_words, short_form  # noqa: PLC0415 -- only where figures were supplied

    languages = loaded.config.brief.languages
    spoken = voice(Language.ENGLISH if Language.ENGLISH in languages else languages[0])
    problems = tuple(
        Diagnostic(
            Severity.ERROR,
            each.code,
            f"{spoken.say(each.source)}: {spoken.say(claim_words(each.judged.claim))}: "
            f"{spoken.say(short_form(each.judged))}",
            loaded.places.get(each.where),
            "compare it with the publication; keep the brief a draft, or leave the figure out",
        )
        for each in found
    )
    count = "a published figure" if len(found) == 1 else f"{len(found)} published figures"
    message = f"the brief is final, and {count} in it cannot be reproduced from what is stated"
    raise FigureError(message, diagnostics=problems)


@dataclass(frozen=True, slots=True)
class _Impossible:
    """A figure that cannot be reproduced: who published it, and its place in the configuration."""

    source: str | Text
    judged: Judged
    code: str
    where: str


def _impossible_claims(judged: tuple[Audited, ...]) -> Iterator[_Impossible]:
    for index, audited in enumerate(judged):
        for claim in audited.impossible:
            where = f"evidence[{index}].claims[{claim.number - 1}]"
            yield _Impossible(audited.publication.id, claim.judged, "evidence.impossible", where)


def _impossible_supplied(config: Config) -> Iterator[_Impossible]:
    for each in supplied_figures(config):
        if each.impossible and each.mark.may_be_printed:
            yield _Impossible(each.source, each.judged, f"{each.kind.value}.impossible", each.where)


def furniture(loaded: Loaded) -> Furniture:
    """Give the brief's letterhead, its marks and its choice of sections."""
    from reportgen.brief import Letterhead  # noqa: PLC0415 -- only pages, and notes to be placed on them, need it
    from reportgen.composition import Furniture  # noqa: PLC0415 -- likewise

    config = loaded.config
    person, brief = config.puskesmas, config.brief
    return Furniture(
        puskesmas=person.id,
        letterhead=Letterhead(
            issuer=brief.issuer,
            place=person.name,
            area=tuple(part for part in (person.district, person.province) if part is not None),
            period=config.period,
            logo=brief.logo,
            contact=brief.contact,
            note=brief.note,
        ),
        title=brief.title,
        sections=tuple(section.value for section in brief.sections),
        draft=config.status is Status.DRAFT,
        notes={section.value: words for section, words in config.notes.items()},
        approval=_approval(config),
    )


def earlier_results(loaded: Loaded, out: Path | None) -> Sought | None:
    """Give where the results of the period before are: the file that is named, else the one found in the output folder.

    A final uses only a file that is named, because the signature covers no other.
    """
    config = loaded.config
    before, rule = config.period.previous(), config.disclosure
    wanted = Wanted(config.puskesmas.id, before, rule.audience, rule.minimum_cell)
    if config.brief.previous is not None:
        where = loaded.places.get("brief.previous")
        return Sought(config.brief.previous, wanted, named=True, where=where)
    found = out / config.puskesmas.id / before.slug / "results.json" if out is not None else None
    if found is None or not (found.is_file() and os.access(found, os.R_OK)):
        return None
    return Sought(found, wanted, named=False, unsigned=config.status is Status.FINAL)


def scope_of_changes(loaded: Loaded, data: Data) -> Scope | None:
    """Give what is compared with the period before; ``None`` where no register's coverage is analysed."""
    named = [each for each in loaded.config.analyses if each.source in data.registers]
    coverage = next((each for each in named if isinstance(each, CoverageAnalysis)), None)
    if coverage is None or loaded.headline is None:
        return None
    return Scope(coverage.id, {name: loaded.indicators[name] for name in coverage.indicators}, loaded.headline)


def _approval(config: Config) -> Approval | None:
    """Give who signed a final; a draft is signed by nobody, whatever its configuration holds already."""
    from reportgen.brief import Approval  # noqa: PLC0415 -- likewise

    signed = config.sign_off
    if config.status is Status.DRAFT or signed is None:
        return None
    return Approval(signed.name, signed.role, signed.date, signed.hash)


def own_notices(loaded: Loaded, told: Told) -> tuple[Notice, ...]:
    """Give what is to be said of the brief as a document."""
    voided = (signature_voided(),) if loaded.voided else ()
    return (*voided, *map(note_unprinted, _unprinted(loaded, told)))


def _unprinted(loaded: Loaded, told: Told) -> tuple[str, ...]:
    if not loaded.config.notes:
        return ()
    from reportgen.composition import unprinted_notes  # noqa: PLC0415 -- likewise

    return unprinted_notes(told, furniture(loaded))


def refuse_remarks(loaded: Loaded) -> None:
    """Pass unless there is something to remark on in the configuration's own words (``--strict``).

    Raises ``ConfigError`` with every remark.
    """
    if loaded.remarks:
        problems = tuple(replace(each, severity=Severity.ERROR) for each in loaded.remarks)
        count = "a remark" if len(problems) == 1 else f"{len(problems)} remarks"
        message = f"{loaded.files[0]}: --strict lets nothing pass that has {count}"
        raise ConfigError(message, diagnostics=problems)


def wording_notices(loaded: Loaded, findings: Findings) -> tuple[str, ...]:
    """Give the remarks on a configuration's own words, and the numbers in them that this brief has nowhere."""
    config = loaded.config
    own: dict[str, Text | None] = {"brief.title": config.brief.title, "brief.note": config.brief.note}
    own |= {f"notes.{section.value}": words for section, words in config.notes.items()}
    stray = (
        f"{key} ({language.value}): {flaw.found} is not {flaw.expected}; {flaw.advice}"
        for key, words in own.items()
        if words is not None
        for language in config.brief.languages
        for flaw in strays(words.in_(language), language, findings)
    )
    remarks = (f"{each.where}: {each.message}; {each.hint}" for each in loaded.remarks)
    return (*remarks, *stray)


def order(loaded: Loaded, options: Options) -> Order:
    """Give how the brief is to be printed; it is dated by its own date, so that no clock is asked."""
    config = loaded.config
    return Order(
        config.brief.layout,
        config.brief.languages,
        options.formats,
        config.brief.theme,
        config.brief.templates,
        loaded.day,
        f"reportgen {__version__}",
    )


def inputs(loaded: Loaded, options: Options, *, out: Path | None = None) -> Inputs:
    """Give everything that the outputs depend on; ``out`` is where the results of the period before may be."""
    config, earlier = loaded.config, earlier_results(loaded, out)
    return Inputs(
        configs=loaded.files,
        data=(*files_of(config.sources), *([earlier.path] if earlier is not None else [])),
        templates=tuple(path for path in (config.brief.templates, config.brief.logo) if path is not None),
        options={
            "languages": ",".join(config.brief.languages),
            "formats": ",".join(sorted(options.formats)),
            "status": config.status.value,
            "strict": str(options.strict).lower(),
        },
    )
