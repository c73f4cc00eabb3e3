"""A response page: what is read from it, what is wrong with it, and writing it anew."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.errors import Fault, PageUnreadable
from agent_assist.library.page import line_of_key, parse, render
from agent_assist.library.response import CannedResponse, Placeholder, PlaceholderKind, Status
from agent_assist.runtime.context import Channel
from tests.library.page_files import RESPONSES, page_file

PAGE = """+++
title = "Say when the refund arrives"
shortcut = "tkdz"
keywords = ["money", "when"]
channels = ["phone", "chat"]
subject = "Your refund"
note = "Look it up first."
valid_from = 2026-01-01
valid_until = "2026-12-31"
status = "draft"
based_on = "abc"

[placeholders.date]
prompt = "Latest day"
kind = "date"
default = "2026-03-12"
required = false
+++

Your refund arrives by {{date}}.

Thank you.
"""


def faults_of(text: str, name: str = "date.zh.md") -> tuple[Fault, ...]:
    with pytest.raises(PageUnreadable) as caught:
        parse(page_file(text, name))
    return caught.value.faults


def read(text: str) -> tuple[CannedResponse | None, tuple[Fault, ...]]:
    try:
        return parse(page_file(text)), ()
    except PageUnreadable as error:
        return None, error.faults


def codes_of(head: str, body: str = "Text.") -> list[str]:
    return [fault.code for fault in faults_of(f"+++\n{head}\n+++\n{body}\n")]


def test_a_page_gives_all_that_it_holds() -> None:
    file = page_file(PAGE, "date.en.md")
    assert parse(file) == CannedResponse(
        id="date",
        language="en",
        scenario="refund",
        title="Say when the refund arrives",
        body="Your refund arrives by {{date}}.\n\nThank you.",
        shortcut="tkdz",
        keywords=("money", "when"),
        channels=(Channel.PHONE, Channel.CHAT),
        subject="Your refund",
        note="Look it up first.",
        pack="team",
        valid_from=date(2026, 1, 1),
        valid_until=date(2026, 12, 31),
        status=Status.DRAFT,
        placeholders=(
            Placeholder("date", "Latest day", PlaceholderKind.DATE, "2026-03-12", (), False),
        ),
        digest=file.digest,
        based_on="abc",
    )


def test_a_page_needs_no_more_than_a_title_and_a_text() -> None:
    response = parse(page_file('+++\ntitle = "Hold"\n+++\nOne moment.'))
    assert (response.title, response.body, response.status) == ("Hold", "One moment.", Status.LIVE)


@given(RESPONSES)
def test_a_page_that_is_written_and_read_again_is_the_same(response: CannedResponse) -> None:
    name = f"{response.id}.{response.language}.md"
    file = page_file(render(response), name, response.scenario)
    assert parse(file) == replace(response, digest=file.digest)


def test_a_placeholder_in_the_agents_own_language_survives_being_written() -> None:
    blank = Placeholder("订单号", prompt="订单号")
    response = CannedResponse("a", "zh", "own", "查订单", "订单{{订单号}}", placeholders=(blank,))
    assert parse(page_file(render(response))).placeholders == (blank,)


_VALUES = st.recursive(
    st.sampled_from(['""', '"phone"', "1", "true", "2026-03-12", "2026-03-12T10:00:00", "nan"]),
    lambda inner: (
        st.lists(inner, max_size=2).map(lambda items: f"[{', '.join(items)}]")
        | inner.map(lambda item: f"{{ x = {item} }}")
    ),
    max_leaves=4,
)
_KEYS = st.sampled_from(
    ["title", "shortcut", "keywords", "channels", "subject", "note", "valid_from", "valid_until",
     "status", "based_on", "placeholders", "placeholders.a.kind", "placeholders.a.required",
     "placeholders.a.choices", "placeholders.a.prompt", "other"]
)  # fmt: skip


@given(st.dictionaries(_KEYS, _VALUES, max_size=6), st.text(max_size=20))
def test_a_head_of_any_values_is_a_response_or_a_list_of_faults(
    head: dict[str, str], body: str
) -> None:
    text = "\n".join(["+++", *(f"{key} = {value}" for key, value in head.items()), "+++", body])
    response, faults = read(text)
    assert bool(response and response.title and response.body) != bool(faults)
    assert all(1 <= fault.line <= text.count("\n") + 1 for fault in faults)


@given(st.text(max_size=60))
def test_any_text_is_a_response_or_a_list_of_faults(text: str) -> None:
    with pytest.raises(PageUnreadable):
        parse(page_file(text))


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("", "missing_key"),
        ('title = ""', "missing_key"),
        ("title = 5", "wrong_type"),
        ('title = "a"\nkeywords = "b"', "wrong_type"),
        ('title = "a"\nkeywords = [1]', "wrong_type"),
        ('title = "a"\nchannels = ["fax"]', "unknown_value"),
        ('title = "a"\nstatus = "old"', "unknown_value"),
        ('title = "a"\nvalid_from = "soon"', "wrong_type"),
        ('title = "a"\nvalid_from = [1]', "wrong_type"),
        ('title = "a"\nstatus = []', "unknown_value"),
        ('title = "a"\ntitel = "b"', "unknown_key"),
        ('title = "a"\nplaceholders = 1', "wrong_type"),
        ('title = "a"\n[placeholders.x]\nkind = "number"', "unknown_value"),
        ('title = "a"\n[placeholders.x]\nkind = []', "unknown_value"),
        ('title = "a"\n[placeholders.x]\nrequired = "yes"', "wrong_type"),
        ('title = "a"\n[placeholders.x]\nkinds = "text"', "unknown_key"),
    ],
)
def test_each_fault_of_a_head_has_its_code(head: str, code: str) -> None:
    assert code in codes_of(head)


def test_a_page_without_text_is_faulty() -> None:
    assert codes_of('title = "a"', "  \n") == ["empty_body"]


@pytest.mark.parametrize("text", ["", "No head.", "+++\ntitle = 'a'\n", " +++\n+++\nText"])
def test_a_page_without_a_head_says_so(text: str) -> None:
    assert [fault.code for fault in faults_of(text)] == ["no_head"]


def test_several_faults_are_all_told_at_once() -> None:
    assert set(codes_of("titel = 1\nkeywords = 2")) == {"missing_key", "unknown_key", "wrong_type"}


def test_a_fault_stands_on_the_line_of_its_key() -> None:
    (fault,) = faults_of('+++\ntitle = "a"\nnote = "n"\nstatus = "old"\n+++\nText\n')
    assert (fault.line, fault.fact("value")) == (4, "old")


def test_a_head_that_is_no_toml_is_told_with_its_line_in_the_page() -> None:
    (fault,) = faults_of('+++\ntitle = "a"\nnote = oops\n+++\nText\n')
    assert (fault.code, fault.line) == ("toml", 3)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("date.md", "bad_name"),
        ("da te.zh.md", "bad_name"),
        ("a.b.zh.md", "bad_name"),
        ("date.de.md", "unknown_language"),
    ],
)
def test_a_name_that_is_no_id_with_a_language_is_faulty(name: str, code: str) -> None:
    assert [fault.code for fault in faults_of(PAGE, name)] == [code]


def test_plus_signs_in_the_text_end_no_head() -> None:
    response = parse(page_file('+++\ntitle = "a"\n+++\nOne\n+++\nTwo\n'))
    assert response.body == "One\n+++\nTwo"


def test_a_word_of_the_text_is_no_key_of_the_head() -> None:
    assert line_of_key('+++\ntitle = "a"\n+++\nnote that\n', "note") == 1


def test_the_table_of_a_placeholder_is_found_by_its_name() -> None:
    assert line_of_key(PAGE, "date") == 13
