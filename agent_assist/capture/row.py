"""An extraction as the row that the command line answers (contracts 3)."""

from agent_assist.capture.candidate import Extraction, Value

SINGLE = ("name", "address", "callback", "postcode")
LISTS = (
    "phone", "email", "order_no", "tracking_no", "account_no", "national_id", "tax_no", "amount",
)  # fmt: skip


def row(extraction: Extraction) -> dict[str, object]:
    """Return `fields`, `invalid` and `removed`; a field that was not found is absent."""
    fields: dict[str, object] = {}
    for name in SINGLE:
        if found := extraction.of(name):
            fields[name] = _plain(found[0].value)
    for name in LISTS:
        if found := extraction.of(name):
            fields[name] = [_plain(candidate.value) for candidate in found]
    invalid = dict(extraction.invalid())
    return {"fields": fields, "invalid": invalid, "removed": list(extraction.removed)}


def _plain(value: Value) -> object:
    return value if isinstance(value, str) else value.row()
