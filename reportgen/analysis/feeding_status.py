"""What each child was fed, from the answers about yesterday.

In: a feeding analysis and its respondents. Out: ``Fed``: masks over the survey, and which questions were asked. It
counts nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reportgen.analysis.respondents import Mask, Numbers, Respondents
from reportgen.config.model import FeedingAnalysis
from reportgen.findings import Feeding


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """One question, or several that count as one: who said yes to any, and whose answer to any is missing."""

    yes: Mask
    missing: Mask
    asked: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Fed:
    """Everything about feeding that was asked.

    ``months`` are completed months, NaN where the age is missing; ``breastfed`` and the others are of yesterday.
    """

    months: Numbers
    breastfed: Answer
    water: Answer
    liquids: Answer
    formula: Answer
    animal_milk: Answer
    foods: Answer

    @property
    def milk(self) -> Answer:
        """Formula or other milk; asked only where both were."""
        both = self.formula.asked and self.animal_milk.asked
        return Answer(
            self.formula.yes | self.animal_milk.yes, self.formula.missing | self.animal_milk.missing, asked=both
        )

    @property
    def given(self) -> Mapping[Feeding, Answer]:
        """What may be given beside breast milk, by the class that it makes; later ones override earlier ones."""
        return {
            Feeding.WATER: self.water,
            Feeding.LIQUIDS: self.liquids,
            Feeding.MILK: self.milk,
            Feeding.FOODS: self.foods,
        }

    @property
    def anything(self) -> Mask:
        """Who was given anything beside breast milk."""
        given: Mask = np.logical_or.reduce([answer.yes for answer in self.given.values()])
        return given

    @property
    def uncertain(self) -> Mask:
        """Of whom it cannot be said: nothing was given that is known of, and an answer is missing."""
        missing = np.logical_or.reduce([answer.missing for answer in self.given.values()])
        unsaid: Mask = missing & ~self.anything
        return unsaid

    def aged(self, lower: int, upper: int) -> Mask:
        """Give those of an age in completed months, both ends within; a missing age is within none."""
        within: Mask = (self.months >= lower) & (self.months <= upper)
        return within

    def status(self) -> Mapping[Feeding, Mask]:
        """Give who is of which class: each child of one, mutually exclusive.

        Where something is known to have been given, other answers that are missing count as no; where nothing is, and
        an answer is missing, or breast milk itself is not known, the class is ``unknown``.

        Source: classes and their order as in the DHS recode (DHS-8, chapter 11).
        """
        left = self.breastfed.yes.copy()
        classes: dict[Feeding, Mask] = {}
        for name, answer in reversed(tuple(self.given.items())):
            classes[name] = left & answer.yes
            left &= ~answer.yes
        exclusive = left & ~self.uncertain
        unknown = (left & self.uncertain) | self.breastfed.missing
        others = {name: classes[name] for name in self.given}
        none = ~self.breastfed.yes & ~self.breastfed.missing
        ends = {Feeding.NOT_BREASTFED: none, Feeding.UNKNOWN: unknown}
        return {Feeding.EXCLUSIVE: exclusive} | others | ends

    @property
    def exclusively(self) -> Answer:
        """Give who was fed breast milk alone; whoever was given anything was not, whatever else is not known of her."""
        classes = self.status()
        unknown = classes[Feeding.UNKNOWN] & ~self.anything
        return Answer(classes[Feeding.EXCLUSIVE], unknown, asked=self.everything_asked)

    def computable(self, name: Feeding) -> bool:
        """Say whether a class can be told: the question of its own, and those of all that override it, were asked."""
        order = list(self.given)
        if name in {Feeding.NOT_BREASTFED, Feeding.UNKNOWN}:
            return True
        later = order if name is Feeding.EXCLUSIVE else order[order.index(name) :]
        return all(self.given[each].asked for each in later)

    @property
    def everything_asked(self) -> bool:
        """Whether exclusive breastfeeding can be told."""
        return self.computable(Feeding.EXCLUSIVE)


def fed(analysis: FeedingAnalysis, people: Respondents) -> Fed:
    """Give what was fed; ages are cut to completed months. Raises ``DataError`` for a question without an event."""
    return Fed(
        months=np.floor(people.numbers(analysis.age)),
        breastfed=answer_to(people, (analysis.breastfed,)),
        water=answer_to(people, analysis.water),
        liquids=answer_to(people, analysis.liquids),
        formula=answer_to(people, analysis.formula),
        animal_milk=answer_to(people, analysis.animal_milk),
        foods=answer_to(people, analysis.foods),
    )


def answer_to(people: Respondents, names: Sequence[str | None]) -> Answer:
    """Give who said yes to any of these questions, and who said yes to none and left one without an answer.

    Those whom the analysis does not look at are in neither.
    """
    asked = [name for name in names if name is not None]
    yes, missing = np.zeros(people.survey.size, dtype=bool), np.zeros(people.survey.size, dtype=bool)
    for name in asked:
        yes |= people.event(name)
        missing |= people.inside & ~people.known(name)
    return Answer(yes, missing & ~yes, asked=bool(asked))
