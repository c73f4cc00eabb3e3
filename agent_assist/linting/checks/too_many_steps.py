"""Instructions with more steps than a customer can follow in one go.

A step is a clause that begins with a verb of doing or with a word of sequence, or an item of a
list that does; what the agent does, what is negated and what stands under a condition is none.
Short words that often mean something else, the `openers`, count only as the first word of their
clause and only where one sentence or list has enough of them by itself.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from agent_assist.linting.checks.check import Check, Wake
from agent_assist.linting.passage import (
    Cue,
    Passage,
    Place,
    sentence_around,
    sentences,
    trimmed,
)
from agent_assist.linting.rule import Rule

_MARKER: Final = (
    r"[①-⑳]|(?:(?<=[\s。；;，,：:])|\A)(?:\d{1,2}[.、)）](?!\d)|[一二三四五六七八九十][、.]|[-•*·](?=\s))|"
    r"第[一二三四五六七八九十\d]{1,2}步[:：,，]?|"
    r"第[一二三四五六七八九](?=[先再就把将去来到交填领打点选签拿带办])|\b(?:step|шаг)\s*\d{1,2}\s*[:.)—-]?"
)
_CUT: Final = re.compile(
    rf"(?P<opening>{_MARKER})|"
    r"(?P<end>[，。；：！？、,;:!?\n…→>]+|\.(?=\s|\Z)|(?<=[\s）)])[–—-](?=\s))|"
    r"(?P<link>(?<=\s)(?:and|then|и|а)(?=\s)|并且?|再(?=[^次见])|(?<=[^\s])然后)",
    re.IGNORECASE,
)
_NOT_A_STEP: Final = re.compile(
    r"我|已|没|未|不|勿|如果|若|要是|当您|\b(?:i|we|i'll|we'll|i'm|not|don't|never|if|when|once|"
    r"after you|has|я|мы|не|если|когда|после того|уже)\b|"
    r"\b(?:the|an?|your|our|my|this|that|of|for|by|with|(?<!need )(?<!have )to)\s*\Z",
    re.IGNORECASE,
)
_NO_OPENING: Final = re.compile(
    r"先生|再[见次说也者三看过不]|最[后终](?:[一的是还]|\d)|[等看去拿取查]?[一-龥]?(?:了|过)(?![一-龥]{3})|[上下]面|"
    r"[上下][午周次个半]|开[门放业始户通车学]|交通|存[在款]|放[心假]|到[时底账货店家站期位处达]|等[于您等级]|退[款货费房票]?[已会不]|"
    r"取消|看[来看到起上您]|[一-龥][款货费件房车机票位餐](?:时间|日期|方式|地点|地址)|[一-龥](?:费|价)(?!用)|约[\d一二三四五六七八九十几好]|去年|点[心餐击]?[都也]|"
    r"回[头复您]|转[眼正]|带[薪班]|付费|[一-龥]{0,3}(?:不|没|已)|关[于系]|按[照理]|拉[面丁]|[一-龥]{1,2}(?:可以|都行|也行|最|很)"
)
_LIGHT: Final = re.compile(r"\s*(?:请|麻烦)?(?:您|你)?(?:先|再|就|要|需要|得|去|来)?\s*")
_SUBJECT: Final = re.compile(
    r"(?:\A|(?<=[，。；：！？、,;:!?\n\s]))(?:好的?|行)?(?P<agent>我|师傅|同事|工程师|快递|仓库|系统|他|她)|"
    r"(?:\A|(?<=[，。；：！？、,;:!?\n\s]))(?:您|你|请|麻烦)"
)
_ASKED: Final = re.compile(r"完|步|先|再|才能|就能|依次|顺序|需要|请您?|麻烦您")
_MOST_HAN_BEFORE: Final = 5
_MOST_WORDS_BEFORE: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


class _Clause(NamedTuple):
    """A clause: where it begins, where its words begin behind a marker or link, where it ends.

    `item` is the place of the marker of the list that it stands in, -1 outside of lists.
    """

    start: int
    words: int
    end: int
    item: int


class _Step(NamedTuple):
    """A step: its place, and the marker of the item of a list that it stands in, or -1."""

    start: int
    end: int
    item: int
    is_short: bool = False


def find(passage: Passage, rule: Rule, cues: Sequence[Cue]) -> Iterator[Place]:
    """Yield the place from the first step too many to the end of the last one."""
    most = rule.number("max", 3)
    if len(cues) <= most:
        return
    steps = _steps(passage, cues)
    for some in (
        [step for step in steps if not step.is_short],
        *_together(passage.source, steps),
    ):
        listed = _as_listed(some)
        if len(listed) > most:
            yield trimmed(passage.source, listed[most].start, listed[-1].end)
            return


def _together(source: str, steps: Sequence[_Step]) -> Iterator[list[_Step]]:
    """Yield the steps of each sentence, and those of all lists."""
    if any(step.is_short for step in steps):
        for low, high in sentences(source):
            yield [step for step in steps if low <= step.start < high]
        yield [step for step in steps if step.item >= 0]


def _steps(passage: Passage, cues: Sequence[Cue]) -> list[_Step]:
    clauses = _clauses(passage.source)
    starts = [clause.start for clause in clauses]
    steps: list[_Step] = []
    link: Place | None = None
    for cue in _outermost(cues):
        start, end = passage.view.source_span(cue.start, cue.end)
        clause = clauses[bisect_right(starts, start) - 1]
        is_linked = link is not None and clause.start <= link[0] and link[1] >= start - 1
        if cue.group == "openers":
            opened = _opened_short(passage.source, clause, start)
        else:
            opened = _opened(passage.source, clause, (start, end), link if is_linked else None)
        if cue.group == "connectives":
            link = start, end
        for step in opened:
            if steps and steps[-1].is_short and step.start == steps[-1].start:
                steps.pop()
            if not steps or step.start > steps[-1].start:
                steps.append(step)
                break
    return steps


def _as_listed(steps: list[_Step]) -> list[_Step]:
    """Return one step for each item of a list, if the writer has made a list of the steps."""
    items: dict[int, _Step] = {}
    for step in steps:
        if step.item >= 0:
            items[step.item] = _Step(step.item, step.end, step.item)
    return list(items.values()) if len(items) > 1 else steps


def _opened(source: str, clause: _Clause, word: Place, link: Place | None) -> Iterator[_Step]:
    """Yield the steps that a word may open: its clause, or from its link on.

    A word of sequence right before a verb opens a step in the middle of a clause too.
    """
    start, end = word
    before = source[clause.words : link[0] if link else start]
    if start >= clause.end or _NOT_A_STEP.search(before) or source[end : end + 1] == "-":
        return
    if _is_light(before):
        yield _Step(clause.start, clause.end, clause.item)
    if link and before.strip():
        yield _Step(link[0], clause.end, clause.item)


def _opened_short(source: str, clause: _Clause, start: int) -> Iterator[_Step]:
    """Yield the step that a short word opens, if it begins what the customer is to do."""
    if not _LIGHT.fullmatch(source, clause.words, start) or _NO_OPENING.match(source, start):
        return
    low, high = sentence_around(source, start, start + 1)
    subjects = [match["agent"] for match in _SUBJECT.finditer(source, low, start + 1)]
    if subjects and subjects[-1]:
        return
    is_noun_list = "、" in (
        source[clause.start - 1 : clause.start],
        source[clause.end : clause.end + 1],
    )
    if is_noun_list and not _ASKED.search(source, low, high):
        return
    yield _Step(clause.start, clause.end, clause.item, is_short=True)


def _outermost(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Yield the cues that lie in no other, such as 首先 without the 先 in it."""
    reached = 0
    for cue in sorted(cues, key=lambda cue: (cue.start, -cue.end)):
        if cue.end > reached:
            reached = cue.end
            yield cue


def _clauses(source: str) -> list[_Clause]:
    """Return the clauses; a marker of a list begins one, and so does "and" before a verb."""
    found = []
    start = words = 0
    item = -1
    for cut in _CUT.finditer(source):
        if start < cut.start():
            found.append(_Clause(start, words, cut.start(), item))
        words = cut.end()
        start = cut.end() if cut["end"] else cut.start()
        if cut["opening"]:
            item = cut.start()
        elif "\n" in cut[0]:
            item = -1
    found.append(_Clause(start, words, len(source), item))
    return found


def _is_light(before: str) -> bool:
    """Tell whether nothing but a few small words stands between the clause's beginning and it."""
    if han := sum(letter > "\u2fff" for letter in before):
        return han <= _MOST_HAN_BEFORE
    return len(_WORD.findall(before)) <= _MOST_WORDS_BEFORE


def _wake(rule: Rule) -> Wake:
    return Wake(cues=rule.number("max", 3) + 1)


CHECK: Final = Check(
    parameters=MappingProxyType({"max": 3, "verbs": (), "connectives": (), "openers": ()}),
    words=("verbs", "connectives", "openers"),
    wake=_wake,
    find=find,
    is_dense=True,
)
