"""REFI-QDA projects: read whole, counted, and refused where they are damaged or hostile."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.dom.pulldom import START_ELEMENT, parseString
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from interviews_files import CODES, FIRST, HEAD, project, selection, text_source

from reportgen.errors import DataError, SourceError
from reportgen.findings import Unread
from reportgen.sources.refi_qda import read_project

FILES = Path(__file__).resolve().parents[3] / "shared" / "data" / "exchange" / "refi_qda"


def refused(path: Path) -> str:
    with pytest.raises(DataError) as caught:
        read_project(path)
    return "\n".join((caught.value.message, *(str(each) for each in caught.value.diagnostics)))


def archive(folder: Path, *members: tuple[str, str | bytes]) -> Path:
    path = folder / "talks.qdpx"
    with ZipFile(path, "w", ZIP_DEFLATED) as zipped:
        for name, data in members:
            zipped.writestr(name, data)
    return path


def xml(sources: str, *, codes: str = CODES, cases: str = "") -> str:
    return f"{HEAD}{codes}{cases}<Sources>{sources}</Sources></Project>"


class TestRead:
    def test_codes_have_their_whole_path_nested_or_written_with_colons(self, tmp_path: Path) -> None:
        names = [code.name for code in read_project(project(tmp_path)).codes]
        assert names == [
            "Inisiasi",
            "Inisiasi::halangan",
            "keluarga::dukungan",
            "mendukung",
            "menghambat",
            "lain",
        ]

    def test_cases_have_their_variables_values_and_sources(self, tmp_path: Path) -> None:
        one, other = read_project(project(tmp_path)).cases
        assert (one.name, dict(one.values), one.sources) == (
            "Kasus 1",
            {"kelompok": "kader", "date": "2016-11-09"},
            ("s1",),
        )
        assert dict(other.values) == {"kelompok": "Ibu", "date": "2016-11-07", "umur": "24"}

    def test_a_segment_is_cut_from_its_text_by_unicode_characters(self, tmp_path: Path) -> None:
        read = read_project(project(tmp_path))
        first = read.segments[0]
        assert FIRST.index("👶") == 10  # a sign that takes two units in UTF-16 and four bytes in UTF-8
        assert (first.text, first.coder) == ("Bayi kami 👶 taruh di dada.", "u1")
        assert read.segments[2].text == "Sebentar saja."
        assert [each.text for each in read.segments if each.source == "s2"] == ["Suami menemani."]
        assert len(read.segments) == 6
        assert [user.name for user in read.users] == ["One", "Two"]

    @pytest.mark.parametrize("member", ["project.qde", "Project.qde"])
    def test_either_spelling_of_the_inner_file_is_read(self, tmp_path: Path, member: str) -> None:
        assert len(read_project(project(tmp_path, member=member)).segments) == 6

    @pytest.mark.parametrize("folder", ["sources", "Sources"])
    @pytest.mark.parametrize("path", ["internal://a.txt", "a.txt"])
    def test_either_spelling_of_the_folder_of_sources_is_read(self, tmp_path: Path, folder: str, path: str) -> None:
        sources = text_source("S1", "W", selection(0, 4, "C1"), path=path)
        read = read_project(archive(tmp_path, ("project.qde", xml(sources)), (f"{folder}/a.txt", "Bayi kami")))
        assert read.segments[0].text == "Bayi"

    @pytest.mark.parametrize(
        "path", ["relative:///a.txt", "absolute:///etc/hostname", "/etc/hostname", "../../etc/hostname"]
    )
    def test_a_path_out_of_the_archive_is_not_followed(self, tmp_path: Path, path: str) -> None:
        sources = text_source("S1", "W", selection(0, 4, "C1"), path=path)
        read = read_project(archive(tmp_path, ("project.qde", xml(sources)), ("sources/a.txt", "Bayi kami")))
        assert (read.sources[0].text, read.segments[0].text) == (None, None)

    def test_what_is_no_text_is_counted_by_kind_and_by_code(self, tmp_path: Path) -> None:
        coding = '<Coding guid="G"><CodeRef targetGUID="C1"/></Coding>'
        sources = (
            f'<PictureSource guid="S1"><PictureSelection guid="P">{coding}{coding}</PictureSelection></PictureSource>'
            f'<PDFSource guid="S2"><PDFSelection guid="P">{coding}</PDFSelection></PDFSource>'
            f'<AudioSource guid="S3"><Transcript guid="T"><TranscriptSelection guid="P">{coding}</TranscriptSelection>'
            f"</Transcript></AudioSource>"
            f'<VideoSource guid="S4">{coding}</VideoSource>'
            f'<TextSource guid="S5"><PlainTextContent>x</PlainTextContent>{coding}</TextSource>'
        )
        cases = '<Cases><Case guid="K1"><CodeRef targetGUID="C6"/></Case></Cases>'
        read = read_project(archive(tmp_path, ("project.qde", xml(sources, cases=cases))))
        assert dict(read.unread) == {
            Unread.PICTURE: 2,
            Unread.PDF: 1,
            Unread.AUDIO: 1,
            Unread.VIDEO: 1,
            Unread.WHOLE_SOURCE: 1,
            Unread.CASE: 1,
        }
        assert read.unread_codes == {"c1": 6, "c6": 1}
        assert read.segments == ()

    def test_nothing_is_written_anywhere(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = archive(tmp_path, ("project.qde", xml(text_source("S1", "W", path="x"))), ("../escaped.txt", "x"))
        (tmp_path / "here").mkdir()
        monkeypatch.chdir(tmp_path / "here")
        read_project(path)
        assert sorted(entry.name for entry in tmp_path.rglob("*")) == ["here", "talks.qdpx"]


class TestRefused:
    def test_a_file_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(SourceError, match=r"nowhere\.qdpx does not exist"):
            read_project(tmp_path / "nowhere.qdpx")

    def test_a_file_that_is_no_archive(self, tmp_path: Path) -> None:
        path = tmp_path / "talks.qdpx"
        path.write_text("informant,theme,quote\n", encoding="utf-8")
        told = refused(path)
        assert "talks.qdpx: error: this is no REFI-QDA project: it is not a ZIP archive" in told
        assert "export it again" in told

    def test_an_archive_that_is_cut_short(self, tmp_path: Path) -> None:
        path = project(tmp_path)
        path.write_bytes(path.read_bytes()[:-40])
        assert "not a ZIP archive" in refused(path)

    def test_an_archive_whose_bytes_are_damaged(self, tmp_path: Path) -> None:
        path = project(tmp_path)
        data = bytearray(path.read_bytes())
        data[200:240] = bytes(40)
        path.write_bytes(data)
        assert "this part of the archive is damaged" in refused(path)

    def test_xml_that_unpacks_to_more_than_is_read(self, tmp_path: Path) -> None:
        bomb = archive(tmp_path, ("project.qde", bytes(70 * 1024 * 1024)))
        assert bomb.stat().st_size < 100_000
        assert "talks.qdpx (project.qde): error: it unpacks to more than 64 MiB" in refused(bomb)

    def test_texts_that_together_unpack_to_more_than_is_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("reportgen.sources.refi_qda_archive.MOST_XML", 10_000)
        path = tmp_path / "talks.qdpx"
        sources = "".join(text_source(f"S{n}", "W", path=f"internal://{n}.txt") for n in range(3))
        large = b" " * (30 * 1024 * 1024)
        archive(tmp_path, ("project.qde", xml(sources)), *((f"sources/{n}.txt", large) for n in range(3)))
        assert "(sources/2.txt): error: it unpacks to more than" in refused(path)

    def test_an_archive_with_too_many_members(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("reportgen.sources.refi_qda_archive.MOST_MEMBERS", 1)
        assert "has 2 members; at most 1" in refused(project(tmp_path))

    def test_an_archive_that_says_it_is_huge(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("reportgen.sources.refi_qda_archive.MOST_STATED", 1000)
        assert "without its sound and pictures" in refused(project(tmp_path))

    @pytest.mark.parametrize(
        "prolog",
        [
            '<!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
            '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
            '<!DOCTYPE p SYSTEM "http://127.0.0.1/p.dtd">',
        ],
    )
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_a_document_type_is_refused_where_it_begins(self, tmp_path: Path, prolog: str, encoding: str) -> None:
        text = f'<?xml version="1.0"?>\n{prolog}<Project xmlns="urn:QDA-XML:project:1.0">&c;</Project>'
        told = refused(archive(tmp_path, ("project.qde", text.encode(encoding))))
        assert "talks.qdpx (project.qde):2:" in told
        assert "declares a document type or an entity" in told

    def test_no_project_file(self, tmp_path: Path) -> None:
        told = refused(archive(tmp_path, ("sources/a.txt", "x")))
        assert "the archive has no project.qde among its 1 members" in told

    def test_two_project_files(self, tmp_path: Path) -> None:
        told = refused(archive(tmp_path, ("project.qde", "x"), ("Project.qde", "y")))
        assert "has 2 project files (project.qde, Project.qde)" in told

    def test_a_project_without_sources(self, tmp_path: Path) -> None:
        assert "the project has no sources" in refused(project(tmp_path, xml=f"{HEAD}{CODES}</Project>"))
        assert "the project has no sources" in refused(project(tmp_path, xml=xml("")))

    def test_damaged_xml_is_located_by_line_and_column(self, tmp_path: Path) -> None:
        told = refused(project(tmp_path, xml=f"{HEAD}\n<Sources></Project>"))
        assert "talks.qdpx (project.qde):3:12: error: the XML is damaged: mismatched tag" in told

    def test_xml_of_another_kind(self, tmp_path: Path) -> None:
        assert "no REFI-QDA project" in refused(project(tmp_path, xml="<Project/>"))
        assert "no REFI-QDA project" in refused(project(tmp_path, xml='<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>'))

    def test_xml_that_is_nested_without_end(self, tmp_path: Path) -> None:
        deep = "<Code>" * 5000 + "</Code>" * 5000
        assert "more than 100 deep" in refused(project(tmp_path, xml=f"{HEAD}{deep}</Project>"))

    def test_contradictions_are_said_at_once(self, tmp_path: Path) -> None:
        content = "<PlainTextContent>Bayi kami</PlainTextContent>"
        parts = (selection(0, 99, "C1"), selection(4, 2, "C1"), selection(0, 4, "C77"))
        told = refused(project(tmp_path, xml=xml(text_source("S1", "W", content, *parts))))
        assert 'goes from "0" to "99" of a text of 9 characters' in told
        assert 'goes from "4" to "2"' in told
        assert "a code that the code book does not have" in told
        assert "3 problems" in told

    def test_a_text_that_is_no_utf_8(self, tmp_path: Path) -> None:
        sources = xml(text_source("S1", "W", path="internal://a.txt"))
        told = refused(archive(tmp_path, ("project.qde", sources), ("sources/a.txt", b"\xff\xfe\xff")))
        assert "not written in UTF-8" in told


def tally(path: Path) -> Counter[str]:
    """Count elements by name with another parser, and codings by what they lie on."""
    with ZipFile(path) as zipped:
        name = next(each for each in zipped.namelist() if each.casefold() == "project.qde")
        text = zipped.read(name).decode("utf-8-sig")
    events = parseString(text)  # noqa: S319 -- a file of our own choice
    counts = Counter(node.tagName for event, node in events if event == START_ELEMENT)
    opened = re.findall(r"<(/?)([A-Za-z]+)\b[^>]*?(/?)>", text)
    stack: list[str] = []
    for closing, tag, empty in opened:
        if closing:
            stack.pop()
            continue
        if tag == "CodeRef":
            kind = next(each for each in stack if each.endswith("Source"))
            counts[f"codes on {kind}"] += 1
        if tag == "PlainTextSelection" and stack[-1] == "TextSource":
            counts["selections of texts"] += 1
        if not empty:
            stack.append(tag)
    return counts


@pytest.mark.shared
@pytest.mark.skipif(not FILES.exists(), reason="needs ../shared")
class TestExchangedFiles:
    def test_the_demonstration_of_qualitative_coding_has_262_codes_and_205_coded_segments(self) -> None:
        path = FILES / "qualitative_coding_demo.qdpx"
        read, counts = read_project(path), tally(path)
        assert (counts["Code"], counts["CodeRef"], counts["PlainTextSelection"], counts["TextSource"]) == (
            262,
            205,
            158,
            2,
        )
        assert len(read.codes) == 262
        assert len(read.segments) == counts["codes on TextSource"] == 205
        assert len({each.selection for each in read.segments}) == 158
        assert (len(read.sources), len(read.cases), len(read.users), read.unread) == (2, 0, 1, ())
        assert all(each.text for each in read.segments)
        first = read.segments[0]
        assert (first.start, first.end) == (320, 400)
        assert first.text == "This district goal is engage every student in joyful, purposeful learning that \n"

    def test_its_selections_are_whole_lines_so_that_positions_fit_the_text(self) -> None:
        read = read_project(FILES / "qualitative_coding_demo.qdpx")
        texts = {each.guid: each.text or "" for each in read.sources}
        starts = {texts[each.source][each.start - 1 : each.start] for each in read.segments}
        assert starts == {"\n"}
        assert {(each.text or "")[-1] for each in read.segments} == {"\n"}

    def test_the_test_project_of_atlas_ti_has_14_codes_and_16_coded_places_7_of_them_in_texts(self) -> None:
        path = FILES / "skyloom_TestProject.qdpx"
        read, counts = read_project(path), tally(path)
        assert (counts["Code"], counts["CodeRef"], counts["User"]) == (14, 16, 3)
        by_kind = {
            kind: counts[f"codes on {kind}"] for kind in ("TextSource", "PictureSource", "PDFSource", "VideoSource")
        }
        assert by_kind == {"TextSource": 7, "PictureSource": 2, "PDFSource": 6, "VideoSource": 1}
        assert len(read.codes) == 14
        assert "Coke::diet Coke" in {each.name for each in read.codes}
        assert len(read.segments) == 7
        assert dict(read.unread) == {Unread.PICTURE: 2, Unread.PDF: 6, Unread.VIDEO: 1}
        assert len(read.segments) + sum(dict(read.unread).values()) == 16
        assert counts["selections of texts"] == 6  # one of them bears a note and no code
        assert len({each.selection for each in read.segments}) == 5
        assert len(read.sources) == 12

    def test_its_texts_are_not_in_the_archive_and_so_its_segments_have_none(self) -> None:
        read = read_project(FILES / "skyloom_TestProject.qdpx")
        assert {each.text for each in read.segments} == {None}
        assert {each.text for each in read.sources} == {None}
