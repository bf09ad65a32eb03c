"""What is well typed and contradicts the record: states, dates, relations, and databases that are not in order."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nhiemvu.cli.import_run import ImportRun
from tests.cli.good_lines import Q1, TODAY
from tests.cli.refusing import refused
from tests.support import Office, Outcome

Line = tuple[object, ...]
LATER = ("--on", "21/4/2026")
SECOND_SERIES: Line = ("add", "Họp", "--series", "công tác khác", "--period", "2026-Q2")
CHILD: Line = ("split", 1, "--part", "Mở lớp", "--part", "Tổng kết lớp")
TWO_GROUPS: tuple[Line, ...] = tuple(
    ("unit", "group", f"Tổ chuyên môn {name}", "--add", "CAX") for name in ("một", "hai")
)
EXTENDED: tuple[Line, ...] = (
    ("extend", 2, "--approve", "--basis", "Công văn số 5-CV/ĐU"),
    ("extend", 2, "--to", "2026-08-31", "--reason", "Bão"),
)
ENDED: Line = ("unit", "dissolve", "BDV", "--unassigned", "--from", "2026-04-10")

#: The command, what was done before, the exit code, the line, what is said.
CASES: list[tuple[tuple[Line, ...], int, Line, str]] = [
    ((), 5, ("assign", 8, "--to", "CAX"), "đã đóng"),
    ((), 5, ("assign", 5, "--to", "CAX"), "đã đóng"),
    ((), 2, ("assign", 1, "--to", "CAX", "--each", "Các chi bộ"), "--each"),
    (TWO_GROUPS, 2, ("assign", 1, "--each", "Tổ chuyên môn"), "“Tổ chuyên môn một”"),
    ((CHILD,), 5, ("assign", 10, "--to", "CAX", "--due", "31/12/2026"), "30/06/2026 của nhiệm vụ 1"),
    ((ENDED,), 5, ("assign", 1, "--to", "BDV"), "Ban Dân vận khối"),
    ((), 2, ("update", 1, "--note", "x", *LATER), "sau hôm nay"),
    ((), 5, ("update", 5, "--note", "x"), "đã đóng"),
    ((), 5, ("done", 8, "--result", "Khác"), "đã đóng"),
    ((), 2, ("done", 1, *LATER), "sau hôm nay"),
    ((), 5, ("confirm", 1), "chưa có báo cáo hoàn thành"),
    ((), 2, ("confirm", 7, *LATER), "sau hôm nay"),
    ((), 5, ("confirm", 7, "--on", "19/4/2026"), "19/04/2026 trước ngày 20/04/2026"),
    ((), 5, ("return", 1, "--reason", "x"), "chưa có báo cáo hoàn thành"),
    ((), 2, ("return", 7, "--reason", "x", *LATER), "sau hôm nay"),
    ((), 5, ("return", 7, "--reason", "x", "--on", "19/4/2026"), "19/04/2026 trước ngày 20/04/2026"),
    ((), 5, ("extend", 2, "--to", "2026-08-31", "--reason", "x"), "đến 31/07/2026 chưa được quyết định"),
    ((), 5, ("extend", 1, "--approve"), "không có đề nghị gia hạn nào"),
    ((), 2, ("extend", 2, "--approve", "--refuse"), "không đồng ý"),
    ((), 5, ("extend", 1, "--to", "2026-05-01", "--reason", "x"), "30/06/2026"),
    ((), 5, ("extend", 8, "--to", "2026-08-31", "--reason", "x"), "đã báo hoàn thành ngày 20/04/2026"),
    ((EXTENDED[0],), 5, EXTENDED[1], "1 lần"),
    ((), 5, ("suspend", 8, "--reason", "x"), "không tạm hoãn được"),
    ((), 2, ("suspend", 1, "--reason", "x", *LATER), "sau hôm nay"),
    ((), 5, ("cancel", 8, "--reason", "x"), "không hủy được"),
    ((), 2, ("cancel", 1, "--reason", "x", *LATER), "sau hôm nay"),
    ((), 2, ("reopen", 8, "--reason", "x", *LATER), "sau hôm nay"),
    ((), 5, ("edit", 8, "--due", "1/9/2026"), "đã đóng"),
    ((), 2, ("edit", 1, 2, "--text", "x"), "cho nhiều nhiệm vụ"),
    ((), 2, ("edit", 1), "Chưa nêu cần sửa gì"),
    ((), 2, ("split", 1, "--part", "Họp"), "ít nhất hai phần"),
    ((), 5, ("split", 8, "--yes"), "đã đóng"),
    ((SECOND_SERIES,), 2, ("report", "draft", "2026-Q2"), "nhiều loại báo cáo"),
    ((SECOND_SERIES,), 2, ("report", "coverage", "2026-Q2"), "nhiều loại báo cáo"),
    ((SECOND_SERIES,), 2, ("report", "close", "2026-Q2"), "nhiều loại báo cáo"),
    ((SECOND_SERIES,), 2, ("report", "headings"), "nhiều loại báo cáo"),
    ((), 5, ("report", "close", "2026-Q2"), "5 nhiệm vụ: 1, 2, 3, 4, 9"),
    ((), 3, ("report", "draft", "2020-Q1"), "quý I năm 2020"),
    ((), 2, ("directive", "link", "26-KH/ĐU", "cites", "26-KH/ĐU"), "với chính nó"),
    ((), 3, ("directive", "link", "26-KH/ĐU", "amends", "97-CT/TW", "--remove"), "26-KH/ĐU"),
    ((), 2, ("unit", "merge", "CAX", "--into", "CAX"), "“Công an xã” không thể kế thừa chính mình"),
    ((), 2, ("unit", "merge", "CAX"), "Thiếu đơn vị nhận sáp nhập"),
    ((ENDED,), 5, ("unit", "rename", "BDV", "Ban khác"), "Ban Dân vận khối"),
    ((), 2, ("unit", "rename", "BDV", "Ban khác", "--from", "1/5/2026", "--until", "1/6/2026"), "--until"),
    ((), 2, ("unit", "split", "CAX", "--new", "Đội 1"), "ít nhất hai"),
    ((), 5, ("unit", "dissolve", "CAX"), "còn nhiệm vụ đang mở"),
    ((), 2, ("calendar", "--off", "5/5/2026", "--work", "5/5/2026"), "05/05/2026"),
    ((), 3, ("calendar", "--remove", "6/5/2026"), "06/05/2026"),
    ((), 5, ("undo", "99", "--yes"), "không đủ 99"),
    ((), 2, ("facts", "add", "heading", "Việc quý tới"), "--section"),
    ((), 2, ("import", Q1, "--edit"), "--edit"),
]


@pytest.mark.parametrize(
    ("before", "code", "words", "said"), CASES, ids=[" ".join(map(str, case[2])) for case in CASES]
)
def test_refusals(busy: Office, before: tuple[Line, ...], code: int, words: Line, said: str) -> None:
    """Each is refused whole, and says with what it conflicts."""
    for done in before:
        busy(*done, today=TODAY)
    assert said in refused(busy, code, *words, today=TODAY)


def test_a_row_that_is_not_as_it_was_left_is_not_undone(busy: Office) -> None:
    """Nothing of the commands after it is undone either."""
    busy.ask("UPDATE task SET title = 'khác' WHERE id = 9")
    assert "bảng task, dòng 9" in refused(busy, 5, "undo", 5, "--yes", today=TODAY)


def test_a_database_of_an_older_program_is_to_be_upgraded(busy: Office) -> None:
    """Neither reading nor writing touches it."""
    busy.ask("UPDATE alembic_version SET version_num = '0001'")
    for words in (["list"], ["add", "Họp"]):
        assert "bản cũ" in refused(busy, 6, *words, today=TODAY)


@pytest.mark.sqlite_only("what is a file may be damaged")
def test_a_damaged_database_is_said_to_be_so(busy: Office) -> None:
    """It stays as it is to the byte."""
    data = busy.database.read_bytes()[:8192]
    busy.database.write_bytes(data + b"x" * 40960)
    before = busy.database.read_bytes()
    for words in (["list"], ["add", "Họp"]):
        outcome = busy(*words, today=TODAY, code=6)
        assert "bị hỏng" in outcome.err
        assert (outcome.out, outcome.err.count("\n")) == ("", 2)
    assert busy.database.read_bytes() == before


@pytest.mark.sqlite_only("what is a file may be damaged")
def test_a_driver_that_is_absent_is_named(
    busy: Office, type_command: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shared database needs one."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    outcome = type_command("--db", "postgresql+psycopg://may-chu/ten", "list")
    assert (outcome.code, outcome.out) == (6, "")
    assert "may-chu" in outcome.err
    assert busy.database.exists()


#: The memory of this process is a file that the system does not give.
UNGIVEN = Path("/proc/self/mem")


@pytest.mark.skipif(not UNGIVEN.exists(), reason="no system with such files")
@pytest.mark.parametrize("words", [("done", 1, "--evidence"), ("import", "--yes"), ("report", "check")])
def test_a_file_that_the_system_does_not_give(busy: Office, words: Line) -> None:
    """It is named with the reason, and nothing of the command stays."""
    said = refused(busy, 4, *words, UNGIVEN, today=TODAY)
    assert str(UNGIVEN) in said
    assert "ổ đĩa hoặc đường mạng bị lỗi" in said


def test_what_was_shown_is_what_is_saved(busy: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where somebody changes a point between, nothing of the correction is saved."""
    text = busy("import", Q1, "--dry-run", "--format", "text", today=TODAY).out
    changed = busy.folder / "sua.txt"
    changed.write_text(text.replace("12 điểm hỗ trợ", "15 điểm hỗ trợ"), encoding="utf-8")
    save = ImportRun.save

    def save_after_another(run: ImportRun) -> list[str]:
        busy("edit", 3, "--text", "Bố trí 14 điểm hỗ trợ", today=TODAY)
        return list(save(run))

    monkeypatch.setattr(ImportRun, "save", save_after_another)
    outcome = busy("import", changed, "--update", "--yes", today=TODAY, code=5)
    assert "nội dung: lúc mở là" in outcome.err
    assert "nay là “Bố trí 14 điểm hỗ trợ”" in outcome.err
    assert "14 điểm" in busy("show", 3, today=TODAY).out
