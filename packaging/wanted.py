"""What goes into a frozen folder and what stays out, for the specs of PyInstaller.

Libraries that the distribution has (the .deb depends on them by name) and parts of Qt that no
window of ours uses are left out.
"""

import re
from pathlib import Path

EXCLUDED_MODULES = [
    "PIL", "PySide6.QtDesigner", "PySide6.QtOpenGL", "PySide6.QtPrintSupport", "PySide6.QtQml",
    "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtXml", "IPython", "_pytest",
    "babel", "dns", "hypothesis", "lxml", "mypy", "numpy.distutils", "numpy.f2py", "numpy.fft",
    "numpy.random", "numpy.testing", "pip", "pkg_resources", "pydoc_data", "pygments", "pytest",
    "readline", "rich", "setuptools", "ssl", "_ssl", "tkinter", "unittest.mock", "wheel",
]  # fmt: skip
"""Nothing of ours imports them; third parties do, for work that the program never asks of them."""

# Paths inside the bundle. Platforms: windows where there is a screen, offscreen for the tour.
_EXCLUDED_FILES = re.compile(
    r"""
    PySide6/(?:Qt/)?plugins/(?:designer|egldeviceintegrations|generic|networkinformation
        |platformthemes|printsupport|qmllint|qmltooling|sqldrivers|tls|vectorimageformats)/
    | PySide6/(?:Qt/)?plugins/imageformats/ (?!(?:lib)?q(?:svg|ico)\.)
    | PySide6/Qt/plugins/platforms/ libq (?!xcb|wayland|offscreen)
    | PySide6/(?:Qt/)?plugins/platforminputcontexts/ (?:lib)?qtvirtualkeyboard
    | (?:PySide6/Qt/lib/)?libQt6(?:EglF|Pdf|Qml|Quick|Sql|VirtualKeyboard|Test|OpenGLWidgets)
    | PySide6/(?:Qt/)?translations/ (?!qtbase_(?:ru|zh_CN)\.)
    | PySide6/(?:opengl32sw|Qt6(?:Qml|Quick|Pdf|VirtualKeyboard|OpenGLWidgets))
    | resources/.*\.(?:po|py)$ | resources/.*__pycache__
    | numpy/.*(?:/tests/|\.pyi$|/include/|/lib/.*\.a$)
    """,
    re.VERBOSE,
)
_OF_THE_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/")
_OURS_ANYWHERE = "libpython"


def is_wanted(entry: tuple[str, str, str]) -> bool:
    """Tell whether a file that PyInstaller has collected, (name, source, kind), goes in."""
    name, source, _kind = entry
    if _EXCLUDED_FILES.search(Path(name).as_posix()):
        return False
    if Path(name).name.startswith(_OURS_ANYWHERE) or "lib-dynload" in name:
        return True
    return not str(Path(source or "").resolve()).startswith(_OF_THE_SYSTEM)
