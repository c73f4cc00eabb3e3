"""What the window says when the records are busy or a record has gone."""

import pytest

from agent_assist import i18n
from agent_assist.capture.ports import DatabaseInUse, NoSuchRecord
from agent_assist.errors import AgentAssistError
from agent_assist.screens.messages.problems import sentence


@pytest.mark.parametrize("error", [DatabaseInUse("/data/records.db"), NoSuchRecord("0195551f")])
@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_a_sentence_says_it_and_no_path_or_id(error: AgentAssistError, language: str) -> None:
    i18n.use(language)
    text = sentence(error).text
    i18n.use("en")
    assert len(text) > 8
    assert str(error) not in text
