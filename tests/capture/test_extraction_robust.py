"""Notes of any make: extraction never fails, points into the notes, and keeps no secret."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_assist.capture.engine import extract
from agent_assist.capture.row import row
from benchmarks.capture import notes

LANGUAGES = ("zh", "zh-Hant", "en", "ru")
NOW = datetime.fromisoformat("2026-03-12T10:30")
TEXTS = [note.text for path in notes.sets() for note in notes.read(path)]
WORDS = sorted({word for text in TEXTS for word in text.split()})
CARD = "4111111111111111"


def pieces() -> st.SearchStrategy[str]:
    mixed = st.one_of(st.sampled_from(WORDS), st.text(max_size=8), st.sampled_from("，。\t|\n -—:"))
    return st.lists(mixed, max_size=24).map(" ".join)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(pieces(), st.sampled_from(LANGUAGES))
def test_no_text_is_too_strange(text: str, language: str) -> None:
    found = extract(text, NOW, language)
    assert all(0 <= c.start <= c.end <= len(text) for c in found.candidates)
    assert set(row(found)) == {"fields", "invalid", "removed"}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS), st.sampled_from(LANGUAGES))
def test_a_card_among_other_notes_is_never_kept(before: str, after: str, language: str) -> None:
    found = extract(f"{before}\n信用卡 {CARD}\n{after}", NOW, language)
    assert CARD not in found.text
    assert CARD not in str(row(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_notes_are_read_to_the_end(language: str) -> None:
    text = "好的 ok да\n" * 3000 + "电话 phone телефон +86 138 1234 5678"
    assert row(extract(text, NOW, language))["fields"]["phone"] == ["+8613812345678"]  # type: ignore[index]
