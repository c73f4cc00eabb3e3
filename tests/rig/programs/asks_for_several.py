"""Asks the clipboard for two formats and one that is not there in a single question (MULTIPLE)."""

import json
import sys

from Xlib import X
from Xlib.display import Display

display = Display()
screen = display.screen()
window = screen.root.create_window(0, 0, 1, 1, 0, screen.root_depth)
atom = display.get_atom
pairs = [("UTF8_STRING", "FIRST"), ("image/bmp", "MISSING"), ("text/plain;charset=utf-8", "SECOND")]
sys.stdout.write('{"event": "ready"}\n')
window.change_property(
    atom("PAIRS"), atom("ATOM_PAIR"), 32, [atom(name) for pair in pairs for name in pair]
)
window.convert_selection(atom("CLIPBOARD"), atom("MULTIPLE"), atom("PAIRS"), X.CurrentTime)
while display.next_event().type != X.SelectionNotify:
    pass
texts = [
    bytes(found.value).decode()
    for _, place in pairs
    if (found := window.get_full_property(atom(place), X.AnyPropertyType))
]
sys.stdout.write(json.dumps({"event": "answers", "texts": texts}) + "\n")
sys.stdout.flush()
