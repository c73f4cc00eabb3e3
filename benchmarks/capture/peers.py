"""The number library alone, as it finds telephone numbers in notes: what we are compared with."""

from typing import Final

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from benchmarks.capture.notes import Labelled
from benchmarks.capture.score import Answer

_REGIONS: Final = {"zh": "CN", "zh-Hant": "TW", "en": "US", "ru": "RU"}


def phonenumbers_alone(note: Labelled) -> Answer:
    """Return the numbers that the library's own matcher finds in a note, read for its country."""
    try:
        found = list(phonenumbers.PhoneNumberMatcher(note.text, _REGIONS[note.language]))
    except NumberParseException:
        found = []
    numbers = dict.fromkeys(_written(match.number) for match in found)
    return Answer({"fields": {"phone": list(numbers)}, "invalid": {}, "removed": []}, "")


def _written(number: phonenumbers.PhoneNumber) -> str:
    plain = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return f"{plain};ext={number.extension}" if number.extension else plain
