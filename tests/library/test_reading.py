"""Reading whole packs: every page that is right, and a fault for each that is not."""

from datetime import date
from pathlib import Path

import pytest

from agent_assist.errors import Fault
from agent_assist.library.reading import (
    key_of,
    read_key,
    read_library,
    read_pages,
    read_scenarios,
    underneath,
)
from agent_assist.library.response import Key, Status
from agent_assist.packs.files import Pack
from tests.library.libraries import response
from tests.library.page_files import make_packs, put_page

TODAY = date(2026, 3, 2)
PAGE = response("date", "退款时间", "明天。", scenario="refund")
Packs = tuple[Pack, Pack, Pack]


@pytest.fixture
def packs(tmp_path: Path) -> Packs:
    return make_packs(tmp_path)


def put(pack: Pack, name: str, text: str) -> Path:
    path = pack.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def bodies(packs: Packs) -> list[str]:
    return [found.body for found in read_library(packs, TODAY).responses]


def own_copy(body: str, **others: object) -> object:
    return response("date", "退款时间", body, scenario="refund", pack="own", **others)


def test_pages_and_tables_are_read_together(packs: Packs) -> None:
    put_page(packs[0], PAGE)
    put(packs[1], "responses.jsonl", '{"id":"t","title":"T","body":"row","lang":"zh"}\n')
    assert bodies(packs) == ["明天。", "row"]


def test_a_bad_page_is_told_and_keeps_no_other_from_being_read(packs: Packs) -> None:
    bad = put(packs[1], "responses/refund/bad.zh.md", "no head")
    put_page(packs[1], PAGE)
    reading = read_library(packs, TODAY)
    assert [found.id for found in reading.responses] == ["date"]
    assert [(fault.path, fault.code) for fault in reading.shelf.faults] == [(bad, "no_head")]


def test_a_page_that_leads_nowhere_is_told(packs: Packs) -> None:
    page = packs[1].root / "responses/refund/gone.zh.md"
    page.parent.mkdir()
    page.symlink_to("nowhere")
    assert [fault.code for fault in read_library(packs, TODAY).shelf.faults] == ["unreadable"]


def test_a_table_that_cannot_be_opened_is_told(packs: Packs) -> None:
    table = Pack("bought", packs[1].root, packs[1].origin)
    (table.root / "responses.jsonl").symlink_to(table.root / "responses.jsonl")
    assert [fault.code for fault in read_library([table], TODAY).shelf.faults] in (
        [],
        ["unreadable"],
    )


def test_namesakes_in_one_pack_are_told(packs: Packs) -> None:
    put_page(packs[1], PAGE)
    put_page(packs[1], response("date", "退款时间", "后天。", scenario="return"))
    reading = read_library(packs, TODAY)
    assert [(f.code, f.path.parent.name) for f in reading.shelf.faults] == [("twin", "return")]


def test_a_page_comes_with_its_text_for_the_check(packs: Packs) -> None:
    path = put_page(packs[0], PAGE)
    (page,) = read_pages(packs[0], [])
    assert (page.path, page.text) == (path, path.read_text(encoding="utf-8"))


def test_the_scenario_page_of_a_later_pack_wins(packs: Packs) -> None:
    put(packs[0], "scenarios/refund.toml", 'place = 2\n[title]\nen = "Refund"\n')
    put(packs[0], "scenarios/hold.toml", 'place = 1\n[title]\nen = "Hold"\n')
    put(packs[1], "scenarios/refund.toml", 'place = 2\n[title]\nen = "Money back"\n')
    found = read_scenarios(packs, [])
    assert [scenario.title("en") for scenario in found.values()] == ["Hold", "Money back"]


def test_a_bad_scenario_page_is_told_and_left_out(packs: Packs) -> None:
    put(packs[0], "scenarios/refund.toml", "oops")
    faults: list[Fault] = []
    assert read_scenarios(packs, faults) == {}
    assert [fault.code for fault in faults] == ["toml"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("date.zh.md", Key("date", "zh")),
        ("date.zh-Hant.md", Key("date", "zh-Hant")),
        ("date.md", None),
    ],
)
def test_a_pages_name_gives_its_key(name: str, key: Key | None) -> None:
    assert key_of(Path("responses/refund") / name) == key


def test_one_response_is_read_anew_from_all_packs(packs: Packs) -> None:
    put_page(packs[0], PAGE)
    put_page(packs[2], response("date", "退款时间", "我的话。", scenario="refund"))
    found = read_key(packs, PAGE.key, TODAY, [])
    assert found is not None
    assert found.body == "我的话。"


def test_a_recalled_page_is_in_force_when_read_alone_too(packs: Packs) -> None:
    put_page(packs[0], response("date", "T", "old", scenario="refund", status=Status.RETIRED))
    put_page(packs[2], response("date", "T", "mine", scenario="refund"))
    found = read_key(packs, PAGE.key, TODAY, [])
    assert found is not None
    assert found.status is Status.RETIRED


def test_a_response_that_is_gone_is_none(packs: Packs) -> None:
    assert read_key(packs, PAGE.key, TODAY, []) is None


def test_own_copies_of_pages_that_have_changed_are_found(packs: Packs) -> None:
    put_page(packs[0], PAGE)
    put_page(packs[2], response("date", "T", "mine", scenario="refund", based_on="old"))
    (pair,) = underneath(packs, TODAY)
    assert (pair.copy.body, pair.below.body) == ("mine", "明天。")


def test_a_row_of_a_table_is_in_force_again_when_the_own_copy_is_gone(packs: Packs) -> None:
    put(packs[1], "responses.jsonl", '{"id":"date","title":"T","body":"row","lang":"zh"}\n')
    found = read_key(packs, PAGE.key, TODAY, [])
    assert found is not None
    assert found.body == "row"
