"""Every action once: menus, tooltips, keys and the shortcut card are drawn from these rows."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from agent_assist.i18n import N_


class Place(StrEnum):
    """Where an action belongs on the shortcut card."""

    FIND = N_("Find")
    DRAFT = N_("Draft")
    RECORD = N_("Record")
    RESPONSE = N_("Response")
    CUSTOMER = N_("Customer")
    WINDOW = N_("Window")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the agent can do: its id, its words, its keys as Qt writes them, its icon."""

    id: str
    label: str
    keys: tuple[str, ...]
    place: Place
    icon: str = ""
    is_listed: bool = True


def _choose(number: int) -> Action:
    return Action(f"choose_{number}", "", (f"Alt+{number}",), Place.FIND, is_listed=False)


ACTIONS: Final[tuple[Action, ...]] = (
    Action("search", N_("Search"), ("Ctrl+K",), Place.FIND, "search"),
    Action("choose", N_("Choose a result"), ("Alt+1…9",), Place.FIND),
    *(_choose(number) for number in range(1, 10)),
    Action("insert", N_("Insert"), ("Return",), Place.FIND, "corner-down-left"),
    Action("copy", N_("Copy"), ("Ctrl+C",), Place.FIND, "copy"),
    Action("next_blank", N_("Next blank"), ("Tab",), Place.FIND),
    Action("next_scenario", N_("Next scenario"), ("Ctrl+J",), Place.FIND),
    Action("back", N_("One step back"), ("Esc",), Place.FIND),
    Action(
        "undo_insertion",
        N_("Take back the last insertion"),
        ("Ctrl+Shift+Z",),
        Place.FIND,
        "undo-2",
    ),
    Action("to_draft", N_("Into the draft"), ("Ctrl+Return",), Place.FIND, "pencil"),
    Action("next_finding", N_("Next finding"), ("F8",), Place.DRAFT),
    Action("apply_fix", N_("Apply the first fix"), ("F2",), Place.DRAFT),
    Action("other_fixes", N_("Other fixes"), ("Alt+Down",), Place.DRAFT),
    Action("insert_draft", N_("Insert the draft"), ("Ctrl+Return",), Place.DRAFT),
    Action("insert_anyway", N_("Insert all the same"), (), Place.DRAFT),
    Action("read_back", N_("Read the next field back"), ("F9",), Place.RECORD),
    Action("agree", N_("Yes, right"), ("Return",), Place.RECORD),
    Action("deny", N_("No, which part?"), ("Shift+F9",), Place.RECORD),
    Action("insert_field", N_("Insert a confirmed field"), ("Alt+1…9",), Place.RECORD),
    Action(
        "insert_summary",
        N_("Insert the summary"),
        ("Ctrl+Return",),
        Place.RECORD,
        "corner-down-left",
    ),
    Action("save_record", N_("Save the record"), ("Ctrl+S",), Place.RECORD),
    Action("favourite", N_("Favourite"), ("Ctrl+B",), Place.RESPONSE, "star"),
    Action("new_response", N_("New response"), ("Ctrl+N",), Place.RESPONSE, "plus"),
    Action("edit_response", N_("Edit"), ("Ctrl+E",), Place.RESPONSE, "pencil"),
    Action("duplicate_response", N_("Duplicate"), ("Ctrl+Shift+D",), Place.RESPONSE, "copy-plus"),
    Action("retire_response", N_("Retire"), ("Ctrl+Shift+Del",), Place.RESPONSE, "trash-2"),
    Action("next_customer", N_("Next customer"), ("F6",), Place.CUSTOMER, "user-plus"),
    Action("next_language", N_("Customer's language"), ("Ctrl+L",), Place.CUSTOMER, "globe"),
    Action("change_agent", N_("Change agent"), ("Ctrl+Shift+A",), Place.CUSTOMER, "user"),
    Action("show_find", N_("Find"), ("Ctrl+1",), Place.WINDOW, "search"),
    Action("show_draft", N_("Draft"), ("Ctrl+2",), Place.WINDOW, "pencil"),
    Action("recovery_key", N_("Show the key"), (), Place.RECORD, is_listed=False),
    Action("passphrase", N_("Passphrase"), (), Place.RECORD, is_listed=False),
    Action("lock", N_("Lock the records"), ("Ctrl+Shift+L",), Place.RECORD),
    Action("show_record", N_("Record"), ("Ctrl+3",), Place.WINDOW, "headphones"),
    Action("show_more", N_("More"), ("Ctrl+5",), Place.WINDOW, "ellipsis"),
    Action("settings", N_("Settings"), ("Ctrl+,",), Place.WINDOW, "settings"),
    Action("shortcuts", N_("Shortcuts"), ("F1",), Place.WINDOW, "keyboard"),
    Action("stay_on_top", N_("Stay above other windows"), ("Ctrl+Shift+P",), Place.WINDOW, "pin"),
    Action("dock", N_("Dock beside a window"), ("Ctrl+Shift+K",), Place.WINDOW, "panel-right"),
    Action("theme", N_("Light or dark"), ("Ctrl+Shift+T",), Place.WINDOW, "moon"),
    Action("zoom_in", N_("Larger"), ("Ctrl++", "Ctrl+="), Place.WINDOW),
    Action("zoom_out", N_("Smaller"), ("Ctrl+-",), Place.WINDOW),
    Action("zoom_reset", N_("Normal size"), ("Ctrl+0",), Place.WINDOW),
    Action("quit", N_("Quit"), ("Ctrl+Q",), Place.WINDOW, "x"),
)
BY_ID: Final = {action.id: action for action in ACTIONS}
