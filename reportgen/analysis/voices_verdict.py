"""What to keep in mind with a set of interviews, and whether anything may be said of them.

In: what is known of the interviews, counted in groups as they are told. Out: ``Usability`` with its reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.analysis.saturation import is_saturated
from reportgen.findings import Provenance, SaturationPoint, Unread, Usability, VoicesFacts, VoicesReason

FEW_INFORMANTS = 6
"""With fewer informants than this, even what everybody would say may be missing.

Source: Guest G, Bunce A, Johnson L (2006) Field Methods 18:59–82, where the main themes were there after six.
"""
TWO = 2


@dataclass(frozen=True, slots=True)
class Gathered:
    """How much there is: informants, the groups that they are told in, segments, and the course of new themes."""

    n_informants: int
    n_groups: int
    n_segments: int
    saturation: Sequence[SaturationPoint]


def verdict(facts: VoicesFacts, gathered: Gathered) -> tuple[Usability, tuple[VoicesReason, ...]]:
    """Give whether the interviews may be told of, and what to keep in mind, what weighs most first.

    Not usable without a single segment on the themes asked for; with caution for any reason. ``complete`` stands alone
    where there is none.
    """
    doubts = (
        (VoicesReason.ILLUSTRATIVE, facts.provenance is Provenance.ILLUSTRATIVE),
        (VoicesReason.RECONSTRUCTED, facts.provenance is Provenance.RECONSTRUCTED),
        (VoicesReason.FEW_INFORMANTS, gathered.n_informants < FEW_INFORMANTS),
        (VoicesReason.ONE_GROUP, gathered.n_groups < TWO),
        (VoicesReason.NOT_SATURATED, not is_saturated(gathered.saturation)),
        (VoicesReason.CODES_UNMAPPED, bool(facts.unmapped)),
        (VoicesReason.NOT_READ, any(kind is not Unread.SOURCE_NOT_LISTED for kind, _ in facts.unread)),
        (VoicesReason.ONE_CODER, facts.n_coders < TWO),
    )
    reasons = tuple(reason for reason, holds in doubts if holds)
    if gathered.n_segments == 0:
        return Usability.NOT_USABLE, reasons
    return (Usability.CAUTION, reasons) if reasons else (Usability.USABLE, (VoicesReason.COMPLETE,))
