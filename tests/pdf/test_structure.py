"""The structure tree: what someone hears who does not see the page.

Source: ISO 14289-1 (PDF/UA-1), 7.1, 7.2, 7.3, 7.5, 7.8; ISO 32000-1, 14.7–14.9.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise

import briefs
import pikepdf
import printed
import pytest

from reportgen.config.model import Layout
from reportgen.locales.languages import Language
from reportgen.pdf import Press

INDONESIAN, ENGLISH = Language
Place = tuple[int, int]
Spoken = tuple[pikepdf.Object, str]


class Tree:
    """The structure tree of a printed brief."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(pdf))
        self.root = self.pdf.Root.StructTreeRoot
        self.numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}

    def elements(
        self, element: pikepdf.Object | None = None, language: str = ""
    ) -> Iterator[tuple[pikepdf.Object, str]]:
        """Go through the elements in reading order, each with the language that holds for it."""
        current = self.root.K[0] if element is None else element
        spoken = str(current.get("/Lang", language or self.pdf.Root.Lang))
        yield current, spoken
        for kid in current.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
                yield from self.elements(kid, spoken)

    def all(self, kind: str) -> list[Spoken]:
        return [(element, language) for element, language in self.elements() if f"/{kind}" == element.S]

    def content(self) -> dict[Place, str]:
        """Give the language of every content that the tree holds, by page and number."""
        return {
            (self.numbers[element.Pg.objgen], int(kid)): language
            for element, language in self.elements()
            for kid in element.get("/K", [])
            if isinstance(kid, int)
        }

    def painted(self) -> dict[Place, str]:
        """Give the tag of every marked content on the pages that has a number."""
        found = {}
        for number, page in enumerate(self.pdf.pages):
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "BDC" and "/MCID" in operands[1]:
                    found[number, int(operands[1]["/MCID"])] = str(operands[0])
        return found

    def text_of(self, element: pikepdf.Object) -> list[Place]:
        own = [(self.numbers[element.Pg.objgen], int(kid)) for kid in element.get("/K", []) if isinstance(kid, int)]
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
                own += self.text_of(kid)
        return own


@pytest.fixture(scope="module")
def sequential(press: Press) -> Tree:
    return Tree(printed.printed(press, briefs.brief(), list(Language), layout=Layout.SEQUENTIAL).pdf)


@pytest.fixture(scope="module")
def parallel(press: Press) -> Tree:
    return Tree(printed.printed(press, briefs.brief(), list(Language), layout=Layout.PARALLEL).pdf)


@pytest.fixture(params=["sequential", "parallel"])
def tree(request: pytest.FixtureRequest) -> Tree:
    found: Tree = request.getfixturevalue(request.param)
    return found


def test_the_file_says_that_it_is_tagged(tree: Tree) -> None:
    assert tree.pdf.Root.MarkInfo.Marked


def test_headings_go_down_one_level_at_a_time(tree: Tree) -> None:
    levels = [int(str(element.S)[2:]) for element, _ in tree.elements() if str(element.S) in {"/H1", "/H2", "/H3"}]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert levels.count(1) == 2


def test_every_figure_has_words_in_its_own_language(tree: Tree) -> None:
    said = sorted((language, str(figure.Alt).split()[0]) for figure, language in tree.all("Figure"))
    assert said.count(("en", "Bars")) == 2
    assert said.count(("id", "Batang")) == 2
    assert {words for language, words in said if language == "en"} <= {"Bars", "Logo"}
    assert {words for language, words in said if language == "id"} <= {"Batang", "Logo"}


def test_in_sequence_the_language_switches_with_the_edition(sequential: Tree) -> None:
    languages = {page: set() for page in range(len(sequential.pdf.pages))}
    for (page, _), language in sequential.content().items():
        languages[page].add(language)
    half = len(languages) // 2
    assert [languages[page] for page in range(half)] == [{"id"}] * half
    assert [languages[page] for page in range(half, 2 * half)] == [{"en"}] * half


def test_side_by_side_each_page_speaks_both(parallel: Tree) -> None:
    for page in range(len(parallel.pdf.pages)):
        assert {language for (number, _), language in parallel.content().items() if number == page} == {"id", "en"}


def test_everything_painted_is_in_the_tree_or_an_artifact(tree: Tree) -> None:
    assert set(tree.painted()) == set(tree.content())


def test_running_heads_and_feet_are_artifacts(tree: Tree) -> None:
    for page in tree.pdf.pages:
        properties = [
            operands[1]
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and str(operands[0]) == "/Artifact"
        ]
        assert any(each.get("/Type") == "/Pagination" for each in properties)


def test_the_parent_tree_leads_back_to_the_element_that_holds_the_content(tree: Tree) -> None:
    numbers = tree.root.ParentTree.Nums
    for element, _ in tree.elements():
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                page = tree.numbers[element.Pg.objgen]
                assert numbers[2 * page + 1][int(kid)].objgen == element.objgen


def test_heads_of_tables_have_a_scope_and_ids_of_their_own(tree: Tree) -> None:
    heads = [head for head, _ in tree.all("TH")]
    assert {str(head.A.Scope) for head in heads} == {"/Column", "/Row"}
    names = [str(head.ID) for head in heads]
    assert len(names) == len(set(names))
    listed = list(tree.root.IDTree.Kids[0].Names)
    assert [str(name) for name in listed[::2]] == sorted(names)
    for name, element in zip(listed[::2], listed[1::2], strict=True):
        assert str(element.ID) == str(name)


def test_every_cell_is_bound_to_the_head_of_its_row_and_of_its_column(tree: Tree) -> None:
    scopes = {str(head.ID): str(head.A.Scope) for head, _ in tree.all("TH")}
    cells = [cell for cell, _ in tree.all("TD")]
    assert len(cells) > 300
    for cell in cells:
        assert sorted(scopes[str(name)] for name in cell.A.Headers) == ["/Column", "/Row"]


def test_a_table_has_its_caption_within_it(sequential: Tree) -> None:
    captioned = [table for table, _ in sequential.all("Table") if any(kid.S == "/Caption" for kid in table.K)]
    assert len(captioned) == 6


def test_reading_order_is_the_order_on_the_page(sequential: Tree) -> None:
    places = [place for element in [sequential.root.K[0]] for place in sequential.text_of(element)]
    assert [page for page, _ in places] == sorted(page for page, _ in places)
