"""Notes of open interactions, kept encrypted, so that a crash loses nothing that was typed."""

from agent_assist.runtime.clock import Clock
from agent_assist.sensitive import Sensitive
from agent_assist.storage.capture_rows import without_secrets
from agent_assist.storage.vault import RecordVault


class DraftDatabase:
    """The port `DraftKeeper` over an open vault."""

    def __init__(self, vault: RecordVault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def keep(self, interaction_id: str, text: Sensitive[str]) -> None:
        """Keep the notes of an interaction without secrets, or forget them."""
        with self._vault.writing() as database:
            database.execute("DELETE FROM drafts WHERE interaction_id = ?", (interaction_id,))
            if text.reveal():
                at = self._clock.now().isoformat(timespec="seconds")
                row = (interaction_id, at, without_secrets(text.reveal()))
                database.execute("INSERT INTO drafts VALUES (NULL, ?, ?, ?)", row)

    def kept(self) -> tuple[tuple[str, Sensitive[str]], ...]:
        """Return interaction ids and notes, newest first."""
        sql = "SELECT interaction_id, text FROM drafts ORDER BY place DESC"
        with self._vault.reading() as database:
            return tuple((row[0], Sensitive(row[1])) for row in database.execute(sql))
