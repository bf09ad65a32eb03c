"""The first screen: what asks for something today, each with the command that deals with it."""

import re
import shlex
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import event

from nhiemvu.store.database import open_database, transaction
from nhiemvu.usecases.look_at_desk import look_at_desk
from tests.support import EXAMPLES, Office, Outcome, on_a_terminal

Q1 = EXAMPLES / "bao-cao-quy-1-2026.docx"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
#: A command as a line of its own: "    nhiemvu overdue"
COMMAND = re.compile(r"^ +(nhiemvu .+)$", re.MULTILINE)


@pytest.fixture
def quarter(office: Office) -> Office:
    """Return an office with the tasks of a report for the second quarter of 2026."""
    return office.begun(
        ("2026-04-01", "init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party"),
        ("2026-04-02", "import", Q1, "--yes"),
    )


def commands_of(screen: Outcome) -> list[str]:
    """Return the commands to copy."""
    return COMMAND.findall(screen.out)


@pytest.mark.without_database
def test_nothing_recorded_shows_how_to_begin(office: Office) -> None:
    """Three commands and the demo; looking makes no database."""
    screen = office()
    words = [shlex.split(line)[1:3] for line in commands_of(screen)]
    assert words == [["init", "--office"], ["unit", "add"], ["import", "bao-cao.docx"], ["demo"]]
    assert screen.err == ""
    assert not office.is_made()
    assert list(office.folder.iterdir()) == []


@pytest.mark.without_database
@pytest.mark.sqlite_only("a file may hold anything")
def test_an_empty_file_stays_empty(office: Office) -> None:
    """A file without content is no database yet, and looking does not make it one."""
    office.database.touch()
    assert "nhiemvu init" in office().out
    assert office.database.stat().st_size == 0


def test_what_was_done_is_not_asked_again(office: Office) -> None:
    """After the office and its units are named only the import is left."""
    office("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party")
    office("unit", "add", "Ban Xây dựng Đảng")
    screen = office()
    assert screen.out.startswith("Đảng ủy xã Đồng Mây, thứ Hai 03/04/2023\n")
    assert commands_of(screen) == ["nhiemvu import bao-cao.docx", "nhiemvu demo"]


def test_each_pile_has_its_tasks_and_its_command(quarter: Office) -> None:
    """Overdue ones come most late first, the first few of many; the report names what it lacks."""
    quarter("update", 4, "--percent", 45, "--note", "Đã rà soát", today="2026-05-29")
    quarter("done", 2, "--result", "Đã mở 02 lớp.", today="2026-06-10")
    screen = quarter(today="2026-06-28")
    lines = screen.out.splitlines()
    late = lines.index("Quá hạn: 4 nhiệm vụ")
    assert [line.split()[0] for line in lines[late + 1 : late + 4]] == ["3", "7", "4"]
    assert [line.rpartition("  ")[2] for line in lines[late + 1 : late + 4]] == [
        "trễ 28 ngày",
        "trễ 13 ngày",
        "trễ 3 ngày",
    ]
    assert lines[late + 4].strip() == "... và 1 nhiệm vụ nữa"
    assert "Đến hạn trong 7 ngày: 3 nhiệm vụ" in lines
    assert "Chưa giao: 3 nhiệm vụ" in lines
    assert "Báo cáo quý II năm 2026: còn 6/8 nhiệm vụ chưa có kết quả" in lines
    assert "  Chưa có kết quả: 1, 3, 5-8" in lines
    assert commands_of(screen) == [
        "nhiemvu overdue",
        "nhiemvu remind -o don-doc",
        'nhiemvu done 3 --result "..."',
        'nhiemvu update 1 --percent 50 --note "..."',
        'nhiemvu assign 1 --to "..."',
        'nhiemvu done 1 --result "..."',
        "nhiemvu report draft 2026-Q2",
    ]


def test_what_is_asked_for_waits_on_the_desk(office: Office) -> None:
    """A later deadline until it is decided; who leads what is overdue can be chased."""
    office("unit", "add", "Công an xã", today="2026-07-01")
    office("add", "Rà soát", "--due", "30/6/2026", "--to", "Công an xã", today="2026-06-01")
    office("extend", 1, "--to", "30/9/2026", "--reason", "Mưa lũ", today="2026-06-20")
    screen = office(today="2026-07-01")
    assert "Xin gia hạn, chờ quyết định: 1 nhiệm vụ" in screen.out
    assert {"nhiemvu extend 1 --approve", "nhiemvu remind -o don-doc"} <= set(commands_of(screen))
    office("extend", 1, "--approve", today="2026-07-01")
    screen = office(today="2026-07-01")
    assert "Xin gia hạn" not in screen.out
    assert "nhiemvu remind -o don-doc" not in commands_of(screen)


def test_due_today_and_a_week_ahead(office: Office) -> None:
    """Due today is due, not late; eight days ahead is not yet due soon."""
    for number, due in ((1, "3/4/2023"), (2, "10/4/2023"), (3, "11/4/2023"), (4, "2/4/2023")):
        office("add", f"Việc {number}", "--due", due)
    out = office(today="2023-04-03").out
    assert "Quá hạn: 1 nhiệm vụ" in out
    assert "Đến hạn trong 7 ngày: 2 nhiệm vụ" in out
    assert re.search(r"1  Việc 1 +hạn hôm nay\n +2  Việc 2 +hạn 10/04/2023\n", out)


def test_the_desk_says_what_the_lists_say(quarter: Office) -> None:
    """Its counts are those of overdue, list and the draft, on any day."""
    quarter("assign", 5, "--to", "Công an xã", today="2026-04-03")
    for day in ("2026-04-05", "2026-06-22", "2026-07-09"):
        out = quarter(today=day).out
        late = quarter("overdue", "--format", "json", today=day).json
        free = quarter("list", "--unassigned", "--format", "json", today=day).json
        soon = [task for task in quarter("list", "--format", "json", today=day).json if task["timing"] == "due_soon"]
        for heading, tasks in (("Quá hạn", late), ("Chưa giao", free), ("Đến hạn trong 7 ngày", soon)):
            found = re.search(rf"^{heading}: (\d+) nhiệm vụ$", out, re.MULTILINE)
            assert (int(found[1]) if found else 0) == len(tasks), (day, heading)
        assert "8 nhiệm vụ chưa có kết quả" in out


def test_every_command_on_the_desk_is_a_command(quarter: Office) -> None:
    """Each line to copy names a command and options that exist, in both languages."""
    screens = [
        quarter(today="2026-06-28"),
        quarter.type_command("--lang", "en", "--db", quarter.location, "--today", "2026-06-28"),
        quarter.type_command("--db", quarter.folder / "none.db"),
    ]
    lines = {line for screen in screens for line in commands_of(screen)}
    assert len(lines) >= 9
    for line in lines:
        words = shlex.split(line)[1:]
        assert quarter.type_command(*words, "--help").code == 0, line
        assert "Traceback" not in quarter.type_command("--db", quarter.location, *words, "--no-such").err
    draft = quarter("report", "draft", "2026-Q2", today="2026-06-28")
    assert draft.out


def test_several_series_are_named_in_the_command(quarter: Office) -> None:
    """Where the office writes two kinds of report, a draft says which."""
    quarter("add", "Tiếp dân", "--series", 'công tác "dân vận"', "--period", "2026-Q2", today="2026-04-02")
    quarter("add", "Việc không thuộc báo cáo nào", "--period", "2026-Q2", today="2026-04-02")
    screen = quarter(today="2026-06-28")
    assert screen.out.count("Báo cáo quý II năm 2026") == 3
    commands = [line for line in commands_of(screen) if "report draft" in line]
    assert len(commands) == 2
    for line in commands:
        assert quarter(*shlex.split(line)[1:], today="2026-06-28").code == 0


def test_nothing_to_do_is_said(office: Office) -> None:
    """A desk without anything late, due or free says so."""
    office("unit", "add", "Văn phòng")
    office("add", "Việc xa", "--to", "Văn phòng", "--due", "1/12/2023")
    out = office().out
    assert "Không có việc gì phải xử lý ngay." in out
    assert "nhiemvu init" in out


def test_the_screen_fits_80_columns_in_both_languages(quarter: Office) -> None:
    """No line is wider, however long titles and names are."""
    name = "Trung tâm Phục vụ hành chính công và Chuyển đổi số liên xã " * 2
    quarter("unit", "add", name, today="2026-04-03")
    quarter("assign", 1, "--to", name.strip(), "--due", "1/5/2026", today="2026-04-03")
    quarter("init", "--office", name, "--system", "party", today="2026-04-03")
    for number in range(9, 50):
        quarter("add", name, "--period", "2026-Q2", "--series", f"công tác {name}", today="2026-04-03")
        if number % 2:
            quarter("update", number, "--percent", 10, today="2026-04-03")
    for language in ("vi", "en"):
        screen = quarter.type_command("--lang", language, "--db", quarter.location, "--today", "2026-06-28")
        # Commands are to be copied, so they are whole.
        lines = [line for line in screen.out.splitlines() if not COMMAND.match(line)]
        assert max(len(line) for line in lines) <= 80


def test_what_is_reported_as_done_waits_to_be_confirmed(quarter: Office) -> None:
    """In a pile of its own, and no longer among what is due; it is taken from there by one command."""
    quarter("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party", "--confirmation", "required")
    quarter("done", "1", "3", "--result", "Đã xong", "--on", "26/6/2026", today="2026-06-26")
    screen = quarter(today="2026-06-26")
    assert "Đã báo hoàn thành, chờ xác nhận: 2 nhiệm vụ" in screen.out
    assert {"nhiemvu confirm 1 3", 'nhiemvu return 3 --reason "..."'} <= set(commands_of(screen))
    due = screen.out.partition("Đến hạn trong 7 ngày")[2].partition("\n\n")[0]
    assert "nhiemvu update 1 " not in due
    quarter("confirm", "1", "3", today="2026-06-27")
    assert "chờ xác nhận" not in quarter(today="2026-06-27").out


def test_what_is_set_aside_and_what_is_closed_asks_for_nothing(quarter: Office) -> None:
    """A cancelled task is in neither number, and a report that was closed is no coming one."""
    quarter("cancel", 1, 2, "--reason", "Ghi nhầm", today="2026-06-01")
    assert "còn 6/6 nhiệm vụ chưa có kết quả" in quarter(today="2026-06-20").out
    quarter("report", "close", "2026-Q2", "--reason", "Báo cáo riêng", today="2026-07-01")
    assert "nhiemvu report draft" not in quarter(today="2026-07-01").out


def test_a_report_with_a_closing_day_is_told_of(quarter: Office) -> None:
    """Each series is counted by its own window: what was said after its closing day answers the next report."""
    quarter("add", "Việc của loại khác", "--period", "2026-Q2", "--series", "công tác khác", today="2026-04-03")
    quarter("report", "series", "công tác khác", "--window", "nd09", today="2026-04-03")
    quarter("update", 9, "--percent", 40, "--on", "16/6/2026", today="2026-06-16")
    screen = quarter(today="2026-06-20").out
    assert "công tác khác): còn 1/1 nhiệm vụ chưa có kết quả" in screen
    quarter("update", 9, "--percent", 50, "--on", "14/6/2026", today="2026-06-20")
    assert "công tác khác): đủ 1 nhiệm vụ" in quarter(today="2026-06-20").out


def test_the_statements_do_not_grow_with_the_tasks(quarter: Office) -> None:
    """Looking costs as many statements with 28 tasks as with 48."""

    def statements() -> int:
        seen = []
        with transaction(open_database(quarter.location), writing=False) as session:

            def note(*details: object) -> None:
                seen.append(details[2])

            event.listen(session.connection, "before_cursor_execute", note)
            look_at_desk(session, date(2026, 6, 28))
        return len(seen)

    def add_tasks() -> None:
        for number in range(20):
            quarter("add", f"Việc {number}", "--due", "1/5/2026", "--period", "2026-Q2", today="2026-04-03")

    add_tasks()
    before = statements()
    add_tasks()
    assert statements() == before <= 60


FAULTS = [
    ("another program's file", b"SQLite format 3\0" + b"x" * 200, 6),
    ("no database at all", b"xin chao", 6),
]


@pytest.mark.sqlite_only("a file may hold anything")
@pytest.mark.parametrize(("name", "content", "code"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_file_that_is_not_ours_is_told(office: Office, name: str, content: bytes, code: int) -> None:
    """Two lines, exit 6, the file as it was."""
    office.database.write_bytes(content)
    outcome = office(code=code)
    assert [line.partition(":")[0] for line in outcome.err.splitlines()] == ["Lỗi", "Cách xử lý"], name
    assert outcome.out == ""
    assert office.database.read_bytes() == content


@pytest.mark.sqlite_only("a file may hold anything")
@pytest.mark.without_database
def test_a_missing_database_by_url_is_not_made(office: Office, type_command: Callable[..., Outcome]) -> None:
    """A URL of SQLite is looked at as a path is."""
    assert "nhiemvu init" in type_command("--db", f"sqlite:///{office.database}").out
    assert not office.is_made()


#: The day on the terminals of these tests.
DAY = {"NHIEMVU_TODAY": "2026-06-28"}
RED, MAGENTA = "\x1b[31m", "\x1b[35m"


@pytest.mark.parametrize("words", [(), ("list",), ("overdue",), ("show", "3", "1")], ids=lambda words: words[:1])
def test_colour_is_for_terminals_only(quarter: Office, words: tuple[str, ...]) -> None:
    """Overdue is red and due soon magenta; without colour every word is still there, and it fits 80 columns."""
    coloured = on_a_terminal(quarter.location, *words, **DAY)
    assert RED in coloured
    assert (MAGENTA in coloured) == (words != ("overdue",))
    for plain in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert on_a_terminal(quarter.location, *words, **DAY, **plain) == COLOUR.sub("", coloured)
    assert "\x1b" not in quarter(*words, today="2026-06-28").out
    assert max(len(line) for line in COLOUR.sub("", coloured).splitlines()) <= 80


def test_show_wraps_on_a_terminal_and_keeps_lines_in_a_pipe(quarter: Office) -> None:
    """On a terminal no line is wider and none breaks a symbol; piped, a paragraph is one line."""
    narrow = on_a_terminal(quarter.location, "show", "4", **DAY, NO_COLOR="1")
    [task] = [quarter("show", 4, "--format", "json", today="2026-06-28").json]
    assert task["text"] in quarter("show", 4, today="2026-06-28").out
    assert task["text"] not in narrow
    assert " ".join(task["text"].split()) in " ".join(narrow.split())
    assert "305/KH-UBND" in narrow


def test_overdue_is_grouped_by_unit(quarter: Office) -> None:
    """Units with most late tasks first, what nobody has last; JSON stays flat, most late first."""
    quarter("assign", 1, 8, "--to", "Công an xã", today="2026-04-03")
    day = "2026-07-10"
    lines = quarter("overdue", today=day).out.splitlines()
    headings = [line for line in lines if " nhiệm vụ (trễ " in line]
    assert headings == [
        "Công an xã: 3 nhiệm vụ (trễ 1-30 ngày: 3)",
        "Trung tâm Phục vụ hành chính công xã: 1 nhiệm vụ (trễ 31-90 ngày: 1)",
        "Ban Xây dựng Đảng: 1 nhiệm vụ (trễ 1-30 ngày: 1)",
        "Ủy ban nhân dân xã: 1 nhiệm vụ (trễ 1-30 ngày: 1)",
        "Chưa giao đơn vị nào: 2 nhiệm vụ (trễ 1-30 ngày: 2)",
    ]
    place = lines.index(headings[0])
    assert [line.split()[0] for line in lines[place + 1 : place + 4]] == ["7", "8", "1"]
    flat = quarter("overdue", "--format", "json", today=day).json
    assert [task["days_late"] for task in flat] == sorted((task["days_late"] for task in flat), reverse=True)
    assert len(flat) == 8
    assert "Công an xã: " not in quarter("overdue", "--format", "csv", today=day).out


def test_tasks_without_a_series_stand_in_the_one_report(office: Office) -> None:
    """Where one series is held, its draft answers them, so the desk counts them with it."""
    office("import", EXAMPLES / "bao-cao-quy-1-2026.docx", "--yes", today="2026-04-02")
    office("add", "Chuẩn bị hội nghị sơ kết", "--period", "2026-Q2", today="2026-04-02")
    shown = office(today="2026-04-03").out
    assert shown.count("nhiemvu report draft 2026-Q2") == 1
    assert "9 nhiệm vụ" in shown
