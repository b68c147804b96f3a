"""What stands in the HTML of a brief, whatever the theme makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import briefs
import pytest

from reportgen.brief import Brief, Bullets, Headline, NumberedTable, Terms
from reportgen.config.model import Layout
from reportgen.errors import RenderError
from reportgen.findings import Usability
from reportgen.html import Pictures, Setting, render, standalone, stylesheet
from reportgen.html.pieces import HALF_LINE, LONGEST_PAIR, TALLEST_RUN, halves, pairs, runs
from reportgen.locales.languages import Language, Text
from reportgen.locales.voice import voice

INDONESIAN, ENGLISH = Language
WORD_JOINER = "\u2060"
"""Keeps the two ends of a range on one line, and is not seen."""
VOID = {"meta", "img", "br", "link"}


class Element:
    """An element with its attributes, children and the text right below it."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: list[Element | str] = []

    def all(self, *tags: str, css: str = "") -> list[Element]:
        found = []
        for child in self.children:
            if isinstance(child, Element):
                if (not tags or child.tag in tags) and (not css or css in child.classes):
                    found.append(child)
                found += child.all(*tags, css=css)
        return found

    @property
    def classes(self) -> list[str]:
        return (self.attributes.get("class") or "").split()

    @property
    def language(self) -> str:
        return self.attributes.get("lang") or (self.parent.language if self.parent else "")

    @property
    def text(self) -> str:
        text = "".join(each if isinstance(each, str) else each.text for each in self.children)
        return " ".join(text.replace(WORD_JOINER, "").split())


class Reader(HTMLParser):
    """Reads a document into elements, and stumbles over a tag that is not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.root = self.current = Element("root", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.current)
        self.current.children.append(element)
        if tag not in VOID:
            self.current = element

    def handle_endtag(self, tag: str) -> None:
        assert self.current.tag == tag, f"</{tag}> closes <{self.current.tag}>"
        assert self.current.parent is not None
        self.current = self.current.parent

    def handle_data(self, data: str) -> None:
        self.current.children.append(data)


def read(html: str) -> Element:
    reader = Reader()
    reader.feed(html)
    assert reader.current is reader.root
    return reader.root


def document(
    brief: Brief, *languages: Language, layout: Layout = Layout.SEPARATE, logo: bytes | None = None
) -> Element:
    voices = [voice(language) for language in languages or (INDONESIAN,)]
    setting = Setting(layout=layout, created=date(2025, 3, 31))
    return read(render(brief, voices, pictures=briefs.pictures(brief, logo=logo), setting=setting))


def test_every_edition_has_one_title_and_its_sections_below_it() -> None:
    page = document(briefs.brief(), INDONESIAN, ENGLISH, layout=Layout.SEQUENTIAL)
    headings = [[found.text for found in edition.all("h1", "h2", "h3")] for edition in page.all("article")]
    assert headings == [
        ["Delapan dari sepuluh bayi di Wagir mendapat ASI eksklusif", "Pesan kunci", "Mutu data", "Temuan", "Metode"],
        ["Eight in ten infants in Wagir are breastfed", "Key messages", "Quality of the data", "Findings", "Methods"],
    ]
    assert [found.tag for found in page.all("article")[0].all("h1", "h2", "h3")] == ["h1", "h2", "h2", "h2", "h2"]


def test_page_one_goes_from_letterhead_to_headline_to_picture_to_messages() -> None:
    text = document(briefs.brief()).all("article")[0].text
    order = [
        "Dinas Kesehatan Kabupaten Contoh",
        "Ringkasan kebijakan",
        "Delapan dari sepuluh",
        "82%",
        "132 dari 161 bayi",
        "Gambar 1.",
        "Pesan kunci",
        "Sebanyak 82%",
        "Mutu data",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_every_head_of_a_table_says_what_it_heads() -> None:
    for table in document(briefs.brief()).all("table"):
        columns, *rows = table.all("tr")
        assert {head.attributes["scope"] for head in columns.all("th")} == {"col"}
        for row in rows:
            assert [head.attributes["scope"] for head in row.all("th")] == ["row"]
            assert len(row.all("td")) == len(columns.all("th")) - 1


def test_a_table_carries_its_number_caption_cells_and_notes() -> None:
    exhibit = document(briefs.brief(), ENGLISH).all("div", css="exhibit-table")[0]
    assert exhibit.all("caption")[0].text == "Table 1. Coverage by village"
    assert [row.text.replace("  ", " ") for row in exhibit.all("tr")][1:3] == [
        "Desa Contoh 1 21 12 57.1% 34.2–74.2",
        "Desa Contoh 2 22 13 59.1% 34.2–74.2",
    ]
    assert [cell.text for cell in exhibit.all("tr")[7].all("td")] == ["7", "suppressed", "suppressed", "–"]
    assert [note.text for note in exhibit.all("p")] == [
        "Cells of 1–4 are suppressed.",
        "Source: register of the puskesmas",
    ]


def test_every_picture_has_words_in_the_language_that_it_stands_in() -> None:
    for layout in (Layout.SEQUENTIAL, Layout.PARALLEL):
        page = document(briefs.brief(), INDONESIAN, ENGLISH, layout=layout, logo=briefs.LOGO)
        said = {(image.language, image.attributes["alt"].split()[0]) for image in page.all("img", css="chart")}
        assert said == {("id", "Batang"), ("en", "Bars")}
    logos = [image.attributes["alt"] for image in page.all("img", css="logo")]
    assert logos == ["Logo Dinas Kesehatan Kabupaten Contoh"]


def test_side_by_side_every_row_holds_each_language_once_in_order() -> None:
    page = document(briefs.brief(), INDONESIAN, ENGLISH, layout=Layout.PARALLEL)
    rows = page.all("div", css="pair")
    assert len(rows) > 20
    for row in rows:
        assert [cell.attributes["lang"] for cell in row.children if isinstance(cell, Element)] == ["id", "en"]


def test_side_by_side_both_languages_hold_the_same_kinds_of_elements() -> None:
    page = document(briefs.brief(), INDONESIAN, ENGLISH, layout=Layout.PARALLEL)
    for row in page.all("div", css="pair"):
        left, right = (cell for cell in row.children if isinstance(cell, Element))
        assert [each.tag for each in left.all()] == [each.tag for each in right.all()]


def test_one_language_is_never_set_side_by_side() -> None:
    page = document(briefs.brief(), ENGLISH, layout=Layout.PARALLEL)
    assert not page.all(css="pair")
    assert [edition.attributes["lang"] for edition in page.all("article")] == ["en"]


def test_several_languages_are_refused_in_a_separate_document() -> None:
    with pytest.raises(ValueError, match="2 languages cannot stand in one document"):
        document(briefs.brief(), INDONESIAN, ENGLISH)


def test_marks_stand_on_page_one_and_in_the_margin_and_nowhere_on_a_final_brief() -> None:
    marked = document(briefs.brief(), ENGLISH)
    words = ["Draft", "Internal – not for publication"]
    assert [mark.text for mark in marked.all("p", css="marks")[0].all("span")] == words
    assert [mark.text for mark in marked.all("p", css="kind")[0].all("span")] == words
    assert not document(briefs.plain(briefs.brief())).all("span", css="mark")


def test_the_document_names_itself_for_its_reader() -> None:
    page = document(briefs.brief(), ENGLISH)
    head = page.all("head")[0]
    named = {
        meta.attributes["name"]: meta.attributes["content"] for meta in head.all("meta") if "name" in meta.attributes
    }
    title = "Eight in ten infants in Wagir are breastfed – Wagir Puskesmas, Q1 2025"
    assert head.all("title")[0].text == f"[Draft] [Internal – not for publication] {title}"
    assert page.all("html")[0].attributes["lang"] == "en"
    assert named["author"] == "Contoh Regency Health Office"
    assert named["dcterms.created"] == "2025-03-31"
    assert (named["status"], named["audience"], named["languages"]) == ("draft", "internal", "en")


def test_what_a_person_typed_is_text_and_never_markup() -> None:
    made = briefs.brief()
    hostile = Text.same('<script>x</script> & "<b>')
    made = replace(made, title=hostile, letterhead=replace(made.letterhead, place=hostile))
    page = document(made)
    assert not page.all("script", "b")
    assert page.all("h1")[0].text == '<script>x</script> & "<b>'


def test_a_headline_without_a_number_shows_its_reasons_alone() -> None:
    made = briefs.brief()
    silent = Headline(None, briefs.both("Cakupan", "Coverage"), (briefs.both("Tidak ada data", "No data"),))
    shown = document(replace(made, front=(silent,)), ENGLISH).all("div", css="headline")[0]
    assert not shown.all(css="figure")
    assert shown.text == "Coverage No data"


@pytest.mark.parametrize(("usability", "sign"), [("usable", "✓"), ("caution", "!"), ("not_usable", "×")])
def test_the_verdict_has_a_sign_of_its_own(usability: str, sign: str) -> None:
    made = briefs.brief()
    section = briefs.section("quality", made.sections[0].heading, briefs.stamp(Usability(usability)))
    stamp = document(replace(made, sections=(section,))).all("div", css="stamp")[0]
    assert f"stamp-{usability}" in stamp.classes
    assert stamp.all("span", css="sign")[0].text == sign


def test_a_picture_that_was_not_drawn_is_an_error() -> None:
    made = briefs.brief()
    with pytest.raises(RenderError, match='the chart "chart_1" was not drawn for the language "id"'):
        render(made, [voice(INDONESIAN)], pictures=Pictures(), setting=Setting())


def test_a_logo_that_is_no_picture_is_an_error_that_says_what_would_do() -> None:
    with pytest.raises(RenderError, match='"logo" is not a PNG, JPEG or SVG'):
        document(briefs.brief(), logo=b"%PDF-1.7")


def test_a_table_parted_for_two_columns_keeps_every_row_once_and_its_notes_last() -> None:
    whole = briefs.villages(2, rows=60)
    parts = pairs(whole)
    tables = [part.table for part in parts if isinstance(part, NumberedTable)]
    assert len(tables) == 3
    assert tuple(row for table in tables for row in table.rows) == whole.table.rows
    assert max(len(table.rows) for table in tables) <= LONGEST_PAIR
    assert [bool(table.notes) for table in tables] == [False, False, True]
    assert len({table.id for table in tables}) == 3


def test_halves_of_a_list_keep_every_item_in_order_and_are_never_empty() -> None:
    say = voice(ENGLISH).say
    for whole in (briefs.messages(), briefs.terms(), Bullets(briefs.messages().items[:1])):
        parts = halves(whole, say)
        assert tuple(item for part in parts if isinstance(part, Bullets | Terms) for item in part.items) == whole.items
        assert all(part.items for part in parts if isinstance(part, Bullets | Terms))


def test_a_long_list_is_cut_into_runs_that_keep_every_item_in_order_and_end_level() -> None:
    say = voice(ENGLISH).say
    short = Bullets(("Short.",) * 4)
    assert runs(short, say) == (short,)
    long = Bullets(tuple(str(number).ljust(3 * HALF_LINE, "x") for number in range(17)))
    parts = [part for part in runs(long, say) if isinstance(part, Bullets)]
    assert tuple(item for part in parts for item in part.items) == long.items
    assert len(parts) == 2
    assert max(3 * -(-len(part.items) // 2) for part in parts) <= TALLEST_RUN
    uneven = Bullets(tuple("x" * lines * HALF_LINE for lines in (4, 9, 2, 2, 8, 8, 3, 3)))
    assert [len(part.items) for part in runs(uneven, say) if isinstance(part, Bullets)] == [5, 3]
    terms = briefs.terms()
    assert tuple(item for part in runs(terms, say) if isinstance(part, Terms) for item in part.items) == terms.items


def test_ids_are_unique_in_every_layout() -> None:
    for layout in (Layout.SEQUENTIAL, Layout.PARALLEL):
        page = document(briefs.brief(), INDONESIAN, ENGLISH, layout=layout)
        ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
        assert len(ids) == len(set(ids))


def test_a_standalone_document_asks_for_no_other_file() -> None:
    made = briefs.brief()
    plain = render(made, [voice(ENGLISH)], pictures=briefs.pictures(made), setting=Setting())
    page = read(standalone(plain, css=stylesheet("default")))
    styles = page.all("style")[0].text
    assert styles.count("@font-face") == 3
    assert 'url("' in styles
    assert all(address.startswith("data:") for address in (part.split('"')[0] for part in styles.split('url("')[1:]))
    assert all(image.attributes["src"].startswith("data:") for image in page.all("img"))
    assert not page.all("link", "script")


def test_a_range_stays_on_one_line_where_it_is_set_and_is_plain_where_it_is_not() -> None:
    title = briefs.both("Usia 0–5 bulan", "Aged 0–5 months")
    made = replace(briefs.brief(), title=title)
    text = render(made, [voice(ENGLISH)], pictures=briefs.pictures(made), setting=Setting())
    assert f'<h1 class="title">Aged 0–{WORD_JOINER}5 months</h1>' in text
    assert "Aged 0–5 months – Wagir Puskesmas" in text.split("</title>")[0]
