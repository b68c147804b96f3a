"""What a rule asks, as a configuration writes it.

In: a merged mapping. Out: ``ConditionDefinition``: one question, or several joined by ``all``, ``any`` and ``not``.
What its words name is checked where all names are known; here only that the keys of one question stand together.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from reportgen.config.fields import Expects, LevelKey, Name, NonEmpty
from reportgen.config.model.base import Frozen
from reportgen.rulebook import Kept

State = Literal["gap", "met", "cannot_say"]
Ratio = Literal["above", "below", "unclear"]
Way = Literal["hinders", "supports", "mixed", "raised"]
Verdict = Literal["usable", "caution", "not_usable"]
Side = Literal["worse", "better"]

QUESTIONS: dict[str, frozenset[str]] = {
    "figure": frozenset({"is", "level", "threshold", "at_least"}),
    "finding": frozenset({"is", "of", "at_least"}),
    "association": frozenset({"is", "at_least"}),
    "said": frozenset({"way"}),
    "quality": frozenset({"source"}),
    "areas": frozenset({"side"}),
    "all": frozenset(),
    "any": frozenset(),
    "not": frozenset(),
}
"""Every kind of question by its key, with the keys that may stand beside it."""
_NEEDED = {"figure": "is", "finding": "is", "association": "is", "said": "way", "areas": "side"}
_STATES = {"figure": {"gap", "met", "cannot_say"}, "finding": {"above", "below", "unclear"}}
_STATES["association"] = _STATES["finding"]
_FOR_EXAMPLE = {"figure": "gap", "finding": "above", "association": "above", "said": "hinders", "areas": "worse"}
_OTHERWISE = {"figure": "ask of a ratio with `association:` or `finding:`"}
_OTHERWISE["finding"] = _OTHERWISE["association"] = "ask of a share with `figure:`"


def _listed(words: object) -> tuple[str, ...]:
    return tuple(words) if isinstance(words, tuple) else (str(words),)


class ConditionDefinition(Frozen):
    """One question of a rule, or several joined."""

    figure: Name | None = None
    """A share to hold against its target or threshold: an indicator, a topic, or a survey's variable."""
    finding: NonEmpty | None = None
    """A ratio, by the id that results.json gives it."""
    association: Name | None = None
    """A topic that a survey sets against exclusive breastfeeding."""
    said: Name | None = None
    """A topic that informants raised."""
    quality: Verdict | Annotated[tuple[Verdict, ...], Field(min_length=1)] | None = None
    """The verdict on the data behind page one: `usable`, `caution`, `not_usable`, or a list of them."""
    source: Kept | None = None
    """Beside `quality`: only where the data behind page one are of a `register`, a `survey`, or `interviews`."""
    areas: Name | None = None
    """An indicator that a `comparison` sets side by side across villages or puskesmas."""
    all_: Annotated[tuple[ConditionDefinition, ...] | None, Field(alias="all", min_length=1)] = None
    """Every one holds."""
    any_: Annotated[tuple[ConditionDefinition, ...] | None, Field(alias="any", min_length=1)] = None
    """At least one holds."""
    not_: Annotated[ConditionDefinition | None, Field(alias="not")] = None
    """It does not hold; where it cannot be told, neither can this."""
    is_: Annotated[
        State | Ratio | Annotated[tuple[State | Ratio, ...], Field(min_length=1)] | None,
        Field(alias="is"),
        Expects("gap, met or cannot_say (of a figure); above, below or unclear (of a ratio); or a list of them"),
    ] = None
    """Of a figure: `gap`, `met`, `cannot_say`; of a ratio: `above`, `below`, `unclear`; judged on the interval."""
    way: Way | Annotated[tuple[Way, ...], Field(min_length=1)] | None = None
    """Which way most who raised it point: `hinders`, `supports`, `mixed`; `raised`: whichever."""
    side: Side | None = None
    """`worse`: some areas lie on the worse side of the others by more than chance; `better`: on the better."""
    level: LevelKey | None = None
    """The answer that counts, for a variable without an `event`."""
    threshold: Annotated[float, Field(gt=0, le=1, strict=True)] | None = None
    """A share, 0–1, in place of the target."""
    of: Annotated[float, Field(gt=0, strict=True)] | None = None
    """The ratio to hold it against; 1 unless said."""
    at_least: Annotated[int, Field(ge=1, strict=True)] | None = None
    """The smallest denominator that may be judged; `policy.minimum_n` unless said."""

    @property
    def question(self) -> str:
        """The key that says what is asked."""
        return next(key for key in QUESTIONS if self._value(key) is not None)

    def _value(self, key: str) -> object:
        return getattr(self, {"all": "all_", "any": "any_", "not": "not_", "is": "is_"}.get(key, key))

    @model_validator(mode="after")
    def _one_question(self) -> ConditionDefinition:
        asked = [key for key in QUESTIONS if self._value(key) is not None]
        if len(asked) != 1:
            found = " and ".join(f'"{key}"' for key in asked) or "no question"
            message = f"has {found}; a condition asks one thing: {', '.join(QUESTIONS)}; `all:` and `any:` join several"
            raise ValueError(message)
        question = asked[0]
        beside = {key for keys in QUESTIONS.values() for key in keys if self._value(key) is not None}
        odd = sorted(beside - QUESTIONS[question])
        if odd:
            fits = ", ".join(sorted(QUESTIONS[question])) or "nothing"
            message = f'has "{odd[0]}" beside "{question}", where it means nothing; beside it stands {fits}'
            raise ValueError(message)
        needed = _NEEDED.get(question)
        if needed is not None and self._value(needed) is None:
            message = (
                f'has "{question}" without "{needed}"; write `{needed}: {_FOR_EXAMPLE[question]}`, or another answer'
            )
            raise ValueError(message)
        wrong = [word for word in _listed(self.is_) if word not in _STATES[question]] if question in _STATES else []
        if wrong:
            states = ", ".join(sorted(_STATES[question]))
            message = f'has `is: {wrong[0]}`; of "{question}" it is {states}; {_OTHERWISE[question]}'
            raise ValueError(message)
        return self
