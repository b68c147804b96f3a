"""Answers from a list, coded.

In: a column and its variable's configuration. Out: ``Coded``, or ``None`` with the problems added. Nothing is guessed:
a value that no level claims is a problem, and an event is only what the configuration says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from reportgen.codebook import Level, Variable
from reportgen.locales.languages import Text
from reportgen.sources.spelling import collapse, nearest
from reportgen.sources.survey_coded import MISSING, Coded, Definition
from reportgen.sources.survey_problems import shortened
from reportgen.sources.survey_raw import RawColumn
from reportgen.sources.value_text import number, one_form

_MOST_LEVELS = 30
_OWN_ANSWERS = 5
"""Up to so many different answers nobody is known by, even where each respondent gave another."""


@dataclass(frozen=True, slots=True)
class Spellings:
    """What spellings stand for; a code in any of its writings (``1.0``, ``1``) is the same."""

    exact: Mapping[str, int]
    numeric: Mapping[str, int]
    decimal: str

    @classmethod
    def of(cls, spellings: Iterable[tuple[str, int]], *, decimal: str) -> Spellings:
        """Give it from spellings with what they stand for; of two alike, the first counts."""
        exact: dict[str, int] = {}
        numeric: dict[str, int] = {}
        for spelled, meaning in spellings:
            exact.setdefault(collapse(spelled), meaning)
            numeric.setdefault(_code(collapse(spelled), decimal=decimal), meaning)
        return cls(exact, numeric, decimal)

    def find(self, text: str) -> int | None:
        """Give what a text of the file stands for, or ``None``."""
        if text in self.exact:
            return self.exact[text]
        if not self.numeric:
            return None
        return self.numeric.get(one_form(text, decimal=self.decimal))


def _code(spelled: str, *, decimal: str) -> str:
    """Give a code of the configuration in one form: YAML has the decimal point, whatever the file has."""
    found = number(spelled, decimal=".")
    return one_form(spelled, decimal=decimal if found is None else ".")


def missing_codes(codes: Iterable[str], *, decimal: str) -> Spellings:
    """Give the codes that mean missing."""
    return Spellings.of(((code, MISSING) for code in codes), decimal=decimal)


def code_choice(definition: Definition, column: RawColumn, *, missing: Spellings) -> Coded | None:
    """Give the answers of a choice, −1 where missing; ``missing`` are the codes of source and variable."""
    levels = _levels(definition, column, missing=missing)
    if levels is None:
        return None
    claimed = _claims(definition, levels, missing=missing)
    code_of = np.empty(len(column.texts), dtype=np.int64)
    unclaimed = []
    for place, text in enumerate(column.texts):
        code = _meaning(text, column, claimed=claimed, missing=missing)
        code_of[place] = MISSING if code is None else code
        if code is None:
            unclaimed.append(place)
    if unclaimed:
        _refuse_unclaimed(definition, column, unclaimed, claimed=claimed)
    ids = tuple(level for level, _ in levels)
    variable = Variable(
        id=definition.name,
        label=definition.label(column.described.label),
        levels=ids,
        event=definition.event(ids),
        reference=definition.reference(ids),
    )
    return Coded(variable, code_of[column.codes])


def _meaning(text: str, column: RawColumn, *, claimed: Spellings, missing: Spellings) -> int | None:
    """Give a text's level; the configuration's answers come before the file's word on what is missing."""
    if not text:
        return MISSING
    for spelled in (text, column.described.value_labels.get(text)):
        if spelled is None:
            continue
        code = claimed.find(spelled)
        code = missing.find(spelled) if code is None else code
        if code is not None:
            return code
    return MISSING if text in column.described.missing else None


_LevelSpelled = tuple[Level, tuple[str, ...]]


def _levels(definition: Definition, column: RawColumn, *, missing: Spellings) -> tuple[_LevelSpelled, ...] | None:
    """Give the levels with their spellings: the configuration's, else the file's labels, else what occurs."""
    if definition.config.values is not None:
        labels = column.described.value_labels
        levels = []
        for key, defined in definition.config.values.items():
            spelled = defined.raw or (key,)
            of_file = next((labels[each] for each in spelled if each in labels), key)
            levels.append((Level(key, defined.label or Text.same(of_file)), spelled))
        return tuple(levels)
    labelled = {
        code: words
        for code, words in column.described.value_labels.items()
        if code not in column.described.missing and missing.find(code) is None and missing.find(words) is None
    }
    if labelled:
        return tuple((Level(code, Text.same(words)), (code,)) for code, words in labelled.items())
    return _occurring(definition, column, missing=missing)


def _occurring(definition: Definition, column: RawColumn, *, missing: Spellings) -> tuple[_LevelSpelled, ...] | None:
    decimal = definition.problems.table.decimal
    texts = [
        text for text in column.texts if text and text not in column.described.missing and missing.find(text) is None
    ]
    ids = list(dict.fromkeys(one_form(text, decimal=decimal) for text in texts))
    all_numbers = all(number(each, decimal=".") is not None for each in ids)
    filled = int(column.times()[[bool(text) for text in column.texts]].sum())
    of_their_own = not all_numbers and len(ids) > max(_OWN_ANSWERS, filled / 2)
    if not ids or len(ids) > _MOST_LEVELS or of_their_own:
        _refuse_occurring(definition, column, n_values=len(ids), all_numbers=all_numbers)
        return None
    ordered = sorted(ids, key=float) if all_numbers else ids
    return tuple((Level(each, Text.same(each)), (each,)) for each in ordered)


def _refuse_occurring(definition: Definition, column: RawColumn, *, n_values: int, all_numbers: bool) -> None:
    where = definition.problems.table.where(heading=shortened(column.heading))
    if not n_values:
        message = f"{definition.key} has no answer at all: every cell of its column is empty or means missing"
        hint = "take the variable out, or look whether it is the right column"
    else:
        message = f"{definition.key} has no `values`, and its column holds {n_values} different answers"
        hint = "write `type: number`" if all_numbers else "list the answers under `values`"
    definition.problems.add("no_values", message, where=where, hint=hint)


def _claims(definition: Definition, levels: Iterable[_LevelSpelled], *, missing: Spellings) -> Spellings:
    """Give which level claims which spelling; one that two claim, or that also means missing, is a problem."""
    decimal = definition.problems.table.decimal
    owners: dict[str, str] = {}
    spellings = []
    for position, (level, spelled) in enumerate(levels):
        for each in spelled:
            spellings.append((each, position))
            owner = owners.setdefault(_code(collapse(each), decimal=decimal), level.id)
            if owner != level.id:
                message = f'{definition.key}.values has "{each}" in two answers, "{owner}" and "{level.id}"'
                definition.problems.add("raw_twice", message, hint="leave it where it belongs")
            if missing.find(collapse(each)) is not None:
                message = f'{definition.key}: "{each}" is among its answers and among the codes that mean missing'
                hint = "take it out of one; codes that mean missing in some variables only stand under each of these"
                definition.problems.add("missing_level", message, hint=hint)
    return Spellings.of(spellings, decimal=decimal)


def _refuse_unclaimed(definition: Definition, column: RawColumn, answers: list[int], *, claimed: Spellings) -> None:
    hint = "add them to `values` (under `raw` of the answer that they are), or to `missing`"
    if column.heading and len(answers) and (close := nearest(column.texts[answers[0]], claimed.exact)):
        hint += f'; is the first perhaps "{close}"?'
    definition.problems.add_answers(
        "unclaimed", f"{definition.key}: answers that no level claims", column=column, answers=answers, hint=hint
    )
