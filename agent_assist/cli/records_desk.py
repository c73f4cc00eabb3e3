"""What the actions of `agent-assist records` work with."""

import argparse
import getpass
import sys
from dataclasses import dataclass
from typing import Final

from agent_assist.capture.ports import RecordStore
from agent_assist.runtime.clock import Clock
from agent_assist.sensitive import Sensitive
from agent_assist.settings import Settings
from agent_assist.storage.vault import RecordVault

FINE: Final = 0
NOTHING: Final = 1
WRONG: Final = 2


@dataclass(frozen=True, slots=True)
class Desk:
    """The options of one call, and the records it is about."""

    options: argparse.Namespace
    settings: Settings
    clock: Clock
    vault: RecordVault
    records: RecordStore


def said(argument: str) -> str:
    """Return an argument, or the line on stdin that `-` stands for: arguments can be seen."""
    return sys.stdin.readline().strip() if argument == "-" else argument


def asked_for(prompt: str) -> Sensitive[str]:
    """Return a secret that is typed unseen, or the first line of a pipe; never an argument."""
    if sys.stdin.isatty():
        return Sensitive(getpass.getpass(prompt))
    return Sensitive(sys.stdin.readline().strip())
