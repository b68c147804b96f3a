# ruff: noqa: INP001 -- a script, in no package

"""Real data, end to end: a district's register, a caregiver survey, two published studies.

The district gives 24 briefs, and 15 puskesmas without a row, each a line of the ledger with its reason; each study
gives its brief. In: ``../shared/acceptance`` beside the checkout. Out: exit code 0 where all ends as it must, else a
line that says what differs. It runs the command line as a person would.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ACCEPTANCE = Path("../shared/acceptance")
CONFIGS = ACCEPTANCE / "malang"
STUDIES = {"pune/khadki.yaml": 1, "seeds/mampang-prapatan.yaml": 1, "seeds/tomuan.yaml": 2}
"""Configurations, and how many PDF files each makes."""
EXPECTED_EXIT = 7
EXPECTED = {("done", None): 24, ("failed", "no_rows"): 15}
PDFS_A_BRIEF = 2


def main() -> int:
    """Run the batch and compare."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        command = [sys.executable, "-m", "reportgen", "batch", str(CONFIGS), "--out", str(out), "--quiet"]
        code = subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode  # noqa: S603 -- our own
        lines = [json.loads(line) for line in (out / "batch.jsonl").read_text(encoding="utf-8").splitlines()]
        problems = list(differences(code, lines, out))
        problems += [problem for name, pdfs in STUDIES.items() for problem in study(name, pdfs, out / "studies")]
    for problem in problems:
        print(f"acceptance: {problem}", file=sys.stderr)  # noqa: T201 -- a script's output
    return 1 if problems else 0


def study(name: str, pdfs: int, out: Path) -> list[str]:
    """Give what is not as it must be with one study's brief."""
    command = [sys.executable, "-m", "reportgen", "build", str(ACCEPTANCE / name), "--out", str(out), "--quiet"]
    code = subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode  # noqa: S603 -- our own
    made = [path for path in out.glob(f"{Path(name).stem}/*/*.pdf") if path.stat().st_size > 0]
    found = [] if code == 0 else [f"{name}: exit code {code}"]
    return found if len(made) == pdfs else [*found, f"{name}: {len(made)} PDFs, expected {pdfs}"]


def differences(code: int, lines: list[dict[str, object]], out: Path) -> list[str]:
    """Give what is not as it must be."""
    found = []
    if code != EXPECTED_EXIT:
        found.append(f"exit code {code}, expected {EXPECTED_EXIT}")
    counts = Counter((line["status"], line["failure"]) for line in lines)
    if counts != EXPECTED:
        found.append(f"the ledger has {dict(counts)}, expected {EXPECTED}")
    found += [f"{line['config']}: no reason" for line in lines if line["status"] == "failed" and not line["reason"]]
    for line in lines:
        outputs = [out / str(name) for name in line["outputs"]]  # type: ignore[attr-defined]
        pdfs = sum(path.suffix == ".pdf" and path.stat().st_size > 0 for path in outputs)
        if line["status"] == "done" and pdfs != PDFS_A_BRIEF:
            found.append(f"{line['config']}: {pdfs} PDFs, expected {PDFS_A_BRIEF}")
    if not (out / "index.html").is_file():
        found.append("no index.html")
    return found


if __name__ == "__main__":
    sys.exit(main())
