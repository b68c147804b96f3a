"""What an analysis asks of its source: that a survey is there for it, and the variables that it names.

In: ``Look``. Out: problems added to it. What single kinds of analysis ask besides stands in ``study_kinds``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.config.look import Look, Named
from reportgen.config.made_checks import refuse_unless_level, variable_exists
from reportgen.config.places import Items, Problem, Step, dotted, nearest, shown, texts_in
from reportgen.config.study_kinds import Asked, check_kind
from reportgen.config.survey_look import Seen, codes_at, kind_of, numbers, sources_of, variables_of

_OF_REGISTERS = frozenset({"coverage", "comparison"})
_OF_BOTH = "trend"
_OF_INTERVIEWS = frozenset({"themes", "joint"})
"""These are checked in ``interviews_checks``."""
_ONE = (
    ("outcome", "over", "stratify"),
    ("age", "breastfed", "ever", "early", "first_two_days", "bottle"),
)
_MANY = (
    ("variables", "exposures", "adjust", "by", "items"),
    ("water", "formula", "animal_milk", "liquids", "foods"),
)
_INSTEAD = {
    "coverage": "of a survey, `prevalence` gives the share with an outcome",
    "comparison": "of a survey, `association` compares groups",
}
_KINDS_HINT = "name another source, or use coverage, comparison or trend, which are for registers"
_TREND = {
    "register": (("indicator",), ("outcome", "over", "only"), "`indicator`"),
    "survey": (("outcome", "over"), ("indicator", "step", "points"), "`outcome` and `over`"),
}


def check_studies(look: Look) -> None:
    """Check every analysis against its source."""
    seen = {source: variables_of(look, source) for source in sources_of(look, "survey")}
    for index in look.analyses:
        kind, source = look.named("analyses", index, "kind"), look.named("analyses", index, "source")
        made = kind_of(look, source.word) if source is not None else None
        if kind is None or source is None or made not in _TREND or kind.word in _OF_INTERVIEWS:
            continue
        if not _fits(look, kind, source, made):
            continue
        if kind.word == _OF_BOTH:
            _trend_form(look, index, made)
        if source.word in seen:
            _variables(look, Asked(index, kind.word, named_in(look, index)), seen[source.word])


def named_in(look: Look, index: int) -> Mapping[str, tuple[Named, ...]]:
    """Give the variables that an analysis of a survey names, by the key that names them."""
    path: tuple[Step, ...] = ("analyses", index)
    one = {key: look.named(*path, key) for group in _ONE for key in group}
    found: dict[str, tuple[Named, ...]] = {key: (named,) for key, named in one.items() if named is not None}
    for key in (key for group in _MANY for key in group):
        listed = texts_in(look.at(*path, key))
        found[key] = tuple(Named(str(leaf.value), leaf.place, dotted((*path, key, at))) for at, leaf in listed)
    only = look.group(*path, "only")
    entries = only.entries if only is not None else {}
    found["only"] = tuple(Named(str(k), e.place, dotted((*path, "only", k))) for k, e in entries.items())
    return {key: names for key, names in found.items() if names}


def _fits(look: Look, kind: Named, source: Named, made: str) -> bool:
    wanted = "register" if kind.word in _OF_REGISTERS else "survey"
    if kind.word == _OF_BOTH or made == wanted:
        return True
    message = f'{kind.word} is computed from a {wanted}, and the source "{source.word}" is a {made}'
    hint = _INSTEAD.get(kind.word, _KINDS_HINT)
    look.refuse(Problem("wrong_source", message, hint), source.place, source.key)
    return False


def _trend_form(look: Look, index: int, made: str) -> None:
    needed, foreign, words = _TREND[made]
    path: tuple[Step, ...] = ("analyses", index)
    for key in foreign:
        if look.present(*path, key):
            message = f"{dotted((*path, key))} is not for a trend of a {made}; expected {words}"
            place = nearest(look.root, (*path, key))
            look.refuse(Problem("value", message, f"take `{key}` away"), place, dotted((*path, key)))
    for key in needed:
        if not look.present(*path, key):
            message = f"{dotted((*path, key))} is missing; a trend of a {made} needs {words}"
            place = nearest(look.root, path)
            look.refuse(Problem("missing", message, f"write `{key}: …`"), place, dotted((*path, key)))


def _variables(look: Look, asked: Asked, seen: Mapping[str, Seen]) -> None:
    for names in asked.names.values():
        for named in names:
            variable_exists(look, named, seen)
    _not_twice(look, asked)
    _only(look, asked, seen)
    check_kind(look, asked, seen)


def _not_twice(look: Look, asked: Asked) -> None:
    for key, names in asked.names.items():
        if key == "variables" and asked.kind == "agreement":
            continue  # a variable with itself: said in its own words
        if key not in {"by", "only"}:  # `by` is looked at for every kind, and keys cannot stand twice
            look.unique(names, "entry")
    measures = texts_in(look.at("analyses", asked.index, "measures"))
    path = ("analyses", asked.index, "measures")
    look.unique((Named(str(leaf.value), leaf.place, dotted((*path, at))) for at, leaf in measures), "entry")


def _only(look: Look, asked: Asked, seen: Mapping[str, Seen]) -> None:
    for named in asked.of("only"):
        variable = seen.get(named.word)
        if variable is None:
            continue
        path = ("analyses", asked.index, "only", named.word)
        if variable.is_number:
            _range(look, path, variable)
            continue
        codes = tuple(codes_at(look, *path))
        for each in codes:
            refuse_unless_level(look, (each.text, each.place, each.key), variable)
        if len({each.text for each in codes}) == 1:
            _one_answer_left(look, asked, named)


def _range(look: Look, path: tuple[Step, ...], variable: Seen) -> None:
    node = look.at(*path)
    ends = numbers(node)
    if node is None or (isinstance(node, Items) and not node.items):
        return
    if ends is None or len(ends) != 2:  # noqa: PLR2004 -- from, to
        message = f"{dotted(path)} is {shown(node)}, and {variable.name} is a number; expected its range"
        look.refuse(Problem("value", message, "write [from, to], both ends within"), node.place, dotted(path))
    elif ends[0] > ends[1]:
        message = f"{dotted(path)} goes from {ends[0]:g} to {ends[1]:g}; expected the lower number first"
        look.refuse(Problem("value", message, f"write [{ends[1]:g}, {ends[0]:g}]"), node.place, dotted(path))


def _one_answer_left(look: Look, asked: Asked, named: Named) -> None:
    for key in ("outcome", "exposures", "over", "stratify"):
        if named.word in {each.word for each in asked.of(key)}:
            message = f"{named.key} leaves one answer of {named.word}, and `{key}` compares its answers"
            look.refuse(Problem("one_level", message, f"take it out of `only` or `{key}`"), named.place, named.key)


def used_variables(look: Look, source: str) -> frozenset[str]:
    """Give the variables of a survey that an analysis names, and those that these are worked out from."""
    of_source = [i for i in look.analyses if (n := look.named("analyses", i, "source")) and n.word == source]
    used = {named.word for index in of_source for names in named_in(look, index).values() for named in names}
    waiting = list(used)
    while waiting:
        for name in _worked_out_from(look, source, waiting.pop()):
            if name not in used:
                used.add(name)
                waiting.append(name)
    return frozenset(used)


def _worked_out_from(look: Look, source: str, variable: str) -> Iterator[str]:
    path = ("sources", source, "variables", variable)
    when = look.group(*path, "derive", "when")
    yield from (str(name) for name in (when.entries if when is not None else ()))
    yield from (str(leaf.value) for _, leaf in texts_in(look.at(*path, "score_of")))
