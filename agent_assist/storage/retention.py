"""What is past its time goes: records, notes left by a crash, and at last the audit."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from agent_assist.capture.record import Certificate
from agent_assist.storage import erasure
from agent_assist.storage.audit import Action
from agent_assist.storage.erasure import Order
from agent_assist.storage.vault import RecordVault

AUDIT_DAYS: Final = 3 * 365 + 1
REASON: Final = "retention"
_BY_ITSELF: Final = ""


def expire(
    vault: RecordVault, days: int, now: datetime, new_id: Callable[[], str]
) -> Certificate | None:
    """Erase records that were closed more than `days` ago, in backups too; None when none were.

    Audit rows and certificates stay for three years, without values from the erasure on.
    """
    limit = _stamp(now - timedelta(days=days))
    with vault.reading() as database:
        sql = "SELECT id FROM records WHERE saved_at < ? ORDER BY saved_at"
        due = tuple(row[0] for row in database.execute(sql, (limit,)))
    with vault.writing() as database:
        database.execute("DELETE FROM drafts WHERE kept_at < ?", (limit,))
        old = _stamp(now - timedelta(days=AUDIT_DAYS))
        database.execute("DELETE FROM audit WHERE at < ?", (old,))
        database.execute("DELETE FROM certificates WHERE erased_at < ?", (old,))
    if not due:
        return None
    order = Order(new_id(), due, _BY_ITSELF, now, REASON, Action.EXPIRED)
    return erasure.carry_out(vault, order, new_id)


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
