"""Scenarios on offer as a row of chips; the one at hand is pressed."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from agent_assist.screens.rows import Chip
from agent_assist.ui.theme import Theme


class Chips(QWidget):
    """A row of chips of fixed height; those that do not fit are left out, never cut."""

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(4))
        self._row.addStretch()
        self._height = theme.px(26)
        self.setFixedHeight(self._height)
        self._chips: tuple[Chip, ...] = ()
        self._buttons: list[QPushButton] = []

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        """Show these chips."""
        if chips == self._chips:
            return
        self._chips = chips
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(chip) for chip in chips]
        for place, button in enumerate(self._buttons):
            self._row.insertWidget(place, button)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: chips give way."""
        return QSize(0, self._height)

    def _button(self, chip: Chip) -> QPushButton:
        button = QPushButton(chip.label)
        button.setProperty("kind", "chip")
        button.setCheckable(True)
        button.setChecked(chip.is_chosen)
        button.setAccessibleName(chip.label)
        button.clicked.connect(partial(self._picked, chip.id))
        return button

    def _picked(self, scenario: str) -> None:
        self.picked.emit(scenario)

    def _fit(self) -> None:
        room = self.width()
        for button in self._buttons:
            needed = button.sizeHint().width()
            button.setVisible(needed <= room)
            room -= needed + self._row.spacing()
