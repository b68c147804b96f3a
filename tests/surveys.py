"""Small builders of surveys: from columns of answers, or from tables with counts; and a bench around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportgen.analysis import Bench
from reportgen.codebook import Level, Origin, Variable
from reportgen.config.model import Quality
from reportgen.findings import Provenance as MadeHow
from reportgen.locales.languages import Text
from reportgen.periods import parse_period
from reportgen.raw import RawFinding, RawFindings
from reportgen.sources.dataset import Provenance, Survey, SurveyDesign

Answers = Sequence[str | float | None]
"""A level's id or a number for each respondent; ``None`` where missing."""


def words(text: str) -> Text:
    """Give words that read differently in the two languages."""
    return Text.of({"id": f"{text} (id)", "en": f"{text} (en)"})


def choice(name: str, *levels: str, event: str | None = None, reference: str | None = None) -> Variable:
    """Give a choice; the first level is the reference unless said."""
    found = tuple(Level(level, words(level)) for level in levels)
    return Variable(name, words(name), found, event=event, reference=reference or levels[0])


def yes_no(name: str) -> Variable:
    """Give a yes/no variable: levels ``no`` and ``yes``, the event ``yes``."""
    return choice(name, "no", "yes", event="yes")


def number(name: str, *, bands: Mapping[str, tuple[float, float]] | None = None) -> Variable:
    """Give a number, with bands where wanted (id → range, ends within)."""
    levels = tuple(Level(band, words(band)) for band in bands or {})
    reference = levels[0].id if levels else None
    return Variable(name, words(name), levels, is_number=True, reference=reference, origin=Origin.ASKED)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a test may say of a survey beside its answers."""

    cluster: Sequence[int] | None = None
    stratum: Sequence[int] | None = None
    weight: Sequence[float] | None = None
    population: Sequence[float] | None = None
    registered: int | None = None
    made: MadeHow = MadeHow.COLLECTED
    name: str = "mothers"
    bands: Mapping[str, Mapping[str, tuple[float, float]]] = field(default_factory=dict)


def survey(answers: Mapping[str, Answers], *variables: Variable, drawn: Drawn = Drawn()) -> Survey:
    """Give a survey of these answers, one list a variable; ``drawn.bands`` places numbers in their bands."""
    codebook = {variable.id: variable for variable in variables}
    size = len(next(iter(answers.values()))) if answers else 0
    return Survey(
        name=drawn.name,
        answers={name: _answers(codebook[name], given) for name, given in answers.items()},
        bands={name: _bands(answers[name], bands) for name, bands in drawn.bands.items()},
        codebook=codebook,
        design=_design(drawn),
        rows=np.arange(2, size + 2, dtype=np.int64),
        registered=drawn.registered,
        made=drawn.made,
        note=None,
        provenance=Provenance("mothers.csv", "0" * 64, None, size),
    )


def counted(
    variables: Sequence[Variable], table: Mapping[tuple[str | None, ...], int], *, drawn: Drawn = Drawn()
) -> Survey:
    """Give a survey from a table: answers in the order of the variables → how many gave them."""
    lines = [answers for answers, count in table.items() for _ in range(count)]
    columns = {variable.id: [line[place] for line in lines] for place, variable in enumerate(variables)}
    return survey(columns, *variables, drawn=drawn)


def _answers(variable: Variable, given: Answers) -> NDArray[Any]:
    if variable.is_number:
        return np.array([np.nan if each is None else float(each) for each in given], dtype=np.float64)
    places = {level.id: place for place, level in enumerate(variable.levels)}
    return np.array([-1 if each is None else places[str(each)] for each in given], dtype=np.int64)


def _bands(given: Answers, bands: Mapping[str, tuple[float, float]]) -> NDArray[np.int64]:
    return np.array([_band(value, tuple(bands.values())) for value in given], dtype=np.int64)


def _band(value: str | float | None, bands: Sequence[tuple[float, float]]) -> int:
    if value is None:
        return -1
    return next((place for place, (low, high) in enumerate(bands) if low <= float(value) <= high), -1)


def _design(drawn: Drawn) -> SurveyDesign | None:
    if drawn.cluster is None and drawn.stratum is None and drawn.weight is None and drawn.population is None:
        return None
    return SurveyDesign(
        None if drawn.cluster is None else np.array(drawn.cluster, dtype=np.intp),
        None if drawn.stratum is None else np.array(drawn.stratum, dtype=np.intp),
        None if drawn.weight is None else np.array(drawn.weight, dtype=np.float64),
        None if drawn.population is None else np.array(drawn.population, dtype=np.float64),
    )


def bench_of(*surveys: Survey, quality: Quality | None = None) -> Bench:
    """Give a bench with these surveys and nothing else."""
    return Bench(
        registers={},
        screenings={},
        indicators={},
        targets={},
        period=parse_period("2025-Q1"),
        place=words("Wagir"),
        surveys={each.name: each for each in surveys},
        quality=quality or Quality(),
    )


def by_id(found: RawFindings) -> dict[str, RawFinding]:
    """Give findings by id; two with one id are a defect."""
    index = {item.subject.id: item for item in found.items}
    assert len(index) == len(found.items)
    return index
