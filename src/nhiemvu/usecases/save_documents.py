"""Record several files in one transaction, each whole or not at all, each as an event of its own."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from nhiemvu.domain.errors import NhiemvuError
from nhiemvu.domain.values import dataclass
from nhiemvu.store.history import record_event
from nhiemvu.store.savepoint import savepoint
from nhiemvu.store.session import Session
from nhiemvu.usecases.close_loop import WHAT_IS_SURE, Agreed
from nhiemvu.usecases.compare_document import Correction
from nhiemvu.usecases.correct_document import Corrected, correct_document
from nhiemvu.usecases.import_document import Imported, import_document
from nhiemvu.usecases.read_file import ReadFile


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file to record, and the differences that were agreed to where it corrects what is held."""

    source: ReadFile
    correction: Correction | None = None
    agreed: Agreed = WHAT_IS_SURE


def save_documents(
    session: Session, wanted: Iterable[Wanted], *, today: date, at: datetime, actor: str, command: str
) -> Iterator[Imported | Corrected | NhiemvuError]:
    """Record files, yielding what each came to, in their order; a fault of one leaves the others.

    One event a file: what a thousand files change is too much for one. The faults are those of `import_document` and
    `correct_document`.
    """
    for one in wanted:
        outcome = _save(session, one, today)
        record_event(session, at=at, actor=actor, command=command)
        yield outcome


def _save(session: Session, wanted: Wanted, today: date) -> Imported | Corrected | NhiemvuError:
    try:
        with savepoint(session):
            if wanted.correction:
                return correct_document(session, wanted.source, wanted.correction, today=today, agreed=wanted.agreed)
            return import_document(session, wanted.source, today=today, agreed=wanted.agreed)
    except NhiemvuError as error:
        return error
