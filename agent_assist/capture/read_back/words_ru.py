"""Numbers in Russian words, with gender and the forms of the counted noun."""

from typing import Final

_ONES: Final = [
    "ноль",
    "один",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
]
_TENS: Final = [
    "-",
    "-",
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
]
_HUNDREDS: Final = [
    "-",
    "сто",
    "двести",
    "триста",
    "четыреста",
    "пятьсот",
    "шестьсот",
    "семьсот",
    "восемьсот",
    "девятьсот",
]
_FEMININE: Final = {"один": "одна", "два": "две"}
_ORDINALS: Final = [
    "-",
    "первого",
    "второго",
    "третьего",
    "четвёртого",
    "пятого",
    "шестого",
    "седьмого",
    "восьмого",
    "девятого",
    "десятого",
    "одиннадцатого",
    "двенадцатого",
    "тринадцатого",
    "четырнадцатого",
    "пятнадцатого",
    "шестнадцатого",
    "семнадцатого",
    "восемнадцатого",
    "девятнадцатого",
    "двадцатого",
]
_THOUSANDS: Final = ("тысяча", "тысячи", "тысяч")
_MILLIONS: Final = ("миллион", "миллиона", "миллионов")


def cardinal(value: int, *, is_feminine: bool = False) -> str:
    """Return a whole number below a thousand million in words."""
    if value == 0:
        return _ONES[0]
    parts = []
    millions, rest = divmod(value, 1_000_000)
    thousands, rest = divmod(rest, 1000)
    if millions:
        parts += [*_below_thousand(millions), form(millions, _MILLIONS)]
    if thousands:
        parts += [*_below_thousand(thousands, is_feminine=True), form(thousands, _THOUSANDS)]
    return " ".join(parts + _below_thousand(rest, is_feminine=is_feminine))


def form(count: int, forms: tuple[str, str, str]) -> str:
    """Return the form of a noun after a number: рубль, рубля, рублей."""
    if 11 <= count % 100 <= 14:  # noqa: PLR2004 - the teens
        return forms[2]
    last = count % 10
    return forms[0] if last == 1 else forms[1] if 2 <= last <= 4 else forms[2]  # noqa: PLR2004


def day_of_month(day: int) -> str:
    """Return the day of a date in the genitive: двенадцатого."""
    if day <= 20:  # noqa: PLR2004 - the table ends there
        return _ORDINALS[day]
    return "тридцатого" if day == 30 else f"{_TENS[day // 10]} {_ORDINALS[day % 10]}"  # noqa: PLR2004


def digits(text: str) -> str:
    """Return digits one by one."""
    return " ".join(_ONES[int(digit)] for digit in text)


def group(text: str) -> str:
    """Return a group of a number as a number, or digit by digit when it has a nought in front."""
    if len(text) > 3 or text.startswith("0"):  # noqa: PLR2004 - nobody says thousands here
        return digits(text)
    return cardinal(int(text))


def _below_thousand(value: int, *, is_feminine: bool = False) -> list[str]:
    hundreds, rest = divmod(value, 100)
    parts = [_HUNDREDS[hundreds]] if hundreds else []
    if rest >= 20:  # noqa: PLR2004 - tens and ones apart
        parts.append(_TENS[rest // 10])
        rest %= 10
    if rest:
        word = _ONES[rest]
        parts.append(_FEMININE.get(word, word) if is_feminine else word)
    return parts
