"""Searching the words of records: FTS5 on SQLite, to_tsvector with a GIN index on PostgreSQL."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from nhiemvu.domain.search import Phrase, Query, SearchKind, piece_at, spellings
from nhiemvu.domain.values import dataclass
from nhiemvu.store.batches import NUMBERS, rows_among
from nhiemvu.store.later import (
    ColumnElement,
    Row,
    Select,
    case,
    column,
    document,
    document_source,
    evidence,
    func,
    literal_column,
    progress,
    report,
    search_entry,
    select,
    table,
    task,
)
from nhiemvu.store.searched import TEXTS, number_column, text_of
from nhiemvu.store.session import Session

#: Entries that are ranked and looked through for so many records as are asked for: a long report has many.
PER_RECORD = 50
#: So many are looked at together for the records that they belong to.
PAGE_OF_ENTRIES = 100
#: PostgreSQL ranks one by one: of words that stand in more entries, only the newest of these are ranked.
RANKED = 5000

FTS = table("search_index", column("search_index"), column("rowid"), column("rank"))
SIMPLE: ColumnElement[Any] = literal_column("'simple'::regconfig")
#: What is searched, by the names of the tables.
SOURCES = {
    "task": task,
    "progress": progress,
    "evidence": evidence,
    "document": document,
    "document_source": document_source,
}
#: The columns whose words are searched.
COLUMNS = {**TEXTS, "task": ("title", "text")}
TEXTS_AMONG = {
    name: select(*(each.c[column] for column in (number_column(name), *COLUMNS[name]))).where(
        each.c[number_column(name)].in_(NUMBERS)
    )
    for name, each in SOURCES.items()
}
PROVED_AMONG = select(evidence.c.id, evidence.c.progress_id).where(evidence.c.id.in_(NUMBERS))
#: Which record an entry belongs to: evidence to its progress entry, a file to its document.
OWNER_KIND = case(
    (search_entry.c.source == "task", SearchKind.TASK.value),
    (search_entry.c.source.in_(("progress", "evidence")), SearchKind.RESULT.value),
    (search_entry.c.record_id.in_(select(report.c.document_id)), SearchKind.REPORT.value),
    else_=SearchKind.DIRECTIVE.value,
)


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One record in which all phrases were found."""

    kind: SearchKind
    #: The number of a task, a progress entry or a document.
    id: int
    #: The piece of its text that fits best, the table that holds it, and the piece's place in that text.
    text: str
    source: str
    start: int


def search(session: Session, query: Query, kinds: Collection[SearchKind] = (), limit: int = 20) -> list[SearchHit]:
    """Return the records that hold all phrases of a query in one piece of their text, the best fit first."""
    most = limit * PER_RECORD
    on_sqlite = session.connection.dialect.name == "sqlite"
    statement = _on_sqlite(query, kinds, most) if on_sqlite else _on_postgresql(query, kinds, most)
    best: dict[tuple[SearchKind, int], Row[Any]] = {}
    rows = iter(session.connection.execute(statement))
    while len(best) < limit and (page := list(islice(rows, PAGE_OF_ENTRIES))):
        for owner, row in zip(_owners(session, page), page, strict=True):
            best.setdefault(owner, row)
    found = dict(islice(best.items(), limit))
    pieces = _pieces(session, found.values())
    return [SearchHit(*owner, pieces[row.source, row.record_id], row.source, row.start) for owner, row in found.items()]


def hit_of_document(session: Session, document_id: int) -> SearchHit:
    """Return a document as if it had been found by what is recorded of it."""
    row = session.connection.execute(select(document).where(document.c.id == document_id)).one()
    is_report = select(report.c.document_id).where(report.c.document_id == document_id)
    kind = SearchKind.REPORT if session.connection.execute(is_report).first() else SearchKind.DIRECTIVE
    return SearchHit(kind, document_id, text_of("document", row._asdict()), "document", 0)


def tasks_holding(session: Session, query: Query) -> Select[Any]:
    """Return the statement that finds the numbers of the tasks whose words hold all phrases of a query in one piece."""
    found = select(search_entry.c.record_id).where(search_entry.c.source == "task")
    if session.connection.dialect.name == "sqlite":
        matches = FTS.c.search_index.op("MATCH")(fts_words(query))
        return found.join(FTS, search_entry.c.id == FTS.c.rowid).where(matches)
    return found.where(_vector(query).op("@@")(func.to_tsquery(SIMPLE, ts_words(query))))


def _vector(query: Query) -> ColumnElement[Any]:
    return literal_column(f"search_entry.search_index_{'exact' if query.exact else 'folded'}")


def _of_kinds(kinds: Collection[SearchKind]) -> Sequence[ColumnElement[bool]]:
    return [OWNER_KIND.in_([kind.value for kind in kinds])] if kinds else []


def _columns() -> list[ColumnElement[Any]]:
    return [OWNER_KIND.label("kind"), search_entry.c.source, search_entry.c.record_id, search_entry.c.start]


def _on_sqlite(query: Query, kinds: Collection[SearchKind], most: int) -> Select[Any]:
    return (
        select(*_columns())
        .select_from(FTS)
        .join(search_entry, search_entry.c.id == FTS.c.rowid)
        .where(FTS.c.search_index.op("MATCH")(fts_words(query)), *_of_kinds(kinds))
        .order_by(FTS.c.rank, search_entry.c.id.desc())
        .limit(most)
    )


def fts_words(query: Query) -> str:
    """Return a query in the words of FTS5: {exact} : ("biển đảo" AND ("hòa"* OR "hoà"*))."""
    phrases = (" OR ".join(map(_fts_phrase, spellings(phrase))) for phrase in query.phrases)
    return f"{{{'exact' if query.exact else 'folded'}}} : ({' AND '.join(f'({words})' for words in phrases)})"


def _fts_phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.words)}"{" *" if phrase.prefix else ""}'


def _on_postgresql(query: Query, kinds: Collection[SearchKind], most: int) -> Select[Any]:
    vector = _vector(query)
    wanted = func.to_tsquery(SIMPLE, ts_words(query))
    newest = (
        select(*_columns(), search_entry.c.id, vector.label("vector"))
        .where(vector.op("@@")(wanted), *_of_kinds(kinds))
        .order_by(search_entry.c.id.desc())
        .limit(max(RANKED, most))
        .subquery()
    )
    # 1: a long text is not better for being long (PostgreSQL's manual, 12.3.3).
    rank = func.ts_rank_cd(newest.c.vector, wanted, 1)
    columns = (newest.c.kind, newest.c.source, newest.c.record_id, newest.c.start)
    return select(*columns).order_by(rank.desc(), newest.c.id.desc()).limit(most)


def ts_words(query: Query) -> str:
    """Return a query in the words of PostgreSQL: ('biển' <-> 'đảo') & ('hòa':* | 'hoà':*)."""
    phrases = (" | ".join(map(_ts_phrase, spellings(phrase))) for phrase in query.phrases)
    return " & ".join(f"({words})" for words in phrases)


def _ts_phrase(phrase: Phrase) -> str:
    words = " <-> ".join(f"'{word}'" for word in phrase.words)
    return f"({words}{':*' if phrase.prefix else ''})"


def _owners(session: Session, entries: Sequence[Row[Any]]) -> Iterator[tuple[SearchKind, int]]:
    """Yield the record that each entry belongs to."""
    proofs = [entry.record_id for entry in entries if entry.source == "evidence"]
    proved: dict[int, int] = dict(rows_among(session.connection, PROVED_AMONG, proofs))
    for entry in entries:
        number = proved[entry.record_id] if entry.source == "evidence" else entry.record_id
        yield SearchKind(entry.kind), number


def _pieces(session: Session, entries: Iterable[Row[Any]]) -> dict[tuple[str, int], str]:
    """Return the pieces of text that entries stand for, by their table and number; one text at a time is held."""
    starts: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for entry in entries:
        starts[entry.source][entry.record_id] = entry.start
    return {
        (source, number): piece_at(text_of(source, dict(zip(COLUMNS[source], words, strict=True))), places[number])
        for source, places in starts.items()
        for number, *words in rows_among(session.connection, TEXTS_AMONG[source], list(places))
    }
