"""How bad a finding is, as a shape with its colour and its word."""

from typing import Final

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel

from agent_assist.i18n import N_, _
from agent_assist.ui.theme import Theme

_WORDS: Final = {"error": N_("error"), "warning": N_("warning"), "hint": N_("hint")}
_ICONS: Final = {"error": "circle-alert", "warning": "triangle-alert", "hint": "info"}


def severity_icon(theme: Theme, severity: str) -> QIcon:
    """Return the shape of a severity in its colour."""
    colours = theme.colours
    colour = {"error": colours.error, "warning": colours.warning}.get(severity, colours.hint)
    return theme.icon(_ICONS[severity], colour)


def severity_mark(theme: Theme, severity: str) -> QLabel:
    """Return a label that shows a severity and says it in a word."""
    mark = QLabel()
    mark.setPixmap(severity_icon(theme, severity).pixmap(theme.px(16)))
    mark.setToolTip(_(_WORDS[severity]))
    mark.setAccessibleName(mark.toolTip())
    mark.setContentsMargins(0, theme.px(2), 0, 0)
    return mark
