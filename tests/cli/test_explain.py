"""``reportgen explain``: what it says of each rule is what the brief prints, and nothing that the brief hides."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from counsels import (
    GAP,
    MET,
    NOT_ASKED,
    REACHED,
    SHORT,
    SMALL,
    book,
    counsel_of,
    counselled,
    example_counsel,
    figure,
    findings,
    only,
    recommended,
    rule,
    share,
)

from reportgen import pipeline
from reportgen.cli.app import app
from reportgen.cli.explained import Explained, Standing, asked_for, explained
from reportgen.cli.explained_lines import Telling, order_words
from reportgen.cli.explained_record import explained_record
from reportgen.cli.question_lines import Seen
from reportgen.findings import Findings, Outcome, Truth, Unsure, Usability
from reportgen.locales.languages import Language
from reportgen.locales.voice import voice
from reportgen.pipeline import Format, Options, Workshop
from reportgen.rulebook import FigureIs, FigureState, Not, Power, Rulebook, Verdict

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared" / "acceptance"
BRIEFS = (
    "sumber-lestari.yaml",
    "wana-asri.yaml",
    "serpong-1/serpong-1.yaml",
    "sumber-lestari-ibu/sumber-lestari-ibu.yaml",
)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["explain", *map(str, arguments)])


def records(*arguments: object) -> list[dict[str, Any]]:
    result = run("--json", *arguments)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def told(found: Findings, rulebook: Rulebook | None = None) -> dict[str, Explained]:
    assert found.counsel is not None
    return {each.rule: each for each in explained(found.counsel, rulebook or book())}


def lines(found: Findings, name: str, *, verbosity: int = 0, rulebook: Rulebook | None = None) -> str:
    seen = Seen(found, voice(Language.ENGLISH), with_ids=verbosity > 0)
    telling = Telling(seen, tuple(map(voice, Language)), Power.PUSKESMAS, found.quality.usability, verbosity)
    return click.unstyle("\n".join(telling.lines(told(found, rulebook)[name]))).replace("\N{NO-BREAK SPACE}", " ")


def judged(*figures: Any, rulebook: Rulebook, usability: Usability = Usability.USABLE) -> Findings:
    found = findings(*figures, usability=usability)
    return replace(found, counsel=counsel_of(found, rulebook))


# --- What became of a rule --------------------------------------------------------------------------------------------


def test_every_rule_is_told_once_and_recommendations_come_first_by_rank() -> None:
    found = counselled()
    every = tuple(told(found).values())
    assert [each.rank for each in every[:5]] == [1, 2, 3, 4, 5]
    assert {each.rule: each.standing for each in every[5:]} == {
        "composite_low": Standing.BLOCKED,
        "low_education": Standing.UNKNOWN,
        "private_sector": Standing.SWITCHED_OFF,
    }


def test_a_rule_that_does_not_hold_is_told_apart_from_one_that_cannot_be_told() -> None:
    rules = only(rule("low_imd", FigureIs("imd", GAP)), rule("low_rooming_in", FigureIs("rooming_in", GAP)))
    found = judged(figure("imd", share(190, 200)), rulebook=rules)
    assert "does not hold" in lines(found, "low_imd", rulebook=rules)
    assert "no\n    met: 95.0% (190 of 200; 95% CI 91.0–97.3)" in lines(found, "low_imd", rulebook=rules)
    assert "cannot be told (not measured in this brief)" in lines(found, "low_rooming_in", rulebook=rules)


def test_a_blocked_rule_says_what_the_data_are_and_what_it_needs() -> None:
    rules = only(rule("low_imd", FigureIs("imd", GAP), needs=Verdict.USABLE))
    found = judged(figure("imd", share(40, 200)), rulebook=rules, usability=Usability.CAUTION)
    words = lines(found, "low_imd", rulebook=rules)
    assert "blocked; what it asks holds, but the data are to be used with caution and must at worst be usable" in words
    assert "rank" not in words


def test_a_gap_tells_value_interval_counts_yardstick_with_its_basis_and_width() -> None:
    words = lines(counselled(), "low_imd")
    assert "any[0]: imd (Skin-to-skin contact and early initiation (IMD)): gap? yes" in words
    assert "gap: 40.0% (96 of 240; 95% CI 34.0–46.3)" in words
    assert "80% (this brief's own working threshold, not an official target)" in words
    assert "a gap of 40.0 percentage points" in words
    assert "hinders: raised by 14 of 20; hinders 11 of 14" in words


def test_what_cannot_be_said_says_why() -> None:
    assert "target of 80% (The district's target, for 2025); the interval lies on both sides" in lines(
        counselled(), "inconclusive"
    )
    rules = only(rule("low_imd", FigureIs("imd", GAP, at_least=50)))
    few = judged(figure("imd", share(9, 40)), rulebook=rules)
    assert "fewer than the 50 that it needs" in lines(few, "low_imd", rulebook=rules)


@pytest.mark.parametrize("unsure", Unsure)
def test_every_reason_for_not_knowing_has_words(unsure: Unsure) -> None:
    ground = replace(NOT_ASKED, unsure=unsure)
    outcome = Outcome("low_education", ground.label, "low_education", Truth.UNKNOWN, blocked=False, grounds=(ground,))
    words = lines(counselled(outcomes=(outcome,)), "low_education")
    assert re.search(r"cannot be told \([^)]{10,}\)", words)


def test_a_question_under_not_says_so() -> None:
    rules = only(rule("low_imd", Not(FigureIs("imd", MET))))
    found = judged(figure("imd", share(40, 200)), rulebook=rules)
    assert "not (under `not`): imd (" in lines(found, "low_imd", rulebook=rules)
    assert told(found, rules)["low_imd"].standing is Standing.RECOMMENDED


def test_a_hidden_number_stays_hidden() -> None:
    rules = only(rule("inconclusive", FigureIs("imd", frozenset({FigureState.CANNOT_SAY}))))
    found = judged(figure("imd", SMALL), rulebook=rules)
    words = lines(found, "inconclusive", rulebook=rules, verbosity=1)
    assert "its number is hidden" in words
    held = next(line for line in words.splitlines() if "its number is hidden" in line)
    assert re.findall(r"\d+", held) == ["80"]
    record = explained_record(told(found, rules)["inconclusive"], found)
    (hidden,) = record["findings"]
    assert hidden["suppressed"]
    assert {hidden[key] for key in ("value", "lower", "upper", "numerator", "denominator", "n")} == {None}


# --- What is recommended ----------------------------------------------------------------------------------------------


def test_a_recommendation_is_told_in_each_language_with_all_that_belongs_to_it() -> None:
    words = lines(counselled(), "low_imd")
    for expected in (
        "recommended, on page one, provisionally",
        "rank 1: call act, score 0.400, which is 40.0 percentage points × weight 1.000",
        "id do         Lakukan low_imd.",
        "id how        Caranya low_imd.",
        "id when       paling lambat akhir Triwulan III 2025",
        "en who        The coordinating midwife",
        "en when       by the end of Q3 2025",
        "en why        Because low_imd.",
        "en law        PP 28/2024, Article 26(1)",
        "en certainty  high",
    ):
        assert expected in words
    assert "as reported by" in words


def test_a_recommendation_in_the_annex_says_so() -> None:
    assert "policy_met: recommended, in the annex" in lines(counselled(), "policy_met")


def test_the_score_is_the_gap_times_the_weight_that_is_told() -> None:
    for each in told(counselled()).values():
        if each.recommendation is not None and each.recommendation.gap is not None:
            words = lines(counselled(), each.rule)
            score, gap, weight = map(
                float, re.findall(r"score ([\d.]+), which is ([\d.]+) percentage points × weight ([\d.]+)", words)[0]
            )
            assert score == pytest.approx(gap / 100 * weight, abs=0.001)
    formula = order_words(Power.DISTRICT, voice(Language.ENGLISH))
    assert "district 1.00" in formula
    assert "puskesmas 0.50" in formula
    assert "very low 0.25" in formula


def test_quietly_a_rule_is_one_line_and_at_length_it_names_its_findings() -> None:
    assert len(lines(counselled(), "low_imd", verbosity=-1).splitlines()) == 1
    assert "findings: coverage.imd" in lines(counselled(), "low_imd", verbosity=1)
    assert "coverage.imd" not in lines(counselled(), "low_imd")


def test_a_name_may_be_a_rules_or_an_actions() -> None:
    together = replace(recommended("policy_met", REACHED), rules=("policy_met", "practices_met"))
    outcomes = tuple(
        Outcome(name, SHORT.label, "policy_met", Truth.HOLDS, blocked=False, grounds=()) for name in together.rules
    )
    counsel = example_counsel(recommendations=(together,), outcomes=outcomes)
    every = explained(counsel, book())
    assert [each.rule for each in asked_for(every, "policy_met")] == ["policy_met", "practices_met"]
    assert [each.rule for each in asked_for(every, "practices_met")] == ["practices_met"]
    assert [each.rule for each in asked_for(every, "private_sector")] == ["private_sector"]
    assert asked_for(every, "nothing") == ()


# --- Through the front door -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", BRIEFS)
def test_every_printed_recommendation_is_explained_and_no_other(name: str, tmp_path: Path) -> None:
    options = Options(formats=frozenset({Format.HTML, Format.JSON}))
    built = pipeline.build(EXAMPLES / name, tmp_path, options=options, workshop=Workshop())
    rules = [each for each in records(EXAMPLES / name) if each["standing"] == "recommended"]
    published = json.loads((built.folder / "results.json").read_text(encoding="utf-8"))["recommendations"]
    assert {each["action"] for each in rules} == {each["action"] for each in published}
    assert {rule for each in published for rule in each["rules"]} == {each["rule"] for each in rules}
    assert {each["recommendation"]["rank"] for each in rules} == set(range(1, len(published) + 1))
    for page in built.folder.glob("brief*.html"):
        printed = prose(page.read_text(encoding="utf-8"))
        for each in every_action(EXAMPLES / name):
            (language,) = re.findall(r"brief\.(id|en)\.", page.name) or ["id"]
            said = prose(each["do"][language]).rstrip(".") in printed
            assert said is (each["id"] in {one["action"] for one in published}), (page.name, each["id"])


def prose(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", text)))


def every_action(config: Path) -> list[dict[str, Any]]:
    from reportgen.config.load import load  # noqa: PLC0415 -- for this test only

    actions = load(config).rulebook.actions.values()
    return [{"id": each.id, "do": each.do.as_mapping()} for each in actions]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_the_districts_briefs_are_explained_differently_where_findings_differ() -> None:
    found = {
        name: {
            each["action"] for each in records(SHARED / "malang" / f"{name}.yaml") if each["standing"] == "recommended"
        }
        for name in ("wagir", "singosari", "bantur")
    }
    assert len({frozenset(each) for each in found.values()}) > 1


def test_a_brief_is_told_with_its_date_its_rules_and_the_order_once() -> None:
    result = run(EXAMPLES / "sumber-lestari.yaml")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].endswith("sumber-lestari 2025-Q3, dated 30 September 2025, data usable")
    assert result.stdout.count("Score = gap") == 1
    assert result.stdout.splitlines()[-1].startswith("24 rules: 3 recommend")
    assert result.stderr == ""


def test_one_rule_alone_is_told_without_the_others() -> None:
    result = run(EXAMPLES / "sumber-lestari.yaml", "low_imd")
    assert "low_imd: recommended, on page one" in result.stdout
    assert "low_recall" not in result.stdout


def test_an_unknown_name_is_a_usage_error_that_names_the_nearest() -> None:
    result = run(EXAMPLES / "sumber-lestari.yaml", "low_imdd")
    assert result.exit_code == 2
    assert 'there is no rule or action "low_imdd"; did you mean "low_imd"?' in result.stderr
    assert result.stdout == ""
    far = run(EXAMPLES / "sumber-lestari.yaml", "zzz")
    assert "the rules are low_imd" in far.stderr


def test_the_words_come_in_the_language_asked_for() -> None:
    result = run("--lang", "id", EXAMPLES / "sumber-lestari.yaml", "low_imd")
    assert "  id do  " in result.stdout
    assert "  en do  " not in result.stdout


def test_a_rule_that_is_switched_off_and_an_own_rule_are_told(tmp_path: Path) -> None:
    config = tmp_path / "own.yaml"
    config.write_text(
        f"extends: {EXAMPLES / 'sumber-lestari.yaml'}\n"
        "policy:\n"
        "  rules:\n"
        "    low_imd: off\n"
        "    ours:\n"
        "      why: {id: Sebab kami., en: Our reason.}\n"
        "      action: low_imd\n"
        "      when: {not: {figure: imd, is: met, threshold: 0.9}}\n",
        encoding="utf-8",
    )
    found = {each["rule"]: each for each in records(config)}
    assert found["low_imd"]["standing"] == "switched_off"
    assert "truth" not in found["low_imd"]
    assert found["ours"]["standing"] == "recommended"
    assert found["ours"]["grounds"][0]["place"] == "not"
    assert "low_imd: switched off" in run("-q", config).stdout
    assert "ours → low_imd: recommended" in run("-q", config, "low_imd").stdout


def test_a_configuration_with_mistakes_is_refused_as_check_refuses_it(tmp_path: Path) -> None:
    config = tmp_path / "own.yaml"
    config.write_text(
        f"extends: {EXAMPLES / 'sumber-lestari.yaml'}\n"
        "policy:\n"
        "  rules:\n"
        "    never:\n"
        "      why: {id: Sebab., en: Reason.}\n"
        "      action: low_imd\n"
        "      when: {all: [{figure: imd, is: gap}, {figure: imd, is: met}]}\n",
        encoding="utf-8",
    )
    result = run(config)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert "4:5" in result.stderr
    assert "policy.rules.never can never fire" in result.stderr


def test_colours_are_left_out_where_nobody_watches() -> None:
    assert "\x1b[" not in run(EXAMPLES / "sumber-lestari.yaml", "low_imd").stdout
