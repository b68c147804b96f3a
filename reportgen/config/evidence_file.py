"""A file with published figures → checked publications; the rest of a brief's configuration is passed over.

In: a YAML file that holds an ``evidence`` list, with or without the rest of a configuration, or the bare list. Out:
its publications. Every problem of the list is reported at once, with its line.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from reportgen.config.brief_checks import check_texts
from reportgen.config.building import Builder
from reportgen.config.evidence_checks import check_evidence
from reportgen.config.extends import Merged, read_merged
from reportgen.config.look import Look
from reportgen.config.model import Publication
from reportgen.config.model.base import Frozen
from reportgen.config.places import Entry, Items, Keys, Place, Problem
from reportgen.config.suggest import did_you_mean
from reportgen.config.tree import events
from reportgen.config.validate import validate
from reportgen.errors import ConfigError, Diagnostic

EVIDENCE = "evidence"


class EvidenceList(Frozen):
    """What of a configuration is published figures."""

    evidence: Annotated[tuple[Publication, ...], Field(min_length=1)]
    """Published figures to check."""


def load_evidence(path: Path) -> tuple[Publication, ...]:
    """Give the publications that stand in a YAML file and in what it extends.

    Raises ``ConfigError`` with every problem found in the list, by file and line.
    """
    try:
        merged = _bare_list(path, read_merged(path))
    except FileNotFoundError:
        raise refused(path, (Problem("no_file", f"there is no file {path}").at(Place(str(path))),)) from None
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}"
        raise refused(path, (Problem("no_file", message).at(Place(str(path))),)) from None
    if merged.root is None:
        raise refused(path, merged.problems)
    # a slip elsewhere in the configuration is for `reportgen check` to tell
    publications, problems = checked(merged.root, whole=merged.whole)
    if merged.problems or problems:
        raise refused(path, (*merged.problems, *problems))
    return publications


def checked(root: Keys, *, whole: bool = True) -> tuple[tuple[Publication, ...], tuple[Diagnostic, ...]]:
    """Give the publications of a tree that has an ``evidence`` list, and every problem in it."""
    entry = root.entries.get(EVIDENCE)
    if entry is None:
        return (), (_missing(root),)
    model, problems = validate(EvidenceList, Keys({EVIDENCE: entry}, root.place), whole=whole)
    look = Look(root)
    check_evidence(look)
    check_texts(look, under=EVIDENCE)
    return (model.evidence if model is not None else ()), (*problems, *look.found)


def _missing(root: Keys) -> Diagnostic:
    for key, entry in root.entries.items():
        near = did_you_mean(str(key), (EVIDENCE,))
        if near is not None:
            return Problem("unknown_key", f'unknown key "{key}"', near).at(entry.place, key=str(key))
    message = f"{EVIDENCE} is missing; expected a list of publications with their claims"
    return Problem("missing", message, "write `evidence:` with the list below it").at(root.place, key=EVIDENCE)


def _bare_list(path: Path, merged: Merged) -> Merged:
    """Give a file that is nothing but the list as if the list stood under its key."""
    if [problem.code for problem in merged.problems] != ["config.not_a_mapping"]:
        return merged
    builder = Builder(str(path))
    root = builder.build(events(path.read_text(encoding="utf-8-sig")))
    if not isinstance(root, Items):
        return merged
    keys = Keys({EVIDENCE: Entry(root.place, root)}, root.place)
    return Merged(keys, whole=True, files=merged.files, problems=tuple(builder.problems))


def refused(path: Path, problems: tuple[Diagnostic, ...]) -> ConfigError:
    """Give the error that tells every problem once, in the order of the file."""
    ordered = sorted(dict.fromkeys(problems), key=_place)
    count = "a problem" if len(ordered) == 1 else f"{len(ordered)} problems"
    return ConfigError(f"{path} has {count}", diagnostics=tuple(ordered))


def _place(problem: Diagnostic) -> tuple[str, int, int]:
    where = problem.where
    return ("", 0, 0) if where is None else (where.file or "", where.line or where.row or 0, where.column or 0)
