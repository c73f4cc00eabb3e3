"""The program as `agent_assist.app` puts it together, which also tells what it shows.

A child of the journeys: asked for it by a JSON line, it says what is on the screen, or acts as an
input method does. Keys come from the X server alone.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMenu, QWidget

from agent_assist import app, bootstrap, i18n, paths
from agent_assist.capture.cabinet import Parts
from agent_assist.runtime.clock import Clock
from agent_assist.screens.find import FindScreen
from agent_assist.screens.messages.notice import Notice
from agent_assist.ui.application import application
from agent_assist.ui.toast import Toast
from agent_assist.ui.widgets.find_view import FindView
from tests.fakes.keys import FileKeys

Seen = dict[str, object]


def say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


class Observer:
    """Answers what it is asked on standard input, on the program's own thread."""

    def __init__(self, program: app.Program) -> None:
        self._program = program
        self._rest = b""
        self._answers: dict[str, Callable[[Seen], Seen]] = {
            "look": lambda _: self._look(),
            "compose": self._compose,
        }
        self._moves = 0
        QApplication.instance().focusChanged.connect(self._moved)  # type: ignore[union-attr]
        self._notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._hear)

    def _hear(self) -> None:
        piece = os.read(0, 1 << 16)
        if not piece:
            self._program.stop()
        *lines, self._rest = (self._rest + piece).split(b"\n")
        for line in lines:
            asked = json.loads(line)
            say(event="answer", **self._answers[asked["do"]](asked))

    def _compose(self, asked: Seen) -> Seen:
        """Hand what an input method composes or commits to whatever has the cursor."""
        _settle()
        event = QInputMethodEvent(str(asked["preedit"]), [])
        event.setCommitString(str(asked["commit"]))
        QApplication.sendEvent(QGuiApplication.focusObject(), event)
        return {}

    def _moved(self) -> None:
        self._moves += 1

    def _look(self) -> Seen:
        program = self._program
        windows = program.windows
        return {
            "panel": _finding(program.panel, windows.desk.finder),
            "palette": _finding(program.palette, windows.palette.section)
            | _standing(windows.palette),
            "draft": self._draft(),
            "record": self._record(),
            "window": _standing(windows.main) | {"page": windows.main.page()},
            "look": {
                "language": i18n.current(),
                "search": windows.desk.finder.box.accessibleName(),
                "is_dark": windows.theme.is_dark,
                "zoom": round(100 * windows.theme.zoom),
            },
            "dialog": _dialog(),
            "menu": _menu(),
            "toast": _toast(windows.toast),
            "cursor": _cursor(),
            "moves": self._moves,
            "is_reading": program.collection.is_provisional,
            "faults": list(program.library.state.faults),
        }

    def _record(self) -> Seen:
        state, panel = self._program.recording.record.state, self._program.windows.desk.record
        return {
            "notes": panel.notes.toPlainText(),
            "fields": {row.id: [row.value, row.word] for row in state.rows},
            "chosen": state.chosen,
            "step": state.step,
            "say": state.say.say,
            "groups": list(state.say.groups),
            "is_reading": state.is_reading,
            "is_saved": state.is_saved,
            "notice": _notice(state.notice),
            "saved": [row.who for row in self._program.recording.records.state.rows],
            "vault": self._program.recording.cabinet.state,
        }

    def _draft(self) -> Seen:
        state, editor = self._program.draft.state, self._program.windows.desk.draft.editor
        return {
            "text": state.text,
            "rules": [row.rule for row in state.rows],
            "blocks": [row.rule for row in state.rows if row.is_block],
            "chosen": state.chosen,
            "is_held": state.is_held,
            "notice": _notice(state.notice),
            "selected": editor.textCursor().selectedText(),
            "underlined": [
                mark.cursor.selectedText()
                for mark in editor.extraSelections()
                if mark.format.underlineStyle() is not QTextCharFormat.UnderlineStyle.NoUnderline
            ],
        }


def _settle() -> Seen:
    """Have the keys that were pressed before come first."""
    QGuiApplication.sync()
    return {}


def _finding(screen: FindScreen, view: FindView) -> Seen:
    state = screen.state
    response = screen.chosen_response()
    return {
        "box": view.box.text(),
        "query": state.query,
        "titles": [row.title for row in state.rows],
        "response": response.id if response else "",
        "response_language": response.language if response else "",
        "response_pack": response.pack if response else "",
        "language": state.language,
        "blanks": {blank.name: blank.value for blank in state.blanks},
        "missing": state.first_missing,
        "text": "".join(piece.text for piece in state.preview),
        "notice": _notice(state.notice or state.standing),
        "is_settled": state.is_settled and not state.is_provisional,
    }


def _standing(window: QWidget) -> Seen:
    frame = window.frameGeometry()
    area = window.screen().availableGeometry()
    return {
        "is_shown": window.isVisible(),
        # Qt takes a window for the one with the focus for some time after it was hidden.
        "is_active": window.isVisible() and QGuiApplication.focusWindow() is window.windowHandle(),
        "frame": [frame.x(), frame.y(), frame.width(), frame.height()],
        "fits": frame.width() <= area.width() and frame.height() <= area.height(),
    }


def _notice(notice: Notice | None) -> Seen:
    return {"text": notice.text, "action": notice.action} if notice else {"text": "", "action": ""}


def _dialog() -> str:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    return shown[0].windowTitle() if shown else ""


def _menu() -> list[str]:
    menu = QApplication.activePopupWidget()
    return [action.text() for action in menu.actions()] if isinstance(menu, QMenu) else []


def _toast(toast: Toast) -> str:
    words = [label.text() for label in toast.line.findChildren(QLabel)]
    return " ".join(words).strip() if toast.isVisible() else ""


def _cursor() -> str:
    widget = QApplication.focusWidget()
    if isinstance(widget, QAbstractButton):
        return widget.accessibleName() or widget.text()
    return widget.accessibleName() if widget else ""


def _tell_failure(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    say(event="failure", lines=traceback.format_exception(kind, error, trace))


def _records(places: paths.Places, clock: Clock) -> Parts:
    """Return the program's records with their keys beside them: a keyring is no part of a story."""
    return bootstrap.record_parts(places, clock, FileKeys(places.config / "keys"))


def main() -> None:
    sys.excepthook = _tell_failure
    running = application(sys.argv[:1])
    program = app.Program(paths.places(), records_of=_records)
    observer = Observer(program)
    program.start()
    say(event="ready")
    running.exec()
    del observer


main()
