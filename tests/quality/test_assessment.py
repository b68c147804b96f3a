"""Assessment: who reported, how many were asked, and the numbers that say so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportgen.config.model import Quality
from reportgen.estimates import AbsenceReason, Absent, Estimate, Measure, Unit
from reportgen.findings import QualityReason, Reported, Usability
from reportgen.indicators import Indicator
from reportgen.locales.languages import Language
from reportgen.periods import Month, parse_period
from reportgen.quality import labels
from reportgen.quality.assessment import Question, assess
from reportgen.quality.screening import screen
from reportgen.raw import RawQuality
from reportgen.sources.dataset import Register

MakeRegister = Callable[..., Register]
QUARTER = parse_period("2025-Q1")
EXPECTED = ("Satu", "Dua", "Tiga", "Empat")
ROWS = (
    "A,Satu,2025,1,20,16,8",
    "A,Satu,2025,2,24,20,10",
    "A,Dua,2025,1,10,6,7",  # 7 of 6: kept out of the headline
    "A,Dua,2025,2,0,0,0",  # nothing but zeros
    "A,Tiga,2025,1,12,0,0",  # nobody asked
    "A,Lima,2025,1,10,10,5",  # on no list
    "A,Satu,2024,12,99,99,99",  # before the period
    "B,Enam,2025,3,50,50,50",  # another's
)


def assessed(register: Register, *indicators: Indicator, thresholds: Quality | None = None) -> RawQuality:
    screening = screen(register, indicators, period=QUARTER)
    question = Question(indicators[0], indicators, QUARTER, thresholds or Quality())
    return assess(register, screening, question=question)


def shares(quality: RawQuality) -> dict[str, tuple[int | None, int | None]]:
    return {
        name: (item.quantity.numerator, item.quantity.denominator)
        for name, item in zip(quality.ids, quality.items, strict=True)
        if isinstance(item.quantity, Estimate) and item.quantity.measure is Measure.PROPORTION
    }


def numbers(quality: RawQuality) -> dict[str, float]:
    return {
        name: item.quantity.value
        for name, item in zip(quality.ids, quality.items, strict=True)
        if isinstance(item.quantity, Estimate) and item.quantity.measure is Measure.COUNT
    }


@pytest.fixture
def register(make_register: MakeRegister) -> Register:
    return make_register(*ROWS, expected=EXPECTED, zero_means="unreported")


def test_the_numbers_are_counted_by_hand(register: Register, ebf: Indicator, asked: Indicator) -> None:
    quality = assessed(register, ebf, asked)
    assert shares(quality) == {
        "subunits": (1, 4),  # Satu; Dua's row was kept out, Tiga asked nobody, Lima is on no list
        "months": (2, 3),
        "reports": (4, 12),  # Satu twice, Dua in January, Tiga in January
        "asked": (16 + 20 + 6 + 0 + 10, 20 + 24 + 10 + 12 + 10),
    }
    # zeros: Dua in February, Tiga in January; kept out: Dua in January; pointed at: Tiga, Lima
    # the register's other puskesmas: how many of them have figures, and how many of their rows are left out
    assert numbers(quality) == {"zeros": 2, "kept_out": 1, "suspicious": 2, "units": 2, "kept_out_elsewhere": 0}
    assert quality.missing == ("Empat",)
    assert quality.unexpected == ("Lima",)


def test_the_grid_has_every_expected_village_and_month(register: Register, ebf: Indicator, asked: Indicator) -> None:
    grid = assessed(register, ebf, asked).grid
    assert list(grid)[:3] == [("Satu", Month(2025, 1)), ("Satu", Month(2025, 2)), ("Satu", Month(2025, 3))]
    assert [village for village, _ in grid][::3] == list(EXPECTED)
    came_in = {(village, month.number): state for (village, month), state in grid.items() if state != Reported.NO}
    assert came_in == {
        ("Satu", 1): Reported.YES,
        ("Satu", 2): Reported.YES,
        ("Dua", 1): Reported.YES,
        ("Dua", 2): Reported.ONLY_ZEROS,
        ("Tiga", 1): Reported.YES,
    }


def test_the_findings_are_named_counted_and_only_those_asked_are_persons(
    register: Register, ebf: Indicator, asked: Indicator
) -> None:
    quality = assessed(register, ebf, asked)
    assert dict(quality.ids) == {name: f"quality.{name}" for name in quality.ids}
    assert [item.subject.id for item in quality.items] == list(quality.ids.values())
    for item in quality.items:
        assert isinstance(item.quantity, Estimate)
        assert item.subject.analysis == "quality"
        assert item.subject.label.languages == set(Language)
        assert (item.quantity.method, item.quantity.source, item.quantity.interval) == ("count", "register", None)
        assert item.quantity.persons is (item.subject.id == "quality.asked")
        assert (item.quantity.unit is Unit.SHARE) is (item.quantity.measure is Measure.PROPORTION)


def test_where_zeros_are_reports_they_count_as_such(
    make_register: MakeRegister, ebf: Indicator, asked: Indicator
) -> None:
    quality = assessed(make_register(*ROWS, expected=EXPECTED), ebf, asked)
    assert shares(quality)["reports"] == (5, 12)
    assert "zeros" not in quality.ids


def test_without_a_list_the_villages_of_the_register_stand_in_and_the_verdict_says_so(
    make_register: MakeRegister, ebf: Indicator, asked: Indicator
) -> None:
    quality = assessed(make_register(*ROWS, "A,Nol,2024,12,1,1,1", zero_means="unreported"), ebf, asked)
    assert numbers(quality)["subunits"] == 2, "nobody said how many should report, so this is no share"
    assert not {"subunits", "reports"} & set(shares(quality))
    assert quality.missing == ("Nol",)
    assert quality.unexpected == ()
    assert QualityReason.NO_EXPECTED_LIST in quality.reasons


def test_a_register_without_villages_has_months_only(
    make_register: MakeRegister, ebf: Indicator, asked: Indicator
) -> None:
    quality = assessed(make_register("A,x,2025,1,50,45,30", "A,x,2025,2,50,45,31", subunit=None), ebf, asked)
    assert shares(quality) == {"months": (2, 3), "asked": (90, 100)}
    assert quality.grid == {}


def test_a_share_asked_of_nobody_is_absent_and_never_nought(
    make_register: MakeRegister, ebf: Indicator, asked: Indicator
) -> None:
    quality = assessed(make_register("A,Satu,2025,1,,30,20", expected=("Satu",)), ebf, asked)
    absent = next(item.quantity for item in quality.items if item.subject.id == "quality.asked")
    assert isinstance(absent, Absent)
    assert absent.reason is AbsenceReason.ZERO_DENOMINATOR
    assert QualityReason.NO_RECALL_COVERAGE in quality.reasons


def test_without_an_indicator_of_asking_there_is_no_share_asked(make_register: MakeRegister, ebf: Indicator) -> None:
    quality = assessed(make_register("A,Satu,2025,1,50,45,30", expected=("Satu",)), ebf)
    assert "asked" not in quality.ids
    assert QualityReason.NO_RECALL_COVERAGE in quality.reasons


def test_a_cell_of_the_headline_that_cannot_be_read_asks_for_caution(
    make_register: MakeRegister, ebf: Indicator, asked: Indicator
) -> None:
    good = [f"A,Satu,2025,{month},50,45,3{month}" for month in (1, 2, 3)]
    complete = assessed(make_register(*good, "A,Satu,2024,1,50,45,x", expected=("Satu",)), ebf, asked)
    assert (complete.usability, complete.reasons) == (Usability.USABLE, (QualityReason.COMPLETE,))
    unread = assessed(make_register(*good[:2], "A,Satu,2025,3,50,45,x", expected=("Satu",)), ebf, asked)
    missing = (QualityReason.MONTHS_MISSING, QualityReason.ROWS_KEPT_OUT)
    assert (unread.usability, unread.reasons) == (Usability.CAUTION, missing)
    assert numbers(unread)["kept_out"] == 1
    elsewhere = assessed(make_register(*good[:2], "A,Satu,2025,3,x,45,33", expected=("Satu",)), ebf, asked)
    assert elsewhere.usability is Usability.USABLE


def test_a_village_that_reports_none_to_ask_has_no_figures_for_the_headline(
    make_register: MakeRegister, ebf: Indicator, asked: Indicator
) -> None:
    quality = assessed(make_register("A,Satu,2025,1,5,0,0", "A,Dua,2025,1,5,5,4", expected=("Satu", "Dua")), ebf, asked)
    assert shares(quality)["subunits"] == (1, 2)
    assert shares(quality)["reports"] == (2, 6)


def test_a_village_whose_figures_cannot_be_read_did_report(
    make_register: MakeRegister, ebf: Indicator, asked: Indicator
) -> None:
    quality = assessed(make_register("A,Satu,2025,1,x,x,x", "A,Dua,2025,1,,,", expected=("Satu", "Dua")), ebf, asked)
    assert quality.grid[("Satu", Month(2025, 1))] is Reported.YES
    assert quality.missing == ("Dua",)


class TestTheVerdictRestsOn:
    MONTHS = tuple(f"A,Satu,2025,{month},50,45,3{month}" for month in (1, 2, 3))

    def test_rows_kept_out_of_the_headline_and_not_of_others(
        self, make_register: MakeRegister, ebf: Indicator, asked: Indicator
    ) -> None:
        expected = ("Satu", "Dua")
        fine = [line.replace("Satu", "Dua") for line in self.MONTHS]
        above = assessed(make_register(*self.MONTHS, *fine[:2], "A,Dua,2025,3,9,8,12", expected=expected), ebf, asked)
        assert above.reasons == (QualityReason.ROWS_KEPT_OUT,)
        other = assessed(make_register(*self.MONTHS, *fine[:2], "A,Dua,2025,3,7,8,6", expected=expected), ebf, asked)
        assert numbers(other)["kept_out"] == 1
        assert other.reasons == (QualityReason.COMPLETE,)

    def test_the_denominator_of_usable_rows_only(
        self, make_register: MakeRegister, ebf: Indicator, asked: Indicator
    ) -> None:
        rows = ("A,Satu,2025,1,19,19,12", "A,Satu,2025,2,90,80,81")
        quality = assessed(make_register(*rows, expected=("Satu",)), ebf, asked)
        assert quality.usability is Usability.NOT_USABLE
        assert quality.reasons[0] is QualityReason.SMALL_DENOMINATOR

    def test_numerators_that_nobody_filled_in(
        self, make_register: MakeRegister, ebf: Indicator, asked: Indicator
    ) -> None:
        quality = assessed(make_register("A,Satu,2025,1,50,45,", expected=("Satu",)), ebf, asked)
        assert quality.usability is Usability.NOT_USABLE
        assert quality.reasons[0] is QualityReason.NUMERATOR_LEFT_EMPTY


def test_every_label_is_worded_in_both_languages() -> None:
    texts = [value for name, value in vars(labels).items() if name.isupper()]
    assert len(texts) == 8
    for text in texts:
        assert text.languages == set(Language)
        assert text.in_(Language.INDONESIAN) != text.in_(Language.ENGLISH)
