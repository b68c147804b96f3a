"""What the findings of a feeding analysis are called, for the label of a single question would say something else.

In: nothing. Out: words by indicator and by class of feeding. They are those of the pages; a test holds both together.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.findings import Feeding
from reportgen.locales.languages import Text


def _text(indonesian: str, english: str) -> Text:
    return Text.of({"id": indonesian, "en": english})


INDICATORS: Mapping[str, Text] = {
    "EvBF": _text("Pernah disusui (EvBF)", "Ever breastfed (EvBF)"),
    "EIBF": _text("Menyusu dalam satu jam pertama (EIBF)", "Early initiation of breastfeeding (EIBF)"),
    "EBF2D": _text("ASI eksklusif dua hari pertama (EBF2D)", "Exclusively breastfed for the first two days (EBF2D)"),
    "EBF": _text("ASI eksklusif di bawah enam bulan (EBF)", "Exclusive breastfeeding under six months (EBF)"),
    "MixMF": _text(
        "Pemberian susu campuran di bawah enam bulan (MixMF)", "Mixed milk feeding under six months (MixMF)"
    ),
    "CBF": _text("Menyusui berlanjut usia 12–23 bulan (CBF)", "Continued breastfeeding, 12–23 months (CBF)"),
    "BoF": _text("Pemberian susu botol atau dot (BoF)", "Bottle feeding (BoF)"),
}
"""The indicators by code.

Source: WHO, UNICEF (2021) Indicators for assessing infant and young child feeding practices.
"""

CLASSES: Mapping[Feeding, Text] = {
    Feeding.EXCLUSIVE: _text("ASI eksklusif", "exclusively breastfed"),
    Feeding.WATER: _text("ASI dan air putih", "breast milk and plain water"),
    Feeding.LIQUIDS: _text("ASI dan cairan bukan susu", "breast milk and non-milk liquids"),
    Feeding.MILK: _text("ASI dan susu lain", "breast milk and other milk"),
    Feeding.FOODS: _text("ASI dan makanan pendamping", "breast milk and complementary foods"),
    Feeding.NOT_BREASTFED: _text("tidak disusui", "not breastfed"),
    Feeding.UNKNOWN: _text("tidak diketahui", "not known"),
}
"""The classes of feeding status."""

YES, NO = _text("Ya", "Yes"), _text("Tidak", "No")
