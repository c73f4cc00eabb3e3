"""Records lock after a rest, and house is kept once a day while they are open."""

from agent_assist.capture.cabinet import Cabinet, Parts
from agent_assist.screens.custody import LOOK_EVERY_MS, Custody, Terms
from tests.fakes.clock import StandingClock
from tests.fakes.records import FakeDrafts, FakeRecords, FakeVault
from tests.fakes.tasks import ImmediateRunner

TERMS = Terms(lock_after=15, retention_days=90)


class Watched:
    """A cabinet in custody, with what was done to it."""

    def __init__(self) -> None:
        self.clock = StandingClock()
        self.runner = ImmediateRunner()
        vault = FakeVault()
        self.kept_house: list[int] = []
        parts = Parts(
            vault,
            FakeRecords(vault, self.clock),
            FakeDrafts(vault),
            self.kept_house.append,
        )
        self.cabinet = Cabinet(lambda: parts, self.clock)
        self.cabinet.open()
        self.locks = 0
        Custody(self.cabinet, self.runner, self.clock, lambda: TERMS, self._lock).look()

    def pass_minutes(self, minutes: int) -> None:
        self.clock.move(minutes=minutes)
        self.runner.pass_time(LOOK_EVERY_MS)

    def _lock(self) -> None:
        self.locks += 1
        self.cabinet.lock()


def test_records_that_nobody_uses_lock_after_the_rest_that_is_set() -> None:
    watched = Watched()
    watched.pass_minutes(14)
    assert watched.locks == 0
    watched.pass_minutes(1)
    assert watched.locks == 1
    watched.pass_minutes(60)
    assert watched.locks == 1


def test_work_puts_the_lock_off() -> None:
    watched = Watched()
    watched.pass_minutes(14)
    watched.cabinet.drafts()
    watched.pass_minutes(14)
    assert watched.locks == 0


def test_house_is_kept_once_a_day_and_that_is_no_work() -> None:
    watched = Watched()
    assert watched.kept_house == [90]
    watched.pass_minutes(14)
    assert watched.kept_house == [90]
    watched.cabinet.open()
    watched.pass_minutes(24 * 60)
    watched.cabinet.open()
    watched.pass_minutes(0)
    assert watched.kept_house == [90, 90]
