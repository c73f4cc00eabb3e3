"""The four language tags of the program and how any BCP 47 tag maps to them (contracts 1)."""

from typing import Final

LANGUAGES: Final = ("zh", "zh-Hant", "en", "ru")
INTERFACE_LANGUAGES: Final = ("zh", "en", "ru")
_TRADITIONAL_REGIONS: Final = frozenset({"tw", "hk", "mo"})


def from_tag(tag: str) -> str | None:
    """Return our tag for a BCP 47 (or POSIX) tag, None for a language that we do not speak."""
    parts = tag.replace("_", "-").split(".", 1)[0].lower().split("-")
    if parts[0] in {"en", "ru"}:
        return parts[0]
    if parts[0] != "zh":
        return None
    rest = set(parts[1:])
    if "hans" in rest:
        return "zh"
    return "zh-Hant" if "hant" in rest or rest & _TRADITIONAL_REGIONS else "zh"


def fallbacks(language: str) -> tuple[str, ...]:
    """Return the language and those that may stand in for it, nearest first."""
    return ("zh-Hant", "zh") if language == "zh-Hant" else (language,)
