"""What this room calls what has no name elsewhere.

In: nothing. Out: ``Text`` values.
"""

from __future__ import annotations

from reportgen.locales.languages import Text

QUALITY = Text.of({"id": "Mutu data", "en": "Quality of the data"})
RULE = Text.of({"id": "ambang yang ditetapkan aturan ini", "en": "the threshold that this rule sets"})
PUSKESMAS = Text.of({"id": "Puskesmas", "en": "The puskesmas"})
