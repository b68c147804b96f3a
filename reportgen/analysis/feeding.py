"""Feeding status by age, and the WHO/UNICEF indicators that the questions allow.

In: a feeding analysis and its topic. Out: ``FedByAge``. An indicator whose question was not asked is absent
(``not_computable``), never nought.

Disclosure: the classes of one band of age add up to its children; where bands make up the ages of an indicator of
exclusive breastfeeding, their numbers add up to it. Both are said as sums. The same indicator under the other rule for
unknown answers has one numerator with it, so each is derived from the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from reportgen.analysis.feeding_names import CLASSES, INDICATORS, NO, YES
from reportgen.analysis.feeding_status import Answer, Fed, answer_to, fed
from reportgen.analysis.respondents import Mask
from reportgen.analysis.study_topic import Named, Piece, StudyTopic
from reportgen.codebook import Level, Variable
from reportgen.config.model import FeedingAnalysis
from reportgen.estimates import AbsenceReason, Measure
from reportgen.findings import AgeBand, Feeding, FeedingByAge, Group, GroupBy, Restriction, UnknownRule
from reportgen.locales.languages import Text
from reportgen.raw import RawFinding, Sum

MANY_UNKNOWN = 0.02
"""Above this share of unknown answers both rules are given."""

UNDER_SIX_MONTHS = 0, 5
UNDER_TWO_YEARS = 0, 23
SECOND_YEAR = 12, 23
EBF = "EBF"


@dataclass(frozen=True, slots=True)
class FedByAge:
    """Everything that one feeding analysis found.

    ``infants`` looks at those under six months, of whom the headline is, and their survey holds ``outcome``: whether
    they were exclusively breastfed, missing where that is not known.
    """

    piece: Piece
    feeding: FeedingByAge
    infants: StudyTopic
    outcome: str


@dataclass(frozen=True, slots=True, eq=False)
class _Indicator:
    """One indicator: its variable, who is of its ages, who counts, of whom it is unknown, whether it was asked."""

    variable: Variable
    group: Group
    aged: Mask
    cases: Mask
    unknown: Mask
    asked: bool


def feeding_by_age(analysis: FeedingAnalysis, topic: StudyTopic) -> FedByAge:
    """Give the classes of feeding in each band of age, and the indicators EvBF, EIBF, EBF2D, EBF, MixMF, CBF, BoF.

    ``keep`` leaves children of whom an indicator is unknown in its denominator, as not having it (in the bands as a
    class of their own); ``drop`` takes them out. Where they are more than ``MANY_UNKNOWN`` of those of the age, the
    indicator is given under the other rule too. Indicators of children born in the last 24 months are of those of 0–23
    completed months here, for only the living are asked about.

    Source: WHO, UNICEF (2021) Indicators for assessing infant and young child feeding practices (ISBN
    978-92-4-001838-9).
    """
    answers = fed(analysis, topic.people)
    classes = answers.status()
    indicators = _indicators(analysis, topic, answers)
    found = {code: _share(topic, code, each, rule=analysis.unknown) for code, each in indicators.items()}
    other = UnknownRule.DROP if analysis.unknown is UnknownRule.KEEP else UnknownRule.KEEP
    again = {code: _share(topic, code, indicators[code], rule=other, also=found[code]) for code in found}
    again = {code: item for code, item in again.items() if _much_unknown(indicators[code])}
    both = {code: _tied(found[code], again.get(code)) for code in found}
    breastfed = topic.codebook[analysis.breastfed]
    n_unknown = int((answers.aged(*UNDER_SIX_MONTHS) & classes[Feeding.UNKNOWN]).sum())
    unknown = topic.count(Named("missing", breastfed), n_unknown, persons=False)
    piece, bands = _bands(analysis, topic, answers, classes=classes)
    one_rule = not bool((indicators[EBF].unknown != classes[Feeding.UNKNOWN]).any())
    piece += Piece(sums=_over_bands(bands, ebf=both[EBF].subject.id if one_rule else None))
    return FedByAge(
        piece + Piece((*both.values(), *again.values(), unknown)),
        FeedingByAge(
            analysis=topic.analysis,
            bands=bands,
            indicators={code: item.subject.id for code, item in both.items()},
            unknown_rule=analysis.unknown,
            unknown=unknown.subject.id,
            sensitivity={code: item.subject.id for code, item in again.items()},
            only=topic.people.only,
        ),
        *_infants(analysis, topic, answers),
    )


def _infants(analysis: FeedingAnalysis, topic: StudyTopic, answers: Fed) -> tuple[StudyTopic, str]:
    """Give the topic of those under six months, and the variable that says who was exclusively breastfed."""
    people, name = topic.people, f"{topic.analysis}.{EBF}"  # with a point: no variable of a configuration has one
    exclusive, codes = answers.exclusively, np.ones(people.survey.size, dtype=np.int64)
    codes[exclusive.yes] = 0
    codes[exclusive.missing | (not exclusive.asked)] = -1
    variable = Variable(name, INDICATORS[EBF], (Level("yes", YES), Level("no", NO)), event="yes", reference="no")
    survey = replace(
        people.survey,
        answers={**people.survey.answers, name: codes},
        codebook={**people.survey.codebook, name: variable},
    )
    aged = answers.aged(*UNDER_SIX_MONTHS)
    return replace(topic, people=people.narrowed(aged, _months(analysis.age), survey=survey)), name


def _months(age: str) -> Restriction:
    lower, upper = UNDER_SIX_MONTHS
    return Restriction(age, lower=lower, upper=upper)


def _tied(item: RawFinding, other: RawFinding | None) -> RawFinding:
    return item if other is None else replace(item, derived_from=(other.subject.id,))


def _indicators(analysis: FeedingAnalysis, topic: StudyTopic, answers: Fed) -> Mapping[str, _Indicator]:
    """Give every indicator by its code; source as ``feeding_by_age``."""
    ever, early, prelacteal, bottle = (
        answer_to(topic.people, (name,))
        for name in (analysis.ever, analysis.early, analysis.first_two_days, analysis.bottle)
    )
    of = topic.codebook
    breastfed = of[analysis.breastfed]
    mixed = Answer(
        answers.breastfed.yes & answers.milk.yes,
        (answers.breastfed.missing & ~_no(answers.milk)) | (answers.breastfed.yes & _unsaid(answers.milk)),
        asked=answers.milk.asked,
    )
    two_days = Answer(
        _no(prelacteal) & (ever.yes if ever.asked else _no(prelacteal)),
        (prelacteal.missing & ~_no(ever)) | (_no(prelacteal) & ever.missing),
        asked=prelacteal.asked,
    )
    exclusive = answers.exclusively

    def one(name: str | None, ages: tuple[int, int], answer: Answer) -> _Indicator:
        variable, group = of[name] if name else breastfed, _age_group(of[analysis.age], ages)
        return _Indicator(variable, group, answers.aged(*ages), answer.yes, answer.missing, answer.asked)

    return {
        "EvBF": one(analysis.ever, UNDER_TWO_YEARS, ever),
        "EIBF": one(analysis.early, UNDER_TWO_YEARS, early),
        "EBF2D": one(analysis.first_two_days, UNDER_TWO_YEARS, two_days),
        EBF: one(analysis.breastfed, UNDER_SIX_MONTHS, exclusive),
        "MixMF": one(analysis.breastfed, UNDER_SIX_MONTHS, mixed),
        "CBF": one(analysis.breastfed, SECOND_YEAR, answers.breastfed),
        "BoF": one(analysis.bottle, UNDER_TWO_YEARS, bottle),
    }


def _no(answer: Answer) -> Mask:
    """Give who said no; where nothing was asked nobody did."""
    none: Mask = ~answer.yes & ~answer.missing & answer.asked
    return none


def _unsaid(answer: Answer) -> Mask:
    unsaid: Mask = answer.missing & ~answer.yes
    return unsaid


def _share(
    topic: StudyTopic, code: str, indicator: _Indicator, *, rule: UnknownRule, also: RawFinding | None = None
) -> RawFinding:
    """Give an indicator; ``also`` is the one under the configured rule, which this one stands beside."""
    suffix = f"proportion.{code}" + (f".{rule.value}" if also is not None else "")
    derived_from = () if also is None else (also.subject.id,)
    counted = code, f"{code}: among, {rule.value}"
    named = Named(suffix, indicator.variable, indicator.group, derived_from, counted, label=INDICATORS[code])
    if not indicator.asked:
        return topic.absent(named, Measure.PROPORTION, AbsenceReason.NOT_COMPUTABLE)
    among = indicator.aged
    if rule is UnknownRule.DROP:
        among = among & ~indicator.unknown
    if not among.any():
        return topic.absent(named, Measure.PROPORTION, AbsenceReason.ZERO_DENOMINATOR)
    return topic.share(named, indicator.cases & among, among)


def _age_group(age: Variable, ages: tuple[int, int]) -> Group:
    lower, upper = ages
    return Group(GroupBy.AGE, f"{lower}_{upper}", Text.same(f"{lower}–{upper}"), variable=age.id)


def _much_unknown(indicator: _Indicator) -> bool:
    n_aged = int(indicator.aged.sum())
    return indicator.asked and n_aged > 0 and int((indicator.aged & indicator.unknown).sum()) > MANY_UNKNOWN * n_aged


def _bands(
    analysis: FeedingAnalysis, topic: StudyTopic, answers: Fed, *, classes: Mapping[Feeding, Mask]
) -> tuple[Piece, tuple[AgeBand, ...]]:
    """Give the classes in each band; the last number of ``bands`` ends the last one."""
    piece = Piece()
    bands: list[AgeBand] = []
    for start, end in pairwise(analysis.bands):
        found, band = _band(analysis, topic, answers, ages=(start, end - 1), classes=classes)
        piece += found
        bands.append(band)
    return piece, tuple(bands)


def _over_bands(bands: tuple[AgeBand, ...], *, ebf: str | None) -> tuple[Sum, ...]:
    """Give what adds up over bands: exclusive to EBF, and those not breastfed to those whom CBF leaves over.

    ``ebf`` is ``None`` where children of no known class are known not to be exclusively breastfed: only those who are
    then add up.
    """
    exclusive = _in_bands(bands, UNDER_SIX_MONTHS, Feeding.EXCLUSIVE)
    others = _in_bands(bands, SECOND_YEAR, Feeding.NOT_BREASTFED)
    found = (Sum(ebf, exclusive, of_numerators=ebf is None), Sum(None, others, of_numerators=True))
    return tuple(each for each in found if each.parts)


def _in_bands(bands: tuple[AgeBand, ...], ages: tuple[int, int], status: Feeding) -> tuple[str, ...]:
    """Give the shares of a class in the bands that make up these ages; none where no bands do."""
    lower, upper = ages
    inside = [band for band in bands if lower <= band.lower and band.upper <= upper]
    made_up = bool(inside) and (inside[0].lower, inside[-1].upper) == ages
    return tuple(band.shares[status] for band in inside) if made_up else ()


def _band(
    analysis: FeedingAnalysis,
    topic: StudyTopic,
    answers: Fed,
    *,
    ages: tuple[int, int],
    classes: Mapping[Feeding, Mask],
) -> tuple[Piece, AgeBand]:
    lower, upper = ages
    name, age, breastfed = f"{lower}_{upper}", topic.codebook[analysis.age], topic.codebook[analysis.breastfed]
    group = _age_group(age, ages)
    among = answers.aged(lower, upper)
    if analysis.unknown is UnknownRule.DROP:
        among = among & ~classes[Feeding.UNKNOWN]
    counted = topic.count(Named(f"count.{name}", age, group), int(among.sum()))
    shown = [each for each in classes if each is not Feeding.UNKNOWN or analysis.unknown is UnknownRule.KEEP]
    items: dict[Feeding, RawFinding] = {}
    for each in shown:
        counting, label = (each.value, "children"), CLASSES[each]
        named = Named(f"proportion.{each.value}.{name}", breastfed, group, counted=counting, label=label)
        if answers.computable(each):
            items[each] = topic.share(named, classes[each], among)
        else:
            items[each] = topic.absent(named, Measure.PROPORTION, AbsenceReason.NOT_COMPUTABLE)
    ids = {each: item.subject.id for each, item in items.items()}
    sums = (Sum(counted.subject.id, tuple(ids.values()), of_numerators=True),) if answers.everything_asked else ()
    return Piece((counted, *items.values()), sums), AgeBand(lower, upper, counted.subject.id, ids)
