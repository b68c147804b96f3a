"""Surveys and interviews for the tests of policy: shares by topic, one association, themes; all made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from counsels import PERIOD, SMALL, both, share

from reportgen.codebook import Level, Variable
from reportgen.estimates import Estimate, Interval, Measure, Published, Unit
from reportgen.findings import (
    Association,
    Audience,
    Characteristic,
    Effects,
    Exposure,
    Finding,
    Findings,
    Flow,
    Group,
    GroupBy,
    Prevalence,
    Provenance,
    Reach,
    Restriction,
    Stance,
    Study,
    StudyReason,
    Subject,
    SurveyFacts,
    Theme,
    Usability,
    Voices,
    VoicesFacts,
    VoicesReason,
)
from reportgen.locales.languages import Text

ONLY = (Restriction("age", lower=0, upper=5),)


def variable(name: str, *levels: str, event: str | None = "yes", reference: str | None = None) -> Variable:
    """Give a variable: yes or no unless the test says which levels, of which the first is the reference."""
    named = levels or ("yes", "no")
    made = tuple(Level(each, Text.same(each)) for each in named)
    return Variable(
        name, Text.same(f"label of {name}"), made, event=event if not levels else None, reference=reference or named[0]
    )


def ratio(
    lower: float, upper: float, *, measure: Measure = Measure.PREVALENCE_RATIO, n: int = 186, reference: str = "no"
) -> Estimate:
    """Give a ratio by its interval."""
    return Estimate(
        measure,
        (lower * upper) ** 0.5,
        Unit.RATIO,
        "katz_log",
        PERIOD,
        "survey",
        Interval(lower, upper),
        n=n,
        reference=reference,
    )


@dataclass(frozen=True)
class Described:
    """A variable with the share of each level that a test cares about."""

    variable: Variable
    levels: Mapping[str, Published]
    analysis: str = "who"
    only: tuple[Restriction, ...] = ()


@dataclass(frozen=True)
class Compared:
    """An exposure: ratios by (level, measure, adjusted), and the outcome's share at each level of ``groups``."""

    variable: Variable
    reference: str
    ratios: Mapping[tuple[str, Measure, bool], Published]
    outcome: str = "ebf"
    analysis: str = "factors"
    only: tuple[Restriction, ...] = ()
    groups: Mapping[str, Published] = field(default_factory=dict)


@dataclass
class Book:
    """Findings as they are made."""

    items: list[Finding] = field(default_factory=list)

    def add(self, name: str, quantity: Published, **more: object) -> str:
        subject = Subject(name, name.partition(".")[0], None, Text.same(name), **more)  # type: ignore[arg-type]
        self.items.append(Finding(subject, quantity))
        return name


EBF = variable("ebf")


def surveyed(
    *parts: Described | Compared,
    outcome: Published | None = None,
    usability: Usability = Usability.USABLE,
    more: tuple[Finding, ...] = (),
) -> Findings:
    """Give the findings of a survey: its outcome, what is described, what is compared; ``more`` are put before."""
    kept = Book(list(more))
    whole = kept.add("feeding.proportion", outcome or share(120, 186), variable="ebf")
    described = tuple(_described(each, kept) for each in parts if isinstance(each, Described))
    compared = tuple(_compared(each, kept) for each in parts if isinstance(each, Compared))
    analyses = {"feeding": {"ebf": EBF}}
    for each in parts:
        analyses.setdefault(each.analysis, {"ebf": EBF})[each.variable.id] = each.variable
    study = Study(
        headline=whole,
        headline_analysis="feeding",
        outcome="ebf",
        codebooks=analyses,
        surveys=(SurveyFacts("survey", Provenance.COLLECTED, None),),
        flow=Flow("survey", ()),
        usability=usability,
        reasons=(StudyReason.COMPLETE,),
        characteristics=described,
        prevalences=(Prevalence("feeding", "ebf", whole, whole),),
        associations=compared,
    )
    return Findings(PERIOD, tuple(kept.items), (), (), None, Audience.PUBLIC, 5, study)


def _described(each: Described, kept: Book) -> Characteristic:
    name = each.variable.id
    levels = {}
    for level, quantity in each.levels.items():
        group = Group(GroupBy.VARIABLE, level, Text.same(level), variable=name)
        levels[level] = kept.add(f"{each.analysis}.proportion.{name}.{level}", quantity, group=group, variable=name)
    return Characteristic(each.analysis, name, "", "", levels, only=each.only)


def _compared(each: Compared, kept: Book) -> Association:
    effects: dict[str, tuple[dict[Measure, str], dict[Measure, str]]] = {}
    for (level, measure, adjusted), quantity in each.ratios.items():
        tail = ".adjusted" if adjusted else ""
        name = f"{each.analysis}.{measure.value}.{each.variable.id}.{level}{tail}"
        effects.setdefault(level, ({}, {}))[adjusted][measure] = kept.add(name, quantity, variable=each.outcome)
    made = {level: Effects(*both_kinds) for level, both_kinds in effects.items()}
    shares = {
        level: kept.add(f"{each.analysis}.proportion.{each.variable.id}.{level}", quantity)
        for level, quantity in each.groups.items()
    }
    exposure = Exposure(each.variable.id, each.reference, shares, {}, made, None, "")
    return Association(each.analysis, each.outcome, (exposure,), only=each.only)


def with_voices(
    findings: Findings,
    themes: Mapping[str, tuple[int, Mapping[Stance, int]]],
    *,
    usability: Usability = Usability.USABLE,
    hidden: frozenset[str] = frozenset(),
) -> Findings:
    """Give the findings with twenty informants: theme → how many raised it, and how many of them with which stance.

    ``hidden`` are ids of counts that may not be shown.
    """
    kept = Book(list(findings.items))
    told = []
    for name, (raised, stances) in themes.items():
        whole = f"said.proportion.{name}"
        kept.add(whole, SMALL if whole in hidden else _informants(raised, 20))
        ids = {stance: f"{whole}.{stance.value}" for stance in stances}
        for stance, count in stances.items():
            kept.add(ids[stance], SMALL if ids[stance] in hidden else _informants(count, max(raised, 1)))
        label = both(f"Tema {name}", f"Theme {name}")
        told.append(Theme(name, label, whole, {}, ids, {}, Reach.SOME_GROUPS, contradicted=False))
    facts = VoicesFacts("interviews", "", "", 2, (), in_order_of_date=True, provenance=Provenance.COLLECTED, note=None)
    voices = Voices("said", facts, usability, (VoicesReason.COMPLETE,), (), tuple(told), ())
    return replace(findings, items=tuple(kept.items), voices=(voices,))


def _informants(numerator: int, denominator: int) -> Estimate:
    return replace(share(numerator, denominator), interval=None, method="informants", persons=False)
