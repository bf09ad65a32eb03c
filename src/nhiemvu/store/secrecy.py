"""The gate before every row that is written: of a secret task or directive no word comes in, whichever command tries.

Whoever takes words from a user refuses them earlier, before anything is written; what that forgets stops here.
"""

from collections.abc import Mapping
from typing import Any

from nhiemvu.domain.errors import Conflict
from nhiemvu.domain.language import Text
from nhiemvu.domain.secrecy import TASK_KEPT, UNSAID
from nhiemvu.domain.values import dataclass
from nhiemvu.store.later import IS_SECRET, IS_SECRET_DOCUMENT, Connection, Table, document, progress, select, task

#: What a row that belongs to a secret task may hold in its columns of words, beside nothing.
WORDLESS: Mapping[str, Mapping[str, str | None]] = {
    "progress": {"note": None, "result": None, "obstacle": None},
    "evidence": {"text": None, "file_name": None, "sha256": None},
    "extension": {"reason": UNSAID, "refusal": UNSAID, "basis": None, "basis_document_id": None},
    "report_answer": {"text": UNSAID},
    "closed_answer": {"result": None, "note": None},
    "task_deadline": {"text": UNSAID},
}
#: The columns of words of a document, and those of the file that it was imported from with what they hold instead.
DOCUMENT_WORDS = ("title", "signer", "note")
SOURCE_KEPT: Mapping[str, Any] = {"file_name": UNSAID, "text": "", "outline": []}
#: The columns of a task's own words.
TASK_WORDS = ("text", "title")


class SecretWords(Conflict):
    """Words were given for a task that is a state secret."""

    def __init__(self, number: int | None) -> None:
        which = f"Nhiệm vụ {number}" if number else "Nhiệm vụ này"
        super().__init__(
            Text(
                f"{which} là nhiệm vụ mật: chương trình không giữ lời nào về nội dung.",
                f"Task {number or ''} is a state secret: no word of it is kept.".replace("  ", " "),
            ),
            Text(
                "Chưa ghi gì. Bỏ phần lời và tệp; vẫn ghi được đơn vị, hạn, tiến độ, ngày và trạng thái."
                " Nội dung để ở hồ sơ mật của cơ quan.",
                "Nothing was recorded. Leave words and files out; units, deadline, percent, days and state are kept.",
            ),
        )


class SecretDirectiveWords(Conflict):
    """Words were given for a directive that is a state secret."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                f"{name} là văn bản mật: chỉ giữ loại, số, ký hiệu, ngày và cơ quan ban hành.",
                f"{name} is a secret directive: only kind, symbol, date and issuer are kept.",
            ),
            Text(
                "Chưa ghi gì. Bỏ trích yếu, người ký, ghi chú và tệp; nội dung để ở hồ sơ mật của cơ quan.",
                "Nothing was recorded. Leave out title, signer, note and file.",
            ),
        )


class UnderSecretDirective(Conflict):
    """A task with words would cite a secret directive."""

    def __init__(self, symbol: str) -> None:
        super().__init__(
            Text(
                f"{symbol} là văn bản mật: nhiệm vụ theo văn bản này cũng là nhiệm vụ mật, không ghi nội dung.",
                f"{symbol} is a secret directive: a task under it is secret, too, and keeps no words.",
            ),
            Text(
                f"Chưa ghi gì. Thêm nhiệm vụ không lời bằng: nhiemvu add --directive {symbol} --due NGÀY --to ĐƠN_VỊ",
                f"Nothing was recorded. Add it without words: nhiemvu add --directive {symbol} --due DAY --to UNIT",
            ),
        )


@dataclass(slots=True)
class Secrets:
    """Which tasks and documents are secret, asked for once a transaction."""

    tasks: set[int] | None = None
    documents: set[int] | None = None

    def has_task(self, connection: Connection, number: int | None) -> bool:
        """Tell whether a task is secret."""
        if self.tasks is None:
            self.tasks = set(connection.execute(select(task.c.id).where(IS_SECRET)).scalars())
        return number in self.tasks

    def has_document(self, connection: Connection, number: int | None) -> bool:
        """Tell whether a document is secret."""
        if self.documents is None:
            self.documents = set(connection.execute(select(document.c.id).where(IS_SECRET_DOCUMENT)).scalars())
        return number in self.documents

    def guard(self, connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
        """Raise SecretWords, SecretDirectiveWords or UnderSecretDirective where a row to be written holds too much."""
        if table.name == "task":
            if row.get("secrecy") and any(row[name] != TASK_KEPT for name in TASK_WORDS):
                raise SecretWords(row.get("id"))
        elif table.name == "document":
            if row.get("secrecy") and (not row["symbol"] or any(row[name] for name in DOCUMENT_WORDS)):
                raise SecretDirectiveWords(row["symbol"] or UNSAID)
        elif table.name == "document_source":
            if self.has_document(connection, row["document_id"]) and any(
                row[name] != kept for name, kept in SOURCE_KEPT.items()
            ):
                raise SecretDirectiveWords(_symbol(connection, row["document_id"]))
        elif table.name == "task_directive":
            if self.has_document(connection, row["document_id"]) and not self.has_task(connection, row["task_id"]):
                raise UnderSecretDirective(_symbol(connection, row["document_id"]))
        elif table.name in WORDLESS and _has_words(table, row) and self.has_task(connection, _task(connection, row)):
            raise SecretWords(_task(connection, row))

    def follow(self, table: Table, row: Mapping[str, Any]) -> None:
        """Note whether a row that was written is secret from now on."""
        held = {"task": self.tasks, "document": self.documents}.get(table.name)
        if held is not None:
            (held.add if row["secrecy"] else held.discard)(row["id"])


def _has_words(table: Table, row: Mapping[str, Any]) -> bool:
    return any(row.get(name) not in {None, kept} for name, kept in WORDLESS[table.name].items())


def _task(connection: Connection, row: Mapping[str, Any]) -> int | None:
    if "progress_id" in row:
        return connection.execute(select(progress.c.task_id).where(progress.c.id == row["progress_id"])).scalar()
    return row["task_id"]  # type: ignore[no-any-return] # a row holds what its columns hold


def _symbol(connection: Connection, number: int) -> str:
    return connection.execute(select(document.c.symbol).where(document.c.id == number)).scalar() or str(number)
