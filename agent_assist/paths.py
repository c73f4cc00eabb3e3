"""Where the program keeps its files (contracts 6)."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_WINDOWS = sys.platform == "win32"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one installation for one user."""

    config: Path
    data: Path
    cache: Path
    runtime: Path
    policy: Path

    @property
    def settings_file(self) -> Path:
        """The user's settings."""
        return self.config / "settings.toml"

    @property
    def own_packs(self) -> Path:
        """The folder that holds the agent's own pack."""
        return self.data / "packs"

    @property
    def usage_db(self) -> Path:
        """Counts and favourites; holds no customer text."""
        return self.data / "usage.db"

    @property
    def socket(self) -> Path:
        """The local socket by which a second start reaches the first."""
        return self.runtime / "window.sock"


def places(environ: Mapping[str, str] = os.environ) -> Places:
    """Return this user's places; `AGENT_ASSIST_HOME` puts all of them under one folder."""
    if home := environ.get("AGENT_ASSIST_HOME"):
        root = Path(home)
        return Places(
            root / "config", root / "data", root / "cache", root / "run", root / "policy.toml"
        )
    return _windows(environ) if _WINDOWS else _xdg(environ)


def _windows(environ: Mapping[str, str]) -> Places:
    roaming = Path(environ.get("APPDATA", Path.home() / "AppData/Roaming")) / "Agent Assist"
    local = Path(environ.get("LOCALAPPDATA", Path.home() / "AppData/Local")) / "Agent Assist"
    policy = Path(environ.get("PROGRAMDATA", "C:/ProgramData")) / "Agent Assist/policy.toml"
    return Places(roaming, local, local / "cache", local / "run", policy)


def _xdg(environ: Mapping[str, str]) -> Places:
    home = Path.home()

    def folder(variable: str, fallback: Path) -> Path:
        return Path(environ.get(variable) or fallback) / "agent-assist"

    cache = folder("XDG_CACHE_HOME", home / ".cache")
    runtime = environ.get("XDG_RUNTIME_DIR")
    return Places(
        config=folder("XDG_CONFIG_HOME", home / ".config"),
        data=folder("XDG_DATA_HOME", home / ".local/share"),
        cache=cache,
        runtime=Path(runtime) / "agent-assist" if runtime else cache / "run",
        policy=Path("/etc/agent-assist/policy.toml"),
    )


def bundle() -> Path:
    """Return the folder that holds `scripts_db` and `resources`: the source tree or the bundle."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def shipped_packs() -> Path:
    """Return the folder of the packs that come with the program."""
    return bundle() / "scripts_db" / "packs"


def resources() -> Path:
    """Return the folder of icons, tables and translations."""
    return bundle() / "resources"
