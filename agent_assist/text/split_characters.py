"""Chinese characters that people write as two to hide a word, such as 矢口 for 知."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

_HALVES: Final = {
    "知": "矢口", "加": "力口", "和": "禾口", "如": "女口", "好": "女子", "她": "女也", "他": "亻也",
    "你": "亻尔", "明": "日月", "的": "白勺", "死": "歹匕", "股": "月殳", "票": "西示", "骗": "马扁",
    "投": "扌殳", "诉": "讠斥", "请": "讠青", "清": "氵青", "情": "忄青", "话": "讠舌", "谁": "讠隹",
    "说": "讠兑", "怕": "忄白", "快": "忄夬", "烦": "火页", "滚": "氵衮", "蠢": "春虫虫", "钱": "钅戋",
    "信": "亻言", "林": "木木", "穷": "穴力", "楚": "林疋", "赌": "贝者", "行": "彳亍", "傻": "亻夋",
    "吵": "口少", "吗": "口马", "吧": "口巴", "问": "门口", "找": "扌戈", "骂": "口口马", "垃": "土立",
    "圾": "土及", "微": "彳山一几攵", "够": "句多", "错": "钅昔", "跟": "足艮", "解": "角刀牛",
}  # fmt: skip


def spellings(text: str) -> Iterator[str]:
    """Yield the ways of writing a text with one, two or all of its characters split."""
    places = [place for place, letter in enumerate(text) if letter in _HALVES]
    chosen = {
        some for size in (1, 2, len(places)) if size for some in combinations(places, size)
    }  # fmt: skip
    for some in sorted(chosen):
        yield "".join(_HALVES[c] if place in some else c for place, c in enumerate(text))
