"""Verdicts, conditions and candidates for a cause, as clauses.

In: what ``integrity`` judged. Out: messages. A figure is *not reproducible*, never more than that; causes are offered.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.integrity.verdicts import (
    Cause,
    CheckName,
    Choice,
    Condition,
    ConditionKind,
    Judged,
    Judgement,
    Lacking,
    Verdict,
)
from reportgen.locales.messages import Message, Percent, Value
from reportgen.narrative.audit.figures import Figures, exact, joined, listing, worded

_LISTED = 3
_OF_WHAT_IS_SAID = (CheckName.CLAIM_AGAINST_P, CheckName.CLAIM_AGAINST_INTERVAL)


def word(verdict: Verdict) -> Message:
    """Give a verdict in one or two words, for a column."""
    return worded(f"audit.word.{verdict.value}")


def verdict_words(judged: Judged) -> Message:
    """Give the verdict on a claim with its conditions, or with what is lacking."""
    match judged.verdict:
        case Verdict.CONSISTENT_ONLY_IF:
            return _only_if(_clauses(judged))
        case Verdict.IMPOSSIBLE:
            return _impossible(judged.judgements)
        case Verdict.CANNOT_BE_CHECKED:
            return _unchecked(each for judgement in judged.judgements for each in judgement.lacking)
        case _:
            return worded("audit.verdict.consistent")


def group_words(judgements: tuple[Judgement, ...]) -> Message:
    """Give the verdict of some checks of a claim: of one way to read it."""
    verdicts = {each.verdict for each in judgements}
    if Verdict.IMPOSSIBLE in verdicts:
        return _impossible(judgements)
    if Verdict.CONSISTENT_ONLY_IF in verdicts:
        # that it is what it is read as goes without saying
        conditions = [each for judgement in judgements for each in judgement.conditions]
        telling = [each for each in conditions if each.kind not in _SAID_BY_READING]
        if telling:
            return _only_if([condition_words(each) for each in telling])
        return worded("audit.verdict.consistent")
    if Verdict.CONSISTENT in verdicts:
        return worded("audit.verdict.consistent")
    return _unchecked(each for judgement in judgements for each in judgement.lacking)


_SAID_BY_READING = (
    ConditionKind.CRUDE_PREVALENCE_RATIO,
    ConditionKind.CRUDE_ODDS_RATIO,
    ConditionKind.MODEL_BASED_STANDARD_ERROR,
    ConditionKind.EXACT_INTERVAL,
)


def _only_if(clauses: Iterable[Value]) -> Message:
    return worded("audit.verdict.consistent_only_if", conditions=joined("audit.both", dict.fromkeys(clauses)))


def _clauses(judged: Judged) -> list[Value]:
    clauses: list[Value] = [condition_words(each) for each in judged.conditions]
    required = set(judged.conditions)
    open_ones = (choice for choice in judged.choices if not any(required.issuperset(way) for way in choice.ways))
    choices = list(open_ones)
    if len(clauses) + len(choices) == 1:
        return clauses or [_either(choices[0])]
    return [*clauses, *map(_one_of, choices)]


def _one_of(choice: Choice) -> Value:
    return _either(choice) if len(choice.ways) == 1 else worded("audit.one_of", ways=_either(choice))


def _either(choice: Choice) -> Value:
    return joined("audit.either", [_all_of(way) for way in choice.ways])


def _all_of(way: tuple[Condition, ...]) -> Value:
    clauses = tuple(condition_words(each) for each in way)
    return clauses[0] if len(clauses) == 1 else listing(clauses)


def decisive(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Give what makes a claim impossible: checks that must hold, or where those do, every way to read it."""
    broken = tuple(each for each in judgements if each.verdict is Verdict.IMPOSSIBLE)
    return tuple(each for each in broken if each.reading is None) or broken


def _impossible(judgements: Iterable[Judgement]) -> Message:
    broken = decisive(judgements)
    if all(each.check in _OF_WHAT_IS_SAID for each in broken):
        return worded("audit.verdict.impossible.said")
    n_stated = any(Figures(step.figures).has("n") for each in broken for step in each.steps)
    return worded("audit.verdict.impossible.n" if n_stated else "audit.verdict.impossible")


def _unchecked(lacking: Iterable[Lacking]) -> Message:
    return worded("audit.verdict.cannot_be_checked", lacking=lacking_words(lacking))


def lacking_words(lacking: Iterable[Lacking]) -> Value:
    """Give what a check would need, as a list."""
    found = tuple(dict.fromkeys(lacking)) or (Lacking.VALUE,)
    return listing(worded(f"audit.lacking.{each.value}") for each in found)


def cause_words(causes: Iterable[Cause]) -> Message:
    """Give the candidates for a cause as a sentence that offers them."""
    named = dict.fromkeys(causes)
    return worded("audit.reasons", causes=joined("audit.comma", _causes(named)))


def _causes(causes: Iterable[Cause]) -> list[Value]:
    return [worded(f"audit.cause.{each.value}") for each in causes]


def condition_words(condition: Condition) -> Message:  # noqa: PLR0911 -- one line a kind of condition
    """Give a condition as a clause after *only if*."""
    found = Figures(condition.figures)
    base = f"audit.condition.{condition.kind.value}"
    match condition.kind:
        case ConditionKind.DENOMINATOR:
            return _denominator(found)
        case ConditionKind.SOME_MISSING:
            return _missing(found)
        case ConditionKind.ANOTHER_LEVEL:
            return worded(base, level=Percent(found.number("level"), None))
        case ConditionKind.P_IS_OF:
            return worded(base, test=test_words(found.word("test")))
        case ConditionKind.P_BELOW:
            return worded(base, limit=exact(found.number("limit")))
        case ConditionKind.P_BEYOND_ALPHA:
            return worded(base, alpha=exact(found.number("alpha")))
        case _:
            return worded(base, **{figure.name: found.shown(figure.name) for figure in condition.figures})


def _denominator(found: Figures) -> Message:
    base = "audit.condition.denominator"
    if found.has("other_than"):
        return worded(f"{base}.other", n=found.shown("other_than"))
    totals = found.several("n")
    if len(totals) <= _LISTED:
        return worded(base, n=joined("audit.or", totals))
    ordered = sorted(totals, key=lambda total: total.value)
    return worded(f"{base}.many", number=len(totals), first=ordered[0], last=ordered[-1])


def _missing(found: Figures) -> Message:
    base = "audit.condition.some_missing"
    if found.has("percent"):
        return worded(f"{base}.percent", percent=found.shown("percent"))
    if found.has("n"):
        return worded(f"{base}.n", missing=found.shown("missing"), n=found.shown("n"))
    return worded(base, missing=found.shown("missing"))


def test_words(test: str) -> Message:
    """Give a test's name within a sentence."""
    return worded(f"audit.test.{test}")


test_words.__test__ = False  # type: ignore[attr-defined]  # no test case, whatever its name says
