"""The small language of phrases: choices in braces, `*` for any ending, `~6` for a gap.

A phrase becomes patterns: a literal head that the automaton looks for, and a regex for the rest.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from agent_assist.text.lint_folding import fold_text
from agent_assist.text.scripts import HAN

MOST_WAYS: Final = 1000
CLAUSE_END: Final = r"。；！？!?;\n…"
_PLAIN: Final = 0xF0000  # escaped characters stand in a private plane while a phrase is cut up
_ESCAPE: Final = re.compile(r"\\([{}|*~\\])")
_GAP: Final = re.compile(r"~(\d{1,2})")
_BESIDE_HAN: Final = re.compile(f"(?<=[{HAN}]) (?=[a-z0-9])|(?<=[a-z0-9]) (?=[{HAN}])")
_SEAM: Final = re.compile(f"(?<=[{HAN}])(?=[a-z0-9])|(?<=[a-z0-9])(?=[{HAN}])")
_ENDING: Final = r"[^\W\d_]{0,14}"


class PhraseInvalid(ValueError):
    """A phrase that cannot be understood; the message is the code of the fault."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of a phrase: `head` in the folded text, then what the regex `tail` takes.

    `starts_open` and `ends_open` say that the word may begin before the head or go on behind it.
    """

    head: str
    tail: str = ""
    starts_open: bool = False
    ends_open: bool = False


def patterns(phrase: str) -> tuple[Pattern, ...]:
    """Return the patterns of a phrase.

    Raises:
        PhraseInvalid: braces that do not match, too many ways, or nothing to look for.
    """
    found: dict[Pattern, None] = {}
    for way in ways(phrase):
        found.update(dict.fromkeys(_patterns_of_way(way)))
    return tuple(found)


def ways(phrase: str) -> list[str]:
    """Return every way of choosing in the braces, folded; `*` and `~` are still in them.

    Raises:
        PhraseInvalid: as `patterns`.
    """
    hidden = _ESCAPE.sub(lambda match: chr(_PLAIN + ord(match[1])), phrase)
    parts = [_choices(part) for part in _split(hidden)]
    count = 1
    for choices in parts:
        count *= len(choices)
    if count > MOST_WAYS:
        raise PhraseInvalid("too_many_ways")
    # A dropped choice leaves two blanks or one at an edge behind; folding and stripping mend that.
    return list(dict.fromkeys(_folded("".join(chosen)) for chosen in product(*parts)))


def literal(text: str) -> str:
    """Return a way of a phrase as the text that people write, without its signs."""
    return plain(_GAP.sub("", text).replace("*", ""))


def plain(text: str) -> str:
    """Return a part of a way with the escaped characters back in their places."""
    return "".join(chr(ord(c) - _PLAIN) if ord(c) >= _PLAIN else c for c in text)


def _split(phrase: str) -> Iterator[str]:
    place = 0
    while place < len(phrase):
        if phrase[place] == "{":
            end = phrase.find("}", place)
            if end < 0 or "{" in phrase[place + 1 : end]:
                raise PhraseInvalid("braces")
            yield phrase[place : end + 1]
            place = end + 1
            continue
        end = phrase.find("{", place)
        end = len(phrase) if end < 0 else end
        if "}" in phrase[place:end] or "|" in phrase[place:end]:
            raise PhraseInvalid("braces")
        yield phrase[place:end]
        place = end


def _choices(part: str) -> list[str]:
    return part[1:-1].split("|") if part.startswith("{") else [part]


def _folded(way: str) -> str:
    return _BESIDE_HAN.sub("", fold_text(way).strip())


def _patterns_of_way(way: str) -> Iterator[Pattern]:
    starts_open = way.startswith("*")
    pieces = re.split(r"(\*|~\d{1,2})", way.removeprefix("*"))
    head, rest = pieces[0].strip(), pieces[1:]
    if not head or "~" in head:
        raise PhraseInvalid("empty_phrase")
    if rest and rest[-1] == "":
        rest = rest[:-1]
    ends_open = rest == ["*"]
    tail = "" if ends_open else _tail(rest)
    for spelt in _spellings(plain(head)):
        yield Pattern(spelt, tail, starts_open, ends_open)


def _tail(pieces: list[str]) -> str:
    """Return the regex of what follows the head; pieces are signs and literals in turn."""
    regex = ""
    for piece in pieces:
        if piece == "*":
            regex += _ENDING
        elif gap := _GAP.fullmatch(piece):
            regex += f"[^{CLAUSE_END},]{{0,{gap[1]}}}?"
        else:
            regex += _literal_regex(plain(piece))
    if pieces and _GAP.fullmatch(pieces[-1]):
        raise PhraseInvalid("empty_phrase")
    return regex


def _literal_regex(text: str) -> str:
    return " ?".join(re.escape(part) for part in _SEAM.split(text)) if text else ""


def _spellings(head: str) -> Iterator[str]:
    """Yield the head without and with blanks where Chinese meets Latin letters or digits."""
    yield head
    if len(pieces := _SEAM.split(head)) > 1:
        yield " ".join(pieces)
