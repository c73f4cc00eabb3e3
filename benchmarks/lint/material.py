"""Rules, drafts and a chat log of any size, made from the shipped responses; always the same."""

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from agent_assist.library.page import parse
from agent_assist.packs.files import Origin, Pack, PackFile, read
from agent_assist.packs.folders import response_pages
from agent_assist.paths import shipped_packs

_SEED = 20240
_SHARES = (("zh", 0.60), ("en", 0.25), ("ru", 0.15))
_PLANTED = 0.06


@cache
def bodies(language: str) -> tuple[str, ...]:
    """Return the texts of the shipped responses in one language."""
    pack = Pack("general", shipped_packs() / "general", Origin.SHIPPED)
    pages = [path for path in response_pages(pack) if path.name.endswith(f".{language}.md")]
    return tuple(re.sub(r"\{\{\w+\}\}", "15", parse(read(pack, path)).body) for path in pages)


@cache
def words(language: str) -> tuple[str, ...]:
    """Return the words of the responses; for Chinese, pairs of characters."""
    text = " ".join(bodies(language))
    if language == "zh":
        runs = re.findall("[\u4e00-\u9fff]+", text)
        pairs = {run[place : place + 2] for run in runs for place in range(len(run) - 1)}
        return tuple(sorted(pairs))
    return tuple(sorted({word.lower() for word in re.findall(r"[^\W\d_]{2,}", text)}))


@cache
def phrases(count: int) -> tuple[tuple[str, str], ...]:
    """Return different (language, phrase) pairs: 2-10 Chinese characters or 2-4 words."""
    chance = random.Random(_SEED)
    found: dict[tuple[str, str], None] = {}
    for language, share in _SHARES:
        wanted = len(found) + round(count * share)
        while len(found) < wanted:
            if language == "zh":
                size = chance.choice((2, 2, 3, 3, 4, 5))
                phrase = "".join(chance.choices(words("zh"), k=size))[: chance.randint(3, 10)]
            else:
                phrase = " ".join(chance.choices(words(language), k=chance.randint(2, 4)))
            found[language, phrase] = None
    return tuple(found)


def rule_files(count: int) -> list[PackFile]:
    """Return pages that hold so many rules, every third with an exception and a window."""
    pack = Pack("bench", Path("bench"), Origin.TEAM)
    pages: dict[str, list[str]] = {language: [_STRUCTURAL[language]] for language, _ in _SHARES}
    for number, (language, phrase) in enumerate(phrases(count)):
        extra = ""
        if number % 3 == 0:
            extra = f'except = ["{phrase} {phrase}"]\n' + _WINDOWS[language]
        pages[language].append(
            f'[[rule]]\nid = "negative.n{number}"\nseverity = "warning"\nphrases = ["{phrase}"]\n'
            f'{extra}message = "Message {number}."\nwhy = "Reason."\nfixes = [{{ text = "ok" }}]\n'
        )
    files = []
    for language, rules in pages.items():
        structural, plain = rules[0], rules[1:]
        files.append(_file(pack, f"negative.{language}.toml", "\n".join(plain)))
        for category, text in re.findall(r"# (\w+)\n(.*?)(?=# |\Z)", structural, re.DOTALL):
            files.append(_file(pack, f"{category}.{language}.toml", text))
    return files


def _file(pack: Pack, name: str, text: str) -> PackFile:
    return PackFile(pack, Path("bench/rules") / name, text, name)


def drafts(size: int = 500) -> dict[str, str]:
    """Return one draft a script, each of `size` characters and with a few planted phrases."""
    planted = phrases(5000)
    made = {}
    for language in ("zh", "en", "ru"):
        own = [phrase for spoken, phrase in planted if spoken == language][:3]
        pieces = [*own, *random.Random(_SEED).sample(bodies(language), 40)]
        random.Random(_SEED).shuffle(pieces)
        made[language] = _filled(pieces, size)
    mixed = [*made["zh"].split("。"), *made["en"].split(". "), *made["ru"].split(". ")]
    random.Random(_SEED).shuffle(mixed)
    made["mixed"] = _filled(mixed, size)
    return made


def _filled(pieces: list[str], size: int) -> str:
    text = " ".join(piece.replace("\n", " ") for piece in pieces)
    return (text * (1 + size // len(text)))[:size]


def log_rows(megabytes: float) -> Iterator[str]:
    """Yield rows of a chat log as TSV: time, channel, role, agent, text; UTF-8 of this size."""
    chance = random.Random(_SEED)
    planted = phrases(5000)
    pools = {
        language: [
            s for body in bodies(language) for s in re.split(r"(?<=[。！？.!?])\s*", body) if s
        ]
        for language, _ in _SHARES
    }
    written, number = 0, 0
    languages = [language for language, _ in _SHARES]
    while written < megabytes * 1e6:
        number += 1
        language = chance.choices(languages, [share for _, share in _SHARES])[0]
        text = " ".join(" ".join(chance.choices(pools[language], k=chance.randint(1, 5))).split())
        if chance.random() < _PLANTED:
            phrase = chance.choice(planted)[1]
            text = f"{text} {phrase}"
        minute, second = divmod(number % 3600, 60)
        row = f"2024-05-06T12:{minute:02}:{second:02}\tchat\tagent\t{1000 + number % 40}\t{text}\n"
        written += len(row.encode())
        yield row


_WINDOWS = {
    "zh": 'unless_before = { any = ["您", "如果"], within = 4 }\n',
    "en": 'unless_before = { any = ["if you", "when you"], within = 8 }\n',
    "ru": 'unless_before = { any = ["если вы", "вы"], within = 8 }\n',
}
_END = 'message = "M."\nwhy = "W."\nno_fix = "none"\nseverity = "warning"\n'
_STRUCTURAL = {
    language: f"""# too_many_steps
[[rule]]
id = "too_many_steps.reply"
check = "too_many_steps"
{_END}
[rule.parameters]
verbs = {verbs}
connectives = {connectives}
# leak_personal
[[rule]]
id = "leak_personal.public"
check = "leak_personal"
channels = ["public"]
{_END}
[rule.parameters]
detect = ["phone", "national_id", "card", "email"]
labels = {labels}
# raw_output
[[rule]]
id = "raw_output.pasted"
check = "raw_output"
{_END}
# leak_internal
[[rule]]
id = "leak_internal.contact"
check = "leak_internal"
{_END}
[rule.parameters]
detect = ["private_ip", "internal_host", "internal_mail"]
hosts = [".internal"]
labels = {labels}
# filler
[[rule]]
id = "filler.tics"
check = "filler"
{_END}
[rule.parameters]
words = {tics}
"""
    for language, verbs, connectives, labels, tics in (
        (
            "zh",
            '["打开", "点击", "选择", "输入", "填写", "确认", "提交", "返回"]',
            '["首先", "先", "然后", "再", "接着", "最后"]',
            '["订单号", "分机"]',
            '["就是说", "那个", "其实"]',
        ),
        (
            "en",
            '["open", "click", "select", "choose", "enter", "press", "confirm"]',
            '["first", "then", "next", "after that", "finally"]',
            '["order number", "ext."]',
            '["basically", "you know", "actually"]',
        ),
        (
            "ru",
            '["откройте", "нажмите", "выберите", "введите", "подтвердите"]',
            '["сначала", "затем", "потом", "после этого"]',
            '["номер заказа", "доб."]',
            '["как бы", "в общем", "собственно"]',
        ),
    )
}
