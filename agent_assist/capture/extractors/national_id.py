"""Identity numbers: mainland China, Taiwan, Hong Kong, SNILS, Russian passports, United States."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from agent_assist.capture import labels
from agent_assist.capture.candidate import Candidate, Standing
from agent_assist.capture.extractors.extractor import Frame
from agent_assist.capture.notes import Notes
from agent_assist.text.detectors import national_id as detector

_LABELLED: Final = re.compile(
    rf"{labels.before(labels.NATIONAL_ID).pattern}([a-z]{{0,2}} ?\d(?:[ \-]?\d){{4,19}}(?:[ \-]?[xх])?(?:\([\da]\)|[ \-]?[a-d](?![a-z]))?)(?![a-z0-9*])"
)
_SHOWN: Final = re.compile(
    r"(?:(?<![a-z])id|实名|身份证)[^,。;\n\d]{0,8}([1-9]\d{5}(?:19|20)\d{8,10}[\dx]?)(?![a-z0-9])"
)
_CHINESE: Final = re.compile(r"(?<![a-z0-9*])[1-9]\d{5} ?(?:19|20)\d{6} ?\d{3}[\dx](?![a-z0-9*])")
_DETECTED: Final = re.compile(
    r"(?<![a-z0-9])(?:[a-z][1289]\d{8}|[a-z]{1,2}\d{6}\([\da]\)|\d{3}-\d{3}-\d{3}[- ]\d{2})(?![a-z0-9])"
)
# Papers whose numbers have no check digit, though some look like those that have one.
_UNCHECKED: Final = re.compile(r"护照|通行证|passport|паспорт|серия")
_LENGTH: Final = 18
_OLD_LENGTH: Final = 15
_EARLIEST_BIRTH: Final = 1900
_PASSPORT: Final = re.compile(
    r"(?:паспорт[а-я]{0,2}|серия)[ :,а-я]{0,12}(\d{2} ?\d{2})[ ,]{1,2}(?:номер|№|n) ?(\d{6})(?!\d)"
)


def find(notes: Notes, _frame: Frame) -> Iterator[Candidate]:
    """Yield the identity numbers; a labelled one with a wrong check digit is invalid."""
    for match in _PASSPORT.finditer(notes.folded):
        span = match.start(1), match.end(2)
        number = _bare(match[1] + match[2])
        yield Candidate("national_id", number, *span, raw=notes.raw(*span), source="label")
    for match in (*_LABELLED.finditer(notes.folded), *_SHOWN.finditer(notes.folded)):
        start, end = match.span(1)
        number = _bare(match[1])
        is_wrong = is_valid(number) is False and not _UNCHECKED.search(match[0])
        standing = Standing.INVALID if is_wrong else Standing.FOUND
        yield Candidate(
            "national_id", number, start, end, raw=notes.raw(start, end), source="label",
            validator="check_digit", standing=standing, why=_why(number) if is_wrong else "",
        )  # fmt: skip
    for pattern in (_CHINESE, _DETECTED):
        for match in pattern.finditer(notes.folded):
            number = _bare(match[0])
            if is_valid(number):
                span = match.span()
                yield Candidate("national_id", number, *span, raw=notes.raw(*span),
                                validator="check_digit")  # fmt: skip


def is_valid(number: str) -> bool | None:
    """Tell whether form and check digits are right; None where the form has none that we know."""
    if re.fullmatch(r"[1-9]\d{14,18}[\dX]?", number):
        return _is_mainland(number)
    if re.fullmatch(r"[A-Z][1289]\d{8}", number):
        return _is_detected(number)
    if re.fullmatch(r"[A-Z]{1,2}\d{6}[\dA]", number):
        return _is_detected(f"{number[:-1]}({number[-1]})")
    if re.fullmatch(r"\d{11}", number):
        return _is_detected(f"{number[:3]}-{number[3:6]}-{number[6:9]}-{number[9:]}")
    return None


def _bare(text: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", text.upper().replace("Х", "X"))


def _is_mainland(number: str) -> bool:
    if len(number) == _OLD_LENGTH and number.isdigit():
        return _is_birth(f"19{number[6:12]}")
    # Some numbers are counted short or long by a digit: those are wrong, not another form.
    return len(number) == _LENGTH and _is_birth(number[6:14]) and _is_checked(number)


def _is_checked(number: str) -> bool:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(w * int(d) for w, d in zip(weights, number[:17], strict=True))
    return "10X98765432"[total % 11] == number[17]


def _is_birth(text: str) -> bool:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])).year >= _EARLIEST_BIRTH
    except ValueError:
        return False


def _is_detected(written: str) -> bool:
    return any(span.end - span.start == len(written) for span in detector.find(written))


def _why(number: str) -> str:
    if len(number) == _LENGTH and is_valid(number) is False:
        return "bad_birth_date" if not _is_birth(number[6:14]) else "bad_check_digit"
    return "" if is_valid(number) is not False else "bad_check_digit"
