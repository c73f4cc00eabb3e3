"""What a result looks like in the list: title, filled text, marks, and why it was found."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from agent_assist.i18n import N_, _
from agent_assist.library.match import Match, MatchKind, Result
from agent_assist.library.placeholders import fill
from agent_assist.library.response import Key
from agent_assist.runtime.context import Channel, Context

Spans = tuple[tuple[int, int], ...]

_KINDS: Final = {
    MatchKind.EXACT: N_("same words"),
    MatchKind.PREFIX: N_("begins so"),
    MatchKind.SUBSTRING: N_("contains it"),
    MatchKind.PINYIN: N_("pinyin"),
    MatchKind.INITIALS: N_("initials"),
    MatchKind.HOMOPHONE: N_("sounds alike"),
    MatchKind.TRADITIONAL: N_("traditional form"),
    MatchKind.LAYOUT: N_("other keyboard layout"),
    MatchKind.WORDS: N_("these words"),
    MatchKind.SUBSEQUENCE: N_("these characters in order"),
    MatchKind.TYPO: N_("nearly so"),
    MatchKind.TRIGGER: N_("shortcut"),
    MatchKind.BODY: N_("in the text"),
}
_CHANNELS: Final = {
    Channel.PHONE: N_("phone"),
    Channel.CHAT: N_("chat"),
    Channel.EMAIL: N_("e-mail"),
    Channel.PUBLIC: N_("public"),
    Channel.INTERNAL: N_("internal"),
}
_LANGUAGES: Final = {"zh": "中", "zh-Hant": "繁", "en": "EN", "ru": "РУ"}


@dataclass(frozen=True, slots=True)
class Row:
    """One result: texts with the ranges to mark (half-open, code points), and its marks."""

    key: Key
    title: str
    title_spans: Spans
    text: str
    text_spans: Spans
    channel: str
    why: str
    shortcut: str
    language_mark: str
    is_favourite: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A scenario on offer above the results."""

    id: str
    label: str
    is_chosen: bool


def row(
    result: Result, context: Context, scenarios: Mapping[str, str], *, is_favourite: bool
) -> Row:
    """Return the row of a result, its text filled from what is known."""
    response, match = result.response, result.match
    filled = fill(response, context)
    scenario = scenarios.get(response.scenario, "")
    is_here = match.language == response.language
    in_text = match.spans if match.field == "body" and is_here else ()
    return Row(
        key=response.key,
        title=response.title,
        title_spans=match.spans if match.field == "title" and is_here else (),
        text=filled.text,
        text_spans=filled.spans(in_text),
        channel=channel_name(response.channels[0]) if len(response.channels) == 1 else "",
        why=_why(match, result) if match.field else scenario,
        shortcut=response.shortcut,
        language_mark=""
        if response.language == context.language
        else _LANGUAGES[response.language],
        is_favourite=is_favourite,
        is_own=response.pack == "own",
    )


def channel_name(channel: Channel) -> str:
    """Return a channel's name in the window's language."""
    return _(_CHANNELS[channel])


def _why(match: Match, result: Result) -> str:
    """Say why it was found where the title does not show it."""
    is_here = match.field == "keywords" and match.language == result.response.language
    if is_here and (shown := _word_at(result.response.keywords, match.spans)):
        return _("keyword: {word}").format(word=shown)
    return _(_KINDS[match.kind])


def _word_at(words: tuple[str, ...], spans: Spans) -> str:
    """Return the word in which the first span begins; words count as joined by one space."""
    start = 0
    for word in words:
        if spans and start <= spans[0][0] < start + len(word):
            return word
        start += len(word) + 1
    return ""
