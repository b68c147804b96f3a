"""Brief + templates → HTML text.

In: a ``Brief``, the voices to say it in, drawn pictures as bytes, and the folders to look for templates in. Out: one
HTML document, as text. It must not compute, round or word anything: every word comes from a voice, every number is
worded by one. It draws nothing and reads nothing but templates. This is the one door to Jinja2.
"""

from __future__ import annotations

from reportgen.html.page import Setting, render
from reportgen.html.pictures import Pictures, picture_uri
from reportgen.html.standalone import standalone
from reportgen.html.styles import stylesheet

__all__ = ["Pictures", "Setting", "picture_uri", "render", "standalone", "stylesheet"]
