"""Makes the fixes of a finding from those of its rule, and applies one."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from agent_assist.linting.finding import Applied, Fix, Scope
from agent_assist.linting.passage import sentence_around, trimmed
from agent_assist.linting.rule import Rule, RuleFix
from agent_assist.sensitive import Sensitive

_GAP: Final = re.compile(r"\{\{(\w+)\}\}")
_SENTENCE_ENDS: Final = "。！？!?\n….：:"
_SEPARATORS: Final = "，,、；; "
_MASKED: Final = re.compile(r"(?<=.)[^\s]", re.DOTALL)


def fixes_of(rule: Rule, source: str, start: int, end: int) -> Iterator[Fix]:
    """Yield the fixes of a finding at a place of the source, best first."""
    for fix in rule.fixes:
        if fix.scope == "insert":
            yield _insertion(rule, fix, source)
        elif fix.scope == Scope.DELETE:
            yield Fix("", *_deleted(source, start, end), Scope.DELETE)
        elif fix.scope == Scope.MASK:
            yield Fix(_MASKED.sub("*", source[start:end]), start, end, Scope.MASK)
        elif fix.scope == Scope.SENTENCE:
            low, high = trimmed(source, *sentence_around(source, start, end))
            yield Fix(_in_place(fix.text, source, low, high), low, high, Scope.SENTENCE)
        else:
            yield Fix(_in_place(fix.text, source, start, end), start, end, Scope.SPAN)


def apply(text: str, fix: Fix, values: Mapping[str, Sensitive[str]]) -> Applied:
    """Return the text with the fix in it; gaps whose values are known are filled."""
    filled = _GAP.sub(lambda gap: values[gap[1]].reveal() if gap[1] in values else gap[0], fix.text)
    gaps = tuple(
        (fix.start + match.start(), fix.start + match.end()) for match in _GAP.finditer(filled)
    )
    return Applied(text[: fix.start] + filled + text[fix.end :], gaps)


def _insertion(rule: Rule, fix: RuleFix, source: str) -> Fix:
    if rule.word("at", "start") == "end":
        end = len(source.rstrip())
        return Fix(_gap_after(source[:end]) + fix.text, end, end, Scope.SPAN)
    first = len(source) - len(source.lstrip())
    return Fix(fix.text + _gap_after(fix.text), first, first, Scope.SPAN)


def _gap_after(text: str) -> str:
    """Return the blank that Latin and Russian sentences stand apart by."""
    return "" if not text or text[-1] > "\u2fff" or text[-1].isspace() else " "


def _deleted(source: str, start: int, end: int) -> tuple[int, int]:
    """Take one separator along, so that no double comma or blank stays behind."""
    if end < len(source) and source[end] in _SEPARATORS:
        end += 1
        while end < len(source) and source[end] == " ":
            end += 1
    elif start and source[start - 1] in _SEPARATORS:
        start -= 1
    return start, end


def _in_place(text: str, source: str, start: int, end: int) -> str:
    """Return a fix with the capital or small letter that its place asks for."""
    before = source[:start].rstrip(" \"'“«(")
    opens = not before or before[-1] in _SENTENCE_ENDS
    if opens and (source[start:end][:1].isupper() or not source[start:end][:1].isalpha()):
        return text[:1].upper() + text[1:]
    if not opens and len(text) > 1 and text[0].isupper() and text[1:2].islower():
        return text[0].lower() + text[1:]
    return text
