"""A record screen over doubles, with the real extraction: an agent with a customer on the line."""

from itertools import count

from agent_assist.calls.dispositions import Disposition
from agent_assist.capture.engine import extract
from agent_assist.capture.validation import checked
from agent_assist.runtime.topics import Topics
from agent_assist.screens.current import Current
from agent_assist.screens.record import KEEP_AFTER_MS, READ_AFTER_MS, RecordScreen
from agent_assist.screens.record_rows import FieldRow
from agent_assist.screens.record_state import Ports
from agent_assist.settings import defaults
from tests.capture import records
from tests.fakes.clock import StandingClock
from tests.fakes.desktop import FakeInserter, FakeScreen
from tests.fakes.record_view import FakeRecordView
from tests.fakes.records import FakeDrafts, FakeRecords, FakeVault
from tests.fakes.tasks import ImmediateRunner

DISPOSITIONS = (Disposition("resolved", {"en": "Resolved", "zh": "当场解决"}),)


class RecordDesk:
    """Screen, view and doubles; `window` is the company's own system, in front."""

    def __init__(self, language: str = "zh") -> None:
        self.runner = ImmediateRunner()
        self.clock = StandingClock()
        self.topics = Topics()
        self.vault = FakeVault()
        self.vault.open()
        self.store = FakeRecords(self.vault, self.clock)
        self.drafts = FakeDrafts(self.vault)
        self.screen_of_computer = FakeScreen()
        self.window = self.screen_of_computer.open("crm")
        self.inserter = FakeInserter(self.screen_of_computer, self.runner)
        settings = defaults().changed("agent_no", records.AGENT)
        settings = settings.changed("customer_language", language)
        numbers = count(1)
        ids = (str(number) for number in count(1))
        self.current = Current(lambda: settings, self.clock, self.topics, lambda: next(ids))
        self.record = RecordScreen(
            Ports(
                fields=records.fields,
                dispositions=lambda: DISPOSITIONS,
                extract=extract,
                check=checked,
                new_key=lambda: records.key(next(numbers)),
                store=lambda: self.store,
                drafts=lambda: self.drafts,
                runner=self.runner,
                inserter=self.inserter,
                topics=self.topics,
                current=self.current,
                target=lambda: self.window.target,
                uses_yao=lambda: True,
                names=dict,
                begin=lambda: None,
            )
        )
        self.view = FakeRecordView()
        self.record.show_on(self.view)

    def note(self, text: str) -> None:
        """Have these notes in the box, the hand at rest."""
        self.record.typed(text, len(text))
        self.runner.pass_time(READ_AFTER_MS)

    def rest(self) -> None:
        """Let so much time pass that the notes are kept."""
        self.runner.pass_time(KEEP_AFTER_MS)

    def row(self, field_id: str) -> FieldRow:
        """Return the row of a field."""
        return next(row for row in self.record.state.rows if row.id == field_id)

    def agree(self) -> None:
        """Read the next field back and have the customer say yes, twice where it is costly."""
        self.record.read_back()
        chosen = self.record.state.chosen
        while self.row(chosen).word == "say it now":
            self.record.yes()

    def notice(self) -> str:
        """Return the sentence shown to the agent, empty when there is none."""
        return self.record.state.notice.text if self.record.state.notice else ""
