"""Numbers that respondents gave.

In: a column and its variable's configuration. Out: ``Coded`` with float64 values, NaN where missing, and the codes of
the bands where there are any; or ``None`` with the problems added.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from reportgen.codebook import Variable
from reportgen.sources.survey_bands import Bands, bands_from, named_bands
from reportgen.sources.survey_choices import Spellings
from reportgen.sources.survey_coded import MISSING, Coded, Definition
from reportgen.sources.survey_raw import RawColumn
from reportgen.sources.value_text import number


def code_number(definition: Definition, column: RawColumn, *, missing: Spellings) -> Coded | None:
    """Give the numbers, NaN where missing; ``missing`` are the codes of source and variable."""
    number_of = _read(definition, column, missing=missing)
    if number_of is None:
        return None
    bands = _bands(definition, number_of)
    of_band = bands.codes(number_of) if bands is not None else None
    if of_band is not None and (outside := np.flatnonzero((of_band == MISSING) & ~np.isnan(number_of)).tolist()):
        definition.problems.add_answers(
            "no_band",
            f"{definition.key}: numbers that no band holds",
            column=column,
            answers=outside,
            hint="mend `bands` so that there is no gap",
        )
    levels = bands.levels if bands is not None else ()
    variable = Variable(
        id=definition.name,
        label=definition.label(column.described.label),
        levels=levels,
        is_number=True,
        event=definition.event(levels),
        reference=definition.reference(levels),
    )
    return Coded(variable, number_of[column.codes], None if of_band is None else of_band[column.codes])


def _read(definition: Definition, column: RawColumn, *, missing: Spellings) -> NDArray[np.float64] | None:
    """Give the number of each different answer; what is none, and what cannot be, is a problem."""
    decimal = definition.problems.table.decimal
    low, high = definition.config.between or (-math.inf, math.inf)
    numbers = np.full(len(column.texts), np.nan)
    unreadable, outside, doubtful = [], [], []
    for place, text in enumerate(column.texts):
        found = number(text, decimal=decimal)
        if not text or text in column.described.missing:
            continue
        label = column.described.value_labels.get(text)
        if missing.find(text) is not None or (label is not None and missing.find(label) is not None):
            if definition.config.between is not None and found is not None and low <= found <= high:
                doubtful.append(place)
        elif found is None:
            unreadable.append(place)
        elif not low <= found <= high:
            outside.append(place)
        else:
            numbers[place] = found
    _refuse(definition, column, unreadable=unreadable, outside=outside, doubtful=doubtful)
    return None if unreadable or outside or doubtful else numbers


def _refuse(
    definition: Definition, column: RawColumn, *, unreadable: list[int], outside: list[int], doubtful: list[int]
) -> None:
    sign = "comma" if definition.problems.table.decimal == "," else "point"
    found = (
        (
            "no_number",
            "answers that are no numbers",
            unreadable,
            f"write them with a decimal {sign}, or add to `missing`",
        ),
        (
            "outside",
            f"numbers that are not {_limits(definition)}",
            outside,
            "mend them, or `between`, or add to `missing`",
        ),
        (
            "missing_number",
            f"codes that mean missing but are {_limits(definition)}",
            doubtful,
            "say which codes mean missing under each variable that has them, not for all",
        ),
    )
    for code, what, answers, hint in found:
        if answers:
            definition.problems.add_answers(
                code, f"{definition.key}: {what}", column=column, answers=answers, hint=hint
            )


def _limits(definition: Definition) -> str:
    low, high = definition.config.between or (-math.inf, math.inf)
    return f"between {low:g} and {high:g}"


def _bands(definition: Definition, numbers: NDArray[np.float64]) -> Bands | None:
    bounds = definition.config.bands
    if bounds is None:
        return None
    if isinstance(bounds, dict):
        return named_bands(definition, bounds)
    known = numbers[~np.isnan(numbers)]
    occurring = (float(known.min()), float(known.max())) if known.size else (-math.inf, math.inf)
    # A band below nought is shown only where it could be: where nobody says what is possible, numbers are not negative.
    least, most = definition.config.between or (min(occurring[0], 0.0), math.inf)
    whole = bool((known == np.floor(known)).all())
    return bands_from(definition, bounds, least=least, most=most, whole=whole)
