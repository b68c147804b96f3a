"""Published figures of a configuration, judged.

In: checked publications. Out: ``Study`` for ``integrity``, and ``Audited``: each claim of a publication with its
verdict. Numbers stay as they were printed. It words nothing and computes nothing of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportgen.config.fields import PrintedNumber
from reportgen.config.model import evidence
from reportgen.integrity import audit, claims
from reportgen.integrity.methods import Method
from reportgen.integrity.printed import Printed, PrintedP
from reportgen.integrity.verdicts import Judged, Verdict, judged

_TESTS = {
    evidence.PublishedTest.CHI_SQUARE: claims.TestKind.CHI_SQUARE,
    evidence.PublishedTest.YATES: claims.TestKind.YATES,
    evidence.PublishedTest.FISHER: claims.TestKind.FISHER,
    evidence.PublishedTest.LIKELIHOOD_RATIO: claims.TestKind.LIKELIHOOD_RATIO,
    evidence.PublishedTest.UNSPECIFIED: None,
}
_WithInterval = evidence.ShareClaim | evidence.RatioClaim | evidence.DifferenceClaim | evidence.CoefficientClaim
_COEFFICIENTS = {"alpha": claims.CoefficientKind.ALPHA, "kappa": claims.CoefficientKind.KAPPA}


@dataclass(frozen=True, slots=True)
class AuditedClaim:
    """A claim as its publication makes it, with what the checks say; ``number`` counts from 1."""

    number: int
    published: evidence.Claim
    judged: Judged

    @property
    def verdict(self) -> Verdict:
        """What all checks say together."""
        return self.judged.verdict


@dataclass(frozen=True, slots=True)
class Audited:
    """A publication with all its claims judged, in its order."""

    publication: evidence.Publication
    claims: tuple[AuditedClaim, ...]

    @property
    def impossible(self) -> tuple[AuditedClaim, ...]:
        """The claims that cannot be reproduced from what is stated."""
        return tuple(claim for claim in self.claims if claim.verdict is Verdict.IMPOSSIBLE)


Begun = Callable[[evidence.Publication, int], None]
"""Called as the checks of a claim begin, with the claim's number: a search behind one can take seconds."""


def audited(publication: evidence.Publication, begun: Begun | None = None) -> Audited:
    """Give every claim of a publication with its verdict, one for one and in order."""
    found = tuple(
        AuditedClaim(number, claim, _together(audit(_study(publication, (claim,)))))
        for number, claim in _followed(publication, begun)
    )
    return Audited(publication, found)


def _followed(publication: evidence.Publication, begun: Begun | None) -> Iterator[tuple[int, evidence.Claim]]:
    for number, claim in enumerate(publication.claims, 1):
        if begun is not None:
            begun(publication, number)
        yield number, claim


def study_of(publication: evidence.Publication) -> claims.Study:
    """Give a publication as a study with its claims; a score with several values and bands becomes several claims."""
    return _study(publication, publication.claims)


def printed(number: PrintedNumber, publication: evidence.Publication) -> Printed:
    """Give a number as printed.

    A point is a decimal mark. A comma is one in an Indonesian text, and parts thousands in an English one.
    """
    return Printed.read(_written(number), decimal_comma=_comma(number, publication))


def printed_p(number: PrintedNumber, publication: evidence.Publication) -> PrintedP:
    """Give a p-value as printed, which may be a bound."""
    return PrintedP.read(_written(number), decimal_comma=_comma(number, publication))


def _written(number: PrintedNumber) -> str:
    """Give a number as it was printed; a power of ten (``4.5e-8``) is written out."""
    sign, bare = (number.text[:1], number.text[1:]) if number.text[:1] in "<>" else ("", number.text)
    return f"{sign}{Decimal(bare):f}" if "e" in bare.lower() else number.text


def _comma(number: PrintedNumber, publication: evidence.Publication) -> bool:
    return publication.language == "id" and "," in number.text


def _study(publication: evidence.Publication, published: tuple[evidence.Claim, ...]) -> claims.Study:
    reader = _Reader(publication)
    found = tuple(each for claim in published for each in reader.read(claim))
    return claims.Study(publication.id, found, publication.n, publication.design.value)


def _together(found: tuple[Judged, ...]) -> Judged:
    if len(found) == 1:
        return found[0]
    return judged(found[0].claim, tuple(each for part in found for each in part.judgements))


@dataclass(frozen=True, slots=True)
class _Reader:
    """The claims of one publication, in whose language its numbers are printed."""

    publication: evidence.Publication

    def read(self, claim: evidence.Claim) -> tuple[claims.Claim, ...]:  # noqa: PLR0911 -- one line a kind of claim
        """Give a published claim as the checks take it."""
        match claim:
            case evidence.ShareClaim():
                percent = self._number(claim.percent)
                limits = self._interval(claim)
                return (claims.ShareClaim(claim.count, claim.n, percent, claim.weighted, limits, claim.label),)
            case evidence.WholeClaim():
                return (self._whole(claim),)
            case evidence.RatioClaim():
                return (self._ratio(claim),)
            case evidence.DifferenceClaim():
                return (self._difference(claim),)
            case evidence.TestClaim():
                return (self._test(claim),)
            case evidence.MeanClaim():
                return (self._mean(claim),)
            case evidence.CoefficientClaim():
                kind = _COEFFICIENTS[claim.measure]
                value, limits = self._sure(claim.value), self._interval(claim)
                return (claims.CoefficientClaim(kind, value, limits, n=claim.n, label=claim.label),)
            case _:
                return self._scores(claim)

    def _sure(self, number: PrintedNumber) -> Printed:
        return printed(number, self.publication)

    def _number(self, number: PrintedNumber | None) -> Printed | None:
        return None if number is None else self._sure(number)

    def _p(self, number: PrintedNumber | None) -> PrintedP | None:
        return None if number is None else printed_p(number, self.publication)

    def _interval(self, claim: _WithInterval) -> claims.PrintedInterval | None:
        if claim.ci is None:
            return None
        lower, upper = map(self._sure, claim.ci)
        return claims.PrintedInterval(lower, upper, claim.level)

    def _whole(self, claim: evidence.WholeClaim) -> claims.WholeClaim:
        counts: tuple[int | None, ...] = claim.counts or (None,) * len(claim.percents)
        percents = tuple(map(self._sure, claim.percents)) or (None,) * len(counts)
        parts = tuple(claims.Part(count, percent) for count, percent in zip(counts, percents, strict=True))
        parts = tuple(map(self._part, claim.parts)) or parts
        return claims.WholeClaim(parts, claim.total if claim.total is not None else claim.n, label=claim.label)

    def _part(self, part: evidence.PartOfWhole) -> claims.Part:
        counts: tuple[int | None, ...] = part.counts or (None,) * len(part.percents)
        percents = tuple(map(self._sure, part.percents)) or (None,) * len(counts)
        within = tuple(claims.Part(count, percent) for count, percent in zip(counts, percents, strict=True))
        return claims.Part(part.count, self._number(part.percent), within, part.label)

    def _ratio(self, claim: evidence.RatioClaim) -> claims.RatioClaim:
        return claims.RatioClaim(
            value=self._sure(claim.value),
            interval=self._interval(claim),
            p=self._p(claim.p),
            kind=claims.RatioKind(claim.kind.value),
            adjusted=claim.adjusted,
            method=None if claim.method is None else Method(claim.method.value),
            n=claim.n,
            margins=_margins(claim.table),
            cells=_cells(claim.table),
            associated=_associated(claim.says),
            alpha=_alpha(claim),
            binary=claim.binary,
            label=claim.label,
        )

    def _difference(self, claim: evidence.DifferenceClaim) -> claims.DifferenceClaim:
        return claims.DifferenceClaim(
            value=self._sure(claim.value),
            interval=self._interval(claim),
            p=self._p(claim.p),
            n=claim.n,
            associated=_associated(claim.says),
            alpha=_alpha(claim),
            label=claim.label,
        )

    def _test(self, claim: evidence.TestClaim) -> claims.TestClaim:
        table = claim.table
        return claims.TestClaim(
            p=self._p(claim.p),
            test=_TESTS[claim.test],
            statistic=self._number(claim.statistic),
            margins=_margins(table),
            cells=_cells(table),
            n=claim.n,
            associated=_associated(claim.says),
            label=claim.label,
        )

    def _mean(self, claim: evidence.MeanClaim) -> claims.MeanClaim:
        minimum, maximum = claim.scale or (None, None)
        return claims.MeanClaim(
            mean=self._sure(claim.value),
            sd=self._number(claim.sd),
            n=claim.n,
            items=claim.items,
            minimum=minimum,
            maximum=maximum,
            whole=claim.whole,
            label=claim.label,
        )

    def _scores(self, claim: evidence.ScoreClaim) -> tuple[claims.ScoreClaim, ...]:
        minimum, maximum = (Printed.read(str(end)) for end in claim.scale)
        values = [claims.ScoreClaim(minimum, maximum, self._sure(value), label=claim.label) for value in claim.values]
        if claim.cut_off is not None:
            values.append(claims.ScoreClaim(minimum, maximum, cut_off=self._sure(claim.cut_off), label=claim.label))
        below: Printed | None = None
        for ends in sorted(claim.bands.values()):
            lower, upper = (Printed.read(str(end)) for end in ends)
            values.append(claims.ScoreClaim(minimum, maximum, lower=lower, upper=upper, above=below, label=claim.label))
            below = upper
        return tuple(values) or (claims.ScoreClaim(minimum, maximum, label=claim.label),)


def _alpha(claim: evidence.RatioClaim | evidence.DifferenceClaim) -> float:
    """Give the p below which an association is spoken of: that of the interval's level, where there is one."""
    return claims.ALPHA if claim.ci is None else round(1 - claim.level, 9)


def _cells(table: evidence.Margins | None) -> tuple[tuple[int, ...], ...]:
    return () if table is None else table.cells or ()


def _associated(says: evidence.ClaimOf | None) -> bool | None:
    return None if says is None else says is evidence.ClaimOf.ASSOCIATION


def _margins(table: evidence.Margins | None) -> claims.Margins | None:
    if table is None:
        return None
    if table.cells:
        rows = tuple(sum(row) for row in table.cells)
        return claims.Margins(rows, tuple(sum(column) for column in zip(*table.cells, strict=True)))
    return claims.Margins(table.rows or (), table.columns or ())
