"""The one door of this room: a path → a checked configuration with its indicators and targets.

In: a YAML file and whatever it extends. Out: ``Loaded``. Every problem of every file is reported at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from reportgen.config import catalogue
from reportgen.config.crosscheck import crosscheck
from reportgen.config.extends import read_merged
from reportgen.config.fields import Identifier
from reportgen.config.model import Analysis, ComparisonAnalysis, Config, CoverageAnalysis, SurveySource, TrendAnalysis
from reportgen.config.places import Leaf, Node, Place, Problem, Step, dotted, find, nearest
from reportgen.config.policy_file import built_in, laid_over, with_built_in
from reportgen.config.rulebook_build import rulebook
from reportgen.config.suggest import did_you_mean
from reportgen.config.targets_build import targets_in_force
from reportgen.config.validate import validate
from reportgen.errors import ConfigError, Diagnostic, Location, Severity
from reportgen.findings import Target
from reportgen.indicators import Indicator
from reportgen.periods import parse_period
from reportgen.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Loaded:
    """A checked configuration.

    ``indicators`` holds those that the analyses name, the catalogue's and the configuration's own; ``targets`` is by
    indicator: the brief's own, else the known one in force. ``files`` is every file that went in: the configuration,
    what it extends, the definitions used, the built-in policy data.
    ``rulebook`` is what recommendations rest on, with the configuration's own entries laid over the built-in ones.
    ``headline`` is the indicator of page one: the first of the first coverage analysis, or else of the first analysis
    of a register; ``None`` where the brief has no register. ``cited`` holds the indicators that publications, context
    figures, targets with a baseline and variables of surveys name: they say what these are called, which way is better,
    and whether a published figure is of the same thing as a local one; ``places`` where each claim stands, by
    ``evidence[0].claims[1]``, and likewise ``policy.context[0]``, ``status`` and ``sign_off.hash``. ``voided`` says
    that the signature no longer fits, so that the brief is a draft again. ``remarks`` are warnings about the
    configuration's own words.
    """

    config: Config
    indicators: Mapping[str, Indicator]
    targets: Mapping[str, Target]
    files: tuple[Path, ...]
    headline: str | None
    cited: Mapping[str, Indicator] = field(default_factory=dict)
    rulebook: Rulebook = field(default_factory=Rulebook)
    places: Mapping[str, Location] = field(default_factory=dict)
    voided: bool = False
    remarks: tuple[Diagnostic, ...] = ()

    @property
    def day(self) -> date:
        """The brief's own date: the day it is issued, or else the last of its period."""
        return _day(self.config)


def load(path: Path) -> Loaded:
    """Give the checked configuration that stands in a file.

    Raises ``ConfigError`` with every problem found in it and in the files that it extends, by file and line.
    """
    try:
        merged = read_merged(path)
    except OSError as error:
        raise refused(path, [unreadable(path, error)]) from None
    problems = list(merged.problems)
    config = None
    remarks: tuple[Diagnostic, ...] = ()
    root = None if merged.root is None else laid_over(merged.root)
    if root is not None:
        config, invalid = validate(Config, root, whole=merged.whole)
        problems += invalid
        if merged.whole:
            checked = crosscheck(root)
            problems += [each for each in checked if each.severity is Severity.ERROR]
            remarks = _in_order(each for each in checked if each.severity is not Severity.ERROR)
    if config is None or root is None or problems:
        raise refused(path, [*problems, *remarks])
    config = with_built_in(config)
    used = _used(config)
    indicators = {name: _indicator(name, config) for name in used}
    cited = {name: _indicator(name, config) for name in _cited(config)}
    defined = dict.fromkeys(name for name in (*indicators, *cited) if name not in config.indicators)
    files = (*merged.files, *map(catalogue.file_of, defined), *built_in().files)
    book = rulebook(config, year=_day(config).year)
    return Loaded(
        config,
        indicators,
        targets_in_force(config, book, indicators=used),
        files,
        _headline(config),
        cited,
        book,
        _places(config, root),
        remarks=remarks,
    )


def folder_of(path: Path) -> tuple[str, str] | None:
    """Give the puskesmas id and the period's folder that a configuration asks for, however invalid it is otherwise.

    ``None`` where either cannot be read: then nobody can say which outputs are its.
    """
    try:
        root = read_merged(path).root
    except OSError:
        return None
    if root is None:
        return None
    identity, period = find(root, ("puskesmas", "id")), find(root, ("period",))
    if not (isinstance(identity, Leaf) and isinstance(period, Leaf) and isinstance(period.value, str | int)):
        return None
    try:
        return TypeAdapter(Identifier).validate_python(identity.value), parse_period(period.value).slug
    except ValueError:
        return None


def unreadable(path: Path, error: OSError) -> Diagnostic:
    """Give what is to be said of a file that cannot be read."""
    if isinstance(error, FileNotFoundError):
        hint = did_you_mean(path.name, _names_beside(path))
        return Problem("no_file", f"there is no file {path}", hint).at(Place(str(path)))
    return Problem("no_file", f"{path} cannot be read: {error.strerror}").at(Place(str(path)))


def _names_beside(path: Path) -> list[str]:
    return [other.name for other in path.parent.glob("*.y*ml")] if path.parent.is_dir() else []


def refused(path: Path, problems: list[Diagnostic]) -> ConfigError:
    """Give the error of a file with problems: each once, in the order of the text, with what is remarked on besides."""
    ordered = _in_order(problems)
    errors = sum(each.severity is Severity.ERROR for each in ordered)
    count = "a problem" if errors == 1 else f"{errors} problems"
    return ConfigError(f"{path} has {count}", diagnostics=ordered)


def _in_order(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    # A problem of a text that many places share (an anchor, a file extended twice) is said once.
    return tuple(sorted(dict.fromkeys(problems), key=_file_and_line))


def _file_and_line(problem: Diagnostic) -> tuple[str, int, int]:
    where = problem.where
    return ("", 0, 0) if where is None else (where.file or "", where.line or 0, where.column or 0)


def _day(config: Config) -> date:
    return config.brief.date or config.period.end


def _used(config: Config) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for analysis in config.analyses for name in _asked(analysis)))


def _asked(analysis: Analysis) -> tuple[str, ...]:
    if isinstance(analysis, CoverageAnalysis):
        return analysis.indicators
    one = analysis.indicator if isinstance(analysis, ComparisonAnalysis | TrendAnalysis) else None
    return (one,) if one is not None else ()


def _cited(config: Config) -> tuple[str, ...]:
    named = [each.indicator for study in config.evidence for each in (study, *study.claims)]
    named += [each.indicator for each in config.policy.context]
    named += [each.indicator for each in config.policy.targets if each.baseline is not None]
    surveys = [each for each in config.sources.values() if isinstance(each, SurveySource)]
    topics = (each.topic or name for survey in surveys for name, each in survey.variables.items())
    named += [name for name in topics if name in config.indicators or name in catalogue.names()]
    return tuple(dict.fromkeys(name for name in named if name is not None))


def _places(config: Config, root: Node) -> dict[str, Location]:
    single: list[tuple[Step, ...]] = [("status",), ("sign_off", "hash"), ("brief", "previous")]
    paths = [path for path in single if find(root, path) is not None]
    paths += [
        ("evidence", number, "claims", at)
        for number, publication in enumerate(config.evidence)
        for at in range(len(publication.claims))
    ]
    paths += [("policy", "context", number) for number in range(len(config.policy.context))]
    targets = enumerate(config.policy.targets)
    paths += [("policy", "targets", number, "baseline") for number, each in targets if each.baseline is not None]
    return {dotted(path): nearest(root, path).located(dotted(path)) for path in paths}


def _indicator(name: str, config: Config) -> Indicator:
    own = config.indicators.get(name)
    return catalogue.indicator(name) if own is None else catalogue.from_definition(name, own)


def _headline(config: Config) -> str | None:
    for analysis in config.analyses:
        if isinstance(analysis, CoverageAnalysis):
            return analysis.indicators[0]
    return next(iter(_used(config)), None)
