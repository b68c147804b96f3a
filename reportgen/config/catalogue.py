"""The catalogue of indicators in ``configs/indicators/``: one file an indicator, named after it.

In: the files that belong to the program. Out: ``Indicator``. A file is read when its indicator is first asked for, and
once a process. A configuration's own indicators take the same way from definition to ``Indicator``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportgen import resources
from reportgen.config.model import IndicatorDefinition
from reportgen.config.tree import read_tree
from reportgen.config.validate import validate
from reportgen.errors import ConfigError
from reportgen.indicators import AgeRange, Indicator
from reportgen.rulebook import Citation


@cache
def names() -> tuple[str, ...]:
    """Give the ids of the catalogue, sorted."""
    return tuple(sorted(path.stem for path in _folder().glob("*.yaml")))


def file_of(name: str) -> Path:
    """Give the file that defines an indicator of the catalogue."""
    return _folder() / f"{name}.yaml"


@cache
def indicator(name: str) -> Indicator:
    """Give an indicator of the catalogue.

    Raises ``KeyError`` for a name that the catalogue has not, ``ConfigError`` where its file is damaged.
    """
    if name not in names():
        raise KeyError(name)
    path = file_of(name)
    tree = read_tree(path)
    definition, problems = (None, ()) if tree.root is None else validate(IndicatorDefinition, tree.root)
    if definition is None or tree.problems:
        message = f"the definition of {name} in the catalogue is not valid: {path}"
        raise ConfigError(message, diagnostics=(*tree.problems, *problems))
    return from_definition(name, definition)


def from_definition(name: str, definition: IndicatorDefinition) -> Indicator:
    """Give the indicator that a checked definition defines; what it leaves out falls back as the model says."""
    ages = definition.age_range
    return Indicator(
        id=name,
        label=definition.label,
        short=definition.short or definition.label,
        definition=definition.definition or definition.label,
        among=definition.among or definition.who,
        who=definition.who,
        does=definition.does,
        does_one=definition.does_one or definition.does,
        numerator=definition.numerator,
        denominator=definition.denominator,
        age_range=None if ages is None else AgeRange(ages.lower, ages.upper),
        recall=definition.recall,
        direction=definition.direction,
        source=definition.source,
        mark=definition.mark,
        caveat=definition.caveat,
        measures_asking=definition.measures_asking,
        law=tuple(Citation(each.regulation, each.articles) for each in definition.law),
    )


def _folder() -> Path:
    return resources.configs() / "indicators"
