"""The numbers of a step or a condition, ready to be worded.

In: figures of ``integrity``. Out: values of messages. A printed number keeps its decimals; a computed one gets four
digits that count, and no noughts behind them. It computes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from math import floor, isfinite, log10

from reportgen.integrity.printed import Printed, PrintedP, Relation
from reportgen.integrity.verdicts import Figure
from reportgen.locales.messages import Message, Number, Several, Value

DIGITS = 4
_MOST_PLACES = 6
_SMALLEST_P = 0.0001
_LISTED = 12
_P_WORDS = {Relation.EQUAL: "audit.p.equal", Relation.BELOW: "audit.p.below", Relation.ABOVE: "audit.p.above"}


def worded(identity: str, /, **values: Value) -> Message:
    """Give a message with its values, of which *count* may be one; it has no plural form."""
    return Message(identity, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures by name."""

    all: tuple[Figure, ...]

    def find(self, name: str) -> Figure | None:
        """Give the first figure of a name; ``None`` where there is none."""
        return next((figure for figure in self.all if figure.name == name), None)

    def has(self, *names: str) -> bool:
        """Say whether there is a figure of each name."""
        return all(self.find(name) is not None for name in names)

    def number(self, name: str) -> float:
        """Give the bare number of a name; raises ``KeyError`` where there is none."""
        found = self.find(name)
        if found is None or found.value is None:
            raise KeyError(name)
        return found.value

    def word(self, name: str) -> str:
        """Give the enum's value of a name; empty where there is none."""
        found = self.find(name)
        return (found.word or "") if found is not None else ""

    def shown(self, name: str) -> Number:
        """Give the number of a name as it is to be shown."""
        found = self.find(name)
        if found is None:
            raise KeyError(name)
        return shown(found)

    def several(self, name: str) -> tuple[Number, ...]:
        """Give every number of a name."""
        return tuple(shown(figure) for figure in self.all if figure.name == name)

    def listed(self, name: str) -> Several:
        """Give every number of a name as a list."""
        return Several(self.several(name), at_most=_LISTED)

    def span(self, lowest: str = "lowest", highest: str = "highest") -> Value:
        """Give a range as ``0.2108–0.2111``, or as one number where both ends look alike."""
        low, high = self.shown(lowest), self.shown(highest)
        places = max(low.decimals, high.decimals)
        low, high = Number(low.value, places if low.value else 0), Number(high.value, places)
        same = round(low.value, places) == round(high.value, places)
        return high if same else ends(low, high)

    def are_finite(self) -> bool:
        """Say whether every number can be written."""
        return all(figure.value is None or isfinite(figure.value) for figure in self.all)


def shown(figure: Figure) -> Number:
    """Give a figure as it is to be shown."""
    value = figure.value if figure.value is not None else 0
    if figure.decimals is not None:
        return Number(value, figure.decimals)
    return Number(value) if isinstance(value, int) else computed(value)


def computed(value: float, *, digits: int = DIGITS) -> Number:
    """Give a computed number with so many digits that count."""
    if value == 0:
        return Number(0)
    places = min(max(digits - 1 - floor(log10(abs(value))), 0), _MOST_PLACES)
    exponent = round(Decimal(repr(float(value))), places).normalize().as_tuple().exponent
    return Number(value, max(0, -exponent) if isinstance(exponent, int) else 0)


def exact(value: float) -> Number:
    """Give a number that somebody set, such as a level or a limit, with all its decimals."""
    return computed(value, digits=_MOST_PLACES)


def printed(number: Printed) -> Number:
    """Give a printed number with its decimals."""
    return Number(float(number), number.decimals)


def ends(low: Number, high: Number) -> Value:
    """Give ``1.02–2.34``; with *to* between them where one is below nought."""
    words = "audit.span.signed" if low.value < 0 else "audit.span"
    return worded(words, lowest=low, highest=high)


def printed_p(p: PrintedP) -> Message:
    """Give ``p = 0.000`` or ``p < 0.05``, as printed."""
    return worded(_P_WORDS[p.relation], p=printed(p.number))


def implied_p(value: float) -> Value:
    """Give a computed p with the digits that count; one that is very small as below a limit."""
    if value < _SMALLEST_P:
        return worded("audit.below", limit=exact(_SMALLEST_P))
    return computed(value)


def computed_p(value: float) -> Message:
    """Give ``p = 0.031`` or ``p < 0.0001`` for a computed p."""
    if value < _SMALLEST_P:
        return worded("audit.p.below", p=exact(_SMALLEST_P))
    return worded("audit.p.equal", p=computed(value))


def listing(items: Iterable[Value]) -> Several:
    """Give a list of any length."""
    found = tuple(items)
    return Several(found, at_most=max(len(found), 1))


def joined(words: str, items: Iterable[Value]) -> Value:
    """Give items joined two by two with a message of *first* and *second*; raises ``TypeError`` for none."""
    return reduce(lambda first, second: worded(words, first=first, second=second), items)
