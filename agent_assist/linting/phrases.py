"""The small language of phrases: choices in braces, `*` for any ending, `~6` for a gap.

A phrase becomes patterns: slots of literals, one of each after another, and a regex for the rest.
Ways are not written out: three choices of ten would be a thousand literals.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Final

from agent_assist.text.lint_folding import fold_text
from agent_assist.text.scripts import HAN

Slot = tuple[str, ...]

MOST_WAYS: Final = 1000
CLAUSE_END: Final = r"。；！？!?;\n…"
_PLAIN: Final = 0xF0000  # escaped characters stand in a private plane while a phrase is cut up
_ESCAPE: Final = re.compile(r"\\([{}|*~\\])")
_GAP: Final = re.compile(r"~(\d{1,2})")
_SIGN: Final = re.compile(r"(\*|~\d{1,2})")
_BLANKS: Final = re.compile(" {2,}")
_BESIDE_HAN: Final = re.compile(f"(?<=[{HAN}]) (?=[a-z0-9])|(?<=[a-z0-9]) (?=[{HAN}])")
SEAM: Final = re.compile(f"(?<=[{HAN}])(?=[a-z0-9])|(?<=[a-z0-9])(?=[{HAN}])")
_CHINESE: Final = re.compile(f"[{HAN}]")
_ENDING: Final = r"[^\W\d_¼½¾]{0,14}"  # fractions are "words" to a regex


class PhraseInvalid(ValueError):
    """A phrase that cannot be understood; the message is the code of the fault."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Ways of a phrase that end alike: an alternative of each slot, then what `tail` takes.

    No alternative of the first and the last slot is empty. `starts_open` and `ends_open` say that
    the word may begin before the slots or go on behind them.
    """

    slots: tuple[Slot, ...]
    tail: str = ""
    starts_open: bool = False
    ends_open: bool = False


def patterns(phrase: str) -> tuple[Pattern, ...]:
    """Return the patterns of a phrase.

    Raises:
        PhraseInvalid: braces that do not match, too many ways, or nothing to look for.
    """
    found: dict[Pattern, None] = {}
    for starts_open, slots in _by_beginning(_settled(_parts(phrase))):
        for before, heads, rest in _by_rest(slots):
            found[_pattern((*before, heads), rest, starts_open=starts_open)] = None
    return tuple(found)


def ways(phrase: str) -> list[str]:
    """Return every way of choosing in the braces, folded; `*` and `~` are still in them.

    Raises:
        PhraseInvalid: as `patterns`.
    """
    # A dropped choice leaves two blanks or one at an edge behind; joining and stripping mend that.
    return list(dict.fromkeys(_tidy("".join(way)).strip() for way in product(*_parts(phrase))))


def literal(text: str) -> str:
    """Return a way of a phrase as the text that people write, without its signs."""
    return plain(_GAP.sub("", text).replace("*", ""))


def plain(text: str) -> str:
    """Return a part of a way with the escaped characters back in their places."""
    return "".join(chr(ord(c) - _PLAIN) if ord(c) >= _PLAIN else c for c in text)


def joined(some: Slot, more: Slot) -> Slot:
    """Return the slot that stands for two, one after the other."""
    return tuple(dict.fromkeys(_tidy(one + other) for one in some for other in more))


def spellings(text: str) -> Iterator[str]:
    """Yield a text without and with blanks where Chinese meets Latin letters or digits."""
    yield text
    if len(pieces := SEAM.split(text)) > 1:
        yield " ".join(pieces)


def _parts(phrase: str) -> tuple[Slot, ...]:
    """Return the folded choices of each part of a phrase; what is in no braces has one choice."""
    hidden = _ESCAPE.sub(lambda match: chr(_PLAIN + ord(match[1])), phrase)
    parts = [_choices(part) for part in _split(unicodedata.normalize("NFC", hidden))]
    if prod(len(choices) for choices in parts) > MOST_WAYS:
        raise PhraseInvalid("too_many_ways")
    return tuple(tuple(dict.fromkeys(map(fold_text, choices))) for choices in parts)


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


def _tidy(way: str) -> str:
    return _BESIDE_HAN.sub("", _BLANKS.sub(" ", way))


def _settled(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Return slots of which the first and the last cannot be left out, without blanks there."""
    found = list(slots) or [("",)]
    while len(found) > 1 and not all(way.strip() for way in found[0]):
        found[:2] = [joined(found[0], found[1])]
    while len(found) > 1 and not all(way.strip() for way in found[-1]):
        found[-2:] = [joined(found[-2], found[-1])]
    if _is_mixed(found):
        found = _without_blank_edges(found)
    found[0] = tuple(dict.fromkeys(way.lstrip() for way in found[0]))
    found[-1] = tuple(dict.fromkeys(way.rstrip() for way in found[-1]))
    return tuple(found)


def _is_mixed(slots: Sequence[Slot]) -> bool:
    text = "".join(way for slot in slots for way in slot)
    return bool(_CHINESE.search(text) and re.search("[a-z0-9]", text))


def _without_blank_edges(slots: Sequence[Slot]) -> list[Slot]:
    """Join slots where a blank may stand beside Chinese, which is then no blank to look for."""
    found = [slots[0]]
    for slot in slots[1:]:
        has_blank = any(way.endswith(" ") for way in found[-1]) or any(w[:1] == " " for w in slot)
        found[-1:] = [joined(found[-1], slot)] if has_blank else [found[-1], slot]
    return found


def _by_beginning(slots: tuple[Slot, ...]) -> Iterator[tuple[bool, tuple[Slot, ...]]]:
    """Yield the slots of the ways that begin with a star, and of those that do not."""
    first, *others = slots
    for starts_open in (False, True):
        own = tuple(w.removeprefix("*") for w in first if w.startswith("*") is starts_open)
        if own:
            yield starts_open, _settled((own, *others)) if starts_open else (own, *others)


def _by_rest(slots: tuple[Slot, ...]) -> Iterator[tuple[tuple[Slot, ...], Slot, str]]:
    """Yield the ways in groups: slots, heads that come last, and all from the first sign on."""
    for place, slot in enumerate(slots):
        grouped: dict[str, list[str]] = {}
        literals = tuple(way for way in slot if not _SIGN.search(way))
        for way in slot:
            if sign := _SIGN.search(way):
                for following in product(*slots[place + 1 :]):
                    rest = _tidy(way[sign.start() :] + "".join(following)).rstrip()
                    grouped.setdefault(rest, []).append(way[: sign.start()])
        for rest, heads in grouped.items():
            yield slots[:place], tuple(heads), rest
        if not literals:
            return
        slots = (*slots[:place], literals, *slots[place + 1 :])
    yield slots[:-1], slots[-1], ""


def _pattern(slots: tuple[Slot, ...], rest: str, *, starts_open: bool) -> Pattern:
    slots = _settled(slots)
    if not all(slots[0]) or any("~" in way for slot in slots for way in slot):
        raise PhraseInvalid("empty_phrase")
    pieces = _SIGN.split(rest)[1:]
    if pieces and pieces[-1] == "":
        pieces = pieces[:-1]
    ends_open = pieces == ["*"]
    spelt = tuple(tuple(s for way in slot for s in spellings(plain(way))) for slot in slots)
    return Pattern(spelt, "" if ends_open else _tail(pieces), starts_open, ends_open)


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
    return " ?".join(re.escape(part) for part in SEAM.split(text)) if text else ""
