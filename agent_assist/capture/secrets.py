"""Takes out what must never be kept: cards, their check codes, passwords and one-time codes.

It runs on the changed line before anything is saved, indexed or logged, so it imports next to
nothing and takes well under a millisecond a line. PCI DSS 4.0.1, 3.3.1 and 3.4.1: a check code is
never kept, of a card at most the first six and the last four digits.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from agent_assist.capture import labels
from agent_assist.capture.notes import Notes, notes_of
from agent_assist.capture.spoken.rewriting import written
from agent_assist.capture.tables import with_headings
from agent_assist.text.detectors.card import has_luhn

MASK: Final = "•••"
_RUN: Final = re.compile(r"(?<![0-9a-z*])\d(?:[ \-.]{0,2}\d){12,34}(?![0-9])", re.ASCII)
_GROUP: Final = re.compile(r"\d+")
_PREFIX: Final = re.compile(
    r"4|5[1-5]|2(?:2[2-9]|[3-6]|7[01]|720)|3[47]|6(?:011|5|2)|35(?:2[89]|[3-8])|220[0-4]|"
    r"50|5[6-9]|6[37]|3(?:0[0-5]|[689])"
)
_SHORTEST, _LONGEST = 13, 19
_NO_CARD: Final = "|".join((labels.ORDER, labels.TRACKING, labels.ACCOUNT, labels.OTHER))
_IDENTITY: Final = re.compile(
    r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}"
)
_AGAIN: Final = (
    r"(?:[ ,.;?]{0,3}(?:不对|不是|说错了?|no,? wait|no|sorry|it'?s|нет|ой)[^0-9\n]{0,10})"
)
_LINK: Final = (
    r"(?:[ \t:=()\"'“”«»\-–—,]|号码|就是|是|为|您|我|[三四五六七八3-8 ]位数?字?|刚才?|你|啊|吧|哦|一下|收到的?|短信|发过来的?|报了?|念了?|说了?|给了?|"
    r"(?:is|was|are|it's|number|no|i got|they sent|you sent|sent|received|from|sms|text|the|me|says?)\b|"
    r"(?:из|смс|sms|пришел|пришло|мне|вот|номер|это)\b){0,8}"
)
_CVV: Final = re.compile(
    r"(?:(?<![a-z])(?:cvv2?|cvc2?|cvn2?|csc|cid)(?![a-z])|安全码|卡?检[查核]码|(?<!手机)(?<!号码)[末后][三3]码|(?:卡|背面|背后|反面|末尾|签名栏)[^0-9\n,]{0,6}(?:(?:三|3|四|4)位(?:数字?|码)?|[三四34]个数字?)|"
    r"sec(?:urity)?\.? code|card code|(?:three|3|four|4)[ -]digits?(?: code| number)? (?:on|at|from) the back|(?:number|digits|code) (?:on|at|from) the back|"
    r"(?:код|цифры)[^0-9\n,]{0,10}(?:безопасности|на обороте|на обратной стороне|с обратной стороны|сзади))"
    rf"{_LINK}(\d{{3,4}})(?!\d)"
)
# Behind a card: its date, and then three or four digits that are told to be its code, or stand bare.
_AFTER_CARD: Final = re.compile(
    r"[^0-9\n]{0,16}?(?:\d{2} ?/ ?\d{2,4})?(?P<words>[^0-9\n]{0,24}?)(?P<code>\d{3,4})(?![\d.,/\-:]|\d| ?(?:[元块个天次点月日年]|руб|usd|dollars?))"
)
_CODE_WORDS: Final = re.compile(r"цифр|код|digit|back|code|cv|[位码]|背|反面|^[ ,/]*$")
_CODE: Final = re.compile(
    r"(?:验证码|校验码|动态(?:验证)?码|动态密码|动态口令|一次性密码|短信(?:验证)?码|认证码|驗證碼|"
    r"\botp\b|(?:read|gave|told|sent|got|received|gives|reads|entered)[^.;,\n\d]{0,24}\bcode\b|(?:verification|one[- ]time|sms|auth(?:entication|orisation|orization)?|2fa|login|security|access|confirmation) ?(?:pass)?code|"
    r"one[- ]time pass(?:word|code)|(?<!postal )(?<!zip )(?<!area )(?<!error )(?<!country )(?<!promo )(?<!product )\bcode(?= (?:is|was|i got|they|you|from|sent|received|texted))|"
    r"(?:смс|sms)[- ]?код|код(?: подтверждения| из (?:смс|sms|сообщения)| доступа)|проверочн\w+ код|одноразов\w+ (?:код|пароль)|(?:пришел|прислали|получил\w*|назвал\w*|продиктовал\w*|сказал\w*|ввел\w*|ввожу|вводил\w*) (?:\w+ )?код|(?<!\w)код(?= ?[:\-–—] ?\d| (?:пришел|такой|это)))"
    rf"{_LINK}(?:g-)?(\d{{4,8}}|\d{{2}}(?:-\d{{2}}){{2,3}}|\d(?: \d){{3,7}}|\d{{3}}[ \-]\d{{3}})(?!\d)"
)
_CODE_FIRST: Final = re.compile(
    r"(?:(?:код[а-я]?|code) (\d{4,8})(?= (?:из|в|from|in) (?:the |a )?(?:смс|sms|сообщ|text))|"
    r"(?<!\d)(\d{4,8})(?= (?:as|is|was) (?:the|my|her|his) (?:code|otp)|[是为](?:短信)?验证码| ?[—-] ?(?:это )?код))"
)
_PASSWORD: Final = re.compile(
    r"(?:(?<!动态)(?<!一次性)密码|(?<!动态)口令|(?<![a-z])(?:password|passwd|passcode|pass phrase|passphrase|pwd|pw|pin(?: ?code)?|pass(?= ?[:=]))(?![a-z])|"
    r"(?<![а-я])(?:парол(?:ь|я|ем)|пин(?:-?код)?)(?![а-я]))"
    r"((?:[ \t:=()\"'“”«»\-–—]|就是|是|为|改成|设为|设的是|'s\b|发(?:过来|给我)?了?|告诉我了?|念(?:出来)?了?|报给我了?|(?:is|was|to|it's|my|number)\b|(?:это|такой)\b){0,6})"
    r"([^\s,;。、\"'“”«»()\u4e00-\u9fff\ufffc]{3,64})"
)
_PASSWORD_OF: Final = re.compile(
    r"(?:парол[ьяею]м? (?:от|к|для) (?:[а-я]+ ){1,3}|password (?:for|to|of|on) (?:[a-z']+ ){1,5}|密码[^\s,。;\d]{1,6}[是:] ?|密码[是为:]?[\u4e00-\u9fff]{1,6}(?=\d{4,8}(?!\d)))"
    r"(?=[^\s,;。]*\d)([^\s,;。、\"'“”«»()\u4e00-\u9fff\ufffc]{4,64})"
)
_NO_PASSWORD: Final = re.compile(
    r"(?:wrong|incorrect|not|no|expired|forgott?e?n|invalid|reset|still|too|being|case|correct|right|always|never|"
    r"required|missing|unknown|the|and|for|link|does|doesn|isn|won|can|page|again|change[ds]?|locked|weak|strong|"
    r"не|неверн\w*|истек|забыт\w*|забыл\w*|от|для|и|к|на|подходит|просит\w*|сбросить|восстанов\w*|смен\w*|пришел|больше)(?![\w@#$%&!])"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Notes without secrets: `text` to keep, `notes` to read, `removed` the kinds in order."""

    text: str = field(repr=False)
    notes: Notes = field(repr=False)
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Secret:
    kind: str
    start: int
    end: int
    shown: str = field(default=MASK, repr=False)


def clean(source: str) -> Cleaned:
    """Return the notes without secrets; of a card the first six and last four digits stay."""
    notes = written(with_headings(notes_of(source)))
    found = _apart(sorted(_secrets(notes.folded), key=lambda s: (s.start, -s.end)))
    if not found:
        return Cleaned(source, notes)
    kept: list[str] = []
    done = 0
    for secret in found:
        low, high = notes.source_span(secret.start, secret.end)
        kept += (source[done:low], secret.shown)
        done = max(done, high)
    text = "".join(kept) + source[done:]
    removed = tuple(dict.fromkeys(secret.kind for secret in found))
    return Cleaned(text, notes.without((s.start, s.end) for s in found), removed)


def _apart(ordered: list[_Secret]) -> list[_Secret]:
    kept: list[_Secret] = []
    for secret in ordered:
        if not kept or secret.start >= kept[-1].end:
            kept.append(secret)
    return kept


def _secrets(folded: str) -> Iterator[_Secret]:
    for card in _cards(folded):
        yield card
        code = _AFTER_CARD.match(folded, card.end)
        if code is not None and _CODE_WORDS.search(code["words"]):
            yield _Secret("cvv", *code.span("code"))
    for kind, pattern in (("cvv", _CVV), ("code", _CODE), ("code", _CODE_FIRST)):
        for match in pattern.finditer(folded):
            yield _Secret(kind, *match.span(match.lastindex or 1))
            yield from _said_again(kind, folded, match.end())
    for match in _PASSWORD_OF.finditer(folded):
        yield _Secret("password", match.start(1), match.end(1) - _trailing(match[1]))
    for match in _PASSWORD.finditer(folded):
        if _is_password(match):
            yield _Secret("password", match.start(2), match.end(2) - _trailing(match[2]))
            yield from _said_again("password", folded, match.end())


def _said_again(kind: str, folded: str, start: int) -> Iterator[_Secret]:
    value = r"(\d{3,8})(?!\d)" if kind != "password" else r"([a-z0-9@#$%&!_\-]{3,64})"
    match = re.compile(_AGAIN + value).match(folded, start)
    if match is not None and any(c.isdigit() for c in match[1]):
        yield _Secret(kind, *match.span(1))


def _is_password(match: re.Match[str]) -> bool:
    if any(not letter.isalpha() for letter in match[2].rstrip(".!?")):
        return not _NO_PASSWORD.match(match[2])
    is_told = bool(match[1].strip(" \t-–—(")) or (match[2].isascii() and not match[0][0].isascii())
    return is_told and not _NO_PASSWORD.match(match[2])


def _trailing(value: str) -> int:
    return len(value) - len(value.rstrip(".?"))


def _cards(folded: str) -> Iterator[_Secret]:
    for run in _RUN.finditer(folded):
        groups = [g.span() for g in _GROUP.finditer(folded, *run.span())]
        first = 0
        while first < len(groups):
            end = _card_end(folded, groups, first)
            if end:
                digits = re.sub(r"\D", "", folded[groups[first][0] : groups[end - 1][1]])
                shown = digits[:6] + "*" * 6 + digits[-4:]
                yield _Secret("card", groups[first][0], groups[end - 1][1], shown)
            first = end or first + 1


def _card_end(folded: str, groups: list[tuple[int, int]], first: int) -> int:
    """Return the number of the group after a card that begins with group `first`; 0 for none."""
    start = groups[first][0]
    labelled = labels.stands_before(labels.CARD, folded, start) and not labels.stands_before(
        labels.ACCOUNT, folded, start
    )
    fallback = 0
    for end in range(min(len(groups), first + _LONGEST), first, -1):
        digits = re.sub(r"\D", "", folded[start : groups[end - 1][1]])
        if not _SHORTEST <= len(digits) <= _LONGEST:
            continue
        if (
            _PREFIX.match(digits)
            and has_luhn(digits)
            and (labelled or _may_be(folded, start, digits))
        ):
            return end
        fallback = fallback or end
    return fallback if labelled else 0


def _may_be(folded: str, start: int, digits: str) -> bool:
    if labels.stands_before(_NO_CARD, folded, start):
        return False
    return not (
        _IDENTITY.fullmatch(digits) or labels.stands_before(labels.NATIONAL_ID, folded, start)
    )
