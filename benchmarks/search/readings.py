"""Toneless readings of Chinese text: pypinyin, with the trade's own readings put right."""

from __future__ import annotations

from pypinyin import lazy_pinyin, load_phrases_dict

# What the trade says where pypinyin's first reading is another word's.
load_phrases_dict(
    {
        "还款": [["huán"], ["kuǎn"]],
        "重发": [["chóng"], ["fā"]],
        "重签": [["chóng"], ["qiān"]],
        "重看": [["chóng"], ["kàn"]],
        "重连": [["chóng"], ["lián"]],
        "重置": [["chóng"], ["zhì"]],
        "长租": [["cháng"], ["zū"]],
        "靓号": [["liàng"], ["hào"]],
        "泄露": [["xiè"], ["lù"]],
        "褪色": [["tuì"], ["sè"]],
    }
)


def syllables(text: str) -> list[str]:
    """Return the syllables of the text's Chinese characters, ü as v; others are left out."""
    return list(lazy_pinyin(text, v_to_u=False, errors="ignore"))
