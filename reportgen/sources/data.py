"""Every source of one brief, read.

In: the sources of a configuration. Out: ``Data``: registers, surveys and interviews by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.config.model import InterviewsSource, RegisterSource, Source, SurveySource
from reportgen.periods import Period
from reportgen.sources.dataset import Interviews, Register, Survey
from reportgen.sources.register import read_register, require_rows
from reportgen.sources.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Data:
    """What the sources of one brief hold, by the source's name."""

    registers: Mapping[str, Register]
    surveys: Mapping[str, Survey]
    interviews: Mapping[str, Interviews] = field(default_factory=dict)


def read_all(sources: Mapping[str, Source], period: Period, *, shelf: Shelf) -> Data:
    """Give the data of every source.

    Raises ``SourceError`` where a file is not there, ``NoRowsError`` where a register holds no row of this puskesmas in
    the period, ``DataError`` for everything else that is the matter with a file.
    """
    registers: dict[str, Register] = {}
    surveys: dict[str, Survey] = {}
    interviews: dict[str, Interviews] = {}
    for name, source in sources.items():
        if isinstance(source, RegisterSource):
            registers[name] = read_register(name, source, shelf=shelf)
            require_rows(registers[name], period)
        elif isinstance(source, SurveySource):
            from reportgen.sources.survey import read_survey  # noqa: PLC0415 -- a register's brief needs none of it

            surveys[name] = read_survey(name, source, shelf=shelf)
        elif isinstance(source, InterviewsSource):
            from reportgen.sources.interviews import read_interviews  # noqa: PLC0415 -- likewise

            interviews[name] = read_interviews(name, source, shelf=shelf)
    return Data(registers, surveys, interviews)
