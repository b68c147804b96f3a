"""What a rule asked, and what it saw, in lines for a terminal.

In: grounds and the findings that they name. Out: lines in English, with numbers as an English voice words them. A
number that is hidden stays hidden: what is told here is what ``results.json`` tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportgen.cli.console import coloured
from reportgen.estimates import Absent, Estimate, Suppressed, Unit
from reportgen.findings import Finding, Findings, Ground, GroundKind, Truth, Unsure
from reportgen.locales.languages import Language, Text
from reportgen.locales.messages import OutOf, Points, Several, Value
from reportgen.locales.voice import Voice
from reportgen.narrative.policy.words import yardstick_words
from reportgen.narrative.study.numbers import limits, ratio, share_in_full

_ANSWERS: Final = {
    Truth.HOLDS: ("yes", "green"),
    Truth.FAILS: ("no", "blue"),
    Truth.UNKNOWN: ("cannot be told", "yellow"),
}
_QUESTIONS: Final = {
    GroundKind.FIGURE: "{name}: {wanted}?",
    GroundKind.RATIO: "{name}: {wanted}?",
    GroundKind.ASSOCIATION: "ratio of the outcome with and without {name}: {wanted}?",
    GroundKind.SAID: "what most informants say who raised {name}: {wanted}?",
    GroundKind.QUALITY: "the data: {wanted}?",
    GroundKind.AREAS: "areas in {name}: some {wanted} than the others by more than chance?",
}
_VERDICTS: Final = {"caution": "to be used with caution"}
_AREAS_NAMED = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """What the grounds speak of: the findings, and the voice that words their numbers."""

    findings: Findings
    voice: Voice
    with_ids: bool = False

    def lines(self, ground: Ground) -> Iterator[str]:
        """Give the question with its answer, then what was seen, or why there was nothing to see."""
        answer, colour = _ANSWERS[ground.truth]
        under = " (under `not`)" if ground.negated else ""
        found = self._found(ground)
        why = why_unsure(ground)
        nothing = f" ({why})" if not found and why is not None else ""
        yield f"{ground.place or 'when'}{under}: {self._question(ground)} {coloured(answer, colour)}{nothing}"
        if found:
            yield f"  {'; '.join(found if why is None else [*found, why])}"
        if self.with_ids and ground.findings:
            yield f"  findings: {', '.join(ground.findings)}"

    def _question(self, ground: Ground) -> str:
        label = english(ground.label)
        name = ground.subject if label == ground.subject else f"{ground.subject} ({label})"
        return _QUESTIONS[ground.kind].format(name=name, wanted=" or ".join(map(state_words, ground.wanted)))

    def _found(self, ground: Ground) -> list[str]:
        found = [item for each in ground.findings if (item := self.findings.get(each)) is not None]
        kinds = {GroundKind.SAID: self._said, GroundKind.AREAS: self._areas, GroundKind.QUALITY: self._behind}
        parts = list(kinds.get(ground.kind, self._judged)(ground, found))
        seen = [state_words(ground.seen)] if ground.seen is not None else []
        return [": ".join((*seen, *parts[:1])), *parts[1:]] if seen or parts else []

    def _judged(self, ground: Ground, found: Sequence[Finding]) -> Iterator[str]:
        yield from (self._number(item) for item in found[:1])
        if ground.yardstick is not None:
            yield f"held against {self.voice.say(yardstick_words(ground.yardstick))}"
        if ground.gap is not None:
            yield f"a gap of {self.voice.say(Points(ground.gap))}"

    def _number(self, finding: Finding) -> str:
        quantity = finding.quantity
        if isinstance(quantity, Suppressed):
            return "its number is hidden"
        if isinstance(quantity, Absent):
            return f"no number ({state_words(quantity.reason.value)})"
        if quantity.unit is Unit.SHARE:
            return self.voice.say(share_in_full(quantity))
        return self._ratio(quantity)

    def _ratio(self, estimate: Estimate) -> str:
        within = [] if estimate.interval is None else [self.voice.say(limits(estimate.interval))]
        within += [] if estimate.n is None else [f"n = {self.voice.number(estimate.n)}"]
        kind = f"{'adjusted ' if estimate.adjusted else ''}{state_words(estimate.measure.value)}"
        return f"{kind} {self.voice.say(ratio(estimate.value))}" + (f" ({', '.join(within)})" if within else "")

    def _said(self, _: Ground, found: Sequence[Finding]) -> Iterator[str]:
        for item in found[:1]:
            yield f"raised by {self._count(item)}"
        for item in found[1:]:
            yield f"{state_words(item.id.removeprefix(f'{found[0].id}.'))} {self._count(item)}"

    def _count(self, finding: Finding) -> str:
        estimate = finding.estimate
        if estimate is None or estimate.numerator is None or estimate.denominator is None:
            return (
                "a number that is hidden" if isinstance(finding.quantity, Suppressed) else "a number that is not known"
            )
        return self.voice.say(OutOf(estimate.numerator, estimate.denominator))

    def _areas(self, _: Ground, found: Sequence[Finding]) -> Iterator[str]:
        names: list[Value] = [item.subject.group.label for item in found if item.subject.group is not None]
        if names:
            yield self.voice.say(Several(tuple(names), _AREAS_NAMED))

    def _behind(self, _: Ground, found: Sequence[Finding]) -> Iterator[str]:
        yield from (f"{english(item.subject.label)}: {self._number(item)}" for item in found)


def why_unsure(ground: Ground) -> str | None:
    """Give why something cannot be said, or ``None`` where it can."""
    few = f"fewer than the {ground.floor} that it needs" if ground.floor is not None else "too few areas to say"
    words = {
        Unsure.WIDE_INTERVAL: "the interval lies on both sides",
        Unsure.TOO_FEW: few,
        Unsure.HIDDEN: "hidden so that no small count of persons shows",
        Unsure.NO_NUMBER: "there is no number or no interval",
        Unsure.DATA_NOT_USABLE: "the data behind it cannot bear a judgement",
        Unsure.NOT_MEASURED: "not measured in this brief",
        Unsure.NO_YARDSTICK: "there is no target and no threshold for it",
    }
    return words[ground.unsure] if ground.unsure is not None else None


def english(text: Text) -> str:
    """Give a text in English, or else in the language that it has."""
    return text.in_(Language.ENGLISH if Language.ENGLISH in text.languages else next(iter(text.versions))[0])


def state_words(state: str) -> str:
    """Give a state, a reason or a measure as words."""
    return _VERDICTS.get(state, state.replace("_", " "))
