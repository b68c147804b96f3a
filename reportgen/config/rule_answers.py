"""In which ways the questions about one thing can be answered together.

In: questions about one thing (a figure, a ratio, a topic, the data, areas), and what is known of the figures. Out:
every combination of yes and no that some state of that thing gives. A figure is an interval that lies somewhere among
its yardsticks, on some number of persons, or cannot be judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, product

from reportgen.rulebook import (
    AreasDiffer,
    AssociationIs,
    FigureIs,
    FigureState,
    Leaf,
    QualityIs,
    RatioIs,
    RatioState,
    Said,
    Side,
    Verdict,
    Way,
)

_MOST_STATES = 100_000
"""How many states of one thing are gone through."""

Subject = tuple[str, ...]
Answers = Mapping[Leaf, bool]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the figures before any data: by figure its yardstick, which ones are better lower, the floor.

    A figure without an entry in ``yardsticks`` may have any.
    """

    yardsticks: tuple[tuple[str, float], ...] = ()
    lower_is_better: frozenset[str] = frozenset()
    floor: int = 30


def subject(leaf: Leaf) -> Subject:
    """Give what a question is about; questions about one thing cannot be answered apart from each other."""
    match leaf:
        case FigureIs():
            return ("figure", leaf.figure, leaf.level or "")
        case RatioIs():
            return ("finding", leaf.finding)
        case AssociationIs():
            return ("association", leaf.topic)
        case Said():
            return ("said", leaf.topic)
        case AreasDiffer():
            return ("areas", leaf.indicator)
        case QualityIs():
            return ("quality",)


def domain(asked: tuple[Leaf, ...], known: Known) -> list[Answers] | None:
    """Give every way in which the questions about one thing can be answered together; ``None``: too many to tell."""
    first = asked[0]
    if isinstance(first, Said):
        states: Iterable[Callable[[Leaf], bool]] = (_said(way) for way in ("", *Way))
    elif isinstance(first, QualityIs):
        states = (_verdict(verdict) for verdict in Verdict)
    elif isinstance(first, AreasDiffer):
        states = (_areas(sides) for sides in ((), (Side.WORSE,), (Side.BETTER,), tuple(Side)))
    else:
        scale = _Scale.of(asked, known)
        if scale.n_states > _MOST_STATES:
            return None
        states = scale.states()
    found = dict.fromkeys(tuple(state(leaf) for leaf in asked) for state in states)
    return [dict(zip(asked, answers, strict=True)) for answers in found]


def _said(way: str) -> Callable[[Leaf], bool]:
    """Answer for a topic by which way most see it; ``raised``: raised without a stance, empty: not raised."""
    seen = {way, Way.RAISED} if way else set()
    return lambda leaf: isinstance(leaf, Said) and bool(seen & leaf.ways)


def _verdict(verdict: Verdict) -> Callable[[Leaf], bool]:
    return lambda leaf: isinstance(leaf, QualityIs) and verdict in leaf.verdicts


def _areas(sides: tuple[Side, ...]) -> Callable[[Leaf], bool]:
    return lambda leaf: isinstance(leaf, AreasDiffer) and leaf.side in sides


@dataclass(frozen=True, slots=True)
class _State:
    """One number: the limits of its interval (``None``: it cannot be judged), its n, and a free yardstick."""

    limits: tuple[float, float] | None
    n: int
    free: float | None
    known: Known
    lower_is_better: bool

    def __call__(self, leaf: Leaf) -> bool:
        """Say whether a question's answer is yes."""
        judged = self.limits if self.n >= _floor(leaf, self.known) else None
        if isinstance(leaf, FigureIs):
            return self._figure(leaf, judged) in leaf.states
        return isinstance(leaf, RatioIs | AssociationIs) and _ratio(leaf, judged) in leaf.states

    def _figure(self, leaf: FigureIs, limits: tuple[float, float] | None) -> FigureState:
        mark = _mark(leaf, self.known)
        yardstick = self.free if mark is None else mark
        if limits is None or yardstick is None:
            return FigureState.CANNOT_SAY
        if self.lower_is_better:
            limits, yardstick = (-limits[1], -limits[0]), -yardstick
        if limits[1] < yardstick:
            return FigureState.GAP
        return FigureState.MET if limits[0] >= yardstick else FigureState.CANNOT_SAY


def _ratio(leaf: RatioIs | AssociationIs, limits: tuple[float, float] | None) -> RatioState:
    of = _mark(leaf, Known())
    if limits is None or of is None:
        return RatioState.UNCLEAR
    return RatioState.ABOVE if limits[0] > of else RatioState.BELOW if limits[1] < of else RatioState.UNCLEAR


def _mark(leaf: Leaf, known: Known) -> float | None:
    """Give what a number is held against; ``None``: a yardstick that only the data will tell."""
    if isinstance(leaf, RatioIs):
        return leaf.of
    if isinstance(leaf, FigureIs):
        return leaf.threshold if leaf.threshold is not None else dict(known.yardsticks).get(leaf.figure)
    return 1.0


def _floor(leaf: Leaf, known: Known) -> int:
    at_least = leaf.at_least if isinstance(leaf, FigureIs | RatioIs | AssociationIs) else None
    return known.floor if at_least is None else at_least


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a number's limits, its n and its yardstick may lie: at each mark, between two, and beyond."""

    cells: tuple[float, ...]
    sizes: tuple[int, ...]
    free: tuple[float | None, ...]
    known: Known
    lower_is_better: bool

    @classmethod
    def of(cls, asked: tuple[Leaf, ...], known: Known) -> _Scale:
        """Give the scale of the questions about one number."""
        marks = [_mark(leaf, known) for leaf in asked]
        cells = _cells(sorted({mark for mark in marks if mark is not None}))
        free: tuple[float | None, ...] = cells if None in marks else (None,)
        # A free yardstick lies between two cells as well as on one, so that limits can lie on both its sides.
        if None in marks:
            cells = _cells(list(cells))
        first = asked[0]
        lower = isinstance(first, FigureIs) and first.figure in known.lower_is_better
        return cls(cells, (0, *sorted({_floor(leaf, known) for leaf in asked})), free, known, lower)

    @property
    def n_states(self) -> int:
        """How many states there are at most."""
        return len(self.cells) ** 2 * len(self.sizes) * len(self.free)

    def states(self) -> Iterator[_State]:
        """Go through the states."""
        limits = [(lower, upper) for lower in self.cells for upper in self.cells if lower <= upper]
        for pair, n, free in product((None, *limits), self.sizes, self.free):
            yield _State(pair, n, free, self.known, self.lower_is_better)


def _cells(marks: list[float]) -> tuple[float, ...]:
    if not marks:
        return (0.0,)
    between = [(one + other) / 2 for one, other in pairwise(marks)]
    return tuple(sorted({marks[0] - 1, *marks, *between, marks[-1] + 1}))
