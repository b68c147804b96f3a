"""The ledger: ``batch.jsonl``, one line a brief.

In: outcomes, as they come and then all of them. Out: a file that is true at every moment: a line stands in it whole or
not at all, and at the end there is one for every brief in the order of the plan, and then those of earlier runs that
were not asked for. It must not word anything.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportgen import outputs
from reportgen.batch.outcomes import Outcome, Product, record, recorded_outcome, recorded_product
from reportgen.errors import OutputError

NAME = "batch.jsonl"


@dataclass(frozen=True, slots=True)
class Previous:
    """What earlier runs in this output folder left behind.

    ``products`` tells of the outputs by puskesmas and period; ``folders`` says where, relative to the output folder, a
    configuration's outputs went; ``outcomes`` is every line, in the ledger's order.
    """

    products: Mapping[tuple[str, str], Product] = field(default_factory=dict)
    folders: Mapping[Path, tuple[str, str]] = field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = ()


class Ledger:
    """The ledger of one run in one output folder."""

    def __init__(self, out: Path) -> None:
        """Take the folder that the ledger stands in; nothing is written yet."""
        self.path = out / NAME

    def previous(self) -> Previous:
        """Give what earlier runs recorded; nothing where it cannot be read, which only costs briefs built again."""
        products: dict[tuple[str, str], Product] = {}
        folders: dict[Path, tuple[str, str]] = {}
        lines = _lines(self.path)
        for line in lines:
            if not line.get("puskesmas") or not line.get("period"):
                continue
            place = (str(line["puskesmas"]), str(line["period"]))
            folders[Path(str(line.get("config"))).resolve()] = place
            product = recorded_product(line)
            if product is not None:
                products[place] = product
        return Previous(products, folders, tuple(each for each in map(recorded_outcome, lines) if each is not None))

    def begin(self, kept: Iterable[Outcome] = ()) -> None:
        """Start anew: of the lines of earlier runs only ``kept`` stay."""
        self.close(kept)

    def add(self, outcome: Outcome) -> None:
        """Append one outcome, as one whole line in one write.

        Raises ``OutputError`` where it cannot be written.
        """
        try:
            with self.path.open("ab", buffering=0) as file:
                file.write(_line(outcome))
        except OSError as error:
            raise _unwritable(self.path, error) from error

    def close(self, outcomes: Iterable[Outcome]) -> None:
        """Write every outcome, in the order given, in place of what was appended.

        Raises ``OutputError`` where it cannot be written.
        """
        try:
            outputs.write_whole(self.path, b"".join(map(_line, outcomes)))
        except OSError as error:
            raise _unwritable(self.path, error) from error


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path}: cannot be written ({error.strerror or error}); choose another output folder with -o")


def _line(outcome: Outcome) -> bytes:
    return (json.dumps(record(outcome), ensure_ascii=False) + "\n").encode()


def _lines(path: Path) -> tuple[Mapping[str, Any], ...]:
    """Give the lines that can be read; a file of another kind, or a line cut short, has none."""
    try:
        texts = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    lines = []
    for text in texts:
        try:
            line = json.loads(text)
        except json.JSONDecodeError:
            continue
        if isinstance(line, dict):
            lines.append(line)
    return tuple(lines)
