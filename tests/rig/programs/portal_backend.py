"""The desktop's side of the portal for global shortcuts; runs on the system's Python.

Says what is `bound` and `closed`, and when the `portal` is there; a line {"press": ID} presses a shortcut. Needs python3-dbus and
python3-gi.
"""

import json
import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

NAME = "org.freedesktop.impl.portal.desktop.rig"
SHORTCUTS = "org.freedesktop.impl.portal.GlobalShortcuts"
SESSION = "org.freedesktop.impl.portal.Session"


def say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


class Session(dbus.service.Object):
    @dbus.service.method(SESSION)
    def Close(self) -> None:  # noqa: N802
        say(event="closed", session=self.__dbus_object_path__)
        self.remove_from_connection()


class Shortcuts(dbus.service.Object):
    def __init__(self, bus: object) -> None:
        super().__init__(bus, "/org/freedesktop/portal/desktop")
        self._bus = bus
        self.session = ""

    @dbus.service.method(SHORTCUTS, in_signature="oosa{sv}", out_signature="ua{sv}")
    def CreateSession(self, _handle, session, _app, _options):  # noqa: ANN001, ANN201, N802
        Session(self._bus, session)
        self.session = session
        return 0, dbus.Dictionary({}, signature="sv")

    @dbus.service.method(SHORTCUTS, in_signature="ooa(sa{sv})sa{sv}", out_signature="ua{sv}")
    def BindShortcuts(self, _handle, session, wishes, _parent, _options):  # noqa: ANN001, ANN201, N802
        triggers = {str(name): str(wish.get("preferred_trigger", "")) for name, wish in wishes}
        say(event="bound", session=session, triggers=triggers)
        shortcuts = dbus.Array(wishes, signature="(sa{sv})")
        return 0, dbus.Dictionary({"shortcuts": shortcuts}, signature="sv")

    @dbus.service.signal(SHORTCUTS, signature="osta{sv}")
    def Activated(self, session, name, timestamp, options):  # noqa: ANN001, ANN201, N802
        pass

    def hear(self, source: object, _condition: object) -> bool:
        line = source.readline()
        if line:
            options = dbus.Dictionary({}, signature="sv")
            name = json.loads(line)["press"]
            self.Activated(dbus.ObjectPath(self.session), name, dbus.UInt64(1), options)
        return bool(line)


dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
name = dbus.service.BusName(NAME, bus)
shortcuts = Shortcuts(bus)
GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, shortcuts.hear)
bus.watch_name_owner("org.freedesktop.portal.Desktop", lambda owner: owner and say(event="portal"))
GLib.idle_add(lambda: say(event="ready"))
GLib.MainLoop().run()
