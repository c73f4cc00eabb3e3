"""Takes the clipboard from whoever has just taken it, as managers that synchronise it do.

Word: how many times.
"""

import json
import sys

from Xlib import X
from Xlib.display import Display
from Xlib.ext import xfixes


def say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


display = Display()
screen = display.screen()
window = screen.root.create_window(0, 0, 1, 1, 0, screen.root_depth)
clipboard = display.get_atom("CLIPBOARD")
display.xfixes_query_version()
display.xfixes_select_selection_input(window, clipboard, xfixes.XFixesSetSelectionOwnerNotifyMask)
display.sync()
say(event="ready")
left = int(sys.argv[1])
owner_changed = display.extension_event.SetSelectionOwnerNotify
while True:
    event = display.next_event()
    if (event.type, getattr(event, "sub_code", None)) != owner_changed:
        continue
    if event.owner != window and left:
        left -= 1
        window.set_selection_owner(clipboard, X.CurrentTime)
        display.sync()
        say(event="stolen")
