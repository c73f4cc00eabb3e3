"""The record section by mouse and keys: no click saves what was not confirmed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from agent_assist import bootstrap
from agent_assist.capture.record import Query
from agent_assist.packs import folders
from agent_assist.paths import shipped_packs
from agent_assist.screens.record_state import Step
from agent_assist.ui.panels.record import RecordPanel
from tests.ui.program import Running

Ctrl = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
PHONE = "电话13812345678"


@pytest.fixture
def panel(running: Running) -> RecordPanel:
    """The record section in use, its fields read and the records open."""
    recording = running.program.recording
    recording.read_pages(folders.find(shipped_packs(), (), shipped_packs() / "own"))
    running.program.runner.run(recording.cabinet.open, recording.records.opened, pytest.fail)
    running.wait(lambda: recording.cabinet.state == "open" and bool(recording.record.state.rows))
    running.press(Qt.Key.Key_3, Ctrl)
    made = running.program.windows.desk.record
    running.wait(made.notes.hasFocus)
    return made


def noted(running: Running, panel: RecordPanel, text: str) -> None:
    running.type(text, panel.notes)
    record = running.program.recording.record
    running.wait(lambda: not record.state.is_reading)


def saved(running: Running) -> int:
    return len(running.program.recording.cabinet.store().find(Query()))


def click(panel: RecordPanel, name: str) -> None:
    buttons = [b for b in panel.findChildren(QAbstractButton) if b.accessibleName() == name]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def test_no_click_saves_a_number_that_was_not_confirmed(
    running: Running, panel: RecordPanel
) -> None:
    noted(running, panel, PHONE)
    click(panel, "Save")
    running.settle()
    assert saved(running) == 0
    notice = running.program.recording.record.state.notice
    assert notice is not None
    assert "Phone" in notice.text


def test_a_number_is_read_back_and_saved_by_mouse_alone(
    running: Running, panel: RecordPanel
) -> None:
    record = running.program.recording.record
    noted(running, panel, PHONE)
    click(panel, "Read back")
    assert record.state.step is Step.ANSWER
    click(panel, "Yes, right")
    click(panel, "Yes, right")
    click(panel, "Save")
    running.wait(lambda: record.state.is_saved)
    assert saved(running) == 1


def test_what_was_removed_cannot_be_undone(running: Running, panel: RecordPanel) -> None:
    running.type("CVV 123", panel.notes)
    running.press(Qt.Key.Key_Z, Ctrl)
    assert panel.notes.toPlainText() == "CVV •••"
    assert not panel.notes.document().isUndoAvailable()


def test_enter_in_the_list_goes_to_the_line_and_enter_there_takes_the_value(
    running: Running, panel: RecordPanel
) -> None:
    panel.fields.setFocus()
    running.program.recording.record.choose("email")
    running.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is panel.value
    running.type("li@example.com", panel.value)
    running.press(Qt.Key.Key_Return)
    rows = running.program.recording.record.state.rows
    running.wait(
        lambda: any(
            row.value == "li@example.com" for row in running.program.recording.record.state.rows
        )
    )
    assert rows


def test_the_confirmed_number_stands_in_the_window_after_its_key(
    running: Running, panel: RecordPanel
) -> None:
    noted(running, panel, PHONE)
    running.press(Qt.Key.Key_F9)
    running.press(Qt.Key.Key_Return)
    running.press(Qt.Key.Key_Return)
    running.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    running.wait(lambda: running.chat.text == "+8613812345678")


def test_the_next_customer_finds_empty_notes(running: Running, panel: RecordPanel) -> None:
    noted(running, panel, PHONE)
    running.press(Qt.Key.Key_F6)
    assert panel.notes.toPlainText() == ""


def test_locking_takes_notes_away_and_unlocking_brings_them_back(
    running: Running, panel: RecordPanel
) -> None:
    recording = running.program.recording
    noted(running, panel, PHONE)
    running.press(Qt.Key.Key_L, Ctrl, Shift)
    running.wait(lambda: recording.records.state.is_locked and recording.cabinet.state == "locked")
    assert panel.notes.toPlainText() == ""
    recording.records.unlock()
    running.wait(lambda: panel.notes.toPlainText() == PHONE)


def test_packs_say_what_is_asked_for(running: Running, panel: RecordPanel) -> None:
    pages = bootstrap.record_pages(folders.find(shipped_packs(), (), shipped_packs() / "own"))
    shown = {row.id for row in running.program.recording.record.state.rows}
    assert shown <= {field.id for field in pages.fields}
    assert "phone" in shown
    assert panel.fields.count() == len(shown)
