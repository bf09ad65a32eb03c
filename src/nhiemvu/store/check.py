"""What may be wrong inside a database that opens: a list of findings, empty where the data is whole."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

from sqlalchemy import Column, Row, func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from nhiemvu.domain.language import Text
from nhiemvu.domain.parents import later_than, standing_of, unfinished
from nhiemvu.domain.symbols import symbol_key
from nhiemvu.domain.tasks import OPEN_STATES, State
from nhiemvu.domain.text import fold
from nhiemvu.domain.values import dataclass
from nhiemvu.store.check_history import differing_from_history
from nhiemvu.store.children import CHILD, children_where
from nhiemvu.store.directive_rows import directive_of
from nhiemvu.store.directives import stored_identity
from nhiemvu.store.file_places import folder_of, path_in
from nhiemvu.store.files import sha256_of
from nhiemvu.store.schema import VERSION
from nhiemvu.store.search_entries import out_of_step
from nhiemvu.store.session import Session
from nhiemvu.store.tables import (
    FROM_THE_BEGINNING,
    LEADS,
    assignment,
    document,
    evidence,
    metadata,
    search_entry,
    series,
    task,
    unit,
    unit_alias,
    unit_group,
)
from nhiemvu.store.tasks import searchable
from nhiemvu.store.translation import fault_of

#: What each derived column must hold, from its row.
DERIVED: tuple[tuple[Column[Any], Callable[[Row[Any]], str | None]], ...] = (
    (unit.c.folded, lambda row: fold(row.name)),
    (unit_alias.c.folded, lambda row: fold(row.alias)),
    (unit_group.c.folded, lambda row: fold(row.name)),
    (series.c.folded, lambda row: fold(row.name)),
    (document.c.folded, lambda row: fold(row.title or "") or None),
    (document.c.symbol_key, lambda row: symbol_key(row.symbol or "") or None),
    (document.c.identity, lambda row: stored_identity(directive_of(row))),
    (task.c.folded, lambda row: searchable(row.title, row.text)),
)
#: What the triggers are called that keep from which day on another link stands for a task.
LINK = "task_link"
TRIGGERS = {
    "sqlite": (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        {f"{name}_no_{act}" for name in ("event", "event_task") for act in ("update", "delete", "replace")}
        | {f"{name}_{done}" for name in ("search_entry", LINK) for done in ("added", "removed", "changed")},
    ),
    "postgresql": (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
        {f"{name}_no_rewriting" for name in ("event", "event_task")}
        | {"event_signed", "event_task_own"}
        | {f"{LINK}_{done}" for done in ("added", "removed", "changed")},
    ),
}


#: What a file of SQLite defines, tables before what is built on them.
DEFINED = (
    "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    " ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, rowid"
)
#: What is to be done about a finding.
RESTORE = Text(
    "Khôi phục bản sao lưu gần nhất: nhiemvu db restore (xem: nhiemvu db backup --list).",
    "Restore the newest backup: nhiemvu db restore (see: nhiemvu db backup --list).",
)
REMAKE = Text(
    "Làm lại phần đó trong tệp mới: nhiemvu export --archive THƯ_MỤC, rồi nhiemvu --db TỆP_MỚI load THƯ_MỤC",
    "Make it anew in a new file: nhiemvu export --archive FOLDER, then nhiemvu --db NEW_FILE load FOLDER",
)
CORRECT = Text(
    "Sửa từng nhiệm vụ đã nêu (nhiemvu assign, done, reopen, edit), hoặc khôi phục bản sao lưu: nhiemvu db restore",
    "Correct each task named (nhiemvu assign, done, reopen, edit), or restore a backup: nhiemvu db restore",
)
BRING_FILES = Text(
    "Chép tệp gốc vào đúng chỗ đã nêu; nếu có bản sao lưu ở ổ khác, tệp nằm trong thư mục minh-chung cạnh bản đó.",
    "Copy the files to the places named; beside a backup on another disk they lie in the folder minh-chung.",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it must be, and what to do about it."""

    message: Text
    remedy: Text


#: One look over the database, with what to do about what it finds.
Step = tuple[Callable[[Session], Iterator[Text]], Text]


def check(session: Session) -> list[Finding]:
    """Return what is wrong: pages, references, tables, triggers, derived columns, tasks, history, kept files."""
    # In a damaged file or a strange schema the statements that follow may fail. The words to search follow from the
    # records: while these are wrong, they cannot be judged.
    return (
        check_pages(session)
        or _found(session, (_tables, RESTORE), (_triggers, REMAKE))
        or _found(
            session,
            (_derived, RESTORE),
            (_chains, REMAKE),
            (differing_from_history, RESTORE),
            *((step, CORRECT) for step in (_leads, _completions, _parents)),
            (_files, BRING_FILES),
        )
        or _found(session, (_search, REMAKE))
    )


def check_pages(session: Session) -> list[Finding]:
    """Return what is wrong with the file itself and the references in it, whatever the version of its schema."""
    return _found(session, (_pages, RESTORE), (_definitions, RESTORE)) or _found(session, (_references, RESTORE))


def _found(session: Session, *steps: Step) -> list[Finding]:
    return [Finding(message, remedy) for step, remedy in steps for message in _messages(session, step)]


def _messages(session: Session, step: Callable[[Session], Iterator[Text]]) -> Iterator[Text]:
    try:
        yield from step(session)
    except (AttributeError, LookupError, TypeError, ValueError, DBAPIError) as error:
        if isinstance(error, DBAPIError) and fault_of(error, "") is not None:
            raise
        # What a column holds is none of its values.
        words = str(getattr(error, "orig", error)).splitlines()[0]
        yield Text(f"Có dòng không đọc được: {words}", f"There is a row that cannot be read: {words}")


def _definitions(session: Session) -> Iterator[Text]:
    """Yield the definition in a file that SQLite does not understand; it tells only those of it who may write."""
    if not _is_sqlite(session):
        return
    defined = session.connection.exec_driver_sql(DEFINED).all()
    # A table for searching keeps tables of its own, which it makes itself.
    made_by_others = ("sqlite_", *(f"{name}_" for name, words in defined if words.startswith("CREATE VIRTUAL")))
    with closing(sqlite3.connect(":memory:")) as scratch:
        for name, words in defined:
            if name.startswith(made_by_others):
                continue
            try:
                scratch.execute(words)
            except sqlite3.Error as error:
                yield Text(f"Tệp hỏng: cấu trúc “{name}”: {error}", f"The file is damaged: structure “{name}”: {error}")
                return


def _is_sqlite(session: Session) -> bool:
    return session.connection.dialect.name == "sqlite"


def _pages(session: Session) -> Iterator[Text]:
    if _is_sqlite(session):
        for line in session.connection.exec_driver_sql("PRAGMA integrity_check").scalars():
            if line != "ok":
                yield Text(f"Tệp hỏng: {line}", f"The file is damaged: {line}")


def _references(session: Session) -> Iterator[Text]:
    if _is_sqlite(session):
        for row in session.connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield Text(
                f"Bảng {row[0]}, dòng {row[1]}: trỏ tới dòng không có trong bảng {row[2]}.",
                f"Table {row[0]}, row {row[1]}: refers to a row that {row[2]} lacks.",
            )


def _tables(session: Session) -> Iterator[Text]:
    found = inspect(session.connection)
    held = set(found.get_table_names()) - {VERSION.name}
    for name, table in metadata.tables.items():
        if name not in held:
            yield Text(f"Thiếu bảng {name}.", f"Table {name} is missing.")
            continue
        columns = {column["name"] for column in found.get_columns(name)}
        indexes = {index["name"] for index in found.get_indexes(name)}
        lacking = {column.name for column in table.columns} - columns | {
            index.name for index in table.indexes
        } - indexes
        for part in sorted(filter(None, lacking)):
            yield Text(f"Bảng {name} thiếu {part}.", f"Table {name} lacks {part}.")


def _triggers(session: Session) -> Iterator[Text]:
    query, wanted = TRIGGERS[session.connection.dialect.name]
    for name in sorted(wanted - set(session.connection.execute(text(query)).scalars())):
        if name.startswith(search_entry.name):
            yield Text(f"Tìm kiếm không theo kịp dữ liệu: thiếu {name}.", f"Searches fall behind: {name} is missing.")
        elif name.startswith(LINK):
            yield Text(
                f"Danh sách không biết nhiệm vụ nào đã chuyển kỳ: thiếu {name}.",
                f"Lists do not learn which tasks a later plan goes on with: {name} is missing.",
            )
        else:
            yield Text(f"Lịch sử không được bảo vệ: thiếu {name}.", f"History is not protected: {name} is missing.")


def _derived(session: Session) -> Iterator[Text]:
    for column, rule in DERIVED:
        table = column.table
        for row in session.connection.execute(select(table)):
            if getattr(row, column.name) != rule(row):
                yield Text(
                    f"Bảng {table.name}, số {row.id}: cột {column.name} không khớp với nội dung.",
                    f"Table {table.name}, number {row.id}: {column.name} does not match its text.",
                )


def _chains(session: Session) -> Iterator[Text]:
    """Yield the tasks of which the record does not say what their chain says: lists would show or hide them wrongly."""
    link = task.alias("link")
    begins = func.coalesce(link.c.period_first, FROM_THE_BEGINNING)
    goes_on = (link.c.continues_id == task.c.id) & (link.c.state != State.CANCELLED.value)
    from_on = select(func.min(begins)).where(goes_on).scalar_subquery()
    wrong = select(task.c.id).where(task.c.handed_on_from.is_distinct_from(from_on)).order_by(task.c.id)
    for number in session.connection.execute(wrong).scalars():
        yield Text(
            f"Nhiệm vụ {number}: ngày chuyển sang kỳ sau (handed_on_from) không khớp với nhiệm vụ làm tiếp.",
            f"Task {number}: the day from which a later plan has it (handed_on_from) is not that of its next link.",
        )


def _leads(session: Session) -> Iterator[Text]:
    several = select(assignment.c.task_id).where(LEADS).group_by(assignment.c.task_id).having(func.count() > 1)
    for number in session.connection.execute(several).scalars():
        yield Text(f"Nhiệm vụ {number} có nhiều đơn vị chủ trì.", f"Task {number} has several leads.")


def _completions(session: Session) -> Iterator[Text]:
    dated = (State.DONE.value, State.REPORTED.value)
    without_day = (task.c.state == State.DONE) & task.c.completed_on.is_(None)
    with_day = task.c.state.not_in(dated) & task.c.completed_on.is_not(None)
    for number in session.connection.execute(select(task.c.id).where(without_day).order_by(task.c.id)).scalars():
        yield Text(f"Nhiệm vụ {number} xong mà thiếu ngày.", f"Task {number} is done without a day.")
    for number in session.connection.execute(select(task.c.id).where(with_day).order_by(task.c.id)).scalars():
        yield Text(f"Nhiệm vụ {number} chưa xong mà có ngày xong.", f"Task {number} is not done and has a day.")


def _search(session: Session) -> Iterator[Text]:
    for source, number in out_of_step(session.connection):
        yield Text(
            f"Tìm kiếm không khớp với bảng {source}, số {number}.",
            f"What is searched of table {source}, number {number}, is not what it says.",
        )


def _files(session: Session) -> Iterator[Text]:
    rows = session.connection.execute(select(evidence).where(evidence.c.sha256.is_not(None)).order_by(evidence.c.id))
    for row in rows.all():
        path = path_in(folder_of(session), row.sha256, row.file_name)
        if not path.is_file():
            yield Text(
                f"Minh chứng {row.id}: thiếu tệp “{row.file_name}” ({path}).",
                f"Evidence {row.id}: the file “{row.file_name}” is missing ({path}).",
            )
        elif sha256_of(path) != row.sha256:
            yield Text(
                f"Minh chứng {row.id}: tệp “{row.file_name}” đã bị thay đổi ({path}).",
                f"Evidence {row.id}: the file “{row.file_name}” was changed ({path}).",
            )


def _parents(session: Session) -> Iterator[Text]:
    children = children_where(session, CHILD.c.parent_id.is_not(None))
    for row in session.connection.execute(select(task).where(task.c.id.in_(select(CHILD.c.parent_id)))):
        held, standing = children[row.id], standing_of(children[row.id])
        stands = standing is None or (State(row.state), row.completed_on) == (standing.state, standing.completed_on)
        if (row.state in OPEN_STATES and not stands) or (row.state == State.DONE and unfinished(held)):
            yield Text(
                f"Nhiệm vụ {row.id}: trạng thái không khớp với các nhiệm vụ con.",
                f"Task {row.id}: its state does not follow from its children.",
            )
        for child in later_than(held, row.due_on):
            yield Text(
                f"Nhiệm vụ {child.id} có hạn sau hạn của nhiệm vụ {row.id} chứa nó.",
                f"Task {child.id} is due after its parent, task {row.id}.",
            )
