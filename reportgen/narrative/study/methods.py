"""How a study was made and its figures got, and from what.

In: the story. Out: terms with their explanations, and the list of sources. What its authors said of it is printed as
they said it; of methods, only those that this brief uses are named, as the estimates themselves name them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from reportgen.codebook import Origin
from reportgen.estimates import Measure, TestName
from reportgen.findings import Provenance
from reportgen.locales.languages import Text
from reportgen.locales.messages import Message, Number, Percent, Value, Words, message
from reportgen.narrative.methods import Term, data_source, disclosure, program
from reportgen.narrative.study.naming import named
from reportgen.narrative.study.restrictions import restricted
from reportgen.narrative.study.story import StudyStory

DESCRIPTIONS = (
    "background",
    "objective",
    "setting",
    "eligibility",
    "measurement",
    "bias",
    "sample_size",
    "ethics",
    "generalisability",
    "funding",
)
"""What authors may say of a study, in the order in which it is printed."""
PROPORTIONS = ("wilson", "clopper_pearson", "design_logit", "design_korn_graubard")
FAMILIES = ("modified_poisson", "logistic")
EFFECTS = ("newcombe", "design_mover", "katz_log", "woolf", "mantel_haenszel")


def methods(story: StudyStory) -> tuple[Term, ...]:
    """Give what its authors said, and the methods that this brief uses."""
    terms = [_term("design", _design(story))]
    terms += [
        (message(f"study.term.{key}"), story.description[key]) for key in DESCRIPTIONS if key in story.description
    ]
    terms += [*_derived(story), *restricted(story)]
    used = _used(story)
    terms += [*_intervals(used)]
    terms += [_term(each, message(f"study.method.{each}")) for each in EFFECTS if each in used]
    terms += [*_models(story), *_tests(story), *_coefficients(story)]
    if story.study.associations or story.study.prevalences:
        terms.append(_term("missing", message("study.method.missing")))
    terms += [*_feeding(story), _quality(story), disclosure(story.findings)]
    return tuple(terms)


def _term(name: str, words: Words) -> Term:
    return (message(f"study.term.{name}"), words)


def _used(story: StudyStory) -> frozenset[str]:
    return frozenset(found.estimate.method for found in story.findings if found.estimate is not None)


def _design(story: StudyStory) -> Message:
    facts = story.facts
    if facts.n_clusters is not None:
        way = "clusters.weighted" if facts.weighted else "clusters"
        return message(f"study.method.design.{way}", count=facts.n_clusters)
    if facts.n_strata is not None:
        return message("study.method.design.strata", count=facts.n_strata)
    return message("study.method.design.weighted" if facts.weighted else "study.method.design")


def _derived(story: StudyStory) -> Iterator[Term]:
    """Give of what a derived variable or a score is made."""
    seen: set[str] = set()
    for book in story.study.codebooks.values():
        for variable in book.values():
            items = [book[name] for name in variable.items if name in book]
            if variable.origin is Origin.ASKED or not items or variable.id in seen:
                continue
            seen.add(variable.id)
            names = named(items, at_most=len(items))
            yield (variable.label, message(f"study.method.{variable.origin.value}", names=names))


def _intervals(used: frozenset[str]) -> Iterator[Term]:
    """Give how the intervals of proportions are got, all under one head."""
    said = [message(f"study.method.{each}") for each in PROPORTIONS if each in used]
    if said:
        yield _term(
            "interval", reduce(lambda first, second: message("study.method.two", first=first, second=second), said)
        )


def _models(story: StudyStory) -> Iterator[Term]:
    # A model behind a test for trend is told with the tests; it gives no ratio.
    used = {
        found.estimate.method
        for found in story.findings
        if found.estimate and found.estimate.measure is not Measure.TEST
    }
    for family in FAMILIES:
        names = sorted(each for each in used if each.startswith(f"{family}_"))
        if names:
            yield _term(family, message(f"study.method.{family}", variance=_variance(names[0])))


def _variance(method: str) -> Message:
    if method.endswith("_model_based"):
        return message("study.method.variance.model")
    if method.endswith("_hc0"):
        return message("study.method.variance.robust")
    if method.endswith(("_kauermann_carroll", "_mancl_derouen")):
        return message("study.method.variance.few_clusters")
    if "cluster" in method:
        return message("study.method.variance.cluster")
    return message("study.method.variance.linearised")


def _tests(story: StudyStory) -> Iterator[Term]:
    used = {
        found.estimate.test.name.value for found in story.findings if found.estimate is not None and found.estimate.test
    }
    if used & {"chi_square", "fisher_exact"}:
        yield _term("tests", message("study.method.tests"))
    if "rao_scott" in used:
        yield _term("tests", message("study.method.rao_scott"))
    if "cochran_armitage" in used:
        yield _term("trend", message("study.method.cochran_armitage"))
    trends = [found.test for trend in story.study.trends if (found := story.estimate(trend.test)) is not None]
    if any(test is not None and test.name is TestName.WALD for test in trends):
        yield _term("trend", message("study.method.wald"))


def _coefficients(story: StudyStory) -> Iterator[Term]:
    measures = {found.estimate.measure: found.estimate.method for found in story.findings if found.estimate is not None}
    if Measure.KAPPA in measures:
        linear = measures[Measure.KAPPA].endswith("linear")
        yield _term("kappa", message("study.method.kappa.linear" if linear else "study.method.kappa"))
    if Measure.ALPHA in measures:
        yield _term("alpha", message("study.method.alpha"))


def _feeding(story: StudyStory) -> Iterator[Term]:
    for feeding in story.study.feeding[:1]:
        yield _term("feeding", message(f"study.method.feeding.{feeding.unknown_rule.value}"))


def _quality(story: StudyStory) -> Term:
    rule = story.rule
    words = message(
        "study.method.quality",
        usable=Percent(rule.answered_usable, None),
        caution=Percent(rule.answered_caution, None),
        fewest=Number(rule.fewest),
    )
    return (message("narrative.term.quality"), words)


def sources(story: StudyStory) -> tuple[Words, ...]:
    """Give the data files, how their answers came about, and the program."""
    surveys = story.study.surveys
    notes = [
        message("study.source.note", source=_file_of(story, facts.name), note=_open_ended(facts.note))
        for facts in surveys
        if facts.note is not None
    ]
    made = [
        message(f"study.made.{facts.provenance.value}")
        for facts in surveys
        if facts.provenance is not Provenance.COLLECTED and facts.note is None
    ]
    entries = (*(data_source(each) for each in story.sources), *notes, *made, program(story.version))
    return tuple(dict.fromkeys(entries))


def _file_of(story: StudyStory, name: str) -> Value:
    return next((each.file for each in story.sources if each.name == name), name)


def _open_ended(text: Text) -> Text:
    """Give a note without its full stop, which the sentence that it stands in sets."""
    return Text(tuple((language, words.rstrip().removesuffix(".")) for language, words in text.versions))
