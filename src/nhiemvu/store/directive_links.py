"""Links between documents: all of them for the tree, and the documents under one in a single statement."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from nhiemvu.domain.directive_tree import ABOVE, CARRYING, Tie
from nhiemvu.domain.directives import Relation
from nhiemvu.store.batches import in_batches
from nhiemvu.store.directive_rows import is_among, tasks_of_documents
from nhiemvu.store.later import ColumnElement, Select, document, document_link, select, union_all
from nhiemvu.store.session import Session


def all_links(session: Session) -> list[Tie]:
    """Return every link, in the order in which they were recorded."""
    statement = select(document_link).order_by(document_link.c.id)
    return [Tie(row.from_id, Relation(row.relation), row.to_id) for row in session.connection.execute(statement)]


def remove_link(session: Session, from_id: int, relation: Relation, to_id: int) -> bool:
    """Remove a link; tell whether it was there."""
    columns = document_link.c
    wanted = (columns.from_id == from_id) & (columns.relation == relation) & (columns.to_id == to_id)
    number = session.connection.execute(select(columns.id).where(wanted)).scalar()
    if number is None:
        return False
    session.delete(document_link, number)
    return True


def ids_under(document_id: int) -> Select[Any]:
    """Return the statement that finds a document and those below it: the rule of `directive_tree.under`."""
    columns = document_link.c
    ends = union_all(
        select(columns.to_id.label("upper"), columns.from_id.label("lower")).where(_upper_is("to")),
        select(columns.from_id.label("upper"), columns.to_id.label("lower")).where(_upper_is("from")),
    ).subquery("end_of_link")
    first = select(document.c.id).where(document.c.id == document_id)
    under = first.cte("under_document", recursive=True)
    # UNION drops what was reached before, so that circles come to an end.
    under = under.union(select(ends.c.lower).join(under, ends.c.upper == under.c.id))
    return select(under.c.id)


def _upper_is(end: str) -> ColumnElement[bool]:
    return document_link.c.relation.in_([relation.value for relation in CARRYING if ABOVE[relation] == end])


def tasks_of(session: Session, document_ids: Sequence[int]) -> dict[int, list[int]]:
    """Return the numbers of the tasks that cite documents or come from them, by document."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for batch in in_batches(document_ids):
        tasks = tasks_of_documents(is_among(batch))
        both = select(tasks.c.document_id, tasks.c.task_id).order_by(tasks.c.task_id)
        for document_id, task_id in session.connection.execute(both):
            found[document_id].append(task_id)
    return dict(found)
