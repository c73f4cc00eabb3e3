"""The ground: places, languages, masked values and topics."""

import logging
from pathlib import Path

import pytest

from agent_assist import i18n, logs, paths
from agent_assist.runtime.languages import fallbacks, from_tag
from agent_assist.runtime.topics import Topic, Topics
from agent_assist.sensitive import Sensitive

# Places


def test_one_variable_puts_all_places_under_one_folder(tmp_path: Path) -> None:
    places = paths.places({"AGENT_ASSIST_HOME": str(tmp_path), "XDG_CONFIG_HOME": "/elsewhere"})
    all_places = (places.settings_file, places.usage_db, places.own_packs, places.cache,
                  places.socket, places.policy)  # fmt: skip
    assert all(place.is_relative_to(tmp_path) for place in all_places)
    assert len(set(all_places)) == len(all_places)


def test_on_linux_the_places_are_those_of_the_desktop() -> None:
    places = paths._xdg(
        {
            "XDG_CONFIG_HOME": "/c",
            "XDG_DATA_HOME": "/d",
            "XDG_CACHE_HOME": "/k",
            "XDG_RUNTIME_DIR": "/r",
        }
    )
    assert places.settings_file == Path("/c/agent-assist/settings.toml")
    assert places.usage_db == Path("/d/agent-assist/usage.db")
    assert places.cache == Path("/k/agent-assist")
    assert places.socket.parent == Path("/r/agent-assist")
    assert places.policy == Path("/etc/agent-assist/policy.toml")


def test_on_windows_settings_roam_and_all_else_is_local() -> None:
    places = paths._windows({"APPDATA": "/roam", "LOCALAPPDATA": "/local", "PROGRAMDATA": "/all"})
    assert places.settings_file == Path("/roam/Agent Assist/settings.toml")
    assert places.usage_db == Path("/local/Agent Assist/usage.db")
    assert places.cache.is_relative_to("/local/Agent Assist")
    assert places.policy == Path("/all/Agent Assist/policy.toml")


def test_the_shipped_packs_are_there() -> None:
    assert (paths.shipped_packs() / "general" / "pack.toml").is_file()


# Languages


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh", "zh"), ("zh-CN", "zh"), ("zh-SG", "zh"), ("zh_CN.UTF-8", "zh"), ("ZH-hans", "zh"),
        ("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant"), ("zh-MO", "zh-Hant"), ("zh-Hant", "zh-Hant"),
        ("zh-Hans-TW", "zh"), ("en", "en"), ("en-GB", "en"), ("ru-RU", "ru"), ("de", None),
        ("", None), ("C.UTF-8", None),
    ],
)  # fmt: skip
def test_any_tag_maps_to_one_of_ours_or_none(tag: str, language: str | None) -> None:
    assert from_tag(tag) == language


def test_only_traditional_chinese_has_a_stand_in() -> None:
    assert fallbacks("zh-Hant") == ("zh-Hant", "zh")
    assert fallbacks("ru") == ("ru",)


def test_an_empty_text_has_no_translation() -> None:
    assert i18n._("") == ""


# Masked values


@pytest.mark.parametrize("form", ["{!r}", "{!s}", "{}"])
def test_a_customers_value_never_shows_itself(form: str) -> None:
    assert "13800001234" not in form.format(Sensitive("13800001234"))


def test_a_customers_value_is_masked_inside_other_values_and_errors() -> None:
    value = Sensitive("wang@x.cn")
    assert "wang" not in repr({"email": value})
    assert "wang" not in repr(KeyError(value))
    assert value.reveal() == "wang@x.cn"


# Topics


def test_only_who_asked_for_a_topic_hears_of_it() -> None:
    topics, heard = Topics(), []
    topics.subscribe(Topic.LIBRARY, lambda: heard.append("library"))
    topics.subscribe(Topic.USAGE, lambda: heard.append("usage"))
    topics.publish(Topic.USAGE)
    assert heard == ["usage"]


def test_who_asks_for_a_topic_while_it_is_told_hears_of_the_next_change() -> None:
    topics, heard = Topics(), []
    topics.subscribe(
        Topic.USAGE, lambda: topics.subscribe(Topic.USAGE, lambda: heard.append("late"))
    )
    topics.publish(Topic.USAGE)
    assert heard == []


# Logs


def test_the_log_goes_to_the_folder(tmp_path: Path) -> None:
    root = logging.getLogger("agent_assist")
    before = list(root.handlers)
    logs.start(tmp_path / "data")
    (added,) = (handler for handler in root.handlers if handler not in before)
    try:
        logging.getLogger("agent_assist.test").info("saved: id=%s", 7)
    finally:
        root.removeHandler(added)
        added.close()
    text = (tmp_path / "data" / "agent-assist.log").read_text(encoding="utf-8")
    assert "INFO agent_assist.test: saved: id=7" in text


def test_a_folder_that_cannot_be_written_leaves_the_log_on_stderr(tmp_path: Path) -> None:
    root = logging.getLogger("agent_assist")
    before = list(root.handlers)
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    logs.start(tmp_path / "data")
    (added,) = (handler for handler in root.handlers if handler not in before)
    root.removeHandler(added)
    assert type(added) is logging.StreamHandler
