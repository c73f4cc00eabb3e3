"""Where a secret stands in folded notes, and how its value is looked for near its label."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from agent_assist.capture import labels
from agent_assist.text.english_numbers import VALUES
from agent_assist.text.russian_numbers import NAMES

MASK: Final = "•••"
_ENGLISH: Final = "|".join([*VALUES, "oh", "nought", "double", "triple", "hundred", "thousand"])
_RUSSIAN: Final = "|".join([*sorted(NAMES, key=len, reverse=True), "тысяч[аи]?"])
_HAN: Final = "零〇幺一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
SPOKEN: Final = (
    rf"(?<![a-z])(?:{_ENGLISH})(?:[ ,\-]{{1,2}}(?:{_ENGLISH})){{1,7}}(?![a-z])|"
    rf"(?<![а-я])(?:{_RUSSIAN})(?:[ ,\-]{{1,2}}(?:{_RUSSIAN})){{1,7}}(?![а-я])|"
    rf"(?<![{_HAN}])[{_HAN}](?:[ 、,]?[{_HAN}]){{2,7}}(?![{_HAN}十百千万位个码])"
)
"""Digits in words, two or more of them."""
_AROUND: Final = r"(?<![a-z0-9а-я_$€£¥₽*•])(?<![^a-zа-я\n]\d[.,/:\-])(?<![a-zа-я\d][#@!&%])(?<![a-zа-я]-)(?:{})(?![\d*•a-z]|[.,/:]\d|-\d)"
_LIMIT: Final = (
    r"(?! ?(?:[元块个天次点月日年秒分人件时%折岁房]|小时|号[之前后]|руб|р\b|мин|час|дн|раз|сек|usd\b|dollars?|pounds|"
    r"minutes?|mins?\b|sec|hours?|days?|times?|attempts?|characters|digits?\b|letters|[ap]m\b|st\b|nd\b|th\b|street|road))"
)
_STOP: Final = re.compile(
    r"[\n。!]|(?<!no)(?<!nr)\. |(?:报错|错误|error|ошиб\w*)(?:代?码| code| кода?)?[ :]{0,2}$|\b(?:on a|in a|since|until|at|on) $|\broom\b|\bflat\b|[栋楼室]|订单|单号|电话|手机号|手机(?=[ :]?$)|尾号|邮编|邮政|退款?(?=\D{0,3}$)|要退|收费|扣[款了费]|付了|金额|付款|地址|等了|工号|型号|年费|"
    r"\border|(?<!\bhis )(?<!\bher )(?<!\bmy )(?<!\bthe )\bphone|\btel\b|\bcall|\bring\b|\bend(?:s|ing)\b(?! up)|\brefund|\bcharge[ds]?\b|\bpaid\b|\bwaited|\bzip\b|\bpost(?:al|code)|\bmodel\b|\binvoice|\bacc(?:oun)?t (?:no|num|id)|\bamount|\bcase\b|\bticket\b|\bversion\b|\bmanager\b|"
    r"заказ|\bтел\b|телефон|заканчив|верн\w+|возврат|\bжд[еа]\w+|индекс|\bкв\b|сумм|отделени|договор"
)
_ABSENT: Final = re.compile(
    r"(?:(?:没|未)有?(?:收|来|到)|收不到|\bnot? (?:arriv|rece|com|get|work)\w*|\bnever\b|n't\b|\bне (?:приш|приход|получ|был|помн|видн)\w*)[^,;]*[,;]"
)
_ANOTHER: Final = "|".join(
    (labels.ORDER, labels.TRACKING, labels.ACCOUNT, labels.OTHER, labels.NATIONAL_ID, labels.TAX)
)
_MORE: Final = re.compile(
    r"不对|不是|是|说错|错了|改|新|又|或|还有|再|然后|和|跟|与|应该|"
    r"\b(?:no|not|sorry|wait|then|and|or|now|new|next|actually|it'?s|second|another)\b|"
    r"\b(?:нет|ой|потом|еще|и|или|теперь|новый|вернее|точнее|не)\b|^ ?[/+&] ?$|^ (?:to|на) $"
)
# A telephone number in groups, of which none is a code.
_PHONE: Final = re.compile(
    r"(?<!\d)(?:\+\d[\d \-()]{8,}|[78][ \-]?\(?\d{3}\)?(?:[ \-]\d{2,3}){2,4}|\(?0\d{2,4}\)?(?:[ \-]\d{3,4}){2}|\(?\d{3}\)?[ \-]\d{3}[ \-]\d{4}|1[3-9]\d[ \-]\d{4}[ \-]\d{4})(?!\d)"
)
_REACH: Final = 40
_NEXT: Final = 26


@dataclass(frozen=True, slots=True)
class Secret:
    """A place of the folded text, the kind of secret, and what is shown in its stead."""

    kind: str
    start: int
    end: int
    shown: str = field(default=MASK, repr=False)


def values(pattern: str) -> re.Pattern[str]:
    """Return the pattern of a value that stands alone and is no sum, count, date or hour."""
    return re.compile(_AROUND.format(pattern) + _LIMIT)


def after(
    folded: str, place: int, value: re.Pattern[str], *, reach: int = _REACH
) -> Iterator[tuple[int, int]]:
    """Yield the values that belong to a label which ends at `place`: the first, and what mends it."""
    start, left, said = place, reach, ""
    phone = _PHONE.search(folded, place, place + reach + 24)
    while True:
        match = value.search(folded, start, min(len(folded), start + left + 24))
        if match is None or match.start() - start > left:
            return
        between = folded[start : match.start()]
        if not _leads_on(folded, between, match.start()):
            return
        is_listed = match[0] == said or (between.strip() == "," and not match[0].isdigit())
        if said and not is_listed and not _MORE.search(between):
            return
        if phone is not None and match.end() > phone.start():
            return
        yield match.span()
        start, left, said = match.end(), _NEXT, match[0]


def before(folded: str, place: int, value: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the values that are called by a label which begins at `place`: 417 is the code."""
    low = max(0, place - _REACH)
    called: list[tuple[int, int]] = []
    until = place
    for match in reversed(list(value.finditer(folded, low, place))):
        joins = _JOINS if called else _CALLS
        if not joins.fullmatch(folded, match.end(), until) or is_another(folded, match.start()):
            break
        called.append(match.span())
        until = match.start()
    return called


_JOINS: Final = re.compile(r"[ ,、]{0,2}(?:和|跟|与|或|and|or|и|или|,|、)[ ,]{0,2}")
_CALLS: Final = re.compile(
    r"[ ,)\"'”»]{0,3}(?:[^\n。.;!?\d]{0,8}[说就这]?[是为][^\n。,.;!?\d错忘输]{0,9}| ?(?:这?[两2]个|当[作做]?|作为)[^\n。,.;!?\d错忘输]{0,4}|(?:[a-z' ]{0,12} )?(?:is|was|as|for|it's|that's|being) (?:(?:the|a|my|your|her|his|their|card|customer's) ){0,2}|"
    r"[—\-–]? ?(?:это|был\w*) (?:(?:ее|его|мой|был|и есть) )?|[—–-] ?(?:(?:ее|его|мой) )?|[ ,]?\((?:(?:the|her|his|it's|это) )?)"
)


def is_another(folded: str, start: int) -> bool:
    """Tell whether the number at `start` is called an order, an account or the like."""
    return labels.stands_before(_ANOTHER, folded, start)


def _leads_on(folded: str, between: str, start: int) -> bool:
    return not (_STOP.search(between) or _ABSENT.search(between) or is_another(folded, start))
