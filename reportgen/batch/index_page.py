"""The index page of a batch: who is done, who failed and why, the headline numbers, links.

In: outcomes. Out: one HTML document that needs nothing else, in every language at once, for the screen and for paper.
It computes nothing but counts; what it shows of a brief is what the brief has published.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from reportgen.batch.outcomes import Failure, Outcome, Status, Trouble
from reportgen.batch.reasons import kind_of
from reportgen.html.search import environment, located_errors
from reportgen.locales.languages import Language
from reportgen.locales.messages import Message, message
from reportgen.locales.voice import voice

Words = tuple[tuple[str, str], ...]
"""Words in each language, as pairs of language code and text; what reads the same in two stands once."""

_TEMPLATE = "batch/index.html"
_PLACES = 6
_NOT_READ = "manifest.json"
"""Kept for programs; nobody looks through it."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many briefs ended one way."""

    status: str
    number: int
    words: Words


@dataclass(frozen=True, slots=True)
class Link:
    """A file that came out, or a place on the page."""

    name: str
    target: str


@dataclass(frozen=True, slots=True)
class Row:
    """One configuration."""

    name: Words
    period: str
    config: str
    kind: Words
    reason: str
    headline: Words
    title: Words
    usability: str
    verdict: Words
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Configurations that ended one way for one reason; ``anchor`` is set where a status begins."""

    status: str
    anchor: str
    heading: Words
    rows: tuple[Row, ...]


def index_page(outcomes: Sequence[Outcome]) -> str:
    """Give the page for all outcomes: failures first, then what was not begun, then what there is to read.

    Raises ``RenderError`` where the template cannot be used.
    """
    groups = tuple(_groups(outcomes))
    with located_errors(None):
        template = environment(None).get_template(_TEMPLATE)
        return template.render(
            languages=tuple(language.value for language in Language),
            counts=tuple(_count(status, outcomes) for status in Status),
            troubled=tuple(group for group in groups if not _is_readable(group.status)),
            readable=tuple(group for group in groups if _is_readable(group.status)),
            words=words,
        )


def words(identity: str) -> Words:
    """Give a message in each language."""
    return _each(message(identity))


def _is_readable(status: str) -> bool:
    return status in {Status.DONE, Status.UNCHANGED}


def _each(said: Message) -> Words:
    return _once({language.value: voice(language).say(said) for language in Language})


def _once(texts: Mapping[str, str]) -> Words:
    first: dict[str, str] = {}
    for language in Language:
        if language.value in texts:
            first.setdefault(texts[language.value], language.value)
    return tuple((language, text) for text, language in first.items())


def _count(status: Status, outcomes: Iterable[Outcome]) -> Count:
    number = sum(outcome.status is status for outcome in outcomes)
    return Count(status.value, number, _each(message(f"batch.count.{status.value}", count=number)))


def _groups(outcomes: Iterable[Outcome]) -> Iterable[Group]:
    """Give the groups in the order of ``Status``, failures of one kind together, the most frequent first."""
    found: dict[tuple[Status, str], list[Outcome]] = {}
    for outcome in outcomes:
        found.setdefault((outcome.status, _heading(outcome)), []).append(outcome)
    order = {status: place for place, status in enumerate(Status)}
    begun: set[Status] = set()
    for (status, heading), members in sorted(found.items(), key=lambda item: (order[item[0][0]], -len(item[1]))):
        anchor = "" if status in begun else status.value
        begun.add(status)
        yield Group(status.value, anchor, words(heading), tuple(map(_row, members)))


def _heading(outcome: Outcome) -> str:
    if outcome.trouble is None:
        return f"batch.group.{outcome.status.value}"
    return f"batch.failure.{outcome.trouble.failure.value}"


def _row(outcome: Outcome) -> Row:
    subject, product = outcome.subject, outcome.product
    kind = kind_of(outcome.trouble) if outcome.trouble else None
    name = {language.value: subject.config.stem for language in Language} | dict(subject.name)
    return Row(
        name=_once(name),
        period=subject.period or "",
        config=subject.config.name,
        kind=_each(kind) if kind is not None else (),
        reason=_reason(outcome.trouble) if outcome.trouble else "",
        headline=_once(product.headline) if product else (),
        title=_once(product.title) if product else (),
        usability=product.usability if product else "",
        verdict=words(f"narrative.quality.{product.usability}") if product else (),
        links=tuple(_link(output) for output in product.outputs if not output.endswith(_NOT_READ)) if product else (),
    )


def _reason(trouble: Trouble) -> str:
    """Give why there is no brief; for data that cannot be read or be true, only where, since a cell may hold anything.

    The page goes round with the briefs. The ledger and the command line, which are for whoever mends the data, quote
    the cell.
    """
    if trouble.failure is not Failure.DATA or not trouble.diagnostics:
        return trouble.reason
    places = tuple(dict.fromkeys(str(each.where) for each in trouble.diagnostics if each.where is not None))
    return "; ".join(places[:_PLACES]) + (" …" if len(places) > _PLACES else "")


def _link(output: str) -> Link:
    return Link(PurePosixPath(output).name, quote(output))
