"""How many respondents there are at each step, from those who were to be asked to those whom the headline rests on.

In: the topic of the headline, its outcome, and the model or table that most respondents are left out of. Out: the flow
and its counts.

Disclosure: respondents who drop out at a step are known by nothing but that they did, so the counts are not of persons
with a trait; only what ``only`` selects is.
"""

from __future__ import annotations

from reportgen.analysis.refusals import refused
from reportgen.analysis.study_topic import COUNTED, StudyTopic
from reportgen.codebook import Variable
from reportgen.estimates import Estimate, Measure, Unit
from reportgen.findings import Flow, Step, Subject
from reportgen.raw import RawFinding


def flow_of(topic: StudyTopic, outcome: Variable, *, complete: int | None) -> tuple[Flow, tuple[RawFinding, ...]]:
    """Give each step that there is, with its count.

    Registered where the source says how many; selected where ``only`` is used; ``complete`` in the first model or
    table, or ``None`` where there is none. Raises ``DataError`` where more answered than were registered.
    """
    people, survey = topic.people, topic.people.survey
    if survey.registered is not None and survey.registered < survey.size:
        message = f"{survey.size} respondents answered, and only {survey.registered} were registered"
        hint = f"mend sources.{survey.name}.registered, or the rows that stand twice"
        raise refused(survey, None, code="data.registered", message=message, hint=hint)
    steps = {
        Step.REGISTERED: survey.registered,
        Step.ANSWERED: survey.size,
        Step.SELECTED: people.size if people.only else None,
        Step.OUTCOME_KNOWN: int(people.known(outcome.id).sum()),
        Step.COMPLETE: complete,
    }
    items = {step: _count(topic, outcome, step=step, number=n) for step, n in steps.items() if n is not None}
    flow = Flow(survey.name, tuple((step, item.subject.id) for step, item in items.items()), people.only)
    return flow, tuple(items.values())


def _count(topic: StudyTopic, outcome: Variable, *, step: Step, number: int) -> RawFinding:
    source = topic.people.survey.name
    estimate = Estimate(
        measure=Measure.COUNT,
        value=float(number),
        unit=Unit.COUNT,
        method=COUNTED,
        period=topic.period,
        source=source,
        n=number,
        persons=step is Step.SELECTED,
    )
    subject = Subject(f"flow.{source}.{step.value}", topic.analysis, None, outcome.label, variable=outcome.id)
    return RawFinding(subject, estimate)
