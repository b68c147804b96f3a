"""How respondents were drawn, as the file records it.

In: the design's columns. Out: ``SurveyDesign`` by row of the file, or ``None`` with the problems added. Codes that mean
missing elsewhere mean nothing here: 9 is the number of a cluster. No answer is quoted, only rows are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reportgen.sources.dataset import SurveyDesign
from reportgen.sources.survey_problems import Problems
from reportgen.sources.survey_raw import RawColumn
from reportgen.sources.value_text import number, one_form

if TYPE_CHECKING:
    from reportgen.config.model.survey import Design


def code_design(
    design: Design, columns: Mapping[str, RawColumn], *, counts: NDArray[np.int64], problems: Problems
) -> SurveyDesign:
    """Give the design by row of the file; ``counts`` says how many respondents each row stands for.

    ``columns`` is by ``design.cluster`` and so on; one that was not found is passed over, for that is reported already.
    """
    stratum = _groups(columns.get("design.stratum"), "stratum", problems)
    cluster = _groups(columns.get("design.cluster"), "cluster", problems)
    if cluster is not None:
        cluster = cluster if stratum is None else _within(cluster, stratum)
        _check_several(cluster, columns["design.cluster"], counts, problems)
    weight = _positive(columns.get("design.weight"), "weight", problems)
    population = _population(design, columns, stratum=stratum, problems=problems)
    if population is not None:
        _check_population(population, _Drawn(stratum, cluster, counts).by_stratum(), stratum, problems)
    return SurveyDesign(cluster, stratum, weight, population)


def _groups(column: RawColumn | None, what: str, problems: Problems) -> NDArray[np.intp] | None:
    """Give codes from 0, the same for all writings of one code."""
    if column is None:
        return None
    decimal = problems.table.decimal
    order: dict[str, int] = {}
    code_of = np.array([order.setdefault(one_form(text, decimal=decimal), len(order)) for text in column.texts])
    blank = np.array([not text for text in column.texts])[column.codes]
    if blank.any():
        hint = f"every respondent needs a {what}: fill the cells, or take these rows out"
        problems.add_rows("no_" + what, f"the {what} is empty", heading=column.heading, wrong=blank, hint=hint)
    return _numbered(code_of[column.codes])


def _numbered(codes: NDArray[np.int64]) -> NDArray[np.intp]:
    return np.unique(codes, return_inverse=True)[1].astype(np.intp)


def _within(cluster: NDArray[np.intp], stratum: NDArray[np.intp]) -> NDArray[np.intp]:
    """Give clusters numbered across strata: a number met in two strata is two clusters."""
    return _numbered(stratum.astype(np.int64) * (int(cluster.max(initial=0)) + 1) + cluster)


def _check_several(cluster: NDArray[np.intp], column: RawColumn, counts: NDArray[np.int64], problems: Problems) -> None:
    if np.unique(cluster[counts > 0]).size == 1:
        message = "all respondents are of one cluster, which tells nothing of how clusters differ"
        hint = "take `design.cluster` out, or look whether it is the right column"
        problems.add("one_cluster", message, where=problems.table.where(heading=column.heading), hint=hint)


def _numbers(column: RawColumn, problems: Problems) -> NDArray[np.float64]:
    decimal = problems.table.decimal
    found = (number(text, decimal=decimal) for text in column.texts)
    return np.array([np.nan if each is None else each for each in found])[column.codes]


def _positive(column: RawColumn | None, what: str, problems: Problems) -> NDArray[np.float64] | None:
    if column is None:
        return None
    numbers = _numbers(column, problems)
    blank = np.array([not text for text in column.texts])[column.codes]
    hint = f"every respondent needs a {what} above nought: mend the cells, or take these rows out"
    if blank.any():
        problems.add_rows("no_" + what, f"the {what} is empty", heading=column.heading, wrong=blank, hint=hint)
    wrong = np.unique(column.codes[~(numbers > 0) & ~blank]).tolist()
    if wrong:
        what_is = f"sources.{problems.source}.design.{what}: answers that are no numbers above nought"
        problems.add_answers("bad_" + what, what_is, column=column, answers=wrong, hint=hint)
    return numbers


def _population(
    design: Design, columns: Mapping[str, RawColumn], *, stratum: NDArray[np.intp] | None, problems: Problems
) -> NDArray[np.float64] | None:
    if isinstance(design.population, int):
        return np.full(len(problems.table.rows), float(design.population))
    column = columns.get("design.population")
    numbers = _positive(column, "population", problems)
    if column is None or numbers is None or not (numbers > 0).all():
        return None
    strata = stratum if stratum is not None else np.zeros(len(numbers), dtype=np.intp)
    first = numbers[np.unique(strata, return_index=True)[1]]
    wrong = numbers != first[strata]
    if wrong.any():
        within = "its stratum" if stratum is not None else "the file"
        hint = "how many there were to draw from is one number a stratum"
        said = f"the population differs from the first one of {within}"
        problems.add_rows("population_differs", said, heading=column.heading, wrong=wrong, hint=hint)
        return None
    return numbers


class _Drawn:
    """How many were drawn: clusters, or respondents without them."""

    def __init__(
        self, stratum: NDArray[np.intp] | None, cluster: NDArray[np.intp] | None, counts: NDArray[np.int64]
    ) -> None:
        self._stratum = stratum if stratum is not None else np.zeros(len(counts), dtype=np.intp)
        self._cluster = cluster
        self._counts = counts

    def by_stratum(self) -> NDArray[np.float64]:
        """Give the number of each stratum, by its code."""
        size = int(self._stratum.max(initial=0)) + 1
        if self._cluster is None:
            return np.bincount(self._stratum, weights=self._counts, minlength=size).astype(np.float64)
        here = self._counts > 0
        first = np.unique(self._cluster[here], return_index=True)[1]
        return np.bincount(self._stratum[here][first], minlength=size).astype(np.float64)


def _check_population(
    population: NDArray[np.float64],
    drawn: NDArray[np.float64],
    stratum: NDArray[np.intp] | None,
    problems: Problems,
) -> None:
    wrong = population < (drawn[stratum] if stratum is not None else drawn[0])
    if wrong.any():
        hint = "the population is how many clusters (without clusters: respondents) there were to draw from"
        first = int(np.flatnonzero(wrong)[0])
        n_drawn = drawn[stratum[first] if stratum is not None else 0]
        message = f"the population, {population[first]:,.0f}, is smaller than the number drawn from it, {n_drawn:,.0f}"
        where = problems.table.where(int(problems.table.rows[first]))
        problems.add("population_small", message, where=where, hint=hint)
