"""Passwords, PINs, passphrases and the answers to the questions that stand in for them."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.capture.secret_places import SPOKEN, Secret, after, before, is_another, values

_LABEL: Final = (
    r"(?:(?<!动态)(?<!一次性)密码(?![锁器本])|(?<!动态)口令|(?<![a-z])(?:password|passwd|passcode|pass phrase|passphrase|pwd|p/?w|pin(?:[ -]?code)?|pass(?= ?[:=]))(?:'s)?(?![a-z])|"
    r"(?<![а-я])(?:парол(?:ь|я|ем|и)|пин(?:[- ]?код\w{0,2})?)(?![а-я]|-[а-я]))"
)
_WORD: Final = (
    r"[^\s,;。、\"'“”«»()/\u4e00-\u9fff\ufffc][^\s,;。、\"'“”«»()\u4e00-\u9fff\ufffc]{2,63}"
)
_NAMED: Final = re.compile(_LABEL)
_PLAIN: Final = re.compile(
    rf"{_LABEL}"
    r"((?:[ \t:=()\"'“”«»\-–—]|就是|是|为|改成|设为|设的是|'s\b|发(?:过来|给我)?了?|告诉我了?|念(?:出来)?了?|报给我了?|(?:is|was|to|it's|my|number|all|lower-?case|upper-?case|capitals?|wi-?fi)\b|全?[大小]写的?|(?:больш|маленьк|заглавн|строчн)\w+ буквами|по умолчанию|(?:был[оа]?|wi-?fi|это|такой|у не[её]|у него|на)\b){0,9})"
    rf"({_WORD})"
)
_OF: Final = re.compile(
    r"(?:парол[ьяею]м? (?:от|к|для) (?:[а-я]+ ){1,3}|password (?:for|to|of|on) (?:[a-z']+ ){1,5}|密码[^\s,。;\d]{1,6}[是:] ?|密码[是为:]?[\u4e00-\u9fff]{1,6}(?=\d{4,8}(?!\d)))"
    rf"(?=[^\s,;。]*\d)({_WORD})"
)
_NO: Final = re.compile(
    r"(?:wrong|incorrect|not|no|expired|forgott?e?n|invalid|reset|still|too|being|case|correct|right|always|never|she|he|we|they|used|must|told|gave|sent|set|shared|from|on|of|or|in|at|as|blocked|disabled|lost|gone|ok|okay|fine|needed|requested|wi-?fi|all|lower-?case|upper-?case|valid|accepted|"
    r"required|missing|unknown|the|and|for|link|does|doesn|isn|won|can|page|again|change[ds]?|locked|weak|strong|"
    r"не|неверн\w*|истек|забыт\w*|забыл\w*|от|для|и|к|на|подходит|просит\w*|сбросить|сбросил\w*|восстанов\w*|смен\w*|пришел|больше|конверт|присл\w*|назвал\w*|сказал\w*|продикт\w*|дал\w?|указал\w*|вв[ео]д\w*|ввел\w?|был\w?|просто|теперь)(?![\w@#$%&!])"
)  # fmt: skip
# What may be a password wherever it stands near the word: letters with digits or signs in them.
_MIXED: Final = values(
    r"(?=[^\s,;。]*[a-zа-я])(?=[^\s,;。]*[\d_#!$])(?![^\s@]+@[^\s@]+\.)(?!https?:|www\.)"
    r"[a-zа-я\d@#$%&!_][a-zа-я\d@#$%&!_.\-]{3,40}(?<![.])"
)
_TELLS: Final = re.compile(
    r"[:=(是为“\"«—]|^ ?$|这个|直接说|输|用的|试|给|从|\b(?:typed|tried|used|entered|from)\b| с $|умолчанию|wi-?fi|был\w? |发|告诉|念|报|打出|改|新|\b(?:is|was|be|to|told|gave|pasted|sent|now|new)\b|это|у не[ег]|набира|ввод|назвал|прислал|новый|теперь| на $"
)
_DIGITS: Final = values(rf"\d{{3,8}}|\d{{2}}(?:[ \-]\d{{2}}){{1,3}}|\d(?:[ \-]\d){{3,7}}|{SPOKEN}")
_QUOTED: Final = re.compile(
    rf"{_LABEL}[^\n。\d\"“«]{{0,16}}(?:\"([^\"\n]{{2,64}})\"|“([^”\n]{{2,64}})”|«([^»\n]{{2,64}})»)"
)
_HAN: Final = re.compile(
    r"(?:密码|口令)(?:[:是为]+| (?=[\u4e00-\u9fff]{2,8}(?:$|[,。 ])))(?!什么|啥|错|对|不|忘|重|没|正)([\u4e00-\u9fff]{1,12}\d{3,8}(?![\d元次天位])|(?<=口令[:是为 ])[\u4e00-\u9fff]{2,12})"
)
_WITH_LOGIN: Final = re.compile(
    rf"(?:(?:логин|login|user(?:name)?|[账帐]号|用户名)[ ,/&]*(?:и|and|和|跟|、)?[ ]?{_LABEL}|credentials|login details|учетн\w+ данн\w+|(?:login|логин|[账帐]号)(?=[ :]+\S+ ?/ ?\S*\d))[ :是=]*\S+ ?[/|,] ?({_WORD})"
)
_PHONE_BANK: Final = re.compile(r"(?:tele)?phone banking (?:number|code|pin)")
_PHRASE: Final = re.compile(
    r"(?:pass ?phrase(?= ?(?:[:=\-–—\"“«]|is\b|was\b|это))|(?:secret|code) ?phrase|(?:кодов|секретн)\w+ фраз\w)[ :=\-–—\"“«]*(?:(?:is|was|it's|это) )?[\"“«]?([^,.;\n\"”»]{3,64})"
)
_ANSWER: Final = re.compile(
    r"(?:(?:密保|安全|密码保护)(?:问题)?的?(?:回答|答案)|(?:密保|安全)问题[^。\n]{0,20}?答案|暗号|security answer|answer to (?:the |her |his |my |their )?(?:security|secret) question|"
    r"maiden name|для (?:секретн|контрольн)\w+ вопроса|memorable (?:word|place|date|name)|secret (?:word|answer)|code ?word|safe ?word|"
    r"(?:кодов|секретн|контрольн)\w+ слов\w|(?:секретн|контрольн)\w+ ответ|ответ\w* на (?:секретн|контрольн)\w+ вопрос\w*|девичь\w+ фамили\w(?: (?:матери|мамы))?|(?:security|secret) question(?: answer)?(?= is|:))(?: (?:клиент\w+|у (?:клиент\w+|не\w+)))?"
    r"[ :=\-–—\"“«]*(?:(?:is|was|it's|это)(?= )|是|为|叫|写的是)?[ :=\-–—\"“«]*(?!(?:матери|мамы|клиент\w*|у)(?: |$))([\u4e00-\u9fff]{1,10}|[^\s,.;\"”»]{2,40})"
)
_NO_ANSWER: Final = re.compile(
    r"错|不|忘|没|对了|正确|通过|is\b|was\b|mismatch|did|does|match|fail|accepted|set\b|не\b|невер|совпа|забы"
)
_POSTAL: Final = re.compile(
    r"(?:\b(?:road|rd|street|st|nagar|flat|lane|sector|block|colony|marg|address|ship|deliver\w*|post\w*|india|mumbai|delhi|new delhi|bengaluru|bangalore|chennai|kolkata|hyderabad|pune|east|west)\b)"
)
# What befell a password; the number behind such words is seldom one.
_HAPPENED: Final = re.compile(
    r" ?(?:expired|reset|changed|wrong|blocked|locked|истек|сброс|смен|заблок)"
)
_INDIAN: Final = 6
_NEAR, _TOLD_NEAR = 12, 24


def find(folded: str) -> Iterator[Secret]:
    """Yield passwords, PINs and secret answers."""
    for start, end in (*_answers(folded), *_passwords(folded)):
        value = folded[start:end].rstrip(".?")
        if value and not _is_postal(folded, start, end):
            yield Secret("password", start, start + len(value))


def _answers(folded: str) -> Iterator[tuple[int, int]]:
    for match in _PHRASE.finditer(folded):
        if ":" in match[0] or '"' in match[0] or not _NO.match(match[1]):
            yield match.span(1)
    for match in _ANSWER.finditer(folded):
        if not _NO.match(match[1]) and not _NO_ANSWER.match(match[1]):
            yield match.span(1)


def _passwords(folded: str) -> Iterator[tuple[int, int]]:
    for pattern in (_QUOTED, _HAN, _WITH_LOGIN):
        for match in pattern.finditer(folded):
            yield match.span(match.lastindex or 1)
    for match in _PHONE_BANK.finditer(folded):
        yield from after(folded, match.end(), _DIGITS, reach=8)
    for label in _NAMED.finditer(folded):
        yield from _named(folded, label)
    for match in _OF.finditer(folded):
        if not is_another(folded, match.start(1)):
            yield match.span(1)
    for match in _PLAIN.finditer(folded):
        if _is_password(match):
            yield match.span(2)


def _named(folded: str, label: re.Match[str]) -> Iterator[tuple[int, int]]:
    is_told = False
    for start, stop in after(folded, label.end(), _MIXED):
        is_told = is_told or _TELLS.search(folded[label.end() : start]) is not None
        if is_told:
            yield start, stop
    for start, stop in after(folded, label.end(), _DIGITS, reach=_TOLD_NEAR):
        between = folded[label.end() : start]
        is_near = len(between) <= _NEAR and not _HAPPENED.match(between)
        if is_near or _TELLS.search(between):
            yield start, stop
    for value in (_MIXED, _DIGITS):
        yield from before(folded, label.start(), value)


def _is_password(match: re.Match[str]) -> bool:
    if any(not letter.isalpha() for letter in match[2].rstrip(".!?:")):
        return not _NO.match(match[2])
    is_told = bool(match[1].strip(" \t-–—(")) or (match[2].isascii() and not match[0][0].isascii())
    return is_told and not _NO.match(match[2])


def _is_postal(folded: str, start: int, end: int) -> bool:
    """Tell whether a PIN is the postal code of India: six digits behind a place."""
    is_six = end - start == _INDIAN and folded[start:end].isdigit()
    near = folded[max(0, start - 70) : end + 30]
    return (
        is_six and "pin" in folded[max(0, start - 24) : start] and _POSTAL.search(near) is not None
    )
