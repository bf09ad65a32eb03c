"""Record what proves a result: a file is kept beside the database, a cited document becomes a directive of its own.

Anything else stays words.
"""

from collections.abc import Sequence
from pathlib import Path

from nhiemvu.store.directives import record_directive
from nhiemvu.store.files import keep_file
from nhiemvu.store.progress import add_evidence
from nhiemvu.store.session import Session
from nhiemvu.usecases.keep_secrets import require_statements_unsaid
from nhiemvu.usecases.read_citations import directives_named

#: What the names of files end in that prove results.
FILE_ENDINGS = (
    *(".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".zip"),
    *(".jpg", ".jpeg", ".png", ".heic", ".mp3", ".mp4"),
)


def record_evidence(
    session: Session, progress_id: int, statements: Sequence[str], *, may_be_files: bool = True
) -> None:
    """Add each statement to a progress entry, with its file, or the document that it cites where it cites one.

    What somebody else wrote names no file of this computer: `may_be_files` is False then.
    Raises EvidenceUnreadable, NoFolderForFiles, SecretDirectiveWords.
    """
    require_statements_unsaid(session, statements)
    for statement in statements:
        if may_be_files and (file := file_named(statement)):
            add_evidence(
                session,
                progress_id,
                document_id=None,
                text=file.name,
                file_name=file.name,
                sha256=keep_file(session, file),
            )
            continue
        cited = directives_named(statement)
        document_id = record_directive(session, cited[0].directive) if cited else None
        add_evidence(session, progress_id, document_id=document_id, text=statement)


def evidence_words(statements: Sequence[str]) -> list[str]:
    """Return the words by which the record knows statements: of a file, its name."""
    return [file.name if (file := file_named(statement)) else statement for statement in statements]


def missing_files(statements: Sequence[str]) -> list[str]:
    """Return the statements that read as names of files and name none, and so are kept as words."""
    return [one for one in statements if one.lower().endswith(FILE_ENDINGS) and not file_named(one)]


def file_named(statement: str) -> Path | None:
    """Return the file that a statement names, or None where there is no such file."""
    path = Path(statement)
    try:
        return path if path.is_file() else None
    except (OSError, ValueError):
        # Words may be longer than a name can be, or hold what no name has.
        return None
