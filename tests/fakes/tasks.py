"""Task runners whose every step the test decides: at once, or when it says so."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Alarm:
    """A call that waits for its time; it can be called off."""

    def __init__(self, delay_ms: int, call: Callable[[], None]) -> None:
        self.delay_ms = delay_ms
        self.call = call
        self.is_off = False

    def call_off(self) -> None:
        """See to it that the call is never made."""
        self.is_off = True


class ImmediateRunner:
    """Does work at once; only what was asked for later waits, until the test lets time pass."""

    def __init__(self) -> None:
        self._alarms: list[Alarm] = []

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do the work here and now."""
        try:
            answer = work()
        except Exception as error:  # noqa: BLE001 - the runner is the place that catches
            failed(error)
        else:
            done(answer)

    def post(self, call: Callable[[], None]) -> None:
        """Call at once."""
        call()

    def later(self, delay_ms: int, call: Callable[[], None]) -> Callable[[], None]:
        """Keep a call until its time has passed."""
        alarm = Alarm(delay_ms, call)
        self._alarms.append(alarm)
        return alarm.call_off

    def pass_time(self, duration_ms: int) -> None:
        """Make the calls whose time comes within this duration."""
        for alarm in tuple(self._alarms):
            alarm.delay_ms -= duration_ms
        due = [alarm for alarm in self._alarms if alarm.delay_ms <= 0]
        self._alarms = [alarm for alarm in self._alarms if alarm.delay_ms > 0]
        for alarm in due:
            if not alarm.is_off:
                alarm.call()


class SlowRunner(ImmediateRunner):
    """Keeps work until the test has it answered, oldest first."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Callable[[], None]] = []

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Keep the work."""
        at_once = super().run
        self._waiting.append(lambda: at_once(work, done, failed))

    @property
    def waiting(self) -> int:
        """How many pieces of work have no answer yet."""
        return len(self._waiting)

    def answer(self) -> None:
        """Do the oldest piece of work and hand its answer out."""
        self._waiting.pop(0)()

    def answer_all(self) -> None:
        """Answer until nothing waits, new work included."""
        while self._waiting:
            self.answer()
