"""What to measure again: its baseline, what it is held against, who answers for it, when.

In: the figures that the brief has. Out: ``Monitored`` rows, each figure once, the headline first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.findings import Monitored
from reportgen.locales.languages import Text
from reportgen.policy import judging, labels
from reportgen.policy.deadlines import next_measurement
from reportgen.policy.figures import Figure, figure
from reportgen.policy.judging import Terms
from reportgen.policy.matter import Matter
from reportgen.policy.yardsticks import yardstick
from reportgen.rulebook import AllOf, AnyOf, Call, Condition, FigureIs, Not


def monitoring(matter: Matter, *, recommended: Iterable[str]) -> tuple[Monitored, ...]:
    """Give the rows: the headline, every indicator and every practice with a figure, and the score of the practices.

    A practice that something is recommended for, and that was not measured, follows without a baseline.
    """
    named = ((name, figure(name, matter=matter)) for name in dict.fromkeys(_names(matter)))
    rows = tuple(_row(name, found, matter) for name, found in named if found is not None)
    return (*rows, *_not_yet_measured(matter, frozenset(recommended)))


def _not_yet_measured(matter: Matter, recommended: frozenset[str]) -> Iterator[Monitored]:
    for topic in matter.book.topics.values():
        if topic.practice and topic.action in recommended and figure(topic.id, matter=matter) is None:
            yield Monitored(
                figure=topic.id,
                label=topic.label,
                finding=None,
                yardstick=yardstick((topic.id,), matter=matter),
                owner=_owner((topic.id,), matter),
                due=next_measurement(matter.case.day, period=matter.case.period),
            )


def _names(matter: Matter) -> Iterator[str]:
    study = matter.findings.study
    if matter.case.headline is not None:
        yield matter.case.headline
    if study is not None:
        yield matter.topic_of(study.headline_analysis, study.outcome)
    yield from matter.case.indicators
    topics = matter.book.topics.values()
    yield from (topic.id for topic in topics if topic.practice)
    yield from (topic.id for topic in topics if topic.bundle)


def _row(name: str, found: Figure, matter: Matter) -> Monitored:
    variable = (found.variable.id,) if found.variable is not None else ()
    target = yardstick(found.names, matter=matter)
    terms = Terms(matter.book.floor, found.sound, found.direction)
    return Monitored(
        figure=name,
        label=found.label,
        finding=found.finding.id,
        yardstick=target,
        state=judging.share(found.finding.quantity, target, terms=terms).state if target is not None else None,
        usable=found.sound,
        owner=_owner((*found.names, *variable), matter),
        due=next_measurement(matter.case.day, period=matter.case.period),
    )


def _owner(names: tuple[str, ...], matter: Matter) -> Text:
    """Give who answers for a figure: as the rulebook says, else who would close its gap, else the puskesmas."""
    book = matter.book
    for each in book.owners:
        if each.figure in names:
            return each.owner
    actions = [topic.action for name in names if (topic := book.topics.get(name)) is not None]
    actions += [rule.action for rule in book.rules.values() if names[0] in _asked(rule.when)]
    known = [book.actions[name] for name in actions if name is not None and name in book.actions]
    acting = next((each for each in known if each.call is Call.ACT), None)
    return book.actors[acting.actor].label if acting is not None else labels.PUSKESMAS


def _asked(condition: Condition) -> frozenset[str]:
    """Give the figures that a condition asks about."""
    if isinstance(condition, AllOf | AnyOf):
        return frozenset[str]().union(*(_asked(part) for part in condition.parts))
    if isinstance(condition, Not):
        return _asked(condition.part)
    return frozenset({condition.figure}) if isinstance(condition, FigureIs) else frozenset()
