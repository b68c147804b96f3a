# ruff: noqa: INP001 -- a script, in no package

"""Real data, end to end: a district's register, a caregiver survey, two published studies.

The district gives 24 briefs, and 15 puskesmas without a row, each a line of the ledger with its reason; each study
gives its brief. Each recommends what a rule that fired leads to, and the district's briefs differ where their findings
do. In: ``../shared/acceptance`` beside the checkout. Out: exit code 0 where all ends as it must, else a line that says
what differs. It runs the command line as a person would.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ACCEPTANCE = Path("../shared/acceptance")
CONFIGS = ACCEPTANCE / "malang"
STUDIES = {"pune/khadki.yaml": 1, "seeds/mampang-prapatan.yaml": 1, "seeds/tomuan.yaml": 2}
"""Configurations, and how many PDF files each makes."""
EXPECTED_EXIT = 7
EXPECTED = {("done", None): 24, ("failed", "no_rows"): 15}
PDFS_A_BRIEF = 2
HEADLINES = 3
"""How many recommendations page one may hold."""
DISTINCT = 4
"""How many different sets of them the district's briefs have at least."""
SILENT = frozenset({"khadki"})
"""Of which no rule may ask anything: a study from elsewhere, on none of the rules' topics."""


def main() -> int:
    """Run the batch and compare."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        command = [sys.executable, "-m", "reportgen", "batch", str(CONFIGS), "--out", str(out), "--quiet"]
        code = subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode  # noqa: S603 -- our own
        lines = [json.loads(line) for line in (out / "batch.jsonl").read_text(encoding="utf-8").splitlines()]
        problems = list(differences(code, lines, out))
        problems += [problem for name, pdfs in STUDIES.items() for problem in study(name, pdfs, out / "studies")]
        problems += advice(out)
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


def advice(out: Path) -> Iterator[str]:
    """Give what is not as it must be with what the briefs recommend."""
    studies = {path: results(path) for path in sorted(out.glob("studies/*/*/results.json"))}
    district = {path: results(path) for path in sorted(out.glob("*/*/results.json"))}
    for path, found in (studies | district).items():
        yield from (f"{path.parent.relative_to(out)}: {problem}" for problem in recommended(found))
        if not found["recommendations"] and found["puskesmas"]["id"] not in SILENT:
            yield f"{path.parent.relative_to(out)}: recommends nothing"
    sets = {frozenset(each["action"] for each in headline(found)) for found in district.values()}
    if len(sets) < DISTINCT:
        yield f"the district's briefs have {len(sets)} different sets of headline actions, expected {DISTINCT} or more"
    seen = {ground["seen"] for found in district.values() for rule in found["rules"] for ground in rule["grounds"]}
    if not {"gap", "met", "cannot_say"} <= seen:
        yield f"the district's briefs see {sorted(filter(None, seen))}, expected gap, met and cannot_say among them"
    if not any(each["call"] == "wait" for found in district.values() for each in headline(found)):
        yield "no brief of the district says on page one that nothing can be concluded yet"


def results(path: Path) -> dict[str, Any]:
    """Give what a results.json holds."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def headline(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the recommendations of page one."""
    return [each for each in found["recommendations"] if each["headline"]]


def recommended(found: dict[str, Any]) -> Iterator[str]:
    """Give what is not as it must be with one brief's recommendations: rules that fired, findings, who, by when."""
    if found["recommendations"] and not 1 <= len(headline(found)) <= HEADLINES:
        yield f"{len(headline(found))} recommendations on page one, expected 1 to {HEADLINES}"
    fired = {rule["rule"] for rule in found["rules"] if rule["fired"]}
    told = {rule for each in found["recommendations"] for rule in each["rules"]}
    if fired != told:
        yield f"the rules that fired and those that recommend differ in {sorted(fired ^ told)}"
    known = {finding["id"] for finding in found["findings"]}
    for each in found["recommendations"]:
        if not (each["actor"] and all(each["actor"]["label"].values()) and each["due"]):
            yield f"{each['action']}: nobody, or no time, is named"
        unknown = [name for name in each["because"] if name not in known]
        if unknown or not each["grounds"]:
            yield f"{each['action']}: rests on {unknown or 'nothing'}, which results.json does not hold"


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
