"""REFI-QDA projects as interviews: cases as informants, codes as themes, and what is reported or refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from interviews_files import (
    CASES,
    CODES,
    HEAD,
    SOURCES,
    THEMES,
    coded,
    interviews,
    project,
    refusal,
    selection,
    source,
    text_source,
    written,
)

from reportgen.config.model import InterviewsSource
from reportgen.findings import Stance, Unread

FILES = Path(__file__).resolve().parents[3] / "shared" / "data" / "exchange" / "refi_qda"
PLAIN = "<PlainTextContent>Suami menemani. Mertua kasih air.</PlainTextContent>"


def document(*sources: str, cases: str = CASES) -> str:
    return f"{HEAD}{CODES}{cases}<Sources>{''.join(sources)}</Sources></Project>"


def test_a_case_is_an_informant_and_a_code_a_theme(tmp_path: Path) -> None:
    read = interviews(coded(project(tmp_path), attributes={"age": {"column": "umur", "label": "Umur"}}))
    assert [(each.id, each.group, each.order) for each in read.informants] == [
        ("Kasus 1", "kader", 1),
        ("Kasus 2", "ibu", 0),
    ]
    assert dict(read.informants[1].attributes) == {"age": "24"}
    assert read.in_order_of_date
    assert [(each.informant, each.theme, each.quote, each.stance) for each in read.segments] == [
        ("Kasus 1", "imd", "Bayi kami 👶 taruh di dada.", Stance.SUPPORTS),
        ("Kasus 1", "imd", "Sebentar saja.", Stance.HINDERS),
        ("Kasus 2", "dukungan", "Suami menemani.", None),
    ]
    assert {each.coder for each in read.segments} == {"u1"}


def test_a_code_that_no_theme_claims_is_reported_with_its_segments(tmp_path: Path) -> None:
    assert interviews(coded(project(tmp_path))).unmapped == (("lain", 1),)
    read = interviews(coded(project(tmp_path), stance_codes={}))
    assert read.unmapped == (("lain", 1), ("mendukung", 1), ("menghambat", 1))


def test_two_stances_on_the_same_words_are_mixed_and_each_coder_has_his_or_her_own(tmp_path: Path) -> None:
    parts = (
        selection(0, 15, "C3", "C4"),
        selection(0, 15, "C3", "C5", coder="U2"),
        selection(16, 33, "C3", "C4", "C5"),
    )
    xml = document(text_source("S1", "W1", PLAIN), text_source("S2", "W2", PLAIN, *parts))
    read = interviews(coded(project(tmp_path, xml=xml)))
    assert [(each.coder, each.stance) for each in read.segments] == [
        ("u1", Stance.SUPPORTS),
        ("u2", Stance.HINDERS),
        ("u1", Stance.MIXED),
    ]


def test_two_codes_of_one_theme_on_the_same_words_are_one_segment(tmp_path: Path) -> None:
    themes = {**THEMES, "imd": {"raw": ["Inisiasi", "Inisiasi::halangan"], "id": "IMD", "en": "IMD"}}
    parts = (selection(0, 15, "C1", guid="P1"), selection(0, 15, "C2", guid="P2"))
    xml = document(text_source("S1", "W1", PLAIN, *parts), text_source("S2", "W2", PLAIN))
    assert len(interviews(coded(project(tmp_path, xml=xml), themes=themes)).segments) == 1


def test_without_cases_a_text_is_an_informant_with_its_group_from_a_file(tmp_path: Path) -> None:
    xml = f"{HEAD}{CODES}{SOURCES}</Project>"
    beside = written(tmp_path, "i.csv", "informant,group", "Wawancara 1,kader", "wawancara 2,Ibu")
    read = interviews(coded(project(tmp_path, xml=xml), group_variable=None, informants=beside))
    assert [(each.id, each.group) for each in read.informants] == [("Wawancara 1", "kader"), ("Wawancara 2", "ibu")]
    assert [each.informant for each in read.segments] == ["Wawancara 1", "Wawancara 1", "Wawancara 2"]


def test_a_selection_says_whose_it_is_where_a_text_has_two_speakers(tmp_path: Path) -> None:
    cases = CASES.replace('<SourceRef targetGUID="S1"/>', '<SelectionRef targetGUID="P1"/>')
    cases = cases.replace('<SourceRef targetGUID="S2"/>', '<SelectionRef targetGUID="P2"/>')
    parts = (selection(0, 15, "C3", guid="P1"), selection(16, 33, "C3", guid="P2"))
    read = interviews(coded(project(tmp_path, xml=document(text_source("S1", "FGD", PLAIN, *parts), cases=cases))))
    assert [each.informant for each in read.segments] == ["Kasus 1", "Kasus 2"]
    assert len(read.informants) == 2
    parts = (*parts, selection(0, 5, "C3", guid="P3"))
    told = refusal(coded(project(tmp_path, xml=document(text_source("S1", "FGD", PLAIN, *parts), cases=cases))))
    assert "belongs to no case" in told


def test_a_text_of_two_cases_is_refused(tmp_path: Path) -> None:
    xml = document(
        text_source("S1", "W1", PLAIN, selection(0, 15, "C3")), cases=CASES.replace('GUID="S2"', 'GUID="S1"')
    )
    assert "belongs to 2 cases" in refusal(coded(project(tmp_path, xml=xml)))


def test_a_text_without_codes_that_the_file_of_informants_lacks_is_counted_and_left_out(tmp_path: Path) -> None:
    xml = document(
        text_source("S1", "W1", PLAIN, selection(0, 15, "C3")), text_source("S9", "Panduan", PLAIN), cases=""
    )
    beside = written(tmp_path, "i.csv", "informant,group", "W1,kader")
    themes: dict[str, Any] = {"dukungan": THEMES["dukungan"]}
    read = interviews(
        coded(project(tmp_path, xml=xml), informants=beside, group_variable=None, stance_codes={}, themes=themes)
    )
    assert [each.id for each in read.informants] == ["W1"]
    assert read.unread == (("source_not_listed", 1),)


def test_words_that_the_archive_lacks_are_counted_by_place_and_have_no_quote(tmp_path: Path) -> None:
    read = interviews(coded(project(tmp_path, other="x")))
    lacking = [each for each in read.segments if each.quote is None]
    assert [(each.informant, each.theme) for each in lacking] == [("Kasus 1", "imd"), ("Kasus 1", "imd")]
    assert len({each.stretch for each in lacking}) == 2
    assert dict(read.unread)[Unread.NO_TEXT] == 2


class TestRefused:
    def test_cases_and_texts_without_a_group_are_listed(self, tmp_path: Path) -> None:
        told = refusal(coded(project(tmp_path), group_variable="umur"))
        assert 'informants without a group: "Kasus 1"' in told
        assert 'no group is spelled "24": "Kasus 2"' in told

    def test_two_cases_with_one_name(self, tmp_path: Path) -> None:
        xml = document(cases=CASES.replace("Kasus 2", "kasus 1")).replace("<Sources></Sources>", SOURCES)
        assert 'a second informant "kasus 1"' in refusal(coded(project(tmp_path, xml=xml)))

    def test_a_theme_that_is_not_in_the_code_tree(self, tmp_path: Path) -> None:
        themes = {"imd": {"raw": "Inisiasii", "id": "IMD", "en": "IMD"}}
        told = refusal(coded(project(tmp_path), themes=themes, stance_codes={"supports": "mendukun"}))
        assert 'themes.imd: the code tree has no code "Inisiasii"' in told
        assert 'did you mean "Inisiasi"?' in told
        assert 'stance_codes: the code tree has no code "mendukun"' in told

    def test_a_name_that_two_codes_have(self, tmp_path: Path) -> None:
        codes = CODES.replace('name="lain"', 'name="atas::halangan"')
        xml = f"{HEAD}{codes}{CASES}{SOURCES}</Project>"
        themes = {"imd": {"raw": "halangan", "id": "IMD", "en": "IMD"}}
        assert '2 codes are called "halangan"' in refusal(coded(project(tmp_path, xml=xml), themes=themes))
        themes = {"imd": {"raw": "Inisiasi::halangan", "id": "IMD", "en": "IMD"}}
        assert interviews(coded(project(tmp_path, xml=xml), themes=themes)).segments == ()

    def test_a_row_of_the_file_of_informants_that_is_no_case(self, tmp_path: Path) -> None:
        beside = written(tmp_path, "i.csv", "informant,group", "Kasus 1,kader", "Kasus 2,Ibu", "Kasus 33,Ibu")
        told = refusal(coded(project(tmp_path), informants=beside))
        assert 'i.csv, row 4, column "informant": error: the project has no case "Kasus 33"' in told
        assert "did you mean" in told

    def test_blank_words(self, tmp_path: Path) -> None:
        xml = document(text_source("S1", "W1", "<PlainTextContent>a   b</PlainTextContent>", selection(1, 4, "C3")))
        assert "a coded selection holds no words" in refusal(coded(project(tmp_path, xml=xml)))

    def test_names_in_quotes_and_names_of_cases(self, tmp_path: Path) -> None:
        told = refusal(coded(project(tmp_path, S1="Bayi Bu Ratmi ditaruh di dada. Sebentar saja.")))
        assert "(project.qde):" in told
        assert "looks like a person's name" in told
        assert "Ratmi" not in told
        xml = f"{HEAD}{CODES}{CASES}{SOURCES}</Project>".replace("Kasus 2", "Ibu Ratmi")
        told = refusal(coded(project(tmp_path, xml=xml), group_variable="umur"))
        assert "the informant's code holds" in told
        assert "Ratmi" not in told

    def test_the_name_of_a_code_that_no_theme_claims_is_not_told_where_it_names_a_person(self, tmp_path: Path) -> None:
        codes = CODES.replace('name="lain"', 'name="Bu Ratmi"')
        read = interviews(coded(project(tmp_path, xml=f"{HEAD}{codes}{CASES}{SOURCES}</Project>")))
        assert [times for _, times in read.unmapped] == [1]
        assert read.unmapped[0][0].startswith("#")


@pytest.mark.shared
@pytest.mark.skipif(not FILES.exists(), reason="needs ../shared")
class TestExchangedFiles:
    def test_the_demonstrations_used_codes_are_mapped_or_reported_and_add_up_to_205(self, tmp_path: Path) -> None:
        read = interviews(self.meeting(tmp_path, allowed=["Mr. Dabor"]))
        assert len(read.segments) == 10  # counted in the XML: codings with the code graduation_requirement
        assert len(read.segments) + sum(times for _, times in read.unmapped) == 205
        assert read.unmapped[0] == ("rq1_definition::rationales::equity", 12)
        assert read.unread == (("source_not_listed", 1),)

    def test_a_name_in_the_demonstrations_public_meeting_stops_the_build(self, tmp_path: Path) -> None:
        told = refusal(self.meeting(tmp_path))
        assert told.count("error: the quote holds what looks like a person's name") == 1
        assert "Dabor" not in told

    def test_the_project_of_atlas_ti_is_counted_without_the_texts_that_it_lacks(self, tmp_path: Path) -> None:
        lines = ("Mabel.txt,kader", "Simon.docx,kader", "1994 Diet Coke-Diet Coke Break.docx,kader")
        beside = written(tmp_path, "i.csv", "informant,group", *lines)
        themes = {
            "food": {"raw": ["cornflakes", "bacon and eggs"], "id": "Makanan", "en": "Food"},
            "joy": {"raw": "happiness", "id": "Gembira", "en": "Joy"},
        }
        read = interviews(source(FILES / "skyloom_TestProject.qdpx", informants=beside, themes=themes))
        # Counted in the XML: 7 codes on texts, of which two of food lie on the same words; 9 on other sources, of which
        # 4 are of food.
        assert [(each.informant, each.theme, each.quote) for each in read.segments] == [
            ("Mabel.txt", "food", None),
            ("Mabel.txt", "joy", None),
            ("Simon.docx", "food", None),
            ("Simon.docx", "joy", None),
        ]
        assert sum(times for _, times in read.unmapped) == 2 + (9 - 4)
        assert dict(read.unread) == {
            Unread.PICTURE: 2,
            Unread.PDF: 6,
            Unread.VIDEO: 1,
            Unread.SOURCE_NOT_LISTED: 3,
            Unread.NO_TEXT: 4,
        }

    def meeting(self, folder: Path, **keys: Any) -> InterviewsSource:
        beside = written(folder, "i.csv", "informant,group", "board_2017.txt,kader")
        themes = {
            "required": {
                "raw": "rq2_curriculum_and_instruction::curriculum::graduation_requirement",
                "id": "Syarat lulus",
                "en": "Required",
            }
        }
        return source(FILES / "qualitative_coding_demo.qdpx", informants=beside, themes=themes, **keys)
