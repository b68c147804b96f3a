"""Executors: who does the work of a batch.

In: tasks. Out: outcomes as they come. ``LocalExecutor`` runs worker processes on this machine, each in a pool of its
own, so that a worker that dies takes one brief with it and it is known which. It must not write or print.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.context import BaseContext
from typing import Protocol

from reportgen.batch import machine
from reportgen.batch.attempt import Order, Task, unforeseen
from reportgen.batch.outcomes import Failure, Outcome, Status, Trouble
from reportgen.batch.worker import prepare, work
from reportgen.errors import Diagnostic, ReportgenError, Severity, UsageError

BRIEFS_A_WORKER = 300
_POLL_SECONDS = 0.2


@dataclass(slots=True)
class Stop:
    """A request to stop: begin nothing new, and with ``at_once`` drop what is under way too."""

    requested: bool = False
    at_once: bool = False

    def ask(self) -> None:
        """Ask to stop; asked a second time, to stop at once."""
        self.at_once = self.requested
        self.requested = True


class Executor(Protocol):
    """Whoever can build briefs."""

    def prepare(self) -> None:
        """Begin what takes time and needs no task yet; not having been asked to only costs time."""
        ...

    def outcomes(self, tasks: Sequence[Task], order: Order, *, stop: Stop) -> Iterator[tuple[Task, Outcome]]:
        """Give the outcome of each task as it comes, in any order; of those not begun or dropped, none."""
        ...


def _context() -> BaseContext:
    """Give the way in which workers are started.

    Never by forking this process: what it has loaded may hold threads and locks that a forked child inherits broken.
    They come from a server that has only imported what they need (``batch.preload``).
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["reportgen.batch.preload"])
    return context


@dataclass(slots=True)
class _Worker:
    """One process: a pool of its own, made anew after a crash and after so many briefs."""

    pool: ProcessPoolExecutor = field(init=False)
    pid: Future[int] = field(init=False)
    taken: int = 0

    def __post_init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self.pool = ProcessPoolExecutor(1, mp_context=_context(), initializer=prepare)
        self.pid = self.pool.submit(os.getpid)
        self.taken = 0

    def take(self, task: Task, order: Order) -> Future[Outcome]:
        # The pool's own max_tasks_per_child can deadlock (its count of idle workers drifts), so the pool is replaced.
        if self.taken == BRIEFS_A_WORKER:
            self.renew()
        self.taken += 1
        try:
            return self.pool.submit(work, task, order)
        except BrokenProcessPool:  # it died between two briefs: none of them is to blame
            self.renew()
            return self.pool.submit(work, task, order)

    def renew(self) -> None:
        self.close()
        self._start()

    def close(self) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)

    def kill(self) -> None:
        if self.pid.done() and self.pid.exception() is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid.result(), signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class LocalExecutor:
    """Worker processes on this machine; one job, too, is a process of its own, so that a crash is an outcome."""

    jobs: int

    def prepare(self) -> None:
        """Start the server that workers come from, so that it imports what they need while the plan is being made."""
        if _context().get_start_method() == "forkserver":
            from multiprocessing import forkserver  # noqa: PLC0415 -- there is none on Windows

            forkserver.ensure_running()

    def outcomes(self, tasks: Sequence[Task], order: Order, *, stop: Stop) -> Iterator[tuple[Task, Outcome]]:
        """Give the outcome of each task as it comes.

        After ``stop.ask()`` nothing new is begun and what is under way is waited for; asked again, it is dropped.
        """
        waiting = deque(tasks)
        workers = [_Worker() for _ in range(min(self.jobs, len(tasks)))]
        idle = list(reversed(workers))
        flying: dict[Future[Outcome], tuple[_Worker, Task]] = {}
        try:
            while True:
                while idle and waiting and not stop.requested:
                    worker, task = idle.pop(), waiting.popleft()
                    flying[worker.take(task, order)] = (worker, task)
                if not flying:
                    return
                landed, _ = wait(flying, timeout=_POLL_SECONDS, return_when=FIRST_COMPLETED)
                if stop.at_once:
                    return
                for future in landed:
                    worker, task = flying.pop(future)
                    yield task, _outcome(future, task, worker)
                    idle.append(worker)
        finally:
            if flying:
                for worker in workers:
                    worker.kill()
            for worker in workers:
                worker.close()


def _outcome(future: Future[Outcome], task: Task, worker: _Worker) -> Outcome:
    try:
        return future.result()
    except BrokenProcessPool:
        worker.renew()
        return Outcome(task.subject, Status.FAILED, trouble=_death())
    except Exception as error:  # noqa: BLE001 -- what cannot cross the process border is told, and ends no other brief
        return Outcome(task.subject, Status.FAILED, trouble=unforeseen(error))


def _death() -> Trouble:
    message = "the worker process ended abruptly while it built this brief"
    hint = "most often memory ran out: try fewer --jobs; else build this one alone with `reportgen build -v`"
    diagnostic = Diagnostic(Severity.ERROR, "batch.worker_died", message, hint=hint)
    return Trouble(Failure.INTERNAL, ReportgenError.exit_code, message, (diagnostic,))


def executor(name: str, *, jobs: int | None) -> Executor:
    """Give the executor that ``--executor`` names, with ``jobs`` workers (by default what the machine can carry).

    Raises ``UsageError`` for one that there is not.
    """
    if name == "local":
        return LocalExecutor(jobs or machine.default_jobs())
    if name.startswith("dask://"):
        message = f"this version has no executor for {name}; use --executor local"
        raise UsageError(message)
    message = f'"{name}" is not an executor; use local'
    raise UsageError(message)
