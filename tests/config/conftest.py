"""A small configuration that is valid, and a way to spoil it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.config.load import Loaded, load
from reportgen.errors import ConfigError, Diagnostic

VALID = """\
puskesmas:
  id: contoh
  name: {id: Puskesmas Contoh, en: Contoh Puskesmas}
period: 2025-Q1
brief:
  languages: [id, en]
sources:
  register:
    kind: register
    path: register.csv
    unit: Puskesmas
    is: CONTOH
    subunit: {column: Desa}
    month: Bulan
    year: 2025
    counts:
      recalled_0_5: Direcall
      ebf_recalled_0_5: ASI
      births: Lahir
      imd: IMD
analyses:
  - {id: coverage, kind: coverage, source: register, indicators: [ebf_24h_0_5, imd], by: [subunit, month], \
compare: district}
  - {id: villages, kind: comparison, source: register, indicator: ebf_24h_0_5, across: subunit}
policy:
  targets:
    - {indicator: ebf_24h_0_5, value: 0.5, year: 2025, basis: {id: Dasar, en: Basis}}
"""

Write = Callable[[str, str], Path]
Spoil = Callable[..., tuple[Diagnostic, ...]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file into the test's folder, and give its path."""

    def writing(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return writing


@pytest.fixture
def spoilt(write: Write) -> Spoil:
    """Load the valid configuration with words replaced, and give the problems found."""

    def spoiling(*changes: tuple[str, str]) -> tuple[Diagnostic, ...]:
        text = VALID
        for old, new in changes:
            assert text.count(old) >= 1, old
            text = text.replace(old, new, 1)
        return problems_of(write("contoh.yaml", text))

    return spoiling


@pytest.fixture
def changed(write: Write) -> Callable[..., Loaded]:
    """Load the valid configuration with words replaced."""

    def changing(*changes: tuple[str, str]) -> Loaded:
        text = VALID
        for old, new in changes:
            assert text.count(old) >= 1, old
            text = text.replace(old, new, 1)
        return load(write("contoh.yaml", text))

    return changing


@pytest.fixture
def valid() -> str:
    """Give a valid configuration's text."""
    return VALID


@pytest.fixture
def refused() -> Callable[[Path], tuple[Diagnostic, ...]]:
    """Give the problems for which a file is refused."""
    return problems_of


def problems_of(path: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(ConfigError) as caught:
        load(path)
    return caught.value.diagnostics
