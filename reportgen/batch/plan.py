"""The plan: which briefs a batch is to build, settled before the first of them is begun.

In: configurations and folders as named on the command line. Out: ``Plan``: a subject a brief in a fixed order, and the
configurations that cannot be loaded with their errors. It must not read data or write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.batch.outcomes import Outcome, Status, Subject, trouble
from reportgen.errors import ConfigError, Diagnostic, Location, ReportgenError, Severity, UsageError
from reportgen.periods import Period


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch will do.

    ``subjects`` are the briefs in the order in which they are named (a folder's by file name); ``broken`` are the
    configurations that cannot be loaded, as failed outcomes, by their place in that order. ``waves`` numbers the briefs
    so that those which read the same files follow one another; a brief of a period stands in a later wave than that of
    the period before, whose results it is compared with. Without such pairs there is one wave.
    """

    subjects: tuple[Subject, ...]
    broken: dict[int, Outcome]
    waves: tuple[tuple[int, ...], ...]

    @property
    def working_order(self) -> tuple[int, ...]:
        """The numbers of all briefs that can be begun, wave after wave."""
        return tuple(number for wave in self.waves for number in wave)


Place = tuple[str, str]
"""A puskesmas and a period: one brief's folder. Some file systems do not tell cases apart, and so neither does this."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A configuration as read; ``before`` names the period before as its folder is named."""

    subject: Subject
    reads: tuple[Path, ...] = ()
    before: str | None = None
    error: ReportgenError | None = None


def _unheard(_read: int, _all: int) -> None:
    """Tell nobody."""


def plan(named: Sequence[Path], *, heard: Callable[[int, int], None] = _unheard) -> Plan:
    """Give the plan for the configurations and folders in ``named``.

    ``heard`` is told after each configuration how many have been read, and of how many.

    Raises ``UsageError`` where a name does not exist or a folder holds no configuration of a puskesmas, and
    ``ConfigError`` where two configurations ask for one puskesmas and period, naming both.
    """
    entries = _read_all(configurations(named), heard=heard)
    _refuse_duplicates(entries)
    broken = {
        number: Outcome(entry.subject, Status.FAILED, trouble=trouble(entry.error))
        for number, entry in enumerate(entries)
        if entry.error is not None
    }
    first_reader: dict[tuple[Path, ...], int] = {}
    for number, entry in enumerate(entries):
        first_reader.setdefault(entry.reads, number)
    sound = (number for number in range(len(entries)) if number not in broken)
    order = sorted(sound, key=lambda number: (first_reader[entries[number].reads], number))
    return Plan(tuple(entry.subject for entry in entries), broken, _waves(order, entries))


def _waves(order: Sequence[int], entries: Sequence[_Entry]) -> tuple[tuple[int, ...], ...]:
    """Give the order in waves: each brief as many waves in as the plan holds periods just before it, in a row."""
    before = {_place(entries[number].subject): _place_before(entries[number]) for number in order}

    def depth(number: int) -> int:
        waves, place = 0, before[_place(entries[number].subject)]
        while place in before:
            waves, place = waves + 1, before[place]
        return waves

    depths = {number: depth(number) for number in order}
    last = max(depths.values(), default=-1)
    return tuple(tuple(number for number in order if depths[number] == wave) for wave in range(last + 1))


def _place(subject: Subject) -> Place:
    return (str(subject.puskesmas).casefold(), str(subject.period))


def _place_before(entry: _Entry) -> Place:
    return (str(entry.subject.puskesmas).casefold(), str(entry.before))


def _read_all(configs: Sequence[Path], *, heard: Callable[[int, int], None]) -> tuple[_Entry, ...]:
    entries = []
    for config in configs:
        entries.append(_read(config))
        heard(len(entries), len(configs))
    return tuple(entries)


def refuse_duplicates(configs: Sequence[Path]) -> None:
    """Let configurations pass that each ask for another puskesmas or period; one that does not load is left to that.

    Raises ``ConfigError``, naming both, where two would write into one folder.
    """
    if len(configs) > 1:
        _refuse_duplicates([_read(config) for config in configs])


def configurations(named: Iterable[Path]) -> tuple[Path, ...]:
    """Give every configuration file: those named, and in each folder those that name their own puskesmas, once each."""
    files: dict[Path, Path] = {}
    for path in named:
        for file in _in_folder(path) if path.is_dir() else (path,):
            files.setdefault(file.resolve(), file)
    return tuple(files.values())


def _in_folder(folder: Path) -> tuple[Path, ...]:
    from reportgen.config.layer import is_layer  # noqa: PLC0415 -- YAML is heavy; other commands need none

    files = sorted(file for file in folder.glob("*.yaml") if file.is_file())
    found = tuple(file for file in files if not is_layer(file))
    if not found:
        where = Location(file=str(folder))
        hint = "name a folder with one YAML file a puskesmas; `reportgen new PATH` writes one to start from"
        message = "no *.yaml file in this folder names its own puskesmas.id"
        raise UsageError(message, diagnostics=(Diagnostic(Severity.ERROR, "batch.empty", message, where, hint),))
    return found


def _read(config: Path) -> _Entry:
    from reportgen.config.load import load  # noqa: PLC0415 -- YAML and pydantic are heavy

    try:
        loaded = load(config).config
    except ReportgenError as error:
        return _Entry(Subject(config), error=error)
    place = loaded.puskesmas
    subject = Subject(config, place.id, loaded.period.slug, place.name.as_mapping())
    reads = tuple(sorted(source.path for source in loaded.sources.values()))
    return _Entry(subject, reads, _before(loaded.period))


def _before(period: Period) -> str | None:
    try:
        return period.previous().slug
    except ValueError:  # no calendar goes further back
        return None


def _refuse_duplicates(entries: Iterable[_Entry]) -> None:
    found: dict[Place, Path] = {}
    problems = []
    for subject in (entry.subject for entry in entries if entry.error is None):
        first = found.setdefault(_place(subject), subject.config)
        if first is not subject.config:
            message = f"asks for {subject.puskesmas} {subject.period}, and so does {first}"
            hint = "one brief a puskesmas and period: change puskesmas.id or period in one of them, or leave one out"
            where = Location(file=str(subject.config), key="puskesmas.id")
            problems.append(Diagnostic(Severity.ERROR, "batch.duplicate", message, where, hint))
    if problems:
        message = "two configurations ask for the same puskesmas and period; nothing was built"
        raise ConfigError(message, diagnostics=tuple(problems))
