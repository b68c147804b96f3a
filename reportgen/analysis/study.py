"""A survey's analyses → raw findings, and the ``Study`` that binds them.

In: the analyses of surveys, and a ``Bench``. Out: ``RawFindings``.

Disclosure: what each analysis says of itself (``derived_from``, sums). One cell in two analyses is told by its group,
its variable and its count, which disclosure control looks at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.analysis.agreement import agreement
from reportgen.analysis.association import association
from reportgen.analysis.bench import Bench
from reportgen.analysis.describe import describe
from reportgen.analysis.feeding import EBF, feeding_by_age
from reportgen.analysis.flow import flow_of
from reportgen.analysis.ordered_trend import ordered_trend
from reportgen.analysis.prevalence import prevalence
from reportgen.analysis.refusals import each_or_all_refusals
from reportgen.analysis.reliability import reliability
from reportgen.analysis.respondents import Respondents, select
from reportgen.analysis.study_topic import Piece, StudyTopic
from reportgen.analysis.study_verdict import facts, verdict
from reportgen.codebook import Codebook
from reportgen.config.model import (
    AgreementAnalysis,
    Analysis,
    AssociationAnalysis,
    DescribeAnalysis,
    FeedingAnalysis,
    PrevalenceAnalysis,
    ReliabilityAnalysis,
    ShareMethod,
    TrendAnalysis,
)
from reportgen.errors import ConfigError
from reportgen.estimates import Estimate
from reportgen.findings import (
    Agreement,
    Association,
    Characteristic,
    FeedingByAge,
    OrderedTrend,
    Prevalence,
    Reliability,
    Study,
)
from reportgen.raw import RawFindings

Part = Characteristic | Prevalence | Association | Agreement | Reliability | OrderedTrend | FeedingByAge


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """One analysis carried out: what it found, its parts of the study, and its own number for a headline.

    ``outcome`` is the variable that ``headline`` (a finding's id) is about.
    """

    topic: StudyTopic
    piece: Piece
    parts: tuple[Part, ...]
    headline: str
    outcome: str

    @property
    def codebook(self) -> Codebook:
        """The survey's variables; a number that was given by its values has these for its levels."""
        return {**self.topic.codebook, **{each.id: each for each in self.piece.made}}


_HEADLINES: tuple[type[Part], ...] = (
    Prevalence,
    Association,
    OrderedTrend,
    FeedingByAge,
    Agreement,
    Reliability,
    Characteristic,
)
"""Which kind of analysis gives the headline: the first of the first kind that there is."""


_NO_SURVEY = 'the analysis "{}" is not one of a survey, or lacks what one needs: a trend needs `outcome` and `over`'


def run_study(analyses: Sequence[Analysis], *, bench: Bench) -> RawFindings:
    """Give everything that the surveys' analyses find, in the order of the configuration.

    The headline is the whole of the first prevalence analysis, else the outcome's share of the first association, else
    what the first analysis of another kind has to say first. Raises ``DataError`` for what a survey does not hold in
    the form that an analysis needs: the problems of all analyses at once.
    """
    answered = each_or_all_refusals(lambda each: _answer(each, bench=bench), analyses)
    main = _main(answered)
    outcome = main.codebook[main.outcome]
    flow, counts = flow_of(main.topic, outcome, complete=_complete(answered, main))
    usability, reasons = verdict(main.topic.people, main.outcome, quality=bench.quality)
    parts = [part for each in answered for part in each.parts]
    study = Study(
        headline=main.headline,
        headline_analysis=main.topic.analysis,
        outcome=main.outcome,
        codebooks={each.topic.analysis: each.codebook for each in answered},
        surveys=facts(bench.surveys[name] for name in dict.fromkeys(each.source for each in analyses)),
        flow=flow,
        usability=usability,
        reasons=reasons,
        characteristics=tuple(part for part in parts if isinstance(part, Characteristic)),
        prevalences=tuple(part for part in parts if isinstance(part, Prevalence)),
        associations=tuple(part for part in parts if isinstance(part, Association)),
        agreements=tuple(part for part in parts if isinstance(part, Agreement)),
        reliabilities=tuple(part for part in parts if isinstance(part, Reliability)),
        trends=tuple(part for part in parts if isinstance(part, OrderedTrend)),
        feeding=tuple(part for part in parts if isinstance(part, FeedingByAge)),
    )
    items = tuple(item for each in answered for item in each.piece.items)
    sums = tuple(each for one in answered for each in one.piece.sums)
    return RawFindings((*counts, *items), study=study, sums=sums)


def _answer(analysis: Analysis, *, bench: Bench) -> Answered:
    """Carry out one analysis."""
    topic = _topic(analysis, bench=bench)
    if isinstance(analysis, DescribeAnalysis):
        described = describe(analysis, topic)
        first = described.characteristics[0]
        return Answered(topic, described.piece, described.characteristics, first.known, first.variable)
    if isinstance(analysis, PrevalenceAnalysis):
        prevailing = prevalence(analysis, topic)
        whole = prevailing.prevalence.whole
        return Answered(topic, prevailing.piece, (prevailing.prevalence,), whole, analysis.outcome)
    if isinstance(analysis, AssociationAnalysis):
        associated = association(analysis, topic)
        return Answered(topic, associated.piece, (associated.association,), associated.whole, analysis.outcome)
    if isinstance(analysis, TrendAnalysis):
        return _trend(analysis, topic)
    return _of_answers(analysis, topic)


def _of_answers(analysis: Analysis, topic: StudyTopic) -> Answered:
    """Carry out an analysis that looks at several answers of one respondent together."""
    if isinstance(analysis, AgreementAnalysis):
        agreed = agreement(analysis, topic)
        return Answered(topic, agreed.piece, (agreed.agreement,), agreed.agreement.observed, analysis.variables[0])
    if isinstance(analysis, ReliabilityAnalysis):
        reliable = reliability(analysis, topic)
        alpha = reliable.reliability.alpha
        return Answered(topic, reliable.piece, (reliable.reliability,), alpha, analysis.items[0])
    if isinstance(analysis, FeedingAnalysis):
        fed = feeding_by_age(analysis, topic)
        return Answered(fed.infants, fed.piece, (fed.feeding,), fed.feeding.indicators[EBF], fed.outcome)
    raise ConfigError(_NO_SURVEY.format(analysis.id))


def _trend(analysis: TrendAnalysis, topic: StudyTopic) -> Answered:
    if analysis.outcome is None or analysis.over is None:
        raise ConfigError(_NO_SURVEY.format(analysis.id))
    ordered = ordered_trend(topic, outcome=analysis.outcome, over=analysis.over)
    return Answered(topic, ordered.piece, (ordered.trend,), ordered.whole, analysis.outcome)


def _topic(analysis: Analysis, *, bench: Bench) -> StudyTopic:
    only = getattr(analysis, "only", {})  # what is of a register alone has none, and is refused in its turn
    method = analysis.method if isinstance(analysis, PrevalenceAnalysis) else ShareMethod.WILSON
    people: Respondents = select(bench.surveys[analysis.source], only)
    return StudyTopic(analysis.id, people, bench.period, method)


def _main(answered: Sequence[Answered]) -> Answered:
    for kind in _HEADLINES:
        for each in answered:
            if isinstance(each.parts[0], kind):
                return each
    message = "a study has at least one analysis"  # never: an analysis has a part
    raise AssertionError(message)


def _complete(answered: Sequence[Answered], main: Answered) -> int | None:
    """Give how many are complete in the first model, else in the first table, of the headline's outcome.

    ``None`` where no association looks at the same respondents of the same survey for the same outcome.
    """
    for each in answered:
        part = each.parts[0]
        same = each.topic.people.survey is main.topic.people.survey and each.topic.people.only == main.topic.people.only
        if isinstance(part, Association) and part.outcome == main.outcome and same:
            return _n_complete(each, part)
    return None


def _n_complete(each: Answered, part: Association) -> int | None:
    counts = {item.subject.id: item.quantity for item in each.piece.items}
    found = counts[part.models[0].n if part.models else part.exposures[0].missing]
    if not isinstance(found, Estimate):
        return None
    return int(found.value) if part.models else each.topic.people.size - int(found.value)
