"""What the numbers about the data are called, in each language: the one place of this room that holds words.

In: nothing. Out: ``Text`` constants.
"""

from __future__ import annotations

from reportgen.locales.languages import Text

SUBUNITS = Text.of(
    {
        "id": "Unit pelapor yang mengirim data untuk indikator utama",
        "en": "Reporting units that sent data for the headline indicator",
    }
)
MONTHS = Text.of(
    {"id": "Bulan dengan angka untuk indikator utama", "en": "Months with figures for the headline indicator"}
)
REPORTS = Text.of({"id": "Laporan bulanan yang masuk", "en": "Monthly reports received"})
ZEROS = Text.of(
    {
        "id": "Laporan bulanan dengan penyebut nol, dibaca sebagai belum diisi",
        "en": "Monthly reports with a denominator of zero, read as not filled in",
    }
)
KEPT_OUT = Text.of(
    {
        "id": "Baris register yang tidak diikutkan dalam perhitungan",
        "en": "Register rows left out of the calculations",
    }
)
SUSPICIOUS = Text.of(
    {
        "id": "Baris register yang perlu diperiksa, tetapi tetap dihitung",
        "en": "Register rows that need checking, but are still counted",
    }
)
UNITS = Text.of(
    {
        "id": "Puskesmas dengan angka yang dapat dipakai untuk indikator utama",
        "en": "Puskesmas with usable figures for the headline indicator",
    }
)
KEPT_OUT_ELSEWHERE = Text.of(
    {
        "id": "Baris dan sel puskesmas lain yang tidak diikutkan dalam angka kabupaten/kota",
        "en": "Rows and cells of other puskesmas left out of the district's figure",
    }
)
