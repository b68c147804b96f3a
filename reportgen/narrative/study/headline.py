"""A study's headline number and the lines that belong to it.

In: the story. Out: a figure, what it is, and lines: how many, how sure, among whom, and what the number is
not. Where there is no number to show, the lines say why.
"""

from __future__ import annotations

from reportgen.estimates import Estimate, Suppressed
from reportgen.findings import Provenance, Usability
from reportgen.locales.messages import ConfidenceInterval, Message, OutOf, Percent, Value, Words, message
from reportgen.narrative.policy.words import target_basis
from reportgen.narrative.shares import decimals, share
from reportgen.narrative.study.naming import conditions, what
from reportgen.narrative.study.story import StudyStory
from reportgen.rulebook import FigureState


def figure(story: StudyStory) -> Value | None:
    """Give the headline figure, or ``None`` where none may be shown."""
    estimate = story.headline_estimate
    return share(estimate) if estimate is not None else None


def subject(story: StudyStory) -> Words:
    """Give what the headline figure counts."""
    return what(story.outcome)


def lines(story: StudyStory) -> tuple[Words, ...]:
    """Give the lines under the headline figure."""
    estimate = story.headline_estimate
    if estimate is None:
        hidden = story.main is not None and isinstance(story.main.quantity, Suppressed)
        why = message("narrative.headline.suppressed" if hidden else "study.headline.not_usable")
        return tuple(line for line in (why, made_how(story)) if line is not None)
    parts = (_counts(estimate), _among(story), made_how(story), _against_target(story) or _not_an_indicator())
    return tuple(part for part in parts if part is not None)


def _counts(estimate: Estimate) -> Message:
    asked = estimate.denominator or estimate.n or 0
    if estimate.interval is None:
        return message("study.headline.counts", counts=OutOf(estimate.numerator or 0, asked))
    interval = ConfidenceInterval(estimate.interval, decimals(estimate))
    if estimate.weighted:
        return message("study.headline.weighted", count=asked, interval=interval)
    return message("study.headline.counts.interval", counts=OutOf(estimate.numerator or 0, asked), interval=interval)


def _among(story: StudyStory) -> Message | None:
    only = story.study.flow.only
    if not only:
        return None
    return message("study.only", conditions=conditions(only, story.study.codebooks[story.study.headline_analysis]))


def made_how(story: StudyStory) -> Message | None:
    """Give how the answers came to be in the file, where they were not collected."""
    made = story.provenance
    return message(f"study.made.{made.value}") if made is not Provenance.COLLECTED else None


def _against_target(story: StudyStory) -> Message | None:
    """Give what the interval says of a target, where the configuration says which indicator the outcome is."""
    counsel = story.findings.counsel
    rows = counsel.monitoring if counsel is not None else ()
    row = next((each for each in rows if each.finding == story.study.headline), None)
    if row is None or row.state is None or row.yardstick is None or row.yardstick.own:
        return None
    sure = row.state is FigureState.CANNOT_SAY or story.study.usability is not Usability.CAUTION
    basis = target_basis(row.yardstick)
    target = Percent(row.yardstick.value, None)
    return message(f"narrative.target.{_STATES[row.state]}{'' if sure else '.provisional'}", target=target, basis=basis)


_STATES = {FigureState.MET: "met", FigureState.GAP: "not_met", FigureState.CANNOT_SAY: "cannot_say"}


def _not_an_indicator() -> Message:
    return message("study.headline.not_indicator")
