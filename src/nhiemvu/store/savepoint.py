"""A part of a transaction that may fail alone: the rest is recorded all the same."""

from collections.abc import Iterator
from contextlib import contextmanager

from nhiemvu.store.secrecy import Secrets
from nhiemvu.store.session import Session


@contextmanager
def savepoint(session: Session) -> Iterator[None]:
    """Take back what was changed within, in the database and in the record, where anything is raised."""
    changes, files, task_ids = len(session.changes), len(session.files), set(session.task_ids)
    try:
        with session.connection.begin_nested():
            yield
    except BaseException:
        del session.changes[changes:]
        del session.files[files:]
        session.task_ids.intersection_update(task_ids)
        session.secrets = Secrets()
        raise
