"""Targets as a configuration and the built-in data give them → yardsticks, and the targets in force on a brief's day.

In: a ``Policy`` that holds the built-in entries too, and the year of the brief's own date. Out: reference targets; the
yardstick of each indicator; the targets that analyses are judged by. It judges no finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.config.model import Config
from reportgen.config.model.policy import Policy
from reportgen.config.model.targets import ReferenceTargetDefinition
from reportgen.findings import Target
from reportgen.locales.languages import Language, Text
from reportgen.rulebook import Level, ReferenceTarget, Rulebook, Yardstick

_LEVELS = tuple(Level)
_REPORTED = {
    Language.INDONESIAN: "{what}, sebagaimana dilaporkan {who}",
    Language.ENGLISH: "{what}, as reported by {who}",
}


def references(policy: Policy, *, year: int) -> dict[str, ReferenceTarget]:
    """Give the targets that are known, not switched off, and were set by a year, by name."""
    return {name: _reference(name, each) for name, each in _known(policy).items() if (each.since or year) <= year}


def yardsticks_in_force(policy: Policy, known: Mapping[str, ReferenceTarget], *, year: int) -> dict[str, Yardstick]:
    """Give the yardstick of each indicator in a year.

    The brief's own target comes first. Else of the ``known`` targets, set by then, that are for that year or a later
    one and may be printed, the nearest level counts, then the nearest year, then the order of the file.
    """
    chosen: dict[str, Yardstick] = {}
    fitting = [
        each for each in known.values() if each.yardstick.mark.may_be_printed and (each.yardstick.year or year) >= year
    ]
    for reference in sorted(fitting, key=lambda each: _nearness(each.yardstick)):
        chosen.setdefault(reference.indicator, reference.yardstick)
    for target in policy.targets:
        chosen[target.indicator] = Yardstick(target.value, target.basis, target.year, target.level)
    return chosen


def targets_in_force(config: Config, book: Rulebook, *, indicators: Iterable[str]) -> dict[str, Target]:
    """Give the target of each indicator: the brief's own, else the known one in force, where there is one.

    One that is known from a secondary source says so in its basis, because the words of a target carry nothing else.
    """
    own = {target.indicator: Target(target.value, target.year, target.basis) for target in config.policy.targets}
    known = {name: book.targets[name] for name in indicators if name in book.targets and name not in own}
    return {**own, **{name: Target(each.value, each.year, _attributed(each)) for name, each in known.items()}}


def _known(policy: Policy) -> dict[str, ReferenceTargetDefinition]:
    entries = policy.reference_targets.items()
    return {name: each for name, each in entries if isinstance(each, ReferenceTargetDefinition)}


def _nearness(yardstick: Yardstick) -> tuple[int, int]:
    return (_LEVELS.index(yardstick.level) if yardstick.level is not None else 0, yardstick.year or 0)


def _attributed(yardstick: Yardstick) -> Text:
    if yardstick.mark.needs_no_caveat or yardstick.reported_by is None:
        return yardstick.basis
    reporter = yardstick.reported_by
    shared = [language for language in _REPORTED if language in yardstick.basis.languages & reporter.languages]
    return Text(
        tuple(
            (language, _REPORTED[language].format(what=yardstick.basis.in_(language), who=reporter.in_(language)))
            for language in shared
        )
    )


def _reference(name: str, each: ReferenceTargetDefinition) -> ReferenceTarget:
    yardstick = Yardstick(each.value, each.basis, each.year, each.level, mark=each.mark, reported_by=each.reported_by)
    return ReferenceTarget(name, each.indicator, yardstick)
