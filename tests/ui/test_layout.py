"""Nothing is clipped: at 360 and 400 px, in every language, with texts 40 % longer."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from agent_assist.runtime.desktop import Outcome, OutcomeKind, Reason
from agent_assist.runtime.languages import INTERFACE_LANGUAGES
from agent_assist.screens.messages import insertion
from agent_assist.ui.widgets.notice_line import NoticeLine
from tests.ui.conftest import Start
from tests.ui.program import REFUND, Running

WIDTHS = pytest.mark.parametrize("width", [360, 400])
LANGUAGES = pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
Ctrl = Qt.KeyboardModifier.ControlModifier
OPENED_BY = {
    "find": None,
    "draft": (Qt.Key.Key_2, Ctrl),
    "record": (Qt.Key.Key_3, Ctrl),
    "more": (Qt.Key.Key_5, Ctrl),
    "settings": (Qt.Key.Key_Comma, Ctrl),
}
PLACES = pytest.mark.parametrize("keys", list(OPENED_BY.values()), ids=list(OPENED_BY))
LONGER = 1.4
LOW_SCREEN = 690  # of 768 pixels a task bar and a title bar take some
KINDS = {
    Reason.NO_READ: OutcomeKind.NOT_TAKEN,
    Reason.READ_BY_OTHERS: OutcomeKind.NOT_TAKEN,
    Reason.FOCUS_ELSEWHERE: OutcomeKind.TARGET_CHANGED,
    Reason.NOT_FETCHED: OutcomeKind.INSERTED_UNCONFIRMED,
    Reason.PLAIN_OWNER: OutcomeKind.INSERTED_UNCONFIRMED,
}


def opened(running: Running, keys: tuple[object, ...] | None, width: int) -> QWidget:
    running.type(REFUND.title)
    if keys:
        running.press(*keys)  # type: ignore[arg-type]
    running.main.resize(width, 680)
    QCoreApplication.processEvents()
    return running.main


def lengthen(window: QWidget) -> None:
    """Make every text of labels and buttons 40 % longer, as a translation may be."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton) and widget.text() and not rich(widget):
            words = widget.text()
            more = words[: max(1, round(len(words) * (LONGER - 1)))]
            widget.setText(f"{words} {more}".strip() if len(words) > 1 else words)
    QCoreApplication.processEvents()
    QCoreApplication.processEvents()


def rich(widget: QWidget) -> bool:
    return isinstance(widget, QLabel) and widget.textFormat() is Qt.TextFormat.RichText


def clipped(window: QWidget) -> list[str]:
    """Return the texts on screen that have less room than they need."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisibleTo(window) and widget.visibleRegion().isEmpty() is False:
            if isinstance(widget, QLabel) and not fits_label(widget):
                found.append(f"label: {widget.text()}")
            if isinstance(widget, QAbstractButton) and not fits_button(widget):
                found.append(f"button: {widget.text()}")
            if isinstance(widget, QComboBox) and not fits_choice(widget):
                found.append(f"choice: {widget.currentText()}")
    return found


def fits_label(label: QLabel) -> bool:
    if not label.text() or not label.pixmap().isNull() or type(label).__name__ == "ElidedLabel":
        return True
    if label.wordWrap():
        return label.heightForWidth(label.width()) <= label.height() + 1
    return label.sizeHint().width() <= label.width() + 1


def fits_button(button: QAbstractButton) -> bool:
    if not button.text():
        return True
    room = button.width() - (24 if isinstance(button, QCheckBox) else 0)
    needed = max(button.fontMetrics().horizontalAdvance(line) for line in button.text().split("\n"))
    return needed <= room


def fits_choice(choice: QComboBox) -> bool:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    field = choice.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, choice
    )
    return choice.fontMetrics().horizontalAdvance(choice.currentText()) <= field.width() + 2


@WIDTHS
@LANGUAGES
@PLACES
def test_nothing_is_clipped(
    start: Start, keys: tuple[object, ...] | None, language: str, width: int
) -> None:
    window = opened(start(language=language), keys, width)
    assert window.width() == width
    assert clipped(window) == []


@WIDTHS
@PLACES
def test_nothing_is_clipped_when_texts_are_longer(
    running: Running, keys: tuple[object, ...] | None, width: int
) -> None:
    window = opened(running, keys, width)
    lengthen(window)
    assert window.width() == width
    assert clipped(window) == []


@PLACES
def test_nothing_is_clipped_at_twice_the_size(
    start: Start, keys: tuple[object, ...] | None
) -> None:
    window = opened(start(zoom=200), keys, 800)
    assert clipped(window) == []


@pytest.mark.parametrize("zoom", [150, 200])
@pytest.mark.parametrize("is_filling", [False, True])
@pytest.mark.parametrize("place", ["find", "draft", "record"])
def test_on_a_low_screen_parts_fold_away_and_nothing_is_clipped(
    start: Start, zoom: int, place: str, *, is_filling: bool
) -> None:
    running = start(zoom=zoom)
    opened(running, OPENED_BY[place], 800)
    if is_filling:
        running.program.panel.tell(insertion.after(Outcome(OutcomeKind.NOT_TAKEN, Reason.NO_READ)))
        if place == "find":
            running.press(Qt.Key.Key_Tab)
    running.main.resize(800, LOW_SCREEN)
    QCoreApplication.processEvents()
    assert running.main.height() == LOW_SCREEN
    assert clipped(running.main) == []


@LANGUAGES
def test_dialogs_stay_within_the_screen(start: Start, language: str) -> None:
    running = start(language=language, zoom=200)
    room = running.main.screen().availableSize()
    handlers = running.program.commands.for_panel()
    for action in ("shortcuts", "new_response", "change_agent"):
        handlers[action]()
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        QCoreApplication.processEvents()
        assert dialog.height() < room.height()
        dialog.close()


def test_a_window_can_be_made_as_narrow_as_its_sections(running: Running) -> None:
    running.main.resize(10, 680)
    assert running.main.width() <= 360


@LANGUAGES
@pytest.mark.parametrize("reason", [r for r in Reason if r not in {Reason.TAKEN, Reason.UNDONE}])
def test_every_notice_has_room_for_its_sentence(
    start: Start, language: str, reason: Reason
) -> None:
    running = start(language=language)
    opened(running, None, 360)
    kind = KINDS.get(reason, OutcomeKind.COPIED_ONLY)
    running.program.panel.tell(insertion.after(Outcome(kind, reason)))
    QCoreApplication.processEvents()
    lines = [line for line in running.main.findChildren(NoticeLine) if line.isVisible()]
    assert [text for line in lines for text in clipped(line)] == []


def test_a_long_name_is_shown_in_full_or_with_a_mark(start: Start) -> None:
    long = "Александра Константиновна Преображенская-Воскресенская"
    running = start(company="ООО «Очень Длинное Название»", agent_name=long)
    assert clipped(opened(running, None, 360)) == []
