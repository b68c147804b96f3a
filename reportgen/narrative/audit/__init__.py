"""Verdicts on figures in words: a line for a footnote, or all that a reader needs to follow them.

In: ``Judged`` claims. Out: messages. Nothing is called wrong and nothing is corrected; causes are offered as
candidates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.integrity.verdicts import CheckName, Judged, Judgement, Reading, StepKey, Verdict
from reportgen.locales.messages import Message, Value
from reportgen.narrative.audit.claim import claim_words
from reportgen.narrative.audit.clauses import cause_words, decisive, group_words, lacking_words, verdict_words, word
from reportgen.narrative.audit.figures import worded
from reportgen.narrative.audit.steps import step_words, tables_words

__all__ = ["Passage", "claim_words", "long_form", "short_form", "verdict_words", "word"]

_TRIVIAL = frozenset(
    {
        CheckName.NUMERATOR,
        CheckName.MARGINS,
        CheckName.INTERVAL_ORDER,
        CheckName.P_PRINTED,
        CheckName.RANGE,
        CheckName.CUT_OFF,
        CheckName.SD_BOUNDS,
    }
)
"""Checks that need no arithmetic shown where they are passed: a reader sees at a glance that 7 is below 12."""
_SHORT_STEPS = {CheckName.STANDARD_ERROR_FLOOR: 2, CheckName.P_FROM_TABLE: 2}
_OF_TABLES = frozenset({StepKey.TABLES_FOUND, StepKey.TABLES_EXPECTED_BY_CHANCE})
_MAY_BE = (Verdict.CONSISTENT, Verdict.CONSISTENT_ONLY_IF)
_SURELY_OTHERS = (Reading.ADJUSTED, Reading.ANOTHER_METHOD)


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that belong together; ``heading`` says how the claim is read in them, ``None`` for all ways."""

    heading: Message | None
    lines: tuple[Message, ...]


def short_form(judged: Judged) -> Message:
    """Give the verdict as one line for a footnote: with its conditions, or the arithmetic that speaks against it."""
    verdict = verdict_words(judged)
    if judged.verdict is not Verdict.IMPOSSIBLE:
        return verdict
    told = _told_against(judged)
    sentences = () if told is None else _steps(told, judged)[: _SHORT_STEPS.get(told.check, 1)]
    return worded("audit.short", verdict=verdict, arithmetic=_sequence(sentences)) if sentences else verdict


def _sequence(sentences: tuple[Message, ...]) -> Value:
    return sentences[0] if len(sentences) == 1 else worded("audit.then", first=sentences[0], second=sentences[1])


def _told_against(judged: Judged) -> Judgement | None:
    return next(iter(decisive(judged.judgements)), None)


def long_form(judged: Judged) -> tuple[Passage, ...]:
    """Give all that a reader needs to follow the verdict, each way to read the claim by itself; empty ones left out."""
    shared = [each for each in judged.judgements if each.reading is None]
    passages = [Passage(None, _lines(shared, judged))]
    said = set(passages[0].lines)
    readings = dict.fromkeys(each.reading for each in judged.judgements if each.reading is not None)
    for reading in readings:
        group = tuple(each for each in judged.judgements if each.reading is reading)
        if reading not in _SURELY_OTHERS and judged.verdict is not Verdict.CANNOT_BE_CHECKED:
            lines = tuple(line for line in _lines(group, judged) if line not in said)
            passages.append(Passage(_heading(reading, group), lines))
    causes = [cause for each in decisive(judged.judgements) for cause in each.causes]
    if judged.verdict is Verdict.IMPOSSIBLE and causes:
        passages.append(Passage(None, (cause_words(causes),)))
    return tuple(passage for passage in passages if passage.heading is not None or passage.lines)


def _heading(reading: Reading, group: tuple[Judgement, ...]) -> Message:
    return worded("audit.reading", reading=worded(f"audit.reading.{reading.value}"), verdict=group_words(group))


def _lines(judgements: Iterable[Judgement], judged: Judged) -> tuple[Message, ...]:
    found: list[Message] = []
    for judgement in judgements:
        if judgement.verdict is Verdict.CANNOT_BE_CHECKED:
            if judged.verdict in _MAY_BE and judgement.lacking and judgement.reading is None:
                found.append(_unchecked(judgement))
        elif judgement.verdict is not Verdict.CONSISTENT or judgement.check not in _TRIVIAL:
            found += _steps(judgement, judged)
            found += tables_words(judgement.tables)
    return tuple(dict.fromkeys(found))


def _unchecked(judgement: Judgement) -> Message:
    check = worded(f"audit.check.{judgement.check.value}")
    return worded("audit.unchecked", check=check, lacking=lacking_words(judgement.lacking))


def _steps(judgement: Judgement, judged: Judged) -> tuple[Message, ...]:
    """Give the steps as sentences; what ``tables_words`` says of the tables is not said twice."""
    told = [step for step in judgement.steps if not (judgement.tables and step.key in _OF_TABLES)]
    if judgement.check is CheckName.P_AGAINST_INTERVAL:  # the claim itself shows its p
        told = [step for step in told if step.key is not StepKey.PRINTED_P]
    found = (step_words(step, judged) for step in told)
    return tuple(sentence for sentence in found if sentence is not None)
