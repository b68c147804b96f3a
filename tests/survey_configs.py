"""A small configuration of a survey that is valid, and a way to spoil it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.config.load import load
from reportgen.errors import ConfigError, Diagnostic

SURVEY = """\
puskesmas: {id: contoh, name: {id: Puskesmas Contoh, en: Contoh Puskesmas}}
period: 2025-03
sources:
  mothers:
    kind: survey
    path: mothers.csv
    missing: [99]
    drop: [Nama]
    design: {cluster: Posyandu}
    variables:
      fed: &question
        column: q1
        values: {"yes": {raw: [1], id: Ya, en: "Yes"}, "no": {raw: [2], id: Tidak, en: "No"}}
        event: "yes"
      water: {<<: *question, column: q2}
      formula: {<<: *question, column: q3}
      ebf: {derive: {when: {fed: "yes", water: "no"}}, label: {id: ASI eksklusif, en: Exclusive breastfeeding}}
      place: {column: q4, values: {town: {id: Kota, en: Town}, village: {id: Desa, en: Village}}}
      support: {score_of: [fed, water, formula], bands: {poor: [0, 1], good: [2, 3]}, label: Dukungan}
      age: {column: q5, type: number, bands: [20, 30], between: [10, 60]}
      months: {column: q6, type: number}
analyses:
  - {id: who, kind: describe, source: mothers, variables: [age, place]}
  - {id: feeding, kind: prevalence, source: mothers, outcome: ebf, by: [place]}
  - {id: factors, kind: association, source: mothers, outcome: ebf, exposures: [place], adjust: [age], \
stratify: support}
  - {id: same, kind: agreement, source: mothers, variables: [ebf, fed]}
  - {id: scale, kind: reliability, source: mothers, items: [fed, water, age]}
  - {id: course, kind: trend, source: mothers, outcome: ebf, over: months, only: {months: [0, 5]}}
  - {id: ages, kind: feeding_by_age, source: mothers, age: months, breastfed: fed, water: [water]}
evidence:
  - id: earlier
    citation: {id: Studi, en: Study}
    n: 250
    claims:
      - {measure: ratio, value: 1.50, ci: [1.0, 2.3], exposure: place, outcome: ebf}
      - {measure: score, scale: [0, 5], bands: {poor: [0, 3], good: [4, 5]}}
      - {measure: whole, counts: [10, 20], percents: [33.3, 66.7]}
      - {measure: test, p: "0.000", table: {rows: [50, 7], columns: [45, 12], cells: [[44, 6], [1, 6]]}}
"""

Change = tuple[str, str]


def changed(folder: Path, *changes: Change, text: str = SURVEY) -> Path:
    """Write a valid configuration (the survey's, unless said) with words replaced, and give its path."""
    for old, new in changes:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    path = folder / "contoh.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path, *changes: Change, text: str = SURVEY) -> tuple[Diagnostic, ...]:
    """Give the problems for which the changed configuration is refused."""
    with pytest.raises(ConfigError) as caught:
        load(changed(folder, *changes, text=text))
    return caught.value.diagnostics


def spot(problem: Diagnostic) -> str:
    """Give the words of the configuration at a problem's place, to the end of the line, and its key."""
    where = problem.where
    assert where is not None
    assert where.file is not None
    assert where.line is not None
    assert where.column is not None
    line = Path(where.file).read_text(encoding="utf-8").splitlines()[where.line - 1]
    return f"{where.key} | {line[where.column - 1 :]}"
