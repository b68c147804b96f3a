"""Small invented districts on disk: a register, what its puskesmas share, a short configuration each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SHARED = """\
puskesmas:
  district: {id: Kabupaten Contoh, en: Contoh Regency}
period: 2025-Q1
brief: {languages: [id, en]}
sources:
  register:
    kind: register
    path: register.csv
    unit: Puskesmas
    subunit:
      column: Desa
      label: {id: Desa, en: Village}
      expected: {path: villages.csv, unit: Puskesmas, column: Desa}
    month: Bulan
    year: 2025
    counts: {infants_0_5: Bayi, recalled_0_5: Direcall, ebf_recalled_0_5: ASI}
analyses:
  - {id: coverage, kind: coverage, source: register, indicators: [ebf_24h_0_5, recall_coverage], by: [subunit]}
"""

OWN = """\
extends: kabupaten.yaml
puskesmas:
  id: {id}
  name: {{id: Puskesmas {name}, en: {name} Puskesmas}}
sources:
  register: {{is: {name}}}
"""

HEADER = "Puskesmas,Desa,Bulan,Bayi,Direcall,ASI"


@dataclass(frozen=True)
class District:
    """A folder with ``kabupaten.yaml``, ``register.csv`` and a configuration a puskesmas."""

    folder: Path

    @property
    def register(self) -> Path:
        return self.folder / "register.csv"

    def config(self, name: str) -> Path:
        return self.folder / f"{name.lower()}.yaml"

    def replace_in_register(self, old: str, new: str) -> None:
        text = self.register.read_text(encoding="utf-8")
        assert old in text
        self.register.write_text(text.replace(old, new), encoding="utf-8")


def district(folder: Path, *names: str, without_rows: Sequence[str] = ()) -> District:
    """Write a district whose puskesmas ``names`` have rows and whose ``without_rows`` have none."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        f"{name},Desa {village},{month},{34 + place + month},{30 + place + month},{20 + village + month}"
        for place, name in enumerate(names)
        for village in (1, 2, 3)
        for month in (1, 2, 3)
    ]
    (folder / "register.csv").write_text("\n".join((HEADER, *rows, "")), encoding="utf-8")
    villages = [f"{name},Desa {village}" for name in (*names, *without_rows) for village in (1, 2, 3)]
    (folder / "villages.csv").write_text("\n".join(("Puskesmas,Desa", *villages, "")), encoding="utf-8")
    (folder / "kabupaten.yaml").write_text(SHARED, encoding="utf-8")
    for name in (*names, *without_rows):
        (folder / f"{name.lower()}.yaml").write_text(OWN.format(id=name.lower(), name=name), encoding="utf-8")
    return District(folder)
