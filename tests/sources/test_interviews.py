"""Coded interviews from tables: who was asked, what was said, and everything that is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from interviews_files import INFORMANTS, SEGMENTS, interviews, refusal, source, tables, written
from registers import workbook

from reportgen.config.load import load
from reportgen.findings import Stance
from reportgen.locales.languages import Language
from reportgen.sources import Shelf
from reportgen.sources.interviews import read_interviews

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EXAMPLE = EXAMPLES / "serpong-1" / "serpong-1.yaml"
BESIDE_NUMBERS = EXAMPLES / "sumber-lestari-ibu" / "sumber-lestari-wawancara.yaml"


def test_informants_and_segments_are_read_with_their_groups_and_themes(tmp_path: Path) -> None:
    read = interviews(tables(tmp_path))
    assert [(each.id, each.group) for each in read.informants] == [("K1", "kader"), ("K2", "kader"), ("M1", "ibu")]
    assert [(each.informant, each.theme, each.where.row) for each in read.segments] == [
        ("K1", "imd", 2),
        ("M1", "imd", 3),
        ("M1", "dukungan", 4),
    ]
    assert read.segments[0].quote == "Bayi langsung dibersihkan."
    assert (read.segments[0].stance, read.segments[0].coder, read.segments[0].translation) == (None, None, None)
    assert [level.id for level in read.themes] == ["imd", "dukungan"]
    assert (read.provenance.name, read.provenance.n_rows) == ("segments.csv", 3)


def test_interviews_go_by_day_and_those_of_one_day_by_the_file(tmp_path: Path) -> None:
    read = interviews(tables(tmp_path))
    assert {each.id: each.order for each in read.informants} == {"K2": 0, "K1": 1, "M1": 2}
    assert read.in_order_of_date


def test_days_may_be_written_day_first(tmp_path: Path) -> None:
    informants = ("informant,group,date", "K1,kader,9/11/2016", "K2,kader,07-11-2016", "M1,Ibu,2016-11-08")
    read = interviews(tables(tmp_path, informants=informants))
    assert [each.order for each in read.informants] == [2, 0, 1]


@pytest.mark.parametrize("informants", [("informant,group", "K1,kader", "M1,Ibu"), (*INFORMANTS, "M2,Ibu,")])
def test_without_a_day_for_every_informant_the_order_is_the_files(tmp_path: Path, informants: tuple[str, ...]) -> None:
    read = interviews(tables(tmp_path, informants=informants))
    assert [each.order for each in read.informants] == list(range(len(read.informants)))
    assert not read.in_order_of_date


def test_an_informant_who_said_nothing_was_asked_all_the_same(tmp_path: Path) -> None:
    read = interviews(tables(tmp_path))
    assert "K2" in {each.id for each in read.informants} - {each.informant for each in read.segments}


def test_stances_are_read_in_both_languages_whatever_their_case(tmp_path: Path) -> None:
    words = ("supports", "Mendukung", "HINDERS", "menghambat", "mixed", "campuran", "")
    segments = ("informant,theme,quote,stance", *(f"K1,imd,Kata {place},{word}" for place, word in enumerate(words)))
    stances = [each.stance for each in interviews(tables(tmp_path, segments)).segments]
    assert stances == [*[Stance.SUPPORTS] * 2, *[Stance.HINDERS] * 2, *[Stance.MIXED] * 2, None]


def test_own_headings_attributes_and_a_workbook_are_read(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        ("No", "Siapa", "Tema", "Kata", "English", "Pengode"),
        ("S1", "M1", "imd", "Bayi ditaruh.", "The baby was laid down.", "a"),
        sheet="Segmen",
        name="talks.xlsx",
    )
    informants = written(tmp_path, "who.csv", "Kode;Kelompok;Umur", "M1;ibu bayi;20–24")
    read = interviews(
        source(
            path,
            informants=informants,
            csv={"delimiter": ";"},
            columns={
                "informant": "Siapa",
                "theme": "Tema",
                "quote": "Kata",
                "translation": "English",
                "coder": "Pengode",
                "segment": "No",
            },
            informant_columns={"informant": "Kode", "group": "Kelompok"},
            attributes={"age": {"column": "Umur", "label": {"id": "Umur", "en": "Age"}}},
        )
    )
    (segment,) = read.segments
    assert (segment.name, segment.coder, segment.translation) == ("S1", "a", "The baby was laid down.")
    assert (segment.where.sheet, segment.where.row, segment.where.field) == ("Segmen", 2, "Kata")
    assert dict(read.informants[0].attributes) == {"age": "20–24"}


def test_a_value_of_an_attribute_has_words_and_one_that_is_not_listed_stays(tmp_path: Path) -> None:
    informants = ("informant,group,role", "K1,kader,bidan", "K2,kader,Dukun", "M1,Ibu,")
    role = {"column": "role", "label": "Role", "values": {"Bidan": {"id": "Bidan", "en": "Midwife"}}}
    read = interviews(tables(tmp_path, informants=informants, attributes={"role": role}))
    assert [each.attributes.get("role") for each in read.informants] == ["Bidan", "Dukun", None]
    assert read.values["role"]["Bidan"].in_(Language.ENGLISH) == "Midwife"


class TestRefused:
    def test_everything_that_is_the_matter_is_said_at_once(self, tmp_path: Path) -> None:
        segments = (
            "informant,theme,quote,stance",
            "K9,imd,Satu,",
            "K1,imdd,Dua,",
            "M1,imdd,Tiga,",
            "M1,imd,,",
            "M1,imd,Lima,maybe",
            ",imd,Enam,",
        )
        informants = ("informant,group,date", "K1,kader,2016-11-31", "M1,Ibu,2016-11-01", "m1,tetangga,2016-11-02")
        told = refusal(tables(tmp_path, segments, informants))
        assert 'segments.csv, row 2, column "informant": error: no informant is called "K9", in 1 segment' in told
        assert 'row 3, column "theme": error: no theme is spelled "imdd", in 2 segments (rows 3, 4)' in told
        assert 'did you mean "imd"?' in told
        assert 'row 5, column "quote": error: the quote is empty' in told
        assert 'no stance is called "maybe", in 1 segment (row 6)' in told
        assert "mendukung, menghambat, campuran" in told
        assert 'row 7, column "informant": error: the segment has no informant' in told
        assert 'a second informant "m1"; the first is at informants.csv, row 3' in told
        assert 'no group is spelled "tetangga": "m1"' in told
        assert 'the day of the interview is "2016-11-31", which is no date' in told
        assert "segments.csv: 8 problems" in told

    def test_an_informant_without_a_group_is_named(self, tmp_path: Path) -> None:
        told = refusal(tables(tmp_path, informants=("informant,group", "K1,kader", "M1,")))
        assert 'row 3, column "group": error: informants without a group: "M1"' in told

    def test_a_missing_column_is_named_with_the_nearest(self, tmp_path: Path) -> None:
        told = refusal(tables(tmp_path, ("informant,themes,quote", "K1,imd,Satu")))
        assert 'there is no column "theme"' in told
        assert 'did you mean "themes"?' in told

    def test_a_column_that_the_configuration_names_itself_must_be_there(self, tmp_path: Path) -> None:
        told = refusal(tables(tmp_path, columns={"stance": "sikap"}))
        assert 'there is no column "sikap"' in told

    @pytest.mark.parametrize(
        ("heading", "cell", "what"),
        [("Nama ibu", "Ratmi", "names"), ("Catatan", "081234567890", "telephone numbers"), ("NIK", "1", "identity")],
    )
    def test_a_column_that_identifies_persons_is_refused_unless_dropped(
        self, tmp_path: Path, heading: str, cell: str, what: str
    ) -> None:
        informants = (f"informant,group,{heading}", f"K1,kader,{cell}", f"M1,Ibu,{cell}")
        told = refusal(tables(tmp_path, informants=informants))
        assert what in told
        assert "list its heading under `drop:`" in told
        assert cell not in told or cell == "1"
        assert len(interviews(tables(tmp_path, informants=informants, drop=[heading])).informants) == 2

    def test_words_that_name_somebody_stop_the_build_and_are_not_repeated(self, tmp_path: Path) -> None:
        segments = (
            "informant,theme,quote,quote_en",
            "K1,imd,Kata Bu Ratmi boleh.,Fine.",
            "K1,imd,Boleh.,Mrs Ratmi said yes.",
            "M1,imd,Telepon 081234567890 saja.,",
            "M1,imd,Kata Pak Lurah Serpong boleh.,",
        )
        told = refusal(tables(tmp_path, segments, allowed=["Serpong"]))
        assert 'row 2, column "quote": error: the quote holds what looks like a person\'s name' in told
        assert 'row 3, column "quote_en": error: the translation holds what looks like a person\'s name' in told
        assert 'row 4, column "quote": error: the quote holds what looks like a telephone number' in told
        assert "row 5" not in told
        assert "list the word under `allowed:`" in told
        assert "Ratmi" not in told
        assert "0812" not in told

    def test_an_informants_code_that_is_a_name_is_never_quoted(self, tmp_path: Path) -> None:
        informants = ("informant,group", "Bu Ratmi,kader", "Bu Ratmi,tetangga", "M1,Ibu")
        told = refusal(tables(tmp_path, informants=informants))
        assert "the informant's code holds what looks like a person's name" in told
        assert "Ratmi" not in told
        told = refusal(tables(tmp_path, ("informant,theme,quote", "Bu Ratmi,imd,Satu")))
        assert "no informant is called (not repeated" in told
        assert "Ratmi" not in told

    def test_two_segments_of_one_theme_with_one_name_are_refused(self, tmp_path: Path) -> None:
        segments = ("segment,informant,theme,quote", "S1,K1,imd,Satu", "S1,K1,dukungan,Satu", "S1,M1,imd,Dua")
        told = refusal(tables(tmp_path, segments))
        assert 'row 4, column "segment": error: the segment "S1" stands there twice' in told
        assert "2 problems" not in told

    def test_a_format_of_surveys_is_refused_with_what_to_do(self, tmp_path: Path) -> None:
        declared = source(tmp_path / "segments.sav", informants=written(tmp_path, "i.csv", *INFORMANTS))
        assert "export a .qdpx project" in refusal(declared)

    def test_a_file_without_informants_beside_it_is_refused(self, tmp_path: Path) -> None:
        assert "write `informants:`" in refusal(source(written(tmp_path, "s.csv", *SEGMENTS)))


@pytest.mark.parametrize("example", [EXAMPLE, BESIDE_NUMBERS], ids=lambda path: path.stem)
def test_the_examples_are_read_whole_name_nobody_and_say_of_every_line_that_it_is_made_up(example: Path) -> None:
    declared = load(example).config.sources["interviews"]
    read = read_interviews("interviews", declared, shelf=Shelf())  # type: ignore[arg-type]
    rows = example.with_name("segmen.csv").read_text(encoding="utf-8").strip().splitlines()
    people = example.with_name("informan.csv").read_text(encoding="utf-8").strip().splitlines()
    assert len(read.segments) == len(rows) - 1
    assert len(read.informants) == len(people) - 1
    assert read.in_order_of_date
    assert {line.rsplit(",", maxsplit=1)[1] for line in (*rows[1:], *people[1:])} == {"rekaan"}
