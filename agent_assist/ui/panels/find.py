"""The side panel's find page: the strip with the customer, and the find section."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from agent_assist.ui.actions import button
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.find_view import FindView


class FindPanel(QWidget):
    """Who is served by whom on top, then find."""

    def __init__(self, theme: Theme, handlers: Mapping[str, Callable[[], None]]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.section = FindView(theme, text_lines=2)
        self._agent = QLabel()
        strip = self._build_strip(theme, handlers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self.section, 1)

    def show_agent(self, text: str) -> None:
        """Show who is at work."""
        self._agent.setText(text)

    def _build_strip(self, theme: Theme, handlers: Mapping[str, Callable[[], None]]) -> QWidget:
        strip = QWidget()
        strip.setObjectName("strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(8), theme.px(4))
        row.setSpacing(theme.px(4))
        self._agent.setProperty("tone", "secondary")
        self._agent.setMinimumWidth(0)
        row.addWidget(self._agent, 1)
        for action_id in ("favourite", "new_response", "edit_response", "dock", "next_customer"):
            row.addWidget(button(action_id, handlers[action_id], theme))
        return strip
