"""What a screen reader says: every control that takes the focus has a name, in every language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from agent_assist.runtime.languages import INTERFACE_LANGUAGES
from tests.ui.conftest import Start
from tests.ui.program import REFUND, Running

Ctrl = Qt.KeyboardModifier.ControlModifier
OPENED_BY = {
    "find": None,
    "draft": (Qt.Key.Key_2, Ctrl),
    "record": (Qt.Key.Key_3, Ctrl),
    "more": (Qt.Key.Key_5, Ctrl),
    "settings": (Qt.Key.Key_Comma, Ctrl),
    "shortcuts": (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    "new response": (Qt.Key.Key_N, Ctrl),
    "agent": (Qt.Key.Key_A, Ctrl | Qt.KeyboardModifier.ShiftModifier),
}
PLACES = pytest.mark.parametrize("place", OPENED_BY)
LANGUAGES = pytest.mark.parametrize("language", INTERFACE_LANGUAGES)


def walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield an interface and all below it."""
    yield interface
    for number in range(interface.childCount()):
        if child := interface.child(number):
            yield from walk(child)


def controls(window: QWidget) -> list[QAccessibleInterface]:
    """Return what the focus can go to in a window, as a screen reader finds it."""
    found = []
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    for interface in walk(root):
        widget = interface.object()
        if isinstance(widget, QWidget) and widget.isVisible() and widget.isEnabled():
            is_inside = isinstance(widget.focusProxy(), QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not is_inside:
                found.append(interface)
    return found


def nameless(window: QWidget) -> list[str]:
    return [
        type(control.object()).__name__
        for control in controls(window)
        if not control.text(QAccessible.Text.Name).strip()
    ]


def open_place(running: Running, place: str) -> QWidget:
    """Open a place of the program and return its window."""
    running.type(REFUND.title)
    if keys := OPENED_BY[place]:
        running.press(*keys)
    dialogs = [d for d in running.main.findChildren(QDialog) if d.isVisible()]
    return dialogs[-1] if dialogs else running.main


@LANGUAGES
@PLACES
def test_every_control_has_a_name(start: Start, place: str, language: str) -> None:
    window = open_place(start(language=language), place)
    if place != "shortcuts":
        assert controls(window)
    assert nameless(window) == []


@LANGUAGES
def test_every_control_of_the_palette_has_a_name(start: Start, language: str) -> None:
    running = start(language=language)
    running.program.call_palette()
    running.wait(running.palette.isVisible)
    assert controls(running.palette)
    assert nameless(running.palette) == []


def test_results_are_read_with_title_and_text(running: Running) -> None:
    running.type("请稍等")
    root = QAccessible.queryAccessibleInterface(running.finder.results)
    assert root is not None
    names = [item.text(QAccessible.Text.Name) for item in walk(root)]
    assert "请稍等. 请您稍等。" in names


@PLACES
def test_tab_comes_round_to_where_it_began(running: Running, place: str) -> None:
    window = open_place(running, place)
    first = QApplication.focusWidget()
    seen = set()
    for _ in range(80):
        running.press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is first:
            return
        seen.add(focused)
    pytest.fail(f"{len(seen)} controls of {window.windowTitle()} and no way back")
