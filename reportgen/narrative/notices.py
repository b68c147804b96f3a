"""What results.json says beside the numbers: the verdict on the data, its reasons, each problem row.

In: the story. Out: notices with a severity, a stable code, a message and a place. Values that disclosure control hid
stay hidden.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.errors import Severity
from reportgen.findings import Problem, ProblemValue, Usability
from reportgen.locales.messages import Message, Number, Several, Value, Words, message
from reportgen.locales.names import readable
from reportgen.narrative.quality import reasons
from reportgen.narrative.story import Story


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice, before any language is chosen; ``where`` is a place in the data, or ``None``."""

    severity: Severity
    code: str
    words: Words
    where: str | None = None


def notices(story: Story) -> tuple[Notice, ...]:
    """Give every notice, the verdict first."""
    quality = story.findings.quality
    severity = Severity.NOTE if quality.usability is Usability.USABLE else Severity.WARNING
    verdicts = tuple(
        Notice(severity, f"quality.{reason.value}", words)
        for reason, words in zip(quality.reasons, reasons(story), strict=True)
    )
    return verdicts + tuple(_problem(problem) for problem in quality.problems)


def _problem(problem: Problem) -> Notice:
    severity = Severity.WARNING if problem.kind.keeps_out else Severity.NOTE
    return Notice(severity, f"data.{problem.kind.value}", problem_words(problem), str(problem.where))


def problem_words(problem: Problem) -> Message:
    """Give a problem row in words: what is the matter, where, with which values."""
    place: Value = readable(problem.subunit) if problem.subunit else message("narrative.problem.no_place")
    month: Value = problem.month or message("narrative.problem.no_month")
    matter = message(f"narrative.problem.{problem.kind.value}")
    if not problem.values:
        return message("narrative.problem.bare", place=place, month=month, matter=matter)
    values = Several(tuple(_value(value) for value in problem.values), at_most=12)
    return message("narrative.problem", place=place, month=month, matter=matter, values=values)


def _value(value: ProblemValue) -> Message:
    return message("narrative.problem.value", column=value.column, value=_shown(value))


def _shown(value: ProblemValue) -> Value:
    if value.hidden:
        return message("narrative.problem.hidden")
    if value.text is not None:
        return value.text
    if value.value is None:
        return message("narrative.problem.empty")
    return Number(value.value, 0 if value.value.is_integer() else 2)
