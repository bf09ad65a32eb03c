"""Numbers of new rows, given back where a transaction comes to nothing.

SQLite takes its counters back by itself. Those of a server go on whatever becomes of a transaction, so that a rehearsal
would announce numbers that the real run does not give, and each refusal would leave a gap.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError


@contextmanager
def numbers_kept(connection: Connection, given: Mapping[str, int], *, wanted: bool) -> Iterator[None]:
    """Keep the numbers `given` within, each the first of a table, where that is `wanted` and nothing is raised.

    Else counters are set back while it is the writer's turn yet. A counter stays where the server's own error ended the
    transaction, or where the account may not set it.
    """
    try:
        yield
    except BaseException:
        _give_back(connection, given)
        raise
    if not wanted:
        _give_back(connection, given)


def _give_back(connection: Connection, given: Mapping[str, int]) -> None:
    if connection.dialect.name == "sqlite":
        return
    with suppress(DBAPIError):
        for table, first in given.items():
            counter = func.pg_get_serial_sequence(table, "id")
            # A counter of which nothing was ever given stands on 1, not yet taken.
            connection.execute(select(func.setval(counter, max(first - 1, 1), first > 1)))
