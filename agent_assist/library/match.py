"""Why a response was found: the values that search hands to screens and command line."""

from dataclasses import dataclass
from enum import StrEnum

from agent_assist.library.response import CannedResponse


class MatchKind(StrEnum):
    """How the query met the field (contracts 3)."""

    EXACT = "exact"
    PREFIX = "prefix"
    SUBSTRING = "substring"
    PINYIN = "pinyin"
    INITIALS = "initials"
    HOMOPHONE = "homophone"
    TRADITIONAL = "traditional"
    LAYOUT = "layout"
    WORDS = "words"
    SUBSEQUENCE = "subsequence"
    TYPO = "typo"
    TRIGGER = "trigger"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Match:
    """The best evidence for a result.

    `field` is one of title, keywords, scenario, shortcut, body; `language` the variant in which it
    was found; `spans` are half-open code-point ranges in that field's text of that variant.
    """

    field: str
    kind: MatchKind
    language: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """One found response in the language asked for; `score` compares within one query only."""

    response: CannedResponse
    score: float
    match: Match
