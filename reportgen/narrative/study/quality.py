"""The verdict on a study's data, in words.

In: the story. Out: the verdict, its reasons, and how many answers are missing where. Counts come from the flow.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.findings import StudyReason, Usability
from reportgen.locales.languages import Text
from reportgen.locales.messages import Message, Number, Several, Words, message
from reportgen.narrative.study.naming import what, within
from reportgen.narrative.study.story import StudyStory

NAMED = 12


def verdict(story: StudyStory) -> Message:
    """Give the one verdict on the data."""
    return message(f"narrative.quality.{story.study.usability.value}")


def reasons(story: StudyStory) -> tuple[Words, ...]:
    """Give the verdict's reasons, worst first."""
    return tuple(_reason(story, reason) for reason in story.study.reasons)


def _reason(story: StudyStory, reason: StudyReason) -> Message:
    unknown, everyone = story.unknown
    identity = f"study.reason.{reason.value}"
    if reason in {StudyReason.COMPLETE, StudyReason.MANY_MISSING} and not everyone:
        return message(f"{identity}.unknown", outcome=what(story.outcome, inside=True))
    if reason in {StudyReason.COMPLETE, StudyReason.MANY_MISSING}:
        known = Number(everyone - unknown)
        return message(identity, outcome=what(story.outcome, inside=True), known=known, total=Number(everyone))
    if reason is StudyReason.FEW_RESPONDENTS:
        return message(identity, fewest=Number(story.rule.fewest))
    if reason is StudyReason.FEW_CLUSTERS:
        return message(identity, count=story.facts.n_clusters or 0)
    if reason is StudyReason.NO_VARIATION:
        return message(identity, outcome=what(story.outcome, inside=True))
    return message(identity)


def remarks(story: StudyStory) -> tuple[Words, ...]:
    """Give the sentences that stand with the flow: who is not in the numbers, and what the verdict allows."""
    found = (_not_reached(story), _missing(story), _use(story))
    return tuple(item for item in found if item is not None)


def _not_reached(story: StudyStory) -> Message | None:
    asked, answered = story.registered, story.answered
    if asked is None or answered is None or answered >= asked:
        return None
    return message("study.quality.not_reached", count=asked - answered, total=Number(asked))


def _missing(story: StudyStory) -> Message | None:
    counted = [
        message("study.missing.item", variable=within(words), count=count) for words, count in missing_answers(story)
    ]
    return message("study.quality.missing", items=Several(tuple(counted), NAMED)) if counted else None


def missing_answers(story: StudyStory) -> tuple[tuple[Text, int], ...]:
    """Give each variable of the analyses with how many answers to it are missing, where any is; once each."""
    found: dict[str, tuple[Text, int]] = {}
    for analysis, variable, name in _asked(story):
        label = story.study.variable(analysis, variable).label
        count = story.count(name)
        if count and count > found.get(variable, (label, 0))[1]:
            found[variable] = (label, count)
    return tuple(found.values())


def _asked(story: StudyStory) -> Iterator[tuple[str, str, str]]:
    # What an exposure lacks is counted together with the outcome's missing answers; that is no count of its own.
    study = story.study
    for prevalence in study.prevalences:
        yield prevalence.analysis, prevalence.outcome, prevalence.missing
    for described in study.characteristics:
        yield described.analysis, described.variable, described.missing


def _use(story: StudyStory) -> Message | None:
    if story.study.usability is Usability.USABLE:
        return None
    return message(f"study.quality.use.{story.study.usability.value}")
