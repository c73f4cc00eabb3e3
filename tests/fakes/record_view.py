"""What a record screen shows, kept for the test to look at."""

from agent_assist.screens.record_state import State


class FakeRecordView:
    """The view of the record screen: the last state, the notes, and where the cursor went."""

    def __init__(self) -> None:
        self.state = State()
        self.notes = ""
        self.caret = 0
        self.has_forgotten = False
        self.cursor = ""
        self.value = ""

    def show_state(self, state: State) -> None:
        """Keep the state."""
        self.state = state

    def show_notes(self, text: str, caret: int, *, forgets: bool) -> None:
        """Keep the notes."""
        self.notes, self.caret, self.has_forgotten = text, caret, forgets

    def focus_answer(self) -> None:
        """Note that the cursor went to the yes."""
        self.cursor = "answer"

    def focus_value(self, text: str) -> None:
        """Note that the cursor went into the line."""
        self.cursor, self.value = "value", text
