"""What the rules made of the findings, as results.json gives it: figures by finding id, no number twice.

In: the ``Counsel`` on publishable findings, and the supplied figures with their verdicts. Out: plain mappings and
lists; ``None`` where there is nothing to tell. It judges nothing and hides nothing (``disclosure`` did).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reportgen.findings import Bundle, Choice, Cited, Counsel, Ground, Monitored, Outcome, Practice, Recommendation
from reportgen.locales.languages import Text
from reportgen.rulebook import Evidence, ReferenceTarget, Yardstick

if TYPE_CHECKING:
    from reportgen.supplied import Supplied

Json = dict[str, Any]


def policy_json(counsel: Counsel | None, supplied: Sequence[Supplied] = ()) -> Json:
    """Give the keys of results.json that tell of policy; lists are empty where no rule looked at the findings.

    ``context`` are figures of other places and times, ``target_baselines`` where indicators stood when their targets
    were set: each with the verdict of the checks. One that nobody has verified is left out.
    """
    printable = [_supplied(each) for each in supplied if each.mark.may_be_printed]
    bundle = counsel.bundle if counsel is not None else None
    return {
        "recommendations": [recommendation_json(each) for each in counsel.recommendations] if counsel else [],
        "rules": [outcome_json(each) for each in counsel.outcomes] if counsel else [],
        "rules_switched_off": list(counsel.switched_off) if counsel else [],
        "law_as_of": counsel.date.isoformat() if counsel else None,
        "practices": _bundle(bundle) if bundle is not None else None,
        "options": [_choice(each) for each in counsel.choices] if counsel else [],
        "monitoring": [_monitored(each) for each in counsel.monitoring] if counsel else [],
        "reference_targets": [_reference(each) for each in counsel.references] if counsel else [],
        "context": [each for each in printable if each["place"] is not None],
        "target_baselines": [each for each in printable if each["place"] is None],
    }


def recommendation_json(given: Recommendation) -> Json:
    """Give a recommendation; ``because`` and ``basis`` are ids of findings and of what is published."""
    return {
        "rule": given.rule,
        "rules": list(given.rules),
        "action": given.action,
        "call": given.call.value,
        "headline": given.headline,
        "text": given.do.as_mapping(),
        "how": given.how.as_mapping(),
        "why": [each.as_mapping() for each in given.why],
        "actor": {"id": given.actor.id, "label": given.actor.label.as_mapping(), "power": given.actor.power.value},
        "due": str(given.due),
        "because": list(dict.fromkeys(finding for ground in given.because for finding in ground.findings)),
        "grounds": [_ground(each) for each in given.because],
        "steps": list(given.steps),
        "law": [_cited(each) for each in given.law],
        "basis": [each.id for each in given.evidence],
        "evidence": [_evidence(each) for each in given.evidence],
        "certainty": given.certainty.value,
        "certainty_is_ours": given.certainty_is_ours,
        "gap": given.gap,
        "score": given.score,
        "provisional": given.provisional,
    }


def outcome_json(outcome: Outcome) -> Json:
    """Give what became of a rule, with everything that it looked at."""
    return {
        "rule": outcome.rule,
        "why": outcome.why.as_mapping(),
        "action": outcome.action,
        "fired": outcome.fired,
        "truth": outcome.truth.value,
        "blocked": outcome.blocked,
        "grounds": [_ground(each) for each in outcome.grounds],
    }


def _ground(ground: Ground) -> Json:
    """Give one thing that a rule looked at; a figure that is hidden has no gap here either."""
    return {
        "place": ground.place,
        "kind": ground.kind.value,
        "subject": ground.subject,
        "label": ground.label.as_mapping(),
        "wanted": list(ground.wanted),
        "negated": ground.negated,
        "seen": ground.seen,
        "truth": ground.truth.value,
        "findings": list(ground.findings),
        "yardstick": _yardstick(ground.yardstick),
        "unsure": ground.unsure.value if ground.unsure is not None else None,
        "floor": ground.floor,
        "gap": ground.gap,
    }


def _yardstick(yardstick: Yardstick | None) -> Json | None:
    if yardstick is None:
        return None
    return {
        "value": yardstick.value,
        "basis": yardstick.basis.as_mapping(),
        "year": yardstick.year,
        "level": yardstick.level.value if yardstick.level is not None else None,
        "own": yardstick.own,
        "mark": yardstick.mark.value,
        "reported_by": _text(yardstick.reported_by),
    }


def _cited(cited: Cited) -> Json:
    """Give a regulation as it may be cited on the brief's date; ``caveats`` say what must be said with it."""
    return {
        "id": cited.regulation,
        "name": cited.name.as_mapping(),
        "line": cited.line.as_mapping(),
        "articles": list(cited.articles),
        "force": cited.force.value,
        "successors": [each.as_mapping() for each in cited.successors],
        "mark": cited.mark.value,
        "caveats": {
            "reported_by": _text(cited.reported_by),
            "force_reported_by": _text(cited.force_reported_by),
            "articles_left_out": cited.unprinted,
        },
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "id": evidence.id,
        "line": evidence.line.as_mapping(),
        "citation": evidence.citation.as_mapping(),
        "design": evidence.design.value,
        "mark": evidence.mark.value,
        "reported_by": _text(evidence.reported_by),
    }


def _bundle(bundle: Bundle) -> Json:
    return {
        "items": [_practice(each) for each in bundle.practices],
        "measured": bundle.n_measured,
        "variable": bundle.variable,
        "label": _text(bundle.label),
        "score": dict(bundle.score),
        "good": bundle.good,
        "state": bundle.state.value if bundle.state is not None else None,
        "yardstick": _yardstick(bundle.yardstick),
        "association": bundle.association,
    }


def _practice(practice: Practice) -> Json:
    return {
        "id": practice.topic.id,
        "label": practice.topic.label.as_mapping(),
        "steps": list(practice.topic.steps),
        "finding": practice.finding,
        "state": practice.state.value if practice.state is not None else None,
        "unsure": practice.unsure.value if practice.unsure is not None else None,
        "yardstick": _yardstick(practice.yardstick),
        "gap": practice.gap,
        "said": practice.said.value if practice.said is not None else None,
        "raised_by": practice.raised_by,
        "law": [_cited(each) for each in practice.law],
        "recommended": practice.recommended,
    }


def _choice(choice: Choice) -> Json:
    return {
        "id": choice.id,
        "label": choice.label.as_mapping(),
        "effect": choice.effect.as_mapping(),
        "design": choice.design.value if choice.design is not None else None,
        "certainty": choice.certainty.value if choice.certainty is not None else None,
        "certainty_is_ours": choice.certainty_is_ours,
        "cost": choice.cost.value,
        "actions": list(choice.actions),
        "evidence": [_evidence(each) for each in choice.evidence],
        "law": [_cited(each) for each in choice.law],
    }


def _monitored(monitored: Monitored) -> Json:
    return {
        "figure": monitored.figure,
        "label": monitored.label.as_mapping(),
        "baseline": monitored.finding,
        "yardstick": _yardstick(monitored.yardstick),
        "owner": monitored.owner.as_mapping(),
        "due": str(monitored.due),
        "state": monitored.state.value if monitored.state is not None else None,
        "usable": monitored.usable,
    }


def _reference(reference: ReferenceTarget) -> Json:
    return {"id": reference.id, "indicator": reference.indicator, "yardstick": _yardstick(reference.yardstick)}


def _supplied(figure: Supplied) -> Json:
    """Give a supplied figure with the verdict on it; ``percent`` is a text, so that its decimals stay."""
    return {
        "where": figure.where,
        "indicator": figure.indicator,
        "place": _text(figure.area),
        "year": figure.year,
        "source": figure.source.as_mapping(),
        "value": figure.share,
        "percent": figure.percent.text,
        "count": figure.count,
        "n": figure.n,
        "mark": figure.mark.value,
        "reported_by": _text(figure.reported_by),
        "verdict": figure.judged.verdict.value,
    }


def _text(text: Text | None) -> Json | None:
    return dict(text.as_mapping()) if text is not None else None
