"""The page of saved records: masked until asked, exported and erased only on purpose."""

from pathlib import Path

from agent_assist.capture.ports import VaultState
from agent_assist.runtime.topics import Topics
from agent_assist.screens.records import SEARCH_AFTER_MS, Ports, RecordsScreen, State
from agent_assist.sensitive import Sensitive
from tests.capture import records
from tests.fakes.clock import MONDAY, StandingClock
from tests.fakes.records import FakeRecords, FakeVault
from tests.fakes.tasks import ImmediateRunner


class Page:
    """The page over doubles, with two customers on record."""

    def __init__(self) -> None:
        self.runner = ImmediateRunner()
        self.vault = FakeVault()
        self.vault.open()
        self.store = FakeRecords(self.vault, StandingClock())
        self.store.save(records.record())
        other = {"name": "李娜", "phone": "+8613900001111"}
        self.store.save(records.record(2, other))
        self.written: dict[Path, str] = {}
        self.state = State()
        topics = Topics()
        self.records = RecordsScreen(
            Ports(
                store=lambda: self.store,
                open_vault=self.vault.open,
                open_with=lambda _: self.vault.open(),
                lock_vault=self.vault.lock,
                opened=self._opened,
                fields=records.fields,
                write=self.written.__setitem__,
                begin=lambda: None,
                agent=lambda: records.AGENT,
                today=MONDAY.date,
                names=lambda: {"solved": "Solved", "exchange": "Exchange"},
                runner=self.runner,
                topics=topics,
            )
        )
        self.records.show_on(self)
        self.records.opened(VaultState.OPEN)

    def _opened(self, state: VaultState) -> None:
        self.records.opened(state)

    def show_state(self, state: State) -> None:
        """Keep the state."""
        self.state = state

    def find(self, text: str) -> None:
        """Search, the hand at rest."""
        self.records.search(text)
        self.runner.pass_time(SEARCH_AFTER_MS)

    def value(self, field_id: str) -> str:
        """Return what stands for a field of the chosen record."""
        return next(d.value for d in self.state.details if d.id == field_id)

    def notice(self) -> str:
        """Return the sentence shown to the agent."""
        return self.state.notice.text if self.state.notice else ""


def test_a_list_shows_no_full_value() -> None:
    page = Page()
    shown = " ".join(row.who for row in page.state.rows)
    assert len(page.state.rows) == 2
    assert records.NAME not in shown
    assert "13812345678" not in shown
    assert "Exchange · Solved" in page.state.rows[0].how


def test_a_record_is_found_by_name_or_number() -> None:
    page = Page()
    page.find("李娜")
    assert len(page.state.rows) == 1
    page.find("zzz")
    assert page.state.rows == ()
    assert "matches" in page.notice()


def test_a_record_is_found_by_its_day() -> None:
    page = Page()
    page.find("3-2")
    assert len(page.state.rows) == 2
    page.find("2026-03-01")
    assert page.state.rows == ()


def test_a_value_is_shown_when_asked_for_and_the_look_is_audited() -> None:
    page = Page()
    page.records.choose(1)
    assert page.value("phone") != records.PHONE
    page.records.look("phone")
    assert page.value("phone") == records.PHONE
    assert page.store.looks == [(records.key().id, "phone", records.AGENT)]
    page.records.choose(0)
    page.records.choose(1)
    assert page.value("phone") != records.PHONE


def test_an_export_is_written_where_the_agent_says() -> None:
    page = Page()
    page.records.choose(1)
    page.records.export(Path("out.json"))
    assert records.NAME in page.written[Path("out.json")]
    assert "out.json" in page.notice()


def test_the_page_reminds_of_a_recovery_key_until_it_was_shown_once() -> None:
    page = Page()
    page.records.keep_recovery_key(Sensitive("AAAAAAA-BBBBBBB"))
    page.records.refresh()
    assert page.state.notice is not None
    assert page.state.notice.action == "recovery_key"
    assert page.records.take_recovery_key() is not None
    assert page.records.take_recovery_key() is None
    page.records.refresh()
    assert page.notice() == "2 records"


def test_who_asks_is_told_how_the_key_is_kept() -> None:
    page = Page()
    told: list[str] = []
    page.records.tell_keys(lambda notice: told.append(notice.text))
    page.records.keep_recovery_key(Sensitive("AAAAAAA-BBBBBBB"))
    page.records.opened(VaultState.OPEN)
    page.records.take_recovery_key()
    page.records.leave_keys()
    page.records.opened(VaultState.OPEN)
    assert told[0] == told[-1] == "The key is in place."
    assert "recovery key" in told[1]
    assert len(told) == 3


def test_nothing_is_erased_that_was_not_asked_about() -> None:
    page = Page()
    page.records.choose(1)
    page.records.erase("Consent was withdrawn")
    assert len(page.store.records) == 2
    page.records.ask_to_erase()
    page.records.erase("Consent was withdrawn")
    assert len(page.store.records) == 1
    assert "Certificate" in page.notice()


def test_locked_records_show_nothing_until_they_are_unlocked() -> None:
    page = Page()
    page.records.choose(0)
    page.records.lock()
    assert page.state.is_locked
    assert page.state.rows == ()
    assert page.state.details == ()
    page.records.unlock()
    assert len(page.state.rows) == 2


def test_a_computer_without_a_key_store_is_offered_a_passphrase() -> None:
    page = Page()
    page.vault.opens_as = VaultState.NO_KEY_STORE
    page.records.lock()
    page.records.unlock()
    assert page.state.notice is not None
    assert page.state.notice.action == "passphrase"
