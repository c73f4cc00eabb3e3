"""When the customer is to be reached: no hour is invented, and nothing else is taken for it."""

import pytest

from agent_assist.capture.engine import extract
from tests.capture.making import NOW, captured, fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要求明天下午3点回电", {"at": "2026-03-13T15:00"}),
        ("三点回电", {"at": "2026-03-12T15:00", "ambiguous": True}),
        ("明早9点前回复", {"by": "2026-03-13T09:00"}),
        ("3个工作日内答复", {"by": "2026-03-17"}),
        ("24小时内回电", {"by": "2026-03-13T10:30"}),
        ("下周一早上9点打给我", {"at": "2026-03-16T09:00"}),
        ("晚上八点到九点联系", {"from": "2026-03-12T20:00", "to": "2026-03-12T21:00"}),
        ("不要下午打，晚上7点以后打给我", {"after": "2026-03-12T19:00"}),
        ("下午两点半回电，不对，三点半", {"at": "2026-03-12T15:30"}),
        ("11月25日16:00回电", {"at": "2026-11-25T16:00"}),
        ("后天下午联系客户", {"date": "2026-03-14", "part": "afternoon"}),
        ("call back tomorrow at 3", {"at": "2026-03-13T15:00", "ambiguous": True}),
        ("please call between 2 and 4 pm tomorrow", {"from": "2026-03-13T14:00", "to": "2026-03-13T16:00"}),
        ("delivered on March 3. Please call back by Friday 5pm", {"by": "2026-03-13T17:00"}),
        ("ring her next Monday at 10am", {"at": "2026-03-16T10:00"}),
        ("перезвонить завтра в три часа дня", {"at": "2026-03-13T15:00"}),
        ("перезвоните в понедельник с 14 до 16", {"from": "2026-03-16T14:00", "to": "2026-03-16T16:00"}),
        ("ответьте в течение 3 рабочих дней", {"by": "2026-03-17"}),
        ("позвоните после 18:00", {"after": "2026-03-12T18:00"}),
    ],
)  # fmt: skip
def test_a_time_with_a_word_of_calling_is_the_callback(
    text: str, expected: dict[str, object]
) -> None:
    assert fields(text).get("callback") == expected


@pytest.mark.parametrize(
    "text",
    ["周五签收的", "3月10日下单，3月15号送货", "昨天下午3点来电", "ordered on March 3 at 10am",
     "让财务明天重发，联系邮箱 caiwu@example.cn", "白天打0571-87654021，晚上打手机13388612057",
     "mornings 617-555-0119, evenings 617-555-0191", "Not available tomorrow morning", "Доставили 5 марта", "快一点处理"],
)  # fmt: skip
def test_a_time_of_something_else_is_no_callback(text: str) -> None:
    assert "callback" not in fields(text)


def test_a_day_that_does_not_exist_is_invalid() -> None:
    found = captured("2月30日回电")
    assert (found["fields"], found["invalid"]) == ({}, {"callback": ["2月30日"]})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("三点回电", "which_hour"),
        ("call on Saturday or Sunday", "which_time"),
        ("перезвоните через 400 рабочих дней", "calendar_open"),
        ("明天下午三点回电", ""),
    ],
)
def test_what_must_be_asked_is_named(text: str, why: str) -> None:
    (candidate,) = extract(text, NOW).of("callback")
    assert candidate.why == why
