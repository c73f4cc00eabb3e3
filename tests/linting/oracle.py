"""A plain and slow matcher that says what the linter must find; shares only the character table.

It knows phrases with choices and endings, exceptions, windows before a hit and word edges; it
compares character by character, without automaton, arrays or regexes.
"""

import unicodedata
from dataclasses import dataclass, field
from itertools import product

from agent_assist.text.tables import table

CLAUSE_ENDS = set("。；！？!?;\n…，;:—：")
UNIFIED = {
    **dict.fromkeys("\v\f\x85\u2028\u2029", "\n"),
    **dict.fromkeys("‛ʼ´`＇′", "'"),
    **dict.fromkeys("„‟〝〞＂", '"'),
    **dict.fromkeys("‐‑‒–−﹣－", "-"),
    **{sign: sign for sign in "№℃™℡½¼¾"},
    "⋯": "…",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "\t": " ",
    "\r": "\n",
    "…": "…",
    "ё": "е",
}


@dataclass(frozen=True)
class OracleRule:
    """A rule as the oracle sees it."""

    id: str
    phrases: tuple[str, ...]
    exceptions: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    within: int = 8
    spans: list[tuple[int, int]] = field(default_factory=list, compare=False)


def folded(text: str) -> list[tuple[str, int, int]]:
    """Return the characters that are compared, each with the range of the source it is from."""
    pairs = table("simplified")["pairs"]
    found: list[tuple[str, int, int]] = []
    place = 0
    while place < len(text):
        end = place + 1
        while end < len(text) and 0x300 <= ord(text[end]) <= 0x36F:
            end += 1
        for letter in unicodedata.normalize("NFC", text[place:end]):
            plain = UNIFIED.get(letter) or unicodedata.normalize("NFKC", letter).casefold()
            for part in plain:
                shown = pairs.get(part, UNIFIED.get(part, part))
                invisible = unicodedata.category(shown) in {"Cf", "Mn", "Me", "Cc"}
                if shown == "\n" or not invisible:
                    blank = shown == " " and found and found[-1][0] == " "
                    if not blank:
                        found.append((shown, place, end))
        place = end
    return found


def ways(phrase: str) -> list[str]:
    """Return every way of choosing."""
    parts: list[list[str]] = []
    rest = phrase
    while rest:
        if rest[0] == "{":
            inside, rest = rest[1:].split("}", 1)
            parts.append(inside.split("|"))
        else:
            end = rest.find("{") if "{" in rest else len(rest)
            parts.append([rest[:end]])
            rest = rest[end:]
    return ["".join(chosen) for chosen in product(*parts)]


def places(text: str, phrase: str) -> list[tuple[int, int]]:
    """Return the places of a phrase among folded characters, word edges kept."""
    found = []
    for way in ways(phrase):
        is_open = way.endswith("*")
        letters = "".join(c for c, _, _ in folded(way.rstrip("*")))
        for start in range(len(text) - len(letters) + 1):
            end = start + len(letters)
            if text[start:end] != letters or (start and joins(text[start - 1], text[start])):
                continue
            if is_open:
                while end < len(text) and text[end].isalpha() and end - start < len(letters) + 14:
                    end += 1
            elif (end < len(text) and joins(text[end - 1], text[end])) or is_contracted(text, end):
                continue
            found.append((start, end))
    return found


def joins(before: str, after: str) -> bool:
    """Tell whether two characters are of one word."""
    return before.isalnum() and after.isalnum() and max(before, after) <= "\u2e7f"


def is_contracted(text: str, end: int) -> bool:
    """Tell whether a word goes on behind an apostrophe."""
    around = text[end - 1 : end + 2]
    letters = around[::2].isalpha() and around[:1] <= "\u2e7f"
    return len(around) == 3 and around[1] == "'" and letters


def clause_start(text: str, place: int) -> int:
    """Return where the clause of a place begins."""
    for at in range(place - 1, -1, -1):
        if text[at] in CLAUSE_ENDS:
            return at + 1
        if text[at] == "," and not (
            text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
        ):
            return at + 1
        if text[at] == "." and (at + 1 == len(text) or text[at + 1].isspace()):
            return at + 1
    return 0


def spans(source: str, rule: OracleRule) -> set[tuple[int, int]]:
    """Return the places in the source that a rule finds, before overlapping ones are merged."""
    characters = folded(source)
    text = "".join(c for c, _, _ in characters)
    hits = {place for phrase in rule.phrases for place in places(text, phrase)}
    covering = [place for phrase in rule.exceptions for place in places(text, phrase)]
    kept = set()
    for start, end in hits:
        inner = [hit for hit in hits if start <= hit[0] and hit[1] <= end]
        if any(low <= a and b <= high for low, high in covering for a, b in inner):
            continue
        low = clause_start(text, start)
        near = [p for word in rule.before for p in places(text[low:start], word)]
        if any(low + stop >= start - rule.within for _, stop in near):
            continue
        last = characters[end - 1][2]
        while last < len(source) and unicodedata.category(source[last]) in {"Mn", "Me"}:
            last += 1
        kept.add((characters[start][1], last))
    return kept
