"""What the database itself refuses, whoever writes to it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from nhiemvu.store.session import Session
from nhiemvu.store.tables import metadata

#: Good rows, one a table, in the order in which they refer to one another.
ROWS: dict[str, dict[str, object]] = {
    "setting": {"key": "office", "value": "Văn phòng"},
    "unit": {"name": "Huyện đoàn", "folded": "huyen doan", "valid_from": "2023-01-02", "valid_to": "2023-01-03"},
    "unit_alias": {"unit_id": 1, "alias": "HĐ", "folded": "hd"},
    "unit_group": {"name": "Các đoàn thể", "folded": "cac doan the"},
    "unit_group_member": {"group_id": 1, "unit_id": 1},
    "series": {"name": "Dân vận", "folded": "dan van"},
    "document": {"identity": "party||97-ct/tw|", "kind": "CT", "symbol": "97-CT/TW", "symbol_key": "97-ct/tw"},
    "document_source": {
        "document_id": 1,
        "file_name": "a.docx",
        "sha256": "0" * 64,
        "text": "",
        "outline": "[]",
        "imported_on": "2023-01-01",
    },
    "report": {
        "document_id": 1,
        "series_id": 1,
        "period_reported": "2023-Q1",
        "reported_first": "2023-01-01",
        "reported_last": "2023-03-31",
    },
    "document_link": {"from_id": 1, "relation": "implements", "to_id": 2},
    "task": {
        "text": "Việc",
        "title": "Việc",
        "folded": "viec",
        "period": "2023-Q2",
        "period_first": "2023-04-01",
        "period_last": "2023-06-30",
        "origin_document_id": 1,
        "origin_label": "1",
        "origin_start": 0,
        "origin_end": 4,
        "cadence": "once",
        "state": "done",
        "original_due_on": "2023-05-01",
        "due_on": "2023-05-01",
        "completed_on": "2023-05-01",
        "starred": False,
    },
    "task_recurrence": {
        "task_id": 1,
        "rule": "hằng tháng, ngày 25",
        "first_due_on": "2023-05-25",
        "occurs_on": "2023-05-25",
    },
    "task_directive": {"task_id": 1, "document_id": 1, "position": 0},
    "task_deadline": {
        "task_id": 1,
        "position": 0,
        "text": "trước ngày 15/5",
        "due_on": "2023-05-15",
        "rule": "day",
        "origin_start": 0,
        "origin_end": 4,
    },
    "assignment": {"task_id": 1, "unit_id": 1, "role": "lead", "from_on": "2023-05-01"},
    "progress": {"task_id": 1, "unit_id": 1, "reported_on": "2023-05-01", "state": "done", "percent": 100},
    "evidence": {"progress_id": 1, "text": "ảnh"},
    "extension": {
        "task_id": 1,
        "unit_id": 1,
        "asked_on": "2023-04-20",
        "from_due_on": "2023-05-01",
        "new_due_on": "2023-05-10",
        "reason": "Chờ số liệu",
    },
    "reminder": {
        "task_id": 1,
        "unit_id": 1,
        "sent_on": "2023-05-04",
        "as_of": "2023-05-04",
        "due_on": "2023-05-01",
        "reply_by": "2023-05-09",
    },
    "report_answer": {
        "document_id": 1,
        "task_id": 1,
        "position": 0,
        "coverage": "done",
        "text": "Đã họp.",
        "origin_start": 0,
        "origin_end": 7,
        "matched_by": "bookmark",
    },
    "report_close": {
        "series_id": 1,
        "period": "2023-Q2",
        "period_first": "2023-04-01",
        "period_last": "2023-06-30",
        "closed_on": "2023-07-05",
    },
    "closed_answer": {"close_id": 1, "task_id": 1, "coverage": "done", "state": "done", "percent": 100},
    "unit_change": {"unit_id": 1, "change": "rename", "from_on": "2023-05-01", "former_name": "Phòng cũ"},
    "unit_successor": {"change_id": 1, "unit_id": 1},
    "search_entry": {"source": "task", "record_id": 99, "start": 0, "exact": "biển", "folded": "bien"},
    "result_place": {"series_id": 1, "position": 0, "placed_by": "unit", "unit_id": 1, "heading": "Tuyên truyền"},
    "office_day": {"day": "2023-04-29", "day_kind": "workday", "name": "Làm bù"},
    "event": {"at": "2023-05-01 00:00:00", "actor": "a", "command": "add", "changes": "[]"},
    "event_task": {"event_id": 1, "task_id": 1},
}


def write(session: Session, table: str, **changed: object) -> None:
    """Insert the good row of a table with some of its values changed."""
    row = {**ROWS[table], **changed}
    names, places = ", ".join(row), ", ".join(f":{name}" for name in row)
    session.connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({places})"), row)  # noqa: S608 constants


@pytest.fixture
def filled(session: Session) -> Session:
    """Write one good row into each table."""
    for table in ROWS:
        if table == "document_link":
            write(session, "document", identity="second", symbol="13-CT/TW", symbol_key="13-ct/tw")
        write(session, table)
    return session


def test_good_rows_cover_every_table(filled: Session) -> None:
    """The rows that the cases below spoil are good as they are."""
    assert set(ROWS) == set(metadata.tables)
    assert filled.connection.execute(text("SELECT count(*) FROM event_task")).scalar() == 1


OPEN = {"state": "in_progress", "completed_on": None}
REFUSAL = {"decision": "refused", "decided_on": "2023-04-21", "refusal": "Chưa đủ căn cứ"}
APPROVAL = {"decision": "approved", "decided_on": "2023-04-21", "granted_due_on": "2023-05-08"}
REFUSED = [
    ("setting", {"value": "two of one key"}),
    ("setting", {"key": "place", "value": "  "}),
    ("unit", {"name": ""}),
    ("unit", {"parent_id": 99}),
    ("unit", {"id": 50, "parent_id": 50}),
    ("unit", {"valid_to": "2023-01-01"}),
    ("unit_alias", {"alias": "the same folded"}),
    ("unit_alias", {"unit_id": 99}),
    ("unit_group", {"name": "the same folded"}),
    ("unit_group", {"name": "", "folded": "x"}),
    ("unit_group_member", {}),
    ("task", {"id": 50, "continues_id": 50}),
    ("task", {"continues_id": 99}),
    ("reminder", {}),
    ("reminder", {"sent_on": "2023-05-05", "reply_by": "2023-05-04"}),
    ("reminder", {"sent_on": "2023-05-05", "task_id": 99}),
    ("reminder", {"sent_on": "2023-05-05", "unit_id": 99}),
    ("report_answer", {}),
    ("report_answer", {"position": 1, "coverage": "good"}),
    ("report_answer", {"position": 1, "matched_by": "luck"}),
    ("report_answer", {"position": 1, "text": " "}),
    ("report_answer", {"position": 1, "origin_end": -1}),
    ("report_answer", {"position": 1, "task_id": 99}),
    ("report_close", {}),
    ("report_close", {"series_id": None, "period_last": "2023-01-01"}),
    ("report_close", {"series_id": None, "reason": ""}),
    ("closed_answer", {}),
    ("closed_answer", {"task_id": 99}),
    ("unit_change", {"change": "sold"}),
    ("unit_change", {"former_name": None}),
    ("unit_change", {"former_name": " "}),
    ("unit_change", {"change": "split"}),
    ("unit_successor", {"unit_id": 99}),
    ("search_entry", {"source": "unit"}),
    ("search_entry", {"start": -1}),
    ("search_entry", {"exact": "another piece from the same place"}),
    ("result_place", {"heading": ""}),
    ("result_place", {"unit_id": None}),
    ("result_place", {"words": "biển, đảo"}),
    ("result_place", {"placed_by": "label"}),
    ("office_day", {"name": "the same day"}),
    ("office_day", {"day": "2023-05-02", "day_kind": "feast"}),
    ("office_day", {"day": "2023-05-02", "name": " "}),
    ("office_day", {"day": "2023-05-02", "basis": ""}),
    ("task_recurrence", {}),
    ("task_recurrence", {"task_id": 99}),
    ("unit_group_member", {"unit_id": 99}),
    ("unit_group_member", {"group_id": 99}),
    ("series", {"name": "the same folded"}),
    ("document", {"symbol": "the same identity"}),
    ("document", {"identity": "x", "symbol_key": None}),
    ("document", {"identity": "x", "title": ""}),
    ("document_source", {"document_id": 2}),
    ("document_source", {"document_id": 2, "sha256": "short"}),
    ("report", {"document_id": 2}),
    ("report", {"document_id": 2, "period_reported": "2023-Q2", "reported_last": "2022-01-01"}),
    ("report", {"document_id": 2, "period_reported": "2023-Q2", "reported_last": None}),
    ("report", {"document_id": 2, "period_reported": "2023-Q2", "period_planned": "2023-Q3"}),
    ("document_link", {}),
    ("document_link", {"to_id": 1}),
    ("document_link", {"relation": "likes"}),
    ("document_link", {"from_id": 99}),
    ("task", {"text": ""}),
    ("task", {"state": "lost"}),
    ("task", {"cadence": "never"}),
    ("task", {"completed_on": None}),
    ("task", {"state": "in_progress"}),
    ("task", {"original_due_on": None}),
    ("task", {"period_last": "2023-03-31"}),
    ("task", {"period_last": None}),
    ("task", {"origin_document_id": None}),
    ("task", {"origin_document_id": 99}),
    ("task", {"origin_start": -1}),
    ("task", {"origin_start": 5}),
    ("task", {"parent_id": 99}),
    ("task", {"id": 50, "parent_id": 50}),
    ("task", {"starred": None}),
    ("task_directive", {}),
    ("task_directive", {"document_id": 2, "position": -1}),
    ("task_deadline", {}),
    ("task_deadline", {"task_id": 99}),
    ("task_deadline", {"position": -1}),
    ("task_deadline", {"position": 1, "text": " "}),
    ("task_deadline", {"position": 1, "rule": ""}),
    ("task_deadline", {"position": 1, "origin_end": -1}),
    ("assignment", {"unit_id": 2}),
    ("assignment", {"role": "support"}),
    ("assignment", {"role": "boss", "until_on": "2023-05-02"}),
    ("assignment", {"until_on": "2023-04-30"}),
    ("progress", {"percent": 101}),
    ("progress", {"percent": -1}),
    ("progress", {"state": "lost"}),
    ("progress", {"result": ""}),
    ("progress", {"task_id": 99}),
    ("evidence", {"text": None}),
    ("evidence", {"text": " "}),
    ("evidence", {"progress_id": 99}),
    ("evidence", {"file_name": "anh.jpg"}),
    ("evidence", {"sha256": "a" * 64}),
    ("evidence", {"file_name": "anh.jpg", "sha256": "short"}),
    ("evidence", {"file_name": " ", "sha256": "a" * 64}),
    ("extension", {}),
    ("extension", {**REFUSAL, "new_due_on": "2023-05-01"}),
    ("extension", {**REFUSAL, "reason": " "}),
    ("extension", {**REFUSAL, "refusal": None}),
    ("extension", {**REFUSAL, "decided_on": None}),
    ("extension", {**REFUSAL, "decided_on": "2023-04-19"}),
    ("extension", {**REFUSAL, "decision": "perhaps"}),
    ("extension", {**REFUSAL, "decision": "approved"}),
    ("extension", {**APPROVAL, "granted_due_on": "2023-05-01"}),
    ("extension", {**APPROVAL, "refusal": "Không"}),
    ("extension", {**APPROVAL, "task_id": 99}),
    ("extension", {**APPROVAL, "basis_document_id": 99}),
    ("task", {"set_aside_on": "2023-05-01"}),
    ("event", {"actor": ""}),
    ("event", {"undoes_id": 99}),
    ("event_task", {"event_id": 99}),
]


@pytest.mark.parametrize(
    ("table", "changed"), [pytest.param(*case, id=f"{case[0]} {case[1] or 'twice'}") for case in REFUSED]
)
def test_bad_row_is_refused(filled: Session, table: str, changed: dict[str, object]) -> None:
    """A row that breaks a rule does not get in, by raw SQL either."""
    if changed.get("unit_id") == 2:
        write(filled, "unit")
    with pytest.raises(IntegrityError), filled.connection.begin_nested():
        write(filled, table, **changed)


ACCEPTED = [
    ("task_deadline", {"position": 1, "due_on": None}),
    ("task", {"state": "reported"}),
    ("task", OPEN),
    ("task", {**OPEN, "due_on": None}),
    ("assignment", {"until_on": "2023-05-01"}),
    ("assignment", {"unit_id": 2, "role": "support"}),
    ("progress", {"percent": 0, "unit_id": None}),
    ("evidence", {"text": None, "document_id": 1}),
    ("evidence", {"file_name": "anh.jpg", "sha256": "a" * 64}),
    ("extension", REFUSAL),
    ("extension", APPROVAL),
    ("reminder", {"sent_on": "2023-05-05"}),
    ("reminder", {"unit_id": 2}),
    ("task", {**OPEN, "state": "cancelled", "set_aside_on": "2023-05-01"}),
    ("document", {"identity": None, "kind": None, "symbol": None, "symbol_key": None}),
    ("report", {"document_id": 2, "series_id": None}),
]


@pytest.mark.parametrize(("table", "changed"), [pytest.param(*case, id=f"{case[0]} {case[1]}") for case in ACCEPTED])
def test_lawful_row_is_taken(filled: Session, table: str, changed: dict[str, object]) -> None:
    """The rules refuse no more than they must."""
    write(filled, "unit")
    write(filled, table, **changed)


def test_numbers_are_never_given_twice(session: Session) -> None:
    """A number that a removed task had goes to no other task."""
    row = {**OPEN, "origin_document_id": None, "origin_label": None, "origin_start": None, "origin_end": None}
    write(session, "task", **row)
    session.connection.execute(text("DELETE FROM task"))
    write(session, "task", **row)
    assert session.connection.execute(text("SELECT id FROM task")).scalar() == 2
