"""How many threads libraries may start: none beside their own work.

In: nothing. Out: the process's environment, which they read when they are imported; so this comes before any of them.
A survey's sums are too short to be shared out: threads that wait for each other take three times as long, and how many
there are would show in the last digits. And a worker must inherit no thread from the process that it is forked from.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import MappingProxyType

WANTED: Mapping[str, str] = MappingProxyType(
    {
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        # pandas imports Arrow wherever it is installed, and Arrow's allocator would start a thread to tidy up.
        "JE_ARROW_MALLOC_CONF": "background_thread:false",
    }
)


def one_each() -> None:
    """Ask for one thread a library, unless the environment says otherwise already."""
    for name, value in WANTED.items():
        os.environ.setdefault(name, value)
