"""New configurations: one to start from, or one a row of a table."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reportgen.config.facilities import Cell, FacilityTable, read_facilities, slug
from reportgen.config.load import load
from reportgen.config.model import SurveySource
from reportgen.config.places import plain
from reportgen.config.scaffold import Parent, Starter, configs_from_table, new_config, quoted
from reportgen.config.tree import parse_tree
from reportgen.errors import ConfigError, OutputError, UsageError
from reportgen.locales.languages import Language


def table(header: str, *rows: tuple[Cell, ...], first: int = 2) -> FacilityTable:
    return FacilityTable("places.xlsx", tuple(header.split()), tuple(enumerate(rows, start=first)), sheet="Daftar")


def problems(places: FacilityTable) -> list[tuple[int | None, str | None, str]]:
    with pytest.raises(ConfigError) as caught:
        read_facilities(places)
    return [(p.where.row, p.where.field, p.message) for p in caught.value.diagnostics if p.where is not None]


@pytest.fixture
def base(tmp_path: Path, valid: str) -> Path:
    path = tmp_path / "shared" / "district.yaml"
    path.parent.mkdir()
    text = valid.replace("  id: contoh\n  name: {id: Puskesmas Contoh, en: Contoh Puskesmas}\n", "  district: Contoh\n")
    path.write_text(text.replace("    is: CONTOH\n", ""), encoding="utf-8")
    return path


def test_a_new_configuration_loads_cleanly_and_carries_the_files_name_as_id(tmp_path: Path) -> None:
    path = new_config(tmp_path / "new" / "sumber manjing.yaml")
    loaded = load(path)
    assert loaded.config.puskesmas.id == "sumber-manjing"
    assert loaded.headline == "ebf_24h_0_5"
    assert path.read_text(encoding="utf-8").count("#") > 20


def test_a_new_configuration_of_a_survey_loads_cleanly_and_shows_every_way_to_make_a_variable(tmp_path: Path) -> None:
    path = new_config(tmp_path / "ibu.yaml", starter=Starter.SURVEY)
    config = load(path).config
    assert config.puskesmas.id == "ibu"
    assert [type(source) for source in config.sources.values()] == [SurveySource]
    text = path.read_text(encoding="utf-8")
    assert all(f"{way}:" in text for way in ("column", "derive", "score_of", "bands", "raw", "design", "evidence"))
    assert text.count("#") > 20


def test_a_new_configuration_overwrites_only_when_told_to(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="there already"):
        new_config(path)
    assert path.read_text(encoding="utf-8") == "mine"
    new_config(path, overwrite=True)
    assert load(path).config.puskesmas.id == "one"


def test_a_folder_that_cannot_be_written_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        new_config(tmp_path / "file" / "one.yaml")


def test_a_table_gives_one_configuration_a_row_that_loads(base: Path, tmp_path: Path) -> None:
    places = table(
        "id name_id name_en code is district_id district_en longitude",
        ("wagir", "Puskesmas Wagir", "Wagir Puskesmas", "0351", "WAGIR", "Kabupaten Malang", "Malang Regency", 112.6),
        (None, "UPT Puskesmas Turen", "Turen Puskesmas", 3507090101.0, "TUREN", None, None, None),
    )
    paths = configs_from_table(places, tmp_path / "briefs", parent=Parent(base))
    assert [path.name for path in paths] == ["wagir.yaml", "turen.yaml"]
    wagir, turen = (load(path).config for path in paths)
    assert (wagir.puskesmas.code, turen.puskesmas.code) == ("0351", "3507090101")
    assert wagir.sources["register"].is_ == "WAGIR"
    assert wagir.puskesmas.district is not None
    assert wagir.puskesmas.district.in_(Language.ENGLISH) == "Malang Regency"
    assert turen.puskesmas.district is not None
    assert turen.puskesmas.district.in_(Language.ENGLISH) == "Contoh"
    assert paths[0].read_text(encoding="utf-8").startswith('extends: "../shared/district.yaml"\n')


def test_one_column_for_the_name_gives_one_name_for_all_languages(base: Path, tmp_path: Path) -> None:
    paths = configs_from_table(table("Name is", ("Wagir", "W")), tmp_path / "briefs", parent=Parent(base))
    name = load(paths[0]).config.puskesmas.name
    assert [name.in_(language) for language in Language] == ["Wagir", "Wagir"]


def test_where_names_repeat_the_code_tells_them_apart() -> None:
    places = table("name code", ("Sukaraja", "P3201"), ("Sukaraja", "P1801"), ("Sukajadi", "P3273"))
    assert [place.id for place in read_facilities(places)] == ["sukaraja-p3201", "sukaraja-p1801", "sukajadi"]


def test_a_very_long_name_keeps_its_code() -> None:
    long = "Sukaraja " * 12
    ids = [place.id for place in read_facilities(table("name code", (long, "P1"), (long, "P2")))]
    assert [identity[-3:] for identity in ids] == ["-p1", "-p2"]
    assert all(len(identity) <= 64 for identity in ids)


def test_every_problem_of_a_table_is_reported_at_once_with_row_and_column() -> None:
    places = table(
        "id name_id name_en code is",
        ("ok", "Satu", "One", None, "A"),
        ("not ok", "Dua", "Two", "P 1", "B"),
        (None, "Tiga", None, None, "C"),
        ("OK", "Empat", "Four", None, "D"),
        (None, "Lima", "Five", None, None),
        (None, None, None, None, "E"),
        (None, None, None, None, None),
        (None, "健康", "健康", None, "F"),
        ("enam", "351", "Six", None, "F"),
    )
    assert problems(places) == [
        (3, "id", 'id is "not ok"; expected letters, digits and single hyphens'),
        (3, "code", 'code is "P 1"; expected letters, digits, . - and /'),
        (4, "name_en", "name_en is empty, and the other language is not"),
        (5, "id", 'the id "OK" is that of row 2 already'),
        (6, "is", "is is empty"),
        (7, "name_id", "the name is empty"),
        (9, "name_id", 'no id can be made from "健康"'),
        (10, "name_id", 'name_id is "351"; expected a name'),
    ]


def test_names_that_repeat_without_a_code_are_refused() -> None:
    found = problems(table("name", ("Sukaraja",), ("Puskesmas Sukaraja",)))
    assert found == [(3, "name", 'the id "sukaraja" is that of row 2 already')]


@pytest.mark.parametrize(
    ("places", "message"),
    [
        (table("nmae_id code", ("x", "y")), 'there is no column "name" or "name_id"'),
        (table("name name", ("x", "y")), 'the column "name" is there twice'),
        (table("name"), "the table has no rows"),
    ],
)
def test_a_table_of_the_wrong_shape_is_refused_at_its_header(places: FacilityTable, message: str) -> None:
    assert problems(places)[0] == (1, problems(places)[0][1], message)


def test_nothing_is_written_where_a_file_is_there_or_would_be_the_parent(base: Path, tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    folder.mkdir()
    (folder / "dua.yaml").write_text("mine", encoding="utf-8")
    places = table("id name", ("satu", "Satu"), ("dua", "Dua"))
    with pytest.raises(UsageError, match="1 file is there already, and nothing was written"):
        configs_from_table(places, folder, parent=Parent(base))
    assert [path.name for path in folder.iterdir()] == ["dua.yaml"]
    assert len(configs_from_table(places, folder, parent=Parent(base), overwrite=True)) == 2
    with pytest.raises(ConfigError, match="which the new files extend"):
        configs_from_table(table("id name", ("district", "X")), base.parent, parent=Parent(base), overwrite=True)


@pytest.mark.parametrize(
    "words", ['say "no"', "back\\slash", "1e5", "null", "a: b # c", "a\u2028b\x7f\tc", "Bu’ol", "é😀"]
)
def test_quoted_words_are_read_back_as_they_were(words: str) -> None:
    root = parse_tree(f"key: {quoted(words)}", "x.yaml").root
    assert root is not None
    assert plain(root) == {"key": words}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("UPT Puskesmas Sukaraja (Kota)", "sukaraja-kota"),
        ("PUSKESMAS", "puskesmas"),
        ("Pkmanis", "pkmanis"),
        ("Bu’ol – Timur", "buol-timur"),
        ("Pagé", "page"),
        ("---", ""),
    ],
)
def test_an_id_is_made_from_the_name_alone(words: str, expected: str) -> None:
    assert slug(words) == expected


@pytest.mark.slow
def test_ten_thousand_rows_take_seconds(base: Path, tmp_path: Path) -> None:
    rows = tuple((f"Puskesmas Nomor {number}", f"P{number:07d}", f"N{number}") for number in range(10_000))
    started = time.perf_counter()
    paths = configs_from_table(table("name code is", *rows), tmp_path / "briefs", parent=Parent(base))
    assert len(paths) == 10_000
    assert time.perf_counter() - started < 10
    assert load(paths[-1]).config.puskesmas.code == "P0009999"
