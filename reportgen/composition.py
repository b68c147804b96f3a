"""Words and exhibits put together, in the order in which a brief is read.

In: the story and its furniture (letterhead, marks, choice of sections). Out: one frozen ``Brief``, tables and charts
numbered. A section with nothing to say is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportgen.brief import (
    Block,
    Brief,
    Bullets,
    Headline,
    Letterhead,
    NumberedChart,
    NumberedTable,
    Paragraph,
    Section,
    Stamp,
    Terms,
)
from reportgen.exhibits.chart import Chart
from reportgen.exhibits.comparison import funnel_chart
from reportgen.exhibits.coverage import coverage_table, headline_chart, months_chart, villages_chart, villages_table
from reportgen.exhibits.quality import problems_table, quality_table
from reportgen.exhibits.scene import Scene
from reportgen.exhibits.table import Table
from reportgen.exhibits.trend import run_chart
from reportgen.findings import Audience, GroupBy
from reportgen.locales.languages import Text
from reportgen.locales.messages import Words, message
from reportgen.narrative.headline import figure, lines
from reportgen.narrative.key_messages import key_messages, run_signal, villages
from reportgen.narrative.limitations import limitations
from reportgen.narrative.methods import definitions, methods, sources
from reportgen.narrative.quality import reasons, remarks, verdict
from reportgen.narrative.story import Story
from reportgen.narrative.title import title

KEY_MESSAGES = "key_messages"
Found = Paragraph | Bullets | Terms | Headline | Stamp | Table | Chart | None


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands round the findings: letterhead, a title of one's own, which sections in which order, draft or not."""

    puskesmas: str
    letterhead: Letterhead
    title: Text | None
    sections: tuple[str, ...]
    draft: bool


@dataclass(slots=True)
class Numbering:
    """Counts tables and charts in reading order."""

    tables: int = 0
    charts: int = 0

    def numbered(self, found: Sequence[Found]) -> tuple[Block, ...]:
        """Give the blocks that there are, tables and charts with their numbers."""
        return tuple(self._number(item) for item in found if item is not None)

    def _number(self, item: Paragraph | Bullets | Terms | Headline | Stamp | Table | Chart) -> Block:
        if isinstance(item, Table):
            self.tables += 1
            return NumberedTable(self.tables, item)
        if isinstance(item, Chart):
            self.charts += 1
            return NumberedChart(self.charts, item)
        return item


def compose(story: Story, furniture: Furniture) -> Brief:
    """Give the brief that tells the story."""
    scene = _scene(story)
    numbering = Numbering()
    front = numbering.numbered(_front(story, scene, with_messages=KEY_MESSAGES in furniture.sections))
    sections = tuple(
        Section(name, message(f"brief.section.{name}"), blocks)
        for name in furniture.sections
        if name in SECTIONS and (blocks := numbering.numbered(SECTIONS[name](story, scene)))
    )
    internal = story.findings.audience is Audience.INTERNAL
    marks = [message("brief.mark.draft")] * furniture.draft + [message("brief.mark.internal")] * internal
    return Brief(
        puskesmas=furniture.puskesmas,
        letterhead=furniture.letterhead,
        kind=message("brief.kind"),
        title=furniture.title if furniture.title is not None else title(story),
        marks=tuple(marks),
        audience=story.findings.audience,
        draft=furniture.draft,
        front=front,
        sections=sections,
    )


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


def _front(story: Story, scene: Scene, *, with_messages: bool) -> tuple[Found, ...]:
    said = key_messages(story) if with_messages else ()
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


SECTIONS: dict[str, Callable[[Story, Scene], tuple[Found, ...]]] = {
    "quality": _quality,
    "findings": _findings,
    "limitations": _limitations,
    "methods": _methods,
    "sources": _sources,
}
"""The sections beside the key messages, which stand on page one."""
