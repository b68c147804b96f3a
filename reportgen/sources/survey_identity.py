"""Columns that say who somebody is: names, addresses, telephone and identity numbers, e-mail addresses.

In: headings, and the different answers of a column. Out: what kind of identifying they are, or ``None``. It gives kinds
only, and nothing here quotes an answer. A heading must *be* such a field: a question that only mentions a name
("Was (name of the baby) breastfed yesterday?") is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum


class Identifies(StrEnum):
    """What a column tells of a person."""

    NAME = "names"
    ADDRESS = "addresses"
    PHONE = "telephone numbers"
    IDENTITY = "identity numbers"
    EMAIL = "e-mail addresses"


def _these(*lines: str) -> frozenset[str]:
    """Give the words of a few lines."""
    return frozenset(word for line in lines for word in line.split())


_FIELDS = {
    Identifies.EMAIL: frozenset({"email", "e-mail", "surel"}),
    Identifies.IDENTITY: frozenset(
        {"nik", "ktp", "ektp", "nokk", "nonik", "noktp", "kependudukan", "passport", "paspor"}
    ),
    Identifies.PHONE: _these(
        "hp nohp telepon telpon telp tlp notelp phone telephone handphone", "whatsapp wa nowa mobile ponsel cellphone"
    ),
    Identifies.NAME: _these("nama name names surname firstname lastname fullname namalengkap"),
    Identifies.ADDRESS: _these("alamat address"),
}
_FAMILY_CARD = frozenset({"kk"})
_NUMBER_WORDS = _these("no nomor nomer number num induk")
_PERSONS = _these(
    "ibu bapak ayah suami istri isteri anak bayi balita responden informan pasien orang tua orangtua wali kader bidan",
    "perawat dokter petugas pewawancara enumerator surveyor pengasuh keluarga kepala mother father husband wife child",
    "baby infant respondent patient parent caregiver interviewer mom person participant household head family",
    "guardian first last middle",
)
_FILLERS = _these(
    "siapa siapakah apa what is are the of your you anda s saudara saudari lengkap full panggilan asli inisial and",
    "dan or atau rumah tinggal tempat domisili sekarang home current complete contact kontak aktif",
    "yang dapat bisa dihubungi please write enter isi tulis masukkan mohon untuk for in dari di sesuai",
)
_MOST_WORDS = 10

_INSTITUTION = re.compile(
    r"\b(?:school|sekolah|elem|middle|high\b|academ|college|primary|secondary|sd[nk]?\b|smpn?\b|sman?\b|tk\b|paud|clinic|"
    r"klinik|hospital|rs(?:ud|ia)?\b|puskesmas|pustu|posyandu|polindes|poskesdes|health cent|desa|kelurahan|kecamatan|"
    r"dusun|village|district|kabupaten|kota)",
    re.IGNORECASE,
)

_EDGE, _END = r"(?<![\w.,])", r"(?!\w)"
_PATTERNS = {
    Identifies.EMAIL: re.compile(r"[\w+-]@[\w-]+\.[A-Za-z]{2}"),
    Identifies.IDENTITY: re.compile(
        rf"{_EDGE}(?:\d{{16}}|\d{{4}}(?:[ -]\d{{4}}){{3}}|\d{{6}}[ .-]\d{{6}}[ .-]\d{{4}}|"
        rf"\d{{2}}\.\d{{4}}\.\d{{6}}\.\d{{4}}){_END}(?![.,]\d)"
    ),
    Identifies.PHONE: re.compile(
        rf"{_EDGE}(?:(?:\+?62|0)[ .-]?8[1-9]\d(?:[ .-]?\d){{6,9}}|\(?0[2-79]\d{{1,2}}\)?[ -]\d{{6,8}}|"
        rf"\+[1-9](?:[ -]?\d){{8,14}}){_END}(?![.,]\d)"
    ),
}
_WITHOUT_NOUGHT = re.compile(r"8[1-9]\d{9,10}")
"""A mobile number whose first nought a spreadsheet took for nothing; village codes have ten digits at most."""
_MOSTLY = 0.5
_OFTEN = 0.3
_FEW = 3


def heading_says(heading: str, texts: Sequence[str] = ()) -> Identifies | None:
    """Give what a heading says that its column holds, or ``None`` where it is no such field.

    A column called just "name" holds none where its answers are often of schools, posyandu or places.
    """
    words = _words(heading)
    rest = [word for word in words if word not in _PERSONS | _FILLERS | _NUMBER_WORDS]
    if len(words) > _MOST_WORDS or (not rest and not _is_number_of_card(words)):
        return None
    if _is_number_of_card(words):
        return Identifies.IDENTITY
    kinds = [next((kind for kind, names in _FIELDS.items() if word in names), None) for word in rest]
    if None in kinds:
        return None
    found = next(kind for kind in _FIELDS if kind in kinds)
    return None if found is Identifies.NAME and len(words) == 1 and _are_institutions(texts) else found


def _words(heading: str) -> list[str]:
    """Give a heading's words: ``namaIbu``, ``NAMA_IBU`` and ``1. Nama ibu:`` are the same two."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading.replace("WhatsApp", "whatsapp"))
    words = re.findall(r"e-mail|[^\W\d_]+", parted.casefold())
    return words[1:] if len(words) > 1 and len(words[0]) == 1 and re.match(r"\W*[A-Za-z]\b", heading) else words


def _is_number_of_card(words: Sequence[str]) -> bool:
    rest = [word for word in words if word not in _FILLERS]
    card = _FAMILY_CARD | {"kartu", "keluarga", "card", "id", "identity", "identitas", "penduduk", "tanda"}
    return (
        bool(rest)
        and set(rest) <= card | _NUMBER_WORDS
        and (not _NUMBER_WORDS.isdisjoint(rest) or rest == ["kk"])
        and bool({"kk", "keluarga", "penduduk", "identity", "identitas"} & set(rest))
    )


def _are_institutions(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    return bool(filled) and sum(bool(_INSTITUTION.search(text)) for text in filled) >= _OFTEN * len(filled)


def looks(texts: Sequence[str]) -> Identifies | None:
    """Give what a column's different answers look like, or ``None``; one such answer is enough."""
    together = "\n".join(text for text in texts if len(text) > _FEW)
    for kind, pattern in _PATTERNS.items():
        if pattern.search(together):
            return kind
    filled = [text for text in texts if text]
    without = sum(bool(_WITHOUT_NOUGHT.fullmatch(text)) for text in filled)
    return Identifies.PHONE if without >= _FEW and without >= _MOSTLY * len(filled) else None
