"""What every usage store promises; the double and the database are held against it."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent_assist.errors import FileProblem
from agent_assist.library.ports import UsageStore, UseRecord
from agent_assist.library.response import Key
from agent_assist.storage.usage import UsageDatabase
from tests.fakes.clock import MONDAY
from tests.fakes.usage import FakeUsage
from tests.library.libraries import response

AGENT = "8012"
REFUND = response("date", "退款时间", pack="general")
HOLD = response("hold", "请稍等", pack="general")
LATER = MONDAY + timedelta(minutes=1)


class TestUsageStore:
    """One class over the double and the real store."""

    @pytest.fixture(params=["fake", "database"])
    def store(self, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[UsageStore]:
        if request.param == "fake":
            yield FakeUsage()
        else:
            yield UsageDatabase(tmp_path / "data" / "usage.db")

    def test_a_new_agent_has_used_nothing(self, store: UsageStore) -> None:
        assert dict(store.uses(AGENT)) == {}
        assert store.favourites(AGENT) == ()
        assert store.recent(AGENT, 10) == ()

    def test_uses_are_counted_with_the_time_of_the_last(self, store: UsageStore) -> None:
        store.add_use(AGENT, REFUND, MONDAY)
        store.add_use(AGENT, REFUND, LATER)
        assert dict(store.uses(AGENT)) == {"date": UseRecord(2, LATER)}

    def test_uses_of_all_languages_and_packs_count_as_one(self, store: UsageStore) -> None:
        store.add_use(AGENT, replace(REFUND, language="en"), LATER)
        store.add_use(AGENT, replace(REFUND, pack="own"), MONDAY)
        store.add_use(AGENT, REFUND, MONDAY)
        assert dict(store.uses(AGENT)) == {"date": UseRecord(3, LATER)}

    def test_what_was_used_last_comes_first(self, store: UsageStore) -> None:
        store.add_use(AGENT, REFUND, MONDAY)
        store.add_use(AGENT, HOLD, LATER)
        assert store.recent(AGENT, 10) == (Key("hold", "zh"), Key("date", "zh"))
        assert store.recent(AGENT, 1) == (Key("hold", "zh"),)

    def test_what_was_used_from_two_packs_is_recent_once(self, store: UsageStore) -> None:
        store.add_use(AGENT, REFUND, MONDAY)
        store.add_use(AGENT, replace(REFUND, pack="own"), LATER)
        assert store.recent(AGENT, 10) == (REFUND.key,)

    def test_favourites_come_newest_first(self, store: UsageStore) -> None:
        store.set_favourite(AGENT, "date", is_favourite=True)
        store.set_favourite(AGENT, "hold", is_favourite=True)
        assert store.favourites(AGENT) == ("hold", "date")

    def test_marking_twice_is_marking_once(self, store: UsageStore) -> None:
        store.set_favourite(AGENT, "date", is_favourite=True)
        store.set_favourite(AGENT, "date", is_favourite=True)
        assert store.favourites(AGENT) == ("date",)

    def test_a_favourite_can_be_unmarked_and_marked_again(self, store: UsageStore) -> None:
        store.set_favourite(AGENT, "date", is_favourite=True)
        store.set_favourite(AGENT, "hold", is_favourite=True)
        store.set_favourite(AGENT, "date", is_favourite=False)
        assert store.favourites(AGENT) == ("hold",)
        store.set_favourite(AGENT, "date", is_favourite=True)
        assert store.favourites(AGENT) == ("date", "hold")

    def test_unmarking_what_is_not_marked_is_no_error(self, store: UsageStore) -> None:
        store.set_favourite(AGENT, "date", is_favourite=False)
        assert store.favourites(AGENT) == ()

    def test_agents_who_share_a_computer_see_only_their_own(self, store: UsageStore) -> None:
        store.add_use(AGENT, REFUND, MONDAY)
        store.set_favourite(AGENT, "date", is_favourite=True)
        assert dict(store.uses("8013")) == {}
        assert store.favourites("8013") == ()
        assert store.recent("8013", 10) == ()

    def test_a_failed_search_is_taken(self, store: UsageStore) -> None:
        store.add_failed_search(AGENT, "退钱慢", MONDAY)
        store.add_failed_search(AGENT, "退钱慢", LATER)


class TestUsageDatabase:
    """What only the real store can promise."""

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        return tmp_path / "usage.db"

    def test_what_was_kept_is_there_after_a_restart(self, file: Path) -> None:
        UsageDatabase(file).add_use(AGENT, REFUND, MONDAY)
        assert dict(UsageDatabase(file).uses(AGENT)) == {"date": UseRecord(1, MONDAY)}

    def test_failed_searches_are_counted(self, file: Path) -> None:
        store = UsageDatabase(file)
        store.add_failed_search(AGENT, "退钱慢", MONDAY)
        store.add_failed_search(AGENT, "退钱慢", LATER)
        with closing(sqlite3.connect(file)) as database:
            rows = database.execute("SELECT agent, query, count, last FROM failed_searches")
            assert rows.fetchall() == [(AGENT, "退钱慢", 2, "2026-03-02T10:01:00")]

    def test_no_text_of_a_response_is_kept(self, file: Path) -> None:
        UsageDatabase(file).add_use(AGENT, replace(REFUND, body="十三点整"), MONDAY)
        kept = b"".join(path.read_bytes() for path in file.parent.glob("usage.db*"))
        assert "十三点整".encode() not in kept
        assert REFUND.title.encode() not in kept

    def test_workers_may_write_at_the_same_time(self, file: Path) -> None:
        with ThreadPoolExecutor(4) as pool:
            writes = [
                pool.submit(UsageDatabase(file).add_use, AGENT, REFUND, MONDAY) for _ in range(12)
            ]
            for write in writes:
                write.result()
        assert UsageDatabase(file).uses(AGENT)["date"].count == 12

    def test_a_file_that_is_no_database_is_a_problem_with_its_path(self, file: Path) -> None:
        file.write_text("no database" * 1000, encoding="utf-8")
        with pytest.raises(FileProblem) as caught:
            UsageDatabase(file).uses(AGENT)
        assert caught.value.path == file

    def test_a_folder_that_cannot_be_made_is_a_problem(self, tmp_path: Path) -> None:
        (tmp_path / "data").write_text("a file where the folder should be", encoding="utf-8")
        with pytest.raises(FileProblem):
            UsageDatabase(tmp_path / "data" / "usage.db").add_use(AGENT, REFUND, MONDAY)
