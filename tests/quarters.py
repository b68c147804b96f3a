"""Two periods of one puskesmas for the tests of what has changed: findings and published figures, and files on disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from stories import EBF, PERIOD, SMALL, finding, story

from reportgen.earlier import Scope
from reportgen.earlier.published import Definition, Figure, Published, Reporters
from reportgen.findings import Audience, Finding, Findings, GroupBy, Reported, Usability
from reportgen.narrative.story import Story
from reportgen.periods import Month
from reportgen.shares import Basis, proportion

BEFORE = PERIOD.previous()
SCOPE = Scope("coverage", {EBF.id: EBF}, EBF.id)
HIDDEN = Figure(hidden=True)
AS_NOW = Definition(EBF.numerator, EBF.denominator, EBF.age_range, EBF.recall, EBF.definition_sha)
Counts = tuple[int, int]


def then(numerator: int, denominator: int) -> Figure:
    """Give a figure of the period before."""
    return Figure(proportion(numerator, denominator, basis=Basis(BEFORE, "register")))


def whole(counts: Counts) -> Finding:
    """Give the finding on the whole area now."""
    return finding(proportion(*counts, basis=Basis(PERIOD, "register")))


def again(counts: Counts) -> Finding:
    """Give what today's register says of the period before."""
    return finding(proportion(*counts, basis=Basis(BEFORE, "register")), by=GroupBy.PREVIOUS)


def village(name: str, counts: Counts | None) -> Finding:
    """Give a village's finding now, hidden without counts."""
    quantity = proportion(*counts, basis=Basis(PERIOD, "register")) if counts else SMALL
    return finding(quantity, by=GroupBy.SUBUNIT, level=name)


def published(  # noqa: PLR0913 -- one argument a thing that a test may want otherwise
    *,
    ebf: Figure | None,
    villages: Mapping[str, Figure] | None = None,
    definition: Definition | None = AS_NOW,
    usability: Usability = Usability.USABLE,
    reasons: tuple[str, ...] = ("complete",),
    reported: Sequence[str] = (),
) -> Published:
    """Give what was published for the period before."""
    return Published(
        source="results.json",
        sha256="e" * 64,
        puskesmas="wagir",
        period=BEFORE,
        audience=Audience.PUBLIC,
        minimum_cell=5,
        usability=usability,
        reasons=reasons,
        wholes={EBF.id: ebf} if ebf is not None else {},
        areas={EBF.id: dict(villages)} if villages else {},
        definitions={EBF.id: definition} if definition is not None else {},
        reporters=Reporters(frozenset(reported), frozenset(reported)),
    )


def now(*found: Finding, reported: Sequence[str] = (), usability: Usability = Usability.USABLE) -> Findings:
    """Give the findings of now; ``reported`` are the villages that sent something."""
    return told(*found, reported=reported, usability=usability).findings


def told(*found: Finding, reported: Sequence[str] = (), usability: Usability = Usability.USABLE) -> Story:
    """Give the story of now."""
    made = story(*found, usability=usability)
    grid = {(name, Month(2025, 1)): Reported.YES for name in reported}
    register = replace(made.findings.quality, grid=grid)
    return replace(made, findings=replace(made.findings, register=register))


CONFIG = """\
puskesmas:
  id: wagir
  name: {{id: Puskesmas Wagir, en: Wagir Puskesmas}}
period: {period}
sources:
  register:
    kind: register
    path: {register}
    subunit: {{column: Desa, label: {{id: Desa, en: Village}}}}
    month: Bulan
    year: Tahun
    counts: {{infants_0_5: Bayi, recalled_0_5: Direcall, ebf_recalled_0_5: ASI, births: Lahir, imd: IMD}}
analyses:
  - {{id: coverage, kind: coverage, source: register, indicators: [ebf_24h_0_5, here, recall_coverage], by: [subunit]}}
indicators:
  here:
    label: {{id: Bayi mendapat IMD, en: Newborns with IMD}}
    short: {{id: IMD, en: IMD}}
    definition: {{id: Bayi yang mendapat IMD., en: Newborns with IMD.}}
    among: {{id: bayi, en: newborns}}
    who: {{id: bayi, en: newborns}}
    does: {{id: mendapat IMD, en: have IMD}}
    does_one: {{id: mendapat IMD, en: has IMD}}
    numerator: imd
    denominator: {denominator}
    recall: register
    direction: higher
    source: {{id: Contoh, en: Example}}
"""
HEADER = "Desa,Tahun,Bulan,Bayi,Direcall,ASI,Lahir,IMD"


@dataclass(frozen=True)
class Quarters:
    """A folder with a register and a configuration a quarter."""

    folder: Path

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def results(self, period: str = "2025-Q1") -> Path:
        return self.out / "wagir" / period / "results.json"

    def register(self, rows: Sequence[str], name: str = "register.csv") -> Path:
        """Write a register of these rows."""
        path = self.folder / name
        path.write_text("\n".join((HEADER, *rows, "")), encoding="utf-8")
        return path

    def config(
        self, period: str, *, register: str = "register.csv", denominator: str = "births", more: str = ""
    ) -> Path:
        """Write the configuration of a quarter; ``denominator`` is that of the indicator of its own."""
        path = self.folder / f"{period}.yaml"
        text = CONFIG.format(period=period, register=register, denominator=denominator)
        path.write_text(text + more, encoding="utf-8")
        return path


def quarter(first_month: int, villages: Mapping[str, tuple[int, int]]) -> list[str]:
    """Give three months of rows: each village's infants on exclusive breastfeeding and with IMD, of 40 and of 20."""
    return [
        f"{name},2025,{month},44,40,{ebf},20,{imd}"
        for name, (ebf, imd) in villages.items()
        for month in range(first_month, first_month + 3)
    ]
