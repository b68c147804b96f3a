"""What every worker needs, imported once: the server from which workers come imports this module, and nobody else does.

In: nothing. Out: imported modules, shared by all workers. It must not load a font, read a file of a user or start a
thread: whatever a worker inherits must be safe to inherit.
"""

from __future__ import annotations

import gc
import importlib
import signal

from reportgen import threads

MODULES = (
    "reportgen.pipeline",
    "reportgen.sources.survey",
    "reportgen.sources.interviews",
    "reportgen.publications",
    "reportgen.analysis.study",
    "reportgen.analysis.voices",
    "reportgen.composition.evidence",
    "reportgen.html",
    "reportgen.results.evidence",
    "reportgen.exhibits.drawing",
    "reportgen.pdf",
    "pandas",
)
"""What a brief imports sooner or later; a test holds that it is all."""

# Ctrl-C reaches the whole process group, and what it means is for the parent to say.
signal.signal(signal.SIGINT, signal.SIG_IGN)
threads.one_each()

# Nothing of what is imported is garbage, and looking for it takes a fifth of the time.
gc.disable()
for module in MODULES:
    try:
        importlib.import_module(module)
    except Exception:  # noqa: BLE001 -- a missing library is told by the first brief that needs it, not by this server
        break
gc.freeze()
gc.enable()
