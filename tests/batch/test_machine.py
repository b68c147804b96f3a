from __future__ import annotations

import os

import pytest

from reportgen.batch.machine import WORKER_BYTES, available_bytes, default_jobs, processors


def test_there_is_always_a_job_and_never_more_than_processors_or_memory_hold() -> None:
    memory = available_bytes()
    assert 1 <= default_jobs() <= processors()
    if memory is not None and memory >= WORKER_BYTES:
        assert default_jobs() * WORKER_BYTES <= memory


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="processors cannot be taken away here")
def test_only_processors_that_we_may_use_are_counted() -> None:
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        assert processors() == 1
        assert default_jobs() == 1
    finally:
        os.sched_setaffinity(0, before)
