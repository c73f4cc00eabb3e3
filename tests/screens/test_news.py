"""News wait for one another, the gravest first, and never hide what came of an action."""

from agent_assist.screens.messages.news import News
from agent_assist.screens.messages.notice import Notice, Tone
from tests.screens.desk import Desk

NOTE = Notice("a note")
WARNING = Notice("a warning", Tone.WARNING)
ERROR = Notice("an error", Tone.ERROR)


def test_the_gravest_is_shown_first_with_how_many_are_left() -> None:
    news = News()
    for notice in (NOTE, WARNING, ERROR, WARNING):
        news.add(notice)
    assert news.shown() == Notice("an error  +2", Tone.ERROR)
    assert news.next() == Notice("a warning  +1", Tone.WARNING)
    assert news.next() == NOTE
    assert news.next() is None


def test_news_stay_until_the_next_search_begins(desk: Desk) -> None:
    desk.find.announce(WARNING)
    desk.find.announce(NOTE)
    assert desk.notice() == "a warning  +1"
    desk.find.typed("退")
    assert desk.notice() == "a note"
    desk.find.typed("退款")
    assert desk.notice() == "a note"


def test_what_came_of_an_action_stands_before_the_news(desk: Desk) -> None:
    desk.find.announce(NOTE)
    desk.find.tell(Notice("the text is copied"))
    desk.find.announce(WARNING)
    assert desk.notice() == "the text is copied"
    desk.find.tell(None)
    desk.find.announce(ERROR)
    assert desk.notice() == "an error  +2"
