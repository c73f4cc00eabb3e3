"""The program as an agent has it before her, for tests: keys in, windows and texts out."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from agent_assist import bootstrap
from agent_assist import settings as table
from agent_assist.app import Program
from agent_assist.library.collection import Shelf
from agent_assist.library.response import CannedResponse, Placeholder, PlaceholderKind
from agent_assist.library.scenarios import Scenario
from agent_assist.library.search import Search
from agent_assist.paths import Places
from agent_assist.ui.widgets.find_view import FindView
from agent_assist.ui.widgets.search_box import SearchBox
from tests.fakes.desktop import FakeScreen, fake_desktop
from tests.library.libraries import response

HOLD = response("hold", "请稍等", "请您稍等。", scenario="hold")
REFUND = response(
    "date",
    "退款时间",
    "{{name}}，您的退款{{amount}}最晚{{date}}到账。",
    scenario="refund",
    placeholders=(
        Placeholder("name", "称呼"),
        Placeholder("amount", "退款金额", PlaceholderKind.AMOUNT),
        Placeholder("date", "最晚到账日", PlaceholderKind.DATE),
    ),
)
NUMBER = response("number", "110 报警电话", "请拨打110。", scenario="hold")
RETURN = response("return", "退货地址", "退货请寄北京。", scenario="return")
WHEN = response(
    "when",
    "何时回电",
    "{{part}}给您回电。",
    scenario="hold",
    placeholders=(Placeholder("part", "时段", PlaceholderKind.CHOICE, choices=("上午", "下午")),),
)
LIBRARY = (HOLD, REFUND, NUMBER, RETURN, WHEN)
SCENARIOS = tuple(
    Scenario(id_, place, "cases", (("zh", zh), ("en", en), ("ru", ru)))
    for place, (id_, zh, en, ru) in enumerate(
        [
            ("hold", "等待", "Hold", "Ожидание"),
            ("refund", "退款", "Refund", "Возврат денег"),
            ("return", "退货", "Return", "Возврат товара"),
        ]
    )
)


class Running:
    """The program with its windows; `screen` is the desktop, `chat` the customer's window."""

    def __init__(self, qtbot: QtBot, home: Path, settings: dict[str, object]) -> None:
        self._qtbot = qtbot
        places = Places(
            home / "config", home / "data", home / "cache", home / "run", home / "policy.toml"
        )
        known: dict[str, table.Value] = {
            "language": "en", "theme": "light", "agent_no": "8012", "close_to_tray": False,
        }  # fmt: skip
        known.update(settings)  # type: ignore[arg-type]
        table.save(places.settings_file, known)
        self.screen = FakeScreen()
        self.chat = self.screen.open("chat")
        self.program = Program(
            places,
            lambda runner: fake_desktop(self.screen, runner),
            bootstrap.passing_records,
        )
        self.main = self.program.windows.main
        # What follows the first paint reads the shipped packs; here a small library is there.
        self.main.painted.disconnect()
        self.give_library(*LIBRARY)
        self.main.show()
        self.wait(self.main.isActiveWindow)
        self.box.setFocus()
        self.wait(lambda: QApplication.focusWidget() is self.box)
        self.wait(lambda: len(self.program.panel.state.rows) > 0)

    def give_library(self, *responses: CannedResponse) -> None:
        """Let the program have read this library."""
        self.program.collection.adopt(Shelf(), Search.of(responses))
        self.program._adopt_scenarios({scenario.id: scenario for scenario in SCENARIOS})

    @property
    def box(self) -> SearchBox:
        """The search box of the window."""
        return self.finder.box

    @property
    def finder(self) -> FindView:
        """The find section of the window."""
        found = self.main.findChild(FindView)
        assert isinstance(found, FindView)
        return found

    @property
    def palette(self) -> QWidget:
        """The palette."""
        return self.program.windows.palette

    def blanks(self) -> list[QLineEdit]:
        """Return the blanks on screen, in reading order."""
        names = {blank.prompt for blank in self.program.panel.state.blanks}
        fields = self.main.findChildren(QLineEdit)
        shown = [field for field in fields if field.isVisible() and field.accessibleName() in names]
        return sorted(shown, key=lambda field: (field.mapTo(self.main, field.pos()).y(), field.x()))

    def type(self, text: str, widget: QWidget | None = None) -> None:
        """Type into the search box, or another widget, and wait for the answer.

        Plain characters come from keys, all others from an input method.
        """
        into = widget or self.box
        for character in text:
            if character.isascii():
                QTest.keyClicks(into, character)
            else:
                event = QInputMethodEvent("", [])
                event.setCommitString(character)
                QApplication.sendEvent(into, event)
        self.settle()

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the cursor is."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(QApplication.focusWidget() or self.main, key, held)
        self.settle()

    def settle(self) -> None:
        """Wait until the find screens answer what is typed and events are done."""
        for screen in (self.program.panel, self.program.palette):
            self.wait(lambda screen=screen: screen.state.is_settled)
        QCoreApplication.processEvents()

    def wait(self, condition: Callable[[], bool], timeout_ms: int = 5_000) -> None:
        """Wait for a condition, with a bound."""
        self._qtbot.waitUntil(condition, timeout=timeout_ms)

    def focused(self) -> str:
        """Return the accessible name of what has the cursor."""
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget else ""

    def windows(self) -> Iterator[QWidget]:
        """Yield the windows of the program."""
        yield from (self.main, self.palette)

    def end(self) -> None:
        """End the program without ending the test's application."""
        program = self.program
        program.desktop.stop()
        program.runner.close()
        QCoreApplication.processEvents()
        program.windows.tray.hide()
        for window in (self.main, self.palette, program.windows.toast):
            window.hide()
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
