"""One brief: config → sources → quality → integrity → analysis → disclosure → policy → brief → … → pdf → outputs.

In: a configuration's path. Out: files in ``OUT/<puskesmas id>/<period>/``. The stages are named here once; the
ledger, the benchmark and the docs use the same names. It computes nothing itself.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen import assignment, manifest, outputs, sources, stories
from reportgen.analysis import run
from reportgen.assignment import Options
from reportgen.composition import compose
from reportgen.config.load import Loaded, folder_of, load
from reportgen.disclosure import Rule, publish
from reportgen.errors import ConfigError, DataError, FigureError, NoRowsError, ReportgenError
from reportgen.locales.languages import Language
from reportgen.locales.voice import voice
from reportgen.narrative.telling import Told, all_notices, figure, title
from reportgen.policy import counsel
from reportgen.printing import Format, Printout, data_files, documents, draw_charts, print_documents
from reportgen.workshop import Workshop

__all__ = ["Built", "Checked", "Format", "Options", "Workshop", "build", "check", "identity", "unchanged"]


@dataclass(slots=True)
class Stopwatch:
    """Seconds of wall clock by stage."""

    stages: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the time spent within to a stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.stages[name] = self.stages.get(name, 0.0) + time.perf_counter() - start


@dataclass(frozen=True, slots=True)
class Checked:
    """A brief up to its findings: what could be said, before any page is made."""

    loaded: Loaded
    told: Told

    @property
    def puskesmas(self) -> str:
        """The puskesmas's id."""
        return self.loaded.config.puskesmas.id

    @property
    def period(self) -> str:
        """The period, as its folder is named."""
        return self.loaded.config.period.slug

    @property
    def title(self) -> dict[str, str]:
        """The title in each language."""
        return {each.value: voice(each).say(title(self.told)) for each in self.loaded.config.brief.languages}

    @property
    def headline(self) -> dict[str, str]:
        """The headline figure in each language; empty where none may be shown."""
        shown = figure(self.told)
        languages = self.loaded.config.brief.languages
        return {} if shown is None else {each.value: voice(each).say(shown) for each in languages}

    @property
    def usability(self) -> str:
        """The verdict on the data."""
        return self.told.usability.value

    @property
    def notices(self) -> tuple[str, ...]:
        """What results.json tells beside the numbers, in English where the brief is (also) in English."""
        languages = self.loaded.config.brief.languages
        spoken = voice(Language.ENGLISH if Language.ENGLISH in languages else languages[0])
        return tuple(spoken.say(notice.words) for notice in all_notices(self.told))


@dataclass(frozen=True, slots=True)
class Built:
    """A brief on disk."""

    puskesmas: str
    period: str
    folder: Path
    files: tuple[Path, ...]
    title: Mapping[str, str]
    headline: Mapping[str, str]
    usability: str
    notices: tuple[str, ...]
    seconds: float
    stages: Mapping[str, float]


def build(config: Path, out: Path, *, options: Options, workshop: Workshop) -> Built:
    """Make one brief and write its files; give where they are.

    Raises any ``ReportgenError``; what an earlier run made is then kept aside as not current.
    """
    watch = Stopwatch()
    with watch.stage("config"):
        loaded = assignment.with_options(_load(config, out), options)
    folder = _folder(loaded, out)
    try:
        checked = _find(loaded, options=options, workshop=workshop, watch=watch)
        printout = _make(checked, options=options, workshop=workshop, watch=watch)
        with watch.stage("outputs"):
            description = manifest.describe(assignment.inputs(loaded, options), workshop.hashes)
            files = printout.files
            paths = outputs.deliver(folder, {**files, "manifest.json": manifest.to_json(description, files)})
    except Exception as error:
        outputs.retire(folder, _why(error))
        raise
    return Built(
        checked.puskesmas,
        checked.period,
        folder,
        paths,
        checked.title,
        checked.headline,
        checked.usability,
        (*checked.notices, *printout.warnings),
        sum(watch.stages.values()),
        watch.stages,
    )


def _load(config: Path, out: Path) -> Loaded:
    """Give the configuration; where it is not valid, what it made earlier is kept aside as not current."""
    try:
        return load(config)
    except ConfigError as error:
        place = folder_of(config)
        if place is not None:
            outputs.retire(out.joinpath(*place), error.message)
        raise


def _why(error: Exception) -> str:
    """Give the reason to leave beside earlier outputs; data are not quoted, since a cell may hold anything."""
    if isinstance(error, DataError) and not isinstance(error, FigureError | NoRowsError):
        return "The data cannot be used: reportgen check tells which rows and why."
    return error.message if isinstance(error, ReportgenError) else repr(error)


def check(config: Path, *, options: Options, workshop: Workshop) -> Checked:
    """Give what one brief would say, without making pages."""
    loaded = assignment.with_options(load(config), options)
    return _find(loaded, options=options, workshop=workshop, watch=Stopwatch())


def identity(config: Path) -> tuple[str, str]:
    """Give a configuration's puskesmas id and the folder name of its period."""
    loaded = load(config)
    return loaded.config.puskesmas.id, loaded.config.period.slug


def unchanged(config: Path, out: Path, *, options: Options, workshop: Workshop) -> bool:
    """Say whether the output folder holds what just these inputs make."""
    loaded = assignment.with_options(load(config), options)
    inputs = assignment.inputs(loaded, options)
    if not all(path.exists() for path in (*inputs.data, *inputs.templates)):
        return False
    description = manifest.describe(inputs, workshop.hashes)
    return manifest.still_current(_folder(loaded, out), description, workshop.hashes)


def _find(loaded: Loaded, *, options: Options, workshop: Workshop, watch: Stopwatch) -> Checked:
    config = loaded.config
    with watch.stage("sources"):
        data = sources.read_all(config.sources, config.period, shelf=workshop.shelf)
    with watch.stage("quality"):
        screenings = assignment.screenings(loaded, data, strict=options.strict)
        quality = assignment.assessed(loaded, data, screenings)
    with watch.stage("integrity"):
        judged = workshop.judge(config.evidence) if config.evidence else ()
        assignment.refuse_impossible_figures(loaded, judged)
    with watch.stage("analysis"):
        raw = run(config.analyses, bench=assignment.bench(loaded, data, screenings))
    with watch.stage("disclosure"):
        rule = Rule(config.disclosure.minimum_cell, config.disclosure.audience)
        findings = publish(raw, quality, period=config.period, rule=rule)
    with watch.stage("policy"):
        advice = counsel(findings, loaded.rulebook, case=assignment.case(loaded, findings))
        findings = replace(findings, counsel=advice)
    return Checked(loaded, stories.told(loaded, findings, data, evidence=judged))


def _make(checked: Checked, *, options: Options, workshop: Workshop, watch: Stopwatch) -> Printout:
    order = assignment.order(checked.loaded, options)
    with watch.stage("brief"):
        brief = compose(checked.told, assignment.furniture(checked.loaded))
    with watch.stage("drawing"):
        pictures = draw_charts(brief, order, workshop=workshop)
    with watch.stage("html"):
        found = documents(brief, order, pictures=pictures)
    with watch.stage("pdf"):
        printed = print_documents(found, order, workshop=workshop)
    with watch.stage("data"):
        return Printout({**printed.files, **data_files(brief, checked.told, order)}, printed.warnings)


def _folder(loaded: Loaded, out: Path) -> Path:
    return out / loaded.config.puskesmas.id / loaded.config.period.slug
