"""Pins what every test stands on; the virtual desktop's fixtures are in `tests/rig/fixtures.py`."""

import os
import sys

# Before Qt is imported: widget tests draw off screen, the same on every computer. Tests on a
# virtual desktop run what needs Qt on X11 in child processes; a process has one Qt platform.
os.environ.update(
    QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR="1", QT_FONT_DPI="96", LANG="C.UTF-8"
)
for variable in ("WAYLAND_DISPLAY", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME"):
    os.environ.pop(variable, None)

pytest_plugins = ["tests.rig.fixtures"] if sys.platform == "linux" else []
