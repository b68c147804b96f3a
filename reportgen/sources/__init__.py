"""Data as files hold them → ``Dataset``: one module a kind or format."""

from reportgen.sources.data import Data, read_all
from reportgen.sources.register import read_register as read
from reportgen.sources.register import require_rows
from reportgen.sources.shelf import Shelf

__all__ = ["Data", "Shelf", "read", "read_all", "require_rows"]
