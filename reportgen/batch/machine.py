"""What this machine can carry: how many workers fit its processors and memory.

In: what the operating system tells. Out: a number of jobs. It must not start anything.
"""

from __future__ import annotations

import os
from pathlib import Path

WORKER_BYTES = 400_000_000
_CGROUP_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


def default_jobs() -> int:
    """Give as many workers as there are processors for us or as memory holds, whichever is less; at least 1."""
    memory = available_bytes()
    fitting = processors() if memory is None else memory // WORKER_BYTES
    return max(1, min(processors(), fitting))


def processors() -> int:
    """Give the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def available_bytes() -> int | None:
    """Give the memory that is free for us in bytes, or ``None`` where the system does not tell."""
    known = [amount for amount in (_free(), *map(_limit, _CGROUP_LIMITS)) if amount is not None]
    return min(known, default=None)


def _free() -> int | None:
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    kilobytes = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines)}
    return kilobytes["MemAvailable"] * 1024 if "MemAvailable" in kilobytes else None


def _limit(file: Path) -> int | None:
    try:
        text = file.read_text(encoding="ascii").strip()
    except OSError:
        return None
    return int(text) if text.isdigit() else None
