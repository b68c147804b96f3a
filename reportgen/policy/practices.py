"""The support practices as a bundle: each with its figure, its gap, what people say of it, its step and its law.

In: topics that are practices, and what was recommended. Out: ``Bundle``. A practice that was not measured is there
without a figure.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.findings import Bundle, Practice, Unsure
from reportgen.policy import judging
from reportgen.policy.associations import compared
from reportgen.policy.figures import Figure, figure
from reportgen.policy.informants import loudest
from reportgen.policy.judging import Judged, Terms
from reportgen.policy.law import cited
from reportgen.policy.matter import Matter
from reportgen.policy.yardsticks import yardstick
from reportgen.rulebook import Topic, Yardstick


def bundle(matter: Matter, *, recommended: Iterable[str]) -> Bundle | None:
    """Give the practices and their score; ``None`` where the rulebook knows no practices."""
    topics, actions = matter.book.topics.values(), frozenset(recommended)
    practices = tuple(_practice(topic, matter, actions) for topic in topics if topic.practice)
    if not practices:
        return None
    score = next((topic for topic in topics if topic.bundle), None)
    return _scored(score, practices, matter) if score is not None else Bundle(practices)


def _scored(topic: Topic, practices: tuple[Practice, ...], matter: Matter) -> Bundle:
    """Give the practices with their score; it may be set against the outcome without being described by itself."""
    associated, found = compared(topic.id, matter=matter), figure(topic.id, matter=matter)
    association = associated.finding.id if associated is not None else None
    if found is None or found.variable is None:
        return Bundle(practices, association=association)
    judged, against = _judged(found, matter)
    return Bundle(
        practices=practices,
        variable=found.variable.id,
        label=found.label,
        score=dict(found.levels) or ({found.level: found.finding.id} if found.level is not None else {}),
        good=found.level,
        state=judged.state if judged is not None else None,
        yardstick=against,
        association=association,
        unsure=judged.unsure if judged is not None else None,
    )


def _judged(found: Figure, matter: Matter) -> tuple[Judged | None, Yardstick | None]:
    against = yardstick(found.names, matter=matter)
    if against is None:
        return None, None
    terms = Terms(matter.book.floor, found.sound, found.direction)
    return judging.share(found.finding.quantity, against, terms=terms), against


def _practice(topic: Topic, matter: Matter, recommended: frozenset[str]) -> Practice:
    found = figure(topic.id, matter=matter)
    judged, against = _judged(found, matter) if found is not None else (None, None)
    told = loudest(topic.id, matter=matter)
    missing = Unsure.NOT_MEASURED if found is None else Unsure.NO_YARDSTICK
    return Practice(
        topic=topic,
        finding=found.finding.id if found is not None else None,
        state=judged.state if judged is not None else None,
        unsure=judged.unsure if judged is not None else missing,
        yardstick=against,
        gap=judged.gap if judged is not None else None,
        said=told.way if told is not None else None,
        raised_by=told.theme.whole if told is not None else None,
        law=cited(topic.law, matter.book.regulations, day=matter.case.day),
        recommended=topic.action in recommended,
    )
