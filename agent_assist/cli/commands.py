"""The commands as a table: name, the module whose `main` runs it, and what it does.

`show` and `open` have no module: they are handed to the running window by the door itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the command line."""

    name: str
    module: str
    does: str


COMMANDS: Final[tuple[Command, ...]] = (
    Command("show", "", "raise the window, or the palette: show palette"),
    Command("open", "", "serve an agentassist: address"),
    Command("search", "agent_assist.cli.search", "find canned responses"),
    Command("lint", "agent_assist.cli.lint", "find what must not be said"),
    Command("rules", "agent_assist.cli.rules", "test, list, explain and import rules"),
    Command("capture", "agent_assist.cli.capture", "take details out of notes"),
    Command("read-back", "agent_assist.cli.read_back", "say details so that they can be checked"),
    Command("records", "agent_assist.cli.records", "the encrypted records: list, erase, back up …"),
    Command("library", "agent_assist.cli.library", "check, list and compile packs"),
    Command("tour", "agent_assist.tour", "do the main job by itself, in the real window"),
    Command("doctor", "agent_assist.cli.doctor", "say what works here and what to do"),
    Command("self-test", "agent_assist.self_test", "try every part of the installed program"),
)
MODULES: Final = MappingProxyType(
    {command.name: command.module for command in COMMANDS if command.module}
)


def wish(name: str, arguments: Sequence[str]) -> str | None:
    """Return the line that the window is handed for `show` or `open`; None for wrong usage."""
    if name == "open":
        return f"open {arguments[0]}" if len(arguments) == 1 else None
    known = {(): "show", ("palette",): "show palette"}
    return known.get(tuple(arguments))


def usage() -> str:
    """Return what `--help` prints."""
    width = max(len(command.name) for command in COMMANDS) + 2
    lines = [f"  {command.name:<{width}}{command.does}" for command in COMMANDS]
    return "\n".join(
        [
            "usage: agent-assist [COMMAND] [--help]",
            "",
            "Without a command the window opens; a second start raises the first.",
            "",
            *lines,
            "",
        ]
    )
