"""Memo tables of search: what follows from typed text alone is kept from one key to the next."""

from agent_assist.library import decoder
from agent_assist.text.pinyin import segment


def forget() -> None:
    """Empty every memo table, so that the next search pays its full price."""
    segment.cache_clear()
    decoder.forget()
