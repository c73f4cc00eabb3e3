"""Finding packs and the pages in them."""

from pathlib import Path

import pytest

from agent_assist.packs import folders
from agent_assist.packs.files import Origin, Pack


def put(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def make_pack(folder: Path) -> Path:
    put(folder / "pack.toml", 'title = "One"\n')
    return folder


def test_packs_come_shipped_first_then_team_then_own(tmp_path: Path) -> None:
    make_pack(tmp_path / "shipped" / "general")
    make_pack(tmp_path / "team")
    found = folders.find(tmp_path / "shipped", [tmp_path / "team"], tmp_path / "own")
    assert [(pack.name, pack.origin) for pack in found] == [
        ("general", Origin.SHIPPED),
        ("team", Origin.TEAM),
        ("own", Origin.OWN),
    ]


def test_the_own_pack_is_there_before_its_folder_is(tmp_path: Path) -> None:
    (own,) = folders.find(tmp_path / "none", [], tmp_path / "own")
    assert folders.response_pages(own) == ()
    assert folders.stamps(own) == ()
    assert folders.pages_of(own, "a", "zh") == ()


def test_a_team_folder_may_hold_several_packs(tmp_path: Path) -> None:
    make_pack(tmp_path / "b")
    make_pack(tmp_path / "a")
    put(tmp_path / "notes" / "readme.txt")
    assert [pack.name for pack in folders.at(tmp_path, Origin.TEAM)] == ["a", "b"]


def test_a_team_folder_that_is_gone_holds_no_pack(tmp_path: Path) -> None:
    assert folders.at(tmp_path / "gone", Origin.TEAM) == ()


def test_a_table_stands_for_a_pack_of_its_own(tmp_path: Path) -> None:
    table = put(tmp_path / "bought.jsonl", "{}")
    (pack,) = folders.at(table, Origin.TEAM)
    assert pack.name == "bought"
    assert folders.response_tables(pack) == (table,)
    assert folders.response_pages(pack) == ()


def test_pages_come_in_a_stable_order(tmp_path: Path) -> None:
    pack = Pack("p", make_pack(tmp_path), Origin.TEAM)
    for name in ("refund/b.zh.md", "hold/c.en.md", "refund/a.zh.md"):
        put(tmp_path / "responses" / name)
    names = [path.name for path in folders.response_pages(pack)]
    assert names == ["c.en.md", "a.zh.md", "b.zh.md"]


def test_the_pages_of_an_id_are_found_in_any_scenario(tmp_path: Path) -> None:
    pack = Pack("p", make_pack(tmp_path), Origin.TEAM)
    page = put(tmp_path / "responses/refund/date.zh.md")
    put(tmp_path / "responses/refund/date.zh-Hant.md")
    put(tmp_path / "responses/refund/other_date.zh.md")
    assert folders.pages_of(pack, "date", "zh") == (page,)


def test_an_id_with_signs_of_a_pattern_finds_only_its_own_page(tmp_path: Path) -> None:
    pack = Pack("p", make_pack(tmp_path), Origin.TEAM)
    page = put(tmp_path / "responses/refund/a[b].zh.md")
    put(tmp_path / "responses/refund/ab.zh.md")
    assert folders.pages_of(pack, "a[b]", "zh") == (page,)


def test_a_stamp_changes_when_the_page_does(tmp_path: Path) -> None:
    pack = Pack("p", make_pack(tmp_path), Origin.TEAM)
    page = put(tmp_path / "responses/refund/a.zh.md", "one")
    before = folders.stamps(pack)
    put(page, "longer")
    assert folders.stamps(pack) != before


def test_a_shipped_pack_with_a_digest_is_not_looked_through(tmp_path: Path) -> None:
    digest = put(make_pack(tmp_path) / "pack.digest", "abc")
    put(tmp_path / "responses/refund/a.zh.md")
    stamps = folders.stamps(Pack("general", tmp_path, Origin.SHIPPED))
    assert [stamp.path for stamp in stamps] == [str(digest)]


def test_the_digest_of_a_team_pack_vouches_for_nothing(tmp_path: Path) -> None:
    put(make_pack(tmp_path) / "pack.digest", "abc")
    page = put(tmp_path / "responses/refund/a.zh.md")
    stamps = folders.stamps(Pack("team", tmp_path, Origin.TEAM))
    assert [stamp.path for stamp in stamps] == [str(page)]


@pytest.mark.parametrize("name", [".#date.zh.md", "._date.zh.md"])
def test_what_editors_and_shares_leave_beside_a_page_is_no_page(tmp_path: Path, name: str) -> None:
    pack = Pack("p", make_pack(tmp_path), Origin.TEAM)
    put(tmp_path / "responses/refund" / name)
    assert folders.response_pages(pack) == ()


def test_a_page_that_leads_nowhere_keeps_no_other_from_being_stamped(tmp_path: Path) -> None:
    pack = Pack("p", make_pack(tmp_path), Origin.TEAM)
    page = put(tmp_path / "responses/refund/a.zh.md")
    (tmp_path / "responses/refund/b.zh.md").symlink_to(tmp_path / "gone")
    assert str(page) in {stamp.path for stamp in folders.stamps(pack)}
