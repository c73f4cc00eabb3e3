"""The bridge between workers and the main thread."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from agent_assist.ui.task_runner import QtTaskRunner


@pytest.fixture
def runner(qapp: QCoreApplication) -> Iterator[QtTaskRunner]:
    made = QtTaskRunner()
    made.setParent(qapp)
    yield made
    made.close()
    made.setParent(None)


def unwanted(answer: object) -> None:
    raise AssertionError(answer)


def test_work_is_done_on_a_worker_and_its_answer_told_on_the_main_thread(
    qtbot: QtBot, runner: QtTaskRunner
) -> None:
    told: list[tuple[str, str]] = []

    def work() -> str:
        return threading.current_thread().name

    runner.run(work, lambda name: told.append((name, threading.current_thread().name)), unwanted)
    qtbot.waitUntil(lambda: bool(told))
    worker, teller = told[0]
    assert worker != teller
    assert teller == threading.main_thread().name


def test_an_error_is_told_on_the_main_thread(qtbot: QtBot, runner: QtTaskRunner) -> None:
    told: list[Exception] = []
    runner.run(lambda: 1 / 0, unwanted, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ZeroDivisionError)


def test_an_answer_never_comes_before_the_caller_is_done(
    qtbot: QtBot, runner: QtTaskRunner
) -> None:
    told: list[str] = []
    runner.run(lambda: "answer", told.append, unwanted)
    told.append("caller")
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["caller", "answer"]


def test_a_call_may_be_posted_from_any_thread(qtbot: QtBot, runner: QtTaskRunner) -> None:
    told: list[str] = []
    thread = threading.Thread(
        target=runner.post, args=[lambda: told.append(threading.current_thread().name)]
    )
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [threading.main_thread().name]


def test_a_later_call_comes_and_one_that_was_called_off_does_not(
    qtbot: QtBot, runner: QtTaskRunner
) -> None:
    told: list[str] = []
    runner.later(1, lambda: told.append("off"))()
    runner.later(20, lambda: told.append("on"))
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["on"]


def test_calling_off_what_has_come_already_is_nothing(qtbot: QtBot, runner: QtTaskRunner) -> None:
    told: list[str] = []
    call_off = runner.later(1, lambda: told.append("on"))
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(1)
    call_off()


def test_a_closed_runner_takes_no_more_work(qtbot: QtBot, runner: QtTaskRunner) -> None:
    runner.close()
    runner.run(lambda: None, unwanted, unwanted)
    qtbot.wait(1)
