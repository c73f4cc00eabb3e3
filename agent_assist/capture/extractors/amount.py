"""Sums of money: figures, words and mixtures, with the currency said or the country's own."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Final

from agent_assist.capture import corrections
from agent_assist.capture.candidate import Amount, Candidate
from agent_assist.capture.extractors.amount_words import english, russian
from agent_assist.capture.extractors.extractor import Frame
from agent_assist.capture.notes import Notes
from agent_assist.text import chinese_numbers

_FIGURE: Final = r"(?<![\d.a-z])(?!(?<=\d,)\d{3}(?!\d))(\d{1,3}(?:[, \u00a0]\d{3})+(?:[.,]\d{1,2})?|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?![\d])"
_HAN: Final = f"[{chinese_numbers.CHARACTERS}]"
_UNITS: Final = (
    (r"新台币|新臺币|台币|臺币|nt\$|ntd?|twd", "TWD"), (r"港币|港元|港纸|hk\$|hkd", "HKD"),
    (r"日元|日圆|jpy", "JPY"), (r"欧元|euros?|eur|€", "EUR"), (r"英镑|gbp|pounds?(?: sterling)?|quid|£", "GBP"),
    (r"美元|美金|us\$|usd|dollars?|bucks", "USD"), (r"卢布|рубл[а-я]{1,2}|руб\b\.?|rub\b|rubles?|roubles?|р\b\.?|₽", "RUB"),
    (r"人民币|rmb|cny|yuan|юан[а-я]{1,2}", "CNY"), (r"доллар[а-я]{0,2}", "USD"), (r"евро", "EUR"),
)  # fmt: skip
_NAMED: Final = "|".join(f"(?:{pattern})" for pattern, _ in _UNITS)
_PLAIN: Final = r"元|块钱?|圆|圓"
_HOME: Final = {"zh": "CNY", "zh-Hant": "TWD", "en": "USD", "ru": "RUB"}
_SIGNS: Final = {"$": "USD", "¥": "CNY", "€": "EUR", "£": "GBP", "₽": "RUB"}

_SIGNED: Final = re.compile(
    rf"(nt\$|(?<![a-z])ntd?\$?|hk\$|us\$|[$¥€£₽]|(?:人民币|rmb|usd|eur|gbp|cny|hkd|twd|港币|港元|新台币|台币|美金|美元|欧元|英镑|日元) ?[$¥]?) ?{_FIGURE} ?(k\b|w(?![a-z])|万|thousand|тыс\b\.?|million)?"
)
_FIGURES: Final = re.compile(
    rf"{_FIGURE} ?(万|千|w(?![a-z])|k\b|thousand|grand|тыс(?:яч[аиу]?)?\b\.?|млн\b\.?)?(?:多)? ?({_NAMED}|{_PLAIN})(?: ?(\d{{1,2}}) ?(коп\w*)()|(\d{{1,2}}|{_HAN}{{1,2}})(?:(毛|角|分)(\d)?分?|(?=$|[ ,。;)]|整)))?"
)
_SPELLED: Final = re.compile(
    rf"({_HAN}+)(?:多)? ?({_NAMED}|{_PLAIN})(?:({_HAN}|\d)(?:(毛|角)(?:({_HAN}|\d)分?)?|(?![天个次件月号日{chinese_numbers.CHARACTERS}])))?"
)
_TOLD: Final = r"金额|退(?:款|他|她|我|您|客户)?了?|定金|订金|尾款|首付|报价|本金|罚款|违约金|保费|票[款价]|学费|工资|货款|余款|[肯只要能]出|[实支应]?付了?|花了?|[误多被]?扣(?:款|费)?了?|[收缴充]费了?|充值?了?|付款|支付了?|[误多少]?收了?|价格|[总单]价|押金|房租|租金|(?<!免)费用?|赔偿?|补偿?|差[价额]?|[总一]?共|合计|打款|转(?:账|了)|贷款|月供|欠款?|损失"
_LABELLED: Final = re.compile(
    rf"(?:{_TOLD}|total|amount|refund(?: of)?|paid|charged|price|сумм[аеуы]|оплатил[аи]?|списал[иа]?|возврат[а-я]{{0,2}}|ушло|снял[аи]?|верните|вернуть|вернул[аи]?|заплатил[аи]?|долг|переплат[аы]|штраф|charged|billed|debited|deducted|overcharged)"
    rf"[ :=是为了我约共]{{0,3}}{_FIGURE}(万(?!分)|w(?![a-z])|k\b| ?тыс[а-я]*\.?)?(?![,.]\d|[ ]?(?:天|个|次|件|月|号|日|年|小时|分|点|%|折|days?|items?|hours?|weeks?|times?|x|дн|шт|раз|мин|час|[./:\-–]\d|[*•a-zа-я部张条位岁度单箱盒瓶斤公级楼层期人台家名笔台分钟多款积米兆倍宗路栋幢室第本]))"
)
_SPELLED_LABELLED: Final = re.compile(
    rf"(?:{_TOLD})"
    rf"[ :=是为了约共大概差不多]{{0,4}}((?={_HAN}*[百千万佰仟])(?!百分){_HAN}{{2,}})(?!分之|[个天次件号月年日岁人点小时位楼层期台单折盒瓶条张页字步公里米%]|多[个天次件人年])"
)
# A last digit without its unit is how sums are said: 三万八千六.
_SPELLED_SHORT: Final = re.compile(
    rf"(?<!{_HAN})({_HAN}*[千万]{_HAN}*[百千][一二两三四五六七八九]|{_HAN}*[千万][一二三四五六七八九](?=[的,。 ]|左右|$))(?![{chinese_numbers.CHARACTERS}]|[个天次件号月年日岁人点小时位楼层期台单折盒瓶条张页字步公里米%])"
)
# Tenths of a yuan alone.
_TENTHS: Final = re.compile(
    rf"(?<![元块圆\d{chinese_numbers.CHARACTERS}])({_HAN}|\d)(?:毛(?:钱|({_HAN}|\d)分?)?|角钱)(?![不笔巾衣])"
)
# Figures that end as words do: 2万8.
_MIXED: Final = re.compile(
    rf"(?:{_TOLD})[ :=是为了约共]{{0,3}}(\d{{1,3}})(万|千)(\d)(?![\d.万千百])"
)
_ABOUT: Final = re.compile(
    r"(?:大概|大约|约|差不多|将近|接近|左右|about|around|roughly|approximately|approx\.?|nearly|almost|some|примерно|около|где-то|порядка|почти|приблизительно)[ :是]{0,3}(?:[$¥€£₽]|nt\$)?$"
)
_ABOUT_AFTER: Final = re.compile(r" ?(?:左右|上下|多|出头|or so|ish|примерно|с копейками|с чем-то)")
_THRESHOLD: Final = re.compile(
    r"(?:满|每满|优惠券|代金券|抵用券|红包面额|[立直满]减|优惠了?|折扣)$|"
    r"(?:discount|voucher|coupon|saved?|spend(?:ing)?(?: over)?)(?: of| worth| for)? ?$|скидк[а-я]+ (?:в |на )?$"
)
_INSTEAD: Final = re.compile(
    rf"[ ,.;()\-–—]{{0,3}}(?:{corrections.CUE.pattern})[^0-9a-z\n]{{0,8}}{_FIGURE}(?= ?(?:$|[,.;。)\n]))"
)
_FACTORS: Final = {
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
_RANGE: Final = re.compile(r"(?<![$£€¥\d.,])\d[\d,.]* ?(?:[到至~\-–—]|or|to|до|или) ?$")
_RATE: Final = re.compile(
    r" ?(?:优惠券|代金券|的?券|红包|折|/|per\b|a month|each\b|discount|off\b|coupon|voucher|скидк|промо)"
)


def find(notes: Notes, frame: Frame) -> Iterator[Candidate]:
    """Yield the sums of the notes; thresholds and vouchers are none."""
    done = 0
    for start, end, value, currency in _in_order(notes.folded, frame.language):
        if start < done or _THRESHOLD.search(notes.folded[max(0, start - 20) : start]):
            continue
        low = max(0, start - 16)
        if _RATE.match(notes.folded, end) or _RANGE.search(notes.folded, low, start):
            continue
        done = end
        yield from _said_again(notes, end, currency)
        before = notes.folded[max(0, start - 16) : start]
        is_about = bool(_ABOUT.search(before) or _ABOUT_AFTER.match(notes.folded, end)) or (
            "多" in notes.folded[start:end]
        )
        amount = Amount(value.quantize(Decimal("0.01")), currency, is_about)
        yield Candidate("amount", amount, start, end, raw=notes.raw(start, end), validator="sum")


def _said_again(notes: Notes, end: int, currency: str) -> Iterator[Candidate]:
    """Yield the bare sum that is said in the stead of the one that ends at `end`."""
    match = _INSTEAD.match(notes.folded, end)
    value = _figure(match[1], None) if match else None
    if match is not None and value is not None:
        span, amount = match.span(1), Amount(value.quantize(Decimal("0.01")), currency)
        yield Candidate("amount", amount, *span, raw=notes.raw(*span), source="correction")


def _in_order(folded: str, language: str) -> list[tuple[int, int, Decimal, str]]:
    return sorted(_sums(folded, language), key=lambda found: (found[0], -found[1]))


def _sums(folded: str, language: str) -> Iterator[tuple[int, int, Decimal, str]]:
    home = _HOME[language]
    for match in _SIGNED.finditer(folded):
        value = _figure(match[2], match[3])
        if value is not None:
            yield match.start(), match.end(), value, _currency(match[1], home)
    for match in _FIGURES.finditer(folded):
        value = _figure(match[1], match[2])
        if value is not None:
            value += _tail(match[4] or match[7], match[5] or match[8], match[6] or match[9])
            yield match.start(), match.end(), value, _currency(match[3], home)
    for match in _SPELLED.finditer(folded):
        value = chinese_numbers.number(match[1])
        if value is not None and value > 0 and match[1] not in {"半", "两"}:
            value += _tail(match[3], match[4], match[5])
            yield match.start(), match.end(), value, _currency(match[2], home)
    for match in _LABELLED.finditer(folded):
        value = _figure(match[1], match[2])
        if value is not None:
            yield match.start(1), match.end(1), value, home
    for match in _TENTHS.finditer(folded):
        yield *match.span(), _tail(match[1], "毛", match[2]), home
    for match in _MIXED.finditer(folded):
        value = (Decimal(match[1]) + Decimal(match[3]) / 10) * _FACTORS[match[2]]
        yield match.start(1), match.end(), value, home
    for match in (*_SPELLED_LABELLED.finditer(folded), *_SPELLED_SHORT.finditer(folded)):
        value = chinese_numbers.number(match[1])
        if value is not None:
            yield match.start(1), match.end(1), value, home
    yield from english(folded, home)
    yield from russian(folded)


def _figure(text: str, factor: str | None) -> Decimal | None:
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
    times = next((size for name, size in _FACTORS.items() if factor.startswith(name)), 1)
    return value * times


def _tail(jiao: str | None, unit: str | None, fen: str | None) -> Decimal:
    """Return what follows the units: 五 or 5毛 is half, 50 коп. as well, 毛九 nine hundredths."""
    if not jiao:
        return Decimal(0)
    value = chinese_numbers.number(jiao) or Decimal(0)
    is_small = unit == "分" or (unit or "").startswith("коп") or value >= 10  # noqa: PLR2004
    cents = chinese_numbers.number(fen) if fen else None
    return value / (100 if is_small else 10) + (cents or Decimal(0)) / 100


def _currency(unit: str, home: str) -> str:
    unit = unit.strip()
    if home == "TWD" and unit == "$":
        return home
    if unit in _SIGNS:
        return _SIGNS[unit]
    if re.fullmatch(_PLAIN, unit):
        return home if home in {"CNY", "TWD"} else "CNY"
    return next((code for pattern, code in _UNITS if re.match(pattern, unit)), home)
