"""STROBE for cross-sectional studies, filled by rule from what authors said and what the data show.

In: the story. Out: items, each with a status. It judges this brief and no other publication on the study; what nobody
said is *not reported*.

Source: von Elm E et al. (2007) The STROBE statement; in our own short words.
"""

from __future__ import annotations

from reportgen.exhibits.study.checklist import Item, Status
from reportgen.findings import Association
from reportgen.locales.messages import message
from reportgen.narrative.study.comparisons import comparisons
from reportgen.narrative.study.story import StudyStory

FRONT = "study.strobe.where.front"
QUALITY, FINDINGS, METHODS, LIMITATIONS = (
    f"brief.section.{name}" for name in ("quality", "findings", "methods", "limitations")
)


def checklist(story: StudyStory) -> tuple[Item, ...]:
    """Give the items in their order; every one has a status."""
    return (
        _item("1", Status.PARTLY, FRONT),
        _said(story, "2", "background"),
        _said(story, "3", "objective"),
        _item("4", Status.REPORTED, METHODS),
        _setting(story),
        _said(story, "6", "eligibility"),
        _item("7", Status.PARTLY, FINDINGS),
        _said(story, "8", "measurement"),
        _said(story, "9", "bias"),
        _said(story, "10", "sample_size"),
        _item("11", Status.PARTLY if _has_numbers(story) else Status.NOT_APPLICABLE, FINDINGS),
        *_statistics(story),
        _numbers(story),
        _item("14", Status.REPORTED if story.study.characteristics else Status.NOT_REPORTED, FINDINGS),
        _item("15", Status.REPORTED if story.headline_estimate else Status.NOT_REPORTED, FRONT),
        _item("16", _estimates(story), FINDINGS),
        _item("17", Status.REPORTED if _has_more(story) else Status.NOT_APPLICABLE, FINDINGS),
        _item("18", Status.REPORTED if "objective" in story.description else Status.PARTLY, FRONT),
        _item("19", Status.PARTLY, LIMITATIONS),
        _item("20", Status.PARTLY, FRONT),
        _said(story, "21", "generalisability"),
        _said(story, "22", "funding"),
    )


def _item(number: str, status: Status, where: str) -> Item:
    return Item(number, status, message(where))


def _said(story: StudyStory, number: str, key: str) -> Item:
    return _item(number, Status.REPORTED if key in story.description else Status.NOT_REPORTED, METHODS)


def _setting(story: StudyStory) -> Item:
    # Without a word of the authors, place and period still stand in the letterhead.
    if "setting" in story.description:
        return _item("5", Status.REPORTED, METHODS)
    return _item("5", Status.PARTLY, FRONT)


def _statistics(story: StudyStory) -> tuple[Item, ...]:
    study = story.study
    adjusted = [_is_adjusted(each) for each in study.associations]
    confounding = Status.REPORTED if all(adjusted) else Status.PARTLY
    has_groups = any(each.splits for each in study.prevalences) or _is_restricted(story)
    sensitivity = any(each.sensitivity for each in study.feeding)
    return (
        _item("12a", confounding, METHODS),
        _item("12b", Status.REPORTED if has_groups else Status.NOT_APPLICABLE, METHODS),
        _item("12c", Status.REPORTED, METHODS),
        _item("12d", Status.REPORTED if story.facts.has_design else Status.NOT_REPORTED, METHODS),
        _item("12e", Status.REPORTED if sensitivity else Status.NOT_REPORTED, FINDINGS),
    )


def _is_adjusted(association: Association) -> bool:
    return any(model.reason is None for model in association.models) or association.stratified_by is not None


def _is_restricted(story: StudyStory) -> bool:
    study = story.study
    return (
        any(each.only for each in study.prevalences)
        or any(each.only or each.stratified_by for each in study.associations)
        or any(each.only for each in study.trends)
    )


def _has_numbers(story: StudyStory) -> bool:
    study = story.study
    named = {(each.analysis, each.variable) for each in study.characteristics}
    named |= {(each.analysis, exposure.variable) for each in study.associations for exposure in each.exposures}
    named |= {
        (each.analysis, name) for each in study.associations for model in each.models for name in model.adjusted_for
    }
    return any(study.variable(*each).is_number for each in named)


def _numbers(story: StudyStory) -> Item:
    """Numbers at each stage: in full only where it is known how many were to be asked, and all of them answered."""
    if story.answered is None:
        return _item("13", Status.NOT_REPORTED, QUALITY)
    complete = story.registered is not None and story.registered == story.answered
    return _item("13", Status.REPORTED if complete else Status.PARTLY, QUALITY)


def _estimates(story: StudyStory) -> Status:
    """Estimates with intervals: in full where they are adjusted too and have an absolute difference beside them."""
    found = [each for association in story.study.associations for each in comparisons(story, association)]
    if not story.study.associations:
        return Status.REPORTED if story.headline_estimate else Status.NOT_REPORTED
    shown = [each for each in found if each.ratio is not None or each.difference is not None]
    if not shown:
        return Status.NOT_REPORTED
    full = all(each.ratio is not None and each.ratio.adjusted and each.difference is not None for each in found)
    return Status.REPORTED if full else Status.PARTLY


def _has_more(story: StudyStory) -> bool:
    study = story.study
    return bool(study.agreements or study.reliabilities or study.trends or study.feeding) or any(
        each.splits for each in study.prevalences
    )
