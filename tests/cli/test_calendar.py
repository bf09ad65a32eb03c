"""`calendar`: a month on the screen and for programs, and the office's own days."""

import pytest

from tests.support import Office, on_a_terminal

CASES = [
    ("a period that is none", 2, ["calendar", "2026-M13"], "Không có kỳ"),
    ("one day twice", 2, ["calendar", "--off", "5/2/2027", "--work", "5/2/2027"], "được nêu hai lần"),
    ("an impossible day", 2, ["calendar", "--off", "31/6/2027"], "Có phải là 30/6/2027?"),
    ("a name without a day", 2, ["calendar", "--name", "Nghỉ"], "mà không có ngày"),
    ("a day that the office did not set", 3, ["calendar", "--remove", "2/9/2026"], "chưa đặt riêng"),
    ("a year that is none", 2, ["calendar", "--decreed", "x"], "không phải là một số"),
]


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES)
def test_bad_input_changes_nothing(office: Office, name: str, code: int, words: list[str], said: str) -> None:
    """The reason is said; nothing is written."""
    del name
    office("unit", "add", "Văn phòng")
    before = office.rows()
    assert said in office(*words, code=code).err
    assert office.rows() == before


def test_a_month_as_a_page_of_weeks(office: Office) -> None:
    """Weekends, holidays, swapped days and the number of tasks that are due; the days of the page are those of it."""
    office("add", "Họp", "--due", "3/9/2026")
    office("add", "Báo cáo", "--due", "3/9/2026")
    page = office("lich", "2026-M09", today="2026-08-20").out
    lines = page.splitlines()
    assert lines[0] == "Tháng 9 năm 2026: 20 ngày làm việc"
    assert lines[4].split("  ")[0].strip() == ""
    assert "1 lễ" in page
    assert "3 (2)" in page
    assert "02/09/2026  Quốc khánh (nghỉ lễ)" in page
    assert "5 –" in page
    assert "Số trong ngoặc: nhiệm vụ đến hạn." in page
    assert "22 làm" in office("calendar", "2026-M08").out
    assert "31 bù" in office("calendar", "2026-M08").out
    assert office("calendar", today="2026-08-20").out.startswith("Tháng 8 năm 2026")
    assert office("calendar", "2026-Q3").out.count("ngày làm việc") == 3


def test_a_page_fits_the_terminal(office: Office) -> None:
    """No line is wider than 80 columns, with many tasks due, too."""
    for _ in range(12):
        office("add", "Họp", "--due", "10/2/2027")
    page = on_a_terminal(office.location, "calendar", "2027-M02", NO_COLOR="1")
    assert "(12)" in page
    assert max(map(len, page.splitlines())) <= 80


def test_a_year_to_come_is_an_estimate(office: Office) -> None:
    """It is marked until the office says that its days off are all set."""
    assert "(tạm tính: lịch nghỉ chưa công bố)" in office("calendar", "2027-M02").out
    assert all(day["estimated"] for day in office("calendar", "2027-M02", "--format", "json").json)
    office("calendar", "--decreed", 2027)
    assert "tạm tính" not in office("calendar", "2027-M02").out
    office("undo")
    assert "tạm tính" in office("calendar", "2027-M02").out


def test_the_offices_own_days_count(office: Office) -> None:
    """A swap moves a deadline in working days, is told in the history, and can be taken back."""
    due = ("add", "Họp", "--due", "1 ngày làm việc")
    assert "→ 10/03/2026" in office(*due, today="2026-03-09").out
    out = office("calendar", "--off", "10/3/2026", "--work", "14/3/2026", "--basis", "Công văn 12-CV/ĐU").out
    assert "Cơ quan nghỉ ngày 10/03/2026: Nghỉ hoán đổi, làm bù 14/3/2026." in out
    assert "Cơ quan làm việc ngày 14/03/2026: Làm bù cho 10/3/2026." in out
    assert "→ 11/03/2026" in office(*due, today="2026-03-09").out
    assert "→ 14/03/2026" in office(*due, today="2026-03-13").out
    assert "loại ngày: nghỉ bù" in office("history").out
    office("calendar", "--remove", "10/3/2026")
    assert "→ 10/03/2026" in office(*due, today="2026-03-09").out
    office("undo", 2)
    assert "→ 11/03/2026" in office(*due, today="2026-03-09").out


def test_what_is_so_already_writes_nothing(office: Office) -> None:
    """A holiday by law, a plain working day, and what was set before."""
    office("unit", "add", "Văn phòng")
    before = office.rows()
    assert "đã như vậy" in office("calendar", "--off", "2/9/2026").err
    assert "đã như vậy" in office("calendar", "--work", "3/9/2026").err
    assert office.rows() == before
    office("calendar", "--off", "3/9/2026", "--name", "Hội xuân")
    before = office.rows()
    office("calendar", "--off", "3/9/2026", "--name", "Hội xuân")
    assert office.rows() == before


def test_a_month_for_programs(office: Office) -> None:
    """A row a day."""
    days = office("calendar", "2026-M08", "--format", "json").json
    assert len(days) == 31
    assert days[21] == {
        "day": "2026-08-22",
        "worked": True,
        "kind": "workday",
        "name": "Làm bù cho 31/8/2026",
        "basis": None,
        "own": False,
        "estimated": False,
        "due": 0,
    }
    assert days[22]["kind"] is None
    lines = office("calendar", "2026-M08", "--format", "csv").out.splitlines()
    assert lines[0] == "Ngày,Thứ,Làm việc,Loại,Tên,Căn cứ,Tạm tính,Đến hạn"
    assert lines[31].startswith("31/08/2026,Hai,không,nghỉ bù,")
    assert office("calendar", "2026-M08", "--format", "markdown").out.count("\n") == 33


def test_a_changed_calendar_for_programs(office: Office) -> None:
    """The month of the day that was set, as it is now; what was done is told beside it."""
    outcome = office("calendar", "--off", "2026-05-04", "--format", "json", today="2026-04-20")
    days = {day["day"]: day for day in outcome.json}
    assert set(days) == {f"2026-05-{number:02d}" for number in range(1, 32)}
    assert (days["2026-05-04"]["own"], days["2026-05-04"]["worked"]) == (True, False)
    assert "Cơ quan nghỉ ngày 04/05/2026" in outcome.err
