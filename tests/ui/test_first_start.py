"""The first start's dialog: page after page, in the language just chosen, the hotkey tried."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from agent_assist import i18n
from agent_assist.runtime.desktop import HotkeyState
from agent_assist.screens.first_start import FirstStart, pages
from agent_assist.screens.messages import capture as messages
from agent_assist.settings import Settings, Value, defaults
from agent_assist.ui.dialogs.first_start import FirstStartDialog
from agent_assist.ui.theme import theme_for


class World:
    """The dialog over settings in memory."""

    def __init__(self, qtbot: QtBot) -> None:
        self.settings: Settings = defaults()
        self.hotkey = HotkeyState.GRABBED
        screen = FirstStart(lambda: self.settings, self._change, pages(self.settings))
        self.dialog = FirstStartDialog(
            theme_for("light", zoom=100, is_compact=False),
            screen,
            lambda: self.hotkey,
            lambda tell: tell(messages.recovery_key()),
        )
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    def _change(self, values: dict[str, Value]) -> None:
        for name, value in values.items():
            self.settings = self.settings.changed(name, value)
        i18n.use(self.settings.text("language"))

    def field(self, name: str) -> QLineEdit:
        found = self.dialog.findChildren(QLineEdit)
        return next(f for f in found if f.accessibleName() == name and f.isVisible())

    def press(self, words: str) -> None:
        found = self.dialog.findChildren(QPushButton)
        next(b for b in found if b.text().replace("&", "") == words and b.isVisible()).click()

    def says(self, words: str) -> bool:
        return any(
            words in label.text() for label in self.dialog.findChildren(QLabel) if label.isVisible()
        )


@pytest.fixture
def world(qtbot: QtBot) -> Iterator[World]:
    i18n.use("en")
    yield World(qtbot)
    i18n.use("en")


def test_the_pages_take_the_answers_and_close(world: World) -> None:
    world.press("Go on")
    world.field("Company").setText(" Acme ")
    world.field("Agent number").setText("1024")
    world.press("Go on")
    world.press("Go on")
    assert world.says("Write the recovery key down")
    world.press("Begin")
    assert not world.dialog.isVisible()
    assert (world.settings.text("company"), world.settings.text("agent_no")) == ("Acme", "1024")


def test_the_next_words_are_in_the_language_just_chosen(world: World) -> None:
    (box,) = world.dialog.findChildren(QComboBox)
    box.setCurrentIndex(box.findData("ru"))
    box.activated.emit(box.currentIndex())
    assert world.settings.text("language") == "ru"
    world.press(i18n._("Go on"))
    assert world.says(i18n._("Responses say these for you. They stay on this computer."))


def test_the_hotkey_is_heard_on_its_page_only(world: World) -> None:
    assert not world.dialog.hear()
    world.press("Go on")
    world.press("Go on")
    assert world.dialog.hear()
    assert world.says("It works")


def test_a_hotkey_of_another_program_is_told_and_can_be_changed(world: World) -> None:
    world.hotkey = HotkeyState.TAKEN
    world.press("Go on")
    world.press("Go on")
    assert world.says("another program")
    world.hotkey = HotkeyState.GRABBED
    field = world.field("Open the palette")
    field.selectAll()
    field.insert("Ctrl+Alt+J")
    field.editingFinished.emit()
    assert world.settings.text("palette_hotkey") == "Ctrl+Alt+J"
    assert world.says("Waiting for Ctrl+Alt+J")


def test_the_recovery_key_is_shown_on_demand(world: World) -> None:
    asked: list[str] = []
    world.dialog.acted.connect(asked.append)
    for _ in range(3):
        world.press("Go on")
    world.press("Show the key")
    assert asked == ["recovery_key"]


def test_back_keeps_what_was_typed(world: World) -> None:
    world.press("Go on")
    world.field("Company").setText("Acme")
    world.press("Back")
    assert world.settings.text("company") == "Acme"
