"""Scenarios: the customer's situations, as `scenarios/<id>.toml` names them."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from agent_assist.errors import Fault, PageUnreadable
from agent_assist.packs.files import PackFile
from agent_assist.runtime.languages import fallbacks

_LAST: Final = 1_000


@dataclass(frozen=True, slots=True)
class Scenario:
    """A situation: its id, its place in a list, its stage and its name in each language."""

    id: str
    place: int
    stage: str
    titles: tuple[tuple[str, str], ...]

    def title(self, language: str) -> str:
        """Return the name in this language, or the nearest that there is."""
        titles = dict(self.titles)
        for wanted in (*fallbacks(language), "en"):
            if wanted in titles:
                return titles[wanted]
        return self.id


def parse(file: PackFile) -> Scenario:
    """Return the scenario that a page describes; its id is the file's name.

    Raises:
        PageUnreadable: no TOML, no titles in it, or a place that is no number.
    """
    try:
        page = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        raise PageUnreadable((Fault(file.path, 1, "toml", (("reason", str(error)),)),)) from error
    titles = page.get("title")
    if not isinstance(titles, dict) or not all(isinstance(t, str) for t in titles.values()):
        raise PageUnreadable((Fault(file.path, 1, "missing_key", (("key", "title"),)),))
    place = page.get("place", _LAST)
    if not isinstance(place, int):
        raise PageUnreadable((Fault(file.path, 1, "wrong_type", (("key", "place"),)),))
    return Scenario(
        file.path.stem,
        place,
        str(page.get("stage", "")),
        tuple(titles.items()),
    )


def titles(scenarios: Iterable[Scenario], language: str) -> dict[str, str]:
    """Return the names of scenarios by id, in one language."""
    return {scenario.id: scenario.title(language) for scenario in scenarios}
