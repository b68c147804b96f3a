"""What a figure is held against.

In: the rule's own threshold, the brief's targets, the targets that are known, and the topics' thresholds. Out: a
``Yardstick``, or ``None``. What nobody has checked is no yardstick.
"""

from __future__ import annotations

from reportgen.policy import labels
from reportgen.policy.matter import Matter
from reportgen.rulebook import Level, Mark, ReferenceTarget, Yardstick


def yardstick(names: tuple[str, ...], *, matter: Matter, threshold: float | None = None) -> Yardstick | None:
    """Give what a figure of these names is held against.

    In this order: the rule's threshold; the brief's own target; the target known for the brief's year or a later one,
    the nearest level first, then the nearest year; the topic's own threshold.
    """
    if threshold is not None:
        return Yardstick(threshold, labels.RULE, own=True, mark=Mark.CALCULATED)
    for name in names:
        found = matter.book.targets.get(name) or _reference(name, matter) or _of_topic(name, matter)
        if found is not None:
            return found
    return None


def _reference(name: str, matter: Matter) -> Yardstick | None:
    year = matter.case.period.end.year
    known = [
        each.yardstick
        for each in matter.book.references.values()
        if each.indicator == name and each.yardstick.mark.may_be_printed and (each.yardstick.year or 0) >= year
    ]
    return min(known, key=_distance, default=None)


def _distance(target: Yardstick) -> tuple[int, int]:
    levels = list(Level)
    return (levels.index(target.level) if target.level is not None else len(levels), target.year or 0)


def _of_topic(name: str, matter: Matter) -> Yardstick | None:
    topic = matter.book.topics.get(name)
    own = topic.yardstick if topic is not None else None
    return own if own is not None and own.mark.may_be_printed else None


def references(matter: Matter) -> tuple[ReferenceTarget, ...]:
    """Give the targets that are known for what this brief is about, and may be printed."""
    return tuple(
        each
        for each in matter.book.references.values()
        if each.indicator in matter.names and each.yardstick.mark.may_be_printed
    )
