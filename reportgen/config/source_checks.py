"""What must hang together within one source: a column and the value picked from it, the signs of a CSV file.

In: ``Look``. Out: problems added to it. Whether files and columns are there is for ``sources`` to say.
"""

from __future__ import annotations

from reportgen.config.look import Look, word
from reportgen.config.places import Problem, Step, dotted, nearest, shown

_RESERVED_COUNTS = frozenset({"unit", "subunit", "month", "row"})


def check_sources(look: Look) -> None:
    """Check every source by itself."""
    sources = look.group("sources")
    for name in sources.entries if sources is not None else ():
        path = ("sources", name)
        if look.group(*path) is None:
            continue
        _unit_and_is(look, path)
        _csv(look, (*path, "csv"))
        _csv(look, (*path, "subunit", "expected", "csv"))
        counts = look.group(*path, "counts")
        for count, entry in counts.entries.items() if counts is not None else ():
            if count in _RESERVED_COUNTS:
                problem = Problem("name", f'"{count}" cannot be the name of a count', f'such as "n_{count}"')
                look.refuse(problem, entry.place, dotted((*path, "counts", count)))


def _unit_and_is(look: Look, path: tuple[Step, ...]) -> None:
    unit, own = look.present(*path, "unit"), look.present(*path, "is")
    if unit and not own:
        message = f"{dotted(path)}.is is missing: the column {_quote(look, path, 'unit')} holds several puskesmas"
        hint = "write `is: …`, this puskesmas as that column spells it"
        # It is due in the puskesmas's own file, where its id stands, not in the one that a district shares.
        own_file = look.at("puskesmas", "id") or look.at(*path)
        place = own_file.place if own_file is not None else nearest(look.root, path)
        look.refuse(Problem("missing", message, hint), place, f"{dotted(path)}.is")
    if own and not unit:
        message = f"{dotted(path)}.unit is missing: `is` says {_quote(look, path, 'is')}, but not in which column"
        hint = "write `unit: …`, the heading of the column with the puskesmas; or take `is` away"
        look.refuse(Problem("missing", message, hint), nearest(look.root, (*path, "is")), f"{dotted(path)}.unit")
    if look.present(*path, "subunit", "expected", "unit") and not (own or unit):
        message = f"{dotted(path)}.subunit.expected.unit picks rows by `is`, which is missing"
        place = nearest(look.root, (*path, "subunit", "expected", "unit"))
        look.refuse(Problem("missing", message, f"write `is: …` under {dotted(path)}"), place, f"{dotted(path)}.is")


def _quote(look: Look, path: tuple[Step, ...], key: str) -> str:
    node = look.at(*path, key)
    return shown(node) if node is not None else "nothing"


def _csv(look: Look, path: tuple[Step, ...]) -> None:
    if look.group(*path) is None:
        return
    delimiter, decimal = word(look.at(*path, "delimiter")) or ",", word(look.at(*path, "decimal")) or "."
    if delimiter == decimal:
        message = f'{dotted(path)} has "{decimal}" both between cells and as decimal sign'
        hint = 'a file with decimal commas mostly has delimiter: ";"'
        key = "decimal" if look.at(*path, "decimal") is not None else "delimiter"
        look.refuse(Problem("value", message, hint), nearest(look.root, (*path, key)), dotted((*path, key)))
