"""The Wayland desktop: hotkeys where a portal gives them; texts are copied, the agent pastes.

A Wayland program sees no other program's window and sends it no keys. The portals for both exist
(RemoteDesktop with Clipboard) and would come in as another `Inserter`.
"""

from agent_assist.desktop.hotkeys.portal import PortalHotkeys
from agent_assist.desktop.null import CopyOnly, NoDocking, NoSelectionReader, NoTargets
from agent_assist.desktop.portal_bus import PortalBus
from agent_assist.runtime.desktop import Capability, Desktop, Reason
from agent_assist.runtime.tasks import TaskRunner


def compose(runner: TaskRunner, bus_address: str | None = None) -> Desktop:
    """Return the adapters of Wayland; the bus is the session's own unless its address is given."""
    bus = PortalBus(bus_address)
    hotkeys = PortalHotkeys(bus, runner)

    def capabilities() -> tuple[Capability, ...]:
        return (
            Capability("hotkeys", works=hotkeys.works(), detail="portal"),
            Capability("insertion", works=False, detail="wayland"),
            Capability("docking", works=False, detail="wayland"),
            Capability("copy", works=True),
        )

    return Desktop(
        targets=NoTargets(),
        inserter=CopyOnly(runner, Reason.NO_PORTAL),
        clipboard=NoSelectionReader(runner),
        hotkeys=hotkeys,
        docking=NoDocking(),
        capabilities=capabilities,
        start=_nothing,
        stop=bus.close,
    )


def _nothing() -> None:
    """Start nothing: the bus is opened when it is first needed."""
