"""The first start as one calm dialog: language, who is at work, the hotkey, the records' key."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from agent_assist.i18n import _, current
from agent_assist.runtime.desktop import HotkeyState
from agent_assist.screens.first_start import WHO, FirstStart, Page
from agent_assist.screens.messages import desktop as desktop_messages
from agent_assist.screens.messages.notice import Notice
from agent_assist.settings import SETTINGS
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.notice_line import NoticeLine

KeyTeller = Callable[[Callable[[Notice], None]], None]
"""Is handed whom to tell how the key of the records is kept."""

_ROWS: Final = {row.name: row for row in SETTINGS}
_LANGUAGES: Final = tuple(c for c in _ROWS["language"].choices if c[0] != "system")


class FirstStartDialog(QDialog):
    """Pages are built when they open: they speak the language chosen on the first."""

    acted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        screen: FirstStart,
        hotkey_state: Callable[[], HotkeyState],
        keys: KeyTeller,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._screen = screen
        self._hotkey_state = hotkey_state
        self._keys = keys
        self._fields: dict[str, QLineEdit] = {}
        self._heard: QLabel | None = None
        self._page: QWidget | None = None
        self.setMinimumSize(theme.px(380), theme.px(260))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(12))
        self._show_page()

    def hear(self) -> bool:
        """Take the hotkey that was pressed; False when its page is not open."""
        if not self.isVisible() or self._heard is None:
            return False
        self._heard.setText(_("✓ It works. In any program it opens the palette."))
        return True

    def accept(self) -> None:
        """Take the answers of the open page over and go on; after the last page, close."""
        self._keep()
        if self._screen.state.is_last:
            super().accept()
        else:
            self._turn(1)

    # Building

    def _show_page(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(12))
        self._fields, self._heard = {}, None
        self.setWindowTitle(_("Welcome to Agent Assist"))
        build = {
            Page.LANGUAGE: self._build_language,
            Page.WHO: self._build_who,
            Page.HOTKEY: self._build_hotkey,
            Page.KEYS: self._build_keys,
        }[self._screen.state.page]
        build(column)
        column.addStretch()
        column.addWidget(self._build_buttons())
        if self._page is not None:
            self._column.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
        self._page = page
        self._column.addWidget(page)
        page.show()
        self._first_field(page).setFocus()

    def _first_field(self, page: QWidget) -> QWidget:
        free = (field for field in self._fields.values() if field.isEnabled())
        return next(free, page.findChild(QComboBox) or page)

    def _build_language(self, column: QVBoxLayout) -> None:
        column.addWidget(self._words(_("In which language shall the window speak?")))
        box = QComboBox()
        box.setAccessibleName(_("Language of the window"))
        for value, label in _LANGUAGES:
            box.addItem(label, value)
        box.setCurrentIndex(box.findData(current()))
        box.activated.connect(lambda: self._choose_language(str(box.currentData())))
        column.addWidget(box)
        column.addWidget(self._words(_("Customers are answered in theirs, whichever you choose.")))

    def _build_who(self, column: QVBoxLayout) -> None:
        column.addWidget(self._words(_("Responses say these for you. They stay on this computer.")))
        form = QFormLayout()
        form.setVerticalSpacing(self._theme.px(8))
        for name in WHO:
            self._add_field(form, name)
        column.addLayout(form)

    def _build_hotkey(self, column: QVBoxLayout) -> None:
        keys = self._screen.settings.text("palette_hotkey")
        column.addWidget(
            self._words(_("This key opens the palette over any program. Press it now:"))
        )
        form = QFormLayout()
        self._add_field(form, "palette_hotkey")
        self._fields["palette_hotkey"].editingFinished.connect(self._try_keys)
        column.addLayout(form)
        notice = desktop_messages.hotkey(keys, self._hotkey_state())
        self._heard = self._words(
            notice.text if notice else _("Waiting for {keys} …").format(keys=keys)
        )
        column.addWidget(self._heard)

    def _build_keys(self, column: QVBoxLayout) -> None:
        column.addWidget(
            self._words(
                _(
                    "What you save of customers is encrypted. The key stays on this computer; "
                    "should it ever be lost, a recovery key opens the records."
                )
            )
        )
        self._notice = NoticeLine(self._theme)
        self._notice.acted.connect(self.acted)
        column.addWidget(self._notice)
        self._keys(self._tell_key)

    def _tell_key(self, notice: Notice) -> None:
        if self._screen.state.page is Page.KEYS:
            self._notice.show_notice(notice)

    def _build_buttons(self) -> QDialogButtonBox:
        state = self._screen.state
        box = QDialogButtonBox()
        words = _("Begin") if state.is_last else _("Go on")
        go = box.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        go.setProperty("kind", "primary")
        go.setDefault(True)
        if not state.is_first:
            back = QPushButton(_("Back"))
            back.clicked.connect(self._go_back)
            box.addButton(back, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(_("Later"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _words(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setProperty("tone", "secondary")
        return label

    def _add_field(self, form: QFormLayout, name: str) -> None:
        row, settings = _ROWS[name], self._screen.settings
        field = QLineEdit(settings.text(name))
        field.setAccessibleName(_(row.label))
        field.setEnabled(name not in settings.bound)
        label = QLabel(_(row.label))
        label.setBuddy(field)
        form.addRow(label, field)
        self._fields[name] = field

    # Acting

    def _keep(self) -> None:
        self._screen.answer({name: field.text().strip() for name, field in self._fields.items()})

    def _choose_language(self, language: str) -> None:
        self._screen.answer({"language": language})
        self._show_page()

    def _try_keys(self) -> None:
        if self._fields["palette_hotkey"].isModified():
            self._keep()
            self._show_page()

    def _turn(self, by: int) -> None:
        self._screen.go(by)
        self._show_page()

    def _go_back(self) -> None:
        self._keep()
        self._turn(-1)
