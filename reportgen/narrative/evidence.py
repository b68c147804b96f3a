"""Published figures in words: what each publication claims, and whether it can be so.

In: publications with the verdicts of the integrity check, and the local findings. Out: messages. Nothing is called
wrong, nothing corrected.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

from reportgen.errors import Severity
from reportgen.exhibits.evidence.figures import figure, label
from reportgen.exhibits.evidence.scene import EvidenceScene
from reportgen.findings import Findings
from reportgen.indicators import Indicator
from reportgen.integrity.claims import TestKind
from reportgen.integrity.verdicts import CheckName, Verdict
from reportgen.locales.languages import Text
from reportgen.locales.messages import Several, Value, Words, message
from reportgen.narrative.audit import short_form
from reportgen.narrative.audit.steps import step_words, table_words
from reportgen.narrative.notices import Notice
from reportgen.publications import Audited, AuditedClaim

NAMED = 6
FEW = 3
_TESTS = (None, TestKind.PEARSON, TestKind.FISHER)


@dataclass(frozen=True, slots=True)
class EvidenceStory:
    """Published figures to set beside the local one.

    ``indicators`` are those of the register and those that publications name; ``headline`` is the register's on page
    one; ``eligible`` says whom the local survey asked, where its authors told.
    """

    findings: Findings
    place: Text
    published: tuple[Audited, ...]
    indicators: Mapping[str, Indicator]
    headline: str | None = None
    eligible: Text | None = None

    @property
    def scene(self) -> EvidenceScene:
        """What exhibits are made from."""
        return EvidenceScene(self.findings, self.place, self.published, self.indicators, self.headline, self.eligible)

    @property
    def impossible(self) -> tuple[tuple[Audited, AuditedClaim], ...]:
        """The claims that cannot be reproduced, each with its publication."""
        return tuple((audited, claim) for audited in self.published for claim in audited.impossible)


def evidence_notices(story: EvidenceStory) -> tuple[Notice, ...]:
    """Give a notice for each figure that cannot be reproduced."""
    return tuple(_notice(story, audited, claim, where=where) for where, audited, claim in _impossible(story))


def _impossible(story: EvidenceStory) -> Iterator[tuple[str, Audited, AuditedClaim]]:
    for index, audited in enumerate(story.published):
        for claim in audited.impossible:
            yield f"evidence[{index}].claims[{claim.number - 1}]", audited, claim


def _notice(story: EvidenceStory, audited: Audited, claim: AuditedClaim, *, where: str) -> Notice:
    words = message(
        "evidence.notice",
        citation=audited.publication.citation,
        label=label(story.scene, audited.publication, claim),
        figure=figure(audited.publication, claim.published),
        verdict=_sentence(claim),
    )
    return Notice(Severity.WARNING, "evidence.impossible", words, where)


def footnote(audited: Audited, claim: AuditedClaim) -> Words | None:
    """Give what the checks say of a claim in a footnote; ``None`` where it is plainly consistent, with nothing to add.

    Where the tables from which a ratio or a p can come are few, they follow, with the test that applies to them.
    """
    consistent = claim.verdict is Verdict.CONSISTENT
    tables = tuple(_tables(claim, claim.published.n or audited.publication.n))
    said = (*(() if consistent and not tables else (_sentence(claim),)), *tables)
    return reduce(_then, said) if said else None


def _sentence(claim: AuditedClaim) -> Words:
    """Give the verdict as a sentence; one that ends with its arithmetic has its full stop already."""
    words = short_form(claim.judged)
    return words if words.id == "audit.short" else message("evidence.sentence", words=words)


def _tables(claim: AuditedClaim, n: int | None) -> Iterator[Words]:
    few = [
        found
        for judgement in claim.judged.judgements
        for found in judgement.tables
        if found.n == n and 0 < found.count <= FEW and found.test in _TESTS
    ]
    for found in few:
        yield from table_words(found)
    for judgement in claim.judged.judgements if few else ():
        if judgement.check is CheckName.TEST_APPLIES:
            yield from (words for step in judgement.steps if (words := step_words(step, claim.judged)) is not None)


def _then(first: Words, second: Words) -> Words:
    return message("evidence.then", first=first, second=second)


def letterhead_note(story: EvidenceStory, note: Words | None) -> Words | None:
    """Give the note under the letterhead: which figures cannot be reproduced, before whatever else it says."""
    found = story.impossible
    if not found:
        return note
    named: tuple[Value, ...] = tuple(
        message(
            "evidence.named",
            label=label(story.scene, audited.publication, claim),
            figure=figure(audited.publication, claim.published),
        )
        for audited, claim in found
    )
    said = message("evidence.draft", count=len(found), figures=Several(named, NAMED))
    return said if note is None else _then(said, note)
