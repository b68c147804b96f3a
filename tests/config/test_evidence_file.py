"""Published figures by themselves, alone in a file or inside a configuration."""

from __future__ import annotations

from pathlib import Path

import pytest
from survey_configs import changed

from reportgen.config.evidence_file import load_evidence
from reportgen.config.model import TestClaim
from reportgen.errors import ConfigError

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "acceptance" / "seeds"
ALONE = """\
evidence:
  - id: earlier
    citation: {id: Studi, en: Study}
    claims: [{measure: share, count: 37, n: 57, percent: 61.40}]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "evidence.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def said(path: Path) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load_evidence(path)
    return [f"{each.where.line} {each.message}" for each in caught.value.diagnostics if each.where is not None]


def test_figures_stand_alone_or_inside_a_configuration(tmp_path: Path) -> None:
    assert [each.id for each in load_evidence(written(tmp_path, ALONE))] == ["earlier"]
    assert len(load_evidence(changed(tmp_path))[0].claims) == 4


def test_what_else_is_wrong_with_a_configuration_does_not_keep_its_figures_back(tmp_path: Path) -> None:
    assert load_evidence(changed(tmp_path, ("kind: survey", "kind: surveys")))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("evidence:", "evidnce:", '1 unknown key "evidnce"'),
        ("measure: share", "measure: shares", '4 evidence[0].claims[0].measure is "shares"; expected one of share'),
        ("{id: Studi, en: Study}", "{id: Studi}", '3 evidence[0].citation has no "en"'),
        ("count: 37, n: 57, percent: 61.40", "n: 57", "4 evidence[0].claims[0] has no figure"),
    ],
)
def test_a_wrong_figure_is_said_with_its_line(tmp_path: Path, old: str, new: str, problem: str) -> None:
    found = said(written(tmp_path, ALONE.replace(old, new)))
    assert len(found) == 1
    assert found[0].startswith(problem)


def test_a_file_without_figures_and_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    assert said(written(tmp_path, "period: 2025\n"))[0].startswith("1 evidence is missing; expected a list")
    assert "there is no file" in said(tmp_path / "none.yaml")[0]


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs ../shared")
@pytest.mark.parametrize(("name", "claims"), [("mampang-prapatan", 1), ("tomuan", 8)])
def test_the_figures_of_the_published_studies_are_read(name: str, claims: int) -> None:
    (publication,) = load_evidence(SEEDS / f"{name}.yaml")
    assert len(publication.claims) == claims


def test_a_p_value_may_be_a_bound(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    claim = '{measure: test, p: "< 0.001", table: {rows: [50, 7], columns: [45, 12]}}'
    path.write_text(f"evidence:\n  - {{id: x, citation: X, n: 57, claims: [{claim}]}}\n", encoding="utf-8")
    published = load_evidence(path)[0].claims[0]
    assert isinstance(published, TestClaim)
    assert (published.p.value, published.p.text) == (0.001, "<0.001")
