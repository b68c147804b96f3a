"""Where templates are looked for: an office's own folder first, then the built-in one, file by file.

In: an office's folder or ``None``. Out: a Jinja2 environment that reads from these folders alone, and ``RenderError``
in place of whatever a template raises. Templates run in a sandbox: they reach the values they are given, nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen import resources
from reportgen.errors import Diagnostic, Location, RenderError, Severity

_KEPT = 8


def folders(office: Path | None) -> tuple[Path, ...]:
    """Give the folders to look in, in order."""
    built_in = resources.templates()
    return (built_in,) if office is None else (office.resolve(), built_in)


@lru_cache(maxsize=_KEPT)
def environment(office: Path | None) -> ImmutableSandboxedEnvironment:
    """Give the environment of an office's folder, made once a process; changed templates are read again."""
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders(office)),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.clear()
    return made


@contextmanager
def located_errors(office: Path | None) -> Iterator[None]:
    """Turn what a template raises into ``RenderError`` with the template's file and line.

    An error that is no template error, raised below a built-in template, is a defect of this program and passes
    unchanged; below an office's template it is the template's.
    """
    try:
        yield
    except RenderError:
        raise
    except TemplateSyntaxError as error:
        raise _refusal(error.message or "syntax error", Location(error.filename or error.name, error.lineno)) from error
    except TemplateNotFound as error:
        where = _place(error.__traceback__, folders(office)) or Location(str(error.name))
        missing = f'there is no template "{error.name}"'
        raise _refusal(missing, where) from error
    except Exception as error:
        roots = folders(office) if isinstance(error, TemplateError) else folders(office)[:-1]
        place = _place(error.__traceback__, roots)
        if place is None:
            raise
        what = f"{type(error).__name__}: {error}"
        raise _refusal(what, place) from error


def _place(traceback: TracebackType | None, roots: tuple[Path, ...]) -> Location | None:
    """Give the innermost line of a template; ``None`` where that template is not in one of ``roots``."""
    innermost: Location | None = None
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file.endswith(".html"):
            is_known = any(Path(file).is_relative_to(root) for root in roots)
            innermost = Location(file, traceback.tb_lineno) if is_known else None
        traceback = traceback.tb_next
    return innermost


def _refusal(what: str, where: Location) -> RenderError:
    hint = "correct the template, or delete it to use the built-in one of the same name"
    problem = Diagnostic(Severity.ERROR, "render.template", what, where, hint)
    return RenderError(f"a template cannot be used: {where}: {what}", diagnostics=(problem,))
