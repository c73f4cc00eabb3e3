"""The baked tables of readings and characters, read once."""

import json
from functools import cache
from hashlib import sha256
from typing import Any

from agent_assist.paths import resources


@cache
def table(name: str) -> dict[str, Any]:
    """Return the table `name`.json of the resources; callers must not change it."""
    path = resources() / "tables" / f"{name}.json"
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


@cache
def digest() -> str:
    """Return a digest of all tables: what was compiled with other tables is out of date."""
    total = sha256()
    for path in sorted((resources() / "tables").glob("*.json")):
        total.update(path.read_bytes())
    return total.hexdigest()
