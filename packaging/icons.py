"""Draw the program's icon: PNG files of the usual sizes, or one ICO for Windows.

usage: icons.py png FOLDER (SIZExSIZE/apps/agent-assist.png below it) | icons.py ico FILE
"""

import os
import struct
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parents[1] / "resources" / "icons" / "agent-assist.svg"
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICO_SIZES = (16, 24, 32, 48, 64, 256)
ICON_TYPE, PLANES, BITS = 1, 1, 32


def drawn(size: int) -> bytes:
    """Return the icon as a PNG of this size."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return content.data()


def ico(sizes: tuple[int, ...]) -> bytes:
    """Return an ICO that holds a PNG of each size; 256 is written as 0 there."""
    pictures = [drawn(size) for size in sizes]
    offset = 6 + 16 * len(sizes)
    entries = []
    for size, picture in zip(sizes, pictures, strict=True):
        edge = size % 256
        entries.append(struct.pack("<4B2H2I", edge, edge, 0, 0, PLANES, BITS, len(picture), offset))
        offset += len(picture)
    return struct.pack("<3H", 0, ICON_TYPE, len(sizes)) + b"".join(entries) + b"".join(pictures)


def main(kind: str, place: Path) -> None:
    """Write what is asked for."""
    _application = QGuiApplication([])
    if kind == "ico":
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(ico(ICO_SIZES))
        return
    for size in PNG_SIZES:
        file = place / f"{size}x{size}" / "apps" / "agent-assist.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(drawn(size))


main(sys.argv[1], Path(sys.argv[2]))
