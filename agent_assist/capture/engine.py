"""From notes to candidates: secrets out, places claimed in order, words taken back heeded."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from agent_assist.capture import corrections
from agent_assist.capture.candidate import Candidate, Extraction, Standing
from agent_assist.capture.extractors.extractor import Frame
from agent_assist.capture.extractors.kinds import EXTRACTORS
from agent_assist.capture.notes import Notes
from agent_assist.capture.secrets import clean
from agent_assist.text.folding import is_traditional
from agent_assist.text.scripts import has_cyrillic, has_han

_ENDABLE: Final = frozenset(
    {"phone", "email", "address", "order_no", "account_no", "tracking_no", "national_id"}
)
_LONGEST_PART: Final = 2000
_SINGLE: Final = frozenset({"name", "address", "callback", "postcode"})


def extract(source: str, now: datetime, language: str | None = None) -> Extraction:
    """Return what notes hold; `now` is local time, `language` None lets the script decide."""
    frame = Frame(now, language or language_of(source))
    found: list[Candidate] = []
    removed: list[str] = []
    texts: list[str] = []
    for offset, part in _parts(source):
        cleaned = clean(part)
        found += (_at_source(c, cleaned.notes, offset) for c in _found(cleaned.notes, frame))
        removed += cleaned.removed
        texts.append(cleaned.text)
    found = _once(sorted(found, key=lambda c: (c.start, c.end)))
    return Extraction(tuple(found), tuple(dict.fromkeys(removed)), "".join(texts))


def _found(notes: Notes, frame: Frame) -> list[Candidate]:
    return _taken_back(notes, _with_repairs(notes, _claimed(notes, frame)))


def _at_source(candidate: Candidate, notes: Notes, offset: int) -> Candidate:
    start, end = notes.source_span(candidate.start, candidate.end)
    return replace(candidate, start=start + offset, end=end + offset)


def _parts(source: str) -> Iterator[tuple[int, str]]:
    """Yield long notes in parts cut where a line, a sentence or a word ends, so that time is linear."""
    start = 0
    while len(source) - start > _LONGEST_PART:
        window = source[start : start + _LONGEST_PART]
        places = (window.rfind(mark, _LONGEST_PART // 2) for mark in ("\n", "。", ". ", " "))
        cut = next((place + 1 for place in places if place > 0), _LONGEST_PART)
        yield start, window[:cut]
        start += cut
    yield start, source[start:]


def language_of(text: str) -> str:
    """Return the language that the script of a text suggests."""
    if has_han(text):
        return "zh-Hant" if is_traditional(text) else "zh"
    return "ru" if has_cyrillic(text) else "en"


def _claimed(notes: Notes, frame: Frame) -> list[Candidate]:
    """Return the candidates; a place that one extractor has taken is hidden from the next."""
    found: list[Candidate] = []
    spans: list[tuple[int, int]] = []
    for extractor in EXTRACTORS:
        seen = notes if extractor.reads_claimed else notes.without(spans)
        for candidate in extractor.find(seen, frame):
            is_free = all(candidate.end <= low or high <= candidate.start for low, high in spans)
            if is_free or extractor.reads_claimed:
                spans.append((candidate.start, candidate.end))
                found.append(candidate)
    return [candidate for candidate in found if candidate.field]


def _with_repairs(notes: Notes, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates with those made of a number and the part of it said anew."""
    made = list(found)
    for pattern, put in (
        (corrections.TAIL, _new_tail),
        (corrections.TAIL_FIRST, _new_tail),
        (corrections.HEAD, _new_head),
    ):
        for match in pattern.finditer(notes.folded):
            digits = "".join(c for c in match[1] if c.isdigit())
            target = _repaired(notes, made, match.start(), match.end())
            if target is None or (value := put(str(target.value), digits)) is None:
                continue
            raw = notes.raw(*match.span())
            made = [replace(c, standing=Standing.DROPPED) if c is target else c for c in made]
            made.append(
                replace(target, value=value, start=match.start(), end=match.end(), raw=raw,
                        source="correction", standing=Standing.FOUND, confidence=0.8)
            )  # fmt: skip
    return made


def _repaired(notes: Notes, found: list[Candidate], start: int, end: int) -> Candidate | None:
    """Return the number that a correction at `start` means: the last before it, if it is near."""
    if any(c.start < end and start < c.end for c in found):
        return None
    before = [c for c in found if c.field in {"phone", "order_no"} and c.end <= start]
    if not before:
        return None
    last = max(before, key=lambda c: c.end)
    between = notes.folded[last.end : start]
    is_near = len(between) < 30  # noqa: PLR2004 - one breath
    return last if is_near and corrections.CUE.search(notes.folded, last.end, end) else None


def _new_tail(value: str, digits: str) -> str | None:
    number, separator, extension = value.partition(";")
    if len(digits) >= len(number) - 2:
        return None
    return number[: -len(digits)] + digits + separator + extension


def _new_head(value: str, digits: str) -> str | None:
    return f"+86{digits}{value[6:]}" if value.startswith("+861") else None


def _taken_back(notes: Notes, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates with those marked that a later word takes back."""
    made: list[Candidate] = []
    for candidate in found:
        later = [
            c for c in found
            if c.field == candidate.field and c.start >= candidate.end and c is not candidate
            and c.standing is not Standing.DROPPED and not _is_denied(notes, c)
        ]  # fmt: skip
        is_gone = candidate.standing is Standing.FOUND or candidate.standing is Standing.ASK
        if is_gone and _is_gone(notes, candidate, later):
            made.append(replace(candidate, standing=Standing.DROPPED))
        else:
            made.append(candidate)
    return made


def _is_gone(notes: Notes, candidate: Candidate, later: list[Candidate]) -> bool:
    span = (candidate.start, candidate.end)
    if candidate.source != "correction" and _is_denied(notes, candidate):
        return True
    following = min(later, key=lambda c: c.start, default=None)
    if following is None or (following.source == "correction" and candidate.field == "callback"):
        return False
    return corrections.takes_back(
        notes.folded,
        span,
        (following.start, following.end),
        is_renewed=candidate.field in _ENDABLE,
    )


def _is_denied(notes: Notes, candidate: Candidate) -> bool:
    return corrections.is_denied(
        notes.folded, candidate.start, candidate.end, reads_on=candidate.field in _ENDABLE
    )


def _once(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates without repetitions; of single fields the surest that stands."""
    kept: list[Candidate] = []
    for candidate in found:
        if candidate.standing in {Standing.FOUND, Standing.ASK}:
            same = [
                k for k in kept if k.field == candidate.field and k.standing is not Standing.DROPPED
            ]
            if any(k.value == candidate.value for k in same if k.standing is not Standing.INVALID):
                continue
            standing = [k for k in same if k.standing is not Standing.INVALID]
            if candidate.field in _SINGLE and standing:
                if candidate.confidence <= standing[0].confidence:
                    continue
                kept.remove(standing[0])
        kept.append(candidate)
    return kept
