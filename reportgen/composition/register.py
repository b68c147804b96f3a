"""A register's part of a brief: page one and sections, in the order in which they are read.

In: the story of a register. Out: words and exhibits not yet numbered.
"""

from __future__ import annotations

from collections.abc import Callable

from reportgen.brief import Bullets, Headline, Paragraph, Stamp, Terms
from reportgen.composition import changes
from reportgen.composition.found import Found, with_one_more
from reportgen.exhibits.comparison import funnel_chart
from reportgen.exhibits.coverage import coverage_table, headline_chart, months_chart, villages_chart, villages_table
from reportgen.exhibits.quality import problems_table, quality_table
from reportgen.exhibits.scene import Scene
from reportgen.exhibits.trend import run_chart
from reportgen.findings import GroupBy
from reportgen.locales.messages import Words
from reportgen.narrative.headline import figure, lines
from reportgen.narrative.key_messages import key_messages, run_signal, villages
from reportgen.narrative.limitations import limitations
from reportgen.narrative.methods import definitions, methods, sources
from reportgen.narrative.quality import reasons, remarks, verdict
from reportgen.narrative.story import Story


def _scene(story: Story) -> Scene:
    return Scene(
        story.findings,
        story.place,
        story.district,
        story.indicators,
        story.coverage,
        story.headline,
        story.neighbour,
        story.unit,
    )


def front(
    story: Story, *, with_messages: bool, beside: Words | None = None, asked: frozenset[str] = frozenset()
) -> tuple[Found, ...]:
    """Give page one after the title: the headline, its picture, the key messages.

    ``beside`` is one message more: what people said beside the numbers. ``asked`` are the actions that page one asks
    for above: no message asks for them again.
    """
    scene = _scene(story)
    said = with_one_more(key_messages(story, asked=asked), beside) if with_messages else ()
    return (
        Headline(figure(story), story.headline.label, lines(story)),
        headline_chart(scene) if story.usable else None,
        Bullets(said) if said else None,
    )


def _quality(story: Story, scene: Scene) -> tuple[Found, ...]:
    remarked = remarks(story)
    return (
        Stamp(story.findings.quality.usability, verdict(story), reasons(story)),
        quality_table(scene),
        Bullets(remarked) if remarked else None,
        problems_table(scene),
    )


def _findings(story: Story, scene: Scene) -> tuple[Found, ...]:
    pictured = villages_chart(scene) if story.usable else None
    found: list[Found] = [coverage_table(scene), pictured, villages_table(scene)]
    if not _has_months(story):
        found.append(months_chart(scene))
    for funnel in story.funnels:
        # Page one has said what villages of this puskesmas show; puskesmas of a district are said here.
        said = villages(story, funnel) if funnel.by is not GroupBy.SUBUNIT or not story.usable else None
        found += [_said(said), funnel_chart(scene, funnel)]
    for chart in story.run_charts:
        drawn = run_chart(scene, chart)
        found += [drawn, Paragraph(run_signal(chart.signal)) if drawn is not None else None]
    return tuple(found)


def _has_months(story: Story) -> bool:
    """Say whether a run chart shows the headline by month already."""
    levels = [
        item.subject.group.level
        for chart in story.run_charts
        if chart.indicator == story.headline.id
        for item in map(story.findings.get, chart.points)
        if item is not None and item.subject.group is not None
    ]
    return bool(levels) and "Q" not in levels[-1]


def _said(words: Words | None) -> Paragraph | None:
    return None if words is None else Paragraph(words)


def _limitations(story: Story, _: Scene) -> tuple[Found, ...]:
    return (Bullets(limitations(story)),)


def _methods(story: Story, _: Scene) -> tuple[Found, ...]:
    return (Terms((*definitions(story), *methods(story))),)


def _sources(story: Story, _: Scene) -> tuple[Found, ...]:
    return (Bullets(sources(story)),)


_SECTIONS: dict[str, Callable[[Story, Scene], tuple[Found, ...]]] = {
    "quality": _quality,
    "findings": _findings,
    "limitations": _limitations,
    "methods": _methods,
    "sources": _sources,
}


def section(story: Story, name: str) -> tuple[Found, ...]:
    """Give what a register has to say in a section; nothing where it has nothing to say."""
    build, scene = _SECTIONS.get(name), _scene(story)
    found = build(story, scene) if build is not None else ()
    return (*found, *changes.section(story, scene, name))
