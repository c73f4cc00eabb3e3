"""The commands as a table: name, the module whose `main` runs it, and what it does."""

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
    Command("show", "agent_assist.cli.show", "raise the window, or the palette: show palette"),
    Command("open", "agent_assist.cli.show", "serve an agentassist: address"),
    Command("search", "agent_assist.cli.search", "find canned responses"),
    Command("library", "agent_assist.cli.library", "check, list and compile packs"),
    Command("tour", "agent_assist.tour", "do the main job by itself, in the real window"),
    Command("doctor", "agent_assist.cli.doctor", "say what works here and what to do"),
)
MODULES: Final = MappingProxyType({command.name: command.module for command in COMMANDS})


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
