"""What variables, answers and groups of respondents are called in a sentence.

In: variables of the codebook. Out: texts and messages. A label is a noun phrase that somebody wrote to stand by itself;
within a sentence it begins small, and an answer stands in quotation marks, so that any words fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from reportgen.codebook import Codebook, Variable
from reportgen.findings import Only, Restriction
from reportgen.locales.languages import Text
from reportgen.locales.messages import Message, Number, Several, Value, Words, message

NAMED = 6
_YES = frozenset({"ya", "yes"})


def within(text: Text) -> Text:
    """Give a label as it stands within a sentence: its first letter small, unless the word is an abbreviation."""
    return Text(tuple((language, _small(words)) for language, words in text.versions))


def _small(words: str) -> str:
    first = words.split(maxsplit=1)[0] if words.strip() else ""
    letters = [letter for letter in first if letter.isalpha()]
    if len(letters) < len("of") or any(letter.isupper() for letter in letters[1:]):
        return words
    return words[:1].lower() + words[1:]


def what(variable: Variable, *, inside: bool = False) -> Words:
    """Give what is counted: the label of a yes/no outcome, with the answer that counts where that is not *yes*."""
    label = within(variable.label) if inside else variable.label
    if variable.event is None:
        return label
    event = variable.level(variable.event).label
    if all(words.strip().lower() in _YES for _, words in event.versions):
        return label
    return message("study.what.event", label=label, event=event)


def named(variables: Iterable[Variable], *, at_most: int = NAMED) -> Several:
    """Give the names of variables, within a sentence."""
    return Several(tuple(within(variable.label) for variable in variables), at_most)


def alternatives(items: Sequence[Value]) -> Value:
    """Give items joined by *or*; there must be one."""
    return reduce(lambda first, second: message("study.or", first=first, second=second), items)


def conditions(only: Only, codebook: Codebook) -> Several:
    """Give the conditions of a restriction."""
    return Several(tuple(_condition(each, codebook[each.variable]) for each in only), NAMED)


def _condition(restriction: Restriction, variable: Variable) -> Message:
    name = within(variable.label)
    if restriction.levels:
        levels = [message("study.quoted", words=variable.level(level).label) for level in restriction.levels]
        return message("study.only.levels", variable=name, levels=alternatives(levels))
    lower, upper = restriction.lower, restriction.upper
    if lower is not None and upper is not None:
        return message("study.only.range", variable=name, lower=plain(lower), upper=plain(upper))
    if lower is not None:
        return message("study.only.from", variable=name, lower=plain(lower))
    return message("study.only.to", variable=name, upper=plain(upper if upper is not None else 0.0))


def plain(value: float) -> Number:
    """Give a bound or a value as it was set, with a decimal only where it has one."""
    return Number(value, 0 if float(value).is_integer() else 1)
