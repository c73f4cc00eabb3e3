"""A table of responses: each line a response or a fault, whatever it holds."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.errors import Fault
from agent_assist.library.response import CannedResponse, Placeholder, PlaceholderKind, Status
from agent_assist.library.table import rows
from agent_assist.runtime.context import Channel

PATH = Path("responses.jsonl")


def read(*lines: bytes) -> list[CannedResponse | Fault]:
    return list(rows(iter(lines), PATH, "bought"))


def line(**keys: object) -> bytes:
    row = {"id": "a", "title": "A", "body": "B", "language": "zh", **keys}
    return json.dumps(row).encode()


def code_of(content: bytes) -> str:
    (fault,) = read(content)
    assert isinstance(fault, Fault)
    return fault.code


def test_a_row_gives_all_that_it_holds() -> None:
    (response,) = read(
        line(
            scenario="退款/售后", shortcut="tk", keywords=["x"], channels=["email"], subject="S",
            note="N", valid_from="2026-01-01", valid_until="2026-12-31", status="retired",
            placeholders={"n": {"prompt": "P", "kind": "choice", "choices": ["1"], "required": False}},
            uses=7, last_used_days=1.5,
        )
    )  # fmt: skip
    assert isinstance(response, CannedResponse)
    assert response == CannedResponse(
        "a", "zh", "退款/售后", "A", "B", "tk", ("x",), (Channel.EMAIL,), "S", "N", "bought",
        date(2026, 1, 1), date(2026, 12, 31), Status.RETIRED,
        (Placeholder("n", "P", PlaceholderKind.CHOICE, "", ("1",), False),),
        digest=response.digest, uses=7, last_used_days=1.5,
    )  # fmt: skip
    assert len(response.digest) == 64


@pytest.mark.parametrize("key", ["language", "lang"])
@pytest.mark.parametrize(
    ("tag", "language"),
    [("zh-CN", "zh"), ("zh-TW", "zh-Hant"), ("zh-Hans-HK", "zh"), ("en-GB", "en"), ("ru", "ru")],
)
def test_any_tag_of_a_language_is_taken(key: str, tag: str, language: str) -> None:
    (response,) = read(json.dumps({"id": "a", "title": "A", "body": "B", key: tag}).encode())
    assert isinstance(response, CannedResponse)
    assert response.language == language


def test_empty_lines_and_a_byte_order_mark_are_skipped() -> None:
    found = read(b"\xef\xbb\xbf" + line() + b"\r\n", b"\n", b"   \n", line(id="b"))
    assert [row.id for row in found if isinstance(row, CannedResponse)] == ["a", "b"]


def test_a_bad_line_keeps_no_other_from_being_read() -> None:
    found = read(line(), b"oops", line(id="b"))
    assert [type(row) for row in found] == [CannedResponse, Fault, CannedResponse]
    assert isinstance(found[1], Fault)
    assert (found[1].path, found[1].line) == (PATH, 2)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"oops", "not_json"),
        (b"[1]", "not_json"),
        (b"\xff", "not_json"),
        (b"[" * 100_000, "not_json"),
        (line(id=""), "missing_key"),
        (line(id=5), "missing_key"),
        (line(title=None), "missing_key"),
        (line(body=None), "missing_key"),
        (line(language="de"), "unknown_language"),
        (line(language=None), "unknown_language"),
        (line(channels=["fax"]), "bad_row"),
        (line(channels="phone"), "bad_row"),
        (line(keywords=[1]), "bad_row"),
        (line(status="old"), "bad_row"),
        (line(valid_from="soon"), "bad_row"),
        (line(valid_from=5), "bad_row"),
        (line(placeholders=["a"]), "bad_row"),
        (line(placeholders={"a": "b"}), "bad_row"),
        (line(uses="many"), "bad_row"),
        (line(uses=float("inf")), "bad_row"),
        (line(last_used_days="long"), "bad_row"),
        (line(last_used_days=float("nan")), "bad_row"),
        (line(title="\ud800"), "bad_row"),
        (line(keywords=["\udc00"]), "bad_row"),
    ],
)
def test_each_fault_of_a_row_has_its_code(content: bytes, code: str) -> None:
    assert code_of(content) == code


def test_the_language_that_is_unknown_is_named_whatever_its_key() -> None:
    (fault,) = read(json.dumps({"id": "a", "title": "A", "body": "B", "lang": "de"}).encode())
    assert isinstance(fault, Fault)
    assert fault.fact("value") == "de"


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.integers(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip
_KEYS = st.sampled_from(
    ["scenario", "shortcut", "keywords", "channels", "subject", "note", "valid_from",
     "valid_until", "status", "placeholders", "uses", "last_used_days", "language", "other"]
)  # fmt: skip


@given(st.dictionaries(_KEYS, _JSON))
def test_a_row_of_any_values_is_a_response_or_a_fault(keys: dict[str, object]) -> None:
    (row,) = read(line(**keys))
    assert isinstance(row, CannedResponse | Fault)


@given(st.binary())
def test_bytes_of_any_kind_are_a_fault_or_nothing(content: bytes) -> None:
    assert all(isinstance(row, Fault) for row in read(content))
