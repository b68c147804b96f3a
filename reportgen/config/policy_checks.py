"""What a policy names must exist, and what nobody has checked must not reach a page.

In: ``Look``. Out: problems added to it. Whatever has the wrong shape is passed over, for ``validate`` reports it; that
a rule can never fire is for ``rule_checks``, that a text lacks a language for ``brief_checks``. What built-in data name
and a configuration switched off goes quietly, as ``rulebook_build`` says.

Facts with mark ``U`` are refused where a configuration's own entry would print them: a known target, a context figure,
a threshold, and evidence or a regulation that an action, an option or a topic rests on. An article with mark ``U`` is
left out of print instead, with its regulation still cited.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from reportgen.config.look import Look, Named
from reportgen.config.places import Keys, Leaf, Place, Problem, Step, dotted, find, nearest
from reportgen.config.policy_file import POLICY, built_in
from reportgen.config.policy_look import PolicyLook, is_built_in, is_off
from reportgen.config.rule_names import check_conditions
from reportgen.config.suggest import near_or_all
from reportgen.rulebook import Mark

_ONE = {
    "actions": "action",
    "actors": "actor",
    "evidence": "evidence",
    "options": "option",
    "reference_targets": "known target",
    "regulations": "regulation",
    "rules": "rule",
    "topics": "topic",
}
_MAY_BE_OFF = ("reference_targets", "regulations", "evidence", "actions", "rules", "options")
_MARKS_HINT = "after checking, write `mark: V` (read in the source itself) or `mark: V2` with `reported_by:`"


def check_policy(look: Look) -> None:
    """Check what a configuration's own policy entries name, switch off and would print."""
    seen = PolicyLook(look)
    if look.group(POLICY) is not None:
        _switched_off(seen)
        _actions_and_options(seen)
        _topics(seen)
        _rules(seen)
        _regulations(seen)
        _figures(seen)
        _unverified(seen)
    _topics_of_sources(seen)


def _switched_off(seen: PolicyLook) -> None:
    for section in _MAY_BE_OFF:
        known = built_in().names(section)
        for name, entry in seen.entries(section):
            if is_off(entry.node) and name not in known and not entry.covers:
                message = f'there is no {_ONE[section]} "{name}" to switch off'
                key = dotted((POLICY, section, name))
                seen.look.refuse(Problem("not_there", message, near_or_all(name, known)), entry.place, key)


def _actions_and_options(seen: PolicyLook) -> None:
    for section in ("actions", "options"):
        for name, _ in seen.entries(section):
            path = (POLICY, section, name)
            _exists(seen, seen.look.named(*path, "actor"), "actors")
            for each in seen.listed(*path, "actions"):
                _exists(seen, each, "actions")
            for each in seen.listed(*path, "evidence"):
                if _exists(seen, each, "evidence"):
                    _is_checked(seen, each, "evidence")
            _law(seen, *path)


def _topics(seen: PolicyLook) -> None:
    for name, _ in seen.entries("topics"):
        path = (POLICY, "topics", name)
        _exists(seen, seen.look.named(*path, "action"), "actions")
        _law(seen, *path)


def _rules(seen: PolicyLook) -> None:
    for name, entry in seen.entries("rules"):
        path = (POLICY, "rules", name)
        _exists(seen, seen.look.named(*path, "action"), "actions")
        when = find(entry.node, ("when",))
        if isinstance(when, Keys):
            check_conditions(seen, (*path, "when"))


def _law(seen: PolicyLook, *path: Step) -> None:
    for at, _ in seen.groups(*path, "law"):
        named = seen.look.named(*at, "regulation")
        if named is None or not _exists(seen, named, "regulations"):
            continue
        _is_checked(seen, named, "regulations")
        articles = find(seen.entry("regulations", named.word), ("articles",))
        known = [str(article) for article in articles.entries] if isinstance(articles, Keys) else []
        for each in seen.listed(*at, "articles"):
            if each.word not in known:
                message = f'{named.word} has no article "{each.word}" that is known here'
                hint = (
                    f"add it to policy.regulations.{named.word}.articles with its mark; {near_or_all(each.word, known)}"
                )
                if not known:
                    hint = hint.partition(";")[0]
                seen.look.refuse(Problem("no_article", message, hint), each.place, each.key)


def _regulations(seen: PolicyLook) -> None:
    for name, entry in seen.entries("regulations"):
        path = (POLICY, "regulations", name)
        for each in seen.listed(*path, "superseded_by"):
            _exists(seen, each, "regulations")
        _overlaps(seen, *path)
        _secondary_articles(seen, entry.node, *path)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of days of a regulation, as it stands in a configuration."""

    first: date
    last: date | None
    place: Place
    key: str


def _overlaps(seen: PolicyLook, *path: Step) -> None:
    stretches = [
        _Stretch(first, _day(group, "to"), group.place, dotted(at))
        for at, group in seen.groups(*path, "in_force")
        if (first := _day(group, "from")) is not None
    ]
    for earlier, later in pairwise(sorted(stretches, key=lambda each: each.first)):
        if earlier.last is None or later.first <= earlier.last:
            until = "has no last day" if earlier.last is None else f"lasts until {earlier.last}"
            message = f"{later.key} begins on {later.first}, and the stretch at {earlier.place.located()} {until}"
            hint = "a regulation is one thing on one day: end the first before the second begins"
            seen.look.refuse(Problem("overlap", message, hint), later.place, later.key)


def _day(span: Keys, key: str) -> date | None:
    """Give a day where it is one; what is none is reported where the model is checked."""
    node = span.node(key)
    try:
        return date.fromisoformat(str(node.value)) if isinstance(node, Leaf) and node.value is not None else None
    except ValueError:
        return None


def _secondary_articles(seen: PolicyLook, node: object, *path: Step) -> None:
    articles = seen.look.group(*path, "articles")
    if not isinstance(node, Keys) or node.node("reported_by") is not None or articles is None:
        return
    for number in articles.entries:
        named = seen.look.named(*path, "articles", number, "mark")
        if named is not None and named.word == Mark.SECONDARY:
            message = f'{dotted(path)}.articles: "{number}" has mark V2, and the regulation names nobody who reports it'
            hint = f"add `reported_by: {{id: …, en: …}}` to {dotted(path)}"
            seen.look.refuse(Problem("no_reporter", message, hint), named.place, named.key)


def _figures(seen: PolicyLook) -> None:
    """Check the indicators of known targets and context figures, and the figures of the monitoring table."""
    look = seen.look
    places: list[Named | None] = [
        look.named(POLICY, "reference_targets", name, "indicator") for name, _ in seen.entries("reference_targets")
    ]
    places += [look.named(*at, "indicator") for at, _ in seen.groups(POLICY, "context")]
    for named in places:
        if named is not None and named.word not in look.known:
            _missing(seen, named, "indicator", look.known)
    figures = look.known | seen.known("topics") | seen.variables
    for name, entry in seen.entries("monitoring"):
        if name not in figures:
            _missing(seen, Named(name, entry.place, dotted((POLICY, "monitoring", name))), "figure", figures)


def _unverified(seen: PolicyLook) -> None:
    paths: list[tuple[Step, ...]] = [at for at, _ in seen.groups(POLICY, "context")]
    paths += [
        (POLICY, "reference_targets", name) for name, each in seen.entries("reference_targets") if not is_off(each.node)
    ]
    for name, _ in seen.entries("topics"):
        threshold = (POLICY, "topics", name, "threshold")
        paths += [threshold] if seen.look.group(*threshold) is not None else []
    for path in paths:
        mark = seen.look.named(*path, "mark")
        if mark is None or mark.word == Mark.UNVERIFIED:
            place = nearest(seen.look.root, path) if mark is None else mark.place
            said = "has no mark" if mark is None else "has mark U"
            message = f"{dotted(path)} {said}: nobody has checked it, and what nobody has checked reaches no page"
            seen.look.refuse(Problem("unverified", message, _MARKS_HINT), place, dotted(path))


def _topics_of_sources(seen: PolicyLook) -> None:
    """Check the topics that survey variables and themes of interviews are said to be about."""
    topics = seen.known("topics") | seen.look.known
    said = {named.place: named for named in _said_topics(seen.look)}  # an anchor's words stand at many paths
    for named in said.values():
        if named.word not in topics:
            _missing(seen, named, "topic", topics)


def _said_topics(look: Look) -> Iterator[Named]:
    sources = look.group("sources")
    for source in sources.entries if sources is not None else ():
        for group in ("variables", "themes"):
            entries = look.group("sources", source, group)
            for name in entries.entries if entries is not None else ():
                named = look.named("sources", source, group, name, "topic")
                if named is not None:
                    yield named


def _exists(seen: PolicyLook, named: Named | None, section: str) -> bool:
    """Say whether what is named exists and is on; one that a configuration's own words miss is refused."""
    if named is None:
        return False
    known = seen.known(section)
    if named.word in known:
        return True
    if is_built_in(named.place):
        return False
    if named.word in seen.off[section]:
        message = f'{_ONE[section]} "{named.word}" is switched off'
        hint = f"take it away here, or take `off` from policy.{section}.{named.word}"
        seen.look.refuse(Problem("switched_off", message, hint), named.place, named.key)
    else:
        _missing(seen, named, _ONE[section], known)
    return False


def _missing(seen: PolicyLook, named: Named, what: str, known: Collection[str]) -> None:
    message = f'there is no {what} "{named.word}"'
    code = f"no_{what.replace(' ', '_')}"
    seen.look.refuse(Problem(code, message, near_or_all(named.word, known)), named.place, named.key)


def _is_checked(seen: PolicyLook, named: Named, section: str) -> None:
    if seen.mark(section, named.word) == Mark.UNVERIFIED and not is_built_in(named.place):
        message = f"{named.key} rests on {named.word}, which has mark U or none: nobody has checked it"
        hint = f"in policy.{section}.{named.word}: {_MARKS_HINT}"
        seen.look.refuse(Problem("unverified", message, hint), named.place, named.key)
