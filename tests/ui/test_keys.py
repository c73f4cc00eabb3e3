"""Keys, as fingers know them (contracts 4): they do the same wherever the cursor is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.program import HOLD, REFUND, Running

Key, Ctrl, Alt, Shift = (
    Qt.Key,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def compose(running: Running, preedit: str) -> None:
    QApplication.sendEvent(running.box, QInputMethodEvent(preedit, []))


def commit(running: Running, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(running.box, event)
    running.settle()


# Typing


def test_digits_always_type(running: Running) -> None:
    running.type("110")
    assert running.box.text() == "110"
    assert running.program.panel.state.rows[0].title == "110 报警电话"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape, Key.Key_Down, Key.Key_Enter])
def test_while_composing_every_key_is_the_composers(running: Running, key: Qt.Key) -> None:
    running.type("请")
    compose(running, "ni")
    before = running.program.panel.state
    running.press(key)
    assert running.program.panel.state == before
    assert running.chat.text == ""


def test_while_composing_the_keys_of_results_choose_none(running: Running) -> None:
    compose(running, "ni")
    running.press(Key.Key_2, Alt)
    assert running.program.panel.state.chosen == 0


def test_what_is_composed_is_searched_once_it_is_committed(running: Running) -> None:
    compose(running, "qing")
    assert running.program.panel.state.query == ""
    commit(running, "请")
    assert running.program.panel.state.query == "请"
    running.press(Key.Key_Return)
    running.wait(lambda: running.chat.text == HOLD.body)


def test_a_composition_ends_with_the_focus(running: Running) -> None:
    compose(running, "ni")
    running.box.clearFocus()
    running.box.setFocus()
    assert not running.box.is_composing


# Choosing and inserting


def test_enter_inserts_the_chosen_response(running: Running) -> None:
    running.type("请稍等")
    running.press(Key.Key_Return)
    running.wait(lambda: running.chat.text == HOLD.body)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_alt_and_a_digit_choose_a_result(running: Running, number: int) -> None:
    running.press(Key.Key_0 + number, Alt)
    assert running.program.panel.state.chosen == number - 1
    assert running.box.text() == ""


def test_the_arrows_move_through_the_results(running: Running) -> None:
    running.press(Key.Key_Down)
    running.press(Key.Key_Down)
    running.press(Key.Key_Up)
    assert running.program.panel.state.chosen == 1


def test_a_double_click_takes_a_row(running: Running) -> None:
    running.type("请稍等")
    results = running.finder.results
    place = results.visualRect(results.model().index(0, 0)).center()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(results.viewport(), left, pos=place)
    QTest.mouseDClick(results.viewport(), left, pos=place)
    running.wait(lambda: running.chat.text == HOLD.body)


# Copying


def test_ctrl_c_without_a_selection_copies_the_response(running: Running) -> None:
    running.type("请稍等")
    running.press(Key.Key_C, Ctrl)
    assert running.screen.clipboard == HOLD.body


def test_ctrl_c_with_a_selection_copies_the_selection(running: Running) -> None:
    running.type("请稍等")
    running.box.setSelection(0, 1)
    running.press(Key.Key_C, Ctrl)
    assert QApplication.clipboard().text() == "请"
    assert running.screen.clipboard == ""


def test_ctrl_c_in_a_blank_without_a_selection_copies_the_response(running: Running) -> None:
    running.type("请稍等")
    running.box.clear()
    running.type("退款时间")
    fill(running, "王女士", "12元", "3-12")
    running.press(Key.Key_C, Ctrl)
    assert running.screen.clipboard.startswith("王女士，您的退款12元")


def test_ctrl_c_in_a_choice_without_a_selection_copies_the_response(running: Running) -> None:
    running.type("何时回电")
    running.press(Key.Key_Tab)
    running.press(Key.Key_Down)
    running.press(Key.Key_End)
    running.press(Key.Key_C, Ctrl)
    assert running.screen.clipboard in {"上午给您回电。", "下午给您回电。"}


# Blanks


def fill(running: Running, *values: str) -> None:
    for value in values:
        running.press(Key.Key_Tab)
        running.type(value, QApplication.focusWidget())


def test_tab_goes_from_the_box_through_the_blanks_in_reading_order(running: Running) -> None:
    running.type("退款时间")
    seen = []
    for _ in range(3):
        running.press(Key.Key_Tab)
        seen.append(running.focused())
    assert seen == ["称呼", "退款金额", "最晚到账日"]


def test_shift_tab_goes_back_to_the_box(running: Running) -> None:
    running.type("退款时间")
    running.press(Key.Key_Tab)
    running.press(Key.Key_Backtab, Shift)
    assert QApplication.focusWidget() is running.box


def test_enter_goes_to_the_first_blank_that_is_missing_and_inserts_nothing(
    running: Running,
) -> None:
    running.type("退款时间")
    running.press(Key.Key_Return)
    assert running.focused() == "称呼"
    assert running.chat.text == ""


def test_enter_in_a_blank_inserts_when_nothing_is_missing(running: Running) -> None:
    running.type("退款时间")
    fill(running, "王女士", "12元", "3-12")
    running.press(Key.Key_Return)
    running.wait(lambda: running.chat.text.startswith("王女士，您的退款12元最晚3月12日"))


def test_enter_in_a_blank_inserts_once(running: Running) -> None:
    running.type("退款时间")
    fill(running, "王女士", "12元", "3-12")
    running.press(Key.Key_Return)
    running.wait(lambda: bool(running.chat.text))
    running.settle()
    assert running.chat.text.count("王女士") == 1


def test_escape_in_a_blank_goes_back_to_the_box_and_keeps_the_search(running: Running) -> None:
    running.type("退款时间")
    running.press(Key.Key_Tab)
    running.press(Key.Key_Escape)
    assert QApplication.focusWidget() is running.box
    assert running.box.text() == "退款时间"


def test_what_is_typed_into_a_blank_is_not_turned_round_under_the_cursor(running: Running) -> None:
    running.type("退款时间")
    fill(running, "王女士", "12元", "3-12")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "3-12"


# Going back


def test_escape_empties_the_box(running: Running) -> None:
    running.type("退款")
    running.press(Key.Key_Escape)
    assert running.box.text() == ""
    assert len(running.program.panel.state.rows) > 1


def test_ctrl_k_brings_the_cursor_into_the_box_with_its_text_selected(running: Running) -> None:
    running.type("退款时间")
    running.press(Key.Key_Tab)
    running.press(Key.Key_K, Ctrl)
    assert QApplication.focusWidget() is running.box
    assert running.box.selectedText() == "退款时间"


def test_the_next_customer_finds_empty_boxes(running: Running) -> None:
    running.type("退款时间")
    fill(running, "王女士")
    running.press(Key.Key_F6)
    assert running.box.text() == ""
    running.type("退款时间", running.box)
    assert [field.text() for field in running.blanks()] == ["", "", ""]


# Other pages


def open_settings(running: Running) -> QLineEdit:
    running.press(Key.Key_Comma, Ctrl)
    field = next(
        f for f in running.main.findChildren(QLineEdit)
        if f.isVisible() and f.accessibleName() == "Company"
    )  # fmt: skip
    field.setFocus()
    running.wait(field.hasFocus)
    return field


def test_enter_on_the_settings_page_inserts_nothing(running: Running) -> None:
    running.type("请稍等")
    field = open_settings(running)
    running.type("Acme", field)
    running.press(Key.Key_Return)
    assert running.chat.text == ""
    assert running.program.preferences.settings.text("company") == "Acme"


def test_enter_on_a_button_presses_the_button_and_inserts_nothing(running: Running) -> None:
    running.type("请稍等")
    for _ in range(30):
        running.press(Key.Key_Tab)
        if QApplication.focusWidget() is not running.box:
            break
    assert QApplication.focusWidget() is not running.box
    running.press(Key.Key_Return)
    popup = QApplication.activePopupWidget()
    if popup:
        popup.close()
    running.settle()
    assert running.chat.text == ""


def test_escape_on_the_settings_page_goes_back_to_find(running: Running) -> None:
    open_settings(running)
    running.press(Key.Key_Escape)
    assert running.box.isVisible()


# The palette


def call_palette(running: Running) -> None:
    running.program.call_palette()
    running.wait(running.palette.isVisible)
    box = running.program.windows.palette.section.box
    running.wait(lambda: QApplication.focusWidget() is box)


def test_the_palette_inserts_into_the_window_that_was_in_front_and_goes(running: Running) -> None:
    call_palette(running)
    running.type("请稍等", running.program.windows.palette.section.box)
    running.press(Key.Key_Return)
    running.wait(lambda: running.chat.text == HOLD.body)
    assert not running.palette.isVisible()


def test_escape_sends_the_palette_away_and_gives_the_focus_back(running: Running) -> None:
    other = running.screen.open("other")
    call_palette(running)
    running.screen.front = running.chat
    running.press(Key.Key_Escape)
    assert not running.palette.isVisible()
    assert running.screen.front is other


def test_the_palette_stays_when_a_blank_is_missing(running: Running) -> None:
    call_palette(running)
    running.type(REFUND.title, running.program.windows.palette.section.box)
    running.press(Key.Key_Return)
    assert running.palette.isVisible()
    assert running.focused() == "称呼"


def test_alt_and_a_digit_choose_in_the_palette_too(running: Running) -> None:
    call_palette(running)
    running.press(Key.Key_2, Alt)
    assert running.program.palette.state.chosen == 1
    assert running.program.panel.state.chosen == 0
