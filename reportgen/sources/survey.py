"""A survey's answers, one entry a respondent.

In: a source's configuration, and the shelf that tables are kept on. Out: ``Survey``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.sources.dataset import Survey
from reportgen.sources.shelf import Shelf

if TYPE_CHECKING:
    from reportgen.config.model import SurveySource


def read_survey(name: str, source: SurveySource, *, shelf: Shelf) -> Survey:
    """Give the survey; ``name`` is what the configuration calls it."""
    raise NotImplementedError
