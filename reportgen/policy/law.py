"""What may be cited of the law on a brief's own date.

In: citations, and regulations with the days on which each was what. Out: ``Cited``. What nobody has checked does not
get through: an article, a whole regulation, the claim that one is in force. It asks no clock and words nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from reportgen.findings import Cited
from reportgen.locales.languages import Text
from reportgen.rulebook import Article, Citation, Force, Mark, Regulation

_STANDING = frozenset({Force.IN_FORCE, Force.UNKNOWN})


def cited(citations: Iterable[Citation], regulations: Mapping[str, Regulation], *, day: date) -> tuple[Cited, ...]:
    """Give what a brief of ``day`` may cite, in the order of the citations, each regulation once.

    Left out are: one that is not yet in force; one that has ended where what took its place is cited beside it; one
    that is switched off; one whose content nobody has checked. One that has ended without its successor beside it says
    so and names its successors. Where nobody has checked that it is in force, or that it has ended, it is ``unknown``.
    """
    articles: dict[str, tuple[str, ...]] = {}
    for citation in citations:
        articles[citation.regulation] = (*articles.get(citation.regulation, ()), *citation.articles)
    asked = {name: _Looked(regulations[name], day) for name in articles if name in regulations}
    standing = {name for name, looked in asked.items() if looked.force in _STANDING and looked.may_be_printed}
    return tuple(
        _cited(looked, tuple(dict.fromkeys(articles[name])), regulations)
        for name, looked in asked.items()
        if looked.may_be_printed and not (looked.has_ended and standing & set(_heirs(name, regulations, day)))
    )


@dataclass(frozen=True, slots=True)
class _Looked:
    """One regulation on one day."""

    regulation: Regulation
    day: date

    @property
    def has_ended(self) -> bool:
        """Whether its last day lies behind, checked or not."""
        return self.regulation.force(self.day) is Force.ENDED

    @property
    def may_be_printed(self) -> bool:
        """Whether there is anything to cite on that day."""
        return self.regulation.mark.may_be_printed and self.regulation.force(self.day) is not Force.NOT_YET

    @property
    def force(self) -> Force:
        """What it is on that day, as far as anybody has checked."""
        mark, _ = self.source
        return self.regulation.force(self.day) if mark.may_be_printed else Force.UNKNOWN

    @property
    def source(self) -> tuple[Mark, Text | None]:
        """How well its state is verified, and who reports it; that it has ended is as sure as the span that ended."""
        begun = [span for span in self.regulation.spans if span.first <= self.day]
        return (begun[-1].mark, begun[-1].reported_by) if begun else (Mark.UNVERIFIED, None)


def _cited(looked: _Looked, articles: tuple[str, ...], regulations: Mapping[str, Regulation]) -> Cited:
    regulation, (of_force, reporter) = looked.regulation, looked.source
    printed = tuple(number for number in articles if _may_be_printed(regulation.articles.get(number), regulation))
    secondary = Mark.SECONDARY in (regulation.mark, *(regulation.articles[number].mark for number in printed))
    ended = looked.force is Force.ENDED
    successors = _heirs(regulation.id, regulations, looked.day) if ended else ()
    return Cited(
        regulation.id,
        regulation.name,
        regulation.line,
        printed,
        looked.force,
        tuple(regulations[name].name for name in successors),
        Mark.SECONDARY if secondary else regulation.mark,
        regulation.reported_by if secondary else None,
        reporter if of_force is Mark.SECONDARY else None,
        unprinted=len(printed) < len(articles),
    )


def _may_be_printed(article: Article | None, regulation: Regulation) -> bool:
    """Say whether an article may be; one from a secondary source only where it is known who reports it."""
    if article is None or not article.mark.may_be_printed:
        return False
    return article.mark is not Mark.SECONDARY or regulation.reported_by is not None


def _heirs(name: str, regulations: Mapping[str, Regulation], day: date) -> tuple[str, ...]:
    """Give the ids of what stands in a regulation's place on a day, through whatever has ended since, each once.

    One that is not yet in force, or whose content nobody has checked, is none; a circle ends where it closes.
    """
    found: dict[str, None] = {}
    seen = {name}
    ahead = list(regulations[name].successors)
    while ahead:
        heir = ahead.pop(0)
        if heir in seen or heir not in regulations:
            continue
        seen.add(heir)
        looked = _Looked(regulations[heir], day)
        if looked.has_ended:
            ahead = [*regulations[heir].successors, *ahead]
        elif looked.may_be_printed:
            found[heir] = None
    return tuple(found)
