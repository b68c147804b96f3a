"""Rules that can never fire: refused with the conditions that exclude one another.

In: ``Look``. Out: problems added to it. A rule whose condition has the wrong shape is passed over, for that is reported
by ``validate``; so is one whose states are too many to go through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from reportgen.config import catalogue
from reportgen.config.condition_build import condition
from reportgen.config.look import Look, word
from reportgen.config.model.conditions import ConditionDefinition
from reportgen.config.places import Entry, Items, Keys, Leaf, Node, Problem, Step, dotted, find, plain
from reportgen.config.policy_file import built_in
from reportgen.config.rule_answers import Known
from reportgen.config.rule_words import condition_words
from reportgen.config.satisfiable import contradiction, leaves
from reportgen.indicators import Direction
from reportgen.rulebook import (
    DEFAULT_FLOOR,
    Condition,
    FigureIs,
    Mark,
    QualityIs,
    Verdict,
)

Steps = tuple[Step, ...]
Asked = tuple[Steps, Condition]
"""A condition, and where in its rule it stands."""

_NEEDS: Steps = ("needs",)
_WHEN: Steps = ("when",)
_HINT = "take one of them away, or write `any:` where either is enough"
_ALONE_HINT = "no data can ever make it hold; ask otherwise"
_NEEDS_HINT = "write another `needs:`, which is the worst verdict on the data that the rule may fire on"


def check_rules(look: Look) -> None:
    """Refuse every rule that can never fire, whatever the data are."""
    rules = dict(_asked(look))
    if not rules:
        return
    known = _known(look, [condition for asked in rules.values() for _, condition in asked])
    for name, asked in rules.items():
        at_odds = [asked[at] for at in contradiction(tuple(condition for _, condition in asked), known)]
        if at_odds:
            key = f"policy.rules.{name}"
            entry = dict(_entries(look, "rules"))[name]
            look.refuse(
                Problem("never_fires", f"{key} can never fire: {_words(at_odds)}", _hint(at_odds)), entry.place, key
            )


def _asked(look: Look) -> Iterator[tuple[str, tuple[Asked, ...]]]:
    """Give what each rule asks: the parts of ``when`` that all have to hold, and what it needs of the data."""
    for name, entry in _entries(look, "rules"):
        node = find(entry.node, _WHEN)
        definition = None if node is None else _definition(node)
        if definition is not None:
            yield name, (*_conjuncts(definition, _WHEN), (_NEEDS, _allowed(entry.node)))


def _definition(node: Node) -> ConditionDefinition | None:
    try:
        return ConditionDefinition.model_validate(plain(node))
    except ValidationError:
        return None


def _allowed(rule: Node) -> QualityIs:
    """Give the verdicts on the data that a rule may fire on."""
    worst = word(find(rule, _NEEDS))
    verdicts = tuple(Verdict)
    last = verdicts.index(Verdict(worst)) if worst in set(Verdict) else verdicts.index(Verdict.CAUTION)
    return QualityIs(frozenset(verdicts[: last + 1]))


def _words(at_odds: list[Asked]) -> str:
    *parts, last = [f"{dotted(path)} ({condition_words(condition)})" for path, condition in at_odds]
    if not parts:
        return f"{last} never holds"
    return (
        f"{', '.join(parts)} and {last} cannot all hold" if parts[1:] else f"{parts[0]} and {last} exclude each other"
    )


def _hint(at_odds: list[Asked]) -> str:
    if _NEEDS in [path for path, _ in at_odds]:
        return _NEEDS_HINT
    return _ALONE_HINT if len(at_odds) == 1 else _HINT


# --- What a definition asks -------------------------------------------------------------------------------------------


def _conjuncts(definition: ConditionDefinition, path: Steps) -> Iterator[Asked]:
    for at, part in enumerate(definition.all_ or ()):
        yield from _conjuncts(part, (*path, "all", at))
    if definition.all_ is None:
        yield path, condition(definition)


# --- What is known before any data ------------------------------------------------------------------------------------


def _known(look: Look, conditions: Iterable[Condition]) -> Known:
    """Give the yardsticks that are certain: the brief's own targets, and a topic's threshold that nothing replaces."""
    figures = {leaf.figure for each in conditions for leaf in leaves(each) if isinstance(leaf, FigureIs)}
    yardsticks = {**_thresholds(look), **_targets(look)}
    floor = _number(look.at("policy", "minimum_n"))
    return Known(
        tuple(sorted((name, value) for name, value in yardsticks.items() if name in figures and value is not None)),
        frozenset(name for name in figures if _lower_is_better(look, name)),
        DEFAULT_FLOOR if floor is None else int(floor),
    )


def _thresholds(look: Look) -> dict[str, float | None]:
    """Give the topics' own thresholds, of those that are yardsticks at all and that no known target may replace."""
    replaced = {word(find(node, ("indicator",))) for node in _all(look, "reference_targets").values()}
    thresholds = {name: find(node, ("threshold",)) for name, node in _all(look, "topics").items()}
    return {
        name: _number(find(node, ("value",)))
        for name, node in thresholds.items()
        if name not in replaced and word(find(node, ("mark",))) not in {None, Mark.UNVERIFIED}
    }


def _all(look: Look, group: str) -> dict[str, Node]:
    """Give the entries of a group, the configuration's own in place of the built-in ones of their names."""
    known = built_in().root.node(group)
    entries = known.entries if isinstance(known, Keys) else {}
    return {
        **{str(name): entry.node for name, entry in entries.items()},
        **{name: entry.node for name, entry in _entries(look, group)},
    }


def _targets(look: Look) -> dict[str, float | None]:
    targets = look.at("policy", "targets")
    listed = targets.items if isinstance(targets, Items) else ()
    named = [(word(find(each, ("indicator",))), _number(find(each, ("value",)))) for each in listed]
    return {name: value for name, value in named if name is not None}


def _lower_is_better(look: Look, name: str) -> bool:
    """Say whether less is better of an indicator, or of a survey's variable that is about one."""
    sources = look.group("sources")
    paths = (("sources", each, "variables", name, "topic") for each in (sources.entries if sources is not None else ()))
    topics = (topic for path in paths if (topic := word(look.at(*path))) is not None)
    return any(_is_lower_better(look, each) for each in (name, *topics))


def _is_lower_better(look: Look, name: str) -> bool:
    if name in look.local:
        return word(look.at("indicators", name, "direction")) == Direction.LOWER
    return name in catalogue.names() and catalogue.indicator(name).direction is Direction.LOWER


def _entries(look: Look, group: str) -> Iterator[tuple[str, Entry]]:
    keys = look.group("policy", group)
    for name, entry in keys.entries.items() if keys is not None else ():
        yield str(name), entry


def _number(node: Node | None) -> float | None:
    value = node.value if isinstance(node, Leaf) else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
