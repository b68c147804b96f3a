"""Language as a tested thing: one term a concept, no claimed cause, no unchecked number, no repealed law.

In: passages, with what they are. Out: flaws. It reads no file, knows no configuration, and corrects nothing.
"""

from reportgen.proofreading.glossary import CAUSAL, TERM, Exemption, Glossary, Term, causes, variants
from reportgen.proofreading.numerals import NUMBERS, Figure, differing, figures_of
from reportgen.proofreading.passages import Flaw, Kind, Passage
from reportgen.proofreading.repealed import REPEALED, repealed
from reportgen.proofreading.verified import UNVERIFIED, unverified

__all__ = [
    "CAUSAL",
    "NUMBERS",
    "REPEALED",
    "TERM",
    "UNVERIFIED",
    "Exemption",
    "Figure",
    "Flaw",
    "Glossary",
    "Kind",
    "Passage",
    "Term",
    "causes",
    "differing",
    "figures_of",
    "repealed",
    "unverified",
    "variants",
]
