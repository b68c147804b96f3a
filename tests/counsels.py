"""Rulebooks, cases and counsels for tests: a small rulebook, findings for it to judge, and a counsel made by hand.

Every figure, regulation and piece of evidence here is made up. ``counsel_of`` asks the engine; ``counselled`` gives
findings with a counsel that holds one of each kind, written by hand, for the tests of words, exhibits and pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from studies import wilson

from reportgen.estimates import (
    AbsenceReason,
    Absent,
    Estimate,
    Interval,
    Measure,
    Published,
    Suppressed,
    SuppressionReason,
    Unit,
)
from reportgen.findings import (
    Audience,
    Bundle,
    Choice,
    Cited,
    Counsel,
    Finding,
    Findings,
    Funnel,
    Ground,
    GroundKind,
    Group,
    GroupBy,
    Monitored,
    Outcome,
    Practice,
    Quality,
    QualityReason,
    Recommendation,
    Stance,
    Subject,
    Target,
    TargetState,
    Truth,
    Unsure,
    Usability,
)
from reportgen.findings import Verdict as TargetVerdict
from reportgen.indicators import Direction, Indicator, Recall
from reportgen.locales.languages import Text
from reportgen.periods import parse_period
from reportgen.policy import Case, counsel
from reportgen.rulebook import (
    Action,
    Actor,
    AllOf,
    AnyOf,
    AreasDiffer,
    Article,
    AssociationIs,
    Call,
    Certainty,
    Citation,
    ContextFigure,
    Cost,
    Design,
    Evidence,
    FigureIs,
    FigureState,
    Force,
    Level,
    Mark,
    Option,
    Owner,
    Power,
    QualityIs,
    RatioState,
    ReferenceTarget,
    Regulation,
    Rule,
    Rulebook,
    Said,
    Side,
    Span,
    Topic,
    Verdict,
    Way,
    Yardstick,
)

PERIOD = parse_period("2025-Q1")
DAY = date(2025, 4, 10)
MEASURED_AGAIN, DUE = parse_period("2025-Q2"), parse_period("2025-Q3")
SOURCE = "register"

GAP, MET, CANNOT_SAY = frozenset({FigureState.GAP}), frozenset({FigureState.MET}), frozenset({FigureState.CANNOT_SAY})
PRACTICES = ("anc_counselling", "imd", "rooming_in", "no_prelacteal", "education")


def both(indonesian: str, english: str) -> Text:
    return Text.of({"id": indonesian, "en": english})


# --- The rulebook -----------------------------------------------------------------------------------------------------

OWN = Yardstick(
    0.8, both("ambang kerja ringkasan ini", "this brief's own working threshold"), own=True, mark=Mark.CALCULATED
)
PLAN = both("Renstra Kementerian Kesehatan 2020–2024", "Ministry of Health Strategic Plan 2020–2024")
TARGET = Yardstick(0.6, PLAN, 2024, Level.NATIONAL)


def _topic(name: str, label: Text, *, steps: tuple[str, ...] = (), action: str | None = None) -> Topic:
    practice = name in PRACTICES
    law = (Citation("pp-33-2012", ("9",)), Citation("pp-28-2024", ("26(1)",))) if name == "imd" else ()
    return Topic(name, label, practice, name == "support", steps, law, OWN if practice else None, action)


TOPICS = {
    topic.id: topic
    for topic in (
        _topic(
            "anc_counselling",
            both("Konseling menyusui saat ANC", "Breastfeeding counselling in antenatal care"),
            steps=("3",),
            action="low_anc_counselling",
        ),
        _topic("imd", both("IMD", "Skin-to-skin contact and early initiation (IMD)"), steps=("4",), action="low_imd"),
        _topic("rooming_in", both("Rawat gabung", "Rooming-in"), steps=("7",), action="low_rooming_in"),
        _topic(
            "no_prelacteal",
            both("Hanya ASI selama perawatan", "Nothing but breast milk during the stay"),
            steps=("6", "1a"),
            action="prelacteal",
        ),
        _topic(
            "education",
            both("Penyuluhan ASI", "Breastfeeding education"),
            steps=("3", "5", "10"),
            action="low_education",
        ),
        _topic("support", both("Dukungan menyusui", "Breastfeeding support"), action="composite_low"),
        _topic(
            "family_knowledge", both("Pengetahuan keluarga", "The family's knowledge"), action="low_family_knowledge"
        ),
        _topic("working_mothers", both("Ibu bekerja", "Working mothers"), action="working_mothers"),
    )
}

ACTORS = {
    actor.id: actor
    for actor in (
        Actor("head", both("Kepala puskesmas", "The head of the puskesmas"), Power.PUSKESMAS),
        Actor("midwife", both("Bidan koordinator", "The coordinating midwife"), Power.PUSKESMAS),
        Actor("district", both("Dinas kesehatan", "The district health office"), Power.DISTRICT),
        Actor("employers", both("Pemberi kerja", "Employers"), Power.OTHERS),
    )
}

EVIDENCE = {
    "e1": Evidence(
        "e1",
        both("Kontak kulit menaikkan pemberian ASI.", "Skin-to-skin contact raises breastfeeding."),
        both("Tinjauan contoh 2016", "Example review 2016"),
        Design.REVIEW,
        Mark.SECONDARY,
        both("ringkasan contoh", "an example summary"),
    ),
    "e5": Evidence(
        "e5",
        both("Konseling menurunkan risiko tidak ASI eksklusif.", "Counselling lowers the risk of not breastfeeding."),
        both("Tinjauan contoh 2019", "Example review 2019"),
        Design.REVIEW,
        Mark.VERIFIED,
    ),
    "e9": Evidence(
        "e9",
        both("Ibu tanpa dukungan ayah lebih jarang menyusui.", "Mothers without support breastfed less often."),
        both("Survei contoh 2024", "Example survey 2024"),
        Design.CROSS_SECTIONAL,
        Mark.VERIFIED,
    ),
    "e13": Evidence(
        "e13", both("Belum diperiksa.", "Not checked."), both("Contoh", "Example"), Design.GUIDELINE, Mark.UNVERIFIED
    ),
}

REGULATIONS = {
    "pp-33-2012": Regulation(
        "pp-33-2012",
        Text.same("PP 33/2012"),
        both("PP 33/2012 tentang ASI eksklusif", "Government Regulation 33/2012"),
        both("Mengatur IMD dan rawat gabung.", "Regulated IMD and rooming-in."),
        (
            Span(
                date(2012, 3, 1),
                date(2024, 7, 25),
                Force.IN_FORCE,
                Mark.SECONDARY,
                both("sebuah situs hukum", "a law site"),
            ),
        ),
        Mark.VERIFIED,
        {"9": Article("9", Mark.VERIFIED), "10": Article("10", Mark.VERIFIED)},
        ("pp-28-2024",),
    ),
    "pp-28-2024": Regulation(
        "pp-28-2024",
        Text.same("PP 28/2024"),
        both("PP 28/2024", "Government Regulation 28/2024"),
        both("Aturan pelaksana UU 17/2023.", "Implements Law 17/2023."),
        (Span(date(2024, 7, 26), None, Force.IN_FORCE, Mark.SECONDARY, both("pers", "the press")),),
        Mark.SECONDARY,
        {"26(1)": Article("26(1)", Mark.SECONDARY)},
        (),
        both("pers dan ringkasan kantor hukum", "press and law-firm summaries"),
    ),
    "pmk-15-2013": Regulation(
        "pmk-15-2013",
        Text.same("Permenkes 15/2013"),
        both("Permenkes 15/2013", "Minister of Health Regulation 15/2013"),
        both("Tempat kerja menyediakan ruang ASI.", "Workplaces provide a lactation room."),
        (
            Span(date(2013, 2, 18), date(2024, 7, 25), Force.IN_FORCE, Mark.VERIFIED),
            Span(date(2024, 7, 26), None, Force.UNKNOWN, Mark.VERIFIED),
        ),
        Mark.VERIFIED,
    ),
}


def action(name: str, actor: str = "midwife", *, call: Call = Call.ACT, **more: object) -> Action:
    """Give an action by id; what a test does not say is the same for all."""
    made = Action(
        id=name,
        do=both(f"Lakukan {name}.", f"Do {name}."),
        how=both(f"Caranya {name}.", f"How to {name}."),
        actor=actor,
        call=call,
        certainty=Certainty.MODERATE,
        certainty_is_ours=False,
        within=1,
    )
    return replace(made, **more)  # type: ignore[arg-type]


ACTIONS = {
    each.id: each
    for each in (
        action(
            "low_imd",
            certainty=Certainty.HIGH,
            steps=("4",),
            evidence=("e1",),
            law=(Citation("pp-33-2012", ("9",)), Citation("pp-28-2024", ("26(1)",))),
        ),
        action("low_rooming_in", steps=("7",), law=(Citation("pp-33-2012", ("10",)),)),
        action("low_anc_counselling", steps=("3",), evidence=("e5",)),
        action("prelacteal", steps=("6",), certainty=Certainty.LOW, certainty_is_ours=True),
        action("low_education", steps=("3", "5"), evidence=("e5", "e13")),
        action("low_coverage", "head", evidence=("e5",), within=2),
        action("composite_low", "head", certainty=Certainty.LOW),
        action("low_family_knowledge", evidence=("e9",), certainty=Certainty.VERY_LOW),
        action("working_mothers", "employers", certainty=Certainty.LOW, law=(Citation("pmk-15-2013"),)),
        action("areas_differ", "head", certainty=Certainty.GOOD_PRACTICE),
        action("low_recall", "district", call=Call.MEND, certainty=Certainty.GOOD_PRACTICE),
        action("weak_data", "head", call=Call.MEND, certainty=Certainty.GOOD_PRACTICE),
        action("inconclusive", "head", call=Call.WAIT, certainty=Certainty.GOOD_PRACTICE),
        action("policy_met", "head", call=Call.KEEP, certainty=Certainty.GOOD_PRACTICE),
    )
}


def rule(name: str, when: object, *, does: str | None = None, needs: Verdict = Verdict.CAUTION) -> Rule:
    """Give a rule; it leads to the action of its own name unless ``does`` says which."""
    return Rule(name, both(f"Sebab {name}.", f"Because {name}."), when, does or name, needs)  # type: ignore[arg-type]


RULES = {
    each.id: each
    for each in (
        rule("weak_data", QualityIs(frozenset({Verdict.NOT_USABLE})), needs=Verdict.NOT_USABLE),
        rule("low_imd", AnyOf((FigureIs("imd", GAP), Said("imd", frozenset({Way.HINDERS}))))),
        rule("low_rooming_in", FigureIs("rooming_in", GAP)),
        rule("low_anc_counselling", FigureIs("anc_counselling", GAP)),
        rule("prelacteal", FigureIs("no_prelacteal", GAP)),
        rule("low_education", FigureIs("education", GAP)),
        rule("low_coverage", FigureIs("ebf_24h_0_5", GAP)),
        rule(
            "composite_low",
            AllOf(
                (
                    FigureIs("support", GAP, threshold=0.8),
                    AssociationIs("support", frozenset({RatioState.ABOVE})),
                )
            ),
        ),
        rule("low_family_knowledge", Said("family_knowledge", frozenset({Way.HINDERS, Way.MIXED}))),
        rule("areas_differ", AreasDiffer("ebf_24h_0_5", Side.WORSE)),
        rule("low_recall", FigureIs("recall_coverage", GAP, threshold=0.8), needs=Verdict.NOT_USABLE),
        rule("inconclusive", FigureIs("ebf_24h_0_5", CANNOT_SAY), needs=Verdict.NOT_USABLE),
        rule("policy_met", FigureIs("ebf_24h_0_5", MET)),
    )
}


def option(name: str, *actions: str, cost: Cost = Cost.LOW, **more: object) -> Option:
    """Give an option made of actions."""
    made = Option(
        name,
        both(f"Pilihan {name}", f"Option {name}"),
        both("Tidak ada pengaruh yang diterbitkan.", "No effect is published."),
        None,
        None,
        certainty_is_ours=False,
        cost=cost,
        actions=actions,
    )
    return replace(made, **more)  # type: ignore[arg-type]


OPTIONS = {
    each.id: each
    for each in (
        option("as_now", cost=Cost.NONE),
        option(
            "delivery_room",
            "low_imd",
            "low_rooming_in",
            cost=Cost.MEDIUM,
            effect=both("Menaikkan pemberian ASI, seperti diterbitkan.", "Raises breastfeeding, as published."),
            design=Design.REVIEW,
            certainty=Certainty.HIGH,
            evidence=("e1",),
            law=(Citation("pp-28-2024", ("26(1)",)),),
        ),
        option("counselling", "low_anc_counselling", "low_coverage", "low_education", evidence=("e5",)),
        option("better_data", "weak_data", "low_recall", "inconclusive"),
    )
}

REFERENCES = {
    "renstra_2024": ReferenceTarget("renstra_2024", "ebf_24h_0_5", TARGET),
    "unchecked": ReferenceTarget(
        "unchecked",
        "ebf_24h_0_5",
        Yardstick(0.9, Text.same("?"), 2025, Level.PUSKESMAS, mark=Mark.UNVERIFIED),
    ),
    "who_2030": ReferenceTarget(
        "who_2030",
        "ebf_24h_0_5",
        Yardstick(0.7, both("WHO, target gizi global 2030", "WHO global nutrition targets 2030"), 2030, Level.GLOBAL),
    ),
}

CONTEXT = (
    ContextFigure(
        "ebf_24h_0_5",
        0.68,
        0,
        both("Jawa Timur", "East Java"),
        2023,
        both("Profil contoh 2023", "Example profile 2023"),
        Mark.VERIFIED,
    ),
)


def book(**overrides: object) -> Rulebook:
    """Give a small rulebook with the ids of the built-in one; a test replaces whole kinds (``rules=…``)."""
    made = Rulebook(
        regulations=REGULATIONS,
        evidence=EVIDENCE,
        actors=ACTORS,
        topics=TOPICS,
        actions=ACTIONS,
        rules=RULES,
        options=OPTIONS,
        references=REFERENCES,
        targets={"ebf_24h_0_5": REFERENCES["who_2030"].yardstick},
        owners=(Owner("imd", both("Bidan koordinator KIA", "The maternal health midwife")),),
        context=CONTEXT,
    )
    return replace(made, **overrides)  # type: ignore[arg-type]


def only(*rules: Rule, **overrides: object) -> Rulebook:
    """Give the small rulebook with these rules and no others."""
    return book(rules={each.id: each for each in rules}, **overrides)


# --- Figures ----------------------------------------------------------------------------------------------------------


def indicator(name: str, label: Text, *counts: str, direction: Direction = Direction.HIGHER) -> Indicator:
    """Give an indicator of a register: ``counts`` are its numerator and its denominator."""
    numerator, denominator = counts or (name, f"{name}_of")
    return Indicator(
        name,
        label,
        label,
        label,
        label,
        label,
        label,
        label,
        numerator,
        denominator,
        None,
        Recall.REGISTER,
        direction,
        Text.same("contoh"),
        "V",
        measures_asking=name == "recall_coverage",
    )


INDICATORS = {
    each.id: each
    for each in (
        indicator(
            "ebf_24h_0_5",
            both("ASI eksklusif 0–5 bulan", "Exclusive breastfeeding at 0–5 months"),
            "ebf_recalled_0_5",
            "recalled_0_5",
        ),
        indicator("imd", both("IMD", "IMD (skin-to-skin)"), "imd", "births"),
        indicator("recall_coverage", both("Cakupan recall", "Share asked"), "recalled_0_5", "infants_0_5"),
        indicator("formula", both("Susu formula", "Formula"), "formula", "births", direction=Direction.LOWER),
    )
}


def share(numerator: int, denominator: int, limits: tuple[float, float] | None = None) -> Estimate:
    """Give a share with its counts; its interval is Wilson's unless the test says another."""
    interval = Interval(*limits) if limits else wilson(numerator, denominator)
    return Estimate(
        Measure.PROPORTION,
        numerator / denominator,
        Unit.SHARE,
        "wilson",
        PERIOD,
        SOURCE,
        interval,
        numerator,
        denominator,
        denominator,
    )


SMALL = Suppressed(Measure.PROPORTION, Unit.SHARE, None, PERIOD, SOURCE, SuppressionReason.SMALL_CELL)
NOTHING = Absent(Measure.PROPORTION, Unit.SHARE, PERIOD, SOURCE, AbsenceReason.NOT_REPORTED)


def figure(name: str, quantity: Published, *, analysis: str = "coverage", area: str | None = None) -> Finding:
    """Give a register's finding on the whole catchment area, or on one area of it."""
    group = Group(GroupBy.SUBUNIT, area, Text.same(area)) if area else None
    tail = f".subunit.{area}" if area else ""
    label = INDICATORS[name].label if name in INDICATORS else TOPICS[name].label
    return Finding(Subject(f"{analysis}.{name}{tail}", analysis, name, label, group), quantity)


def findings(
    *items: Finding,
    usability: Usability = Usability.USABLE,
    reasons: tuple[QualityReason, ...] = (QualityReason.COMPLETE,),
    funnels: tuple[Funnel, ...] = (),
) -> Findings:
    """Give the findings of a register's brief."""
    quality = Quality(usability, reasons, {}, None, {}, (), (), ())
    return Findings(PERIOD, items, funnels, (), quality, Audience.PUBLIC, 5)


def case(**overrides: object) -> Case:
    """Give one brief as policy looks at it: dated in April 2025, on the first quarter, its data usable."""
    made = Case(DAY, PERIOD, Usability.USABLE, INDICATORS, "ebf_24h_0_5")
    return replace(made, **overrides)  # type: ignore[arg-type]


def counsel_of(found: Findings, rulebook: Rulebook | None = None, **overrides: object) -> Counsel:
    """Ask the engine: what the rules make of the findings; the verdict on the data is the findings' own."""
    if found.register is not None:
        overrides = {"usability": found.register.usability, **overrides}
    return counsel(found, rulebook or book(), case=case(**overrides))


# --- A counsel made by hand -------------------------------------------------------------------------------------------

PP_28 = Cited(
    "pp-28-2024",
    Text.same("PP 28/2024"),
    both("Aturan pelaksana UU 17/2023.", "Implements Law 17/2023."),
    ("26(1)",),
    Force.IN_FORCE,
    mark=Mark.SECONDARY,
    reported_by=both("pers dan ringkasan kantor hukum", "press and law-firm summaries"),
)
PP_33 = Cited(
    "pp-33-2012",
    Text.same("PP 33/2012"),
    both("Mengatur IMD dan rawat gabung.", "Regulated IMD and rooming-in."),
    ("10",),
    Force.ENDED,
    (Text.same("PP 28/2024"),),
    force_reported_by=both("sebuah situs hukum", "a law site"),
)
PMK_15 = Cited(
    "pmk-15-2013",
    Text.same("Permenkes 15/2013"),
    both("Tempat kerja menyediakan ruang ASI.", "Workplaces provide a lactation room."),
    (),
    Force.UNKNOWN,
    unprinted=True,
)


def _survey(name: str, quantity: Published, level: str = "yes", words: Text | None = None) -> Finding:
    group = Group(GroupBy.VARIABLE, level, words or both("Ya", "Yes"), variable=name)
    return Finding(
        Subject(f"who.proportion.{name}.{level}", "who", None, TOPICS[name].label, group, variable=name), quantity
    )


def _informants(name: str, numerator: int, denominator: int) -> Finding:
    quantity = replace(
        share(numerator, denominator), interval=None, method="informants", persons=False, source="interviews"
    )
    return Finding(Subject(f"said.proportion.{name}", "said", None, TOPICS[name.partition(".")[0]].label), quantity)


def example_findings() -> Findings:
    """Give the findings that the counsel made by hand speaks of."""
    good, poor = both("Baik (4–5)", "Good (4–5)"), both("Kurang (0–3)", "Less (0–3)")
    ratio = Estimate(
        Measure.PREVALENCE_RATIO,
        1.46,
        Unit.RATIO,
        "katz_log",
        PERIOD,
        "survey",
        Interval(1.12, 1.9),
        n=186,
        reference="poor",
    )
    support = Group(GroupBy.VARIABLE, "good", good, variable="support")
    ebf = figure("ebf_24h_0_5", share(120, 161))
    missed = TargetVerdict(Target(0.8, 2025, both("Target kabupaten", "The district's target")), TargetState.CANNOT_SAY)
    return findings(
        replace(ebf, verdict=missed),
        figure("imd", share(96, 240)),
        _survey("anc_counselling", share(171, 186)),
        _survey("rooming_in", share(143, 186)),
        _survey("no_prelacteal", SMALL),
        _survey("support", share(72, 186), "good", good),
        _survey("support", share(114, 186), "poor", poor),
        Finding(
            Subject("factors.prevalence_ratio.support.good", "factors", None, INDICATORS["ebf_24h_0_5"].label, support),
            ratio,
        ),
        _informants("imd", 14, 20),
        _informants("imd.hinders", 11, 14),
        _informants("family_knowledge", 11, 20),
        _informants("family_knowledge.hinders", 8, 11),
        usability=Usability.CAUTION,
        reasons=(QualityReason.FEW_ASKED,),
    )


SHORT = Ground(
    place="any[0]",
    kind=GroundKind.FIGURE,
    subject="imd",
    label=TOPICS["imd"].label,
    wanted=("gap",),
    seen="gap",
    truth=Truth.HOLDS,
    findings=("coverage.imd",),
    yardstick=OWN,
    floor=30,
    gap=0.4,
)
HEARD = Ground(
    place="any[1]",
    kind=GroundKind.SAID,
    subject="imd",
    label=TOPICS["imd"].label,
    wanted=("hinders",),
    seen="hinders",
    truth=Truth.HOLDS,
    findings=("said.proportion.imd", "said.proportion.imd.hinders"),
)
FAMILY = replace(
    HEARD,
    place="",
    subject="family_knowledge",
    label=TOPICS["family_knowledge"].label,
    wanted=("hinders", "mixed"),
    findings=("said.proportion.family_knowledge", "said.proportion.family_knowledge.hinders"),
)
WIDE = Ground(
    place="",
    kind=GroundKind.FIGURE,
    subject="ebf_24h_0_5",
    label=INDICATORS["ebf_24h_0_5"].label,
    wanted=("cannot_say",),
    seen="cannot_say",
    truth=Truth.HOLDS,
    findings=("coverage.ebf_24h_0_5",),
    yardstick=replace(TARGET, value=0.8, year=2025, basis=both("Target kabupaten", "The district's target")),
    unsure=Unsure.WIDE_INTERVAL,
    floor=30,
)
DOUBTED = Ground(
    place="",
    kind=GroundKind.QUALITY,
    subject="quality",
    label=both("Mutu data", "Quality of the data"),
    wanted=("caution", "not_usable"),
    seen="caution",
    truth=Truth.HOLDS,
)
REACHED = Ground(
    place="",
    kind=GroundKind.FIGURE,
    subject="anc_counselling",
    label=TOPICS["anc_counselling"].label,
    wanted=("met",),
    seen="met",
    truth=Truth.HOLDS,
    findings=("who.proportion.anc_counselling.yes",),
    yardstick=OWN,
    floor=30,
)
NOT_ASKED = Ground(
    place="",
    kind=GroundKind.FIGURE,
    subject="education",
    label=TOPICS["education"].label,
    wanted=("gap",),
    seen=None,
    truth=Truth.UNKNOWN,
    unsure=Unsure.NOT_MEASURED,
    floor=30,
)


def recommended(name: str, *grounds: Ground, score: float = 0.0, headline: bool = True) -> Recommendation:
    """Give a recommendation for an action of the small rulebook."""
    done = ACTIONS[name]
    laws = {"low_imd": (PP_28,), "low_rooming_in": (PP_33,), "working_mothers": (PMK_15,)}
    gaps = [each.gap for each in grounds if each.gap is not None]
    return Recommendation(
        rules=(name,),
        action=name,
        call=done.call,
        do=done.do,
        how=done.how,
        actor=ACTORS[done.actor],
        due=DUE,
        because=grounds,
        why=(both(f"Sebab {name}.", f"Because {name}."),),
        steps=done.steps,
        law=laws.get(name, ()),
        evidence=tuple(EVIDENCE[each] for each in done.evidence),
        certainty=done.certainty,
        certainty_is_ours=done.certainty_is_ours,
        gap=max(gaps, default=None),
        score=score,
        headline=headline,
        provisional=True,
    )


def _practice(name: str, finding: str | None, **more: object) -> Practice:
    made = Practice(
        TOPICS[name], finding, None, None, OWN if finding else None, None, None, None, (), recommended=False
    )
    return replace(made, **more)  # type: ignore[arg-type]


BUNDLE = Bundle(
    practices=(
        _practice("anc_counselling", "who.proportion.anc_counselling.yes", state=FigureState.MET),
        _practice(
            "imd",
            "coverage.imd",
            state=FigureState.GAP,
            gap=0.4,
            said=Stance.HINDERS,
            raised_by="said.proportion.imd",
            law=(PP_28,),
            recommended=True,
        ),
        _practice(
            "rooming_in",
            "who.proportion.rooming_in.yes",
            state=FigureState.CANNOT_SAY,
            unsure=Unsure.WIDE_INTERVAL,
            law=(PP_33,),
        ),
        _practice(
            "no_prelacteal",
            "who.proportion.no_prelacteal.yes",
            state=FigureState.CANNOT_SAY,
            unsure=Unsure.HIDDEN,
        ),
        _practice("education", None, unsure=Unsure.NOT_MEASURED),
    ),
    variable="support",
    label=TOPICS["support"].label,
    score={"poor": "who.proportion.support.poor", "good": "who.proportion.support.good"},
    good="good",
    state=FigureState.GAP,
    yardstick=OWN,
    association="factors.prevalence_ratio.support.good",
)


def _choice(name: str, *actions: str, law: tuple[Cited, ...] = ()) -> Choice:
    made = OPTIONS[name]
    evidence = tuple(EVIDENCE[each] for each in made.evidence)
    return Choice(
        name,
        made.label,
        made.effect,
        made.design,
        made.certainty,
        made.certainty_is_ours,
        made.cost,
        actions,
        evidence,
        law,
    )


MONITORING = (
    Monitored(
        "ebf_24h_0_5",
        INDICATORS["ebf_24h_0_5"].label,
        "coverage.ebf_24h_0_5",
        WIDE.yardstick,
        ACTORS["head"].label,
        MEASURED_AGAIN,
    ),
    Monitored("imd", TOPICS["imd"].label, "coverage.imd", OWN, ACTORS["midwife"].label, MEASURED_AGAIN),
    Monitored(
        "no_prelacteal",
        TOPICS["no_prelacteal"].label,
        "who.proportion.no_prelacteal.yes",
        OWN,
        ACTORS["midwife"].label,
        MEASURED_AGAIN,
    ),
    Monitored(
        "support", TOPICS["support"].label, "who.proportion.support.good", None, ACTORS["head"].label, MEASURED_AGAIN
    ),
)


def example_counsel(**changes: object) -> Counsel:
    """Give a counsel with one of each kind: act, mend, wait, keep; practices with and without figures; all the rest."""
    recommendations = (
        recommended("low_imd", SHORT, HEARD, score=0.4),
        recommended("low_family_knowledge", FAMILY),
        recommended("weak_data", DOUBTED),
        recommended("inconclusive", WIDE, headline=False),
        recommended("policy_met", REACHED, headline=False),
    )
    outcomes = (
        *(
            Outcome(each.rule, each.why[0], each.action, Truth.HOLDS, blocked=False, grounds=each.because)
            for each in recommendations
        ),
        Outcome(
            "low_education",
            RULES["low_education"].why,
            "low_education",
            Truth.UNKNOWN,
            blocked=False,
            grounds=(NOT_ASKED,),
        ),
        Outcome(
            "composite_low",
            RULES["composite_low"].why,
            "composite_low",
            Truth.HOLDS,
            blocked=True,
            grounds=(replace(SHORT, place="", subject="support", label=TOPICS["support"].label),),
        ),
    )
    made = Counsel(
        date=DAY,
        outcomes=outcomes,
        recommendations=recommendations,
        bundle=BUNDLE,
        choices=(_choice("as_now"), _choice("delivery_room", "low_imd", law=(PP_28,))),
        monitoring=MONITORING,
        references=(REFERENCES["renstra_2024"], REFERENCES["who_2030"]),
        context=CONTEXT,
        switched_off=("private_sector",),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def counselled(**changes: object) -> Findings:
    """Give the findings with the counsel made by hand among them; ``changes`` are of the counsel."""
    return replace(example_findings(), counsel=example_counsel(**changes))


def by_topic(names: Mapping[str, str], analysis: str = "who") -> dict[tuple[str, str], str]:
    """Give which topic each variable of an analysis is about, as ``Case.variables`` has it."""
    return {(analysis, variable): topic for variable, topic in names.items()}
