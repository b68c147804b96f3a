from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from batch.outcomes_made import done, failed, not_run
from lxml import html

import reportgen
from reportgen.batch.index_page import index_page
from reportgen.batch.outcomes import Failure, Outcome, Status
from reportgen.batch.reasons import KIND_OF
from reportgen.errors import ConfigError, DataError, Diagnostic, Location, Severity
from reportgen.findings import Usability
from reportgen.locales.catalogue import catalogue
from reportgen.locales.languages import Language


def page(outcomes: Sequence[Outcome]) -> html.HtmlElement:
    return html.document_fromstring(index_page(outcomes))


def text(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def test_the_counts_stand_on_top_in_both_languages() -> None:
    top = page([done("Wagir"), failed("Turen"), failed("Pakis")]).find_class("counts")[0]
    assert [text(item) for item in top] == [
        "2gagal failed",
        "0belum dikerjakan not started",
        "1selesai done",
        "0tidak berubah unchanged",
    ]


def test_failures_come_first_grouped_by_their_kind_the_most_frequent_first() -> None:
    broken = ConfigError("x", diagnostics=(Diagnostic(Severity.ERROR, "x", "unknown key"),))
    found = page([done("Wagir"), failed("Lawang", broken), failed("Turen"), failed("Pakis"), not_run("Dau")])
    headings = [text(heading) for heading in found.iter("h2")]
    assert [heading.partition(" · ")[0] for heading in headings] == ["2", "1", "1", "1"]
    assert [section.get("class") for section in found.iter("section")] == ["failed", "failed", "not_run", "done"]
    assert "tidak ada baris data" in headings[0]
    assert "no row for this puskesmas" in headings[0]


def test_a_failure_says_why() -> None:
    (row,) = page([failed("Turen")]).xpath("//tbody/tr")
    assert "Puskesmas Turen" in text(row)
    assert text(row.find_class("reason")[0]) == 'register.csv, column "Puskesmas": no row of "Turen"'


def test_a_cell_of_the_data_is_placed_but_never_quoted() -> None:
    where = Location(file="register.csv", row=3, field="ASI")
    secret = Diagnostic(Severity.ERROR, "data.unreadable_cell", '"3 bayi Ny. X" where a whole number is due', where)
    source = index_page([failed("Turen", DataError("x", diagnostics=(secret,)))])
    assert "Ny. X" not in source
    assert "row 3" in source


def test_a_brief_shows_headline_verdict_title_and_links() -> None:
    (row,) = page([done("Wagir")]).xpath("//tbody/tr")
    assert text(row.find_class("headline")[0]) == "82,0% 82.0%"
    assert "Usable with caution" in text(row.find_class("verdict")[0])
    assert "Eight in ten infants in Wagir" in text(row.find_class("title")[0])
    links = [link.get("href") for link in row.iter("a")]
    assert links == ["wagir/2025-Q1/brief.id.draft.pdf", "wagir/2025-Q1/results.json"]


def test_an_unchanged_brief_is_shown_like_one_that_was_made() -> None:
    (section,) = page([done("Wagir", status=Status.UNCHANGED)]).iter("section")
    assert section.get("id") == "unchanged"
    assert section.find_class("headline")


def test_every_anchor_on_top_leads_somewhere() -> None:
    found = page([done("Wagir"), done("Dau", status=Status.UNCHANGED), failed("Turen"), not_run("Pakis")])
    targets = [link.get("href")[1:] for link in found.find_class("counts")[0].iter("a")]
    assert targets == [status.value for status in Status]
    assert all(len(found.xpath(f"//*[@id='{target}']")) == 1 for target in targets)


def test_the_page_needs_nothing_from_outside() -> None:
    source = index_page([done("Wagir"), failed("Turen")])
    assert not re.search(r"https?:|<script|<link|<img|@import|url\(", source)


def test_words_of_a_configuration_cannot_become_markup() -> None:
    broken = ConfigError("x", diagnostics=(Diagnostic(Severity.ERROR, "x", "<script>alert(1)</script>"),))
    assert "<script>" not in index_page([failed("<b>Turen</b>", broken)])
    assert "<b>Turen" not in index_page([failed("<b>Turen</b>", broken)])


@pytest.mark.parametrize("language", Language)
def test_every_status_failure_and_verdict_has_words(language: Language) -> None:
    messages = catalogue(language).messages
    groups = {f"batch.group.{status.value}" for status in Status if status is not Status.FAILED}
    counts = {f"batch.count.{status.value}" for status in Status}
    failures = {f"batch.failure.{failure.value}" for failure in Failure}
    verdicts = {f"narrative.quality.{usability.value}" for usability in Usability}
    assert groups | counts | failures | verdicts <= set(messages)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("config.unknown_key", "Nama isian tidak dikenal The name of an entry is not recognised"),
        ("source.missing", "Berkas tidak ditemukan A file was not found"),
        ("data.no_rows_in_period", "Data untuk periode ini belum ada There are no data for this period"),
    ],
)
def test_the_kind_of_a_reason_stands_in_both_languages(code: str, words: str) -> None:
    error = ConfigError("x", diagnostics=(Diagnostic(Severity.ERROR, code, "in English alone"),))
    (row,) = page([failed("Turen", error)]).xpath("//tbody/tr")
    (kind,) = row.find_class("kind")
    assert text(kind) == words
    assert [each.get("lang") for each in kind.iter("span")] == ["id", "en"]


def test_a_reason_of_no_common_kind_is_under_its_heading_alone() -> None:
    error = ConfigError("x", diagnostics=(Diagnostic(Severity.ERROR, "config.circle", "in English alone"),))
    assert page([failed("Turen", error)]).find_class("kind") == []


def test_every_kind_of_reason_is_a_code_that_the_program_gives() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(reportgen.__file__).parent.rglob("*.py")]
    given = "\n".join(source for source in sources if "_KINDS" not in source)
    for code in KIND_OF:
        assert re.search(rf'"({re.escape(code)}|{re.escape(code.partition(".")[2])})"', given), code
