"""Secrets leave the notes before anything else reads them."""

import json
import random

import pytest

from agent_assist.capture.secrets import clean
from tests.capture.making import captured


@pytest.mark.parametrize(
    ("text", "kept", "removed"),
    [
        ("卡号4111111111111111谢谢", "卡号411111******1111谢谢", ("card",)),
        ("card 4111 1111 1111 1111 exp 12/28 123", "card 411111******1111 exp 12/28 •••", ("card", "cvv")),
        ("CVV是 321", "CVV是 •••", ("cvv",)),
        ("验证码是八六二一三四", "验证码是•••", ("code",)),
        ("the code they sent is 482913", "the code they sent is •••", ("code",)),
        ("код из смс 4821", "код из смс •••", ("code",)),
        ("密码改成Sun#2026，谢谢", "密码改成•••，谢谢", ("password",)),
        ("my password is sunshine", "my password is •••", ("password",)),
        ("пароль: ромашка7", "пароль: •••", ("password",)),
        ("CVV 123 不对 321", "CVV ••• 不对 •••", ("cvv",)),
    ],
)  # fmt: skip
def test_a_secret_is_taken_out(text: str, kept: str, removed: tuple[str, ...]) -> None:
    cleaned = clean(text)
    assert (cleaned.text, cleaned.removed) == (kept, removed)


@pytest.mark.parametrize(
    "text",
    [
        "订单号4111111111111111",
        "会员卡号6222021234567890",
        "忘记密码了",
        "my password is wrong",
        "пароль не подходит",
        "zip code 90210",
        "код ошибки 5023",
        "验证码没收到，订单12345678",
        "11010519491231002X",
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    assert (clean(text).text, clean(text).removed) == (text, ())


def test_no_secret_reaches_any_key_of_the_answer() -> None:
    text = "卡6222 0212 3456 7890 123，CVV 321，密码Hunter#22，验证码823412，电话13812345678"
    answer = json.dumps(captured(text))
    for secret in ("62220212345", "321", "Hunter", "823412", "7890123"):
        assert secret not in answer.replace("622202******0123", "").replace("13812345678", "")


def test_a_card_is_found_in_any_grouping() -> None:
    chance = random.Random(7)
    digits = "5555555555554444"
    for _ in range(200):
        cuts = sorted(chance.sample(range(1, 16), 3))
        parts = [digits[a:b] for a, b in zip([0, *cuts], [*cuts, 16], strict=True)]
        assert clean(f"信用卡{chance.choice([' ', '-']).join(parts)}").removed == ("card",)
