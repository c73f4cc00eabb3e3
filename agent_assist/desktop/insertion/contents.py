"""What a selection holds: formats and their bytes, and a text in the formats that programs want."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias

from Xlib import Xatom

from agent_assist.desktop.x11_loop import Loop

BITS_OF_A_BYTE: Final = 8


@dataclass(frozen=True, slots=True, repr=False)
class Item:
    """One format of a selection as it stands in a property: type atom, bits a unit, bytes."""

    kind: int
    width: int
    value: bytes


Contents: TypeAlias = Mapping[int, Item]
"""Format atom -> item."""

NOTHING: Final[Contents] = MappingProxyType({})


def text_contents(loop: Loop, text: str) -> Contents:
    """Return a text in the formats that programs ask for."""
    atom = loop.display.get_atom
    utf8 = text.encode(errors="replace")
    kinds = {
        "UTF8_STRING": "UTF8_STRING",
        "text/plain;charset=utf-8": "text/plain;charset=utf-8",
        "TEXT": "UTF8_STRING",
        "text/plain": "text/plain",
    }
    contents = {atom(form): Item(atom(kind), BITS_OF_A_BYTE, utf8) for form, kind in kinds.items()}
    contents[Xatom.STRING] = Item(Xatom.STRING, BITS_OF_A_BYTE, text.encode("latin-1", "replace"))
    return contents


def secret_mark(loop: Loop) -> Contents:
    """Return the mark by which clipboard managers are asked not to keep a content."""
    kind = loop.display.get_atom("x-kde-passwordManagerHint")
    return {kind: Item(kind, BITS_OF_A_BYTE, b"secret")}


def atoms_in(item: Item) -> list[int]:
    """Return the atoms that an item lists."""
    return [
        int.from_bytes(item.value[at : at + 4], sys.byteorder)
        for at in range(0, len(item.value), 4)
    ]


def atom_list(atoms: list[int]) -> Item:
    """Return an item that lists atoms."""
    return Item(
        Xatom.ATOM, 4 * BITS_OF_A_BYTE, b"".join(atom.to_bytes(4, sys.byteorder) for atom in atoms)
    )
