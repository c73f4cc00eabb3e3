"""The page of saved records: a search, a masked list, and the fields of the chosen one."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from agent_assist.i18n import N_, _
from agent_assist.screens.records import Detail, RecordsScreen, Row, State
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.notice_line import NoticeLine
from agent_assist.ui.widgets.search_box import SearchBox

REASONS: Final = (
    N_("The person asked for it"),
    N_("Consent was withdrawn"),
    N_("No longer needed"),
    N_("Taken down by mistake"),
)


class RecordsPanel(QWidget):
    """Renders the records screen's state."""

    acted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen: RecordsScreen | None = None
        self._rows: tuple[Row, ...] = ()
        self._search = SearchBox()
        self._list = QListWidget()
        self._details = QGridLayout()
        self._notice = NoticeLine(theme)
        self._export_button = QPushButton(_("Export…"))
        self._erase_button = QPushButton(_("Erase…"))
        self._lock_button = QPushButton()
        self._build()
        self._connect()

    def attach(self, screen: RecordsScreen) -> None:
        """Send intents to this screen."""
        self._screen = screen

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew when the page is opened."""
        super().showEvent(event)
        if self._screen:
            self._screen.shown()

    def show_state(self, state: State) -> None:
        """Show this state."""
        if state.rows != self._rows:
            self._rows = state.rows
            self._fill()
        self._list.blockSignals(True)
        self._list.setCurrentRow(state.chosen)
        self._list.blockSignals(False)
        self._show_details(state.details)
        has_choice = state.chosen >= 0
        self._export_button.setEnabled(has_choice)
        self._erase_button.setEnabled(has_choice)
        self._search.setEnabled(not state.is_locked)
        self._lock_button.setText(_("Unlock") if state.is_locked else _("Lock"))
        self._lock_button.setAccessibleName(self._lock_button.text())
        self._notice.show_notice(state.notice)

    def _build(self) -> None:
        px = self._theme.px
        self._search.setObjectName("value")
        self._search.setPlaceholderText(_("Name, number or its last digits, day"))
        self._search.setAccessibleName(_("Search the records"))
        self._list.setAccessibleName(_("Records"))
        self._list.setMinimumHeight(px(180))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setSpacing(px(2))
        menu = QMenu(self._erase_button)
        menu.aboutToShow.connect(self._ask_to_erase)
        for reason in REASONS:
            menu.addAction(_(reason), partial(self._erase, _(reason)))
        self._erase_button.setMenu(menu)
        for button in (self._export_button, self._erase_button):
            button.setAccessibleName(button.text().rstrip("…"))
        self._details.setHorizontalSpacing(px(8))
        self._details.setVerticalSpacing(px(4))
        self._details.setColumnStretch(1, 1)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._search, 1)
        head.addWidget(self._lock_button)
        foot.addWidget(self._export_button)
        foot.addWidget(self._erase_button)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(16))
        column.setSpacing(px(8))
        for part in (head, self._list, self._details, foot, self._notice):
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addStretch()

    def _connect(self) -> None:
        self._search.textEdited.connect(self._searched)
        self._list.currentRowChanged.connect(self._chosen)
        self._export_button.clicked.connect(self._export)
        self._lock_button.clicked.connect(self._turn_key)
        self._notice.acted.connect(self.acted)

    def _fill(self) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        for row in self._rows:
            item = QListWidgetItem(
                "\n".join((row.who, " · ".join(filter(None, (row.when, row.how)))))
            )
            item.setToolTip(item.text())
            self._list.addItem(item)
        self._list.blockSignals(False)

    def _show_details(self, details: tuple[Detail, ...]) -> None:
        while item := self._details.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for place, detail in enumerate(details):
            name, value = QLabel(detail.label), QLabel(detail.value)
            name.setProperty("tone", "secondary")
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._details.addWidget(QLabel(detail.mark), 2 * place, 0)
            self._details.addWidget(name, 2 * place, 1)
            self._details.addWidget(value, 2 * place + 1, 1, 1, 2)
            if not detail.is_shown:
                self._details.addWidget(self._look_button(detail), 2 * place, 2)

    def _look_button(self, detail: Detail) -> QPushButton:
        button = QPushButton(_("Show"))
        button.setProperty("kind", "quiet")
        button.setAccessibleName(_("Show: {field}").format(field=detail.label))
        button.clicked.connect(partial(self._look, detail.id))
        return button

    def _searched(self, text: str) -> None:
        if self._screen:
            self._screen.search(text)

    def _chosen(self, index: int) -> None:
        if self._screen:
            self._screen.choose(index)

    def _look(self, field_id: str) -> None:
        if self._screen:
            self._screen.look(field_id)

    def _ask_to_erase(self) -> None:
        if self._screen:
            self._screen.ask_to_erase()

    def _erase(self, reason: str) -> None:
        if self._screen:
            self._screen.erase(reason)

    def _export(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(self, _("Export"), "record.json", "JSON (*.json)")
        if path and self._screen:
            self._screen.export(Path(path))

    def _turn_key(self) -> None:
        if self._screen is None:
            return
        if self._screen.state.is_locked:
            self._screen.unlock()
        else:
            self._screen.lock()
