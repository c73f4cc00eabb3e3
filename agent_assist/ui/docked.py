"""Keeps our window beside a window of another program."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QMenu, QWidget

from agent_assist.i18n import _
from agent_assist.runtime.desktop import Docking, Rect, Target

_TITLE_LENGTH = 48


class Docked(QObject):
    """Follows the chosen window: beside it when it moves, hidden while it is minimised."""

    def __init__(self, window: QWidget, docking: Docking, side: Callable[[], str]) -> None:
        super().__init__(window)
        self._window = window
        self._docking = docking
        self._side = side
        self.is_docked = False

    def choose(self, at: QPoint) -> None:
        """Offer the windows that one can dock beside; undock when docked."""
        if self.is_docked:
            self.leave()
            return
        menu = QMenu(self._window)
        for target in self._docking.windows():
            title = target.title or target.app_class
            menu.addAction(title[:_TITLE_LENGTH], partial(self.follow, target))
        if menu.isEmpty():
            menu.addAction(_("No window to dock beside")).setEnabled(False)
        menu.exec(at)

    def follow(self, target: Target) -> None:
        """Stand beside this window from now on."""
        self.is_docked = True
        self._docking.follow(target, self._moved)

    def leave(self) -> None:
        """Stay where we are."""
        self.is_docked = False
        self._docking.leave()

    def _moved(self, frame: Rect | None) -> None:
        if not self.is_docked:
            return
        if frame is None:
            self._window.hide()
            return
        ratio = self._window.devicePixelRatioF()
        left, top = round(frame.x / ratio), round(frame.y / ratio)
        width, height = round(frame.width / ratio), round(frame.height / ratio)
        self._window.setGeometry(self._beside(QRect(left, top, width, height)))
        self._window.show()

    def _beside(self, target: QRect) -> QRect:
        """Return our place beside the target, on the other side or over it where there is no room."""
        own, area = self._window.frameGeometry(), self._window.screen().availableGeometry()
        title = self._window.geometry().top() - own.top()
        width = self._window.width()
        right, left = target.right() + 1, target.left() - width
        wish = (right, left) if self._side() == "right" else (left, right)
        fits = [x for x in wish if area.left() <= x and x + width <= area.right() + 1]
        x = fits[0] if fits else area.right() + 1 - width
        top = max(target.top(), area.top()) + title
        height = min(target.height() - title, area.bottom() - top + 1)
        return QRect(x, top, width, max(height, self._window.minimumHeight()))
