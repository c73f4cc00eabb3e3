import pytest

from agent_assist.text.detectors import card, email, national_id, phone


def _values(module: object, text: str) -> list[str]:
    return [span.value for span in module.find(text)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("打13800138000", "13800138000"),
        ("+86 138-0013-8000", "8613800138000"),
        ("（010）8888-9999", "01088889999"),
        ("8 (912) 345-67-89", "89123456789"),
        ("+7 912 345 67 89", "79123456789"),
        ("call (212) 555-0123", "2125550123"),
        ("+44 20 7946 0958", "442079460958"),
        ("１３８００１３８０００", "13800138000"),
        ("0912-345-678", "0912345678"),
    ],
)
def test_numbers_that_look_like_telephones_are_found(text: str, value: str) -> None:
    assert _values(phone, text) == [value]


@pytest.mark.parametrize(
    "text",
    ["订单2024050612345", "ID 138001380001", "1.2.3.4", "2024-05-06", "12:30", "v13800138000"],
)
def test_other_numbers_are_no_telephones(text: str) -> None:
    assert _values(phone, text) == []


@pytest.mark.parametrize(
    "text", ["11010519491231002X", "A123456789", "A123456(3)", "112-233-445 95", "123-45-6789"]
)
def test_identity_numbers_with_a_right_check_are_found(text: str) -> None:
    assert len(_values(national_id, f"号 {text} 码")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",
        "11010519491331002X",
        "A123456788",
        "A123456(4)",
        "112-233-445 96",
        "000-45-6789",
    ],
)
def test_identity_numbers_with_a_wrong_check_are_not(text: str) -> None:
    assert _values(national_id, f"号 {text} 码") == []


@pytest.mark.parametrize(
    "text", ["4111 1111 1111 1111", "5500-0000-0000-0004", "6222020000000000001"]
)
def test_card_numbers_need_prefix_and_sum(text: str) -> None:
    digits = "".join(c for c in text if c.isdigit())
    assert _values(card, text) == ([digits] if card.has_luhn(digits) else [])
    assert _values(card, "4111 1111 1111 1112") == []
    assert _values(card, "9111 1111 1111 1110") == []


def test_mail_addresses_are_found_by_form() -> None:
    assert _values(email, "写到Li.Wei+a@Mail.Example.com。") == ["li.wei+a@mail.example.com"]
    assert _values(email, "a@b, @name, x@y.") == []


def test_places_are_those_of_the_text() -> None:
    (span,) = phone.find("请打138 0013 8000吧")
    assert "请打138 0013 8000吧"[span.start : span.end] == "138 0013 8000"
