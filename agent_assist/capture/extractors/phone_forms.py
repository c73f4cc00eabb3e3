"""How a telephone number may be written where, and which country it is then read for."""

import re
from collections.abc import Iterator
from typing import Final

_MAINLAND_MOBILE: Final = re.compile(r"(?:86)?1[3-9]\d{9}")
_MAINLAND_LINE: Final = re.compile(r"0(?:10|2\d|[3-9]\d\d)[2-8]\d{6,7}")
_MAINLAND_SERVICE: Final = re.compile(r"[48]00\d{7}")
_TAIWAN: Final = re.compile(r"0(?:9\d{8}|[2-8]\d{7,8})")
_HONG_KONG: Final = re.compile(r"(?:852)?[235679]\d{7}")
_RUSSIAN: Final = re.compile(r"[78][3489]\d{9}")
# Ten digits that begin with 89 are a mobile number with the 8 in front and one digit lost.
_RUSSIAN_SHORT: Final = re.compile(r"(?!89)[3489]\d{9}")
_AMERICAN: Final = re.compile(r"1?[2-9]\d{2}[2-9]\d{6}")
_BRITISH: Final = re.compile(r"0[1-37]\d{8,9}")
# Numbers that the company or anybody else is rung on for nothing: they reach no customer.
_SERVICE: Final = re.compile(
    r"\+86[48]00\d{7}|\+886800\d{6}|\+7800\d{7}|\+1(?:800|888|877|866|855|844|833)\d{7}|\+44(?:800|808)\d{6,7}"
)
# Forms that are right though the numbering plan of the library does not have them (yet).
_WELL_FORMED: Final = re.compile(
    r"\+861[3-9]\d{9}|\+86(?:10|2\d|[3-9]\d\d)[2-8]\d{6,7}|\+7[3489]\d{9}|\+1[2-9]\d{2}[2-9]\d{6}|"
    r"\+44(?:7\d{9}|[12]\d{9})|\+852[235679]\d{7}|\+8869\d{8}"
)


def regions(digits: str, language: str, *, is_labelled: bool, is_grouped: bool) -> Iterator[str]:
    """Yield the countries for which these digits, without a plus, may be a number."""
    # One and three groups of digits is how North America writes; the mainland writes 3-4-4.
    if language == "en" and is_grouped:
        yield from _english(digits, is_told=True)
    if _MAINLAND_MOBILE.fullmatch(digits):
        yield "CN"
    is_told = is_labelled or is_grouped
    if language.startswith("zh"):
        yield from _chinese(digits, language, is_told=is_told)
    elif language == "en":
        yield from _english(digits, is_told=is_told)
    if _RUSSIAN.fullmatch(digits) and (language == "ru" or is_told):
        yield "RU"
    if language == "ru" and is_told and _RUSSIAN_SHORT.fullmatch(digits):
        yield "RU"


def _chinese(digits: str, language: str, *, is_told: bool) -> Iterator[str]:
    is_taiwanese = language == "zh-Hant" or digits.startswith("09")
    if is_taiwanese and _TAIWAN.fullmatch(digits):
        yield "TW"
    if _MAINLAND_LINE.fullmatch(digits) or _MAINLAND_SERVICE.fullmatch(digits):
        yield "CN"
    has_code = digits.startswith("852")
    if (has_code or (is_told and language == "zh-Hant")) and _HONG_KONG.fullmatch(digits):
        yield "HK"


def _english(digits: str, *, is_told: bool) -> Iterator[str]:
    if _BRITISH.fullmatch(digits):
        yield "GB"
    if is_told and _AMERICAN.fullmatch(digits):
        yield "US"


def is_service(number: str) -> bool:
    """Tell whether an E.164 number is a free or shared one."""
    return _SERVICE.fullmatch(number) is not None


def is_well_formed(number: str) -> bool:
    """Tell whether an E.164 number has the form of its country, in the plan or not."""
    return _WELL_FORMED.fullmatch(number) is not None
