"""Draws what a person who looks for a given response might type, class by class.

Each draw returns attempts from short to long; the truth set takes the first that is well-posed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from benchmarks.search import slips
from benchmarks.search.fields import Unit, View, fold, is_han, level, traditional, units_of
from benchmarks.search.fits import Attempt

_TITLE_START_SHARE = 0.6
_CLAUSE_START_SHARE = 0.4
_LEAST_LETTERS = 6


Draw = Callable[[View, random.Random], Iterator[Attempt]]


def exact_title(view: View, rng: random.Random) -> Iterator[Attempt]:
    """A stretch of the title from the start of a word, as it stands."""
    for stretch in _title_stretches(view, rng):
        yield Attempt(stretch, (stretch,))


def exact_body(view: View, rng: random.Random) -> Iterator[Attempt]:
    """A stretch from within a clause of the body, often from its start."""
    shortest = rng.choice((5, 6, 7)) if view.is_chinese else rng.choice((10, 12, 14))
    clauses = [clause for clause in view.body.split("|") if len(clause) >= shortest]
    if not clauses:
        return
    clause = rng.choice(clauses)
    starts = [
        place
        for place in range(len(clause) - shortest + 1)
        if view.is_chinese or place == 0 or clause[place - 1] == " "
    ]
    start = 0 if rng.random() < _CLAUSE_START_SHARE else rng.choice(starts)
    for end in range(start + shortest, len(clause) + 1):
        stretch = clause[start:end]
        if stretch == stretch.strip():
            yield Attempt(stretch, (stretch,))


def subseq(view: View, rng: random.Random) -> Iterator[Attempt]:
    """Some characters of the title in order, others left out; elsewhere beginnings of words."""
    if not view.is_chinese:
        yield from _word_beginnings(view, rng)
        return
    start, end = rng.choice(_han_stretches(view))
    keen = {place: rng.random() + 0.6 * (place in view.word_starts) for place in range(start, end)}
    by_keenness = sorted(keen, key=lambda place: -keen[place])
    for size in range(rng.choice((3, 3, 4)), len(by_keenness)):
        places = sorted(by_keenness[:size])
        if places[-1] - places[0] >= size:
            typed = "".join(view.units[place].text for place in places)
            yield Attempt(typed, (typed,))


def pinyin_full(view: View, rng: random.Random) -> Iterator[Attempt]:
    """The pinyin of a stretch, whole syllables."""
    for units in _unit_stretches(view, rng, shortest=rng.choice((2, 2, 3))):
        letters = _letters(units)
        yield Attempt(letters, (letters,))


def initials(view: View, rng: random.Random) -> Iterator[Attempt]:
    """The first letters of neighbouring syllables."""
    for units in _unit_stretches(view, rng, shortest=rng.choice((3, 4))):
        letters = "".join(unit.sound[0] for unit in units)
        yield Attempt(letters, (letters,))


def mixed(view: View, rng: random.Random) -> Iterator[Attempt]:
    """A stretch of which one part is in characters, the other in pinyin or initials."""
    characters_first = rng.random() < 0.6
    in_full = rng.random() < 0.5
    border = rng.choice((1, 2))
    for units in _unit_stretches(view, rng, shortest=3):
        tokens = []
        for place, unit in enumerate(units):
            if (place < border) == characters_first:
                tokens.append(unit.text)
            else:
                tokens.append(unit.sound if in_full else unit.sound[0])
        yield Attempt("".join(tokens), tuple(tokens))


def homophone(view: View, rng: random.Random) -> Iterator[Attempt]:
    """A stretch with one character taken for another of the same sound."""
    luck = rng.random()
    for units in _unit_stretches(view, rng, shortest=rng.choice((2, 3, 4))):
        others = {
            place: found
            for place, unit in enumerate(units)
            if (found := [char for char in slips.same_sound(unit.text) if char != unit.text])
            and units_of(unit.text)[0].sound == unit.sound
        }
        if others:
            place = sorted(others)[int(luck * len(others))]
            typed = _replaced(units, place, rng.choice(others[place]))
            yield Attempt(typed, tuple(unit.sound for unit in units))


def char_typo(view: View, rng: random.Random) -> Iterator[Attempt]:
    """A stretch with one character wrong: alike in shape, or one key away in pinyin."""
    luck = rng.random()
    for units in _unit_stretches(view, rng, shortest=rng.choice((4, 4, 5))):
        place = int(luck * len(units))
        char = units[place].text
        wrong = slips.same_shape(char) if rng.random() < 0.5 else ()
        wrong = wrong or slips.near_sound(char)
        if wrong:
            meant = "".join(unit.text for unit in units)
            yield Attempt(_replaced(units, place, rng.choice(wrong)), (meant,))


def word_order(view: View, rng: random.Random) -> Iterator[Attempt]:
    """Words of the title in another order; Chinese with spaces or without."""
    least = 2 if view.is_chinese else 3
    words = [word for word in dict.fromkeys(view.words) if len(word) >= least]
    if view.is_chinese and not all(map(is_han, words)):
        return
    glue = "" if view.is_chinese and rng.random() < 0.4 else " "
    by_keenness = rng.sample(range(len(words)), len(words))
    for size in range(2, len(words) + 1):
        places = by_keenness[:size]
        if places == sorted(places):
            places = [*places[1:], places[0]]
        chosen = tuple(words[place] for place in places)
        yield Attempt(glue.join(chosen), chosen)


def trad(view: View, rng: random.Random) -> Iterator[Attempt]:
    """A stretch in the other script: traditional for a simplified title and back."""
    for stretch in _title_stretches(view, rng):
        if view.response.language == "zh":
            typed = traditional(stretch)
            written = stretch
        else:
            typed = stretch
            written = traditional(stretch)
        if typed != written and fold(typed) == stretch:
            yield Attempt(typed, (stretch,))


def word_typo(view: View, rng: random.Random) -> Iterator[Attempt]:
    """Some words of the title with one slip of the fingers (English and Russian)."""
    words = view.title.split(" ")
    start = 0 if rng.random() < _TITLE_START_SHARE else rng.randrange(len(words))
    for end in range(start + 1, len(words) + 1):
        meant = " ".join(words[start:end])
        if len(meant) >= _LEAST_LETTERS and (typed := slips.mistype(meant, rng)) != meant:
            yield Attempt(typed, (meant,))


def wrong_layout(view: View, rng: random.Random) -> Iterator[Attempt]:
    """A stretch, or its pinyin, typed while the other keyboard layout is on."""
    stretches: Iterator[str] = (
        map(_letters, _unit_stretches(view, rng, shortest=2))
        if view.is_chinese
        else _title_stretches(view, rng)
    )
    for stretch in stretches:
        if not any(char.isdigit() for char in stretch):
            yield Attempt(slips.wrong_layout(stretch), (stretch,))


def scenario_kw(view: View, rng: random.Random) -> Iterator[Attempt]:
    """The scenario and a keyword, or a word of the title; then more words of the title."""
    response = view.response
    words = [word for word in dict.fromkeys(view.words) if len(word) > 1]
    rng.shuffle(words)
    if response.keywords and rng.random() < 0.6:
        words.insert(0, fold(rng.choice(response.keywords)))
    tokens = [fold(response.scenario)]
    for word in words:
        if word not in " ".join(tokens):
            tokens.append(word)
            yield Attempt(" ".join(tokens), tuple(tokens))


def pinyin_typo(view: View, rng: random.Random) -> Iterator[Attempt]:
    """The pinyin of a stretch with one slip of the fingers."""
    for units in _unit_stretches(view, rng, shortest=rng.choice((2, 3))):
        letters = _letters(units)
        if len(letters) >= _LEAST_LETTERS and (typed := slips.mistype(letters, rng)) != letters:
            yield Attempt(typed, (letters,))


def fuzzy_pinyin(view: View, rng: random.Random) -> Iterator[Attempt]:
    """The pinyin of a stretch as people of the south say it: one or two syllables off."""
    most = rng.choice((1, 1, 2))
    for units in _unit_stretches(view, rng, shortest=rng.choice((2, 3))):
        syllables = [unit.sound for unit in units]
        places = [place for place, sound in enumerate(syllables) if _accents(sound)]
        for place in rng.sample(places, min(most, len(places))):
            syllables[place] = rng.choice(_accents(syllables[place]))
        if places:
            yield Attempt("".join(syllables), tuple(level(unit.sound) for unit in units))


def trigger(view: View, rng: random.Random) -> Iterator[Attempt]:
    """The shortcut, now and then with a slash before it or in capitals."""
    shortcut = view.response.shortcut
    if shortcut:
        dice = rng.random()
        typed = f"/{shortcut}" if dice < 0.15 else shortcut.upper() if dice < 0.25 else shortcut
        yield Attempt(typed, (view.shortcut,))


def _title_stretches(view: View, rng: random.Random) -> Iterator[str]:
    """Yield ever longer stretches of the folded title from the start of a word."""
    title = view.title
    if view.is_chinese:
        for units in _unit_stretches(view, rng, shortest=rng.choice((2, 3, 4))):
            yield "".join(unit.text for unit in units)
        return
    shortest = rng.choice((5, 6, 7, 8))
    starts = [0, *(place + 1 for place, char in enumerate(title) if char == " ")]
    starts = [place for place in starts if len(title) - place >= shortest]
    if starts:
        start = starts[0] if rng.random() < _TITLE_START_SHARE else rng.choice(starts)
        for end in range(start + shortest, len(title) + 1):
            if title[end - 1] != " ":
                yield title[start:end]


def _unit_stretches(view: View, rng: random.Random, *, shortest: int) -> Iterator[tuple[Unit, ...]]:
    """Yield ever longer runs of neighbouring Chinese units from the start of a word."""
    choices = [
        (start, end)
        for first, end in _han_stretches(view)
        for start in view.word_starts
        if first <= start and end - start >= shortest
    ]
    if choices:
        start, end = choices[0] if rng.random() < _TITLE_START_SHARE else rng.choice(choices)
        for stop in range(start + shortest, end + 1):
            yield view.units[start:stop]


def _han_stretches(view: View) -> list[tuple[int, int]]:
    """Return the runs of Chinese units as (first, end), at least the empty one."""
    runs, start = [], 0
    for place in range(len(view.units) + 1):
        if place == len(view.units) or not is_han(view.units[place].text):
            if place > start:
                runs.append((start, place))
            start = place + 1
    return runs or [(0, 0)]


def _word_beginnings(view: View, rng: random.Random) -> Iterator[Attempt]:
    words = view.title.split(" ")
    size = rng.choice((3, 4))
    by_keenness = rng.sample(range(len(words)), len(words))
    for count in range(2, len(words)):
        tokens = tuple(words[place][:size] for place in sorted(by_keenness[:count]))
        yield Attempt(" ".join(tokens), tokens)


def _letters(units: tuple[Unit, ...]) -> str:
    return "".join(unit.sound for unit in units)


def _replaced(units: tuple[Unit, ...], place: int, char: str) -> str:
    texts = [unit.text for unit in units]
    texts[place] = char
    return "".join(texts)


def _accents(syllable: str) -> list[str]:
    """Return the other syllables that southern speakers may type for this one."""
    heads = {"zh": "z", "ch": "c", "sh": "s", "z": "zh", "c": "ch", "s": "sh", "l": "n", "n": "l"}
    head = syllable[:2] if syllable[1:2] == "h" else syllable[:1]
    said = [heads[head] + syllable[len(head) :]] if head in heads else []
    if syllable[-3:] in ("ang", "eng", "ing"):
        said.append(syllable[:-1])
    elif syllable[-2:] in ("an", "en", "in"):
        said.append(f"{syllable}g")
    return [other for other in said if other in slips.all_syllables()]
