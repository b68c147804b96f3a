"""The review state of a language's catalogues, as a ``review.yaml`` says it.

In: the file of a language. Out: ``ReviewFile``: who read the catalogues, when, and which words they were. Whether those
are still the words is for ``signing`` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from reportgen.config.fields import DayField, Expects, NonEmpty
from reportgen.config.model.base import Frozen
from reportgen.config.places import Keys, Problem, nearest
from reportgen.config.tree import read_tree
from reportgen.config.validate import validate
from reportgen.errors import ConfigError, Diagnostic, Location

_NEEDED = ("by", "role", "date", "sha256")


class ReviewState(StrEnum):
    """Whether a person has read a language's catalogues as prose."""

    UNREVIEWED = "unreviewed"
    REVIEWED = "reviewed"


class Review(Frozen):
    """Who read the catalogues of a language, and which words they were."""

    state: ReviewState
    """Whether a person has read them."""
    by: NonEmpty | None = None
    """The reader's name."""
    role: NonEmpty | None = None
    """The reader's role and office."""
    date: DayField | None = None
    """The day on which the reading ended."""
    sha256: (
        Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$"), Expects("what `reportgen sign` prints")] | None
    ) = None
    """The hash of the catalogues that were read."""


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """A review with its file, and where each of its keys stands."""

    path: Path
    review: Review
    places: Mapping[str, Location]


def read_review(path: Path) -> ReviewFile:
    """Give the review that stands in a file.

    Raises ``ConfigError`` with every problem of it: a key that nobody knows, a review that does not say by whom.
    """
    tree = read_tree(path)
    review, problems = (None, ()) if tree.root is None else validate(Review, tree.root)
    if review is not None and tree.root is not None:
        problems = tuple(_incomplete(review, tree.root))
    if review is None or tree.root is None or tree.problems or problems:
        message = f"{path} is not a review that can be used"
        raise ConfigError(message, diagnostics=(*tree.problems, *problems))
    places = {key: nearest(tree.root, (key,)).located(key) for key in Review.model_fields}
    return ReviewFile(path, review, places)


def _incomplete(review: Review, root: Keys) -> Iterator[Diagnostic]:
    if review.state is ReviewState.UNREVIEWED:
        return
    for key in _NEEDED:
        if getattr(review, key) is None:
            hint = "`reportgen sign --catalogue LANGUAGE` prints the whole file"
            yield Problem("missing", f"{key} is missing, and the state is reviewed", hint).at(root.place, key=key)
