"""Variables that are worked out from others: yes/no by several conditions, and scores.

In: coded variables. Out: the same with the derived ones. Logic has three values: a condition that is known to fail
decides, whatever is not known of the others; where nothing decides, what is not known stays unknown.

Source: Kleene's strong three-valued logic, S. C. Kleene, Introduction to Metamathematics (1952), section 64.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from reportgen.codebook import Level, Origin, Variable
from reportgen.locales.languages import Text
from reportgen.sources.spelling import suggest
from reportgen.sources.survey_bands import Bands, bands_from, named_bands
from reportgen.sources.survey_coded import MISSING, Coded, Definition

_YES, _NO = Text.of({"id": "Ya", "en": "Yes"}), Text.of({"id": "Tidak", "en": "No"})


def derive_all(definitions: Mapping[str, Definition], asked: dict[str, Coded]) -> dict[str, Coded]:
    """Give ``asked`` with every derived variable and score that can be worked out, whatever order they stand in.

    Problems are added for names that are not there, for levels and events that a variable lacks, and for variables
    that go round in a circle; what stands on a variable that could not be read is left out silently.
    """
    done = dict(asked)
    waiting = {name: needed(each) for name, each in definitions.items() if needed(each)}
    for name in waiting:
        _check_names(definitions[name], definitions)
    while ready := [name for name, others in waiting.items() if all(other in done for other in others)]:
        for name in ready:
            del waiting[name]
            definition = definitions[name]
            coded = (_derived if definition.config.derive is not None else _score)(definition, done)
            if coded is not None:
                done[name] = coded
    _check_circles(waiting, definitions)
    return done


def needed(definition: Definition) -> tuple[str, ...]:
    """Give the variables that a derived one or a score is worked out from; none for one that was asked."""
    if definition.config.derive is not None:
        return tuple(definition.config.derive.when)
    return definition.config.score_of or ()


def _check_names(definition: Definition, definitions: Mapping[str, Definition]) -> None:
    for name in needed(definition):
        if name not in definitions:
            message = f'{definition.key} needs the variable "{name}", which is not there'
            definition.problems.add("no_variable", message, hint=suggest(name, definitions, what="variables"))


def _check_circles(waiting: Mapping[str, tuple[str, ...]], definitions: Mapping[str, Definition]) -> None:
    """Note each circle once, by the way round it."""
    seen: set[str] = set()
    for start in waiting:
        path: list[str] = []
        name: str | None = start
        while name is not None and name not in path and name not in seen:
            path.append(name)
            name = next((other for other in waiting[name] if other in waiting), None)
        if name is not None and name in path:
            way = " → ".join((*path[path.index(name) :], name))
            message = f"{definitions[name].key} is worked out from itself: {way}"
            definitions[name].problems.add("circle", message, hint="take it out of one of them")
        seen.update(path)


def _derived(definition: Definition, done: Mapping[str, Coded]) -> Coded | None:
    derive = definition.config.derive
    if derive is None:
        return None
    conditions = [
        _condition(definition, done[name], wanted=(wanted,) if isinstance(wanted, str) else wanted)
        for name, wanted in derive.when.items()
    ]
    held = [condition for condition in conditions if condition is not None]
    if len(held) < len(conditions):
        return None
    truth = all_of(held)
    if derive.unknown.value == "false":
        truth = np.where(truth == MISSING, 0, truth)
    order = [level for level in definition.config.values or {} if level in {"yes", "no"}]
    order += [level for level in ("yes", "no") if level not in order]
    definition.only_these(("yes", "no"))
    levels = tuple(Level(each, definition.words(each, _YES if each == "yes" else _NO)) for each in order)
    position = np.array([order.index("no"), order.index("yes"), MISSING])  # by truth: 0, 1, and −1 from the end
    event = definition.event(levels) or "yes"
    return Coded(_variable(definition, levels, event=event, origin=Origin.DERIVED), position[truth])


def _condition(definition: Definition, coded: Coded, *, wanted: Iterable[str]) -> NDArray[np.int64] | None:
    """Give 1 where a variable has one of the levels, 0 where it has another, −1 where it is missing."""
    ids = [level.id for level in coded.variable.levels]
    strange = [level for level in wanted if level not in ids]
    for level in strange:
        message = f'{definition.key}.derive: {coded.variable.id} has no level "{level}"'
        hint = suggest(level, ids, what="levels") if ids else "it is a number: give it `bands`"
        definition.problems.add("no_level", message, hint=hint)
    if strange:
        return None
    codes = coded.codes
    holds = np.isin(codes, [ids.index(level) for level in wanted])
    return np.where(codes == MISSING, MISSING, holds.astype(np.int64))


def all_of(conditions: Iterable[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Give whether all conditions hold (1 yes, 0 no, −1 unknown): a no decides, an unknown else.

    Source: the conjunction of Kleene's strong logic.
    """
    table = np.stack(tuple(conditions))
    truth: NDArray[np.int64] = np.where(
        (table == 0).any(axis=0), 0, np.where((table == MISSING).any(axis=0), MISSING, 1)
    )
    return truth


def _score(definition: Definition, done: Mapping[str, Coded]) -> Coded | None:
    items = [done[name] for name in needed(definition)]
    without = [item.variable.id for item in items if item.variable.event is None]
    for name in without:
        message = f"{definition.key} counts {name}, which has no event"
        definition.problems.add(
            "no_event", message, hint=f"write `event:` under variables.{name}: the answer that counts"
        )
    if without:
        return None
    truths = np.stack([_has_event(item) for item in items])
    low, high = score_range(truths)
    when = definition.config.when_missing.value
    none_known = (truths == MISSING).all(axis=0)
    known = {"decided": low <= high, "complete": low == high, "any": ~none_known}[when]
    if when == "any":
        high = low
    bands = _score_bands(definition, n_items=len(items))
    if bands is None:
        values = np.where(known & (low == high), low.astype(np.float64), np.nan)
        return Coded(_variable(definition, (), event=None, origin=Origin.SCORED), values)
    lowest, highest = bands.codes(low.astype(np.float64)), bands.codes(high.astype(np.float64))
    codes = np.where(known & (lowest == highest), lowest, MISSING)
    if ((lowest == MISSING) | (highest == MISSING)).any():
        message = f"{definition.key}.bands do not hold every score from 0 to {len(items)}"
        definition.problems.add("no_band", message, hint="mend `bands` so that there is no gap")
        return None
    event = definition.event(bands.levels)
    return Coded(_variable(definition, bands.levels, event=event, origin=Origin.SCORED), codes)


def _has_event(item: Coded) -> NDArray[np.int64]:
    position = [level.id for level in item.variable.levels].index(item.variable.event or "")
    codes = item.codes
    return np.where(codes == MISSING, MISSING, (codes == position).astype(np.int64))


def score_range(truths: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the least and the greatest number of events that each respondent can have, missing items being either."""
    low = (truths == 1).sum(axis=0)
    return low, low + (truths == MISSING).sum(axis=0)


def _score_bands(definition: Definition, *, n_items: int) -> Bands | None:
    bounds = definition.config.bands
    if bounds is None:
        return None
    if isinstance(bounds, dict):
        return named_bands(definition, bounds)
    return bands_from(definition, bounds, least=0, most=n_items, whole=True)


def _variable(definition: Definition, levels: tuple[Level, ...], *, event: str | None, origin: Origin) -> Variable:
    return Variable(
        id=definition.name,
        label=definition.label(),
        levels=levels,
        is_number=not levels,
        event=event,
        reference=definition.reference(levels),
        origin=origin,
        items=needed(definition),
    )
