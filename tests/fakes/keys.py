"""A store of keys in plain files: for tests alone, so that a story can start the program twice."""

from pathlib import Path


class FileKeys:
    """The port `KeyStore` over a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """Return a key."""
        file = self._folder / name
        return file.read_bytes() if file.exists() else None

    def set(self, name: str, key: bytes) -> None:
        """Keep a key."""
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / name).write_bytes(key)

    def delete(self, name: str) -> None:
        """Forget a key."""
        (self._folder / name).unlink(missing_ok=True)
