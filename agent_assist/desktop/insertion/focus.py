"""Waits until a window has the focus again, and asks for it when it does not come by itself."""

import time
from typing import Final

from agent_assist.desktop.x11_loop import Steps, Wait
from agent_assist.desktop.x11_windows import Windows
from agent_assist.runtime.desktop import Reason

_BY_ITSELF_S: Final = 0.05
_FROM_US_S: Final = 0.015
_CAP_S: Final = 0.5
_LOOK_S: Final = 0.002


def regain(windows: Windows, window: int) -> Steps[Reason | None]:
    """Wait until keys go to `window`; return why they do not, None when they do.

    A window manager gives the focus back by itself when ours hides, mostly within 10 ms. Asking
    much sooner would race with it; waiting long costs time where ours stays, as the panel does.
    """
    begun = time.monotonic()
    asked = False
    while not windows.is_in_front(window):
        waited = time.monotonic() - begun
        if not windows.exists(window):
            return Reason.TARGET_GONE
        if waited > _CAP_S:
            return Reason.FOCUS_ELSEWHERE
        patience = _FROM_US_S if windows.is_ours(windows.in_front()) else _BY_ITSELF_S
        if waited > patience and not asked:
            windows.bring_to_front(window)
            asked = True
        yield Wait(_LOOK_S)
    return None
