"""What an administrator has switched off says so and does nothing."""

from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.conftest import Start


def dialogs() -> list[QDialog]:
    windows = QApplication.topLevelWidgets()
    return [w for w in windows if isinstance(w, QDialog) and w.isVisible()]


def test_own_responses_that_are_switched_off_are_not_written(start: Start) -> None:
    running = start(features_off=("own_responses",))
    handlers = running.program._wiring().panel_handlers
    handlers["new_response"]()
    running.settle()
    assert dialogs() == []
    notice = running.program.panel.state.notice
    assert notice is not None
    assert "administrator" in notice.text


def test_everything_is_there_when_nothing_is_switched_off(start: Start) -> None:
    running = start()
    running.program._wiring().panel_handlers["new_response"]()
    running.settle()
    assert len(dialogs()) == 1
    dialogs()[0].reject()
