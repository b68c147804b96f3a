"""What a printed document is: its properties, its fonts, its bytes; and what is refused."""

from __future__ import annotations

import io
import logging
import subprocess
import sys
from pathlib import Path

import briefs
import pikepdf
import printed
import pytest

from reportgen.errors import RenderError
from reportgen.html import stylesheet
from reportgen.locales.languages import Language
from reportgen.pdf import Press

TESTS = Path(__file__).resolve().parents[1]
INDONESIAN, ENGLISH = Language
HEAD = '<html lang="en"><head><title>Title</title></head><body>'
PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="

PICTURE_OF_A_PICTURE = (
    "data:image/svg+xml;utf8,<svg xmlns=%22http://www.w3.org/2000/svg%22 width=%229%22 height=%229%22>"
    "<image href=%22http://example.org/x.png%22 width=%229%22 height=%229%22/></svg>"
)


def document(body: str) -> str:
    return f"{HEAD}{body}</body></html>"


def refusal(press: Press, body: str, css: str = "") -> RenderError:
    with pytest.raises(RenderError) as raised:
        press.print(document(body), css=css)
    return raised.value


def test_a_brief_is_two_to_four_pages(press: Press) -> None:
    made = printed.printed(press, briefs.brief(), [INDONESIAN])
    assert 2 <= made.pages <= 4
    assert len(pikepdf.open(io.BytesIO(made.pdf)).pages) == made.pages
    assert made.warnings == ()


def test_the_file_names_itself_its_language_and_its_makers(press: Press) -> None:
    pdf = pikepdf.open(io.BytesIO(printed.printed(press, briefs.brief(), [INDONESIAN]).pdf))
    assert str(pdf.docinfo["/Title"]).endswith("– Puskesmas Wagir, Triwulan I 2025")
    assert str(pdf.docinfo["/Title"]).startswith("[Draf] ")
    assert str(pdf.docinfo["/Author"]) == "Dinas Kesehatan Kabupaten Contoh"
    assert str(pdf.docinfo["/puskesmas"]) == "wagir"
    assert str(pdf.docinfo["/period"]) == "2025-Q1"
    assert str(pdf.docinfo["/CreationDate"]) == "D:20250331"
    assert str(pdf.Root.Lang) == "id"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == str(pdf.docinfo["/Title"])


def test_bookmarks_follow_the_headings(press: Press) -> None:
    pdf = pikepdf.open(io.BytesIO(printed.printed(press, briefs.brief(), [ENGLISH]).pdf))
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Eight in ten infants in Wagir are breastfed"]
        sections = [item.title for item in outline.root[0].children]
    assert sections == ["Key messages", "Quality of the data", "Findings", "Methods"]


def test_every_font_is_the_bundled_one_and_embedded(press: Press) -> None:
    pdf = pikepdf.open(io.BytesIO(printed.printed(press, briefs.brief(), [ENGLISH]).pdf))
    names = set()
    for page in pdf.pages:
        for font in page.resources["/Font"].values():
            (descendant,) = font.DescendantFonts
            names.add(str(font.BaseFont).split("+")[1])
            assert "/FontFile2" in descendant.FontDescriptor
            assert "/ToUnicode" in font
    assert names <= {
        "IBM-Plex-Sans",
        "IBM-Plex-Sans-Semi-Bold",
        "IBM-Plex-Sans-Italic",
        "IBM-Plex-Sans-Semi-Bold-Italic",
    }
    assert "IBM-Plex-Sans" in names


def test_a_pictures_text_stays_text(press: Press) -> None:
    first = printed.pages(printed.printed(press, briefs.brief(), [ENGLISH]).pdf)[0]
    assert "Wagir, per cent" in first


def test_two_processes_print_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys, briefs, printed; from reportgen.pdf import Press;"
        "from reportgen.locales.languages import Language;"
        "made = printed.printed(Press(), briefs.brief(), list(Language)[:1]);"
        "open(sys.argv[1], 'wb').write(made.pdf)"
    )
    found = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Jakarta")):
        file = tmp_path / f"{seed}.pdf"
        environment = {"PYTHONPATH": f"{TESTS}:{TESTS.parent}", "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C.UTF-8"}
        subprocess.run([sys.executable, "-c", code, file], check=True, env=environment, cwd=tmp_path)
        found.append(file.read_bytes())
    assert found[0] == found[1]


def test_a_press_prints_the_same_bytes_whatever_it_printed_before(press: Press) -> None:
    text = printed.html(briefs.brief(), [INDONESIAN])
    first = press.print(text, css=stylesheet("default")).pdf
    press.print(document("<p>another</p>"), css=stylesheet("default"))
    assert press.print(text, css=stylesheet("default")).pdf == first


def test_another_document_has_another_identifier(press: Press) -> None:
    both = [press.print(document(text), css=stylesheet("default")).pdf for text in ("one", "other")]
    one, other = (pikepdf.open(io.BytesIO(pdf)) for pdf in both)
    assert one.trailer.ID[0] != other.trailer.ID[0]


@pytest.mark.parametrize(
    ("body", "css"),
    [
        ('<img src="http://example.org/x.png" alt="x">', ""),
        ('<img src="file:///etc/hostname" alt="x">', ""),
        ("<p>x</p>", 'p { background: url("http://example.org/x.png") }'),
        ("<p>x</p>", '@import "http://example.org/x.css";'),
        ("<p>x</p>", '@font-face { font-family: X; src: url("file:///usr/share/fonts/x.ttf") } p { font-family: X }'),
        (f'<img alt="x" src="{PICTURE_OF_A_PICTURE}">', ""),
        ('<link rel="stylesheet" href="http://example.org/x.css">', ""),
        ('<svg xmlns="http://www.w3.org/2000/svg"><title>x</title><image href="file:///etc/x.png"/></svg>', ""),
    ],
)
def test_nothing_is_fetched_from_outside_the_document(press: Press, body: str, css: str) -> None:
    error = refusal(press, body, css)
    assert any("refused to fetch" in problem.message for problem in error.diagnostics)
    assert any(address in str(error.diagnostics) for address in ("example.org", "/etc/", "/usr/share"))


def test_what_the_document_carries_is_shown() -> None:
    Press(strict=True).print(document(f'<img alt="x" src="data:image/png;base64,{PICTURE}">'), css="")


def test_a_picture_that_cannot_be_read_is_an_error_even_where_warnings_are_not() -> None:
    error = refusal(Press(), '<img alt="x" src="data:image/png;base64,AAAA">')
    assert "image" in str(error).lower()


def test_a_picture_without_words_is_an_error() -> None:
    error = refusal(Press(), f'<img src="data:image/png;base64,{PICTURE}">')
    assert "alt" in str(error)


def test_a_character_that_the_fonts_lack_is_named() -> None:
    css = 'body { font-family: "IBM Plex Sans" }'
    error = refusal(Press(), "<p>Desa 村</p>", css)
    assert '"村" (U+6751)' in str(error)


def test_a_declaration_that_is_ignored_is_a_warning_and_an_error_where_it_is_strict(press: Press) -> None:
    css = 'body { font-family: "IBM Plex Sans"; colour: red }'
    (warning,) = Press().print(document("<p>x</p>"), css=css).warnings
    assert "colour" in warning.message
    assert "colour" in str(refusal(press, "<p>x</p>", css))


def test_all_problems_are_told_at_once(press: Press) -> None:
    body = '<img src="http://example.org/1.png" alt="1"><img src="http://example.org/2.png" alt="2">'
    refused = [each.message for each in refusal(press, body).diagnostics if each.code == "render.fetch"]
    assert refused == [f"refused to fetch http://example.org/{number}.png" for number in (1, 2)]


def test_a_refused_document_leaves_the_press_as_it_was(press: Press) -> None:
    refusal(press, '<img src="http://example.org/x.png" alt="x">')
    logger = logging.getLogger("weasyprint")
    assert logger.propagate
    assert len(logger.handlers) == 1
    css = 'body { font-family: "IBM Plex Sans" }'
    assert press.print(document("<p>x</p>"), css=css).pages == 1


def test_the_default_theme_prints_without_a_warning(press: Press) -> None:
    assert press.print(document("<p>x</p>"), css=stylesheet("default")).warnings == ()
