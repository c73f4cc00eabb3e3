"""The baked tables are what the bake script makes of its sources."""

import importlib.util
from types import ModuleType

import pytest

from agent_assist.paths import resources
from agent_assist.text import tables

_FOLDER = resources() / "tables"


@pytest.fixture(scope="module")
def bake() -> ModuleType:
    pytest.importorskip("pypinyin")
    pytest.importorskip("opencc")
    spec = importlib.util.spec_from_file_location("bake", _FOLDER / "bake.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_baking_again_gives_the_stored_tables(bake: ModuleType) -> None:
    baked = {name: bake.rendered(table) for name, table in bake.tables().items()}

    assert baked == {name: (_FOLDER / name).read_text(encoding="utf-8") for name in baked}


def test_house_words_read_each_of_their_characters() -> None:
    for word, reading in tables.table("house_words").items():
        assert len(reading.split()) == len(word)


def test_the_notices_name_every_source() -> None:
    notices = (_FOLDER / "NOTICES.md").read_text(encoding="utf-8")

    for source in ("pypinyin", "OpenCC", "house_words.json"):
        assert source in notices
