"""The four counts are the same wherever they are told: terminal, annex, workbook, calendar, form, letter, page.

One office is made at random, all of one plan, so that the annex of its report is of the same tasks as the rest.
"""

import json
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.tasks import Cadence, Role, State
from nhiemvu.store.assignments import assign
from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.progress import add_progress
from nhiemvu.store.session import Session
from nhiemvu.store.settings import write_setting
from nhiemvu.store.tasks import add_task, set_state
from nhiemvu.store.units import add_unit
from tests.pages import four_counts, page_in
from tests.support import emptied
from tests.usecases.test_undo_everything import type_words

TODAY = date(2026, 6, 20)
PERIOD = parse_period("2026-Q2")
UNITS = ("Công an xã", "Đoàn Thanh niên xã", "Trạm Y tế xã")
NOBODY = "Chưa giao"
SENTENCE = re.compile(
    r"Tổng số ([\d.]+) nhiệm vụ: hoàn thành đúng hạn ([\d.]+), hoàn thành quá hạn ([\d.]+), "
    r"chưa hoàn thành trong hạn ([\d.]+), chưa hoàn thành quá hạn ([\d.]+)"
)
REMINDED = re.compile(r"đôn đốc (.+?) thực hiện nhiệm vụ, tính đến ngày [\d/]+\.\n(.+)\n")
#: Total, done on time, done late, open in time, open overdue.
Five = tuple[int, int, int, int, int]


class Drawn(NamedTuple):
    """One task of an office."""

    #: The places of units in UNITS.
    lead: int | None
    support: int | None
    #: Days from today.
    due: int | None
    state: State
    #: Days before today on which it was completed, where it is.
    done: int


TASKS = st.lists(
    st.builds(
        Drawn,
        lead=st.none() | st.integers(0, 2),
        support=st.none() | st.integers(0, 2),
        due=st.none() | st.integers(-60, 60),
        state=st.sampled_from((State.NOT_STARTED, State.IN_PROGRESS, State.DONE, State.DONE, State.SUSPENDED)),
        done=st.integers(0, 50),
    ),
    min_size=1,
    max_size=12,
)


def fill(session: Session, tasks: list[Drawn]) -> None:
    """Record an office with tasks of one plan."""
    write_setting(session, "office", "Đảng ủy xã Đồng Mây")
    write_setting(session, "system", "party")
    units = [add_unit(session, name=name, aliases=(), parent_id=None, valid_from=None) for name in UNITS]
    for place, drawn in enumerate(tasks):
        due = TODAY + timedelta(days=drawn.due) if drawn.due is not None else None
        number = add_task(
            session,
            text=f"Thực hiện việc thứ {place}",
            title=f"Thực hiện việc thứ {place}",
            series_id=None,
            period=PERIOD,
            cadence=Cadence.ONCE,
            due_on=due,
            due_text=None,
            origin=None,
        )
        if drawn.lead is not None:
            assign(session, number, units[drawn.lead], Role.LEAD, date(2026, 4, 1))
        if drawn.support is not None and drawn.support != drawn.lead:
            assign(session, number, units[drawn.support], Role.SUPPORT, date(2026, 4, 1))
        day = TODAY - timedelta(days=drawn.done)
        if drawn.state is State.NOT_STARTED:
            continue
        add_progress(
            session,
            number,
            reported_on=day,
            unit_id=None,
            state=drawn.state,
            percent=None,
            note="Chờ kinh phí",
            result="Đã làm xong." if drawn.state is State.DONE else None,
            obstacle=None,
        )
        done = day if drawn.state is State.DONE else None
        aside = day if drawn.state is State.SUSPENDED else None
        set_state(session, number, drawn.state, done, set_aside_on=aside)


def said(words: str) -> Five:
    """Return the counts that a sentence tells."""
    found = SENTENCE.search(words)
    assert found, words
    total, a, b, c, d = map(whole, found.groups())
    return total, a, b, c, d


def typed(database: Path, *words: str) -> str:
    """Run a command that must do and return what it printed."""
    code, printed = type_words(database, *words)
    assert code == 0, printed
    return printed


def on_the_terminal(database: Path) -> dict[str | None, Five]:
    """Return what `stats` counts by unit, the total under None."""
    found = json.loads(typed(database, "stats", "--by", "unit", "--format", "json"))
    names = ("total", "done_on_time", "done_late", "open_in_time", "open_overdue")

    def five(line: Mapping[str, int]) -> Five:
        total, a, b, c, d = (line[name] for name in names)
        return total, a, b, c, d

    lines = {line["name"] or NOBODY: five(line) for line in found["lines"]}
    return {**{name: counts for name, counts in lines.items() if counts[0]}, None: five(found["total"])}


def in_the_annex(database: Path, folder: Path) -> dict[str | None, Five]:
    """Return the counts of the table in the report's annex."""
    target = folder / "bao-cao.md"
    typed(database, "report", "draft", PERIOD.code, "-o", str(target))
    table = target.read_text("utf-8").partition("| Đơn vị chủ trì | Tổng số |")[2]
    rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in table.splitlines()[2:]]
    rows = rows[: next(place for place, row in enumerate(rows) if len(row) < 6)]
    return by_name((row[0], row[1:6]) for row in rows)


def by_name(rows: Iterable[tuple[str, Sequence[object]]]) -> dict[str | None, Five]:
    """Return rows of a table as counts by unit, without units that have nothing to be counted."""
    found: dict[str | None, Five] = {}
    for name, numbers in rows:
        total, a, b, c, d = map(whole, numbers)
        if name == "Tổng cộng":
            found[None] = (total, a, b, c, d)
        elif total:
            found[NOBODY if name == f"({NOBODY.lower()})" else name] = (total, a, b, c, d)
    return found


def whole(number: object) -> int:
    """Return a number of a cell, or one that is written with points between thousands."""
    return int(number) if isinstance(number, float) else int(str(number).replace(".", ""))


def in_the_workbook(database: Path, folder: Path) -> dict[str | None, Five]:
    """Return the counts of the sheet that sums up, held equal to the sentence above the tasks."""
    target = folder / "so.xlsx"
    typed(database, "export", str(target), "--all")
    book = CalamineWorkbook.from_path(str(target))
    rows = book.get_sheet_by_name("Tổng hợp").to_python()
    first = next(place for place, row in enumerate(rows) if row[0] == "Đơn vị chủ trì")
    found = by_name((str(row[0]), row[1:6]) for row in rows[first + 1 :] if isinstance(row[1], float))
    for name in book.sheet_names[:2]:
        words = "\n".join(str(row[0]) for row in book.get_sheet_by_name(name).to_python())
        assert said(words) == found[None]
    return found


@settings(max_examples=8, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(tasks=TASKS)
def test_every_output_tells_the_same_counts(
    tasks: list[Drawn], sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Of an office made at random, each number is that of the terminal, in all and of each unit."""
    folder = emptied(tmp_path_factory.getbasetemp() / "counts")
    database = folder / "nhiemvu.db"
    shutil.copy(sqlite_template, database)
    with transaction(open_database(str(database)), writing=True) as session:
        fill(session, tasks)
    counts = on_the_terminal(database)
    assert sum(five[0] for name, five in counts.items() if name) == counts[None][0]
    assert in_the_workbook(database, folder) == counts
    assert in_the_annex(database, folder) == counts
    typed(database, "export", str(folder / "han.ics"), "--all")
    calendar = Calendar.from_ical((folder / "han.ics").read_bytes())
    # The library leaves what it does not know as it is written.
    assert said(str(calendar["X-WR-CALDESC"]).replace("\\,", ",")) == counts[None]
    typed(database, "report", "dashboard", "-o", str(folder / "trang.html"))
    assert four_counts(page_in(folder / "trang.html")) == counts[None][1:]
    type_words(database, "form", "out", "-o", str(folder / "phieu"))
    for form in (folder / "phieu").glob("*.xlsx"):
        unit = form.stem.partition(" - ")[2]
        rows = CalamineWorkbook.from_path(str(form)).get_sheet_by_index(0).to_python()
        assert said("\n".join(str(row[0]) for row in rows)) == counts.get(unit, (0, 0, 0, 0, 0))
    letters = REMINDED.findall(typed(database, "remind", "--text", "--dry-run", "--within", "60"))
    for unit, words in letters:
        assert said(words) == counts.get(unit, (0, 0, 0, 0, 0))
    late = {UNITS[drawn.lead] for drawn in tasks if drawn.lead is not None and is_late(drawn)}
    assert {unit for unit, _ in letters} >= late
    assert len(list((folder / "phieu").glob("*.xlsx"))) >= len(late)


def is_late(drawn: Drawn) -> bool:
    """Tell whether a task is open behind its deadline."""
    return drawn.state in {State.NOT_STARTED, State.IN_PROGRESS} and drawn.due is not None and drawn.due < 0
