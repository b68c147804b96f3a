"""What the analyses of a survey put together: tables of groups, models, agreement, a flow; all by finding id.

In: nothing. Out: ``Study``. Like ``Funnel`` these are structures without numbers of their own: each refers to findings
by id, so that a number stands once and a suppressed one is suppressed wherever it would show. Variables and levels are
named by id and worded by the codebook.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reportgen.codebook import Codebook, Variable
from reportgen.estimates import AbsenceReason, Measure
from reportgen.findings.reporting import Usability
from reportgen.locales.languages import Text


class Provenance(StrEnum):
    """How respondents' answers came to be in the file."""

    COLLECTED = "collected"
    RECONSTRUCTED = "reconstructed"
    ILLUSTRATIVE = "illustrative"


@dataclass(frozen=True, slots=True)
class Restriction:
    """One condition of ``only``: the levels of a variable that are looked at, or a number's range, ends within."""

    variable: str
    levels: tuple[str, ...] = ()
    lower: float | None = None
    upper: float | None = None


Only = tuple[Restriction, ...]


class Step(StrEnum):
    """A step on the way from those who were to be asked to those whom a number rests on."""

    REGISTERED = "registered"
    ANSWERED = "answered"
    SELECTED = "selected"
    OUTCOME_KNOWN = "outcome_known"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Flow:
    """Respondents step by step for the headline: (step, id of a count finding), each at most the one before."""

    source: str
    steps: tuple[tuple[Step, str], ...]
    only: Only = ()


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One variable described: ids of its levels' shares (level id → finding id), of its mean and median if a number.

    ``known`` and ``missing`` are ids of counts: respondents with and without an answer.
    """

    analysis: str
    variable: str
    known: str
    missing: str
    levels: Mapping[str, str]
    mean: str | None = None
    median: str | None = None
    only: Only = ()


@dataclass(frozen=True, slots=True)
class Split:
    """An outcome by the levels of a variable: level id → finding id of the share; ``missing`` is the id of a count."""

    variable: str
    levels: Mapping[str, str]
    missing: str


@dataclass(frozen=True, slots=True)
class Prevalence:
    """An outcome's share: the whole, by variables; ``design_effect`` is an id, or ``None`` without a design."""

    analysis: str
    outcome: str
    whole: str
    missing: str
    splits: tuple[Split, ...] = ()
    design_effect: str | None = None
    only: Only = ()


@dataclass(frozen=True, slots=True)
class Effects:
    """One level beside the reference: measure → finding id, as counted and from a model."""

    crude: Mapping[Measure, str]
    adjusted: Mapping[Measure, str]


@dataclass(frozen=True, slots=True)
class Exposure:
    """One exposure against the outcome.

    ``shares``: level id → finding id of the outcome's share (its counts are the row of the crosstab); for an outcome of
    more than two levels ``cells`` holds, by exposure level and outcome level, ids of row shares instead. ``effects``:
    level id → what compares it with the reference. ``test`` and ``pooled`` (Mantel–Haenszel: measure → id) and
    ``missing`` (a count) are finding ids. A number as an exposure has no levels unless banded; its adjusted effect (a
    step of one unit) stands under the level ``""``.
    """

    variable: str
    reference: str | None
    shares: Mapping[str, str]
    cells: Mapping[tuple[str, str], str]
    effects: Mapping[str, Effects]
    test: str | None
    missing: str
    pooled: Mapping[Measure, str] = field(default_factory=dict)
    pooled_test: str | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """A regression: what it holds, on how many, and what it leaves out and why.

    ``n`` and ``left_out`` are ids of counts. ``left_out_by`` tells who they were: variable → id of the count of those
    without an answer to it (a respondent may be counted under several). ``left_out_outcome`` is the id of the share
    with the outcome among those left out whose outcome is known. ``reason`` says why there is no estimate.
    """

    measure: Measure
    exposures: tuple[str, ...]
    adjusted_for: tuple[str, ...]
    method: str
    n: str
    left_out: str
    left_out_by: Mapping[str, str]
    left_out_outcome: str | None = None
    clusters: int | None = None
    reason: AbsenceReason | None = None


@dataclass(frozen=True, slots=True)
class Association:
    """An outcome and its exposures, crude and adjusted."""

    analysis: str
    outcome: str
    exposures: tuple[Exposure, ...]
    models: tuple[Model, ...] = ()
    stratified_by: str | None = None
    measures: tuple[Measure, ...] = ()
    only: Only = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two variables about the same thing: cells by (level of the first, level of the second) → finding id.

    ``kappa`` and ``observed`` (the share of equal answers) are finding ids.
    """

    analysis: str
    first: str
    second: str
    cells: Mapping[tuple[str, str], str]
    kappa: str
    observed: str
    missing: str
    only: Only = ()


@dataclass(frozen=True, slots=True)
class Reliability:
    """Items that should measure one thing: the id of alpha, and of alpha without each item."""

    analysis: str
    items: tuple[str, ...]
    alpha: str
    without: Mapping[str, str]
    left_out: str
    only: Only = ()


@dataclass(frozen=True, slots=True)
class OrderedTrend:
    """An outcome over an ordered variable: level id → finding id of the share, and the id of the test."""

    analysis: str
    outcome: str
    over: str
    levels: Mapping[str, str]
    test: str
    missing: str
    only: Only = ()


class Feeding(StrEnum):
    """Feeding status, mutually exclusive; later ones override earlier ones and ``not_breastfed`` overrides all.

    Source: classes as in the DHS recode (DHS-8, chapter 11).
    """

    EXCLUSIVE = "exclusive"
    WATER = "water"
    LIQUIDS = "liquids"
    MILK = "milk"
    FOODS = "foods"
    NOT_BREASTFED = "not_breastfed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Children of an age in completed months, both ends within: the id of their count, and of each status' share."""

    lower: int
    upper: int
    n: str
    shares: Mapping[Feeding, str]


class UnknownRule(StrEnum):
    """What becomes of an infant whose feeding is not fully known: stays in the denominator, or leaves it."""

    KEEP = "keep"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class FeedingByAge:
    """Feeding status by age, and the WHO/UNICEF indicators that the questions allow.

    ``indicators``: code (``EBF``, ``MixMF`` …) → finding id; one that cannot be computed from the questions asked is
    ``Absent`` there, never nought. ``sensitivity`` holds those that the other rule for unknown answers changes.
    """

    analysis: str
    bands: tuple[AgeBand, ...]
    indicators: Mapping[str, str]
    unknown_rule: UnknownRule
    unknown: str
    sensitivity: Mapping[str, str] = field(default_factory=dict)
    only: Only = ()


Part = Characteristic | Prevalence | Association | Agreement | Reliability | OrderedTrend | FeedingByAge
"""What one analysis puts together."""


class StudyReason(StrEnum):
    """Why a study's data can bear its headline, or only with caution, or not."""

    COMPLETE = "complete"
    FEW_RESPONDENTS = "few_respondents"
    MANY_MISSING = "many_missing"
    FEW_CLUSTERS = "few_clusters"
    RECONSTRUCTED = "reconstructed"
    ILLUSTRATIVE = "illustrative"
    NO_VARIATION = "no_variation"


@dataclass(frozen=True, slots=True)
class SurveyFacts:
    """What is known of a survey beside its answers, as far as it may be published.

    ``n_clusters``, ``n_strata`` are ``None`` where the design has none; ``weighted`` and ``finite_population`` say
    whether the design has these.
    """

    name: str
    provenance: Provenance
    note: Text | None
    n_clusters: int | None = None
    n_strata: int | None = None
    weighted: bool = False
    finite_population: bool = False

    @property
    def has_design(self) -> bool:
        """Whether clusters, strata or weights have to be reckoned with."""
        return self.n_clusters is not None or self.n_strata is not None or self.weighted


@dataclass(frozen=True, slots=True)
class Study:
    """Everything that the analyses of surveys put together, each kind in the order of the configuration.

    ``headline`` is the id of the finding of page one, ``headline_analysis`` the analysis it is of and ``outcome`` its
    variable. ``codebooks`` goes by analysis id: two surveys may call different questions by one name.
    """

    headline: str
    headline_analysis: str
    outcome: str
    codebooks: Mapping[str, Codebook]
    surveys: tuple[SurveyFacts, ...]
    flow: Flow
    usability: Usability
    reasons: tuple[StudyReason, ...]
    characteristics: tuple[Characteristic, ...] = ()
    prevalences: tuple[Prevalence, ...] = ()
    associations: tuple[Association, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    reliabilities: tuple[Reliability, ...] = ()
    trends: tuple[OrderedTrend, ...] = ()
    feeding: tuple[FeedingByAge, ...] = ()

    @property
    def restricted(self) -> Mapping[str, Only]:
        """Whom each analysis looks at, by its id."""
        parts: list[Part] = [*self.characteristics, *self.prevalences, *self.associations, *self.agreements]
        parts += [*self.reliabilities, *self.trends, *self.feeding]
        return {part.analysis: part.only for part in parts}

    def variable(self, analysis: str, name: str) -> Variable:
        """Give a variable as an analysis's survey defines it; ``KeyError`` where there is none."""
        return self.codebooks[analysis][name]
