"""Recommendations in the HTML: numbered alike on page one and in full, one heading a language, nothing dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import printed
from briefs import both, brief

from reportgen.brief import ActionLine, Actions, Advice, AdviceItem, Brief
from reportgen.config.model import Layout
from reportgen.locales.languages import Language

INDONESIAN, ENGLISH = Language


def action(number: int) -> ActionLine:
    remark = both("data sementara", "provisional data") if number == 1 else None
    return ActionLine(
        both(f"Lakukan hal {number}.", f"Do thing {number}."),
        both("Kepala puskesmas", "Head of the puskesmas"),
        both("paling lambat akhir Triwulan II 2025", "by the end of Q2 2025"),
        remark,
    )


def item(number: int, *, how: bool = True) -> AdviceItem:
    return AdviceItem(
        both(f"Lakukan hal {number}.", f"Do thing {number}."),
        both("Caranya begini.", "This is how.") if how else None,
        ((both("Alasan:", "Why:"), both("Sebabnya.", "Because.")),),
    )


def advised(actions: int = 3, *, how: bool = True) -> Brief:
    made = brief()
    block = Actions(
        both("Siapa melakukan apa, kapan", "Who should do what by when"),
        tuple(action(number) for number in range(1, actions + 1)),
        numbered=actions > 1,
    )
    advice = Advice(tuple(item(number, how=how) for number in range(1, actions + 1)), numbered=actions > 1)
    first, *others = made.sections
    return replace(made, front=(block, *made.front), sections=(replace(first, blocks=(*first.blocks, advice)), *others))


def document(made: Brief, languages: Sequence[Language], *, layout: Layout = Layout.SEPARATE) -> str:
    return printed.html(made, languages, layout=layout)


def within(html: str, tag: str, *, css: str = "") -> list[str]:
    """Give what stands in each element of this kind that holds none of its own kind."""
    opening = rf'<{tag} class="[^"]*\b{css}\b[^"]*">' if css else rf"<{tag}(?: [^>]*)?>"
    return re.findall(rf"{opening}(.*?)</{tag}>", html, flags=re.DOTALL)


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>|\u2060", "", html).split())


def headings(html: str) -> list[str]:
    return [text(each) for block in within(html, "div", css="actions") for each in within(block, "h2")]


def test_actions_stand_first_after_the_title() -> None:
    html = document(advised(), [ENGLISH])
    assert re.search(r'<div class="front">\s*<div class="actions">', html)
    assert headings(html) == ["Who should do what by when"]


def test_an_action_says_who_and_when_and_what_it_rests_on() -> None:
    (lines,) = within(document(advised(), [ENGLISH]), "ol", css="action-list")
    assert [text(each) for each in within(lines, "li")] == [
        "1. Do thing 1. Head of the puskesmas · by the end of Q2 2025 · provisional data",
        "2. Do thing 2. Head of the puskesmas · by the end of Q2 2025",
        "3. Do thing 3. Head of the puskesmas · by the end of Q2 2025",
    ]


def test_side_by_side_the_heading_stands_once_a_language_and_numbers_go_on() -> None:
    html = document(advised(), list(Language), layout=Layout.PARALLEL)
    assert headings(html) == ["Siapa melakukan apa, kapan", "Who should do what by when"]
    assert html.count('<h2 data-bookmark="Siapa melakukan apa, kapan / Who should do what by when">') == len(Language)
    for css in ("action-list", "advice"):
        numbers = [
            text(number) for each in within(html, "ol", css=css) for number in within(each, "span", css="ordinal")
        ]
        assert numbers == ["1.", "1.", "2.", "2.", "3.", "3."]


def test_a_single_action_has_no_number() -> None:
    assert "ordinal" not in document(advised(1), [ENGLISH])


def test_a_recommendation_in_full_has_its_points_and_leaves_out_what_it_lacks() -> None:
    full, short = (within(document(advised(how=how), [ENGLISH]), "ol", css="advice")[0] for how in (True, False))
    assert [text(each) for each in within(full, "p")[:3]] == ["1. Do thing 1.", "This is how.", "Why: Because."]
    assert [text(each) for each in within(short, "p")[:2]] == ["1. Do thing 1.", "Why: Because."]
