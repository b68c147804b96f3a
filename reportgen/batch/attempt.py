"""One brief, tried: whatever happens becomes an outcome.

In: a configuration, where to write and how. Out: an ``Outcome``, never an exception but an interruption: an error of
the tree is a failed brief, anything else a defect, told with its traceback. It must not print.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from traceback import format_exception
from typing import TYPE_CHECKING

from reportgen.batch.outcomes import Effort, Outcome, Product, Status, Subject, Trouble, defect, trouble
from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from reportgen.pipeline import Built, Options, Workshop

_BYTES_A_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Order:
    """Where to write, and how to build; the same for every brief of a run."""

    out: Path
    options: Options


@dataclass(frozen=True, slots=True)
class Task:
    """One brief to build; ``number`` is its place in the plan, ``skip`` allows to leave one that has not changed."""

    number: int
    subject: Subject
    skip: bool = False


def attempt(task: Task, order: Order, *, workshop: Workshop) -> Outcome:
    """Give what became of one brief: done, failed, or unchanged where ``task.skip`` allows it."""
    started = time.perf_counter()
    try:
        return _build(task, order, workshop=workshop)
    except ReportgenError as error:
        why = trouble(error, traceback=_traceback(error) if error.exit_code == ReportgenError.exit_code else None)
    except Exception as error:  # noqa: BLE001 -- a defect in one brief must not end the others; it is told, not hidden
        why = unforeseen(error)
    seconds = time.perf_counter() - started
    return Outcome(task.subject, Status.FAILED, trouble=why, effort=Effort(seconds, {}, peak_memory()))


def unforeseen(error: BaseException) -> Trouble:
    """Give what to say of an exception that nobody foresaw."""
    return defect(f"{type(error).__name__}: {error}", traceback=_traceback(error))


def _traceback(error: BaseException) -> str:
    return "".join(format_exception(error))


def _build(task: Task, order: Order, *, workshop: Workshop) -> Outcome:
    from reportgen import pipeline  # noqa: PLC0415 -- heavy, and asked for only once there is a brief to build

    config = task.subject.config
    started = time.perf_counter()
    if task.skip and pipeline.unchanged(config, order.out, options=order.options, workshop=workshop):
        effort = Effort(time.perf_counter() - started, {}, peak_memory())
        return Outcome(task.subject, Status.UNCHANGED, effort=effort)
    built = pipeline.build(config, order.out, options=order.options, workshop=workshop)
    subject = Subject(config, built.puskesmas, built.period, task.subject.name)
    effort = Effort(built.seconds, built.stages, peak_memory())
    return Outcome(subject, Status.DONE, product=_product(built, order.out), effort=effort)


def _product(built: Built, out: Path) -> Product:
    outputs = tuple(file.relative_to(out).as_posix() for file in built.files)
    return Product(built.title, built.headline, built.usability, outputs, built.notices)


def peak_memory() -> float | None:
    """Give the most memory this process has held, in megabytes; ``None`` where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 -- Unix only
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    in_bytes = peak if sys.platform == "darwin" else peak * 1024
    return round(in_bytes / _BYTES_A_MEGABYTE, 1)
