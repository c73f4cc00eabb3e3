"""The view of a reply in which rules look for phrases: one form of each character, places kept.

Unlike `text/folding.py`, which makes words for search, this view keeps punctuation and line ends,
because rules stop at them, and works on arrays, because it runs on every key and on whole logs.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent_assist.text.tables import table

Codes = NDArray[np.uint32]
Places = NDArray[np.int64]
Span = tuple[int, int]

CODE_POINTS: Final = 0x110000
_DROP: Final = 0xFFFFFFFF
_MANY: Final = CODE_POINTS  # from here on: number of an entry in the list of expansions
# Characters with a compatibility form, a case or no width stand in these ranges only.
_RANGES: Final = (
    range(0x3400), range(0xA640, 0xAC00), range(0xF900, 0x10000), range(0x1D400, 0x1D800),
    range(0x1F100, 0x1F300), range(0x2F800, 0x2FA20), range(0xE0000, 0xE01F0),
)  # fmt: skip
_UNIFIED: Final = {
    **dict.fromkeys("‘’‛ʼ´`＇′", "'"),
    **dict.fromkeys("“”„‟〝〞＂", '"'),
    **dict.fromkeys("‐‑‒–−﹣－", "-"),
    **dict.fromkeys("\r\v\f\x85\u2028\u2029", "\n"),
    "\t": " ",
    "…": "…",
    "⋯": "…",
    **{sign: sign for sign in "№℃™℡½¼¾"},
    "ё": "е",
    "Ё": "е",
}
_INVISIBLE: Final = frozenset({"Cf", "Mn", "Me", "Cc"})
_CLUSTER: Final = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")
_TAG: Final = re.compile(r"</?([a-z][a-z0-9]{0,10})(?: [^<>\n]{0,120})?/?>")
_LINE_TAGS: Final = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "ul", "ol"})
_BLANK: Final = 32


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A folded text: its characters, their code points, and which source character each is from.

    `origin` is None where nothing was dropped, added or moved; places are then the same.
    """

    source: str
    text: str
    codes: Codes
    origin: Places | None

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the source that the view's characters `start` to `end` come from."""
        if self.origin is None:
            first, last = start, end
        else:
            first, last = int(self.origin[start]), int(self.origin[end - 1]) + 1
        while last < len(self.source) and _is_mark(self.source[last]):
            last += 1
        return first, last

    def place(self, source_place: int) -> int:
        """Return the first place of the view that stands at or after a place of the source."""
        if self.origin is None:
            return source_place
        return int(np.searchsorted(self.origin, source_place))

    def places(self, source_places: Sequence[int]) -> list[int]:
        """Return `place` of many places of the source at once."""
        if self.origin is None:
            return list(source_places)
        found: list[int] = np.searchsorted(self.origin, source_places).tolist()
        return found

    def cut(self, source: Span, own: Span) -> "View":
        """Return the view of a part, given as a range of the source and as one of the view."""
        first, last = own
        origin = None if self.origin is None else self.origin[first:last] - source[0]
        part = self.source[source[0] : source[1]]
        return View(part, self.text[first:last], self.codes[first:last], origin)


def fold_view(text: str) -> View:
    """Return the view of a text, whatever is in it."""
    composed, origin = _composed(text)
    codes, origin = _mapped(encoded(composed), origin)
    folded = decoded(codes)
    if "<" in folded:
        codes, origin = _without_tags(folded, codes, origin)
        folded = decoded(codes)
    if "  " in folded:
        kept = np.ones(len(codes), dtype=bool)
        kept[1:] = (codes[1:] != _BLANK) | (codes[:-1] != _BLANK)
        codes, origin = _kept(codes, origin, kept)
        folded = decoded(codes)
    return View(text, folded, codes, origin)


def fold_text(text: str) -> str:
    """Return the view's characters alone."""
    return fold_view(text).text


def encoded(text: str) -> Codes:
    """Return the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def decoded(codes: Codes) -> str:
    """Return the text of code points."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def _is_mark(character: str) -> bool:
    return character >= "\u0300" and unicodedata.category(character) in {"Mn", "Me"}


def _composed(text: str) -> tuple[str, Places | None]:
    """Join letters with accents that stand behind them; rare, so a slow way will do."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    pieces: list[str] = []
    places: list[NDArray[np.int64]] = []
    end = 0
    for match in _CLUSTER.finditer(text):
        pieces += [text[end : match.start()], joined := unicodedata.normalize("NFC", match[0])]
        places.append(np.arange(end, match.start()))
        places.append(np.full(len(joined), match.start()))
        end = match.end()
    pieces.append(text[end:])
    places.append(np.arange(end, len(text)))
    return "".join(pieces), np.concatenate(places)


def _mapped(codes: Codes, origin: Places | None) -> tuple[Codes, Places | None]:
    change, many = _tables()
    mapped = codes + change[codes]
    special = mapped >= _MANY
    if not special.any():
        return mapped, origin
    lengths = np.ones(len(mapped), dtype=np.int64)
    lengths[mapped == _DROP] = 0
    wide = np.flatnonzero(special & (mapped != _DROP))
    for place in wide:
        lengths[place] = len(many[mapped[place] - _MANY])
    repeated = np.repeat(np.arange(len(mapped)), lengths)
    result = mapped[repeated]
    begins = np.cumsum(lengths) - lengths
    for place in wide:
        letters = many[mapped[place] - _MANY]
        result[begins[place] : begins[place] + len(letters)] = letters
    return result, repeated if origin is None else origin[repeated]


def _without_tags(folded: str, codes: Codes, origin: Places | None) -> tuple[Codes, Places | None]:
    kept = np.ones(len(codes), dtype=bool)
    changed = codes.copy()
    for match in _TAG.finditer(folded):
        kept[match.start() : match.end()] = False
        if match[1] in _LINE_TAGS:
            kept[match.start()] = True
            changed[match.start()] = ord("\n")
    return (codes, origin) if kept.all() else _kept(changed, origin, kept)


def _kept(codes: Codes, origin: Places | None, kept: NDArray[np.bool_]) -> tuple[Codes, Places]:
    places = np.flatnonzero(kept)
    return codes[places], places if origin is None else origin[places]


@cache
def _tables() -> tuple[Codes, list[list[int]]]:
    """Return by how much each code point changes, and the expansions of those that become several.

    Most do not change: what is zero in the table takes no memory.
    """
    change = np.zeros(CODE_POINTS, dtype=np.uint32)
    pairs = table("simplified")["pairs"]
    many: list[list[int]] = []

    def becomes(code: int, after: int) -> None:
        change[code] = (after - code) & _DROP

    for before, after in pairs.items():
        becomes(ord(before), ord(after))
    for code in range(0xD800, 0xE000):
        becomes(code, 0xFFFD)  # lone surrogates, which no automaton takes
    for block in _RANGES:
        for code in block:
            form = _form(chr(code), pairs)
            if len(form) == 1:
                becomes(code, ord(form))
            elif not form:
                becomes(code, _DROP)
            else:
                becomes(code, _MANY + len(many))
                many.append([ord(letter) for letter in form])
    return change, many


def _form(character: str, pairs: dict[str, str]) -> str:
    if character in _UNIFIED:
        return _UNIFIED[character]
    if character == "\n":
        return character
    plain = unicodedata.normalize("NFKC", character).casefold()
    if len(plain) == 1 and plain == character:
        category = unicodedata.category(character)
        return "" if category in _INVISIBLE else pairs.get(character, character)
    letters = [_UNIFIED.get(c, pairs.get(c, c)) for c in plain]
    return "".join(c for c in letters if unicodedata.category(c) not in _INVISIBLE)
