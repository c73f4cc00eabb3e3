import pytest

from agent_assist.linting.linter import Linter
from tests.linting.making import found, linter

ZH = """check = "too_many_steps"
[rule.parameters]
verbs = ["打开", "点击", "选择", "输入", "填写", "确认", "提交", "返回", "重启"]
connectives = ["首先", "先", "然后", "再", "接着", "最后"]
"""
SHORT = """check = "too_many_steps"
[rule.parameters]
verbs = ["打开"]
openers = ["再", "然后", "先", "拔", "插", "等", "按", "选"]
"""
EN = """check = "too_many_steps"
[rule.parameters]
verbs = ["open", "click", "tap", "select", "choose", "enter", "press", "confirm", "go to"]
connectives = ["first", "then", "next", "after that", "finally"]
"""
RU = """check = "too_many_steps"
[rule.parameters]
verbs = ["откройте", "нажмите", "выберите", "введите", "подтвердите", "перейдите"]
connectives = ["сначала", "затем", "потом", "после этого", "наконец"]
"""


@pytest.fixture(scope="module")
def zh() -> Linter:
    return linter(ZH, "too_many_steps.zh.toml")


@pytest.fixture(scope="module")
def en() -> Linter:
    return linter(EN, "too_many_steps.en.toml")


@pytest.fixture(scope="module")
def ru() -> Linter:
    return linter(RU, "too_many_steps.ru.toml")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("请打开设置，点击账户，选择安全，输入新密码", "输入新密码"),
        ("1. 打开应用\n2. 点击我的\n3. 选择订单\n4. 点击退款\n5. 提交", "4. 点击退款\n5. 提交"),
        ("①打开应用②点击我的③选择订单④点击退款", "④点击退款"),
        ("首先打开设置，然后点击账户，再选择安全，最后输入密码。", "最后输入密码"),
        ("先打开设置然后点击账户再选择安全接着输入密码", "接着输入密码"),
    ],
)
def test_a_fourth_step_is_found_in_chinese(zh: Linter, text: str, marked: str) -> None:
    assert found(zh, text) == [marked]


@pytest.mark.parametrize(
    "text",
    [
        "请打开设置，点击账户，选择安全。",
        "有四种方案：1. 换货 2. 退款 3. 维修 4. 补差价",
        "我先打开后台，再输入订单号，然后选择退款，最后提交，请您稍等。",
        "如果打开不了，没点击过，不选择，已提交。",
        "版本 1.2.3.4 于 2024.5.6 提交",
    ],
)
def test_what_is_no_fourth_step_is_let_pass_in_chinese(zh: Linter, text: str) -> None:
    assert found(zh, text) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (
            "Open Settings, tap Account, choose Security and enter a new password.",
            "and enter a new password",
        ),
        ("1) Open the app 2) Go to Orders 3) Select yours 4) Press Refund", "4) Press Refund"),
        (
            "First open it. Then click Menu. Next select Help. Finally press Send.",
            "Finally press Send",
        ),
        ("Step 1: open it\nStep 2: click A\nStep 3: click B\nStep 4: confirm", "Step 4: confirm"),
    ],
)
def test_a_fourth_step_is_found_in_english(en: Linter, text: str, marked: str) -> None:
    assert found(en, text) == [marked]


@pytest.mark.parametrize(
    "text",
    [
        "Open Settings, tap Account and choose Security.",
        "I will open a case, then I confirm it, then I press for an answer, then we enter the refund.",
        "If you open it, or when you click it, never press, don't select anything.",
    ],
)
def test_what_is_no_fourth_step_is_let_pass_in_english(en: Linter, text: str) -> None:
    assert found(en, text) == []


def test_a_fourth_step_is_found_in_russian(ru: Linter) -> None:
    text = "Откройте настройки, нажмите «Профиль», выберите «Пароль» и введите новый."
    assert found(ru, text) == ["и введите новый"]


def test_what_the_agent_does_is_no_step_in_russian(ru: Linter) -> None:
    text = (
        "Откройте приложение. Если нажмите сюда, не выберите то, мы подтвердите это, введите код."
    )
    assert found(ru, text) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("先拔插头，等一分钟，插回去，按住红键。", "按住红键"),
        ("一、选套餐；二、选日期；三、选座位；四、选餐", "四、选餐"),
    ],
)
def test_short_verbs_are_steps_where_one_sentence_has_enough_of_them(
    text: str, marked: str
) -> None:
    assert found(linter(SHORT, "too_many_steps.zh.toml"), text) == [marked]


@pytest.mark.parametrize(
    "text",
    [
        "先拔插头。等一分钟。插回去。按住红键。",
        "我先查订单，再问仓库，然后改地址，再发单号。",
        "再见，先生，再次谢谢，等您消息。",
        "有插座、拔罐、按摩、选修课。",
    ],
)
def test_short_verbs_in_other_places_are_no_steps(text: str) -> None:
    assert found(linter(SHORT, "too_many_steps.zh.toml"), text) == []
