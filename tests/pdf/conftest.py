"""One press for all tests of this room: it is slow to load and holds nothing of a document."""

from __future__ import annotations

import pytest

from reportgen.pdf import Press


@pytest.fixture(scope="session")
def press() -> Press:
    """Give a press to which every warning is an error."""
    return Press(strict=True)
