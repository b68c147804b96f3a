"""The arithmetic behind a verdict, as sentences that a reader can follow with the numbers.

In: steps and tables of a judgement. Out: messages, one a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite

from reportgen.integrity.claims import RatioClaim
from reportgen.integrity.tables import Table, TablesFound
from reportgen.integrity.verdicts import Judged, Step, StepKey
from reportgen.locales.messages import Message, Number, Value
from reportgen.narrative.audit.clauses import test_words
from reportgen.narrative.audit.figures import (
    Figures,
    computed,
    computed_p,
    exact,
    implied_p,
    joined,
    listing,
    printed_p,
    shown,
    worded,
)

_TINY_CHANCE = 0.01
_ENDS = 2


def step_words(step: Step, judged: Judged) -> Message | None:
    """Give a step as a sentence; ``None`` for one whose numbers cannot be written (a width of nought)."""
    found = Figures(step.figures)
    if not found.are_finite():
        return None
    special = _SPECIAL.get(step.key)
    if special is not None:
        return special(found, judged)
    return worded(f"audit.step.{step.key.value}", **{figure.name: shown(figure) for figure in step.figures})


def table_words(found: TablesFound) -> tuple[Message, ...]:
    """Give how many tables fit by a method or a test, which they are where they are few, and what chance would do."""
    return tables_words((found,))


def tables_words(found: tuple[TablesFound, ...]) -> tuple[Message, ...]:
    """Give the same for each method or test; chance is spoken of once, and only where some table fits."""
    lines = [_how_many(each, _how(each)) for each in found]
    expected = next((each.expected_by_chance for each in found if each.expected_by_chance is not None), None)
    fitting = [each.n for each in found if each.count]
    if fitting and expected is not None:
        lines.append(_by_chance(expected, fitting[0] if len({each.n for each in found}) == 1 else None))
    return tuple(lines)


def _how(found: TablesFound) -> Message:
    return worded(f"audit.method.{found.method.value}") if found.method is not None else test_words(found.test or "")


def _how_many(found: TablesFound, how: Value) -> Message:
    base = "audit.step.tables_found"
    n = Number(found.n)
    if not found.count:
        if found.truncated:
            return worded(f"{base}.cut", how=how, count=Number(found.truncated), n=n)
        return worded(f"{base}.none", how=how, n=n)
    sentence = Message(base, (("how", how), ("count", Number(found.count)), ("n", n)), found.count)
    if not found.tables:
        return sentence
    tables = joined("audit.semicolon", [one_table(table) for table in found.tables])
    return worded("audit.tables.listed", sentence=sentence, tables=tables)


def one_table(table: Table) -> Message:
    """Give a table as the outcome's counts among the exposed and the others: ``165/201 and 26/49``."""
    return worded(
        "audit.table",
        exposed_cases=table.exposed_cases,
        exposed_total=table.exposed_cases + table.exposed_noncases,
        unexposed_cases=table.unexposed_cases,
        unexposed_total=table.unexposed_cases + table.unexposed_noncases,
    )


def _by_chance(expected: float, n: int | None) -> Message:
    """Give how many tables chance would find: among so many persons, or at each number of persons tried."""
    tables: Value = computed(expected, digits=2)
    if expected < _TINY_CHANCE:
        tables = worded("audit.below", limit=exact(_TINY_CHANCE))
    if n is None:
        return worded("audit.step.tables_expected_by_chance.each", tables=tables)
    return worded("audit.step.tables_expected_by_chance", tables=tables, n=Number(n))


def _share(found: Figures, _judged: Judged) -> Message:
    printed = found.find("percent")
    places = (printed.decimals or 0) + 2 if printed is not None else 2
    share = Number(found.number("computed"), places)
    return worded(
        "audit.step.share_computed",
        count=found.shown("count"),
        n=found.shown("n"),
        computed=share,
        percent=found.shown("percent"),
    )


def _counts(found: Figures, _judged: Judged) -> Message:
    base, given = "audit.step.counts_that_give_it", {"n": found.shown("n"), "percent": found.shown("percent")}
    counts = found.several("count")
    if len(counts) < found.number("number"):
        return worded(f"{base}.many", **given, number=found.shown("number"), first=counts[0], last=counts[-1])
    return worded(base, **given, counts=joined("audit.comma", counts))


def _denominators(found: Figures, _judged: Judged) -> Message:
    base = "audit.step.denominators_that_give_it"
    given = {"count": found.shown("count"), "percent": found.shown("percent")}
    totals = found.several("n")
    if len(totals) < found.number("number"):
        return worded(f"{base}.many", **given, number=found.shown("number"), first=totals[0], last=totals[-1])
    return worded(base, **given, totals=joined("audit.comma", totals))


def _sum_of_percent(found: Figures, _judged: Judged) -> Message:
    given = {name: found.shown(name) for name in ("parts", "sum", "whole")}
    return worded("audit.step.sum_of_percent", **given, span=found.span())


def _possible_counts(found: Figures, _judged: Judged) -> Message:
    return worded("audit.step.sum_of_possible_counts", span=found.span(), total=found.shown("total"))


def _range(base: str, names: tuple[str, ...]) -> Callable[[Figures, Judged], Message]:
    def sentence(found: Figures, _judged: Judged) -> Message:
        given = {name: found.shown(name) for name in names if found.has(name)}
        stated = [end for end in ("minimum", "maximum") if found.has(end)]
        limits = {end: found.shown(end) for end in stated}
        return worded(base if len(stated) == _ENDS else f"{base}.{stated[0]}", **given, **limits)

    return sentence


def _centre(found: Figures, judged: Judged) -> Message:
    return worded(_of_ratio("audit.step.centre_of_limits", judged), centre=found.span(), value=found.shown("value"))


def _standard_error(found: Figures, judged: Judged) -> Message:
    return worded(_of_ratio("audit.step.implied_standard_error", judged), error=found.span())


def _of_ratio(base: str, judged: Judged) -> str:
    return f"{base}.ratio" if isinstance(judged.claim, RatioClaim) else base


def _z(found: Figures, _judged: Judged) -> Message:
    return worded("audit.step.implied_z", z=found.span())


def _p(found: Figures, _judged: Judged) -> Message:
    low, high = found.number("lowest"), found.number("highest")
    below = implied_p(high)
    span = below if isinstance(below, Message) or not isfinite(low) else found.span()
    if isinstance(implied_p(low), Message) and not isinstance(below, Message):
        span = worded("audit.span", lowest=Number(0), highest=below)
    return worded("audit.step.implied_p", p=span)


def _printed_p(found: Figures, judged: Judged) -> Message:
    p = getattr(judged.claim, "p", None)
    words: Value = printed_p(p) if p is not None else worded("audit.p.equal", p=found.shown("p"))
    if found.has("alpha"):
        return _said(judged, worded("audit.step.printed_p.alpha", p=words, alpha=exact(found.number("alpha"))))
    return worded("audit.step.printed_p", p=words)


def _no_effect(found: Figures, judged: Judged) -> Message:
    given = {name: found.shown(name) for name in ("lower", "upper", "no_effect")}
    return _said(judged, worded("audit.step.no_effect_value", **given))


def _said(judged: Judged, sentence: Message) -> Message:
    """Give a sentence after what the publication says of the figure."""
    associated = getattr(judged.claim, "associated", None)
    if associated is None:
        return sentence
    said = worded("audit.said.association" if associated else "audit.said.no_association")
    return worded("audit.then", first=said, second=sentence)


def _floor(found: Figures, _judged: Judged) -> Message:
    n = found.shown("n")
    return worded("audit.step.floor", n=n, root=n, floor=found.shown("floor"))


def _best_split(found: Figures, _judged: Judged) -> Message:
    names = ("exposed_cases", "exposed_noncases", "unexposed_cases", "unexposed_noncases")
    cells = listing(found.shown(name) for name in names)
    return worded("audit.step.best_split", cells=cells, standard_error=found.shown("standard_error"))


def _n_needed(found: Figures, _judged: Judged) -> Message:
    return worded("audit.step.n_needed", n=found.shown("n"), n_at_this_ratio=found.shown("n_at_this_ratio"))


def _tables(found: Figures, _judged: Judged) -> Message:
    count = int(found.number("tables"))
    how = worded(f"audit.method.{found.word('method')}") if found.word("method") else test_words(found.word("test"))
    if not count:
        return worded("audit.step.tables_found.none", how=how, n=found.shown("n"))
    return Message("audit.step.tables_found", (("how", how), ("count", Number(count)), ("n", found.shown("n"))), count)


def _chance(found: Figures, _judged: Judged) -> Message:
    return _by_chance(found.number("tables"), int(found.number("n")))


def _smallest_expected(found: Figures, _judged: Judged) -> Message:
    base = "audit.step.smallest_expected"
    enough = found.number("expected") >= found.number("limit")
    given = {"expected": found.shown("expected"), "limit": found.shown("limit")}
    return worded(f"{base}.enough" if enough else base, **given, test=test_words(found.word("test")))


def _p_of_test(found: Figures, _judged: Judged) -> Message:
    test = test_words(found.word("test"))
    return worded("audit.step.p_of_test", test=test, p=computed_p(found.number("p")))


def _statistic(found: Figures, _judged: Judged) -> Message:
    test = test_words(found.word("test"))
    given = {name: found.shown(name) for name in ("computed", "printed")}
    return worded("audit.step.statistic_of_test", test=test, **given)


def _interval_of_share(found: Figures, _judged: Judged) -> Message:
    how = worded(f"audit.share_method.{found.word('method')}")
    given = {name: found.shown(name) for name in ("count", "n")}
    limits = {name: found.shown(name) for name in ("lower", "upper")}
    return worded("audit.step.interval_of_share", how=how, **given, span=found.span(), **limits)


def _ratio_of_table(found: Figures, _judged: Judged) -> Message:
    names = ("exposed_cases", "exposed_total", "unexposed_cases", "unexposed_total")
    table = worded("audit.table", **{name: found.shown(name) for name in names})
    how, value = worded(f"audit.method.{found.word('method')}"), found.shown("value")
    if not found.has("lowest"):
        return worded("audit.step.ratio_of_table", table=table, how=how, value=value)
    return worded("audit.step.ratio_of_table.interval", table=table, how=how, value=value, limits=found.span())


def _margins(found: Figures, _judged: Judged) -> Message:
    base = "audit.step.margin_totals"
    sides = {name: found.shown(name) for name in ("rows", "columns") if found.has(name) and found.number(name)}
    n: dict[str, Value] = {"n": found.shown("n")} if found.has("n") else {}
    if len(sides) == _ENDS:
        return worded(f"{base}.both{'.n' if n else ''}", **sides, **n)
    name, total = next(iter(sides.items()), ("rows", Number(0)))
    side = worded("audit.rows" if name == "rows" else "audit.columns")
    return worded(f"{base}{'.n' if n else ''}", side=side, sum=total, **n)


def _nearest_means(found: Figures, _judged: Judged) -> Message:
    printed = found.find("mean")
    places = (printed.decimals or 0) + 2 if printed is not None else 2
    near = {name: Number(found.number(name), places) for name in ("below", "above")}
    base, given = "audit.step.nearest_means", {"n": found.shown("n"), "mean": found.shown("mean"), **near}
    if found.number("items") == 1:
        return worded(base, **given)
    return worded(f"{base}.items", **given, items=found.shown("items"))


def _sums(found: Figures, _judged: Judged) -> Message:
    base = "audit.step.sums_that_give_it"
    given: dict[str, Value] = {"n": found.shown("n"), "sums": found.listed("sum")}
    if found.has("sd"):
        return worded(f"{base}.sd", sd=found.shown("sd"), **given)
    return worded(base, mean=found.shown("mean"), **given)


def _no_squares(found: Figures, _judged: Judged) -> Message:
    given = {name: found.shown(name) for name in ("n", "mean", "sd")}
    return worded("audit.step.no_sum_of_squares", **given)


def _denominator_not_found(found: Figures, _judged: Judged) -> Message:
    given = {name: found.shown(name) for name in ("count", "percent", "largest")}
    return worded("audit.step.no_denominator_gives_it", **given)


_SPECIAL: dict[StepKey, Callable[[Figures, Judged], Message]] = {
    StepKey.SHARE_COMPUTED: _share,
    StepKey.COUNTS_THAT_GIVE_IT: _counts,
    StepKey.DENOMINATORS_THAT_GIVE_IT: _denominators,
    StepKey.NO_DENOMINATOR_GIVES_IT: _denominator_not_found,
    StepKey.INTERVAL_OF_SHARE: _interval_of_share,
    StepKey.RATIO_OF_TABLE: _ratio_of_table,
    StepKey.SUM_OF_PERCENT: _sum_of_percent,
    StepKey.SUM_OF_POSSIBLE_COUNTS: _possible_counts,
    StepKey.ALLOWED_RANGE: _range("audit.step.allowed_range", ("value",)),
    StepKey.CENTRE_OF_LIMITS: _centre,
    StepKey.IMPLIED_STANDARD_ERROR: _standard_error,
    StepKey.IMPLIED_Z: _z,
    StepKey.IMPLIED_P: _p,
    StepKey.PRINTED_P: _printed_p,
    StepKey.NO_EFFECT_VALUE: _no_effect,
    StepKey.FLOOR: _floor,
    StepKey.BEST_SPLIT: _best_split,
    StepKey.N_NEEDED: _n_needed,
    StepKey.TABLES_FOUND: _tables,
    StepKey.TABLES_EXPECTED_BY_CHANCE: _chance,
    StepKey.SMALLEST_EXPECTED: _smallest_expected,
    StepKey.P_OF_TEST: _p_of_test,
    StepKey.STATISTIC_OF_TEST: _statistic,
    StepKey.MARGIN_TOTALS: _margins,
    StepKey.NEAREST_MEANS: _nearest_means,
    StepKey.SUMS_THAT_GIVE_IT: _sums,
    StepKey.SD_RANGE: _range("audit.step.sd_range", ("sd",)),
    StepKey.NO_SUM_OF_SQUARES: _no_squares,
}
