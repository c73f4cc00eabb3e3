"""What every vault, record store and keeper of notes promises, the double and the real ones."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from agent_assist.capture.candidate import Amount, Value
from agent_assist.capture.card import Confirmation, Mode, Phase
from agent_assist.capture.ports import (
    DraftKeeper,
    NoSuchRecord,
    NotConfirmed,
    RecordStore,
    Vault,
    VaultClosed,
    VaultState,
)
from agent_assist.capture.record import Query
from agent_assist.dates.due import Due
from agent_assist.runtime.ids import Ids
from agent_assist.runtime.topics import Topic
from agent_assist.sensitive import Sensitive
from agent_assist.storage.captures import RecordDatabase
from agent_assist.storage.drafts import DraftDatabase
from tests.capture.records import (
    ADDRESS,
    AGENT,
    DETAILS,
    NAME,
    NOTES,
    ORDER,
    PHONE,
    confirmed,
    key,
    record,
    unconfirmed,
)
from tests.fakes.clock import MONDAY, StandingClock
from tests.fakes.records import FakeDrafts, FakeRecords, FakeVault
from tests.storage.vaults import vault_in

TUESDAY = MONDAY + timedelta(days=1)
DUE = Due(start=datetime.fromisoformat("2026-03-05T15:00"), end=date(2026, 3, 6))
ALL = Query()


@dataclass(frozen=True)
class Cabinet:
    """The three ports over one database, opened."""

    vault: Vault
    records: RecordStore
    drafts: DraftKeeper

    def found(self, text: str = "", **limits: date | int) -> list[str]:
        """Return the numbers of the test's records that a search finds, in its order."""
        query = Query(Sensitive(text), **limits)  # type: ignore[arg-type]
        return [saved.id[-1] for saved in self.records.find(query)]


def fake(_folder: Path) -> Cabinet:
    vault = FakeVault()
    return Cabinet(vault, FakeRecords(vault, StandingClock()), FakeDrafts(vault))


def database(folder: Path) -> Cabinet:
    clock = StandingClock()
    vault = vault_in(folder, clock=clock)
    return Cabinet(vault, RecordDatabase(vault, clock, Ids().new), DraftDatabase(vault, clock))


WORLDS = {"fake": fake, "database": database}


@pytest.fixture(params=WORLDS.values(), ids=WORLDS)
def cabinet(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Cabinet]:
    """An open vault with nothing in it, in memory and on disk."""
    make: Callable[[Path], Cabinet] = request.param
    made = make(tmp_path)
    assert made.vault.open() is VaultState.OPEN
    yield made
    made.vault.lock()


class TestSaving:
    def test_what_was_saved_is_found_masked(self, cabinet: Cabinet) -> None:
        assert cabinet.records.save(record()) == (Topic.CAPTURES,)

        (saved,) = cabinet.records.find(ALL)
        assert (saved.id, saved.saved_at, saved.agent_no) == (key().id, MONDAY, AGENT)
        assert (saved.language, saved.scenario, saved.disposition) == ("zh", "exchange", "solved")
        assert {(field.id, field.phase, field.masked) for field in saved.fields} == {
            ("name", Phase.CONFIRMED, "张•"),
            ("phone", Phase.CONFIRMED, "+86 138••••5678"),
            ("address", Phase.CONFIRMED, "北京市•••"),
            ("order_no", Phase.CONFIRMED, "••••0017"),
        }
        in_order = [id_ for id_, entry in record().card.entries.items() if entry.value is not None]
        assert [field.id for field in saved.fields] == in_order

    def test_saving_again_changes_nothing(self, cabinet: Cabinet) -> None:
        cabinet.records.save(record())
        assert cabinet.records.save(record()) == ()
        assert cabinet.found() == ["1"]

    def test_a_record_that_was_changed_is_saved_in_its_place(self, cabinet: Cabinet) -> None:
        cabinet.records.save(record())
        changed = replace(record(details={"name": "李娜"}), disposition="open")
        assert cabinet.records.save(changed) == (Topic.CAPTURES,)

        (saved,) = cabinet.records.find(ALL)
        assert [field.id for field in saved.fields] == ["name"]
        assert saved.disposition == "open"
        assert cabinet.found("5678") == []

    def test_a_critical_field_that_was_not_confirmed_is_refused(self, cabinet: Cabinet) -> None:
        with pytest.raises(NotConfirmed) as caught:
            cabinet.records.save(unconfirmed())
        assert caught.value.fields == ("phone",)
        assert cabinet.found() == []

    def test_a_yes_to_another_value_is_refused(self, cabinet: Cabinet) -> None:
        yes = Confirmation(key().digest("+8613900001111"), AGENT, MONDAY, Mode.CAPTURE)
        forged = record().card.captured("phone", "+8613812345687").read_back("phone")
        with pytest.raises(NotConfirmed):
            cabinet.records.save(replace(record(), card=forged.confirmed("phone", yes)))
        assert cabinet.found() == []

    def test_a_yes_taken_from_another_record_is_refused(self, cabinet: Cabinet) -> None:
        with pytest.raises(NotConfirmed):
            cabinet.records.save(replace(record(1), key=key(2)))

    def test_what_the_customer_declined_is_saved_as_declined(self, cabinet: Cabinet) -> None:
        declined = unconfirmed().card.declined("phone", "hung up")
        cabinet.records.save(replace(unconfirmed(), card=declined))

        (saved,) = cabinet.records.find(ALL)
        assert [field.phase for field in saved.fields if field.id == "phone"] == [Phase.DECLINED]

    @pytest.mark.parametrize(
        ("field_id", "value"),
        [
            ("phone", PHONE),
            ("amount", Amount(Decimal("1299.50"), "CNY", is_approximate=True)),
            ("callback", DUE),
            ("callback", Due(day=date(2026, 3, 5))),
        ],
    )
    def test_a_value_comes_back_as_it_was(
        self, cabinet: Cabinet, field_id: str, value: Value
    ) -> None:
        cabinet.records.save(record(details={field_id: value}))
        assert cabinet.records.look(key().id, field_id, AGENT).reveal() == value

    def test_looking_at_what_is_not_there_is_told(self, cabinet: Cabinet) -> None:
        cabinet.records.save(record())
        with pytest.raises(NoSuchRecord):
            cabinet.records.look(key().id, "email", AGENT)
        with pytest.raises(NoSuchRecord):
            cabinet.records.look(key(2).id, "phone", AGENT)

    def test_half_a_character_keeps_nothing_from_being_saved(self, cabinet: Cabinet) -> None:
        broken = Sensitive("换货 \ud83d 三天\udc00")
        made = record(details={"name": "张\ud842", "problem": "\ud800"})
        cabinet.records.save(replace(made, notes=broken, summary=broken))
        cabinet.drafts.keep("a", broken)
        assert cabinet.found("换货") == ["1"]
        assert cabinet.found("换货 \ud83d") in (["1"], [])
        assert len(cabinet.drafts.kept()) == 1


class TestFinding:
    @pytest.fixture(autouse=True)
    def three(self, cabinet: Cabinet) -> None:
        cabinet.records.save(record(1))
        other = {"name": "Anna Petrova", "phone": "+79161234567", "order_no": "B77"}
        cabinet.records.save(replace(record(2, other, TUESDAY), notes=Sensitive("")))
        third = {"name": "張偉民", "email": "wei@example.com"}
        cabinet.records.save(record(3, third, TUESDAY + timedelta(days=1)))

    def test_all_are_found_newest_first(self, cabinet: Cabinet) -> None:
        assert cabinet.found() == ["3", "2", "1"]
        assert cabinet.found(limit=2) == ["3", "2"]

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("张伟", ["3", "1"]),
            ("張偉", ["3", "1"]),
            ("偉民", ["3"]),
            ("民", ["3"]),
            ("petr", ["2"]),
            ("ANNA PETROVA", ["2"]),
            ("petrova anna", ["2"]),
            ("5678", ["1"]),
            ("13812345678", ["1"]),
            ("138 1234 5678", ["1"]),
            (PHONE, ["1"]),
            ("0017", ["1"]),
            ("wei@example.com", ["3"]),
            ("wei@example.org", []),
            ("屏幕", ["3", "1"]),
            ("5687", []),
            ('" OR *', []),
        ],
    )
    def test_a_record_is_found_by_any_part(
        self, cabinet: Cabinet, text: str, found: list[str]
    ) -> None:
        assert cabinet.found(text) == found

    def test_days_bound_what_is_found_and_are_included(self, cabinet: Cabinet) -> None:
        assert cabinet.found(since=TUESDAY.date()) == ["3", "2"]
        assert cabinet.found(until=TUESDAY.date()) == ["2", "1"]
        assert cabinet.found("张伟", until=TUESDAY.date()) == ["1"]


class TestCustomer:
    def test_nobody_is_known_at_first(self, cabinet: Cabinet) -> None:
        assert cabinet.records.customer("phone", PHONE) is None

    @pytest.mark.parametrize(("field_id", "value"), [("phone", PHONE), ("order_no", ORDER)])
    def test_a_customer_is_known_by_number_and_order(
        self, cabinet: Cabinet, field_id: str, value: str
    ) -> None:
        cabinet.records.save(record())
        known = cabinet.records.customer(field_id, value)
        assert known is not None
        assert {name: kept.reveal() for name, kept in known.values.items()} == DETAILS
        assert [saved.id for saved in known.records] == [key().id]

    def test_the_newest_value_counts(self, cabinet: Cabinet) -> None:
        cabinet.records.save(record(2, {"phone": PHONE, "address": "上海市"}, TUESDAY))
        cabinet.records.save(record(1))
        known = cabinet.records.customer("phone", PHONE)
        assert known is not None
        assert known.values["address"].reveal() == "上海市"
        assert known.values["name"].reveal() == NAME
        assert [saved.id[-1] for saved in known.records] == ["2", "1"]

    def test_a_number_that_the_customer_declined_knows_nobody(self, cabinet: Cabinet) -> None:
        declined = record().card.declined("phone", "in a hurry")
        cabinet.records.save(replace(record(), card=declined))
        assert cabinet.records.customer("phone", PHONE) is None
        known = cabinet.records.customer("order_no", ORDER)
        assert known is not None
        assert "phone" not in known.values


class TestPersonsRights:
    def test_a_person_gets_all_that_is_kept(self, cabinet: Cabinet) -> None:
        cabinet.records.save(record())
        told = json.loads(cabinet.records.export((key().id,), AGENT).reveal())
        (row,) = told["records"]
        assert (row["id"], row["notes"]) == (key().id, NOTES)
        assert {entry["id"]: entry["value"] for entry in row["fields"]} == DETAILS

    def test_an_export_of_what_is_not_there_is_told(self, cabinet: Cabinet) -> None:
        with pytest.raises(NoSuchRecord):
            cabinet.records.export((key().id,), AGENT)

    def test_what_is_erased_is_gone(self, cabinet: Cabinet) -> None:
        cabinet.records.save(record(1))
        cabinet.records.save(record(2, {"name": "李娜"}))
        proof, topics = cabinet.records.erase((key(1).id, key(3).id), AGENT, "asked")
        assert (proof.records, proof.agent_no, proof.reason) == (1, AGENT, "asked")
        assert topics == (Topic.CAPTURES,)
        assert cabinet.found() == ["2"]
        assert cabinet.found("5678") == []
        assert cabinet.records.customer("phone", PHONE) is None
        with pytest.raises(NoSuchRecord):
            cabinet.records.look(key(1).id, "phone", AGENT)

    def test_what_is_erased_stays_erased(self, cabinet: Cabinet) -> None:
        cabinet.records.save(record())
        cabinet.records.erase((key().id,), AGENT, "asked")
        assert cabinet.records.save(record()) == ()
        assert cabinet.found() == []


class TestLocked:
    def test_nothing_is_read_or_written_while_locked(self, cabinet: Cabinet) -> None:
        cabinet.records.save(record())
        cabinet.vault.lock()
        calls: list[Callable[[], object]] = [
            lambda: cabinet.records.save(record(2)),
            lambda: cabinet.records.find(ALL),
            lambda: cabinet.records.customer("phone", PHONE),
            lambda: cabinet.records.look(key().id, "phone", AGENT),
            lambda: cabinet.records.export((key().id,), AGENT),
            lambda: cabinet.records.erase((key().id,), AGENT, "asked"),
            lambda: cabinet.drafts.keep("call", Sensitive("notes")),
            cabinet.drafts.kept,
        ]
        for call in calls:
            with pytest.raises(VaultClosed) as caught:
                call()
            assert caught.value.state is VaultState.LOCKED

    def test_what_was_saved_is_there_after_unlocking(self, cabinet: Cabinet) -> None:
        cabinet.records.save(record())
        cabinet.vault.lock()
        assert cabinet.vault.open() is VaultState.OPEN
        assert cabinet.found("张伟") == ["1"]

    def test_opening_twice_is_opening_once(self, cabinet: Cabinet) -> None:
        cabinet.records.save(record())
        assert cabinet.vault.open() is VaultState.OPEN
        assert cabinet.found() == ["1"]


class TestDrafts:
    def test_nothing_is_kept_at_first(self, cabinet: Cabinet) -> None:
        assert cabinet.drafts.kept() == ()

    def test_the_last_text_of_each_interaction_is_kept_newest_first(self, cabinet: Cabinet) -> None:
        for interaction, text in (("a", ADDRESS), ("b", "客户说"), ("a", NOTES)):
            cabinet.drafts.keep(interaction, Sensitive(text))
        kept = [(interaction, text.reveal()) for interaction, text in cabinet.drafts.kept()]
        assert kept == [("a", NOTES), ("b", "客户说")]

    def test_empty_text_forgets(self, cabinet: Cabinet) -> None:
        cabinet.drafts.keep("a", Sensitive(NOTES))
        cabinet.drafts.keep("a", Sensitive(""))
        assert cabinet.drafts.kept() == ()

    def test_kept_notes_outlast_a_lock(self, cabinet: Cabinet) -> None:
        cabinet.drafts.keep("a", Sensitive(NOTES))
        cabinet.vault.lock()
        cabinet.vault.open()
        assert [text.reveal() for _, text in cabinet.drafts.kept()] == [NOTES]


def test_the_yes_of_the_test_is_what_an_agent_would_do() -> None:
    of = key()
    assert record().unproven() == ()
    assert confirmed(record().card, "phone", PHONE, of).unsettled() == ()
