"""Bad input: two lines that say what is wrong and what to do, the right exit code, and nothing changed."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.support import EXAMPLES, Office, Outcome

Q1 = EXAMPLES / "bao-cao-quy-1-2026.docx"
TODAY = "2026-04-02"


@pytest.fixture
def working(office: Office) -> Office:
    """Return an office with two units and the tasks of a report."""
    return office.begun(
        (TODAY, "import", Q1, "--yes"),
        (TODAY, "unit", "add", "Ban Dân vận khối", "--alias", "BDV"),
        (TODAY, "done", 8, "--result", "Đã kiểm tra."),
    )


def refused(office: Office, code: int, *words: object, today: str = TODAY) -> str:
    """Run a command that must be refused, hold that nothing changed, and return what was said."""
    before = office.rows()
    outcome = office(*words, today=today, code=code)
    assert office.rows() == before
    lines = outcome.err.strip().splitlines()
    assert [line.partition(":")[0] for line in lines] == ["Lỗi", "Cách xử lý"], outcome.err
    assert outcome.out == ""
    return lines[0]


CASES: list[tuple[str, int, list[object], str]] = [
    ("an unknown task", 3, ["show", 99], "Không có nhiệm vụ số 99."),
    ("children of a number that no task has", 2, ["list", "--parent", "9" * 20], "9" * 20),
    ("a unit of thousands of digits", 3, ["list", "--unit", "9" * 5000], "Không có đơn vị"),
    ("a directive of thousands of digits", 3, ["directive", "show", "9" * 5000], "Không có văn bản"),
    ("a report of thousands of digits", 3, ["report", "show", "9" * 5000], "Không có báo cáo"),
    ("several unknown tasks, all named", 3, ["assign", 1, 98, 99, "--to", "BDV"], "98, 99"),
    ("an unknown unit, with a close one", 3, ["assign", 1, "--to", "Ban Dan van khoi xa"], "“Ban Dân vận khối”"),
    ("an unknown unit in support", 3, ["assign", 1, "--to", "BDV", "--support", "Sở X"], "“Sở X”"),
    ("an unknown unit in a list", 3, ["list", "--unit", "Sở X"], "“Sở X”"),
    ("two leads", 2, ["assign", 1, "--to", "BDV", "--to", "Công an xã"], "một đơn vị chủ trì"),
    ("the lead in support", 2, ["assign", 1, "--to", "BDV", "--support", "BDV"], "vừa chủ trì vừa phối hợp"),
    ("no lead", 2, ["assign", 1], "--to"),
    ("a day that no calendar has", 2, ["assign", 1, "--to", "BDV", "--due", "31/6/2026"], "chỉ có 30 ngày"),
    ("a month that no calendar has", 2, ["assign", 1, "--to", "BDV", "--due", "2023-13-01"], "không có tháng 13"),
    ("a day without a year", 2, ["done", 1, "--on", "15/6"], "thiếu năm"),
    ("a period that no year has", 2, ["report", "draft", "Q5"], "“Q5”"),
    ("a period that is none", 2, ["list", "--period", "2026-Q9"], "“2026-Q9”"),
    ("not a number", 2, ["show", "ba"], "“ba”"),
    ("a range backwards", 2, ["show", "8-5"], "“8-5”"),
    ("a range beyond reason", 2, ["show", "1-99999"], "“1-99999”"),
    ("percent above 100", 2, ["update", 1, "--percent", 120], "120%"),
    ("percent that is no number", 2, ["update", 1, "--percent", "nửa"], "--percent"),
    ("an empty proposal", 2, ["update", 1, "--proposal", " "], "--proposal đang để trống"),
    ("nothing to record", 2, ["update", 1], "Chưa có gì để ghi"),
    ("progress tomorrow", 2, ["update", 1, "--note", "x", "--on", "3/4/2026"], "sau hôm nay"),
    ("completion tomorrow", 2, ["done", 1, "--on", "3/4/2026"], "sau hôm nay"),
    ("an empty citation, by the name that the help has", 2, ["directive", "add", " "], "Lỗi: TRÍCH_DẪN đang để trống"),
    ("empty words", 2, ["done", 1, "--result", "  "], "để trống"),
    ("progress of a task that is done", 5, ["update", 8, "--percent", 10], "đã đóng"),
    ("another completion of a task that is done", 5, ["done", 8, "--result", "Khác."], "đã đóng"),
    ("a task that is done is not assigned", 5, ["assign", 8, "--to", "BDV"], "đã đóng"),
    ("cancelled without a reason", 2, ["cancel", 1], "Thiếu --reason"),
    ("cancelled tomorrow", 2, ["cancel", 1, "--reason", "x", "--on", "3/4/2026"], "sau hôm nay"),
    ("a task that is done is not cancelled", 5, ["cancel", 1, 8, "--reason", "x"], "đã hoàn thành, không hủy được"),
    ("an unknown task is not cancelled", 3, ["cancel", 99, "--reason", "x"], "Không có nhiệm vụ số 99"),
    ("a task that is done is not suspended", 5, ["suspend", 8, "--reason", "x"], "không tạm hoãn được"),
    ("an empty reason", 2, ["suspend", 1, "--reason", " "], "--reason đang để trống"),
    ("reopened without a reason", 2, ["reopen", 8], "Thiếu --reason"),
    ("an unknown task is not reopened", 3, ["reopen", 8, 99, "--reason", "x"], "Không có nhiệm vụ số 99"),
    ("nothing reported to confirm", 5, ["confirm", 1], "chưa có báo cáo hoàn thành để xác nhận"),
    ("an unknown task is not confirmed", 3, ["confirm", 99], "Không có nhiệm vụ số 99"),
    ("nothing reported to return", 5, ["return", 1, "--reason", "x"], "chưa có báo cáo hoàn thành để trả lại"),
    ("returned without a reason", 2, ["return", 1], "Thiếu --reason"),
    ("what is done is not returned", 5, ["return", 8, "--reason", "x"], "đã hoàn thành"),
    ("an extension without a day", 2, ["extend", 1, "--reason", "x"], "Thiếu --to"),
    ("an unknown way of confirming", 2, ["init", "--office", "X", "--system", "party", "--confirmation", "ok"], "none"),
    ("one part", 2, ["split", 1, "--part", "Họp"], "ít nhất hai phần"),
    ("parts that nobody confirmed", 2, ["split", 1], "Chưa có ai xác nhận"),
    ("a task that is done is not split", 5, ["split", 8, "--yes"], "đã đóng"),
    ("an unknown task is not split", 3, ["split", 99, "--yes"], "Không có nhiệm vụ số 99"),
    ("not a number to split", 2, ["split", "ba"], "số nguyên"),
    ("a unit that exists", 5, ["unit", "add", "ban dân vận khối"], "Đã có đơn vị"),
    ("an alias that is taken", 5, ["unit", "add", "Ban Mới", "--alias", "bdv"], "Đã có đơn vị"),
    ("a unit under none", 3, ["unit", "add", "Tổ 1", "--under", "Sở X"], "“Sở X”"),
    ("a directive that is no citation", 2, ["add", "Họp", "--directive", "văn bản kia"], "Không nhận ra văn bản"),
    ("an unknown directive", 3, ["directive", "show", "1-CT/XX"], "Không có văn bản"),
    ("an unknown series", 3, ["report", "draft", "2026-Q2", "--series", "công tác x"], "Không có loại báo cáo"),
    ("Word without a file", 2, ["report", "draft", "2026-Q2", "--format", "docx"], "phải ghi ra tệp"),
    ("a heading for no tasks", 2, ["report", "headings", "--heading", "Công tác khác"], "--heading"),
    ("a line that the map has not", 3, ["report", "headings", "--remove", "9"], "dòng 9"),
    ("a period without tasks", 3, ["report", "draft", "2020-Q1"], "Không có nhiệm vụ nào"),
    ("an unknown system", 2, ["init", "--office", "X", "--system", "công ty"], "party, state"),
    ("an unknown command", 2, ["asign", 1], "Có phải: assign?"),
    ("an unknown option", 2, ["list", "--al"], "Không có tùy chọn"),
    ("an unknown format", 2, ["list", "--format", "xml"], "table, json, csv, markdown"),
    ("a missing file", 3, ["import", "khong-co.docx", "--yes"], "Không có tệp"),
]


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES, ids=[case[0] for case in CASES])
def test_refusals(working: Office, name: str, code: int, words: list[object], said: str) -> None:
    """Each is said in the first line."""
    assert said in refused(working, code, *words), name


REPORT = """BÁO CÁO
kết quả công tác thử nghiệm quý I; phương hướng, nhiệm vụ quý II năm 2026

Đảng ủy xã Đồng Mây báo cáo như sau:

I- KẾT QUẢ

1. Đã họp.
"""

FILES: list[tuple[str, str, bytes, str]] = [
    ("empty", "rong.txt", b"", "không có chữ nào"),
    ("only spaces", "trang.txt", b" \n\n\t\n", "không có chữ nào"),
    ("a picture", "anh.docx", b"\x89PNG\r\n\x1a\n" + bytes(40), "PNG"),
    ("a damaged PDF", "quet.pdf", b"%PDF-1.7\n" + bytes(40), "PDF"),
    ("a damaged .docx", "hong.docx", Q1.read_bytes()[:3000], "hong.docx"),
    ("a zip of something else", "khac.docx", b"PK\x05\x06" + bytes(18), "khac.docx"),
    ("a note that is no document", "ghi-chu.txt", "Mai nhớ gọi điện.".encode(), "không nhận ra loại văn bản"),
    ("without a tasks section", "thieu.txt", REPORT.encode(), "không có phần phương hướng, nhiệm vụ"),
]


@pytest.mark.parametrize(("name", "file", "data", "said"), FILES, ids=[case[0] for case in FILES])
def test_files_that_cannot_be_imported(working: Office, name: str, file: str, data: bytes, said: str) -> None:
    """Exit 4, the file named, nothing saved; JSON is printed all the same."""
    path = working.folder / file
    path.write_bytes(data)
    before = working.rows()
    outcome = working("import", path, "--yes", "--format", "json", today=TODAY, code=4)
    assert working.rows() == before
    assert said in outcome.err, name
    assert outcome.err.startswith("Lỗi: ")
    [found] = outcome.json
    assert found["file"] == str(path)
    assert found["problems"]


def test_one_bad_file_does_not_stop_the_others(office: Office) -> None:
    """The good one is saved, the bad one named, and the exit code tells."""
    outcome = office("import", office.folder / "thieu.docx", Q1, "--yes", today=TODAY, code=3)
    assert "thieu.docx" in outcome.err
    assert "đã lưu 8 nhiệm vụ" in outcome.err


@pytest.mark.without_database
def test_nothing_is_saved_without_confirmation(office: Office) -> None:
    """Where nobody can be asked, `--yes` is needed."""
    outcome = office("import", Q1, today=TODAY, code=2)
    assert "--yes" in outcome.err
    assert not office.is_made()


def test_another_file_of_a_report_that_is_held_is_a_conflict(working: Office) -> None:
    """The same series and period from other bytes is refused, whole."""
    text = working("import", Q1, "--dry-run", "--format", "text", today=TODAY).out
    changed = working.folder / "sua.txt"
    changed.write_text(text, encoding="utf-8")
    before = working.rows()
    outcome = working("import", changed, "--yes", today=TODAY, code=5)
    assert "đã được nhập từ một tệp khác" in outcome.err
    assert working.rows() == before


def make_newer(path: Path) -> None:
    """Stamp a database with a revision that this program does not know."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def make_foreign(path: Path) -> None:
    """Put another program's database in its place."""
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE tasks (id INTEGER)")
        connection.commit()


def make_text(path: Path) -> None:
    """Put a letter in its place."""
    path.write_text("Kính gửi các đồng chí,\n" * 50, encoding="utf-8")


DATABASES: list[tuple[str, Callable[[Path], None], str]] = [
    ("newer than the program", make_newer, "9999"),
    ("another program's", make_foreign, "không phải"),
    ("not a database", make_text, "không phải"),
]


@pytest.mark.sqlite_only("what is a file may be damaged, locked, or another program's")
@pytest.mark.parametrize(("name", "spoil", "said"), DATABASES, ids=[case[0] for case in DATABASES])
def test_databases_that_are_refused(working: Office, name: str, spoil: Callable[[Path], None], said: str) -> None:
    """Exit 6, and the file stays as it is to the byte."""
    spoil(working.database)
    before = working.database.read_bytes()
    for words in (["list"], ["done", 1, "--result", "x"]):
        outcome = working(*words, today=TODAY, code=6)
        assert said in outcome.err, name
        assert len(outcome.err.strip().splitlines()) == 2
    assert working.database.read_bytes() == before


@pytest.mark.sqlite_only("what is a file may be damaged, locked, or another program's")
def test_a_read_only_database_can_be_read_and_not_written(
    working: Office, type_command: Callable[..., Outcome]
) -> None:
    """Lists work; a change is refused with exit 6."""
    location = f"sqlite:///file:{working.database}?mode=ro&uri=true"
    assert type_command("--db", location, "--today", TODAY, "list").code == 0
    before = working.rows()
    outcome = type_command("--db", location, "--today", TODAY, "done", 1, "--result", "x")
    assert outcome.code == 6
    assert "chỉ" in outcome.err
    assert working.rows() == before


@pytest.mark.sqlite_only("what is a file may be damaged, locked, or another program's")
def test_a_locked_database_is_said_to_be_in_use(working: Office, type_command: Callable[..., Outcome]) -> None:
    """Another writer holds it longer than the program waits: exit 6, and reading still works."""
    location = f"sqlite:///{working.database}?timeout=0.1"
    with closing(sqlite3.connect(working.database, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        outcome = type_command("--db", location, "--today", TODAY, "done", 1, "--result", "x")
        assert outcome.code == 6
        assert len(outcome.err.strip().splitlines()) == 2
        assert type_command("--db", location, "--today", TODAY, "list").code == 0
    assert type_command("--db", location, "--today", TODAY, "done", 1, "--result", "x").code == 0


@pytest.mark.sqlite_only("what is a file may be damaged, locked, or another program's")
def test_a_database_in_a_folder_that_cannot_be_made(office: Office, type_command: Callable[..., Outcome]) -> None:
    """A file stands where a folder is needed."""
    (office.folder / "a").write_text("x", encoding="utf-8")
    outcome = type_command("--db", office.folder / "a" / "b.db", "list")
    assert outcome.code == 6
    assert len(outcome.err.strip().splitlines()) == 2


def test_the_word_file_is_written_whole_or_not_at_all(working: Office) -> None:
    """A missing folder or a bad template leaves the old file as it was."""
    target = working.folder / "kq.docx"
    shutil.copy(Q1, target)
    before = target.read_bytes()
    template = working.folder / "mau.docx"
    template.write_bytes(b"PK")
    words = ["report", "draft", "2026-Q2", "-o", target, "--template", template]
    outcome = working(*words, today=TODAY, code=4)
    assert "mau.docx" in outcome.err
    assert target.read_bytes() == before
    assert (
        "Lỗi" in working("report", "draft", "2026-Q2", "-o", working.folder / "x" / "k.docx", today=TODAY, code=1).err
    )


def test_an_error_of_the_program_itself_is_two_lines(
    working: Office, monkeypatch: pytest.MonkeyPatch, type_command: Callable[..., Outcome]
) -> None:
    """A traceback is shown with `--debug` only."""
    monkeypatch.setattr("nhiemvu.usecases.list_tasks.find_tasks", lambda *_: 1 / 0)
    outcome = working("list", today=TODAY, code=1)
    assert "ZeroDivisionError" in outcome.err
    assert "Traceback" not in outcome.err
    with pytest.raises(ZeroDivisionError):
        type_command("--db", working.location, "--debug", "list")


def test_a_result_may_follow_its_completion(working: Office) -> None:
    """Done without a word is not a dead end; another result afterwards is refused."""
    told = working("done", 2, "--on", "1/4/2026", today=TODAY)
    assert 'nhiemvu done 2 --result "..."' in told.err
    working("done", 2, "--result", "Đã mở 02 lớp.", "--evidence", "Ảnh chụp", today=TODAY)
    shown = working("show", 2, "--format", "json", today=TODAY).json
    assert (shown["result"], shown["evidence"]) == ("Đã mở 02 lớp.", ["Ảnh chụp"])
    assert "đã đóng" in refused(working, 5, "done", 2, "--result", "Khác.")


def test_an_earlier_file_is_put_aside(working: Office) -> None:
    """What a clerk wrote into a draft in Word is kept when the draft is made again; the same draft adds no file."""
    target = working.folder / "ket-qua.docx"
    words = ["report", "draft", "2026-Q2", "-o", target]
    working(*words, today=TODAY)
    assert "giữ ở" not in working(*words, today=TODAY).err
    target.write_bytes(b"sua trong Word")
    assert "ket-qua.cu-1.docx" in working(*words, today=TODAY).err
    assert target.with_name("ket-qua.cu-1.docx").read_bytes() == b"sua trong Word"


def test_a_new_lead_says_whom_it_replaces(working: Office) -> None:
    """The earlier lead stays in the record and is named."""
    assert "(thay" not in working("assign", 1, "--to", "BDV", today=TODAY).out
    told = working("assign", 1, "--to", "Công an xã", today=TODAY).out
    assert "Công an xã chủ trì (thay Ban Dân vận khối)" in told


def test_help_may_be_asked_in_words(type_command: Callable[..., Outcome]) -> None:
    """`nhiemvu help assign` is `nhiemvu assign --help`."""
    assert type_command("help", "assign").out == type_command("assign", "--help").out
    assert type_command("tro-giup").out == type_command("--help").out
