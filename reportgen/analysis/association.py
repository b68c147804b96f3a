"""What goes with the outcome: tables, tests, crude and adjusted effects, by exposure.

In: an association analysis and its topic. Out: ``Associated``. It says of no exposure that it causes anything.

Disclosure: see ``exposures``, ``comparing`` and ``models``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.analysis.comparing import MODELLED
from reportgen.analysis.exposures import Asked, Crossed, crossed, crossed_cells
from reportgen.analysis.models import Holding, Modelled, model
from reportgen.analysis.prevalence import outcome_of
from reportgen.analysis.study_topic import COUNTED, Named, Piece, StudyTopic
from reportgen.codebook import Variable
from reportgen.config.model import AssociationAnalysis, Models
from reportgen.estimates import Measure
from reportgen.findings import Association, Effects, Exposure
from reportgen.raw import RawFinding

TWO = 2


@dataclass(frozen=True, slots=True)
class Associated:
    """Everything that one association analysis found; ``whole`` is the id of the outcome's share, or of its count."""

    piece: Piece
    association: Association
    whole: str


def association(analysis: AssociationAnalysis, topic: StudyTopic) -> Associated:
    """Give tables, tests, and effects crude and adjusted, of all exposures.

    An outcome without an event, or with more than two answers, has tables and tests only. There is a model for each
    ratio that is asked for where an effect can be adjusted for anything: with all exposures together, or one an
    exposure. An adjusted difference is not offered.
    """
    outcome = topic.codebook[analysis.outcome]
    names = tuple(dict.fromkeys(analysis.exposures))
    suffixes = {name: f".{name}" if len(names) > 1 else "" for name in names}
    measures = tuple(Measure(each.value) for each in dict.fromkeys(analysis.measures))
    plain = outcome.event is None or len(outcome.levels) != TWO
    whole = _count(topic, outcome) if plain else outcome_of(topic, outcome)[0]
    piece = Piece((whole,))
    if plain:
        found = [crossed_cells(topic, outcome, topic.people.levelled(name), suffix=suffixes[name]) for name in names]
        modelled: list[Modelled] = []
    else:
        asked = {name: Asked(measures, analysis.stratify, suffix) for name, suffix in suffixes.items()}
        found = [crossed(topic, outcome, topic.codebook[name], asked=asked[name]) for name in names]
        modelled = _models(topic, analysis, holdings=_holdings(analysis, outcome, suffixes=suffixes), found=found)
    for each in (*(one.piece for one in found), *(one.piece for one in modelled)):
        piece += each
    account = Association(
        analysis=topic.analysis,
        outcome=outcome.id,
        exposures=tuple(_exposure(each, modelled) for each in found),
        models=tuple(each.model for each in modelled),
        stratified_by=analysis.stratify,
        measures=() if plain else measures,
        only=topic.people.only,
    )
    return Associated(piece, account, whole.subject.id)


def _count(topic: StudyTopic, outcome: Variable) -> RawFinding:
    return topic.count(Named(COUNTED, outcome), int(topic.people.known(outcome.id).sum()))


def _holdings(analysis: AssociationAnalysis, outcome: Variable, *, suffixes: Mapping[str, str]) -> tuple[Holding, ...]:
    """Give what each model holds; one that would hold a single variable would repeat the crude effects."""
    names = tuple(suffixes)
    if analysis.models is Models.TOGETHER:
        holdings = [Holding(outcome, names, analysis.adjust, suffixes)]
    else:
        holdings = [Holding(outcome, (name,), analysis.adjust, suffixes, suffixes[name]) for name in names]
    return tuple(holding for holding in holdings if holding.holds_others)


def _models(
    topic: StudyTopic, analysis: AssociationAnalysis, *, holdings: tuple[Holding, ...], found: list[Crossed]
) -> list[Modelled]:
    pairs = [pair for each in found for pair in each.pairs]
    ratios = [measure for each in analysis.measures if (measure := Measure(each.value)) in MODELLED]
    wanted = tuple(dict.fromkeys(ratios))
    return [model(topic, holding, measure=measure, pairs=pairs) for holding in holdings for measure in wanted]


def _exposure(found: Crossed, modelled: list[Modelled]) -> Exposure:
    name = found.variable.id
    adjusted: dict[str, dict[Measure, str]] = {}
    for each in modelled:
        for (variable, level), finding in each.effects.items():
            if variable == name:
                adjusted.setdefault(level, {})[each.model.measure] = finding
    levels = dict.fromkeys((*found.crude, *adjusted))
    return Exposure(
        variable=name,
        reference=found.by.reference if found.by is not None else None,
        shares=found.shares,
        cells=found.cells,
        effects={level: Effects(found.crude.get(level, {}), adjusted.get(level, {})) for level in levels},
        test=found.test,
        missing=found.missing,
        pooled=found.pooled,
        pooled_test=found.pooled_test,
    )
