"""Writes the bodies of generated responses from sentences of the trade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.search import words_en, words_ru, words_zh_bodies

if TYPE_CHECKING:
    import random
    from types import ModuleType

    from benchmarks.search.trade import Topic

_SENTENCES: dict[str, ModuleType] = {"zh": words_zh_bodies, "en": words_en, "ru": words_ru}
_AMOUNTS = {"zh": "{}元", "en": "${}", "ru": "{} руб."}
_NO_PRODUCT = {"zh": "这项业务", "en": "request", "ru": "вашей заявки"}


def write_body(title: str, topic: Topic, language: str, rng: random.Random) -> str:
    """Return two to five sentences that speak of the topic, with numbers and placeholders."""
    table = _SENTENCES[language]
    chosen = rng.sample(table.MIDDLES, rng.choice((1, 2, 2, 3)))
    if rng.random() < 0.7:
        chosen.insert(0, rng.choice(table.OPENINGS))
    if rng.random() < 0.6:
        chosen.append(rng.choice(table.CLOSINGS))
    teams = table.TEAMS.split() if language == "zh" else table.TEAMS.split(", ")
    product = topic.product.replace("·", "")
    act = topic.act.replace("·", "").replace("{p}", product)
    if language == "en":
        act = act[0].lower() + act[1:]
    sentences = [
        sentence.format(
            t=title,
            p=product or _NO_PRODUCT[language],
            k=rng.choice((act, *topic.keywords)),
            n=rng.randint(2, 48),
            h=rng.randint(7, 19),
            a=_AMOUNTS[language].format(rng.randint(3, 400)),
            d=rng.choice(teams).strip(),
        )
        for sentence in chosen
    ]
    return ("" if language == "zh" else " ").join(sentences)
