"""Documents: directives, plans and our own reports in one table, found again however they are mentioned."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any, Literal, NamedTuple

from nhiemvu.domain.directives import Directive, Relation, identity, issuer_key, merged, same_document
from nhiemvu.domain.symbols import symbol_key
from nhiemvu.domain.tasks import State
from nhiemvu.domain.text import fold, nfc
from nhiemvu.domain.values import dataclass
from nhiemvu.store.directive_rows import NAMED, directive_named, directive_of, tasks_of_documents
from nhiemvu.store.later import (
    IS_CONTINUED,
    IS_OPEN,
    ColumnElement,
    FromClause,
    Select,
    and_,
    case,
    document,
    document_link,
    func,
    or_,
    report,
    select,
    task,
)
from nhiemvu.store.patterns import holds
from nhiemvu.store.session import Session

#: PostgreSQL refuses to index more than some 2,700 bytes; a longer identity is kept as its head and a digest.
IDENTITY_LENGTH = 500

#: Whether a document is one of the office's own reports.
IS_REPORT = document.c.id.in_(select(report.c.document_id))


class HeldDocument(NamedTuple):
    """A document with its number."""

    id: int
    directive: Directive
    #: Whether it is one of the office's own reports.
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedDirective:
    """One directive with how its tasks stand; the rest of `total` is suspended or cancelled."""

    id: int
    directive: Directive
    open: int
    done: int
    total: int
    #: Whether it is one of the office's own reports.
    own: bool = False


class RecordedLink(NamedTuple):
    """One relation of a document."""

    relation: Relation
    #: "out" where the document RELATION the other one, "in" where the other one RELATION it.
    direction: Literal["out", "in"]
    #: The other document.
    id: int
    directive: Directive


def _values(directive: Directive) -> dict[str, Any]:
    return {
        "identity": stored_identity(directive),
        "kind": directive.kind or None,
        "symbol": directive.symbol or None,
        "symbol_key": symbol_key(directive.symbol) or None,
        "issued_on": directive.issued_on,
        "issuer": directive.issuer or None,
        "title": directive.title or None,
        "folded": fold(directive.title) or None,
        "signer": directive.signer or None,
        "note": directive.note or None,
        "secrecy": directive.secrecy,
    }


def stored_identity(directive: Directive) -> str | None:
    """Return what the column `identity` holds, or None for a document that nothing identifies."""
    if not (directive.symbol or directive.title):
        return None
    key = nfc(identity(directive))
    if len(key) <= IDENTITY_LENGTH:
        return key
    import hashlib  # noqa: PLC0415 it takes longer to load than a list takes to read

    return f"{key[:IDENTITY_LENGTH]}|{hashlib.sha256(key.encode()).hexdigest()}"


def find_directive(session: Session, directive: Directive) -> tuple[int, Directive] | None:
    """Return the recorded document that a mention names, with its number, or None.

    Of several that it may name, the one with the same date and issuer is meant; where those left contradict one
    another and the mention does not decide, none is guessed.
    """
    found = [(number, other) for number, other in documents_like(session, directive) if same_document(directive, other)]
    best = max((_nearness(directive, other) for _, other in found), default=None)
    nearest = [(number, other) for number, other in found if _nearness(directive, other) == best]
    if any(not same_document(one, other) for (_, one), (_, other) in combinations(nearest, 2)):
        return None
    return nearest[0] if nearest else None


def documents_like(session: Session, directive: Directive) -> list[tuple[int, Directive]]:
    """Return the recorded documents with a mention's symbol (without one: its kind and title), with their numbers."""
    rows = session.connection.execute(select(document).where(_may_be(directive)).order_by(document.c.id))
    return [(row.id, directive_of(row)) for row in rows]


def _may_be(directive: Directive) -> ColumnElement[bool]:
    if directive.symbol:
        return document.c.symbol_key == symbol_key(directive.symbol)
    return and_(
        document.c.symbol_key.is_(None),
        document.c.kind == (directive.kind or None),
        document.c.folded == (fold(directive.title) or None),
    )


def _nearness(mention: Directive, held: Directive) -> tuple[bool, bool]:
    return held.issued_on == mention.issued_on, issuer_key(held.issuer) == issuer_key(mention.issuer)


def add_directive(session: Session, directive: Directive) -> int:
    """Add a document and return its number."""
    return session.insert(document, _values(directive))


def record_directive(session: Session, directive: Directive) -> int:
    """Return the number of the document that a mention names, filled in with what its record lacked, or added."""
    found = find_directive(session, directive)
    if found is None:
        return add_directive(session, directive)
    number, known = found
    update_directive(session, number, merged(known, directive))
    return number


def update_directive(session: Session, document_id: int, directive: Directive) -> bool:
    """Record a document anew under its number; tell whether anything differed."""
    return session.update(document, document_id, _values(directive))


def get_directive(session: Session, document_id: int) -> Directive | None:
    """Return one document, or None where no document has this number."""
    row = session.connection.execute(select(document).where(document.c.id == document_id)).one_or_none()
    return directive_of(row) if row else None


def directives_titled(session: Session, words: Sequence[str]) -> list[Directive]:
    """Return the documents, the office's own reports left out, whose title holds all these words, the oldest first."""
    conditions = [holds(document.c.folded, fold(each)) for each in words]
    own = select(report.c.document_id)
    statement = select(document).where(*conditions, document.c.id.not_in(own))
    in_order = statement.order_by(document.c.issued_on.asc().nulls_first(), document.c.id)
    return [directive_of(row) for row in session.connection.execute(in_order)]


def titles_without_symbol(session: Session) -> list[str | None]:
    """Return the folded titles of the documents that have no symbol, None of those that have no title either."""
    statement = select(document.c.folded).where(document.c.symbol_key.is_(None))
    return list(session.connection.execute(statement).scalars())


def held_documents(session: Session, *, number: int | None = None, symbol: str | None = None) -> list[HeldDocument]:
    """Return the documents by number: all, or those with a number or with what `symbol_key` makes of a symbol."""
    statement = select(document.c.id, IS_REPORT.label("own"), *NAMED).order_by(document.c.id)
    wanted = [document.c.id == number] if number is not None else []
    wanted += [document.c.symbol_key == symbol] if symbol else []
    if wanted:
        statement = statement.where(or_(*wanted))
    rows = session.connection.execute(statement)
    return [HeldDocument(number, directive_named(named), bool(own)) for number, own, *named in rows]


def recorded_directive(session: Session, document_id: int) -> RecordedDirective:
    """Return one document with its tasks counted by state."""
    tasks = tasks_of_documents(lambda column: column == document_id)
    return _recorded(session, _counted(tasks).where(document.c.id == document_id))[0]


def list_directives(session: Session, *, reports: bool = False) -> list[RecordedDirective]:
    """Return every document by number, with its tasks counted by state; the office's own reports only if asked for."""
    statement = _counted(tasks_of_documents()).order_by(document.c.id)
    return _recorded(session, statement if reports else statement.where(~IS_REPORT))


def _counted(tasks: FromClause) -> Select[Any]:
    """Return the statement for documents with their tasks counted; an open one that goes on later counts there."""
    counts = (
        select(
            tasks.c.document_id,
            func.sum(case((IS_OPEN, 1), else_=0)).label("open"),
            func.sum(case((task.c.state == State.DONE, 1), else_=0)).label("done"),
            func.count().label("total"),
        )
        .join(task, task.c.id == tasks.c.task_id)
        .where(~and_(IS_OPEN, IS_CONTINUED))
        .group_by(tasks.c.document_id)
        .subquery()
    )
    columns = (document.c.id, IS_REPORT.label("own"), counts.c.open, counts.c.done, counts.c.total, *NAMED)
    return select(*columns).outerjoin(counts, counts.c.document_id == document.c.id)


def _recorded(session: Session, statement: Select[Any]) -> list[RecordedDirective]:
    return [
        RecordedDirective(
            id=number,
            directive=directive_named(named),
            open=is_open or 0,
            done=done or 0,
            total=total or 0,
            own=bool(own),
        )
        for number, own, is_open, done, total, *named in session.connection.execute(statement)
    ]


def add_link(session: Session, from_id: int, relation: Relation, to_id: int) -> bool:
    """Record that one document RELATION another; tell whether that was new."""
    values = {"from_id": from_id, "relation": relation, "to_id": to_id}
    held = select(document_link.c.id).where(and_(*(document_link.c[name] == value for name, value in values.items())))
    if session.connection.execute(held).first():
        return False
    session.insert(document_link, values)
    return True


def links_of(session: Session, document_id: int) -> list[RecordedLink]:
    """Return the relations of a document, both ways, in the order in which they were recorded."""
    outward = document_link.c.from_id == document_id
    statement = (
        select(document_link.c.relation, outward.label("outward"), document)
        .join(document, document.c.id == case((outward, document_link.c.to_id), else_=document_link.c.from_id))
        .where(or_(outward, document_link.c.to_id == document_id))
        .order_by(document_link.c.id)
    )
    return [
        RecordedLink(Relation(row.relation), "out" if row.outward else "in", row.id, directive_of(row))
        for row in session.connection.execute(statement)
    ]
