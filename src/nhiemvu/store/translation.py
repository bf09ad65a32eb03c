"""Turn errors of the drivers into faults that the user can understand."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, PendingRollbackError

from nhiemvu.domain.errors import DatabaseFault
from nhiemvu.domain.language import Text
from nhiemvu.store.faults import UnreachableDatabase, sqlite_fault
from nhiemvu.store.server_faults import NOT_ALLOWED, server_fault


@contextmanager
def translated(
    name: str, secret: str | None = None, denied: Callable[[], DatabaseFault] | None = None
) -> Iterator[None]:
    """Turn errors of the driver that the user can understand into faults; let the rest pass.

    `name` is what messages call the database, `secret` a password that no message may show, `denied` tells what it
    means that the server does not allow a thing.
    """
    try:
        yield
    except DBAPIError as error:
        fault = denied() if denied and state_of(error) == NOT_ALLOWED else fault_of(error, name, secret)
        if fault is None:
            raise
        raise fault from error
    except PendingRollbackError as error:
        # The server went away in the middle of a transaction, and something was still asked of it.
        lost = Text("mất kết nối với máy chủ giữa chừng", "the connection to the server was lost")
        raise UnreachableDatabase(name, lost) from error


def state_of(error: DBAPIError) -> str | None:
    """Return the code of a server's error, None where it has none."""
    state = getattr(error.orig, "sqlstate", None)
    return state if isinstance(state, str) else None


def fault_of(error: DBAPIError, name: str, secret: str | None = None) -> DatabaseFault | None:
    """Return what an error of the driver means, or None where it is a fault of the program."""
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return sqlite_fault(cause, name)
    state = state_of(error)
    # psycopg gives no code where it never reached a server or lost it.
    if state is None and type(cause).__name__ != "OperationalError":
        return None
    return server_fault(cause, state, name, secret)
