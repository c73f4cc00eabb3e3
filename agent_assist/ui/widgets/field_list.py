"""The fields of the card: shape, name, value and word in four columns that never move."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from agent_assist.i18n import _
from agent_assist.screens.record_rows import FieldRow
from agent_assist.ui.theme import Theme

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class FieldDelegate(QStyledItemDelegate):
    """Paints one field on the 4 px grid."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = theme.font(13.5)
        self._bold = theme.font(13.5, is_bold=True)
        self._small = theme.font(12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row."""
        del option, index
        return QSize(self._theme.px(200), self._theme.px(28 if self._theme.is_compact else 32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        row = index.data(ROW_ROLE)
        assert isinstance(row, FieldRow)
        rect: QRect = option.rect
        px, colours = self._theme.px, self._theme.colours
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_soft))
            painter.fillRect(QRect(rect.left(), rect.top(), px(3), rect.height()), colours.accent)
        inner = rect.adjusted(px(10), 0, -px(8), 0)
        self._paint_mark(painter, inner, row)
        inner.setLeft(inner.left() + px(22))
        inner.setLeft(self._paint_label(painter, inner, row))
        inner.setRight(self._paint_word(painter, inner, row))
        self._paint_value(painter, inner, row)
        painter.restore()

    def _paint_mark(self, painter: QPainter, rect: QRect, row: FieldRow) -> None:
        colours = self._theme.colours
        colour = {
            "confirmed": colours.confirmed,
            "accent": colours.accent,
            "warning": colours.warning,
        }.get(row.tone, colours.secondary)
        painter.setFont(self._font)
        painter.setPen(QColor(colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, row.mark)

    def _paint_label(self, painter: QPainter, rect: QRect, row: FieldRow) -> int:
        width = min(rect.width() * 2 // 5, self._theme.px(104))
        painter.setFont(self._small)
        painter.setPen(QColor(self._theme.colours.secondary))
        area = QRect(rect.left(), rect.top(), width, rect.height())
        text = QFontMetrics(self._small).elidedText(row.label, Qt.TextElideMode.ElideRight, width)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        return rect.left() + width + self._theme.px(8)

    def _paint_word(self, painter: QPainter, rect: QRect, row: FieldRow) -> int:
        key = f"Alt+{row.number}" if row.number else ""
        words = "  ".join(part for part in (row.word, key) if part)
        painter.setFont(self._small)
        painter.setPen(QColor(self._theme.colours.secondary))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect, flags, words)
        return rect.right() - QFontMetrics(self._small).horizontalAdvance(words) - self._theme.px(8)

    def _paint_value(self, painter: QPainter, rect: QRect, row: FieldRow) -> None:
        colours = self._theme.colours
        is_hint = not row.value
        text = row.hint if is_hint else row.value
        if row.hint and not is_hint:
            text = f"{row.value}  {row.hint}"
        font = self._small if is_hint else (self._bold if row.is_critical else self._font)
        painter.setFont(font)
        painter.setPen(QColor(colours.warning if is_hint else colours.text))
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, elided)


class FieldList(QListWidget):
    """Shows the fields; a click chooses, Enter or a double click edits."""

    picked = Signal(str)
    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Fields"))
        self.setUniformItemSizes(True)
        self.setItemDelegate(FieldDelegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._moved)
        self.itemDoubleClicked.connect(lambda _item: self.edited.emit())

    def show_rows(self, rows: tuple[FieldRow, ...], chosen: str) -> None:
        """Show these fields with one of them chosen; those that stay keep their place."""
        self.blockSignals(True)
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        for place, row in enumerate(rows):
            item = self.item(place)
            item.setData(ROW_ROLE, row)
            item.setToolTip(row.hint or row.value)
            words = (row.label, row.value or row.hint, row.word)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(w for w in words if w))
        place = next((p for p, row in enumerate(rows) if row.id == chosen), -1)
        self.setCurrentRow(place)
        if place >= 0:
            self.scrollToItem(self.item(place))
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the chosen field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edited.emit()
        else:
            super().keyPressEvent(event)

    def _moved(self, place: int) -> None:
        item = self.item(place)
        if item is not None:
            row = item.data(ROW_ROLE)
            self.picked.emit(row.id)
