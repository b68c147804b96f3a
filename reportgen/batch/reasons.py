"""Why there is no brief, in words that stand in every language: the reason itself is told in one only.

In: a trouble. Out: the message of its kind, or ``None`` where the failure's own heading is all that can be said.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reportgen.batch.outcomes import Trouble
from reportgen.locales.messages import Message, message

_KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "required": ("config.missing", "config.empty"),
        "unknown_key": ("config.unknown_key",),
        "value": ("config.value",),
        "yaml": (
            "config.syntax",
            "config.duplicate_key",
            "config.alias",
            "config.merge",
            "config.tag",
            "config.not_a_mapping",
        ),
        "unknown_name": (
            "config.no_indicator",
            "config.no_variable",
            "config.no_level",
            "config.no_source",
            "config.no_theme",
            "config.unused_template",
        ),
        "language": ("config.no_language",),
        "unsigned": ("config.unsigned", "config.unreviewed"),
        "no_file": ("config.no_file", "source.missing"),
        "no_column": ("data.missing_column",),
        "unreadable_cells": ("data.unreadable_cell",),
        "format": (
            "data.format",
            "data.old_workbook",
            "data.no_workbook",
            "data.damaged_workbook",
            "data.damaged_file",
            "data.password",
            "data.encoding",
        ),
        "no_unit": ("data.no_rows_of_unit",),
        "no_period": ("data.no_rows_in_period",),
    }
)
KIND_OF: Mapping[str, str] = MappingProxyType({code: kind for kind, codes in _KINDS.items() for code in codes})
"""Code of a diagnostic → kind."""


def kind_of(trouble: Trouble) -> Message | None:
    """Give the kind of the first problem, which is the one that the reason tells."""
    kind = KIND_OF.get(trouble.diagnostics[0].code) if trouble.diagnostics else None
    return message(f"batch.reason.{kind}") if kind is not None else None
