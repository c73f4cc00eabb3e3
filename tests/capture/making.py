"""Rows of extraction for tests: one local time, and the answer as the command line gives it."""

from datetime import datetime
from typing import Any

from agent_assist.capture.engine import extract
from agent_assist.capture.row import row

NOW = datetime.fromisoformat("2026-03-12T10:30")  # a Thursday


def captured(text: str, language: str | None = None) -> dict[str, Any]:
    """Return the answer row of notes."""
    return row(extract(text, NOW, language))


def fields(text: str, language: str | None = None) -> dict[str, Any]:
    """Return what was found."""
    found: dict[str, Any] = captured(text, language)["fields"]
    return found
