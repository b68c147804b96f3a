"""Everything that this program itself prints is proofread: catalogues, rules, indicators, templates, examples."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reportgen import resources
from reportgen.config import catalogue as indicators
from reportgen.config.borne_out import Ledger
from reportgen.config.crosscheck import crosscheck
from reportgen.config.extends import read_merged
from reportgen.config.glossary_file import glossary
from reportgen.config.look import Look
from reportgen.config.places import Entry, Keys
from reportgen.config.policy_file import built_in
from reportgen.config.tree import parse_tree, read_tree
from reportgen.config.wording import Written, kind_of, texts
from reportgen.config.wording_checks import regulations
from reportgen.locales.catalogue import read_messages
from reportgen.locales.languages import Language
from reportgen.proofreading import Flaw, Kind, Passage, causes, differing, repealed, variants

CHECKOUT = Path(__file__).resolve().parents[2]
CATALOGUES = sorted(path.name for path in (resources.catalogues() / "id").glob("*.po"))
EXAMPLES = sorted(
    path
    for folder in ("examples", "configs")
    for path in (CHECKOUT / folder).rglob("*.yaml")
    if path.parent.name not in {"policy", "indicators"} and path.stem != "glossary"
)
LAST_DAY = date(2999, 12, 31)
"""A day on which every regulation has ended that has an end."""


def under(key: str, root: Keys) -> Keys:
    return Keys({key: Entry(root.place, root)}, root.place)


def policy() -> Keys:
    return under("policy", built_in().root)


def defined(name: str) -> Keys:
    root = read_tree(indicators.file_of(name)).root
    assert root is not None
    return under("indicators", under(name, root))


def said(passage: Passage) -> tuple[Flaw, ...]:
    return (*variants(passage, glossary()), *causes(passage, glossary()))


def shown(passage: Passage, flaws: tuple[Flaw, ...]) -> list[str]:
    return [f"{passage.place} ({passage.language}): {flaw.found} → {flaw.expected}" for flaw in flaws]


def faults(written: Iterator[Written]) -> list[str]:
    found = []
    for text in written:
        flaw = None if text.same else differing(text.plain())
        found += [f"{text.path}: {flaw.found}"] if flaw is not None else []
        for passage, _ in text.passages():
            found += shown(passage, said(passage))
    return found


def forms(name: str, language: Language) -> dict[str, tuple[str, ...]]:
    return read_messages(resources.catalogues() / language.value / name, language)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", CATALOGUES)
def test_a_catalogue_keeps_to_the_glossary_and_claims_no_cause(name: str, language: Language) -> None:
    passages = [
        Passage(form, language, Kind.MESSAGE, identity, house=True)
        for identity, every in forms(name, language).items()
        for form in every
    ]
    assert [line for passage in passages for line in shown(passage, said(passage))] == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_catalogue_has_the_same_numbers_in_both_languages(name: str) -> None:
    english = forms(name, Language.ENGLISH)
    differ = {
        identity: flaw.found
        for identity, indonesian in forms(name, Language.INDONESIAN).items()
        for form in english[identity]
        if (flaw := differing({Language.INDONESIAN: indonesian[-1], Language.ENGLISH: form})) is not None
    }
    assert differ == {}


def test_no_catalogue_names_a_regulation_for_that_is_data_with_a_date() -> None:
    named = [
        identity
        for language in Language
        for name in CATALOGUES
        for identity, every in forms(name, language).items()
        for form in every
        if re.search(r"\b(?:PP|UU|Permenkes|Regulation|Law|Nomor|Act)\s+\d+", form)
    ]
    assert named == []


def test_the_rules_keep_to_the_glossary_claim_no_cause_and_say_the_same_numbers() -> None:
    assert faults(texts(Look(policy()), house=True)) == []


def test_every_number_of_the_rules_is_borne_out_or_said_to_be_a_proposal() -> None:
    ledger = Ledger(policy())
    found = [
        f"{passage.place} ({passage.language}): {flaw.found} in “{passage.words}”"
        for text in texts(Look(policy()), house=True)
        for flaw, passage, _ in ledger.flaws(text, tuple(Language))
    ]
    assert found == []


def test_the_rules_name_no_law_that_has_an_end_except_where_they_define_it() -> None:
    known = regulations(policy())
    assert known
    named = [
        line
        for text in texts(Look(policy()), house=True)
        if text.kind not in {Kind.LAW, Kind.SOURCE}
        for passage, _ in text.passages()
        for line in shown(passage, repealed(passage, known, LAST_DAY))
    ]
    assert named == []


@pytest.mark.parametrize("name", indicators.names())
def test_an_indicator_keeps_to_the_glossary_and_names_no_law_but_by_citation(name: str) -> None:
    root = defined(name)
    assert faults(texts(Look(root), house=True)) == []
    passages = [passage for text in texts(Look(root)) for passage, _ in text.passages()]
    assert passages
    assert [flaw for passage in passages for flaw in repealed(passage, regulations(policy()), LAST_DAY)] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_has_nothing_to_remark_on(path: Path) -> None:
    merged = read_merged(path)
    assert merged.root is not None
    remarks = [str(each) for each in crosscheck(merged.root) if each.code in WORDING]
    assert remarks == []
    assert faults(texts(Look(merged.root), house=True)) == []


WORDING = frozenset(f"config.{code}" for code in ("term", "causal", "numbers", "repealed_law", "unverified_figure"))


def test_templates_hold_no_words_of_their_own() -> None:
    bare = re.compile(r"\{[{%#].*?[#%}]\}|<(style|script).*?</\1>|<[^>]*>|&\w+;", re.DOTALL)
    left = {
        path.name: words
        for path in resources.templates().rglob("*.html")
        if (words := re.findall(r"[^\W\d_]{2,}", bare.sub(" ", path.read_text(encoding="utf-8"))))
    }
    assert left == {}


def test_what_a_text_is_goes_by_its_path() -> None:
    assert kind_of(("notes", "findings")) is Kind.NOTE
    assert kind_of(("policy", "actions", "low_imd", "do")) is Kind.ACTION
    assert kind_of(("policy", "regulations", "pp-33-2012", "articles", "9", "line")) is Kind.LAW
    assert kind_of(("policy", "topics", "imd", "label")) is Kind.LABEL
    assert kind_of(("evidence", 0, "citation")) is Kind.SOURCE


def test_a_fault_planted_in_the_rules_is_found() -> None:
    (path,) = (resources.configs() / "policy").glob("actions.yaml")
    text = path.read_text(encoding="utf-8")
    planted = re.sub(
        r"(\n  low_imd:\n    do:\n      id: )[^\n]*", r"\1Rawat 12 ibu agar meningkatkan cakupan kuartal ini.", text
    )
    assert planted != text
    root = parse_tree(planted, "actions.yaml").root
    assert root is not None
    told = "\n".join(faults(texts(Look(under("policy", root)), house=True)))
    assert "meningkatkan" in told
    assert "kuartal" in told
    assert "12 only in id" in told
