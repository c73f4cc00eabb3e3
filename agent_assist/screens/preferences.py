"""The settings in force: changed in one place, saved at once, told to every screen."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from agent_assist import settings as table
from agent_assist.errors import FileProblem, SettingInvalid
from agent_assist.runtime.topics import Topic, Topics
from agent_assist.screens.messages.notice import Notice
from agent_assist.screens.messages.problems import sentence
from agent_assist.settings import Settings, Value

_ZOOM_STEP: Final = 10


class Preferences:
    """Holds the settings; what cannot be saved is in force until the end and says so."""

    def __init__(
        self, file: Path, settings: Settings, topics: Topics, tell: Callable[[Notice], None]
    ) -> None:
        self._file = file
        self._topics = topics
        self._tell = tell
        self.settings = settings

    def change(self, name: str, value: Value) -> None:
        """Change one setting."""
        self.change_all({name: value})

    def change_all(self, values: Mapping[str, Value]) -> None:
        """Change several settings at once; a value that a row does not take is told and left."""
        changes: dict[str, Value] = {}
        for name, value in values.items():
            try:
                self.settings = self.settings.changed(name, value)
                changes[name] = value
            except SettingInvalid as error:
                self._tell(sentence(error))
        self._keep(changes)
        self._topics.publish(Topic.SETTINGS)

    def keep_quietly(self, name: str, value: Value) -> None:
        """Keep a value that no screen shows, such as the window's place."""
        self.settings = self.settings.changed(name, value)
        self._keep({name: value})

    def zoom_by(self, steps: int) -> None:
        """Make everything larger or smaller; no steps is the normal size."""
        row = next(row for row in table.SETTINGS if row.name == "zoom")
        zoom = self.settings.number("zoom") + steps * _ZOOM_STEP if steps else 100
        self.change("zoom", min(max(zoom, row.low), row.high))

    def _keep(self, changes: Mapping[str, Value]) -> None:
        try:
            table.save(self._file, changes)
        except FileProblem as error:
            self._tell(sentence(error))
