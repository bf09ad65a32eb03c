"""The words of records for searching, kept in step with every change of a record, undoing among them.

They are derived: no event tells of them, and `rebuild` makes them anew.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Select, Table, column, delete, insert, select, table

from nhiemvu.domain.search import indexed_words, pieces
from nhiemvu.store.plain_rows import add_rows
from nhiemvu.store.searched import columns_of, number_column, text_of
from nhiemvu.store.tables import SEARCHED, metadata, search_entry

Row = Mapping[str, Any]
#: So many rows are read at a time.
PAGE = 500

#: By which SQLite's index follows every entry.
TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'search_entry' ORDER BY name"


def entries_of(source: str, row: Row) -> Iterator[dict[str, Any]]:
    """Yield the entries of a row."""
    number = row[number_column(source)]
    for start, piece in pieces(text_of(source, row)):
        exact, folded = indexed_words(piece)
        if exact:
            yield {"source": source, "record_id": number, "start": start, "exact": exact, "folded": folded}


def follow(connection: Connection, changed: Table, before: Row | None, after: Row | None) -> None:
    """Bring the entries of a row up to what it is now; before it was added and after it is gone it is None."""
    if changed.name not in SEARCHED:
        return
    if before is not None:
        if after is not None and text_of(changed.name, before) == text_of(changed.name, after):
            return
        mine = search_entry.c.source == changed.name, search_entry.c.record_id == before[number_column(changed.name)]
        connection.execute(delete(search_entry).where(*mine))
    if after is not None and (new := list(entries_of(changed.name, after))):
        connection.execute(insert(search_entry), new)


def rebuild(connection: Connection) -> None:
    """Make every entry anew."""
    with _indexed_at_once(connection):
        _write_all(connection)


@contextmanager
def _indexed_at_once(connection: Connection) -> Iterator[None]:
    """Let SQLite's index be made from all entries at the end: entry by entry it takes three times as long."""
    if connection.dialect.name != "sqlite":
        yield
        return
    triggers = connection.exec_driver_sql(TRIGGERS).all()
    for name, _ in triggers:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('rebuild')")
    for _, words in triggers:
        connection.exec_driver_sql(words)


def _write_all(connection: Connection) -> None:
    connection.execute(delete(search_entry))
    add_rows(connection, search_entry, all_entries(connection))


def all_entries(connection: Connection) -> Iterator[dict[str, Any]]:
    """Yield the entries that there must be."""
    for source in SEARCHED:
        names = columns_of(source)
        columns = (metadata.tables[source].c[name] for name in names)
        for row in connection.execute(select(*columns).execution_options(yield_per=PAGE)):
            yield from entries_of(source, dict(zip(names, row, strict=True)))


def out_of_step(connection: Connection) -> list[tuple[str, int]]:
    """Return the rows, by table and number, whose entries are not what they must be, or are not all in the index."""
    held = {
        (row.source, row.record_id, row.start): (row.exact, row.folded)
        for row in connection.execute(select(search_entry))
    }
    wrong: dict[tuple[str, int], None] = {}
    for entry in all_entries(connection):
        place = entry["source"], entry["record_id"], entry["start"]
        if held.pop(place, None) != (entry["exact"], entry["folded"]):
            wrong[place[:2]] = None
    wrong |= {place[:2]: None for place in held}
    if connection.dialect.name == "sqlite":
        indexed: Select[Any] = select(column("id")).select_from(table("search_index_docsize"))
        lacking = select(search_entry.c.source, search_entry.c.record_id).where(search_entry.c.id.not_in(indexed))
        wrong |= {tuple(row): None for row in connection.execute(lacking)}
    return list(wrong)
