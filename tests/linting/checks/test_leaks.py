import pytest

from agent_assist.linting.house import House
from agent_assist.linting.linter import Linter
from tests.linting.making import found, linter

PERSONAL = """check = "leak_personal"
channels = ["public"]
[rule.parameters]
detect = ["phone", "national_id", "card", "email"]
labels = ["订单号", "单号"]
text_labels = ["收货地址", "地址"]
"""
OTHERS = """check = "leak_personal"
[rule.parameters]
detect = ["phone", "email"]
near = ["另一位客户", "其他客户"]
"""
INTERNAL = """check = "leak_internal"
[rule.parameters]
detect = ["private_ip", "internal_host", "internal_mail"]
labels = ["分机", "内线"]
hosts = [".corp.example"]
"""
HOUSE = House(
    hotlines=("400-800-1234",), mailboxes=("help@example.com",), domains=("shop.example",)
)


@pytest.fixture(scope="module")
def public() -> Linter:
    return linter(PERSONAL, "leak_personal.zh.toml", HOUSE)


@pytest.fixture(scope="module")
def internal() -> Linter:
    return linter(INTERNAL, "leak_internal.zh.toml", House(internal_hosts=(".lan",)))


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("已致电138 0013 8000回访", "138 0013 8000"),
        ("身份证11010519491231002X已核对", "11010519491231002X"),
        ("卡号4111 1111 1111 1111已退", "4111 1111 1111 1111"),
        ("发到li.wei@mail.example了", "li.wei@mail.example"),
        ("您的订单号：2024050612345已发出", "2024050612345"),
        ("收货地址：北京市朝阳区幸福路1号，请核对", "北京市朝阳区幸福路1号"),
    ],
)
def test_personal_data_is_found_in_public(public: Linter, text: str, leak: str) -> None:
    assert found(public, text, channel="public") == [leak]


@pytest.mark.parametrize(
    "text",
    [
        "请拨打400-800-1234",
        "请写信到 help@example.com 或 anna@shop.example",
        "私信告诉我们订单号即可",
        "版本20240506发布，编号123456",
        "身份证110105194912310021号",
        "手机尾号8000的客户",
    ],
)
def test_own_contacts_and_plain_numbers_are_let_pass(public: Linter, text: str) -> None:
    assert found(public, text, channel="public") == []


def test_personal_data_may_be_said_in_private(public: Linter) -> None:
    assert found(public, "已致电13800138000回访", channel="chat") == []


def test_another_customers_data_is_found_everywhere_but_in_notes() -> None:
    some = linter(OTHERS, "leak_personal.zh.toml")
    text = "另一位客户的电话是13800138000。您的是13900139000。"
    assert found(some, text) == ["13800138000"]
    assert found(some, text, channel="internal") == []


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("转分机8021找他", "8021"),
        ("登录192.168.1.20查看", "192.168.1.20"),
        ("打开http://wiki.corp.example/a查看", "http://wiki.corp.example/a"),
        ("发给li@mail.corp.example处理", "li@mail.corp.example"),
        ("发给ops@corp.example处理", "ops@corp.example"),
        ("打开corp.example查看", "corp.example"),
        ("地址crm.lan可以看", "crm.lan"),
    ],
)
def test_internal_contacts_are_found(internal: Linter, text: str, leak: str) -> None:
    assert found(internal, text) == [leak]


@pytest.mark.parametrize(
    "text",
    ["版本10.2.3发布", "见www.example.com", "见mycorp.example", "分机正忙", "10.5元", "lan口"],
)
def test_what_is_not_internal_is_let_pass(internal: Linter, text: str) -> None:
    assert found(internal, text) == []
