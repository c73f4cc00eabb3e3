"""Read-back in Chinese: 3-4-4, 幺 for one, letters by a city, names by their characters."""

import re
from datetime import date, datetime
from typing import Final

from agent_assist.capture.candidate import Amount
from agent_assist.capture.read_back.phone_groups import Number
from agent_assist.capture.read_back.zh_characters import described
from agent_assist.capture.read_back.zh_numbers import counted, sum_in_words
from agent_assist.dates.due import Due, Part

_DIGITS: Final = "零一二三四五六七八九"
_WEEKDAYS: Final = "一二三四五六日"
_SIGNS: Final = {
    "zh": {"@": "艾特", ".": "点", "_": "下划线", "-": "横杠", "+": "加号", "/": "斜杠", "#": "井号"},
    "zh-Hant": {"@": "小老鼠", ".": "點", "_": "底線", "-": "橫槓", "+": "加號", "/": "斜線", "#": "井號"},
}  # fmt: skip
# Only letters that are taken for one another get a word.
_CITIES: Final = {
    "b": "北京", "p": "平顶山", "d": "大连", "t": "天津", "c": "成都", "z": "郑州", "m": "马鞍山",
    "n": "南京", "s": "上海", "f": "福州", "g": "广州", "j": "济南", "q": "青岛", "v": "胜利手势",
}  # fmt: skip
# In Taiwan and Hong Kong letters go by English names.
_ENGLISH: Final = {
    "b": "Boy", "p": "Peter", "d": "Dog", "t": "Tom", "c": "Cat", "z": "Zebra", "m": "Mary", "n": "Nancy",
    "s": "Sam", "f": "Frank", "g": "George", "j": "John", "q": "Queen", "v": "Victor",
}  # fmt: skip
_TEXTS: Final = {
    "zh": {
        "name": "您的姓名是{}", "phone": "您的电话是{}", "email": "您的邮箱是{}", "address": "您的地址是{}",
        "postcode": "邮编是{}", "order_no": "订单号是{}", "tracking_no": "运单号是{}", "account_no": "您的账号是{}",
        "national_id": "您的证件号是{}", "tax_no": "税号是{}", "amount": "金额是{}", "callback": "我们{}给您回电",
        "ask": "对吗？", "figures": "数字是", "ext": "转分机", "letter": "字母", "about": "大约",
    },
    "zh-Hant": {
        "name": "您的姓名是{}", "phone": "您的電話是{}", "email": "您的電子郵件是{}", "address": "您的地址是{}",
        "postcode": "郵遞區號是{}", "order_no": "訂單編號是{}", "tracking_no": "物流單號是{}", "account_no": "您的帳號是{}",
        "national_id": "您的證件號碼是{}", "tax_no": "統一編號是{}", "amount": "金額是{}", "callback": "我們{}回電給您",
        "ask": "對嗎？", "figures": "數字是", "ext": "轉分機", "letter": "字母", "about": "大約",
    },
}  # fmt: skip
_PARTS: Final = {
    "zh": {Part.MORNING: "上午", Part.AFTERNOON: "下午", Part.EVENING: "晚上"},
    "zh-Hant": {Part.MORNING: "上午", Part.AFTERNOON: "下午", Part.EVENING: "晚上"},
}
_AFTER: Final = {"zh": "以后", "zh-Hant": "以後"}
_IDENTITY_LENGTH: Final = 8
_HALVES: Final = ((6, "凌晨"), (12, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))
_TWO: Final = 2
_TEN: Final = 10
_HALF_AN_HOUR: Final = 30


class Chinese:
    """Says values in Chinese; `uses_yao` says 幺 for one, as the mainland does."""

    def __init__(self, language: str = "zh", *, uses_yao: bool = True) -> None:
        self._language = language
        self._words = _TEXTS[language]
        self._signs = _SIGNS[language]
        self._uses_yao = uses_yao

    def ask(self, field: str, spoken: str) -> str:
        """Return the closed question about a spoken value of a field."""
        told, about = self._words[field].format(spoken), self._words["about"]
        return f"{told.replace(f'是{about}', f'{about}是')}，{self._words['ask']}"

    def name(self, value: str) -> str:
        """Return a name with its characters described: 张伟，弓长张，伟大的伟."""
        return "，".join((value, *described(value)))

    def phone(self, number: Number) -> str:
        """Return a number in its groups, digit by digit."""
        groups = [self._spelled(group) for group in number.groups]
        if number.country:
            groups.insert(0, f"国家代码{self._spelled(number.country)}")
        if number.extension:
            groups.append(self._words["ext"] + self._spelled(number.extension))
        return "，".join(groups)

    def email(self, groups: tuple[str, ...]) -> str:
        """Return an address: letters one by one up to the sign, then the domain in words."""
        at = groups.index("@")
        head = [self._signs.get(group) or self._letters(group) for group in groups[:at]]
        tail = [self._signs.get(group) or self._domain(group) for group in groups[at:]]
        return "，".join((*head, *tail))

    def address(self, value: str) -> str:
        """Return an address whose numbers are said digit by digit."""
        spoken = re.sub(r"\d+", lambda match: self._spelled(match[0]), value)
        return re.sub(
            r"(?<=[零幺一二三四五六七八九])-(?=[零幺一二三四五六七八九])",
            "杠" if self._language == "zh" else "槓",
            spoken,
        )

    def number(self, groups: tuple[str, ...]) -> str:
        """Return a number, letters by a city where they could be taken for another."""
        return "，".join(self._signs.get(group.strip()) or self._letters(group) for group in groups)

    def identity(self, groups: tuple[str, ...]) -> str:
        """Return an identity number, the middle as a date of birth."""
        return "，".join(
            self._birth(group) if len(group) == _IDENTITY_LENGTH and group.isdigit() and i == 1
            else self._letters(group)
            for i, group in enumerate(groups)
        )  # fmt: skip

    def amount(self, amount: Amount) -> str:
        """Return a sum in words, then in figures."""
        about = self._words["about"] if amount.is_approximate else ""
        words = sum_in_words(amount.value, amount.currency, self._language)
        figures = f"{amount.value:.2f}".removesuffix(".00")
        return f"{about}{words}，{self._words['figures']}{figures}"

    def due(self, due: Due) -> str:
        """Return a time: 三月十二号，星期四，下午三点."""
        if due.by is not None:
            return f"最晚{self._moment(due.by)}{'前' if isinstance(due.by, datetime) else ''}"
        if due.after is not None:
            since = _AFTER[self._language] if isinstance(due.after, datetime) else "起"
            return f"在{self._moment(due.after)}{since}"
        if due.start is not None and due.end is not None:
            return f"在{self._moment(due.start)}到{self._end(due.start, due.end)}"
        moment = due.at or due.day
        spoken = f"在{self._moment(moment)}" if moment is not None else ""
        part = _PARTS[self._language].get(due.part) if due.part else None
        return f"{spoken}，{part}" if part else spoken

    def _end(self, start: date | datetime, end: date | datetime) -> str:
        if isinstance(start, datetime) and isinstance(end, datetime) and start.date() == end.date():
            return self._hour(end)
        return self._moment(end)

    def _moment(self, moment: date | datetime) -> str:
        hao = "号" if self._language == "zh" else "號"
        day = f"{counted(moment.month)}月{counted(moment.day)}{hao}，星期{_WEEKDAYS[moment.weekday()]}"
        return f"{day}，{self._hour(moment)}" if isinstance(moment, datetime) else day

    def _hour(self, moment: datetime) -> str:
        is_simplified = self._language == "zh"
        half = next(name for until, name in _HALVES if moment.hour < until)
        hour = moment.hour % 12
        said = ("两" if is_simplified else "兩") if hour == _TWO else counted(hour or 12)
        return f"{half}{said}{'点' if is_simplified else '點'}{self._minute(moment.minute)}"

    @staticmethod
    def _minute(minute: int) -> str:
        if not minute:
            return ""
        gap = "零" if minute < _TEN else ""
        return "半" if minute == _HALF_AN_HOUR else f"{gap}{counted(minute)}分"

    def _spelled(self, digits: str) -> str:
        one = "幺" if self._uses_yao else "一"
        return "".join(one if d == "1" else _DIGITS[int(d)] if d.isdigit() else d for d in digits)

    def _letters(self, text: str) -> str:
        return (
            "、".join(self._letter(letter) for letter in text)
            if not text.isdigit()
            else self._spelled(text)
        )

    def _letter(self, letter: str) -> str:
        if letter.isdigit():
            return self._spelled(letter)
        city = (_CITIES if self._language == "zh" else _ENGLISH).get(letter.lower())
        sign = letter.upper()
        return f"{city}的{sign}" if city else self._signs.get(letter, sign)

    def _domain(self, word: str) -> str:
        return self._spelled(word) if word.isdigit() else word

    def _birth(self, digits: str) -> str:
        year = "".join(_DIGITS[int(d)] for d in digits[:4])
        return f"{year}年{counted(int(digits[4:6]))}月{counted(int(digits[6:]))}日"
