"""Draft or final: what a signature covers, whether it still fits, and which languages a person has read.

In: a loaded configuration and hashes of files. Out: the hash to sign; the configuration as it may be printed; located
problems. It reads files only to hash them, words no page and asks no clock.
"""

from reportgen.signing.canonical import files_of
from reportgen.signing.reviews import catalogue_hash, catalogue_names, unreviewed
from reportgen.signing.signature import signature
from reportgen.signing.standing import refuse_voided, settled

__all__ = ["catalogue_hash", "catalogue_names", "files_of", "refuse_voided", "settled", "signature", "unreviewed"]
