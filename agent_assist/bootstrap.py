"""Builds each feature from the places and adapters handed in; knows no screen and no Qt.

The imports stand inside the functions on purpose: numpy and its like are loaded by a worker after
the first paint, never before it, and a command loads only what it needs.
"""

import gc
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from agent_assist import paths
from agent_assist.errors import CacheUnusable, Fault, FileProblem, PageUnreadable
from agent_assist.library.response import CannedResponse
from agent_assist.packs import folders
from agent_assist.packs.files import Origin, Pack
from agent_assist.packs.folders import Stamp
from agent_assist.paths import Places
from agent_assist.runtime.ids import Ids

if TYPE_CHECKING:
    from agent_assist.calls.dispositions import Disposition
    from agent_assist.capture.cabinet import Parts
    from agent_assist.capture.candidate import Extraction, Verdict
    from agent_assist.capture.fields import Field
    from agent_assist.capture.record import Certificate, RecordKey
    from agent_assist.library.collection import Collection, Shelf
    from agent_assist.library.reading import Reading
    from agent_assist.library.scenarios import Scenario
    from agent_assist.library.search import Search
    from agent_assist.linting.config import LintConfig
    from agent_assist.linting.house import House
    from agent_assist.linting.linter import Linter
    from agent_assist.linting.rule import Rule
    from agent_assist.runtime.clock import Clock
    from agent_assist.settings import Settings
    from agent_assist.storage.cache import CachedLibrary
    from agent_assist.storage.captures import RecordDatabase
    from agent_assist.storage.drafts import DraftDatabase
    from agent_assist.storage.keys import KeyStore
    from agent_assist.storage.usage import UsageDatabase
    from agent_assist.storage.vault import RecordVault

T = TypeVar("T", "Field", "Disposition")

_IDS: Final = Ids()
MAX_PATCHED: Final = 200
"""Changed pages that are read one by one; above it the whole library is read again."""


def installed_packs(places: Places) -> tuple[Pack, ...]:
    """Return the packs in force, by the settings of this user."""
    from agent_assist import settings

    return find_packs(places, settings.load(places.settings_file, places.policy)[0])


def find_packs(places: Places, settings: "Settings") -> tuple[Pack, ...]:
    """Return the packs in force, lowest first."""
    team = [Path(folder).expanduser() for folder in settings.texts("team_packs")]
    return folders.find(paths.shipped_packs(), team, places.own_packs / folders.OWN)


def collection(places: Places, today: Callable[[], date]) -> "Collection":
    """Return the library of an installation, still empty."""
    from agent_assist.library.collection import Collection

    return Collection(folders.own_pack(places.own_packs / folders.OWN), today)


def packs_at(path: Path) -> tuple[Pack, ...]:
    """Return the packs of a library named on the command line."""
    return folders.at(path, Origin.TEAM)


def usage_store(places: Places) -> "UsageDatabase":
    """Return the store of what agents use."""
    from agent_assist.storage.usage import UsageDatabase

    return UsageDatabase(places.usage_db)


def memory_keys() -> "KeyStore":
    """Return a store of keys that goes with the process, for a profile that does so too."""
    from agent_assist.storage.keys import MemoryKeys

    return MemoryKeys()


def record_vault(places: Places, clock: "Clock", keys: "KeyStore | None" = None) -> "RecordVault":
    """Return the vault of the records, not yet opened; its key is in the system's store.

    Loads the driver: for workers, after the first paint.
    """
    from agent_assist.storage.key_choice import ComputersKeys
    from agent_assist.storage.opening import Site
    from agent_assist.storage.process_lock import ProcessLock
    from agent_assist.storage.vault import RecordVault
    from agent_assist.storage.vault_files import VaultFiles

    files = VaultFiles(places.data)
    store = keys or ComputersKeys(files.protected_keys, files.passphrase_keys)
    return RecordVault(Site(files, store, ProcessLock(files.lock), clock))


def has_key_store(places: Places) -> bool:
    """Tell whether this computer keeps keys, or the agent has chosen a passphrase instead."""
    from agent_assist.storage.key_choice import ComputersKeys
    from agent_assist.storage.keys import NoKeyStore
    from agent_assist.storage.vault_files import VaultFiles

    files = VaultFiles(places.data)
    try:
        ComputersKeys(files.protected_keys, files.passphrase_keys).get("records-probe")
    except NoKeyStore:
        return files.passphrase_keys.exists()
    return True


def record_store(vault: "RecordVault", clock: "Clock") -> "RecordDatabase":
    """Return the records of a vault."""
    from agent_assist.storage.captures import RecordDatabase

    return RecordDatabase(vault, clock, _IDS.new)


def draft_keeper(vault: "RecordVault", clock: "Clock") -> "DraftDatabase":
    """Return the notes of open interactions that a vault keeps."""
    from agent_assist.storage.drafts import DraftDatabase

    return DraftDatabase(vault, clock)


def keep_house(vault: "RecordVault", days: int, clock: "Clock") -> "Certificate | None":
    """Erase records older than so many days, then see to today's backup; once a day, on a worker.

    Returns the certificate when anything was erased.
    """
    from agent_assist.storage import backups

    certificate = expire_records(vault, days, clock)
    if not backups.has_of(vault.files.backups, clock.now().date()):
        backups.make(vault, clock.now())
    return certificate


def expire_records(vault: "RecordVault", days: int, clock: "Clock") -> "Certificate | None":
    """Erase records that were closed more than so many days ago; None when there were none."""
    from agent_assist.storage import retention

    return retention.expire(vault, days, clock.now(), _IDS.new)


def scenarios(packs: Iterable[Pack]) -> "dict[str, Scenario]":
    """Return the scenarios of the packs by id; pages that cannot be read are left out."""
    from agent_assist.library.reading import read_scenarios

    return read_scenarios(packs, [])


def open_library(
    packs: Sequence[Pack], cache: Path, today: date, quick: "Callable[[Reading], None]"
) -> "tuple[Shelf, Search]":
    """Return the shelf and the search of the packs, from the cache where it still holds.

    Only pages that differ from the cache are read. When there is no cache, `quick` is handed the
    pages as soon as they are read, before the index is built from them.
    """
    from agent_assist.storage.cache import LibraryCache

    try:
        cached = LibraryCache(cache).load()
    except CacheUnusable:
        return _settled(build_library(packs, cache, today, quick))
    changed = _changed(cached.stamps, packs)
    if len(changed) > MAX_PATCHED or any(path.suffix != ".md" for path in changed):
        cached.responses.close()
        return _settled(build_library(packs, cache, today, quick))
    return _settled(_patched(cached, packs, changed, today))


def _settled(opened: "tuple[Shelf, Search]") -> "tuple[Shelf, Search]":
    # What is loaded by now stays. Unless told so, the garbage collector walks through all of it
    # every now and then, tens of milliseconds in the middle of a search.
    gc.freeze()
    return opened


def build_library(
    packs: Sequence[Pack], cache: Path, today: date, quick: "Callable[[Reading], None]"
) -> "tuple[Shelf, Search]":
    """Read all pages, compile the index and store it; a cache that cannot be written is left."""
    from agent_assist.library import index
    from agent_assist.library.collection import Shelf
    from agent_assist.library.reading import read_library
    from agent_assist.library.search import Search
    from agent_assist.storage.cache import LibraryCache

    reading = read_library(packs, today)
    quick(reading)
    ordered = index.numbered(reading.responses)
    compiled = index.build(ordered)
    shelf = reading.shelf
    try:
        LibraryCache(cache).save(compiled, ordered, _good_stamps(packs, shelf.faults))
    except FileProblem as error:
        fault = Fault(error.path, 1, "cache_unwritable", (("reason", error.reason),))
        shelf = Shelf(shelf.packs, (*shelf.faults, fault), shelf.underneath)
    return shelf, Search.over(compiled, ordered)


@dataclass(frozen=True, slots=True)
class RecordPages:
    """What packs say about records: their fields, how talks end, and what could not be read."""

    fields: "tuple[Field, ...]" = ()
    dispositions: "tuple[Disposition, ...]" = ()
    faults: tuple[Fault, ...] = ()

    def endings(self, language: str) -> dict[str, str]:
        """Return the names of the dispositions by id."""
        return {ending.id: ending.name(language) for ending in self.dispositions}


def record_pages(packs: Sequence[Pack]) -> RecordPages:
    """Return fields and dispositions of the packs; a later pack's entry of the same id wins."""
    from agent_assist.calls import dispositions
    from agent_assist.capture import fields

    faults: list[Fault] = []
    found = _merged(packs, "fields.toml", fields.parse, faults)
    ends = _merged(packs, "dispositions.toml", dispositions.parse, faults)
    return RecordPages(found, ends, tuple(faults))


def _merged(
    packs: Sequence[Pack],
    name: str,
    parse: Callable[[str, Path], tuple[T, ...]],
    faults: list[Fault],
) -> tuple[T, ...]:
    from agent_assist.packs.files import read as read_page

    found: dict[str, T] = {}
    for pack in packs:
        path = folders.page_named(pack, name)
        if path is None:
            continue
        try:
            found.update({entry.id: entry for entry in parse(read_page(pack, path).text, path)})
        except PageUnreadable as error:
            faults += error.faults
        except FileProblem as error:
            faults.append(Fault(path, 1, "unreadable", (("reason", error.reason),)))
    return tuple(found.values())


def extract(text: str, now: datetime, language: str) -> "Extraction":
    """Return what notes hold; for workers: the first call loads numbering plans.

    Empty notes, as each start has them, load nothing.
    """
    if not text.strip():
        from agent_assist.capture.candidate import Extraction

        return Extraction((), (), text)
    from agent_assist.capture.engine import extract as read_notes

    return read_notes(text, now, language)


def checked(field: "Field", typed: str, language: str, now: datetime) -> "Verdict":
    """Return what a typed text is for a field; for workers, as `extract`."""
    from agent_assist.capture.validation import checked as check_typed

    return check_typed(field, typed, language, now)


def new_record_key() -> "RecordKey":
    """Return the identity of a record that is yet to be saved."""
    import secrets

    from agent_assist.capture.record import KEY_BYTES, RecordKey
    from agent_assist.sensitive import Sensitive

    return RecordKey(_IDS.new(), Sensitive(secrets.token_bytes(KEY_BYTES)))


def record_parts(places: Places, clock: "Clock", keys: "KeyStore | None" = None) -> "Parts":
    """Return the encrypted records of an installation, still locked; for workers."""
    from agent_assist.capture.cabinet import Parts

    vault = record_vault(places, clock, keys)
    return Parts(
        vault,
        record_store(vault, clock),
        draft_keeper(vault, clock),
        lambda days: keep_house(vault, days, clock),
    )


def passing_records(places: Places, clock: "Clock") -> "Parts":
    """Return encrypted records whose key goes with the process: for a profile that does so too."""
    return record_parts(places, clock, memory_keys())


def write_private(path: Path, text: str) -> None:
    """Write a file that only this user can read; a file that was there is replaced whole.

    Raises:
        FileProblem: it cannot be written; what was there is as it was.
    """
    from agent_assist.capture.ports import SpaceLacking
    from agent_assist.storage.durable import write_durably

    try:
        write_durably(path, text.encode())
    except SpaceLacking as error:
        raise FileProblem(path, getattr(error.__cause__, "strerror", error.reason)) from error


def open_linter(places: Places, packs: Sequence[Pack]) -> "tuple[Linter, tuple[Fault, ...]]":
    """Return the linter over the packs' rules as the team has set it, and the faulty rules."""
    from agent_assist.linting.linter import Linter
    from agent_assist.linting.reading import read_rule_files
    from agent_assist.linting.ready import ready
    from agent_assist.storage.rules_cache import RulesCacheFolder

    files, unreadable = read_rule_files(packs)
    compiled, faults = ready(files, RulesCacheFolder(places.cache / "rules"))
    config, wrong = lint_config(places)
    return Linter(compiled, config.house), (*unreadable, *faults, *wrong)


def read_rules(packs: Sequence[Pack]) -> "tuple[Rule, ...]":
    """Return the rules in force with their examples, for people to read."""
    from agent_assist.linting.reading import read_rule_files
    from agent_assist.linting.rules import load

    files, _unreadable = read_rule_files(packs)
    return tuple(load(files)[0].rules)


def rule_changes(places: Places) -> "tuple[House, frozenset[str]]":
    """Return what is set for rules, and the ids of those that the policy binds."""
    policy = _lint_policy(places)[0].house
    return lint_config(places)[0].house, frozenset({*policy.severities, *policy.actions})


def set_rule(places: Places, rule: str, key: str, value: str) -> None:
    """Write the team's severity or action of a rule into its settings.

    Raises:
        FileProblem: the file cannot be written.
    """
    from agent_assist.linting import config
    from agent_assist.settings import save_table

    save_table(places.config / config.NAME, ("lint", key), {rule: value})


def lint_config(places: Places) -> "tuple[LintConfig, tuple[Fault, ...]]":
    """Return the table `[lint]` of this user, bound by that of the administrator's policy."""
    from agent_assist.linting import config

    own, wrong = _lint_table(places.config / config.NAME)
    policy, more = _lint_policy(places)
    return own.bound_by(policy), (*wrong, *more)


def _lint_policy(places: Places) -> "tuple[LintConfig, tuple[Fault, ...]]":
    from agent_assist.linting.config import LintConfig
    from agent_assist.settings import is_trusted

    return _lint_table(places.policy) if is_trusted(places.policy) else (LintConfig(), ())


def _lint_table(file: Path) -> "tuple[LintConfig, tuple[Fault, ...]]":
    """Return the table `[lint]` of a file; without a file, the built-in settings."""
    from agent_assist.linting import config

    try:
        return config.parse(file.read_text(encoding="utf-8-sig"), file)
    except FileNotFoundError:
        return config.LintConfig(), ()
    except (OSError, UnicodeDecodeError) as error:
        fault = Fault(file, 1, "unreadable", (("reason", str(error)),))
        return config.LintConfig(), (fault,)


def open_search(packs: Sequence[Pack], cache: Path, today: date) -> "Search":
    """Return the search of the packs, for commands that only look."""
    return open_library(packs, cache, today, lambda _: None)[1]


def read(packs: Sequence[Pack], today: date, faults: list[Fault]) -> tuple[CannedResponse, ...]:
    """Return the responses in force, read page by page; what is wrong goes to `faults`."""
    from agent_assist.library.reading import read_library

    reading = read_library(packs, today)
    faults += reading.shelf.faults
    return reading.responses


def _patched(
    cached: "CachedLibrary", packs: Sequence[Pack], changed: Sequence[Path], today: date
) -> "tuple[Shelf, Search]":
    from agent_assist.library.collection import Shelf
    from agent_assist.library.reading import key_of, read_key, underneath
    from agent_assist.library.search import Search

    search = Search.over(cached.index, cached.responses)
    faults: list[Fault] = []
    keys = dict.fromkeys(key for path in changed if (key := key_of(path)))
    if keys:
        found = {key: read_key(packs, key, today, faults) for key in keys}
        gone = [key for key, response in found.items() if response is None]
        search = search.with_changes([r for r in found.values() if r], gone)
    return Shelf(tuple(packs), tuple(faults), underneath(packs, today)), search


def _changed(known: Iterable[Stamp], packs: Iterable[Pack]) -> list[Path]:
    """Return the files that are new, gone or different."""
    before = set(known)
    now = {stamp for pack in packs for stamp in folders.stamps(pack)}
    return sorted({Path(stamp.path) for stamp in before ^ now})


def _good_stamps(packs: Iterable[Pack], faults: Iterable[Fault]) -> list[Stamp]:
    """Return the stamps of all files but faulty ones, which are looked at again at each start."""
    faulty = {str(fault.path) for fault in faults}
    return [s for pack in packs for s in folders.stamps(pack) if s.path not in faulty]
