"""Phrasings with secrets between [[ and ]], and look-alikes that must stay as they are."""

import re
from pathlib import Path

import pytest

from agent_assist.capture.secrets import MASK, clean

_ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "secrets.tsv").read_text("utf-8").splitlines()
]
_SECRET = re.compile(r"\[\[(.*?)\]\]")
_CARD = re.compile(r"(?<!\d)[3-6](?:[ \-]?\d){14,15}(?!\d)")
_LANGUAGES = {"zh": r"[\u4e00-\u9fff]", "ru": r"[а-я]", "en": r"^[^\u0400-\u9fff]+$"}


def test_there_are_phrasings_enough() -> None:
    told = [text for kinds, text in _ROWS if kinds != "-"]
    assert len(told) >= 300
    assert len(_ROWS) - len(told) >= 150
    assert all(sum(bool(re.search(p, t)) for t in told) >= 60 for p in _LANGUAGES.values())


@pytest.mark.parametrize(("kinds", "marked"), [row for row in _ROWS if row[0] != "-"])
def test_a_secret_goes_and_nothing_else(kinds: str, marked: str) -> None:
    cleaned = clean(_SECRET.sub(r"\1", marked))
    assert cleaned.text == _CARD.sub(_first_and_last, _SECRET.sub(MASK, marked))
    assert set(kinds.split(",")) <= set(cleaned.removed)
    assert clean(cleaned.text).removed == ()


@pytest.mark.parametrize("text", [text for kinds, text in _ROWS if kinds == "-"])
def test_what_looks_like_a_secret_stays(text: str) -> None:
    assert (clean(text).text, clean(text).removed) == (text, ())


def _first_and_last(card: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", card[0])
    return f"{digits[:6]}******{digits[-4:]}"
