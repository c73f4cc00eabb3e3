r"""Regexes of rules: only those whose time is bounded for every text are taken.

A regex is tried on one sentence of at most `LONGEST` characters. It may run away only through
repeats, so each repeat needs an upper bound, groups are repeated by `?` alone, and the product of
the bounds of all repeats that vary is limited.
"""

import re
from functools import cache
from typing import Final

LONGEST: Final = 400
_MOST_REPEATS: Final = 60
_MOST_PATHS: Final = 4000
TOKEN: Final = re.compile(
    r"""(?P<escape>\\.)
      | (?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])
      | (?P<open>\((?:\?(?:P<\w+>|:|!|=|<!|<=))?)
      | (?P<odd>\(\?)
      | (?P<close>\))
      | (?P<repeat>\{(?P<low>\d*)(?:,(?P<high>\d*))?\}\??|[*+?]\??)
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)


class RegexInvalid(ValueError):
    """A regex that does not compile or may run away; `args` are the code and the reason."""


@cache
def compiled(source: str) -> re.Pattern[str]:
    """Return the compiled regex of a rule that was checked."""
    return re.compile(source)


def check(source: str) -> None:
    """Check a regex of a rule.

    Raises:
        RegexInvalid: it does not compile, repeats without bound, or takes nothing.
    """
    try:
        regex = re.compile(source)
    except (re.error, OverflowError, RecursionError) as error:
        raise RegexInvalid("regex_wrong", str(error)) from error
    if regex.search("") is not None:
        raise RegexInvalid("regex_empty", "")
    paths = 1
    before = ""
    for token in TOKEN.finditer(source):
        kind = token.lastgroup if token.lastgroup not in {"low", "high"} else "repeat"
        if kind == "odd" or (kind == "escape" and token[0][1] in "123456789"):
            raise RegexInvalid("regex_runaway", token[0])
        if kind == "repeat":
            paths *= _paths(token, after_group=before == "close")
        before = kind or ""
    if paths > _MOST_PATHS:
        raise RegexInvalid("regex_runaway", source)


def _paths(token: re.Match[str], *, after_group: bool) -> int:
    sign = token[0]
    if sign[0] == "?":
        return 2
    if after_group or sign[0] in "*+":
        raise RegexInvalid("regex_runaway", sign)
    low = int(token["low"] or 0)
    if token["high"] is None:
        return 1
    if not token["high"] or int(token["high"]) > _MOST_REPEATS:
        raise RegexInvalid("regex_runaway", sign)
    return int(token["high"]) - low + 1
