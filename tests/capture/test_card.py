"""The card: nothing is confirmed that was not read back, and every edit takes a yes away."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from agent_assist.capture import fields as field_pages
from agent_assist.capture.card import (
    Card,
    Confirmation,
    Mode,
    Phase,
    StepRefused,
    canonical,
    card_of,
)
from agent_assist.capture.fields import Field, Risk
from agent_assist.capture.validation import checked
from agent_assist.dates.due import Due
from agent_assist.errors import PageUnreadable
from agent_assist.paths import shipped_packs
from tests.capture.making import NOW

PAGE = shipped_packs() / "general" / "fields.toml"
FIELDS = field_pages.parse(PAGE.read_text(encoding="utf-8"), PAGE)
YES = Confirmation("digest", "8021", NOW, Mode.CAPTURE)
PHONE = "+8613812345678"


def card() -> Card:
    return card_of(FIELDS).captured("phone", PHONE)


def agreed() -> Card:
    return card().read_back("phone").confirmed("phone", YES)


def field(name: str) -> Field:
    return next(field for field in FIELDS if field.id == name)


def test_a_field_goes_from_captured_over_read_back_to_confirmed() -> None:
    assert card().entry("phone").phase is Phase.CAPTURED
    assert agreed().entry("phone").phase is Phase.CONFIRMED
    assert agreed().unsettled() == ()


def test_what_was_not_read_back_cannot_be_confirmed() -> None:
    with pytest.raises(StepRefused):
        card().confirmed("phone", YES)
    assert [entry.field.id for entry in card().unsettled()] == ["phone"]


def test_an_edit_takes_the_confirmation_away() -> None:
    entry = agreed().captured("phone", "+8613812345687").entry("phone")
    assert (entry.phase, entry.confirmation) == (Phase.CAPTURED, None)


def test_the_same_value_again_keeps_the_confirmation() -> None:
    assert agreed().captured("phone", PHONE) == agreed()


def test_a_new_phone_takes_the_yes_to_the_callback_away() -> None:
    with_time = agreed().captured("callback", Due(at=datetime.fromisoformat("2026-03-13T15:00")))
    with_time = with_time.read_back("callback").confirmed("callback", YES)
    changed = with_time.captured("phone", "+8613900000000")
    assert changed.entry("callback").phase is Phase.CAPTURED


def test_a_no_asks_for_the_wrong_group_only() -> None:
    entry = card().read_back("phone").denied("phone", group=2).entry("phone")
    assert (entry.phase, entry.wrong_group, entry.rounds) == (Phase.CAPTURED, 2, 1)


def test_an_open_question_must_be_asked_before_it_is_read_back() -> None:
    asked = card_of(FIELDS).captured("callback", Due(at=NOW, ambiguous=True))
    with pytest.raises(StepRefused, match="ask_first"):
        asked.read_back("callback")


def test_a_stored_value_is_compared_and_never_read_out() -> None:
    stored = card_of(FIELDS).stored("phone", PHONE)
    with pytest.raises(StepRefused, match="customer_says_it"):
        stored.read_back("phone")
    assert stored.compared("phone", "+8613900000000", YES).entry("phone").phase is Phase.CAPTURED
    assert stored.compared("phone", PHONE, YES).entry("phone").phase is Phase.CONFIRMED


def test_declined_needs_a_reason() -> None:
    with pytest.raises(StepRefused):
        card().declined("phone", " ")
    assert card().declined("phone", "hung_up").unsettled() == ()


def test_a_printed_card_shows_no_value() -> None:
    assert PHONE not in repr(card())


def test_values_have_one_text_to_be_hashed_by() -> None:
    due = Due(by=datetime.fromisoformat("2026-03-13T15:00"), ambiguous=True)
    assert canonical(due) == "ambiguous=True;by=2026-03-13T15:00"


def test_the_shipped_fields_are_those_of_the_contract() -> None:
    wanted = {"name", "address", "callback", "postcode", "phone", "email", "order_no",
              "tracking_no", "account_no", "national_id", "tax_no", "amount"}  # fmt: skip
    assert wanted <= {field.id for field in FIELDS}
    assert all(set(f.label) == {"zh", "zh-Hant", "en", "ru"} for f in FIELDS)


def test_identity_is_off_unless_a_scenario_asks_for_it() -> None:
    assert field("national_id") not in field_pages.for_scenario(FIELDS, "refund")
    assert field("national_id") in field_pages.for_scenario(FIELDS, "account_change")
    assert field("national_id").risk is Risk.MASKED


@pytest.mark.parametrize(
    "text",
    ["[[field]]\nid = 'x'", "[[field]]\nid='x'\nkind='text'\nrisk='full'\nlabel={}\nodd=1", "["],
)
def test_a_faulty_page_is_told(text: str) -> None:
    with pytest.raises(PageUnreadable):
        field_pages.parse(text, Path("fields.toml"))


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("phone", "138 1234 5678", PHONE),
        ("phone", "1381234567", None),
        ("email", "a@example.com", "a@example.com"),
        ("email", "a@example", None),
        ("order_no", "DD2026", "DD2026"),
        ("order_no", "4111111111111111", None),
        ("national_id", "11010519491231002X", "11010519491231002X"),
        ("national_id", "110105194912310021", None),
    ],
)
def test_a_typed_value_goes_through_the_same_checks(
    name: str, typed: str, value: str | None
) -> None:
    verdict = checked(field(name), typed, "zh", NOW)
    assert verdict.value == value
    assert (verdict.reason == "") == (value is not None)


def test_what_screens_import_loads_no_heavy_library() -> None:
    code = (
        "import sys, agent_assist.capture.card, agent_assist.capture.secrets, "
        "agent_assist.capture.read_back.lines, agent_assist.capture.row; "
        "print({'phonenumbers', 'email_validator', 'holidays', 'num2words'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
