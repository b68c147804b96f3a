"""The pages as they are seen: what stands on each, and what must not be torn apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import briefs
import printed
import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from reportgen.config.model import Layout
from reportgen.html import stylesheet
from reportgen.locales.languages import Language
from reportgen.pdf import Press
from reportgen.pdf.fonts import FONT_FACES

INDONESIAN, ENGLISH = Language


@cache
def laid_out(layout: Layout, *languages: Language, extra: int = 0) -> list[Any]:
    """Give the boxes of each page; ``extra`` blocks make the brief longer."""
    return page_boxes(printed.html(briefs.brief(extra=extra), languages, layout=layout, logo=briefs.LOGO))


def page_boxes(text: str) -> list[Any]:
    fonts = FontConfiguration()
    sheets = [CSS(string=css, font_config=fonts) for css in (FONT_FACES, stylesheet("default"))]
    return [page._page_box for page in HTML(string=text).render(font_config=fonts, stylesheets=sheets).pages]


def boxes(box: Any, css: str) -> Iterator[Any]:
    """Go through the boxes of elements of a class; the outermost box of each."""
    for child in getattr(box, "children", ()):
        element = getattr(child, "element", None)
        if element is not None and css in (element.get("class") or "").split():
            yield child
        else:
            yield from boxes(child, css)


def tables(box: Any) -> Iterator[Any]:
    """Go through the tables within a box."""
    for child in getattr(box, "children", ()):
        if child.element_tag == "table":
            yield child
        else:
            yield from tables(child)


@pytest.fixture(scope="module")
def english(press: Press) -> list[str]:
    return printed.pages(printed.printed(press, briefs.brief(), [ENGLISH]).pdf)


def test_every_page_bears_the_marks(press: Press) -> None:
    for layout in Layout:
        languages = [ENGLISH] if layout is Layout.SEPARATE else list(Language)
        for page in printed.pages(printed.printed(press, briefs.brief(), languages, layout=layout).pdf):
            assert ("Draft" in page and "not for publication" in page) or ("Draf" in page and "publikasi" in page)


def test_a_final_brief_bears_no_mark(press: Press) -> None:
    text = "".join(printed.pages(printed.printed(press, briefs.plain(briefs.brief()), [ENGLISH]).pdf))
    assert "Draft" not in text
    assert "not for publication" not in text


def test_every_page_says_which_of_how_many_it_is(english: list[str]) -> None:
    for number, page in enumerate(english, start=1):
        assert f"Page {number} of {len(english)}" in page


def test_later_pages_say_place_and_period_and_the_first_says_them_once(english: list[str]) -> None:
    assert english[0].count("Wagir Puskesmas") == 1
    for page in english[1:]:
        assert "Wagir Puskesmas · Q1 2025" in page.splitlines()[0]


def test_the_second_edition_starts_a_page_and_has_furniture_of_its_own(press: Press) -> None:
    pages = printed.pages(printed.printed(press, briefs.brief(), list(Language), layout=Layout.SEQUENTIAL).pdf)
    half = len(pages) // 2
    assert all("Halaman" in page and "Page" not in page for page in pages[:half])
    assert all("Page" in page and "Halaman" not in page for page in pages[half:])
    assert "Contoh Regency Health Office" in pages[half]
    assert "Wagir Puskesmas · Q1 2025" not in pages[half]


def test_side_by_side_each_column_has_furniture_of_its_own(press: Press) -> None:
    pages = printed.pages(printed.printed(press, briefs.brief(), list(Language), layout=Layout.PARALLEL).pdf)
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert f"Page {number} of {len(pages)}" in page
    for page in pages[1:]:
        assert "Puskesmas Wagir · Triwulan I 2025" in page
        assert "Wagir Puskesmas · Q1 2025" in page


def test_a_table_that_goes_over_the_page_repeats_its_head_and_leaves_no_row_alone() -> None:
    parts: dict[int, list[Any]] = {}
    for page in laid_out(Layout.SEPARATE, ENGLISH, extra=3):
        for table in boxes(page, "names"):
            parts.setdefault(id(table.element), []).append(table.get_wrapped_table())
    broken = [tables for tables in parts.values() if len(tables) > 1]
    assert broken
    for tables in broken:
        for table in tables:
            head, *bodies = table.children
            assert head.is_header
            assert sum(len(body.children) for body in bodies) >= 3


def test_pairs_start_at_one_height_and_fill_a_half_each() -> None:
    pages = laid_out(Layout.PARALLEL, *Language)
    compared = 0
    for page in pages:
        lefts, rights = list(boxes(page, "cell-1")), list(boxes(page, "cell-2"))
        assert len(lefts) == len(rights)
        for left, right in zip(lefts, rights, strict=True):
            assert left.position_y == right.position_y
            assert left.children[0].position_y == right.children[0].position_y
            assert left.margin_width() == pytest.approx(right.margin_width())
            assert all(table.position_x + table.margin_width() <= right.position_x for table in tables(left))
            compared += 1
    assert compared > 20


def test_side_by_side_no_pair_of_exhibits_is_torn() -> None:
    pages = laid_out(Layout.PARALLEL, *Language)
    seen: set[int] = set()
    for page in pages:
        for kind in ("pair-table", "pair-chart", "pair-headline", "pair-stamp"):
            found = {id(box.element) for box in boxes(page, kind)}
            assert not found & seen
            seen |= found


def test_nothing_stands_outside_the_margins() -> None:
    for layout, languages in ((Layout.SEPARATE, [ENGLISH]), (Layout.PARALLEL, list(Language))):
        for page in laid_out(layout, *languages):
            right = page.content_box_x() + page.width
            bottom = page.content_box_y() + page.height
            for kind in ("cell", "exhibit", "title", "headline", "stamp", "bullets", "chart", "letterhead"):
                for box in boxes(page, kind):
                    assert box.position_x + box.border_width() <= right + 0.5, kind
                    assert box.position_y + box.border_height() <= bottom + 0.5, kind


def test_no_heading_or_caption_is_alone_at_the_foot_of_a_page() -> None:
    table = (
        "<table><caption>c</caption><thead><tr><th scope=col>h</th></tr></thead>"
        "<tbody><tr><th scope=row>r</th></tr></tbody></table>"
    )
    for following in ("<p>after</p>", table):
        for before in range(36, 52):
            text = "<p>before</p>" * before + f"<h2 class=heading>heading</h2><div class=after>{following}</div>"
            for page in page_boxes(f"<html lang=en><body>{text}</body></html>"):
                assert len(list(boxes(page, "heading"))) == len(list(boxes(page, "after")))


def test_notes_stay_with_their_exhibit(press: Press) -> None:
    for extra in range(3):
        for page in printed.pages(printed.printed(press, briefs.brief(extra=extra), [ENGLISH]).pdf):
            first = [line.strip() for line in page.splitlines() if line.strip()][1]
            assert not first.startswith(("Cells of 1–4", "Source:", "Thin lines"))
