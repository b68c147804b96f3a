"""The parts of a REFI-QDA project, read from its XML.

In: the root element and the open archive. Out: codes, cases, sources, coded segments. Sets, notes, links and graphs are
not looked at. What contradicts itself (a code that is not in the code book, a selection beyond the end of its text) is
noted for one error at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.errors import Location
from reportgen.findings import Unread
from reportgen.sources.interviews_problems import Problems
from reportgen.sources.refi_qda_archive import Archive
from reportgen.sources.refi_qda_model import SEPARATOR, Case, Code, CodedSegment, Source, User
from reportgen.sources.refi_qda_xml import Element
from reportgen.sources.spelling import collapse

_INTERNAL = "internal://"
_TEXT = "TextSource"
_OTHERS = {
    "PictureSource": Unread.PICTURE,
    "PDFSource": Unread.PDF,
    "AudioSource": Unread.AUDIO,
    "VideoSource": Unread.VIDEO,
}
_VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")
_EXPORT = "export the project again from the program it was coded in"


@dataclass(slots=True)
class Reading:
    """A project being read; ``file`` is how places name its XML."""

    root: Element
    archive: Archive
    file: str
    problems: Problems = field(init=False)

    def __post_init__(self) -> None:
        """Begin without problems."""
        self.problems = Problems(self.archive.name)

    def users(self) -> tuple[User, ...]:
        """Give who coded."""
        return tuple(
            User(_guid(user.get("guid")), user.get("name"))
            for group in self.root.all("Users")
            for user in group.all("User")
        )

    def codes(self) -> tuple[Code, ...]:
        """Give the code tree, each code with its whole path, in the file's order."""
        books = (codes for book in self.root.all("CodeBook") for codes in book.all("Codes"))
        return tuple(code for top in books for code in _codes(top, ()))

    def cases(self) -> tuple[Case, ...]:
        """Give the cases, with their variables' values by the variables' names."""
        group = self.root.first("Cases")
        return tuple(self._case(number, case) for number, case in enumerate(_all(group, "Case"), start=1))

    def _case(self, number: int, case: Element) -> Case:
        return Case(
            guid=_guid(case.get("guid")),
            name=collapse(case.get("name") or str(number)),
            values=self._values(case),
            sources=_targets(case, "SourceRef"),
            selections=_targets(case, "SelectionRef"),
            where=self._at(case),
        )

    def sources(self) -> tuple[Source, ...]:
        """Give every source; of one that is no text only that it is there."""
        group = self.root.first("Sources")
        return tuple(
            self._source(number, source) for number, source in enumerate(_all(group, _TEXT, *_OTHERS), start=1)
        )

    def _source(self, number: int, source: Element) -> Source:
        path = source.get("plainTextPath") or source.get("path") or source.get("richTextPath") or ""
        name = source.get("name") or path.removeprefix(_INTERNAL) or str(number)
        is_text = source.tag == _TEXT
        return Source(
            guid=_guid(source.get("guid")),
            name=collapse(name),
            is_text=is_text,
            text=self._text(source) if is_text else None,
            values=self._values(source),
            where=self._at(source),
        )

    def _text(self, source: Element) -> str | None:
        """Give a source's words: those in the XML, or those of its file in the archive; no other file is opened."""
        content = source.first("PlainTextContent")
        if content is not None:
            return content.text
        path = source.get("plainTextPath")
        if path is None:
            return None
        inside = path.startswith(_INTERNAL) or "://" not in path  # QualCoder writes the bare name of the file
        return self.archive.text(path.removeprefix(_INTERNAL)) if inside else None

    def _values(self, holder: Element) -> Mapping[str, str]:
        group = self.root.first("Variables")
        names = {_guid(each.get("guid")): collapse(each.get("name") or "") for each in _all(group, "Variable")}
        found = {}
        for value in holder.all("VariableValue"):
            name = next((names.get(guid) for guid in _targets(value, "VariableRef")), None)
            words = next((collapse(part.text) for part in value.all(*_VALUES)), "")
            if name and words:
                found[name] = words
        return found

    def segments(self, sources: Sequence[Source], codes: Sequence[Code]) -> tuple[CodedSegment, ...]:
        """Give every code on every selection of a text."""
        known = {code.guid for code in codes}
        elements = _all(self.root.first("Sources"), _TEXT, *_OTHERS)
        return tuple(
            segment
            for source, element in zip(sources, elements, strict=True)
            if source.is_text
            for selection in element.all("PlainTextSelection")
            for segment in self._coded(source, selection, known)
        )

    def _coded(self, source: Source, selection: Element, known: set[str]) -> Iterator[CodedSegment]:
        codings = tuple(selection.all("Coding"))
        if not codings:
            return
        span = self._span(source, selection)
        if span is None:
            return
        start, end = span
        for coding in codings:
            coder = coding.get("creatingUser") or selection.get("creatingUser")
            for code in _targets(coding, "CodeRef"):
                if code not in known:
                    message = "a segment is coded with a code that the code book does not have"
                    self.problems.add("no_code", message, where=self._at(coding), hint=_EXPORT)
                    continue
                yield CodedSegment(
                    source=source.guid,
                    selection=_guid(selection.get("guid")),
                    code=code,
                    start=start,
                    end=end,
                    text=None if source.text is None else source.text[start:end],
                    coder=None if coder is None else _guid(coder),
                    where=self._at(selection),
                )

    def _span(self, source: Source, selection: Element) -> tuple[int, int] | None:
        ends = [selection.get(key) or "" for key in ("startPosition", "endPosition")]
        length = None if source.text is None else len(source.text)
        if all(end.isascii() and end.isdigit() for end in ends):
            start, end = map(int, ends)
            if start <= end and (length is None or end <= length):
                return start, end
        of = "" if length is None else f" of a text of {length} characters"
        message = f'a selection goes from "{ends[0][:20]}" to "{ends[1][:20]}"{of}'
        self.problems.add("bad_selection", message, where=self._at(selection), hint=_EXPORT)
        return None

    def unread(self) -> tuple[tuple[tuple[Unread, int], ...], Mapping[str, int]]:
        """Give how many coded places are not read, by kind, and by the guid of their code."""
        kinds: Counter[Unread] = Counter()
        codes: Counter[str] = Counter()
        for kind, code in self._unread_places():
            kinds[kind] += 1
            codes[code] += 1
        return tuple((kind, kinds[kind]) for kind in Unread if kinds[kind]), dict(codes)

    def _unread_places(self) -> Iterator[tuple[Unread, str]]:
        for source in _all(self.root.first("Sources"), _TEXT, *_OTHERS):
            codings = source.all("Coding") if source.tag == _TEXT else source.below("Coding")
            kind = Unread.WHOLE_SOURCE if source.tag == _TEXT else _OTHERS[source.tag]
            yield from ((kind, code) for coding in codings for code in _targets(coding, "CodeRef"))
        for case in _all(self.root.first("Cases"), "Case"):
            yield from ((Unread.CASE, code) for code in _targets(case, "CodeRef"))

    def _at(self, element: Element) -> Location:
        return Location(file=self.file, line=element.line, column=element.column)


def _codes(holder: Element, above: tuple[str, ...]) -> Iterator[Code]:
    for code in holder.all("Code"):
        own = tuple(name for part in (code.get("name") or "").split(SEPARATOR) if (name := collapse(part)))
        path = (*above, *(own or ("?",)))
        yield Code(_guid(code.get("guid")), path)
        yield from _codes(code, path)


def _all(group: Element | None, *tags: str) -> tuple[Element, ...]:
    return () if group is None else tuple(group.all(*tags))


def _targets(holder: Element, tag: str) -> tuple[str, ...]:
    return tuple(_guid(each.get("targetGUID")) for each in holder.all(tag))


def _guid(text: str | None) -> str:
    """Give a guid in one form: programs write it with or without braces, in small letters or capitals."""
    return (text or "").strip("{} ").casefold()
