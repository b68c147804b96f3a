"""Answers coded: levels, missing codes, numbers with their bands."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from survey_files import YES_NO, lines, refusal, survey

from reportgen.locales.languages import Language

PLACE = {"slum": {"raw": ["1. Slum", "Slum area"], "id": "Kumuh", "en": "Slum"}, "other": {"raw": ["2. Other"]}}


class TestChoices:
    def test_a_level_has_several_spellings_and_white_space_does_not_matter(self, tmp_path: Path) -> None:
        path = lines(tmp_path, "tempat", "1. Slum", '"Slum  area "', "2. Other")
        read = survey(path, {"place": {"column": "tempat", "values": PLACE}})
        assert read.codes("place").tolist() == [0, 0, 1]
        assert read.codebook["place"].reference == "slum"
        assert read.codebook["place"].event is None
        assert read.codebook["place"].level("slum").label.in_(Language.INDONESIAN) == "Kumuh"

    def test_a_code_is_the_same_however_its_number_is_written(self, tmp_path: Path) -> None:
        path = lines(tmp_path, "asi", "1", "1.0", "01", "0", "9.0")
        read = survey(path, {"ebf": {"column": "asi", "values": {1: "Ya", 0: "Tidak"}}}, missing=[9])
        assert read.codes("ebf").tolist() == [0, 0, 0, 1, -1]

    def test_missing_codes_are_of_the_source_and_of_the_variable(self, tmp_path: Path) -> None:
        path = lines(tmp_path, "a,b", "1,1", "99,7", "Tidak tahu,0", ",1")
        variables = {"a": {"column": "a", "values": YES_NO}, "b": {"column": "b", "values": YES_NO, "missing": [7]}}
        read = survey(path, variables, missing=[99, "Tidak tahu"])
        assert read.codes("a").tolist() == [0, -1, -1, -1]
        assert read.codes("b").tolist() == [0, -1, 1, 0]
        assert read.known("a").tolist() == [True, False, False, False]

    def test_answers_that_no_level_claims_are_listed_with_counts_and_rows_of_all_variables(
        self, tmp_path: Path
    ) -> None:
        path = lines(tmp_path, "a,b", "1,1", "yaa,5", "yaa,1", "8,5", "yaa,1", "yaa,1")
        told = refusal(path, {"a": {"column": "a", "values": YES_NO}, "b": {"column": "b", "values": YES_NO}})
        assert '"yaa" (4 times, rows 3, 4, 6, and 1 more); "8" (once, row 5)' in told
        assert '"5" (2 times, rows 3, 5)' in told
        assert "2 problems" in told

    def test_a_spelling_of_two_levels_is_refused(self, tmp_path: Path) -> None:
        values = {"yes": {"raw": ["1", "ya"]}, "no": {"raw": ["0", "1.0"]}}
        assert 'in two answers, "yes" and "no"' in refusal(
            lines(tmp_path, "a", "1"), {"a": {"column": "a", "values": values}}
        )

    def test_a_code_that_is_an_answer_and_missing_is_refused(self, tmp_path: Path) -> None:
        variables = {"a": {"column": "a", "values": {1: "Satu", 9: "Sembilan"}}}
        assert '"9" is among its answers' in refusal(lines(tmp_path, "a", "1", "9"), variables, missing=[9])

    def test_without_values_the_levels_are_what_occurs(self, tmp_path: Path) -> None:
        path = lines(tmp_path, "a,b", "kota,10", "desa,9.0", "kota,10.0", ",")
        read = survey(path, {"a": {"column": "a"}, "b": {"column": "b"}})
        assert [level.id for level in read.codebook["a"].levels] == ["kota", "desa"]
        assert [level.id for level in read.codebook["b"].levels] == ["9", "10"]
        assert read.codes("b").tolist() == [1, 0, 1]

    def test_without_values_too_many_answers_are_refused_and_not_quoted(self, tmp_path: Path) -> None:
        path = lines(tmp_path, "a,b", *(f"jawaban {each},{each}" for each in range(40)))
        told = refusal(path, {"a": {"column": "a"}, "b": {"column": "b"}})
        assert "holds 40 different answers" in told
        assert "write `type: number`" in told
        assert "jawaban 1" not in told

    def test_without_values_an_answer_of_everybodys_own_is_no_level(self, tmp_path: Path) -> None:
        path = lines(tmp_path, "a", *(f"Siti {name}" for name in "ABCDEFGH"))
        assert "8 different answers" in refusal(path, {"a": {"column": "a"}})

    def test_a_column_without_any_answer_is_refused(self, tmp_path: Path) -> None:
        told = refusal(lines(tmp_path, "a,b", ",1", "9,0"), {"a": {"column": "a"}}, missing=[9])
        assert "no answer at all" in told

    @pytest.mark.parametrize("key", ["event", "reference"])
    def test_an_event_or_a_reference_is_one_of_the_levels(self, tmp_path: Path, key: str) -> None:
        told = refusal(lines(tmp_path, "a", "1"), {"a": {"column": "a", "values": YES_NO, key: "yess"}})
        assert f'{key} is "yess"' in told
        assert 'did you mean "yes"' in told


class TestNumbers:
    def test_a_number_is_written_with_the_declared_sign(self, tmp_path: Path) -> None:
        path = lines(tmp_path, "a;b", "2,5;1", "1E+2;0", ";1", "99,0;1")
        csv = {"delimiter": ";", "decimal": ","}
        read = survey(path, {"a": {"column": "a", "type": "number"}}, csv=csv, missing=[99])
        assert np.array_equal(read.numbers("a"), [2.5, 100, np.nan, np.nan], equal_nan=True)

    def test_what_is_no_number_or_cannot_be_is_listed(self, tmp_path: Path) -> None:
        path = lines(tmp_path, "umur", "20", '"1.234,5"', "dua", "200", "dua")
        told = refusal(path, {"age": {"column": "umur", "type": "number", "between": [10, 60]}})
        assert '"dua" (2 times, rows 4, 6)' in told
        assert '"200" (once, row 5)' in told
        assert "not between 10 and 60" in told

    def test_a_missing_code_that_could_be_the_number_is_refused(self, tmp_path: Path) -> None:
        path = lines(tmp_path, "bulan", "9", "3")
        months = {"column": "bulan", "type": "number"}
        assert "codes that mean missing but are between 0 and 23" in refusal(
            path, {"months": {**months, "between": [0, 23]}}, missing=[9]
        )
        assert survey(path, {"months": months}, missing=[9]).known("months").tolist() == [False, True]

    def test_bands_of_whole_numbers_have_whole_ends(self, tmp_path: Path) -> None:
        path = lines(tmp_path, "umur,id", "19,1", "20,2", "24,3", "25,4", "30,5", ",6")
        read = survey(path, {"age": {"column": "umur", "type": "number", "bands": [20, 25, 30], "reference": "25_29"}})
        age = read.codebook["age"]
        assert [level.id for level in age.levels] == ["under_20", "20_24", "25_29", "30_up"]
        assert [level.label.in_(Language.ENGLISH) for level in age.levels] == ["<20", "20–24", "25–29", "≥30"]
        assert read.codes("age").tolist() == [0, 1, 1, 2, 3, -1]
        assert age.reference == "25_29"
        assert age.is_number

    def test_bands_of_other_numbers_say_where_the_next_begins(self, tmp_path: Path) -> None:
        path = lines(tmp_path, "berat", "2.4", "2.5", "3.99", "4")
        read = survey(path, {"weight": {"column": "berat", "type": "number", "bands": [2.5, 4]}})
        labels = [level.label for level in read.codebook["weight"].levels]
        assert [label.in_(Language.INDONESIAN) for label in labels] == ["<2,5", "2,5–<4", "≥4"]
        assert [label.in_(Language.ENGLISH) for label in labels] == ["<2.5", "2.5–<4", "≥4"]
        assert read.codes("weight").tolist() == [0, 1, 1, 2]

    def test_a_band_that_nobody_could_be_in_is_none(self, tmp_path: Path) -> None:
        path = lines(tmp_path, "bulan", "0", "7")
        read = survey(path, {"months": {"column": "bulan", "type": "number", "bands": [0, 6, 12]}})
        assert [level.id for level in read.codebook["months"].levels] == ["0_5", "6_11", "12_up"]

    def test_named_bands_hold_their_ends_and_leave_no_gap(self, tmp_path: Path) -> None:
        path = lines(tmp_path, "skor", "0", "3", "4", "10")
        score = {"column": "skor", "type": "number", "values": {"low": {"id": "Rendah", "en": "Low"}}}
        read = survey(path, {"score": {**score, "bands": {"low": [0, 3], "high": [4, 10]}}})
        assert read.codes("score").tolist() == [0, 0, 1, 1]
        assert read.codebook["score"].levels[0].label.in_(Language.ENGLISH) == "Low"
        told = refusal(path, {"score": {**score, "bands": {"low": [0, 3], "high": [5, 10]}}})
        assert 'numbers that no band holds: "4" (once, row 4)' in told

    def test_a_number_without_bands_has_no_reference(self, tmp_path: Path) -> None:
        age = survey(lines(tmp_path, "umur", "19"), {"age": {"column": "umur", "type": "number"}}).codebook["age"]
        assert (age.levels, age.reference, age.event) == ((), None, None)
