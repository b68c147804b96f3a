"""What a scalar of YAML means, by the core schema of YAML 1.2.

In: the characters of a scalar that stands without quotation marks. Out: a value. ``no``, ``on``, ``1:30`` and
``2025-01-02`` are strings; only ``true`` and ``false`` are truth values. It knows nothing of files or keys.

Source: YAML 1.2.2, chapter 10.3.2 (tag resolution of the core schema).
"""

from __future__ import annotations

import math
import re

from reportgen.config.places import LeafValue

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_LONGEST_NUMBER = 18

_CORE_TAGS: dict[str, tuple[type, ...]] = {
    "tag:yaml.org,2002:int": (int,),
    "tag:yaml.org,2002:float": (int, float),
    "tag:yaml.org,2002:bool": (bool,),
    "tag:yaml.org,2002:null": (type(None),),
}
_STRING_TAGS = frozenset({"!", "tag:yaml.org,2002:str"})


def resolve(written: str) -> LeafValue:
    """Give the value of a plain scalar.

    Raises ``ValueError`` for numbers that are not finite or too long to be kept exactly.
    """
    if written in _NULL:
        return None
    if written in _TRUE or written in _FALSE:
        return written in _TRUE
    if _NOT_FINITE.fullmatch(written):
        message = f"{written} is no number that can be counted with"
        raise ValueError(message)
    return _number(written)


def _number(written: str) -> LeafValue:
    base = 10 if _DECIMAL.fullmatch(written) else 8 if _OCTAL.fullmatch(written) else 0
    base = base or (16 if _HEXADECIMAL.fullmatch(written) else 0)
    if base:
        if len(written) > _LONGEST_NUMBER:
            message = f"{written[:_LONGEST_NUMBER]}… is too long for a number"
            raise ValueError(message)
        return int(written, base)
    if not _FLOAT.fullmatch(written):
        return written
    value = float(written)
    if not math.isfinite(value):
        message = f"{written} is too large for a number"
        raise ValueError(message)
    return value


def resolve_tagged(tag: str, written: str) -> LeafValue:
    """Give the value of a scalar with an explicit tag such as ``!!str``.

    Raises ``LookupError`` for a tag that is not of the core schema, ``ValueError`` where the value is not of the tag.
    """
    if tag in _STRING_TAGS:
        return written
    if tag not in _CORE_TAGS:
        raise LookupError(tag)
    value = resolve(written)
    if type(value) not in _CORE_TAGS[tag]:
        message = f'"{written}" is not of the kind that its tag !!{tag.rpartition(":")[2]} says'
        raise ValueError(message)
    return value
