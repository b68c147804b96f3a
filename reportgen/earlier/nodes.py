"""A JSON document gone through with its faults collected, so that all of them are told at once.

In: parsed JSON. Out: ``Node`` values, which give what is asked for or note the fault and give something neutral.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from reportgen.periods import Period, parse_period

Json = object
Kind = TypeVar("Kind", bound=StrEnum)
_LONGEST = 60
_LARGEST = sys.float_info.max
_NEVER = Period.of_months(*[parse_period("2000-01").first_month] * 2)


@dataclass(frozen=True, slots=True)
class Node:
    """One value of the document, its dotted key, and the list that faults are added to."""

    value: Json
    key: str
    faults: list[str]

    def at(self, name: str) -> Node:
        """Give the value under a name; ``None`` under one that is not there."""
        mapping = self.value if isinstance(self.value, dict) else {}
        if not isinstance(self.value, dict):
            self.fault("an object")
        return Node(mapping.get(name), f"{self.key}.{name}" if self.key else name, self.faults)

    @property
    def absent(self) -> bool:
        """Whether nothing stands here."""
        return self.value is None

    def each(self) -> Iterator[Node]:
        """Go through a list."""
        items = self.value if isinstance(self.value, list) else []
        if not isinstance(self.value, list):
            self.fault("a list")
        for number, item in enumerate(items):
            yield Node(item, f"{self.key}[{number}]", self.faults)

    def named(self) -> Iterator[tuple[str, Node]]:
        """Go through an object by name."""
        mapping = self.value if isinstance(self.value, dict) else {}
        if not isinstance(self.value, dict):
            self.fault("an object")
        for name, item in mapping.items():
            yield name, Node(item, f"{self.key}.{name}", self.faults)

    def text(self) -> str:
        """Give a text."""
        if isinstance(self.value, str):
            return self.value
        self.fault("a text")
        return ""

    def whole(self) -> int:
        """Give a whole number, nought or more."""
        if isinstance(self.value, int) and not isinstance(self.value, bool) and self.value >= 0:
            return self.value
        self.fault("a whole number, 0 or more")
        return 0

    def number(self) -> float:
        """Give a number."""
        if isinstance(self.value, int | float) and not isinstance(self.value, bool) and abs(self.value) <= _LARGEST:
            return float(self.value)
        self.fault("a number")
        return 0.0

    def yes(self) -> bool:
        """Give true or false."""
        if isinstance(self.value, bool):
            return self.value
        self.fault("true or false")
        return False

    def one_of(self, kinds: type[Kind]) -> Kind:
        """Give a member of an enumeration."""
        for kind in kinds:
            if kind.value == self.value:
                return kind
        self.fault(f"one of {', '.join(kind.value for kind in kinds)}")
        return next(iter(kinds))

    def period(self) -> Period:
        """Give a period."""
        try:
            return parse_period(self.text())
        except ValueError:
            self.fault("a period such as 2025-Q1")
            return _NEVER

    def fault(self, expected: str) -> None:
        """Note that something else was expected here; of one place the first fault is told."""
        if not any(fault.startswith(f"{self.key}: ") for fault in self.faults):
            self.faults.append(f"{self.key}: {_shown(self.value)} where {expected} was expected")


def _shown(value: Json) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
