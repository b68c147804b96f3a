"""A variable with its answers coded, one entry a row of the file.

In: nothing. Out: ``Coded``, and what the makers of each kind of variable share: the reference, the event, a label.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reportgen.codebook import Level, Variable
from reportgen.locales.languages import Text
from reportgen.sources.spelling import suggest
from reportgen.sources.survey_problems import Problems

if TYPE_CHECKING:
    from reportgen.config.model.survey import VariableDefinition

MISSING = -1


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """``values`` are level positions (−1 missing), or numbers (NaN missing); ``bands`` those of a banded number."""

    variable: Variable
    values: NDArray[np.int64] | NDArray[np.float64]
    bands: NDArray[np.int64] | None = None

    @property
    def codes(self) -> NDArray[np.int64]:
        """Level positions, −1 where missing; of a number those of its bands.

        Raises ``ValueError`` for a number without bands.
        """
        if not self.variable.is_number:
            return self.values.astype(np.int64, copy=False)
        if self.bands is None:
            message = f"{self.variable.id} is a number without bands"
            raise ValueError(message)
        return self.bands


@dataclass(frozen=True, slots=True)
class Definition:
    """A variable's name and configuration, with where problems go."""

    name: str
    config: VariableDefinition
    problems: Problems

    @property
    def key(self) -> str:
        """Where it stands in the configuration."""
        return f"sources.{self.problems.source}.variables.{self.name}"

    def label(self, of_file: str | None = None) -> Text:
        """Give its label: the configuration's, else the file's, else its name."""
        return self.config.label or Text.same(of_file or self.name)

    def words(self, level: str, otherwise: Text) -> Text:
        """Give a level's words: the configuration's under ``values``, else ``otherwise``."""
        defined = (self.config.values or {}).get(level)
        return defined.label if defined is not None and defined.label is not None else otherwise

    def event(self, levels: Sequence[Level]) -> str | None:
        """Give the level that counts; a problem where it is none of ``levels``."""
        return self._one_of(self.config.event, levels, key="event")

    def reference(self, levels: Sequence[Level]) -> str | None:
        """Give the level to compare with, by default the first; a problem where it is none of ``levels``."""
        said = self._one_of(self.config.reference, levels, key="reference")
        return said if said is not None else (levels[0].id if levels else None)

    def only_these(self, levels: Sequence[str]) -> None:
        """Note every key of ``values`` that is none of ``levels``."""
        for level in self.config.values or {}:
            if level not in levels:
                message = f'{self.key}.values has "{level}", which it cannot be'
                self.problems.add("no_level", message, hint=suggest(level, levels, what="levels"))

    def _one_of(self, wanted: str | None, levels: Sequence[Level], *, key: str) -> str | None:
        ids = [level.id for level in levels]
        if wanted is None or wanted in ids:
            return wanted
        message = f'{self.key}.{key} is "{wanted}", which is none of its levels'
        self.problems.add("no_level", message, hint=suggest(wanted, ids, what="levels"))
        return None
