"""Characters that the ear takes for one another, to be marked on the card."""

from collections.abc import Iterator
from typing import Final

# Sets of sounds that telephones blur; from the read-back conventions of the three languages.
_CHINESE: Final = (
    "四4十",
    "一1七7",
    "张章",
    "陈程成",
    "王汪黄",
    "刘牛",
    "胡符",
    "bdpt",
    "mn",
    "fs",
    "ln",
    "zcs",
)
_ENGLISH: Final = ("bdeptvcgz", "mn", "fs", "aj8", "59")
# Latin letters that are written like Cyrillic ones are marked too: the customer may mean either.
_RUSSIAN: Final = ("сф", "мн", "бп", "ий", "дт", "вф", "aceopxy")
_SETS: Final = {"zh": _CHINESE, "zh-Hant": _CHINESE, "en": _ENGLISH, "ru": _RUSSIAN}
_ALIKE: Final = {tag: frozenset("".join(sets)) for tag, sets in _SETS.items()}


def marks(text: str, language: str) -> Iterator[int]:
    """Yield the places of the characters of a text that are easily heard as another."""
    return (place for place, letter in enumerate(text.lower()) if letter in _ALIKE[language])
