"""What a study's figures cannot tell, from how it was made.

In: the story. Out: messages, each only where it applies. Only what the configuration and the data show is said.
"""

from __future__ import annotations

from reportgen.estimates import Suppressed
from reportgen.findings import Audience, Provenance, StudyReason
from reportgen.locales.messages import Message, Words, message
from reportgen.narrative.study.comparisons import comparisons
from reportgen.narrative.study.headline import made_how
from reportgen.narrative.study.quality import missing_answers
from reportgen.narrative.study.story import StudyStory

MANY_EXPOSURES = 5
_REMEMBERED = ("ingatan", "retrospektif", "recalled", "remembered", "retrospective")
_YESTERDAY = ("24 jam", "24-hour", "24 hour", "kemarin", "yesterday")


def limitations(story: StudyStory) -> tuple[Words, ...]:
    """Give the limitations that apply."""
    found = (
        made_how(story),
        _cross_sectional(story),
        _answers(story),
        *_chosen(story),
        _missing(story),
        *_design(story),
        _small(story),
        *_doubts(story),
        _many(story),
        _confounding(story),
        _suppressed(story),
    )
    return tuple(item for item in found if item is not None)


def _cross_sectional(story: StudyStory) -> Message:
    return message("study.limit.no_cause" if story.study.associations else "study.limit.one_time")


def _answers(story: StudyStory) -> Message | None:
    label = " ".join(words.lower() for _, words in story.outcome.label.versions)
    if any(sign in label for sign in _REMEMBERED):
        return message("study.limit.remembered")
    if any(sign in label for sign in _YESTERDAY):
        return message("narrative.limit.recall_24h")
    return message("study.limit.answers")


def _chosen(story: StudyStory) -> list[Message]:
    said = []
    asked, answered = story.registered, story.answered
    if asked is not None and answered is not None and answered < asked:
        said.append(message("study.limit.not_reached", count=asked - answered))
    if "eligibility" not in story.description and story.provenance is not Provenance.ILLUSTRATIVE:
        said.append(message("study.limit.selection"))
    return said


def _missing(story: StudyStory) -> Message | None:
    exposures = (exposure for association in story.study.associations for exposure in association.exposures)
    lacking = missing_answers(story) or story.unknown[0] or any(story.count(each.missing) for each in exposures)
    return message("study.limit.missing") if lacking else None


def _design(story: StudyStory) -> list[Message]:
    facts = story.facts
    if facts.n_clusters is not None and StudyReason.FEW_CLUSTERS in story.study.reasons:
        return [message("study.limit.few_clusters", count=facts.n_clusters)]
    return [] if facts.has_design else [message("study.limit.no_design")]


def _small(story: StudyStory) -> Message | None:
    found = [each for association in story.study.associations for each in comparisons(story, association)]
    return message("study.limit.small") if any(each.is_small for each in found) else None


def _doubts(story: StudyStory) -> tuple[Message, ...]:
    """Give why some intervals are known to cover less than they say."""
    found = [doubt for each in story.findings if each.estimate is not None for doubt in each.estimate.doubts]
    return tuple(message(f"study.limit.doubt.{doubt.value}") for doubt in dict.fromkeys(found))


def _many(story: StudyStory) -> Message | None:
    tested = sum(len(association.exposures) for association in story.study.associations)
    return message("study.limit.many", count=tested) if tested > MANY_EXPOSURES else None


def _confounding(story: StudyStory) -> Message | None:
    if not story.study.associations:
        return None
    adjusted = any(model.reason is None for each in story.study.associations for model in each.models)
    return message("study.limit.unmeasured" if adjusted else "study.limit.unadjusted")


def _suppressed(story: StudyStory) -> Message | None:
    if story.findings.audience is Audience.INTERNAL or story.findings.minimum_cell == 0:
        return None
    if not any(isinstance(finding.quantity, Suppressed) for finding in story.findings):
        return None
    return message("narrative.limit.suppressed")
