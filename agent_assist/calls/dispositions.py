"""How interactions end, parsed from the text of `dispositions.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from agent_assist.errors import Fault, PageUnreadable
from agent_assist.runtime.languages import fallbacks


@dataclass(frozen=True, slots=True)
class Disposition:
    """One way to end: its id in records and reports, its name by language tag."""

    id: str
    label: Mapping[str, str]

    def name(self, language: str) -> str:
        """Return the name in this language, or the nearest that there is."""
        for tag in (*fallbacks(language), "en"):
            if tag in self.label:
                return self.label[tag]
        return self.id


def parse(text: str, path: Path) -> tuple[Disposition, ...]:
    """Return the dispositions of a page in its order.

    Raises:
        PageUnreadable: no TOML, or an entry without id or names.
    """
    try:
        rows = tomllib.loads(text).get("disposition", [])
        return tuple(
            Disposition(str(row["id"]), {str(t): str(w) for t, w in row["label"].items()})
            for row in rows
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        fault = Fault(path, 1, "toml", (("reason", str(error)),))
        raise PageUnreadable((fault,)) from error
