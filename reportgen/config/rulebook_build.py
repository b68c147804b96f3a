"""A checked ``policy`` → the ``Rulebook`` of one brief.

In: a configuration that holds the built-in entries too, and the brief's own date. Out: ``Rulebook``. It judges no
finding. What is switched off takes with it what cannot do without: a rule goes with its action; an action that others
name, evidence and regulations merely leave those lists. Evidence that nobody has checked leaves them too, so that none
can reach a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from reportgen.config.condition_build import condition
from reportgen.config.model import Config
from reportgen.config.model.law import CitationDefinition, EvidenceDefinition, RegulationDefinition
from reportgen.config.model.policy import ActionDefinition, OptionDefinition, Policy, RuleDefinition, TopicDefinition
from reportgen.config.model.targets import ContextDefinition, ThresholdDefinition
from reportgen.config.printed import writing
from reportgen.config.targets_build import references, yardsticks_in_force
from reportgen.rulebook import (
    Action,
    Actor,
    Article,
    Citation,
    ContextFigure,
    Evidence,
    Mark,
    Option,
    Owner,
    Power,
    Regulation,
    Rule,
    Rulebook,
    Span,
    Topic,
    Verdict,
    Yardstick,
)

Entry = TypeVar("Entry")


def rulebook(config: Config, *, year: int) -> Rulebook:
    """Give what recommendations rest on; ``year`` is that of the brief's own date, and picks the targets in force."""
    policy = config.policy
    actions = {name: _action(name, each, policy) for name, each in _on(policy.actions).items()}
    rules = {name: _rule(name, each) for name, each in _on(policy.rules).items() if each.action in actions}
    known = references(policy, year=year)
    return Rulebook(
        regulations={name: regulation(name, each) for name, each in _on(policy.regulations).items()},
        evidence={name: _evidence(name, each) for name, each in _on(policy.evidence).items()},
        actors={name: Actor(name, each.label, each.power) for name, each in policy.actors.items()},
        topics={name: _topic(name, each, policy) for name, each in policy.topics.items()},
        actions=actions,
        rules=rules,
        options={name: _option(name, each, policy) for name, each in _on(policy.options).items()},
        references=known,
        targets=yardsticks_in_force(policy, known, year=year),
        owners=tuple(Owner(figure, owner) for figure, owner in policy.monitoring.items()),
        context=tuple(_context(each) for each in policy.context),
        floor=policy.minimum_n,
        reader=Power(policy.reader),
        switched_off=tuple(name for name in policy.rules if name not in rules),
    )


def _on(entries: Mapping[str, Entry | str]) -> dict[str, Entry]:
    """Give the entries that are not switched off."""
    return {name: entry for name, entry in entries.items() if not isinstance(entry, str)}


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
    return Evidence(name, each.line, each.citation, each.design, each.mark, each.reported_by, each.year)


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
