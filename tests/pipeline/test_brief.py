"""Whole briefs, from a configuration to files: the same numbers everywhere, nothing leaks, nothing old lingers."""

from __future__ import annotations

import csv
import html
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from finals import final

from reportgen import pipeline
from reportgen.errors import ConfigError, DataError, NoRowsError, UsageError
from reportgen.estimates import Suppressed
from reportgen.locales.languages import Language
from reportgen.pipeline import Built, Format, Options, Workshop

ROOT = Path(__file__).resolve().parents[2]
MALANG = ROOT.parent / "shared" / "acceptance" / "malang"
REGISTER = ROOT.parent / "shared" / "data" / "register" / "malang_2025-03-12.csv"
EXAMPLES = ("sumber-lestari", "karang-embun", "wana-asri")
EVERYTHING = Options(formats=frozenset(Format))
SHARED = pytest.mark.skipif(not MALANG.exists(), reason="../shared is not here")


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return Workshop()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, workshop: Workshop) -> dict[str, Built]:
    out = tmp_path_factory.mktemp("out")
    return {
        name: pipeline.build(ROOT / "examples" / f"{name}.yaml", out, options=EVERYTHING, workshop=workshop)
        for name in EXAMPLES
    }


def text(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout


def numbers(words: str, language: str) -> list[str]:
    """Give the numbers of a text, in order, written one way."""
    words = re.sub(r"reportgen \d[\d.]*\d", "reportgen", words)
    thousands, point = (".", ",") if language == "id" else (",", ".")
    words = re.sub(
        r"\bTriwulan (I{1,3}|IV)\b", lambda match: f"Q{ {'I': 1, 'II': 2, 'III': 3, 'IV': 4}[match[1]] }", words
    )
    words = re.sub(r"\bTW (I{1,3}|IV)\b", lambda match: f"Q{ {'I': 1, 'II': 2, 'III': 3, 'IV': 4}[match[1]] }", words)
    found = re.findall(r"(?<![\w.,])[−+]?\d+(?:[.,]\d+)*", words)
    return [each.replace(thousands, "").replace(point, ".") for each in found]


def results(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    return found


def test_a_separate_brief_is_one_pdf_a_language_with_its_data(built: dict[str, Built]) -> None:
    assert sorted(path.name for path in built["sumber-lestari"].files) == [
        "brief.en.draft.html",
        "brief.en.draft.pdf",
        "brief.id.draft.html",
        "brief.id.draft.pdf",
        "manifest.json",
        "results.json",
        "tables.xlsx",
    ]


@pytest.mark.parametrize("name", ["karang-embun", "wana-asri"])
def test_a_joint_brief_is_one_pdf(built: dict[str, Built], name: str) -> None:
    assert [path.name for path in built[name].files if path.suffix == ".pdf"] == ["brief.draft.pdf"]


def test_both_editions_carry_the_same_numbers_in_the_same_order(built: dict[str, Built]) -> None:
    folder = built["sumber-lestari"].folder
    indonesian, english = (numbers(html_words(folder / f"brief.{code}.draft.html"), code) for code in ("id", "en"))
    assert len(indonesian) > 200
    assert indonesian == english


def html_words(path: Path) -> str:
    words = re.sub(r"(?s)<style>.*?</style>|<svg.*?</svg>", " ", path.read_text(encoding="utf-8"))
    words = re.sub(r'alt="([^"]*)"', r">\1<", words)
    words = html.unescape(re.sub(r"<[^>]*>", " ", words))
    # A date's parts and codes are no numbers of the brief; a word joiner keeps a range on its line.
    return words.replace("\u2060", "").replace("24 jam", "24h").replace("24-jam", "24h")


def test_the_printed_editions_carry_the_same_numbers(built: dict[str, Built]) -> None:
    """How often each stands is counted in the HTML: on pages heads repeat, and editions may differ by a page."""
    folder = built["sumber-lestari"].folder
    found = {}
    for code in ("id", "en"):
        words = re.sub(r"(Halaman|Page) \d+ (dari|of) \d+", "", text(folder / f"brief.{code}.draft.pdf"))
        found[code] = set(numbers(words, code))
    assert found["id"] == found["en"]
    assert len(found["id"]) > 100


def test_every_percentage_on_the_pages_stands_in_results_json(built: dict[str, Built]) -> None:
    folder = built["sumber-lestari"].folder
    found = results(folder)
    rounded = set()
    for finding in found["findings"]:
        for key in ("value", "lower", "upper"):
            if finding[key] is not None:
                rounded |= {f"{abs(finding[key]) * 100:.{digits}f}" for digits in (0, 1)}
        if finding["target"]:
            rounded.add(f"{finding['target']['value'] * 100:.0f}")
    # What is published elsewhere stands in the words of its evidence.
    quoted = json.dumps([each["evidence"] for part in ("recommendations", "options") for each in found[part]])
    rounded |= set(re.findall(r"(\d+(?:\.\d+)?)%", quoted))
    # Fixed parts of the methods: levels and thresholds, and the ends of an axis.
    fixed = {"95", "99.8", "80", "30", "0", "20", "40", "60", "100"}
    printed = re.findall(r"(\d+(?:\.\d+)?)%", text(folder / "brief.en.draft.pdf"))
    assert len(printed) > 50
    assert [number for number in printed if number not in rounded | fixed] == []


def test_a_hidden_cell_is_hidden_in_every_file(built: dict[str, Built]) -> None:
    folder = built["sumber-lestari"].folder
    hidden = [each for each in results(folder)["findings"] if each["suppressed"]]
    assert hidden
    for finding in hidden:
        assert [finding[key] for key in ("value", "lower", "upper", "numerator", "denominator", "n")] == [None] * 6
    small = [
        finding
        for finding in results(folder)["findings"]
        if finding["denominator"] is not None
        and finding["unit"] == "share"
        and finding["id"].startswith("coverage")
        and (0 < finding["numerator"] < 5 or 0 < finding["denominator"] - finding["numerator"] < 5)
    ]
    assert small == []
    village = next(
        each
        for each in hidden
        if each["group"] and each["group"]["by"] == "subunit" and each["id"].startswith("coverage.ebf_24h")
    )
    name = village["group"]["label"]["en"]
    rows = [line for line in text(folder / "brief.en.draft.pdf").splitlines() if name in line]
    assert max(row.count("[c]") for row in rows) == 4


def test_an_internal_brief_shows_all_and_says_so_on_every_page(tmp_path: Path, workshop: Workshop) -> None:
    config = tmp_path / "internal.yaml"
    base = ROOT / "examples" / "sumber-lestari.yaml"
    config.write_text(f"extends: {base}\npuskesmas: {{id: sumber-lestari}}\ndisclosure: {{audience: internal}}\n")
    made = pipeline.build(config, tmp_path / "out", options=Options(), workshop=workshop)
    assert {path.name for path in made.files} >= {"brief.id.draft.internal.pdf", "brief.en.draft.internal.pdf"}
    assert not any(finding["suppressed"] for finding in results(made.folder)["findings"])
    with pikepdf.open(made.folder / "brief.en.draft.internal.pdf") as pdf:
        n_pages = len(pdf.pages)
    pages = text(made.folder / "brief.en.draft.internal.pdf").split("\f")[:n_pages]
    assert all("not for publication" in page for page in pages)
    pages = text(made.folder / "brief.id.draft.internal.pdf").split("\f")[:n_pages]
    assert all("tidak untuk publikasi" in page for page in pages)


def test_every_page_of_a_draft_says_so_and_a_final_brief_does_not(
    built: dict[str, Built], tmp_path: Path, workshop: Workshop
) -> None:
    folder = built["sumber-lestari"].folder
    with pikepdf.open(folder / "brief.id.draft.pdf") as pdf:
        pages = text(folder / "brief.id.draft.pdf").split("\f")[: len(pdf.pages)]
        assert "Draf" in str(pdf.docinfo["/Title"])
    assert all("Draf" in page for page in pages)
    config = final(ROOT / "examples" / "sumber-lestari.yaml", tmp_path / "signed")
    made = pipeline.build(config, tmp_path, options=Options(), workshop=workshop)
    assert "brief.id.pdf" in {path.name for path in made.files}
    assert "Draf" not in text(made.folder / "brief.id.pdf")


@pytest.mark.parametrize("name", EXAMPLES)
def test_invented_data_are_called_so_on_page_one(built: dict[str, Built], name: str) -> None:
    for path in built[name].files:
        if path.suffix == ".pdf":
            first = text(path).split("\f")[0]
            assert ("rekaan" in first) or ("invented" in first), path


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_pdf_is_tagged_titled_and_in_its_language(built: dict[str, Built], name: str) -> None:
    for path in (each for each in built[name].files if each.suffix == ".pdf"):
        with pikepdf.open(path) as pdf:
            assert bool(pdf.Root.MarkInfo.Marked)
            assert str(pdf.Root.Lang) == ("en" if ".en." in path.name else "id")
            assert str(pdf.docinfo["/Title"])
            assert len(pdf.Root.Outlines.keys()) > 0


def test_the_same_input_gives_the_same_bytes_in_another_process(built: dict[str, Built], tmp_path: Path) -> None:
    config = ROOT / "examples" / "karang-embun.yaml"
    command = [sys.executable, "-m", "reportgen", "build", config, "-o", tmp_path, "--format", "pdf,html,json,xlsx"]
    subprocess.run(
        command, check=True, capture_output=True, cwd=tmp_path, env={"PATH": "/usr/bin:/bin", "TZ": "Asia/Jakarta"}
    )
    here = built["karang-embun"].folder
    there = tmp_path / here.relative_to(here.parents[1])
    for path in built["karang-embun"].files:
        assert path.read_bytes() == (there / path.name).read_bytes(), path.name


def test_a_brief_that_fails_keeps_the_earlier_one_but_not_as_current(tmp_path: Path, workshop: Workshop) -> None:
    register = tmp_path / "register.csv"
    register.write_text("Desa,Bulan,Ditanya,ASI\nA,7,30,20\nB,7,40,30\n", encoding="utf-8")
    config = tmp_path / "brief.yaml"
    config.write_text(CONFIG, encoding="utf-8")
    out = tmp_path / "out"
    made = pipeline.build(config, out, options=Options(), workshop=workshop)
    register.write_text("Desa,Bulan,Ditanya,ASI\nA,7,30,20\nB,13,40,tiga puluh\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        pipeline.build(config, out, options=Options(), workshop=workshop)
    assert {diagnostic.where.row for diagnostic in caught.value.diagnostics if diagnostic.where} == {3}
    assert sorted(path.name for path in made.folder.iterdir()) == ["not-current"]
    assert (made.folder / "not-current" / "brief.id.draft.pdf").exists()


CONFIG = """
puskesmas: {id: uji, name: {id: Puskesmas Uji, en: Uji Puskesmas}}
period: 2025-07
sources:
  register:
    kind: register
    path: register.csv
    subunit: {column: Desa}
    month: Bulan
    year: 2025
    counts: {recalled_0_5: Ditanya, ebf_recalled_0_5: ASI}
analyses:
  - {id: coverage, kind: coverage, source: register, indicators: [ebf_24h_0_5], by: [subunit]}
"""


def test_a_register_of_one_puskesmas_without_a_list_of_villages_makes_a_brief(
    tmp_path: Path, workshop: Workshop
) -> None:
    (tmp_path / "register.csv").write_text("Desa,Bulan,Ditanya,ASI\nA,7,30,20\nB,7,40,30\n", encoding="utf-8")
    (tmp_path / "brief.yaml").write_text(CONFIG, encoding="utf-8")
    made = pipeline.build(tmp_path / "brief.yaml", tmp_path / "out", options=Options(), workshop=workshop)
    main = next(each for each in results(made.folder)["findings"] if each["id"] == "coverage.ebf_24h_0_5")
    assert (main["numerator"], main["denominator"]) == (50, 70)
    assert made.usability == "caution"


def test_strict_refuses_rows_that_cannot_be(workshop: Workshop, tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        pipeline.build(
            ROOT / "examples" / "karang-embun.yaml", tmp_path, options=Options(strict=True), workshop=workshop
        )
    assert len(caught.value.diagnostics) >= 3
    assert not list(tmp_path.rglob("*.pdf"))


def test_a_language_that_the_configuration_lacks_is_refused(tmp_path: Path, workshop: Workshop) -> None:
    config = tmp_path / "brief.yaml"
    config.write_text(CONFIG + "brief: {languages: [id]}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="en"):
        pipeline.check(config, options=Options(languages=(Language.ENGLISH,)), workshop=workshop)


def test_nothing_is_built_twice_and_everything_that_counts_is_noticed(tmp_path: Path, workshop: Workshop) -> None:
    register = tmp_path / "register.csv"
    register.write_text("Desa,Bulan,Ditanya,ASI\nA,7,30,20\n", encoding="utf-8")
    config = tmp_path / "brief.yaml"
    config.write_text(CONFIG, encoding="utf-8")
    out, options = tmp_path / "out", Options()

    def unchanged() -> bool:
        return pipeline.unchanged(config, out, options=options, workshop=workshop)

    assert not unchanged()
    made = pipeline.build(config, out, options=options, workshop=workshop)
    assert unchanged()
    assert not pipeline.unchanged(config, out, options=Options(strict=True), workshop=workshop)
    (made.folder / "results.json").write_text("{}", encoding="utf-8")
    assert not unchanged()
    pipeline.build(config, out, options=options, workshop=workshop)
    register.write_text("Desa,Bulan,Ditanya,ASI\nA,7,30,21\n", encoding="utf-8")
    assert not unchanged()
    config.write_text(CONFIG.replace("2025-07", "2025-Q3"), encoding="utf-8")
    assert not unchanged()


def hand_count(unit: str, numerator: str, denominator: str) -> tuple[int, int]:
    """Count straight from the file: rows of the unit with somebody asked and no more fed than asked."""
    with REGISTER.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["Puskesmas"] == unit]
    pairs = [(float(row[numerator]), float(row[denominator])) for row in rows]
    good = [(above, below) for above, below in pairs if below > 0 and above <= below]
    return int(sum(above for above, _ in good)), int(sum(below for _, below in good))


RECALLED = "Jumlah_Bayi_usia_0-5_bulan_yang_direcall"
FED = "Jumlah_Bayi_usia_0-5_bulan_yang_mendapat_ASI_Eksklusif_berdasarkan_recall_24_jam"


@pytest.mark.shared
@SHARED
def test_wagir_is_what_a_hand_calculation_gives(tmp_path: Path, workshop: Workshop) -> None:
    made = pipeline.build(MALANG / "wagir.yaml", tmp_path, options=Options(), workshop=workshop)
    main = next(each for each in results(made.folder)["findings"] if each["id"] == "coverage.ebf_24h_0_5")
    numerator, denominator = hand_count("WAGIR", FED, RECALLED)
    assert (numerator, denominator) == (132, 161)
    assert (main["numerator"], main["denominator"], main["value"]) == (numerator, denominator, numerator / denominator)
    # Wilson's interval worked by hand for 132 of 161 (z = 1.959964).
    assert main["lower"] == pytest.approx(0.7532852, abs=1e-6)
    assert main["upper"] == pytest.approx(0.8715576, abs=1e-6)
    assert main["target"]["state"] == "met"
    page = text(made.folder / "brief.id.draft.pdf")
    assert "132 dari 161" in page
    assert "82,0%" in page
    assert "IK 95%: 75,3–87,2" in page


@pytest.mark.shared
@SHARED
@pytest.mark.parametrize("name", sorted(path.stem for path in MALANG.glob("*.yaml") if path.stem != "kab-malang"))
def test_every_puskesmas_of_malang_has_a_sound_store_of_findings_or_no_row(name: str, workshop: Workshop) -> None:
    try:
        checked = pipeline.check(MALANG / f"{name}.yaml", options=Options(), workshop=workshop)
    except NoRowsError as error:
        assert "no row" in error.message  # noqa: PT017 -- fifteen of them raise, the others must not
        return
    found = {finding.id: finding.estimate for finding in checked.told.findings}
    for indicator in checked.loaded.indicators:
        # District less the others is this puskesmas: both are never shown where its own figure is hidden.
        whole = f"coverage.{indicator}"
        both = found.get(f"{whole}.district") and found.get(f"{whole}.rest_of_district")
        assert not (isinstance(checked.told.findings[whole].quantity, Suppressed) and both), whole
    for finding in checked.told.findings:
        estimate = finding.estimate
        if estimate is None or estimate.denominator is None or not estimate.persons:
            continue
        assert estimate.numerator is not None
        assert not 0 < estimate.numerator < 5
        assert not 0 < estimate.denominator - estimate.numerator < 5


@pytest.mark.shared
@SHARED
def test_data_that_cannot_bear_the_headline_are_not_judged_against_a_target(tmp_path: Path, workshop: Workshop) -> None:
    made = pipeline.build(MALANG / "turen.yaml", tmp_path, options=Options(), workshop=workshop)
    assert made.usability == "not_usable"
    assert "tercapai" not in text(made.folder / "brief.id.draft.pdf").split("Metode")[0]


def test_a_configuration_with_a_fault_costs_no_earlier_output_but_leaves_none_looking_current(
    tmp_path: Path, workshop: Workshop
) -> None:
    (tmp_path / "register.csv").write_text("Desa,Bulan,Ditanya,ASI\nA,7,30,20\n", encoding="utf-8")
    config = tmp_path / "brief.yaml"
    config.write_text(CONFIG, encoding="utf-8")
    made = pipeline.build(config, tmp_path / "out", options=Options(), workshop=workshop)
    config.write_text(CONFIG + "breif: {}\n", encoding="utf-8")
    with pytest.raises(ConfigError):
        pipeline.build(config, tmp_path / "out", options=Options(), workshop=workshop)
    assert sorted(path.name for path in made.folder.iterdir()) == ["not-current"]
    assert (made.folder / "not-current" / "brief.id.draft.pdf").exists()


def test_the_reason_left_beside_earlier_outputs_quotes_no_cell(tmp_path: Path, workshop: Workshop) -> None:
    register = tmp_path / "register.csv"
    register.write_text("Desa,Bulan,Ditanya,ASI\nA,7,30,20\n", encoding="utf-8")
    config = tmp_path / "brief.yaml"
    config.write_text(CONFIG, encoding="utf-8")
    made = pipeline.build(config, tmp_path / "out", options=Options(), workshop=workshop)
    register.write_text("Desa,Bulan,Ditanya,ASI\nA,7,30,3 bayi Ny. X\n", encoding="utf-8")
    with pytest.raises(DataError):
        pipeline.build(config, tmp_path / "out", options=Options(), workshop=workshop)
    assert "Ny. X" not in (made.folder / "not-current" / "WHY.txt").read_text(encoding="utf-8")


def test_no_two_parts_of_a_page_share_an_anchor(built: dict[str, Built]) -> None:
    for name in EXAMPLES:
        for path in (each for each in built[name].files if each.suffix == ".html"):
            ids = re.findall(r'\sid="([^"]+)"', re.sub(r"(?s)<style>.*?</style>", "", path.read_text(encoding="utf-8")))
            assert len(ids) == len(set(ids)), path.name
