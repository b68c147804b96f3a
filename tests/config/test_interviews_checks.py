"""What a source of interviews and its analyses must hold together."""

from __future__ import annotations

from pathlib import Path

import pytest
import survey_configs
from survey_configs import spot

from reportgen.config.load import load
from reportgen.errors import Diagnostic

INTERVIEWS = """\
puskesmas: {id: contoh, name: {id: Puskesmas Contoh, en: Contoh Puskesmas}}
period: 2016-11/2016-12
brief: {languages: [id, en]}
sources:
  talks:
    kind: interviews
    path: segments.csv
    informants: informants.csv
    attributes: {role: {column: peran, label: {id: Peran, en: Role}}}
    groups:
      petugas: {raw: [Petugas, Nakes], id: Petugas kesehatan, en: Health workers}
      ibu: {id: Ibu bayi, en: Mothers}
    themes:
      imd: {raw: [IMD, Inisiasi], indicator: imd, id: Pelaksanaan IMD, en: Practice of early initiation}
      support: {variable: helped, id: Dukungan keluarga, en: Family support}
      sanctions: {id: Sanksi, en: Sanctions}
  mothers:
    kind: survey
    path: mothers.csv
    variables:
      helped: {column: q1, values: {1: Ya, 0: Tidak}, event: 1}
analyses:
  - {id: said, kind: themes, source: talks, themes: [imd, support], quotes: {imd: [S01]}}
  - {id: both, kind: joint, source: talks, beside: {sanctions: who.proportion.helped}}
  - {id: who, kind: describe, source: mothers, variables: [helped]}
"""
PROJECT = ("path: segments.csv\n    informants: informants.csv", "path: talks.qdpx\n    group_variable: kelompok")


def changed(folder: Path, *changes: survey_configs.Change) -> Path:
    return survey_configs.changed(folder, *changes, text=INTERVIEWS)


def problems(folder: Path, *changes: survey_configs.Change) -> tuple[Diagnostic, ...]:
    return survey_configs.problems(folder, *changes, text=INTERVIEWS)


@pytest.mark.parametrize(
    "changes",
    [
        (),
        (PROJECT,),
        (("path: segments.csv", "path: talks.qdpx"),),
        (PROJECT, ("    groups:", "    stance_codes: {supports: pro}\n    groups:")),
        (("    groups:", "    stance_codes: {}\n    groups:"),),
    ],
)
def test_a_table_needs_informants_and_a_project_a_variable_or_informants(
    tmp_path: Path, changes: tuple[survey_configs.Change, ...]
) -> None:
    assert load(changed(tmp_path, *changes)).config.sources["talks"].kind == "interviews"


# Each case: what is changed; the key and what stands at the place; words of the message; words of the hint.
CASES: dict[str, tuple[list[survey_configs.Change], tuple[str, str], str, str | None]] = {
    "themes from a survey": (
        [("kind: themes, source: talks", "kind: themes, source: mothers")],
        ("analyses[0].source", "mothers,"),
        'themes is about interviews, and the source "mothers" is a survey',
        "kind: interviews",
    ),
    "joint from a survey": (
        [("kind: joint, source: talks", "kind: joint, source: mothers")],
        ("analyses[1].source", "mothers,"),
        "joint is about interviews",
        None,
    ),
    "a description of interviews": (
        [("kind: describe, source: mothers", "kind: describe, source: talks")],
        ("analyses[2].source", "talks,"),
        "describe is not for interviews",
        "`themes` gives who raised what",
    ),
    "an unknown theme": (
        [("themes: [imd, support]", "themes: [imd, suport]")],
        ("analyses[0].themes[1]", "suport]"),
        'talks has no theme "suport"',
        'did you mean "support"?',
    ),
    "a theme twice": (
        [("themes: [imd, support]", "themes: [imd, imd]")],
        ("analyses[0].themes[1]", "imd]"),
        'a second entry "imd"',
        None,
    ),
    "quotes for an unknown theme": (
        [("quotes: {imd:", "quotes: {idm:")],
        ("analyses[0].quotes.idm", "idm:"),
        'talks has no theme "idm"',
        'did you mean "imd"?',
    ),
    "a number beside an unknown theme": (
        [("beside: {sanctions:", "beside: {sanction:")],
        ("analyses[1].beside.sanction", "sanction:"),
        'talks has no theme "sanction"',
        "sanctions",
    ),
    "an unknown indicator": (
        [("indicator: imd,", "indicator: imdd,")],
        ("sources.talks.themes.imd.indicator", "imdd,"),
        'there is no indicator "imdd"',
        'did you mean "imd"?',
    ),
    "an unknown variable": (
        [("variable: helped", "variable: help")],
        ("sources.talks.themes.support.variable", "help,"),
        'no survey has a variable "help"',
        "helped",
    ),
    "an indicator and a variable": (
        [("indicator: imd,", "indicator: imd, variable: helped,")],
        ("sources.talks.themes.imd.variable", "helped,"),
        "has an indicator and a variable",
        None,
    ),
    "a spelling of two themes": (
        [("support: {variable", "support: {raw: [inisiasi], variable")],
        ("sources.talks.themes.support.raw[0]", "inisiasi]"),
        '"inisiasi" is claimed twice under sources.talks.themes, by "imd" and by "support"',
        None,
    ),
    "a spelling of two groups": (
        [("ibu: {id", "nakes: {id")],
        ("sources.talks.groups.nakes", "nakes:"),
        "is claimed twice under sources.talks.groups",
        None,
    ),
    "a table without informants": (
        [("    informants: informants.csv\n", "")],
        ("sources.talks.informants", "kind: interviews"),
        "informants is missing",
        "a row an informant",
    ),
    "a project without informants and without a variable": (
        [("path: segments.csv\n    informants: informants.csv", "path: talks.qdpx")],
        ("sources.talks.informants", "kind: interviews"),
        "informants is missing",
        "`group_variable: …`",
    ),
    "a variable of cases for a table": (
        [("    attributes:", "    group_variable: kelompok\n    attributes:")],
        ("sources.talks.group_variable", "kelompok"),
        "is for a project file (.qdpx), and segments.csv is none",
        None,
    ),
    "headings of segments for a project": (
        [PROJECT, ("    attributes:", "    columns: {quote: Kata}\n    attributes:")],
        ("sources.talks.columns", "{quote"),
        "is for a table of segments",
        None,
    ),
    "a column that is dropped": (
        [("    attributes:", "    drop: [peran]\n    attributes:")],
        ("sources.talks.attributes.role.column", "peran,"),
        "which sources.talks.drop leaves out",
        None,
    ),
    "a theme without the words of a language": (
        [("indicator: imd, id: Pelaksanaan IMD, en: Practice of early initiation}", "indicator: imd, id: IMD}")],
        ("sources.talks.themes.imd", "{raw"),
        'sources.talks.themes.imd has no "en"',
        "add `en: …` beside `id:`",
    ),
    "a group without the words of a language": (
        [("id: Ibu bayi, en: Mothers", "en: Mothers")],
        ("sources.talks.groups.ibu", "{en"),
        'has no "id"',
        None,
    ),
    "a key that no theme has": (
        [("indicator: imd, id", "indikator: imd, id")],
        ("sources.talks.themes.imd.indikator", "indikator"),
        'has the key "indikator"',
        'did you mean "indicator"?',
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_problem_is_told_where_it_stands_with_what_to_do(tmp_path: Path, case: str) -> None:
    changes, (key, stands), message, hint = CASES[case]
    found = problems(tmp_path, *changes)
    matching = [each for each in found if message in each.message]
    assert len(matching) == 1, [str(each) for each in found]
    told_key, _, words = spot(matching[0]).partition(" | ")
    assert told_key == key
    assert words.startswith(stands)
    if hint is not None:
        assert hint in (matching[0].hint or "")
    assert len(found) == 1


def test_a_joint_display_needs_a_theme_with_a_number(tmp_path: Path) -> None:
    changes = (
        ("indicator: imd, ", ""),
        ("variable: helped, ", ""),
        (", beside: {sanctions: who.proportion.helped}", ""),
    )
    (problem,) = problems(tmp_path, *changes)
    assert "no theme of talks points at an indicator or a variable" in problem.message
    assert "beside" in (problem.hint or "")
