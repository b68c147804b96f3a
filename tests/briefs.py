"""Briefs made by hand, with every kind of block, for the tests of html, pdf and workbook."""

from __future__ import annotations

from dataclasses import replace

from reportgen.brief import (
    Block,
    Brief,
    Bullets,
    Headline,
    Letterhead,
    NumberedChart,
    NumberedTable,
    Paragraph,
    Section,
    Stamp,
    Terms,
)
from reportgen.exhibits.chart import BarChart, Chart
from reportgen.exhibits.table import Align, Cell, Column, Row, Table
from reportgen.findings import Audience, Usability
from reportgen.html import Pictures
from reportgen.locales.languages import Language, Text
from reportgen.locales.messages import Number, Percent
from reportgen.periods import parse_period

LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40">'
    b'<circle cx="20" cy="20" r="18" fill="none" stroke="#0b5563" stroke-width="3"/>'
    b'<path d="M12 26 L20 10 L28 26 Z" fill="#0b5563"/></svg>'
)


def both(indonesian: str, english: str) -> Text:
    return Text.of({"id": indonesian, "en": english})


def letterhead() -> Letterhead:
    return Letterhead(
        issuer=both("Dinas Kesehatan Kabupaten Contoh", "Contoh Regency Health Office"),
        place=both("Puskesmas Wagir", "Wagir Puskesmas"),
        area=(both("Kabupaten Contoh", "Contoh Regency"), both("Jawa Timur", "East Java")),
        period=parse_period("2025-Q1"),
        logo=None,
        contact=both("Seksi Gizi, telepon 021 000 000", "Nutrition Section, telephone 021 000 000"),
        note=None,
    )


def headline() -> Headline:
    return Headline(
        figure=Percent(0.8199, 0),
        what=both(
            "Bayi usia 0–5 bulan mendapat ASI eksklusif, recall 24 jam",
            "Infants aged 0–5 months exclusively breastfed, 24-hour recall",
        ),
        lines=(
            both("132 dari 161 bayi yang ditanya; IK 95%: 75,3–87,1", "132 of 161 infants asked; 95% CI 75.3–87.1"),
            both("Target 80% (contoh, 2025): belum dapat dipastikan", "Target 80% (example, 2025): cannot be said"),
        ),
    )


def messages() -> Bullets:
    return Bullets(
        (
            both(
                "Sebanyak 82% bayi yang ditanya mendapat ASI eksklusif; intervalnya mencakup target 80%, sehingga "
                "belum dapat dipastikan apakah target tercapai.",
                "Of the infants asked, 82% were exclusively breastfed; the interval takes in the target of 80%, so "
                "that it cannot be said whether the target is met.",
            ),
            both(
                "Baru 161 dari 402 bayi sasaran ditanya pada triwulan ini.",
                "Only 161 of 402 infants due were asked this quarter.",
            ),
            both(
                "Dua desa belum mengirim laporan untuk bulan Maret.",
                "Two villages have sent no report for March.",
            ),
        )
    )


def chart(number: int) -> NumberedChart:
    return NumberedChart(
        number,
        Chart(
            id=f"chart_{number}",
            caption=both("Cakupan ASI eksklusif dan pembandingnya", "Exclusive breastfeeding and its comparison"),
            alternative=both(
                "Batang 82% untuk Puskesmas Wagir dan 79% untuk kabupaten, dengan garis target 80%",
                "Bars of 82% for Wagir and 79% for the regency, with a target line at 80%",
            ),
            picture=BarChart(bars=(), axis=both("persen", "per cent")),
            notes=(both("Garis tipis: IK 95%.", "Thin lines: 95% CI."),),
            source=both("Sumber: register puskesmas", "Source: register of the puskesmas"),
        ),
    )


def villages(number: int, rows: int = 40) -> NumberedTable:
    return NumberedTable(
        number,
        Table(
            id=f"villages_{number}",
            caption=both("Cakupan menurut desa/kelurahan", "Coverage by village"),
            columns=(
                Column(both("Desa/kelurahan", "Village"), Align.TEXT),
                Column(both("Ditanya (bayi)", "Asked (infants)")),
                Column(both("ASI eksklusif (bayi)", "Exclusively breastfed (infants)")),
                Column(both("Cakupan (%)", "Coverage (%)")),
                Column(both("IK 95%", "95% CI")),
            ),
            rows=(*(_village(place) for place in range(1, rows)), _total()),
            notes=(both("Sel 1–4 disembunyikan.", "Cells of 1–4 are suppressed."),),
            source=both("Sumber: register puskesmas", "Source: register of the puskesmas"),
        ),
    )


def _village(place: int) -> Row:
    if place % 7 == 0:
        hidden = Cell(both("disembunyikan", "suppressed"))
        return Row(f"Desa Contoh {place}", (Cell(Number(place), place), hidden, hidden, Cell(None)))
    return Row(
        f"Desa Contoh {place}",
        (
            Cell(Number(20 + place), 20 + place),
            Cell(Number(11 + place), 11 + place),
            Cell(Percent((11 + place) / (20 + place)), (11 + place) / (20 + place), "0.0%"),
            Cell(both("34,2–74,2", "34.2–74.2")),
        ),
    )


def _total() -> Row:
    cells = (
        Cell(Number(1161), 1161),
        Cell(Number(932), 932),
        Cell(Percent(0.8028), 0.8028, "0.0%"),
        Cell(both("77,9–82,5", "77.9–82.5")),
    )
    return Row(both("Jumlah", "Total"), cells, emphasis=True)


def stamp(usability: Usability = Usability.CAUTION) -> Stamp:
    verdicts = {
        Usability.USABLE: both("Data dapat digunakan", "The data are usable"),
        Usability.CAUTION: both("Data dapat digunakan dengan hati-hati", "The data are usable with caution"),
        Usability.NOT_USABLE: both("Data belum dapat digunakan", "The data are not usable"),
    }
    return Stamp(
        usability,
        verdicts[usability],
        (
            both("Laporan masuk untuk 2 dari 3 bulan.", "Reports came in for 2 of 3 months."),
            both("161 dari 402 bayi sasaran ditanya.", "161 of 402 infants due were asked."),
        ),
    )


def paragraph() -> Paragraph:
    return Paragraph(
        both(
            "Cakupan dihitung dari bayi yang ditanya pada bulan yang sama; bayi yang tidak ditanya tidak dianggap "
            "sebagai bayi yang tidak mendapat ASI eksklusif. Selang kepercayaan menurut Wilson.",
            "Coverage is reckoned over the infants asked in the same month; infants who were not asked are not taken "
            "as infants who were not exclusively breastfed. Intervals are Wilson's.",
        )
    )


def terms() -> Terms:
    return Terms(
        (
            (
                both("ASI eksklusif, recall 24 jam", "Exclusive breastfeeding, 24-hour recall"),
                both("Bayi 0–5 bulan yang hanya mendapat ASI kemarin.", "Infants 0–5 months given only breast milk."),
            ),
            (
                both("IMD", "Immediate skin-to-skin contact (IMD)"),
                both("Bukan inisiasi menyusu dini menurut WHO.", "Not early initiation as WHO defines it."),
            ),
        )
    )


def section(identity: str, heading: Text, *blocks: Block) -> Section:
    return Section(identity, heading, blocks)


def brief(*, long_title: bool = False, extra: int = 0) -> Brief:
    title = both(
        "Delapan dari sepuluh bayi di Wagir mendapat ASI eksklusif", "Eight in ten infants in Wagir are breastfed"
    )
    if long_title:
        title = both(
            "Sekitar delapan dari sepuluh bayi usia 0–5 bulan di wilayah kerja Puskesmas Wagir yang ditanya pada "
            "Triwulan I 2025 mendapat ASI eksklusif, tetapi baru sebagian yang ditanya",
            "About eight in ten infants aged 0–5 months in the catchment area of Wagir Puskesmas who were asked in the "
            "first quarter of 2025 are exclusively breastfed, but only some were asked",
        )
    more = [block for place in range(extra) for block in (paragraph(), chart(3 + place), villages(4 + place, 10))]
    return Brief(
        puskesmas="wagir",
        letterhead=letterhead(),
        kind=both("Ringkasan kebijakan", "Policy brief"),
        title=title,
        marks=(both("Draf", "Draft"), both("Internal – tidak untuk publikasi", "Internal – not for publication")),
        audience=Audience.INTERNAL,
        draft=True,
        front=(headline(), chart(1), messages()),
        sections=(
            section("quality", both("Mutu data", "Quality of the data"), stamp(), paragraph(), villages(1, 8)),
            section(
                "findings",
                both("Temuan", "Findings"),
                paragraph(),
                villages(2),
                paragraph(),
                chart(2),
                villages(3, 12),
                *more,
            ),
            section("methods", both("Metode", "Methods"), terms(), paragraph(), messages()),
        ),
    )


def plain(made: Brief) -> Brief:
    """The same brief, final and for the public."""
    return replace(made, marks=(), draft=False, audience=Audience.PUBLIC)


def picture(words: str, width: int = 174, height: int = 46) -> bytes:
    """A stand-in for a drawn chart, its text kept as text."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" '
        f'viewBox="0 0 {width * 4} {height * 4}"><rect x="180" y="30" width="360" height="40" fill="#0b5563"/>'
        f'<rect x="180" y="100" width="320" height="40" fill="#aeb6bc"/>'
        f'<text x="4" y="56" font-family="IBM Plex Sans" font-size="12">{words}</text></svg>'
    ).encode()


def pictures(made: Brief, *, logo: bytes | None = None, width: int = 174) -> Pictures:
    drawn = {
        (block.chart.id, language): picture({"id": "Wagir, persen", "en": "Wagir, per cent"}[language.value], width)
        for block in made.charts()
        for language in Language
    }
    return Pictures(drawn, logo)
