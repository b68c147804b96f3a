"""Findings + rulebook → ``Counsel``: what is recommended, why, on what basis, and by when.

In: publishable findings, the dated rulebook, and what a configuration says of both (``Case``). Out: ``Counsel``, whose
figures are findings by id. It words nothing, reads no file, and reaches nothing before disclosure control.
"""

from __future__ import annotations

from reportgen.findings import Counsel, Findings
from reportgen.policy.case import Case
from reportgen.policy.deciding import rule
from reportgen.policy.matter import Matter
from reportgen.policy.monitoring import monitoring
from reportgen.policy.options import choices
from reportgen.policy.practices import bundle
from reportgen.policy.recommending import recommend
from reportgen.policy.yardsticks import references
from reportgen.rulebook import Rulebook

__all__ = ["Case", "counsel"]


def counsel(findings: Findings, book: Rulebook, *, case: Case) -> Counsel:
    """Give what the rules make of the findings."""
    matter = Matter(findings, book, case)
    ruled = tuple(rule(each, matter=matter) for each in book.rules.values())
    recommended = recommend(ruled, matter=matter)
    actions = tuple(each.action for each in recommended)
    return Counsel(
        date=case.day,
        outcomes=tuple(each.outcome for each in ruled),
        recommendations=recommended,
        bundle=bundle(matter, recommended=actions),
        choices=choices(recommended, matter=matter),
        monitoring=monitoring(matter, recommended=actions),
        references=references(matter),
        context=tuple(each for each in book.context if each.indicator in matter.names and each.mark.may_be_printed),
        switched_off=book.switched_off,
    )
