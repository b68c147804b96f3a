"""Fixtures of the sources' tests."""

from __future__ import annotations

import pytest

from reportgen.sources import Shelf


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()
