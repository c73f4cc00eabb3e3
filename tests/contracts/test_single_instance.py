"""What every `SingleInstance` does, fake and real."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from agent_assist.desktop.single_instance import LocalInstance
from agent_assist.desktop.single_instance_client import hand_over
from agent_assist.runtime.desktop import SingleInstance
from tests.fakes.single_instance import FakeInstance, SharedPlace

LONG = "open agentassist:search?q=" + "退款" * 5000


@dataclass(frozen=True)
class House:
    """A place and the ways to it: another start of the program, a client with a line."""

    start: Callable[[], SingleInstance]
    hand_over: Callable[[str], bool]
    settle: Callable[[Callable[[], bool]], None]


def fake_house() -> Iterator[House]:
    place = SharedPlace()

    def settle(condition: Callable[[], bool]) -> None:
        assert condition()

    yield House(lambda: FakeInstance(place), place.hand_over, settle)


def real_house(folder: Path, qtbot: Any) -> Iterator[House]:  # pytest-qt is untyped
    place = folder / "run" / "window.sock"
    started: list[LocalInstance] = []

    def start() -> LocalInstance:
        started.append(LocalInstance(place))
        return started[-1]

    def hand_over_from_elsewhere(line: str) -> bool:
        with ThreadPoolExecutor(1) as elsewhere:
            answer = elsewhere.submit(hand_over, line, place)
            qtbot.waitUntil(answer.done)
            return answer.result()

    yield House(start, hand_over_from_elsewhere, qtbot.waitUntil)
    for instance in started:
        instance.close()


@pytest.fixture(params=["fake", "real"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    if request.param == "fake":
        yield from fake_house()
    else:
        yield from real_house(tmp_path, request.getfixturevalue("qtbot"))


class TestSingleInstance:
    """The contract."""

    def test_the_first_start_takes_the_place(self, house: House) -> None:
        assert house.start().first(lambda _: None)

    def test_a_second_start_does_not(self, house: House) -> None:
        house.start().first(lambda _: None)
        assert not house.start().first(lambda _: None)

    @pytest.mark.parametrize("line", ["show", "show palette", "open tel:+861380000", LONG])
    def test_a_line_reaches_the_first(self, house: House, line: str) -> None:
        lines: list[str] = []
        house.start().first(lines.append)
        assert house.hand_over(line)
        house.settle(lambda: lines == [line])

    def test_lines_arrive_in_order(self, house: House) -> None:
        lines: list[str] = []
        house.start().first(lines.append)
        for number in range(20):
            house.hand_over(f"show {number}")
        house.settle(lambda: lines == [f"show {number}" for number in range(20)])

    def test_nobody_answers_where_nothing_runs(self, house: House) -> None:
        assert not house.hand_over("show")

    def test_the_place_is_free_again_after_close(self, house: House) -> None:
        first = house.start()
        first.first(lambda _: None)
        first.close()
        assert not house.hand_over("show")
        assert house.start().first(lambda _: None)

    def test_the_one_that_came_second_gives_nothing_up(self, house: House) -> None:
        house.start().first(lambda _: None)
        second = house.start()
        second.first(lambda _: None)
        second.close()
        assert not house.start().first(lambda _: None)
