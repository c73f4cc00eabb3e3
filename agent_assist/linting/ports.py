"""What the linter needs from outside: a place for rules that were made ready."""

from typing import Protocol


class RulesCache(Protocol):
    """Keeps one text by the digest of what it was made from."""

    def read(self, digest: str) -> str | None:
        """Return the text of this digest, None when there is none."""
        ...

    def write(self, digest: str, text: str) -> None:
        """Keep the text; one that cannot be written is left out, the next start makes it again."""
        ...
