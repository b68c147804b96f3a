"""What must hang together where people were interviewed: files, spellings, themes, and the analyses that name them.

In: ``Look``. Out: problems added to it. Whether columns and codes are there is for ``sources`` to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.config.look import Look, Named, word
from reportgen.config.places import Keys, Problem, Step, dotted, nearest, texts_in
from reportgen.config.suggest import near_or_all
from reportgen.config.survey_look import Code, codes_at, kind_of, sources_of, variables_of

_KIND = "interviews"
_OF_INTERVIEWS = frozenset({"themes", "joint"})
_PROJECT = ".qdpx"
_OF_PROJECTS = ("group_variable", "stance_codes")
_OF_TABLES = ("sheet", "columns")


def check_interviews(look: Look) -> None:
    """Check every source of interviews, and every analysis against its source."""
    for source in sources_of(look, _KIND):
        _files(look, source)
        for group in ("themes", "groups"):
            _spellings(look, ("sources", source, group))
        _about(look, source)
        _dropped(look, source)
    for index in look.analyses:
        _analysis(look, index)


def _files(look: Look, source: str) -> None:
    path: tuple[Step, ...] = ("sources", source)
    file = look.named(*path, "path")
    if file is None:
        return
    is_project = file.word.casefold().endswith(_PROJECT)
    if not look.present(*path, "informants") and not (is_project and look.present(*path, "group_variable")):
        message = f"{dotted(path)}.informants is missing: nothing says who was asked, and to which group they belong"
        hint = "write `informants: …`, a file with a row an informant"
        if is_project:
            hint += "; or `group_variable: …`, the variable of the project's cases that names their group"
        look.refuse(Problem("missing", message, hint), nearest(look.root, path), f"{dotted(path)}.informants")
    for key in _OF_TABLES if is_project else _OF_PROJECTS:
        if look.present(*path, key) and not _is_empty(look, (*path, key)):
            kind = "a table of segments" if is_project else "a project file (.qdpx)"
            message = f"{dotted((*path, key))} is for {kind}, and {file.word} is none"
            place = nearest(look.root, (*path, key))
            look.refuse(Problem("value", message, f"take `{key}` away"), place, dotted((*path, key)))


def _is_empty(look: Look, path: tuple[Step, ...]) -> bool:
    group = look.group(*path)
    return group is not None and not group.entries


def _spellings(look: Look, path: tuple[Step, ...]) -> None:
    """Refuse a spelling that two groups or two themes claim; case and white space do not tell them apart."""
    claimed: dict[str, str] = {}
    for name, spelling in _claims(look, path):
        other = claimed.setdefault(" ".join(spelling.text.split()).casefold(), name)
        if other != name:
            message = f'"{spelling.text}" is claimed twice under {dotted(path)}, by "{other}" and by "{name}"'
            look.refuse(Problem("twice", message, "keep it in one of them"), spelling.place, spelling.key)


def _claims(look: Look, path: tuple[Step, ...]) -> Iterator[tuple[str, Code]]:
    group = look.group(*path)
    for name, entry in group.entries.items() if group is not None else ():
        if isinstance(entry.node, Keys) and "raw" in entry.node.entries:
            yield from ((str(name), each) for each in codes_at(look, *path, name, "raw"))
        else:
            yield str(name), Code(str(name), entry.place, dotted((*path, name)))


def _about(look: Look, source: str) -> None:
    """Check that what a theme points at exists."""
    themes = look.group("sources", source, "themes")
    variables = {name for survey in sources_of(look, "survey") for name in variables_of(look, survey)}
    for theme in themes.entries if themes is not None else ():
        path: tuple[Step, ...] = ("sources", source, "themes", theme)
        indicator, variable = look.named(*path, "indicator"), look.named(*path, "variable")
        if indicator is not None and indicator.word not in look.known:
            hint = f"{near_or_all(indicator.word, look.known)}; under `indicators:` you can define your own"
            problem = Problem("no_indicator", f'there is no indicator "{indicator.word}"', hint)
            look.refuse(problem, indicator.place, indicator.key)
        if variable is not None and variable.word not in variables:
            hint = near_or_all(variable.word, variables) or "there is no survey whose variable it could be"
            problem = Problem("no_variable", f'no survey has a variable "{variable.word}"', hint)
            look.refuse(problem, variable.place, variable.key)
        if indicator is not None and variable is not None:
            message = f"{dotted(path)} has an indicator and a variable; expected one of the two"
            look.refuse(Problem("value", message, "keep the one that the theme is about"), variable.place, variable.key)


def _dropped(look: Look, source: str) -> None:
    path: tuple[Step, ...] = ("sources", source)
    dropped = {" ".join(str(leaf.value).split()) for _, leaf in texts_in(look.at(*path, "drop"))}
    for spot in _columns(look, path):
        heading = word(look.at(*spot))
        if heading is not None and " ".join(heading.split()) in dropped:
            message = f'{dotted(spot)} is "{heading}", which {dotted(path)}.drop leaves out'
            place = nearest(look.root, spot)
            look.refuse(Problem("dropped", message, "take it out of `drop`, or take this away"), place, dotted(spot))


def _columns(look: Look, path: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    for key in ("columns", "informant_columns"):
        group = look.group(*path, key)
        yield from ((*path, key, use) for use in (group.entries if group is not None else ()))
    attributes = look.group(*path, "attributes")
    yield from ((*path, "attributes", name, "column") for name in (attributes.entries if attributes else ()))


def _analysis(look: Look, index: int) -> None:
    kind, source = look.named("analyses", index, "kind"), look.named("analyses", index, "source")
    made = kind_of(look, source.word) if source is not None else None
    if kind is None or source is None or made is None:
        return
    if (kind.word in _OF_INTERVIEWS) != (made == _KIND):
        _refuse_source(look, kind, source, made=made)
        return
    if made != _KIND:
        return
    group = look.group("sources", source.word, "themes")
    known = [str(name) for name in group.entries] if group is not None else []
    listed = tuple(_listed(look, index))
    look.unique(listed, "entry")
    for named in (*listed, *_keys(look, index)):
        if known and named.word not in known:
            problem = Problem("no_theme", f'{source.word} has no theme "{named.word}"', near_or_all(named.word, known))
            look.refuse(problem, named.place, named.key)
    if kind.word == "joint":
        _something_to_join(look, index, source, listed)


def _refuse_source(look: Look, kind: Named, source: Named, *, made: str) -> None:
    if made == _KIND:
        message = f'{kind.word} is not for interviews, and the source "{source.word}" holds interviews'
        hint = "of interviews, `themes` gives who raised what, and `joint` sets it beside the numbers"
    else:
        message = f'{kind.word} is about interviews, and the source "{source.word}" is a {made}'
        hint = "name a source with `kind: interviews`"
    look.refuse(Problem("wrong_source", message, hint), source.place, source.key)


def _listed(look: Look, index: int) -> Iterator[Named]:
    for at, leaf in texts_in(look.at("analyses", index, "themes")):
        yield Named(str(leaf.value), leaf.place, f"analyses[{index}].themes[{at}]")


def _keys(look: Look, index: int) -> Iterator[Named]:
    for key in ("quotes", "beside"):
        group = look.group("analyses", index, key)
        for name, entry in group.entries.items() if group is not None else ():
            yield Named(str(name), entry.place, f"analyses[{index}].{key}.{name}")


def _something_to_join(look: Look, index: int, source: Named, listed: tuple[Named, ...]) -> None:
    """Refuse a joint display none of whose themes has a number to stand beside."""
    if listed or look.group("analyses", index, "beside") is not None:
        return
    themes = look.group("sources", source.word, "themes")
    for name in themes.entries if themes is not None else ():
        if any(look.present("sources", source.word, "themes", name, key) for key in ("indicator", "variable")):
            return
    if themes is not None:
        message = (
            f"no theme of {source.word} points at an indicator or a variable, so there is nothing to set beside it"
        )
        hint = "write `indicator: …` or `variable: …` under a theme, or `beside: {theme: id of a finding}` here"
        look.refuse(Problem("missing", message, hint), source.place, f"analyses[{index}]")
