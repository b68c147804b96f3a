"""Variables worked out from others: that the others are there, have the answers asked for, and do not go in a circle.

In: ``Look`` and the variables of one source. Out: problems added to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.config.look import Look, Named
from reportgen.config.places import Keys, Place, Problem, dotted, nearest, texts_in
from reportgen.config.suggest import near_or_all
from reportgen.config.survey_look import Seen, codes_at

_EVENT_HINT = "add `event:` there, the answer that counts"


def check_made(look: Look, seen: Mapping[str, Seen]) -> None:
    """Check every variable that looks at others."""
    needs = {name: tuple(_looks_at(look, each)) for name, each in seen.items()}
    for each in seen.values():
        for named in needs[each.name]:
            if not variable_exists(look, named, seen):
                continue
            if each.is_derived:
                _answers_exist(look, each, seen[named.word])
            elif each.is_score and not seen[named.word].has_event:
                message = f"{named.word} has no event, so {each.name} cannot count it"
                look.refuse(Problem("no_event", message, _EVENT_HINT), named.place, named.key)
        if each.is_score:
            look.unique(needs[each.name], "item")
    _circles(look, seen, {name: tuple(named.word for named in found) for name, found in needs.items()})


def variable_exists(look: Look, named: Named, seen: Mapping[str, Seen]) -> bool:
    """Say whether a variable that something names is there; refuse the name where it is not."""
    if named.word in seen:
        return True
    problem = Problem("no_variable", f'there is no variable "{named.word}"', near_or_all(named.word, seen))
    look.refuse(problem, named.place, named.key)
    return False


def _looks_at(look: Look, seen: Seen) -> Iterator[Named]:
    when = look.group(*seen.path, "derive", "when")
    for name, entry in when.entries.items() if when is not None else ():
        yield Named(str(name), entry.place, dotted((*seen.path, "derive", "when", name)))
    for index, leaf in texts_in(look.at(*seen.path, "score_of")):
        yield Named(str(leaf.value), leaf.place, dotted((*seen.path, "score_of", index)))


def _answers_exist(look: Look, seen: Seen, other: Seen) -> None:
    path = (*seen.path, "derive", "when", other.name)
    if other.is_number:
        if look.present(*other.path, "bands"):
            return  # the bands are its answers, and `sources` names them
        message = f"{other.name} is a number without bands, and `when` asks for answers"
        hint = f"add `bands:` under {dotted(other.path)}, or use a variable with `values`"
        look.refuse(Problem("value", message, hint), _key_place(look, path), dotted(path))
    elif other.levels is not None:
        for named in codes_at(look, *path):
            refuse_unless_level(look, (named.text, named.place, named.key), other)


def refuse_unless_level(look: Look, named: tuple[str, Place, str], of: Seen) -> None:
    """Refuse an answer (its code, place and key) that a variable does not have."""
    text, place, key = named
    if of.levels is not None and text not in of.levels:
        message = f'{key} is "{text}", which is no answer of {of.name}'
        look.refuse(Problem("no_level", message, near_or_all(text, of.levels)), place, key)


def _key_place(look: Look, path: tuple[str | int, ...]) -> Place:
    group = look.group(*path[:-1])
    return group.entries[path[-1]].place if isinstance(group, Keys) else nearest(look.root, path)


def _circles(look: Look, seen: Mapping[str, Seen], needs: Mapping[str, tuple[str, ...]]) -> None:
    told: set[str] = set()
    for name, each in seen.items():
        circle = _circle_from(name, needs)
        if circle is None or told.intersection(circle):
            continue
        told.update(circle)
        message = f"{name} is worked out from itself: {' → '.join((*circle, name))}"
        hint = "let one of them read a column"
        look.refuse(Problem("circle", message, hint), nearest(look.root, each.path), dotted(each.path))


def _circle_from(start: str, needs: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    """Give the way from a variable back to itself, or ``None`` where there is none."""
    open_ways: list[tuple[str, ...]] = [(start,)]
    visited: set[str] = set()
    while open_ways:
        way = open_ways.pop()
        for following in needs.get(way[-1], ()):
            if following == start:
                return way
            if following not in visited:
                visited.add(following)
                open_ways.append((*way, following))
    return None
