"""The respondents that one analysis looks at: whom ``only`` leaves, and how they answered.

In: a ``Survey`` and the restriction of an analysis. Out: ``Respondents``: masks, levels with codes, the design of those
selected. It counts nothing and makes no finding. Arrays are as long as the survey and are never written to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reportgen.analysis.design import Design
from reportgen.analysis.refusals import refused
from reportgen.codebook import Level, Variable
from reportgen.config.model.analyses import OnlyField
from reportgen.findings import Only, Restriction
from reportgen.locales.languages import Text
from reportgen.locales.names import slugs
from reportgen.sources.dataset import Survey

Codes = NDArray[np.int64]
Mask = NDArray[np.bool_]
Numbers = NDArray[np.float64]

MOST_VALUES = 12
"""A number without bands is given by its values where it has at most so many, all whole."""

SHARED = 5
"""A weight of fewer respondents is taken for one with those that are near: less than ``NEAR`` times as great."""
NEAR = 1.25

_PLAIN = re.compile(r"[A-Za-z0-9_-]+")
_ENDS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Levelled:
    """A variable as groups: its levels in display order and everybody's position among them, −1 for none.

    ``variable`` holds these levels too where it is a number whose values they are. ``slugs`` is how ids name a level:
    by its own id, unless that holds blanks or points.
    """

    variable: Variable
    codes: Codes

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels, in display order."""
        return self.variable.levels

    @property
    def known(self) -> Mask:
        """Who is at a level."""
        known: Mask = self.codes >= 0
        return known

    @property
    def slugs(self) -> Mapping[str, str]:
        """Level id → its part of a finding's id."""
        ids = [level.id for level in self.levels]
        return {each: each for each in ids} if all(map(_PLAIN.fullmatch, ids)) else slugs(ids)

    @property
    def reference(self) -> str | None:
        """The level that others are compared with: the one named, else the first; ``None`` without levels."""
        return self.variable.reference or next((level.id for level in self.levels), None)

    def position(self, level_id: str | None) -> int:
        """Give a level's position; ``ValueError`` where there is none."""
        return [level.id for level in self.levels].index(level_id or "")


@dataclass(frozen=True, slots=True, eq=False)
class Respondents:
    """Those of a survey whom an analysis looks at.

    ``inside`` says who they are. ``design`` has them for its domain, ``None`` where each respondent was drawn by
    herself with one chance: others stay in the design, because how many were selected was chance too.
    ``weight_classes`` is as ``weight_classes_of`` gives it.
    """

    survey: Survey
    inside: Mask
    only: Only
    design: Design | None
    weight_classes: Codes | None = None

    @property
    def size(self) -> int:
        """How many they are."""
        return int(self.inside.sum())

    @property
    def weighted(self) -> bool:
        """Whether shares are weighted, so that they are not the ratio of their counts."""
        return self.design is not None and self.design.weight is not None

    def variable(self, name: str) -> Variable:
        """Give a variable by name."""
        return self.survey.codebook[name]

    def known(self, name: str) -> Mask:
        """Give who of them has an answer."""
        return self.inside & self.survey.known(name)

    def event(self, name: str) -> Mask:
        """Give who of them has the event. Raises ``DataError`` where no answer counts as one."""
        if self.variable(name).event is None:
            message, hint = "no answer is the one that counts", "name it: `event: …`"
            raise refused(self.survey, name, code="data.event", message=message, hint=hint)
        return self.inside & self.survey.has_event(name)

    def numbers(self, name: str) -> Numbers:
        """Give everybody's value of a number, NaN where missing or not selected."""
        return np.where(self.inside, self.survey.numbers(name), np.nan)

    def narrowed(self, to: Mask, restriction: Restriction, *, survey: Survey) -> Respondents:
        """Give those of them who are also in ``to``, which ``restriction`` says; it is not told where it leaves all.

        ``survey`` takes the place of theirs: the same respondents, with more variables.
        """
        inside = self.inside & to
        only = _both(self.only, restriction) if bool((self.inside & ~to).any()) else self.only
        design = self.design.within(inside) if self.design is not None else None
        return replace(self, survey=survey, inside=inside, only=only, design=design)

    def levelled(self, name: str, *, every: bool = False) -> Levelled:
        """Give a variable as groups: a choice's levels, a number's bands, or else its few whole values.

        Levels that ``only`` leaves out are none, unless ``every`` one is wanted: nobody is at them, and where one of
        them is the reference, the first of the others takes its place.

        Raises ``DataError`` for a number without bands that has more than ``MOST_VALUES`` values, or broken ones.
        """
        found = self.variable(name)
        if not found.is_number or found.levels:
            whole = Levelled(found, np.where(self.inside, self.survey.codes(name), -1))
            return whole if every else self._left(whole)
        numbers = self.numbers(name)
        known = ~np.isnan(numbers)
        values, position = np.unique(numbers[known], return_inverse=True)
        if len(values) > MOST_VALUES or bool(np.any(values != np.floor(values))):
            hint = "say where its bands begin: `bands: [20, 25, 30]`"
            message = f"has {len(values)} values, and groups can be made of at most {MOST_VALUES} whole ones"
            raise refused(self.survey, name, code="data.groups", message=message, hint=hint)
        codes = np.full(len(numbers), -1, dtype=np.int64)
        codes[known] = position
        return Levelled(replace(found, levels=tuple(_value_level(value) for value in values.tolist())), codes)

    def _left(self, whole: Levelled) -> Levelled:
        variable = whole.variable
        wanted = next((each.levels for each in self.only if each.variable == variable.id and each.levels), None)
        if wanted is None:
            return whole
        kept = tuple(level for level in whole.levels if level.id in wanted)
        reference = variable.reference if variable.reference in wanted else None
        place = np.array([kept.index(each) if each in kept else -1 for each in whole.levels] + [-1], dtype=np.int64)
        return Levelled(replace(variable, levels=kept, reference=reference), place[whole.codes])


def _both(only: Only, added: Restriction) -> Only:
    """Give restrictions with one more: two ranges of one number are said as the range that both leave."""
    same = [each for each in only if each.variable == added.variable and each.lower is not None]
    lower = max(each.lower for each in (*same, added) if each.lower is not None)
    upper = min(each.upper for each in (*same, added) if each.upper is not None)
    return (*(each for each in only if each not in same), replace(added, lower=lower, upper=upper))


def _value_level(value: float) -> Level:
    words = str(int(value))
    return Level(words, Text.same(words))


def select(survey: Survey, only: OnlyField) -> Respondents:
    """Give those of a survey whom ``only`` leaves; without an answer to a restricting variable one is not among them.

    Nobody left is no error here: numbers are then absent, with the reason. Raises ``DataError`` where a restriction
    names no level of its variable, or no number for a number.
    """
    restrictions = tuple(_restriction(survey, name, asked=asked) for name, asked in only.items())
    inside = np.ones(survey.size, dtype=bool)
    for restriction in restrictions:
        inside &= _meets(survey, restriction)
    whole = design_of(survey)
    design = whole.within(inside) if whole is not None else None
    return Respondents(survey, inside, restrictions, design, weight_classes_of(survey))


def design_of(survey: Survey) -> Design | None:
    """Give the design of all of a survey's respondents, ``None`` where it has none."""
    drawn = survey.design
    if drawn is None:
        return None
    return Design(survey.size, drawn.weight, drawn.cluster, drawn.stratum, drawn.population)


def weight_classes_of(survey: Survey) -> Codes | None:
    """Give everybody's class: who are of one stratum and have one weight, codes from 0; ``None`` without either.

    A weight that hardly anybody of the survey shares is taken for one with others near to it.
    """
    drawn = survey.design
    if drawn is None or not survey.size or (drawn.weight is None and drawn.stratum is None):
        return None
    weight = drawn.weight if drawn.weight is not None else np.ones(survey.size)
    _, position, times = np.unique(weight, return_inverse=True, return_counts=True)
    near = -1.0 - np.floor(np.log(weight / weight.min()) / np.log(NEAR))
    shared = np.where(times[position] >= SHARED, weight, near)
    _, by_weight = np.unique(shared, return_inverse=True)
    stratum = drawn.stratum if drawn.stratum is not None else np.zeros(survey.size, dtype=np.int64)
    _, codes = np.unique(stratum * (by_weight.max() + 1) + by_weight, return_inverse=True)
    return np.asarray(codes, dtype=np.int64).reshape(-1)


def _restriction(survey: Survey, name: str, *, asked: str | tuple[str, ...]) -> Restriction:
    wanted = (asked,) if isinstance(asked, str) else tuple(asked)
    variable = survey.codebook[name]
    known = [level.id for level in variable.levels]
    if all(each in known for each in wanted):
        return Restriction(name, levels=wanted)
    ends = _numbers(wanted) if variable.is_number else ()
    if not ends or len(ends) > _ENDS:
        expected = "a range [from, to]" if variable.is_number else f"among {', '.join(known)}"
        message = f'"only" asks for {", ".join(wanted)}, which is not {expected}'
        hint = "write an answer as `values` does, or a range [from, to]"
        raise refused(survey, name, code="data.only", message=message, hint=hint)
    return Restriction(name, lower=ends[0], upper=ends[-1])


def _numbers(words: tuple[str, ...]) -> tuple[float, ...]:
    try:
        return tuple(float(word) for word in words)
    except ValueError:
        return ()


def _meets(survey: Survey, restriction: Restriction) -> Mask:
    if restriction.lower is not None and restriction.upper is not None:
        numbers = survey.numbers(restriction.variable)
        met: Mask = (numbers >= restriction.lower) & (numbers <= restriction.upper)  # NaN is within no range
        return met
    ids = [level.id for level in survey.codebook[restriction.variable].levels]
    return np.isin(survey.codes(restriction.variable), [ids.index(level) for level in restriction.levels])
