from io import BytesIO
from pathlib import Path

import pytest

from agent_assist.errors import Fault
from agent_assist.linting.finding import LintContext
from agent_assist.linting.located import Message
from agent_assist.linting.logs.columns import ColumnsUnknown
from agent_assist.linting.logs.lines import LONGEST_LINE, Line, lines_of
from agent_assist.linting.logs.reading import messages_of
from agent_assist.runtime.context import Channel


def _read(
    content: bytes, name: str, mapping: dict[str, str] | None = None
) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for item in messages_of(BytesIO(content), Path(name), LintContext(), mapping or {}):
        if isinstance(item, Fault):
            found.append((item.line, item.code))
        else:
            found.append((item.line, item.row, item.context.role, item.text))
    return found


def _first(content: bytes, name: str, mapping: dict[str, str] | None = None) -> Message:
    (item,) = messages_of(BytesIO(content), Path(name), LintContext(), mapping or {})
    assert isinstance(item, Message)
    return item


def test_a_text_log_has_a_message_a_line_with_its_speaker() -> None:
    text = "12:01:05 客服：不清楚\n\n[2024] 客户: 什么\nCustomer: no\n注意：请看\n"
    assert _read(text.encode(), "a.txt") == [
        (1, 1, "agent", "不清楚"),
        (3, 2, "customer", "什么"),
        (4, 3, "customer", "no"),
        (5, 4, "agent", "注意：请看"),
    ]


def test_the_column_of_a_text_log_counts_its_speaker() -> None:
    assert _first("客服：不清楚".encode(), "a.txt").column == 4


def test_columns_are_known_by_their_names() -> None:
    text = "id\t角色\t渠道\t内容\t工号\n7\t客户\tpublic\t不清楚\t1024\n"
    message = _first(text.encode(), "a.tsv")
    assert (message.id, message.speaker, message.line, message.row) == ("7", "1024", 2, 1)
    assert (message.context.role, message.context.channel) == ("customer", Channel.PUBLIC)


def test_columns_may_be_named_or_numbered() -> None:
    named = _first("who\twhat\n客服\t好\n".encode(), "a.tsv", {"text": "what", "role": "who"})
    assert (named.text, named.line) == ("好", 2)
    numbered = _first("客服\t好\n".encode(), "a.tsv", {"text": "2", "role": "1"})
    assert (numbered.text, numbered.line) == ("好", 1)


def test_a_table_without_a_text_column_says_which_is_missing() -> None:
    with pytest.raises(ColumnsUnknown, match="text"):
        _read(b"a\tb\n1\t2\n", "a.tsv")
    with pytest.raises(ColumnsUnknown, match="body"):
        _read(b"text\tb\n1\t2\n", "a.tsv", {"text": "body"})


def test_a_row_that_is_too_short_is_named_and_the_rest_is_read() -> None:
    assert _read("id\ttext\n1\n2\t好\n".encode(), "a.tsv") == [
        (2, "too_few_columns"),
        (3, 2, "agent", "好"),
    ]


def test_cells_of_a_csv_may_hold_line_ends_and_quotes() -> None:
    text = 'role,text\r\nagent,"第一行\r\n第二""行"\r\nagent,三\r\n'
    assert _read(text.encode(), "a.csv") == [
        (2, 1, "agent", '第一行\n第二"行'),
        (4, 2, "agent", "三"),
    ]


def test_objects_take_the_fields_of_the_contract() -> None:
    text = (
        '{"id": 5, "text": "好", "channel": "email", "lang": "zh-TW", "role": "customer", '
        '"scenario": "refund", "speaker_no": 1024}\nnonsense\n[1]\n{"id": 6}\n'
    )
    items = list(messages_of(BytesIO(text.encode()), Path("a.jsonl"), LintContext(), {}))
    message = items[0]
    assert isinstance(message, Message)
    context = message.context
    assert (message.id, message.speaker) == ("5", "1024")
    assert (context.channel, context.language, context.role, context.scenario) == (
        Channel.EMAIL,
        "zh-Hant",
        "customer",
        "refund",
    )
    assert [i.code for i in items[1:] if isinstance(i, Fault)] == [
        "not_json",
        "not_json",
        "no_text",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_are_told_apart(encoding: str) -> None:
    text = "客服：您好，这个我不清楚。\n客户：什么时候发货？\n"
    assert [row[3] for row in _read(text.encode(encoding), "a.txt")] == [
        "您好，这个我不清楚。",
        "什么时候发货？",
    ]


def test_a_line_of_another_encoding_is_named_and_the_rest_is_read() -> None:
    content = "一行好的\n".encode() * 3 + "坏的\n".encode("gb18030") + "又好了\n".encode()
    assert _read(content, "a.txt")[3:] == [(4, "line_encoding"), (5, 4, "agent", "又好了")]


def test_a_line_with_nul_bytes_is_named_and_the_rest_is_read() -> None:
    assert _read("好\n坏\0了\n又\n".encode(), "a.txt") == [
        (1, 1, "agent", "好"),
        (2, "line_binary"),
        (3, 2, "agent", "又"),
    ]


def test_a_line_of_ten_megabytes_is_named_and_the_rest_is_read() -> None:
    content = b"good\n" + b"x" * 10_000_000 + b"\nagain\nmore\n"
    assert _read(content, "a.txt") == [
        (1, 1, "agent", "good"),
        (2, "line_too_long"),
        (3, 2, "agent", "again"),
        (4, 3, "agent", "more"),
    ]


def test_lines_over_several_blocks_keep_their_numbers() -> None:
    lines = [f"行{number} " + "字" * (number % 90) for number in range(40_000)]
    read = list(lines_of(BytesIO("\n".join(lines).encode()), Path("a.txt")))
    assert read == [Line(number, text) for number, text in enumerate(lines, start=1)]


def test_a_block_that_ends_inside_a_character_is_read_whole() -> None:
    content = b"a" + "好".encode() * (LONGEST_LINE // 3 - 10) + b"\nb\n"
    read = list(lines_of(BytesIO(content + content), Path("a.txt")))
    assert [line.number for line in read if isinstance(line, Line)] == [1, 2, 3, 4]
