"""Customers and agents of other languages, other eyes and other light."""

import pytest

from tests.journeys.desk import Desk, Sight

pytestmark = pytest.mark.desktop

SEARCH = {"zh": "搜索", "en": "Search", "ru": "Строка поиска"}
LANGUAGE_OF_WINDOW = {
    "zh": "界面语言",
    "en": "Language of the window",
    "ru": "Язык программы",
}


def test_switching_the_customers_language_answers_in_english_and_in_russian(desk: Desk) -> None:
    desk.come_to_front()
    desk.search("refnd", "panel")
    desk.press("Ctrl+l", times=2)  # past traditional Chinese
    english = desk.see(lambda s: s["panel"]["response_language"] == "en")["panel"]
    assert "refund" in english["text"].lower()
    assert english["box"] == "refnd"

    desk.press("Ctrl+l")
    desk.press("Ctrl+a")
    desk.type("возврат денег")
    russian = desk.see(
        lambda s: s["panel"]["query"] == "возврат денег" and s["panel"]["is_settled"]
    )["panel"]
    assert russian["language"] == russian["response_language"] == "ru"


def test_another_language_theme_and_size_lose_neither_the_query_nor_what_is_filled_in(
    desk: Desk,
) -> None:
    desk.come_to_front()
    desk.search("tkdz", "panel")
    desk.press("Tab")
    desk.type("12.50")
    before = work(desk.see(lambda s: s["panel"]["blanks"]["amount"] == "12.50"))

    for key, word in (("Up", SEARCH["zh"]), ("Down", SEARCH["en"]), ("Down", SEARCH["ru"])):
        go_to_language_of_window(desk)
        desk.press(key)
        desk.see(lambda s, word=word: s["look"]["search"] == word)
    desk.see(lambda s: work(s) == before)
    desk.press("Ctrl+1")
    desk.press("Ctrl+Shift+t")
    desk.see(lambda s: s["look"]["is_dark"])
    desk.press("Ctrl+equal", times=10)
    large = desk.see(lambda s: s["look"]["zoom"] == 200 and work(s) == before)
    assert large["window"]["fits"], large["window"]["frame"]

    desk.press("Ctrl+k")
    desk.press("Ctrl+a")
    assert desk.search("tk", "panel")["panel"]["titles"]
    palette = desk.call_palette()["palette"]
    assert palette["fits"], palette["frame"]


def work(sight: Sight) -> Sight:
    """Return what the agent has before her in the panel; notices come and go."""
    return {name: value for name, value in sight["panel"].items() if name != "notice"}


def go_to_language_of_window(desk: Desk) -> None:
    """Open the settings and go on by Tab to the list of languages."""
    desk.press("Ctrl+comma")
    sight = desk.see(lambda s: s["window"]["page"] == "show_more")
    desk.go_to(LANGUAGE_OF_WINDOW[sight["look"]["language"]])
