"""Another language, theme or size lays the windows out anew and loses nothing."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from agent_assist import i18n
from agent_assist.capture.ports import VaultState
from agent_assist.runtime.topics import Topic
from agent_assist.ui import theme as themes
from agent_assist.ui.widgets.draft_editor import DraftEditor
from tests.ui.program import REFUND, Running

CHANGES = pytest.mark.parametrize(
    ("name", "value"),
    [("theme", "dark"), ("zoom", 150), ("density", "compact"), ("language", "ru")],
)


def laid_out_anew(running: Running, name: str, value: object) -> None:
    before = running.box
    running.program.preferences.change(name, value)
    running.wait(lambda: running.box is not before)
    running.settle()


@CHANGES
def test_what_was_searched_and_chosen_stays(running: Running, name: str, value: object) -> None:
    running.type("退")
    running.program.panel.choose(1)
    before = [row.key for row in running.program.panel.state.rows]
    laid_out_anew(running, name, value)
    assert running.box.text() == "退"
    assert running.program.panel.state.chosen == 1
    assert [row.key for row in running.program.panel.state.rows] == before
    assert running.finder.results.currentIndex().row() == 1


@CHANGES
def test_what_was_filled_in_stays(running: Running, name: str, value: object) -> None:
    running.type(REFUND.title)
    running.program.panel.fill_blank("name", "王女士")
    laid_out_anew(running, name, value)
    fields = {f.accessibleName(): f.text() for f in running.main.findChildren(QLineEdit)}
    assert fields["称呼"] == "王女士"


@CHANGES
def test_the_page_and_section_shown_stay(running: Running, name: str, value: object) -> None:
    running.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    shown = visible_fields(running)
    assert shown
    laid_out_anew(running, name, value)
    assert len(visible_fields(running)) == len(shown)


@CHANGES
def test_keys_go_on_working(running: Running, name: str, value: object) -> None:
    laid_out_anew(running, name, value)
    running.box.setFocus()
    running.type("请稍等")
    running.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert running.screen.clipboard == "请您稍等。"
    running.press(Qt.Key.Key_Return)
    running.wait(lambda: running.chat.text == "请您稍等。")


def test_a_key_is_bound_once_however_often_the_window_was_laid_out(running: Running) -> None:
    before = len(running.main.actions())
    laid_out_anew(running, "theme", "dark")
    laid_out_anew(running, "theme", "light")
    assert len(running.main.actions()) == before


def test_the_words_are_those_of_the_new_language(running: Running) -> None:
    laid_out_anew(running, "language", "zh")
    assert i18n.current() == "zh"
    assert running.box.accessibleName() == i18n._("Search")


def test_the_colours_are_those_of_the_new_theme(running: Running) -> None:
    laid_out_anew(running, "theme", "dark")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.palette().window().color().name() == themes.DARK.ground


def test_everything_grows_with_the_zoom(running: Running) -> None:
    before = running.box.sizeHint().height()
    laid_out_anew(running, "zoom", 200)
    assert running.box.sizeHint().height() > 1.5 * before


def test_the_window_stays_where_it_is(running: Running) -> None:
    place = running.main.geometry()
    laid_out_anew(running, "theme", "dark")
    assert running.main.geometry() == place


def test_the_draft_stays_in_use_with_its_text(running: Running) -> None:
    running.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    (editor,) = running.main.findChildren(DraftEditor)
    assert editor.isVisible()
    editor.insertPlainText("您好")
    laid_out_anew(running, "theme", "dark")
    shown = [one for one in running.main.findChildren(DraftEditor) if one.isVisible()]
    assert [one.toPlainText() for one in shown] == ["您好"]


def visible_fields(running: Running) -> list[QLineEdit]:
    return [field for field in running.main.findChildren(QLineEdit) if field.isVisible()]


@pytest.mark.parametrize("section", ["library", "records", "rules"])
def test_news_for_a_page_that_was_open_before_reach_nobody_until_it_is_opened_again(
    running: Running, section: str
) -> None:
    running.program.windows.main.open_page("show_more")
    running.program.windows.more.open(section)
    running.program.commands.show_find()
    laid_out_anew(running, "zoom", 150)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    running.program.topics.publish(Topic.LIBRARY, Topic.CAPTURES)
    running.program.library.refresh()
    running.program.rules.try_out("您好")
    running.program.recording.records.opened(VaultState.OPEN)
    running.settle()
