"""Surveys from SPSS, Stata and Parquet files, with what these say of themselves."""

from __future__ import annotations

import builtins
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyreadstat
import pytest
from pyarrow import parquet
from survey_files import YES_NO, refusal, survey

from reportgen.locales.languages import Language

EBF = {"ebf": {"column": "asi"}}


def sav(folder: Path, name: str = "mothers.sav", **changes: Any) -> Path:
    frame = pd.DataFrame(
        {"asi": [1.0, 2, 9, None, 8], "umur": [20.0, 31.5, 95, 97, None], "kota": ["é", "b", "X", "", "b"]}
    )
    options: dict[str, Any] = {
        "column_labels": ["Menyusui eksklusif", "Umur ibu", "Tempat"],
        "variable_value_labels": {"asi": {1: "Ya", 2: "Tidak", 8: "Tidak tahu", 9: "Menolak"}},
        "missing_ranges": {"asi": [9], "umur": [{"lo": 95, "hi": 99}], "kota": ["X"]},
    }
    path = folder / name
    pyreadstat.write_sav(frame, str(path), **(options | changes))
    return path


def test_labels_and_missing_codes_of_an_spss_file_are_kept(tmp_path: Path) -> None:
    variables = {**EBF, "age": {"column": "umur", "type": "number"}, "town": {"column": "kota"}}
    read = survey(sav(tmp_path), variables, missing=["Tidak tahu"])
    ebf = read.codebook["ebf"]
    assert ebf.label.in_(Language.ENGLISH) == "Menyusui eksklusif"
    assert [(level.id, level.label.in_(Language.INDONESIAN)) for level in ebf.levels] == [("1", "Ya"), ("2", "Tidak")]
    assert read.codes("ebf").tolist() == [0, 1, -1, -1, -1]
    assert np.array_equal(read.numbers("age"), [20, 31.5, np.nan, np.nan, np.nan], equal_nan=True)
    assert [level.id for level in read.codebook["town"].levels] == ["é", "b"]
    assert read.codes("town").tolist() == [0, 1, -1, -1, 1]
    assert read.rows.tolist() == [1, 2, 3, 4, 5]


def test_the_configurations_labels_come_before_the_files_and_its_levels_match_codes_or_labels(tmp_path: Path) -> None:
    values = {"yes": {"raw": ["Ya"], "en": "Yes", "id": "Ya"}, 2: None, "refused": {"raw": [9], "en": "R", "id": "M"}}
    variables = {"ebf": {"column": "asi", "label": {"en": "EBF", "id": "ASI"}, "values": values, "missing": [8]}}
    read = survey(sav(tmp_path), variables)
    assert read.codebook["ebf"].label.in_(Language.ENGLISH) == "EBF"
    assert [level.label.in_(Language.ENGLISH) for level in read.codebook["ebf"].levels] == ["Yes", "Tidak", "R"]
    assert read.codes("ebf").tolist() == [0, 1, 2, -1, -1]


def test_an_spss_column_is_refused_by_its_label_too(tmp_path: Path) -> None:
    path = sav(tmp_path, column_labels=["Menyusui", "Umur", "Nama ibu"], missing_ranges={"asi": [9]})
    told = refusal(path, EBF)
    assert 'the column "kota" says by its heading that it holds names' in told
    assert survey(path, EBF, drop=["kota"]).size == 5


@pytest.mark.parametrize("ending", ["sav", "dta", "parquet"])
def test_a_damaged_file_is_refused_by_its_name(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"mothers.{ending}"
    for data in (b"no such thing", {"sav": b"$FL2", "dta": b"<stata_dta>", "parquet": b"PAR1"}[ending] + b"x" * 400):
        path.write_bytes(data)
        told = refusal(path, EBF)
        assert path.name in told
        assert "save it again" in told or "write it again" in told


def test_a_truncated_spss_file_is_refused(tmp_path: Path) -> None:
    path = sav(tmp_path)
    path.write_bytes(path.read_bytes()[:300])
    assert "damaged" in refusal(path, EBF)


def test_text_in_an_unknown_or_a_wrong_encoding_is_refused_with_what_to_try(tmp_path: Path) -> None:
    path = sav(tmp_path)
    good = path.read_bytes()
    unknown = good.replace(b"UTF-8", b"QQQ-8").replace(struct.pack("<i", 65001), struct.pack("<i", 4242))
    for data in (good.replace("é".encode(), b"\xff\xfe"), unknown):
        path.write_bytes(data)
        told = refusal(path, EBF)
        assert "mothers.sav: error: the file's text is not in an encoding" in told
        assert "csv: {encoding: windows-1252}" in told
    path.write_bytes(good.replace("é".encode(), b"\xe9 "))
    assert survey(path, EBF, csv={"encoding": "windows-1252"}).size == 5


def test_a_stata_file_keeps_labels_and_missing_letters(tmp_path: Path) -> None:
    path = tmp_path / "mothers.dta"
    frame = pd.DataFrame({"asi": [1, 0, 1, 1], "umur": [20.0, 31.5, 98.5, None]})
    pyreadstat.write_dta(
        frame,
        str(path),
        column_labels=["Menyusui", "Umur"],
        variable_value_labels={"asi": {1: "Ya", 0: "Tidak"}},
    )
    # No writer at hand writes Stata's missing letters: this is `.a` in place of the number 98.5.
    path.write_bytes(path.read_bytes().replace(struct.pack("<d", 98.5), struct.pack("<Q", 0x7FE0010000000000)))
    read = survey(path, {"ebf": {"column": "asi", "values": YES_NO}, "label": {"column": "asi", "values": YES_NO}})
    assert read.codes("ebf").tolist() == [0, 1, 0, 0]
    assert [level.id for level in survey(path, EBF).codebook["ebf"].levels] == ["0", "1"]
    age = survey(path, {"age": {"column": "umur", "type": "number"}}).numbers("age")
    assert np.array_equal(age, [20, 31.5, np.nan, np.nan], equal_nan=True)


def test_a_parquet_file_is_read_whatever_its_types(tmp_path: Path) -> None:
    path = tmp_path / "mothers.parquet"
    columns = {
        "asi": pa.array([1, 0, None], pa.int8()),
        "umur": pa.array([20.0, 31.5, None]),
        "kota": pa.array(["a", "b", "a"]).dictionary_encode(),
        "ya": pa.array([True, False, None]),
    }
    parquet.write_table(pa.table(columns), path)
    variables = {"ebf": {"column": "asi", "values": YES_NO}, "age": {"column": "umur", "type": "number"}}
    read = survey(path, {**variables, "town": {"column": "kota"}, "told": {"column": "ya"}})
    assert read.codes("ebf").tolist() == [0, 1, -1]
    assert np.array_equal(read.numbers("age"), [20, 31.5, np.nan], equal_nan=True)
    assert read.codes("town").tolist() == [0, 1, 0]
    assert [level.id for level in read.codebook["told"].levels] == ["TRUE", "FALSE"]


def test_a_parquet_file_that_unpacks_to_too_much_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mothers.parquet"
    table = pa.table({f"q{each}": pa.array(np.zeros(1_000_001, dtype=np.int8)) for each in range(100)})
    parquet.write_table(table, path)
    assert "more than 100,000,000 cells" in refusal(path, EBF)


@pytest.mark.parametrize(("ending", "extra"), [("sav", "spss"), ("dta", "stata"), ("parquet", "parquet")])
def test_a_package_that_is_not_there_is_named_with_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, extra: str
) -> None:
    honest = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] in {"pyreadstat", "pyarrow"}:
            raise ImportError(name)
        return honest(name, *rest, **more)

    path = tmp_path / f"mothers.{ending}"
    path.write_bytes({"sav": b"$FL2", "dta": b"<stata_dta>", "parquet": b"PAR1"}[ending])
    monkeypatch.setattr(builtins, "__import__", without)
    assert f'pip install "reportgen[{extra}]"' in refusal(path, EBF)
