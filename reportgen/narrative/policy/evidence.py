"""Published evidence in words: the strongest piece of each recommendation in full, every other in the list of sources.

In: the story. Out: the words of one recommendation's evidence, and the lines of the section *sources*. What has been
told in full is not told again; no piece that a recommendation rests on goes untold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from reportgen.findings import Counsel, Recommendation
from reportgen.locales.messages import Message, Several, Words, message
from reportgen.narrative.policy.story import PolicyStory
from reportgen.narrative.policy.words import evidence_words, work_words
from reportgen.rulebook import Design, Evidence

RECOMMENDATIONS, OPTIONS = "recommendations", "options"


def printable(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Give the pieces that somebody has checked, the strongest first.

    Reviews and trials stand before guidelines, these before all others; what was read before what is known at second
    hand. Of equals the first listed counts.
    """
    return tuple(sorted((each for each in evidence if each.mark.may_be_printed), key=_strength))


def _strength(evidence: Evidence) -> tuple[int, bool]:
    rank = 0 if evidence.design.may_be_causal else 1 if evidence.design is Design.GUIDELINE else 2
    return rank, not evidence.mark.needs_no_caveat


def in_full(counsel: Counsel) -> Mapping[str, Evidence]:
    """Give what each headline recommendation tells in full, by its action: the strongest that none above has told."""
    told: dict[str, Evidence] = {}
    for each in counsel.headline:
        left = [piece for piece in printable(each.evidence) if piece not in told.values()]
        if left:
            told[each.action] = left[0]
    return told


def told_evidence(recommendation: Recommendation, counsel: Counsel) -> Iterator[Words]:
    """Go through the evidence of a recommendation: one piece in full, the others by name."""
    full = in_full(counsel).get(recommendation.action)
    if full is not None:
        yield evidence_words(full)
    others = tuple(each.citation for each in printable(recommendation.evidence) if each is not full)
    if others:
        told = "policy.evidence.also" if full is not None else "policy.evidence.only"
        yield message(told, citations=Several(others, len(others)))


def evidence_sources(story: PolicyStory, printed: Collection[str]) -> tuple[Words, ...]:
    """Give what each piece found that a recommendation only names, then in one line all others, each with its design.

    ``printed`` are the sections of the brief: what none of them rests on is no source.
    """
    headline = story.counsel.headline if RECOMMENDATIONS in printed else ()
    choices = story.counsel.choices if OPTIONS in printed else ()
    advised = dict.fromkeys(chain.from_iterable(printable(each.evidence) for each in headline))
    offered = dict.fromkeys(chain.from_iterable(printable(each.evidence) for each in choices))
    in_short = [each for each in advised if each not in in_full(story.counsel).values()]
    others = tuple(work_words(each) for each in {**advised, **offered} if each not in in_short)
    told = (message("policy.sources", works=Several(others, len(others))),) if others else ()
    return (*map(_source, in_short), *told)


def _source(evidence: Evidence) -> Message:
    return message("policy.source", work=work_words(evidence), line=evidence.line)
