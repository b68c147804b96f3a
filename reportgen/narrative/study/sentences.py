"""What stands beside a study's tables: each comparison in full, agreement, reliability, trend.

In: the story. Out: messages. What no table can say stands here: what the numbers mean, and what they do not allow.
"""

from __future__ import annotations

from collections.abc import Collection

from reportgen.estimates import Estimate
from reportgen.findings import Agreement, Association, OrderedTrend, Prevalence, Reliability
from reportgen.locales.messages import Number, PlainInterval, Words, message
from reportgen.narrative.study.comparisons import Clarity, comparisons
from reportgen.narrative.study.differences import in_full, sentence
from reportgen.narrative.study.key_messages import disagreement
from reportgen.narrative.study.naming import what, within
from reportgen.narrative.study.numbers import share_in_full
from reportgen.narrative.study.story import StudyStory

AT_MOST = 6
SIGNIFICANT = 0.05


def of_prevalence(story: StudyStory, prevalence: Prevalence) -> tuple[Words, ...] | None:
    """Give a share that no group is set beside in a sentence, none where page one has it; ``None`` asks for a table."""
    estimate = story.estimate(prevalence.whole)
    if prevalence.splits or prevalence.only or prevalence.design_effect is not None or estimate is None:
        return None
    if prevalence.whole == story.study.headline:
        return () if story.usable else None
    outcome = story.study.variable(prevalence.analysis, prevalence.outcome)
    return (message("study.prevalence.alone", outcome=what(outcome), share=share_in_full(estimate)),)


def of_association(story: StudyStory, association: Association, *, said: Collection[Words] = ()) -> tuple[Words, ...]:
    """Give the comparisons in words but those already ``said``; what a model adjusts for stands below their table."""
    found = [each for each in comparisons(story, association) if each.clarity is not Clarity.NOTHING]
    found = [each for each in found if sentence(each) not in said]
    if len(found) > AT_MOST:
        found = [each for each in found if each.clarity is Clarity.CLEAR][:AT_MOST]
    words: list[Words | None] = [in_full(each) for each in found]
    if association.measures and all(model.reason is not None for model in association.models):
        words.append(message("study.adjusted.none"))
    return tuple(dict.fromkeys(item for item in words if item is not None))


def of_agreement(story: StudyStory, agreement: Agreement, *, said: Collection[Words] = ()) -> tuple[Words, ...]:
    """Give how often the two differ, unless it is already ``said``."""
    differing = disagreement(story, agreement)
    return (differing,) if differing is not None and differing not in said else ()


def of_reliability(story: StudyStory, reliability: Reliability) -> tuple[Words, ...]:
    """Give alpha, and the item that pulls it down most, where one does."""
    alpha = story.estimate(reliability.alpha)
    if alpha is None:
        return ()
    book = story.study.codebooks[reliability.analysis]
    number = Number(alpha.value, 2)
    count = Number(len(reliability.items))
    if alpha.interval is None:
        said = message("study.reliability.point", items=count, alpha=number)
    else:
        said = message("study.reliability", items=count, alpha=number, interval=PlainInterval(alpha.interval))
    known = {item: found for item, name in reliability.without.items() if (found := story.estimate(name)) is not None}
    best = max(known, key=lambda item: known[item].value, default=None)
    if best is None or round(known[best].value, 2) <= round(alpha.value, 2):
        return (said,)
    return (said, message("study.reliability.without", item=book[best].label, alpha=Number(known[best].value, 2)))


def of_trend(story: StudyStory, trend: OrderedTrend) -> tuple[Words, ...]:
    """Give whether the share goes up or down with the order, as far as the test allows."""
    book = story.study.codebooks[trend.analysis]
    found = story.estimate(trend.test)
    outcome, over = what(book[trend.outcome]), within(book[trend.over].label)
    if found is None or found.test is None:
        return ()
    slope = _slope([story.estimate(name) for name in trend.levels.values()])
    if found.test.p_value >= SIGNIFICANT or slope == 0:
        return (message("study.trend.none", outcome=outcome, over=over),)
    return (message("study.trend.up" if slope > 0 else "study.trend.down", outcome=outcome, over=over),)


def _slope(shares: list[Estimate | None]) -> float:
    """Give a number whose sign says whether shares rise or fall with their place in the order."""
    known = [(place, each.value, each.denominator or 0) for place, each in enumerate(shares) if each is not None]
    everyone = sum(n for _, _, n in known)
    if everyone == 0:
        return 0.0
    centre = sum(n * place for place, _, n in known) / everyone
    return sum(n * value * (place - centre) for place, value, n in known)
