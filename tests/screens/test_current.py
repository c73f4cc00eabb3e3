"""The interaction at hand: what every screen shares, and what the next customer never sees."""

import pytest

from agent_assist.runtime.context import Channel
from agent_assist.runtime.topics import Topic
from tests.screens.desk import Desk


@pytest.fixture
def heard(desk: Desk) -> list[Topic]:
    topics: list[Topic] = []
    desk.topics.subscribe(Topic.INTERACTION, lambda: topics.append(Topic.INTERACTION))
    desk.topics.subscribe(Topic.VALUES, lambda: topics.append(Topic.VALUES))
    return topics


def test_the_context_knows_language_time_and_the_agents_own_words() -> None:
    desk = Desk(customer_language="ru", channel="chat", company="Acme")
    context = desk.current.context()
    assert (context.language, context.now, context.channel) == (
        "ru",
        desk.clock.now(),
        Channel.CHAT,
    )
    known = {name: value.reveal() for name, value in context.values.items()}
    assert known == {"agent_no": "8012", "company": "Acme"}


def test_without_a_channel_any_channel_fits(desk: Desk) -> None:
    assert desk.current.context().channel is None


def test_a_value_that_is_learnt_is_known_and_told(desk: Desk, heard: list[Topic]) -> None:
    desk.current.learn("name", "王丽")
    assert desk.current.context().values["name"].reveal() == "王丽"
    assert heard == [Topic.VALUES]


@pytest.mark.parametrize("nothing", ["", "   "])
def test_a_value_that_is_emptied_is_forgotten(desk: Desk, nothing: str) -> None:
    desk.current.learn("name", "王丽")
    desk.current.learn("name", nothing)
    assert "name" not in desk.current.context().values


def test_emptying_what_is_not_known_is_no_error(desk: Desk) -> None:
    desk.current.learn("name", "")
    assert "name" not in desk.current.context().values


def test_what_the_customer_says_wins_over_the_settings(desk: Desk) -> None:
    desk.current.learn("agent_no", "9000")
    assert desk.current.context().values["agent_no"].reveal() == "9000"


def test_the_next_customer_begins_without_values_and_scenario(
    desk: Desk, heard: list[Topic]
) -> None:
    desk.current.learn("name", "王丽")
    desk.current.use_scenario("refund")
    heard.clear()
    desk.current.next_customer()
    assert "name" not in desk.current.context().values
    assert desk.current.context().scenario is None
    assert heard == [Topic.INTERACTION]


def test_the_next_customer_is_first_spoken_to_in_the_same_language(desk: Desk) -> None:
    desk.current.use_language("ru")
    desk.current.next_customer()
    assert desk.current.context().language == "ru"


def test_another_agent_begins_in_the_language_of_the_settings(desk: Desk) -> None:
    desk.current.use_language("ru")
    desk.current.learn("name", "王丽")
    desk.current.change_agent()
    assert desk.current.context().language == "zh"
    assert "name" not in desk.current.context().values


def test_nothing_of_a_customer_shows_in_a_printed_interaction(desk: Desk) -> None:
    desk.current.learn("name", "王丽")
    assert "王丽" not in repr(desk.current.interaction) + repr(desk.current.context())
