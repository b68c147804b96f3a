"""What must hang together within one survey source: how each variable is made, and the answers that it claims.

In: ``Look``. Out: problems added to it. Whether columns are there and answers claimed is for ``sources`` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from reportgen.config.band_checks import check_bands
from reportgen.config.look import Look, word
from reportgen.config.made_checks import check_made
from reportgen.config.places import Keys, Problem, Step, dotted, nearest, texts_in
from reportgen.config.suggest import near_or_all
from reportgen.config.survey_look import Code, Seen, codes_at, filled, numbers, sources_of, variables_of

_MAKING_HINT = (
    "`column:` is the heading of a question, `derive:` a yes/no worked out from others, `score_of:` a count of events"
)
_ONLY_OF_NUMBERS = ("between",)
_ONLY_OF_CHOICES = ("values", "event", "reference")


def check_surveys(look: Look) -> None:
    """Check every survey source by itself."""
    for source in sources_of(look, "survey"):
        seen = variables_of(look, source)
        for each in seen.values():
            for check in _CHECKS:
                check(look, each)
        check_made(look, seen)
        _spellings(look, source, seen)
        _columns(look, source, seen)


def _made_one_way(look: Look, seen: Seen) -> None:
    if len(seen.made_by) == 1:
        return
    group = look.group(*seen.path)
    if not seen.made_by and group is not None and any(key.startswith("col") for key in map(str, group.entries)):
        return  # a misspelt `column`, which is said already
    if seen.made_by:
        ways = " and ".join(f"`{way}`" for way in seen.made_by)
        message = f"{dotted(seen.path)} has {ways}; expected one of them"
        place = nearest(look.root, (*seen.path, seen.made_by[-1]))
        look.refuse(Problem("value", message, _MAKING_HINT), place, dotted(seen.path))
    else:
        message = f"{dotted(seen.path)} has neither `column`, `derive` nor `score_of`; expected one of them"
        look.refuse(Problem("missing", message, _MAKING_HINT), nearest(look.root, seen.path), dotted(seen.path))


def _keys_fit(look: Look, seen: Seen) -> None:
    group = look.group(*seen.path)
    if group is None or len(seen.made_by) != 1:
        return
    for key, problem in _misplaced(seen, group):
        place = group.entries[key].place
        look.refuse(problem, place, dotted((*seen.path, key)))


def _misplaced(seen: Seen, group: Keys) -> Iterator[tuple[str, Problem]]:
    name = dotted(seen.path)
    if seen.made_by != ("column",):
        for key in ("type", "between", "missing"):
            if filled(group, key):
                message = f"{name} has `{key}`, but is worked out by `{seen.made_by[0]}`"
                yield key, Problem("value", message, f"`{key}` belongs to variables with a column; take it away")
    elif seen.is_number:
        for key in _ONLY_OF_CHOICES:
            if filled(group, key):
                message = f"{name} is a number, and `{key}` belongs to answers from a list"
                yield key, Problem("value", message, f"take `{key}` away, or take `type: number` away")
    else:
        for key in (*_ONLY_OF_NUMBERS, "bands"):
            if filled(group, key):
                message = f"{name} has `{key}`, but its answers are from a list"
                yield key, Problem("value", message, "add `type: number`, or take it away")
    if not seen.is_score and filled(group, "when_missing"):
        message = f"{name} has `when_missing`, but no `score_of`"
        yield "when_missing", Problem("value", message, "`when_missing` belongs to scores; take it away")


def _answers_named(look: Look, seen: Seen) -> None:
    if seen.levels is None or seen.is_number:
        return
    for key in ("event", "reference"):
        for named in codes_at(look, *seen.path, key):
            if named.text not in seen.levels:
                message = f'{named.key} is "{named.text}", which is no answer of {seen.name}'
                look.refuse(Problem("no_level", message, near_or_all(named.text, seen.levels)), named.place, named.key)


def _answers_once(look: Look, seen: Seen) -> None:
    for key in ("values", "bands"):
        group = look.group(*seen.path, key)
        first: dict[str, object] = {}
        for name, entry in group.entries.items() if group is not None else ():
            if first.setdefault(str(name), name) is not name:
                message = f"{dotted((*seen.path, key))} has {name} twice, with and without quotation marks"
                place = entry.place
                look.refuse(Problem("twice", message, "keep one of the two"), place, dotted((*seen.path, key, name)))


def _range(look: Look, seen: Seen) -> None:
    ends = numbers(look.at(*seen.path, "between"))
    if ends is not None and len(ends) == 2 and ends[0] >= ends[1]:  # noqa: PLR2004 -- from, to
        key = dotted((*seen.path, "between"))
        message = f"{key} goes from {ends[0]:g} to {ends[1]:g}; expected the lower number first"
        look.refuse(
            Problem("value", message, "write [lowest, highest]"), nearest(look.root, (*seen.path, "between")), key
        )


_CHECKS: tuple[Callable[[Look, Seen], None], ...] = (
    _made_one_way,
    _keys_fit,
    _answers_named,
    _answers_once,
    _range,
    check_bands,
)


def _spellings(look: Look, source: str, seen: Mapping[str, Seen]) -> None:
    everywhere = {_collapsed(each.text): each for each in codes_at(look, "sources", source, "missing")}
    for each in seen.values():
        own = {_collapsed(named.text): named for named in codes_at(look, *each.path, "missing")}
        claimed: dict[str, tuple[str, Code]] = {}
        for level, spelling in _claims(look, each):
            text = _collapsed(spelling.text)
            other, _ = claimed.setdefault(text, (level, spelling))
            if other != level:
                message = f'"{spelling.text}" is claimed by two answers of {each.name}, "{other}" and "{level}"'
                look.refuse(Problem("twice", message, "keep it in one of them"), spelling.place, spelling.key)
            missing = own.get(text) or everywhere.get(text)
            if missing is not None:
                message = f'"{spelling.text}" is an answer of {each.name}, and {missing.key} says that it means missing'
                hint = "take it away in one of the two; `missing:` under a variable is for that variable alone"
                look.refuse(Problem("twice", message, hint), spelling.place, spelling.key)


def _claims(look: Look, seen: Seen) -> Iterator[tuple[str, Code]]:
    """Go through the answers of a question and how the file spells each: its ``raw``, or else its key."""
    group = look.group(*seen.path, "values")
    if group is None or seen.made_by != ("column",):
        return
    for name, entry in group.entries.items():
        path = (*seen.path, "values", name)
        if isinstance(entry.node, Keys) and "raw" in entry.node.entries:
            yield from ((str(name), each) for each in codes_at(look, *path, "raw"))
        else:
            yield str(name), Code(str(name), entry.place, dotted(path))


def _columns(look: Look, source: str, seen: Mapping[str, Seen]) -> None:
    dropped = {_collapsed(str(leaf.value)): leaf for _, leaf in texts_in(look.at("sources", source, "drop"))}
    first: dict[str, Seen] = {}
    for path in _columns_used(source, seen):
        column = word(look.at(*path))
        if column is not None and _collapsed(column) in dropped:
            message = f'{dotted(path)} is "{column}", which sources.{source}.drop leaves out'
            hint = "take it out of `drop`, or take this away"
            look.refuse(Problem("dropped", message, hint), nearest(look.root, path), dotted(path))
    for each in seen.values():
        column = word(look.at(*each.path, "column"))
        earlier = first.setdefault(_collapsed(column), each) if column is not None else each
        if earlier is not each and _reading(look, earlier) != _reading(look, each):
            path = (*each.path, "column")
            message = f'{earlier.name} and {each.name} both read the column "{column}", and read it differently'
            hint = "give both the same type, values and missing codes; for a second grouping, use `derive`"
            look.refuse(Problem("same_column", message, hint), nearest(look.root, path), dotted(path))


def _columns_used(source: str, seen: Mapping[str, Seen]) -> Iterator[tuple[Step, ...]]:
    yield "sources", source, "count"
    yield from (("sources", source, "design", key) for key in ("cluster", "stratum", "weight", "population"))
    yield from ((*each.path, "column") for each in seen.values())


def _reading(look: Look, seen: Seen) -> object:
    """Give what a variable makes of the cells of its column, whatever it calls the answers on a page."""
    claims = tuple((level, _collapsed(each.text)) for level, each in _claims(look, seen))
    missing = frozenset(_collapsed(each.text) for each in codes_at(look, *seen.path, "missing"))
    return seen.is_number, frozenset(claims), missing


def _collapsed(text: str) -> str:
    return " ".join(text.split())
