"""Which script a piece of text is written in."""

import re
from typing import Final

# CJK ideographs with extensions A to H, compatibility ideographs and the Chinese zero.
HAN: Final = "〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_HAN: Final = re.compile(f"[{HAN}]")
_LATIN: Final = re.compile("[a-zA-Z]")
_CYRILLIC: Final = re.compile("[а-яёА-ЯЁ]")


def has_han(text: str) -> bool:
    """Tell whether a Chinese character stands in the text."""
    return not text.isascii() and _HAN.search(text) is not None


def is_han(character: str) -> bool:
    """Tell whether this one character is Chinese."""
    return character > "\u2fff" and _HAN.match(character) is not None


def has_latin(text: str) -> bool:
    """Tell whether a basic Latin letter stands in the text."""
    return _LATIN.search(text) is not None


def has_cyrillic(text: str) -> bool:
    """Tell whether a Russian letter stands in the text."""
    return not text.isascii() and _CYRILLIC.search(text) is not None
