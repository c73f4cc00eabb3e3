"""What the agent is told about the desktop: hotkeys, fonts, pages that did not load."""

from collections.abc import Sequence
from urllib.parse import parse_qs, unquote, urlsplit

from agent_assist.errors import Fault
from agent_assist.i18n import _, ngettext
from agent_assist.runtime.desktop import HotkeyState
from agent_assist.screens.messages import rules
from agent_assist.screens.messages.library import cure, line, what
from agent_assist.screens.messages.notice import Notice, Tone


def hotkey(keys: str, state: HotkeyState) -> Notice | None:
    """Return what to say about a hotkey, None when it works."""
    if state is HotkeyState.TAKEN:
        text = _("{keys} belongs to another program. Choose another hotkey in the settings.")
    elif state is HotkeyState.UNKNOWN_KEY:
        text = _("{keys} is no key of this keyboard. Choose another hotkey in the settings.")
    else:
        return None
    return Notice(text.format(keys=keys), Tone.WARNING, "settings")


def nothing_selected(keys: str) -> Notice:
    """Return what to say when a hotkey wants the selected text and there is none."""
    return Notice(_("No text is selected there. Select it, then press {keys}.").format(keys=keys))


def no_chinese_font() -> Notice:
    """Return what to say when no font draws Chinese."""
    return Notice(
        _("No font with Chinese characters is installed. Ask for one, such as fonts-noto-cjk."),
        Tone.WARNING,
    )


def faulty_pages(faults: Sequence[Fault]) -> Notice:
    """Return what to say when pages did not load: how many, and the first of them."""
    if faults[0].code == "cache_unwritable":
        return Notice(f"{what(faults[0])} {cure(faults[0])}", Tone.WARNING)
    text = ngettext(
        "{n} page did not load: {first}", "{n} pages did not load, first {first}", len(faults)
    )
    return Notice(text.format(n=len(faults), first=line(faults[0])), Tone.WARNING, "show_more")


def faulty_rules(faults: Sequence[Fault]) -> Notice:
    """Return what to say when rules are switched off because their pages are faulty."""
    text = ngettext(
        "{n} rule is switched off: {first}",
        "{n} rules are switched off, first {first}",
        len(faults),
    )
    return Notice(
        text.format(n=len(faults), first=rules.line(faults[0])), Tone.WARNING, "show_more"
    )


def query_of(address: str) -> str:
    """Return what an address such as `agentassist:search?q=refund` asks for, empty if nothing."""
    parts = urlsplit(address)
    if parts.scheme != "agentassist":
        return ""
    asked = parse_qs(parts.query).get("q", [])
    return asked[0] if asked else unquote(parts.path.removeprefix("search").strip("/"))
