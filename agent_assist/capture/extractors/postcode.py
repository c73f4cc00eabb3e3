"""Postcodes: by their label, by the British form, or behind an American state."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.capture.candidate import Candidate
from agent_assist.capture.extractors.extractor import Frame
from agent_assist.capture.notes import Notes

_LABELLED: Final = re.compile(
    r"(?:邮编|邮政编码|邮递区号|邮区|zip(?: ?code)?|post ?code|postal code|индекс)(?: is| was)?(?:不是\d+[ ,]{0,2}(?:而)?)?[ :是为=\-–—]{0,4}"
    r"(\d{5}-\d{4}|\d{3,6}|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})(?![\d])"
)
_BRITISH: Final = re.compile(
    r"(?<![a-z0-9])([a-z]{1,2}\d[a-z\d]? \d[a-z]{2}|[a-z]\d[a-z] \d[a-z]\d)(?![a-z0-9])"
)
_AMERICAN: Final = re.compile(
    r"(?:, ?(?:[A-Z]{2}|[A-Z][a-z]+)|[A-Z][a-z]+ [A-Z]{2}),? (\d{5}(?:-\d{4})?)(?!\d)"
)
# Taiwan: three to six digits behind the house number.
_TAIWANESE: Final = re.compile(r"(?<=[号楼室]) (\d{3}(?:\d{2,3})?)(?= [一-龥]|$)")
_RUSSIAN: Final = re.compile(
    r"(?<![\d№])([1-6]\d{5}), ?(?=(?:россия|г\.|город|москва|санкт|[а-я]+ская обл|[а-я]+, ?(?:ул|пр)))|"
    r"(?<=, )([1-6]\d{5})(?=[.;\n]|$)"
)


def find(notes: Notes, frame: Frame) -> Iterator[Candidate]:
    """Yield the postcodes; the value is in capitals."""
    for pattern, text, source in (
        (_LABELLED, notes.folded, "label"),
        (_BRITISH, notes.folded if frame.language == "en" else "", "form"),
        (_AMERICAN, notes.text if frame.language == "en" else "", "form"),
        (_TAIWANESE, notes.folded if frame.language == "zh-Hant" else "", "form"),
        (_RUSSIAN, notes.folded if frame.language == "ru" else "", "form"),
    ):
        for match in pattern.finditer(text):
            span = match.span(match.lastindex or 1)
            value = match[match.lastindex or 1].upper()
            yield Candidate("postcode", value, *span, raw=notes.raw(*span), source=source)
