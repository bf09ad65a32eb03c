"""Show of the history of what is secret now that it changed, and none of the words that it held before."""

from collections.abc import Mapping, Sequence
from typing import Any

from nhiemvu.domain.secrecy import TASK_KEPT, UNSAID, command_kept
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.store.clearing import told_of_secrets
from nhiemvu.store.history import Event, touches_secret
from nhiemvu.store.records import Rows
from nhiemvu.store.secrecy import DOCUMENT_WORDS, SOURCE_KEPT, TASK_WORDS, WORDLESS
from nhiemvu.store.session import Change, Session

Row = Mapping[str, Any]
#: Columns of words by table; the others tell nothing of what a secret is about.
WORDS: Mapping[str, Sequence[str]] = {
    **{table: [name for name in columns if not name.endswith("_id")] for table, columns in WORDLESS.items()},
    "task": (*TASK_WORDS, "folded", "due_text"),
    "document": (*DOCUMENT_WORDS, "folded", "identity"),
    "document_source": tuple(SOURCE_KEPT),
}


@dataclass(frozen=True, slots=True)
class Veil:
    """What hides the words of secrets in changes and in the rows that these are about."""

    session: Session
    #: The rows as they are, or were last.
    held: Rows

    def event(self, event: Event) -> Event:
        """Return an event whose command says no word of a secret."""
        secret = touches_secret(self.session, event.changes, event.task_ids)
        return replace(event, command=command_kept(event.command)) if secret else event

    def changes(self, changes: Sequence[Change]) -> list[Change]:
        """Return changes with the words of secrets left out."""
        return [
            replace(change, before=_veiled(change.table, change.before), after=_veiled(change.table, change.after))
            if self._is_secret(change)
            else change
            for change in changes
        ]

    def rows(self) -> Rows:
        """Return the rows with the words of secrets left out."""
        return {
            (table, number): _veiled(table, row) or {}
            if self._is_secret(Change(table, {"id": number}, None, row))
            else row
            for (table, number), row in self.held.items()
        }

    def _is_secret(self, change: Change) -> bool:
        if change.table not in WORDS:
            return False
        number = change.key.get("id")
        row = {**self.held.get((change.table, number or 0), {}), **(change.before or {}), **(change.after or {})}
        row |= change.key
        secrets, connection = self.session.secrets, self.session.connection
        if change.table == "task":
            return secrets.has_task(connection, number)
        if change.table == "document":
            return secrets.has_document(connection, number)
        if change.table == "document_source":
            return self._held_secret_words(row["document_id"])
        if change.table == "evidence" and secrets.has_document(connection, row.get("document_id")):
            return True
        owner = self.held.get(("progress", row.get("progress_id") or 0), {}) if change.table == "evidence" else row
        return secrets.has_task(connection, owner.get("task_id"))

    def _held_secret_words(self, document_id: int) -> bool:
        """Tell whether an imported text is or was that of a secret, or of a point that became one."""
        secrets, connection = self.session.secrets, self.session.connection
        return secrets.has_document(connection, document_id) or told_of_secrets(self.session, document_id)


def _veiled(table: str, row: Row | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        name: UNSAID if name in WORDS[table] and value and value != TASK_KEPT else value for name, value in row.items()
    }
