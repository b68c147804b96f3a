"""The shipped examples show what their README says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import sources
from reportgen.config.load import load
from reportgen.config.model import Layout
from reportgen.findings import ProblemKind, QualityReason, Usability
from reportgen.locales.languages import Language
from reportgen.quality.assessment import Question, assess
from reportgen.quality.screening import screen
from reportgen.raw import RawQuality
from reportgen.sources import Shelf

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PUSKESMAS = ("sumber-lestari", "karang-embun", "wana-asri")


def quality_of(puskesmas: str) -> RawQuality:
    loaded = load(EXAMPLES / f"{puskesmas}.yaml")
    register = sources.read("register", loaded.config.sources["register"], shelf=Shelf())
    indicators = tuple(loaded.indicators.values())
    screening = screen(register, indicators, period=loaded.config.period)
    headline = loaded.indicators[loaded.headline]
    question = Question(headline, indicators, loaded.config.period, loaded.config.quality)
    return assess(register, screening, question=question)


def test_they_show_all_three_layouts_and_say_that_they_are_invented() -> None:
    configs = [load(EXAMPLES / f"{puskesmas}.yaml").config for puskesmas in PUSKESMAS]
    assert {config.brief.layout for config in configs} == set(Layout)
    for config in configs:
        assert config.brief.note is not None
        assert "rekaan" in config.brief.note.in_(Language.INDONESIAN)
        assert "invented" in config.brief.note.in_(Language.ENGLISH)


def test_one_is_complete() -> None:
    quality = quality_of("sumber-lestari")
    assert (quality.usability, quality.reasons) == (Usability.USABLE, (QualityReason.COMPLETE,))


def test_one_is_late() -> None:
    quality = quality_of("wana-asri")
    assert (quality.usability, quality.reasons) == (Usability.CAUTION, (QualityReason.MONTHS_MISSING,))


def test_one_has_the_impossible_rows_that_its_readme_lists() -> None:
    quality = quality_of("karang-embun")
    assert [(problem.where.row, problem.kind) for problem in quality.problems] == [
        (466, ProblemKind.DUPLICATE),
        (467, ProblemKind.DUPLICATE),
        (496, ProblemKind.NUMERATOR_ABOVE_DENOMINATOR),
        (528, ProblemKind.SAME_AS_MONTH_BEFORE),
        (529, ProblemKind.NOBODY_ASKED),
        (531, ProblemKind.NEGATIVE),
    ]
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for problem in quality.problems:
        assert str(problem.where.row) in readme


def test_the_register_of_july_differs_where_the_readme_says() -> None:
    now, then = (
        (EXAMPLES / f"kab-tirta-asih-register{copy}.csv").read_text(encoding="utf-8").splitlines()
        for copy in ("", "-juli")
    )
    assert [line.split(",")[:4] + line.split(",")[8:9] for line in then if line not in now] == [
        ["Sumber Lestari", "Pelita Asih", "2025", "5", "12"],
    ]


@pytest.mark.parametrize("name", [f"kab-tirta-asih-{part}.csv" for part in ("register", "register-juli", "desa")])
def test_every_line_of_the_data_says_that_it_is_invented(name: str) -> None:
    _, *lines = (EXAMPLES / name).read_text(encoding="utf-8").splitlines()
    assert lines
    assert all(line.endswith("rekaan") for line in lines)
