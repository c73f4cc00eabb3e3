"""Features that an administrator can switch off, and the actions that go with them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from agent_assist.i18n import _
from agent_assist.screens.messages.notice import Notice, Tone

FEATURES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "own_responses": (
            "new_response",
            "edit_response",
            "duplicate_response",
            "retire_response",
        ),
        "draft": ("to_draft", "show_draft", "insert_anyway"),
        "docking": ("dock",),
    }
)


def switched_off(names: Iterable[str]) -> frozenset[str]:
    """Return the ids of the actions of these features; names that there are none of are left."""
    return frozenset(action for name in names for action in FEATURES.get(name, ()))


def not_here() -> Notice:
    """Return what to say when an action is switched off."""
    return Notice(_("Your administrator has switched this off."), Tone.NOTE)
