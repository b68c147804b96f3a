"""Commas in published figures, read as the language of the publication prints them.

In: a publication as written. Out: the same with figures in quotation marks that hold a comma as ``PrintedNumber``. Text
that is no number of that language stays as it is, for the field to refuse.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reportgen.config.printed import PrintedNumber

_FIGURES = ("value", "percent", "p", "sd", "statistic", "cut_off", "ci", "percents", "values")
_DECIMAL_COMMA = re.compile(r"([<>≤≥]?=?)\s*([-+−]?(?:\d{1,3}(?:\.\d{3})+|\d*),\d+)\s*%?")
_THOUSANDS = re.compile(r"([<>≤≥]?=?)\s*([-+−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?)\s*%?")


def read_as_printed(publication: Any) -> Any:
    """Give a publication whose figures with commas are read; anything else as it is."""
    if not isinstance(publication, Mapping) or not isinstance(publication.get("claims"), list | tuple):
        return publication
    comma = publication.get("language") == "id"
    return {**publication, "claims": [_claim(claim, comma=comma) for claim in publication["claims"]]}


def _claim(claim: Any, *, comma: bool) -> Any:
    if not isinstance(claim, Mapping):
        return claim
    read = {key: _figures(claim[key], comma=comma) for key in _FIGURES if key in claim}
    if isinstance(claim.get("parts"), list | tuple):
        read["parts"] = [_claim(part, comma=comma) for part in claim["parts"]]
    return {**claim, **read}


def _figures(value: Any, *, comma: bool) -> Any:
    if isinstance(value, list | tuple):
        return [_figures(each, comma=comma) for each in value]
    found = (_DECIMAL_COMMA if comma else _THOUSANDS).fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return value
    sign, number = found.groups()
    thousands, mark = (".", ",") if comma else (",", ".")
    bare = number.replace("−", "-")
    relation = {"≤": "<", "≥": ">"}.get(sign[:1], sign[:1])
    return PrintedNumber(float(bare.replace(thousands, "").replace(mark, ".")), f"{relation}{bare}")
