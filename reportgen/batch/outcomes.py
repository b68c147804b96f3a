"""Outcomes: what became of one configuration, as the ledger, the index page and the command line tell it.

In: what ``pipeline`` built, or the error that it raised. Out: ``Outcome`` and its record, one flat JSON object. It must
not print, and it holds nothing of a brief but what has been published.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from reportgen.errors import (
    ConfigError,
    DataError,
    Diagnostic,
    FigureError,
    Location,
    NoRowsError,
    OutputError,
    RenderError,
    ReportgenError,
    Severity,
    SignatureError,
    SourceError,
    UsageError,
)


class Status(StrEnum):
    """What became of a brief; the order is the one in which a reader looks for them."""

    FAILED = "failed"
    NOT_RUN = "not_run"
    DONE = "done"
    UNCHANGED = "unchanged"


class Failure(StrEnum):
    """Why there is no brief, in one word; each has its sentence in the catalogues."""

    USAGE = "usage"
    CONFIG = "config"
    NO_ROWS = "no_rows"
    DATA = "data"
    FIGURES = "figures"
    SIGNATURE = "signature"
    SOURCE = "source"
    RENDER = "render"
    OUTPUT = "output"
    INTERNAL = "internal"


_FAILURES: tuple[tuple[type[ReportgenError], Failure], ...] = (
    (UsageError, Failure.USAGE),
    (ConfigError, Failure.CONFIG),
    (NoRowsError, Failure.NO_ROWS),
    (FigureError, Failure.FIGURES),
    (SignatureError, Failure.SIGNATURE),
    (DataError, Failure.DATA),
    (SourceError, Failure.SOURCE),
    (RenderError, Failure.RENDER),
    (OutputError, Failure.OUTPUT),
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose brief it is: the configuration, and as far as it could be read the puskesmas, its name and the period."""

    config: Path
    puskesmas: str | None = None
    period: str | None = None
    name: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no brief: the kind, the exit code, one line, every diagnostic, and a defect's traceback."""

    failure: Failure
    exit_code: int
    reason: str
    diagnostics: tuple[Diagnostic, ...] = ()
    traceback: str | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """What came out: title and headline number a language, verdict on the data, files relative to the output folder."""

    title: Mapping[str, str]
    headline: Mapping[str, str]
    usability: str
    outputs: tuple[str, ...]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effort:
    """What it took: seconds on the clock, seconds a stage, and the process's peak memory in megabytes (if known)."""

    seconds: float
    stages: Mapping[str, float] = field(default_factory=dict)
    peak_memory_mb: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one configuration; ``trouble`` where it failed, ``product`` where there are outputs.

    ``earlier`` says that an earlier run in the same output folder recorded it, and that this one was not asked for it.
    """

    subject: Subject
    status: Status
    product: Product | None = None
    trouble: Trouble | None = None
    effort: Effort | None = None
    earlier: bool = False

    @property
    def exit_code(self) -> int:
        """The code that building this one alone would end with."""
        return self.trouble.exit_code if self.trouble else 0

    def with_product(self, product: Product | None) -> Outcome:
        """Give the same outcome with what an earlier run recorded of the outputs."""
        return replace(self, product=product)


def trouble(error: ReportgenError, *, traceback: str | None = None) -> Trouble:
    """Give why there is no brief, from the error that said so."""
    failure = next((failure for kind, failure in _FAILURES if isinstance(error, kind)), Failure.INTERNAL)
    return Trouble(failure, error.exit_code, _reason(error), error.diagnostics, traceback)


def defect(words: str, *, traceback: str | None = None) -> Trouble:
    """Give why there is no brief, where that is a defect of this program."""
    return Trouble(Failure.INTERNAL, ReportgenError.exit_code, f"internal error: {words}", (), traceback)


def _reason(error: ReportgenError) -> str:
    if not error.diagnostics:
        return error.message
    first, *others = error.diagnostics
    place = f"{first.where}: " if first.where and str(first.where) not in first.message else ""
    more = f" (and {len(others)} more)" if others else ""
    return f"{place}{first.message}{more}"


def record(outcome: Outcome) -> dict[str, Any]:
    """Give the outcome as one flat object: a line of the ledger, a line of ``--json``."""
    subject, product, why, effort = outcome.subject, outcome.product, outcome.trouble, outcome.effort
    return {
        "config": subject.config.as_posix(),
        "puskesmas": subject.puskesmas,
        "name": dict(subject.name),
        "period": subject.period,
        "status": outcome.status.value,
        "exit_code": outcome.exit_code,
        "failure": why.failure.value if why else None,
        "reason": why.reason if why else None,
        "diagnostics": [diagnostic_record(diagnostic) for diagnostic in why.diagnostics] if why else [],
        "traceback": why.traceback if why else None,
        "title": dict(product.title) if product else {},
        "headline": dict(product.headline) if product else {},
        "usability": product.usability if product else None,
        "outputs": list(product.outputs) if product else [],
        "notices": list(product.notices) if product else [],
        "seconds": round(effort.seconds, 3) if effort else None,
        "stages": {stage: round(seconds, 3) for stage, seconds in effort.stages.items()} if effort else {},
        "peak_memory_mb": effort.peak_memory_mb if effort else None,
        "earlier": outcome.earlier,
    }


def diagnostic_record(diagnostic: Diagnostic) -> dict[str, Any]:
    """Give a diagnostic as a flat object; ``where`` is worded as people read it."""
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "where": str(diagnostic.where) if diagnostic.where else None,
        "hint": diagnostic.hint,
    }


def recorded_product(line: Mapping[str, Any]) -> Product | None:
    """Give what a ledger line says of the outputs; ``None`` where it tells of none, or stems from another version."""
    if line.get("status") not in {Status.DONE.value, Status.UNCHANGED.value} or not line.get("outputs"):
        return None
    try:
        return Product(
            line["title"], line["headline"], line["usability"], tuple(line["outputs"]), tuple(line["notices"])
        )
    except KeyError:
        return None


def recorded_outcome(line: Mapping[str, Any]) -> Outcome | None:
    """Give the outcome that a ledger line records, as an earlier one; ``None`` where it stems from another version."""
    try:
        subject = Subject(Path(line["config"]), line["puskesmas"], line["period"], dict(line["name"]))
        effort = None if line["seconds"] is None else Effort(line["seconds"], line["stages"], line["peak_memory_mb"])
        return Outcome(
            subject, Status(line["status"]), recorded_product(line), _recorded_trouble(line), effort, earlier=True
        )
    except (KeyError, TypeError, ValueError):
        return None


def _recorded_trouble(line: Mapping[str, Any]) -> Trouble | None:
    if line["failure"] is None:
        return None
    diagnostics = tuple(
        Diagnostic(
            Severity(each["severity"]),
            each["code"],
            each["message"],
            Location(file=each["where"]) if each["where"] else None,
            each["hint"],
        )
        for each in line["diagnostics"]
    )
    return Trouble(Failure(line["failure"]), line["exit_code"], line["reason"], diagnostics, line["traceback"])
