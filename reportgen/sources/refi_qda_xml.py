"""The XML of a REFI-QDA project as a tree in which every element knows its line.

In: bytes. Out: ``Element``. A document type is refused where it begins, so that no entity is ever defined, let alone
expanded; nothing outside the bytes is ever looked at. It knows no element by name but the root.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import NoReturn
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType
from xml.parsers.expat.errors import messages

from reportgen.errors import Location
from reportgen.sources.files import refuse

NAMESPACE = "urn:QDA-XML:project:1.0"
MOST_ELEMENTS = 1_000_000
DEEPEST = 100
_ROOT = "Project"
_EXPORT = "export the project again from the program it was coded in"


@dataclass(slots=True)
class Element:
    """One element of the format's namespace; ``attributes`` as written, ``line`` and ``column`` from 1."""

    tag: str
    attributes: dict[str, str]
    line: int
    column: int
    children: list[Element] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    def get(self, attribute: str) -> str | None:
        """Give an attribute, or ``None`` where it is absent or blank."""
        return self.attributes.get(attribute, "").strip() or None

    def all(self, *tags: str) -> Iterator[Element]:
        """Go through the children of some names."""
        return (child for child in self.children if child.tag in tags)

    def first(self, tag: str) -> Element | None:
        """Give the first child of a name, or ``None``."""
        return next(self.all(tag), None)

    def below(self, *tags: str) -> Iterator[Element]:
        """Go through all elements of some names, however far below."""
        for child in self.children:
            if child.tag in tags:
                yield child
            yield from child.below(*tags)

    @property
    def text(self) -> str:
        """The words that stand in the element itself."""
        return "".join(self.pieces)


class _Builder:
    """Builds the tree as expat goes through the bytes."""

    def __init__(self, parser: XMLParserType, file: str) -> None:
        self._parser, self._file = parser, file
        self._open: list[Element] = []
        self._count = 0
        self.root: Element | None = None
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._doctype

    def here(self) -> Location:
        return Location(file=self._file, line=self._parser.CurrentLineNumber, column=self._column())

    def _column(self) -> int:
        return self._parser.CurrentColumnNumber + 1

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS or len(self._open) >= DEEPEST:
            self._refuse_shape()
        namespace, _, local = name.rpartition(" ")
        tag = local if namespace == NAMESPACE else f"{{{namespace}}}{local}"
        element = Element(tag, attributes, self._parser.CurrentLineNumber, self._column())
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _words(self, words: str) -> None:
        self._open[-1].pieces.append(words)

    def _doctype(self, *_declared: object) -> NoReturn:
        message = "the XML declares a document type or an entity, which no project has and which can hide an attack"
        refuse("data.entities", message, where=self.here(), hint=f"do not use this file; {_EXPORT}")

    def _refuse_shape(self) -> NoReturn:
        message = f"the XML has more than {MOST_ELEMENTS:,} elements, or they lie more than {DEEPEST} deep"
        refuse("data.too_large", message, where=self.here(), hint=_EXPORT)


def parse(data: bytes, *, file: str) -> Element:
    """Give the root element, ``Project``; ``file`` is how places name the file.

    Raises ``DataError`` where the XML is damaged, declares a document type, is no project, or is too large.
    """
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    builder = _Builder(parser, file)
    try:
        parser.ParseFile(BytesIO(data))
    except ExpatError as error:
        where = Location(file=file, line=error.lineno, column=error.offset + 1)
        message = f"the XML is damaged: {messages.get(error.code, 'it cannot be read')}"
        refuse("data.damaged_project", message, where=where, hint=_EXPORT)
    except (LookupError, ValueError):
        message = "the XML is written in an encoding that is not read"
        refuse("data.encoding", message, where=Location(file=file), hint=_EXPORT)
    root = builder.root
    if root is None or root.tag != _ROOT:
        message = f'the XML is no REFI-QDA project: expected the element "{_ROOT}" of {NAMESPACE}'
        refuse("data.no_project", message, where=Location(file=file, line=1, column=1), hint=_EXPORT)
    return root
