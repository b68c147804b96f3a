"""The catalogue of indicators that the program brings along."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen import resources
from reportgen.config import catalogue
from reportgen.config.model import IndicatorDefinition
from reportgen.config.tree import read_tree
from reportgen.errors import ConfigError
from reportgen.indicators import AgeRange, Direction, Indicator, Recall
from reportgen.locales.languages import Language
from reportgen.rulebook import Citation

EVERY = [catalogue.indicator(name) for name in catalogue.names()]
THESE = pytest.mark.parametrize("indicator", EVERY, ids=catalogue.names())


def words(indicator: Indicator, language: Language) -> list[str]:
    texts = (getattr(indicator, name) for name in ("label", "short", "definition", "among", "who", "does", "does_one"))
    return [text.in_(language) for text in (*texts, *((indicator.caveat,) if indicator.caveat else ()))]


def test_the_catalogue_holds_the_indicators_of_a_register() -> None:
    assert catalogue.names() == ("ebf_24h_0_5", "ebf_6m", "imd", "recall_coverage")


@pytest.mark.parametrize(
    ("name", "numerator", "denominator", "ages", "recall"),
    [
        ("ebf_24h_0_5", "ebf_recalled_0_5", "recalled_0_5", AgeRange(0, 5), Recall.DAY),
        ("ebf_6m", "ebf_6", "infants_6", AgeRange(6, 6), Recall.REGISTER),
        ("imd", "imd", "births", None, Recall.REGISTER),
        ("recall_coverage", "recalled_0_5", "infants_0_5", AgeRange(0, 5), Recall.REGISTER),
    ],
)
def test_each_indicator_is_defined_over_the_counts_of_the_register(
    name: str, numerator: str, denominator: str, ages: AgeRange | None, recall: Recall
) -> None:
    found = catalogue.indicator(name)
    assert (found.numerator, found.denominator, found.age_range, found.recall) == (numerator, denominator, ages, recall)
    assert found.direction is Direction.HIGHER
    assert found.measures_asking is (name == "recall_coverage")


@THESE
@pytest.mark.parametrize("language", list(Language))
def test_every_text_exists_in_every_language(indicator: Indicator, language: Language) -> None:
    assert all(text.strip() == text and text and "\n" not in text for text in words(indicator, language))


@THESE
def test_every_key_is_written_out_and_none_left_to_its_default(indicator: Indicator) -> None:
    root = read_tree(catalogue.file_of(indicator.id)).root
    assert root is not None
    optional = {"caveat", "measures_asking", "law"}
    assert set(root.entries) | optional == {
        info.alias or name for name, info in IndicatorDefinition.model_fields.items()
    }


@THESE
def test_a_definition_that_is_not_verified_prints_a_caveat(indicator: Indicator) -> None:
    assert (indicator.caveat is not None) is (indicator.mark not in {"V", "C"})


@THESE
def test_the_indonesian_is_no_english_and_the_words_fit_a_sentence(indicator: Indicator) -> None:
    english = re.compile(r"\b(the|of|and|infants?|were|breastfe\w+)\b", re.IGNORECASE)
    indonesian = re.compile(r"\b(bayi|yang|dan|usia|bulan|mendapat)\b", re.IGNORECASE)
    assert not any(english.search(text) for text in words(indicator, Language.INDONESIAN))
    assert not any(indonesian.search(text) for text in words(indicator, Language.ENGLISH))
    for text in (indicator.who, indicator.does, indicator.does_one, indicator.among):
        assert not any(text.in_(language).endswith(".") for language in Language)
    assert all(indicator.definition.in_(language).endswith(".") for language in Language)


def test_no_two_indicators_of_the_catalogue_share_an_axis() -> None:
    assert len({indicator.axis for indicator in EVERY}) == len(EVERY)


def test_imd_is_skin_contact_for_an_hour_and_not_the_first_hour() -> None:
    imd = catalogue.indicator("imd")
    assert "at least one hour" in imd.definition.in_(Language.ENGLISH)
    assert "tidak sama dengan indikator WHO" in imd.definition.in_(Language.INDONESIAN)
    assert imd.law == (Citation("pp-33-2012", ("9",)),)


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        catalogue.indicator("../starter")


def test_a_damaged_definition_is_refused_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "indicators").mkdir()
    (tmp_path / "indicators" / "odd.yaml").write_text("label: x\nwho: y\n", encoding="utf-8")
    monkeypatch.setattr(resources, "configs", lambda: tmp_path)
    catalogue.names.cache_clear()
    try:
        with pytest.raises(ConfigError) as caught:
            catalogue.indicator("odd")
    finally:
        catalogue.names.cache_clear()
    keys = {problem.where.key for problem in caught.value.diagnostics if problem.where is not None}
    assert keys == {"does", "numerator", "denominator", "source"}


def test_a_single_infant_is_worded_in_the_singular() -> None:
    ebf = catalogue.indicator("ebf_24h_0_5")
    assert ebf.does.in_(Language.ENGLISH) == "are exclusively breastfed"
    assert ebf.does_one.in_(Language.ENGLISH) == "is exclusively breastfed"


@pytest.mark.parametrize("name", sorted(catalogue.names()))
def test_both_languages_of_a_definition_carry_the_same_numbers_in_the_same_order(name: str) -> None:
    indicator = catalogue.indicator(name)
    for text in (indicator.label, indicator.short, indicator.definition, indicator.among, indicator.who):
        found = {language: re.findall(r"\d+", text.in_(language)) for language in Language}
        assert found[Language.INDONESIAN] == found[Language.ENGLISH], text
