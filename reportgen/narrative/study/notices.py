"""What results.json says of a study beside its numbers.

In: the story. Out: notices: the verdict's reasons, each number that could not be computed and why, and how many answers
the models leave out.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.errors import Severity
from reportgen.estimates import Absent
from reportgen.exhibits.study.absences import words as reason_words
from reportgen.findings import Finding, Usability
from reportgen.locales.messages import Number, Value, message
from reportgen.narrative.notices import Notice
from reportgen.narrative.study.quality import reasons
from reportgen.narrative.study.story import StudyStory


def notices(story: StudyStory) -> tuple[Notice, ...]:
    """Give every notice, the verdict first."""
    severity = Severity.NOTE if story.study.usability is Usability.USABLE else Severity.WARNING
    verdicts = tuple(
        Notice(severity, f"study.{reason.value}", words)
        for reason, words in zip(story.study.reasons, reasons(story), strict=True)
    )
    return (*verdicts, *_absent(story), *_left_out(story))


def _absent(story: StudyStory) -> Iterator[Notice]:
    seen: set[tuple[Value, str]] = set()
    indicators = {
        name: message(f"study.captions.indicator.{code.lower()}")
        for feeding in story.study.feeding
        for code, name in feeding.indicators.items()
    }
    for found in story.findings:
        if not isinstance(found.quantity, Absent) or found.subject.indicator is not None:
            continue
        subject, reason = indicators.get(found.id) or _subject(found), found.quantity.reason.value
        if (subject, reason) in seen:
            continue
        seen.add((subject, reason))
        words = message("study.notice.absent", subject=subject, reason=reason_words(found.quantity.reason))
        yield Notice(Severity.WARNING, f"study.{reason}", words, found.id)


def _subject(found: Finding) -> Value:
    group = found.subject.group
    if group is None:
        return found.subject.label
    return message("study.what.event", label=found.subject.label, event=group.label)


def _left_out(story: StudyStory) -> Iterator[Notice]:
    seen: set[tuple[int, int]] = set()
    for association in story.study.associations:
        for model in association.models:
            used, out = story.count(model.n), story.count(model.left_out)
            if used is not None and out and (used, out) not in seen:
                seen.add((used, out))
                words = message("study.quality.model", used=Number(used), total=Number(used + out))
                yield Notice(Severity.NOTE, "study.left_out", words, model.left_out)
