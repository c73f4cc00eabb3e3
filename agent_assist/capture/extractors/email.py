"""E-mail addresses: written, or spelled with 艾特 and 点, at and dot, собака and точка."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from email_validator import EmailNotValidError, validate_email

from agent_assist.capture.candidate import Candidate, Standing
from agent_assist.capture.extractors.extractor import Frame
from agent_assist.capture.notes import Notes
from agent_assist.text.english_numbers import ONES

_WRITTEN: Final = re.compile(
    r"(?<![a-zA-Z0-9._%+\-])([a-zA-Z0-9._%+'\-]{1,70}) ?@ ?([a-zA-Z0-9\-]+(?:\.[a-zA-Z0-9\-]+)*)?"
)
_AT: Final = r"(?:@|\(at\)|\[at\]|艾特|圈 ?a|小老鼠|\bat\b|\bat sign\b|собач?к?[а-я]\b)"
_DOT: Final = r"(?:\.|点|\(dot\)|\[dot\]|\bdot\b|\bpoint\b|точк[а-я]\b)"
_OTHER: Final = (
    r"(?:_|-|\+|下划线|底线|中划线|横杠|横线|减号|杠|\bunderscore\b|\bdash\b|\bhyphen\b|\bminus\b|\bplus\b|"
    r"(?:нижнее )?подчеркивание\b|дефис\b|тире\b|минус\b|плюс\b)"
)
_DIGIT_WORDS: Final = {name: str(value) for value, name in enumerate(ONES[:10])} | {"oh": "0"}
_DIGIT_WORD: Final = re.compile(rf" ({'|'.join(_DIGIT_WORDS)})\b")
_HAN_DIGITS: Final = str.maketrans("零〇幺一二三四五六七八九", "001123456789")
_CHARACTER: Final = "[a-z0-9零〇幺一二三四五六七八九]"
_WORD: Final = (
    rf"(?:(?:{_CHARACTER}[ ,\-]{{1,2}}){{2,}}{_CHARACTER}(?!{_CHARACTER})|{_CHARACTER}+)"
    rf"(?: (?:{'|'.join(_DIGIT_WORDS)})\b)*"
)
_HOUSE: Final = "мейл|майл|мэйл|яндекс|джимейл|гмейл|жмейл|рамблер|бк|инбокс|лист"
_TOP: Final = "com|net|org|ru|cn|uk|ie|de|fr|ca|au|nz|co|jp|kr|sg|kz|ua|io|edu|gov|info|tw|hk|biz|eu|test|example|ру|ком|нет|орг"
_SPOKEN: Final = re.compile(
    rf"(?<!{_CHARACTER})({_WORD}(?: ?(?:{_DOT}|{_OTHER}) ?{_WORD})*),? ?{_AT},? ?"
    rf"((?:(?:{_HOUSE}|{_WORD}) ?(?:{_DOT}|{_OTHER}) ?)+(?:{_TOP})(?![a-z0-9]))"
)
_SIGNS: Final = (
    (re.compile(_DOT), "."), (re.compile(r"下划线|底线|underscore|(?:нижнее )?подчеркивание"), "_"),
    (re.compile(r"中划线|横杠|横线|减号|杠|dash|hyphen|minus|дефис|тире|минус"), "-"),
    (re.compile(r"plus|плюс"), "+"),
)  # fmt: skip
_HOUSES: Final = {
    "мейл": "mail", "майл": "mail", "мэйл": "mail", "яндекс": "yandex", "джимейл": "gmail",
    "гмейл": "gmail", "жмейл": "gmail", "рамблер": "rambler", "бк": "bk", "инбокс": "inbox",
    "лист": "list", "ру": "ru", "ком": "com", "нет": "net", "орг": "org",
}  # fmt: skip
_NO_LOCAL: Final = frozenset(
    [
        "me",
        "us",
        "him",
        "her",
        "it",
        "them",
        "is",
        "are",
        "or",
        "and",
        "available",
        "look",
        "looking",
        "reach",
        "call",
        "contact",
        "shop",
        "order",
        "at",
    ]
)
_SPELLED_BY_WORDS: Final = re.compile(r"as in $|как $")
_SLIPS: Final = frozenset(
    [
        "gmial.com",
        "gamil.com",
        "gmai.com",
        "gmail.con",
        "gmail.co",
        "hotmial.com",
        "outlok.com",
        "yaho.com",
        "136.con",
        "qq.con",
        "163.con",
    ]
)


# The company's own boxes, as signatures have them.
_REACH: Final = 80  # as far as a correction reaches
_COMPANY: Final = re.compile(
    r"(?:customer)?(?:support|help|service|care|kefu|info|noreply|no-reply|contact|office|mail)s?\d*"
)
_OF_COMPANY: Final = re.compile(
    r"客服|热线|本邮件|官方|我司|support|help ?desk|customer (?:service|care)|hotline|служб|поддержк|горяч"
)


# Only what stands before the sign is said anew: no, jane dot doe, the rest is the same.
_REST_SAME: Final = re.compile(
    r"(?:不对|不是|说错了?|\bno\b|\bsorry\b|\bнет\b|\bой\b)[, ]{0,3}(?:应该)?(?:是|it'?s |это )?[, ]{0,2}"
    r"((?:[a-z0-9._\-]{1,30}|点|下划线|底线|杠|dot|underscore|точка|подчеркивание| ){1,9})"
    r"[,; ]{0,3}(?:@?后面的?(?:都|还是)?(?:一样|不变|相同|照旧)|(?:the )?rest (?:is |stays )?(?:the )?same|same (?:domain|after)|(?:дальше|остальное) (?:так же|то же|тоже))"
)


def find(notes: Notes, _frame: Frame) -> Iterator[Candidate]:
    """Yield the e-mail addresses; what has an at sign and is no address is invalid."""
    for candidate in _addresses(notes):
        yield candidate
        again = _REST_SAME.search(notes.folded, candidate.end, candidate.end + _REACH)
        renewed = f"{_joined(again[1])}@{str(candidate.value).rpartition('@')[2]}" if again else ""
        if again is not None and is_valid(renewed):
            yield replace(_candidate(notes, renewed, again.span(1)), source="correction")


def _addresses(notes: Notes) -> Iterator[Candidate]:
    spans: list[tuple[int, int]] = []
    for match in _SPOKEN.finditer(notes.folded):
        is_written = _WRITTEN.fullmatch(notes.text, *match.span())
        value = (
            ""
            if is_written
            or ("@" in match[0] and any(ord(c) > 127 for c in match[1]))  # noqa: PLR2004
            or match[1] in _NO_LOCAL
            or _SPELLED_BY_WORDS.search(notes.folded[: match.start()])
            else _unspoken(match)
        )
        if value and is_valid(value):
            spans.append(match.span())
            yield _candidate(notes, value, match.span())
    for match in _WRITTEN.finditer(notes.text):
        if any(start < match.end() and match.start() < end for start, end in spans):
            continue
        local, domain = match[1].strip("'").removeprefix("."), (match[2] or "").rstrip("-")
        span = (match.end(1) - len(match[1].lstrip("'.")), match.end())
        value = f"{local}@{domain.lower()}"
        if is_valid(value):
            yield _candidate(notes, value, span)
        elif " " not in match[0]:
            yield Candidate("email", value, *span, raw=notes.raw(*span), source="form",
                            validator="email", standing=Standing.INVALID)  # fmt: skip


def is_valid(address: str) -> bool:
    """Tell whether an address has the form of RFC 5321 with a domain of two parts or more."""
    local, _, domain = address.rpartition("@")
    if "." not in domain or re.search(r"\.(?:[a-z]|\d+)$", domain) or ".." in local:
        return False
    try:
        validate_email(address, check_deliverability=False, globally_deliverable=False, strict=True)
    except EmailNotValidError:
        return False
    return True


def _candidate(notes: Notes, value: str, span: tuple[int, int]) -> Candidate:
    line = notes.folded[notes.folded.rfind("\n", 0, span[0]) + 1 : span[0]]
    if _COMPANY.fullmatch(value.partition("@")[0].lower()) and _OF_COMPANY.search(line):
        return Candidate("", value, *span)
    slip = value.rpartition("@")[2] in _SLIPS or value.endswith(".con")
    return Candidate(
        "email", value, *span, raw=notes.raw(*span), validator="email",
        confidence=0.7 if slip else 1.0, why="unusual_domain" if slip else "",
    )  # fmt: skip


def _unspoken(match: re.Match[str]) -> str:
    return f"{_joined(match[1])}@{_joined(match[2])}"


def _joined(spoken: str) -> str:
    spoken = spoken.translate(_HAN_DIGITS)
    spoken = _DIGIT_WORD.sub(lambda match: _DIGIT_WORDS[match[1]], spoken)
    if re.fullmatch(r"(?:[a-z0-9][ \-,]{1,2})+[a-z0-9]", spoken):
        return re.sub(r"[^a-z0-9]", "", spoken)
    for pattern, sign in _SIGNS:
        spoken = pattern.sub(sign, spoken)
    parts = re.split(r"([._\-+])", re.sub(r"[ ,]+", "", spoken))
    return "".join(_HOUSES.get(part, part) for part in parts)
