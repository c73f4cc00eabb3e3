"""Sums in figures: with a sign, with a unit, or behind a word that says what they are."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Final

from agent_assist.text import chinese_numbers

Sum = tuple[int, int, Decimal, str]
"""Start, end (half-open), value and currency."""

FIGURE: Final = r"(?<![\d.a-z])(?!(?<=\d,)\d{3}(?!\d))(\d{1,3}(?:[, \u00a0]\d{3})+(?:[.,]\d{1,2})?|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?![\d])"
HAN: Final = f"[{chinese_numbers.CHARACTERS}]"
_UNITS: Final = (
    (r"新台币|新臺币|台币|臺币|nt\$|ntd?|twd", "TWD"), (r"港币|港元|港纸|hk\$|hkd", "HKD"),
    (r"日元|日圆|jpy", "JPY"), (r"欧元|euros?|eur|€", "EUR"), (r"英镑|gbp|pounds?(?: sterling)?|quid|£", "GBP"),
    (r"美元|美金|us\$|usd|dollars?|bucks", "USD"), (r"卢布|рубл[а-я]{1,2}|руб\b\.?|rub\b|rubles?|roubles?|р\b\.?|₽", "RUB"),
    (r"人民币|rmb|cny|yuan|юан[а-я]{1,2}", "CNY"), (r"доллар[а-я]{0,2}", "USD"), (r"евро", "EUR"),
)  # fmt: skip
NAMED: Final = "|".join(f"(?:{pattern})" for pattern, _ in _UNITS)
PLAIN: Final = r"元|块钱?|圆|圓"
_SIGNS: Final = {"$": "USD", "¥": "CNY", "€": "EUR", "£": "GBP", "₽": "RUB"}

_SIGNED: Final = re.compile(
    rf"(nt\$|(?<![a-z])ntd?\$?|hk\$|us\$|[$¥€£₽]|(?:人民币|rmb|usd|eur|gbp|cny|hkd|twd|港币|港元|新台币|台币|美金|美元|欧元|英镑|日元) ?[$¥]?) ?{FIGURE} ?(k\b|w(?![a-z])|万|thousand|тыс\b\.?|million)?"
)
_FIGURES: Final = re.compile(
    rf"{FIGURE} ?(万|千|w(?![a-z])|k\b|thousand|grand|тыс(?:яч[аиу]?)?\b\.?|млн\b\.?)?(?:多)? ?({NAMED}|{PLAIN})(?: ?(\d{{1,2}}) ?(коп\w*)()|(\d{{1,2}}|{HAN}{{1,2}})(?:(毛|角|分)(\d)?分?|(?=$|[ ,。;)]|整)))?"
)
TOLD: Final = r"金额|退(?:款|他|她|我|您|客户)?了?|定金|订金|尾款|首付|报价|本金|罚款|违约金|保费|票[款价]|学费|工资|货款|余款|[肯只要能]出|[实支应]?付了?|花了?|[误多被]?扣(?:款|费)?了?|[收缴充]费了?|充值?了?|付款|支付了?|[误多少]?收了?|价格|[总单原现标售]价|押金|房租|租金|(?<!免)费用?|赔偿?|补偿?|差[价额]?|[总一]?共|合计|打款|转(?:账|了)|贷款|月供|欠款?|损失"
_LABELLED: Final = re.compile(
    rf"(?:{TOLD}|total|amount|refund(?: of)?|paid|charged|price|сумм[аеуы]|оплатил[аи]?|списал[иа]?|возврат[а-я]{{0,2}}|ушло|снял[аи]?|верните|вернуть|вернул[аи]?|заплатил[аи]?|долг|переплат[аы]|штраф|charged|billed|debited|deducted|overcharged)"
    rf"[ :=是为了我约共]{{0,3}}{FIGURE}(万(?!分)|w(?![a-z])|k\b| ?тыс[а-я]*\.?)?(?:(?= (?:instead of|rather than|вместо|а не)\b)|(?![,.]\d|[ ]?(?:天|个|次|件|月|号|日|年|小时|分|点|%|折|days?|items?|hours?|weeks?|times?|x|дн|шт|раз|мин|час|[./:\-–]\d|[*•a-zа-я部张条位岁度单箱盒瓶斤公级楼层期人台家名笔台分钟多款积米兆倍宗路栋幢室第本])))"
)
# Of two sums the unit is said with the second: charged 20 instead of 15 pounds.
_INSTEAD: Final = re.compile(
    rf" (?:instead of|rather than|вместо|а не) {FIGURE} ?({NAMED}|{PLAIN})"
)
FACTORS: Final = {
    "千": 1000,
    "k": 1000,
    "thousand": 1000,
    "grand": 1000,
    "т": 1000,
    "万": 10_000,
    "w": 10_000,
    "м": 10**6,
    "million": 10**6,
}


def sums(folded: str, home: str) -> Iterator[Sum]:
    """Yield the sums in figures of a folded text; `home` is the currency that goes unsaid."""
    for match in _SIGNED.finditer(folded):
        if (value := figure(match[2], match[3])) is not None:
            yield *match.span(), value, currency(match[1], home)
    for match in _FIGURES.finditer(folded):
        if (value := figure(match[1], match[2])) is not None:
            value += tail(match[4] or match[7], match[5] or match[8], match[6] or match[9])
            yield *match.span(), value, currency(match[3], home)
    for match in _LABELLED.finditer(folded):
        if (value := figure(match[1], match[2])) is not None:
            instead = _INSTEAD.match(folded, match.end())
            yield *match.span(1), value, currency(instead[2], home) if instead else home


def figure(text: str, factor: str | None) -> Decimal | None:
    """Return what a figure says, with commas, spaces or points between thousands."""
    plain = re.sub(r"[ \u00a0]", "", text)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", plain):
        plain = plain.replace(".", "")
    if re.search(r",\d{1,2}$", plain) and "." not in plain:
        plain = plain[::-1].replace(",", ".", 1)[::-1]
    try:
        value = Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None
    factor = (factor or "").strip()
    times = next((size for name, size in FACTORS.items() if factor.startswith(name)), 1)
    return value * times


def tail(jiao: str | None, unit: str | None, fen: str | None) -> Decimal:
    """Return what follows the units: 五 or 5毛 is half, 50 коп. as well, 毛九 nine hundredths."""
    if not jiao:
        return Decimal(0)
    value = chinese_numbers.number(jiao) or Decimal(0)
    is_small = unit == "分" or (unit or "").startswith("коп") or value >= 10  # noqa: PLR2004
    cents = chinese_numbers.number(fen) if fen else None
    return value / (100 if is_small else 10) + (cents or Decimal(0)) / 100


def currency(unit: str, home: str) -> str:
    """Return the code of a unit as written; a plain 元 is the country's own."""
    unit = unit.strip()
    if home == "TWD" and unit == "$":
        return home
    if unit in _SIGNS:
        return _SIGNS[unit]
    if re.fullmatch(PLAIN, unit):
        return home if home in {"CNY", "TWD"} else "CNY"
    return next((code for pattern, code in _UNITS if re.match(pattern, unit)), home)
