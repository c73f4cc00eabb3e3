"""Chinese characters that people write as two to hide a word, such as 矢口 for 知."""

import re
from typing import Final, NamedTuple

_HALVES: Final = {
    "知": "矢口", "加": "力口", "和": "禾口", "如": "女口", "好": "女子", "她": "女也", "他": "亻也",
    "你": "亻尔", "明": "日月", "的": "白勺", "死": "歹匕", "股": "月殳", "票": "西示", "骗": "马扁",
    "投": "扌殳", "诉": "讠斥", "请": "讠青", "清": "氵青", "情": "忄青", "话": "讠舌", "谁": "讠隹",
    "说": "讠兑", "怕": "忄白", "快": "忄夬", "烦": "火页", "滚": "氵衮", "蠢": "春虫虫", "钱": "钅戋",
    "信": "亻言", "林": "木木", "穷": "穴力", "楚": "林疋", "赌": "贝者", "行": "彳亍", "傻": "亻夋",
    "吵": "口少", "吗": "口马", "吧": "口巴", "问": "门口", "找": "扌戈", "骂": "口口马", "垃": "土立",
    "圾": "土及", "微": "彳山一几攵", "够": "句多", "错": "钅昔", "跟": "足艮", "解": "角刀牛",
}  # fmt: skip

_WHOLE: Final = {halves: whole for whole, halves in _HALVES.items()}
SPLIT: Final = re.compile("|".join(sorted(_WHOLE, key=len, reverse=True)))


class Joined(NamedTuple):
    """A text with its split characters made whole, and where each of its characters began.

    `places` has one more entry for the end; `whole` are the characters that were made whole.
    """

    text: str
    places: list[int]
    whole: list[int]

    def holds(self, start: int, end: int) -> bool:
        """Tell whether a character that was made whole is among those from `start` to `end`."""
        return any(start <= place < end for place in self.whole)


def joined(text: str) -> Joined:
    """Return a text with its split characters made whole."""
    letters = ""
    places: list[int] = []
    whole: list[int] = []
    end = 0
    for match in SPLIT.finditer(text):
        letters += text[end : match.start()] + _WHOLE[match[0]]
        places += range(end, match.start() + 1)
        whole.append(len(places) - 1)
        end = match.end()
    return Joined(letters + text[end:], [*places, *range(end, len(text) + 1)], whole)
