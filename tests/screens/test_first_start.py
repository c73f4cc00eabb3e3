"""The first start asks what nobody has answered, page by page, and what policy binds it does not ask."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from agent_assist.screens.first_start import FirstStart, Page, pages
from agent_assist.settings import Settings, Value, defaults

ALL = (Page.LANGUAGE, Page.WHO, Page.HOTKEY, Page.KEYS)


def bound(*names: str) -> Settings:
    return replace(defaults(), bound=frozenset(names))


class World:
    """The screen over settings that it changes."""

    def __init__(self) -> None:
        self.settings = defaults()
        self.changes: list[Mapping[str, Value]] = []
        self.screen = FirstStart(lambda: self.settings, self._change, ALL)

    def _change(self, values: Mapping[str, Value]) -> None:
        self.changes.append(dict(values))
        for name, value in values.items():
            self.settings = self.settings.changed(name, value)


def test_a_new_installation_is_asked_everything() -> None:
    assert pages(defaults()) == ALL


@pytest.mark.parametrize("name", ["agent_name", "agent_no"])
def test_an_agent_who_is_known_is_asked_nothing(name: str) -> None:
    assert pages(defaults().changed(name, "1024")) == ()


def test_a_company_in_the_policy_does_not_make_the_agent_known() -> None:
    assert (
        pages(replace(defaults().changed("company", "Acme"), bound=frozenset({"company"}))) == ALL
    )


@pytest.mark.parametrize(
    ("name", "page"), [("language", Page.LANGUAGE), ("palette_hotkey", Page.HOTKEY)]
)
def test_what_the_policy_binds_is_not_asked(name: str, page: Page) -> None:
    assert pages(bound(name)) == tuple(p for p in ALL if p is not page)


def test_a_language_that_is_chosen_already_is_not_asked() -> None:
    assert pages(defaults().changed("language", "ru")) == (Page.WHO, Page.HOTKEY, Page.KEYS)


def test_one_goes_on_and_back_and_stops_at_the_ends() -> None:
    screen = World().screen
    assert screen.state.is_first
    assert [screen.go(1).page for _ in range(4)] == [Page.WHO, Page.HOTKEY, Page.KEYS, Page.KEYS]
    assert screen.state.is_last
    assert [screen.go(-1).page for _ in range(4)] == [
        Page.HOTKEY,
        Page.WHO,
        Page.LANGUAGE,
        Page.LANGUAGE,
    ]


def test_answers_are_in_force_at_once_and_only_what_is_new_is_changed() -> None:
    world = World()
    world.screen.answer({"company": "Acme", "agent_name": "", "agent_no": "1024"})
    world.screen.answer({"company": "Acme", "agent_no": "1024"})
    assert world.changes == [{"company": "Acme", "agent_no": "1024"}]


def test_what_the_policy_binds_is_not_answered() -> None:
    world = World()
    world.settings = bound("company")
    world.screen.answer({"company": "Mine", "agent_no": "1024"})
    assert world.changes == [{"agent_no": "1024"}]
