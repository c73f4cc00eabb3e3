"""Changing the agent at the end of a shift: nothing of the last customer is left before the next."""

import pytest
from PySide6.QtWidgets import QApplication

from agent_assist.ui.dialogs.agent import AgentDialog
from tests.ui.program import Running


def answer(running: Running, agent_no: str) -> None:
    running.program.commands.ask_agent()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AgentDialog)
    dialog.fields["agent_no"].setText(agent_no)
    dialog.accept()
    running.settle()


@pytest.mark.parametrize(("agent_no", "left"), [("9999", ""), ("8012", "您的退款")])
def test_another_agent_starts_with_empty_boxes_the_same_one_goes_on(
    running: Running, agent_no: str, left: str
) -> None:
    running.type("退")
    running.program.draft.open("您的退款")
    answer(running, agent_no)
    assert running.program.draft.state.text == left
    assert bool(running.box.text()) == bool(left)
