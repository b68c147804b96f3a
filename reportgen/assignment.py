"""What a configuration asks of each stage.

In: a loaded configuration and what the command line adds to it. Out: the values that the stages take: no stage past
this reads a configuration where a plain value will do. It decides nothing that the configuration does not say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import __version__
from reportgen.analysis import Bench
from reportgen.brief import Letterhead
from reportgen.composition import Furniture
from reportgen.config.load import Loaded
from reportgen.config.model import Config, InterviewsSource, RegisterSource, Status, SurveySource
from reportgen.errors import Diagnostic, FigureError, Severity, UsageError
from reportgen.findings import Findings, Usability
from reportgen.locales.languages import Language
from reportgen.locales.voice import voice
from reportgen.manifest import Inputs
from reportgen.policy import Case
from reportgen.printing import Format, Order
from reportgen.quality.assessment import Question, assess
from reportgen.quality.screening import Screening, refuse_impossible, screen
from reportgen.raw import RawQuality
from reportgen.sources import Data
from reportgen.stories import headline, main_register

if TYPE_CHECKING:
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
    )


def _usability(findings: Findings) -> Usability:
    """Give the verdict on the data behind page one."""
    if findings.register is not None:
        return findings.register.usability
    return findings.study.usability if findings.study is not None else findings.voices[0].usability


def _topics_of_variables(config: Config) -> dict[tuple[str, str], str]:
    """Give what each survey variable is about, by analysis: its topic, or else its own name."""
    return {
        (analysis.id, name): variable.topic or name
        for analysis in config.analyses
        if isinstance(source := config.sources.get(analysis.source), SurveySource)
        for name, variable in source.variables.items()
    }


def _topics_of_themes(config: Config) -> dict[tuple[str, str], str]:
    """Give what each theme is about, by analysis: its topic, or else its indicator or variable, or its own name."""
    return {
        (analysis.id, name): theme.topic or theme.indicator or theme.variable or name
        for analysis in config.analyses
        if isinstance(source := config.sources.get(analysis.source), InterviewsSource)
        for name, theme in source.themes.items()
    }


def refuse_impossible_figures(loaded: Loaded, judged: tuple[Audited, ...]) -> None:
    """Pass unless the brief is final and a published figure that it would carry cannot be reproduced.

    Raises ``FigureError`` with every such figure, by the place where the configuration gives it.
    """
    if loaded.config.status is not Status.FINAL:
        return
    found = [(index, audited, claim) for index, audited in enumerate(judged) for claim in audited.impossible]
    if not found:
        return
    from reportgen.narrative.audit import claim_words, short_form  # noqa: PLC0415 -- only where figures were supplied

    languages = loaded.config.brief.languages
    spoken = voice(Language.ENGLISH if Language.ENGLISH in languages else languages[0])
    problems = tuple(
        Diagnostic(
            Severity.ERROR,
            "evidence.impossible",
            f"{audited.publication.id}: {spoken.say(claim_words(claim.judged.claim))}: "
            f"{spoken.say(short_form(claim.judged))}",
            loaded.places.get(f"evidence[{index}].claims[{claim.number - 1}]"),
            "compare it with the publication; keep the brief a draft, or leave the figure out",
        )
        for index, audited, claim in found
    )
    count = "a published figure" if len(found) == 1 else f"{len(found)} published figures"
    message = f"the brief is final, and {count} in it cannot be reproduced from what is stated"
    raise FigureError(message, diagnostics=problems)


def furniture(loaded: Loaded) -> Furniture:
    """Give the brief's letterhead, its marks and its choice of sections."""
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
    )


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


def inputs(loaded: Loaded, options: Options) -> Inputs:
    """Give everything that the outputs depend on."""
    config = loaded.config
    data: list[Path] = []
    for source in config.sources.values():
        data.append(source.path)
        if isinstance(source, RegisterSource) and source.subunit is not None and source.subunit.expected is not None:
            data.append(source.subunit.expected.path)
    return Inputs(
        configs=loaded.files,
        data=tuple(data),
        templates=tuple(path for path in (config.brief.templates, config.brief.logo) if path is not None),
        options={
            "languages": ",".join(config.brief.languages),
            "formats": ",".join(sorted(options.formats)),
            "status": config.status.value,
            "strict": str(options.strict).lower(),
        },
    )
