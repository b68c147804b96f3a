"""An office's own words: what is wrong stops the brief, what may be wrong is remarked on, each at its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen import resources
from reportgen.assignment import refuse_remarks
from reportgen.config.crosscheck import crosscheck
from reportgen.config.load import Loaded, load
from reportgen.config.tree import parse_tree
from reportgen.errors import ConfigError, Diagnostic, Severity

AFTER, BEFORE = 'date: "2024-07-26"', 'date: "2024-07-25"'


Office = Callable[..., Path]


@pytest.fixture
def office(write: Callable[[str, str], Path], valid: str) -> Office:
    """Write a valid configuration with lines added to its parts, and give its path."""

    def writing(*changes: tuple[str, str], brief: str = "", policy: str = "", rest: str = "") -> Path:
        text = valid.replace("brief:\n", f"brief:\n{brief}").replace("policy:\n", f"policy:\n{policy}") + rest
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        return write("contoh.yaml", text)

    return writing


def refused(path: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(ConfigError) as error:
        load(path)
    return error.value.diagnostics


def told(loaded: Loaded) -> list[str]:
    return [each.message for each in loaded.remarks]


def test_a_number_of_one_language_alone_is_refused_where_it_stands(office: Office) -> None:
    path = office(brief='  note: {id: "Target 60% pada 2025.", en: "A target of 65% in 2025."}\n')
    (problem,) = refused(path)
    assert problem.code == "config.numbers"
    assert problem.message == "brief.note: 60 only in id; 65 only in en; expected the same numbers in both languages"
    assert problem.where is not None
    assert (problem.where.file, problem.where.line, problem.where.key) == (str(path), 6, "brief.note")


def test_numbers_of_a_language_that_the_brief_does_not_print_are_not_compared(office: Office) -> None:
    load(office(("[id, en]", "[id]"), brief='  note: {id: "Target 60%.", en: "A target of 65%."}\n'))


def test_repealed_law_is_refused_after_its_end_and_passes_before(office: Office) -> None:
    note = '  note: {id: "Menurut PP No. 33 Tahun 2012, ibu didukung.", en: "Under Government Regulation 33/2012."}\n'
    year = ("period: 2025-Q1", "period: 2024")
    problems = refused(office(year, brief=f"  {AFTER}\n{note}"))
    assert [each.code for each in problems] == ["config.repealed_law"] * 2
    assert all(each.where is not None and each.where.line == 7 for each in problems)
    assert "2024-07-25" in problems[0].message
    load(office(year, brief=f"  {BEFORE}\n{note}"))


def test_a_brief_dated_before_its_period_begins_is_remarked_on_where_the_date_stands(office: Office) -> None:
    loaded = load(office(brief='  date: "2024-12-31"\n'))
    (remark,) = loaded.remarks
    assert "brief.date is 2024-12-31, before the period 2025-Q1 begins" in remark.message
    assert remark.where is not None
    assert (remark.where.line, remark.where.column) == (6, 9)
    with pytest.raises(ConfigError):
        refuse_remarks(loaded)
    assert load(office(brief='  date: "2025-01-01"\n')).remarks == ()


def test_without_a_date_of_its_own_a_brief_is_of_the_last_day_of_its_period(office: Office) -> None:
    note = '  note: {id: "PP 33/2012 mendukung ibu.", en: "PP 33/2012 supports mothers."}\n'
    assert len(refused(office(brief=note))) == 2
    load(office(("period: 2025-Q1", "period: 2024-Q2"), brief=note))


def test_a_text_that_says_that_the_law_has_ended_passes(office: Office) -> None:
    note = '  note: {id: "PP 33/2012 sudah dicabut.", en: "PP 33/2012 was repealed."}\n'
    load(office(brief=note))


def test_a_publication_is_of_its_time(office: Office) -> None:
    study = """\
evidence:
  - id: study
    citation: {id: "Studi pelaksanaan PP 33/2012", en: "A study of Government Regulation 33/2012"}
    design: cross-sectional
    claims: [{measure: share, count: 1, n: 2, percent: 50.0}]
"""
    load(office(rest=study))


def test_a_regulation_of_the_offices_own_is_known_too(office: Office) -> None:
    local = """\
  regulations:
    perbup-7-2015:
      name: Perbup 7/2015
      title: Peraturan Bupati Nomor 7 Tahun 2015
      line: {id: Mengatur ASI., en: On breast milk.}
      mark: V
      in_force: [{from: "2015-01-01", to: "2020-12-31", mark: V}]
"""
    note = "  note: Perbup No. 7 Tahun 2015\n"
    assert [each.code for each in refused(office(brief=note, policy=local))] == ["config.repealed_law"]


def test_terms_causes_and_unchecked_numbers_are_remarks_that_stop_nothing(office: Office) -> None:
    policy = """\
  actions:
    low_imd:
      do: {id: "Bentuk 12 tim untuk meningkatkan cakupan.", en: "Set up 12 teams."}
"""
    loaded = load(office(brief="  title: {id: Praktek baik, en: Good practice}\n", policy=policy))
    assert {each.code for each in loaded.remarks} == {"config.term", "config.causal", "config.unverified_figure"}
    assert all(each.severity is Severity.WARNING for each in loaded.remarks)
    assert all(each.where is not None and each.where.line for each in loaded.remarks)
    assert any('brief.title: found "Praktek"; expected praktik' in message for message in told(loaded))


def test_a_number_that_the_evidence_of_an_action_bears_out_is_no_remark(office: Office) -> None:
    policy = """\
  actions:
    low_education:
      do: {id: "Berikan empat kontak tentang menyusui.", en: "Give four contacts on breastfeeding."}
"""
    assert told(load(office(policy=policy))) == []


def test_what_the_program_brings_itself_is_not_remarked_on(office: Office) -> None:
    assert told(load(office())) == []


def test_a_file_whose_name_begins_like_a_folder_of_the_program_is_the_offices_own(office: Office) -> None:
    text = office(brief="  note: Praktek baik\n").read_text(encoding="utf-8")
    root = parse_tree(text, str(resources.configs() / "policy-kab.yaml")).root
    assert root is not None
    assert [each.code for each in crosscheck(root)] == ["config.term"]


def test_strict_lets_no_remark_pass(office: Office) -> None:
    clean, spoiled = load(office()), load(office(brief="  note: Praktek baik\n"))
    refuse_remarks(clean)
    with pytest.raises(ConfigError) as error:
        refuse_remarks(spoiled)
    assert [each.severity for each in error.value.diagnostics] == [Severity.ERROR]


def test_a_text_that_reaches_no_page_is_not_looked_at(office: Office) -> None:
    spare = """\
indicators:
  spare:
    label: {id: Praktek 60%, en: Practice of 65%}
    who: {id: ibu, en: mothers}
    does: {id: datang, en: came}
    numerator: imd
    denominator: births
    source: PP 33/2012
"""
    assert told(load(office(rest=spare))) == []
    assert refused(office(("indicators: [ebf_24h_0_5, imd]", "indicators: [ebf_24h_0_5, spare]"), rest=spare))


CAUSE = '{id: "Kader menyebabkan ini.", en: "Cadres cause this."}'


def test_what_stops_a_brief_and_what_is_remarked_on_are_told_together_in_the_order_of_the_text(office: Office) -> None:
    rules = f"  rules:\n    low_imd: {{why: {CAUSE}, needs: bad}}\n"
    problems = refused(office(policy=rules, rest=f"notes:\n  findings: {CAUSE}\n"))
    assert {each.severity for each in problems} == {Severity.ERROR, Severity.WARNING}
    lines = [each.where.line or 0 for each in problems if each.where]
    assert lines == sorted(lines)
    assert len(lines) == len(problems)


def test_a_refusal_counts_what_has_to_be_mended_alone(office: Office) -> None:
    notes = 'notes:\n  findings: {id: "IMD meningkatkan 12%.", en: "IMD increases 13%."}\n'
    with pytest.raises(ConfigError) as caught:
        load(office(rest=notes))
    assert caught.value.message.endswith("has a problem")


def test_remarks_are_told_in_the_order_of_the_text(office: Office, write: Callable[[str, str], Path]) -> None:
    shared = office()
    own = f"extends: {shared.name}\nnotes:\n  findings: {CAUSE}\npolicy:\n  rules:\n    low_imd: {{why: {CAUSE}}}\n"
    lines = [each.where.line or 0 for each in load(write("own.yaml", own)).remarks if each.where]
    assert set(lines) == {3, 6}
    assert lines == sorted(lines)
