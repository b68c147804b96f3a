"""A survey, from its file to one entry a respondent."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from registers import workbook
from survey_files import YES_NO, lines, refusal, survey, survey_source

from reportgen.codebook import Origin
from reportgen.config.load import load
from reportgen.sources import Shelf
from reportgen.sources.dataset import Survey
from reportgen.sources.survey import read_survey

SHARED = Path(__file__).resolve().parents[3] / "shared"


def levels(read: Survey, variable: str) -> list[str | None]:
    ids = [level.id for level in read.codebook[variable].levels]
    return [None if code < 0 else ids[code] for code in read.codes(variable).tolist()]


def test_a_row_is_a_respondent_and_provenance_is_name_and_hash(tmp_path: Path) -> None:
    path = lines(tmp_path, "asi", "1", "0", '" "', "1")
    read = survey(path, {"ebf": {"column": "asi", "values": YES_NO, "event": "yes"}}, missing=[9])
    assert levels(read, "ebf") == ["yes", "no", "yes"]  # a row without any answer is no respondent
    assert read.rows.tolist() == [2, 3, 5]
    assert read.codes("ebf").dtype == np.int64
    assert (read.provenance.name, read.provenance.n_rows) == ("mothers.csv", 3)
    assert read.provenance.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert read.has_event("ebf").tolist() == [True, False, True]


def test_a_row_with_a_count_stands_for_so_many_respondents(tmp_path: Path) -> None:
    path = lines(tmp_path, "asi,umur,n", "1,20,3", "0,31,0", "0,40,2")
    variables = {"ebf": {"column": "asi", "values": YES_NO}, "age": {"column": "umur", "type": "number"}}
    read = survey(path, variables, count="n")
    assert levels(read, "ebf") == ["yes"] * 3 + ["no"] * 2
    assert read.numbers("age").tolist() == [20, 20, 20, 40, 40]
    assert read.rows.tolist() == [2, 2, 2, 4, 4]
    assert read.provenance.n_rows == 3


@pytest.mark.parametrize("bad", ["-1", "2.5", "", "many"])
def test_a_count_that_is_no_count_is_refused_with_its_row(tmp_path: Path, bad: str) -> None:
    told = refusal(lines(tmp_path, "asi,n", "1,3", f"0,{bad}"), {"ebf": {"column": "asi"}}, count="n")
    assert "row 3" in told
    assert "whole number of respondents" in told


def test_counts_that_come_to_more_than_can_be_held_are_refused_with_the_limit(tmp_path: Path) -> None:
    told = refusal(lines(tmp_path, "asi,n", "1,900000000000"), {"ebf": {"column": "asi"}}, count="n")
    assert "10,000,000" in told


def test_more_answers_than_registered_are_refused(tmp_path: Path) -> None:
    told = refusal(lines(tmp_path, "asi", "1", "0"), {"ebf": {"column": "asi"}}, registered=1)
    assert "registered is 1, and 2 have answered" in told


def test_a_workbook_gives_the_same_as_a_csv_file(tmp_path: Path) -> None:
    rows = (("asi", "umur"), (1, 20.5), (0, 30), (None, None), (1, None))
    book = workbook(tmp_path, *rows, sheet="Data", name="mothers.xlsx")
    text = lines(tmp_path, "asi,umur", "1,20.5", "0.0,30", ",", "1,")
    variables = {"ebf": {"column": "asi", "values": {1: "Ya", 0: "Tidak"}}, "age": {"column": "umur", "type": "number"}}
    one, other = survey(book, variables), survey(text, variables)
    assert levels(one, "ebf") == levels(other, "ebf") == ["1", "0", "1"]
    assert np.array_equal(one.numbers("age"), other.numbers("age"), equal_nan=True)
    assert one.provenance.sheet == "Data"


def test_one_file_is_read_once_for_many_configurations(tmp_path: Path) -> None:
    path = lines(tmp_path, "asi", "1", "0")
    shelf = Shelf()
    read_survey("one", survey_source(path, {"ebf": {"column": "asi"}}), shelf=shelf)
    kept = list(shelf._kept.values())
    read_survey("two", survey_source(path, {"other": {"column": "asi", "values": YES_NO}}), shelf=shelf)
    assert list(shelf._kept.values()) == kept


def test_arrays_that_briefs_share_cannot_be_written_to(tmp_path: Path) -> None:
    read = survey(lines(tmp_path, "asi", "1", "0"), {"ebf": {"column": "asi"}})
    with pytest.raises(ValueError, match="read-only"):
        read.codes("ebf")[0] = 1


class TestAFileThatIsNoTable:
    def test_rows_as_long_as_no_header_are_named(self, tmp_path: Path) -> None:
        told = refusal(lines(tmp_path, "asi,umur", "1,2,3", "1", "1,2"), {"ebf": {"column": "asi"}})
        assert "row 2: error: the row has 3 cells, the header 2" in told
        assert "row 3: error: the row has 1 cells, the header 2" in told

    def test_another_delimiter_is_pointed_out(self, tmp_path: Path) -> None:
        told = refusal(lines(tmp_path, "asi;umur;n", "1;2;3"), {"ebf": {"column": "asi"}})
        assert 'write csv: {delimiter: ";"}' in told

    def test_titles_above_the_header_are_pointed_out(self, tmp_path: Path) -> None:
        told = refusal(lines(tmp_path, "Survei 2025,", "asi,umur", "1,2"), {"ebf": {"column": "asi"}})
        assert "the columns' names stand in row 2" in told

    def test_a_header_alone_has_no_rows(self, tmp_path: Path) -> None:
        assert "no row below it" in refusal(lines(tmp_path, "asi"), {"ebf": {"column": "asi"}})

    def test_a_file_with_too_many_cells_is_refused_with_the_limit(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("reportgen.sources.survey_raw.MOST_CELLS", 5)
        told = refusal(lines(tmp_path, "a,b", "1,2", "3,4", "5,6"), {"ebf": {"column": "a"}})
        assert "more than 5 cells" in told
        assert "keep only the columns" in told


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared")
class TestAcceptance:
    def test_khadki_counts_what_a_tally_of_its_file_counts(self) -> None:
        source = load(SHARED / "acceptance" / "pune" / "khadki.yaml").config.sources["caregivers"]
        read = read_survey("caregivers", source, shelf=Shelf())  # type: ignore[arg-type]
        with (SHARED / "data" / "survey" / "pune.csv").open(encoding="utf-8", newline="") as file:
            tally = list(csv.DictReader(file))
        forms = Counter(row[next(key for key in row if key.startswith("21. Prelim"))] for row in tally)
        assert Counter(levels(read, "ebf"))["1. Exclusively breastfed"] == forms["1. Exclusively breastfed"] == 107
        assert Counter(levels(read, "place")) == {"slum": 266, "other": 124, None: 1}
        assert Counter(levels(read, "contact")) == {"always": 246, "less": 143, None: 2}
        months = Counter(read.numbers("months")[read.known("months")].tolist())
        assert months == {0: 24, 1: 38, 2: 45, 3: 102, 4: 83, 5: 75, 6: 20}
        assert [level.id for level in read.codebook["age"].levels] == ["under_20", "20_24", "25_29", "30_34", "35_up"]
        assert read.codebook["ebf_derived"].origin is Origin.DERIVED
        derived = [self._exclusive(row) for row in tally]
        assert levels(read, "ebf_derived") == derived
        assert Counter(derived)["yes"] == 160

    @staticmethod
    def _exclusive(row: dict[str, str]) -> str | None:
        """Work out the WHO definition from one line of the file, by hand."""
        answers = list(row.values())
        given = [answers[14] == "1. Yes" if answers[14] in {"1. Yes", "2. No"} else None]
        given += [None if each not in {"1. Yes", "2. No"} else each == "2. No" for each in answers[18:27]]
        return "no" if False in given else None if None in given else "yes"

    @pytest.mark.parametrize(("name", "size", "fed"), [("tomuan", 57, 45), ("mampang-prapatan", 250, 191)])
    def test_the_seeds_stand_for_their_respondents(self, name: str, size: int, fed: int) -> None:
        source = load(SHARED / "acceptance" / "seeds" / f"{name}.yaml").config.sources["mothers"]
        read = read_survey("mothers", source, shelf=Shelf())  # type: ignore[arg-type]
        assert read.size == size
        assert int(read.has_event("exclusive_breastfeeding").sum()) == fed
        assert read.made.value == "reconstructed"
