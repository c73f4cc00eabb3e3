"""Colours, sizes and fonts: the tables from which every widget is drawn."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QLocale, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from agent_assist import i18n
from agent_assist.paths import resources
from agent_assist.ui.style_sheet import style_sheet

# Simplified forms first: Han text must never fall back to Japanese glyph forms.
_FALLBACK_FONTS: Final = ("Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "Noto Sans SC")


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme; each text colour has a contrast of at least 4.5 on `surface` and `ground`."""

    ground: str
    surface: str
    raised: str
    border: str
    text: str
    secondary: str
    accent: str
    on_accent: str
    accent_soft: str
    mark: str
    error: str
    warning: str
    hint: str
    confirmed: str


LIGHT: Final = Colours(
    ground="#f4f6f6",
    surface="#ffffff",
    raised="#fbfcfc",
    border="#d9dfe1",
    text="#1a2124",
    secondary="#566168",
    accent="#0b7285",
    on_accent="#ffffff",
    accent_soft="#dff1f4",
    mark="#ffe8a3",
    error="#c62e33",
    warning="#915800",
    hint="#5d666c",
    confirmed="#1b6525",
)
DARK: Final = Colours(
    ground="#15191b",
    surface="#1c2124",
    raised="#23292c",
    border="#343c40",
    text="#e7ebec",
    secondary="#a0abb1",
    accent="#45c2d6",
    on_accent="#04252b",
    accent_soft="#153a42",
    mark="#4a3c0c",
    error="#ff8080",
    warning="#f2b64f",
    hint="#a3adb5",
    confirmed="#73e79c",
)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme at a zoom: colours, and lengths in device-independent pixels."""

    colours: Colours
    zoom: float = 1.0
    is_compact: bool = False

    @property
    def is_dark(self) -> bool:
        """Whether this is the dark theme."""
        return self.colours is DARK

    def px(self, length: float) -> int:
        """Return a length of the 4 px grid at this zoom."""
        return round(length * self.zoom)

    def font(self, size: float = 13.5, *, is_bold: bool = False) -> QFont:
        """Return the window's font at this size, in pixels before zoom."""
        font = QFont(_base_font(i18n.current()))
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
        return font

    def icon(self, name: str, colour: str = "") -> QIcon:
        """Return one of our icons in a colour of the theme."""
        return QIcon(_pixmap(name, colour or self.colours.secondary, self.px(18)))


def theme_for(choice: str, *, zoom: int, is_compact: bool) -> Theme:
    """Return the theme for a setting: light, dark, or what the system prefers."""
    is_dark = choice == "dark" or (choice == "system" and _system_is_dark())
    return Theme(DARK if is_dark else LIGHT, zoom / 100, is_compact)


def apply(theme: Theme) -> None:
    """Dress the whole application."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyle("fusion")
    application.setPalette(_palette(theme.colours))
    application.setFont(theme.font())
    application.setStyleSheet(style_sheet(theme.colours, theme.px))


def has_chinese_font() -> bool:
    """Tell whether any installed font draws Chinese."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def _system_is_dark() -> bool:
    return QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


@lru_cache(maxsize=4)
def _base_font(language: str) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    installed = set(QFontDatabase.families())
    chinese = [name for name in _FALLBACK_FONTS if name in installed]
    # Quotation marks are wide in a Chinese font: it comes first only where Chinese is read.
    latin = [font.family(), QFontInfo(font).family()]
    font.setFamilies([*chinese, *latin] if language == "zh" else [*latin, *chinese])
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    return font


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, colour in (
        (role.Window, colours.ground),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.raised),
        (role.Button, colours.surface),
        (role.ToolTipBase, colours.raised),
        (role.Text, colours.text),
        (role.WindowText, colours.text),
        (role.ButtonText, colours.text),
        (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.secondary),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Link, colours.accent),
        (role.Accent, colours.accent),
    ):
        palette.setColor(target, QColor(colour))
    for target in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(colours.secondary))
    return palette


@lru_cache(maxsize=256)
def _pixmap(name: str, colour: str, size: int) -> QPixmap:
    source = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    ratio = QApplication.primaryScreen().devicePixelRatio()
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap
