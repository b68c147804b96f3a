"""Page one with its actions: what is to be done, the number, the picture and the key messages stand on one page."""

from __future__ import annotations

from dataclasses import replace

import briefs
import printed
import pytest
from briefs import both

from reportgen.brief import ActionLine, Actions, Brief
from reportgen.config.model import Layout
from reportgen.locales.languages import Language
from reportgen.pdf import Press

LONGEST = both(
    "Ikat bidan praktik mandiri, klinik swasta, dan rumah bersalin dengan nota kesepahaman dan supervisi.",
    "Bind independent midwives, private clinics and maternity homes by a memorandum and supervision.",
)
"""As long as any built-in action."""


def advised() -> Brief:
    line = ActionLine(
        LONGEST,
        both("Petugas promosi kesehatan puskesmas", "Health promotion officer of the puskesmas"),
        both("paling lambat akhir Triwulan II 2025", "by the end of Q2 2025"),
        both("data sementara", "provisional data"),
    )
    heading = both("Siapa melakukan apa, kapan", "Who should do what by when")
    made = briefs.brief(long_title=True)
    return replace(made, front=(Actions(heading, (line,) * 3), *made.front))


@pytest.mark.parametrize("layout", list(Layout))
def test_three_actions_leave_room_for_number_picture_and_messages(press: Press, layout: Layout) -> None:
    editions = [list(Language)] if layout is not Layout.SEPARATE else [[each] for each in Language]
    for languages in editions:
        pages = printed.pages(printed.printed(press, advised(), languages, layout=layout).pdf)
        firsts = pages[:1] if layout is not Layout.SEQUENTIAL else [pages[0], pages[len(pages) // 2]]
        words = " ".join("".join(firsts).split())
        for language in languages:
            indonesian = language is Language.INDONESIAN
            last = "Dua desa belum mengirim laporan" if indonesian else "Two villages have sent no report"
            heading = "Siapa melakukan apa, kapan" if indonesian else "Who should do what by when"
            assert heading in words
            assert last in words
