"""The draft is checked by rules that are read when they are first needed."""

from agent_assist.linting.finding import LintContext
from agent_assist.linting.linter import Linter
from agent_assist.linting.ports import Checker, NoRules
from agent_assist.screens.draft import DraftScreen, Ports
from tests.fakes.tasks import SlowRunner
from tests.linting.making import linter
from tests.screens.desk import Desk

RULE = 'phrases = ["不知道"]\naction = "block"'


class Drafting:
    """A draft over doubles whose rules are read when the test says so."""

    def __init__(self) -> None:
        self.runner = SlowRunner()
        self.desk = Desk(self.runner)
        self.checker: Checker | None = None
        self.asked = 0
        self.draft = DraftScreen(
            Ports(
                checker=self._checker,
                dismissals=self.desk.usage,
                runner=self.runner,
                inserter=self.desk.inserter,
                current=self.desk.current,
                target=lambda: self.desk.window.target,
                may_override=lambda: True,
            )
        )

    def read(self, checker: Checker | None = None) -> None:
        """Have the rules be there."""
        self.checker = checker or rules()
        self.draft.refresh()

    def answer_all(self) -> None:
        """Have all work done."""
        while self.runner.waiting:
            self.runner.answer()

    def _checker(self) -> Checker | None:
        self.asked += 1
        return self.checker


def rules() -> Linter:
    return linter(RULE)


def test_an_empty_draft_needs_no_rules() -> None:
    drafting = Drafting()
    drafting.draft.open("")
    drafting.draft.refresh()
    assert drafting.asked == 0
    drafting.draft.typed("您", 1)
    assert drafting.asked == 1


def test_what_was_typed_before_the_rules_were_read_is_checked_then() -> None:
    drafting = Drafting()
    drafting.draft.open("这个不知道呢")
    drafting.read()
    drafting.answer_all()
    assert [row.rule for row in drafting.draft.state.rows] == ["negative.one"]


def test_a_draft_goes_out_only_after_it_has_been_checked() -> None:
    drafting = Drafting()
    drafting.draft.open("这个不知道呢")
    drafting.draft.insert()
    drafting.answer_all()
    assert drafting.desk.window.text == ""
    drafting.read()
    drafting.answer_all()
    assert drafting.draft.state.is_held
    assert drafting.desk.window.text == ""


def test_a_clean_draft_goes_out_as_soon_as_it_has_been_checked() -> None:
    drafting = Drafting()
    drafting.draft.open("马上为您查")
    drafting.draft.insert()
    drafting.read()
    drafting.answer_all()
    assert drafting.desk.window.text == "马上为您查"


def test_typing_on_takes_the_wish_to_insert_back() -> None:
    drafting = Drafting()
    drafting.draft.open("马上")
    drafting.draft.insert()
    drafting.draft.typed("马上为", 3)
    drafting.read()
    drafting.answer_all()
    assert drafting.desk.window.text == ""


def test_without_rules_a_draft_still_goes_out() -> None:
    drafting = Drafting()
    drafting.draft.open("马上为您查")
    drafting.draft.insert()
    drafting.read(NoRules())
    drafting.answer_all()
    assert drafting.desk.window.text == "马上为您查"
    assert NoRules().check("不知道", LintContext()) == ()
