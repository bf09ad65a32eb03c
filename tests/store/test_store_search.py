"""Searching the record, on both databases: what is found follows every change, and undoing it."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from nhiemvu.domain.dates import VIETNAM
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.search import PIECE, NothingToSearch, SearchKind, parse_query, places_of
from nhiemvu.domain.text import nfc
from nhiemvu.store.check import check
from nhiemvu.store.database import Database, transaction
from nhiemvu.store.directives import record_directive
from nhiemvu.store.engine import connected
from nhiemvu.store.history import get_event, not_undone, record_event
from nhiemvu.store.progress import add_evidence
from nhiemvu.store.reports import add_report, add_source
from nhiemvu.store.schema import upgrade
from nhiemvu.store.search import search
from nhiemvu.store.search_entries import out_of_step
from nhiemvu.store.session import Session
from nhiemvu.store.tables import task as task_table
from nhiemvu.store.tasks import set_words
from nhiemvu.store.undo import take_back
from tests.domain.test_search import FOUND, TEXT
from tests.store.store_factories import DIRECTIVE, Q1, TODAY, make_progress, make_task
from tests.store.test_store_schema import migrate_down


def found(
    session: Session, query: str, kinds: Collection[SearchKind] = (), limit: int = 20
) -> list[tuple[SearchKind, int]]:
    """Return the kinds and numbers of what a query finds, the best fit first."""
    return [(hit.kind, hit.id) for hit in search(session, parse_query(query), kinds, limit)]


@pytest.mark.parametrize(("query", "words"), FOUND, ids=[case[0] for case in FOUND])
def test_the_index_finds_what_the_domain_finds(session: Session, query: str, words: list[str]) -> None:
    """Of all words asked for; the same rule of accents in the database and in the text shown."""
    number = make_task(session, TEXT)
    wanted = parse_query(query)
    whole = {position for position, _ in places_of(TEXT, wanted)} == set(range(len(wanted.phrases)))
    assert whole <= bool(words)
    assert found(session, query) == ([(SearchKind.TASK, number)] if whole else [])


def fill(session: Session) -> dict[str, int]:
    """Record "biển đảo" in every place that is searched."""
    task = make_task(session, "Tuyên truyền biển, đảo")
    progress = make_progress(session, task, result="Đã tuyên truyền về biển, đảo cho 300 người")
    other = make_progress(session, task, note="Chưa có kinh phí", obstacle="biển đảo động")
    proved = make_progress(session, make_task(session, "Việc khác"))
    add_evidence(session, proved, document_id=None, text="ảnh chụp biển đảo")
    directive = record_directive(session, replace(DIRECTIVE, note="nêu cả biển đảo"))
    report = record_directive(session, Directive(kind="BC", symbol="12-BC/HU"))
    add_report(session, report, series_id=None, reported=Q1, planned=None)
    lines = "\n".join(["1. Việc thường xuyên của các chi bộ."] * 400)
    add_source(
        session,
        report,
        file_name="a.docx",
        sha256="a" * 64,
        text=f"{lines}\nII.1. Công tác biển đảo được chú trọng.\n{lines}",
        outline=[],
        imported_on=TODAY,
    )
    return {
        "task": task,
        "result": progress,
        "obstacle": other,
        "proof": proved,
        "directive": directive,
        "report": report,
    }


def test_every_place_is_searched(session: Session) -> None:
    """Tasks, results with their notes and proofs, directives, reports with their whole text; each record once."""
    numbers = fill(session)
    expected = {
        (SearchKind.TASK, numbers["task"]),
        *((SearchKind.RESULT, numbers[name]) for name in ("result", "obstacle", "proof")),
        (SearchKind.DIRECTIVE, numbers["directive"]),
        (SearchKind.REPORT, numbers["report"]),
    }
    for query in ("bien dao", "biển đảo", '"bien dao"'):
        assert set(found(session, query)) == expected
        assert len(found(session, query)) == len(expected)
    assert found(session, "biển đảo", [SearchKind.REPORT]) == [(SearchKind.REPORT, numbers["report"])]
    kinds = [SearchKind.TASK, SearchKind.DIRECTIVE]
    assert {kind for kind, _ in found(session, "bien", kinds)} == set(kinds)
    assert len(found(session, "bien dao", limit=2)) == 2


def test_the_piece_of_a_long_text_is_given(session: Session) -> None:
    """The hit tells where in the report the words stand."""
    fill(session)
    [hit] = search(session, parse_query("biển đảo"), [SearchKind.REPORT])
    assert hit.source == "document_source"
    assert "II.1. Công tác biển đảo" in hit.text
    assert len(hit.text) <= PIECE
    whole = session.connection.execute(text("SELECT text FROM document_source")).scalar_one()
    assert whole[hit.start :].startswith(hit.text)


def test_a_better_fit_comes_first(session: Session) -> None:
    """A short text with the words often goes before a long one with them once."""
    long = make_task(session, f"Biển và đảo {'cùng nhiều việc khác của các chi bộ ' * 20}")
    short = make_task(session, "Biển, đảo: tuyên truyền biển, đảo")
    assert [number for _, number in found(session, "biển đảo")] == [short, long]


def record(session: Session) -> None:
    """Record what was done as an event."""
    record_event(session, at=datetime(2023, 5, 10, tzinfo=VIETNAM), actor="lan", command="x")


def test_the_index_follows_changes_and_undoing(session: Session) -> None:
    """New words are found, old ones no longer; a row that is gone is not found; undoing brings them back."""
    number = make_task(session, "Tuyên truyền biển, đảo")
    record(session)
    set_words(session, number, text="Kiểm tra chuyển đổi số", title="Kiểm tra")
    record(session)
    assert found(session, "biển") == []
    assert found(session, "kiểm tra") == [(SearchKind.TASK, number)]
    session.delete(task_table, number)
    record(session)
    assert found(session, "kiểm tra") == []
    for query in ("kiểm tra", "biển đảo"):
        [newest] = not_undone(session, 1)
        taken = get_event(session, newest)
        take_back(session, taken)
        record_event(session, at=taken.at, actor="lan", command="undo", undoes_id=newest)
        assert found(session, query) == [(SearchKind.TASK, number)]
    assert out_of_step(session.connection) == []


def test_a_database_in_use_is_indexed_when_it_is_upgraded(database: Database) -> None:
    """What was recorded before there was an index is found after it."""
    with transaction(database, writing=True) as session:
        numbers = fill(session)
    with connected(database, writing=True, migrating=True) as connection:
        migrate_down(connection, "0005")
    assert upgrade(database)
    with transaction(database, writing=False) as session:
        assert (SearchKind.REPORT, numbers["report"]) in found(session, "biển đảo")
        assert len(found(session, "bien dao")) == 6
        assert check(session) == []


BROKEN = [
    ("UPDATE search_entry SET exact = 'khác' WHERE source = 'task'", "bảng task, số 1"),
    ("DELETE FROM search_entry WHERE source = 'document'", "bảng document, số"),
    ("INSERT INTO search_entry (source, record_id, start, exact, folded) VALUES ('task', 77, 0, 'a', 'a')", "số 77"),
]


@pytest.mark.parametrize(("statement", "said"), BROKEN, ids=[case[1] for case in BROKEN])
def test_what_is_out_of_step_is_found(session: Session, statement: str, said: str) -> None:
    """`db check` names the record."""
    fill(session)
    assert check(session) == []
    session.connection.execute(text(statement))
    findings = check(session)
    assert findings
    assert said in findings[0].message.vi


def test_a_missing_trigger_and_a_lost_word_are_found_on_sqlite(session: Session) -> None:
    """The full-text index of SQLite follows by triggers; `db check` looks for them and compares."""
    if session.connection.dialect.name != "sqlite":
        pytest.skip("the index of PostgreSQL cannot be missing from its table")
    fill(session)
    session.connection.execute(text("DROP TRIGGER search_entry_added"))
    [finding] = check(session)
    assert "search_entry_added" in finding.message.vi
    make_task(session, "Việc mới")
    assert out_of_step(session.connection) == [("task", 3)]


@pytest.mark.parametrize("words", ['a" OR "b', "NEAR(a b)", "exact:a", "a AND b", "{folded}", "' | 'x", "a:*", "\\"])
def test_no_sign_of_a_database_has_a_meaning(session: Session, words: str) -> None:
    """What is typed is words and nothing else."""
    make_task(session, "a near b")
    with suppress(NothingToSearch):
        assert found(session, words) in ([], [(SearchKind.TASK, 1)])


def test_deadlines_do_not_matter(session: Session) -> None:
    """A change of other columns writes no entry."""
    number = make_task(session, "Biển", due_on=date(2023, 6, 1))
    before = session.connection.execute(text("SELECT max(id) FROM search_entry")).scalar()
    session.update(task_table, number, {"due_on": date(2023, 6, 2)})
    assert session.connection.execute(text("SELECT max(id) FROM search_entry")).scalar() == before


#: Letters that tell the rules apart: accents, đ, tones with two places, digits, and signs between words.
TEXTS_DRAWN = st.lists(
    st.sampled_from(["biển", "biến", "bien", "đảo", "dao", "hoà", "hòa", "hoàn", "ủy", "uỷ", "97", "CT", "Đ", "x"]),
    min_size=1,
    max_size=6,
).flatmap(lambda words: st.sampled_from([" ", ", ", "-", "\n"]).map(lambda sign: sign.join(words)))
QUERIES_DRAWN = st.lists(
    st.sampled_from(
        ["biển", "bien", "dao", "đảo", "hoà", "hòa*", "hoa*", '"bien dao"', "“biển đảo”", "97-CT", "b*", "ủy"]
    ),
    min_size=1,
    max_size=2,
).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(held=TEXTS_DRAWN, query=QUERIES_DRAWN)
def test_database_and_domain_find_the_same(session: Session, held: str, query: str) -> None:
    """Whatever the words: a record is found where every phrase has a place in its text, and only there."""
    session.connection.execute(text("DELETE FROM search_entry"))
    number = make_task(session, held)
    wanted = parse_query(query)
    whole = {position for position, _ in places_of(nfc(held), wanted)} == set(range(len(wanted.phrases)))
    assert found(session, query) == ([(SearchKind.TASK, number)] if whole else [])
