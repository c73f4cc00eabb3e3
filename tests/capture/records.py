"""Records for tests: one customer's call, its critical fields confirmed as an agent would."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache

from agent_assist.capture import fields as field_pages
from agent_assist.capture.candidate import Value
from agent_assist.capture.card import Card, Confirmation, Mode, card_of
from agent_assist.capture.fields import Field
from agent_assist.capture.record import Record, RecordKey
from agent_assist.paths import shipped_packs
from agent_assist.runtime.context import Channel
from agent_assist.sensitive import Sensitive
from tests.fakes.clock import MONDAY

AGENT = "8012"
NAME = "张伟"
PHONE = "+8613812345678"
ORDER = "A202603020017"
ADDRESS = "北京市朝阳区建国路88号"
NOTES = "客户张伟来电，屏幕不亮，要求换货"
DETAILS: Mapping[str, Value] = {
    "name": NAME, "phone": PHONE, "order_no": ORDER, "address": ADDRESS,
}  # fmt: skip


@cache
def fields() -> tuple[Field, ...]:
    """Return the fields of the shipped pack."""
    page = shipped_packs() / "general" / "fields.toml"
    return field_pages.parse(page.read_text(encoding="utf-8"), page)


def key(number: int = 1) -> RecordKey:
    """Return the identity of the test's record of this number; later numbers sort later."""
    return RecordKey(
        f"0195551f-0000-7000-8000-{number:012x}", Sensitive(number.to_bytes(32, "big"))
    )


def confirmed(card: Card, field_id: str, value: Value, of: RecordKey) -> Card:
    """Return the card with a value captured, read back and confirmed."""
    yes = Confirmation(of.digest(value), AGENT, MONDAY, Mode.CAPTURE)
    return card.captured(field_id, value).read_back(field_id).confirmed(field_id, yes)


def card(of: RecordKey, details: Mapping[str, Value] = DETAILS) -> Card:
    """Return a card on which all details are confirmed."""
    made = card_of(fields())
    for field_id, value in details.items():
        made = confirmed(made, field_id, value, of)
    return made


def record(
    number: int = 1, details: Mapping[str, Value] = DETAILS, saved_at: datetime = MONDAY
) -> Record:
    """Return the test's record of this number, ready to be saved."""
    of = key(number)
    return Record(
        of,
        started_at=saved_at,
        saved_at=saved_at,
        agent_no=AGENT,
        language="zh",
        card=card(of, details),
        channel=Channel.PHONE,
        scenario="exchange",
        notes=Sensitive(NOTES),
        summary=Sensitive("三天内换货"),
        disposition="solved",
    )


def unconfirmed(number: int = 1) -> Record:
    """Return a record whose phone was captured and not confirmed."""
    made = record(number)
    return replace(made, card=made.card.captured("phone", "+8613900001111"))
