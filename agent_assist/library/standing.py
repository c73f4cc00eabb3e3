"""Where each response stands before anything is typed: prior, scenario, language, offered or not."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from agent_assist.library.index import Index
from agent_assist.library.postings import Docs
from agent_assist.library.prior import Floats

PRIOR_POINTS: Final = 12.0
SCENARIO_POINTS: Final = 4.0
# More than any evidence is worth: a response without the asked language comes after all that
# have it.
_OTHER_LANGUAGE_POINTS: Final = -200.0
_HIDDEN: Final = -np.inf
_SCAN_FROM: Final = 4096


@dataclass(frozen=True, slots=True)
class Standing:
    """The points that each response of an index has in one context, -inf for hidden ones."""

    bonus: Floats

    def best(self, docs: Docs, most: int) -> Docs:
        """Return the best-standing of these responses, in the order of their numbers."""
        if len(docs) > max(_SCAN_FROM, most):
            docs = self._above(docs, most)
        bonus = self.bonus[docs]
        if len(docs) > most:
            kept = _highest(bonus, most)
            docs, bonus = docs[kept], bonus[kept]
        offered: Docs = docs[bonus > _HIDDEN]
        return offered

    def _above(self, docs: Docs, most: int) -> Docs:
        """Drop most of a long list cheaply: numbers follow the prior, so the head sets a bar."""
        head = self.bonus[docs[: 4 * most]]
        bar = np.partition(head, -most)[-most]
        kept: Docs = docs[self.bonus[docs] >= bar]
        return kept


def _highest(bonus: Floats, most: int) -> npt.NDArray[np.bool_]:
    """Mark the highest values; of equal ones the first, so that the choice is always the same."""
    bar = np.partition(bonus, -most)[-most]
    kept: npt.NDArray[np.bool_] = bonus > bar
    kept[np.flatnonzero(bonus == bar)[: most - np.count_nonzero(kept)]] = True
    return kept


def standing(
    index: Index,
    prior: Floats,
    hidden: npt.NDArray[np.bool_],
    *,
    scenario: str | None,
    asked: npt.NDArray[np.bool_] | None,
    today: int,
) -> Standing:
    """Return the standing of an index's responses.

    `asked` tells which responses have a variant in the asked language, None when none is asked;
    `today` is a day ordinal.
    """
    bonus = (PRIOR_POINTS * prior).astype(np.float32)
    if scenario and scenario in index.scenario_names:
        bonus += SCENARIO_POINTS * (index.scenarios == index.scenario_names.index(scenario))
    if asked is not None:
        bonus += _OTHER_LANGUAGE_POINTS * ~asked
    bonus[hidden | ~offered(index, today)] = _HIDDEN
    return Standing(bonus)


def offered(index: Index, today: int) -> npt.NDArray[np.bool_]:
    """Tell which responses agents may use on a day, given as an ordinal."""
    allowed: npt.NDArray[np.bool_] = (index.first_days <= today) & (today <= index.last_days)
    return allowed
