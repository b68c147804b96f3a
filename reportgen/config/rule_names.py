"""What the questions of a rule name must exist: figures, answers, findings, topics, indicators.

In: ``PolicyLook`` and where a condition stands. Out: problems added to it. A shared rule may ask of what one brief does
not measure, and is then silent; it may not ask of what nobody could measure.
"""

from __future__ import annotations

from collections.abc import Collection

from reportgen.config.look import Look, Named, word
from reportgen.config.model.study import AssociationAnalysis, RatioMeasure
from reportgen.config.places import Items, Keys, Problem, Step, dotted, texts_in
from reportgen.config.policy_look import PolicyLook, is_built_in
from reportgen.config.suggest import near_or_all

_JOINED = ("all", "any")
_RATIOS = (RatioMeasure.PREVALENCE_RATIO.value, RatioMeasure.ODDS_RATIO.value)
_MEASURES = tuple(each.value for each in AssociationAnalysis.model_fields["measures"].default)


def check_conditions(seen: PolicyLook, path: tuple[Step, ...]) -> None:
    """Check a condition and all that it is joined from."""
    node = seen.look.at(*path)
    if not isinstance(node, Keys) or is_built_in(node.place):
        return
    _names(seen, path)
    _answer(seen, path)
    for key in _JOINED:
        parts = seen.look.at(*path, key)
        for position in range(len(parts.items) if isinstance(parts, Items) else 0):
            check_conditions(seen, (*path, key, position))
    check_conditions(seen, (*path, "not"))


def _names(seen: PolicyLook, path: tuple[Step, ...]) -> None:
    indicators, topics = seen.look.known, seen.known("topics")
    questions: tuple[tuple[str, str, Collection[str]], ...] = (
        ("figure", "figure", indicators | topics | seen.variables),
        ("association", "topic", topics | seen.variables),
        ("said", "topic", topics | indicators | seen.variables | seen.themes),
        ("areas", "indicator", indicators),
    )
    for key, what, known in questions:
        named = seen.look.named(*path, key)
        if named is not None and named.word not in known:
            hint = near_or_all(named.word, known)
            seen.look.refuse(Problem(f"no_{what}", f'there is no {what} "{named.word}"', hint), named.place, named.key)
    _finding(seen, seen.look.named(*path, "finding"))


def _finding(seen: PolicyLook, named: Named | None) -> None:
    """Check that a finding is a ratio of the brief: its id is the analysis, the measure, the exposure if of several."""
    if named is None:
        return
    ids = {word(seen.look.at("analyses", index, "id")): index for index in seen.look.analyses}
    analysis, *parts = named.word.split(".")
    if analysis not in ids:
        known = [each for each in ids if each is not None]
        message = f'{named.key} is "{named.word}", and there is no analysis "{analysis}" that it could be of'
        hint = f"{near_or_all(analysis, known)}; results.json of this brief lists its findings"
        seen.look.refuse(Problem("no_finding", message, hint), named.place, named.key)
    elif problem := _no_ratio(seen.look, ("analyses", ids[analysis]), named, parts):
        seen.look.refuse(problem, named.place, named.key)


def _no_ratio(look: Look, path: tuple[Step, ...], named: Named, parts: list[str]) -> Problem | None:
    analysis, kind = named.word.partition(".")[0], word(look.at(*path, "kind"))
    if kind is not None and kind != "association":
        message = f'{named.key} is "{named.word}": analysis "{analysis}" is a {kind}, and `finding` asks about a ratio'
        return Problem("no_ratio", message, "of a share ask `figure:` with `is: gap`, `met` or `cannot_say`")
    said = [str(leaf.value) for _, leaf in texts_in(look.at(*path, "measures"))]
    measures = [each for each in said or _MEASURES if each in _RATIOS]
    exposures = [str(leaf.value) for _, leaf in texts_in(look.at(*path, "exposures"))]
    several = exposures if len(exposures) > 1 else []
    chosen: tuple[tuple[str, list[str]], ...] = (("measure", measures), ("exposure", several))
    for position, (what, known) in enumerate(chosen):
        given = parts[position] if position < len(parts) else ""
        if given not in known and (known or what == "measure"):
            lacks = f'analysis "{analysis}" has no ratio of the {what} "{given}"' if given else f"it names no {what}"
            message = f'{named.key} is "{named.word}"; {lacks}'
            hint = near_or_all(given, known) if known else f"add one of {', '.join(_RATIOS)} to its `measures:`"
            return Problem("no_finding", message, f"{hint}; results.json of this brief lists its findings")
    return None


def _answer(seen: PolicyLook, path: tuple[Step, ...]) -> None:
    """Check that a level stands only beside something that has answers."""
    figure, level = seen.look.named(*path, "figure"), seen.look.at(*path, "level")
    if figure is not None and level is not None and figure.word in seen.look.known:
        key = dotted((*path, "level"))
        if figure.word not in seen.known("topics") | seen.variables:
            message = f"{key}: {figure.word} is an indicator, which has no answers to choose from"
            seen.look.refuse(Problem("value", message, "take `level` away"), level.place, key)
