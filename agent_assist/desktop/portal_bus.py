"""The session bus and the desktop portal on it, spoken to without blocking the main thread."""

import itertools
import logging
import os
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier, Slot

log = logging.getLogger(__name__)

PORTAL: Final = "org.freedesktop.portal.Desktop"
_PATH: Final = "/org/freedesktop/portal/desktop"
_REQUEST: Final = "org.freedesktop.portal.Request"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_ANSWERS_WITHIN_S: Final = 2.0

Body: TypeAlias = tuple[Any, ...]
Results: TypeAlias = dict[str, Any]


class PortalBus(QObject):
    """A connection of our own; answers and signals arrive on the main thread."""

    def __init__(self, address: str | None = None) -> None:
        super().__init__()
        self._address = address
        self._connection: DBusConnection | None = None
        self._notifier: QSocketNotifier | None = None
        self._tokens = itertools.count(1)
        self._requests: dict[str, Callable[[int, Results], None]] = {}
        self._listeners: dict[tuple[str, str], Callable[[Body], None]] = {}

    def connect_to_portal(self, interface: str) -> int:
        """Return the version of a portal's interface, 0 when there is no such portal.

        Waits for the answer, because asking may start the portal.
        """
        if not self._open():
            return 0
        assert self._connection is not None
        address = DBusAddress(_PATH, PORTAL, _PROPERTIES)
        question = new_method_call(address, "Get", "ss", (interface, "version"))
        try:
            answer = self._connection.send_and_get_reply(question, timeout=_ANSWERS_WITHIN_S)
        except (OSError, TimeoutError):
            return 0
        if answer.header.message_type is not MessageType.method_return:
            return 0
        return int(answer.body[0][1])

    def close(self) -> None:
        """Leave the bus; the portal ends our sessions then."""
        if self._notifier:
            self._notifier.setEnabled(False)
        if self._connection:
            self._connection.close()
        self._connection = self._notifier = None

    def on_signal(self, interface: str, member: str, listener: Callable[[Body], None]) -> None:
        """Have `listener` called with the body of a signal, one listener a signal."""
        self._listeners[interface, member] = listener

    def token(self) -> str:
        """Return a new token for a request or session."""
        return f"agent_assist_{next(self._tokens)}"

    def call(self, path: str, interface: str, member: str, signature: str, body: Body) -> None:
        """Call a method whose answer does not matter."""
        self._send(new_method_call(DBusAddress(path, PORTAL, interface), member, signature, body))

    def request(
        self,
        interface: str,
        member: str,
        signature: str,
        body: Body,
        done: Callable[[int, Results], None],
    ) -> None:
        """Call a method that answers through a request object.

        The last member of `body` are its options; `done` gets the portal's response (0 granted)
        and results.
        """
        token = self.token()
        options = {**body[-1], "handle_token": ("s", token)}
        # The portal may answer before the method call returns: the path is known beforehand.
        self._requests[self._request_path(token)] = done
        self.call(_PATH, interface, member, signature, (*body[:-1], options))

    def _open(self) -> bool:
        if self._connection is not None:
            return True
        address = self._address or os.environ.get("DBUS_SESSION_BUS_ADDRESS")
        if not address:
            return False
        try:
            self._connection = open_dbus_connection(bus=address)
        except (OSError, ValueError):
            return False
        self._send(message_bus.AddMatch(MatchRule(type="signal", sender=PORTAL)))
        rule = MatchRule(type="signal", sender="org.freedesktop.DBus", member="NameOwnerChanged")
        rule.add_arg_condition(0, PORTAL)
        self._send(message_bus.AddMatch(rule))
        self._notifier = QSocketNotifier(
            self._connection.sock.fileno(), QSocketNotifier.Type.Read, self
        )
        self._notifier.activated.connect(self._read)
        return True

    def _request_path(self, token: str) -> str:
        assert self._connection is not None
        sender = self._connection.unique_name.removeprefix(":").replace(".", "_")
        return f"{_PATH}/request/{sender}/{token}"

    def _send(self, message: Message) -> None:
        if self._connection is None:
            return
        try:
            self._connection.send(message)
        except OSError:
            self._lose()

    @Slot()
    def _read(self) -> None:
        while self._connection is not None:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except OSError:
                self._lose()
                return
            self._dispatch(message)

    def _dispatch(self, message: Message) -> None:
        fields = message.header.fields
        if message.header.message_type is MessageType.error:
            log.warning("portal refused: %s", fields.get(HeaderFields.error_name))
        if message.header.message_type is not MessageType.signal:
            return
        interface = str(fields.get(HeaderFields.interface, ""))
        member = str(fields.get(HeaderFields.member, ""))
        if (interface, member) == (_REQUEST, "Response"):
            if done := self._requests.pop(str(fields.get(HeaderFields.path)), None):
                done(*message.body)
        elif listener := self._listeners.get((interface, member)):
            listener(message.body)

    def _lose(self) -> None:
        """The bus has gone; nothing that we asked for will be answered."""
        log.warning("session bus lost")
        self._requests.clear()
        self.close()
