"""`reportgen check` shows what may be wrong in an office's own words; ``--strict`` refuses it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportgen.cli.app import app

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "sumber-lestari.yaml"
NOTE = """\
extends: {example}
brief:
  note: {{id: "Praktek baik; 99,9% ibu.", en: "Good practice; 99.9% of mothers."}}
"""


def check(folder: Path, *options: str) -> Result:
    path = folder / "own.yaml"
    path.write_text(NOTE.format(example=EXAMPLE), encoding="utf-8")
    return CliRunner().invoke(app, ["check", *options, str(path)])


@pytest.mark.skipif(not EXAMPLE.is_file(), reason="needs the examples")
def test_remarks_are_shown_and_stop_nothing_until_strict(tmp_path: Path) -> None:
    shown = check(tmp_path)
    assert shown.exit_code == 0, shown.output
    assert 'own.yaml:3:14: brief.note: found "Praktek"; expected praktik' in shown.output
    assert "brief.note (id): 99,9 is not a number that this brief finds, or its target" in shown.output
    strict = check(tmp_path, "--strict")
    assert strict.exit_code == 3, strict.output
    assert 'error: brief.note: found "Praktek"' in strict.output
