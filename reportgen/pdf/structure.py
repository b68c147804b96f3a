"""The structure tree of a PDF, completed for those who hear the page instead of seeing it.

In: a PDF as WeasyPrint built it, before it is written, and the language of its content. Out: the same PDF with the
language on the elements that switch it, a scope on the heads of tables and their ids listed, and running heads and feet
marked as artifacts. It must not touch what is seen.

Source: ISO 32000-1, 14.7–14.9; ISO 14289-1 (PDF/UA-1), 7.1, 7.2, 7.5, 7.8.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from weasyprint.pdf import pydyf  # the objects of a PDF, as the engine builds them

_Element = Any  # a dictionary of the PDF; pydyf carries no types


def mend_structure(pdf: Any, spoken: Mapping[tuple[int, int], str]) -> None:
    """Complete the structure tree of ``pdf`` in place; ``spoken`` maps (page, content number) to a language."""
    _Tree(pdf, spoken).mend()


class _Tree:
    """The structure tree with its objects at hand by reference."""

    def __init__(self, pdf: Any, spoken: Mapping[tuple[int, int], str]) -> None:
        self._objects = {item.reference: item for item in pdf.objects}
        self._pages = {reference: number for number, reference in enumerate(pdf.page_references)}
        self._root = self._objects[pdf.catalog["StructTreeRoot"]]
        self._language = pdf.catalog["Lang"].string
        self._spoken = spoken
        self._seen: set[tuple[int, int]] = set()
        self._ids: list[tuple[str, bytes]] = []

    def mend(self) -> None:
        document = self._objects[self._root["K"][0]]
        uniform: dict[bytes, str | None] = {}
        self._hear(document, uniform)
        self._speak(document, self._language, uniform)
        for table in self._all(document, "/Table"):
            self._scope_heads(table)
        self._list_ids()
        self._set_furniture_apart()

    def _kids(self, element: _Element) -> Iterator[_Element]:
        for kid in element["K"]:
            if not isinstance(kid, int):
                child = self._objects[kid]
                if child.get("Type") == "/StructElem":
                    yield child

    def _all(self, element: _Element, kind: str) -> Iterator[_Element]:
        for kid in self._kids(element):
            if kid["S"] == kind:
                yield kid
            yield from self._all(kid, kind)

    def _hear(self, element: _Element, uniform: dict[bytes, str | None]) -> set[str]:
        """Give the languages below ``element``; note in ``uniform`` the one language of every element that has one."""
        heard: set[str] = set()
        for kid in element["K"]:
            if isinstance(kid, int):
                place = (self._pages[element["Pg"]], kid)
                self._seen.add(place)
                heard.add(self._spoken.get(place, self._language))
        for child in self._kids(element):
            heard |= self._hear(child, uniform)
        uniform[element.reference] = next(iter(heard)) if len(heard) == 1 else None
        return heard

    def _speak(self, element: _Element, current: str, uniform: Mapping[bytes, str | None]) -> None:
        """Set ``Lang`` on the highest elements whose content is all in a language other than the one around them."""
        language = uniform[element.reference]
        if language is not None:
            if language != current:
                element["Lang"] = pydyf.String(language)
            return
        for child in self._kids(element):
            self._speak(child, current, uniform)

    def _scope_heads(self, table: _Element) -> None:
        """Say of the heads of a table whether they head a column or a row, and note their ids."""
        in_head = {cell.reference for head in self._all(table, "/THead") for cell in self._all(head, "/TH")}
        for cell in self._all(table, "/TH"):
            cell["A"]["Scope"] = "/Column" if cell.reference in in_head else "/Row"
            self._ids.append((cell["ID"].string, cell.reference))

    def _list_ids(self) -> None:
        """List the ids that cells refer to their heads by, as a tree in their order."""
        if self._ids:
            pairs = sorted(self._ids)
            listed = [item for name, reference in pairs for item in (pydyf.String(name), reference)]
            limits = pydyf.Array([pydyf.String(pairs[0][0]), pydyf.String(pairs[-1][0])])
            leaf = pydyf.Dictionary({"Names": pydyf.Array(listed), "Limits": limits})
            self._root["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([leaf])})

    def _set_furniture_apart(self) -> None:
        """Mark as artifacts what stands in the margins: it is painted, and no part of the tree."""
        numbers = self._objects[self._root["ParentTree"]]["Nums"]
        for reference, page in self._pages.items():
            stream = self._objects[self._objects[reference]["Contents"]].stream
            parents = numbers[2 * page + 1]
            for position, item in enumerate(stream):
                content = item.get("MCID") if isinstance(item, pydyf.Dictionary) else None
                if content is not None and (page, content) not in self._seen:
                    stream[position - 1] = b"/Artifact"
                    stream[position] = pydyf.Dictionary({"Type": "/Pagination"})
                    parents[content] = "null"
