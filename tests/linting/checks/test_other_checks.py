import pytest

from agent_assist.linting.finding import LintContext
from agent_assist.linting.linter import Linter
from tests.linting.making import found, linter, linter_of, only, page, rule


@pytest.fixture(scope="module")
def raw() -> Linter:
    return linter('check = "raw_output"', "raw_output.zh.toml")


@pytest.mark.parametrize(
    "pasted",
    [
        '{"status": 3, "items": [{"id": 1}]}',
        "SELECT * FROM orders WHERE id = 5",
        'Traceback (most recent call last):\n  File "a.py", line 3, in f\nKeyError: 5',
        "java.lang.NullPointerException: order\n\tat com.shop.A(A.java:3)",
        "2024-05-06 12:00:01 ERROR [pay] timeout id=5",
        "order_status: 3, pay_time: null",
        'code:5003,msg:"LOCKED",trace:a91f',
        "ERROR 2024-05-06 12:00:01 pay retry",
        "node7 FAIL lock",
        "HTTP/1.1 403 Forbidden",
        "SQLSTATE[HY000]: lock wait",
        "ERR_PAY_5003",
        "<error><code>5</code></error>",
        "id\tname\tstate\n1\t王\t3",
    ],
)
def test_pasted_machine_text_is_found(raw: Linter, pasted: str) -> None:
    assert found(raw, f"查到的是：\n{pasted}", language="zh") == [pasted]


@pytest.mark.parametrize(
    "text",
    [
        "请看<订单>页面",
        "A=好, B=坏",
        "价格：5|6元",
        "已为您查询，状态是已发货。",
        "{{agent_no}}号为您服务",
    ],
)
def test_plain_words_are_no_machine_text(raw: Linter, text: str) -> None:
    assert found(raw, text) == []


def test_the_same_tic_three_times_is_marked_from_the_second_on() -> None:
    some = linter(
        'check = "filler"\n[rule.parameters]\nwords = ["那个", "就是说"]', "filler.zh.toml"
    )
    findings = some.check("那个，您好。那个，请看。那个，好的。")
    assert [f.start for f in findings] == [6, 12]
    assert found(some, "那个，您好。那个，请看。") == []


def test_different_tics_in_one_sentence_are_marked_but_the_first() -> None:
    some = linter(
        'check = "filler"\n[rule.parameters]\nwords = ["那个", "就是说"]', "filler.zh.toml"
    )
    assert found(some, "那个就是说我们发货。") == ["就是说"]
    assert found(some, "那个。就是说我们发货。") == []


GREETING = """check = "must_say"
scenarios = ["greet_phone"]
fixes = [{ text = "工号{{agent_no}}为您服务。", scope = "insert" }]
[rule.parameters]
any = ["工号"]
any_regex = ['\\d{3,6}号']
where = "first"
"""


def test_what_a_greeting_lacks_is_marked_at_its_beginning_and_can_be_put_in() -> None:
    text = rule(GREETING, "must_say.one").replace('no_fix = "none"\n', "")
    some = linter_of(page(text, "must_say.zh.toml"))
    assert found(some, "您好。请讲。", scenario="greet_phone") == ["您好"]
    for fine in ("您好，工号1024。", "1024号为您服务"):
        assert found(some, fine, scenario="greet_phone") == []
    assert found(some, "您好。请讲。", scenario="refund") == []
    assert found(some, "您好。请讲。再说。工号一。", scenario="greet_phone") == ["您好"]


def test_a_missing_sentence_is_put_in_at_the_asked_end() -> None:
    body = """check = "must_say"
fixes = [{ text = "感谢您的来电。", scope = "insert" }]
[rule.parameters]
any = ["感谢"]
at = "end"
"""
    text = rule(body, "must_say.one").replace('no_fix = "none"\n', "")
    some = linter_of(page(text, "must_say.zh.toml"))
    (finding,) = some.check("好的。再见。\n", LintContext(scenario="thanks_farewell"))
    assert finding.text == "再见"
    assert some.apply("好的。再见。\n", finding.fixes[0]).text == "好的。再见。感谢您的来电。\n"


def test_sympathy_must_come_before_a_refusal() -> None:
    body = """check = "must_say"
[rule.parameters]
any = ["抱歉", "理解"]
when = ["不能退"]
where = "before"
"""
    some = linter(body, "must_say.zh.toml")
    assert found(some, "这个不能退。", scenario="refund") == ["不能退"]
    assert found(some, "很抱歉，这个不能退。", scenario="refund") == []
    assert found(some, "这个不能退，抱歉。", scenario="refund") == ["不能退"]
    assert found(some, "可以退。", scenario="refund") == []


def test_an_exception_holds_for_a_check_too() -> None:
    some = linter('check = "raw_output"\nexcept = ["err_ok"]', "raw_output.zh.toml")
    assert found(some, "代码ERR_OK，代码ERR_NO", language="zh") == ["ERR_NO"]
    assert only(some, "代码ERR_NO").category == "raw_output"


def test_a_rule_covers_findings_of_a_category_that_overlap_its_own() -> None:
    some = linter_of(
        page(
            rule('check = "raw_output"\ncovers = ["jargon"]', "raw_output.one"),
            "raw_output.zh.toml",
        ),
        page(rule('phrases = ["sku"]', "jargon.one"), "jargon.zh.toml"),
    )
    assert found(some, '查到了：{"sku": 5, "a": 1}') == ['{"sku": 5, "a": 1}']
    assert found(some, "您的sku不对，sku在这里") == ["sku", "sku"]


def test_a_covered_finding_counts_again_where_the_covering_rule_is_not_in_force() -> None:
    covering = 'phrases = ["抱歉，退不了"]\ncovers = ["negative"]'
    some = linter_of(
        page(rule(covering, "positive_wording.one"), "positive_wording.zh.toml"),
        page(rule('phrases = ["退不了"]'), "negative.zh.toml"),
    )
    assert found(some, "抱歉，退不了", scenario="refund") == ["抱歉，退不了"]
    assert found(some, "抱歉，退不了") == ["退不了"]
