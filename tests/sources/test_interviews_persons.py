"""What in a quote tells who somebody is: found, and not found where nobody is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.sources.interviews_persons import Watch, identifying
from reportgen.sources.refi_qda import read_project
from reportgen.sources.survey_identity import Identifies

MEETING = Path(__file__).resolve().parents[3] / "shared/data/exchange/refi_qda/qualitative_coding_demo.qdpx"
ITS_SPEAKERS = ("Alfeck", "McGee", "Ivanika", "Dabor", "Dauber", "Ofek", "Tyeri", "Emmanuel")

NAMED = (
    "Waktu itu Bu Siti yang bantu saya menyusui.",
    "Kata Ibu Ratna, bayi harus ditaruh di dada dulu.",
    "Pak Darmaji tidak mengizinkan istrinya.",
    "Bapak Hendarto bilang susu formula lebih praktis.",
    "Saya kontrol ke Bidan Wiwik setiap bulan.",
    "Bu Bidan Wiwik sabar sekali.",
    "dr. Paramita menyuruh saya berhenti.",
    "Dokter Gunadi memberi susu kaleng.",
    "Mbak Yuni yang mengajari saya.",
    "Mas Agus, suami saya, mendukung.",
    "Ny. Suhartini melahirkan di rumah.",
    "Nyonya Liem membeli susu di toko.",
    "Tn. Basuki hadir.",
    "Sdr. Wibowo menjawab tidak tahu.",
    "Kak Lusi dari posyandu datang ke rumah.",
    "Bunda Fitriani ikut kelas ibu.",
    "Mak Icih, dukunnya, memberi madu.",
    "bu siti bilang begitu",
    "BU SUMIYATI BILANG BOLEH",
    "Pak Haji Mamat melarang.",
    "H. Sobari orang terpandang di sini.",
    "Pak Lurah Hasyim datang waktu penyuluhan.",
    "Ibu Kader Nuraini rajin.",
    "Kader Mursinah yang menimbang.",
    "Ceu Entin tetangga saya.",
    "Mbah Karsinem memberi pisang.",
    "Tante Widya kasih dot.",
    "Nama saya Laksmi, umur 24 tahun.",
    "Anaknya bernama Kevin.",
    "Bayi saya namanya Raffa.",
    "Suster Anggi mengambil bayinya.",
    "Si Dadang tidak mau menunggu.",
    "Saya tanya Siti, dia juga tidak tahu.",
    "Ibu Nur'aini ditolong bidan.",
    "Mrs Wijaya said the formula was free.",
    "Mr. Hartono told us to wait.",
    "Ms Kusuma gave me a leaflet.",
    "Miss Dewanti helped with the latch.",
    "Dr Santoso prescribed formula.",
    "Nurse Anggraini took the baby away.",
    "My name is Laksmi and I have two children.",
    "Midwife Rosalina was kind.",
)
NUMBERED = {
    "Hubungi saya di 081234567890 saja.": Identifies.PHONE,
    "Nomornya 0812-3456-7890.": Identifies.PHONE,
    "Call me at +62 812 3456 7890.": Identifies.PHONE,
    "WA 6281234567890 ya bu": Identifies.PHONE,
    "nomor 81234567890 itu punya kakak": Identifies.PHONE,
    "Telepon rumah 021-5551234.": Identifies.PHONE,
    "NIK saya 3674012505900001.": Identifies.IDENTITY,
    "KTP 3674 0125 0590 0001": Identifies.IDENTITY,
    "36.74.01.250590.0001 nomornya": Identifies.IDENTITY,
    "Kirim ke ibu.bayi@example.org.": Identifies.EMAIL,
}
UNNAMED = (
    "Ibu Hamil harus ikut kelas.",
    "Kami mengajak Ibu Menyusui datang ke posyandu.",
    "Bu Bidan bilang tunggu dulu.",
    "Pak Lurah belum pernah datang.",
    "Kata Pak RT boleh.",
    "Ibu-Ibu PKK yang mengurus.",
    "Ibu S tidak diberi penjelasan.",
    "Ny. R melahirkan di klinik.",
    "Ibu SR mengaku bingung.",
    "Pak [nama] melarang saya.",
    "Bu ... siapa ya, saya lupa.",
    "Ibu saya menyuruh kasih air putih.",
    "Dokter Spesialis Anak menyarankan formula.",
    "Dokter bilang ASI saya kurang.",
    "Bidan Desa jarang ke sini.",
    "Bidan Puskesmas yang menolong.",
    "Kader Posyandu Melati tidak dilatih.",
    "Ibu Mertua memberi pisang.",
    "Saya tanya Ibu. Kata beliau boleh.",
    "Terima kasih, Bu. Saya pulang dulu.",
    "Bapak Bupati menandatangani perda.",
    "Bapak Kepala Puskesmas mendukung.",
    "Si Kecil langsung menangis.",
    "Kalau operasi, IMD tidak dilakukan di RS.",
    "Bulan Agustus 2016 saya melahirkan.",
    "Biayanya Rp2.500.000 di rumah bersalin.",
    "Umur bayinya 5 bulan, beratnya 7,2 kilo.",
    "Jam 10.30 baru ketemu bayi, tanggal 12-11-2016.",
    "Kakak perempuan saya juga tidak menyusui.",
    "Mas kawin tidak ada hubungannya.",
    "Nama saya jangan ditulis ya.",
    "Suami saya setuju. Dia ikut kelas ayah.",
    "Posyandu tidak punya ruang menyusui.",
    "The Nurse said wait.",
    "Doctors told us to use formula.",
    "My Mother In Law gave water.",
    "Miss a feed and the milk dries up, they say.",
    "PP 33/2012 Pasal 9 mewajibkan IMD.",
    "Mothers from Serpong seldom come.",
    "Sister in law helped at night.",
    "Dari 2015 sampai 2016 tidak ada pengawasan.",
    "Ibu Balita dan Ibu Nifas digabung.",
    "Ibu saya di Bogor tidak setuju.",
    "Bidan di Tangerang lebih teliti.",
    "Dokter dari Jakarta datang sebulan sekali.",
    "Ibu hamil, Posyandu, dan Puskesmas harus kerja sama.",
    "Suster itu bilang begitu. Besoknya diganti.",
    "Ibu bayi. Nenek ikut campur.",
)
MISSED = ("ratmi yang bantu saya", "Rembulan tetangga saya baik.", "kata bu laksmi boleh")


def kinds(text: str, **watch: tuple[str, ...]) -> tuple[Identifies, ...]:
    return identifying(text, Watch(**watch))


def test_names_are_found_in_42_sentences_of_42_and_in_none_of_48_without() -> None:
    found = [text for text in NAMED if Identifies.NAME in kinds(text)]
    wrongly = [text for text in UNNAMED if kinds(text)]
    assert (len(NAMED), len(UNNAMED)) == (42, 48)
    assert [text for text in NAMED if text not in found] == []  # recall: 42 of 42
    assert wrongly == []  # precision: 42 found of 42 pointed at, none of 48 without


@pytest.mark.parametrize(("text", "kind"), NUMBERED.items())
def test_numbers_and_addresses_are_found_by_kind(text: str, kind: Identifies) -> None:
    assert kind in kinds(text)


def test_a_name_that_nothing_tells_from_a_word_is_missed_unless_the_configuration_lists_it() -> None:
    assert [kinds(text) for text in MISSED] == [(), (), ()]  # the limit of it, known: 3 of 3 missed
    listed = ("Ratmi", "rembulan", "Laksmi")
    assert [kinds(text, names=listed) for text in MISSED] == [(Identifies.NAME,)] * 3


def test_allowed_words_name_nobody_and_the_rest_of_the_sentence_still_counts() -> None:
    assert kinds("Lurah Serpong dan Pak Camat Serpong hadir.", allowed=("Serpong",)) == ()
    assert kinds("Pak Camat Serpong hadir.") == (Identifies.NAME,)
    assert kinds("Pak Camat Serpong dan Bu Ratmi hadir.", allowed=("serpong",)) == (Identifies.NAME,)
    assert kinds("Saya lahir di RSIA Siti Khadijah.", allowed=("Siti Khadijah",)) == ()


def test_a_listed_name_counts_also_where_it_is_allowed_and_only_as_a_whole_word() -> None:
    assert kinds("Kata Ani boleh.", names=("Ani",), allowed=("Ani",)) == (Identifies.NAME,)
    assert kinds("Saya berani.", names=("ani",)) == ()


@pytest.mark.shared
@pytest.mark.skipif(not MEETING.exists(), reason="needs ../shared")
def test_in_a_real_meeting_28_lines_of_863_are_pointed_at_and_each_names_somebody() -> None:
    lines = (read_project(MEETING).sources[0].text or "").split("\n")
    found = [line for line in lines if kinds(line)]
    assert (len(lines), len(found)) == (863, 28)
    assert [line for line in found if not any(name in line for name in ITS_SPEAKERS)] == []
