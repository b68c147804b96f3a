"""A made-up study with every structure that analyses of surveys give, for the tests of words, exhibits and pages.

Counts agree with one another and intervals follow from them; models, tests and coefficients are invented. Nobody was
ever asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import exp, log, sqrt

from reportgen.codebook import Level, Variable
from reportgen.estimates import (
    AbsenceReason,
    Absent,
    Estimate,
    Interval,
    Measure,
    Published,
    Spread,
    Suppressed,
    SuppressionReason,
    Test,
    TestName,
    Unit,
)
from reportgen.findings import (
    AgeBand,
    Agreement,
    Association,
    Audience,
    Characteristic,
    Effects,
    Exposure,
    Feeding,
    FeedingByAge,
    Finding,
    Findings,
    Flow,
    Group,
    GroupBy,
    Model,
    OrderedTrend,
    Prevalence,
    Provenance,
    Reliability,
    Split,
    Step,
    Study,
    StudyReason,
    Subject,
    SurveyFacts,
    UnknownRule,
    Usability,
)
from reportgen.locales.languages import Text
from reportgen.periods import parse_period

PERIOD = parse_period("2025-02/2025-04")
SOURCE = "survey"
PLACE = Text.of({"id": "Puskesmas Wagir", "en": "Wagir Puskesmas"})
Z = 1.959963984540054


def both(indonesian: str, english: str) -> Text:
    return Text.of({"id": indonesian, "en": english})


def _yes_no(name: str, label: Text) -> Variable:
    levels = (Level("yes", both("Ya", "Yes")), Level("no", both("Tidak", "No")))
    return Variable(name, label, levels, event="yes", reference="no")


def _of(name: str, label: Text, levels: Mapping[str, Text]) -> Variable:
    made = tuple(Level(key, words) for key, words in levels.items())
    return Variable(name, label, made, reference=next(iter(levels)))


CODEBOOK: dict[str, Variable] = {
    variable.id: variable
    for variable in (
        _yes_no("ebf", both("ASI eksklusif (recall 24 jam)", "Exclusive breastfeeding (24-hour recall)")),
        _yes_no("ebf_birth", both("ASI eksklusif sejak lahir", "Exclusive breastfeeding since birth")),
        _of(
            "education",
            both("Pendidikan ibu", "Mother's education"),
            {
                "none": both("Tidak sekolah", "No schooling"),
                "primary": both("SD", "Primary school"),
                "secondary": both("SMP atau SMA/SMK", "Secondary school"),
                "higher": both("Perguruan tinggi", "Higher education"),
            },
        ),
        _of(
            "occupation",
            both("Pekerjaan ibu", "Mother's occupation"),
            {
                "home": both("Ibu rumah tangga", "Homemaker"),
                "employed": both("Bekerja", "Employed"),
                "farmer": both("Petani", "Farmer"),
                "student": both("Pelajar atau mahasiswa", "Student"),
            },
        ),
        _of(
            "support",
            both("Dukungan keluarga", "Family support"),
            {"poor": both("Kurang", "Poor"), "good": both("Baik", "Good")},
        ),
        _of(
            "counselling",
            both("Konseling ASI saat ANC", "Breastfeeding counselling during antenatal care"),
            {
                "never": both("Tidak pernah", "Never"),
                "once": both("Satu kali", "Once"),
                "often": both("Dua kali atau lebih", "Twice or more"),
                "elsewhere": both("Di tempat lain", "Elsewhere"),
            },
        ),
        Variable("age", both("Usia ibu (tahun)", "Mother's age (years)"), (), is_number=True),
        *(
            _yes_no(f"attitude_{number}", both(f"Pernyataan sikap {number}", f"Attitude statement {number}"))
            for number in range(1, 5)
        ),
    )
}


def wilson(numerator: int, denominator: int) -> Interval:
    """Give Wilson's interval of a share."""
    share, weight = numerator / denominator, Z**2 / denominator
    middle = (share + weight / 2) / (1 + weight)
    half = Z * sqrt(share * (1 - share) / denominator + weight / (4 * denominator)) / (1 + weight)
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def share(numerator: int, denominator: int) -> Estimate:
    """Give a share of respondents with its counts and interval."""
    return Estimate(
        Measure.PROPORTION,
        numerator / denominator,
        Unit.SHARE,
        "wilson",
        PERIOD,
        SOURCE,
        wilson(numerator, denominator),
        numerator,
        denominator,
        denominator,
    )


def count(value: int, *, persons: bool = False) -> Estimate:
    """Give a count; one of missing answers is no count of persons."""
    return Estimate(Measure.COUNT, value, Unit.COUNT, "count", PERIOD, SOURCE, n=value, persons=persons)


def ratio(measure: Measure, value: float, limits: tuple[float, float], *, reference: str) -> Estimate:
    """Give a crude ratio with its interval."""
    method = "katz_log" if measure is Measure.PREVALENCE_RATIO else "woolf"
    return Estimate(measure, value, Unit.RATIO, method, PERIOD, SOURCE, Interval(*limits), n=240, reference=reference)


def suppressed(measure: Measure = Measure.PROPORTION, unit: Unit = Unit.SHARE) -> Suppressed:
    """Give what stands where disclosure control took a number away."""
    return Suppressed(measure, unit, "wilson", PERIOD, SOURCE, SuppressionReason.SMALL_CELL)


def absent(reason: AbsenceReason, measure: Measure = Measure.PROPORTION, unit: Unit = Unit.SHARE) -> Absent:
    """Give what stands where there is nothing to compute from."""
    return Absent(measure, unit, PERIOD, SOURCE, reason)


@dataclass
class Shelf:
    """Findings as they are made."""

    items: list[Finding] = field(default_factory=list)

    def add(self, finding_id: str, quantity: Published, *, label: Text, group: Group | None = None, **more: str) -> str:
        """Keep a finding and give its id."""
        subject = Subject(finding_id, finding_id.split(".", maxsplit=1)[0], None, label, group, more.get("variable"))
        self.items.append(Finding(subject, quantity))
        return finding_id

    def level(self, finding_id: str, quantity: Published, *, variable: str, level: str, outcome: str = "ebf") -> str:
        """Keep a finding on those with one answer."""
        words = CODEBOOK[variable].level(level).label
        group = Group(GroupBy.VARIABLE, level, words, variable=variable)
        return self.add(finding_id, quantity, label=CODEBOOK[outcome].label, group=group, variable=outcome)


def _flow(shelf: Shelf) -> Flow:
    numbers = {
        Step.REGISTERED: 268,
        Step.ANSWERED: 250,
        Step.SELECTED: 246,
        Step.OUTCOME_KNOWN: 240,
        Step.COMPLETE: 231,
    }
    label = both("Responden", "Respondents")
    steps = tuple(
        (step, shelf.add(f"flow.{SOURCE}.{step.value}", count(number), label=label)) for step, number in numbers.items()
    )
    return Flow(SOURCE, steps)


def _described(shelf: Shelf, variable: str, counts: Mapping[str, int | None], *, missing: int) -> Characteristic:
    known = 246 - missing
    label = CODEBOOK[variable].label
    levels = {
        level: shelf.level(
            f"who.proportion.{variable}.{level}",
            suppressed() if number is None else share(number, known),
            variable=variable,
            level=level,
            outcome=variable,
        )
        for level, number in counts.items()
    }
    return Characteristic(
        "who",
        variable,
        shelf.add(f"who.count.{variable}", count(known), label=label, variable=variable),
        shelf.add(f"who.missing.{variable}", count(missing), label=label, variable=variable),
        levels,
    )


def _age(shelf: Shelf) -> Characteristic:
    label = CODEBOOK["age"].label
    mean = Estimate(
        Measure.MEAN,
        28.42,
        Unit.VALUE,
        "mean",
        PERIOD,
        SOURCE,
        Interval(27.7, 29.1),
        n=243,
        spread=Spread(standard_deviation=5.61),
    )
    median = Estimate(
        Measure.MEDIAN,
        28.0,
        Unit.VALUE,
        "median",
        PERIOD,
        SOURCE,
        n=243,
        spread=Spread(lower_quartile=24.0, upper_quartile=32.0),
    )
    return Characteristic(
        "who",
        "age",
        shelf.add("who.count.age", count(243), label=label, variable="age"),
        shelf.add("who.missing.age", count(3), label=label, variable="age"),
        {},
        shelf.add("who.mean.age", mean, label=label, variable="age"),
        shelf.add("who.median.age", median, label=label, variable="age"),
    )


def _characteristics(shelf: Shelf) -> tuple[Characteristic, ...]:
    return (
        _age(shelf),
        _described(shelf, "education", {"none": 0, "primary": 62, "secondary": 148, "higher": 32}, missing=4),
        _described(shelf, "occupation", {"home": 164, "employed": 68, "farmer": None, "student": None}, missing=0),
    )


def _split(shelf: Shelf, variable: str, shares: Mapping[str, Published], *, missing: int) -> Split:
    levels = {
        level: shelf.level(f"feeding.proportion.{variable}.{level}", quantity, variable=variable, level=level)
        for level, quantity in shares.items()
    }
    label = CODEBOOK[variable].label
    return Split(variable, levels, shelf.add(f"feeding.missing.{variable}", count(missing), label=label))


def _prevalence(shelf: Shelf) -> Prevalence:
    label = CODEBOOK["ebf"].label
    effect = Estimate(Measure.DESIGN_EFFECT, 1.34, Unit.VALUE, "taylor", PERIOD, SOURCE, n=240, persons=False)
    whole = shelf.add("feeding.proportion", share(138, 240), label=label, variable="ebf")
    education = {
        "none": absent(AbsenceReason.ZERO_DENOMINATOR),
        "primary": share(29, 61),
        "secondary": share(87, 144),
        "higher": share(20, 31),
    }
    occupation = {"home": share(96, 160), "employed": share(36, 66), "farmer": suppressed(), "student": suppressed()}
    return Prevalence(
        "feeding",
        "ebf",
        whole,
        shelf.add("feeding.missing", count(6), label=label),
        (
            _split(shelf, "education", education, missing=4),
            _split(shelf, "occupation", occupation, missing=0),
        ),
        shelf.add("feeding.design_effect", effect, label=label),
    )


def _compared(measure: Measure, group: tuple[int, int], reference: tuple[int, int], *, against: str) -> Published:
    """Give a crude effect with a log interval (or Wald's, of a difference), or why there is none."""
    (cases, total), (other_cases, other_total) = group, reference
    if measure is Measure.RISK_DIFFERENCE:
        one, other = cases / total, other_cases / other_total
        error = sqrt(one * (1 - one) / total + other * (1 - other) / other_total)
        limits = Interval(one - other - Z * error, one - other + Z * error)
        return Estimate(
            measure,
            one - other,
            Unit.DIFFERENCE,
            "newcombe",
            PERIOD,
            SOURCE,
            limits,
            n=total + other_total,
            reference=against,
        )
    if not cases:
        return absent(AbsenceReason.ZERO_CELL, measure, Unit.RATIO)
    cells = (cases, total - cases, other_cases, other_total - other_cases)
    if measure is Measure.PREVALENCE_RATIO:
        value = (cases / total) / (other_cases / other_total)
        error = sqrt(1 / cases - 1 / total + 1 / other_cases - 1 / other_total)
    else:
        value = cells[0] * cells[3] / (cells[1] * cells[2])
        error = sqrt(sum(1 / cell for cell in cells))
    return ratio(measure, value, (value * exp(-Z * error), value * exp(Z * error)), reference=against)


def _adjusted(crude: Published) -> Published:
    """Give what a model might: a little nearer to no effect, a little wider."""
    if isinstance(crude, Absent):
        return replace(crude, reason=AbsenceReason.SEPARATION)
    if isinstance(crude, Suppressed) or crude.interval is None:
        return crude
    value, half = exp(log(crude.value) * 0.9), log(crude.interval.upper / crude.interval.lower) / 2 * 1.08
    limits = Interval(value * exp(-half), value * exp(half))
    method = MODELLED[crude.measure]
    return replace(crude, value=value, interval=limits, method=method, adjusted=True, n=231)


MEASURES = (Measure.PREVALENCE_RATIO, Measure.RISK_DIFFERENCE, Measure.ODDS_RATIO)
MODELLED = {
    Measure.PREVALENCE_RATIO: "modified_poisson_cluster_kauermann_carroll",
    Measure.ODDS_RATIO: "logistic_cluster_kauermann_carroll",
}
"""What models estimate, by the name of the method."""


def _exposure(
    shelf: Shelf, variable: str, rows: Mapping[str, tuple[int, int]], *, test: Test, missing: int
) -> Exposure:
    reference, *others = rows
    shares = {
        level: shelf.level(f"factors.proportion.{variable}.{level}", share(*row), variable=variable, level=level)
        for level, row in rows.items()
    }
    effects = {}
    for level in others:
        crude = {each: _compared(each, rows[level], rows[reference], against=reference) for each in MEASURES}
        effects[level] = Effects(
            {
                each: shelf.level(
                    f"factors.{each.value}.{variable}.{level}", crude[each], variable=variable, level=level
                )
                for each in MEASURES
            },
            {
                each: shelf.level(
                    f"factors.{each.value}.{variable}.{level}.adjusted",
                    _adjusted(crude[each]),
                    variable=variable,
                    level=level,
                )
                for each in MODELLED
            },
        )
    tested = Estimate(
        Measure.TEST, test.p_value, Unit.P_VALUE, test.name.value, PERIOD, SOURCE, n=240, persons=False, test=test
    )
    label = CODEBOOK["ebf"].label
    return Exposure(
        variable,
        reference,
        shares,
        {},
        effects,
        shelf.add(f"factors.test.{variable}", tested, label=label),
        shelf.add(f"factors.missing.{variable}", count(missing), label=label),
    )


def _association(shelf: Shelf) -> Association:
    exposures = (
        _exposure(
            shelf,
            "support",
            {"poor": (47, 108), "good": (91, 130)},
            test=Test(TestName.CHI_SQUARE, 0.0000384, 16.95, (1.0,)),
            missing=2,
        ),
        _exposure(
            shelf,
            "counselling",
            {"never": (40, 82), "once": (41, 70), "often": (57, 76), "elsewhere": (0, 8)},
            test=Test(TestName.FISHER_EXACT, 0.00412),
            missing=4,
        ),
    )
    label = CODEBOOK["ebf"].label
    models = tuple(
        Model(
            measure,
            ("support", "counselling"),
            ("education", "age"),
            method,
            shelf.add(f"factors.model.{measure.value}.n", count(231), label=label),
            shelf.add(f"factors.model.{measure.value}.left_out", count(9), label=label),
            {
                name: shelf.add(f"factors.model.{measure.value}.left_out.{name}", count(number), label=label)
                for name, number in (("support", 2), ("counselling", 4), ("education", 4), ("age", 3))
            },
            clusters=24,
        )
        for measure, method in MODELLED.items()
    )
    return Association("factors", "ebf", exposures, models, measures=MEASURES)


def _coefficient(measure: Measure, value: float, limits: tuple[float, float] | None = None, *, n: int) -> Estimate:
    interval = Interval(*limits) if limits else None
    return Estimate(measure, value, Unit.COEFFICIENT, measure.value, PERIOD, SOURCE, interval, n=n)


def _agreement(shelf: Shelf) -> Agreement:
    label = both("ASI eksklusif, dua definisi", "Exclusive breastfeeding, two definitions")
    counts = {("yes", "yes"): 92, ("yes", "no"): 45, ("no", "yes"): 6, ("no", "no"): 95}
    cells = {}
    for (first, second), number in counts.items():
        words = CODEBOOK["ebf"].level(first).label
        group = Group(GroupBy.CELL, first, words, variable="ebf", across=("ebf_birth", second))
        name = f"definition.proportion.{first}.{second}"
        cells[first, second] = shelf.add(name, share(number, 238), label=label, group=group)
    kappa = _coefficient(Measure.KAPPA, 0.584, (0.485, 0.683), n=238)
    return Agreement(
        "definition",
        "ebf",
        "ebf_birth",
        cells,
        shelf.add("definition.kappa", kappa, label=label),
        shelf.add("definition.observed", share(187, 238), label=label),
        shelf.add("definition.missing", count(8), label=label),
    )


def _reliability(shelf: Shelf) -> Reliability:
    label = both("Sikap ibu", "Mother's attitude")
    values = {"attitude_1": 0.71, "attitude_2": 0.65, "attitude_3": 0.79, "attitude_4": 0.68}
    without = {
        item: shelf.add(f"scale.alpha.without.{item}", _coefficient(Measure.ALPHA, value, n=239), label=label)
        for item, value in values.items()
    }
    alpha = _coefficient(Measure.ALPHA, 0.764, (0.712, 0.809), n=239)
    return Reliability(
        "scale",
        tuple(values),
        shelf.add("scale.alpha", alpha, label=label),
        without,
        shelf.add("scale.missing", count(7), label=label),
    )


def _trend(shelf: Shelf) -> OrderedTrend:
    rows: dict[str, Published] = {
        "never": share(40, 82),
        "once": share(41, 70),
        "often": share(57, 76),
        "elsewhere": suppressed(),
    }
    levels = {
        level: shelf.level(f"dose.proportion.{level}", quantity, variable="counselling", level=level)
        for level, quantity in rows.items()
    }
    test = Test(TestName.COCHRAN_ARMITAGE, 0.00083, 3.34)
    tested = Estimate(
        Measure.TEST, test.p_value, Unit.P_VALUE, test.name.value, PERIOD, SOURCE, n=228, persons=False, test=test
    )
    label = CODEBOOK["ebf"].label
    return OrderedTrend(
        "dose",
        "ebf",
        "counselling",
        levels,
        shelf.add("dose.test", tested, label=label),
        shelf.add("dose.missing", count(4), label=label),
    )


FED: dict[tuple[int, int], tuple[int, ...]] = {
    (0, 1): (61, 9, 6, 14, 5, 7, 0),
    (2, 3): (30, 6, 8, 9, 4, 2, 0),
    (4, 5): (9, 5, 0, 5, 0, 6, 0),
    (6, 8): (0, 1, 0, 1, 4, 1, 0),
}
"""Infants by age in months and feeding status, in the order of ``Feeding``; one to four are suppressed."""


def _band(shelf: Shelf, ages: tuple[int, int]) -> AgeBand:
    lower, upper = ages
    label = both(f"{lower}–{upper} bulan", f"{lower}–{upper} months")
    group = Group(GroupBy.AGE, f"{lower}_{upper}", label)
    total = sum(FED[ages])
    shares = {
        status: shelf.add(
            f"fed.proportion.{status.value}.{lower}_{upper}",
            suppressed() if 0 < number < 5 else share(number, total),
            label=label,
            group=group,
        )
        for status, number in zip(Feeding, FED[ages], strict=True)
    }
    n = shelf.add(f"fed.count.{lower}_{upper}", count(total, persons=True), label=label, group=group)
    return AgeBand(lower, upper, n, shares)


def _feeding(shelf: Shelf) -> FeedingByAge:
    label = both("Indikator menyusui", "Breastfeeding indicator")
    values: dict[str, Published] = {
        "EBF": share(100, 186),
        "MixMF": share(28, 186),
        "EvBF": absent(AbsenceReason.NOT_COMPUTABLE),
    }
    indicators = {code: shelf.add(f"fed.proportion.{code}", quantity, label=label) for code, quantity in values.items()}
    return FeedingByAge(
        "fed",
        tuple(_band(shelf, ages) for ages in FED),
        indicators,
        UnknownRule.KEEP,
        shelf.add("fed.unknown", count(6), label=label),
        {"EBF": shelf.add("fed.proportion.EBF.drop", share(100, 180), label=label)},
    )


def study_findings(*, audience: Audience = Audience.PUBLIC, usability: Usability = Usability.USABLE) -> Findings:
    """Give findings whose study holds one structure of every kind, two of some."""
    shelf = Shelf()
    facts = SurveyFacts(SOURCE, Provenance.COLLECTED, None, n_clusters=24)
    study = Study(
        headline="feeding.proportion",
        headline_analysis="feeding",
        outcome="ebf",
        codebooks=dict.fromkeys(("who", "feeding", "factors", "definition", "scale", "dose", "fed"), CODEBOOK),
        surveys=(facts,),
        flow=_flow(shelf),
        usability=usability,
        reasons=(StudyReason.COMPLETE,),
        characteristics=_characteristics(shelf),
        prevalences=(_prevalence(shelf),),
        associations=(_association(shelf),),
        agreements=(_agreement(shelf),),
        reliabilities=(_reliability(shelf),),
        trends=(_trend(shelf),),
        feeding=(_feeding(shelf),),
    )
    return Findings(PERIOD, tuple(shelf.items), (), (), None, audience, 5, study)


def study_of(findings: Findings) -> Study:
    """Give the study of findings that have one."""
    assert findings.study is not None
    return findings.study


def with_quantity(findings: Findings, finding_id: str, quantity: Published) -> Findings:
    """Give the findings with one quantity in place of what stood there."""
    assert findings.get(finding_id) is not None, finding_id
    items = tuple(replace(item, quantity=quantity) if item.id == finding_id else item for item in findings)
    return replace(findings, items=items)


def with_study(findings: Findings, **changes: object) -> Findings:
    """Give the findings with parts of the study replaced."""
    return replace(findings, study=replace(study_of(findings), **changes))  # type: ignore[arg-type]
