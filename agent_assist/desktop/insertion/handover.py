"""Leaves what the agent has copied with the clipboard manager when the program ends."""

from typing import Final

from Xlib import X

from agent_assist.desktop.insertion.selection import SelectionOwner
from agent_assist.desktop.x11_loop import Loop, Steps, Wait, XEvent

_SAVED_WITHIN_S: Final = 1.0


def hand_over(loop: Loop, owner: SelectionOwner) -> Steps[None]:
    """Ask the clipboard manager to save what we hold (freedesktop clipboard manager protocol).

    Without a manager the content ends with us, as that of every program does.
    """
    atom = loop.display.get_atom
    manager = atom("CLIPBOARD_MANAGER")
    if owner.content(atom("CLIPBOARD")) is None or not loop.display.get_selection_owner(manager):
        return
    answers: list[XEvent] = []
    end = loop.on(X.SelectionNotify, answers.append)
    loop.window(owner.window).convert_selection(
        manager, atom("SAVE_TARGETS"), atom("AGENT_ASSIST_SAVED"), X.CurrentTime
    )
    try:
        yield Wait(_SAVED_WITHIN_S, lambda: any(one.selection == manager for one in answers))
    finally:
        end()
