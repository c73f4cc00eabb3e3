"""The cache of rules made ready: one file named by digest in the cache folder."""

import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

log = logging.getLogger(__name__)

_PATTERN: Final = "rules-*.json"
_KEPT: Final = 4  # rule sets in use side by side: the window's, a team's check in CI, a bench


class RulesCacheFolder:
    """Keeps texts in a folder; deleting them loses nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, digest: str) -> str | None:
        """Return the text of this digest, None when there is none or it cannot be read."""
        try:
            return self._file(digest).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def write(self, digest: str, text: str) -> None:
        """Write the text under a temporary name, put it in its place, drop the oldest others."""
        file = self._file(digest)
        temporary = file.with_name(f".{file.name}.{os.getpid()}.new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            temporary.write_text(text, encoding="utf-8")
            temporary.replace(file)
            others = sorted(self._folder.glob(_PATTERN), key=lambda path: path.stat().st_mtime_ns)
            for path in others[:-_KEPT]:
                path.unlink(missing_ok=True)
        except OSError as error:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            log.warning("rules cache not written: %s", error.strerror)

    def _file(self, digest: str) -> Path:
        return self._folder / f"rules-{digest[:32]}.json"
