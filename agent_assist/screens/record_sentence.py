"""The sentence to say for a field, its groups, and what the ear may take for something else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from agent_assist.capture import wrap_up
from agent_assist.capture.candidate import Value
from agent_assist.capture.card import Entry
from agent_assist.capture.fields import Kind, base_id
from agent_assist.capture.read_back.confusable import marks
from agent_assist.capture.read_back.line import Line
from agent_assist.capture.read_back.lines import line, speaker

_TAIL: Final = 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the agent reads aloud: `say` in the customer's language, `groups` as stored.

    `alike` are the places of each group that are easily heard as another.
    """

    say: str = ""
    groups: tuple[str, ...] = ()
    alike: tuple[tuple[int, ...], ...] = ()


def sentence_for(
    entry: Entry,
    values: Mapping[str, Value],
    language: str,
    *,
    uses_yao: bool,
    is_tail: bool = False,
) -> Sentence:
    """Return the sentence of a field; with `is_tail` only its last four characters are asked."""
    if entry.value is None:
        return Sentence()
    value = entry.value.reveal()
    name = base_id(entry.field.id)
    if entry.field.kind is Kind.TEXT:
        return _free(name, str(value), values, language)
    if is_tail and isinstance(value, str):
        return _marked(_tail(name, value, language, uses_yao=uses_yao), language)
    return _marked(line(name, value, language, uses_yao=uses_yao), language)


def with_part(value: Value, groups: tuple[str, ...], part: int, new: str) -> str:
    """Return a value with one of its groups replaced; a value cut otherwise is replaced whole."""
    joined = "".join(groups)
    text = value if isinstance(value, str) else ""
    start = text.rfind(joined)
    if start < 0:
        return new
    before = start + len("".join(groups[:part]))
    return text[:before] + new.strip() + text[before + len(groups[part]) :]


def _free(name: str, value: str, values: Mapping[str, Value], language: str) -> Sentence:
    if name in wrap_up.PROBLEM:
        return Sentence(wrap_up.paraphrase(values, language))
    return Sentence(wrap_up.repeated(value, language))


def _tail(name: str, value: str, language: str, *, uses_yao: bool) -> Line:
    voice = speaker(language, uses_yao=uses_yao)
    end = value.partition(";")[0][-_TAIL:]
    return Line(name, wrap_up.tail(voice.number((end,)), language), (end,))


def _marked(spoken: Line, language: str) -> Sentence:
    alike = tuple(tuple(marks(group, language)) for group in spoken.groups)
    return Sentence(spoken.say, spoken.groups, alike)
