"""A corrected file of what is held: the differences point by point, and an update that keeps numbers and progress."""

import io
import os
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from nhiemvu.cli.app import run
from tests.support import EXAMPLES, Office, Outcome
from tests.terminal import at_terminal

Q1 = EXAMPLES / "bao-cao-quy-1-2026.docx"
TODAY = "2026-04-02"
LATER = "2026-04-10"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the words of the example report."""
    database = tmp_path_factory.mktemp("plain") / "nhiemvu.db"
    words = ["--db", database, "--today", TODAY, "import", Q1, "--dry-run", "--format", "text"]
    with redirect_stdout(io.StringIO()) as said:
        assert run([str(word) for word in words]) == 0
    return said.getvalue()


@pytest.fixture
def report(office: Office, plain: str) -> Path:
    """Return the example report in plain text, held with some work recorded."""
    path = office.folder / "bao-cao.txt"
    path.write_text(plain, encoding="utf-8")
    office.begun(
        (TODAY, "import", path, "--yes"),
        (TODAY, "update", 2, "--percent", 40, "--note", "Đã dự thảo kế hoạch."),
        (TODAY, "done", 3, "--result", "Đã bố trí 12 điểm."),
    )
    return path


def written(path: Path, *replacements: tuple[str, str], name: str = "sua.txt") -> Path:
    """Write another version of a file with some words replaced, each of which it holds."""
    text = path.read_text(encoding="utf-8")
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    target = path.with_name(name)
    target.write_text(text, encoding="utf-8")
    return target


def between(path: Path, start: str, end: str) -> str:
    """Return the words of a file from `start` up to `end`."""
    text = path.read_text(encoding="utf-8")
    return text[text.index(start) : text.index(end)]


REWORDED = ("tổ chức 02 lớp bồi dưỡng kỹ năng số cho bí thư chi bộ, trưởng thôn,", "mở 03 lớp cho bí thư chi bộ,")
CLOSING = "\nTrên đây là báo cáo"
NEW_POINT = (
    CLOSING,
    "\n9. Công an xã chủ trì tổ chức hội thi tìm hiểu an toàn thông tin trong tháng 6/2026." + CLOSING,
)


def three_changes(report: Path, *others: tuple[str, str]) -> Path:
    """Write a version with point 2 reworded, point 4 left out and a point added."""
    return written(report, REWORDED, (between(report, "4. Giao Ủy ban", "5. Đẩy mạnh"), ""), NEW_POINT, *others)


def changes(office: Office, path: Path) -> list[tuple[str, int | None]]:
    """Return what a dry run shows to have become of the points, those that stayed left out."""
    [found] = office("import", path, "--dry-run", "--format", "json", today=LATER).json
    points = found["correction"]["points"]
    return [(point["change"], point["task"]) for point in points if point["change"] != "unchanged"]


def tasks(office: Office) -> dict[int, dict[str, object]]:
    """Return every task by number."""
    return {task["id"]: task for task in office("list", "--all", "--format", "json", today=LATER).json}


def test_exactly_the_three_changes_are_shown(office: Office, report: Path) -> None:
    """Reworded with the words' difference, left out, added; the others are named as unchanged; nothing is written."""
    before = office.rows()
    corrected = three_changes(report)
    assert changes(office, corrected) == [("reworded", 2), ("added", None), ("removed", 4)]
    shown = office("import", corrected, "--dry-run", today=LATER).out
    assert "[tổ chức 02 → mở 03] lớp" in shown
    assert "[bỏ: trưởng thôn,]" in shown
    assert "Bỏ: điểm IV.4, nhiệm vụ 4" in shown
    assert "Thêm: điểm IV.9" in shown
    assert "Không đổi: IV.1 (1), IV.3 (3), IV.5 (5), IV.6 (6), IV.7 (7), IV.8 (8)" in shown
    assert "1 sửa lời, 1 bỏ, 1 thêm, 6 không đổi" in shown
    assert office.rows() == before


def test_renumbered_points_are_the_same_points(office: Office, report: Path) -> None:
    """Where the points after the one left out move up, still only three differ."""
    numbers = [(f"\n{n}. {words}", f"\n{n - 1}. {words}") for n, words in ((5, "Đẩy"), (6, "Kiện"), (7, "Công an"))]
    corrected = three_changes(report, *numbers, ("\n8. Ủy ban Kiểm tra", "\n7. Ủy ban Kiểm tra"), ("\n9. ", "\n8. "))
    assert changes(office, corrected) == [("reworded", 2), ("added", None), ("removed", 4)]
    assert "IV.5 → IV.4 (5)" in office("import", corrected, "--dry-run", today=LATER).out


def test_yes_alone_is_a_conflict(office: Office, report: Path) -> None:
    """The differences are shown, nothing changes, and it is said how to update."""
    before = office.rows()
    outcome = office("import", three_changes(report), "--yes", today=LATER, code=5)
    assert "Sửa lời: điểm IV.2" in outcome.out
    assert "đã được nhập từ một tệp khác" in outcome.err
    assert "--update --yes" in outcome.err
    assert office.rows() == before


def test_update_keeps_numbers_and_progress(office: Office, report: Path) -> None:
    """The reworded task has the new words and its record, the removed one is cancelled with a note, a new one added."""
    held = tasks(office)
    outcome = office("import", three_changes(report), "--update", "--yes", today=LATER)
    assert "đã cập nhật văn bản 1: 1 sửa lời, 1 bỏ, 1 thêm, 6 không đổi; nhiệm vụ mới: 9" in outcome.err
    now = tasks(office)
    assert sorted(now) == [*range(1, 10)]
    assert str(now[2]["text"]).startswith("Ban Xây dựng Đảng tham mưu Ban Thường vụ Đảng ủy ban hành kế hoạch và mở 03")
    assert "trưởng thôn" not in str(now[2]["text"])
    for name in ("lead", "percent", "last_update_on", "due_on", "state", "period", "series"):
        assert now[2][name] == held[2][name], name
    assert (now[4]["state"], now[9]["state"], now[9]["lead"]) == ("cancelled", "not_started", "Công an xã")
    assert "tệp sửa của văn bản không còn điểm IV.4" in office("show", 4, today=LATER).out
    assert {number: now[number] for number in (1, 3, 5, 6, 7, 8)} == {
        number: held[number] for number in (1, 3, 5, 6, 7, 8)
    }
    office("db", "check", today=LATER)
    assert office("import", three_changes(report), "--yes", today=LATER).err.count("đã nhập từ trước") == 1
    office("undo", today=LATER)
    assert tasks(office) == held


def test_a_title_follows_the_new_words(office: Office, report: Path) -> None:
    """A title that leaves out the units follows too; one that the office wrote stays."""
    office("edit", 2, "--title", "Lớp kỹ năng số", today=LATER)
    other = ("rà soát, làm sạch dữ liệu", "rà soát, chuẩn hóa dữ liệu")
    office("import", written(report, REWORDED, other), "--update", "--yes", today=LATER)
    now = tasks(office)
    assert str(now[4]["title"]).startswith("Rà soát, chuẩn hóa dữ liệu")
    assert now[2]["title"] == "Lớp kỹ năng số"


def test_origins_follow_into_the_new_text(office: Office, report: Path) -> None:
    """Every point that stands has its place in the text that is held now."""
    office("import", three_changes(report), "--update", "--yes", today=LATER)
    [found] = office("import", three_changes(report), "--dry-run", "--format", "json", today=LATER).json
    assert "correction" not in found
    assert changes(office, report) == [("reworded", 2), ("restored", 4), ("removed", 9)]


def test_a_point_that_is_back_is_the_same_task(office: Office, report: Path) -> None:
    """Its number, words and state are those from before it was left out."""
    office("update", 4, "--percent", 10, today=TODAY)
    held = tasks(office)[4]
    office("import", three_changes(report), "--update", "--yes", today=LATER)
    office("import", report, "--update", "--yes", today=LATER)
    back = tasks(office)[4]
    assert {**back, "last_update_on": held["last_update_on"]} == held
    assert tasks(office)[9]["state"] == "cancelled"


def test_a_point_left_out_is_not_answered(office: Office, report: Path) -> None:
    """The draft of the quarter does not speak of it."""
    office("import", three_changes(report), "--update", "--yes", today=LATER)
    drafted = office("report", "draft", "2026-Q2", today="2026-07-02")
    assert "Nhiệm vụ 4 " not in drafted.out
    assert "8 nhiệm vụ" in drafted.err


def test_a_finished_point_stays_done(office: Office, report: Path) -> None:
    """What was done is not undone by leaving its point out."""
    corrected = written(report, (between(report, "3. Giao Trung tâm", "4. Giao Ủy ban"), ""))
    assert "kết quả được giữ" in office("import", corrected, "--dry-run", today=LATER).out
    office("import", corrected, "--update", "--yes", today=LATER)
    assert (tasks(office)[3]["state"], tasks(office)[3]["result"]) == ("done", "Đã bố trí 12 điểm.")
    assert "tệp sửa đã bỏ điểm này" in office("report", "show", 1, today=LATER).out
    assert changes(office, written(corrected, ("02 lớp", "04 lớp"), name="nua.txt")) == [("reworded", 2)]


def test_a_new_deadline_is_named_and_set(office: Office, report: Path) -> None:
    """The first deadline stays in the record; a deadline that the office has moved stays, too."""
    corrected = written(report, ("trước ngày 20/6/2026", "trước ngày 25/6/2026"), ("15/6/2026", "18/6/2026"))
    office("assign", 7, "--to", "Công an xã", "--due", "12/6/2026", today=TODAY)
    shown = office("import", corrected, "--update", "--yes", today=LATER).out
    assert "Hạn: 20/06/2026 → 25/06/2026\n" in shown
    assert "Hạn: 15/06/2026 → 18/06/2026 (giữ hạn 12/06/2026 đã đặt)" in shown
    now = tasks(office)
    assert (now[2]["due_on"], now[2]["original_due_on"]) == ("2026-06-25", "2026-06-20")
    assert now[7]["due_on"] == "2026-06-12"
    assert changes(office, written(corrected, ("03 chi bộ", "04 chi bộ"), name="nua.txt")) == [("reworded", 8)]


def test_a_new_lead_is_named(office: Office, report: Path) -> None:
    """Where nobody led it leads; else the assignment stays, and the command that changes it is shown."""
    corrected = written(
        report,
        ("6. Kiện toàn 12 tổ", "6. Giao Đoàn Thanh niên xã chủ trì kiện toàn 12 tổ"),
        ("7. Công an xã chủ trì", "7. Văn phòng Đảng ủy chủ trì"),
    )
    shown = office("import", corrected, "--update", "--yes", today=LATER).out
    assert "Chủ trì: chưa giao → Đoàn Thanh niên xã\n" in shown
    assert "Chủ trì: Công an xã → Văn phòng Đảng ủy (giữ Công an xã; đổi bằng: nhiemvu assign 7" in shown
    assert [tasks(office)[number]["lead"] for number in (6, 7)] == ["Đoàn Thanh niên xã", "Công an xã"]


def test_what_the_office_changed_itself_is_no_difference(office: Office, report: Path) -> None:
    """Words, title, deadline and lead of the office's own stay where the file's words stayed."""
    office("edit", 5, "--text", "Tuyên truyền dịch vụ công.", "--title", "Tuyên truyền", today=TODAY)
    office("assign", 8, "--to", "Văn phòng Đảng ủy", "--due", "1/6/2026", today=TODAY)
    corrected = written(report, REWORDED)
    assert changes(office, corrected) == [("reworded", 2)]
    held = tasks(office)
    office("import", corrected, "--update", "--yes", today=LATER)
    assert {number: tasks(office)[number] for number in (5, 8)} == {number: held[number] for number in (5, 8)}


def test_an_own_title_stays(office: Office, report: Path) -> None:
    """A title that the office gave is kept; words corrected by hand give way, and that is said."""
    office("edit", 2, "--text", "Mở lớp.", "--title", "Lớp kỹ năng số", today=TODAY)
    outcome = office("import", written(report, REWORDED), "--update", "--yes", today=LATER)
    assert "Lời đã sửa tay sẽ được thay" in outcome.out
    assert tasks(office)[2]["title"] == "Lớp kỹ năng số"
    assert "mở 03 lớp" in str(tasks(office)[2]["text"])


def test_children_follow_their_parent(office: Office, report: Path) -> None:
    """Children that have the parent's words get the new ones, and are cancelled with it; the data is whole."""
    office("unit", "group", "các ban", "--add", "Ban Xây dựng Đảng", "--add", "Văn phòng Đảng ủy", today=TODAY)
    office("assign", 4, 6, "--each", "các ban", today=TODAY)
    corrected = three_changes(report, ("6. Kiện toàn 12 tổ", "6. Kiện toàn 14 tổ"))
    office("import", corrected, "--update", "--yes", today=LATER)
    now = tasks(office)
    four, six = (office("show", number, "--format", "json", today=LATER).json["children"] for number in (4, 6))
    assert [now[number]["state"] for number in four] == ["cancelled", "cancelled"]
    assert all("14 tổ" in str(now[number]["text"]) for number in six)
    office("import", report, "--update", "--yes", today=LATER)
    assert [tasks(office)[number]["state"] for number in (4, *four)] == ["not_started"] * 3
    office("db", "check", today=LATER)


def test_number_and_date_given_after_signing(office: Office, report: Path) -> None:
    """A draft without them, then the signed file: the record is filled in, every point is unchanged."""
    draft = written(
        report, ("Số 58-BC/ĐU", "Số      -BC/ĐU"), ("ngày 31 tháng 3 năm", "ngày     tháng 3 năm"), name="n.txt"
    )
    office("undo", 3, today=TODAY)
    office("import", draft, "--yes", today=TODAY)
    outcome = office("import", report, "--update", "--yes", today=LATER)
    assert "Ký hiệu: chưa có → 58-BC/ĐU" in outcome.out
    assert "8 không đổi" in outcome.out
    [held] = office("report", "list", "--format", "json").json
    assert (held["symbol"], held["issued_on"], held["tasks"]) == ("58-BC/ĐU", "2026-03-31", 8)


def test_the_planned_period_may_be_corrected(office: Office, report: Path) -> None:
    """The tasks that were planned with the report go with it; their own deadlines do not."""
    office("edit", 1, "--period", "2026", today=TODAY)
    corrected = written(report, REWORDED)
    outcome = office("import", corrected, "--period", "2026-H1", "--update", "--yes", today=LATER)
    assert "Kỳ kế hoạch: 2026-Q2 → 2026-H1" in outcome.out
    assert {number: task["period"] for number, task in tasks(office).items()} == {
        1: "2026", **dict.fromkeys(range(2, 9), "2026-H1")
    }  # fmt: skip


def test_only_other_parts_differ(office: Office, report: Path) -> None:
    """The text is replaced, and no task changes."""
    held = tasks(office)
    corrected = written(report, ("4.186 hộ", "4.190 hộ"))
    assert "8 không đổi" in office("import", corrected, "--update", "--yes", today=LATER).out
    assert tasks(office) == held
    assert office("import", corrected, "--yes", today=LATER).err.count("đã nhập từ trước") == 1


def test_another_file_of_the_same_words_changes_nothing(office: Office, report: Path) -> None:
    """Saved again in Word: it is said, and no conflict."""
    before, again = office.rows(), report.with_name("sua.txt")
    again.write_text(report.read_text("utf-8").replace(". ", ".  ") + "\n\n", encoding="utf-8")
    for words in (["--yes"], ["--dry-run"], ["--yes", "--format", "json"]):
        told = office("import", again, *words, today=LATER).err
        assert "sua.txt: văn bản 1 đã nhập từ " in told, words
        assert "lời văn như nhau; không có gì thay đổi." in told
        assert office.rows() == before
    code, printed = answered(office, "", "import", again)
    assert (code, "Cập nhật văn bản" in printed) == (0, False)
    assert "không có gì thay đổi" in " ".join(printed.split())
    assert "đã nhập từ trước 1, trùng văn bản 1." in office("import", again, report, "--yes", today=LATER).err
    assert office.rows() == before


def test_other_words_anywhere_are_a_conflict(office: Office, report: Path) -> None:
    """No task differs, but what the report says of others may: the clerk decides."""
    before = office.rows()
    office("import", written(report, ("4.186 hộ", "4.190 hộ")), "--yes", today=LATER, code=5)
    assert office.rows() == before


def test_one_command_saves_the_new_and_refuses_the_held(office: Office, report: Path) -> None:
    """A file that corrects what is held does not keep another from being saved."""
    second = EXAMPLES / "bao-cao-quy-2-2026.docx"
    outcome = office("import", three_changes(report), second, "--yes", today="2026-07-02", code=5)
    assert "bao-cao-quy-2-2026.docx: đã lưu" in outcome.err
    assert tasks(office)[4]["state"] == "not_started"


def test_a_report_of_another_period_with_the_same_number_is_a_conflict(office: Office, report: Path) -> None:
    """A number stands for one report of the year."""
    before = office.rows()
    other = written(
        report,
        (
            "chuyển đổi số quý I;\nphương hướng, nhiệm vụ quý II năm",
            "chuyển đổi số quý III;\nphương hướng, nhiệm vụ quý IV năm",
        ),
    )
    outcome = office("import", other, "--yes", "--update", today=LATER, code=5)
    assert "cùng số hoặc trích yếu với báo cáo 1" in outcome.err
    assert office.rows() == before


PLAN = """BAN THƯỜNG VỤ HUYỆN ỦY
Số 72-KH/HU
Hòa Giang, ngày 06 tháng 11 năm 2025
KẾ HOẠCH
thực hiện Chỉ thị số 25-CT/TW ngày 08/8/2025 của Ban Bí thư

I- NHIỆM VỤ, GIẢI PHÁP

1. Văn phòng Huyện ủy tham mưu ban hành quy chế phối hợp trước ngày 30/6/2026.

2. Ban Tuyên giáo Huyện ủy tổ chức hội nghị quán triệt Chỉ thị trong tháng 5/2026.
"""


def test_the_file_of_a_cited_plan_gives_it_its_tasks(office: Office) -> None:
    """The record that a citation made is kept; the file adds its text and tasks, and may be corrected, too."""
    path = office.folder / "ke-hoach.txt"
    path.write_text(PLAN, encoding="utf-8")
    office("add", "Theo dõi kế hoạch", "--directive", "Kế hoạch số 72-KH/HU ngày 06/11/2025", today=TODAY)
    [cited] = office("directive", "list", "--format", "json", today=TODAY).json
    office("import", path, "--yes", today=TODAY)
    held = [
        row for row in office("directive", "list", "--format", "json", today=TODAY).json if row["symbol"] == "72-KH/HU"
    ]
    assert [(row["id"], row["issued_on"], row["total_tasks"]) for row in held] == [(cited["id"], "2025-11-06", 3)]
    corrected = written(path, ("30/6/2026", "15/7/2026"))
    office("import", corrected, "--yes", today=LATER, code=5)
    office("import", corrected, "--yes", "--update", today=LATER)
    assert [tasks(office)[number]["due_on"] for number in (2, 3)] == ["2026-07-15", "2026-05-31"]


@pytest.mark.without_database
def test_a_dry_run_needs_no_database(office: Office, type_command: Callable[..., Outcome]) -> None:
    """None is made by looking, and where it cannot be opened the file is shown all the same."""
    office("import", Q1, "--dry-run", today=TODAY)
    assert not office.is_made()
    letter = office.folder / "thu.db"
    letter.write_text("Kính gửi các đồng chí,\n" * 50, encoding="utf-8")
    outcome = type_command("--db", letter, "--today", TODAY, "import", Q1, "--dry-run")
    assert outcome.code == 0
    assert "IV.8" in outcome.out
    assert "Chưa so được với dữ liệu đã nhập" in outcome.err


def answered(office: Office, answer: str, *words: object) -> tuple[int, str]:
    """Type a command on a terminal, answer its questions, and return its exit code and what it printed."""
    return at_terminal(["--db", office.location, "--today", LATER, *words], os.environ, typed=answer)


def test_a_person_is_asked(office: Office, report: Path) -> None:
    """No leaves everything as it was; yes updates, whether `--update` is there or not."""
    corrected, before = three_changes(report), office.rows()
    code, printed = answered(office, "n\n", "import", corrected)
    assert (code, office.rows()) == (1, before)
    assert "Cập nhật văn bản 1 theo sua.txt?" in printed
    code, printed = answered(office, "y\n", "import", corrected)
    assert code == 0
    assert "đã cập nhật văn bản 1" in printed
    assert tasks(office)[4]["state"] == "cancelled"
    assert [line for line in printed.partition("[y: lưu")[0].splitlines() if len(line) > 80] == []


def test_the_real_report(office: Office, seed_report: Path) -> None:
    """Of the real report exactly the three changes are shown; the others keep their tasks and progress."""
    text = seed_report.read_text(encoding="utf-8")
    held = office.folder / "bao-cao.txt"
    held.write_text(text, encoding="utf-8")
    office("import", held, "--yes")
    office("update", 2, "--percent", 30)
    office("done", 1, "--result", "Đã quán triệt.")
    corrected = written(
        held,
        ("2. Đổi mới nội dung, tăng cường", "2. Đổi mới mạnh mẽ nội dung, hình thức, tăng cường"),
        (text[text.index("4. Thông tin về tình hình quốc tế") : text.index("5. Huy động mọi nguồn lực")], ""),
        ("\nTrên đây là báo cáo kết quả", "\n6. Tổ chức tập huấn cho báo cáo viên.\n\nTrên đây là báo cáo kết quả"),
    )
    assert changes(office, corrected) == [("reworded", 2), ("added", None), ("removed", 4)]
    before = tasks(office)
    office("import", corrected, "--yes", "--update")
    now = tasks(office)
    assert {number: now[number] for number in (1, 3, 5)} == {number: before[number] for number in (1, 3, 5)}
    assert (now[2]["percent"], now[4]["state"], now[6]["text"]) == (
        30,
        "cancelled",
        "Tổ chức tập huấn cho báo cáo viên.",
    )
