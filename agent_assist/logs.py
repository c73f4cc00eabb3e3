"""Logging: ids and counts to a small rotating file, never what a customer said."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start(folder: Path, level: int = logging.INFO) -> None:
    """Write the log to `folder`; a folder that cannot be written leaves logging on stderr."""
    root = logging.getLogger("agent_assist")
    root.setLevel(level)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "agent-assist.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    root.addHandler(handler)
