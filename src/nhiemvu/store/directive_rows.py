"""What a row of `document` holds, and which tasks belong to documents."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from nhiemvu.domain.directives import Directive
from nhiemvu.domain.secrecy import Secrecy
from nhiemvu.store.batches import NUMBERS
from nhiemvu.store.later import FromClause, Row, document, select, task, task_directive, union

#: What is asked of a column.
Condition: TypeAlias = Callable[[Any], Any]
#: What is known of a document itself.
NAMES = ("kind", "symbol", "issued_on", "issuer", "title", "signer", "note", "secrecy")
NAMED = tuple(document.c[name] for name in NAMES)
#: The documents that tasks cite, in their order.
CITED_AMONG = (
    select(task_directive.c.task_id, *NAMED)
    .join(document, document.c.id == task_directive.c.document_id)
    .where(task_directive.c.task_id.in_(NUMBERS))
    .order_by(task_directive.c.position, document.c.id)
)


def tasks_of_documents(document_is: Condition | None = None) -> FromClause:
    """Return which tasks belong to a document: those that cite it and those that it gave rise to, each once.

    What is asked of the document stands on either side, where an index finds it.
    """
    citing = select(task_directive.c.document_id, task_directive.c.task_id)
    arisen = select(task.c.origin_document_id.label("document_id"), task.c.id.label("task_id")).where(
        task.c.origin_document_id.is_not(None)
    )
    if document_is:
        citing = citing.where(document_is(task_directive.c.document_id))
        arisen = arisen.where(document_is(task.c.origin_document_id))
    return union(citing, arisen).subquery("document_task")


def is_among(numbers: Sequence[int]) -> Condition:
    """Return the condition that a column holds one of some numbers."""
    return lambda column: column.in_(numbers)


def directive_of(row: Row[Any]) -> Directive:
    """Return the document that a row of `document` holds."""
    return directive_named([getattr(row, name) for name in NAMES])


def directive_named(values: Sequence[Any]) -> Directive:
    """Return the document that has these values in the columns NAMED; reading them by place is faster than by name."""
    kind, symbol, issued_on, issuer, title, signer, note, secrecy = values
    return Directive(
        kind=kind or "",
        symbol=symbol or "",
        issued_on=issued_on,
        issuer=issuer or "",
        title=title or "",
        signer=signer or "",
        note=note or "",
        secrecy=Secrecy(secrecy) if secrecy else None,
    )


def name_of(values: Sequence[Any]) -> str:
    """Return the short name of the document that has these values in the columns NAMED."""
    return values[NAMES.index("symbol")] or directive_named(values).short_name
