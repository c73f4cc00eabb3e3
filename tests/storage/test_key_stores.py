"""Where keys are kept: never in a store that writes them in plain text."""

import os
import subprocess
import sys
from pathlib import Path

import keyring.backend
import pytest
from keyring.errors import KeyringLocked, PasswordDeleteError

from agent_assist.sensitive import Sensitive
from agent_assist.storage.key_choice import ComputersKeys
from agent_assist.storage.key_files import PassphraseKeys, ProtectedKeys
from agent_assist.storage.key_ring import SystemKeys
from agent_assist.storage.keys import KeyStore, MemoryKeys, NoKeyStore
from tests.architecture.source import ROOT

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
LIGHT_KIB = 1024
PLAIN_STORE = """
from keyring.backend import KeyringBackend

class PlainStore(KeyringBackend):
    priority = 100
    def get_password(self, service, username): return None
    def set_password(self, service, username, password): pass
"""


class SystemsStore(keyring.backend.KeyringBackend):
    """A store of the system, in memory; `forgets` takes and keeps nothing, `locked` refuses."""

    priority = 1

    def __init__(self, *, forgets: bool = False, locked: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.forgets = forgets
        self.locked = locked

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if not self.forgets:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class TestKeyStore:
    @pytest.fixture(params=["memory", "system", "passphrase"])
    def store(self, request: pytest.FixtureRequest, tmp_path: Path) -> KeyStore:
        if request.param == "memory":
            return MemoryKeys()
        if request.param == "system":
            return SystemKeys(SystemsStore())
        return PassphraseKeys(tmp_path / "keys", Sensitive("word"), LIGHT_KIB)

    def test_there_is_no_key_at_first(self, store: KeyStore) -> None:
        assert store.get("records") is None
        store.delete("records")

    def test_a_key_is_kept_by_its_name(self, store: KeyStore) -> None:
        store.set("records", KEY)
        store.set("records-next", OTHER)
        assert (store.get("records"), store.get("records-next")) == (KEY, OTHER)

    def test_a_key_takes_the_place_of_the_former(self, store: KeyStore) -> None:
        store.set("records", KEY)
        store.set("records", OTHER)
        assert store.get("records") == OTHER

    def test_a_forgotten_key_is_gone(self, store: KeyStore) -> None:
        store.set("records", KEY)
        store.delete("records")
        assert store.get("records") is None


def test_a_store_that_forgets_is_found_out_at_once() -> None:
    with pytest.raises(NoKeyStore):
        SystemKeys(SystemsStore(forgets=True)).set("records", KEY)


def test_a_locked_store_is_no_store() -> None:
    with pytest.raises(NoKeyStore):
        SystemKeys(SystemsStore(locked=True)).get("records")


def test_a_store_in_plain_text_is_never_used_whatever_the_settings_say(tmp_path: Path) -> None:
    plugin = tmp_path / "plain_store.py"
    plugin.write_text(PLAIN_STORE, encoding="utf-8")
    code = (
        "import keyring; from agent_assist.storage.key_ring import system_keys; "
        "from agent_assist.storage.keys import NoKeyStore; print(type(keyring.get_keyring()).__name__)\n"
        "try: print(type(system_keys()._backend).__module__)\n"
        "except NoKeyStore: print('none')"
    )
    chosen = {"PYTHON_KEYRING_BACKEND": "plain_store.PlainStore", "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **chosen},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    theirs, ours = done.stdout.split()
    assert theirs == "PlainStore"
    assert ours == "none" or ours.startswith("keyring.backends.")


def test_a_file_under_a_passphrase_holds_no_key_in_plain(tmp_path: Path) -> None:
    PassphraseKeys(tmp_path / "keys", Sensitive("word"), LIGHT_KIB).set("records", KEY)
    left = (tmp_path / "keys").read_bytes()
    assert KEY not in left
    assert KEY.hex().encode() not in left
    assert (tmp_path / "keys").stat().st_mode & 0o077 == 0


def test_another_passphrase_opens_nothing(tmp_path: Path) -> None:
    PassphraseKeys(tmp_path / "keys", Sensitive("word"), LIGHT_KIB).set("records", KEY)
    with pytest.raises(NoKeyStore):
        PassphraseKeys(tmp_path / "keys", Sensitive("Word"), LIGHT_KIB).get("records")


def test_a_key_put_under_another_name_is_refused(tmp_path: Path) -> None:
    store = PassphraseKeys(tmp_path / "keys", Sensitive("word"), LIGHT_KIB)
    store.set("records", KEY)
    text = (tmp_path / "keys").read_text(encoding="utf-8")
    (tmp_path / "keys").write_text(text.replace("records", "another"), encoding="utf-8")
    with pytest.raises(NoKeyStore):
        store.get("another")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows wraps keys by itself")
def test_elsewhere_than_on_windows_nothing_is_wrapped_by_the_system(tmp_path: Path) -> None:
    with pytest.raises(NoKeyStore):
        ProtectedKeys(tmp_path / "keys").set("records", KEY)


def test_once_a_passphrase_was_chosen_it_stays_the_only_way(tmp_path: Path) -> None:
    (tmp_path / "passphrase").write_text("{}", encoding="utf-8")
    with pytest.raises(NoKeyStore):
        ComputersKeys(tmp_path / "protected", tmp_path / "passphrase").get("records")
