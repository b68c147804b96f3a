"""A batch tells of a signature that no longer fits, in the ledger and on the page to look through."""

from __future__ import annotations

from pathlib import Path

from batch.running import PLAIN, ledger, reportgen
from districts import district
from finals import final


def test_a_signature_that_no_longer_fits_is_told_in_the_ledger(tmp_path: Path) -> None:
    made = district(tmp_path / "made", "Wagir")
    config = final(made.config("Wagir"), tmp_path / "signed")
    out = tmp_path / "out"
    assert reportgen("batch", config, "-o", out, *PLAIN).returncode == 0
    (line,) = ledger(out)
    assert not any("no longer holds" in notice for notice in line["notices"])
    made.replace_in_register("Wagir,Desa 1,1,35,", "Wagir,Desa 1,1,36,")
    assert reportgen("batch", config, "-o", out, *PLAIN).returncode == 0
    (line,) = ledger(out)
    assert line["status"] == "done"
    assert any("no longer holds" in notice for notice in line["notices"])


def test_what_strict_refuses_is_a_failure_with_its_place(tmp_path: Path) -> None:
    made = district(tmp_path / "made", "Wagir")
    config = final(made.config("Wagir"), tmp_path / "signed")
    made.replace_in_register("Wagir,Desa 1,1,35,", "Wagir,Desa 1,1,36,")
    assert reportgen("batch", config, "-o", tmp_path / "out", "--strict", *PLAIN).returncode == 7
    (line,) = ledger(tmp_path / "out")
    assert (line["failure"], line["exit_code"]) == ("signature", 4)
    assert line["diagnostics"][0]["code"] == "sign_off.voided"
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "yang sudah disahkan telah berubah" in page
