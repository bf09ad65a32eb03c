"""Several files and folders at once: a stable order, one bad file among good ones, one document twice, a summary."""

import os
import tracemalloc
from pathlib import Path

import pytest

from nhiemvu.cli import progress
from nhiemvu.cli.app import run
from tests.support import Office
from tests.terminal import at_terminal

TODAY = "2026-04-02"


def plan(number: int, *, kind: str = "KẾ HOẠCH", code: str = "KH", tasks: int = 2, lead: str = "Văn phòng") -> str:
    """Return an invented document with some tasks."""
    points = "\n\n".join(
        f"{place}. {lead} tham mưu rà soát danh mục thứ {number}-{place} trước ngày {10 + place}/6/2026."
        for place in range(1, tasks + 1)
    )
    return f"""ĐẢNG ỦY XÃ ĐỒNG MÂY
Số {number}-{code}/ĐU
Đồng Mây, ngày 01 tháng 4 năm 2026
{kind}
thực hiện Chỉ thị số 97-CT/TW ngày 20/11/2025 của Ban Bí thư về nội dung thứ {number}

I- NHIỆM VỤ, GIẢI PHÁP

{points}
"""


def write(folder: Path, name: str, text: str) -> Path:
    """Write a file, with its folder where there is none."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def inbox(office: Office) -> Path:
    """Return a folder as offices have them: documents, other files, hidden and temporary ones, a folder within."""
    folder = office.folder / "đến"
    write(folder, "van-ban-10.txt", plan(10))
    write(folder, "van-ban-2.txt", plan(2))
    write(folder, "Ấp/van-ban-3.txt", plan(3))
    for name in ("~$van-ban-2.docx", ".~lock.van-ban-2.odt#", ".ẩn.txt", "van-ban.tmp", "Thumbs.db", ".git/x.txt"):
        write(folder, name, "x")
    write(folder, "bang-tinh.xlsx", "x")
    write(folder, "anh.PNG", "x")
    return folder


def test_a_folder_is_walked_in_a_stable_order(office: Office, inbox: Path) -> None:
    """Numbers in names count by value; what is hidden or temporary is passed over, other kinds are named."""
    outcome = office("import", inbox, "--dry-run", "--format", "json", today=TODAY)
    names = [Path(found["file"]).name for found in outcome.json]
    assert names == ["van-ban-2.txt", "van-ban-10.txt", "van-ban-3.txt"]
    assert "Đã đọc 3 tệp" in outcome.err
    assert "Bỏ qua 2 tệp thuộc loại không đọc: anh.PNG, bang-tinh.xlsx." in outcome.err


def test_a_batch_is_saved_and_summed_up(office: Office, inbox: Path) -> None:
    """One event a file, all in one command; the way to take all back is told, and takes all back."""
    outcome = office("import", inbox, "--yes", today=TODAY)
    assert "Đã đọc 3 tệp: lưu 3.\nNhiệm vụ: 6; văn bản được nêu: 1.\n" in outcome.err
    assert "Hoàn tác cả lượt bằng: nhiemvu undo 3" in outcome.err
    assert outcome.out == ""
    assert len(office("history", "--format", "json").json) == 3
    assert len(office("list", "--format", "json").json) == 6
    again = office("import", inbox, "--yes", today=TODAY)
    assert "Đã đọc 3 tệp: đã nhập từ trước 3." in again.err
    office("undo", 3)
    assert office("list", "--all", "--format", "json").json == []


def test_one_bad_file_does_not_stop_the_rest(office: Office, inbox: Path) -> None:
    """Each fault is told, the first one's exit code is that of the command, and JSON has every file in order."""
    write(inbox, "van-ban-4.txt", "không phải văn bản")
    missing = office.folder / "thieu.txt"
    outcome = office("import", inbox, missing, "--yes", "--format", "json", today=TODAY, code=4)
    assert [Path(found["file"]).name for found in outcome.json] == [
        "van-ban-2.txt", "van-ban-4.txt", "van-ban-10.txt", "van-ban-3.txt", "thieu.txt"
    ]  # fmt: skip
    assert [len(found.get("tasks", ())) for found in outcome.json] == [2, 0, 2, 2, 0]
    assert "Đã đọc 5 tệp: lưu 3, không nhập được 2." in outcome.err
    assert outcome.err.count("Lỗi: ") == 2
    assert len(office("list", "--format", "json").json) == 6


def test_two_files_of_one_document(office: Office) -> None:
    """The second is said to be the same document; where it reads otherwise that is said, too; it is no error."""
    first = write(office.folder, "a.txt", plan(1))
    same = write(office.folder, "b.md", plan(1).replace("\n\n", "\n \n"))
    other = write(office.folder, "c.txt", plan(1, tasks=3))
    outcome = office("import", first, same, other, "--yes", today=TODAY)
    assert "b.md: cùng một văn bản với a.txt trong lượt này, không nhập lại.\n" in outcome.err
    assert "c.txt: cùng một văn bản với a.txt trong lượt này, không nhập lại; nhưng hai tệp" in outcome.err
    assert "lưu 1, trùng văn bản 2." in outcome.err
    assert len(office("list", "--format", "json").json) == 2
    found = office("import", first, same, "--dry-run", "--format", "json", today=TODAY).json
    assert [one.get("same_as") for one in found] == [None, "a.txt"]


def test_reports_of_two_periods_are_two_documents(office: Office) -> None:
    """One number twice is no reason to leave a report out: the record tells of the slip."""
    text = """ĐẢNG ỦY XÃ ĐỒNG MÂY
Số 58-BC/ĐU
Đồng Mây, ngày 31 tháng 3 năm 2026
BÁO CÁO
kết quả công tác dân vận quý {}; phương hướng, nhiệm vụ quý {} năm 2026

I- PHƯƠNG HƯỚNG, NHIỆM VỤ

1. Văn phòng tổng hợp báo cáo.
"""
    one = write(office.folder, "a.txt", text.format("I", "II"))
    other = write(office.folder, "b.txt", text.format("II", "III"))
    found = office("import", one, other, "--dry-run", "--format", "json", today=TODAY).json
    assert [entry.get("same_as") for entry in found] == [None, None]


def test_a_folder_without_documents_is_not_found(office: Office) -> None:
    """It is a fault of its own, and the other folder is read."""
    write(office.folder, "a/x.xlsx", "x")
    (office.folder / "b").mkdir()
    write(office.folder, "c/x.txt", plan(1))
    folders = [office.folder / name for name in "abc"]
    outcome = office("import", *folders, "--yes", today=TODAY, code=3)
    assert outcome.err.count("không có văn bản nào đọc được") == 2
    assert len(office("list", "--format", "json").json) == 2


def test_the_record_of_directives_is_shown(office: Office) -> None:
    """A directive that the office has is named by its number, others are new; so are units that would be added."""
    office("unit", "add", "Văn phòng Đảng ủy", "--alias", "Văn phòng", today=TODAY)
    office("directive", "add", "Chỉ thị số 97-CT/TW ngày 20/11/2025 của Ban Bí thư", today=TODAY)
    path = write(office.folder, "a.txt", plan(1).replace("2. Văn phòng tham mưu", "2. Công an xã tham mưu"))
    shown = office("import", path, "--dry-run", today=TODAY).out
    assert "\n1   97-CT/TW " in shown
    assert "Đơn vị sẽ thêm: Công an xã\n" in shown
    english = office("--lang", "en", "import", path, "--dry-run", today=TODAY).out
    assert "Units to be added: Công an xã" in english
    [found] = office("import", path, "--dry-run", "--format", "json", today=TODAY).json
    assert [citation["recorded"] for citation in found["citations"]] == [1]
    other = write(office.folder, "b.txt", plan(2).replace("97-CT/TW", "98-CT/TW"))
    assert "\nmới  98-CT/TW " in office("import", other, "--dry-run", today=TODAY).out


KINDS = [
    ("NGHỊ QUYẾT", "NQ"), ("KẾT LUẬN", "KL"), ("CHỈ THỊ", "CT"), ("KẾ HOẠCH", "KH"), ("THÔNG BÁO", "TB"),
    ("CÔNG VĂN", "CV"), ("HƯỚNG DẪN", "HD"), ("CHƯƠNG TRÌNH", "CTr"), ("QUYẾT ĐỊNH", "QĐ"), ("CÔNG ĐIỆN", "CĐ"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "code"), KINDS, ids=[code for _, code in KINDS])
def test_a_document_is_a_parent_of_its_tasks(office: Office, heading: str, code: str) -> None:
    """Whatever its kind it is recorded with its tasks under it, and tied to what it carries out."""
    path = write(office.folder, "a.txt", plan(12, kind=heading, code=code))
    office("import", path, "--yes", today=TODAY)
    shown = office("directive", "show", f"12-{code}/ĐU", "--format", "json", today=TODAY).json
    assert (shown["kind"], shown["symbol"], shown["issued_on"]) == (code, f"12-{code}/ĐU", "2026-04-01")
    below = office("list", "--directive", f"12-{code}/ĐU", "--format", "json", today=TODAY).json
    assert [task["origin"]["label"].split(".")[-1] for task in below] == ["1", "2"]
    assert {task["origin"]["document_id"] for task in below} == {shown["id"]}
    assert [link["symbol"] for link in shown["links"]] == ["97-CT/TW"]


@pytest.mark.without_database
def test_nothing_is_saved_where_nobody_confirms(office: Office, inbox: Path) -> None:
    """No database is made."""
    outcome = office("import", inbox, today=TODAY, code=2)
    assert "Chưa lưu" in outcome.err
    assert not office.is_made()


def on_terminal(
    office: Office, typed: bytes, *words: object, patience: float | None = None, **environment: str
) -> tuple[int, str]:
    """Type a command on a terminal of 80 columns, answer its questions, and return its exit code and the screen."""
    settings = {"NHIEMVU_DB": office.location, "NHIEMVU_TODAY": TODAY}
    plain = {name: value for name, value in os.environ.items() if name != "NHIEMVU_LANG"}
    return at_terminal(words, plain | settings | environment, typed=typed, patience=patience)


def test_a_person_decides_file_by_file(office: Office, inbox: Path) -> None:
    """Save, leave, or save all that is still to come; the screen is never wider than it is."""
    code, screen = on_terminal(office, b"\ny\nc\n", "import", inbox)
    assert code == 0
    assert "van-ban-2.txt: không lưu." in screen
    assert "Đã đọc 3 tệp: lưu 2, không lưu 1." in screen
    # What is typed after a question is not on this screen, nor is the path of the new database shorter.
    plain = [line for line in screen.splitlines() if "]: " not in line and "/" not in line]
    assert max(map(len, plain)) <= 80
    office("undo", 2)
    code, screen = on_terminal(office, b"t\n", "import", inbox)
    assert (code, screen.count("Enter: bỏ qua]")) == (0, 1)
    assert "Đã đọc 3 tệp: lưu 3." in screen
    code, screen = on_terminal(office, b"a\n", "import", inbox, NHIEMVU_LANG="en")
    assert "3 files read: imported before 3." in screen


@pytest.mark.without_database
def test_a_batch_is_left_as_it_was_where_the_person_stops(office: Office, inbox: Path) -> None:
    """Also what was said yes to before."""
    code, screen = on_terminal(office, b"y\n\x04", "import", inbox)
    assert (code, "Đã dừng, chưa ghi gì." in screen) == (1, True)
    assert not office.is_made()


@pytest.mark.without_database
def test_a_bar_is_shown_where_a_batch_takes_long(office: Office, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, on stderr; a short batch has none, and what is piped never has."""
    words = ("import", inbox, "--dry-run", "--format", "json")
    _, screen = on_terminal(office, b"", *words, patience=0.0)
    assert "Đang đọc" in screen
    assert "%" in screen
    _, screen = on_terminal(office, b"", *words, patience=600.0)
    assert "Đang đọc" not in screen
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    piped = office(*words, today=TODAY)
    assert "%" not in piped.err


def peak(office: Office, folder: Path) -> int:
    """Return the most memory that importing a folder took, in bytes."""
    tracemalloc.start()
    try:
        assert run(["--db", office.location, "--today", TODAY, "import", str(folder), "--yes"]) == 0
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_files(office: Office) -> None:
    """Five times as many files take little more than the names and numbers of what was saved."""
    office("unit", "add", "Văn phòng", today=TODAY)
    write(office.folder, "warm/0.txt", plan(999, tasks=20))
    peak(office, office.folder / "warm")
    for number in range(1, 25):
        write(office.folder, f"{'few' if number <= 4 else 'many'}/{number}.txt", plan(number, tasks=4))
    few, many = (peak(office, office.folder / name) for name in ("few", "many"))
    assert many < few * 1.5, (few, many)


def test_how_often_is_told_once(office: Office) -> None:
    """A cell that says but "Thường xuyên" is shown as how the task goes on."""
    table = "TT\tNhiệm vụ\tĐơn vị chủ trì\tThời hạn\n1\tTrực bảo vệ\tCông an xã\tThường xuyên\n"
    file = write(office.folder, "bang.txt", f"{plan(1)}\nII- PHÂN CÔNG NHIỆM VỤ\n\n{table}")
    shown = office("import", file, "--dry-run", today=TODAY).out
    assert "Trực bảo vệ" in shown
    assert shown.casefold().count("thường xuyên") == 1
