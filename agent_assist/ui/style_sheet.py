"""The style sheet, made from the theme's colours on a grid of 4 px."""

from collections.abc import Callable
from typing import Protocol

from agent_assist.paths import resources

Px = Callable[[float], int]


class Palette(Protocol):
    """The colours that the style sheet uses."""

    @property
    def ground(self) -> str: ...  # noqa: D102 - colours are named in the theme
    @property
    def surface(self) -> str: ...  # noqa: D102
    @property
    def raised(self) -> str: ...  # noqa: D102
    @property
    def border(self) -> str: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def secondary(self) -> str: ...  # noqa: D102
    @property
    def accent(self) -> str: ...  # noqa: D102
    @property
    def on_accent(self) -> str: ...  # noqa: D102
    @property
    def accent_soft(self) -> str: ...  # noqa: D102


def style_sheet(c: Palette, px: Px) -> str:
    """Return the style sheet for these colours; `px` turns a length into zoomed pixels."""
    return "\n".join(part(c, px) for part in (_grounds, _fields, _buttons, _frames))


def _grounds(c: Palette, px: Px) -> str:
    """Windows, tooltips and labels."""
    return f"""
QWidget {{ color: {c.text}; }}
QMainWindow, QDialog, #page {{ background: {c.ground}; }}
QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.border}; padding: {px(4)}px; }}
QLabel[tone="secondary"] {{ color: {c.secondary}; font-size: {px(12)}px; }}
QLabel[tone="title"] {{ font-size: {px(16)}px; font-weight: 600; }}
"""


def _fields(c: Palette, px: Px) -> str:
    """Fields that one types or chooses in."""
    arrow = (resources() / "icons" / "combo-arrow.svg").as_posix()
    return f"""
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {{
  background: {c.surface}; color: {c.text}; border: 1px solid {c.border}; border-radius: {px(6)}px;
  padding: {px(4)}px {px(8)}px;
  selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QLineEdit, QComboBox, QSpinBox {{ min-height: {px(20)}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus {{ border: 1px solid {c.accent}; }}
QLineEdit#search {{ font-size: {px(16)}px; min-height: {px(28)}px; }}
QComboBox::drop-down {{ border: none; width: {px(24)}px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: {px(12)}px; height: {px(12)}px; }}
QComboBox QAbstractItemView {{ background: {c.raised}; border: 1px solid {c.border};
  selection-background-color: {c.accent_soft}; selection-color: {c.text}; outline: none; }}
"""


def _buttons(c: Palette, px: Px) -> str:
    """Buttons, chips, tabs and section heads."""
    return f"""
QPushButton, QToolButton {{ background: {c.surface}; border: 1px solid {c.border}; border-radius: {px(6)}px;
  padding: {px(4)}px {px(12)}px; min-height: {px(20)}px; }}
QToolButton {{ padding: {px(4)}px; }}
QPushButton:hover, QToolButton:hover {{ border-color: {c.accent}; }}
QPushButton:focus, QToolButton:focus {{ border: 1px solid {c.accent}; }}
QPushButton:disabled {{ color: {c.secondary}; }}
QPushButton[kind="primary"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; font-weight: 600; }}
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {{ background: transparent; border: 1px solid transparent; }}
QPushButton[kind="quiet"] {{ text-align: left; }}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover {{ background: {c.accent_soft}; }}
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus {{ border: 1px solid {c.accent}; }}
QPushButton[kind="fix"] {{ background: {c.accent_soft}; border: 1px solid transparent; padding: 0; }}
QPushButton[kind="fix"]:hover, QPushButton[kind="fix"]:focus {{ border: 1px solid {c.accent}; }}
QPushButton[kind="chip"] {{ border-radius: {px(10)}px; padding: {px(1)}px {px(10)}px; font-size: {px(12)}px;
  background: {c.surface}; color: {c.secondary}; }}
QPushButton[kind="chip"]:checked {{ background: {c.accent_soft}; color: {c.text}; border-color: {c.accent}; }}
QPushButton[kind="tab"] {{ background: transparent; border: 1px solid transparent; color: {c.secondary}; padding: {px(4)}px {px(4)}px; }}
QPushButton[kind="tab"]:checked {{ color: {c.text}; border-bottom: 2px solid {c.accent}; border-radius: 0; }}
QPushButton[kind="tab"]:focus {{ border: 1px solid {c.accent}; border-radius: {px(6)}px; }}
QToolButton::menu-indicator {{ image: none; }}
"""


def _frames(c: Palette, px: Px) -> str:
    """Lists, cards, menus and scroll bars."""
    return f"""
QListView, QTreeView, QTextBrowser, QScrollArea {{ background: {c.surface}; border: 1px solid {c.border}; border-radius: {px(6)}px; outline: none; }}
QListWidget::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QListView:focus {{ border: 1px solid {c.accent}; }}
QScrollArea[kind="plain"], QScrollArea[kind="plain"] > QWidget > QWidget {{ background: transparent; border: none; }}
#preview > QWidget, #preview > QWidget > QWidget {{ background: transparent; }}
QPushButton[kind="section"] {{ background: transparent; border: 1px solid transparent; font-size: {px(12)}px;
  font-weight: 600; color: {c.secondary}; padding: {px(2)}px {px(8)}px; }}
QPushButton[kind="section"]:hover {{ color: {c.text}; }}
QPushButton[kind="section"]:focus {{ border: 1px solid {c.accent}; }}
#section {{ background: {c.raised}; border-top: 1px solid {c.border}; }}
#strip {{ background: {c.raised}; border-bottom: 1px solid {c.border}; }}
#nav {{ background: {c.raised}; border-top: 1px solid {c.border}; }}
#card {{ background: {c.surface}; border: 1px solid {c.border}; border-radius: {px(6)}px; }}
#palette {{ background: {c.ground}; border: 1px solid {c.border}; border-radius: {px(8)}px; }}
QMenu {{ background: {c.raised}; border: 1px solid {c.border}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(4)}px {px(16)}px; border-radius: {px(4)}px; }}
QMenu::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QCheckBox::indicator {{ width: {px(16)}px; height: {px(16)}px; }}
QScrollBar:vertical {{ background: transparent; width: {px(8)}px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {c.border}; border-radius: {px(4)}px; min-height: {px(24)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar:horizontal {{ height: 0; }}
"""
