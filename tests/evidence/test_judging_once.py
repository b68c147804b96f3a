"""Evidence that many briefs inherit is judged once in a process, and stops each of them by its own file."""

from __future__ import annotations

from pathlib import Path

import pytest
from evidence.supplied import ROOT, publication
from finals import final

from reportgen import pipeline
from reportgen.config.load import load
from reportgen.errors import DataError
from reportgen.pipeline import Options, Workshop

EVIDENCE = """
evidence:
  - id: study
    citation: Study A
    n: 57
    claims:
      - {measure: share, count: 45, percent: 78.9}
      - measure: share
        count: 37
        n: 57
        percent: 61.4
"""


def test_equal_publications_share_one_verdict_and_unlike_ones_do_not() -> None:
    workshop = Workshop()
    first, again = (publication({"measure": "share", "count": 37, "percent": "61.4", "n": 57}) for _ in range(2))
    other = publication({"measure": "share", "count": 37, "percent": "61.40", "n": 57})
    assert workshop.judge((first,))[0] is workshop.judge((again,))[0]
    assert workshop.judge((other,))[0] is not workshop.judge((first,))[0]


def inheriting(folder: Path) -> Path:
    (folder / "shared.yaml").write_text(EVIDENCE, encoding="utf-8")
    config = folder / "one.yaml"
    example = ROOT / "examples" / "karang-embun.yaml"
    config.write_text(f"extends: [{example}, shared.yaml]\n", encoding="utf-8")
    return config


def test_a_claim_knows_its_place_in_the_file_that_it_is_inherited_from(tmp_path: Path) -> None:
    places = load(inheriting(tmp_path)).places
    claims = {name: where for name, where in places.items() if name.startswith("evidence")}
    assert {name: (Path(str(where.file)).name, where.line) for name, where in claims.items()} == {
        "evidence[0].claims[0]": ("shared.yaml", 7),
        "evidence[0].claims[1]": ("shared.yaml", 8),
    }


def test_an_inherited_figure_that_cannot_be_stops_a_final_brief_and_names_the_file_to_mend(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be reproduced") as caught:
        pipeline.check(final(inheriting(tmp_path), tmp_path / "signed"), options=Options(), workshop=Workshop())
    (problem,) = caught.value.diagnostics
    assert "shared.yaml:8" in str(problem.where)


def test_a_draft_is_told_of_it(tmp_path: Path) -> None:
    checked = pipeline.check(inheriting(tmp_path), options=Options(), workshop=Workshop())
    assert any("37 (61.4%)" in notice for notice in checked.notices)
    assert not any("45 (78.9%)" in notice for notice in checked.notices)
