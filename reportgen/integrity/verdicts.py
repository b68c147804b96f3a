"""What a check says of a claim.

In: nothing. Out: ``Judgement`` (one check) and ``Judged`` (a claim with all its checks). Only enums and numbers: the
wording room words them, as "not reproducible from the stated n", never as wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reportgen.integrity.claims import Claim
from reportgen.integrity.printed import Printed
from reportgen.integrity.tables import TablesFound


class Verdict(StrEnum):
    """What can be said of a printed figure."""

    CONSISTENT = "consistent"
    CONSISTENT_ONLY_IF = "consistent_only_if"
    IMPOSSIBLE = "impossible"
    CANNOT_BE_CHECKED = "cannot_be_checked"


class CheckName(StrEnum):
    """The checks."""

    COUNT_AND_PERCENT = "count_and_percent"
    NUMERATOR = "numerator"
    SHARE_INTERVAL = "share_interval"
    PARTS_IN_COUNTS = "parts_in_counts"
    PARTS_IN_PERCENT = "parts_in_percent"
    RANGE = "range"
    CUT_OFF = "cut_off"
    DECIMAL_MARK = "decimal_mark"
    INTERVAL_ORDER = "interval_order"
    INTERVAL_SYMMETRY = "interval_symmetry"
    P_AGAINST_INTERVAL = "p_against_interval"
    CLAIM_AGAINST_INTERVAL = "claim_against_interval"
    CLAIM_AGAINST_P = "claim_against_p"
    P_PRINTED = "p_printed"
    STANDARD_ERROR_FLOOR = "standard_error_floor"
    RECONSTRUCTION = "reconstruction"
    RATIO_FROM_TABLE = "ratio_from_table"
    ADJUSTMENT = "adjustment"
    MARGINS = "margins"
    P_FROM_TABLE = "p_from_table"
    STATISTIC_FROM_TABLE = "statistic_from_table"
    TEST_APPLIES = "test_applies"
    GRIM = "grim"
    GRIMMER = "grimmer"
    SD_BOUNDS = "sd_bounds"


class Reading(StrEnum):
    """One way to take a claim that leaves its kind or its method open; the readings are alternatives."""

    PREVALENCE_RATIO = "prevalence_ratio"
    MODEL_BASED_RATIO = "model_based_ratio"
    ODDS_RATIO = "odds_ratio"
    EXACT_ODDS_RATIO = "exact_odds_ratio"
    ADJUSTED = "adjusted"
    ANOTHER_METHOD = "another_method"


class ConditionKind(StrEnum):
    """What must hold for a claim to be consistent."""

    TRUNCATED = "truncated"
    DENOMINATOR = "denominator"
    SOME_MISSING = "some_missing"
    ADJUSTED = "adjusted"
    CRUDE_PREVALENCE_RATIO = "crude_prevalence_ratio"
    CRUDE_ODDS_RATIO = "crude_odds_ratio"
    MODEL_BASED_STANDARD_ERROR = "model_based_standard_error"
    EXACT_INTERVAL = "exact_interval"
    NOT_A_WALD_INTERVAL = "not_a_wald_interval"
    ANOTHER_METHOD = "another_method"
    ANOTHER_TEST = "another_test"
    ONE_SIDED = "one_sided"
    ANOTHER_LEVEL = "another_level"
    DECIMAL_MARK = "decimal_mark"
    P_BELOW = "p_below"
    P_IS_OF = "p_is_of"
    SMALL_EXPECTED_COUNT = "small_expected_count"
    LIMIT_BEYOND_NO_EFFECT = "limit_beyond_no_effect"
    P_BEYOND_ALPHA = "p_beyond_alpha"
    ITEMS_AGAINST_EACH_OTHER = "items_against_each_other"
    TABLE_TURNED = "table_turned"
    SD_OF_ALL = "sd_of_all"
    END_LEFT_OUT = "end_left_out"


class StepKey(StrEnum):
    """Steps of arithmetic that a reader can follow; each names the figures it comes with."""

    SHARE_COMPUTED = "share_computed"
    NUMERATOR_AND_DENOMINATOR = "numerator_and_denominator"
    COUNTS_THAT_GIVE_IT = "counts_that_give_it"
    NO_COUNT_GIVES_IT = "no_count_gives_it"
    DENOMINATORS_THAT_GIVE_IT = "denominators_that_give_it"
    NO_DENOMINATOR_GIVES_IT = "no_denominator_gives_it"
    INTERVAL_OF_SHARE = "interval_of_share"
    RATIO_OF_TABLE = "ratio_of_table"
    RANGES_SHARE_A_SCORE = "ranges_share_a_score"
    SUM_OF_COUNTS = "sum_of_counts"
    SUM_OF_PERCENT = "sum_of_percent"
    SUM_OF_POSSIBLE_COUNTS = "sum_of_possible_counts"
    ALLOWED_RANGE = "allowed_range"
    READ_WITH_OTHER_MARK = "read_with_other_mark"
    LIMITS_AND_POINT = "limits_and_point"
    CENTRE_OF_LIMITS = "centre_of_limits"
    IMPLIED_STANDARD_ERROR = "implied_standard_error"
    IMPLIED_Z = "implied_z"
    IMPLIED_P = "implied_p"
    PRINTED_P = "printed_p"
    NO_EFFECT_VALUE = "no_effect_value"
    FLOOR = "floor"
    FLOOR_AT_THIS_RATIO = "floor_at_this_ratio"
    BEST_SPLIT = "best_split"
    N_NEEDED = "n_needed"
    TABLES_FOUND = "tables_found"
    TABLES_EXPECTED_BY_CHANCE = "tables_expected_by_chance"
    NO_TABLE_GIVES_THE_POINT = "no_table_gives_the_point"
    SMALLEST_EXPECTED = "smallest_expected"
    P_OF_TEST = "p_of_test"
    STATISTIC_OF_TEST = "statistic_of_test"
    MARGIN_TOTALS = "margin_totals"
    NEAREST_MEANS = "nearest_means"
    SUMS_THAT_GIVE_IT = "sums_that_give_it"
    SD_RANGE = "sd_range"
    NO_SUM_OF_SQUARES = "no_sum_of_squares"


class Cause(StrEnum):
    """What may lie behind a figure that cannot be reproduced; offered as a candidate, never asserted."""

    MISSING_ANSWERS = "missing_answers"
    SUBGROUP = "subgroup"
    ADJUSTMENT = "adjustment"
    WEIGHTING = "weighting"
    ANOTHER_METHOD = "another_method"
    ANOTHER_N = "another_n"
    TYPING_SLIP = "typing_slip"
    COUNT_OR_PERCENT_SLIP = "count_or_percent_slip"
    MULTIPLE_RESPONSE = "multiple_response"
    DECIMAL_MARK = "decimal_mark"
    ONE_SIDED_TEST = "one_sided_test"
    ANOTHER_LEVEL = "another_level"
    ROBUST_STANDARD_ERROR = "robust_standard_error"
    EXPOSURE_NOT_BINARY = "exposure_not_binary"
    FRACTIONS_ALLOWED = "fractions_allowed"
    STANDARD_ERROR_FOR_SD = "standard_error_for_sd"


class Lacking(StrEnum):
    """What a check would need."""

    N = "n"
    COUNT = "count"
    PERCENT = "percent"
    INTERVAL = "interval"
    P = "p"
    TABLE = "table"
    TOTAL = "total"
    SCALE = "scale"
    MORE_PERSONS = "more_persons"
    MORE_DIGITS = "more_digits"
    FEWER_TABLES = "fewer_tables"
    CRUDE_ESTIMATE = "crude_estimate"
    KNOWN_METHOD = "known_method"
    VALUE = "value"
    UNWEIGHTED = "unweighted"
    BINARY_EXPOSURE = "binary_exposure"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number by its name; ``word`` in place of a number holds the value of an enum (a test, a rounding).

    ``decimals`` is how many it was printed with; ``None`` of what was computed.
    """

    name: str
    value: float | None = None
    word: str | None = None
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the arithmetic; a name may come several times where there are several (counts that give it)."""

    key: StepKey
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold, with its numbers."""

    kind: ConditionKind
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one check says; ``reading`` is set where it holds only for one way to take the claim.

    All its ``conditions`` must hold, or with ``any_of`` one of them.
    """

    check: CheckName
    verdict: Verdict
    conditions: tuple[Condition, ...] = ()
    steps: tuple[Step, ...] = ()
    tables: tuple[TablesFound, ...] = ()
    causes: tuple[Cause, ...] = ()
    lacking: tuple[Lacking, ...] = ()
    reading: Reading | None = None
    any_of: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Ways of which one must hold, with all its conditions."""

    ways: tuple[tuple[Condition, ...], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim, what each check says of it, and what they say together.

    It is consistent only if all ``conditions`` hold and one way of each of the ``choices``.
    """

    claim: Claim
    judgements: tuple[Judgement, ...]
    verdict: Verdict
    conditions: tuple[Condition, ...] = ()
    choices: tuple[Choice, ...] = ()


def figures(**named: float | Printed | str) -> tuple[Figure, ...]:
    """Give figures from keyword arguments: numbers, printed numbers, or the words of an enum."""
    return tuple(
        Figure(name, word=str(value))
        if isinstance(value, str)
        else Figure(name, _number(value), decimals=value.decimals if isinstance(value, Printed) else None)
        for name, value in named.items()
    )


def _number(value: float | Printed) -> float:
    return value if isinstance(value, int) else float(value)


def several(name: str, values: Iterable[float]) -> tuple[Figure, ...]:
    """Give one figure of the same name for each value."""
    return tuple(Figure(name, value) for value in values)


_GRAVITY = (Verdict.IMPOSSIBLE, Verdict.CONSISTENT_ONLY_IF, Verdict.CONSISTENT, Verdict.CANNOT_BE_CHECKED)
_BEST = (Verdict.CONSISTENT, Verdict.CONSISTENT_ONLY_IF, Verdict.CANNOT_BE_CHECKED, Verdict.IMPOSSIBLE)


def gravest(judgements: Iterable[Judgement]) -> Verdict:
    """Give the gravest verdict; cannot be checked where there is none."""
    return min((each.verdict for each in judgements), key=_GRAVITY.index, default=Verdict.CANNOT_BE_CHECKED)


def judged(claim: Claim, judgements: tuple[Judgement, ...]) -> Judged:
    """Give the claim with its overall verdict.

    Checks without a reading must all hold. Of the readings at least one must: each is as grave as its gravest check,
    and the best of them counts.
    """
    required = [each for each in judgements if each.reading is None]
    readings: dict[Reading, list[Judgement]] = {}
    for each in judgements:
        if each.reading is not None:
            readings.setdefault(each.reading, []).append(each)
    verdicts = {reading: gravest(group) for reading, group in readings.items()}
    best = min(verdicts.values(), key=_BEST.index, default=Verdict.CANNOT_BE_CHECKED)
    verdict = min((gravest(required), best), key=_GRAVITY.index)
    conditions = dict.fromkeys(each for judgement in required if not judgement.any_of for each in judgement.conditions)
    choices = [Choice(tuple((each,) for each in judgement.conditions)) for judgement in required if judgement.any_of]
    if best is Verdict.CONSISTENT_ONLY_IF:
        ways = (tuple(each for judgement in group for each in judgement.conditions) for group in readings.values())
        # a reading that could not be searched may hold as well
        open_ones = (best, Verdict.CANNOT_BE_CHECKED)
        possible = (verdict in open_ones and any(e.conditions for e in readings[r]) for r, verdict in verdicts.items())
        choices.append(Choice(tuple(way for way, may_be in zip(ways, possible, strict=True) if may_be)))
    return Judged(claim, judgements, verdict, tuple(conditions), tuple(choices))
