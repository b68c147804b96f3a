"""Figures of elsewhere and baselines pass the checks of evidence: the impossible mark a draft and stop a final."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from evidence.supplied import ROOT

from reportgen import assignment, pipeline
from reportgen.config.load import load
from reportgen.config.model.policy import Policy
from reportgen.config.model.targets import ContextDefinition
from reportgen.config.printed import Written
from reportgen.errors import ConfigError, DataError, FigureError
from reportgen.integrity.verdicts import Verdict
from reportgen.pipeline import Options, Workshop
from reportgen.printing import Format
from reportgen.supplied import Supplied, percent_of, supplied

CONTEXT = {"indicator": "ebf_24h_0_5", "place": "Jawa Timur", "year": 2020, "source": "Profil", "mark": "V"}
BASIS = {"indicator": "ebf_24h_0_5", "value": 0.6, "year": 2024, "basis": "Renstra"}

FIGURES = """
policy:
  context:
    - {indicator: ebf_24h_0_5, value: 0.649, count: 37, n: 57, place: Jawa Timur, year: 2020, source: Profil, mark: V}
    - {indicator: ebf_24h_0_5, value: 0.614, count: 37, n: 57, place: Jawa Timur, year: 2021, source: Profil, mark: V}
  targets:
    - indicator: ebf_24h_0_5
      value: 0.6
      basis: Renstra
      baseline: {value: 0.614, count: 37, n: 57, year: 2019, source: Dinkes}
"""


def written(text: str) -> Written:
    return Written.as_text(float(text), text)


def judged(**given: Any) -> Supplied:
    (found,) = supplied(Policy.model_validate({"context": [{**CONTEXT, **given}]}))
    return found


@pytest.mark.parametrize(
    ("share", "percent"),
    [("0.661", "66.1"), ("0.6610", "66.10"), ("0.66", "66"), ("0.6", "60"), ("1", "100"), ("0.005", "0.5"), ("0", "0")],
)
def test_a_share_stands_for_the_percentage_that_was_printed(share: str, percent: str) -> None:
    assert percent_of(written(share)).text == percent


def test_a_share_keeps_the_decimals_of_the_file() -> None:
    kept = ContextDefinition.model_validate({**CONTEXT, "value": written("0.6610")})
    assert percent_of(kept.value).decimals == 2


@pytest.mark.parametrize("value", [1.01, -0.1, "0.5", True])
def test_a_share_is_a_number_from_nought_to_one(value: object) -> None:
    with pytest.raises(ValueError, match="value"):
        ContextDefinition.model_validate({**CONTEXT, "value": value})


@pytest.mark.parametrize(
    ("value", "count", "n", "verdict"),
    [
        # The two shares of one survey of 57 mothers: 37 of 57 is 64.9%, and 61.4% is 35 of 57.
        ("0.649", 37, 57, Verdict.CONSISTENT),
        ("0.614", 37, 57, Verdict.IMPOSSIBLE),
        ("0.614", None, 57, Verdict.CONSISTENT),
        ("0.615", None, 57, Verdict.IMPOSSIBLE),
        ("0.5", 5, 4, Verdict.IMPOSSIBLE),
        ("0.661", 2113564, 3196303, Verdict.CONSISTENT),
        ("0.66", 302746, 458596, Verdict.CONSISTENT),
        ("0.614", None, None, Verdict.CANNOT_BE_CHECKED),
    ],
)
def test_a_supplied_share_is_judged_as_a_published_one(
    value: str, count: int | None, n: int | None, verdict: Verdict
) -> None:
    assert judged(value=written(value), count=count, n=n).judged.verdict is verdict


def test_a_whole_percentage_is_not_called_impossible_for_the_decimals_it_never_had() -> None:
    assert not any(
        judged(value=written(f"{round(count / 57, 2)}"), count=count, n=57).impossible for count in range(58)
    )


def test_a_baseline_is_judged_and_knows_its_place() -> None:
    baseline = {"value": written("0.614"), "count": 37, "n": 57, "year": 2019, "source": "Dinkes"}
    targets = [BASIS, {**BASIS, "indicator": "imd", "baseline": baseline}]
    (found,) = supplied(Policy.model_validate({"targets": targets}))
    assert (found.where, found.indicator, found.impossible) == ("policy.targets[1].baseline", "imd", True)


# --- In the pipeline --------------------------------------------------------------------------------------------------


def config(folder: Path, figures: str = FIGURES, status: str = "draft") -> Path:
    (folder / "figures.yaml").write_text(figures, encoding="utf-8")
    path = folder / "one.yaml"
    example = ROOT / "examples" / "karang-embun.yaml"
    path.write_text(f"extends: [{example}, figures.yaml]\nstatus: {status}\n", encoding="utf-8")
    return path


def test_each_figure_knows_where_it_stands_in_its_file(tmp_path: Path) -> None:
    places = load(config(tmp_path)).places
    mine = {name: (Path(str(at.file)).name, at.line) for name, at in places.items() if name.startswith("policy")}
    assert mine == {
        "policy.context[0]": ("figures.yaml", 4),
        "policy.context[1]": ("figures.yaml", 5),
        "policy.targets[0].baseline": ("figures.yaml", 10),
    }


def test_an_impossible_figure_stops_a_final_and_names_the_place_of_each(tmp_path: Path) -> None:
    loaded = load(config(tmp_path, status="final"))
    with pytest.raises(FigureError, match="2 published figures in it cannot be reproduced") as caught:
        assignment.refuse_impossible_figures(loaded, ())
    assert [problem.code for problem in caught.value.diagnostics] == ["context.impossible", "baseline.impossible"]
    assert [str(problem.where).rpartition("figures.yaml:")[2] for problem in caught.value.diagnostics] == [
        "5:7",
        "10:17",
    ]
    assert isinstance(caught.value, DataError)


def test_a_final_without_impossible_figures_passes(tmp_path: Path) -> None:
    sound = FIGURES.replace("0.614", "0.649")
    assignment.refuse_impossible_figures(load(config(tmp_path, sound, "final")), ())


def test_a_figure_without_a_source_is_refused_where_it_stands(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(config(tmp_path, FIGURES.replace("2020, source: Profil,", "2020,")))
    assert any("source" in problem.message and problem.where is not None for problem in caught.value.diagnostics)


def test_a_draft_prints_the_figure_with_a_notice_and_marks_the_letterhead(tmp_path: Path) -> None:
    workshop = Workshop()
    options = Options(formats=frozenset({Format.HTML, Format.JSON}))
    built = pipeline.build(config(tmp_path), tmp_path / "out", options=options, workshop=workshop)
    found = json.loads((built.folder / "results.json").read_text(encoding="utf-8"))
    told = {each["code"]: each["where"] for each in found["diagnostics"] if "." in each["code"]}
    assert told["context.impossible"] == "policy.context[1]"
    assert told["baseline.impossible"] == "policy.targets[0].baseline"
    assert [each["verdict"] for each in found["context"]] == ["consistent", "impossible"]
    assert [each["verdict"] for each in found["target_baselines"]] == ["impossible"]
    (page,) = built.folder.glob("brief*.html")
    text = page.read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
    assert "In this draft 2 supplied figures are not reproducible" in text
    assert "61,4% (37/57); tidak dapat dihasilkan dari n yang disebutkan" in text
