"""Which searches without result may be kept (contracts 6)."""

import re
from typing import Final

MAX_LENGTH: Final = 16
_FOUR_DIGITS: Final = re.compile(r"\d{4}")
_AT_SIGNS: Final = frozenset("@＠")


def may_be_kept(query: str) -> bool:
    """Tell whether a finished search is short and holds no number or address of a customer."""
    return (
        0 < len(query.strip()) <= MAX_LENGTH
        and not _AT_SIGNS & set(query)
        and _FOUR_DIGITS.search(query) is None
    )
