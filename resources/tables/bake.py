# ruff: noqa: INP001 - a script beside its tables
"""Bake the reading and script tables from pypinyin and OpenCC; run only by developers.

The program reads the JSON beside this script and imports neither package. A test bakes again and
compares, so a changed table is always a changed commit. The licence notices stand in
`NOTICES.md`.
"""

import json
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from opencc import OpenCC
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

HERE = Path(__file__).resolve().parent
# Readings that phrases use too seldom for the count below, and that people type all the same.
SECOND_BY_HAND = {
    "单": "shan", "会": "kuai", "大": "dai", "车": "ju", "区": "ou",
    "解": "xie", "查": "zha", "六": "lu", "蚌": "beng",
}  # fmt: skip
PHRASE_LENGTHS = range(2, 5)
MINIMUM_USES = 3
MINIMUM_SHARE = 0.08


def toneless(syllable: str) -> str:
    """Return a syllable without tone marks: ü as v, ê as e."""
    bare = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v").replace("ê", "e")
    return "".join(letter for letter in bare if "a" <= letter <= "z")


def usual_readings() -> dict[str, str]:
    """Return the first reading of every character that GBK can encode."""
    usual = {}
    for code, readings in sorted(pinyin_dict.items()):
        character = chr(code)
        try:
            character.encode("gbk")
        except UnicodeEncodeError:
            continue
        if reading := toneless(readings.split(",")[0]):
            usual[character] = reading
    return usual


def phrase_readings(usual: dict[str, str]) -> dict[str, list[str]]:
    """Return the readings of phrases of two to four characters, syllable by syllable."""
    phrases = {}
    for phrase, readings in sorted(phrases_dict.items()):
        if (
            len(phrase) in PHRASE_LENGTHS
            and len(readings) == len(phrase)
            and set(phrase) <= set(usual)
        ):
            phrases[phrase] = [toneless(reading[0]) for reading in readings]
    return phrases


def overrides(usual: dict[str, str], phrases: dict[str, list[str]]) -> dict[str, str]:
    """Return the phrases whose reading differs from the usual ones, syllables joined by spaces."""
    return {
        phrase: " ".join(readings)
        for phrase, readings in phrases.items()
        if all(readings) and readings != [usual[character] for character in phrase]
    }


def second_readings(usual: dict[str, str], phrases: dict[str, list[str]]) -> dict[str, str]:
    """Return the characters that phrases often read another way, and that way."""
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in phrases.items():
        for character, reading in zip(phrase, readings, strict=True):
            uses[character][reading] += 1
    second = dict(SECOND_BY_HAND)
    for character, counts in uses.items():
        others = [(n, r) for r, n in counts.items() if r and r != usual[character]]
        if others:
            most, reading = max(others)
            if most >= MINIMUM_USES and most > MINIMUM_SHARE * counts.total():
                second.setdefault(character, reading)
    return dict(sorted(second.items()))


def simplified() -> dict[str, str]:
    """Return the single traditional characters and what OpenCC makes of them."""
    convert = OpenCC("t2s").convert
    blocks = [range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00)]
    pairs = {}
    for block in blocks:
        for code in block:
            after = convert(chr(code))
            if len(after) == 1 and after != chr(code):
                pairs[chr(code)] = after
    return pairs


def tables() -> dict[str, dict[str, object]]:
    """Return every table by file name."""
    usual = usual_readings()
    phrases = phrase_readings(usual)
    by_syllable: dict[str, list[str]] = defaultdict(list)
    for character, reading in usual.items():
        by_syllable[reading].append(character)
    return {
        "readings.json": {
            "source": "pypinyin",
            "usual": {s: "".join(c) for s, c in sorted(by_syllable.items())},
            "second": second_readings(usual, phrases),
            "words": overrides(usual, phrases),
        },
        "simplified.json": {"source": "OpenCC t2s", "pairs": simplified()},
    }


def rendered(table: dict[str, object]) -> str:
    """Return a table as it is stored: compact, one entry of the top level a line."""
    lines = [
        f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for name, value in table.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    for name, table in tables().items():
        (HERE / name).write_text(rendered(table), encoding="utf-8")
