"""What is left on the disk: secrets nowhere, customers only encrypted, after erasure nothing."""

import logging
import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent_assist.capture.ports import VaultState
from agent_assist.capture.record import Record
from agent_assist.runtime.ids import Ids
from agent_assist.sensitive import Sensitive
from agent_assist.storage import backups, retention
from agent_assist.storage.captures import RecordDatabase
from agent_assist.storage.drafts import DraftDatabase
from agent_assist.storage.vault import RecordVault
from tests.architecture.source import ROOT
from tests.capture.records import ADDRESS, AGENT, NAME, PHONE, key, record
from tests.fakes.clock import MONDAY, StandingClock
from tests.storage.pages import decrypted
from tests.storage.vaults import vault_in

CARD = "4111111111111111"
CVV = "7391"
PASSWORD = "Sommer-Wiese!42"
CODE = "620184"
SECRET_NOTES = (
    f"客户张伟 {PHONE}，卡号 {CARD}，安全码 {CVV}，密码是 {PASSWORD}，验证码 {CODE}，地址{ADDRESS}"
)
SECRETS = (CARD, "1111111111", PASSWORD, CODE, f"安全码 {CVV}")
# The index keeps words without what they share with the one before: look for single characters.
LETTERS = ("伟", "朝", "屏")
PERSONAL = (NAME, PHONE, PHONE[3:], ADDRESS, "建国路88号", "138****5678", "+86 138••••5678")


def told(number: int = 1) -> Record:
    """Return a record into whose texts secrets have slipped."""
    made = record(number)
    card = made.card.captured("problem", f"付款失败，卡号 {CARD}，密码是 {PASSWORD}")
    return replace(
        made, card=card, notes=Sensitive(SECRET_NOTES), summary=Sensitive(f"验证码 {CODE} 已用")
    )


def session(folder: Path) -> None:
    """Do all that an agent does in a day, and what goes wrong."""
    logging.basicConfig(filename=folder / "agent-assist.log", level=logging.DEBUG)
    clock = StandingClock()
    vault = vault_in(folder / "data", clock=clock)
    vault.open()
    records, drafts = RecordDatabase(vault, clock, Ids().new), DraftDatabase(vault, clock)
    drafts.keep("call", Sensitive(SECRET_NOTES))
    records.save(told())
    records.customer("phone", PHONE)
    records.look(key().id, "phone", AGENT)
    records.export((key().id,), AGENT)
    backups.make(vault, MONDAY)
    # A crash: nothing is closed, and what is in memory is not written anywhere.
    os._exit(0)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a process that worked for a day and crashed, its temporary files too."""
    folder = tmp_path_factory.mktemp("day")
    (folder / "tmp").mkdir()
    code = "import sys; from pathlib import Path; from tests.storage.test_traces import session; "
    subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", f"{code}session(Path(sys.argv[1]))", folder],
        env={**os.environ, "TMPDIR": str(folder / "tmp"), "SQLITE_TMPDIR": str(folder / "tmp")},
        cwd=ROOT,
        check=True,
        timeout=60,
    )
    return folder


def everything(folder: Path) -> bytes:
    return b"\0".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize("text", [*SECRETS, *PERSONAL])
def test_nothing_of_a_customer_stands_anywhere_in_plain(day: Path, text: str) -> None:
    left = everything(day)
    assert len(left) > 50_000
    assert text.encode() not in left
    assert text.encode("utf-16-le") not in left


class TestWithTheKey:
    """What somebody finds who has the key and reads every page."""

    @pytest.fixture
    def vault(self, tmp_path: Path) -> RecordVault:
        vault = vault_in(tmp_path / "data")
        assert vault.open() is VaultState.OPEN
        return vault

    def test_secrets_are_not_even_in_encrypted_pages(
        self, vault: RecordVault, tmp_path: Path
    ) -> None:
        clock = StandingClock()
        DraftDatabase(vault, clock).keep("call", Sensitive(SECRET_NOTES))
        RecordDatabase(vault, clock, Ids().new).save(told())
        backups.make(vault, MONDAY)
        left = decrypted(tmp_path, vault.key())
        vault.lock()
        assert PHONE.encode() in left
        assert [secret for secret in SECRETS if secret.encode() in left] == []

    def test_of_an_erased_record_nothing_is_left_on_any_page(
        self, vault: RecordVault, tmp_path: Path
    ) -> None:
        records = RecordDatabase(vault, StandingClock(), Ids().new)
        records.save(record(1))
        records.save(replace(record(2, {"name": "李娜"}), notes=Sensitive("")))
        backups.make(vault, MONDAY)
        proof, _ = records.erase((key(1).id,), AGENT, "asked")
        left = decrypted(tmp_path, vault.key())
        with vault.reading() as database:
            hashes = database.execute("SELECT COUNT(*) FROM audit WHERE digest != ''").fetchone()
        vault.lock()
        assert (proof.records, proof.backups) == (1, 1)
        assert "李娜".encode() in left
        assert [text for text in (*PERSONAL, *LETTERS) if text.encode() in left] == []
        assert key(1).secret.reveal() not in left
        assert hashes == (1,)

    def test_what_is_past_its_time_is_erased_in_backups_too(
        self, vault: RecordVault, tmp_path: Path
    ) -> None:
        clock = StandingClock()
        records = RecordDatabase(vault, clock, Ids().new)
        DraftDatabase(vault, clock).keep("call", Sensitive(f"地址{ADDRESS}"))
        records.save(record(1))
        later = record(2, {"name": "李娜"}, MONDAY + timedelta(days=1))
        records.save(replace(later, notes=Sensitive("")))
        backups.make(vault, MONDAY)
        due = MONDAY + timedelta(days=90, hours=1)
        certificate = retention.expire(vault, 90, due, Ids().new)
        left = decrypted(tmp_path, vault.key())
        vault.lock()
        assert certificate is not None
        assert (certificate.records, certificate.reason) == (1, "retention")
        assert "李娜".encode() in left
        assert [text for text in (*PERSONAL, *LETTERS) if text.encode() in left] == []

    def test_nothing_is_erased_before_its_time(self, vault: RecordVault) -> None:
        records = RecordDatabase(vault, StandingClock(), Ids().new)
        records.save(record(1))
        certificate = retention.expire(vault, 90, MONDAY + timedelta(days=90), Ids().new)
        vault.lock()
        assert certificate is None

    def test_the_audit_goes_after_three_years(self, vault: RecordVault) -> None:
        records = RecordDatabase(vault, StandingClock(), Ids().new)
        records.save(record(1))
        records.erase((key(1).id,), AGENT, "asked")
        counts = []
        for days in (3 * 365, 3 * 365 + 2):
            retention.expire(vault, 90, MONDAY + timedelta(days=days), Ids().new)
            with vault.reading() as database:
                counts.append(database.execute("SELECT COUNT(*) FROM audit").fetchone()[0])
        vault.lock()
        assert counts[0] > 0
        assert counts[1] == 0
