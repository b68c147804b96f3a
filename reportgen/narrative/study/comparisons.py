"""Groups of respondents beside each other: what may be said of one exposure level and the reference.

In: the story. Out: ``Comparison``, with what its intervals allow to be said. It words nothing. A difference is clear
only where every interval that there is, crude and adjusted, leaves out no effect and lies on one side of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from reportgen.codebook import Variable
from reportgen.estimates import Absent, Estimate, Measure
from reportgen.findings import Association, Exposure, Model
from reportgen.narrative.study.numbers import is_clear, no_effect
from reportgen.narrative.study.story import StudyStory

FEWEST_FOR_RATIO = 30
SMALLEST_CELL = 5
RATIOS = (Measure.PREVALENCE_RATIO, Measure.ODDS_RATIO)


class Clarity(Enum):
    """What the intervals allow to be said."""

    CLEAR = "clear"
    UNCLEAR = "unclear"
    COUNTS_ONLY = "counts_only"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One level of an exposure beside its reference; of a number without bands, one unit more (``level`` is ``""``).

    ``difference`` is crude, ``ratio`` the one to be worded: adjusted where a model gave one, else crude, and
    ``adjusted_for`` names what the model holds besides. ``refused`` says that a model was asked for and gave none.
    """

    outcome: Variable
    exposure: Variable
    level: str
    share: Estimate | None
    other: Estimate | None
    difference: Estimate | None
    crude: Estimate | None
    ratio: Estimate | None
    adjusted_for: tuple[Variable, ...]
    refused: bool

    @property
    def clarity(self) -> Clarity:
        """What may be said."""
        evidence = [each for each in (self.difference, self.crude, self.ratio) if each is not None]
        if not evidence:
            return Clarity.COUNTS_ONLY if self.share is not None and self.other is not None else Clarity.NOTHING
        sides = {each.value > no_effect(each) for each in evidence}
        clear = all(is_clear(each) for each in evidence) and len(sides) == 1
        return Clarity.CLEAR if clear else Clarity.UNCLEAR

    @property
    def is_small(self) -> bool:
        """Whether too few respondents stand behind it for a ratio on page one: fewer than 30, or a cell below 5."""
        shares = [each for each in (self.share, self.other) if each is not None]
        cells = [cell for each in shares for cell in _cells(each)]
        everyone = sum(each.denominator or 0 for each in shares)
        return bool(shares) and (everyone < FEWEST_FOR_RATIO or min(cells, default=0) < SMALLEST_CELL)


def _cells(share: Estimate) -> tuple[int, ...]:
    if share.numerator is None or share.denominator is None:
        return ()
    return (share.numerator, share.denominator - share.numerator)


def comparisons(story: StudyStory, association: Association) -> tuple[Comparison, ...]:
    """Give the comparisons of one association, in the order of the configuration."""
    return tuple(
        found for exposure in association.exposures for found in _of_exposure(story, association, exposure=exposure)
    )


def of_headline(story: StudyStory) -> tuple[Association, ...]:
    """Give the associations with the outcome of page one, or all where none is with it."""
    every = story.study.associations
    same = tuple(each for each in every if each.outcome == story.study.outcome)
    return same or every


def model_of(association: Association, exposure: str, measure: Measure) -> Model | None:
    """Give the model that adjusts an exposure's estimates."""
    return next(
        (model for model in association.models if model.measure is measure and exposure in model.exposures), None
    )


def held(exposure: str, model: Model) -> tuple[str, ...]:
    """Give what a model holds beside an exposure: the other exposures in it, and the adjusting variables."""
    return tuple(dict.fromkeys((*(each for each in model.exposures if each != exposure), *model.adjusted_for)))


def _of_exposure(story: StudyStory, association: Association, *, exposure: Exposure) -> Iterator[Comparison]:
    book = story.study.codebooks[association.analysis]
    for level, effects in exposure.effects.items():
        crude = _first(story, effects.crude)
        adjusted = _first(story, effects.adjusted)
        model = None
        if adjusted is not None:
            model = model_of(association, exposure.variable, adjusted.measure)
        names = held(exposure.variable, model) if model is not None else ()
        yield Comparison(
            outcome=book[association.outcome],
            exposure=book[exposure.variable],
            level=level,
            share=story.estimate(exposure.shares.get(level)),
            other=story.estimate(exposure.shares.get(exposure.reference or "")),
            difference=story.estimate(effects.crude.get(Measure.RISK_DIFFERENCE)),
            crude=crude,
            ratio=adjusted if adjusted is not None else crude,
            adjusted_for=tuple(book[name] for name in names),
            refused=any(_is_absent(story, name) for name in effects.adjusted.values()),
        )


def _first(story: StudyStory, effects: Mapping[Measure, str]) -> Estimate | None:
    """Give the first ratio that there is: of prevalences, or else of odds."""
    return next((found for each in RATIOS if (found := story.estimate(effects.get(each))) is not None), None)


def _is_absent(story: StudyStory, name: str) -> bool:
    found = story.findings.get(name)
    return found is not None and isinstance(found.quantity, Absent)
