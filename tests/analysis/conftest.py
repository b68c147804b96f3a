"""Builders: a register from a few lines, and a bench around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
import pytest

from reportgen.analysis import Bench
from reportgen.findings import Target
from reportgen.indicators import Direction, Indicator, Recall
from reportgen.locales.languages import Text
from reportgen.periods import Month, parse_period
from reportgen.quality.screening import screen
from reportgen.sources.dataset import Provenance, Register, RegisterTable

Line = tuple[str, str, str, float, float]
"""Unit, village, month, numerator, denominator."""


def an_indicator(identity: str = "ebf", direction: Direction = Direction.HIGHER) -> Indicator:
    text = Text.of({"id": f"{identity} (id)", "en": f"{identity} (en)"})
    return Indicator(
        id=identity,
        label=text,
        short=text,
        definition=text,
        among=text,
        who=text,
        does=text,
        does_one=text,
        numerator="fed",
        denominator="asked",
        age_range=None,
        recall=Recall.DAY,
        direction=direction,
        source=Text.same("WHO 2021"),
        mark="V",
    )


def a_frame(lines: Sequence[Line]) -> pd.DataFrame:
    units, villages, months, fed, asked = zip(*lines, strict=True) if lines else ((), (), (), (), ())
    ordinals = [Month(int(month[:4]), int(month[5:])).ordinal for month in months]
    return pd.DataFrame(
        {
            "unit": pd.Series(units, dtype=object),
            "subunit": pd.Series(villages, dtype=object),
            "month": pd.Series(ordinals, dtype="int64"),
            "row": pd.Series(range(2, len(lines) + 2), dtype="int64"),
            "fed": pd.Series(fed, dtype="float64"),
            "asked": pd.Series(asked, dtype="float64"),
        }
    )


@dataclass(frozen=True, slots=True)
class Given:
    """What a test may say about its bench; the rest is as usual."""

    period: str = "2025-Q1"
    unit: str = "WAGIR"
    expected: tuple[str, ...] | None = None
    target: float | None = None
    direction: Direction = Direction.HIGHER
    zero_is_unreported: bool = True
    district: Text | None = None


MakeBench = Callable[..., Bench]


@pytest.fixture
def bench_of() -> MakeBench:
    def make(lines: Sequence[Line], given: Given = Given()) -> Bench:
        table = RegisterTable(
            frame=a_frame(lines),
            unreadable=(),
            columns={"fed": "Fed", "asked": "Asked"},
            provenance=Provenance("register.csv", "0" * 64, None, len(lines)),
        )
        register = Register(
            name="register",
            table=table,
            unit=given.unit,
            expected=given.expected,
            subunit_label=Text.same("Desa"),
            zero_is_unreported=given.zero_is_unreported,
            unreadable=(),
            unreadable_elsewhere=0,
        )
        indicator = an_indicator(direction=given.direction)
        targets = {} if given.target is None else {"ebf": Target(given.target, 2025, Text.same("a plan"))}
        period = parse_period(given.period)
        return Bench(
            registers={"register": register},
            screenings={"register": screen(register, [indicator], period=period)},
            indicators={"ebf": indicator},
            targets=targets,
            period=period,
            place=Text.same("Wagir"),
            district=given.district,
        )

    return make


@pytest.fixture
def given() -> type[Given]:
    return Given
