"""`agent-assist records`: list, export, erase, back up, restore, change the key, verify."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from agent_assist import bootstrap, i18n, paths, settings
from agent_assist.capture.ports import VaultClosed, VaultState
from agent_assist.cli import records_custody, records_people
from agent_assist.cli.records_desk import NOTHING, WRONG, Desk, asked_for
from agent_assist.errors import AgentAssistError
from agent_assist.i18n import _
from agent_assist.runtime.clock import SystemClock
from agent_assist.screens.messages import vault as messages
from agent_assist.storage.keys import NoKeyStore
from agent_assist.storage.recovery import RecoveryKeyWrong

_ACTIONS: Final[dict[str, Callable[[Desk], int]]] = {
    "list": records_people.show,
    "export": records_people.export,
    "erase": records_people.erase,
    "backup": records_custody.back_up,
    "restore": records_custody.restore,
    "rotate-key": records_custody.rotate,
    "verify": records_custody.verify,
}
_OPENS_ITSELF: Final = {"restore"}
_LOOKS_CLOSER: Final = {"verify"}
"""What says more about a damaged database than that it is damaged."""


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    places = paths.places()
    known, _problems = settings.load(places.settings_file, places.policy)
    i18n.use(known.text("language"))
    clock = SystemClock()
    vault = bootstrap.record_vault(places, clock)
    desk = Desk(options, known, clock, vault, bootstrap.record_store(vault, clock))
    try:
        if options.action not in _OPENS_ITSELF and not _is_open(desk):
            return NOTHING
        return _ACTIONS[options.action](desk)
    except RecoveryKeyWrong as error:
        return _told(messages.recovery_wrong(error.reason))
    except NoKeyStore:
        return _told(messages.sentence(VaultClosed(VaultState.NO_KEY_STORE)))
    except AgentAssistError as error:
        return _told(messages.sentence(error))
    finally:
        vault.lock()


def _is_open(desk: Desk) -> bool:
    """Open the records; False when there are none yet, which a look must not make."""
    if desk.vault.files.is_untouched():
        sys.stderr.write(_("There are no records yet.") + "\n")
        return False
    action, state = desk.options.action, desk.vault.open()
    if state is VaultState.NO_KEY_STORE and desk.vault.files.passphrase_keys.exists():
        state = desk.vault.open_with(asked_for(_("Passphrase: ")))
    if state is VaultState.OPEN or (state is VaultState.DAMAGED and action in _LOOKS_CLOSER):
        return True
    raise VaultClosed(state)


def _told(sentence: str) -> int:
    sys.stderr.write(f"agent-assist records: {sentence}\n")
    return WRONG


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="agent-assist records", description=__doc__)
    actions = made.add_subparsers(dest="action", required=True)
    found = actions.add_parser("list", help="list records, their values masked")
    found.add_argument(
        "text",
        nargs="?",
        default="",
        help="a name, a number or its last digits; - reads it from stdin, which others cannot see",
    )
    found.add_argument("--since", type=date.fromisoformat, help="first day")
    found.add_argument("--until", type=date.fromisoformat, help="last day")
    found.add_argument("--limit", type=int, default=100)
    found.add_argument("--format", choices=("text", "json", "jsonl"), default="text")
    taken = actions.add_parser("export", help="all that is kept of a person, as JSON")
    _name_person(taken)
    taken.add_argument("--out", type=Path, help="write to this file, readable by you alone")
    gone = actions.add_parser("erase", help="erase records for good, in backups too")
    _name_person(gone)
    gone.add_argument("--reason", required=True, help="why; it stands in the certificate")
    actions.add_parser("backup", help="write and verify today's backup, drop what is too old")
    back = actions.add_parser("restore", help="put a backup in the place of the records")
    back.add_argument("file", nargs="?", type=Path, help="the backup; without it the newest")
    back.add_argument(
        "--recovery-key",
        action="store_true",
        help="ask for the recovery key and give this computer the key; FILE may stay out then",
    )
    turned = actions.add_parser("rotate-key", help="give records and backups a new key")
    turned.add_argument(
        "--new-recovery-key", action="store_true", help="print a new recovery key first"
    )
    actions.add_parser("verify", help="look at every page of records and backups")
    return made


def _name_person(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="ID", help="ids as `records list` shows them")
    parser.add_argument("--phone", help="or all records of who confirmed this number (E.164; -)")
    parser.add_argument("--order", help="or of who confirmed this order (-)")
    parser.add_argument("--agent", default="", help="your number, if the settings do not say it")
