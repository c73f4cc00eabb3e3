"""The list of rules: what each asks for, its kind, and how bad it is by shape and colour."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from agent_assist.i18n import _
from agent_assist.screens.rules import Row
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.severity import severity_icon

_ROW: Final = Qt.ItemDataRole.UserRole
_ROWS_SEEN: Final = 5
Index = QModelIndex | QPersistentModelIndex


class RuleList(QListWidget):
    """Two lines a rule; the arrow keys go through them."""

    picked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        delegate = _RuleDelegate(theme, self)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setAccessibleName(_("Rules"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_ROWS_SEEN * delegate.height() + 2)
        self.currentRowChanged.connect(self.picked)

    def show_rows(self, rows: tuple[Row, ...], chosen: int) -> None:
        """Show these rules with one of them chosen."""
        self.blockSignals(True)
        if rows != self._rows:
            self._rows = rows
            self.clear()
            for row in rows:
                item = QListWidgetItem(f"{row.message} {row.about}")
                item.setData(_ROW, row)
                item.setToolTip(row.message)
                self.addItem(item)
        self.setCurrentRow(chosen)
        self.blockSignals(False)


class _RuleDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title, self._small = theme.font(13), theme.font(12)

    def height(self) -> int:
        lines = QFontMetrics(self._title).height() + QFontMetrics(self._small).height()
        return lines + self._theme.px(14)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(self._theme.px(200), self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(_ROW)
        assert isinstance(row, Row)
        px, colours = self._theme.px, self._theme.colours
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.accent_soft)
            painter.fillRect(QRect(rect.left(), rect.top(), px(3), rect.height()), colours.accent)
        inner = rect.adjusted(px(12), px(6), -px(8), -px(6))
        icon = severity_icon(self._theme, row.severity)
        icon.paint(painter, QRect(inner.left(), inner.top() + px(1), px(16), px(16)))
        inner.setLeft(inner.left() + px(24))
        self._line(painter, inner, row.message, is_title=True)
        inner.setTop(inner.top() + QFontMetrics(self._title).height() + px(2))
        self._line(painter, inner, _kind(row), is_title=False)
        painter.restore()

    def _line(self, painter: QPainter, rect: QRect, text: str, *, is_title: bool) -> None:
        font = self._title if is_title else self._small
        colours = self._theme.colours
        painter.setFont(font)
        painter.setPen(colours.text if is_title else colours.secondary)
        elide = Qt.TextElideMode.ElideRight
        shown = QFontMetrics(font).elidedText(text, elide, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)


def _kind(row: Row) -> str:
    if not row.is_often_wrong:
        return row.about
    share = _("set aside in {share} of drafts").format(share=f"{row.set_aside} %")
    return f"{row.about} · {share}"
