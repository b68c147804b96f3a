"""What a policy must not say: each problem with its place, what was expected, and what to do; all of them at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent, indent

import pytest
from survey_configs import SURVEY

from reportgen.config.load import load
from reportgen.errors import Diagnostic

Write = Callable[[str, str], Path]
Refused = Callable[[Path], tuple[Diagnostic, ...]]
Wrong = Callable[[str], tuple[Diagnostic, ...]]

SPOT = "¶"
RULE = "why: Karena, action: low_imd"
ACTION = "do: A, how: B, actor: kepala_puskesmas, certainty: low"

# Each case: what stands under `policy`, with ¶ before the spot that is to be blamed; the key there; words of the
# message; words of the hint.
CASES: dict[str, tuple[str, str, str, str | None]] = {
    "a rule on an indicator that nobody knows": (
        """
        rules:
          odd: {why: Karena, action: low_imd, when: {figure: ¶imdd, is: gap}}
        """,
        "rules.odd.when.figure",
        'there is no figure "imdd"',
        'did you mean "imd"?',
    ),
    "a rule on a topic that nobody knows, deep in a condition": (
        """
        rules:
          odd: {why: Karena, action: low_imd, when: {any: [{figure: imd, is: gap}, {not: {said: ¶rooming,
            way: hinders}}]}}
        """,
        "rules.odd.when.any[1].not.said",
        'there is no topic "rooming"',
        'did you mean "rooming_in"?',
    ),
    "an association with a topic that nobody knows": (
        """
        rules:
          odd: {why: Karena, action: low_imd, when: {association: ¶suport, is: above}}
        """,
        "rules.odd.when.association",
        'there is no topic "suport"',
        'did you mean "support"?',
    ),
    "areas compared in an indicator that nobody knows": (
        """
        rules:
          odd: {why: Karena, action: low_imd, when: {areas: ¶ebf_24h, side: worse}}
        """,
        "rules.odd.when.areas",
        'there is no indicator "ebf_24h"',
        'did you mean "ebf_24h_0_5"?',
    ),
    "a finding of an analysis that the brief has not": (
        """
        rules:
          odd: {why: Karena, action: low_imd, when: {finding: ¶coverag.imd, is: above}}
        """,
        "rules.odd.when.finding",
        'there is no analysis "coverag"',
        'did you mean "coverage"?',
    ),
    "a share asked about as a ratio": (
        """
        rules:
          odd: {why: Karena, action: low_imd, when: {finding: ¶coverage.imd, is: above}}
        """,
        "rules.odd.when.finding",
        'analysis "coverage" is a coverage, and `finding` asks about a ratio',
        "of a share ask `figure:`",
    ),
    "a rule without a condition": (
        """
        rules:
          ¶odd: {why: Karena, action: low_imd}
        """,
        "rules.odd.when",
        "policy.rules.odd.when is missing",
        "write `when: …` under policy.rules.odd",
    ),
    "an action of one sentence": (
        """
        actions:
          ¶mine: {do: A, actor: kepala_puskesmas, certainty: low}
        """,
        "actions.mine.how",
        "policy.actions.mine.how is missing",
        "write `how: …`",
    ),
    "a regulation without its dates": (
        """
        regulations:
          ¶perda: {name: Perda, title: Perda, line: Isi, mark: V}
        """,
        "regulations.perda.in_force",
        "policy.regulations.perda.in_force is missing",
        "write `in_force: …`",
    ),
    "no condition at all where several are joined": (
        """
        rules:
          odd: {why: Karena, action: low_imd, when: {all: ¶[]}}
        """,
        "rules.odd.when.all",
        "is an empty list; expected at least one",
        "write at least one entry",
    ),
    "an answer of an indicator": (
        """
        rules:
          odd: {why: Karena, action: low_imd, when: {figure: ebf_6m, is: gap, level: ¶good}}
        """,
        "rules.odd.when.level",
        "ebf_6m is an indicator, which has no answers",
        "take `level` away",
    ),
    "the state of a ratio asked of a share": (
        """
        rules:
          odd: {why: Karena, action: low_imd, when: ¶{figure: imd, is: above}}
        """,
        "rules.odd.when",
        'has `is: above`; of "figure" it is cannot_say, gap, met; ask of a ratio with `association:`',
        None,
    ),
    "the state of a share asked of a ratio": (
        """
        rules:
          odd: {why: Karena, action: low_imd, when: ¶{association: imd, is: met}}
        """,
        "rules.odd.when",
        'has `is: met`; of "association" it is above, below, unclear; ask of a share with `figure:`',
        None,
    ),
    "a threshold in per cent": (
        """
        rules:
          odd: {why: Karena, action: low_imd, when: {figure: imd, is: gap, threshold: ¶80}}
        """,
        "rules.odd.when.threshold",
        "is 80; expected a number above 0 to 1",
        "80 % is 0.8",
    ),
    "a misspelt state": (
        """
        rules:
          odd: {why: Karena, action: low_imd, when: {figure: imd, is: ¶gapp}}
        """,
        "rules.odd.when.is",
        'is "gapp"; expected gap, met or cannot_say',
        'did you mean "gap"?',
    ),
    "two questions in one condition": (
        """
        rules:
          odd: {why: Karena, action: low_imd, when: ¶{figure: imd, said: imd, is: gap}}
        """,
        "rules.odd.when",
        "`all:` and `any:` join several",
        None,
    ),
    "a rule for an action that is not there": (
        """
        rules:
          odd: {why: x, when: {figure: imd, is: gap}, action: ¶low_idm}
        """,
        "rules.odd.action",
        'there is no action "low_idm"',
        'did you mean "low_imd"?',
    ),
    "a rule for an action that is switched off": (
        """
        rules:
          odd: {why: x, when: {figure: imd, is: gap}, action: ¶low_imd}
        actions: {low_imd: off}
        """,
        "rules.odd.action",
        'action "low_imd" is switched off',
        "take `off` from policy.actions.low_imd",
    ),
    "two rules with one name": (
        """
        rules:
          odd: {why: Karena, action: low_imd, when: {figure: imd, is: gap}}
          ¶odd: {why: Karena, action: low_imd, when: {figure: imd, is: met}}
        """,
        "None",
        'the key "odd" stands here a second time; the first is on line 28',
        "keep one of the two",
    ),
    "a rule switched off that is not there": (
        """
        rules: {¶low_idm: off}
        """,
        "rules.low_idm",
        'there is no rule "low_idm" to switch off',
        'did you mean "low_imd"?',
    ),
    "a rule that is neither on nor off": (
        """
        rules: {low_imd: ¶of}
        """,
        "rules.low_imd",
        'is "of"; expected a group of keys',
        'did you mean "off"?',
    ),
    "a key of a rule that nobody knows": (
        """
        rules:
          odd: {why: Karena, action: low_imd, ¶wen: {figure: imd, is: gap}, when: {figure: imd, is: gap}}
        """,
        "rules.odd.wen",
        'unknown key "wen"',
        'did you mean "when"?',
    ),
    "an action without one of the brief's languages": (
        """
        actions:
          mine: {do: ¶{id: Lakukan.}, how: B, actor: kepala_puskesmas, certainty: low}
        """,
        "actions.mine.do",
        'has no "en"',
        "add `en: …` beside `id:`",
    ),
    "an override that names one language alone": (
        """
        actions: {low_imd: {how: ¶{en: Do it.}}}
        """,
        "actions.low_imd.how",
        'has no "id"',
        "add `id: …` beside `en:`",
    ),
    "an actor that is not there": (
        """
        actions:
          mine: {do: A, how: B, actor: ¶kepala_puskesma, certainty: low}
        """,
        "actions.mine.actor",
        'there is no actor "kepala_puskesma"',
        'did you mean "kepala_puskesmas"?',
    ),
    "evidence that is not there": (
        """
        actions:
          mine: {do: A, how: B, actor: kepala_puskesmas, certainty: low, evidence: [¶e55]}
        """,
        "actions.mine.evidence[0]",
        'there is no evidence "e55"',
        'did you mean "e5"?',
    ),
    "evidence that nobody has checked": (
        """
        evidence:
          ours: {line: x, citation: y, design: trial}
        actions:
          mine: {do: A, how: B, actor: kepala_puskesmas, certainty: low, evidence: [¶ours]}
        """,
        "actions.mine.evidence[0]",
        "rests on ours, which has mark U or none",
        "in policy.evidence.ours: after checking, write `mark: V`",
    ),
    "evidence from a secondary source that names nobody": (
        """
        evidence:
          ours: ¶{line: x, citation: y, design: trial, mark: V2}
        """,
        "evidence.ours",
        'has mark V2 without "reported_by"',
        None,
    ),
    "a regulation that is not there": (
        """
        topics: {imd: {law: [{regulation: ¶pp-28-2042}]}}
        """,
        "topics.imd.law[0].regulation",
        'there is no regulation "pp-28-2042"',
        'did you mean "pp-28-2024"?',
    ),
    "an article that its regulation has not": (
        """
        topics: {imd: {law: [{regulation: pp-28-2024, articles: [¶"26(9)"]}]}}
        """,
        "topics.imd.law[0].articles[0]",
        'pp-28-2024 has no article "26(9)"',
        "add it to policy.regulations.pp-28-2024.articles",
    ),
    "a regulation that nobody has checked": (
        """
        regulations:
          perda: {name: Perda, title: Perda, line: Isi, in_force: [{from: "2020-01-01", mark: V}]}
        topics: {imd: {law: [{regulation: ¶perda}]}}
        """,
        "topics.imd.law[0].regulation",
        "rests on perda, which has mark U or none",
        "in policy.regulations.perda",
    ),
    "dates of one regulation that overlap": (
        """
        regulations:
          perda:
            <<: &law {name: P, title: P, line: L, mark: V}
            in_force:
              - ¶{from: "2021-06-01", mark: V}
              - {from: "2020-01-01", to: "2021-06-01", mark: V}
        """,
        "regulations.perda.in_force[0]",
        "begins on 2021-06-01, and the stretch at",
        "end the first before the second begins",
    ),
    "a stretch without an end before another": (
        """
        regulations:
          perda: {name: P, title: P, line: L, mark: V, in_force: [{from: "2020-01-01", mark: V},
            ¶{from: "2021-01-01", mark: V}]}
        """,
        "regulations.perda.in_force[1]",
        "has no last day",
        None,
    ),
    "a stretch that ends before it begins": (
        """
        regulations:
          perda: {name: P, title: P, line: L, mark: V, in_force: [¶{from: "2020-01-02", to: "2020-01-01",
            mark: V}]}
        """,
        "regulations.perda.in_force[0]",
        "before it begins",
        None,
    ),
    "an article known at second hand of a regulation that names nobody": (
        """
        regulations:
          perda: {name: Perda, title: Perda, line: Isi, in_force: [{from: "2020-01-01", mark: V}], mark: V,
            articles: {"3": {mark: ¶V2}}}
        """,
        "regulations.perda.articles.3.mark",
        '"3" has mark V2, and the regulation names nobody',
        "add `reported_by:",
    ),
    "a successor that is not there": (
        """
        regulations:
          perda: {name: Perda, title: Perda, line: Isi, in_force: [{from: "2020-01-01", mark: V}], mark: V,
            superseded_by: [¶pp-28-2042]}
        """,
        "regulations.perda.superseded_by[0]",
        'there is no regulation "pp-28-2042"',
        None,
    ),
    "an option of an action that is not there": (
        """
        options:
          mine: {label: x, effect: y, cost: low, actions: [¶low_idm]}
        """,
        "options.mine.actions[0]",
        'there is no action "low_idm"',
        'did you mean "low_imd"?',
    ),
    "a known target above 1": (
        """
        reference_targets:
          perda: {indicator: imd, value: ¶60, year: 2026, level: district, basis: x, mark: V}
        """,
        "reference_targets.perda.value",
        "is 60; expected a number above 0 to 1",
        "60 % is 0.6",
    ),
    "a known target that nobody has checked": (
        """
        reference_targets:
          perda: ¶{indicator: imd, value: 0.6, year: 2026, level: district, basis: x}
        """,
        "reference_targets.perda",
        "has no mark: nobody has checked it",
        "write `mark: V`",
    ),
    "a known target of an indicator that is not there": (
        """
        reference_targets:
          perda: {indicator: ¶idm, value: 0.6, year: 2026, level: district, basis: x, mark: V}
        """,
        "reference_targets.perda.indicator",
        'there is no indicator "idm"',
        'did you mean "imd"?',
    ),
    "a threshold that nobody has checked": (
        """
        topics:
          mine: {label: x, threshold: ¶{value: 0.8, basis: x}}
        """,
        "topics.mine.threshold",
        "has no mark",
        "write `mark: V`",
    ),
    "a context figure that nobody has checked": (
        """
        context:
          - {indicator: imd, value: 0.5, place: x, year: 2020, source: y, mark: ¶U}
        """,
        "context[0]",
        "has mark U",
        "write `mark: V`",
    ),
    "a context figure of an indicator that is not there": (
        """
        context:
          - {indicator: ¶idm, value: 0.5, place: x, year: 2020, source: y, mark: V}
        """,
        "context[0].indicator",
        'there is no indicator "idm"',
        'did you mean "imd"?',
    ),
    "somebody who answers for what is not there": (
        """
        monitoring: {¶idm: Petugas}
        """,
        "monitoring.idm",
        'there is no figure "idm"',
        'did you mean "imd"?',
    ),
}


@pytest.fixture
def wrong(write: Write, refused: Refused, valid: str) -> Wrong:
    """Give the problems of the valid configuration with more under its ``policy``."""
    return lambda more: refused(write("contoh.yaml", valid + indent(more, "  ")))


def spot(text: str) -> tuple[int, int]:
    """Give the line and column, from 1, at which a text holds the mark."""
    before = text[: text.index(SPOT)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_it_is_refused_where_it_stands(wrong: Wrong, valid: str, case: tuple[str, str, str, str | None]) -> None:
    marked, key, message, hint = dedent(case[0]).lstrip(), *case[1:]
    (problem,) = wrong(marked.replace(SPOT, ""))
    assert problem.where is not None
    assert (problem.where.line, problem.where.column) == spot(valid + indent(marked, "  "))
    assert str(problem.where.key).removeprefix("policy.") == key
    assert message in problem.message
    assert hint is None or (problem.hint is not None and hint in problem.hint)


@pytest.mark.parametrize(
    ("finding", "words", "hint"),
    [
        ("factors.prevalence_ratio.plce.slum", 'no ratio of the exposure "plce"', 'did you mean "place"?'),
        ("factors.odds_ratio.place.slum", 'no ratio of the measure "odds_ratio"', "known here: prevalence_ratio"),
        ("factors.risk_difference.place.slum", 'no ratio of the measure "risk_difference"', "prevalence_ratio"),
        ("factors", "it names no measure", "known here: prevalence_ratio"),
    ],
)
def test_a_ratio_that_its_analysis_cannot_give_is_refused(
    write: Write, refused: Refused, finding: str, words: str, hint: str
) -> None:
    asked = f"  rules:\n    odd: {{{RULE}, when: {{finding: {finding}, is: above}}}}\n"
    text = SURVEY.replace("exposures: [place]", "exposures: [place, water]") + "policy:\n" + asked
    (problem,) = refused(write("contoh.yaml", text))
    assert (problem.code, str(problem.where and problem.where.key)) == (
        "config.no_finding",
        "policy.rules.odd.when.finding",
    )
    assert words in problem.message
    assert hint in str(problem.hint)


def test_a_ratio_that_its_analysis_gives_may_be_asked_about(write: Write) -> None:
    asked = f"  rules:\n    odd: {{{RULE}, when: {{finding: factors.prevalence_ratio.slum, is: above}}}}\n"
    assert "odd" in load(write("contoh.yaml", SURVEY + "policy:\n" + asked)).rulebook.rules


@pytest.mark.parametrize(
    ("more", "hint"),
    [
        (f"rules:\n  odd: {{{RULE}, when: {{quality: bad}}}}\n", None),
        (f"actions:\n  mine: {{{ACTION}, law: pp-28-2024}}\n", "begin each entry with a hyphen"),
    ],
)
def test_no_hint_puts_brackets_round_what_would_still_be_wrong(wrong: Wrong, more: str, hint: str | None) -> None:
    (problem,) = wrong(more)
    assert problem.hint is None if hint is None else hint in str(problem.hint)


def test_a_threshold_beyond_all_numbers_is_told_with_what_else_is_the_matter(wrong: Wrong) -> None:
    rule = "{why: Kurang dari 80%, action: low_imd, when: {figure: imd, is: gap, threshold: 1e308}}"
    told = [problem.message for problem in wrong(f"rules:\n  odd: {rule}\n")]
    assert any("threshold is 1e308; expected a number above 0 to 1" in each for each in told)
    assert any('found "80"' in each for each in told)


def test_all_problems_are_said_at_once(wrong: Wrong) -> None:
    found = wrong(
        "rules:\n  odd: {why: x, when: {figure: imdd, is: gap}, action: low_idm}\n"
        "actions: {mine: {do: A, how: B, actor: nobody, certainty: low, evidence: [e55]}}\ntopics: {imd: {action: odd}}"
    )
    assert [problem.code for problem in found] == [
        "config.no_figure",
        "config.no_action",
        "config.no_actor",
        "config.no_evidence",
        "config.no_action",
    ]


def test_a_text_in_one_language_is_enough_for_a_brief_in_that_language(write: Write, valid: str) -> None:
    text = (
        valid.replace("[id, en]", "[id]")
        + f"  actions:\n    mine: {{{ACTION.replace('do: A', 'do: {id: Lakukan.}')}}}\n"
    )
    assert "mine" in load(write("contoh.yaml", text)).rulebook.actions


def test_a_known_target_for_an_indicator_that_the_brief_has_not_needs_no_second_language(
    write: Write, valid: str
) -> None:
    target = "{indicator: ebf_6m, value: 0.6, year: 2026, level: district, basis: {id: Perda}, mark: V}"
    assert load(write("contoh.yaml", f"{valid}  reference_targets: {{perda: {target}}}\n"))


def test_what_a_district_shares_may_ask_of_what_one_brief_does_not_measure(write: Write, valid: str) -> None:
    asked = "{any: [{figure: rooming_in, is: gap}, {areas: ebf_6m, side: worse}]}"
    rules = f"  rules:\n    shared: {{{RULE}, when: {asked}}}\n"
    assert "shared" in load(write("contoh.yaml", valid + rules)).rulebook.rules


def test_built_in_entries_that_rest_on_what_is_switched_off_go_quietly(write: Write, valid: str) -> None:
    text = valid + "  actions: {low_imd: off, low_rooming_in: {within: 2}}\n  regulations: {pp-33-2012: off}\n"
    assert load(write("contoh.yaml", text)).rulebook.switched_off == ("low_imd",)


def test_a_target_above_1_says_how_a_share_is_written(spoilt: Callable[..., tuple[Diagnostic, ...]]) -> None:
    (problem,) = spoilt(("value: 0.5", "value: 60"))
    assert "policy.targets[0].value is 60" in problem.message
    assert problem.hint == "a share is written 0 to 1: 60 % is 0.6"


def test_a_variable_about_a_topic_that_is_not_there_is_refused(write: Write, refused: Refused) -> None:
    text = SURVEY.replace('        event: "yes"', '        topic: suport\n        event: "yes"', 1)
    (problem,) = refused(write("contoh.yaml", text))
    assert problem.code == "config.no_topic"
    assert problem.hint == 'did you mean "support"?'
    before = text[: text.index("suport")]
    assert problem.where is not None
    assert (problem.where.line, problem.where.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
