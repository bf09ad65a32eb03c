"""Mark what is recorded as a state secret, which clears its words, or lift the mark, which brings none back.

The words go from the rows that are read and sent out. The history, earlier copies of the database and files that were
written keep theirs: nothing that was appended is rewritten, and whoever marks is told so.
"""

from collections.abc import Iterable, Sequence

from nhiemvu.domain.errors import Conflict, UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.secrecy import Secrecy
from nhiemvu.store.clearing import (
    Cleared,
    clear_document,
    clear_task,
    is_own_report,
    kin,
    secret_parents,
    set_secrecy,
    tasks_under,
)
from nhiemvu.store.directives import get_directive
from nhiemvu.store.session import Session
from nhiemvu.store.tables import document, task
from nhiemvu.usecases.find_tasks import get_tasks

__all__ = [
    "Cleared",
    "OwnReportSecret",
    "SecretNeedsSymbol",
    "StillUnderSecret",
    "WordsHeld",
    "holds_words",
    "lift_directive",
    "lift_tasks",
    "mark_directive",
    "mark_tasks",
    "tasks_with_words",
]


class WordsHeld(Conflict):
    """Something that holds words was to be marked, and nobody agreed to clear them."""

    def __init__(self, what: Text) -> None:
        super().__init__(
            Text(
                f"{what.vi} đang có lời đã ghi; đánh dấu mật sẽ xóa lời khỏi hồ sơ, không hoàn tác được.",
                f"{what.en} holds words; marking it clears them for good.",
            ),
            Text(
                "Chưa ghi gì. Lời vẫn còn trong lịch sử và các bản sao lưu: báo người phụ trách bảo vệ bí mật;"
                " đồng ý xóa khỏi hồ sơ thì thêm --yes.",
                "Nothing was recorded. History and backups keep the words all the same; add --yes to clear the rows.",
            ),
        )


class StillUnderSecret(Conflict):
    """A task under a secret directive stays secret."""

    def __init__(self, number: int, symbols: Sequence[str]) -> None:
        several = ", ".join(symbols)
        super().__init__(
            Text(
                f"Nhiệm vụ {number} theo văn bản mật {several} nên vẫn là nhiệm vụ mật.",
                f"Task {number} is under the secret directive {several} and stays secret.",
            ),
            Text(
                f"Khi văn bản đã giải mật, ghi trước: nhiemvu directive edit {symbols[0]} --secret khong",
                f"Once that is declassified, record it first: nhiemvu directive edit {symbols[0]} --secret khong",
            ),
        )


class SecretNeedsSymbol(UsageFault):
    """A directive without a symbol was to be marked."""

    def __init__(self) -> None:
        super().__init__(
            Text("Văn bản mật phải có số, ký hiệu: ngoài ra không giữ gì.", "A secret directive needs a symbol."),
            Text("Thêm --symbol.", "Give --symbol."),
        )


class OwnReportSecret(Conflict):
    """One of the office's own reports was to be marked."""

    def __init__(self, number: int) -> None:
        super().__init__(
            Text(
                f"Văn bản {number} là báo cáo của cơ quan, được nhập để theo dõi nên không đánh dấu mật được.",
                f"Document {number} is one of the office's reports and cannot be marked.",
            ),
            Text(
                "Báo cáo mật không nhập vào chương trình; đưa về bản sao lưu trước khi nhập bằng: nhiemvu db restore",
                "Secret reports are not imported: put back the backup from before with: nhiemvu db restore",
            ),
        )


def tasks_with_words(session: Session, numbers: Iterable[int]) -> list[int]:
    """Return the tasks that marking some tasks would clear, their kin among them."""
    return [one.id for one in get_tasks(session, kin(session, numbers)) if not one.secrecy]


def mark_tasks(session: Session, numbers: Iterable[int], secrecy: Secrecy, cleared: Cleared | None = None) -> None:
    """Make tasks secret with all that have their words, or change their degree; `cleared` is told what that clears."""
    cleared = Cleared() if cleared is None else cleared
    for one in get_tasks(session, kin(session, numbers)):
        if one.secrecy:
            set_secrecy(session, task, one.id, secrecy)
        else:
            clear_task(session, one.id, secrecy, cleared)


def lift_tasks(session: Session, numbers: Iterable[int]) -> list[int]:
    """Lift the mark of tasks and return those that had it; their words are to be entered anew.

    Raises StillUnderSecret.
    """
    lifted = [one.id for one in get_tasks(session, list(numbers)) if one.secrecy]
    for number in lifted:
        if symbols := secret_parents(session, number):
            raise StillUnderSecret(number, symbols)
        set_secrecy(session, task, number, None)
    return lifted


def holds_words(session: Session, document_id: int) -> bool:
    """Tell whether marking a directive would clear anything: its own words, or those of tasks under it."""
    held = get_directive(session, document_id)
    own = held is not None and not held.secrecy and any((held.title, held.signer, held.note))
    return own or bool(tasks_with_words(session, tasks_under(session, document_id)))


def mark_directive(session: Session, document_id: int, secrecy: Secrecy, cleared: Cleared | None = None) -> None:
    """Make a directive secret with the tasks under it, or change its degree.

    Raises SecretNeedsSymbol, OwnReportSecret.
    """
    held = get_directive(session, document_id)
    if held is None or not held.symbol:
        raise SecretNeedsSymbol
    if is_own_report(session, document_id):
        raise OwnReportSecret(document_id)
    mark_tasks(session, tasks_under(session, document_id), secrecy, cleared)
    clear_document(session, document_id, secrecy)


def lift_directive(session: Session, document_id: int) -> None:
    """Lift the mark of a directive; tasks under it stay secret until it is lifted from each."""
    set_secrecy(session, document, document_id, None)
