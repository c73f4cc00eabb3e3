"""The rules screen: what each rule is, how the team has it, which are often wrong, and a trial."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest

from agent_assist import i18n
from agent_assist.errors import FileProblem
from agent_assist.linting.finding import Action, Severity
from agent_assist.linting.house import House
from agent_assist.linting.ports import Checker
from agent_assist.linting.rule import Rule
from agent_assist.screens.rules import Ports, RulesScreen
from tests.fakes.tasks import ImmediateRunner, SlowRunner
from tests.linting.making import PACK, linter_of, page, rule, sound

UNCLEAR = page(
    rule(
        'phrases = ["我不清楚"]\nbad = ["[[我不清楚]]。"]\ngood = ["您说得很清楚。"]',
        "negative.unclear",
    )
)
PROMISE = page(rule('phrases = ["I guarantee"]', "overpromise.guarantee"), "overpromise.en.toml")


@dataclass(eq=False)
class Team:
    """What the screen reads and writes; `broken` refuses writes."""

    house: House = field(default_factory=House)
    locked: frozenset[str] = frozenset()
    rates: Mapping[str, float] = field(default_factory=dict)
    written: list[tuple[str, str, str]] = field(default_factory=list)
    broken: FileProblem | None = None
    times_read: int = 0
    times_changed: int = 0
    checker: Checker | None = None

    def rules(self) -> tuple[Rule, ...]:
        self.times_read += 1
        return tuple(sound(UNCLEAR, PROMISE).rules)

    def write(self, rule_id: str, key: str, value: str) -> None:
        if self.broken:
            raise self.broken
        self.written.append((rule_id, key, value))

    def change(self) -> None:
        self.times_changed += 1


@pytest.fixture
def team() -> Team:
    return Team(checker=linter_of(UNCLEAR, PROMISE))


Make = Callable[..., RulesScreen]


@pytest.fixture
def make(team: Team) -> Make:
    def opened(runner: ImmediateRunner | None = None) -> RulesScreen:
        screen = RulesScreen(
            Ports(
                rules=team.rules,
                rates=lambda: team.rates,
                house=lambda: (team.house, team.locked),
                set_rule=team.write,
                changed=team.change,
                checker=lambda: team.checker,
                runner=runner or ImmediateRunner(),
            )
        )
        screen.refresh()
        return screen

    return opened


@pytest.fixture
def screen(make: Make) -> RulesScreen:
    return make()


def ids(screen: RulesScreen) -> list[str]:
    return [row.id for row in screen.state.rows]


def choose(screen: RulesScreen, rule_id: str) -> None:
    screen.choose(ids(screen).index(rule_id))


def test_rules_in_the_readers_language_stand_first(screen: RulesScreen) -> None:
    i18n.use("en")
    screen.refresh()
    assert ids(screen) == ["overpromise.guarantee", "negative.unclear"]


def test_a_row_tells_its_kind_examples_and_source(screen: RulesScreen) -> None:
    row = next(row for row in screen.state.rows if row.id == "negative.unclear")
    assert row.about == "flat no · 中"
    assert row.bad == ("[[我不清楚]]。",)
    assert row.good == ("您说得很清楚。",)
    assert row.source.startswith(f"{PACK.name} · negative.zh.toml:")


def test_words_narrow_by_id_kind_message_and_example(screen: RulesScreen) -> None:
    screen.narrow("Guarantee")
    assert ids(screen) == ["overpromise.guarantee"]
    screen.narrow("flat no")
    assert ids(screen) == ["negative.unclear"]
    screen.narrow("不清楚")
    assert ids(screen) == ["negative.unclear"]


def test_the_team_sees_how_it_has_set_a_rule(make: Make, team: Team) -> None:
    team.house = House(
        severities={"negative.unclear": Severity.HINT}, actions={"negative.unclear": Action.LOG}
    )
    row = next(row for row in make().state.rows if row.id == "negative.unclear")
    assert (row.severity, row.action) == ("hint", "log")


def test_a_switch_is_written_and_the_checker_made_anew(screen: RulesScreen, team: Team) -> None:
    choose(screen, "negative.unclear")
    screen.set_severity("warning")
    screen.set_action("block")
    assert team.written == [
        ("negative.unclear", "severity", "warning"),
        ("negative.unclear", "action", "block"),
    ]
    assert team.times_changed == 2


def test_a_rule_that_the_policy_binds_is_locked(make: Make, team: Team) -> None:
    team.locked = frozenset({"negative.unclear"})
    screen = make()
    choose(screen, "negative.unclear")
    screen.set_severity("hint")
    assert screen.state.rows[screen.state.chosen].is_locked
    assert team.written == []


def test_a_switch_that_cannot_be_written_is_told(screen: RulesScreen, team: Team) -> None:
    team.broken = FileProblem(PACK.root, "read-only")
    choose(screen, "negative.unclear")
    screen.set_severity("hint")
    assert screen.state.notice is not None
    assert "read-only" in screen.state.notice.text


def test_rules_set_aside_in_more_than_a_fifth_of_drafts_are_listed(make: Make, team: Team) -> None:
    team.rates = {"negative.unclear": 0.35, "overpromise.guarantee": 0.2}
    screen = make()
    assert screen.state.wrong == 1
    screen.show_wrong(only=True)
    assert ids(screen) == ["negative.unclear"]
    assert screen.state.rows[0].set_aside == 35
    screen.show_wrong(only=False)
    assert len(ids(screen)) == 2


def test_the_chosen_rule_stays_chosen_when_the_list_is_read_anew(screen: RulesScreen) -> None:
    choose(screen, "negative.unclear")
    screen.refresh()
    assert screen.state.rows[screen.state.chosen].id == "negative.unclear"


def test_rules_are_read_once_and_again_after_the_packs_have_changed(
    screen: RulesScreen, team: Team
) -> None:
    screen.refresh()
    assert team.times_read == 1
    screen.forget()
    screen.refresh()
    assert team.times_read == 2


def test_a_text_tried_out_shows_what_is_found(screen: RulesScreen) -> None:
    assert screen.state.found is None
    screen.try_out("这个我不清楚。")
    assert screen.state.found is not None
    assert [(found.text, found.rule) for found in screen.state.found] == [
        ("我不清楚", "negative.unclear")
    ]
    screen.try_out("请稍等。")
    assert screen.state.found == ()
    screen.try_out("")
    assert screen.state.found is None


def test_a_late_answer_to_an_older_trial_is_dropped(make: Make) -> None:
    runner = SlowRunner()
    screen = make(runner)
    runner.answer_all()
    screen.try_out("我不清楚。")
    screen.try_out("请稍等。")
    runner.answer()
    assert screen.state.found is None
    runner.answer_all()
    assert screen.state.found == ()


def test_the_trial_is_repeated_when_the_rules_have_changed(screen: RulesScreen, team: Team) -> None:
    screen.try_out("我不清楚。")
    team.checker = linter_of(PROMISE)
    screen.try_again()
    assert screen.state.found == ()
