"""The settings page: a field for every row, in force at once, locked where a policy says so."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from agent_assist.settings import SETTINGS, Group, Setting, Settings, Value, defaults
from agent_assist.ui.panels.settings import SettingsPanel
from agent_assist.ui.theme import LIGHT, Theme

VISIBLE = [row for row in SETTINGS if row.group is not Group.HIDDEN]
FIELDS = (QLineEdit, QComboBox, QCheckBox, QSpinBox, QPlainTextEdit)


@dataclass
class Page:
    """The page on screen, and what it was told to change."""

    panel: SettingsPanel
    changes: list[tuple[str, Value]] = field(default_factory=list)

    def field(self, label: str) -> QWidget:
        """Return the field of this accessible name."""
        found = [w for w in self.panel.findChildren(QWidget) if w.accessibleName() == label]
        (one,) = [widget for widget in found if isinstance(widget, FIELDS)]
        return one


def page(qtbot: QtBot, settings: Settings) -> Page:
    changes: list[tuple[str, Value]] = []
    panel = SettingsPanel(Theme(LIGHT), settings, lambda name, value: changes.append((name, value)))
    qtbot.addWidget(panel)
    panel.show()
    return Page(panel, changes)


@pytest.mark.parametrize("row", VISIBLE, ids=lambda row: row.name)
def test_every_visible_row_has_a_field(qtbot: QtBot, row: Setting) -> None:
    assert page(qtbot, defaults()).field(row.label).isEnabled()


@pytest.mark.parametrize("row", VISIBLE, ids=lambda row: row.name)
def test_a_row_that_a_policy_binds_is_locked(qtbot: QtBot, row: Setting) -> None:
    bound = Settings(defaults().values, frozenset({row.name}))
    assert not page(qtbot, bound).field(row.label).isEnabled()


def test_showing_the_page_changes_nothing(qtbot: QtBot) -> None:
    settings = defaults().changed("zoom", 120).changed("team_packs", ("/a", "/b"))
    assert page(qtbot, settings).changes == []


def test_a_field_shows_the_value_in_force(qtbot: QtBot) -> None:
    settings = defaults().changed("company", "Acme").changed("theme", "dark").changed("zoom", 120)
    shown = page(qtbot, settings)
    company, theme, zoom = (shown.field(label) for label in ("Company", "Theme", "Zoom, %"))
    assert isinstance(company, QLineEdit)
    assert company.text() == "Acme"
    assert isinstance(theme, QComboBox)
    assert theme.currentData() == "dark"
    assert isinstance(zoom, QSpinBox)
    assert zoom.value() == 120


def test_a_text_is_in_force_when_it_is_finished_and_not_before(qtbot: QtBot) -> None:
    shown = page(qtbot, defaults())
    company = shown.field("Company")
    QTest.keyClicks(company, "Acme")
    assert shown.changes == []
    QTest.keyClick(company, Qt.Key.Key_Return)
    assert shown.changes == [("company", "Acme")]


def test_a_text_may_be_changed_and_changed_back(qtbot: QtBot) -> None:
    shown = page(qtbot, defaults().changed("company", "Acme"))
    company = shown.field("Company")
    assert isinstance(company, QLineEdit)
    for text in ("Other", "Acme"):
        company.selectAll()
        QTest.keyClicks(company, text)
        QTest.keyClick(company, Qt.Key.Key_Return)
    assert shown.changes == [("company", "Other"), ("company", "Acme")]


def test_leaving_a_text_as_it_was_changes_nothing(qtbot: QtBot) -> None:
    shown = page(qtbot, defaults().changed("company", "Acme"))
    QTest.keyClick(shown.field("Company"), Qt.Key.Key_Return)
    assert shown.changes == []


def test_a_tick_is_in_force_at_once(qtbot: QtBot) -> None:
    shown = page(qtbot, defaults())
    QTest.keyClick(shown.field("Stay above other windows"), Qt.Key.Key_Space)
    assert shown.changes == [("stay_on_top", True)]


def test_a_choice_is_in_force_when_it_is_made(qtbot: QtBot) -> None:
    shown = page(qtbot, defaults())
    QTest.keyClick(shown.field("Theme"), Qt.Key.Key_Down)
    assert shown.changes == [("theme", "light")]


def test_a_number_stays_within_its_range(qtbot: QtBot) -> None:
    zoom = page(qtbot, defaults()).field("Zoom, %")
    assert isinstance(zoom, QSpinBox)
    assert (zoom.minimum(), zoom.maximum()) == (80, 200)


def leave_with(field: QPlainTextEdit, text: str) -> None:
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusIn))
    field.insertPlainText(text)
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut))


def test_folders_stand_one_a_line(qtbot: QtBot) -> None:
    shown = page(qtbot, defaults())
    folders = shown.field("Team packs")
    assert isinstance(folders, QPlainTextEdit)
    leave_with(folders, " /a \n\n/b\n")
    assert shown.changes == [("team_packs", ("/a", "/b"))]


def test_folders_are_in_force_when_they_are_finished_and_not_letter_by_letter(
    qtbot: QtBot,
) -> None:
    shown = page(qtbot, defaults())
    QTest.keyClicks(shown.field("Team packs"), "/team")
    assert shown.changes == []
