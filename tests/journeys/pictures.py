"""Takes the pictures of the guide from the real program: `python -m tests.journeys.pictures`.

Another folder than `docs/user/pictures` can be named as the first word.
"""

import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from agent_assist.desktop.child_process import running
from tests.journeys.desk import Desk, Profile, at_work
from tests.rig.desktop import VirtualDesktop, open_desktop
from tests.rig.waiting import holds_for, until

PICTURES = Path(__file__).parents[2] / "docs" / "user" / "pictures"
CHAT_TITLE = "在线会话 · 张女士"
CHAT = """张女士  10:24
你好，我上周退的那台吹风机，钱什么时候能到？

王丽  10:24
张女士您好，我给您看一下退款进度，请稍等。

张女士  10:25
好的，麻烦快一点

"""
_CHAT_PLACE = (260, 30, 780, 780)
_BAD_REPLY = "您的问题我不清楚，您去问别人吧。"
_STILL_S = 0.4
_AROUND = 72


def chat() -> None:
    """Show a customer chat of another program until it is ended."""
    application = QApplication(sys.argv[:1])
    editor = QPlainTextEdit(CHAT)
    font = editor.font()
    font.setPointSize(12)
    editor.setFont(font)
    editor.setWindowTitle(CHAT_TITLE)
    editor.setGeometry(*_CHAT_PLACE)
    editor.show()
    application.exec()


def keep(desktop: VirtualDesktop, frame: list[int], file: Path, around: int = 0) -> None:
    """Keep a picture of a part of the screen once nothing moves there any more."""
    windows = desktop.windows
    x, y = max(frame[0] - around, 0), max(frame[1] - around, 0)
    whole = windows.root.get_geometry()
    width = min(frame[2] + 2 * around, whole.width - x)
    height = min(frame[3] + 2 * around, whole.height - y)

    def is_still() -> bool:
        before = windows.pixels(x, y, width, height)
        return holds_for(lambda: windows.pixels(x, y, width, height) == before, _STILL_S)

    until(is_still, 10.0)
    pixels = windows.pixels(x, y, width, height)
    image = QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGB32)
    image.save(str(file))


def take(desktop: VirtualDesktop, desk: Desk, folder: Path) -> None:
    """Go through the screens and keep a picture of each."""
    desktop.windows.raise_window(desktop.windows.titled(CHAT_TITLE))
    desk.call_palette()
    desk.search("tuikdz")
    desk.fill({"amount": "12.50"})
    keep(desktop, desk.look()["palette"]["frame"], folder / "palette.png", _AROUND)
    desk.press("Esc", times=2)
    desk.see(lambda s: not s["palette"]["is_shown"])

    desk.call_palette()
    desk.press("F6")
    desk.press("Esc")
    desk.see(lambda s: not s["palette"]["is_shown"])
    desk.come_to_front()
    desk.press("Ctrl+1")
    desk.search("tuikuan", "panel")
    keep(desktop, desk.look()["window"]["frame"], folder / "window.png")
    desk.press("Ctrl+Shift+t")
    desk.see(lambda s: s["look"]["is_dark"])
    keep(desktop, desk.look()["window"]["frame"], folder / "dark.png")
    desk.press("Ctrl+Shift+t")
    desk.see(lambda s: not s["look"]["is_dark"])

    desk.press("Ctrl+2")
    desk.compose(commit=_BAD_REPLY)
    desk.see(lambda s: len(s["draft"]["rules"]) > 1)
    desk.press("F8")
    desk.see(lambda s: s["draft"]["chosen"] == 0)
    keep(desktop, desk.look()["window"]["frame"], folder / "draft.png")


def main(folder: Path) -> None:
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        desktop = stack.enter_context(open_desktop())
        home = stack.enter_context(tempfile.TemporaryDirectory())
        profile = Profile(Path(home))
        profile.choose(language="zh")
        command = (sys.executable, "-m", "tests.journeys.pictures", "--chat")
        stack.enter_context(running(command, desktop.environ))
        desk = stack.enter_context(at_work(desktop, profile, LANG="zh_CN.UTF-8"))
        take(desktop, desk, folder)


if __name__ == "__main__":
    os.environ.pop("QT_SCALE_FACTOR", None)
    if sys.argv[1:] == ["--chat"]:
        chat()
    else:
        main(Path(sys.argv[1]) if sys.argv[1:] else PICTURES)
