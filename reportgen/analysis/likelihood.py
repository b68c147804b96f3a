"""The greatest likelihood of a Poisson or logistic model of a yes-or-no outcome.

In: ``Problem``: an outcome, standardised columns, weights. Out: ``Maximum``, or the reason why there is none. No
variance but the model's own, no names, no ratios.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportgen.analysis.design import Floats
from reportgen.estimates import AbsenceReason

_MOST_STEPS = 30
_SETTLED = 1e-8  # of the deviance, as glm in R
_AT_REST = 1e-3  # standard deviations of a column: parameters that still run stop at no summit
_MOST_HALVINGS = 20
_AT_THE_EDGE = 1e-6
_FARTHEST = 30.0  # of a linear predictor; beyond, fitted means are nought to the last digit


class Family(StrEnum):
    """Which model; both with their canonical links, so that the likelihood has one summit or none."""

    POISSON = "modified_poisson"
    LOGISTIC = "logistic"


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """What is fitted.

    ``columns`` begin with the constant, the others have mean 0 and standard deviation 1; ``spread`` is the standard
    deviation that they had, nought for a constant one; ``weights`` have mean 1; ``rows`` says where each row stood in
    the data.
    """

    outcome: Floats
    columns: Floats
    weights: Floats
    spread: Floats
    rows: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Maximum:
    """Where the likelihood is greatest.

    ``residuals`` are outcome less fitted mean and ``curvature`` the variance that the model has for it, a row each;
    ``inverse`` is the inverse information, the model-based covariance.
    """

    parameters: Floats
    residuals: Floats
    curvature: Floats
    inverse: Floats
    log_likelihood: float


@dataclass(frozen=True, slots=True, eq=False)
class _State:
    """Parameters with what follows from them; before the first step there are none, and no ``inverse``.

    ``inverse`` is the inverse information at the means that the step to this state started from.
    """

    parameters: Floats | None
    inverse: Floats | None
    predictor: Floats
    means: Floats
    deviance: float


def maximise(problem: Problem, *, family: Family) -> Maximum | AbsenceReason:
    """Give the maximum, by iteratively reweighted least squares, halving a step that makes things worse.

    statsmodels does the least squares and knows the families; its own loop is not used, for it starts and stops
    elsewhere than R's.

    Start, stop (deviance within 1e-8) and the weights of the last step are those of R's ``glm``, so that who checks
    with R finds the same digits; iterated on for ever, standard errors would change in the fifth digit.

    ``separation`` where there is none: a column of two values foretells the outcome, or parameters run off while fitted
    shares go to 0 or 1. ``not_converged`` where steps stay large without that.

    Source: McCullagh P, Nelder JA (1989) Generalized Linear Models, 2nd ed., 2.5; Albert A, Anderson JA (1984)
    Biometrika 71:1–10 for logistic separation, Santos Silva JMC, Tenreyro S (2010) Econ Lett 107:310–312 for Poisson.
    """
    if _foretold(problem, family=family):
        return AbsenceReason.SEPARATION
    state = _start(problem, family=family)
    for _ in range(_MOST_STEPS):
        reached = _step(state, problem=problem, family=family)
        if reached is None:
            break
        settled = abs(reached.deviance - state.deviance) < _SETTLED * (abs(reached.deviance) + 0.1)
        if settled and _at_rest(reached, problem=problem, family=family):
            return _maximum(reached, before=state, problem=problem, family=family)
        state = reached
    edge = state.means.min() < _AT_THE_EDGE or (family is Family.LOGISTIC and state.means.max() > 1 - _AT_THE_EDGE)
    return AbsenceReason.SEPARATION if edge else AbsenceReason.NOT_CONVERGED


def _foretold(problem: Problem, *, family: Family) -> bool:
    """Say whether, at one of the two values of a column, the outcome never varies so that a ratio is 0 or endless.

    At a value where everybody has the outcome an odds ratio is endless, a prevalence ratio is not.
    """
    for column in problem.columns.T[1:]:
        low, high = column.min(), column.max()
        upper = column == high
        if not np.all(upper | (column == low)):
            continue
        for group in (problem.outcome[upper], problem.outcome[~upper]):
            if not group.any() or (family is Family.LOGISTIC and group.all()):
                return True
    return False


def _glm_family(family: Family) -> Any:
    """Give statsmodels' family, which knows means, variances and deviances; imported late, for it takes a second."""
    from statsmodels.genmod import families  # noqa: PLC0415 -- heavy

    return families.Poisson() if family is Family.POISSON else families.Binomial()


def _start(problem: Problem, *, family: Family) -> _State:
    """Give the means that R's ``glm`` starts with: each outcome drawn a little away from 0 and 1."""
    if family is Family.POISSON:
        means = problem.outcome + 0.1
    else:
        means = (problem.weights * problem.outcome + 0.5) / (problem.weights + 1)
    predictor = _glm_family(family).link(means)
    return _state(None, None, predictor=predictor, problem=problem, family=family)


def _state(
    parameters: Floats | None, inverse: Floats | None, *, predictor: Floats, problem: Problem, family: Family
) -> _State:
    kept, known = np.clip(predictor, -_FARTHEST, _FARTHEST), _glm_family(family)
    means = known.link.inverse(kept)
    deviance = float(known.deviance(problem.outcome, means, var_weights=problem.weights))
    return _State(parameters, inverse, kept, means, deviance)


def _curvature(means: Floats, *, family: Family) -> Floats:
    return means if family is Family.POISSON else means * (1 - means)


def _least_squares(state: _State, *, problem: Problem, family: Family) -> tuple[Floats, Floats] | None:
    """Give the parameters of one weighted least-squares fit and the inverse information, ``None`` where it has none."""
    from statsmodels.regression.linear_model import WLS  # noqa: PLC0415 -- heavy

    curvature = _curvature(state.means, family=family)
    target = state.predictor + (problem.outcome - state.means) / curvature
    try:
        fitted = WLS(target, problem.columns, weights=problem.weights * curvature).fit(method="qr")
    except np.linalg.LinAlgError:
        return None
    parameters, inverse = np.asarray(fitted.params), np.asarray(fitted.normalized_cov_params)
    return (parameters, inverse) if np.isfinite(parameters).all() and np.isfinite(inverse).all() else None


def _step(state: _State, *, problem: Problem, family: Family) -> _State | None:
    """Give the state after one step of weighted least squares, ``None`` where it cannot be made."""
    found = _least_squares(state, problem=problem, family=family)
    if found is None:
        return None
    parameters, inverse = found
    for _ in range(_MOST_HALVINGS):
        predictor = problem.columns @ parameters
        reached = _state(parameters, inverse, predictor=predictor, problem=problem, family=family)
        if state.parameters is None or reached.deviance <= state.deviance + _SETTLED * (abs(state.deviance) + 0.1):
            return reached
        parameters = (parameters + state.parameters) / 2
    return reached


def _at_rest(state: _State, *, problem: Problem, family: Family) -> bool:
    """Say whether a further step would be small; where parameters run off, the deviance settles but they do not."""
    found = _least_squares(state, problem=problem, family=family)
    if found is None:
        return False
    step = found[1] @ (problem.columns.T @ (problem.weights * (problem.outcome - state.means)))
    return bool(np.abs(step).max() < _AT_REST)


def _maximum(state: _State, *, before: _State, problem: Problem, family: Family) -> Maximum:
    if state.parameters is None or state.inverse is None:
        message = "a maximum is reached by a step"
        raise ValueError(message)
    curvature = _curvature(before.means, family=family)
    return Maximum(
        parameters=state.parameters,
        residuals=(problem.outcome - state.means) / _curvature(state.means, family=family) * curvature,
        curvature=curvature,
        inverse=state.inverse,
        log_likelihood=-state.deviance / 2
        - (float(problem.weights @ problem.outcome) if family is Family.POISSON else 0.0),
    )
