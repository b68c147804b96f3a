"""What is computed from a survey.

In: a merged mapping. Out: one class a kind of analysis.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from reportgen.config.fields import Expects, Name, TextField
from reportgen.config.model.analyses import OnlyField
from reportgen.config.model.base import Frozen
from reportgen.findings import UnknownRule


class StudyDescription(Frozen):
    """What only its authors can say of a study; printed in Methods, and ticked in the STROBE and COREQ annexes."""

    background: TextField | None = None
    """Why the study was done."""
    objective: TextField | None = None
    """What it was to find out."""
    setting: TextField | None = None
    """Where and when answers were collected."""
    eligibility: TextField | None = None
    """Who could take part, and how respondents were chosen."""
    measurement: TextField | None = None
    """How answers were got: questionnaire, interviewers, training."""
    bias: TextField | None = None
    """What was done against bias."""
    sample_size: TextField | None = None
    """How the number of respondents came about."""
    ethics: TextField | None = None
    """Consent and ethical approval."""
    generalisability: TextField | None = None
    """To whom the findings may apply."""
    funding: TextField | None = None
    """Who paid, and what part they had."""
    interviewer: TextField | None = None
    """Interviews: who held them, with occupation, gender, training."""
    relationship: TextField | None = None
    """Interviews: how interviewer and informants knew each other before, and what informants were told."""
    theory: TextField | None = None
    """Interviews: methodological orientation, such as content analysis or phenomenology."""
    refusals: TextField | None = None
    """Interviews: how many refused or dropped out, and why."""
    guide: TextField | None = None
    """Interviews: the guide with its questions, and how it was tried out."""
    recording: TextField | None = None
    """Interviews: how they went: recording, notes, length, repeats, who else was there."""
    coding: TextField | None = None
    """Interviews: whether themes came from the data or were set in advance, and the software."""
    checking: TextField | None = None
    """Interviews: whether informants read transcripts or findings."""


Names = Annotated[tuple[Name, ...], Field(min_length=1)]


class ShareMethod(StrEnum):
    """How the interval of a share is got."""

    WILSON = "wilson"
    CLOPPER_PEARSON = "clopper_pearson"


class RatioMeasure(StrEnum):
    """What compares two groups."""

    PREVALENCE_RATIO = "prevalence_ratio"
    ODDS_RATIO = "odds_ratio"
    RISK_DIFFERENCE = "risk_difference"


class Models(StrEnum):
    """How many models."""

    TOGETHER = "together"
    SEPARATE = "separate"


class Weights(StrEnum):
    """How far apart two answers count."""

    NONE = "none"
    LINEAR = "linear"


class _StudyAnalysis(Frozen):
    id: Name
    """Starts the ids of its findings."""
    source: Name
    """A source by name."""
    only: OnlyField = Field(default_factory=dict)
    """Look only at respondents with these answers: a level, a list of levels, or a number's range [from, to]."""


class DescribeAnalysis(_StudyAnalysis):
    """Counts and shares of answers; mean, standard deviation, median and quartiles of numbers."""

    kind: Literal["describe"]
    """`describe`."""
    variables: Names
    """What is described."""


class PrevalenceAnalysis(_StudyAnalysis):
    """The share with the outcome, with its interval, by other variables too."""

    kind: Literal["prevalence"]
    """`prevalence`."""
    outcome: Name
    """A yes/no variable."""
    by: tuple[Name, ...] = ()
    """Variables that it is also given for."""
    method: ShareMethod = ShareMethod.WILSON
    """The interval without a design; with one it is linearised, on the logit scale."""


class AssociationAnalysis(_StudyAnalysis):
    """What goes with the outcome: a table, a test, crude and adjusted estimates."""

    kind: Literal["association"]
    """`association`."""
    outcome: Name
    """A yes/no variable; one with more answers gives tables and tests only."""
    exposures: Names
    """What it is set against."""
    measures: tuple[RatioMeasure, ...] = (RatioMeasure.PREVALENCE_RATIO, RatioMeasure.RISK_DIFFERENCE)
    """What compares the groups; the first is drawn and worded."""
    adjust: tuple[Name, ...] = ()
    """Variables that the models hold besides."""
    models: Models = Models.TOGETHER
    """One model with all exposures together, or one an exposure (separate)."""
    stratify: Name | None = None
    """A variable whose strata are pooled after Mantel and Haenszel."""


class AgreementAnalysis(_StudyAnalysis):
    """How far two variables about the same thing agree: Cohen's kappa."""

    kind: Literal["agreement"]
    """`agreement`."""
    variables: Annotated[tuple[Name, Name], Expects("the names of two variables: [one, other]")]
    """Two variables with the same levels."""
    weights: Weights = Weights.NONE
    """`linear` counts neighbouring levels as half-way right."""


class ReliabilityAnalysis(_StudyAnalysis):
    """Whether items measure one thing: Cronbach's alpha."""

    kind: Literal["reliability"]
    """`reliability`."""
    items: Annotated[tuple[Name, ...], Field(min_length=2)]
    """Yes/no variables or numbers."""


class FeedingAnalysis(_StudyAnalysis):
    """Feeding status by age, and the WHO/UNICEF indicators that the questions allow."""

    kind: Literal["feeding_by_age"]
    """`feeding_by_age`."""
    age: Name
    """The child's age in completed months."""
    breastfed: Name
    """Breast milk yesterday."""
    water: tuple[Name, ...] = ()
    """Plain water yesterday."""
    formula: tuple[Name, ...] = ()
    """Infant formula yesterday."""
    animal_milk: tuple[Name, ...] = ()
    """Other milk and milk drinks yesterday."""
    liquids: tuple[Name, ...] = ()
    """Other liquids yesterday."""
    foods: tuple[Name, ...] = ()
    """Solid, semi-solid or soft foods yesterday."""
    ever: Name | None = None
    """Ever breastfed."""
    early: Name | None = None
    """Put to the breast within an hour of birth."""
    first_two_days: Name | None = None
    """Given anything but breast milk in the first two days."""
    bottle: Name | None = None
    """Drank from a bottle with a teat yesterday."""
    unknown: UnknownRule = UnknownRule.KEEP
    """An infant whose feeding is not fully known: kept in the denominator as not exclusive, or dropped from it."""
    bands: Annotated[tuple[Annotated[int, Field(ge=0, strict=True)], ...], Field(min_length=2)] = (0, 2, 4, 6)
    """Where bands of age begin, in months; the last number ends the last band."""


StudyAnalysis = (
    DescribeAnalysis
    | PrevalenceAnalysis
    | AssociationAnalysis
    | AgreementAnalysis
    | ReliabilityAnalysis
    | FeedingAnalysis
)
