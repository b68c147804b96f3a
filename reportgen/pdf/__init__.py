"""HTML → PDF bytes: tagged, titled, in the languages it says, the same bytes for the same input.

In: an HTML document that carries its pictures, and CSS text. Out: a PDF (PDF/UA-1). It must not fetch anything but what
the document carries and the bundled fonts, ask a clock, or let a page pass on which something is missing. This is the
one door to WeasyPrint.
"""

from __future__ import annotations

from reportgen.pdf.press import Press, Printed

__all__ = ["Press", "Printed"]
