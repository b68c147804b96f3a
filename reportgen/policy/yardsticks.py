"""What a figure is held against.

In: the rule's own threshold, the targets in force on the brief's day, and the topics' thresholds. Out: a ``Yardstick``,
or ``None``. What nobody has checked is no yardstick.
"""

from __future__ import annotations

from reportgen.policy import labels
from reportgen.policy.matter import Matter
from reportgen.rulebook import Mark, ReferenceTarget, Yardstick


def yardstick(names: tuple[str, ...], *, matter: Matter, threshold: float | None = None) -> Yardstick | None:
    """Give what a figure of these names is held against.

    In this order: the rule's threshold; the target in force, which is the brief's own or else the one known for its
    day (the same that page one is judged by); the topic's own threshold.
    """
    if threshold is not None:
        return Yardstick(threshold, labels.RULE, own=True, mark=Mark.CALCULATED)
    for name in names:
        found = matter.book.targets.get(name) or _of_topic(name, matter)
        if found is not None:
            return found
    return None


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
