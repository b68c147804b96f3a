"""Final briefs for tests: languages reviewed and the configuration signed, as an office would do it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from click.testing import CliRunner

from reportgen.cli.app import app
from reportgen.config.load import load
from reportgen.locales.languages import Language
from reportgen.signing import signature
from reportgen.workshop import Workshop

OFFICE = "office"
NAME, DAY = "dr. Contoh Sari", "2025-04-20"
WHO = ("--name", NAME, "--role", "Kepala puskesmas", "--role-en", "Head of the puskesmas", "--date", DAY)


def sign_off(config: Path) -> str:
    """The signature of a configuration as it stands, whether or not ``reportgen sign`` would give one."""
    hashed = signature(load(config), Workshop().hashes)
    role = "{id: Kepala puskesmas, en: Head of the puskesmas}"
    return f'sign_off: {{name: "{NAME}", role: {role}, date: "{DAY}", hash: "{hashed}"}}\n'


def review(office: Path, languages: Iterable[Language] = Language) -> None:
    """Write the review of each language into an office's folder of templates."""
    for language in languages:
        printed = CliRunner().invoke(app, ["sign", "--catalogue", language.value, *WHO])
        assert printed.exit_code == 0, printed.output
        file = office / "locale" / language.value / "review.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(printed.stdout, encoding="utf-8")


def reviewed(config: Path, folder: Path, *, more: str = "", name: str = "final.yaml") -> Path:
    """Write a configuration that extends another, in languages that somebody has read; ``more`` goes into it."""
    folder.mkdir(parents=True, exist_ok=True)
    review(folder / OFFICE)
    made = folder / name
    made.write_text(f"extends: {config.resolve()}\nbrief: {{templates: {OFFICE}}}\n{more}", encoding="utf-8")
    return made


def signed(config: Path) -> Path:
    """Make a configuration final and sign it, in its own file."""
    config.write_text(config.read_text(encoding="utf-8") + "status: final\n" + sign_off(config), encoding="utf-8")
    return config


def final(config: Path, folder: Path, *, more: str = "") -> Path:
    """Write a configuration that extends another and is final: reviewed and signed."""
    return signed(reviewed(config, folder, more=more))
