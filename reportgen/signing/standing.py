"""Whether what is asked to be final may be: signed, still as it was signed, in languages that a person has read.

In: a loaded configuration as asked for, and as written. Out: the configuration as it may be printed, or errors.
"""

from __future__ import annotations

from dataclasses import replace

from reportgen.config.load import Loaded
from reportgen.config.model import Status
from reportgen.errors import ConfigError, Diagnostic, Location, Severity, SignatureError
from reportgen.manifest import Hashes
from reportgen.signing.reviews import unreviewed
from reportgen.signing.signature import signature

_WHAT_CHANGED = "data, configuration, catalogues, rules or the program have changed since it was signed"


def settled(asked: Loaded, *, written: Loaded, hashes: Hashes) -> Loaded:
    """Give the configuration as it may be printed: a final whose signature no longer fits is a draft again.

    ``asked`` has the languages and status of the command line, ``written`` those of the file, which were signed.

    Raises ``ConfigError`` for a final that is not signed, or whose languages nobody has read.
    """
    config = asked.config
    if config.status is not Status.FINAL:
        return asked
    if config.sign_off is not None and config.sign_off.hash != signature(written, hashes):
        return replace(asked, config=config.model_copy(update={"status": Status.DRAFT}), voided=True)
    unsigned = () if config.sign_off is not None else (_unsigned(written),)
    problems = (*unsigned, *unreviewed(config.brief.languages, config.brief.templates))
    if problems:
        message = f"{written.files[0]} cannot be final yet"
        raise ConfigError(message, diagnostics=problems)
    return asked


def refuse_voided(loaded: Loaded) -> None:
    """Pass unless the signature no longer fits.

    Raises ``SignatureError`` at the place of the hash.
    """
    if loaded.voided:
        message = f"the signature no longer fits: {_WHAT_CHANGED}"
        place = loaded.places.get("sign_off.hash")
        problem = Diagnostic(Severity.ERROR, "sign_off.voided", message, place, _sign(loaded, "again"))
        raise SignatureError(message, diagnostics=(problem,))


def _unsigned(written: Loaded) -> Diagnostic:
    place = written.places.get("status") or Location(file=str(written.files[0]), key="status")
    message = "the brief is to be final, and sign_off is missing: nobody has signed what was read"
    return Diagnostic(Severity.ERROR, "config.unsigned", message, place, _sign(written, "it"))


def _sign(loaded: Loaded, what: str) -> str:
    return f"read the draft, then sign {what}: `reportgen sign {loaded.files[0]}` prints what to paste"
