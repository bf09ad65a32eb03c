"""Whatever an office has on record, each file that it exports has the same tasks, words and counts."""

import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nhiemvu.documents.csv_out import read_cell
from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.counts import Grouping
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.task_shape import task_object
from nhiemvu.domain.tasks import Cadence, Role, State, Task, Timing
from nhiemvu.domain.text import writable
from nhiemvu.store.assignments import assign
from nhiemvu.store.chains import continue_task
from nhiemvu.store.children import add_child
from nhiemvu.store.database import Database, open_database, transaction
from nhiemvu.store.history import record_event
from nhiemvu.store.progress import add_progress
from nhiemvu.store.series import series_id
from nhiemvu.store.session import Session
from nhiemvu.store.settings import write_setting
from nhiemvu.store.tasks import add_task, set_state
from nhiemvu.store.units import add_unit
from nhiemvu.usecases.count_tasks import ages_of_choice, statistics, statistics_of_choice
from nhiemvu.usecases.export_format import ExportFormat
from nhiemvu.usecases.export_tasks import Export, Manner, export_tasks
from nhiemvu.usecases.list_tasks import list_tasks
from tests.exported import (
    calendar,
    categories,
    description,
    four,
    lines_above,
    records,
    sheet,
    table,
    tallied,
    told_counts,
)

TODAY = date(2026, 5, 20)
AT = datetime(2026, 5, 20, 1, 30, tzinfo=UTC)
HOSTILE = (
    '=HYPERLINK("http://a.example")', "+1", "-1+2", "@x", "</script>", "<img onerror=x>", "{{ 7*7 }}", "a|b\\,c;d",
    "- Rà soát;\n+ Tổ chức", "<r>x</r>", "_x0041_", "'=1", "Ho\u0300a giải", "x\x07y", "“Dân vận khéo”", "đ" * 33_000,
)  # fmt: skip
words = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)
days = st.dates(date(2026, 3, 1), date(2026, 7, 31))
made = st.fixed_dictionaries(
    {
        "text": words,
        "title": words,
        "due_on": st.none() | days,
        "state": st.sampled_from(State),
        "changed_on": st.dates(date(2026, 3, 1), TODAY),
        "lead": st.none() | st.integers(0, 2),
        "support": st.none() | st.integers(0, 2),
        "parts": st.integers(0, 2),
        "continues": st.booleans(),
        "period": st.sampled_from([None, "2026-Q1", "2026-Q2", "2026-Q3"]),
        "series": st.none() | words,
        "result": st.none() | words,
        "percent": st.none() | st.integers(0, 100),
        "starred": st.booleans(),
    }
)


def make(session: Session, planned: list[dict[str, Any]], names: list[str]) -> None:
    """Record units and tasks as they are described."""
    write_setting(session, "office", "Đảng ủy xã Đồng Mây")
    units = [
        add_unit(session, name=f"{name} {place}", aliases=(), parent_id=None, valid_from=None)
        for place, name in enumerate(names)
    ]
    earlier: int | None = None
    for values in planned:
        number = _task(session, values, units)
        if values["continues"] and earlier:
            continue_task(session, number, earlier)
        for place in range(values["parts"]):
            part = add_child(session, number, values["due_on"])
            assign(session, part, units[place], Role.LEAD, date(2026, 3, 1))
        earlier = number
    record_event(session, at=AT, actor="chuyenvien", command="add")


def _task(session: Session, values: dict[str, Any], units: list[int]) -> int:
    state, changed_on = values["state"], values["changed_on"]
    number = add_task(
        session,
        text=values["text"],
        title=values["title"],
        series_id=series_id(session, values["series"], create=True) if values["series"] else None,
        period=parse_period(values["period"]) if values["period"] else None,
        cadence=Cadence.ONCE,
        due_on=values["due_on"],
        due_text=None,
        origin=None,
    )
    for role, place in ((Role.LEAD, values["lead"]), (Role.SUPPORT, values["support"])):
        if place is not None:
            assign(session, number, units[place], role, date(2026, 3, 1))
    completed = state in {State.DONE, State.REPORTED}
    aside = state in {State.SUSPENDED, State.CANCELLED}
    set_state(session, number, state, changed_on if completed else None, set_aside_on=changed_on if aside else None)
    if values["result"] or values["percent"] is not None:
        add_progress(
            session,
            number,
            unit_id=None,
            reported_on=changed_on,
            state=state,
            percent=values["percent"],
            note=None,
            result=values["result"],
            obstacle=None,
        )
    return number


class Files:
    """What a choice of tasks is exported to."""

    def __init__(self, session: Session, folder: Path, choice: TaskChoice) -> None:
        self.session, self.choice = session, choice
        self.workbook = folder / "so.xlsx"
        self.workbook.unlink(missing_ok=True)

    def _export(self, target: Path | io.BytesIO, form: ExportFormat, *, as_todo: bool = False) -> Export:
        manner = Manner(format=form, alarms=(3, 1), as_todo=as_todo)
        return export_tasks(self.session, self.choice, target, manner, today=TODAY, progress=lambda _: lambda: None)

    def book(self) -> Path:
        """Return the workbook."""
        self._export(self.workbook, ExportFormat.XLSX)
        return self.workbook

    def data(self, form: ExportFormat, *, as_todo: bool = False) -> bytes:
        """Return what is written to a stream."""
        stream = io.BytesIO()
        self._export(stream, form, as_todo=as_todo)
        return stream.getvalue()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Return an empty database."""
    return open_database(str(tmp_path_factory.mktemp("export") / "nhiemvu.db"))


choices = st.builds(
    TaskChoice,
    everything=st.booleans(),
    timings=st.just(()) | st.lists(st.sampled_from(Timing), min_size=1, max_size=2, unique=True).map(tuple),
    starred=st.booleans(),
)


# Shrinking what fails would export for minutes on end.
@settings(
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(made, max_size=4), st.lists(words, min_size=3, max_size=3), choices)
def test_every_file_has_the_same(
    database: Database, tmp_path: Path, planned: list[dict[str, Any]], names: list[str], choice: TaskChoice
) -> None:
    """Tasks, words and counts; what counts nowhere is named in no count."""
    with transaction(database, writing=True, rehearsal=True) as session:
        make(session, planned, names)
        listed = sorted(list_tasks(session, choice, today=TODAY), key=lambda task: task.id)
        counted = statistics_of_choice(session, choice, by=Grouping.UNIT, as_of=TODAY)
        whole = statistics_of_choice(session, TaskChoice(everything=True), by=None, as_of=TODAY).table.total
        assert whole == statistics(session, by=None, as_of=TODAY).table.total
        total = four(counted.table.total)
        files = Files(session, tmp_path, choice)
        holds_workbook(files.book(), listed, total, [(line.name, four(line.counts)) for line in counted.table.lines])
        _, ages = ages_of_choice(session, choice, as_of=TODAY)
        assert ages.total == counted.table.total.open_overdue
        holds_table(files.data(ExportFormat.CSV).decode(), listed, total)
        holds_calendar(files.data(ExportFormat.ICS), [task for task in listed if task.due_on], total)
        holds_things_to_do(files.data(ExportFormat.ICS, as_todo=True), listed, total)
        objects = [task_object(task, TODAY) for task in listed]
        laid_out = json.dumps(objects, ensure_ascii=False, indent=2, default=str)
        assert files.data(ExportFormat.JSON).decode() == f"{laid_out}\n"
        assert told_counts(files.data(ExportFormat.MARKDOWN).decode().replace("\\", "")) == total


def clipped(text: str | None) -> str:
    """Return words as a cell of a workbook holds them: so many UTF-16 units, then a mark."""
    whole = writable(text or "")
    return whole if len(whole.encode("utf-16-le")) <= 32_767 * 2 else whole[:32_766] + "…"


def holds_workbook(path: Path, listed: list[Task], total: list[int], lines: list[tuple[str | None, list[int]]]) -> None:
    """Hold the tasks and counts of a workbook."""
    tasks = records(sheet(path, "Nhiệm vụ"))
    assert [(row["Số"], row["Nội dung đầy đủ"], row["Kết quả"], row["Chủ trì"]) for row in tasks] == [
        (task.id, clipped(task.text), clipped(task.result), clipped(task.lead)) for task in listed
    ]
    assert [row["Hạn"] or None for row in tasks] == [task.due_on for task in listed]
    assert tallied(row["Tính vào"] for row in tasks) == total
    assert told_counts("\n".join(lines_above(path, "Nhiệm vụ"))) == total
    *rows, foot = records(sheet(path, "Tổng hợp"))
    names = list(rows[0] if rows else foot)[1:6]
    assert [(row["Đơn vị chủ trì"], [row[name] for name in names]) for row in rows] == [
        (clipped(name) or "(chưa giao)", counts) for name, counts in lines
    ]
    assert [foot[name] for name in names] == total
    *aged, together = records(sheet(path, "Quá hạn"))
    assert sum(row["Cộng"] for row in aged) == together["Cộng"] == total[4]


def holds_table(text: str, listed: list[Task], total: list[int]) -> None:
    """Hold the tasks and counts of a .csv."""
    rows = table(text)
    assert [(int(row["Số"]), *map(read_cell, (row["Nội dung đầy đủ"], row["Chủ trì"]))) for row in rows] == [
        (task.id, writable(task.text), writable(task.lead or "")) for task in listed
    ]
    assert tallied(row["Tính vào"] for row in rows) == total


def holds_calendar(data: bytes, dated: list[Task], total: list[int]) -> None:
    """Hold the days, words, reminders and counts of a calendar; those without a day are told."""
    held = calendar(data)
    events = held.walk("VEVENT")
    assert [event["dtstart"].dt for event in events] == [task.due_on for task in dated]
    for event, task in zip(events, dated, strict=True):
        assert str(event["description"]).startswith(f"{writable(task.text)}\n")
    assert [re.fullmatch(r"han-(\d+)-\w{16}@nhiemvu", str(event["uid"]))[1] for event in events] == [  # type: ignore[index] # each has its number
        str(task.id) for task in dated
    ]
    for event, task in zip(events, dated, strict=True):
        rings = task.state in {State.NOT_STARTED, State.IN_PROGRESS, State.REPORTED} and not task.is_handed_on(TODAY)
        wanted = [timedelta(days=-3, hours=8), timedelta(days=-1, hours=8)] if rings else []
        assert [alarm["trigger"].dt for alarm in event.walk("VALARM")] == wanted
    assert told_counts(description(held)) == total
    undated = re.search(r"([\d.]+) nhiệm vụ không có hạn", description(held))
    counted = tallied(name for event in events for name in categories(event)[:1])
    assert counted[0] + (int(undated[1]) if undated else 0) == total[0]
    assert [counted[place] for place in (2, 4)] == [total[place] for place in (2, 4)]


def holds_things_to_do(data: bytes, listed: list[Task], total: list[int]) -> None:
    """Hold the tasks and counts of things to do, which have those without a deadline, too."""
    held = calendar(data)
    todos = held.walk("VTODO")
    assert [todo["due"].dt if "due" in todo else None for todo in todos] == [task.due_on for task in listed]
    assert tallied(name for todo in todos for name in categories(todo)[:1]) == total
    assert told_counts(description(held)) == total


@pytest.fixture
def calendars(database: Database) -> Iterator[Session]:
    """Yield a session with one open task of a known deadline."""
    with transaction(database, writing=True, rehearsal=True) as session:
        add_task(
            session, text="Rà soát", title="Rà soát", series_id=None, period=None, cadence=Cadence.ONCE,
            due_on=TODAY, due_text=None, origin=None,
        )  # fmt: skip
        record_event(session, at=AT, actor="chuyenvien", command="add")
        yield session


def entry(session: Session, day: date) -> Any:
    """Return the one event of a calendar that is written on a day."""
    (event,) = _events(session, day)
    return event


def _events(session: Session, day: date) -> list[Any]:
    stream = io.BytesIO()
    manner = Manner(format=ExportFormat.ICS)
    choice = TaskChoice(everything=True)
    export_tasks(session, choice, stream, manner, today=day, progress=lambda _: lambda: None)
    found: list[Any] = calendar(stream.getvalue()).walk("VEVENT")
    return found


def test_revisions_grow(calendars: Session) -> None:
    """With each change and as a task becomes overdue, and never shrink; what is as it was is the same by the byte."""
    first = entry(calendars, TODAY)
    assert entry(calendars, TODAY - timedelta(days=9)).to_ical() == first.to_ical()
    late = entry(calendars, TODAY + timedelta(days=5))
    assert late.to_ical() == entry(calendars, TODAY + timedelta(days=1)).to_ical()
    set_state(calendars, 1, State.DONE, TODAY + timedelta(days=5))
    record_event(calendars, at=AT + timedelta(days=5), actor="chuyenvien", command="done 1")
    done = entry(calendars, TODAY + timedelta(days=5))
    assert first["uid"] == late["uid"] == done["uid"]
    assert first["sequence"] < late["sequence"] < done["sequence"]
    assert first["last-modified"].dt == AT
    assert late["last-modified"].dt == datetime(2026, 5, 20, 17, tzinfo=UTC)
    assert done["last-modified"].dt == AT + timedelta(days=5)


def test_a_divided_task_is_as_it_was_while_its_parts_move(calendars: Session) -> None:
    """What its parts do is told by their own entries."""

    def parent() -> Any:
        return next(event for event in _events(calendars, TODAY) if str(event["uid"]).startswith("han-1-"))

    part = add_child(calendars, 1, TODAY)
    record_event(calendars, at=AT, actor="chuyenvien", command="assign 1 --each")
    before = parent()
    add_progress(
        calendars, part, unit_id=None, reported_on=TODAY, state=State.IN_PROGRESS, percent=40, note=None, result=None,
        obstacle=None,
    )  # fmt: skip
    record_event(calendars, at=AT, actor="chuyenvien", command="update 2")
    assert parent().to_ical() == before.to_ical()
    assert "40%" in str(_events(calendars, TODAY)[1]["description"])


def test_two_databases_have_two_names(tmp_path: Path) -> None:
    """A task of another office is another entry, also where the number is the same."""
    found = set()
    for name in ("a", "b"):
        engine = open_database(str(tmp_path / f"{name}.db"))
        with transaction(engine, writing=True) as session:
            add_task(
                session, text="Rà soát", title="Rà soát", series_id=None, period=None, cadence=Cadence.ONCE,
                due_on=TODAY, due_text=None, origin=None,
            )  # fmt: skip
            record_event(session, at=AT, actor=name, command="add")
            found.add(str(entry(session, TODAY)["uid"]))
    assert len(found) == 2
