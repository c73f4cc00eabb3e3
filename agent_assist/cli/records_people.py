"""`records list`, `export` and `erase`: what agents and the persons themselves may ask for."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from agent_assist.capture.record import Query, SavedRecord
from agent_assist.cli.records_desk import FINE, NOTHING, WRONG, Desk, said
from agent_assist.i18n import _
from agent_assist.sensitive import Sensitive
from agent_assist.storage.durable import write_durably


def show(desk: Desk) -> int:
    """List records, newest first, their values masked."""
    asked = desk.options
    query = Query(Sensitive(said(asked.text)), asked.since, asked.until, asked.limit)
    found = desk.records.find(query)
    if asked.format == "json":
        print(json.dumps([_row(record) for record in found], ensure_ascii=False, indent=1))
    for record in found if asked.format != "json" else ():
        jsonl = asked.format == "jsonl"
        print(json.dumps(_row(record), ensure_ascii=False) if jsonl else _line(record))
    return FINE if found else NOTHING


def export(desk: Desk) -> int:
    """Write all that is kept of a person."""
    agent, ids = _agent(desk), _ids(desk)
    if not agent or ids is None:
        return WRONG
    if not ids:
        return NOTHING
    text = desk.records.export(ids, agent).reveal()
    out: Path | None = desk.options.out
    if out is None:
        print(text)
    else:
        write_durably(out, text.encode())
    return FINE


def erase(desk: Desk) -> int:
    """Erase records and print the certificate."""
    agent, ids = _agent(desk), _ids(desk)
    if not agent or ids is None:
        return WRONG
    certificate, _topics = desk.records.erase(ids, agent, desk.options.reason)
    print(json.dumps(asdict(certificate), ensure_ascii=False, indent=1, default=str))
    return FINE if certificate.records else NOTHING


def _agent(desk: Desk) -> str:
    """Return who asks, which the audit notes; empty after saying that nobody does."""
    agent: str = desk.options.agent or desk.settings.text("agent_no")
    if not agent:
        text = _("Say who you are: --agent NUMBER, or your agent number in the settings.")
        sys.stderr.write(f"agent-assist records: {text}\n")
    return agent


def _ids(desk: Desk) -> tuple[str, ...] | None:
    """Return the ids that were asked for; None after saying that none were."""
    asked = desk.options
    if asked.ids and not (asked.phone or asked.order):
        return tuple(asked.ids)
    if asked.ids or bool(asked.phone) == bool(asked.order):
        text = _("Give either ids, or --phone, or --order.")
        sys.stderr.write(f"agent-assist records: {text}\n")
        return None
    field = "phone" if asked.phone else "order_no"
    known = desk.records.customer(field, said(asked.phone or asked.order))
    return tuple(record.id for record in known.records) if known else ()


def _row(record: SavedRecord) -> dict[str, object]:
    return {
        **asdict(record),
        "saved_at": record.saved_at.isoformat(timespec="minutes"),
        "fields": {field.id: field.masked for field in record.fields},
    }


def _line(record: SavedRecord) -> str:
    fields = " · ".join(f"{field.id} {field.masked}" for field in record.fields)
    moment = record.saved_at.isoformat(timespec="minutes")
    return "\t".join((record.id, moment, record.agent_no, record.disposition, fields))
