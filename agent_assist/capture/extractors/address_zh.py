"""Chinese addresses: from a division of the state, or a label, to the last number of a door."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from agent_assist.capture.divisions import names
from agent_assist.capture.notes import CLAIMED, Notes

_LABEL: Final = re.compile(
    r"(?:(?:新的?|收货|收件|寄件|送货|配送|联系|通讯|公司|家庭|安装|上门|取件|现在的?|详细)?地址(?:更正(?:为)?|有误|改成|改为|换成|变更为|是|为)?|住址|住在|家住|送到|寄到|寄往|送去|寄去|改送到?|改寄到?|发到|发往|搬到了?)"
    r"[ :,是为在]{0,3}(?:不是)?"
)
_STOP: Final = re.compile(rf" 是(?=[一-龥])|[,。;!?\n|{CLAIMED}]")
_UNIT: Final = re.compile(
    r"(?:省|自治区|特别行政区|市|自治州|地区|盟|区|县|旗|镇|乡|村|街道|路|街|大道|道|巷|弄|胡同|里|段|号(?:楼|院|门|之\d+)?|栋|幢|座|楼(?:之\d+)?|层|室|单元|小区|社区|大厦|大楼|花园|花苑|家园|苑|广场|中心|园区|公寓|城|府|湾|庄|馆|店|校区|宿舍|大学|学院|医院|国际|名都|豪庭|华庭|山庄|新城|f)"
    r"(?:[ \-]?[a-z]?\d{1,5}(?:-\d{1,5}){0,3}[a-z]?(?![\da-z]))?"
)
# A building whose name ends in no unit, with its door.
_TAIL: Final = re.compile(r"[一-龥a-z]{1,10}\d{1,4}(?:-\d{1,5}){1,3}(?!\d)")
_STREET: Final = re.compile(
    r"路|街|道|巷|弄|胡同|段|号|栋|幢|座|室|单元|小区|大厦|花园|苑|广场|村|镇|公寓|楼|中心|大学|园|里|城"
)
_NUMBER: Final = re.compile(r"\d|[一二三四五六七八九十百]+[号栋幢座楼层室]")
_LEAST: Final = 6
_NEAR: Final = 10
_REACH: Final = 26
_END_WORDS: Final = re.compile(
    r"(?:电话|手机|收件人|联系|姓名|邮编|邮递区号|邮政编码|区号|客户|请|明天|今天|后天|麻烦|谢谢|上门|要求|尽快|找|(?<=[室号楼栋])(?:收|的))"
)


def spans(notes: Notes) -> Iterator[tuple[int, int, str]]:
    """Yield start, end (half-open) and what led to each address."""
    folded = notes.folded
    done = 0
    for start, source in _starts(folded):
        if start < done:
            continue
        end = _end(folded, start)
        part = folded[start:end]
        is_address = len(part) >= _LEAST and _STREET.search(part)
        if is_address and (source == "label" or _NUMBER.search(part) or len(part) > 2 * _LEAST):
            yield start, end, source
            done = end


def _starts(folded: str) -> list[tuple[int, str]]:
    labelled = [(_begin(folded, match.end()), "label") for match in _LABEL.finditer(folded)]
    named = [(match.start(), "divisions") for match in _divisions().finditer(folded)]
    return sorted(set(labelled) | set(named), key=lambda row: (row[0], row[1] != "label"))


def _begin(folded: str, start: int) -> int:
    """Return where the address behind a label begins: words about it may stand between."""
    named = _divisions().search(folded, start, start + _REACH)
    is_told = named and (named.start() - start <= _NEAR or ":" in folded[start : named.start()])
    return named.start() if named and is_told else start


def _end(folded: str, start: int) -> int:
    """Return where the last unit of an address ends, before the first mark or other word."""
    stop = _STOP.search(folded, start)
    limit = min(stop.start() if stop else len(folded), start + 80)
    word = _END_WORDS.search(folded, start + 2, limit)
    limit = word.start() if word else limit
    end = start
    for match in _UNIT.finditer(folded, start, limit):
        if match.end() - end <= 24:  # noqa: PLR2004 - a name between two units is shorter
            end = match.end()
    tail = _TAIL.match(folded, end, limit) if end > start else None
    return tail.end() if tail else end


@cache
def _divisions() -> re.Pattern[str]:
    ordered = sorted(names(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered)))
