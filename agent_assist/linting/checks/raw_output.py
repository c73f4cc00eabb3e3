"""Machine text pasted into a reply: JSON, SQL, traces, log rows, tables, markup, field codes."""

import re
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from agent_assist.linting.checks.check import Check, Wake
from agent_assist.linting.passage import Cue, Passage, Place
from agent_assist.linting.rule import Rule

_KINDS: Final = {
    "json": re.compile(
        r"""\{[a-zA-Z_]\w{0,20}:[^{}\n]{0,200}\}|[\[{]\s*["'][\w .-]{1,40}["']\s*:.{0,2000}?(?:[}\]]+(?=[^\]},"']|$)|$)""",
        re.DOTALL | re.ASCII,
    ),
    "sql": re.compile(
        r"\b(?:SELECT\s[^\n]{1,200}?\sFROM\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|"
        r"select\s+(?:\*|[\w.]+(?:,\s?[\w.]+)*)\s+from\s+\w+\s*(?=where|;|limit|$)|"
        r"insert\s+into\s+\w+\s*\(|update\s+\w+\s+set\s+\w+\s*=|delete\s+from\s+\w+\s+where)[^\n]{0,300}",
        re.ASCII,
    ),
    "trace": re.compile(
        r"Traceback \(most recent call last\)[^\0]{0,1500}|"
        r"\b(?:[a-z]\w*\.)*[A-Z]\w*(?:Error|Exception)\b:?[^\n]{0,200}(?:\n\s+at [^\n]{1,200}){0,20}|"
        r"(?:^|\n)\s*at [\w.$]+\([^)\n]{0,80}\)|\bFile \"[^\"\n]{1,120}\", line \d+",
        re.ASCII,
    ),
    "log": re.compile(
        r"\[?\d{4}[-/]\d\d[-/]\d\d[ T]\d\d:\d\d:\d\d[.,\d]*Z?\]?[ |:-]{1,4}\[?"
        r"(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL)\b[^\n]{0,300}|"
        r"\b(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL):? \[?\d{4}[-/]\d\d[-/]\d\d[^\n]{0,300}|"
        r"\b(?:[a-zA-Z][\w-]*\d|[A-Z]{2,}) (?:FAIL(?:ED)?|ERROR|FATAL|DOWN|TIMEOUT)\b[^\n]{0,100}|"
        r"\bERROR: [a-z]+ [a-z]+ [^\n]{4,200}|\berrno \d{1,4}\b[^\n]{0,120}|\bSQLSTATE\[[^\n]{0,160}|"
        r"\bHTTP/\d(?:\.\d)? \d{3}\b[^\n]{0,200}|"
        r"\b(?:GET|POST|PUT|DELETE) /\S{1,120} (?:HTTP/\d\.\d )?\d{3}\b[^\n]{0,100}",
        re.ASCII,
    ),
    "table": re.compile(
        r"(?:^|\n)[^\n|]{0,80}(?:\|[^\n|]{0,80}){2,12}(?:\n[^\n|]{0,80}(?:\|[^\n|]{0,80}){2,12}){1,30}|"
        r"(?:^|\n)[^\n\t]{1,60}(?:\t[^\n\t]{0,60}){2,12}(?:\n[^\n\t]{1,60}(?:\t[^\n\t]{0,60}){2,12}){0,30}|"
        r"\+-{3,}\+[^\0]{0,800}"
    ),
    "markup": re.compile(
        r"<(?:\?xml|!DOCTYPE|[a-z][\w:-]{0,30}(?:\s[^<>\n]{0,200})?)>[^\0]{0,600}?</[a-z][\w:-]{0,30}>(?:\s*</[a-z][\w:-]{0,30}>){0,20}",
        re.ASCII,
    ),
    "codes": re.compile(
        r"\b[A-Za-z_]\w{1,30}=[\w./-]{1,40}(?:[;,&|\s]{1,3}[A-Za-z_]\w{1,30}=[\w./-]{0,40})+|"
        r"\b[a-z]\w{1,20}:\"?[\w.-]{1,40}\"?(?:,\s?[a-z]\w{1,20}:\"?[\w.-]{1,40}\"?)+|"
        r"(?:^|\n)[a-z_]{2,20}(?:,[a-z_]{2,20}){2,12}\n(?:[\w.-]{0,30}(?:,[\w.-]{0,30}){2,12}\n?){1,30}|"
        r"\b(?:[a-z]+_)+[a-z]+\s?[:=]\s?[\w\"'.-]{1,40}(?:[;,|\s]{1,3}(?:[a-z]+_)*[a-z]+\s?[:=]\s?[\w\"'.-]{1,40})*|"
        r"\b(?:ERR|ERROR|EXC|SYS|SQL|ORA|ECODE)[_-][A-Z0-9_-]{2,30}\b|\b0x[0-9A-Fa-f]{4,16}\b",
        re.ASCII,
    ),
}
_TELLING: Final = (
    "select",
    "insert into",
    "delete from",
    "traceback",
    "*exception",
    "*error",
    "warn",
    "fatal",
    "debug",
    "fail",
    "failed",
    "timeout",
    "errno",
    "msg",
    "errmsg",
    "http/1.1",
)


def find(passage: Passage, rule: Rule, _cues: Sequence[Cue]) -> Iterator[Place]:
    """Yield the pasted parts; parts that overlap are one."""
    kinds = rule.words("kinds") or tuple(_KINDS)
    places = sorted(
        _tight(passage.source, *match.span())
        for kind in kinds
        if kind in _KINDS
        for match in _KINDS[kind].finditer(passage.source)
    )
    merged: list[Place] = []
    for start, end in places:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif start < end:
            merged.append((start, end))
    yield from merged


def _tight(source: str, start: int, end: int) -> Place:
    part = source[start:end]
    return end - len(part.lstrip()), start + len(part.rstrip(" \n\r\t。，,；"))


def _wake(_rule: Rule) -> Wake:
    return Wake(cues=1, signs=1)


CHECK: Final = Check(
    parameters=MappingProxyType({"kinds": ()}),
    words=(),
    wake=_wake,
    find=find,
    always=_TELLING,
)
