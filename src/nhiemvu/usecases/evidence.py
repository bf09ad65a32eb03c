"""Record what proves a result: a cited document becomes a directive of its own, anything else stays words."""

from collections.abc import Sequence

from nhiemvu.reading.citing.statements import directives_named
from nhiemvu.store.directives import record_directive
from nhiemvu.store.progress import add_evidence
from nhiemvu.store.session import Session


def record_evidence(session: Session, progress_id: int, statements: Sequence[str]) -> None:
    """Add each statement to a progress entry, with the document that it cites where it cites one."""
    for statement in statements:
        cited = directives_named(statement)
        document_id = record_directive(session, cited[0].directive) if cited else None
        add_evidence(session, progress_id, document_id=document_id, text=statement)
