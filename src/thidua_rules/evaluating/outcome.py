"""The outcome of one award: what applies, then what holds it up, then three-valued."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..model.verdict import Overall

Truths = NDArray[np.bool_]


def overall(
    known: Truths, possible: Truths, on_hold: Truths, absent: Truths, applies: Truths
) -> NDArray[np.int8]:
    """``Overall`` values: not applicable, not in force, on hold, then three-valued."""
    state = known.view(np.uint8) | (possible.view(np.uint8) << 1) | (on_hold.view(np.uint8) << 2)
    state |= (absent.view(np.uint8) << 3) | (applies.view(np.uint8) << 4)
    found: NDArray[np.int8] = _OUTCOMES[state]
    return found


def _outcome(state: int) -> Overall:
    known, possible, on_hold, absent, applies = (state >> n & 1 for n in range(5))
    if not applies:
        return Overall.NOT_APPLICABLE
    if absent:
        return Overall.NOT_IN_FORCE
    if on_hold:
        return Overall.ON_HOLD
    if known:
        return Overall.ELIGIBLE
    return Overall.UNDETERMINED if possible else Overall.NOT_ELIGIBLE


_OUTCOMES = np.array([_outcome(state) for state in range(32)], np.int8)
