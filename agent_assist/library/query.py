"""A query read in every way that it may be meant, and the grams that each reading asks for."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from agent_assist.library.forms import START, as_accent_free, as_initials, as_syllable
from agent_assist.library.grams import pieces
from agent_assist.text.folding import fold, tight
from agent_assist.text.pinyin import accent_free_forms, segment, units
from agent_assist.text.scripts import HAN, has_cyrillic, has_han, is_han

_MAX_CHARACTERS: Final = 64
_MAX_INITIALS: Final = 16
_MAX_CYRILLIC_INITIALS: Final = 6
_MAX_ABBREVIATION: Final = 4
_MAX_STRAYS_COST: Final = 1.5
_TRIGRAM: Final = 3
_SHORTEST_STEM: Final = 4
_ENGLISH_ENDING: Final = re.compile(r"(?:ies|ing|ed|es|s|y|e)\Z")
_RUSSIAN_ENDING: Final = re.compile(
    r"(?:[аяыи]ми|ого|его|ому|ему|[аяо]х|[ое]в|[оеыи]й|[оеыи]м|[ая]я|[ое]е|[ыи]е|[ую]ю|[аяоеуюыиьй])\Z"
)
_WORD: Final = re.compile(f"[^\\W{HAN}]{{3,}}")


@dataclass(frozen=True, slots=True)
class Needle:
    """What is looked for in the forms of a field: a whole query, or one word of it.

    `sounds` are readings as `forms` writes them, the last one open; `homophone` the same with the
    last one closed; `initials` is empty when the text cannot be meant as initials.
    """

    text: str
    has_han: bool
    sounds: tuple[str, ...]
    homophone: str
    initials: str
    letters: str


class Query:
    """A typed text, folded once; everything else is worked out when first asked for."""

    def __init__(self, raw: str) -> None:
        self.raw = raw[:_MAX_CHARACTERS]
        self.folded = fold(self.raw)
        self.text = tight(self.folded)
        self.tokens = tuple(self.folded.split())
        self.letters = self.folded.replace(" ", "")
        self.has_han = has_han(self.text)
        self.is_letters = self.letters.isascii() and self.letters.isalpha()
        self.is_mixed = self.has_han and any(c.isalpha() and not is_han(c) for c in self.letters)

    @cached_property
    def needle(self) -> Needle:
        """The whole query as one needle."""
        return _needle(self.text, self.tokens)

    @cached_property
    def token_needles(self) -> tuple[Needle, ...]:
        """Each word of the query as a needle, when there are two or more."""
        return tuple(_needle(t, (t,)) for t in self.tokens) if len(self.tokens) > 1 else ()

    @cached_property
    def words(self) -> tuple["Query", ...]:
        """Each word as a query of its own, when there are two or more."""
        return tuple(map(Query, self.tokens)) if len(self.tokens) > 1 else ()

    @cached_property
    def exact_readings(self) -> tuple[tuple[int, ...], ...]:
        """The gram sets of which a response must hold one whole set to match exactly."""
        if self.has_han:
            sets = [_text_grams(self.text), _sound_grams(self.text)]
            if self.is_mixed:
                sets = [_text_grams(self.text)]
        else:
            sets = self._letter_sets()
        if len(self.tokens) > 1:
            sets.append([gram for token in self.tokens for gram in _text_grams(token)])
            if all(len(token) > 1 for token in self.tokens if token.isascii()):
                sets.append([g for token in self.tokens for g in _abbreviation_grams(token)])
        return tuple(dict.fromkeys(tuple(sorted(set(grams))) for grams in sets if grams))

    def _letter_sets(self) -> list[list[int]]:
        sets = [_word_grams(self.letters)]
        if len(self.tokens) == 1 and self.needle.initials:
            sets.append(_initial_grams(self.letters))
        return sets

    @cached_property
    def cut(self) -> tuple[str, ...]:
        """The query as characters and pieces of syllables, for the aligner; empty if not so."""
        found: list[str] = []
        for token in self.tokens:
            for run in _runs(token):
                if has_han(run):
                    found += run
                    continue
                cut, cost = segment(run)
                if cost - len(cut) > _MAX_STRAYS_COST:
                    cut = (run,)
                found += cut
        return tuple(found)

    @cached_property
    def firsts(self) -> str:
        """The first letters of the cut, as initials."""
        return "".join(_first_letter(piece) for piece in self.cut)

    @cached_property
    def aligned_readings(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The gram sets for the aligner: the strict one with neighbouring initials, the loose."""
        own = [gram for run in _runs(self.text) if has_han(run) for gram in _text_grams(run)]
        for piece in self.cut:
            if len(piece) > 1 and not has_han(piece):
                own += pieces(START + piece[:2], _TRIGRAM)
        loose = list(own)
        loose += [g for p in self.cut if len(p) == 1 for g in _initial_grams(_first_letter(p))]
        strict = own + _initial_grams(self.firsts)
        return tuple(sorted(set(strict))), tuple(sorted(set(loose)))

    @cached_property
    def stemmed(self) -> str:
        """The query with the endings of long words cut off, which Russian changes all the time."""
        return " ".join(_stem(token) for token in self.tokens)

    @cached_property
    def accent_free(self) -> tuple[str, ...]:
        """The letters without accent, in the ways that they can be read."""
        return accent_free_forms(self.letters)

    @cached_property
    def accent_free_readings(self) -> tuple[tuple[int, ...], ...]:
        """The gram sets of the accent-free letters."""
        return tuple(
            tuple(pieces(as_accent_free(form), _TRIGRAM))
            for form in self.accent_free
            if len(form) >= _TRIGRAM
        )

    @cached_property
    def characters(self) -> tuple[int, ...]:
        """The grams of the single Chinese characters, in any order."""
        return tuple(g for c in dict.fromkeys(self.text) if is_han(c) for g in pieces(c, 1))

    @cached_property
    def fuzzy_grams(self) -> tuple[int, ...]:
        """The grams by which responses are weighed that fit only in part."""
        if self.has_han:
            return tuple(_text_grams(self.text)) + self.characters
        grams = [g for token in self.tokens for g in pieces(token, _TRIGRAM)]
        grams += pieces(self.letters, _TRIGRAM)
        grams += [g for t in self.tokens if len(t) > 1 for g in pieces(START + t[:2], _TRIGRAM)]
        return tuple(grams)

    @cached_property
    def body_grams(self) -> tuple[int, ...]:
        """The grams that a body must hold to contain the query."""
        grams = []
        for a, b in pairwise(self.text):
            if _is_dense(a) and _is_dense(b):
                grams += pieces(a + b, 2)
        for word in _WORD.findall(self.text):
            grams += pieces(word, _TRIGRAM)
        return tuple(grams)


def decoded_grams(whole: tuple[str, ...], rest: str) -> tuple[int, ...]:
    """Return the grams of neighbouring syllables and of the beginning of one more."""
    sounds = "".join(as_syllable(syllable) for syllable in whole)
    grams = pieces(sounds, 2 if len(sounds) > 1 else 1)
    if len(rest) > 1:
        grams += pieces(START + rest[:2], _TRIGRAM)
    elif rest:
        grams += pieces(as_initials(rest), 1)
    return tuple(grams)


def _is_dense(character: str) -> bool:
    return is_han(character) or character.isdecimal()


def _needle(text: str, tokens: tuple[str, ...]) -> Needle:
    chinese = has_han(text)
    letters = text.replace(" ", "")
    if chinese:
        readings = [unit.reading for unit in units(text)]
        closed = "'" + "'".join(readings) + "'"
        return Needle(text, True, (), closed, "", letters)
    sounds = ["'" + "'".join(tokens)]
    if text.isascii():
        cuts = [segment(token) for token in tokens]
        pieces_ = [piece for cut, _ in cuts for piece in cut]
        if sum(cost for _, cost in cuts) - len(pieces_) < 4:  # noqa: PLR2004
            sounds.append("'" + "'".join(pieces_))
    return Needle(text, False, tuple(dict.fromkeys(sounds)), "", _as_typed_initials(text), letters)


def _stem(word: str) -> str:
    if not word.isalpha() or has_han(word):
        return word
    ending = _RUSSIAN_ENDING if has_cyrillic(word) else _ENGLISH_ENDING
    stem = ending.sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word


def _as_typed_initials(text: str) -> str:
    if " " in text:
        return ""
    longest = _MAX_CYRILLIC_INITIALS if has_cyrillic(text) else _MAX_INITIALS
    return text if len(text) <= longest else ""


def _text_grams(text: str) -> list[int]:
    """Grams of what is written: neighbouring characters, or letters of words."""
    grams: list[int] = []
    for run in _runs(text):
        if has_han(run):
            grams += pieces(run, 2) if len(run) > 1 else pieces(run, 1)
        else:
            grams += _word_grams(run)
    return grams


def _word_grams(letters: str) -> list[int]:
    if len(letters) >= _TRIGRAM:
        return pieces(letters, _TRIGRAM)
    if len(letters) == _TRIGRAM - 1:
        return pieces(START + letters, _TRIGRAM)
    return pieces(as_initials(letters), 1)


def _initial_grams(letters: str) -> list[int]:
    return pieces(as_initials(letters), min(_TRIGRAM, len(letters)))


def _abbreviation_grams(token: str) -> list[int]:
    """Grams of a word that may be initials; those of its text when it is too long for that."""
    is_short = token.isascii() and 1 < len(token) <= _MAX_ABBREVIATION
    return _initial_grams(token) if is_short else _text_grams(token)


def _sound_grams(text: str) -> list[int]:
    sounds = "".join(as_syllable(unit.reading) if unit.is_han else " " for unit in units(text))
    return [g for run in sounds.split() for g in pieces(run, 2 if len(run) > 1 else 1)]


def _first_letter(piece: str) -> str:
    if is_han(piece[0]):
        return units(piece)[0].reading[:1]
    return piece[0]


def _runs(text: str) -> list[str]:
    """Cut text where Chinese meets letters and at spaces; digits go with what precedes them."""
    runs: list[str] = []
    chinese = False
    for character in text:
        if character == " ":
            chinese = False
            runs.append("")
            continue
        here = is_han(character)
        if not runs or (here != chinese and runs[-1]):
            runs.append("")
        runs[-1] += character
        chinese = here
    return [run for run in runs if run]
