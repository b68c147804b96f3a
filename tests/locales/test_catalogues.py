"""The catalogues say the same things in both languages: same messages, same places to fill, in the same order."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from reportgen import resources
from reportgen.locales.catalogue import PLURALS, Catalogue, Messages, read_messages
from reportgen.locales.languages import Language

PACKAGE = Path(resources.__file__).parent
FILES = sorted(path.name for path in (resources.catalogues() / "id").glob("*.po"))
INDONESIAN, ENGLISH = (Catalogue.load(language) for language in (Language.INDONESIAN, Language.ENGLISH))


def places(words: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(words) if name is not None]


def pairs() -> Iterator[tuple[str, str, str]]:
    for identity, indonesian in INDONESIAN.messages.items():
        for english in ENGLISH.messages.get(identity, ()):
            yield identity, indonesian[-1], english


def test_both_languages_have_the_same_files() -> None:
    assert sorted(path.name for path in (resources.catalogues() / "en").glob("*.po")) == FILES
    assert "narrative.po" in FILES


@pytest.mark.parametrize("name", FILES)
def test_both_languages_have_the_same_messages(name: str) -> None:
    indonesian, english = (
        read_messages(resources.catalogues() / language.value / name, language) for language in Language
    )
    assert list(indonesian) == list(english)


def test_every_message_is_found_by_the_room_that_its_key_names() -> None:
    for catalogue in (INDONESIAN, ENGLISH):
        everything = dict(catalogue.messages)
        assert len(everything) == len(catalogue.messages) > 1000


@pytest.mark.parametrize("words", ['msgid "brief.x"\nmsgstr "X"\n\nmsgid "briefly.x"\nmsgstr "X"\n', None])
def test_a_message_may_stand_in_one_file_of_its_own_room_alone(words: str | None, tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    (tmp_path / "brief.po").write_text(head + (words or 'msgid "brief.x"\nmsgstr "X"\n'), encoding="utf-8")
    if words is None:
        (tmp_path / "brief_captions.po").write_text(head + 'msgid "brief.x"\nmsgstr "Y"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="may not stand in"):
        Messages(tmp_path, Language.ENGLISH)["brief.x"]


@pytest.mark.parametrize("language", list(Language))
def test_no_message_is_empty(language: Language) -> None:
    empty = [
        identity
        for identity, forms in Catalogue.load(language).messages.items()
        if not all(form.strip() for form in forms)
    ]
    assert empty == []


def test_numbers_come_in_the_same_order_in_both_languages() -> None:
    # A place may be missing from a singular form only where the plural has it: "one village" may not drop its number.
    differing = [identity for identity, indonesian, english in pairs() if places(indonesian) != places(english)]
    assert differing == []


@pytest.mark.parametrize("language", list(Language))
def test_counted_messages_have_every_plural_form(language: Language) -> None:
    other = INDONESIAN if language is Language.ENGLISH else ENGLISH
    for identity, forms in Catalogue.load(language).messages.items():
        counted = len(ENGLISH.messages[identity]) == PLURALS[Language.ENGLISH]
        assert len(forms) == (PLURALS[language] if counted else 1), identity
        assert identity in other.messages


def test_indonesian_messages_are_not_left_in_english() -> None:
    telltale = re.compile(r"\b(the|and|of|is|are|with|not|from|this|that)\b", re.IGNORECASE)
    # "results.json" and program names may stand in both; English function words may not.
    left = [identity for identity, words, _ in pairs() if telltale.search(words.replace("results.json", ""))]
    assert left == []


def test_english_messages_are_not_left_in_indonesian() -> None:
    telltale = re.compile(r"\b(dan|yang|dari|dengan|tidak|untuk|pada|adalah|atau)\b", re.IGNORECASE)
    assert [identity for identity, _, words in pairs() if telltale.search(words)] == []


def test_every_message_named_in_the_program_exists() -> None:
    named = re.compile(r'(?:message|_named|_term_of|say_id)\(\s*"([a-z_0-9.]+\.[a-z_0-9.]+)"')
    missing = [
        f"{path.name}: {identity}"
        for path in PACKAGE.rglob("*.py")
        for identity in named.findall(path.read_text(encoding="utf-8"))
        if identity not in INDONESIAN.messages
    ]
    assert missing == []


def test_every_message_is_used_by_the_program_or_a_template() -> None:
    sources = [*PACKAGE.rglob("*.py"), *resources.templates().rglob("*.html")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    # Ids are also made of a fixed start and a variable end ("narrative.target.{state}"): the start must then be there.
    starts = {re.escape(start) for start in re.findall(r'["\']([a-z_0-9.]+\.)[a-z_0-9.]*(?:["\']|\{|\')', text)}
    unused = [
        identity
        for identity in INDONESIAN.messages
        if f'"{identity}"' not in text
        and f"'{identity}'" not in text
        and not any(re.match(start, identity) for start in starts if start.count(r"\.") > 1)
    ]
    assert unused == []


def test_a_message_that_does_not_exist_is_a_defect() -> None:
    with pytest.raises(KeyError):
        INDONESIAN.fill("no.such.message", {}, count=None)


def test_a_place_without_a_value_is_a_defect() -> None:
    with pytest.raises(KeyError):
        INDONESIAN.fill("value.out_of", {"numerator": "7"}, count=None)
