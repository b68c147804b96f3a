"""Targets, thresholds, laws, evidence and deadlines in words, as every part on policy says them.

In: yardsticks, regulations as cited on the brief's date, published findings. Out: words, and the notes that say what
nobody may leave out: what is known from a secondary source alone, and what is no longer in force.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from reportgen.findings import Cited
from reportgen.locales.messages import Message, Percent, Several, Value, Words, message
from reportgen.periods import Period
from reportgen.rulebook import Certainty, Evidence, Force, Yardstick

_ARTICLE = re.compile(r"^(?P<article>\d+[A-Z]?)\s*(?P<paragraphs>(?:\([^)]+\))+)$")
_PARAGRAPH = re.compile(r"\([^)]+\)")


def threshold_words(yardstick: Yardstick) -> Message:
    """Give *target 60%* or *threshold 80%*, without whose it is."""
    kind = "own" if yardstick.own else "target"
    return message(f"policy.yardstick.short.{kind}", value=Percent(yardstick.value, None))


def yardstick_words(yardstick: Yardstick) -> Message:
    """Give the target with whose it is and for which year; a threshold of the brief's own says that it is no target."""
    value = Percent(yardstick.value, None)
    if yardstick.own:
        return message("policy.yardstick.own", value=value)
    return message("policy.yardstick.target", value=value, basis=target_basis(yardstick))


def target_basis(yardstick: Yardstick) -> Words:
    """Give whose target it is, for which year, and who reports it where it is known at second hand."""
    basis: Words = yardstick.basis
    if yardstick.year is not None:
        basis = message("policy.yardstick.year", basis=basis, year=str(yardstick.year))
    if yardstick.reported_by is not None and not yardstick.mark.needs_no_caveat:
        basis = message("policy.reported", what=basis, reporter=yardstick.reported_by)
    return basis


def certainty_words(certainty: Certainty, *, ours: bool) -> Message:
    """Give how certain the evidence is, and that this is the brief's own judgement where no review graded it."""
    word = message(f"policy.certainty.{certainty.value}")
    if certainty is Certainty.GOOD_PRACTICE or not ours:
        return word
    return message("policy.certainty.ours", certainty=word)


def due_words(period: Period) -> Message:
    """Give *by the end of Q2 2025*."""
    return message("policy.due", period=period)


def evidence_words(evidence: Evidence) -> Message:
    """Give what a publication found, and where it stands; a figure known at second hand says who reports it."""
    if evidence.reported_by is not None and not evidence.mark.needs_no_caveat:
        return message(
            "policy.evidence.reported",
            citation=evidence.citation,
            reporter=evidence.reported_by,
            line=evidence.line,
        )
    return message("policy.evidence", citation=evidence.citation, line=evidence.line)


def work_words(evidence: Evidence) -> Message:
    """Give a publication with its design, and who reports it where it is known at second hand."""
    citation, design = evidence.citation, message(f"policy.captions.design.{evidence.design.value}")
    if evidence.reported_by is None or evidence.mark.needs_no_caveat:
        return message("policy.captions.options.work", citation=citation, design=design)
    reporter = evidence.reported_by
    return message("policy.captions.options.work.reported", citation=citation, design=design, reporter=reporter)


def steps_words(steps: Sequence[str]) -> Message | None:
    """Give the steps of the Ten Steps by number, or ``None`` where there are none."""
    return message("policy.steps", count=len(steps), steps=_all(steps)) if steps else None


def law_words(cited: Cited) -> Words:
    """Give a regulation with the articles that may be printed; one that has ended says so."""
    named: Words = cited.name
    if cited.articles:
        articles = _articles(cited.articles)
        named = message("policy.law.articles", count=len(articles), law=cited.name, articles=_all(articles))
    return message("policy.law.ended", law=named) if cited.force is Force.ENDED else named


def laws_words(law: Sequence[Cited]) -> Words | None:
    """Give several regulations one after the other, or ``None`` where there are none."""
    return joined([law_words(each) for each in law], link="policy.semicolon") if law else None


def basis_words(steps: Sequence[str], law: Sequence[Cited]) -> Message | None:
    """Give the steps of the Ten Steps and the law as a sentence, or ``None`` where there is neither."""
    named, cited = steps_words(steps), laws_words(law)
    revised = message("policy.steps.revision", steps=named) if named is not None else None
    parts = [each for each in (revised, cited) if each is not None]
    return message("policy.sentence", words=joined(parts, link="policy.semicolon")) if parts else None


def law_notes(law: Iterable[Cited]) -> tuple[Words, ...]:
    """Give what must be said of these regulations, each once: at second hand, no longer in force, status unchecked."""
    return tuple(dict.fromkeys(note for each in law for note in _notes(each)))


def _notes(cited: Cited) -> Iterator[Words]:
    reporter = cited.reported_by if not cited.mark.needs_no_caveat else None
    witness = cited.force_reported_by if cited.force is Force.IN_FORCE else None
    if reporter is not None and witness is not None and witness != reporter:
        yield message("policy.law.note.reported.force", law=cited.name, reporter=reporter, witness=witness)
    elif reporter is not None:
        yield message("policy.law.note.reported", law=cited.name, reporter=reporter)
    elif witness is not None:
        yield message("policy.law.note.in_force", law=cited.name, reporter=witness)
    if cited.force is Force.UNKNOWN:
        yield message("policy.law.note.unknown", law=cited.name)
    if cited.force is Force.ENDED:
        yield message("policy.sentence", words=_ending(cited))


def _ending(cited: Cited) -> Words:
    """Give that it is no longer in force, what took its place, and who says so."""
    ending = message("policy.law.note.ended", law=cited.name)
    if cited.successors:
        ending = message("policy.law.note.replaced", law=cited.name, successor=_all(cited.successors))
    if cited.force_reported_by is None:
        return ending
    return message("policy.law.note.by", note=ending, reporter=cited.force_reported_by)


def _articles(numbers: Sequence[str]) -> list[Value]:
    """Give articles as a language cites them, the paragraphs of one together; one of another form stands as written."""
    paragraphs: dict[tuple[str, bool], list[str]] = {}
    for number in numbers:
        parts = _ARTICLE.match(number)
        article, found = (parts["article"], _PARAGRAPH.findall(parts["paragraphs"])) if parts else (number, [])
        paragraphs.setdefault((article, bool(found)), []).extend(found)
    return [_article(article, tuple(dict.fromkeys(found))) for (article, _), found in paragraphs.items()]


def _article(article: str, paragraphs: Sequence[str]) -> Value:
    return message("policy.article.paragraph", article=article, paragraph=_all(paragraphs)) if paragraphs else article


def joined(parts: Sequence[Words], *, link: str) -> Words:
    """Give the parts one after the other, as the message ``link`` says; there must be one."""
    return reduce(lambda before, following: message(link, before=before, next=following), parts)


def _all(items: Sequence[Value]) -> Several:
    return Several(tuple(items), len(items))
