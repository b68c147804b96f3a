"""Covariances of a model's parameters that do not trust the model: HC0, linearised, corrected for few clusters.

In: scores of rows, the inverse information, a design. Out: a covariance matrix. It fits nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reportgen.analysis.design import Design, Floats

_NOTHING_LEFT = 1e-6  # of a cluster's residuals, where the model follows the cluster wholly


class Correction(StrEnum):
    """What is done about a cluster pulling the fit towards itself, so that its residuals are too small.

    With H the cluster's block of the hat matrix, residuals are multiplied by (I − H)^−½ (Kauermann and Carroll) or by
    (I − H)^−1 (Mancl and DeRouen).

    Source: Kauermann G, Carroll RJ (2001) J Am Stat Assoc 96:1387–1396; Mancl LA, DeRouen TA (2001) Biometrics
    57:126–134.
    """

    NONE = "uncorrected"
    KAUERMANN_CARROLL = "kauermann_carroll"
    MANCL_DEROUEN = "mancl_derouen"


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """The modelled rows: ``columns``, ``residuals`` (weighted), ``curvature`` (weighted), and ``rows`` in the data."""

    columns: Floats
    residuals: Floats
    curvature: Floats
    rows: NDArray[np.int64]


def covariance(
    scores: Scores, *, bread: Floats, design: Design | None, correction: Correction = Correction.NONE
) -> Floats:
    """Give the covariance of the parameters: ``bread`` is the inverse information.

    Without a design it is HC0. With one it is that of the sum of the sampling units' scores; corrected scores of one
    stratum are taken about nought and without the factor n / (n − 1), which would correct them twice.
    """
    influence = scores.columns * scores.residuals[:, None]
    if design is None:
        meat = influence.T @ influence
    else:
        whole = np.zeros((design.size, influence.shape[1]))
        whole[scores.rows] = influence
        if correction is Correction.NONE:
            meat = design.covariance(whole)
        else:
            totals = _corrected(design.totals(whole), scores=scores, bread=bread, design=design, correction=correction)
            meat = design.spread(totals, centred=design.strata > 1)
    return np.asarray(bread @ meat @ bread)


def follows_a_cluster(scores: Scores, *, bread: Floats, design: Design) -> bool:
    """Say whether something in the model is told by one cluster alone, so that clusters cannot show how it varies.

    An exposure found in one cluster only is such a thing: its uncorrected variance would be near nought.
    """
    root = np.linalg.cholesky(bread)
    leverage = root.T @ _information(scores, design=design) @ root
    return bool(np.linalg.eigvalsh(leverage).max() > 1 - _NOTHING_LEFT)


def _corrected(totals: Floats, *, scores: Scores, bread: Floats, design: Design, correction: Correction) -> Floats:
    """Correct the score of each unit for its leverage.

    With D the unit's rows, V their variances and M the bread, D'V⁻¹ f(I − DMD'V⁻¹) r = f(I − AM) D'V⁻¹ r, where A =
    D'V⁻¹D is what the unit adds to the information: a matrix as small as the model instead of one as large as the unit.
    """
    root = np.linalg.cholesky(bread)
    leverage = root.T @ _information(scores, design=design) @ root
    shares, axes = np.linalg.eigh(leverage)
    left = np.maximum(1 - shares, _NOTHING_LEFT)  # never so little: see ``follows_a_cluster``
    power = -0.5 if correction is Correction.KAUERMANN_CARROLL else -1.0
    turned = np.einsum("kij,kj->ki", axes.transpose(0, 2, 1), totals @ root)
    corrected = np.einsum("kij,kj->ki", axes, turned * left**power)
    return np.asarray(corrected @ np.linalg.inv(root))


def _information(scores: Scores, *, design: Design) -> Floats:
    """Give what each sampling unit adds to the information, a matrix each."""
    units = design.units_of(scores.rows)
    order = np.argsort(units, kind="stable")
    bounds = np.searchsorted(units[order], np.arange(design.units + 1))
    columns, curvature = scores.columns[order], scores.curvature[order]
    blocks = [
        columns[start:end].T @ (columns[start:end] * curvature[start:end, None])
        for start, end in pairwise(bounds.tolist())
    ]
    return np.asarray(blocks)
