"""Numbers in Russian words, said and read: gender, case and the forms of the counted noun."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

ONES: Final = [
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
TENS: Final = [
    "-", "десять",
    *["двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"],
]  # fmt: skip
HUNDREDS: Final = [
    "-", *["сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"],
]  # fmt: skip
ORDINALS: Final = [
    "-",
    *[
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
    ],
]
_FEMININE: Final = {"один": "одна", "два": "две"}
_THOUSANDS: Final = ("тысяча", "тысячи", "тысяч")
_MILLIONS: Final = ("миллион", "миллиона", "миллионов")
NAMES: Final = (
    {name: value for value, name in enumerate(ONES)}
    | {name: 10 * value for value, name in enumerate(TENS) if value > 1}
    | {name: 100 * value for value, name in enumerate(HUNDREDS) if value}
    | {"нуль": 0, "одна": 1, "две": 2}
)
"""What a word in the nominative counts."""
_OTHER_CASES: Final = {
    1: "одного одной одному одну одним", 2: "двух двум двумя", 3: "трех трем тремя",
    4: "четырех четырем", 40: "сорока", 90: "девяноста", 100: "ста", 200: "двухсот", 300: "трехсот",
    400: "четырехсот",
}  # fmt: skip


def _oblique() -> dict[str, int]:
    """Return the words in the cases but the nominative, with е for ё: пяти, пятидесяти, пятисот."""
    found = {form: value for value, forms in _OTHER_CASES.items() for form in forms.split()}
    return found | {declined: NAMES[name] for declined, name in _declined()}


def _declined() -> Iterator[tuple[str, str]]:
    """Yield the genitives that are formed by rule, and what they are formed from."""
    for name in NAMES:
        declined = name.replace("ь", "и").replace("восеми", "восьми")
        if declined != name and not name.startswith("н"):
            yield f"{declined}и" if declined.endswith("десят") else declined, name


VALUES: Final = NAMES | _oblique()
"""What a word counts in any case, with е for ё."""

_GENITIVES: Final = {
    "один": "одного", "два": "двух", "три": "трёх", "четыре": "четырёх", "сорок": "сорока",
    "девяносто": "девяноста",
} | {name: declined for declined, name in _declined()}  # fmt: skip


def cardinal(value: int, *, is_feminine: bool = False) -> str:
    """Return a whole number below a thousand million in words."""
    if value == 0:
        return ONES[0]
    parts = []
    millions, rest = divmod(value, 1_000_000)
    thousands, rest = divmod(rest, 1000)
    if millions:
        parts += [*_below_thousand(millions), form(millions, _MILLIONS)]
    if thousands:
        parts += [*_below_thousand(thousands, is_feminine=True), form(thousands, _THOUSANDS)]
    return " ".join(parts + _below_thousand(rest, is_feminine=is_feminine))


def genitive(value: int) -> str:
    """Return a whole number below a hundred in the genitive: пятнадцати, двадцати одного."""
    return " ".join(_GENITIVES[word] for word in _below_thousand(value)) or "нуля"


def form(count: int, forms: tuple[str, str, str]) -> str:
    """Return the form of a noun after a number: рубль, рубля, рублей."""
    if 11 <= count % 100 <= 14:  # noqa: PLR2004 - the teens
        return forms[2]
    last = count % 10
    return forms[0] if last == 1 else forms[1] if 2 <= last <= 4 else forms[2]  # noqa: PLR2004


def day_of_month(day: int) -> str:
    """Return the day of a date in the genitive: двенадцатого."""
    if day < len(ORDINALS):
        return ORDINALS[day]
    return "тридцатого" if day == 30 else f"{TENS[day // 10]} {ORDINALS[day % 10]}"  # noqa: PLR2004


def digits(text: str) -> str:
    """Return digits one by one."""
    return " ".join(ONES[int(digit)] for digit in text)


def group(text: str) -> str:
    """Return a group of a number as a number, or digit by digit when it has a nought in front."""
    if len(text) > 3 or text.startswith("0"):  # noqa: PLR2004 - nobody says thousands here
        return digits(text)
    return cardinal(int(text))


def value(words: Iterable[str]) -> Decimal:
    """Return the number that folded words say, полтора and половина included."""
    total = group = Decimal(0)
    for word in words:
        if word.startswith(("тысяч", "тыщ")):
            total += (group or Decimal(1)) * 1000
            group = Decimal(0)
        elif word.startswith("полтор"):
            group += Decimal("1.5")
        elif word.startswith("половин"):
            group += Decimal("0.5")
        else:
            group += VALUES.get(word, 0)
    return total + group


def _below_thousand(value: int, *, is_feminine: bool = False) -> list[str]:
    hundreds, rest = divmod(value, 100)
    parts = [HUNDREDS[hundreds]] if hundreds else []
    if rest >= 20:  # noqa: PLR2004 - tens and ones apart
        parts.append(TENS[rest // 10])
        rest %= 10
    if rest:
        word = ONES[rest]
        parts.append(_FEMININE.get(word, word) if is_feminine else word)
    return parts
