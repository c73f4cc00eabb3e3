"""The draft screen: what the rules hold back stays, and each better wording is seen before it goes in."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from agent_assist.linting.ports import Checker
from agent_assist.runtime.topics import Topics
from agent_assist.screens.current import Current
from agent_assist.screens.draft import DraftScreen, Ports, State
from agent_assist.screens.draft_rows import reading_seconds
from agent_assist.settings import Settings, Value, defaults
from agent_assist.storage.usage import UsageDatabase
from tests.fakes.clock import StandingClock
from tests.fakes.desktop import FakeInserter, FakeScreen
from tests.fakes.tasks import ImmediateRunner, SlowRunner
from tests.linting.making import linter_of, page

RULES = """
[[rule]]
id = "negative.unclear"
message = "Say what you do."
why = "It gives up."
severity = "error"
phrases = ["我不清楚"]
fixes = [{ text = "我马上核实，{{time}}前回复您" }]

[[rule]]
id = "negative.threat"
message = "Stay calm."
why = "It threatens."
severity = "error"
action = "block"
phrases = ["我就挂了"]
no_fix = "none"

[[rule]]
id = "negative.maybe"
message = "Say what is so."
why = "It guesses."
severity = "warning"
phrases = ["好像"]
fixes = [{ scope = "delete" }]
"""
SETTLE_MS = 400


@dataclass(eq=False)
class Eyes:
    """The draft's view: what was shown and selected last."""

    states: list[State] = field(default_factory=list)
    selected: tuple[int, int] = (0, 0)

    def show_state(self, state: State) -> None:
        self.states.append(state)

    def show_text(self, text: str, selection: tuple[int, int]) -> None:
        self.selected = selection

    def select(self, start: int, end: int) -> None:
        self.selected = (start, end)


class Desk:
    """A draft screen with real rules, over a desktop in memory."""

    def __init__(self, home: Path, runner: ImmediateRunner, **settings: Value) -> None:
        self.runner = runner
        self.settings = defaults().changed("agent_no", "8012")
        for name, value in settings.items():
            self.settings = self.settings.changed(name, value)
        self.file = home / "usage.db"
        self.computer = FakeScreen()
        self.chat = self.computer.open("chat")
        self.checker: Checker | None = linter_of(page(RULES))
        self.view = Eyes()
        self.draft = DraftScreen(
            Ports(
                checker=lambda: self.checker,
                dismissals=UsageDatabase(self.file),
                runner=runner,
                inserter=FakeInserter(self.computer, runner),
                current=Current(self._settings, StandingClock(), Topics(), lambda: "one"),
                target=lambda: self.chat.target,
                may_override=lambda: self.settings.flag("may_override"),
            )
        )
        self.draft.show_on(self.view)

    @property
    def rules(self) -> list[str]:
        return [row.rule for row in self.draft.state.rows]

    def type(self, text: str) -> None:
        self.draft.typed(text, len(text))

    def kept(self, sql: str) -> list[tuple[str, str]]:
        with closing(sqlite3.connect(self.file)) as database:
            return database.execute(sql).fetchall()

    def _settings(self) -> Settings:
        return self.settings


Make = Callable[..., Desk]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    return lambda runner=None, **settings: Desk(tmp_path, runner or ImmediateRunner(), **settings)


@pytest.fixture
def desk(make: Make) -> Desk:
    return make()


# While typing


def test_a_finding_at_the_caret_waits_for_a_pause_or_the_next_character(desk: Desk) -> None:
    desk.type("我不清楚")
    assert desk.rules == []
    desk.runner.pass_time(SETTLE_MS)
    assert desk.rules == ["negative.unclear"]


def test_a_boundary_shows_it_at_once(desk: Desk) -> None:
    desk.type("我不清楚，")
    assert desk.rules == ["negative.unclear"]


def test_a_finding_in_the_middle_of_the_text_waits_too(desk: Desk) -> None:
    desk.draft.typed("我不清楚。请稍等。", 4)
    assert desk.rules == []


def test_a_finding_once_shown_does_not_flicker_when_the_caret_comes_back_to_it(desk: Desk) -> None:
    desk.type("我不清楚，")
    desk.type("我不清楚")
    assert desk.rules == ["negative.unclear"]


def test_the_check_of_an_older_text_is_dropped(make: Make) -> None:
    runner = SlowRunner()
    slow = make(runner)
    slow.type("我不清楚，")
    slow.type("请稍等，")
    runner.answer()
    assert slow.rules == []


# Fixes


def test_a_fix_is_shown_in_its_sentence_before_it_goes_in(desk: Desk) -> None:
    desk.draft.open("您好。这个我不清楚，请稍等。")
    (offer,) = desk.draft.state.rows[0].fixes
    assert (offer.before, offer.text, offer.after) == (
        "这个",
        "我马上核实，{{time}}前回复您",
        "，请稍等",
    )
    assert offer.replaced == "我不清楚"


def test_a_deletion_says_what_goes(desk: Desk) -> None:
    desk.draft.open("好像，快递到了。")
    (offer,) = desk.draft.state.rows[0].fixes
    assert (offer.text, offer.replaced, offer.after) == ("", "好像，", "快递到了")
    assert offer.words == "leave it out"


def test_a_long_sentence_is_cut_short_around_the_fix(desk: Desk) -> None:
    desk.draft.open("请" * 40 + "，我不清楚，" + "好" * 40)
    (offer,) = desk.draft.state.rows[0].fixes
    assert offer.before.startswith("…")
    assert offer.after.endswith("…")


def test_an_applied_fix_leaves_its_placeholder_selected(desk: Desk) -> None:
    desk.draft.open("这个我不清楚。")
    desk.draft.apply_fix()
    start, end = desk.view.selected
    assert desk.draft.state.text[start:end] == "{{time}}"


def test_nothing_goes_out_while_a_placeholder_stands_in_it(desk: Desk) -> None:
    desk.draft.open("{{time}}前回复您。")
    desk.draft.insert()
    desk.draft.insert_anyway()
    assert desk.chat.text == ""


# Holding back


def test_a_clean_draft_goes_out_and_is_forgotten(desk: Desk) -> None:
    desk.draft.open("请您稍等。")
    desk.draft.insert()
    assert desk.chat.text == "请您稍等。"
    assert desk.draft.state.text == ""


def test_what_was_typed_last_is_held_back_once_its_check_has_come(make: Make) -> None:
    runner = SlowRunner()
    slow = make(runner)
    slow.type("再这样我就挂了")
    slow.draft.insert()
    assert slow.chat.text == ""
    runner.answer_all()
    assert slow.chat.text == ""
    assert slow.draft.state.is_held


def test_who_may_override_inserts_it_all_the_same_and_the_rule_is_kept(desk: Desk) -> None:
    desk.draft.open("再这样我就挂了。")
    desk.draft.insert()
    assert desk.draft.state.notice is not None
    assert desk.draft.state.notice.action == "insert_anyway"
    desk.draft.insert_anyway()
    assert desk.chat.text == "再这样我就挂了。"
    assert desk.kept("SELECT agent, rule FROM overrides") == [("8012", "negative.threat")]


def test_who_may_not_override_is_offered_no_way_around(make: Make) -> None:
    bound = make(may_override=False)
    bound.draft.open("再这样我就挂了。")
    bound.draft.insert()
    assert bound.draft.state.notice is not None
    assert bound.draft.state.notice.action == ""
    bound.draft.insert_anyway()
    bound.draft.choose(0)
    bound.draft.dismiss("Right in this case")
    bound.draft.insert()
    assert bound.chat.text == ""
    assert not bound.draft.state.rows[0].may_be_set_aside


# Setting aside


def test_a_finding_set_aside_is_gone_counted_and_can_be_shown_again(desk: Desk) -> None:
    desk.draft.open("好像到了。")
    desk.draft.choose(0)
    desk.draft.dismiss("Right in this case")
    assert (desk.rules, desk.draft.state.set_aside, desk.draft.state.unused) == ([], 1, 0)
    assert desk.kept("SELECT agent, rule FROM dismissals") == [("8012", "negative.maybe")]
    desk.draft.restore()
    assert desk.rules == ["negative.maybe"]


def test_what_was_set_aside_and_is_no_longer_in_the_text_is_told(desk: Desk) -> None:
    desk.draft.open("好像到了。")
    desk.draft.choose(0)
    desk.draft.dismiss("Right in this case")
    desk.type("到了。")
    assert (desk.draft.state.set_aside, desk.draft.state.unused) == (1, 1)


# Counters


def test_steps_and_reading_time_are_counted(desk: Desk) -> None:
    desk.draft.open("1. 打开设置\n2. 点击账户\n3. 退出")
    assert desk.draft.state.steps == 3
    assert reading_seconds("请" * 240) == 60
