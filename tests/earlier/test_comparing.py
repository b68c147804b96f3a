"""Real change, revised data, another definition, data that cannot bear a comparison: told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from quarters import AS_NOW, HIDDEN, SCOPE, again, now, published, then, village, whole
from stories import EBF, NOTHING, SMALL, finding

from reportgen.earlier import compare
from reportgen.earlier.published import Published
from reportgen.findings import Aspect, Change, ChangeKind, Findings, GroupBy, Unlike, Usability
from reportgen.indicators import AgeRange, Recall


def only(findings: Findings, before: Published) -> Change:
    (found,) = compare(findings, before, scope=SCOPE).changes
    return found


def test_a_change_is_one_only_where_the_interval_excludes_nought() -> None:
    # Newcombe (1998) Stat Med 17:873-890, table II, examples (a), (b) by method 10; (a) reversed goes down.
    up = only(now(whole((56, 70))), published(ebf=then(48, 80)))
    assert up.kind is ChangeKind.UP
    assert up.difference is not None
    assert up.difference.interval is not None
    assert up.difference.value == pytest.approx(0.2)
    assert (up.difference.interval.lower, up.difference.interval.upper) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert only(now(whole((48, 80))), published(ebf=then(56, 70))).kind is ChangeKind.DOWN
    assert only(now(whole((50, 80))), published(ebf=then(48, 80))).kind is ChangeKind.NO_CLEAR_CHANGE


def test_numbers_that_the_register_repeats_are_not_revised() -> None:
    found = only(now(whole((56, 70)), again((48, 80))), published(ebf=then(48, 80)))
    assert found.revised is None
    assert found.compared == found.before == then(48, 80).estimate


def test_where_the_register_now_gives_other_counts_the_comparison_is_with_those() -> None:
    found = only(now(whole((56, 70)), again((60, 80))), published(ebf=then(48, 80)))
    assert found.before == then(48, 80).estimate
    assert found.revised == found.compared == then(60, 80).estimate
    assert found.difference is not None
    assert found.difference.value == pytest.approx(56 / 70 - 60 / 80)
    assert found.kind is ChangeKind.NO_CLEAR_CHANGE


@pytest.mark.parametrize(
    ("definition", "aspect"),
    [
        (replace(AS_NOW, numerator="ebf_all"), Aspect.NUMERATOR),
        (replace(AS_NOW, denominator="infants_0_5"), Aspect.DENOMINATOR),
        (replace(AS_NOW, age_range=AgeRange(0, 6)), Aspect.AGE_RANGE),
        (replace(AS_NOW, recall=Recall.SINCE_BIRTH), Aspect.RECALL),
        (replace(AS_NOW, fingerprint="0" * 64), Aspect.DEFINITION),
    ],
)
def test_an_indicator_that_is_defined_otherwise_is_not_compared(definition: object, aspect: Aspect) -> None:
    before = published(ebf=then(48, 80), definition=definition)  # type: ignore[arg-type]
    found = only(now(whole((56, 70)), again((60, 80))), before)
    assert (found.kind, found.aspects, found.difference) == (ChangeKind.REDEFINED, (aspect,), None)
    assert found.compared is None


def test_of_a_definition_that_an_older_file_does_not_tell_nothing_is_said() -> None:
    found = only(now(whole((56, 70))), published(ebf=then(48, 80), definition=None))
    assert (found.kind, found.aspects) == (ChangeKind.UP, ())


@pytest.mark.parametrize(
    ("usability", "earlier", "why"),
    [
        (Usability.NOT_USABLE, Usability.USABLE, Unlike.DATA_NOW),
        (Usability.CAUTION, Usability.NOT_USABLE, Unlike.DATA_THEN),
    ],
)
def test_data_that_cannot_bear_a_headline_cannot_bear_a_comparison(
    usability: Usability, earlier: Usability, why: Unlike
) -> None:
    before = published(ebf=then(48, 80), usability=earlier, reasons=("few_asked",))
    found = only(now(whole((56, 70)), usability=usability), before)
    assert (found.kind, found.why, found.difference) == (ChangeKind.NOT_COMPARABLE, why, None)


def test_another_indicator_is_not_touched_by_few_asked_but_is_by_few_reports() -> None:
    imd = replace(EBF, id="imd", numerator="imd", denominator="births")
    scope = replace(SCOPE, indicators={EBF.id: EBF, "imd": imd})
    made = now(whole((56, 70)))
    subject = replace(made.items[0].subject, id="coverage.imd", indicator="imd")
    made = replace(made, items=(*made.items, replace(made.items[0], subject=subject)))

    def kinds(*reasons: str) -> list[ChangeKind]:
        before = published(ebf=then(48, 80), usability=Usability.NOT_USABLE, reasons=reasons)
        before = replace(before, wholes={**before.wholes, "imd": then(48, 80)})
        return [each.kind for each in compare(made, before, scope=scope).changes]

    assert kinds("few_asked") == [ChangeKind.NOT_COMPARABLE, ChangeKind.UP]
    assert kinds("few_reports") == [ChangeKind.NOT_COMPARABLE, ChangeKind.NOT_COMPARABLE]


@pytest.mark.parametrize(
    ("findings", "before", "why"),
    [
        (now(finding(SMALL)), published(ebf=then(48, 80)), Unlike.HIDDEN_NOW),
        (now(finding(NOTHING)), published(ebf=then(48, 80)), Unlike.NO_FIGURE_NOW),
        (now(whole((56, 70))), published(ebf=HIDDEN), Unlike.HIDDEN_THEN),
        (now(whole((56, 70))), published(ebf=None), Unlike.NO_FIGURE_THEN),
        (
            now(whole((56, 70)), finding(SMALL, by=GroupBy.PREVIOUS)),
            published(ebf=then(48, 80)),
            Unlike.HIDDEN_THEN,
        ),
    ],
)
def test_without_two_numbers_that_may_be_shown_nothing_is_compared(
    findings: Findings, before: Published, why: Unlike
) -> None:
    found = only(findings, before)
    assert (found.kind, found.why, found.difference) == (ChangeKind.NOT_COMPARABLE, why, None)


def test_a_figure_that_was_not_published_is_taken_from_the_register_of_now() -> None:
    found = only(now(whole((56, 70)), again((48, 80))), published(ebf=None))
    assert (found.kind, found.before, found.compared) == (ChangeKind.UP, None, then(48, 80).estimate)


def test_new_and_missing_areas_are_named_whatever_their_capitals() -> None:
    findings = now(whole((56, 70)), reported=("Petungsewu", "JEDONG", "Sitirejo"))
    changes = compare(findings, published(ebf=then(48, 80), reported=("jedong", "Dalisodo")), scope=SCOPE)
    assert (changes.new, changes.missing) == (("Petungsewu", "Sitirejo"), ("Dalisodo",))


def test_of_areas_nothing_is_said_where_the_earlier_file_lists_none() -> None:
    changes = compare(now(whole((56, 70)), reported=("Jedong",)), published(ebf=then(48, 80)), scope=SCOPE)
    assert (changes.new, changes.missing) == ((), ())


def test_the_same_areas_are_compared_where_the_areas_are_not_the_same_and_nothing_is_revised() -> None:
    areas = [village("A", (30, 40)), village("B", (30, 40)), village("C", (5, 40))]
    before = published(ebf=then(40, 80), villages={"A": then(20, 40), "B": then(20, 40)})
    found = only(now(whole((65, 120)), *areas), before)
    assert found.kind is ChangeKind.NO_CLEAR_CHANGE
    assert found.same_areas is not None
    assert found.same_areas.count == 2
    assert found.same_areas.difference.value == pytest.approx(60 / 80 - 40 / 80)
    assert only(now(whole((65, 120)), again((41, 80)), *areas), before).same_areas is None
