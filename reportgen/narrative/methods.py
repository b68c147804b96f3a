"""How the figures were got, and from what.

In: the story. Out: terms with their explanations, and the list of sources. Only methods that this brief uses are named.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.findings import Audience, Findings, GroupBy, Target
from reportgen.indicators import Indicator, Recall
from reportgen.locales.messages import Number, Percent, Value, Words, message
from reportgen.narrative.policy.words import law_notes, laws_words
from reportgen.narrative.story import DataSource, Story

VERIFIED = frozenset({"V", "C"})
"""Marks of definitions whose source has been read; the others are told by their caveat, not as a source."""
Term = tuple[Value, Words]


def definitions(story: Story) -> tuple[Term, ...]:
    """Give each indicator with its definition and recall."""
    return tuple(
        (
            indicator.label,
            message(
                "narrative.method.definition"
                if indicator.recall is Recall.NONE
                else f"narrative.method.definition.{indicator.recall.value}",
                definition=indicator.definition,
            ),
        )
        for indicator in story.indicators.values()
    )


def methods(story: Story) -> tuple[Term, ...]:
    """Give the methods that this brief uses."""
    terms: list[Term] = [_term("interval"), _term("target"), _quality(story)]
    if story.neighbour_finding is not None and story.neighbour is not None:
        terms.append(_named("neighbour", f"narrative.method.{story.neighbour.value}"))
    if story.beside(GroupBy.CHANGE) is not None or any(chart.points for chart in story.run_charts):
        terms.append(_term("change"))
    if story.funnels:
        widened = any(funnel.overdispersed for funnel in story.funnels)
        terms.append(_named("funnel", "narrative.method.funnel.widened" if widened else "narrative.method.funnel"))
    if story.run_charts:
        terms.append(_term("run"))
    terms.append(disclosure(story.findings))
    return tuple(terms)


def _term(name: str) -> Term:
    return _named(name, f"narrative.method.{name}")


def _named(name: str, identity: str) -> Term:
    return (message(f"narrative.term.{name}"), message(identity))


def _quality(story: Story) -> Term:
    rule = story.quality_rule
    return (
        message("narrative.term.quality"),
        message(
            "narrative.method.quality",
            units=story.units(),
            reporting_usable=Percent(rule.reporting_usable, None),
            asked_usable=Percent(rule.asked_usable, None),
            reporting_caution=Percent(rule.reporting_caution, None),
            asked_caution=Percent(rule.asked_caution, None),
            fewest=Number(rule.minimum_denominator),
        ),
    )


def disclosure(findings: Findings) -> Term:
    """Give what is hidden to protect persons."""
    term = message("narrative.term.disclosure")
    minimum = findings.minimum_cell
    if findings.audience is Audience.INTERNAL:
        return (term, message("narrative.method.disclosure.internal"))
    if minimum == 0:
        return (term, message("narrative.method.disclosure.off"))
    said = "narrative.method.disclosure.weighted" if findings.hidden_for_weights else "narrative.method.disclosure"
    return (term, message(said, largest=Number(minimum - 1)))


def sources(story: Story) -> tuple[Words, ...]:
    """Give the data, the targets' basis and the indicators' sources, and the program."""
    entries = [data_source(source) for source in story.sources]
    for indicator in story.indicators.values():
        entries += _definition_source(story, indicator) if indicator.mark in VERIFIED else ()
    entries += [
        message(
            "narrative.source.target", target=Percent(target.value, None), indicator=indicator.short, basis=target.basis
        )
        for indicator, target in _targets(story)
    ]
    entries.append(program(story.version))
    return tuple(entries)


def _definition_source(story: Story, indicator: Indicator) -> Iterator[Words]:
    """Give who defines an indicator so; a law as it stands on the brief's date, with what must be said of it."""
    law = story.law.get(indicator.id, ())
    cited = laws_words(law)
    source: Value = indicator.source
    if cited is not None:
        source = message("narrative.source.law", source=source, law=cited)
    yield message("narrative.source.indicator", indicator=indicator.label, source=source)
    yield from law_notes(law)


def data_source(source: DataSource) -> Words:
    """Give a data file with how many rows it holds and its fingerprint."""
    return message("narrative.source.data", file=source.file, count=source.n_rows, fingerprint=source.sha256[:12])


def program(version: str) -> Words:
    """Give with what the brief was made."""
    return message("narrative.source.program", version=version)


def _targets(story: Story) -> Iterator[tuple[Indicator, Target]]:
    for indicator in story.indicators.values():
        whole = story.whole(indicator.id)
        if whole is not None and whole.verdict is not None:
            yield indicator, whole.verdict.target
