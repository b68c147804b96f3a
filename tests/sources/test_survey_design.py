"""How respondents were drawn, as a file records it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from survey_files import lines, refusal, survey

from reportgen.sources.dataset import SurveyDesign

ASKED = {"ebf": {"column": "asi"}}


def design(path: Path, keys: dict[str, Any], **more: Any) -> SurveyDesign:
    found = survey(path, ASKED, design=keys, **more).design
    assert found is not None
    return found


def test_a_cluster_number_met_in_two_strata_is_two_clusters(tmp_path: Path) -> None:
    path = lines(tmp_path, "asi,p,s", "1,1,kota", "0,2,kota", "1,1,desa", "0,1.0,desa")
    found = design(path, {"cluster": "p", "stratum": "s"})
    assert found.cluster is not None
    assert found.stratum is not None
    assert len(set(found.cluster[:3])) == 3
    assert found.cluster[2] == found.cluster[3]
    assert sorted(set(found.cluster.tolist())) == [0, 1, 2]
    assert found.weight is None


def test_codes_that_mean_missing_elsewhere_are_clusters_here(tmp_path: Path) -> None:
    found = design(lines(tmp_path, "asi,p", "1,9", "0,2"), {"cluster": "p"}, missing=[9])
    assert found.cluster is not None
    assert len(set(found.cluster.tolist())) == 2


def test_a_design_is_one_entry_a_respondent(tmp_path: Path) -> None:
    path = lines(tmp_path, "asi,p,w,n", "1,1,0.5,2", "0,2,1.5,1")
    found = design(path, {"cluster": "p", "weight": "w", "population": 12}, count="n")
    assert found.cluster is not None
    assert found.weight is not None
    assert found.population is not None
    assert found.cluster.tolist() == [0, 0, 1]
    assert found.weight.tolist() == [0.5, 0.5, 1.5]
    assert found.population.tolist() == [12, 12, 12]


@pytest.mark.parametrize(
    ("rows", "keys", "words"),
    [
        (("1,1,1,5", "0,1,1,5"), {"cluster": "p"}, "all respondents are of one cluster"),
        (("1,1,1,5", "0,,1,5"), {"cluster": "p"}, "the cluster is empty in row 3"),
        (("1,,1,5", "0,,1,5"), {"stratum": "p"}, "the stratum is empty in rows 2, 3"),
        (
            ("1,1,0,5", "0,2,-1,5", "0,2,x,5", "1,1,,5"),
            {"weight": "w"},
            'no numbers above nought: "0" (once, row 2); "-1" (once, row 3); "x" (once, row 4)',
        ),
        (("1,1,0,5", "0,2,-1,5", "0,2,x,5", "1,1,,5"), {"weight": "w"}, "the weight is empty in row 5"),
        (("1,1,1,5", "0,1,1,6"), {"population": "f"}, "differs from the first one of the file in row 3"),
        (("1,1,1,5", "0,1,1,6"), {"stratum": "p", "population": "f"}, "the first one of its stratum in row 3"),
        (("1,1,1,1", "0,2,1,1"), {"cluster": "p", "population": "f"}, "the population, 1, is smaller"),
        (("1,1,1,3", "0,2,1,2", "1,2,1,2", "1,2,1,2"), {"stratum": "p", "population": "f"}, "the population, 2, is"),
        (("1,1,1,5", "0,2,1,5"), {"population": 1}, "1, is smaller than the number drawn from it, 2"),
        (("1,1,1,", "0,2,1,5"), {"population": "f"}, "the population is empty"),
        (("1,1,1,5", "0,2,1,5"), {"cluster": "posyandu"}, 'no column is called "posyandu"'),
    ],
)
def test_a_design_that_cannot_be_is_refused_with_its_rows(
    tmp_path: Path, rows: tuple[str, ...], keys: dict[str, Any], words: str
) -> None:
    assert words in refusal(lines(tmp_path, "asi,p,w,f", *rows), ASKED, design=keys)


def test_a_population_as_large_as_the_sample_will_do(tmp_path: Path) -> None:
    path = lines(tmp_path, "asi,p,f", "1,1,2", "0,1,2", "1,2,2")
    assert design(path, {"cluster": "p", "population": "f"}).population is not None
