"""Records by number, and stores of keys and vaults that outlast the process that made them."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from agent_assist.capture import fields as field_pages
from agent_assist.capture.candidate import Amount, Value
from agent_assist.capture.card import Card, Confirmation, Mode, card_of
from agent_assist.capture.fields import Field
from agent_assist.capture.record import Record, RecordKey
from agent_assist.paths import shipped_packs
from agent_assist.runtime.clock import SystemClock
from agent_assist.runtime.ids import Ids
from agent_assist.sensitive import Sensitive
from agent_assist.storage.captures import RecordDatabase
from agent_assist.storage.opening import Site
from agent_assist.storage.process_lock import ProcessLock
from agent_assist.storage.vault import RecordVault
from agent_assist.storage.vault_files import VaultFiles

AGENT = "8012"
MORNING = datetime.fromisoformat("2026-03-02T09:00")
NOTES = "客户来电，收到的屏幕不亮，已经换过线，还是一样，要求三天内换货，晚上六点以后方便接电话。"


@dataclass(frozen=True)
class FolderKeys:
    """The port `KeyStore` in plain files: a stand-in for the system's store, for trials only."""

    folder: Path

    def get(self, name: str) -> bytes | None:
        """Return a key."""
        with suppress(FileNotFoundError):
            return bytes.fromhex((self.folder / name).read_text())
        return None

    def set(self, name: str, key: bytes) -> None:
        """Keep a key, whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self.folder / f"{name}.new"
        fresh.write_text(key.hex())
        fresh.replace(self.folder / name)

    def delete(self, name: str) -> None:
        """Forget a key."""
        (self.folder / name).unlink(missing_ok=True)


def site(folder: Path) -> Site:
    """Return the site of a trial: records in `data`, keys in `keys`."""
    files = VaultFiles(folder / "data")
    return Site(files, FolderKeys(folder / "keys"), ProcessLock(files.lock), SystemClock())


def vault(folder: Path) -> RecordVault:
    """Return the vault of a trial, not yet opened."""
    return RecordVault(site(folder))


def store(of: RecordVault) -> RecordDatabase:
    """Return the records of a vault."""
    return RecordDatabase(of, SystemClock(), Ids().new)


@cache
def fields() -> tuple[Field, ...]:
    """Return the fields of the shipped pack."""
    page = shipped_packs() / "general" / "fields.toml"
    return field_pages.parse(page.read_text(encoding="utf-8"), page)


def key(number: int) -> RecordKey:
    """Return the identity of the record of this number, the same at every attempt."""
    return RecordKey(
        f"0195551f-0000-7000-8000-{number:012x}", Sensitive(number.to_bytes(32, "big"))
    )


def details(number: int) -> Mapping[str, Value]:
    """Return six values that belong to a record of this number alone."""
    return {
        "name": f"张{number:04d}",
        "phone": f"+861380000{number:04d}",
        "address": f"北京市朝阳区建国路{number}号",
        "order_no": f"A2026{number:08d}",
        "amount": Amount(Decimal(number) + Decimal("0.50"), "CNY"),
        "problem": "屏幕不亮",
    }


def record(number: int) -> Record:
    """Return the record of this number, all its critical fields confirmed."""
    of = key(number)
    moment = MORNING + timedelta(minutes=number)
    card = card_of(fields())
    for field_id, value in details(number).items():
        yes = Confirmation(of.digest(value), AGENT, moment, Mode.CAPTURE)
        card = _confirmed(card, field_id, value, yes)
    return Record(
        of,
        moment,
        moment,
        AGENT,
        "zh",
        card,
        notes=Sensitive(f"{NOTES} {number}"),
        summary=Sensitive("三天内换货"),
        disposition="solved",
    )


def _confirmed(card: Card, field_id: str, value: Value, yes: Confirmation) -> Card:
    return card.captured(field_id, value).read_back(field_id).confirmed(field_id, yes)
