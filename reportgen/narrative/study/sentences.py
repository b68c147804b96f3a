"""What stands beside a study's tables: each comparison in full, agreement, reliability, trend.

In: the story. Out: messages. What no table can say stands here: what the numbers mean, and what they do not allow.
"""

from __future__ import annotations

from reportgen.estimates import Estimate
from reportgen.findings import Agreement, Association, OrderedTrend, Reliability
from reportgen.locales.messages import Number, PlainInterval, Words, message
from reportgen.narrative.study.comparisons import Clarity, comparisons
from reportgen.narrative.study.differences import in_full
from reportgen.narrative.study.key_messages import disagreement
from reportgen.narrative.study.naming import what, within
from reportgen.narrative.study.story import StudyStory

AT_MOST = 6
SIGNIFICANT = 0.05


def of_association(story: StudyStory, association: Association) -> tuple[Words, ...]:
    """Give the comparisons in words; for what a model adjusts them stands below their table."""
    found = [each for each in comparisons(story, association) if each.clarity is not Clarity.NOTHING]
    if len(found) > AT_MOST:
        found = [each for each in found if each.clarity is Clarity.CLEAR][:AT_MOST]
    said: list[Words | None] = []
    said += [in_full(each) for each in found]
    if association.measures and all(model.reason is not None for model in association.models):
        said.append(message("study.adjusted.none"))
    return tuple(dict.fromkeys(item for item in said if item is not None))


def of_agreement(story: StudyStory, agreement: Agreement) -> tuple[Words, ...]:
    """Give how often the two differ."""
    differing = disagreement(story, agreement)
    return (differing,) if differing is not None else ()


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
