"""What needs two keys to be judged: an analysis and its source, an indicator and its counts, a target.

In: the merged tree. Out: located problems. It reads the tree, not the model, so that these problems are reported
together with those of ``validate``; whatever has the wrong shape is passed over here, for it is reported there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportgen.config import catalogue
from reportgen.config.brief_checks import check_brief
from reportgen.config.evidence_checks import check_evidence
from reportgen.config.interviews_checks import check_interviews
from reportgen.config.look import Look, Named, word
from reportgen.config.notes_checks import check_notes
from reportgen.config.places import Items, Keys, Place, Problem, Step, dotted, nearest, texts_in
from reportgen.config.policy_checks import check_policy
from reportgen.config.rule_checks import check_rules
from reportgen.config.source_checks import check_sources
from reportgen.config.study_checks import check_studies
from reportgen.config.suggest import near_or_all
from reportgen.config.survey_checks import check_surveys
from reportgen.config.survey_look import kind_of
from reportgen.config.wording_checks import check_wording
from reportgen.errors import Diagnostic

_INDICATORS_HINT = "under `indicators:` you can define your own"


def crosscheck(root: Keys) -> tuple[Diagnostic, ...]:
    """Give every problem between keys of a merged configuration, and as warnings what may be wrong in its words."""
    look = Look(root)
    for check in _CHECKS:
        check(look)
    return tuple(look.found)


def _sources_exist(look: Look) -> None:
    sources = look.group("sources")
    for index in look.analyses:
        named = look.named("analyses", index, "source")
        if named is not None and sources is not None and named.word not in sources.entries:
            known = [str(name) for name in sources.entries]
            problem = Problem("no_source", f'there is no source "{named.word}"', near_or_all(named.word, known))
            look.refuse(problem, named.place, named.key)


def _indicators_exist(look: Look) -> None:
    targets = look.at("policy", "targets")
    of_targets = range(len(targets.items)) if isinstance(targets, Items) else range(0)
    everywhere = [named for index in look.analyses for named in look.asked(index)]
    everywhere += [named for i in of_targets if (named := look.named("policy", "targets", i, "indicator")) is not None]
    for named in everywhere:
        if named.word not in look.known:
            hint = f"{near_or_all(named.word, look.known)}; {_INDICATORS_HINT}"
            problem = Problem("no_indicator", f'there is no indicator "{named.word}"', hint)
            look.refuse(problem, named.place, named.key)


def _local_indicators(look: Look) -> None:
    group = look.group("indicators")
    for name, entry in group.entries.items() if group is not None else ():
        key = f"indicators.{name}"
        if name in catalogue.names():
            message = f'"{name}" is an indicator of the catalogue, and one name must not mean two things'
            look.refuse(Problem("indicator_twice", message, "give yours another name"), entry.place, key)
        counts = look.counts_of(str(name))
        if counts.get("numerator") is not None and counts.get("numerator") == counts.get("denominator"):
            message = f'{key} has "{counts["numerator"]}" both above and below the line'
            place = nearest(look.root, ("indicators", name, "denominator"))
            look.refuse(Problem("value", message, "name the count of those asked as denominator"), place, key)


def _counts_are_there(look: Look) -> None:
    told: set[tuple[str, str]] = set()
    for index in look.analyses:
        source = look.named("analyses", index, "source")
        counts = look.group("sources", source.word, "counts") if source is not None else None
        if source is None or counts is None:
            continue
        for named in look.asked(index):
            if (source.word, named.word) not in told:
                told.add((source.word, named.word))
                _counts_of_indicator(look, named, (source.word, counts))


def _counts_of_indicator(look: Look, named: Named, source: tuple[str, Keys]) -> None:
    name, counts = source
    needed = look.counts_of(named.word)
    for part, count in needed.items():
        if count not in counts.entries:
            message = f'{named.word} needs the count "{count}" as its {part}, and sources.{name}.counts has none'
            near = near_or_all(count, [str(key) for key in counts.entries])
            hint = f"add `{count}: <the column's heading>` in {counts.place.file} line {counts.place.line}; {near}"
            look.refuse(Problem("no_count", message, hint), named.place, named.key)
    columns = [word(counts.node(count)) for count in needed.values()]
    if len(columns) > 1 and columns[0] is not None and columns[0] == columns[1] and len(set(needed.values())) > 1:
        message = f'{named.word}: the numerator and the denominator are both the column "{columns[0]}"'
        place = nearest(look.root, ("sources", name, "counts", needed["numerator"]))
        key = f"sources.{name}.counts.{needed['numerator']}"
        look.refuse(Problem("same_column", message, "one of the two counts names the wrong column"), place, key)


def _nothing_twice(look: Look) -> None:
    look.unique([named for i in look.analyses if (named := look.named("analyses", i, "id")) is not None], "id")
    targets = look.at("policy", "targets")
    indices = range(len(targets.items)) if isinstance(targets, Items) else range(0)
    aimed = [named for i in indices if (named := look.named("policy", "targets", i, "indicator")) is not None]
    look.unique(aimed, "target for")
    lists: list[tuple[Step, ...]] = [("brief", "languages"), ("brief", "sections")]
    lists += [("analyses", index, key) for index in look.analyses for key in ("indicators", "by")]
    for path in lists:
        words = [
            Named(str(leaf.value), leaf.place, f"{dotted(path)}[{position}]")
            for position, leaf in texts_in(look.at(*path))
        ]
        look.unique(words, "entry")


def _columns_for_groups(look: Look) -> None:
    for index in look.analyses:
        source = look.named("analyses", index, "source")
        if source is None or look.group("sources", source.word) is None or kind_of(look, source.word) == "survey":
            continue
        for wanted, place, key in _needs(look, index):
            if not look.present("sources", source.word, wanted):
                what = (
                    "the column that names the village"
                    if wanted == "subunit"
                    else "the column that says whose row it is"
                )
                message = f"{key} needs sources.{source.word}.{wanted}, and there is none"
                look.refuse(Problem("missing", message, f"add `{wanted}:` ({what}), or take this away"), place, key)


def _needs(look: Look, index: int) -> Iterator[tuple[str, Place, str]]:
    kind = look.named("analyses", index, "kind")
    if kind is None:
        return
    if kind.word == "coverage":
        for position, leaf in texts_in(look.at("analyses", index, "by")):
            if leaf.value == "subunit":
                yield "subunit", leaf.place, f"analyses[{index}].by[{position}]"
        compare = look.named("analyses", index, "compare")
        if compare is not None:
            yield "unit", compare.place, compare.key
    if kind.word == "comparison":
        across = look.named("analyses", index, "across")
        wanted = across.word if across is not None else "subunit"
        if wanted in {"unit", "subunit"}:
            place = across.place if across is not None else nearest(look.root, ("analyses", index, "across"))
            yield wanted, place, f"analyses[{index}].across"


_CHECKS: tuple[Callable[[Look], None], ...] = (
    _sources_exist,
    _indicators_exist,
    _local_indicators,
    _counts_are_there,
    _nothing_twice,
    check_sources,
    _columns_for_groups,
    check_surveys,
    check_studies,
    check_interviews,
    check_evidence,
    check_brief,
    check_notes,
    check_policy,
    check_rules,
    check_wording,
)
