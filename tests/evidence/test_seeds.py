"""The two seeds from their configurations to pages: what their abstracts print, judged in the brief itself.

The verdicts are those of the calculations in the reference notes on both abstracts, made by another program.
"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from evidence.supplied import ROOT, SEEDS
from finals import final

from reportgen import pipeline
from reportgen.errors import FigureError
from reportgen.pipeline import Built, Format, Options, Workshop

_MARKUP = re.compile(r"<style.*?</style>|<svg.*?</svg>|<[^>]+>", re.DOTALL)
_JOINER = "\u2060"
HERE = ROOT / "examples"
PAGES_AND_DATA = Options(formats=frozenset({Format.HTML, Format.JSON}))
shared = pytest.mark.skipif(not SEEDS.exists(), reason="../shared is not here")
MAMPANG = [
    HERE / "mampang-prapatan" / "mampang-prapatan.yaml",
    pytest.param(SEEDS / "mampang-prapatan.yaml", marks=[pytest.mark.shared, shared]),
]
TOMUAN = [
    HERE / "tomuan" / "tomuan.yaml",
    pytest.param(SEEDS / "tomuan.yaml", marks=[pytest.mark.shared, shared]),
]


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return Workshop()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, workshop: Workshop) -> dict[Path, Built]:
    found: dict[Path, Built] = {}
    for config in (HERE / "mampang-prapatan" / "mampang-prapatan.yaml", HERE / "tomuan" / "tomuan.yaml"):
        out = tmp_path_factory.mktemp("out")
        found[config] = pipeline.build(config, out, options=PAGES_AND_DATA, workshop=workshop)
    for config in (SEEDS / "mampang-prapatan.yaml", SEEDS / "tomuan.yaml") if SEEDS.exists() else ():
        out = tmp_path_factory.mktemp("out")
        found[config] = pipeline.build(config, out, options=PAGES_AND_DATA, workshop=workshop)
    return found


def claims(made: Built) -> list[dict[str, Any]]:
    document = json.loads((made.folder / "results.json").read_text(encoding="utf-8"))
    (publication,) = document["evidence"]
    found: list[dict[str, Any]] = publication["claims"]
    return found


def pages(made: Built) -> str:
    """Give the words of all pages, tags and breaks of lines left out."""
    files = [path for path in made.files if path.suffix == ".html"]
    texts = (html.unescape(_MARKUP.sub(" ", path.read_text(encoding="utf-8"))) for path in files)
    return " ".join(" ".join(texts).replace(_JOINER, "").split())


def tables(claim: dict[str, Any], **by: str) -> list[dict[str, Any]]:
    (found,) = [
        each
        for check in claim["checks"]
        for each in check["tables"]
        if all(each[name] == word for name, word in by.items()) and each["n"] in {250, 57}
    ]
    given: list[dict[str, Any]] = found["tables"]
    assert len(given) == found["count"]
    return given


@pytest.mark.parametrize("config", MAMPANG)
def test_mampang_is_no_odds_ratio_and_no_katz_ratio_of_250_but_one_model_gives_it(
    built: dict[Path, Built], config: Path
) -> None:
    (claim,) = claims(built[config])
    assert claim["verdict"] == "consistent_only_if"
    assert tables(claim, method="katz") == []
    assert tables(claim, method="woolf") == []
    assert tables(claim, method="poisson_model") == [
        {"exposed_cases": 165, "exposed_noncases": 36, "unexposed_cases": 26, "unexposed_noncases": 23}
    ]
    floors = [check["verdict"] for check in claim["checks"] if check["check"] == "standard_error_floor"]
    assert floors == ["impossible"]
    # its kind is not stated, and the local counts were made from it: it stands in the table and on no axis
    assert claim["beside"][0].startswith("support.prevalence_ratio")
    assert (claim["drawn"], claim["not_drawn_because"]) == (False, ["kind_unknown", "reconstructed"])


@pytest.mark.parametrize("config", MAMPANG)
def test_mampang_s_pages_quote_the_ratio_as_published_with_its_one_table(
    built: dict[Path, Built], config: Path
) -> None:
    text = pages(built[config])
    assert "1,547 (IK 95%: 1,023–2,339)" in text
    assert "1.547 (95% CI 1.023–2.339)" in text
    assert "as published, type of ratio not stated" in text
    assert text.count("165/201") >= len(("id", "en"))
    assert "26/49" in text


@pytest.mark.parametrize("config", TOMUAN)
def test_tomuan_has_one_share_that_cannot_be_and_six_that_can(built: dict[Path, Built], config: Path) -> None:
    *shares, test = claims(built[config])
    verdicts = {(claim["claim"].get("count"), claim["claim"]["percent"]): claim["verdict"] for claim in shares}
    assert verdicts.pop((37, "61.4")) == "impossible"
    assert set(verdicts.values()) == {"consistent"}
    assert len(verdicts) == 6
    assert test["verdict"] == "consistent_only_if"


@pytest.mark.parametrize("config", TOMUAN)
def test_tomuan_s_p_leaves_three_tables_by_pearson_and_two_by_fisher_which_applies(
    built: dict[Path, Built], config: Path
) -> None:
    test = claims(built[config])[-1]
    assert [each["unexposed_cases"] for each in tables(test, test="pearson")] == [2, 1, 0]
    assert [each["unexposed_cases"] for each in tables(test, test="fisher")] == [1, 0]
    (applies,) = [check for check in test["checks"] if check["check"] == "test_applies"]
    figures = {each["name"]: each["value"] for step in applies["steps"] for each in step["figures"]}
    assert figures["test"] == "fisher"
    assert figures["expected"] == pytest.approx(1.4737, abs=5e-5)


@pytest.mark.parametrize("config", TOMUAN)
def test_tomuan_s_draft_says_which_figure_cannot_be_reproduced_and_never_that_p_is_nought(
    built: dict[Path, Built], config: Path
) -> None:
    text = pages(built[config])
    assert "p < 0,001 (tercetak 0,000)" in text
    assert "p < 0.001 (printed as 0.000)" in text
    assert "p = 0,000" not in text
    assert "Dalam draf ini ada 1 angka terbitan yang tidak dapat dihasilkan dari keterangan yang disebutkan" in text
    assert "This draft contains 1 published figure that is not reproducible from what is stated" in text
    assert "37 (61,4%)" in text
    assert any("37 (61.4%)" in notice for notice in built[config].notices)


@pytest.mark.parametrize("config", TOMUAN)
def test_a_final_tomuan_is_stopped_at_the_claim_s_line(config: Path, tmp_path: Path, workshop: Workshop) -> None:
    options = Options(formats=frozenset({Format.JSON}))
    with pytest.raises(FigureError) as caught:
        pipeline.build(final(config, tmp_path / "signed"), tmp_path, options=options, workshop=workshop)
    lines = config.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines, 1) if "percent: 61.4" in line)
    (problem,) = caught.value.diagnostics
    assert problem.where is not None
    assert (problem.where.file, problem.where.line) == (str(config.resolve()), at)
    assert problem.where.column == lines[at - 1].index("{") + 1
    assert "61.4%" in problem.message
    assert caught.value.exit_code == 4
    assert not list(tmp_path.rglob("*.json"))


@pytest.mark.parametrize("config", MAMPANG)
def test_a_final_mampang_is_made_for_nothing_in_it_is_impossible(
    config: Path, tmp_path: Path, workshop: Workshop
) -> None:
    options = Options(formats=frozenset({Format.JSON}))
    made = pipeline.build(final(config, tmp_path / "signed"), tmp_path, options=options, workshop=workshop)
    assert json.loads((made.folder / "results.json").read_text(encoding="utf-8"))["status"] == "final"
    assert [path.name for path in made.files] == ["results.json", "manifest.json"]
    assert "integrity" in made.stages
