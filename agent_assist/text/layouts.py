"""Text that was typed with the wrong keyboard layout, QWERTY for ЙЦУКЕН or the other way round."""

from typing import Final

_LATIN: Final = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN: Final = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_SHIFTED_LATIN: Final = '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'
_TO_RUSSIAN: Final = str.maketrans(_LATIN + _SHIFTED_LATIN, _RUSSIAN + _RUSSIAN.upper())
_TO_LATIN: Final = str.maketrans(_RUSSIAN + _RUSSIAN.upper(), _LATIN + _SHIFTED_LATIN)


def other_layout(text: str) -> str:
    """Return what the same keys give in the other layout; takes the raw text.

    Raw, because `,` `;` and `[` are letters on the Russian layout and folding drops them.
    """
    if any(character in _TO_LATIN_LETTERS for character in text):
        return text.translate(_TO_LATIN)
    return text.translate(_TO_RUSSIAN)


_TO_LATIN_LETTERS: Final = frozenset(_RUSSIAN + _RUSSIAN.upper())
