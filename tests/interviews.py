"""Interviews for tests: from small tables, and made-up findings with voices of every kind.

Nobody ever said any of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt

from reportgen.codebook import Level
from reportgen.errors import Location
from reportgen.estimates import AbsenceReason, Absent, Estimate, Interval, Measure, Published, Unit
from reportgen.findings import (
    Accord,
    Audience,
    Finding,
    Findings,
    Group,
    GroupBy,
    InformantGroup,
    JointRow,
    Judged,
    Provenance,
    Quote,
    Reach,
    SaturationPoint,
    Stance,
    Subject,
    Target,
    TargetState,
    Theme,
    Usability,
    Verdict,
    Voices,
    VoicesFacts,
    VoicesReason,
)
from reportgen.locales.languages import Language, Text
from reportgen.periods import parse_period
from reportgen.raw import RawInformant, RawSegment, RawVoices
from reportgen.sources.dataset import Informant, Interviews, Segment
from reportgen.sources.dataset import Provenance as DataProvenance

PERIOD = parse_period("2016-11/2016-12")
SOURCE = "interviews"
ANALYSIS = "said"
Z = 1.959963984540054


def both(indonesian: str, english: str) -> Text:
    return Text.of({"id": indonesian, "en": english})


# --- Made-up findings -------------------------------------------------------------------------------------------------

Told = tuple[int, int, int, int]
"""Of the informants of a group who raised a theme: who supports, hinders, says both, and has no stance coded."""

GROUPS: dict[str, tuple[Text, int]] = {
    "health_worker": (both("Petugas kesehatan", "Health workers"), 5),
    "volunteer": (both("Kader posyandu", "Posyandu volunteers"), 5),
    "mother": (both("Ibu", "Mothers"), 5),
    "husband+parent": (both("Suami dan orang tua", "Husbands and parents"), 5),
}
THEMES: dict[str, tuple[Text, dict[str, Told]]] = {
    "imd": (
        both("IMD dan rawat gabung", "Early initiation and rooming-in"),
        {
            "health_worker": (0, 3, 1, 0),
            "volunteer": (0, 2, 0, 0),
            "mother": (0, 4, 0, 0),
            "husband+parent": (0, 2, 0, 0),
        },
    ),
    "family": (
        both("Pengetahuan suami dan orang tua", "Husbands' and parents' knowledge"),
        {"volunteer": (1, 2, 0, 0), "mother": (3, 1, 0, 0), "husband+parent": (1, 2, 1, 0)},
    ),
    "counselling": (
        both("Konseling menyusui saat pemeriksaan kehamilan", "Breastfeeding counselling in antenatal care"),
        {"health_worker": (4, 0, 0, 0), "mother": (3, 1, 0, 0)},
    ),
    "volunteers": (
        both("Pengetahuan kader posyandu", "Posyandu volunteers' knowledge"),
        {"health_worker": (0, 2, 0, 0), "volunteer": (0, 3, 0, 0)},
    ),
    "sanctions": (both("Penegakan sanksi", "Enforcement of sanctions"), {"health_worker": (0, 0, 0, 3)}),
    "workplace": (both("Ruang ASI di tempat kerja", "Lactation rooms at work"), {}),
}
REACHED = {
    "imd": Reach.ALL_GROUPS,
    "family": Reach.SOME_GROUPS,
    "counselling": Reach.SOME_GROUPS,
    "volunteers": Reach.SOME_GROUPS,
    "sanctions": Reach.ONE_GROUP,
    "workplace": Reach.NOBODY,
}
EDUCATION = both("Pendidikan", "Education")
QUOTES: dict[str, tuple[Quote, ...]] = {
    "imd": (
        Quote(
            "Bayi langsung dibersihkan dan dibawa ke ruang bayi, IMD paling lama lima menit.",
            Language.INDONESIAN,
            "The baby is cleaned at once and taken to the nursery; early initiation lasts five minutes at most.",
            "health_worker",
            (),
            Stance.HINDERS,
        ),
        Quote(
            "Saya baru ketemu anak saya besok paginya, katanya biar saya istirahat dulu.",
            Language.INDONESIAN,
            "I saw my child only the next morning; they said I should rest first.",
            "mother",
            ((EDUCATION, "SMA"),),
            Stance.HINDERS,
        ),
    ),
    "family": (
        Quote(
            "Suami saya yang bangun malam, katanya jangan dikasih susu botol.",
            Language.INDONESIAN,
            "It is my husband who gets up at night; he says not to give the bottle.",
            "mother",
            (),
            Stance.SUPPORTS,
        ),
        Quote(
            "Kalau cuma ASI ya kurang kenyang, dari dulu anak saya dikasih pisang.",
            Language.INDONESIAN,
            None,
            "husband+parent",
            (),
            Stance.HINDERS,
        ),
    ),
    "counselling": (
        Quote(
            "Setiap ibu hamil yang datang pasti kami beri tahu soal ASI.",
            Language.INDONESIAN,
            "Every pregnant woman who comes is told about breastfeeding.",
            "health_worker",
            (),
            Stance.SUPPORTS,
        ),
    ),
    "volunteers": (
        Quote(
            "Kami belum pernah dilatih, jadi kalau ditanya soal ASI ya seadanya.",
            Language.INDONESIAN,
            "We were never trained, so when asked about breastfeeding we say what we can.",
            "volunteer",
            (),
            Stance.HINDERS,
        ),
    ),
    "sanctions": (
        Quote(
            "Aturannya ada, tapi belum pernah ada yang ditegur.",
            Language.INDONESIAN,
            "There is a rule, but nobody has ever been warned.",
            "health_worker",
        ),
    ),
}
NEW_BY_INTERVIEW = (2, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
KAPPAS = {"imd": 0.81, "family": 0.62, "counselling": 0.74, "volunteers": 0.58, "sanctions": 1.0}
IMD, ANC, SUPPORT, WORK = (
    "coverage.imd",
    "coverage.anc_counselling",
    "who.proportion.support.good",
    "factors.prevalence_ratio",
)
JOINT = (
    JointRow("imd", IMD, Judged.UNFAVOURABLE, Stance.HINDERS, Accord.AGREES, dict.fromkeys(GROUPS, Stance.HINDERS)),
    JointRow(
        "family",
        SUPPORT,
        Judged.NO_YARDSTICK,
        Stance.MIXED,
        Accord.UNCLEAR,
        {"volunteer": Stance.HINDERS, "mother": Stance.SUPPORTS, "husband+parent": Stance.MIXED},
    ),
    JointRow(
        "counselling",
        ANC,
        Judged.UNFAVOURABLE,
        Stance.SUPPORTS,
        Accord.CONTRADICTS,
        {"health_worker": Stance.SUPPORTS, "mother": Stance.SUPPORTS},
    ),
    JointRow(
        "volunteers",
        None,
        Judged.CANNOT_SAY,
        Stance.HINDERS,
        Accord.SILENT,
        {"health_worker": Stance.HINDERS, "volunteer": Stance.HINDERS},
    ),
    JointRow("workplace", WORK, Judged.CANNOT_SAY, None, Accord.SILENT),
)


@dataclass
class Shelf:
    """Findings as they are made; ``add`` gives their ids."""

    items: list[Finding] = field(default_factory=list)

    def add(self, name: str, quantity: Published, label: Text, group: str | None = None) -> str:
        by = Group(GroupBy.INFORMANTS, group, GROUPS[group][0]) if group else None
        name = re.sub("[_+]", "-", name) if group else name
        self.items.append(Finding(Subject(f"{ANALYSIS}.{name}", ANALYSIS, None, label, by), quantity))
        return self.items[-1].id


def informants(numerator: int, denominator: int) -> Estimate:
    """Give so many informants of so many."""
    share = numerator / denominator
    return Estimate(
        Measure.PROPORTION,
        share,
        Unit.SHARE,
        "informants",
        PERIOD,
        SOURCE,
        None,
        numerator,
        denominator,
        denominator,
        persons=False,
    )


def how_many(number: int) -> Estimate:
    """Give a count of informants or segments."""
    return Estimate(Measure.COUNT, number, Unit.COUNT, "count", PERIOD, SOURCE, n=number, persons=False)


def _kappa(theme: str) -> Published:
    if theme not in KAPPAS:
        return Absent(Measure.KAPPA, Unit.COEFFICIENT, PERIOD, SOURCE, AbsenceReason.NO_VARIATION)
    value = KAPPAS[theme]
    interval = None if value == 1 else Interval(value - 0.15, min(1.0, value + 0.15))
    return Estimate(
        Measure.KAPPA, value, Unit.COEFFICIENT, "cohen_kappa", PERIOD, SOURCE, interval, n=64, persons=False
    )


_STANCES = (Stance.SUPPORTS, Stance.HINDERS, Stance.MIXED)


def _theme(shelf: Shelf, name: str) -> Theme:
    label, said = THEMES[name]
    raised = {group: sum(said.get(group, ())) for group in GROUPS}
    everyone = sum(n for _, n in GROUPS.values())
    by_stance = {stance: sum(told[place] for told in said.values()) for place, stance in enumerate(_STANCES)}
    start = f"proportion.{name}"
    whole = shelf.add(start, informants(sum(raised.values()), everyone), label)
    by_group = {
        group: shelf.add(f"{start}.{group}", informants(raised[group], n), label, group)
        for group, (_, n) in GROUPS.items()
    }
    coded = any(by_stance.values())
    stances = {
        stance: shelf.add(f"{start}.{stance.value}", informants(count, sum(raised.values())), label)
        for stance, count in by_stance.items()
        if coded
    }
    stances_by_group = {
        (group, stance): shelf.add(
            f"{start}.{group}.{stance.value}", informants(told[place], raised[group]), label, group
        )
        for group, told in said.items()
        for place, stance in enumerate(_STANCES)
        if coded
    }
    return Theme(
        id=name,
        label=label,
        whole=whole,
        by_group=by_group,
        stances=stances,
        stances_by_group=stances_by_group,
        reach=REACHED[name],
        contradicted=by_stance[Stance.SUPPORTS] > 0 and by_stance[Stance.HINDERS] > 0,
        quotes=QUOTES.get(name, ()),
        kappa=shelf.add(f"kappa.{name}", _kappa(name), label),
    )


def _wilson(numerator: int, denominator: int) -> Interval:
    share, weight = numerator / denominator, Z**2 / denominator
    middle = (share + weight / 2) / (1 + weight)
    half = Z * sqrt(share * (1 - share) / denominator + weight / (4 * denominator)) / (1 + weight)
    return Interval(middle - half, middle + half)


def _share(numerator: int, denominator: int, source: str) -> Estimate:
    limits = _wilson(numerator, denominator)
    value = numerator / denominator
    return Estimate(
        Measure.PROPORTION, value, Unit.SHARE, "wilson", PERIOD, source, limits, numerator, denominator, denominator
    )


def numbers() -> tuple[Finding, ...]:
    """Give the findings that themes stand beside: two of a register, with targets missed, and two of a survey."""
    target = Target(0.8, 2016, both("Standar fasilitas sayang ibu dan bayi", "Baby-friendly facility standard"))
    missed = Verdict(target, TargetState.NOT_MET)
    ratio = Estimate(
        Measure.PREVALENCE_RATIO,
        0.91,
        Unit.RATIO,
        "modified_poisson",
        PERIOD,
        "survey",
        Interval(0.71, 1.17),
        n=186,
        reference="no",
    )
    good = Group(GroupBy.VARIABLE, "good", both("Baik", "Good"), variable="support")
    return (
        Finding(Subject(IMD, "coverage", "imd", both("IMD", "Early initiation")), _share(96, 240, "register"), missed),
        Finding(
            Subject(ANC, "coverage", "anc_counselling", both("Konseling menyusui saat ANC", "Antenatal counselling")),
            _share(121, 240, "register"),
            missed,
        ),
        Finding(
            Subject(SUPPORT, "who", None, both("Dukungan keluarga", "Family support"), good, "support"),
            _share(102, 186, "survey"),
        ),
        Finding(Subject(WORK, "factors", None, both("Ibu bekerja", "Mother at work"), None, "employed"), ratio),
    )


def voices_findings(
    *,
    usability: Usability = Usability.USABLE,
    reasons: tuple[VoicesReason, ...] = (VoicesReason.COMPLETE,),
    audience: Audience = Audience.PUBLIC,
) -> Findings:
    """Give findings with voices: four groups (one of them merged), six themes, every accord, every reach."""
    shelf = Shelf()
    informants_id = shelf.add("count.informants", how_many(20), both("Informan", "Informants"))
    groups = tuple(
        InformantGroup(
            name,
            label,
            shelf.add(f"count.informants.{name}", how_many(n), both("Informan", "Informants"), name),
            tuple(name.split("+")) if "+" in name else (),
        )
        for name, (label, n) in GROUPS.items()
    )
    segments_id = shelf.add("count.segments", how_many(64), both("Segmen", "Segments"))
    voices = Voices(
        analysis=ANALYSIS,
        facts=VoicesFacts(
            source=SOURCE,
            informants=informants_id,
            segments=segments_id,
            n_coders=2,
            unmapped=(),
            in_order_of_date=True,
            provenance=Provenance.COLLECTED,
            note=None,
        ),
        usability=usability,
        reasons=reasons,
        groups=groups,
        themes=tuple(_theme(shelf, name) for name in THEMES),
        saturation=tuple(
            SaturationPoint(order, new, sum(NEW_BY_INTERVIEW[:order])) for order, new in enumerate(NEW_BY_INTERVIEW, 1)
        ),
        joint=JOINT,
    )
    return Findings(PERIOD, (*numbers(), *shelf.items), (), (), None, audience, 5, voices=(voices,))


def voices_of(findings: Findings) -> Voices:
    """Give the voices of findings that have one source of interviews."""
    (voices,) = findings.voices
    return voices


def with_voices(findings: Findings, **changes: object) -> Findings:
    """Give the findings with parts of the voices replaced."""
    return replace(findings, voices=(replace(voices_of(findings), **changes),))  # type: ignore[arg-type]


def with_facts(findings: Findings, **changes: object) -> Findings:
    """Give the findings with other facts on the interviews."""
    return with_voices(findings, facts=replace(voices_of(findings).facts, **changes))  # type: ignore[arg-type]


# --- From small tables ------------------------------------------------------------------------------------------------


def words(name: str) -> Text:
    """Give words that read differently in the two languages."""
    return both(f"{name} (id)", f"{name} (en)")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a test may say of interviews beside who said what; the rest is as usual."""

    themes: tuple[str, ...] = ("imd", "family", "sanctions")
    attributes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Informant → attribute → value."""
    joint: Mapping[str, str | None] | None = None
    number: int = 2
    """How many quotes a theme shows."""
    unmapped: tuple[tuple[str, int], ...] = ()
    made: Provenance = Provenance.COLLECTED


def raw_voices(groups: Mapping[str, Sequence[str]], said: Sequence[RawSegment], asked: Asked = Asked()) -> RawVoices:
    """Give what people said, before disclosure control: group → codes of its informants, in the order of interviews."""
    named = dict.fromkeys(name for told in asked.attributes.values() for name in told)
    people = [(name, group) for group, names in groups.items() for name in names]
    return RawVoices(
        analysis=ANALYSIS,
        source=SOURCE,
        facts=VoicesFacts(
            source=SOURCE,
            informants=f"{ANALYSIS}.count.informants",
            segments=f"{ANALYSIS}.count.segments",
            n_coders=max(1, len({each.coder for each in said} - {None})),
            unmapped=asked.unmapped,
            in_order_of_date=True,
            provenance=asked.made,
            note=None,
        ),
        groups=tuple(Level(name, words(name)) for name in groups),
        themes=tuple(Level(name, words(name)) for name in asked.themes),
        attributes={name: words(name) for name in named},
        informants=tuple(
            RawInformant(name, group, asked.attributes.get(name, {}), order)
            for order, (name, group) in enumerate(people)
        ),
        segments=tuple(said),
        language=Language.INDONESIAN,
        quotes_per_theme=asked.number,
        joint=asked.joint,
    )


def said(*lines: str) -> tuple[RawSegment, ...]:
    """Give segments from lines ``informant theme [stance|-] [coder|-] [words]``; words are made up where none stand."""
    return tuple(_segment(line) for line in lines)


def _segment(line: str) -> RawSegment:
    informant, theme, *rest = line.split(maxsplit=4)
    stance, coder, quote = (*rest, *("-", "-", "-")[len(rest) :])
    return RawSegment(
        informant=informant,
        theme=theme,
        quote=f"What {informant} said about {theme}, in as many words as it takes." if quote == "-" else quote,
        translation=None,
        stance=None if stance == "-" else Stance(stance),
        coder=None if coder == "-" else coder,
    )


def interviews(voices: RawVoices, *, about: Mapping[str, tuple[str | None, str | None]] | None = None) -> Interviews:
    """Give the source that these voices would come from; segments are named ``s1``, ``s2`` …"""
    return Interviews(
        name=voices.source,
        informants=tuple(Informant(each.id, each.group, each.attributes, each.order) for each in voices.informants),
        segments=tuple(
            Segment(
                informant=each.informant,
                theme=each.theme,
                quote=each.quote,
                translation=each.translation,
                stance=each.stance,
                coder=each.coder,
                name=f"s{place}",
                where=Location(file="segments.csv", row=place + 1),
            )
            for place, each in enumerate(voices.segments, start=1)
        ),
        groups=voices.groups,
        themes=voices.themes,
        about=about or {},
        attributes=voices.attributes,
        language=voices.language,
        unmapped=voices.facts.unmapped,
        in_order_of_date=voices.facts.in_order_of_date,
        made=voices.facts.provenance,
        note=voices.facts.note,
        provenance=DataProvenance("segments.csv", "0" * 64, None, len(voices.segments)),
    )
