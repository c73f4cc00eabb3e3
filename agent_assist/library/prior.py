"""How likely a response is before anything is typed: from how often and how lately it was used."""

from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
_RECENT_WEIGHT: Final = 0.7
_RECENT_DAYS: Final = 14.0
# A library that is hardly used yet must not rank by the first few clicks: the best prior is 1.0
# only from about fifty uses.
_LEAST_SCALE: Final = 4.0


def raw_prior(uses: npt.NDArray[np.int32], days: Floats) -> Floats:
    """Return ln(1 + uses) + 0.7 exp(-days / 14); days since the last use, NaN for never."""
    recent = np.exp(-np.maximum(days, 0) / _RECENT_DAYS)
    return (np.log1p(uses) + _RECENT_WEIGHT * np.nan_to_num(recent)).astype(np.float32)


def scaled(prior: Floats, best: float) -> Floats:
    """Return raw priors scaled so that the best of a well-used library has 1.0."""
    return prior / np.float32(max(best, _LEAST_SCALE))
