"""Whether a person has read a language's catalogues, and whether they are still the ones that were read.

In: languages, and an office's folder of templates. Out: located problems. An office's own
``locale/<language>/review.yaml`` comes before the built-in one, which says of itself that nobody has read it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen import resources
from reportgen.config.review import ReviewFile, ReviewState, read_review
from reportgen.errors import ConfigError, Diagnostic, Severity
from reportgen.locales.languages import Language

REVIEW = "review.yaml"


def catalogue_names(language: Language) -> tuple[str, ...]:
    """Give the files of a language's catalogues, sorted by name."""
    return tuple(sorted(path.name for path in _folder(resources.catalogues(), language).glob("*.po")))


def catalogue_hash(language: Language) -> str:
    """Give one hash over the words of a language: every catalogue's name and bytes, in order."""
    digest = hashlib.sha256()
    for name in catalogue_names(language):
        words = (_folder(resources.catalogues(), language) / name).read_bytes()
        digest.update(f"{name}\0{hashlib.sha256(words).hexdigest()}\n".encode())
    return digest.hexdigest()


def unreviewed(languages: Iterable[Language], office: Path | None) -> tuple[Diagnostic, ...]:
    """Give a problem for each language that no person has read as it now stands."""
    return tuple(problem for language in languages for problem in _problems(language, office))


def _problems(language: Language, office: Path | None) -> Iterator[Diagnostic]:
    try:
        found = read_review(_file(language, office))
    except ConfigError as error:
        yield from error.diagnostics
        return
    if found.review.state is ReviewState.UNREVIEWED:
        yield _problem(found, "state", f"nobody has reviewed the catalogues of {language.value}", language)
    elif found.review.sha256 != catalogue_hash(language):
        what = f"the catalogues of {language.value} have changed since {found.review.by} read them"
        yield _problem(found, "sha256", what, language)


def _problem(found: ReviewFile, key: str, what: str, language: Language) -> Diagnostic:
    code = language.value
    hint = (
        f"let somebody who writes the language read them, print the review with `reportgen sign --catalogue {code}` "
        f"and save it as locale/{code}/{REVIEW} in the folder of brief.templates; until then the brief stays a draft"
    )
    message = f"{what}, so that no brief in it can be final"
    return Diagnostic(Severity.ERROR, "config.unreviewed", message, found.places[key], hint)


def _file(language: Language, office: Path | None) -> Path:
    own = None if office is None else _folder(office / "locale", language) / REVIEW
    return own if own is not None and own.is_file() else _folder(resources.catalogues(), language) / REVIEW


def _folder(root: Path, language: Language) -> Path:
    return root / language.value
