"""Counting tasks from the command line."""

import csv
import io
from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from nhiemvu.store.database import open_database, transaction
from nhiemvu.store.tables import task
from tests.support import Office, on_a_terminal

TODAY = "2017-12-27"
#: Done on time and late, open in time and overdue: the report 1270/BC-TCTTTg of 27/12/2017.
PUBLISHED = (14068, 1983, 5640, 223)

CASES: list[tuple[str, int, list[object], str]] = [
    ("an unknown unit", 3, ["stats", "--unit", "Sở X"], "“Sở X”"),
    ("an unknown series", 3, ["stats", "--series", "dân vận"], "“dân vận”"),
    ("an unknown directive", 3, ["stats", "--directive", "1-CT/TW"], "1-CT/TW"),
    ("no such grouping", 2, ["stats", "--by", "màu"], "unit, series"),
    ("a day that no calendar has", 2, ["stats", "--as-of", "31/6/2026"], "chỉ có 30 ngày"),
    ("updates after the day", 2, ["stats", "--updated-since", "1/1/2030"], "01/01/2030"),
]


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES, ids=[case[0] for case in CASES])
def test_bad_input(office: Office, name: str, code: int, words: list[object], said: str) -> None:
    """What cannot be counted is refused with the reason."""
    outcome = office(*words, code=code)
    assert said in outcome.err, name
    assert outcome.out == ""


@pytest.fixture
def ministry(office: Office) -> Office:
    """Return an office that has as many tasks of each kind as were published."""
    office("unit", "add", "Bộ Giao thông")
    due, made = date(2017, 12, 1), []
    for number, (done, days) in zip(PUBLISHED, ((1, 0), (1, 3), (0, 60), (0, 0)), strict=True):
        day = due + timedelta(days=days)
        state = ("done", day, due) if done else ("not_started", None, day)
        made += [("Rà soát", "Rà soát", "ra soat", "once", state[0], state[2], state[2], state[1], False)] * number
    with transaction(open_database(str(office.location)), writing=True) as session:
        names = ("text", "title", "folded", "cadence", "state", "original_due_on", "due_on", "completed_on", "starred")
        session.connection.execute(insert(task), [dict(zip(names, row, strict=True)) for row in made])
    return office


def test_published_totals_come_out(ministry: Office) -> None:
    """As the Government's task force counted them, with the rate that it gave."""
    total = ministry("stats", "--format", "json", today=TODAY).json["total"]
    assert tuple(total[name] for name in ("done_on_time", "done_late", "open_in_time", "open_overdue")) == PUBLISHED
    assert total["total"] == 21914
    assert total["completion"] == {"numerator": 16051, "denominator": 16274, "percent": 98.63}
    shown = ministry("stats", today=TODAY).out
    assert "16.051/16.274 = 98,63%" in shown
    assert "16,051/16,274 = 98.63%" in ministry("--lang", "en", "stats", today=TODAY).out
    square = [line.split()[-3:] for line in shown.splitlines()[2:5]]
    assert square == [["14.068", "1.983", "16.051"], ["5.640", "223", "5.863"], ["19.708", "2.206", "21.914"]]


def test_lines_add_up(office: Office) -> None:
    """By unit, those without a lead last, with a total that is their sum; as a table, CSV and JSON."""
    for name in ("Ủy ban Kiểm tra", "Ban Dân vận"):
        office("unit", "add", name)
    for number, unit in enumerate(("Ủy ban Kiểm tra", "Ban Dân vận", "Ban Dân vận", None)):
        office("add", f"Việc {number}", "--due", "1/4/2023", *(["--to", unit] if unit else []))
    office("done", 2, "--result", "Đã xong.", "--on", "1/4/2023")
    found = office("stats", "--by", "unit", "--format", "json").json
    assert [(line["name"], line["total"]) for line in found["lines"]] == [
        ("Ban Dân vận", 2),
        ("Ủy ban Kiểm tra", 1),
        (None, 1),
    ]
    rows = list(csv.DictReader(io.StringIO(office("stats", "--by", "unit", "--format", "csv").out)))
    assert sum(int(row["Tổng"]) for row in rows[:-1]) == int(rows[-1]["Tổng"]) == found["total"]["total"] == 4
    assert [row["% hoàn thành"] for row in rows] == ["50.00", "0.00", "0.00", "25.00"]
    assert office("stats", "--unit", "Ban Dân vận", "--format", "json").json["total"]["total"] == 2


def test_an_earlier_day_is_counted_as_it_was(office: Office) -> None:
    """What was completed later was open then, and overdue if its deadline had passed."""
    office("add", "Rà soát", "--due", "1/4/2023")
    office("done", 1, "--result", "Đã rà soát.", "--on", "5/4/2023", today="2023-04-10")
    counted = {
        day: office("stats", "--as-of", day, "--format", "json", today="2023-04-10").json["total"]
        for day in ("2023-04-01", "2023-04-03", "2023-04-05")
    }
    assert [counted[day]["open_in_time"] for day in counted] == [1, 0, 0]
    assert [counted[day]["open_overdue"] for day in counted] == [0, 1, 0]
    assert [counted[day]["done_late"] for day in counted] == [0, 0, 1]


def test_an_office_without_tasks_has_zeros(office: Office) -> None:
    """An empty count is a count."""
    assert office("stats", "--by", "period", "--format", "json").json["lines"] == []
    assert "0/0 = -" in office("stats").out


def test_the_widest_table_fits_80_columns(office: Office) -> None:
    """With long names of units, on a terminal."""
    office("unit", "add", "Trung tâm Dịch vụ tổng hợp và Phục vụ hành chính công xã Đồng Mây")
    office("add", "Rà soát", "--due", "1/4/2023", "--to", 1)
    shown = on_a_terminal(office.location, "stats", "--by", "unit")
    assert max(map(len, shown.splitlines())) <= 80, shown
