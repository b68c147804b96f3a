"""A theme beside a number: which number it is, what the number says by itself, and whether the two agree."""

from __future__ import annotations

from dataclasses import replace

import pytest
import stories
from interviews import Asked, interviews, raw_voices, said
from surveys import bench_of, choice, survey, yes_no

from reportgen.analysis import Bench
from reportgen.analysis.beside import beside
from reportgen.analysis.joint import accord, judged
from reportgen.analysis.voices import run_voices
from reportgen.config.model import CoverageAnalysis, DescribeAnalysis, JointAnalysis, PrevalenceAnalysis, ThemesAnalysis
from reportgen.errors import DataError
from reportgen.estimates import Estimate, Interval, Measure, Unit
from reportgen.findings import Accord, Finding, GroupBy, Judged, Stance, Subject, TargetState
from reportgen.sources.dataset import Interviews

MOTHERS = survey(
    {"imd": ["no", "yes"], "ebf": ["no", "yes"], "place": ["hall", "home"]},
    yes_no("imd"),
    yes_no("ebf"),
    choice("place", "hall", "home"),
)


def ratio(measure: Measure, lower: float, upper: float) -> Finding:
    unit = Unit.DIFFERENCE if measure is Measure.RISK_DIFFERENCE else Unit.RATIO
    estimate = Estimate(measure, (lower + upper) / 2, unit, "x", stories.PERIOD, "mothers", Interval(lower, upper))
    return Finding(Subject("factors.ratio", "factors", None, stories.EBF.label, variable="ebf"), estimate)


@pytest.mark.parametrize(
    ("finding", "judgement"),
    [
        (stories.finding(stories.proportion(90, 100), state=TargetState.MET), Judged.FAVOURABLE),
        (stories.finding(stories.proportion(20, 100), state=TargetState.NOT_MET), Judged.UNFAVOURABLE),
        (stories.finding(stories.proportion(60, 100), state=TargetState.CANNOT_SAY), Judged.CANNOT_SAY),
        (stories.finding(stories.proportion(60, 100)), Judged.NO_YARDSTICK),
        (stories.finding(stories.SMALL), Judged.CANNOT_SAY),
        (stories.finding(stories.NOTHING), Judged.CANNOT_SAY),
        (None, Judged.CANNOT_SAY),
        (ratio(Measure.PREVALENCE_RATIO, 1.02, 2.3), Judged.FAVOURABLE),
        (ratio(Measure.PREVALENCE_RATIO, 0.4, 0.9), Judged.UNFAVOURABLE),
        (ratio(Measure.ODDS_RATIO, 1.0, 2.0), Judged.CANNOT_SAY),
        (ratio(Measure.RISK_DIFFERENCE, 0.1, 0.3), Judged.FAVOURABLE),
        (ratio(Measure.RISK_DIFFERENCE, -0.1, 0.3), Judged.CANNOT_SAY),
        (ratio(Measure.RISK_DIFFERENCE, -0.3, -0.1), Judged.UNFAVOURABLE),
        (stories.finding(stories.difference(0.2, 0.1, 0.3), by=GroupBy.CHANGE), Judged.NO_YARDSTICK),
    ],
)
def test_a_number_is_judged_by_its_interval_or_not_at_all(finding: Finding | None, judgement: Judged) -> None:
    assert judged(finding) is judgement


@pytest.mark.parametrize(
    ("judgement", "stance", "lies"),
    [
        (Judged.FAVOURABLE, Stance.SUPPORTS, Accord.AGREES),
        (Judged.UNFAVOURABLE, Stance.HINDERS, Accord.AGREES),
        (Judged.FAVOURABLE, Stance.HINDERS, Accord.CONTRADICTS),
        (Judged.UNFAVOURABLE, Stance.SUPPORTS, Accord.CONTRADICTS),
        (Judged.FAVOURABLE, Stance.MIXED, Accord.UNCLEAR),
        (Judged.UNFAVOURABLE, None, Accord.UNCLEAR),
        (Judged.CANNOT_SAY, Stance.HINDERS, Accord.UNCLEAR),
        (Judged.NO_YARDSTICK, Stance.SUPPORTS, Accord.UNCLEAR),
    ],
)
def test_people_and_numbers_agree_contradict_or_leave_it_open(judgement: Judged, stance: Stance, lies: Accord) -> None:
    assert accord(judgement, stance, raised=True, counted=True) is lies


@pytest.mark.parametrize(("raised", "counted"), [(False, True), (True, False), (False, False)])
def test_where_one_of_the_two_is_missing_the_row_is_silent(raised: bool, counted: bool) -> None:  # noqa: FBT001
    assert accord(Judged.UNFAVOURABLE, Stance.HINDERS, raised=raised, counted=counted) is Accord.SILENT


VOICES = raw_voices({"mother": ["m1", "m2"]}, said("m1 imd hinders", "m2 family"), Asked())
THEMES = ThemesAnalysis(id="said", kind="themes", source="interviews")
COVERAGE = CoverageAnalysis(id="cov", kind="coverage", source="register", indicators=("ebf_24h", "imd"))
PREVALENCE = PrevalenceAnalysis(id="fed", kind="prevalence", source="mothers", outcome="ebf")
AMONG = PrevalenceAnalysis(id="hall", kind="prevalence", source="mothers", outcome="ebf", only={"place": "hall"})
DESCRIBE = DescribeAnalysis(id="who", kind="describe", source="mothers", variables=("place", "imd", "ebf"))


def joint(**asked: object) -> JointAnalysis:
    return JointAnalysis(id="both", kind="joint", source="interviews", **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("about", "number"),
    [
        (("imd", None), "cov.imd"),
        ((None, "ebf"), "fed.proportion"),
        ((None, "imd"), "who.proportion.imd.yes"),
        (("imd", "ebf"), "cov.imd"),
        (("elsewhere", "ebf"), "fed.proportion"),
        ((None, "place"), None),
        ((None, "elsewhere"), None),
    ],
)
def test_a_theme_stands_beside_what_counts_it(about: tuple[str | None, str | None], number: str | None) -> None:
    source = interviews(VOICES, about={"imd": about})
    analyses = (COVERAGE, DESCRIBE, AMONG, PREVALENCE)
    assert beside([joint()], source, analyses=analyses, bench=bench_of(MOTHERS)) == {"imd": number}


def test_what_is_asked_for_goes_first_and_a_theme_without_a_number_stays() -> None:
    source = interviews(VOICES, about={"imd": ("imd", None)})
    asked = joint(themes=("family", "imd"), beside={"imd": "fed.prevalence_ratio"})
    assert beside([asked], source, analyses=(COVERAGE,), bench=bench_of()) == {
        "family": None,
        "imd": "fed.prevalence_ratio",
    }


def bench_with(source: Interviews) -> Bench:
    return replace(bench_of(MOTHERS), interviews={"interviews": source})


def test_voices_are_made_for_each_analysis_of_themes_with_its_joint_display() -> None:
    bench = bench_with(interviews(VOICES, about={"imd": (None, "ebf"), "family": (None, None)}))
    (found,) = run_voices((PREVALENCE, THEMES, joint()), bench=bench, numbers={"fed.proportion"})
    assert found.joint == {"imd": "fed.proportion"}
    assert [theme.id for theme in found.themes] == ["imd", "family", "sanctions"]
    assert found.facts.informants == "said.count.informants"
    assert found.facts.n_coders == 1


def test_themes_are_those_asked_for_in_their_order_and_without_a_joint_there_is_none() -> None:
    asked = THEMES.model_copy(update={"themes": ("sanctions", "imd")})
    (found,) = run_voices((asked,), bench=bench_with(interviews(VOICES)))
    assert [theme.id for theme in found.themes] == ["sanctions", "imd"]
    assert found.joint is None


def test_a_joint_display_without_themes_gives_nothing_and_does_not_fail() -> None:
    assert run_voices((joint(),), bench=bench_with(interviews(VOICES))) == ()


def test_a_quote_is_chosen_by_the_name_of_its_segment() -> None:
    asked = THEMES.model_copy(update={"quotes": {"imd": ("s1",)}})
    (found,) = run_voices((asked,), bench=bench_with(interviews(VOICES)))
    assert [segment.chosen for segment in found.segments] == [True, False]


def test_quotes_and_numbers_that_are_not_there_are_told_all_at_once() -> None:
    asked = THEMES.model_copy(update={"quotes": {"imd": ("s2", "s9")}})
    beside_nothing = joint(beside={"imd": "fed.proportions", "family": "quality.zeros"})
    bench = bench_with(interviews(VOICES))
    with pytest.raises(DataError) as caught:
        run_voices((asked, beside_nothing), bench=bench, numbers={"fed.proportion"})
    told = [str(each) for each in caught.value.diagnostics]
    assert len(told) == 3
    assert (
        'segments.csv: error: analysis said, quotes.imd: no segment with words, coded with "imd", is named "s2"'
        in told[0]
    )
    assert 'beside.imd: there is no finding "fed.proportions"' in told[2]
