"""The library in force: found, suggested, and changed by the agent's own pages."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from agent_assist.errors import FileProblem
from agent_assist.library.collection import Collection, Habits, habits
from agent_assist.library.reading import read_library
from agent_assist.library.response import CannedResponse, Status
from agent_assist.library.scenarios import Scenario
from agent_assist.library.search import Search
from agent_assist.packs.files import Pack
from agent_assist.runtime.context import Context
from tests.fakes.clock import MONDAY
from tests.fakes.usage import FakeUsage
from tests.library.libraries import response
from tests.library.page_files import make_packs, put_page

GREETING = response("greet", "开场问候", "您好。", scenario="greet_phone")
REFUND = response("date", "退款到账时间", "明天到账。", scenario="refund")
HOLD = response("hold", "请稍等", "请您稍等。", scenario="hold")
HERE = Context("zh", MONDAY)


@pytest.fixture
def packs(tmp_path: Path) -> tuple[Pack, ...]:
    made = make_packs(tmp_path)
    for page in (GREETING, REFUND, HOLD):
        put_page(made[0], page)
    return made


@pytest.fixture
def empty(packs: tuple[Pack, ...]) -> Collection:
    return Collection(packs[2], MONDAY.date)


@pytest.fixture
def collection(empty: Collection, packs: tuple[Pack, ...]) -> Collection:
    opened(empty, packs)
    return empty


def opened(collection: Collection, packs: tuple[Pack, ...]) -> None:
    reading = read_library(packs, MONDAY.date())
    collection.adopt(reading.shelf, Search.of(reading.responses))


def found(collection: Collection, query: str) -> list[str]:
    return [r.response.id for r in collection.find(query, HERE, limit=10)]


def suggested(collection: Collection, limit: int = 10) -> list[str]:
    return [r.response.id for r in collection.suggest(HERE, limit=limit)]


def own(**changes: object) -> CannedResponse:
    return replace(REFUND, pack="own", body="我的话。", **changes)  # type: ignore[arg-type]


# Before the index is there


def test_titles_answer_until_the_index_is_there(empty: Collection) -> None:
    empty.adopt_quick([REFUND, HOLD])
    assert empty.is_provisional
    assert found(empty, "退款") == ["date"]


def test_the_index_takes_over_when_it_is_there(collection: Collection) -> None:
    assert not collection.is_provisional
    assert found(collection, "tkdz") == ["date"]


def test_a_page_saved_before_the_index_is_there_is_found_afterwards(
    empty: Collection, packs: tuple[Pack, ...]
) -> None:
    reading = read_library(packs, MONDAY.date())
    empty.save(response("new", "新的回复", "新。", scenario="own", pack="own"))
    empty.adopt(reading.shelf, Search.of(reading.responses))
    assert found(empty, "新的回复") == ["new"]


def test_a_new_page_takes_no_file_of_another_before_the_index_is_there(
    empty: Collection, packs: tuple[Pack, ...]
) -> None:
    put_page(packs[2], response("own", "旧的", "旧。", scenario="own"))
    assert empty.free_id("own") == "own_2"


# Suggestions


def test_favourites_come_first_then_what_was_used_last(collection: Collection) -> None:
    collection.note_habits(Habits(favourites=("hold",), recent=("date", "hold")))
    assert suggested(collection)[:2] == ["hold", "date"]


def test_nothing_is_suggested_twice(collection: Collection) -> None:
    collection.note_habits(Habits(favourites=("hold",), recent=("hold", "date")))
    ids = suggested(collection)
    assert len(ids) == len(set(ids))


def test_no_more_is_suggested_than_was_asked_for(collection: Collection) -> None:
    collection.note_habits(Habits(favourites=("hold", "date"), recent=("greet",)))
    assert len(suggested(collection, limit=2)) == 2


def test_a_favourite_that_is_retired_is_not_suggested(collection: Collection) -> None:
    collection.save(own(status=Status.RETIRED))
    collection.note_habits(Habits(favourites=("date",)))
    assert "date" not in suggested(collection)


def test_a_favourite_that_is_gone_is_passed_over(collection: Collection) -> None:
    collection.note_habits(Habits(favourites=("gone", "hold")))
    assert suggested(collection)[0] == "hold"


def test_a_new_agent_sees_how_conversations_begin(collection: Collection) -> None:
    collection.adopt_scenarios([Scenario("greet_phone", 1, "opening", ())])
    assert suggested(collection)[0] == "greet"


def test_with_a_scenario_at_hand_its_responses_come_first(collection: Collection) -> None:
    collection.note_habits(Habits(favourites=("hold",)))
    here = replace(HERE, scenario="refund")
    assert collection.suggest(here, limit=10)[0].response.id == "date"


# Own pages


def test_a_page_that_is_saved_is_found_at_once(collection: Collection) -> None:
    collection.save(response("new", "新的回复", "新。", scenario="own", pack="own"))
    assert found(collection, "新的回复") == ["new"]
    assert [page.id for page in collection.own_pages()] == ["new"]


def test_an_own_copy_is_in_force_and_the_page_below_again_when_it_is_removed(
    collection: Collection,
) -> None:
    collection.save(own())
    copy = collection.get("date", "zh")
    assert copy is not None
    assert copy.body == "我的话。"
    collection.remove(REFUND.key)
    below = collection.get("date", "zh")
    assert below is not None
    assert below.body == REFUND.body


def test_a_row_of_a_table_is_in_force_again_when_its_own_copy_is_removed(
    empty: Collection, packs: tuple[Pack, ...]
) -> None:
    packs[1].root.mkdir(parents=True, exist_ok=True)
    table = packs[1].root / "responses.jsonl"
    table.write_text('{"id":"row","title":"T","body":"a row","lang":"zh"}\n', encoding="utf-8")
    opened(empty, packs)
    row = empty.get("row", "zh")
    assert row is not None
    empty.save(replace(row, pack="own", body="我的话。", scenario="own"))
    empty.remove(row.key)
    below = empty.get("row", "zh")
    assert below is not None
    assert below.body == "a row"


def test_an_own_page_that_is_removed_is_found_no_more(collection: Collection) -> None:
    new = response("new", "新的回复", "新。", scenario="own", pack="own")
    collection.save(new)
    collection.remove(new.key)
    assert "new" not in found(collection, "新的回复")
    assert collection.get("new", "zh") is None


def test_a_page_that_moves_to_another_scenario_leaves_none_behind(collection: Collection) -> None:
    collection.save(own())
    collection.save(own(scenario="hold"))
    assert [page.scenario for page in collection.own_pages()] == ["hold"]


def test_a_page_that_cannot_be_written_changes_nothing(
    collection: Collection, packs: tuple[Pack, ...]
) -> None:
    packs[2].root.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(FileProblem):
        collection.save(own())
    now = collection.get("date", "zh")
    assert now is not None
    assert now.body == REFUND.body


def test_copies_are_listed_when_the_page_below_has_changed(collection: Collection) -> None:
    collection.save(own(based_on="an older digest"))
    (pair,) = collection.changed_underneath()
    assert (pair.copy.body, pair.below.body) == ("我的话。", "明天到账。")
    collection.save(own(based_on=pair.below.digest))
    assert collection.changed_underneath() == ()


def test_an_own_copy_never_comes_before_a_recalled_page(
    empty: Collection, packs: tuple[Pack, ...]
) -> None:
    put_page(packs[1], replace(REFUND, status=Status.RETIRED))
    opened(empty, packs)
    empty.save(own())
    assert "date" not in found(empty, "退款到账时间")


def test_an_id_that_is_taken_gets_a_number(collection: Collection) -> None:
    assert collection.free_id("date") == "date_2"
    assert collection.free_id("other") == "other"


def test_a_page_that_did_not_load_keeps_its_file(
    collection: Collection, packs: tuple[Pack, ...]
) -> None:
    bad = packs[2].root / "responses/own/new.zh.md"
    bad.parent.mkdir(parents=True)
    bad.write_text("no head, but much work", encoding="utf-8")
    assert collection.free_id("new") == "new_2"


def test_an_own_page_that_cannot_be_read_is_passed_over(
    collection: Collection, packs: tuple[Pack, ...]
) -> None:
    put_page(packs[2], response("new", "新", "新。", scenario="own"))
    (packs[2].root / "responses/own/gone.zh.md").symlink_to("nowhere")
    assert [page.id for page in collection.own_pages()] == ["new"]


# Habits


def test_habits_are_those_of_one_agent() -> None:
    usage = FakeUsage()
    usage.add_use("8012", REFUND, MONDAY)
    usage.set_favourite("8012", "hold", is_favourite=True)
    other = habits(usage, "8013", MONDAY)
    assert (dict(other.uses.by_id), other.favourites, other.recent) == ({}, (), ())
    known = habits(usage, "8012", MONDAY + timedelta(days=2))
    assert (known.favourites, known.recent) == (("hold",), ("date",))
    assert (known.uses.by_id["date"].count, known.uses.by_id["date"].days_ago) == (1, 2.0)


def test_a_use_in_the_future_was_now() -> None:
    usage = FakeUsage()
    usage.add_use("", REFUND, MONDAY)
    before = datetime.fromisoformat("2026-03-01T10:00")
    assert habits(usage, "", before).uses.by_id["date"].days_ago == 0
