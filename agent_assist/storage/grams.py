"""Finding by any part: text as pairs of neighbouring characters, in which phrases are parts.

The full-text index of SQLite looks for words, and for triples at the shortest; a Chinese name has
two characters.
"""

from agent_assist.text.folding import fold


def indexed(text: str) -> str:
    """Return the pairs of each word, and its last character, for one-character searches."""
    return " ".join(token for word in fold(text).split() for token in (*_pairs(word), word[-1]))


def query(text: str) -> str | None:
    """Return the full-text query for records that hold every word; None when there is no word."""
    words = fold(text.encode(errors="replace").decode()).split()
    return " AND ".join(map(_phrase, words)) or None


def _phrase(word: str) -> str:
    return f'"{word}"*' if len(word) == 1 else f'"{" ".join(_pairs(word))}"'


def _pairs(word: str) -> list[str]:
    return [word[i : i + 2] for i in range(len(word) - 1)]
