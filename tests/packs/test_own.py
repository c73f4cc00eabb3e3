"""Writing pages of the own pack: whole or not at all."""

from pathlib import Path

import pytest

from agent_assist.errors import FileProblem
from agent_assist.packs import folders, own


def test_a_page_is_found_where_it_was_written(tmp_path: Path) -> None:
    pack = folders.own_pack(tmp_path / "own")
    own.write(own.page_path(pack, "refund", "date", "zh"), "+++\n")
    (page,) = folders.response_pages(pack)
    assert page.read_text(encoding="utf-8") == "+++\n"


def test_the_first_page_makes_the_folder_a_pack(tmp_path: Path) -> None:
    pack = folders.own_pack(tmp_path / "own")
    own.write(own.page_path(pack, "refund", "date", "zh"), "x")
    assert folders.is_pack(pack.root)


def test_nothing_but_the_page_is_left_in_its_folder(tmp_path: Path) -> None:
    page = own.page_path(folders.own_pack(tmp_path), "refund", "date", "zh")
    own.write(page, "one")
    own.write(page, "two")
    assert [path.name for path in page.parent.iterdir()] == ["date.zh.md"]


def test_a_page_is_written_with_line_feeds_on_every_system(tmp_path: Path) -> None:
    page = own.page_path(folders.own_pack(tmp_path), "refund", "date", "zh")
    own.write(page, "one\ntwo\n")
    assert page.read_bytes() == b"one\ntwo\n"


def test_a_place_that_cannot_be_written_is_a_problem_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("a file where the folder should be", encoding="utf-8")
    page = own.page_path(folders.own_pack(tmp_path / "own"), "refund", "date", "zh")
    with pytest.raises(FileProblem) as caught:
        own.write(page, "x")
    assert caught.value.path == page


def test_a_page_that_cannot_be_put_in_place_leaves_nothing_behind(tmp_path: Path) -> None:
    page = own.page_path(folders.own_pack(tmp_path), "refund", "date", "zh")
    page.mkdir(parents=True)
    with pytest.raises(FileProblem):
        own.write(page, "x")
    assert [path.name for path in page.parent.iterdir()] == ["date.zh.md"]


def test_removing_what_is_gone_already_is_no_error(tmp_path: Path) -> None:
    own.remove(tmp_path / "gone.zh.md")


def test_a_page_that_does_not_go_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        own.remove(tmp_path)


@pytest.mark.parametrize("scenario", ["退款/售后", "..", "a\\b", "", "refund: date?", " "])
def test_a_page_of_any_scenario_of_a_table_is_found_again(tmp_path: Path, scenario: str) -> None:
    pack = folders.own_pack(tmp_path / "own")
    own.write(own.page_path(pack, scenario, "date", "zh"), "x")
    assert len(folders.response_pages(pack)) == 1
