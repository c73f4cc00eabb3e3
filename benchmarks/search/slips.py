"""How people mistype: keys side by side, characters alike in sound or shape, the wrong layout."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pypinyin import Style, pinyin

from benchmarks.search.fields import level

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

_LATIN_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_CYRILLIC_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_TO_CYRILLIC = str.maketrans(_LATIN_KEYS, _CYRILLIC_KEYS)
_TO_LATIN = str.maketrans(_CYRILLIC_KEYS, _LATIN_KEYS)

# Characters that are taken for one another by their shape.
_ALIKE = [
    "己已巳",
    "未末",
    "贷货",
    "帐账",
    "折拆",
    "钱线",
    "账胀",
    "提堤",
    "银很",
    "退腿",
    "款歉",
    "换唤",
    "货贺",
    "单革",
    "订钉",
    "运远",
    "费贵",
    "票漂",
    "券卷",
    "时对",
    "间问",
    "期朝",
    "补朴",
    "发友",
    "改攻",
    "收攸",
    "快块",
    "递第",
    "地他",
    "址扯",
    "修候",
    "更便",
    "失矢",
    "丢去",
    "破坡",
    "损捐",
    "质贡",
    "量童",
    "问间",
    "题提",
    "申由",
    "请清",
    "处外",
    "理埋",
    "查香",
    "询旬",
    "取职",
    "消俏",
    "预顶",
    "约药",
    "安按",
    "装袋",
    "师帅",
    "傅博",
    "到倒",
    "账张",
    "支技",
    "付什",
    "信言",
    "用甩",
    "会云",
    "员贝",
    "积织",
    "分兮",
    "优忧",
    "惠思",
    "投没",
    "诉拆",
    "态恋",
    "度席",
    "赔陪",
    "偿尝",
    "机杌",
    "票栗",
    "电申",
    "手毛",
    "网冈",
    "宽觉",
    "带常",
    "卡下",
    "额颜",
    "还坏",
    "逾愉",
    "保堡",
    "险检",
    "理狸",
    "人入",
    "八入",
    "大太",
    "天夫",
    "日曰",
    "目自",
    "土士",
    "干千",
    "王玉",
    "午牛",
    "木本",
    "贝见",
    "休体",
    "末未",
    "晚挽",
    "格洛",
    "服报",
    "尺尽",
    "码妈",
    "推准",
    "荐存",
    "色包",
    "说设",
    "明朋",
    "规现",
    "则侧",
    "流硫",
    "程呈",
    "方万",
    "法去",
    "条杀",
    "件仵",
    "步涉",
    "原愿",
    "因困",
    "开井",
    "具其",
    "抬治",
    "头买",
    "冰水",
    "洗冼",
    "衣农",
    "空控",
    "调凋",
    "热势",
    "沙纱",
    "床庄",
    "垫势",
    "椅倚",
    "奶仍",
    "粉纷",
    "纸低",
    "尿屎",
    "裤库",
]


def same_sound(char: str) -> tuple[str, ...]:
    """Return other common characters with the same toneless reading, in code order."""
    return _by_sound().get(_sound(char), ())


def near_sound(char: str) -> tuple[str, ...]:
    """Return common characters whose reading is one key away and no southern accent of it."""
    sound = _sound(char)
    near: list[str] = []
    for other, chars in _by_sound().items():
        if level(other) != level(sound) and _one_key_away(sound, other):
            near += chars
    return tuple(near)


def same_shape(char: str) -> tuple[str, ...]:
    """Return the characters that look like this one."""
    return tuple(other for group in _ALIKE if char in group for other in group if other != char)


@cache
def all_syllables() -> frozenset[str]:
    """Return every toneless syllable that a common character may have."""
    return frozenset(sound for char in _common_characters() for sound in _readings(char))


def wrong_layout(text: str) -> str:
    """Return what appears when the text is typed with the other layout (QWERTY, ЙЦУКЕН) on."""
    is_cyrillic = any("а" <= char <= "я" for char in text)
    return text.translate(_TO_LATIN if is_cyrillic else _TO_CYRILLIC)


def mistype(text: str, rng: random.Random) -> str:
    """Return the text with one slip of the fingers, never in its first letter.

    Swapped neighbours 30 %, a neighbouring key 30 %, a letter left out 25 %, one doubled 15 %.
    """
    places = [place for place in range(1, len(text)) if text[place].isalpha()]
    place = rng.choice(places)
    kind = rng.choices(("swap", "neighbour", "drop", "double"), (30, 30, 25, 15))[0]
    letter = text[place]
    if kind == "swap" and place + 1 < len(text) and text[place + 1] not in (letter, " "):
        return text[:place] + text[place + 1] + letter + text[place + 2 :]
    if kind == "neighbour" and (near := _neighbours(letter)):
        return text[:place] + rng.choice(near) + text[place + 1 :]
    if kind == "double":
        return text[:place] + letter + text[place:]
    return text[:place] + text[place + 1 :]


@cache
def _neighbours(letter: str) -> tuple[str, ...]:
    for rows in (_LATIN_ROWS, _CYRILLIC_ROWS):
        for row_number, row in enumerate(rows):
            place = row.find(letter)
            if place >= 0:
                beside = row[max(0, place - 1) : place] + row[place + 1 : place + 2]
                below = rows[row_number + 1][place : place + 1] if row_number < 2 else ""
                return tuple(beside + below)
    return ()


@cache
def _by_sound() -> dict[str, tuple[str, ...]]:
    """Return the common characters (GB 2312, level 1) with only one reading, by reading."""
    groups: dict[str, list[str]] = {}
    for char in _common_characters():
        readings = _readings(char)
        if len(readings) == 1:
            groups.setdefault(readings[0], []).append(char)
    return {sound: tuple(chars) for sound, chars in sorted(groups.items())}


def _common_characters() -> Sequence[str]:
    codes = ((row, cell) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    last = (0xD7, 0xF9)
    return [bytes(code).decode("gb2312") for code in codes if code <= last]


def _readings(char: str) -> tuple[str, ...]:
    found = pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=False)[0]
    return tuple(dict.fromkeys(found))


def _sound(char: str) -> str:
    return _readings(char)[0]


def _one_key_away(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    if len(long) == len(short):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
