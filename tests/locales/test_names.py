"""Names of places as printed, and in ids."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.locales.names import readable, slug, slugs


@pytest.mark.parametrize(
    ("recorded", "printed"),
    [
        ("SUMBERSUKO", "Sumbersuko"),
        ("SUMBERMANJING WETAN", "Sumbermanjing Wetan"),
        ("KEPANJEN II", "Kepanjen II"),
        ("RW 05 SUKUN", "RW 05 Sukun"),
        ("AMPEL-GADING (BARAT)", "Ampel-Gading (Barat)"),
        ("MA'ARIF", "Ma'arif"),
        ("Sumbersuko", "Sumbersuko"),
        ("DI Panjaitan", "DI Panjaitan"),
        ("", ""),
    ],
)
def test_a_name_in_capitals_is_made_readable_and_any_other_is_left_alone(recorded: str, printed: str) -> None:
    assert readable(recorded) == printed


def test_a_slug_is_of_small_ascii_letters_digits_and_hyphens() -> None:
    assert slug("  Sumber–Réjo (Kidul) ") == "sumber-rejo-kidul"


def test_names_that_slug_alike_are_numbered_by_alphabet_and_take_no_other_name_s_slug() -> None:
    given_out = slugs(["Sumber Rejo", "SUMBER-REJO", "Sumber Rejo 2", "中"])
    assert given_out == {
        "SUMBER-REJO": "sumber-rejo",
        "Sumber Rejo": "sumber-rejo-3",
        "Sumber Rejo 2": "sumber-rejo-2",
        "中": "unnamed",
    }


@given(st.lists(st.text(alphabet="aA bB-2中", max_size=5)))
def test_slugs_are_unique_and_do_not_mind_the_order(names: list[str]) -> None:
    given_out = slugs(names)
    assert set(given_out) == set(names)
    assert len(set(given_out.values())) == len(given_out)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", short) for short in given_out.values())
    assert slugs(reversed(names)) == given_out
