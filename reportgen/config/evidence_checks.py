"""Published figures: that what belongs together is there and of one shape.

In: ``Look``. Out: problems added to it. Whether the figures are possible is for ``integrity``: a percentage above
100 or an impossible ratio is a finding about the publication, not a mistake of the configuration.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from reportgen.config.look import Look
from reportgen.config.places import Items, Keys, Leaf, Node, Problem, Step, dotted, find, nearest
from reportgen.config.suggest import near_or_all
from reportgen.config.survey_look import filled, sources_of, variables_of

_ALMOST = 0.85
_PAIR = 2
Path = tuple[Step, ...]


def check_evidence(look: Look) -> None:
    """Check the publications and their claims; works as well on a tree that holds nothing but ``evidence``."""
    evidence = look.at("evidence")
    indices = range(len(evidence.items)) if isinstance(evidence, Items) else range(0)
    look.unique([named for i in indices if (named := look.named("evidence", i, "id")) is not None], "publication")
    variables = {name for source in sources_of(look, "survey") for name in variables_of(look, source)}
    for index in indices:
        path: Path = ("evidence", index)
        _ascending(look, (*path, "age"), "the lower age first")
        _indicator(look, path)
        claims = look.at(*path, "claims")
        for at in range(len(claims.items)) if isinstance(claims, Items) else ():
            _claim(look, (*path, "claims", at), variables)


def _claim(look: Look, path: Path, variables: set[str]) -> None:
    claim = look.group(*path)
    if claim is None:
        return
    _ascending(look, (*path, "ci"), "the lower limit first")
    _ascending(look, (*path, "scale"), "the least possible score first")
    _indicator(look, path)
    _almost_a_variable(look, path, variables)
    if isinstance(claim.node("table"), Keys):
        _table(look, (*path, "table"))
    measure = look.named(*path, "measure")
    if measure is not None and measure.word == "share":
        _one_of(look, path, ("count", "percent"))
    elif measure is not None and measure.word == "whole":
        _whole(look, path)
    elif measure is not None and measure.word == "score":
        _bands(look, path)


def _refuse(look: Look, path: Path, message: str, hint: str) -> None:
    look.refuse(Problem("value", message, hint), nearest(look.root, path), dotted(path))


def _ascending(look: Look, path: Path, words: str) -> None:
    ends = _printed(look.at(*path))
    if len(ends) == _PAIR and ends[0] > ends[1]:
        message = f"{dotted(path)} goes from {ends[0]:g} to {ends[1]:g}; expected {words}"
        _refuse(look, path, message, f"write [{ends[1]:g}, {ends[0]:g}]")


def _printed(node: Node | None) -> tuple[float, ...]:
    """Give the numbers of a list, also those in quotation marks; nothing where any entry is none."""
    values: list[float] = []
    for item in node.items if isinstance(node, Items) else ():
        try:
            values.append(float(item.value) if isinstance(item, Leaf) and item.value is not None else float("nan"))
        except ValueError:
            return ()
    return tuple(values)


def _indicator(look: Look, path: Path) -> None:
    named = look.named(*path, "indicator")
    if named is not None and named.word not in look.known:
        hint = f"{near_or_all(named.word, look.known)}; leave it out where it is none of these"
        problem = Problem("no_indicator", f'there is no indicator "{named.word}"', hint)
        look.refuse(problem, named.place, named.key)


def _almost_a_variable(look: Look, path: Path, variables: set[str]) -> None:
    # A publication has variables of its own, so a name that nobody knows is well; one that is nearly ours is a slip.
    for key in ("exposure", "outcome"):
        named = look.named(*path, key)
        near = get_close_matches(named.word, variables, n=1, cutoff=_ALMOST) if named is not None else []
        if named is not None and near and named.word not in variables:
            message = f'{named.key} is "{named.word}", which is no variable of this file but nearly one'
            problem = Problem("no_variable", message, f'did you mean "{near[0]}"? a name of its own should differ more')
            look.refuse(problem, named.place, named.key)


def _one_of(look: Look, path: Path, keys: tuple[str, ...]) -> None:
    claim = look.group(*path)
    if claim is not None and not any(filled(claim, key) for key in keys):
        words = " or ".join(f"`{key}`" for key in keys)
        _refuse(look, path, f"{dotted(path)} has no figure; expected {words}", "write what was printed")


def _whole(look: Look, path: Path) -> None:
    _one_of(look, path, ("counts", "percents", "parts"))
    parts = look.at(*path, "parts")
    for at in range(len(parts.items)) if isinstance(parts, Items) else ():
        _parts(look, (*path, "parts", at))
    _parts(look, path)
    if isinstance(parts, Items) and any(isinstance(look.at(*path, key), Items) for key in ("counts", "percents")):
        hint = "give each part its `count` and `percent`, and take the lists away"
        _refuse(look, (*path, "parts"), f"{dotted(path)} has its parts twice: as `parts` and as lists", hint)


def _parts(look: Look, path: Path) -> None:
    sizes = {key: len(node.items) for key in ("counts", "percents") if isinstance(node := look.at(*path, key), Items)}
    for key, size in sizes.items():
        if size < _PAIR:
            message = f"{dotted((*path, key))} has {size} of the parts; expected at least two"
            _refuse(look, (*path, key), message, "list all parts of the whole")
    if len(set(sizes.values())) > 1:
        message = (
            f"{dotted(path)} has {sizes['counts']} counts and {sizes['percents']} percents; expected as many of each"
        )
        _refuse(look, (*path, "percents"), message, "list both in the same order, or leave one out")


def _table(look: Look, path: Path) -> None:
    _one_of(look, path, ("rows", "columns", "cells"))
    cells = look.at(*path, "cells")
    widths = [len(row.items) for row in cells.items if isinstance(row, Items)] if isinstance(cells, Items) else []
    if len(set(widths)) > 1:
        message = (
            f"{dotted((*path, 'cells'))} has rows of {' and '.join(str(each) for each in sorted(set(widths)))} cells"
        )
        _refuse(look, (*path, "cells"), message, "write as many cells in every row")
        return
    for key, found in (("rows", len(widths)), ("columns", widths[0] if widths else 0)):
        margins = look.at(*path, key)
        if widths and isinstance(margins, Items) and len(margins.items) != found:
            message = f"{dotted((*path, key))} has {len(margins.items)} totals, and the cells make {found} {key}"
            _refuse(look, (*path, key), message, f"write a total for each of the {key}")


def _bands(look: Look, path: Path) -> None:
    scale = _printed(look.at(*path, "scale"))
    bands = look.group(*path, "bands")
    for name in bands.entries if bands is not None else ():
        band: Path = (*path, "bands", name)
        _ascending(look, band, "the lower end first")
        ends = _printed(find(look.root, band))
        if len(scale) == _PAIR and any(not scale[0] <= end <= scale[1] for end in ends):
            message = f"{dotted(band)} reaches outside the scale, which goes from {scale[0]:g} to {scale[1]:g}"
            _refuse(look, band, message, "check `scale` and the band's ends")


def evidence_indicators(look: Look) -> Iterator[str]:
    """Go through the indicators that publications and their claims name: their definitions reach the page."""
    evidence = look.at("evidence")
    for index in range(len(evidence.items)) if isinstance(evidence, Items) else ():
        claims = look.at("evidence", index, "claims")
        paths: list[Path] = [("evidence", index)]
        paths += (
            [("evidence", index, "claims", at) for at in range(len(claims.items))] if isinstance(claims, Items) else []
        )
        yield from (named.word for path in paths if (named := look.named(*path, "indicator")) is not None)
