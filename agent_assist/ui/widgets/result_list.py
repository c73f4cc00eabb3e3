"""The list of results: number, title, filled text with the match marked, and why it matched."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from agent_assist.i18n import _
from agent_assist.screens.rows import Row
from agent_assist.ui.models.results import ROW_ROLE, ResultModel
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.marked_text import MarkedText

_NUMBERED: Final = 9
_STAR: Final = "★ "
Index = QModelIndex | QPersistentModelIndex


class ResultDelegate(QStyledItemDelegate):
    """Paints one row on the 4 px grid: a title over lines of text, or both on one line (0 lines)."""

    def __init__(self, theme: Theme, text_lines: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text_lines = text_lines
        self._title = theme.font(13.5, is_bold=True)
        self._body = theme.font(13)
        self._small = theme.font(12)
        self._padding = theme.px(3 if theme.is_compact else 6)

    def height(self) -> int:
        """Return the height of every row, the same for all, so that nothing moves while typing."""
        title = QFontMetrics(self._title).height()
        body = QFontMetrics(self._body).lineSpacing() * self._text_lines
        gap = self._theme.px(2) if self._text_lines else self._theme.px(4)
        return title + body + 2 * self._padding + gap

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row."""
        del option, index
        return QSize(self._theme.px(200), self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        row = index.data(ROW_ROLE)
        assert isinstance(row, Row)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_choice(painter, rect)
        px = self._theme.px
        inner = rect.adjusted(px(12), self._padding, -px(8), -self._padding)
        self._paint_number(painter, inner, index.row())
        inner.setLeft(inner.left() + px(16))
        title_height = QFontMetrics(self._title).height()
        head = QRect(inner.left(), inner.top(), inner.width(), title_height)
        head.setRight(self._paint_marks(painter, head, row) - px(8))
        if self._text_lines:
            self._paint_title(painter, head, row)
            inner.setTop(inner.top() + title_height + px(2))
            self._paint_text(painter, inner, row, self._text_lines)
        else:
            self._paint_one_line(painter, head, row)
        painter.restore()

    def _paint_one_line(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """Paint the title and, beside it, as much of the text as there is room for."""
        wish = QFontMetrics(self._title).horizontalAdvance(row.title) + self._theme.px(16)
        title = QRect(rect.left(), rect.top(), min(wish, rect.width()), rect.height())
        self._paint_title(painter, title, row)
        rest = rect.adjusted(title.width() + self._theme.px(4), 0, 0, 0)
        if rest.width() > self._theme.px(48):
            self._paint_text(painter, rest, row, 1)

    def _paint_text(self, painter: QPainter, rect: QRect, row: Row, lines: int) -> None:
        colours = self._theme.colours
        text = MarkedText(row.text, row.text_spans, self._body, colours.secondary, colours.mark)
        text.paint(painter, rect, lines)

    def _paint_choice(self, painter: QPainter, rect: QRect) -> None:
        colours = self._theme.colours
        painter.fillRect(rect, QColor(colours.accent_soft))
        bar = QRect(rect.left(), rect.top(), self._theme.px(3), rect.height())
        painter.fillRect(bar, QColor(colours.accent))

    def _paint_number(self, painter: QPainter, rect: QRect, place: int) -> None:
        if place < _NUMBERED:
            painter.setFont(self._small)
            painter.setPen(QColor(self._theme.colours.secondary))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            painter.drawText(rect.translated(0, self._theme.px(1)), flags, str(place + 1))

    def _paint_marks(self, painter: QPainter, rect: QRect, row: Row) -> int:
        """Paint the small words on the right; return where they begin."""
        parts = (row.language_mark, row.why, row.channel, row.shortcut)
        small = QFontMetrics(self._small)
        # The title comes first: it leaves the marks what it does not need, at least a quarter.
        left = (
            rect.width()
            - QFontMetrics(self._title).horizontalAdvance(row.title)
            - self._theme.px(8)
        )
        room = min(max(left, rect.width() // 4), rect.width() * 2 // 5)
        marks = small.elidedText(
            " · ".join(part for part in parts if part), Qt.TextElideMode.ElideRight, room
        )
        painter.setFont(self._small)
        painter.setPen(QColor(self._theme.colours.secondary))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, marks)
        return rect.right() - small.horizontalAdvance(marks)

    def _paint_title(self, painter: QPainter, rect: QRect, row: Row) -> None:
        star = _STAR if row.is_favourite else ""
        spans = tuple((start + len(star), end + len(star)) for start, end in row.title_spans)
        colours = self._theme.colours
        title = MarkedText(star + row.title, spans, self._title, colours.text, colours.mark)
        title.paint(painter, rect, 1)


class ResultList(QListView):
    """Shows the rows; a click chooses, a double click takes."""

    picked = Signal(int)
    taken = Signal(int)

    def __init__(self, theme: Theme, text_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = ResultModel()
        self._delegate = ResultDelegate(theme, text_lines, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Results"))
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)

    @property
    def row_height(self) -> int:
        """The height of one row in pixels."""
        return self._delegate.height()

    def show_rows(self, rows: tuple[Row, ...], chosen: int) -> None:
        """Show these rows with one of them chosen."""
        self._rows.show(rows)
        if chosen >= 0:
            self.setCurrentIndex(self._rows.index(chosen))
        else:
            self.clearSelection()

    def _clicked(self, index: QModelIndex) -> None:
        self.picked.emit(index.row())

    def _double_clicked(self, index: QModelIndex) -> None:
        self.taken.emit(index.row())
