"""How values are cut for the ear: at most four or five characters a breath."""

import re
from typing import Final

_SEPARATOR: Final = re.compile(r"([._\-+])")
_BREATH: Final = 4
_ADDRESS_PART: Final = re.compile(
    r".+?(?:省|自治区|特别行政区|(?<!城)市|自治州|區|区|县|縣|镇|鎮|乡|街道|大道|路|街|巷|弄|村|號|号(?!楼|樓|院)|号楼|號樓|栋|棟|幢|座|单元|單元|樓|楼|层|室|房|小区|大厦)(?=.)|.+$"
)


def blocks(text: str, size: int) -> tuple[str, ...]:
    """Return a text in blocks of this size from the left; a last single character joins its left."""
    made = [text[i : i + size] for i in range(0, len(text), size)]
    if len(made) > 1 and len(made[-1]) == 1:
        made[-2:] = [made[-2] + made[-1]]
    return tuple(made)


def number(value: str, size: int = _BREATH) -> tuple[str, ...]:
    """Return an order or account number: letters and digits apart, in blocks from the left."""
    runs = re.findall(r"[A-Za-zА-Яа-яЁё]+|\d+|[^A-Za-zА-Яа-яЁё\d]+", value)
    return tuple(block for run in runs for block in blocks(run, size))


def email(value: str) -> tuple[str, ...]:
    """Return an address in groups: the part before the sign in fours, the domain in words."""
    local, _, domain = value.rpartition("@")
    parts = [part for part in _SEPARATOR.split(local) if part]
    head = [block for part in parts for block in blocks(part, _BREATH)]
    tail = [part for part in re.split(r"(\.)", domain) if part]
    return (*head, "@", *tail)


def identity(value: str) -> tuple[str, ...]:
    """Return an identity number: mainland 6-8-4, SNILS 3-3-3-2, Russian passport 2-2-6."""
    if len(value) == 18:  # noqa: PLR2004 - GB 11643-1999
        return value[:6], value[6:14], value[14:]
    if value.isdigit() and len(value) == 11:  # noqa: PLR2004 - SNILS
        return value[:3], value[3:6], value[6:9], value[9:]
    if value.isdigit() and len(value) == 10:  # noqa: PLR2004 - passport
        return value[:2], value[2:4], value[4:]
    return number(value)


def postcode(value: str) -> tuple[str, ...]:
    """Return a postcode: its two halves, six digits as three and three, five as they are."""
    if " " in value:
        return tuple(value.split())
    return blocks(value, 3) if len(value) == 6 else (value,)  # noqa: PLR2004 - China, Russia


def address(value: str) -> tuple[str, ...]:
    """Return an address in its parts: at commas, or behind each Chinese division."""
    if "," in value or "，" in value or not re.search("[\u4e00-\u9fff]", value):
        return tuple(part.strip() for part in re.split(r"[,，]", value) if part.strip())
    return tuple(part.strip() for part in _ADDRESS_PART.findall(value) if part.strip())
