"""Every title that the word tables can make: product x act x condition, with how common it is.

Titles are laid out here; which of them a library holds is decided in `generate`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.search import words_en, words_ru, words_zh_goods, words_zh_services

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping, Sequence

_ZH_TAILS = ("话术", "模板", "说明", "指引")
_ZH_NO_TAIL = ("说明", "规则", "流程", "方法", "标准", "步骤", "公告", "提醒", "提示", "回复")
_GENERAL_WEIGHT = 8.0
_PLAIN_WEIGHT = 5.0


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that a response may be about; `weight` says how often the trade meets it."""

    scenario: str
    product: str
    act: str
    condition: str
    keywords: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it is written, and its words in that order."""

    text: str
    words: tuple[str, ...]


def topics(language: str) -> Iterator[Topic]:
    """Yield every topic of a language (`zh`, `en`, `ru`), always in the same order."""
    if language == "zh":
        yield from _chinese_topics()
        return
    table = words_en if language == "en" else words_ru
    goods = 3
    for number, products in enumerate(table.PRODUCTS.values()):
        acts = table.GOODS_ACTS if number < goods else table.SERVICE_ACTS
        conditions = table.GOODS_CONDITIONS if number < goods else table.SERVICE_CONDITIONS
        yield from _crossed(_split(products), acts, _split(conditions))
    yield from _general(table.GENERAL, _split(table.GENERAL_CONDITIONS))


def write_title(topic: Topic, language: str, rng: random.Random) -> Title:
    """Return the topic's title, laid out in one of the ways that teams write titles."""
    if language == "zh":
        return _chinese_title(topic, rng)
    act = topic.act.replace("{p}", topic.product)
    text = act[0].upper() + act[1:]
    if topic.condition:
        layouts = (
            ("{} ({})", "{}, {}", "{} - {}") if language == "en" else ("{} {}", "{} ({})", "{}, {}")
        )
        text = rng.choice(layouts).format(text, topic.condition)
    return Title(text, tuple(word.strip("(),") for word in text.split() if word != "-"))


def _chinese_topics() -> Iterator[Topic]:
    for table in (words_zh_goods, words_zh_services):
        conditions = table.CONDITIONS.split()
        for domain, products in table.PRODUCTS.items():
            own = table.ACTS[domain]
            yield from _crossed(products.split(), own, conditions)
            yield from _crossed(products.split(), table.SHARED_ACTS, conditions)
    yield from _general(words_zh_services.GENERAL, words_zh_services.GENERAL_CONDITIONS.split())


def _crossed(
    products: Sequence[str],
    acts: Mapping[str, Sequence[str]],
    conditions: Sequence[str],
) -> Iterator[Topic]:
    for scenario, entries in acts.items():
        for act_rank, entry in enumerate(entries):
            act, keywords = _act(entry)
            for product_rank, product in enumerate(products):
                pair = _popularity(act_rank) * _popularity(product_rank)
                for condition, weight in _conditions(conditions):
                    yield Topic(scenario, product, act, condition, keywords, pair * weight)


def _general(acts: Mapping[str, Sequence[str]], conditions: Sequence[str]) -> Iterator[Topic]:
    for scenario, entries in acts.items():
        for act_rank, entry in enumerate(entries):
            act, keywords = _act(entry)
            for condition, weight in _conditions(conditions):
                share = _GENERAL_WEIGHT * _popularity(act_rank) ** 2 * weight
                yield Topic(scenario, "", act, condition, keywords, share)


def _conditions(conditions: Sequence[str]) -> Iterator[tuple[str, float]]:
    yield "", _PLAIN_WEIGHT
    for rank, condition in enumerate(conditions):
        yield condition, _popularity(rank)


def _popularity(rank: int) -> float:
    """Return how common the item at this place of its line is (Zipf-Mandelbrot, exponent 0.8)."""
    return float(((rank + 4) / 4) ** -0.8)


def _act(entry: str) -> tuple[str, tuple[str, ...]]:
    act, _, keywords = entry.partition("=")
    return act, tuple(_split(keywords) if "," in keywords else keywords.split())


def _split(line: str) -> list[str]:
    return [item.strip() for item in line.split(",")]


def _chinese_title(topic: Topic, rng: random.Random) -> Title:
    product, act, condition = topic.product, topic.act, topic.condition
    if not act.endswith(_ZH_NO_TAIL) and rng.random() < 0.12:
        act = f"{act}·{rng.choice(_ZH_TAILS)}"
    parts = [part for part in (product, act) if part]
    if not condition:
        layout = "{0}{1}" if rng.random() < 0.85 else rng.choice(("{0}-{1}", "{0}：{1}"))
        order = parts
    else:
        layout, order = _with_condition(parts, condition, rng)
    if len(order) == 1:
        layout = "{0}"
    words = tuple(word for part in order for word in part.split("·"))
    return Title(layout.format(*(part.replace("·", "") for part in order)), words)


def _with_condition(parts: list[str], condition: str, rng: random.Random) -> tuple[str, list[str]]:
    dice = rng.random()
    if len(parts) == 1:
        return (
            ("{0}（{1}）", [*parts, condition]) if dice < 0.6 else ("{0}{1}", [condition, *parts])
        )
    if dice < 0.35:
        return "{0}{1}（{2}）", [*parts, condition]
    if dice < 0.65:
        return "{0}{1}{2}", [condition, *parts]
    if dice < 0.8:
        return "{0}{1}-{2}", [*parts, condition]
    return "{0}{1}{2}", [parts[0], condition, parts[1]]
