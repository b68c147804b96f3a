"""What became of a rule, for other programs.

In: ``Explained``, and the findings that its grounds name. Out: one JSON object, its parts as in ``results.json``: a
number that is hidden there is null here. It rounds nothing and words nothing.
"""

from __future__ import annotations

from typing import Any

from reportgen.cli.explained import Explained
from reportgen.findings import Findings
from reportgen.results import finding_json
from reportgen.results.policy import outcome_json, recommendation_json

Json = dict[str, Any]


def explained_record(told: Explained, findings: Findings) -> Json:
    """Give the object of one rule; of one that is switched off its name and standing alone.

    ``findings`` holds what its grounds name; ``recommendation`` is null where its action is not recommended.
    """
    if told.outcome is None:
        return {"rule": told.rule, "standing": told.standing.value}
    named = dict.fromkeys(name for ground in told.outcome.grounds for name in ground.findings)
    found = [item for each in named if (item := findings.get(each)) is not None]
    given = told.recommendation
    return {
        **outcome_json(told.outcome),
        "standing": told.standing.value,
        "needs": told.needs.value if told.needs is not None else None,
        "findings": [finding_json(item) for item in found],
        "recommendation": {"rank": told.rank, **recommendation_json(given)} if given is not None else None,
    }
