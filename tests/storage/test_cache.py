"""The compiled library on disk: what is stored comes back, what is damaged is said to be."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from agent_assist.errors import CacheUnusable, FileProblem
from agent_assist.library.index import arrays_of, build, numbered
from agent_assist.library.response import (
    CannedResponse,
    Placeholder,
    PlaceholderKind,
    Status,
)
from agent_assist.library.search import Search
from agent_assist.packs.folders import Stamp
from agent_assist.runtime.context import Channel
from agent_assist.storage.cache import LibraryCache
from tests.library.libraries import ANY_LANGUAGE, found, service_desk

_STAMPS = (Stamp("/packs/a.md", 10, 20), Stamp("/packs/b.md", 30, 40))


def _full() -> CannedResponse:
    return replace(
        service_desk()[0],
        channels=(Channel.EMAIL, Channel.CHAT),
        subject="主题",
        note="note",
        pack="shipped",
        valid_from=date(2026, 1, 1),
        valid_until=date(2027, 1, 1),
        status=Status.LIVE,
        placeholders=(
            Placeholder(
                "day", "哪天", PlaceholderKind.CHOICE, "今天", ("今天", "明天"), required=False
            ),
        ),
        digest="d" * 64,
        based_on="b" * 64,
        uses=3,
        last_used_days=2.5,
    )


@pytest.fixture
def responses() -> list[CannedResponse]:
    return numbered([_full(), *service_desk()[1:]])


@pytest.fixture
def cache(tmp_path: Path, responses: list[CannedResponse]) -> LibraryCache:
    cache = LibraryCache(tmp_path / "cache")
    cache.save(build(responses), responses, _STAMPS)
    return cache


def test_responses_come_back_as_they_were(
    cache: LibraryCache, responses: list[CannedResponse]
) -> None:
    cached = cache.load()

    assert list(cached.responses) == responses
    assert cached.responses[-1] == responses[-1]
    assert list(cached.responses[1:3]) == responses[1:3]
    assert cached.stamps == _STAMPS


def test_the_index_comes_back_as_it_was(
    cache: LibraryCache, responses: list[CannedResponse]
) -> None:
    before, names = arrays_of(build(responses))
    after, names_after = arrays_of(cache.load().index)

    assert names == names_after
    assert before.keys() == after.keys()
    for name, array in before.items():
        assert array.dtype == after[name].dtype
        np.testing.assert_array_equal(array, after[name])


@pytest.mark.parametrize("query", ["退款", "tuikuan", "refnd", "ghbdtn", "两天", "two more days"])
def test_a_search_over_the_cache_answers_as_the_one_that_was_stored(
    cache: LibraryCache, responses: list[CannedResponse], query: str
) -> None:
    cached = cache.load()

    stored = Search.over(cached.index, cached.responses)

    assert stored.find(query, ANY_LANGUAGE) == Search.of(responses).find(query, ANY_LANGUAGE)


def test_text_that_is_no_proper_unicode_is_stored_and_found(tmp_path: Path) -> None:
    responses = numbered([replace(_full(), id="a\ud800", title="退款\ud800", body="\udfff到账")])
    cache = LibraryCache(tmp_path)
    cache.save(build(responses), responses, [])

    cached = cache.load()

    assert list(cached.responses) == responses
    assert found(Search.over(cached.index, cached.responses), "退款") == ["a\ud800"]


def test_an_empty_library_is_stored_too(tmp_path: Path) -> None:
    cache = LibraryCache(tmp_path)
    cache.save(build([]), [], [])

    cached = cache.load()

    assert found(Search.over(cached.index, cached.responses), "退款") == []


def test_saving_again_leaves_one_file_of_arrays(
    tmp_path: Path, cache: LibraryCache, responses: list[CannedResponse]
) -> None:
    cache.save(build(responses[:3]), responses[:3], _STAMPS[:1])

    assert len(cache.load().responses) == 3
    assert len(list((tmp_path / "cache").glob("*.arrays"))) == 1
    assert not list((tmp_path / "cache").glob("*.tmp"))


def test_a_place_out_of_range_is_an_index_error(cache: LibraryCache) -> None:
    with pytest.raises(IndexError):
        cache.load().responses[999]


def _no_database(folder: Path) -> None:
    (folder / "cache.db").unlink()


def _no_arrays(folder: Path) -> None:
    next(folder.glob("*.arrays")).unlink()


def _cut_arrays(folder: Path) -> None:
    path = next(folder.glob("*.arrays"))
    path.write_bytes(path.read_bytes()[:-100])


def _empty_arrays(folder: Path) -> None:
    next(folder.glob("*.arrays")).write_bytes(b"")


def _damaged_header(folder: Path) -> None:
    path = next(folder.glob("*.arrays"))
    content = bytearray(path.read_bytes())
    content[60] ^= 0xFF
    path.write_bytes(content)


def _no_sqlite(folder: Path) -> None:
    (folder / "cache.db").write_bytes(b"this is no database" * 100)


def _empty_database(folder: Path) -> None:
    (folder / "cache.db").write_bytes(b"")


def _other_version(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "cache.db")) as database, database:
        database.execute("UPDATE facts SET value = '\"0\"' WHERE name = 'fingerprint'")


@pytest.mark.parametrize(
    "spoil",
    [_no_database, _no_arrays, _cut_arrays, _empty_arrays, _damaged_header, _no_sqlite,
     _empty_database, _other_version],
)  # fmt: skip
def test_a_spoilt_cache_is_unusable_and_can_be_saved_again(
    tmp_path: Path,
    cache: LibraryCache,
    responses: list[CannedResponse],
    spoil: Callable[[Path], None],
) -> None:
    spoil(tmp_path / "cache")

    with pytest.raises(CacheUnusable):
        cache.load()

    cache.save(build(responses), responses, _STAMPS)
    assert len(cache.load().responses) == len(responses)


def test_a_damaged_row_is_said_to_be_unusable(tmp_path: Path, cache: LibraryCache) -> None:
    with closing(sqlite3.connect(tmp_path / "cache" / "cache.db")) as database, database:
        database.execute("UPDATE rows SET row = '[1]'")

    with pytest.raises(CacheUnusable):
        cache.load().responses[0]


def test_a_folder_that_cannot_be_written_is_a_file_problem(
    tmp_path: Path, responses: list[CannedResponse]
) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(FileProblem):
        LibraryCache(tmp_path / "file" / "cache").save(build(responses), responses, [])


def test_deleting_the_cache_loses_nothing_but_itself(tmp_path: Path, cache: LibraryCache) -> None:
    shutil.rmtree(tmp_path / "cache")

    with pytest.raises(CacheUnusable):
        cache.load()
