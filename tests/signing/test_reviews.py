"""A language is final only where somebody has read its catalogues as they now stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from finals import review

from reportgen import resources
from reportgen.locales.languages import Language
from reportgen.signing import catalogue_names, unreviewed

BOTH = tuple(Language)


def replaced(file: Path, pattern: str, new: str) -> None:
    text, count = re.subn(pattern, new, file.read_text(encoding="utf-8"), count=1)
    assert count == 1
    file.write_text(text, encoding="utf-8")


def test_as_shipped_nobody_has_read_either_language() -> None:
    found = unreviewed(BOTH, None)
    assert [Path(str(each.where.file)).parent.name for each in found if each.where] == ["id", "en"]
    assert all("nobody has reviewed" in each.message and each.where and each.where.line for each in found)
    assert all("reportgen sign --catalogue" in str(each.hint) for each in found)


def test_an_office_s_own_review_is_taken_language_by_language(tmp_path: Path) -> None:
    review(tmp_path, [Language.INDONESIAN])
    (problem,) = unreviewed(BOTH, tmp_path)
    assert "catalogues of en" in problem.message
    review(tmp_path)
    assert unreviewed(BOTH, tmp_path) == ()


def test_a_review_of_other_words_does_not_hold(tmp_path: Path) -> None:
    review(tmp_path)
    file = tmp_path / "locale" / "en" / "review.yaml"
    replaced(file, r'sha256: "[0-9a-f]{4}', 'sha256: "0000')
    (problem,) = unreviewed(BOTH, tmp_path)
    assert "have changed since dr. Contoh Sari read them" in problem.message
    assert problem.where is not None
    assert (problem.where.file, problem.where.line) == (str(file), 6)


@pytest.mark.parametrize(
    ("pattern", "new", "words"),
    [
        (r"by: .*", "", "by is missing"),
        (r"date: .*", "date: yesterday", "a day"),
        (r"state: .*", "state: raed", "reviewed"),
        (r"by: ", "buy: ", "did you mean"),
        (r"state: .*", "state: [", ""),
    ],
)
def test_a_review_that_does_not_say_who_read_what_is_located(
    tmp_path: Path, pattern: str, new: str, words: str
) -> None:
    review(tmp_path)
    file = tmp_path / "locale" / "id" / "review.yaml"
    replaced(file, pattern, new)
    found = unreviewed([Language.INDONESIAN], tmp_path)
    assert any(words in f"{each.message} {each.hint}" for each in found)
    assert all(each.where and each.where.file == str(file) and each.where.line for each in found)


def test_a_review_covers_every_catalogue_of_the_language() -> None:
    there = sorted(path.name for path in (resources.catalogues() / "id").iterdir() if path.name != "review.yaml")
    assert list(catalogue_names(Language.INDONESIAN)) == there
