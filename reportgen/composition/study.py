"""A study's part of a brief: page one and sections, in the order in which they are read.

In: the story of a study. Out: words and exhibits not yet numbered, and the marks that every page must carry.
"""

from __future__ import annotations

from collections.abc import Callable

from reportgen.brief import Bullets, Headline, Stamp, Terms
from reportgen.composition.found import Found, with_one_more
from reportgen.exhibits.study.association import association_tables
from reportgen.exhibits.study.checklist import checklist_table
from reportgen.exhibits.study.feeding import feeding_chart, indicators_table
from reportgen.exhibits.study.forest import forest_chart
from reportgen.exhibits.study.gradient import gradient_chart
from reportgen.exhibits.study.prevalence import headline_chart, prevalence_table
from reportgen.exhibits.study.respondents import characteristics_tables, flow_table
from reportgen.exhibits.study.scales import agreement_table, reliability_table
from reportgen.exhibits.study.scene import StudyScene
from reportgen.findings import Provenance
from reportgen.locales.messages import Words, message
from reportgen.narrative.study import sentences
from reportgen.narrative.study.checklist import checklist
from reportgen.narrative.study.headline import figure, lines, subject
from reportgen.narrative.study.key_messages import key_messages
from reportgen.narrative.study.limitations import limitations
from reportgen.narrative.study.methods import methods, sources
from reportgen.narrative.study.quality import reasons, remarks, verdict
from reportgen.narrative.study.story import StudyStory


def marks(story: StudyStory) -> tuple[Words, ...]:
    """Give what every page must say of data that nobody collected."""
    made = {each.provenance for each in story.study.surveys} - {Provenance.COLLECTED}
    return tuple(message(f"study.mark.{each.value}") for each in Provenance if each in made)


def front(story: StudyStory, *, with_messages: bool, beside: Words | None = None) -> tuple[Found, ...]:
    """Give page one after the title: the headline, its picture, the key messages.

    ``beside`` is one message more: what people said beside the numbers.
    """
    said = with_one_more(key_messages(story), beside) if with_messages else ()
    return (
        Headline(figure(story), subject(story), lines(story)),
        headline_chart(_scene(story)) if story.headline_estimate is not None else None,
        _bullets(said),
    )


def _scene(story: StudyStory) -> StudyScene:
    return StudyScene(story.findings, story.study, story.place)


def _bullets(said: tuple[Words, ...]) -> Found:
    return Bullets(said) if said else None


def _quality(story: StudyStory, scene: StudyScene, _: frozenset[Words]) -> tuple[Found, ...]:
    stamp = Stamp(story.study.usability, verdict(story), reasons(story))
    return (stamp, flow_table(scene), _bullets(remarks(story)))


def _findings(story: StudyStory, scene: StudyScene, said: frozenset[Words]) -> tuple[Found, ...]:
    study = story.study
    found: list[Found] = [*characteristics_tables(scene)]
    for prevalence in study.prevalences:
        alone = sentences.of_prevalence(story, prevalence)
        found.append(prevalence_table(scene, prevalence) if alone is None else _bullets(alone))
    for association in study.associations:
        found += [*association_tables(scene, association), forest_chart(scene, association)]
        found.append(_bullets(sentences.of_association(story, association, said=said)))
    for agreement in study.agreements:
        found += [agreement_table(scene, agreement), _bullets(sentences.of_agreement(story, agreement, said=said))]
    for reliability in study.reliabilities:
        found += [reliability_table(scene, reliability), _bullets(sentences.of_reliability(story, reliability))]
    for trend in study.trends:
        found += [gradient_chart(scene, trend), _bullets(sentences.of_trend(story, trend))]
    for feeding in study.feeding:
        found += [feeding_chart(scene, feeding), indicators_table(scene, feeding)]
    return tuple(found)


def _limitations(story: StudyStory, _: StudyScene, __: frozenset[Words]) -> tuple[Found, ...]:
    return (Bullets(limitations(story)),)


def _methods(story: StudyStory, _: StudyScene, __: frozenset[Words]) -> tuple[Found, ...]:
    return (Terms(methods(story)),)


def _sources(story: StudyStory, _: StudyScene, __: frozenset[Words]) -> tuple[Found, ...]:
    return (Bullets(sources(story)),)


def _checklist(story: StudyStory, _: StudyScene, __: frozenset[Words]) -> tuple[Found, ...]:
    return (checklist_table(checklist(story)),)


_SECTIONS: dict[str, Callable[[StudyStory, StudyScene, frozenset[Words]], tuple[Found, ...]]] = {
    "quality": _quality,
    "findings": _findings,
    "limitations": _limitations,
    "methods": _methods,
    "sources": _sources,
    "checklist": _checklist,
}


def section(
    story: StudyStory, name: str, *, with_messages: bool = True, beside: Words | None = None
) -> tuple[Found, ...]:
    """Give what a study has to say in a section; nothing where it has nothing to say.

    ``with_messages``: page one carries the key messages, with ``beside`` among them; what they say in full is not said
    again beside the tables.
    """
    build = _SECTIONS.get(name)
    if build is None:
        return ()
    said = frozenset(with_one_more(key_messages(story), beside)) if with_messages else frozenset()
    return build(story, _scene(story), said)
