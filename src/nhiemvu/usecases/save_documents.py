"""Record several files in one transaction, each whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nhiemvu.domain.errors import NhiemvuError
from nhiemvu.store.savepoint import savepoint
from nhiemvu.store.session import Session
from nhiemvu.usecases.compare_document import Correction
from nhiemvu.usecases.correct_document import Corrected, correct_document
from nhiemvu.usecases.import_document import Imported, import_document
from nhiemvu.usecases.read_file import ReadFile


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file to record, and the differences that were agreed to where it corrects what is held."""

    source: ReadFile
    correction: Correction | None = None


def save_documents(
    session: Session, wanted: Sequence[Wanted], *, today: date
) -> list[Imported | Corrected | NhiemvuError]:
    """Record files and return what each came to, in their order; a fault of one leaves the others.

    The faults are those of `import_document` and `correct_document`.
    """
    return [_save(session, one, today) for one in wanted]


def _save(session: Session, wanted: Wanted, today: date) -> Imported | Corrected | NhiemvuError:
    try:
        with savepoint(session):
            if wanted.correction:
                return correct_document(session, wanted.source, wanted.correction, today=today)
            return import_document(session, wanted.source, today=today)
    except NhiemvuError as error:
        return error
