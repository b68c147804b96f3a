"""The local figure against targets other than the brief's own, in one sentence: met, cannot be said, not met.

In: ``Measures``. Out: a sentence an indicator. States come from the interval. Targets whose year is past are left out,
but the newest national one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.exhibits.policy.measures import Measures
from reportgen.exhibits.policy.monitoring import value_of, whose
from reportgen.exhibits.policy.targets import known_targets, name_of, state_of
from reportgen.findings import Finding
from reportgen.locales.messages import Message, Number, Several, Words, message
from reportgen.narrative.policy.words import joined
from reportgen.rulebook import FigureState, Level, Yardstick

_STATES = (FigureState.MET, FigureState.CANNOT_SAY, FigureState.GAP)


def other_targets(measures: Measures) -> tuple[Words, ...]:
    """Give what the interval of each local share says of other targets; nothing where none is known.

    A share that is hidden, or whose data are not usable, is not set against any: the monitoring table says that.
    """
    return tuple(_told(measures))


def _told(measures: Measures) -> Iterator[Words]:
    for finding, known in known_targets(measures):
        others = _current(known, monitored=_monitored(measures, finding), year=measures.counsel.date.year)
        if others and finding.estimate is not None and measures.is_usable(finding):
            yield from _sentences(measures, finding, others)


def _monitored(measures: Measures, finding: Finding) -> tuple[float, int | None] | None:
    """Give value and year of the target that the monitoring table holds this share against."""
    held = (each.yardstick for each in measures.counsel.monitoring if each.finding == finding.id)
    return next(((each.value, each.year) for each in held if each is not None), None)


def _current(
    known: Sequence[Yardstick], *, monitored: tuple[float, int | None] | None, year: int
) -> tuple[Yardstick, ...]:
    """Give the targets that still count, without the one of the monitoring table; of past ones the newest national."""
    national = [each.year for each in known if each.level is Level.NATIONAL and each.year is not None]
    newest = max(national, default=None)
    return tuple(
        each
        for each in known
        if (each.value, each.year) != monitored
        and (each.year is None or each.year >= year or (each.level is Level.NATIONAL and each.year == newest))
    )


def _sentences(measures: Measures, finding: Finding, others: Sequence[Yardstick]) -> Iterator[Words]:
    states = [(each, state_of(measures, finding, each)) for each in others]
    groups = [(state, [each for each, found in states if found is state]) for state in _STATES]
    parts = [_part(measures, finding, known, state=state) for state, known in groups if known]
    told = joined(parts, link="policy.semicolon")
    sure = ".provisional" if measures.is_provisional else ""
    yield message(f"policy.captions.targets.others{sure}", label=finding.subject.label, told=told)
    if measures.is_too_small(finding):
        yield message("policy.captions.note.few", floor=Number(measures.floor))


def _part(measures: Measures, finding: Finding, known: Sequence[Yardstick], *, state: FigureState) -> Message:
    lower = measures.lower_is_better(name_of(measures, finding))
    named = tuple(
        message("policy.captions.targets.one", value=value_of(each, lower=lower), basis=whose(each)) for each in known
    )
    told = message(f"policy.captions.state.{state.value}")
    return message("policy.captions.targets.part", state=told, targets=Several(named, len(named)))
