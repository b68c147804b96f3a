"""The words that a configuration itself brings: same numbers in both languages, no repealed law; terms and causes.

In: the merged tree. Out: problems (numbers that differ, law that has ended), and remarks (another word than the
glossary's, a claimed cause, an unchecked number), which an office may have its reasons for. The program's own files are
not looked at here: the tests read those.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from os import sep

from reportgen import resources
from reportgen.config.borne_out import Ledger
from reportgen.config.brief_checks import Printed, asked_languages
from reportgen.config.glossary_file import glossary
from reportgen.config.look import Look
from reportgen.config.model.law import RegulationDefinition
from reportgen.config.places import Keys, Leaf, Place, Problem, dotted
from reportgen.config.policy_file import built_in
from reportgen.config.rulebook_build import regulation
from reportgen.config.validate import validate
from reportgen.config.wording import Written, texts
from reportgen.locales.languages import Language
from reportgen.periods import parse_period
from reportgen.proofreading import NUMBERS, Flaw, Passage, causes, differing, repealed, variants
from reportgen.rulebook import Force, Regulation


def check_wording(look: Look) -> None:
    """Check numbers and law in a configuration's own texts, and remark on its terms, causes and unchecked numbers."""
    languages, ledger, law, printed = _languages(look), Ledger(look.root), _Law.of(look), Printed(look)
    for written in _own_texts(look):
        key = dotted(written.path)
        if written.path not in printed:
            continue
        flaw = None if written.same else differing(written.plain(languages))
        if flaw is not None:
            look.refuse(_problem(flaw, key), _place(written), key)
        for passage, place in written.passages(languages):
            if not _is_built_in(place):
                for found in law.ended_in(passage):
                    look.refuse(_problem(found, key), place, key)
                for found in _remarked(passage):
                    look.remark(_problem(found, key), place, key)
        for found, _, place in ledger.flaws(written, languages):
            if not _is_built_in(place):
                look.remark(_problem(found, key), place, key)


@dataclass(frozen=True, slots=True)
class _Law:
    """What has ended by the brief's own date, among what is known; nothing where that date cannot be read."""

    day: date
    ended: tuple[Regulation, ...] = ()
    known: tuple[Regulation, ...] = ()

    @classmethod
    def of(cls, look: Look) -> _Law:
        day = _day(look)
        if day is None:
            return cls(date.min)
        known = regulations(look.root)
        return cls(day, tuple(each for each in known if each.force(day) is Force.ENDED), known)

    def ended_in(self, passage: Passage) -> tuple[Flaw, ...]:
        """Give the regulations that a text names as if they had not ended; another's publication is of its time."""
        if not self.ended or not passage.kind.is_ours:
            return ()
        return repealed(passage, self.ended, self.day, known=self.known)


def regulations(root: Keys) -> tuple[Regulation, ...]:
    """Give every regulation, built in or of the tree; one that is not as it should be is complained of elsewhere."""
    group = Look(root).group("policy", "regulations")
    own = {str(name): entry.node for name, entry in group.entries.items()} if group is not None else {}
    checked = {name: validate(RegulationDefinition, node)[0] for name, node in own.items() if isinstance(node, Keys)}
    return (
        *(each for each in _built_in_regulations() if each.id not in own),
        *(regulation(name, each) for name, each in checked.items() if each is not None),
    )


@cache
def _built_in_regulations() -> tuple[Regulation, ...]:
    entries = built_in().policy.regulations.items()
    return tuple(regulation(name, each) for name, each in entries if isinstance(each, RegulationDefinition))


@lru_cache(maxsize=4096)  # what a district's file says is read again for each of its puskesmas
def _remarked(passage: Passage) -> tuple[Flaw, ...]:
    return (*variants(passage, glossary()), *causes(passage, glossary()))


def _problem(flaw: Flaw, key: str) -> Problem:
    found = flaw.found if flaw.code == NUMBERS else f'found "{flaw.found}"'
    return Problem(flaw.code, f"{key}: {found}; expected {flaw.expected}", flaw.advice)


def _languages(look: Look) -> tuple[Language, ...]:
    return tuple(Language(each) for each in asked_languages(look))


def _day(look: Look) -> date | None:
    """Give the brief's own date, as far as it can be read; where it cannot, that is complained of elsewhere."""
    day, period = look.at("brief", "date"), look.at("period")
    try:
        if isinstance(day, Leaf) and day.value is not None:
            return date.fromisoformat(str(day.value))
        if isinstance(period, Leaf) and isinstance(period.value, str | int):
            return parse_period(period.value).end
    except ValueError:
        return None
    return None


def _own_texts(look: Look) -> Iterator[Written]:
    """Go through the texts of which any language stands in a file of the configuration's own."""
    return (each for each in texts(look) if not all(_is_built_in(leaf.place) for leaf in each.words.values()))


def _is_built_in(place: Place) -> bool:
    return place.file.startswith(_built_in())


@cache
def _built_in() -> tuple[str, ...]:
    return tuple(f"{resources.configs() / folder}{sep}" for folder in ("policy", "indicators"))


def _place(written: Written) -> Place:
    return next(leaf.place for leaf in written.words.values() if not _is_built_in(leaf.place))
