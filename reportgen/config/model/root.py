"""One brief: the whole configuration.

In: a merged mapping. Out: ``Config``.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.config.fields import Name, NoteField, PeriodField
from reportgen.config.model.analyses import ComparisonAnalysis, CoverageAnalysis, TrendAnalysis
from reportgen.config.model.base import Frozen
from reportgen.config.model.brief import Brief, Disclosure, Puskesmas, Quality, Section, SignOff, Status
from reportgen.config.model.evidence import Publication
from reportgen.config.model.indicators import IndicatorDefinition
from reportgen.config.model.interviews import InterviewsSource, JointAnalysis, ThemesAnalysis
from reportgen.config.model.policy import Policy
from reportgen.config.model.register import RegisterSource
from reportgen.config.model.study import (
    AgreementAnalysis,
    AssociationAnalysis,
    DescribeAnalysis,
    FeedingAnalysis,
    PrevalenceAnalysis,
    ReliabilityAnalysis,
    StudyDescription,
)
from reportgen.config.model.survey import SurveySource

Source = Annotated[RegisterSource | SurveySource | InterviewsSource, Field(discriminator="kind")]
Analysis = Annotated[
    CoverageAnalysis
    | ComparisonAnalysis
    | TrendAnalysis
    | DescribeAnalysis
    | PrevalenceAnalysis
    | AssociationAnalysis
    | AgreementAnalysis
    | ReliabilityAnalysis
    | FeedingAnalysis
    | ThemesAnalysis
    | JointAnalysis,
    Field(discriminator="kind"),
]


class Config(Frozen):
    """One brief."""

    puskesmas: Puskesmas
    """Whose brief it is."""
    period: PeriodField
    """What time it covers."""
    brief: Brief = Brief()
    """How it looks and reads."""
    status: Status = Status.DRAFT
    """Whether it may be passed on; `final` needs `sign_off`."""
    sign_off: SignOff | None = None
    """Who read it and lets it be passed on; `reportgen sign` computes the hash."""
    disclosure: Disclosure = Disclosure()
    """What is hidden to protect persons."""
    quality: Quality = Quality()
    """Where the verdict on the data turns."""
    sources: Annotated[dict[Name, Source], Field(min_length=1)]
    """The data, by name."""
    indicators: dict[Name, IndicatorDefinition] = Field(default_factory=dict)
    """Local indicators, beside the catalogue."""
    analyses: Annotated[tuple[Analysis, ...], Field(min_length=1)]
    """What is computed."""
    study: StudyDescription = StudyDescription()
    """What only its authors can say of a study."""
    evidence: tuple[Publication, ...] = ()
    """Published figures to set beside the local ones."""
    policy: Policy = Policy()
    """Targets, and what the rules of recommendations add, override or switch off."""
    notes: dict[Section, NoteField] = Field(default_factory=dict)
    """What a reader should make of a section, in your own words: one text a section; a draft asks for an empty one."""
