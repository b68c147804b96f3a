"""How respondents were drawn, and the variance that follows from it.

In: arrays of one length: weights, clusters, strata, population sizes. Out: ``Design``, which gives degrees of freedom
and Taylor-linearised covariances. It knows no variable and no frame; whether weights are above nought is checked where
the data are read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]

_TAKEN_WHOLLY = 1e-7  # the share of a stratum not drawn, below which the stratum was taken as a whole


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Which sampling unit each respondent belongs to, and which stratum each unit belongs to.

    ``unit`` is one code from 0 a respondent, ``stratum`` one code from 0 a unit, ``undrawn`` the share of the units of
    each unit's stratum that were not drawn (1 where the population is not known or endless).
    """

    unit: Codes
    stratum: Codes
    undrawn: Floats

    @property
    def units(self) -> int:
        """Count the sampling units."""
        return len(self.stratum)

    @property
    def drawn(self) -> Codes:
        """Count, for each unit, the units that were drawn in its stratum."""
        return np.asarray(np.bincount(self.stratum)[self.stratum])


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """How ``size`` respondents were drawn; each array has that length or is ``None``.

    ``weight`` is above nought; ``cluster`` and ``stratum`` are whole codes from 0, and one code of cluster in two
    strata means two clusters; ``population`` is the number of clusters, or of respondents where there is no cluster, in
    the respondent's stratum. Where there is no cluster, each respondent is a sampling unit.

    ``inside`` says who is of the domain: ``None`` means all. Respondents outside stay in the design, because how many
    of a domain fell into the sample was a matter of chance too.
    """

    size: int
    weight: Floats | None = None
    cluster: Codes | None = None
    stratum: Codes | None = None
    population: Floats | None = None
    inside: Flags | None = None
    layout: Layout | None = None

    def __post_init__(self) -> None:
        """Work out the layout, once for a design and all its domains.

        Raises ``ValueError`` where an array is not as long as the others.
        """
        given = (self.weight, self.cluster, self.stratum, self.population, self.inside)
        if any(array is not None and len(array) != self.size for array in given):
            message = f"an array of the design is not of length {self.size}"
            raise ValueError(message)
        if self.layout is None:
            object.__setattr__(self, "layout", _layout(self))

    def within(self, domain: Flags) -> Design:
        """Give the same design for those of its domain who are also of this one."""
        return replace(self, inside=domain.astype(bool) & self.members)

    @property
    def members(self) -> Flags:
        """Say of each respondent whether she is of the domain."""
        return np.ones(self.size, dtype=bool) if self.inside is None else self.inside

    @property
    def weights(self) -> Floats:
        """Give each respondent's weight, nought for those outside the domain."""
        weight = np.ones(self.size) if self.weight is None else self.weight
        return np.asarray(np.where(self.members, weight, 0.0))

    @property
    def respondents(self) -> int:
        """Count the domain's respondents."""
        return int(self.members.sum())

    @property
    def clusters(self) -> int:
        """Count the sampling units with a respondent of the domain."""
        return int(self._present.sum())

    @property
    def units(self) -> int:
        """Count all sampling units, with a respondent of the domain or without."""
        return self._placed.units

    @property
    def strata(self) -> int:
        """Count the strata with a respondent of the domain."""
        return len(np.unique(self._placed.stratum[self._present]))

    def units_of(self, rows: Codes) -> Codes:
        """Give the sampling unit, from 0, of each of the respondents ``rows``."""
        return np.asarray(self._placed.unit[rows])

    @property
    def degrees(self) -> int:
        """Give the degrees of freedom: sampling units less strata, of those with a respondent of the domain.

        Source: Korn EL, Graubard BI (1999) Analysis of Health Surveys, 5.2; as ``degf`` of R's survey package.
        """
        return self.clusters - self.strata

    @property
    def estimable(self) -> bool:
        """Say whether a variance can be had: no stratum of the domain with one unit only, unless it had no other."""
        placed = self._placed
        alone = (placed.drawn == 1) & (placed.undrawn > _TAKEN_WHOLLY)
        return self.degrees >= 1 and not bool(np.any(alone & self._present))

    def totals(self, influence: Floats) -> Floats:
        """Give the sum of a value of each respondent (rows; columns for several) for each sampling unit."""
        placed = self._placed
        columns = influence.reshape(self.size, -1).T
        sums = [np.bincount(placed.unit, weights=column, minlength=placed.units) for column in columns]
        return np.asarray(sums, dtype=np.float64).T

    def covariance(self, influence: Floats) -> Floats:
        """Give the covariance matrix of statistics whose linearised values are the columns of ``influence``.

        What a respondent outside the domain adds must be nought; her cluster still counts as drawn. Only the first
        stage of sampling is looked at.

        Source: Binder DA (1983) Int Stat Rev 51:279–292; Korn & Graubard (1999), 2.4 and 5.4.
        """
        return self.spread(self.totals(influence))

    def spread(self, totals: Floats, *, centred: bool = True) -> Floats:
        """Give the covariance matrix of the sum over sampling units of ``totals``, a row a unit.

        Totals are taken about their stratum's mean, with n / (n − 1) for that, or about nought if not ``centred``.
        """
        placed = self._placed
        if not centred:
            return np.asarray(totals.T @ (totals * placed.undrawn[:, None]))
        drawn = placed.drawn
        sums = np.asarray([np.bincount(placed.stratum, weights=column) for column in totals.T]).T
        about = totals - sums[placed.stratum] / drawn[:, None]
        scale = placed.undrawn * drawn / np.maximum(drawn - 1, 1)
        return np.asarray(about.T @ (about * scale[:, None]))

    @property
    def _placed(self) -> Layout:
        if self.layout is None:  # never: __post_init__ has filled it
            raise AssertionError
        return self.layout

    @property
    def _present(self) -> Flags:
        placed = self._placed
        return np.asarray(np.bincount(placed.unit[self.members], minlength=placed.units) > 0)


def _layout(design: Design) -> Layout:
    stratum = np.zeros(design.size, dtype=np.int64) if design.stratum is None else design.stratum.astype(np.int64)
    if design.cluster is None:
        first = unit = np.arange(design.size)
    else:
        pairs = stratum * (int(design.cluster.max(initial=0)) + 1) + design.cluster
        _, first, unit = np.unique(pairs, return_index=True, return_inverse=True)
    _, unit_stratum = np.unique(stratum[first], return_inverse=True)
    if design.population is None:
        undrawn = np.ones(len(first))
    else:
        drawn = np.bincount(unit_stratum)[unit_stratum]
        undrawn = np.clip(1 - drawn / design.population[first], 0.0, 1.0)
    return Layout(unit, unit_stratum, undrawn)
