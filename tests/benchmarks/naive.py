"""One brief as a naive pipeline makes it: everything imported, fonts and style sheets parsed for every document."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import babel  # noqa: F401 -- a naive program imports all it has
import jinja2  # noqa: F401 -- likewise
import matplotlib.pyplot  # noqa: F401, ICN001 -- likewise
import pandas  # noqa: F401, ICN001 -- likewise
import scipy.stats  # noqa: F401 -- likewise
import statsmodels.api  # noqa: F401 -- likewise
import weasyprint  # noqa: F401 -- likewise

from reportgen.locales.languages import Language
from reportgen.pipeline import Options, Workshop, build

gc.enable()
for language in Language:
    build(Path(sys.argv[1]), Path(sys.argv[2]), options=Options(languages=(language,)), workshop=Workshop())
