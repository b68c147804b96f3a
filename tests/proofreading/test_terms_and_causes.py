"""One term a concept, no claimed cause: each check finds its fault, and passes what only looks like one."""

import pytest

from reportgen.config.glossary_file import glossary
from reportgen.locales.languages import Language
from reportgen.proofreading import Exemption, Glossary, Kind, Passage, Term, causes, variants

INDONESIAN, ENGLISH = Language.INDONESIAN, Language.ENGLISH


def passage(words: str, language: Language = INDONESIAN, **other: object) -> Passage:
    return Passage(words, language, **{"kind": Kind.NOTE, "place": "brief.note", **other})  # type: ignore[arg-type]


def found(words: str, language: Language = INDONESIAN, **other: object) -> list[str]:
    return [flaw.found for flaw in variants(passage(words, language, **other), glossary())]


def claimed(words: str, language: Language = INDONESIAN, **other: object) -> list[str]:
    return [flaw.found for flaw in causes(passage(words, language, **other), glossary())]


@pytest.mark.parametrize(
    ("words", "wrong", "right"),
    [
        ("Selang kepercayaan lebar.", "Selang kepercayaan", "interval kepercayaan (IK)"),
        ("Seluruh selang berada di bawah target.", "selang", "interval kepercayaan (IK)"),
        ("60% (CI 95% 50–70)", "CI 95%", "interval kepercayaan (IK)"),
        ("pada kuartal ini", "kuartal", "triwulan"),
        ("Cakupan naik 5,2 persen.", "naik 5,2 persen", "poin persentase"),
        ("turun sebesar 4% dari tahun lalu", "turun sebesar 4%", "poin persentase"),
        ("di tempat praktek", "praktek", "praktik"),
        ("bayi beresiko", "beresiko", "risiko"),
        ("prosentase ibu", "prosentase", "persentase"),
        ("alasan obyektif", "obyektif", "objektif, objek, subjek"),
        ("hasil analisa", "analisa", "analisis"),
        ("kwalitas data", "kwalitas", "kualitas (mutu)"),
        ("hubungan signifikan", "signifikan", "bermakna secara statistik"),
        ("uji ini p = 0,000", "p = 0,000", "p < 0,001"),
        ("2 kali lebih besar kemungkinannya", "kali lebih besar kemungkinannya", "rasio odds (RO)"),
        ("layanan rooming-in", "rooming-in", "rawat gabung"),
        ("Kesehatan masyarakat center", "Kesehatan masyarakat center", "puskesmas"),
        ("toddler di posyandu", "toddler", "balita"),
        ("pemberian Asi", "Asi", "ASI"),
    ],
)
def test_another_word_in_indonesian_is_found_with_the_term(words: str, wrong: str, right: str) -> None:
    flaws = variants(passage(words), glossary())
    assert (wrong, right) in [(flaw.found, flaw.expected) for flaw in flaws]
    assert all(flaw.advice for flaw in flaws)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("the Integrated Service Unit", "Integrated Service Unit"),
        ("toddlers under five", "toddlers"),
        ("mothers are 1.5 times more likely to", "times more likely"),
        ("mother and infant are treated together", "treated together"),
        ("rooming after birth", "rooming"),
        ("a significant difference", "significant"),
        ("p = 0.000", "p = 0.000"),
        ("up by 5 per cent", "up by 5 per cent"),
        ("breast-feeding counseling", "counseling"),
        ("kesehatan masyarakat center", "kesehatan masyarakat center"),
        ("trained cadres", "cadres"),
    ],
)
def test_another_word_in_english_is_found(words: str, wrong: str) -> None:
    assert wrong in found(words, ENGLISH)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Interval kepercayaan (IK) 95%: 1,02–2,34; p < 0,001; p = 0,05.", INDONESIAN),
        ("Cakupan naik menjadi 60% pada Triwulan III 2026, naik 5,2 poin persentase.", INDONESIAN),
        ("Rawat gabung 24 jam, praktik mandiri, selang waktu dua minggu, ASI eksklusif.", INDONESIAN),
        ("The difference is statistically significant (p < 0.001); rooming-in for 24 hours.", ENGLISH),
        ("Coverage rose to 60%, up by 5.2 percentage points; breast-milk substitutes.", ENGLISH),
        ("Posyandu volunteers (cadres) of the Global Breastfeeding Collective.", ENGLISH),
    ],
)
def test_the_right_words_pass(words: str, language: Language) -> None:
    assert found(words, language, house=True) == []


def test_usia_stands_before_months_and_umur_is_the_property_in_the_programs_own_words() -> None:
    assert found("bayi umur 0–5 bulan", house=True) == ["umur 0–5 bulan"]
    assert found("anak umur {lower}–{upper} bulan", house=True)
    assert found("kelompok usia ibu", house=True) == ["usia ibu"]
    assert (
        found("bayi usia 0–5 bulan, umur ibu 20–35 tahun, menurut umur, anak usia di bawah dua tahun", house=True) == []
    )
    assert found("kelompok usia ibu") == []  # an office may say it so


def test_the_words_of_a_law_and_of_another_publication_are_let_alone() -> None:
    for kind in (Kind.LAW, Kind.SOURCE):
        assert found("bidan praktek, resiko", kind=kind) == []
        assert claimed("menyebabkan", kind=kind) == []


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Dukungan yang baik meningkatkan ASI eksklusif.", INDONESIAN),
        ("IMD memengaruhi ASI eksklusif.", INDONESIAN),
        ("Faktor yang mempengaruhinya.", INDONESIAN),
        ("Pengaruh dukungan suami.", INDONESIAN),
        ("Hal ini disebabkan promosi.", INDONESIAN),
        ("Promosi berdampak buruk.", INDONESIAN),
        ("Promosi menurunkan cakupan.", INDONESIAN),
        ("Berkat kelas ayah.", INDONESIAN),
        ("Support raises exclusive breastfeeding.", ENGLISH),
        ("Low support leads to formula feeding.", ENGLISH),
        ("Promotion causes early weaning.", ENGLISH),
        ("The effect of support on feeding.", ENGLISH),
        ("Coverage fell due to promotion.", ENGLISH),
        ("Classes improve coverage.", ENGLISH),
        ("Train volunteers to increase coverage.", ENGLISH),
        ("It contributes to success.", ENGLISH),
    ],
)
def test_a_claimed_cause_is_found(words: str, language: Language) -> None:
    assert len(claimed(words, language)) == 1
    for kind in (Kind.MESSAGE, Kind.TITLE, Kind.ACTION, Kind.REASON, Kind.STUDY, Kind.OPTION, Kind.EVIDENCE):
        assert claimed(words, language, kind=kind)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Efek desain 1,4; modifikasi efek tidak diperiksa; upaya mengurangi bias.", INDONESIAN),
        ("Cakupan meningkat dan selisihnya menurun.", INDONESIAN),
        ("Perbedaan ini tidak menunjukkan penyebabnya.", INDONESIAN),
        ("Design effect 1.4; some differences may be due to chance; steps taken to reduce bias.", ENGLISH),
        ("Coverage increased; exclusive breastfeeding goes with good support.", ENGLISH),
    ],
)
def test_words_of_method_and_description_claim_no_cause(words: str, language: Language) -> None:
    assert claimed(words, language) == []


def test_what_a_review_or_a_trial_found_may_be_worded_causally() -> None:
    assert claimed("Konseling meningkatkan ASI eksklusif.", kind=Kind.EVIDENCE, may_be_causal=True) == []


def test_a_label_names_and_claims_nothing() -> None:
    assert claimed("Pengaruh suami", kind=Kind.LABEL) == []


def test_a_named_place_of_a_message_is_no_word() -> None:
    assert claimed("Possible reasons: {causes}.", ENGLISH) == []


def test_an_exemption_holds_for_its_words_at_its_place_alone() -> None:
    spared = Exemption("causal", "rais*", "voices.*", "a theme is raised")
    lists = Glossary(causal={ENGLISH: (r"\braised\b", r"\bcaused\b")}, exemptions=(spared,))
    there, elsewhere = passage("raised", ENGLISH, place="voices.key.all"), passage("raised", ENGLISH)
    assert causes(there, lists) == ()
    assert causes(elsewhere, lists) != ()
    assert causes(passage("caused", ENGLISH, place="voices.key.all"), lists) != ()


def test_whole_words_are_looked_for_in_capitals_or_not() -> None:
    lists = Glossary((Term("risk", INDONESIAN, "risiko", "KBBI", ("resiko",)),))
    assert [flaw.found for flaw in variants(passage("RESIKO; resikonya"), lists)] == ["RESIKO"]


def test_every_entry_of_the_glossary_has_a_reason_and_passes_its_own_term() -> None:
    lists = glossary()
    assert all(term.why for term in lists.terms)
    assert all(each.why for each in lists.exemptions)
    assert len({(term.concept, term.language) for term in lists.terms}) == len(lists.terms)
    own = {term.concept: variants(passage(term.term, term.language), lists) for term in lists.terms}
    assert {concept: flaws for concept, flaws in own.items() if flaws} == {}
