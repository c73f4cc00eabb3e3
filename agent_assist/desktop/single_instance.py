"""Sees to it that the program runs once: a lock says who is first, a local socket takes lines."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from agent_assist.desktop.single_instance_client import ANSWER, LONGEST_LINE, address
from agent_assist.errors import FileProblem

log = logging.getLogger(__name__)

_SILENT_AFTER_MS: Final = 5000


class LocalInstance(QObject):
    """The port `SingleInstance` over a lock file and a local socket that only this user can use.

    Lives on the main thread. A lock or socket left behind by a program that died is cleared.
    """

    def __init__(self, place: Path) -> None:
        super().__init__()
        self._place = place
        self._lock = QLockFile(str(place.with_suffix(".lock")))
        # A lock is stale when its process is gone, never by its age.
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        self._received: Callable[[str], None] = _ignore

    def first(self, received: Callable[[str], None]) -> bool:
        """Become the first instance and have later lines handed to `received`; False if not.

        Raises FileProblem when the place cannot be used, for one because its path is too long for
        a socket.
        """
        self._make_folder()
        if not self._lock.tryLock(0):
            if self._lock.error() is QLockFile.LockError.LockFailedError:
                return False
            raise FileProblem(self._place, str(self._lock.error().name))
        self._received = received
        QLocalServer.removeServer(address(self._place))
        if not self._server.listen(address(self._place)):
            self._lock.unlock()
            raise FileProblem(self._place, self._server.errorString())
        return True

    def close(self) -> None:
        """Give the place up."""
        self._received = _ignore
        self._server.close()
        self._lock.unlock()

    def _make_folder(self) -> None:
        try:
            self._place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise FileProblem(self._place.parent, str(error.strerror)) from error

    @Slot()
    def _welcome(self) -> None:
        while self._server.hasPendingConnections():
            guest = _Guest(self._server.nextPendingConnection(), self)
            guest.said.connect(self._hear)
            guest.listen()

    @Slot(str)
    def _hear(self, line: str) -> None:
        self._received(line)


class _Guest(QObject):
    """One connection: a line in, an answer out, and nobody stays without speaking."""

    said = Signal(str)

    def __init__(self, connection: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._connection = connection
        connection.setParent(self)
        connection.setReadBufferSize(LONGEST_LINE)
        connection.readyRead.connect(self.listen)
        connection.disconnected.connect(self.deleteLater)
        self._patience = QTimer(self, singleShot=True, interval=_SILENT_AFTER_MS)
        self._patience.timeout.connect(self._give_up)
        self._patience.start()

    @Slot()
    def listen(self) -> None:
        """Take a line if one has come; it may have come before anybody listened."""
        if not self._connection.canReadLine():
            if self._connection.bytesAvailable() >= LONGEST_LINE:
                log.warning("a local connection sent no line end")
                self._connection.abort()
            return
        line = bytes(self._connection.readLine(LONGEST_LINE).data()).decode(errors="replace")
        self._connection.write(ANSWER)
        self._connection.disconnectFromServer()
        self.said.emit(line.rstrip("\r\n"))

    @Slot()
    def _give_up(self) -> None:
        self._connection.abort()


class Relay:
    """Keeps what second starts wish for until the program can serve it."""

    def __init__(self) -> None:
        self._waiting: list[str] = []
        self._serve: Callable[[str], None] = self._waiting.append

    def receive(self, line: str) -> None:
        """Take a line."""
        self._serve(line)

    def pass_on_to(self, serve: Callable[[str], None]) -> None:
        """Have this line and all later ones served."""
        self._serve = serve
        for line in self._waiting:
            serve(line)


def _ignore(_: str) -> None:
    """Take no line: the place is not ours."""
