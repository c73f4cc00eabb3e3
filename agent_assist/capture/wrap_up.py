"""What is said at the end: the problem in our words, and the closing summary, in each language.

Sentences are built from parts that are there; a part that was not captured leaves no gap.
"""

from collections.abc import Mapping
from typing import Final

from agent_assist.capture.candidate import Value
from agent_assist.capture.read_back.lines import speaker
from agent_assist.dates.due import Due

PROBLEM: Final = ("problem", "problem_since", "outcome")
"""The fields that a problem is made of: what happens, since when, what is wanted."""

_PARAPHRASE: Final = {
    "zh": ("您的情况是：{parts}。我理解得对吗？", "，", "{}", "从{}开始的", "您希望{}"),
    "zh-Hant": ("您的情況是：{parts}。我理解得對嗎？", "，", "{}", "從{}開始的", "您希望{}"),
    "en": ("Let me check: {parts}. Is that right?", "; ", "{}", "it started {}", "you'd like {}"),
    "ru": ("Проверю: {parts}. Всё верно?", "; ", "{}", "началось — {}", "вам нужно: {}"),
}
_CLOSING: Final = {
    "zh": ("跟您确认一下：{parts}。您看对吗？", "；", "{}", "我们{}", "{}给您回电"),
    "zh-Hant": ("跟您確認一下：{parts}。您看對嗎？", "；", "{}", "我們{}", "{}給您回電"),
    "en": ("To sum up: {parts}. Is that right?", "; ", "{}", "we'll {}", "I'll call you {}"),
    "ru": ("Подведу итог: {parts}. Всё верно?", "; ", "{}", "сделаем так: {}", "звонок — {}"),
}
_REPEATED: Final = {
    "zh": "{}，对吗？",
    "zh-Hant": "{}，對嗎？",
    "en": "{}. Is that right?",
    "ru": "{}. Верно?",
}
_TAIL: Final = {
    "zh": "再核对一下末尾：{}，对吗？",
    "zh-Hant": "再核對一下末尾：{}，對嗎？",
    "en": "And the end once more: {}. Is that correct?",
    "ru": "И ещё раз конец номера: {}. Верно?",
}


def repeated(text: str, language: str) -> str:
    """Return a noted text as a closed question."""
    return _REPEATED[language].format(text.rstrip(".。"))


def tail(spoken: str, language: str) -> str:
    """Return the closed question about the last characters of a number, once more."""
    return _TAIL[language].format(spoken)


def paraphrase(values: Mapping[str, Value], language: str) -> str:
    """Return the problem as a question to the customer; empty when nothing is known of it."""
    return _sentence(_PARAPHRASE[language], [_said(values, name, language) for name in PROBLEM])


def closing(values: Mapping[str, Value], language: str) -> str:
    """Return the summary of what was agreed; empty when nothing was."""
    names = ("problem", "solution", "callback")
    return _sentence(_CLOSING[language], [_said(values, name, language) for name in names])


def crm_text(rows: Mapping[str, str], notes: str) -> str:
    """Return the text for another system: a line for each field by its label, then the notes."""
    lines = [f"{label}: {value}" for label, value in rows.items() if value]
    return "\n".join([*lines, *([notes.strip()] if notes.strip() else [])])


def _said(values: Mapping[str, Value], name: str, language: str) -> str:
    value = values.get(name)
    text = speaker(language).due(value) if isinstance(value, Due) else str(value or "")
    return text.rstrip(".。;；")


def _sentence(pattern: tuple[str, ...], said: list[str]) -> str:
    frame, joint, *forms = pattern
    parts = [form.format(text) for form, text in zip(forms, said, strict=True) if text]
    return frame.format(parts=joint.join(parts)) if parts else ""
