"""The hash that a person signs: one over everything that a brief is made from.

In: a loaded configuration. Out: a hash. It covers

- the configuration as merged and checked, without ``status`` and ``sign_off``, so that adding them changes nothing;
- the bytes of every file that it names: data, informants, expected villages, the office's templates, the logo, the
  results of the period before;
- what comes with the program: catalogues, templates, indicators, regulations, rules;
- the program itself, since a new version may reckon or word differently. After an upgrade a brief is a draft until
  somebody has read it again and signed again.

It does not cover the versions of libraries, which differ from machine to machine, nor results of an earlier period
that are found beside the outputs and not named in ``brief.previous``.
"""

from __future__ import annotations

import hashlib
import json

from reportgen import manifest
from reportgen.config.load import Loaded
from reportgen.manifest import Hashes
from reportgen.signing.canonical import canonical

_NOT_SIGNED = frozenset({"status", "sign_off"})


def signature(loaded: Loaded, hashes: Hashes) -> str:
    """Give the hash of everything that the brief of a configuration is made from, 64 hexadecimal digits."""
    config = loaded.config  # the order of its keys counts: that of answers and sources is the order on the pages
    signed = {name: getattr(config, name) for name in type(config).model_fields if name not in _NOT_SIGNED}
    content = {
        "config": canonical(signed, hashes),
        "reference": manifest.reference(),
        "program": manifest.program(),
    }
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()
