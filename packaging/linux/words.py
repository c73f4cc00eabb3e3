"""The manual page and the shells' completions, drawn from the table of commands."""

import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from agent_assist.cli.commands import COMMANDS

GENERAL = ("--help", "--version")
PLACES = """\
.TP
.I ~/.config/agent-assist/settings.toml
what this user has chosen
.TP
.I ~/.local/share/agent-assist/
own responses and counts of use
.TP
.I ~/.cache/agent-assist/
the compiled library; it may be deleted
.TP
.I /etc/agent-assist/policy.toml
what the administrator has decided for everybody here
"""


def flags(program: Path) -> dict[str, tuple[str, ...]]:
    """Return the flags of each command, as its own help names them."""
    found = {}
    for command in COMMANDS:
        said = subprocess.run(
            (program, command.name, "--help"), capture_output=True, text=True, check=True
        ).stdout
        found[command.name] = tuple(dict.fromkeys(re.findall(r"(?<![\w-])--[a-z-]+", said)))
    return found


def manual(version: str, date: str) -> str:
    """Return the manual page."""
    rows = "".join(
        f".TP\n.B {_roff(command.name)}\n{_roff(command.does)}\n" for command in COMMANDS
    )
    return (
        f'.TH AGENT\\-ASSIST 1 "{date}" "{version}" "User Commands"\n'
        ".SH NAME\nagent\\-assist \\- the companion a customer\\-service agent has beside the softphone\n"
        ".SH SYNOPSIS\n.B agent\\-assist\n[COMMAND] [\\-\\-help]\n"
        ".SH DESCRIPTION\nWithout a command the window opens; a second start raises the first.\n"
        f".SH COMMANDS\n{rows}"
        ".SH EXIT STATUS\n0 fine, 1 something was found or is missing, 2 wrong usage or unreadable input.\n"
        f".SH FILES\n{PLACES}"
        ".SH ENVIRONMENT\n.TP\n.B AGENT_ASSIST_HOME\nputs all of these files under one folder\n"
    )


def bash(known: Mapping[str, Sequence[str]]) -> str:
    """Return the completion for bash."""
    cases = "".join(f'    {name}) words="{" ".join(flags)}" ;;\n' for name, flags in known.items())
    return (
        "_agent_assist() {\n"
        "  local words word=${COMP_WORDS[COMP_CWORD]}\n"
        f'  local commands="{" ".join((*known, *GENERAL))}"\n'
        '  if [ "$COMP_CWORD" = 1 ]; then\n'
        '    mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word")\n'
        "    return\n  fi\n"
        f'  case ${{COMP_WORDS[1]}} in\n{cases}    *) words="" ;;\n  esac\n'
        '  if [ "${word:0:1}" = - ]; then\n'
        '    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")\n'
        "  fi\n}\n"
        "complete -o default -F _agent_assist agent-assist\n"
    )


def zsh(known: Mapping[str, Sequence[str]]) -> str:
    """Return the completion for zsh."""
    rows = "".join(f"    '{c.name}:{_quoted(c.does)}'\n" for c in COMMANDS)
    cases = "".join(
        f"    {name}) _arguments {' '.join(flags)} '*:file:_files' ;;\n"
        for name, flags in known.items()
    )
    return (
        "#compdef agent-assist\n\nlocal -a commands\n"
        f"commands=(\n{rows})\n"
        "if (( CURRENT == 2 )); then\n  _describe command commands\n"
        f"  _arguments {' '.join(GENERAL)}\nelse\n  shift words\n  (( CURRENT-- ))\n"
        f"  case $words[1] in\n{cases}  esac\nfi\n"
    )


def fish(known: Mapping[str, Sequence[str]]) -> str:
    """Return the completion for fish."""
    start = "complete -c agent-assist"
    lines = [
        f"{start} -n __fish_use_subcommand -a {c.name} -d '{_quoted(c.does)}'" for c in COMMANDS
    ]
    lines += [f"{start} -n __fish_use_subcommand -l {flag[2:]}" for flag in GENERAL]
    for name, flags in known.items():
        within = f"'__fish_seen_subcommand_from {name}'"
        lines += [f"{start} -n {within} -l {flag[2:]}" for flag in flags]
    return "\n".join(lines) + "\n"


def _roff(text: str) -> str:
    return text.replace("\\", "\\\\").replace("-", "\\-")


def _quoted(text: str) -> str:
    return text.replace("'", "’")
