"""The Qt application: named, and speaking the window's language where Qt itself speaks."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from agent_assist import i18n


def application(arguments: list[str]) -> QApplication:
    """Return the Qt application, named, with Qt's own texts in the window's language."""
    made = QApplication(arguments)
    made.setApplicationName("agent-assist")
    made.setApplicationDisplayName("Agent Assist")
    made.setDesktopFileName("agent-assist")
    made.setQuitOnLastWindowClosed(False)
    translator = QTranslator(made)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(i18n.qt_catalogue(), folder):
        made.installTranslator(translator)
    return made
