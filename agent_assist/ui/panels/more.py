"""The page behind "More": library, settings, what works here; one section at a time."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from agent_assist.i18n import N_, _
from agent_assist.screens.capabilities import Line
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.flow_row import FlowRow

SECTIONS: Final = (
    ("library", N_("Library")),
    ("records", N_("Records")),
    ("rules", N_("Rules")),
    ("settings", N_("Settings")),
    ("system", N_("This computer")),
)


class MorePanel(QWidget):
    """Tabs over scrolling sections."""

    def __init__(self, theme: Theme, sections: Mapping[str, QWidget]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._stack = QStackedWidget()
        self._tabs: dict[str, QPushButton] = {}
        tabs = FlowRow(theme.px(8))
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), 0)
        row.addWidget(tabs)
        group = QButtonGroup(self)
        for name, label in SECTIONS:
            tab = QPushButton(_(label))
            tab.setProperty("kind", "tab")
            tab.setCheckable(True)
            tab.setAccessibleName(_(label))
            group.addButton(tab)
            tabs.add(tab)
            area = QScrollArea()
            area.setProperty("kind", "plain")
            area.setWidgetResizable(True)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(sections[name])
            self._stack.addWidget(area)
            tab.clicked.connect(lambda _checked=False, n=name: self.open(n))
            self._tabs[name] = tab
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self.open("library")

    @property
    def section(self) -> str:
        """The name of the section shown."""
        return SECTIONS[self._stack.currentIndex()][0]

    def open(self, section: str) -> None:
        """Show one section."""
        self._stack.setCurrentIndex([name for name, _label in SECTIONS].index(section))
        self._tabs[section].setChecked(True)
        if self.isVisible():
            self._tabs[section].setFocus()


class SystemPanel(QWidget):
    """What works on this computer, each line with its cure."""

    def __init__(self, theme: Theme, report: Callable[[], tuple[Line, ...]]) -> None:
        super().__init__()
        self._theme = theme
        self._report = report
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        self._column.setSpacing(theme.px(8))

    def showEvent(self, event: object) -> None:
        """Look anew each time the page is opened."""
        super().showEvent(event)  # type: ignore[arg-type]
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for line in self._report():
            self._column.addWidget(self._line(line))
        self._column.addStretch()

    def _line(self, line: Line) -> QWidget:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        colours = self._theme.colours
        name, colour = (
            ("check", colours.confirmed) if line.works else ("circle-alert", colours.error)
        )
        mark = QLabel()
        mark.setPixmap(self._theme.icon(name, colour).pixmap(self._theme.px(18)))
        mark.setToolTip(_("works") if line.works else _("does not work"))
        mark.setAccessibleName(mark.toolTip())
        row.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(line), 1)
        return inside

    def _words(self, line: Line) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        for text in (line.name, line.detail, line.cure):
            if text:
                label = QLabel(text)
                label.setWordWrap(True)
                label.setProperty("tone", "" if text == line.name else "secondary")
                column.addWidget(label)
        return column
