"""A person's program that owns the clipboard with text, HTML, a picture and a list of files.

Every line that it gets makes it copy again; word: bytes of the picture.
"""

import json
import os
import sys

from PySide6.QtCore import QByteArray, QMimeData, QSocketNotifier
from PySide6.QtGui import QClipboard, QGuiApplication

TEXT = "order 88 八十八"
HTML = "<b>order</b> 88 八十八"
FILES = "file:///tmp/invoice.pdf\r\nfile:///tmp/receipt.png\r\n"


def picture(size: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(index * 31 % 251 for index in range(size))


def copy() -> None:
    content = QMimeData()
    content.setText(TEXT)
    content.setHtml(HTML)
    content.setData("image/png", QByteArray(picture(int(sys.argv[1]))))
    content.setData("text/uri-list", QByteArray(FILES.encode()))
    QGuiApplication.clipboard().setMimeData(content)
    selected = QMimeData()
    selected.setText("selected 选中")
    QGuiApplication.clipboard().setMimeData(selected, QClipboard.Mode.Selection)


def say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def main() -> None:
    app = QGuiApplication(sys.argv[:1])

    def hear(_: int) -> None:
        if not os.read(0, 4096):
            app.quit()
            return
        copy()
        QGuiApplication.sync()
        say(event="copied")

    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(hear)
    copy()
    say(event="ready")
    app.exec()


main()
