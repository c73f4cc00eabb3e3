"""The settings in force: changed, saved at once, and told."""

import tomllib
from pathlib import Path

import pytest

from agent_assist.runtime.topics import Topic, Topics
from agent_assist.screens.messages.notice import Notice
from agent_assist.screens.preferences import Preferences
from agent_assist.settings import Settings, defaults


class World:
    """Preferences over a file, with what was told and how often a change was heard of."""

    def __init__(self, file: Path, settings: Settings) -> None:
        self.file = file
        self.told: list[Notice] = []
        self.heard = 0
        topics = Topics()
        topics.subscribe(Topic.SETTINGS, self._hear)
        self.preferences = Preferences(file, settings, topics, self.told.append)

    def saved(self) -> dict[str, object]:
        return tomllib.loads(self.file.read_text(encoding="utf-8")) if self.file.exists() else {}

    def _hear(self) -> None:
        self.heard += 1


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "settings.toml", defaults())


def test_a_change_is_in_force_saved_and_heard_of(world: World) -> None:
    world.preferences.change("company", "Acme")
    assert world.preferences.settings.text("company") == "Acme"
    assert world.saved() == {"company": "Acme"}
    assert world.heard == 1


def test_several_changes_are_heard_of_once(world: World) -> None:
    world.preferences.change_all({"company": "Acme", "agent_no": "8012"})
    assert world.saved() == {"company": "Acme", "agent_no": "8012"}
    assert world.heard == 1


def test_only_what_was_changed_is_written(world: World) -> None:
    world.preferences.change("zoom", 120)
    assert world.saved() == {"zoom": 120}


def test_a_value_that_is_not_taken_is_told_and_the_others_hold(world: World) -> None:
    world.preferences.change_all({"zoom": 1000, "company": "Acme"})
    assert world.preferences.settings.number("zoom") == 100
    assert world.saved() == {"company": "Acme"}
    assert ["zoom" in notice.text for notice in world.told] == [True]


def test_a_row_that_the_policy_binds_stays_as_it_is(tmp_path: Path) -> None:
    bound = Settings(defaults().values, frozenset({"company"}))
    world = World(tmp_path / "settings.toml", bound)
    world.preferences.change("company", "Mine")
    assert world.preferences.settings.text("company") == ""
    assert world.told


def test_what_cannot_be_saved_is_in_force_and_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be", encoding="utf-8")
    world = World(tmp_path / "config" / "settings.toml", defaults())
    world.preferences.change("zoom", 120)
    assert world.preferences.settings.number("zoom") == 120
    assert ["settings.toml" in notice.text for notice in world.told] == [True]


def test_what_no_screen_shows_is_kept_without_a_word(world: World) -> None:
    world.preferences.keep_quietly("place", ("1", "2"))
    assert world.saved() == {"place": ["1", "2"]}
    assert world.heard == 0


@pytest.mark.parametrize(
    ("zoom", "steps", "after"), [(100, 1, 110), (100, -1, 90), (200, 1, 200), (80, -1, 80)]
)
def test_zoom_goes_by_steps_and_stops_at_its_ends(
    world: World, zoom: int, steps: int, after: int
) -> None:
    world.preferences.change("zoom", zoom)
    world.preferences.zoom_by(steps)
    assert world.preferences.settings.number("zoom") == after
    assert world.told == []


def test_no_steps_are_the_normal_size(world: World) -> None:
    world.preferences.change("zoom", 150)
    world.preferences.zoom_by(0)
    assert world.preferences.settings.number("zoom") == 100
