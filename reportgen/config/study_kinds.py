"""What each kind of analysis asks of the variables it names: an event, other answers, a number.

In: ``Look``, what an analysis names, and the variables of its source. Out: problems added to it. Names that no variable
has are passed over here, for ``study_checks`` reports them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from reportgen.config.look import Look, Named
from reportgen.config.places import Items, Problem, dotted, nearest
from reportgen.config.survey_look import Seen, codes_at, numbers

_EVENT = "add `event:` under {variable}, the answer that counts"
_QUESTIONS = ("breastfed", "water", "formula", "animal_milk", "liquids", "foods")
_MORE_QUESTIONS = ("ever", "early", "first_two_days", "bottle")
_TWO = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """An analysis: its place in the list, its kind, and the variables that it names by the key that names them."""

    index: int
    kind: str
    names: Mapping[str, tuple[Named, ...]]

    def of(self, *keys: str) -> tuple[Named, ...]:
        """Give the variables named under some keys, in that order."""
        return tuple(named for key in keys for named in self.names.get(key, ()))


Variables = Mapping[str, Seen]


def check_kind(look: Look, asked: Asked, seen: Variables) -> None:
    """Check what one kind of analysis asks of its variables."""
    check = _CHECKS.get(asked.kind)
    if check is not None:
        check(look, asked, seen)


def _known(asked: Asked, seen: Variables, *keys: str) -> Iterator[tuple[Named, Seen]]:
    return ((named, seen[named.word]) for named in asked.of(*keys) if named.word in seen)


def _refuse(look: Look, named: Named, message: str, hint: str) -> None:
    look.refuse(Problem("variable", message, hint), named.place, named.key)


def _needs_event(look: Look, asked: Asked, seen: Variables, *, keys: tuple[str, ...], or_else: str = "") -> None:
    for named, variable in _known(asked, seen, *keys):
        if variable.is_number:
            message = f"{named.key}: {named.word} is a number; expected a yes/no variable"
            _refuse(look, named, message, "use a variable with `values` and `event`")
        elif not variable.has_event:
            message = f"{named.key}: {named.word} has no event, so nobody can say which answer is counted"
            _refuse(look, named, message, _EVENT.format(variable=dotted(variable.path)) + or_else)


def _two_answers(look: Look, asked: Asked, seen: Variables, *, keys: tuple[str, ...]) -> None:
    for named, variable in _known(asked, seen, *keys):
        if not variable.is_number and variable.levels is not None and len(variable.levels) < _TWO:
            message = f"{named.key}: {named.word} has one answer only; expected at least two to compare"
            _refuse(look, named, message, f"add the other answers to {dotted(variable.path)}")


def _not_the_outcome(look: Look, asked: Asked, *keys: str) -> None:
    outcomes = {named.word for named in asked.of("outcome")}
    for named in asked.of(*keys):
        if named.word in outcomes:
            _refuse(look, named, f"{named.key}: {named.word} is the outcome itself", "take it out of one of the two")


def _prevalence(look: Look, asked: Asked, seen: Variables) -> None:
    _needs_event(look, asked, seen, keys=("outcome",))
    _not_the_outcome(look, asked, "by")


def _trend(look: Look, asked: Asked, seen: Variables) -> None:
    _needs_event(look, asked, seen, keys=("outcome",))
    _two_answers(look, asked, seen, keys=("outcome", "over"))
    _not_the_outcome(look, asked, "over")


def _association(look: Look, asked: Asked, seen: Variables) -> None:
    if _only_tables(look, asked):
        _nothing_to_adjust(look, asked)
        _no_number(look, asked, seen)
    else:
        _needs_event(look, asked, seen, keys=("outcome",), or_else="; `measures: []` gives tables and tests without it")
    _two_answers(look, asked, seen, keys=("outcome", "exposures", "stratify"))
    _not_the_outcome(look, asked, "exposures", "adjust", "stratify")
    exposures = {named.word for named in asked.of("exposures")}
    for named in asked.of("adjust", "stratify"):
        if named.word in exposures:
            message = f"{named.key}: {named.word} is an exposure of the same analysis"
            _refuse(
                look, named, message, "take it out of one of the two; `models: together` holds all exposures anyway"
            )
    for named, variable in _known(asked, seen, "stratify"):
        bands = look.at(*variable.path, "bands")
        if variable.is_number and not isinstance(bands, Items):
            message = f"{named.key}: {named.word} is a number without bands; expected groups to pool"
            _refuse(look, named, message, f"add `bands:` under {dotted(variable.path)}")
        _can_be_pooled(look, asked, seen, named=named)


def _can_be_pooled(look: Look, asked: Asked, seen: Variables, *, named: Named) -> None:
    """Refuse exposures whose strata have no pooled number, which would be left out without a word."""
    for exposure, variable in _known(asked, seen, "exposures"):
        n_groups = _groups(look, asked, variable)
        if n_groups not in {None, 1, _TWO}:  # one group is reported already
            message = f"{named.key}: {exposure.word} has {n_groups} groups, and strata are pooled for two"
            hint = f"give {exposure.word} an analysis of its own, with {named.word} under `adjust` if it is to be held"
            _refuse(look, exposure, message, hint)


def _groups(look: Look, asked: Asked, variable: Seen) -> int | None:
    """Count the groups of an exposure that an analysis looks at; ``None`` where only the file knows."""
    if variable.is_number:
        starts = numbers(look.at(*variable.path, "bands"))
        return len(starts) + 1 if starts is not None else 0
    if variable.levels is None:
        return None
    only = {each.text for each in codes_at(look, "analyses", asked.index, "only", variable.name)}
    return len(only or set(variable.levels))


def _only_tables(look: Look, asked: Asked) -> bool:
    measures = look.at("analyses", asked.index, "measures")
    return isinstance(measures, Items) and not measures.items


def _nothing_to_adjust(look: Look, asked: Asked) -> None:
    for key in ("adjust", "stratify"):
        first = next(iter(asked.of(key)), None)
        if first is not None:
            message = f"analyses[{asked.index}].{key} has nothing to work on, for `measures` is empty"
            _refuse(look, first, message, f"take `{key}` away, or name a measure")


def _no_number(look: Look, asked: Asked, seen: Variables) -> None:
    for named, variable in _known(asked, seen, "outcome"):
        if variable.is_number and not isinstance(look.at(*variable.path, "bands"), Items):
            message = f"{named.key}: {named.word} is a number without bands; expected answers to count"
            _refuse(look, named, message, f"add `bands:` under {dotted(variable.path)}")


def _agreement(look: Look, asked: Asked, seen: Variables) -> None:
    pair = tuple(_known(asked, seen, "variables"))
    for named, variable in pair:
        if variable.is_number:
            message = f"{named.key}: {named.word} is a number; expected answers from a list"
            _refuse(look, named, message, "agreement compares two variables with the same answers")
    if len(pair) != _TWO:
        return
    (one, first), (other, second) = pair
    if one.word == other.word:
        _refuse(look, other, f"{other.key}: {other.word} is compared with itself", "name two different variables")
    elif not (first.is_number or second.is_number) and not _comparable(first, second):
        message = (
            f"{other.key}: {one.word} and {other.word} have different answers ({_listed(first)}; {_listed(second)})"
        )
        _refuse(
            look, other, message, "give both the same keys in `values`; two yes/no variables with an `event` also do"
        )


def _comparable(first: Seen, second: Seen) -> bool:
    if first.levels is None or second.levels is None:
        return True
    yes_no = all(each.has_event and len(each.levels or ()) == _TWO for each in (first, second))
    return yes_no or set(first.levels) == set(second.levels)


def _listed(seen: Seen) -> str:
    return ", ".join(seen.levels or ())


def _reliability(look: Look, asked: Asked, seen: Variables) -> None:
    for named, variable in _known(asked, seen, "items"):
        if not (variable.is_number or variable.has_event):
            message = f"{named.key}: {named.word} has no event and is no number, so it cannot be an item"
            _refuse(look, named, message, _EVENT.format(variable=dotted(variable.path)))


def _feeding(look: Look, asked: Asked, seen: Variables) -> None:
    for named, variable in _known(asked, seen, "age"):
        if not variable.is_number:
            message = f"{named.key}: {named.word} has answers from a list; expected an age in completed months"
            _refuse(look, named, message, f"write `type: number` under {dotted(variable.path)}")
    questions = (*_QUESTIONS, *_MORE_QUESTIONS)
    _needs_event(look, asked, seen, keys=questions)
    look.unique(dict.fromkeys(asked.of("age", *questions)), "question")
    path = ("analyses", asked.index, "bands")
    bands = numbers(look.at(*path)) or ()
    for index, (one, other) in enumerate(pairwise(bands), start=1):
        if other <= one:
            message = f"{dotted(path)} has {other:g} after {one:g}; expected rising numbers"
            hint = "write where bands of age begin, and last where the last one ends, such as [0, 2, 4, 6]"
            look.refuse(Problem("value", message, hint), nearest(look.root, (*path, index)), dotted((*path, index)))


_CHECKS: Mapping[str, Callable[[Look, Asked, Variables], None]] = {
    "prevalence": _prevalence,
    "trend": _trend,
    "association": _association,
    "agreement": _agreement,
    "reliability": _reliability,
    "feeding_by_age": _feeding,
}
