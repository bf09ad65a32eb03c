"""A database of an office with any number of tasks in every standing, laid into its tables at once.

What is made is what commands would leave, but for the history and the words of the search, which nothing here reads.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.tasks import State
from nhiemvu.domain.text import fold, shorten
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.session import Session
from nhiemvu.store.tables import assignment, document, document_link, progress, setting, task, task_directive, unit
from tools.bench.prose import FACTS, Prose

SEED = 20260630
AS_OF = date(2026, 6, 20)
PERIODS = [parse_period(code) for code in ("2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")]
#: How a task of a period that has ended and of one that has not may stand, the usual first.
ENDED = (State.DONE,) * 17 + (State.IN_PROGRESS, State.NOT_STARTED, State.SUSPENDED)
RUNNING = (State.DONE,) * 3 + (State.IN_PROGRESS,) * 4 + (State.NOT_STARTED,) * 3
DIRECTIVES = 12
ROWS_TOGETHER = 10_000
Row = dict[str, Any]


def fill_office(tasks: int, database: Path) -> None:
    """Make a database with so many tasks."""
    with transaction(open_database(str(database)), writing=True) as session:
        _insert(session, setting, iter([{"key": "office", "value": "Đảng ủy xã Đồng Mây"}]))
        names = FACTS["units"]
        _insert(session, unit, ({"id": n, "name": name, "folded": fold(name)} for n, name in enumerate(names, 1)))
        _insert(session, document, map(_document, range(1, DIRECTIVES + 1)))
        links = ({"from_id": n, "relation": "implements", "to_id": n // 2} for n in range(2, DIRECTIVES + 1))
        _insert(session, document_link, links)
        for table, place in ((task, 0), (assignment, 1), (task_directive, 2), (progress, 3)):
            # Made anew for each table, the same each time, so that no table of all tasks is held.
            _insert(session, table, (row for made in _made(tasks) for row in made[place]))


def _insert(session: Session, table: Any, rows: Iterator[Row]) -> None:  # noqa: ANN401 tools know no SQLAlchemy
    batch = list[Row]()
    for row in rows:
        batch.append(row)
        if len(batch) == ROWS_TOGETHER:
            session.connection.execute(table.insert(), batch)
            batch.clear()
    if batch:
        session.connection.execute(table.insert(), batch)


def _document(number: int) -> Row:
    symbol, kind = (f"{number}-CT/TW", "CT") if number < 4 else (f"{number}-KH/ĐU", "KH")
    issuer = "Ban Bí thư" if number < 4 else "Ban Thường vụ Đảng ủy xã"
    return {
        "id": number,
        "identity": f"party|{number}",
        "kind": kind,
        "symbol": symbol,
        "symbol_key": fold(symbol),
        "issued_on": date(2025, 1 + number % 12, 10),
        "issuer": issuer,
        "title": "về công tác chuyển đổi số ở cơ sở",
        "folded": fold(symbol),
    }


def _made(tasks: int) -> Iterator[tuple[list[Row], list[Row], list[Row], list[Row]]]:
    prose = Prose(SEED, tasks * 100)
    for number in range(1, tasks + 1):
        yield _one(number, prose)


def _one(number: int, prose: Prose) -> tuple[list[Row], list[Row], list[Row], list[Row]]:
    """Return the rows of one task: itself, who leads it, what it carries out, what was said of it."""
    random = prose.random
    period = random.choice(PERIODS)
    state = random.choice(
        ENDED if period.last_day < AS_OF else RUNNING if period.first_day <= AS_OF else (State.NOT_STARTED,)
    )
    due_on = min(period.first_day + timedelta(days=random.randint(10, 120)), period.last_day)
    done_on = (
        min(due_on + timedelta(days=random.choice((-12, -5, -2, 0, 0, 6))), AS_OF) if state is State.DONE else None
    )
    aside_on = due_on if state is State.SUSPENDED else None
    text = prose.task()
    one = {
        "id": number, "text": text, "title": shorten(text, 110), "folded": fold(text), "period": period.code,
        "period_first": period.first_day, "period_last": period.last_day, "cadence": "once", "state": state.value,
        "original_due_on": due_on, "due_on": due_on, "completed_on": done_on, "set_aside_on": aside_on,
        "starred": number % 40 == 0,
    }  # fmt: skip
    lead = random.randint(0, len(FACTS["units"]))
    led = [{"task_id": number, "unit_id": lead, "role": "lead", "from_on": period.first_day}] if lead else []
    cited = [{"task_id": number, "document_id": random.randint(1, DIRECTIVES), "position": 1}] if number % 3 else []
    return [one], led, cited, list(_said(number, one, prose))


def _said(number: int, one: Row, prose: Prose) -> Iterator[Row]:
    state, day = one["state"], one["completed_on"] or one["set_aside_on"] or AS_OF
    said = {"task_id": number, "unit_id": None, "percent": None, "note": None, "result": None, "obstacle": None}
    if state == State.DONE:
        yield {**said, "reported_on": day, "state": state, "result": f"Đã {prose.phrase(14)}"}
    elif state == State.SUSPENDED:
        yield {**said, "reported_on": day, "state": state, "note": "Chờ hướng dẫn của cấp trên"}
    elif state == State.IN_PROGRESS:
        told_on = AS_OF - timedelta(days=prose.random.randint(0, 60))
        obstacle = f"Chưa {prose.phrase(8)}" if number % 2 else None
        percent = prose.random.choice((20, 40, 60, 80))
        yield {**said, "reported_on": told_on, "state": state, "percent": percent, "note": f"Đang {prose.phrase(10)}",
               "obstacle": obstacle}  # fmt: skip
