"""The language of the window: gettext over the catalogues in `resources/locale`."""

import gettext as _gettext
import locale
import os
from typing import Final

from agent_assist.paths import resources
from agent_assist.runtime.languages import INTERFACE_LANGUAGES, from_tag

_DOMAIN: Final = "agent_assist"
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
_language: str = "en"


def use(language: str) -> None:
    """Speak this language from now on: zh, en or ru; `system` asks the computer."""
    global _catalogue, _language  # noqa: PLW0603 - a window speaks one language at a time
    _language = _system_language() if language == "system" else language
    _catalogue = _gettext.translation(_DOMAIN, resources() / "locale", [_language], fallback=True)


def current() -> str:
    """Return the language in use."""
    return _language


def qt_catalogue() -> str:
    """Return the name of the file with Qt's own texts in the language in use."""
    return {"zh": "qtbase_zh_CN"}.get(_language, f"qtbase_{_language}")


def asked_for() -> str:
    """Return the language that the computer is set to, empty when it is set to none."""
    tag = _system_tag()
    return "" if tag.split(".", 1)[0] in {"", "C", "POSIX"} else _interface(tag)


def _(text: str) -> str:
    """Return the text in the language in use."""
    return _catalogue.gettext(text) if text else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the form of the text that fits the number."""
    return _catalogue.ngettext(singular, plural, n)


def N_(text: str) -> str:  # noqa: N802 - the name that extractors of texts know
    """Mark a text for translation that is translated where it is shown."""
    return text


def _system_language() -> str:
    return _interface(_system_tag())


def _system_tag() -> str:
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if tag := os.environ.get(variable, "").split(":", 1)[0]:
            return tag
    return locale.getlocale()[0] or ""


def _interface(tag: str) -> str:
    language = (from_tag(tag) or "en").split("-", 1)[0]
    return language if language in INTERFACE_LANGUAGES else "en"
