"""Generates a team's library of canned responses, the same for the same seed and size.

70 % Chinese (8 % of it traditional), 18 % English, 12 % Russian; use counts follow Zipf's law.
"""

from __future__ import annotations

import argparse
import math
import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import opencc

from benchmarks.search.bodies import write_body
from benchmarks.search.readings import syllables
from benchmarks.search.responses import Response, write_responses
from benchmarks.search.trade import Title, Topic, topics, write_title

if TYPE_CHECKING:
    from collections.abc import Iterator

CHINESE_SHARE = 0.70
ENGLISH_SHARE = 0.18
TRADITIONAL_SHARE_OF_CHINESE = 0.08

_MOST_USES = 6000
_HEAD_FLATTENING = 8
_UNUSED_SHARE = 0.3
_LOOK_BACK_DAYS = 365
_NOISE = 0.9


def generate(size: int, seed: int) -> list[Response]:
    """Return `size` responses with distinct titles, ids and shortcuts."""
    rng = random.Random(f"library-{seed}-{size}")
    chosen: list[tuple[float, Response]] = []
    for language, count in _counts(size).items():
        made = list(_of_language(language, count, rng))
        chosen += [((place + rng.random()) / count, made[place]) for place in range(count)]
    chosen.sort(key=lambda item: item[0])
    used = list(_with_use([response for _, response in chosen], rng))
    responses = list(_with_shortcuts(used, rng))
    rng.shuffle(responses)
    width = len(str(size))
    return [
        replace(response, id=f"{response.language.lower()}-{number:0{width}d}")
        for number, response in enumerate(responses, start=1)
    ]


def _counts(size: int) -> dict[str, int]:
    chinese, english = round(size * CHINESE_SHARE), round(size * ENGLISH_SHARE)
    return {"zh": chinese, "en": english, "ru": size - chinese - english}


def _of_language(language: str, count: int, rng: random.Random) -> Iterator[Response]:
    """Yield the responses of a language, those likely to be used most first."""
    # Weighted draw without replacement: log weight plus Gumbel noise, the largest keys win.
    drawn = sorted(
        (
            (math.log(topic.weight) - math.log(-math.log(rng.random())), topic)
            for topic in topics(language)
        ),
        key=lambda item: -item[0],
    )
    titles: dict[str, tuple[Title, Topic]] = {}
    for _, topic in drawn:
        if len(titles) == count:
            break
        title = write_title(topic, language, rng)
        titles.setdefault(title.text.casefold(), (title, topic))
    if len(titles) < count:
        raise ValueError(f"the tables make only {len(titles)} distinct titles in {language}")
    by_use = sorted(
        titles.values(), key=lambda item: -math.log(item[1].weight) - rng.gauss(0.0, _NOISE)
    )
    to_traditional = opencc.OpenCC("s2t")
    for title, topic in by_use:
        response = _response(title, topic, language, rng)
        if language == "zh" and rng.random() < TRADITIONAL_SHARE_OF_CHINESE:
            response = _traditional(response, to_traditional)
        yield response


def _response(title: Title, topic: Topic, language: str, rng: random.Random) -> Response:
    keywords = topic.keywords if rng.random() < 0.8 else ()
    return Response(
        id="",
        language=language,
        scenario=topic.scenario,
        title=title.text,
        body=write_body(title.text, topic, language, rng),
        shortcut="",
        keywords=keywords,
        uses=0,
        last_used_days=None,
        words=title.words,
    )


def _traditional(response: Response, converter: opencc.OpenCC) -> Response:
    def convert(text: str) -> str:
        return str(converter.convert(text))

    return replace(
        response,
        language="zh-Hant",
        scenario=convert(response.scenario),
        title=convert(response.title),
        body=convert(response.body),
        keywords=tuple(map(convert, response.keywords)),
        words=tuple(map(convert, response.words)),
    )


def _with_use(responses: list[Response], rng: random.Random) -> Iterator[Response]:
    """Yield the responses with uses by rank: flattened Zipf, the last 30 % never used."""
    used = round(len(responses) * (1 - _UNUSED_SHARE))
    for rank, response in enumerate(responses):
        if rank >= used:
            yield response
            continue
        scale = _MOST_USES * (1 + _HEAD_FLATTENING) * rng.lognormvariate(0.0, 0.2)
        uses = max(1, round(scale / (rank + 1 + _HEAD_FLATTENING)))
        # A response used u times in the look-back was last used about 365 / u days ago.
        days = min(_LOOK_BACK_DAYS, int(rng.expovariate(uses / _LOOK_BACK_DAYS)))
        yield replace(response, uses=uses, last_used_days=days)


def _with_shortcuts(responses: list[Response], rng: random.Random) -> Iterator[Response]:
    """Yield the responses with a unique shortcut for some: the more used, the likelier."""
    taken: dict[str, int] = {}
    for rank, response in enumerate(responses):
        share = 0.15 + 0.7 * math.exp(-8 * rank / len(responses))
        if rng.random() >= share:
            yield response
            continue
        stem = _stem(response, rng)
        number = taken.get(stem, 0) + 1
        taken[stem] = number
        yield replace(response, shortcut=stem if number == 1 else f"{stem}{number}")


def _stem(response: Response, rng: random.Random) -> str:
    """Return what people abbreviate a title to: initials of its words or syllables."""
    words = response.words
    if response.language.startswith("zh"):
        letters = (syllable[0] for syllable in syllables("".join(words[-3:])))
        stem = "".join(letters)[: rng.choice((2, 3, 4))]
    else:
        stem = "".join(word[0] for word in words if word[0].isalpha())[: rng.choice((2, 3, 4))]
    return stem.casefold() if len(stem) > 1 else "zz"


def main() -> None:
    """Write a library to a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write_responses(generate(arguments.size, arguments.seed), arguments.path)


if __name__ == "__main__":
    main()
