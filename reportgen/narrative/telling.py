"""Who tells what in one brief: a register's figures, a study's, people's words, published figures.

In: a story of each kind that the brief has. Out: ``Told``, and its title, figure and notices. Where a brief has a
register and a study, the register has page one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.findings import Findings, Usability
from reportgen.locales.messages import Value, Words
from reportgen.narrative import changes, headline, notices
from reportgen.narrative import title as register_title
from reportgen.narrative.notices import Notice
from reportgen.narrative.policy.story import PolicyStory
from reportgen.narrative.story import Story
from reportgen.narrative.study import headline as study_headline
from reportgen.narrative.study import notices as study_notices
from reportgen.narrative.study import title as study_title
from reportgen.narrative.study.story import StudyStory
from reportgen.narrative.voices import notices as voices_notices
from reportgen.narrative.voices import title as voices_title
from reportgen.narrative.voices.story import VoicesStory

if TYPE_CHECKING:
    from reportgen.narrative.evidence import EvidenceStory


@dataclass(frozen=True, slots=True)
class Told:
    """The stories of one brief; at least one of ``register``, ``study`` and ``voices`` is there.

    Page one belongs to the first of them that there is. ``own`` is what must be said of the brief as a document.
    """

    findings: Findings
    register: Story | None = None
    study: StudyStory | None = None
    evidence: EvidenceStory | None = None
    voices: tuple[VoicesStory, ...] = ()
    policy: PolicyStory | None = None
    own: tuple[Notice, ...] = ()

    @property
    def usability(self) -> Usability:
        """The verdict on the data behind page one."""
        if self.register is not None:
            return self.findings.quality.usability
        return self.study.study.usability if self.study is not None else self.interviews.voices.usability

    @property
    def interviews(self) -> VoicesStory:
        """The interviews of a brief that rests on nothing else."""
        return self.voices[0]


def title(told: Told) -> Words:
    """Give the title that the headline finding words."""
    if told.register is not None:
        return register_title.title(told.register)
    return study_title.title(told.study) if told.study is not None else voices_title.title(told.interviews)


def figure(told: Told) -> Value | None:
    """Give the headline figure, or ``None`` where none may be shown; interviews alone have none."""
    if told.register is not None:
        return headline.figure(told.register)
    return study_headline.figure(told.study) if told.study is not None else None


def all_notices(told: Told) -> tuple[Notice, ...]:
    """Give every notice: of the brief itself, then of every story."""
    found: tuple[Notice, ...] = told.own
    found += changes.notices(told.findings.changes)
    if told.register is not None:
        found += notices.notices(told.register)
    if told.study is not None:
        found += study_notices.notices(told.study)
    for story in told.voices:
        found += voices_notices.notices(story)
    if told.evidence is not None:
        from reportgen.narrative.evidence import evidence_notices  # noqa: PLC0415 -- only where figures were supplied

        found += evidence_notices(told.evidence)
    if told.policy is not None and told.policy.supplied:
        from reportgen.narrative.policy.supplied import supplied_notices  # noqa: PLC0415 -- only where there are some

        found += supplied_notices(told.policy)
    return found
