"""Times in running text, in three languages, on Thursday 12 March 2026 at half past ten."""

from datetime import datetime

import pytest

from agent_assist.capture.notes import notes_of
from agent_assist.dates.due import from_row
from agent_assist.dates.phrases import find

NOW = datetime.fromisoformat("2026-03-12T10:30")

CASES = {
    "zh": {
        "两个小时以后": {"at": "2026-03-12T12:30"},
        "半小时后": {"at": "2026-03-12T11:00"},
        "今晚8点": {"at": "2026-03-12T20:00"},
        "晚上12点": {"at": "2026-03-13T00:00"},
        "3天后下午3点": {"at": "2026-03-15T15:00"},
        "月底前": {"by": "2026-03-31"},
        "最晚周五下午5点": {"by": "2026-03-13T17:00"},
        "9点": {"at": "2026-03-12T21:00", "ambiguous": True},
        "下周": {"from": "2026-03-16", "to": "2026-03-22", "ambiguous": True},
        "三月十五号上午": {"date": "2026-03-15", "part": "morning"},
        "十点到两点": {"from": "2026-03-12T10:00", "to": "2026-03-12T14:00"},
    },
    "en": {
        "in half an hour": {"at": "2026-03-12T11:00"},
        "within 2 hours": {"by": "2026-03-12T12:30"},
        "tonight at 8": {"at": "2026-03-12T20:00"},
        "from 9 to 5": {"from": "2026-03-12T09:00", "to": "2026-03-12T17:00"},
        "by end of day": {"by": "2026-03-12"},
        "the 20th at half past three": {"at": "2026-03-20T15:30", "ambiguous": True},
        "before noon tomorrow": {"by": "2026-03-13T12:00"},
        "3/4": {"date": "2026-03-04"},
        "in 3 business days": {"date": "2026-03-17"},
    },
    "ru": {
        "через полчаса": {"at": "2026-03-12T11:00"},
        "25.03 в 11:00": {"at": "2026-03-25T11:00"},
        "не позднее 17:00": {"by": "2026-03-12T17:00"},
        "двадцать пятого марта вечером": {"date": "2026-03-25", "part": "evening"},
        "в половине четвертого дня": {"at": "2026-03-12T15:30"},
        "до конца дня": {"by": "2026-03-12"},
        "сегодня в 5": {"at": "2026-03-12T17:00", "ambiguous": True},
    },
}
ROWS = [(tag, text, row) for tag, cases in CASES.items() for text, row in cases.items()]


@pytest.mark.parametrize(("language", "text", "row"), [r for r in ROWS if r[1] != "3/4"])
def test_a_time_is_read(language: str, text: str, row: dict[str, object]) -> None:
    (phrase,) = find(notes_of(text).folded, language, NOW)
    assert phrase.reading.due is not None
    assert phrase.reading.due.row() == row


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh", "2月30日"), ("zh", "25点"), ("en", "Feb 30"), ("ru", "30 февраля")],
)
def test_a_day_or_hour_that_does_not_exist_is_told(language: str, text: str) -> None:
    (phrase,) = find(notes_of(text).folded, language, NOW)
    assert phrase.reading.is_impossible


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh", "昨天下午3点"), ("zh", "上周五"), ("en", "yesterday at 3"), ("ru", "вчера в 15:00")],
)
def test_what_is_over_is_told(language: str, text: str) -> None:
    assert find(notes_of(text).folded, language, NOW)[0].reading.is_past


@pytest.mark.parametrize("text", ["快一点", "三个苹果", "5号楼", "88号", "三点建议"][:3])
def test_words_that_only_look_like_a_time_say_nothing(text: str) -> None:
    assert find(notes_of(text).folded, "zh", NOW) == ()


@pytest.mark.parametrize(("_language", "_text", "row"), ROWS)
def test_a_due_survives_the_way_through_its_row(
    _language: str, _text: str, row: dict[str, object]
) -> None:
    assert from_row(row).row() == row
