"""Small stories for the tests of words: one headline, and what a test wants beside it."""

from __future__ import annotations

from collections.abc import Mapping

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
    Finding,
    Findings,
    Funnel,
    FunnelLimits,
    Group,
    GroupBy,
    Quality,
    QualityReason,
    Standing,
    Subject,
    Target,
    TargetState,
    Usability,
    Verdict,
)
from reportgen.indicators import AgeRange, Direction, Indicator, Recall
from reportgen.locales.languages import Text
from reportgen.narrative.story import DataSource, QualityRule, Story
from reportgen.periods import parse_period

PERIOD = parse_period("2025-Q1")
EBF = Indicator(
    id="ebf_24h_0_5",
    label=Text.of(
        {"id": "ASI eksklusif 0–5 bulan (recall 24 jam)", "en": "Exclusive breastfeeding, 0–5 months (24-hour recall)"}
    ),
    short=Text.of({"id": "ASI eksklusif", "en": "Exclusive breastfeeding"}),
    definition=Text.of(
        {"id": "Bayi yang kemarin hanya mendapat ASI.", "en": "Infants fed only breast milk yesterday."}
    ),
    among=Text.of({"id": "bayi 0–5 bulan yang ditanyakan", "en": "infants aged 0–5 months asked about"}),
    who=Text.of({"id": "bayi di bawah enam bulan", "en": "infants under six months"}),
    does=Text.of({"id": "mendapat ASI eksklusif", "en": "are exclusively breastfed"}),
    does_one=Text.of({"id": "mendapat ASI eksklusif", "en": "is exclusively breastfed"}),
    numerator="ebf_recalled_0_5",
    denominator="recalled_0_5",
    age_range=AgeRange(0, 5),
    recall=Recall.DAY,
    direction=Direction.HIGHER,
    source=Text.same("WHO/UNICEF 2021"),
    mark="V",
)
BASIS = Text.of({"id": "Renstra Kementerian Kesehatan 2020–2024", "en": "Ministry of Health Strategic Plan 2020–2024"})


def proportion(numerator: int, denominator: int, interval: tuple[float, float] | None = None) -> Estimate:
    """Give a share with its counts; the interval is what the test says it is."""
    limits = Interval(*interval) if interval else None
    return Estimate(
        Measure.PROPORTION,
        numerator / denominator,
        Unit.SHARE,
        "wilson",
        PERIOD,
        "register",
        limits,
        numerator,
        denominator,
        denominator,
    )


def difference(value: float, lower: float, upper: float) -> Estimate:
    """Give a difference of shares."""
    return Estimate(
        Measure.RISK_DIFFERENCE, value, Unit.DIFFERENCE, "newcombe", PERIOD, "register", Interval(lower, upper)
    )


SMALL = Suppressed(Measure.PROPORTION, Unit.SHARE, "wilson", PERIOD, "register", SuppressionReason.SMALL_CELL)
NOTHING = Absent(Measure.PROPORTION, Unit.SHARE, PERIOD, "register", AbsenceReason.NOT_REPORTED)


def finding(
    quantity: Published,
    *,
    by: GroupBy | None = None,
    level: str = "x",
    analysis: str = "coverage",
    state: TargetState | None = None,
) -> Finding:
    """Give a finding on exclusive breastfeeding."""
    group = Group(by, level, Text.same(level)) if by else None
    tail = f".{by.value}" + (f".{level}" if by is GroupBy.SUBUNIT else "") if by else ""
    verdict = Verdict(Target(0.6, 2024, BASIS), state) if state else None
    return Finding(Subject(f"{analysis}.{EBF.id}{tail}", analysis, EBF.id, EBF.label, group), quantity, verdict)


def counted(name: str, numerator: int, denominator: int) -> Finding:
    """Give a quality finding: so many of so many."""
    subject = Subject(f"quality.{name}", "quality", None, Text.same(name))
    return Finding(subject, proportion(numerator, denominator))


def number(name: str, value: int) -> Finding:
    """Give a quality finding: so many."""
    subject = Subject(f"quality.{name}", "quality", None, Text.same(name))
    return Finding(subject, Estimate(Measure.COUNT, value, Unit.COUNT, "count", PERIOD, "register", persons=False))


def funnel(standings: Mapping[str, Standing]) -> tuple[Funnel, tuple[Finding, ...]]:
    """Give a funnel over villages, with its points."""
    points = tuple(
        finding(proportion(30, 60), by=GroupBy.SUBUNIT, level=name, analysis="villages") for name in standings
    )
    limits = FunnelLimits((1, 60), (0.0, 0.4), (1.0, 0.6), (0.0, 0.3), (1.0, 0.7))
    ids = tuple(point.id for point in points)
    where = dict(zip(ids, standings.values(), strict=True))
    made = Funnel(
        "villages",
        "villages",
        EBF.id,
        GroupBy.SUBUNIT,
        ids[0],
        ids,
        where,
        limits,
        1.0,
        overdispersed=False,
        method="exact_binomial",
    )
    return made, points


def story(
    *found: Finding,
    usability: Usability = Usability.USABLE,
    reasons: tuple[QualityReason, ...] = (QualityReason.COMPLETE,),
    funnels: tuple[Funnel, ...] = (),
    missing: tuple[str, ...] = (),
    audience: Audience = Audience.PUBLIC,
) -> Story:
    """Give a story with these findings; quality numbers are found among them by their ids."""
    ids = {item.id.removeprefix("quality."): item.id for item in found if item.id.startswith("quality.")}
    quality = Quality(usability, reasons, ids, None, {}, missing, (), ())
    return Story(
        Findings(PERIOD, found, funnels, (), quality, audience, 5),
        Text.of({"id": "Puskesmas Wagir", "en": "Wagir Puskesmas"}),
        Text.of({"id": "Kabupaten Malang", "en": "Malang Regency"}),
        {EBF.id: EBF},
        "coverage",
        EBF,
        GroupBy.DISTRICT,
        QualityRule(0.8, 0.3, 0.8, 0.3, 20),
        (DataSource("register", "register.csv", "a" * 64, 201),),
        "7",
    )
