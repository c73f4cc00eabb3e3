"""A find screen over doubles: what an agent has before her."""

from collections.abc import Mapping

from agent_assist.library.response import CannedResponse, Placeholder, PlaceholderKind
from agent_assist.linting.ports import Checker
from agent_assist.runtime.desktop import Target
from agent_assist.runtime.topics import Topic, Topics
from agent_assist.screens.current import Current
from agent_assist.screens.find import FindScreen, Ports
from agent_assist.settings import Settings, Value, defaults
from tests.fakes.clock import StandingClock
from tests.fakes.desktop import FakeInserter, FakeScreen, FakeWindow
from tests.fakes.finder import FakeFinder, FakeFindView
from tests.fakes.tasks import ImmediateRunner
from tests.fakes.usage import FakeUsage
from tests.library.libraries import response

AGENT = "8012"
HOLD = response("hold", "请稍等", "请您稍等。", scenario="hold", pack="general")
REFUND = response(
    "date",
    "退款时间",
    "您的退款最晚{{date}}到账，{{extra}}我是{{agent_no}}号。",
    scenario="refund",
    pack="general",
    note="先查系统。",
    placeholders=(
        Placeholder("date", "最晚到账日", PlaceholderKind.DATE),
        Placeholder("extra", "补充", required=False),
    ),
)
RETURN = response("return", "退货地址", "退货请寄{{address}}。", scenario="return", pack="general")
TITLES = {"hold": "等待", "refund": "退款", "return": "退货"}


class Desk:
    """Screen, view and doubles; `window` is the customer's chat, in front."""

    def __init__(self, runner: ImmediateRunner | None = None, **settings: Value) -> None:
        self.runner = runner or ImmediateRunner()
        self.settings = defaults().changed("agent_no", AGENT)
        for name, value in settings.items():
            self.settings = self.settings.changed(name, value)
        self.clock = StandingClock()
        self.topics = Topics()
        self.finder = FakeFinder((HOLD, REFUND, RETURN))
        self.usage = FakeUsage()
        self.screen_of_computer = FakeScreen()
        self.window: FakeWindow = self.screen_of_computer.open("chat")
        self.inserter = FakeInserter(self.screen_of_computer, self.runner)
        self.checker: Checker | None = None
        self.times_checker_asked = 0
        self.drafted: list[tuple[str, Target | None]] = []
        self.current = Current(self._settings, self.clock, self.topics, lambda: "one")
        self.find = FindScreen(self._ports(), limit=10)
        self.find.drafts_with(lambda text, target: self.drafted.append((text, target)))
        self.find.target_from(lambda: self.window.target)
        self.view = FakeFindView()
        self.find.show_on(self.view)
        self.topics.subscribe(Topic.USAGE, self._usage_changed)

    def titles(self) -> list[str]:
        """Return the titles of the rows shown."""
        return [row.title for row in self.find.state.rows]

    def notice(self) -> str:
        """Return the sentence shown to the agent, empty when there is none."""
        return self.find.state.notice.text if self.find.state.notice else ""

    def find_other(self, *responses: CannedResponse) -> None:
        """Put other responses into the library and say so."""
        self.finder.responses = responses
        self.topics.publish(Topic.LIBRARY)

    def _settings(self) -> Settings:
        return self.settings

    def _usage_changed(self) -> None:
        self.finder.marked = self.usage.favourites(AGENT)
        self.topics.publish(Topic.HABITS)

    def _checker(self) -> Checker | None:
        self.times_checker_asked += 1
        return self.checker

    def _ports(self) -> Ports:
        def titles() -> Mapping[str, str]:
            return TITLES

        return Ports(
            finder=lambda: self.finder,
            usage=self.usage,
            runner=self.runner,
            inserter=self.inserter,
            topics=self.topics,
            current=self.current,
            scenario_titles=titles,
            checker=self._checker,
            draft_first=lambda: self.settings.flag("draft_first"),
        )
