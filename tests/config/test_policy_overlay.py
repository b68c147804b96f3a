"""A district's and a puskesmas' own entries, laid over the built-in ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from reportgen.config.load import Loaded, load
from reportgen.config.places import Keys, Leaf, find, plain
from reportgen.config.policy_file import built_in, laid_over
from reportgen.config.schema import full_schema, layer_schema
from reportgen.config.tree import parse_tree
from reportgen.findings import Target
from reportgen.locales.languages import Language, Text
from reportgen.rulebook import AnyOf, FigureIs, FigureState, Level, Mark, Power, Verdict

Write = Callable[[str, str], Path]
RULE = """\
  rules:
    village_visits:
      why: {id: Karena begitu., en: Because so.}
      when: {figure: imd, is: gap}
      action: areas_differ
"""


@pytest.fixture
def with_policy(write: Write, valid: str) -> Callable[[str], Loaded]:
    """Load the valid configuration with more under its ``policy``."""
    return lambda more: load(write("contoh.yaml", valid + more))


@pytest.fixture
def two_files(write: Write, valid: str) -> Callable[[str, str], Loaded]:
    """Load a puskesmas' file over a district's, each with its own entries under ``policy``."""

    def loading(district: str, puskesmas: str) -> Loaded:
        write("kab.yaml", valid + district)
        return load(write("contoh.yaml", f"extends: kab.yaml\npolicy:\n{puskesmas}"))

    return loading


def test_what_a_configuration_does_not_name_stands_as_it_is_built_in(with_policy: Callable[[str], Loaded]) -> None:
    book = with_policy("").rulebook
    assert list(book.actions) == list(built_in().names("actions"))
    assert list(book.rules) == list(built_in().names("rules"))
    assert (book.floor, book.reader) == (30, Power.PUSKESMAS)


def test_an_override_changes_one_key_and_leaves_the_others_and_the_order(with_policy: Callable[[str], Loaded]) -> None:
    book = with_policy("  actions:\n    low_imd: {within: 3, actor: bidan_koordinator}\n  minimum_n: 50\n").rulebook
    changed, known = book.actions["low_imd"], built_in().policy.actions["low_imd"]
    assert not isinstance(known, str)
    assert (changed.within, changed.actor) == (3, "bidan_koordinator")
    assert (changed.do, changed.evidence) == (known.do, known.evidence)
    assert list(book.actions) == list(built_in().names("actions"))
    assert book.floor == 50


def test_a_district_adds_and_a_puskesmas_overrides(two_files: Callable[[str, str], Loaded]) -> None:
    book = two_files(RULE, "  rules: {village_visits: {needs: usable}}\n").rulebook
    rule = book.rules["village_visits"]
    assert (rule.action, rule.needs) == ("areas_differ", Verdict.USABLE)
    assert list(book.rules)[-1] == "village_visits"
    assert rule.when == FigureIs("imd", frozenset({FigureState.GAP}))


def test_a_puskesmas_switches_off_what_its_district_added(two_files: Callable[[str, str], Loaded]) -> None:
    book = two_files(RULE, '  rules: {village_visits: off, low_imd: "off"}\n').rulebook
    assert not {"village_visits", "low_imd"} & set(book.rules)
    assert book.switched_off == ("low_imd", "village_visits")


def test_a_puskesmas_switches_on_again_what_its_district_switched_off(two_files: Callable[[str, str], Loaded]) -> None:
    book = two_files("  rules: {low_imd: off}\n", "  rules: {low_imd: {needs: usable}}\n").rulebook
    assert book.rules["low_imd"].needs is Verdict.USABLE
    assert book.switched_off == ()


def test_a_rule_goes_with_the_action_that_is_switched_off_and_lists_lose_it(
    with_policy: Callable[[str], Loaded],
) -> None:
    book = with_policy("  actions: {low_imd: off}\n  evidence: {e5: off}\n  regulations: {pp-28-2024: off}\n").rulebook
    assert book.switched_off == ("low_imd",)
    assert book.topics["imd"].action is None
    assert all("low_imd" not in option.actions for option in book.options.values())
    assert book.actions["low_education"].evidence == ("e6", "e7", "e10")
    assert [each.regulation for each in book.topics["imd"].law] == ["pp-33-2012", "permenkes-15-2014"]


def test_a_text_is_taken_whole_so_that_no_language_says_what_nobody_meant(
    valid: str, write: Write, refused: Callable[[Path], tuple[object, ...]]
) -> None:
    only = "  actions:\n    low_imd:\n      do: {id: Lakukan IMD.}\n"
    (problem,) = refused(write("contoh.yaml", valid + only))
    assert 'policy.actions.low_imd.do has no "en"' in str(problem)
    one_language = valid.replace("languages: [id, en]", "languages: [id]")
    book = load(write("satu.yaml", one_language + only)).rulebook
    assert book.actions["low_imd"].do == Text.of({"id": "Lakukan IMD."})


def test_a_condition_with_a_question_of_its_own_takes_the_place_of_the_built_in_one(
    with_policy: Callable[[str], Loaded],
) -> None:
    book = with_policy("  rules: {low_imd: {when: {figure: imd, is: gap, threshold: 0.9}}}\n").rulebook
    assert book.rules["low_imd"].when == FigureIs("imd", frozenset({FigureState.GAP}), threshold=0.9)
    assert isinstance(with_policy("").rulebook.rules["low_imd"].when, AnyOf)


def test_a_condition_without_a_question_of_its_own_changes_the_built_in_one(
    with_policy: Callable[[str], Loaded],
) -> None:
    book = with_policy("  rules: {low_recall: {when: {threshold: 0.9}}}\n").rulebook
    assert book.rules["low_recall"].when == FigureIs("recall_coverage", frozenset({FigureState.GAP}), threshold=0.9)


def test_a_threshold_with_an_official_basis_is_no_longer_our_own(with_policy: Callable[[str], Loaded]) -> None:
    official = "{value: 0.9, basis: {id: SK Kepala Dinas, en: Decree}, mark: V}"
    topics = with_policy(
        f"  topics:\n    imd: {{threshold: {official}}}\n    rooming_in: {{threshold: {{value: 0.7}}}}\n"
    )
    imd, rooming_in = (topics.rulebook.topics[name].yardstick for name in ("imd", "rooming_in"))
    assert imd is not None
    assert rooming_in is not None
    assert (imd.value, imd.own) == (0.9, False)
    assert (rooming_in.value, rooming_in.own) == (0.7, True)


def test_the_files_of_the_built_in_data_count_among_the_inputs(with_policy: Callable[[str], Loaded]) -> None:
    files = with_policy("").files
    assert set(built_in().files) <= set(files)
    assert {path.name for path in built_in().files} >= {"rules.yaml", "actions.yaml", "regulations.yaml"}


# --- Targets in force -------------------------------------------------------------------------------------------------


@pytest.fixture
def without(valid: str) -> str:
    """Give a valid configuration that says nothing of policy."""
    return valid[: valid.index("policy:")]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2011", None),  # before any that is known was set
        ("2016", (0.50, 2025, Level.GLOBAL)),
        ("2020", (0.40, 2020, Level.NATIONAL)),
        ("2021", (0.60, 2024, Level.NATIONAL)),
        ("2024-Q4", (0.60, 2024, Level.NATIONAL)),
        ("2025-Q1", (0.50, 2025, Level.GLOBAL)),
        ("2026-Q2", (0.60, 2030, Level.GLOBAL)),
        ("2031", None),  # after the last
    ],
)
def test_a_brief_without_a_target_is_held_against_the_nearest_known_one_of_its_day(
    write: Write, without: str, period: str, expected: tuple[float, int, Level] | None
) -> None:
    loaded = load(write("contoh.yaml", without.replace("2025-Q1", period)))
    chosen = loaded.rulebook.targets.get("ebf_24h_0_5")
    assert (None if chosen is None else (chosen.value, chosen.year, chosen.level)) == expected
    found = {name: (target.value, target.year) for name, target in loaded.targets.items()}
    assert found == ({} if expected is None else {"ebf_24h_0_5": expected[:2]})


def test_a_target_known_at_second_hand_says_so_in_its_basis(write: Write, without: str) -> None:
    basis = load(write("contoh.yaml", without.replace("2025-Q1", "2024-Q4"))).targets["ebf_24h_0_5"].basis
    assert basis.in_(Language.ENGLISH).endswith(", as reported by Databoks quoting BPS")
    assert "sebagaimana dilaporkan Databoks" in basis.in_(Language.INDONESIAN)


def test_the_brief_s_own_target_wins_and_the_known_ones_stand_beside_it(with_policy: Callable[[str], Loaded]) -> None:
    loaded = with_policy("")
    assert loaded.targets == {"ebf_24h_0_5": Target(0.5, 2025, Text.of({"id": "Dasar", "en": "Basis"}))}
    assert loaded.rulebook.targets["ebf_24h_0_5"].basis == Text.of({"id": "Dasar", "en": "Basis"})
    assert "renstra_2024" in loaded.rulebook.references


def test_a_target_that_was_set_after_the_brief_s_date_is_not_known_to_it(write: Write, without: str) -> None:
    names = load(write("contoh.yaml", without.replace("2025-Q1", "2020-Q1"))).rulebook.references
    assert "renstra_2024" in names
    assert "stunting_2024" not in names
    assert "stunting_2024" in load(write("later.yaml", without)).rulebook.references


def test_a_district_s_known_target_is_nearer_than_the_nation_s(write: Write, without: str) -> None:
    own = """\
policy:
  reference_targets:
    perda: {indicator: ebf_24h_0_5, value: 0.65, year: 2026, level: district, basis: Perda, mark: V}
    imd: {indicator: imd, value: 0.75, year: 2026, level: province, basis: Pergub, mark: V}
"""
    loaded = load(write("contoh.yaml", without + own))
    assert {name: target.value for name, target in loaded.targets.items()} == {"ebf_24h_0_5": 0.65, "imd": 0.75}


def test_the_date_of_the_brief_and_not_its_period_picks_the_target(write: Write, without: str) -> None:
    dated = without.replace("languages: [id, en]", 'languages: [id, en]\n  date: "2026-01-20"')
    chosen = load(write("contoh.yaml", dated)).rulebook.targets["ebf_24h_0_5"]
    assert (chosen.year, chosen.mark) == (2030, Mark.VERIFIED)


# --- Schemas ----------------------------------------------------------------------------------------------------------

PARTIAL = "policy: {actions: {low_imd: {within: 2}}, rules: {low_imd: off}, topics: {imd: {threshold: {value: 0.9}}}}\n"


@pytest.mark.parametrize("schema", [full_schema(), layer_schema()], ids=["full", "layer"])
def test_both_schemas_accept_an_override_of_one_key(schema: dict[str, object], without: str) -> None:
    root = parse_tree(without + PARTIAL, "x.yaml").root
    assert root is not None
    assert list(Draft7Validator(schema).iter_errors(plain(root))) == []
    wrong = parse_tree(without + PARTIAL.replace("within: 2", "within: 20"), "x.yaml").root
    assert wrong is not None
    assert list(Draft7Validator(schema).iter_errors(plain(wrong)))


def test_only_the_entries_that_a_configuration_names_enter_its_tree(without: str) -> None:
    root = parse_tree(without + PARTIAL, "x.yaml").root
    assert root is not None
    policy = laid_over(root).entries["policy"].node
    actions = find(policy, ("actions",))
    assert isinstance(actions, Keys)
    assert list(actions.entries) == ["low_imd"]
    actor = find(actions, ("low_imd", "actor"))
    assert isinstance(actor, Leaf)
    assert (actor.value, Path(actor.place.file).name) == ("kepala_puskesmas", "actions.yaml")
