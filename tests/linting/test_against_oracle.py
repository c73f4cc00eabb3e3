"""What the linter finds is what a plain and slow matcher finds, on any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from agent_assist.linting.finding import LintContext
from tests.linting.making import found, linter_of, page
from tests.linting.oracle import OracleRule, spans

RULES = {
    "zh": (
        OracleRule("negative.a", ("不{太|是很|}清楚", "不知道"), ("不清楚的地方",), ("您", "如果"), 4),
        OracleRule("contempt.b", ("买不起", "没钱"), (), ("担心",), 6),
        OracleRule("jargon.c", ("会员网络", "吞吐")),
    ),
    "en": (
        OracleRule("negative.d", ("{i|we} don't know", "no idea"), ("no idea is bad",), ("if",), 10),
        OracleRule("vague.e", ("should be", "maybe")),
    ),
    "ru": (
        OracleRule("overpromise.f", ("гарантир*", "точно"), ("гарантируем возврат",), ("не",), 6),
        OracleRule("negative.g", ("не знаю", "мой заказ")),
    ),
}  # fmt: skip
PIECES = (
    "不清楚", "不太清楚", "不是很清楚", "不清楚的地方", "不知道", "您", "如果", "买不起", "没钱", "担心",
    "會員網絡", "吞吐", "我", "，", "。", "！", "\n", "\r\n", " ", "  ", "\u200b", "\ufe0f", "😀", "e\u0301",
    "и\u0306", "I don't know", "we don’t know", "no idea", " no idea is bad", "if ", "if", "should be",
    "maybe", "'t", "s", "ＮＯ ＩＤＥＡ", ", ", ". ", "гарантируем", " гарантируем возврат", "гарантий",
    "точно", "Точно", "не ", "не знаю", "мои\u0306 заказ", "ё", "1,5", "ﬁ", "½", "…", "“", "\u00ad",
    "\u0301", "a", "的", "—", ":", "3:4",
)  # fmt: skip
texts = st.lists(
    st.one_of(st.sampled_from(PIECES), st.characters(exclude_characters="<{")), max_size=14
)


def _page(language: str, category: str) -> str:
    rules = [rule for rule in RULES[language] if rule.id.startswith(category + ".")]
    return "\n".join(_text(rule) for rule in rules)


def _text(rule: OracleRule) -> str:
    lines = [
        "[[rule]]", f'id = "{rule.id}"', 'severity = "error"', 'message = "M"', 'why = "W"',
        'no_fix = "none"', 'quoted = "flag"', "skeleton = false", f"phrases = {_list(rule.phrases)}",
    ]  # fmt: skip
    if rule.exceptions:
        lines.append(f"except = {_list(rule.exceptions)}")
    if rule.before:
        lines.append(f"unless_before = {{ any = {_list(rule.before)}, within = {rule.within} }}")
    return "\n".join(lines)


def _list(texts: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{text}"' for text in texts) + "]"


PAGES = [
    page(_page(language, category), f"{category}.{language}.toml")
    for language, rules in RULES.items()
    for category in sorted({rule.id.split(".")[0] for rule in rules})
]
LINTERS = {
    rule.id: linter_of(page(_text(rule), f"{rule.id.split('.')[0]}.{language}.toml"))
    for language, rules in RULES.items()
    for rule in rules
}
ALL = linter_of(*PAGES)


def _merged(some: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the longest of overlapping places, the first of equally long ones, as the linter does."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(some, key=lambda place: (place[0] - place[1], place[0])):
        if not any(start < high and low < end for low, high in kept):
            kept.append((start, end))
    return sorted(kept)


@settings(max_examples=400, deadline=None)
@given(texts)
def test_the_linter_finds_what_the_oracle_finds(pieces: list[str]) -> None:
    text = "".join(pieces)
    for language, rules in RULES.items():
        context = LintContext(language=language)
        for rule in rules:
            expected = _merged(spans(text, rule))
            got = [(f.start, f.end) for f in LINTERS[rule.id].check(text, context)]
            # The oracle judges no languages; English rules leave Chinese clauses alone.
            if language == "en":
                assert set(got) <= set(expected)
            else:
                assert got == expected


@settings(max_examples=300, deadline=None)
@given(texts)
def test_places_always_give_the_text_that_was_found(pieces: list[str]) -> None:
    text = "".join(pieces)
    for finding in ALL.check(text):
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text


@settings(max_examples=150, deadline=None)
@given(st.lists(texts.map("".join), max_size=6))
def test_rows_checked_together_give_what_each_gives_alone(rows: list[str]) -> None:
    context = LintContext()
    together = dict(ALL.check_rows([(row, context) for row in rows]))
    for number, row in enumerate(rows):
        assert together.get(number, ()) == ALL.check(row, context)


def test_the_oracle_itself_finds_a_phrase() -> None:
    assert spans("我不太清楚", RULES["zh"][0]) == {(1, 5)}
    assert found(ALL, "我不太清楚") == ["不太清楚"]
