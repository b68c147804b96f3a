"""A checked ``policy`` → the ``Rulebook`` of one brief, and the targets in force on its day.

In: a configuration that holds the built-in entries too, and the brief's own date. Out: ``Rulebook``; the targets that
its analyses are judged by. It judges no finding. What is switched off takes with it what cannot do without: a rule
goes with its action; an action that others name, evidence and regulations merely leave those lists. Evidence that
nobody has checked leaves them too, so that none can reach a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from reportgen.config.model import Config
from reportgen.config.model.conditions import ConditionDefinition
from reportgen.config.model.policy import (
    ActionDefinition,
    CitationDefinition,
    ContextDefinition,
    EvidenceDefinition,
    OptionDefinition,
    Policy,
    ReferenceTargetDefinition,
    RegulationDefinition,
    RuleDefinition,
    ThresholdDefinition,
    TopicDefinition,
)
from reportgen.config.printed import writing
from reportgen.findings import Target
from reportgen.locales.languages import Language, Text
from reportgen.rulebook import (
    Action,
    Actor,
    AllOf,
    AnyOf,
    AreasDiffer,
    Article,
    AssociationIs,
    Citation,
    Condition,
    ContextFigure,
    Evidence,
    FigureIs,
    FigureState,
    Level,
    Mark,
    Not,
    Option,
    Owner,
    Power,
    QualityIs,
    RatioIs,
    RatioState,
    ReferenceTarget,
    Regulation,
    Rule,
    Rulebook,
    Said,
    Side,
    Span,
    Topic,
    Verdict,
    Way,
    Yardstick,
)

Entry = TypeVar("Entry")
_LEVELS = tuple(Level)
_REPORTED = {
    Language.INDONESIAN: "{what}, sebagaimana dilaporkan {who}",
    Language.ENGLISH: "{what}, as reported by {who}",
}


def rulebook(config: Config, *, year: int) -> Rulebook:
    """Give what recommendations rest on; ``year`` is that of the brief's own date, and picks the targets in force."""
    policy = config.policy
    actions = {name: _action(name, each, policy) for name, each in _on(policy.actions).items()}
    rules = {name: _rule(name, each) for name, each in _on(policy.rules).items() if each.action in actions}
    references = {name: _reference(name, each) for name, each in _on(policy.reference_targets).items()}
    return Rulebook(
        regulations={name: regulation(name, each) for name, each in _on(policy.regulations).items()},
        evidence={name: _evidence(name, each) for name, each in _on(policy.evidence).items()},
        actors={name: Actor(name, each.label, each.power) for name, each in policy.actors.items()},
        topics={name: _topic(name, each, policy) for name, each in policy.topics.items()},
        actions=actions,
        rules=rules,
        options={name: _option(name, each, policy) for name, each in _on(policy.options).items()},
        references=references,
        targets=_in_force(policy, references, year=year),
        owners=tuple(Owner(figure, owner) for figure, owner in policy.monitoring.items()),
        context=tuple(_context(each) for each in policy.context),
        floor=policy.minimum_n,
        reader=Power(policy.reader),
        switched_off=tuple(name for name in policy.rules if name not in rules),
    )


def targets_in_force(config: Config, book: Rulebook, *, indicators: Iterable[str]) -> dict[str, Target]:
    """Give the target of each indicator: the brief's own, else the known one in force, where there is one.

    One that is known from a secondary source says so in its basis, because the words of a target carry nothing else.
    """
    own = {target.indicator: Target(target.value, target.year, target.basis) for target in config.policy.targets}
    known = {name: book.targets[name] for name in indicators if name in book.targets and name not in own}
    return {**own, **{name: Target(each.value, each.year, _attributed(each)) for name, each in known.items()}}


def _on(entries: Mapping[str, Entry | str]) -> dict[str, Entry]:
    """Give the entries that are not switched off."""
    return {name: entry for name, entry in entries.items() if not isinstance(entry, str)}


def _in_force(policy: Policy, references: Mapping[str, ReferenceTarget], *, year: int) -> dict[str, Yardstick]:
    """Give the yardstick of each indicator in a year.

    The brief's own target comes first. Else of the known targets that are for that year or a later one, were set by
    then and may be printed, the nearest level counts, then the nearest year, then the order of the file.
    """
    chosen: dict[str, Yardstick] = {}
    set_by_then = {name for name, each in _on(policy.reference_targets).items() if (each.since or year) <= year}
    fitting = [
        each
        for name, each in references.items()
        if name in set_by_then and each.yardstick.mark.may_be_printed and (each.yardstick.year or year) >= year
    ]
    for reference in sorted(fitting, key=lambda each: _nearness(each.yardstick)):
        chosen.setdefault(reference.indicator, reference.yardstick)
    for target in policy.targets:
        chosen[target.indicator] = Yardstick(target.value, target.basis, target.year, target.level)
    return chosen


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


def regulation(name: str, each: RegulationDefinition) -> Regulation:
    """Give one regulation, its stretches of days in order."""
    spans = [Span(span.first, span.last, span.force, span.mark, span.reported_by) for span in each.in_force]
    return Regulation(
        name,
        each.name,
        each.title,
        each.line,
        tuple(sorted(spans, key=lambda span: span.first)),
        each.mark,
        {number: Article(number, article.mark, article.line) for number, article in each.articles.items()},
        each.superseded_by,
        each.reported_by,
        each.written,
    )


def _evidence(name: str, each: EvidenceDefinition) -> Evidence:
    return Evidence(name, each.line, each.citation, each.design, each.mark, each.reported_by)


def _topic(name: str, each: TopicDefinition, policy: Policy) -> Topic:
    action = each.action if each.action in _on(policy.actions) else None
    return Topic(
        name, each.label, each.practice, each.bundle, each.steps, _law(each.law, policy), _own(each.threshold), action
    )


def _own(threshold: ThresholdDefinition | None) -> Yardstick | None:
    if threshold is None or not threshold.mark.may_be_printed:
        return None
    ours = threshold.mark is Mark.CALCULATED
    return Yardstick(threshold.value, threshold.basis, own=ours, mark=threshold.mark, reported_by=threshold.reported_by)


def _action(name: str, each: ActionDefinition, policy: Policy) -> Action:
    return Action(
        name,
        each.do,
        each.how,
        each.actor,
        each.call,
        each.certainty,
        each.certainty_is_ours,
        each.within,
        each.steps,
        _checked(each.evidence, policy),
        _law(each.law, policy),
    )


def _option(name: str, each: OptionDefinition, policy: Policy) -> Option:
    return Option(
        name,
        each.label,
        each.effect,
        each.design,
        each.certainty,
        each.certainty_is_ours,
        each.cost,
        _kept(each.actions, policy.actions),
        _checked(each.evidence, policy),
        _law(each.law, policy),
    )


def _kept(names: Iterable[str], entries: Mapping[str, Entry | str]) -> tuple[str, ...]:
    on = _on(entries)
    return tuple(name for name in names if name in on)


def _checked(names: Iterable[str], policy: Policy) -> tuple[str, ...]:
    on = _on(policy.evidence)
    return tuple(name for name in names if name in on and on[name].mark.may_be_printed)


def _law(law: Iterable[CitationDefinition], policy: Policy) -> tuple[Citation, ...]:
    on = _on(policy.regulations)
    return tuple(Citation(each.regulation, each.articles) for each in law if each.regulation in on)


def _context(each: ContextDefinition) -> ContextFigure:
    decimals = max(len(writing(each.value).partition(".")[2]) - 2, 0)
    return ContextFigure(
        each.indicator, float(each.value), decimals, each.place, each.year, each.source, each.mark, each.reported_by
    )


def _rule(name: str, each: RuleDefinition) -> Rule:
    return Rule(name, each.why, condition(each.when), each.action, Verdict(each.needs))


def condition(definition: ConditionDefinition) -> Condition:
    """Give what a rule asks."""
    if definition.all_ is not None:
        return AllOf(tuple(condition(part) for part in definition.all_))
    if definition.any_ is not None:
        return AnyOf(tuple(condition(part) for part in definition.any_))
    if definition.not_ is not None:
        return Not(condition(definition.not_))
    return _of_a_figure(definition) or _of_the_rest(definition)


def _of_a_figure(asked: ConditionDefinition) -> Condition | None:
    states = _listed(asked.is_)
    if asked.figure is not None:
        meant = frozenset(FigureState(state) for state in states)
        return FigureIs(asked.figure, meant, asked.level, asked.threshold, asked.at_least)
    if asked.finding is not None:
        return RatioIs(asked.finding, frozenset(map(RatioState, states)), asked.of or 1.0, asked.at_least)
    if asked.association is not None:
        return AssociationIs(asked.association, frozenset(map(RatioState, states)), asked.at_least)
    return None


def _of_the_rest(asked: ConditionDefinition) -> Condition:
    if asked.said is not None:
        return Said(asked.said, frozenset(map(Way, _listed(asked.way))))
    if asked.quality is not None:
        return QualityIs(frozenset(map(Verdict, _listed(asked.quality))), asked.source)
    assert asked.areas is not None  # noqa: S101 -- the model has checked that one thing is asked, and with which side
    assert asked.side is not None  # noqa: S101
    return AreasDiffer(asked.areas, Side(asked.side))


def _listed(words: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return () if words is None else (words,) if isinstance(words, str) else tuple(words)
