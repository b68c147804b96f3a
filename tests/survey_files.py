"""Small builders of survey files and of the sources that read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportgen.config.model import SurveySource
from reportgen.errors import DataError
from reportgen.sources import Shelf
from reportgen.sources.dataset import Survey
from reportgen.sources.survey import read_survey

YES_NO: dict[str, Any] = {
    "yes": {"raw": ["1"], "id": "Ya", "en": "Yes"},
    "no": {"raw": ["0"], "id": "Tidak", "en": "No"},
}


def lines(folder: Path, *rows: str, name: str = "mothers.csv") -> Path:
    """Give a CSV file of these lines, the first being the header, in UTF-8."""
    path = folder / name
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def survey_source(path: Path, variables: dict[str, Any], **keys: Any) -> SurveySource:
    """Give a source as a configuration would declare it."""
    return SurveySource.model_validate({"kind": "survey", "path": path, "variables": variables, **keys})


def survey(path: Path, variables: dict[str, Any], **keys: Any) -> Survey:
    """Give the survey that the source ``mothers`` reads."""
    return read_survey("mothers", survey_source(path, variables, **keys), shelf=Shelf())


def refusal(path: Path, variables: dict[str, Any], **keys: Any) -> str:
    """Give everything that is said when a survey is refused; fails where it is not."""
    try:
        survey(path, variables, **keys)
    except DataError as error:
        return "\n".join((error.message, *(str(diagnostic) for diagnostic in error.diagnostics)))
    message = "the survey was read"
    raise AssertionError(message)
