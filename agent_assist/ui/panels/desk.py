"""The desk: find, draft and record in one column, side by side where there is room."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from agent_assist.i18n import _
from agent_assist.screens.actions import BY_ID
from agent_assist.ui.actions import button
from agent_assist.ui.panels.draft import DraftPanel
from agent_assist.ui.panels.record import RecordPanel
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.elided_label import ElidedLabel
from agent_assist.ui.widgets.find_view import FindView
from agent_assist.ui.widgets.section import Section

_WIDE: Final = 900
_LOW: Final = 330
"""Below this height, before zoom, shut sections have no line of their own."""
_BUTTONS: Final = ("favourite", "new_response", "edit_response", "dock", "next_customer")


class Desk(QWidget):
    """A strip with the agent and the most used actions over the sections; one of them is in use."""

    def __init__(self, theme: Theme, handlers: Mapping[str, Callable[[], None]]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._theme = theme
        self.finder = FindView(theme, text_lines=2)
        self.draft = DraftPanel(theme)
        self.record = RecordPanel(theme)
        self._sections = {
            "show_find": self._section("show_find", self.finder),
            "show_draft": self._section("show_draft", self.draft),
            "show_record": self._section("show_record", self.record),
        }
        self._in_use = "show_find"
        self._agent = ElidedLabel()
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._column.setSpacing(0)
        for section in self._sections.values():
            self._column.addWidget(section, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_strip(handlers))
        column.addLayout(self._column, 1)
        self.draft.summed_up.connect(self._sections["show_draft"].show_summary)
        self.record.summed_up.connect(self._sections["show_record"].show_summary)
        self._arrange()

    def open(self, action_id: str) -> None:
        """Use the section of this action: the cursor goes there."""
        self._in_use = action_id
        self._arrange()
        if action_id == "show_draft":
            self.draft.editor.setFocus()
        elif action_id == "show_record":
            self.record.notes.setFocus()
        else:
            self.finder.focus_search()

    @property
    def in_use(self) -> str:
        """The id of the action that opens the section in use."""
        return self._in_use

    def show_agent(self, text: str) -> None:
        """Show who is at work."""
        self._agent.show_text(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the sections side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Ask for no room for the shut sections: on a low screen they go."""
        size = super().minimumSizeHint()
        shut = [s for name, s in self._sections.items() if name != self._in_use and s.isVisible()]
        rest = 0 if self._is_wide() else sum(section.height() for section in shut)
        return QSize(size.width(), size.height() - rest)

    def _is_wide(self) -> bool:
        return self.width() >= self._theme.px(_WIDE)

    def _arrange(self) -> None:
        is_wide, is_low = self._is_wide(), self.height() < self._theme.px(_LOW)
        direction = QBoxLayout.Direction
        self._column.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        for action_id, section in self._sections.items():
            section.set_open(is_open=is_wide or action_id == self._in_use)
            section.setVisible(is_wide or not is_low or action_id == self._in_use)

    def _section(self, action_id: str, body: QWidget) -> Section:
        action = BY_ID[action_id]
        section = Section(self._theme, _(action.label), action.keys[0], body)
        section.opened.connect(lambda: self.open(action_id))
        return section

    def _build_strip(self, handlers: Mapping[str, Callable[[], None]]) -> QWidget:
        px = self._theme.px
        strip = QWidget()
        strip.setObjectName("strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(px(12), px(4), px(8), px(4))
        row.setSpacing(px(4))
        self._agent.setProperty("tone", "secondary")
        row.addWidget(self._agent, 1)
        for action_id in _BUTTONS:
            row.addWidget(button(action_id, handlers[action_id], self._theme))
        return strip
