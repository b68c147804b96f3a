"""What became of each rule, in lines for a terminal.

In: ``Explained``, and the voices of the brief's languages. Out: lines: the program's own words in English, the brief's
words in its languages. It judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportgen.cli.console import NORMAL, QUIET, coloured
from reportgen.cli.explained import Explained, Standing
from reportgen.cli.question_lines import Seen, state_words
from reportgen.findings import Recommendation, Usability
from reportgen.locales.languages import Text
from reportgen.locales.messages import Points, Value
from reportgen.locales.voice import Voice
from reportgen.narrative.policy.words import (
    certainty_words,
    due_words,
    evidence_words,
    law_notes,
    law_words,
    steps_words,
)
from reportgen.policy.recommending import HEADLINES, weight
from reportgen.rulebook import Actor, Certainty, Power

_COLOURS: Final = {
    Standing.RECOMMENDED: "green",
    Standing.BLOCKED: "red",
    Standing.FAILED: "blue",
    Standing.UNKNOWN: "yellow",
    Standing.SWITCHED_OFF: "magenta",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """How rules are told: with which voices, on what findings, to which reader, and how much of it."""

    seen: Seen
    voices: tuple[Voice, ...]
    reader: Power
    usability: Usability
    verbosity: int = NORMAL

    def lines(self, told: Explained, *, above: str | None = None) -> Iterator[str]:
        """Give what became of one rule; only that where little is asked for.

        ``above`` is the rule under which its recommendation stands already.
        """
        action = told.outcome.action if told.outcome is not None else told.rule
        name = told.rule if action == told.rule else f"{told.rule} → {action}"
        yield f"{coloured(name, 'cyan', bold=True)}: {coloured(self._standing(told), _COLOURS[told.standing])}"
        if self.verbosity == QUIET or told.outcome is None:
            return
        for ground in told.outcome.grounds:
            yield from (f"  {line}" for line in self.seen.lines(ground))
        if told.recommendation is not None and above is not None:
            yield f"  what is recommended stands under {above}"
            for voice in self.voices:
                yield from _columns([("why", told.outcome.why)], voice)
        elif told.recommendation is not None:
            yield f"  {self._order(told.recommendation, told.rank or 0)}"
            for voice in self.voices:
                yield from _in_words(told, told.recommendation, voice)

    def _standing(self, told: Explained) -> str:
        verdict, needs = (
            state_words(self.usability.value),
            state_words(told.needs.value) if told.needs is not None else "better",
        )
        recommendation = told.recommendation
        where = "on page one" if recommendation is not None and recommendation.headline else "in the annex"
        provisional = recommendation is not None and recommendation.provisional
        return {
            Standing.RECOMMENDED: f"recommended, {where}{', provisionally' if provisional else ''}",
            Standing.BLOCKED: f"blocked; what it asks holds, but the data are {verdict} and must at worst be {needs}",
            Standing.FAILED: "not recommended; what it asks does not hold",
            Standing.UNKNOWN: "not recommended; what it asks cannot be told",
            Standing.SWITCHED_OFF: "switched off",
        }[told.standing]

    def _order(self, recommendation: Recommendation, rank: int) -> str:
        """Give its rank and what makes it so."""
        say, call = self.seen.voice, recommendation.call.value
        worth = say.number(weight(recommendation.certainty, recommendation.actor, reader=self.reader), 3)
        if recommendation.gap is None:
            return f"rank {rank}: call {call}, no gap with a size, weight {worth}"
        score, gap = say.number(recommendation.score, 3), say.say(Points(recommendation.gap))
        return f"rank {rank}: call {call}, score {score}, which is {gap} × weight {worth}"


def order_words(reader: Power, voice: Voice) -> str:
    """Give how recommendations are put in order, with the weights."""
    certain = ", ".join(
        f"{state_words(each.value)} {voice.number(weight(each, _actor(reader), reader=reader), 2)}"
        for each in Certainty
    )
    within = ", ".join(
        f"{each.value} {voice.number(weight(Certainty.HIGH, _actor(each), reader=reader), 2)}" for each in Power
    )
    return (
        "Rank: act, then mend, wait, keep (mend first where the data are not usable); within these by score, and then "
        f"what has no size by its weight. Score = gap (0–1) × weight; weight = certainty ({certain}) × who acts "
        f"({within}). At most {HEADLINES} stand on page one, the others in the annex."
    )


def _actor(power: Power) -> Actor:
    return Actor(power.value, Text.same(power.value), power)


def _in_words(told: Explained, recommendation: Recommendation, voice: Voice) -> Iterator[str]:
    """Give a recommendation's words in one language, each with what it is."""
    parts: list[tuple[str, Value]] = [("do", recommendation.do), ("how", recommendation.how)]
    parts += [("who", recommendation.actor.label), ("when", due_words(recommendation.due))]
    parts += [("why", told.outcome.why)] if told.outcome is not None else []
    steps = steps_words(recommendation.steps)
    parts += [("step", steps)] if steps is not None else []
    parts += [("law", law_words(each)) for each in recommendation.law]
    parts += [("note", note) for note in law_notes(recommendation.law)]
    parts += [("evidence", evidence_words(each)) for each in recommendation.evidence]
    certainty = certainty_words(recommendation.certainty, ours=recommendation.certainty_is_ours)
    yield from _columns([*parts, ("certainty", certainty)], voice)


def _columns(parts: Sequence[tuple[str, Value]], voice: Voice) -> Iterator[str]:
    width = max(len(name) for name, _ in parts)
    for name, value in parts:
        yield f"  {coloured(voice.language.value, 'cyan')} {name:<{width}}  {voice.say(value)}"
