"""One brief: config → sources → quality → integrity → analysis → disclosure → earlier → policy → … → pdf → outputs.

In: a configuration's path. Out: files in ``OUT/<puskesmas id>/<period>/``. The stages are named here once; the
ledger, the benchmark and the docs use the same names. It computes nothing itself.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen import assignment, manifest, outputs, signing, sources, stories
from reportgen.analysis import run
from reportgen.assignment import Options
from reportgen.config.load import Loaded, folder_of, load
from reportgen.config.model import Status
from reportgen.disclosure import Rule, publish
from reportgen.disclosure.withholding import withhold
from reportgen.earlier import changes, telling
from reportgen.errors import ConfigError, DataError, FigureError, NoRowsError, ReportgenError, SignatureError
from reportgen.locales.languages import Language
from reportgen.locales.voice import voice
from reportgen.narrative.telling import Told, all_notices, figure, title
from reportgen.policy import counsel
from reportgen.printing import Format, Printout, data_files, documents, draw_charts, print_documents
from reportgen.workshop import Workshop

__all__ = [
    "Built",
    "Checked",
    "Format",
    "Options",
    "Signable",
    "Workshop",
    "build",
    "check",
    "identity",
    "sign",
    "unchanged",
]


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
        """What may be wrong in the configuration's words, and what results.json tells beside the numbers.

        In English where the brief is (also) in English.
        """
        languages = self.loaded.config.brief.languages
        spoken = voice(Language.ENGLISH if Language.ENGLISH in languages else languages[0])
        own = assignment.wording_notices(self.loaded, self.told.findings)
        said = ((notice.where, spoken.say(notice.words)) for notice in all_notices(self.told))
        places = self.loaded.places
        return (*own, *(f"{places[where]}: {words}" if where and where in places else words for where, words in said))


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
        loaded = _load(config, out, options=options, workshop=workshop)
    folder = _folder(loaded, out)
    try:
        checked = _find(loaded, options=options, workshop=workshop, watch=watch, out=out)
        printout = _make(checked, options=options, workshop=workshop, watch=watch)
        with watch.stage("outputs"):
            description = manifest.describe(assignment.inputs(loaded, options, out=out), workshop.hashes)
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


def _load(config: Path, out: Path, *, options: Options, workshop: Workshop) -> Loaded:
    """Give the configuration; where it is not valid, what it made earlier is kept aside as not current."""
    try:
        return _settled(load(config), options, workshop=workshop)
    except ConfigError as error:
        place = folder_of(config)
        if place is not None:
            outputs.retire(out.joinpath(*place), error.message)
        raise


def _settled(written: Loaded, options: Options, *, workshop: Workshop) -> Loaded:
    asked = assignment.with_options(written, options)
    return signing.settled(asked, written=written, hashes=workshop.hashes)


def _why(error: Exception) -> str:
    """Give the reason to leave beside earlier outputs; data are not quoted, since a cell may hold anything."""
    if isinstance(error, DataError) and not isinstance(error, FigureError | NoRowsError | SignatureError):
        return "The data cannot be used: reportgen check tells which rows and why."
    return error.message if isinstance(error, ReportgenError) else repr(error)


def check(config: Path, *, options: Options, workshop: Workshop) -> Checked:
    """Give what one brief would say, without making pages."""
    loaded = _settled(load(config), options, workshop=workshop)
    return _find(loaded, options=options, workshop=workshop, watch=Stopwatch())


@dataclass(frozen=True, slots=True)
class Signable:
    """A brief that a person may sign: what it would say, the hash to sign, the files that the configuration names."""

    checked: Checked
    hash: str
    files: tuple[Path, ...]


def sign(config: Path, *, workshop: Workshop) -> Signable:
    """Give what a person signs who lets the brief of a configuration be passed on; nothing is written.

    Raises ``ConfigError`` where a language of it has not been reviewed, ``FigureError`` where it carries a published
    figure that cannot be reproduced, and whatever stops a draft.
    """
    written = load(config)
    final = replace(written, config=written.config.model_copy(update={"status": Status.FINAL}))
    brief = written.config.brief
    unread = signing.unreviewed(brief.languages, brief.templates)
    try:
        checked = _find(final, options=Options(), workshop=workshop, watch=Stopwatch())
    except FigureError as error:
        raise FigureError(error.message, diagnostics=(*error.diagnostics, *unread)) from None
    if unread:
        message = f"{config} cannot be signed yet"
        raise ConfigError(message, diagnostics=unread)
    hashed = signing.signature(written, workshop.hashes)
    return Signable(checked, hashed, signing.files_of(written.config))


def identity(config: Path) -> tuple[str, str]:
    """Give a configuration's puskesmas id and the folder name of its period."""
    loaded = load(config)
    return loaded.config.puskesmas.id, loaded.config.period.slug


def unchanged(config: Path, out: Path, *, options: Options, workshop: Workshop) -> bool:
    """Say whether the output folder holds what just these inputs make."""
    try:
        loaded = _settled(load(config), options, workshop=workshop)
    except ConfigError:
        return False  # building it says why, and keeps aside what stands there
    inputs = assignment.inputs(loaded, options, out=out)
    if not all(path.exists() for path in (*inputs.data, *inputs.templates)):
        return False
    description = manifest.describe(inputs, workshop.hashes)
    return manifest.still_current(_folder(loaded, out), description, workshop.hashes)


def _find(
    loaded: Loaded, *, options: Options, workshop: Workshop, watch: Stopwatch, out: Path | None = None
) -> Checked:
    config = loaded.config
    with watch.stage("sources"):
        data = sources.read_all(config.sources, config.period, shelf=workshop.shelf)
    with watch.stage("quality"):
        screenings = assignment.screenings(loaded, data, strict=options.strict)
        quality = assignment.assessed(loaded, data, screenings)
    with watch.stage("integrity"):
        judged = workshop.judge(config.evidence) if config.evidence else ()
        assignment.refuse_impossible_figures(loaded, judged)
        if options.strict or options.status is Status.FINAL:
            signing.refuse_voided(loaded)
        if options.strict:
            assignment.refuse_remarks(loaded)
    with watch.stage("analysis"):
        raw = run(config.analyses, bench=assignment.bench(loaded, data, screenings))
    with watch.stage("disclosure"):
        rule = Rule(config.disclosure.minimum_cell, config.disclosure.audience)
        findings = publish(raw, quality, period=config.period, rule=rule)
    with watch.stage("earlier"):
        sought = assignment.earlier_results(loaded, out)
        if sought is not None:
            revised = telling(findings, sought, indicators=loaded.indicators)
            findings, scope = withhold(findings, revised.ids), assignment.scope_of_changes(loaded, data)
            changed = changes(findings, sought, scope=scope, withheld=revised.indicators)
            findings = replace(findings, changes=changed)
    with watch.stage("policy"):
        advice = counsel(findings, loaded.rulebook, case=assignment.case(loaded, findings))
        findings = replace(findings, counsel=advice)
    told = stories.told(loaded, findings, data, evidence=judged)
    return Checked(loaded, replace(told, own=assignment.own_notices(loaded, told)))


def _make(checked: Checked, *, options: Options, workshop: Workshop, watch: Stopwatch) -> Printout:
    from reportgen.composition import compose  # noqa: PLC0415 -- a check composes nothing

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
