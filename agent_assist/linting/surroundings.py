"""What stands around a hit: word edges, words in windows, quotation marks, the clause's language."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from agent_assist.linting.automata import Found
from agent_assist.linting.compiled import ANCHOR, Use
from agent_assist.linting.phrases import plain, ways
from agent_assist.linting.regexes import compiled
from agent_assist.linting.rule import Side, Window
from agent_assist.text import letter_classes as lc
from agent_assist.text.scripts import HAN

_SENTENCE: Final = r"[。！？!?\n…]|\.(?=\s|$)"
_CLAUSE: Final = rf"{_SENTENCE}|[，；：;—]|(?<!\d),|,(?!\d)|(?<!\d):|:(?!\d)"
_LAST_CLAUSE: Final = re.compile(rf"(?s:.*)(?:{_CLAUSE})")
_LAST_SENTENCE: Final = re.compile(rf"(?s:.*)(?:{_SENTENCE})")
_NEXT_CLAUSE: Final = re.compile(_CLAUSE)
_NEXT_SENTENCE: Final = re.compile(_SENTENCE)
_ENDS_OF_SENTENCE: Final = re.compile(rf"(?:(?:{_SENTENCE})\s*)+")
_LONGEST_ENDING: Final = 14
_QUOTES: Final = {
    "“": "”",
    "„": "“”",
    "「": "」",
    "『": "』",
    "«": "»",
    "《": "》",
    "‘": "’",
    '"': '"',
}
_QUOTE: Final = re.compile('[“”„「」『』«»《》‘’"]')
_LETTER: Final = "[^\\W_\u2e80-\U0010ffff]"  # letters and digits of scripts that set words apart
_WORD: Final = re.compile(r"[^\W\d_][\w'’]*")
_FEWEST_WORDS_OF_TITLE: Final = 3
_LONGEST_WORD: Final = 24
_LONGEST_CLAUSE: Final = 120
_HAN_WEIGHT: Final = 3  # a Chinese character says about as much as three letters
_HAN_WEIGHT_IN_REPLY: Final = 8
_CYRILLIC_WEIGHT_IN_REPLY: Final = 4


def placed(text: str, heads: Iterable[Found]) -> Iterator[Found]:
    """Yield what is found at its whole place, given the places of the heads."""
    for use, start, end in heads:
        if use.kind == ANCHOR:
            yield use, start, end
        elif place := extent(text, start, end, use):
            yield use, *place


def extent(text: str, start: int, end: int, use: Use) -> tuple[int, int] | None:
    """Return the whole place of a hit, given the place of its head; None if it is none."""
    has_edges = use.has_edges
    is_closed = True
    if use.tail:
        match = compiled(use.tail).match(text, end)
        if match is None:
            return None
        end = match.end()
    elif use.ends_open:
        end = _ending(text, end)
        is_closed = False
    if use.starts_open:
        while start and text[start - 1].isalpha() and not _is_wide(text[start - 1]):
            start -= 1
    elif has_edges and start and _joins(text[start - 1], text[start]):
        return None
    if is_closed and has_edges and end < len(text) and _joins(text[end - 1], text[end]):
        return None
    if is_closed and has_edges and _is_contraction(text, end):
        return None
    return start, end


def _ending(text: str, start: int) -> int:
    """Return where the letters end that go on from `start`; a fraction is no letter."""
    end = start
    while end < len(text) and end - start < _LONGEST_ENDING and text[end].isalpha():
        end += 1
    return end


def _joins(before: str, after: str) -> bool:
    """Tell whether two characters are of one word; Chinese has no word edges."""
    return (
        before.isalnum() and after.isalnum() and not _is_wide(before) and not _is_wide(after)
    )  # fmt: skip


def _is_wide(character: str) -> bool:
    return character > "\u2e7f"


def _is_contraction(text: str, end: int) -> bool:
    """Tell whether the word goes on behind an apostrophe, as in can't."""
    return (
        end + 1 < len(text)
        and text[end] == "'"
        and text[end - 1].isalpha()
        and text[end + 1].isalpha()
        and not _is_wide(text[end - 1])
    )


def stands_in(text: str, start: int, end: int, window: Window) -> bool:
    """Tell whether a word of the window stands near the place `start` to `end`."""
    regex = _words(window.words)
    if window.side.is_before:
        low = max(0, start - window.within - _LONGEST_WORD)
        last = (_LAST_SENTENCE if window.in_sentence else _LAST_CLAUSE).match(text, low, start)
        low = last.end() if last else low
        return any(
            match.end() >= start - window.within for match in regex.finditer(text, low, start)
        )
    if window.side is Side.UNLESS_NEXT:
        ends = _ENDS_OF_SENTENCE.search(text, end, end + _LONGEST_CLAUSE)
        end = ends.end() if ends else len(text)
    high = min(len(text), end + window.within + _LONGEST_WORD)
    following = (_NEXT_SENTENCE if window.in_sentence else _NEXT_CLAUSE).search(text, end, high)
    high = following.start() if following else high
    found = regex.search(text, end, high)
    return found is not None and found.start() <= end + window.within


def is_quoted(source: str, start: int, end: int) -> bool:
    """Tell whether a place stands in quotation marks or on a line that quotes a message."""
    line = source.rfind("\n", 0, start) + 1
    if source[line : line + 4].lstrip().startswith(">"):
        return True
    opened = ""
    for match in _QUOTE.finditer(source, line, start):
        mark = match[0]
        if opened and mark in _QUOTES[opened]:
            opened = ""
        elif not opened and mark in _QUOTES:
            opened = mark
    if not opened:
        return False
    stop = source.find("\n", end)
    rest = source[end : stop if stop >= 0 else len(source)]
    return any(mark in rest for mark in _QUOTES[opened])


def is_title(source: str, start: int, end: int) -> bool:
    """Tell whether a place is a name of several words, each with a capital, within a sentence."""
    words = _WORD.findall(source, start, end)
    if source[start:end].isupper() or not all(word[0].isupper() for word in words):
        return False
    before = source[max(0, start - _LONGEST_CLAUSE) : start].split()
    while before and before[-1].isalpha() and before[-1][0].isupper():
        words.append(before.pop())
    stands_within = bool(before) and before[-1].isalpha() and before[-1][0].islower()
    return stands_within and len(words) >= _FEWEST_WORDS_OF_TITLE


def language_around(text: str, classes: lc.Classes, start: int, end: int) -> str:
    """Return the language of the clause around a place by its script, "" when it has no letters."""
    low = max(0, start - _LONGEST_CLAUSE)
    last = _LAST_CLAUSE.match(text, low, start)
    low = last.end() if last else low
    high = min(len(text), end + _LONGEST_CLAUSE)
    following = _NEXT_CLAUSE.search(text, end, high)
    return language_of(lc.counts(classes[low : following.start() if following else high]).tolist())


def language_of(counts: list[int]) -> str:
    """Return the language of a text by how many letters of each script it has."""
    return _heaviest(counts[lc.HAN] * _HAN_WEIGHT, counts[lc.CYRILLIC], counts[lc.LATIN])


def language_of_reply(counts: list[int]) -> str:
    """Return the language of a whole reply; addresses and names in Latin letters weigh little."""
    return _heaviest(
        counts[lc.HAN] * _HAN_WEIGHT_IN_REPLY,
        counts[lc.CYRILLIC] * _CYRILLIC_WEIGHT_IN_REPLY,
        counts[lc.LATIN],
    )


def _heaviest(han: int, cyrillic: int, latin: int) -> str:
    if not han + cyrillic + latin:
        return ""
    return max((han, "zh"), (cyrillic, "ru"), (latin, "en"))[1]


def sentence_slice(text: str, start: int, end: int, longest: int) -> tuple[int, int]:
    """Return the sentence around a place of the folded text, cut to at most `longest`."""
    low = max(0, start - longest // 2)
    last = _LAST_SENTENCE.match(text, low, start)
    high = min(len(text), end + longest // 2)
    following = _NEXT_SENTENCE.search(text, end, high)
    return last.end() if last else low, following.start() if following else high


def slices(text: str, places: Iterable[tuple[int, int]], longest: int) -> list[tuple[int, int]]:
    """Return the different slices of sentences that hold these places."""
    found: dict[tuple[int, int], None] = {}
    low = high = 0
    for start, end in places:
        is_known = low <= start and end <= high and high - low <= longest // 2
        if not is_known:
            low, high = sentence_slice(text, start, end, longest)
            found[low, high] = None
    return list(found)


@cache
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = {_word(way) for word in words for way in ways(word)}
    return re.compile("|".join(sorted(alternatives, key=len, reverse=True)))


def _word(way: str) -> str:
    body = way.strip("*")
    before = "" if way.startswith("*") or _has_no_edge(body[0]) else f"(?<!{_LETTER})"
    if body[0] == "不" and len(body) > 1:
        before = f"(?<!{re.escape(body[1])})"  # 要不要 asks, it does not say 不要
    after = "" if way.endswith("*") or _has_no_edge(body[-1]) else f"(?!{_LETTER})(?!'[a-z])"
    parts = (re.escape(plain(part)) for part in body.split("*"))
    return before + r"\w{0,14}".join(parts) + after


def _has_no_edge(letter: str) -> bool:
    return not letter.isalnum() or re.match(f"[{HAN}]", letter) is not None
