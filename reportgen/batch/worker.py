"""What happens inside a worker process: one workshop a process, one brief after another.

In: tasks, across the process border. Out: outcomes, back across it. It must not print, nor keep anything of a brief
beyond what the workshop shares between briefs.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from functools import cache
from typing import TYPE_CHECKING

from reportgen.batch.attempt import Order, Task, attempt
from reportgen.batch.outcomes import Outcome

if TYPE_CHECKING:
    from reportgen.pipeline import Workshop


def prepare() -> None:
    """Make this process a worker: deaf to Ctrl-C, and gone when its parent is.

    Ctrl-C reaches the whole process group; what it means is for the parent to say, so that a brief under way is
    finished rather than cut in two.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@cache
def _workshop() -> Workshop:
    from reportgen.pipeline import Workshop  # noqa: PLC0415 -- imported where the work is done, not by the parent

    return Workshop()


def work(task: Task, order: Order) -> Outcome:
    """Give what became of one brief, built with this process's workshop."""
    return attempt(task, order, workshop=_workshop())
