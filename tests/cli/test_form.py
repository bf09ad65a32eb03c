"""Forms go out to units and come back filled in: what is recorded, what is refused row by row, what is decided."""

import io
import shutil
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nhiemvu.cli.app import run
from nhiemvu.cli.form_in import FormRun
from nhiemvu.domain.forms import FormColumn
from tests.cli.test_asking import answered
from tests.filled_forms import fill, rows_of, written_anew
from tests.support import Office

OUT, IN = "2026-04-20", "2026-04-24"
CAX, DV = "Công an xã", "Ban Dân vận"
F = FormColumn
#: What a unit types of a task that it has done.
DONE = {F.STATE: "đã hoàn thành", F.RESULT: "Đã mở 02 lớp cho 85 cán bộ."}


@pytest.fixture(scope="module")
def sent_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an office that has sent the forms of two units: each supports what the other leads."""
    folder = tmp_path_factory.mktemp("sent")
    lines: list[list[object]] = [["init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party"]]
    lines += [["unit", "add", name] for name in (CAX, DV, "Đoàn xã")]
    for place, text in enumerate(("Mở lớp tập huấn", "Rà soát hồ sơ", "Xây dựng kế hoạch", "Kiểm tra chi bộ"), start=1):
        lead, support = (CAX, DV) if place < 4 else (DV, CAX)
        lines.append(["add", text, "--to", lead, "--support", support, "--due", f"2026-0{place + 4}-15"])
    lines.append(["add", "Việc của Đoàn", "--to", "Đoàn xã"])
    lines.append(["update", 2, "--percent", 40, "--note", "Đã rà soát 5 thôn"])
    lines.append(["form", "out", "-o", folder / "phieu", "--unit", CAX, "--unit", DV, "--by", "2026-04-25"])
    for words in lines:
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            code = run(["--db", str(folder / "nhiemvu.db"), "--today", OUT, *map(str, words)])
        assert code == 0, (words, said.getvalue())
    return folder


@pytest.fixture
def sent(office: Office, sent_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return a copy of that office, working in its folder: tasks 1 to 3 are led by one unit, 4 by the other."""
    shutil.copytree(sent_folder, office.folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("nhiemvu.db*"))
    office.copy(sent_folder / "nhiemvu.db")
    monkeypatch.chdir(office.folder)
    return office


def form(unit: str = CAX) -> Path:
    """Return the form of a unit."""
    return Path("phieu") / f"Phiếu - {unit}.xlsx"


def task(office: Office, number: int) -> Any:
    """Return a task as it stands."""
    return office("show", number, "--format", "json", today=IN).json


def entries(office: Office, number: int) -> list[dict[str, Any]]:
    """Return what was said of a task, the newest record first."""
    asked = "SELECT p.*, u.name AS unit FROM progress p LEFT JOIN unit u ON u.id = unit_id WHERE task_id = :number"
    found = office.ask(f"{asked} ORDER BY p.id DESC", number=number)
    # Days as text, as SQLite keeps them.
    return [{name: str(value) if isinstance(value, date) else value for name, value in one.items()} for one in found]


def records(rows: list[str]) -> list[str]:
    """Return what a database holds but for what grows with every command."""
    return [row for row in rows if not any(word in row for word in ("event", "_seq", "search_"))]


def test_forms_go_out(sent: Office) -> None:
    """One a unit, told of; made again without a change the file stays, and what a unit filled in is put aside."""
    printed = sent("form", "out", "-o", "phieu", "--by", "2026-04-25", today=OUT)
    assert "Phiếu - Đoàn xã.xlsx" in printed.out
    assert sorted(path.name for path in Path("phieu").iterdir()) == [
        f"Phiếu - {name}.xlsx" for name in (DV, CAX, "Đoàn xã")
    ]
    fill(form(), {1: DONE})
    filled = form().read_bytes()
    again = sent("form", "out", "-o", "phieu", "--by", "2026-04-25", today=OUT)
    assert "phiếu cũ cùng tên được giữ ở" in again.err
    assert Path("phieu/Phiếu - Công an xã.cu-1.xlsx").read_bytes() == filled
    sent("form", "in", "phieu", "--yes", today=IN)
    assert task(sent, 1)["result"] == DONE[F.RESULT]


@pytest.mark.usefixtures("sent")
def test_a_form_says_whose_it_is_and_how_to_fill_it() -> None:
    """Its lines tell unit, counts, the day to send it back; its rows what is led first, then what is supported."""
    rows, heads = rows_of(form())
    above = " ".join(str(row[0]) for row in rows[:heads])
    for words in (
        "Đơn vị: Công an xã",
        "Tổng số 3 nhiệm vụ",
        "Phối hợp trong phiếu này: 1",
        "chậm nhất ngày 25/04/2026",
    ):
        assert words in above
    assert rows[heads] == [column.value for column in FormColumn]
    assert [(row[0], row[2], row[4]) for row in rows[heads + 1 :]] == [
        (1, "chủ trì", "chưa thực hiện"),
        (2, "chủ trì", "đang thực hiện, 40%; ghi ngày 20/04/2026"),
        (3, "chủ trì", "chưa thực hiện"),
        (4, "phối hợp", "chưa thực hiện"),
    ]
    assert all(cell is None for row in rows[heads + 1 :] for cell in row[5:])


def test_filters_and_empty_choices(sent: Office) -> None:
    """The filters of lists choose the tasks; a unit without any is named, and gets no form."""
    found = sent("form", "out", "-o", "loc", "--text", "ra soat", "--format", "json", today=OUT).json
    assert [(one["unit"], one["lead"], one["support"]) for one in found] == [(DV, 0, 1), (CAX, 1, 0)]
    none = sent("form", "out", "-o", "khong", "--unit", "Đoàn xã", "--text", "ra soat", today=OUT)
    assert "Đơn vị Đoàn xã không có nhiệm vụ nào" in none.err
    assert (
        "Hạn gửi lại 01/04/2026 trước hôm nay"
        in sent("form", "out", "-o", "x", "--by", "1/4/2026", today=OUT, code=2).err
    )


def test_what_a_unit_typed_is_recorded_once(sent: Office) -> None:
    """Each typed cell comes into the record under the unit; the second run changes nothing; undo takes it back."""
    before = sent.rows()
    sent("db", "check", today=IN)
    fill(
        form(),
        {
            1: {**DONE, F.COMPLETED: date(2026, 4, 22), F.EVIDENCE: "Báo cáo số 12-BC/CAX ngày 22/4/2026; Ảnh chụp"},
            2: {F.PERCENT: 60, F.RESULT: "Đã rà soát\n 7 thôn ", F.OBSTACLE: "Thiếu máy quét"},
            3: {F.NEW_DUE: "31/8/2026", F.REASON: "Chờ hướng dẫn"},
            4: {F.STATE: "Đang thực hiện", F.PERCENT: "30%", F.RESULT: "Đã cử 02 cán bộ"},
        },
    )
    told = sent("form", "in", form(), "--yes", today=IN)
    assert "Đã ghi 4 câu trả lời" in told.err
    first, second, third, fourth = (task(sent, number) for number in (1, 2, 3, 4))
    assert (first["state"], first["result"], entries(sent, 1)[0]["reported_on"]) == (
        "done",
        DONE[F.RESULT],
        "2026-04-22",
    )
    assert first["evidence"] == ["Báo cáo số 12-BC/CAX ngày 22/4/2026", "Ảnh chụp"]
    newest = entries(sent, 2)[0]
    assert (second["percent"], newest["note"], newest["obstacle"]) == (60, "Đã rà soát\n7 thôn", "Thiếu máy quét")
    assert [(one["new_due_on"], one["reason"], one["unit"]) for one in third["extensions"]] == [
        ("2026-08-31", "Chờ hướng dẫn", CAX)
    ]
    assert (third["state"], entries(sent, 3)) == ("not_started", [])
    said = entries(sent, 4)[0]
    assert (fourth["state"], fourth["percent"]) == ("not_started", None)
    assert (said["unit"], said["note"]) == (CAX, "Phối hợp: Đã cử 02 cán bộ (đang thực hiện, 30%)")
    recorded = sent.rows()
    again = sent("form", "in", form(), "--yes", today="2026-05-02")
    assert "Không có gì mới: 4 câu trả lời đã được ghi từ trước" in again.err
    assert sent.rows() == recorded
    sent("db", "check", today=IN)
    sent("undo", today=IN)
    assert records(sent.rows()) == records(before)
    sent("form", "in", form(), "--yes", today=IN)
    assert task(sent, 1)["state"] == "done"


def test_a_unit_that_has_not_begun(sent: Office) -> None:
    """It says why, and the task stays not started."""
    fill(form(), {3: {F.STATE: "chưa thực hiện", F.OBSTACLE: "Chưa có kinh phí"}})
    sent("form", "in", form(), "--yes", today=IN)
    assert (task(sent, 3)["state"], entries(sent, 3)[0]["obstacle"]) == ("not_started", "Chưa có kinh phí")


def test_where_completion_is_confirmed(sent: Office) -> None:
    """What a unit calls done waits for the office."""
    office = ("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party", "--confirmation", "required")
    sent(*office, today=IN)
    fill(form(), {1: DONE, 2: DONE})
    told = sent("form", "in", form(), "--yes", "--prefer", "form", "--on", "2026-04-23", today=IN)
    assert "nhiemvu confirm 1 2" in told.err
    assert (task(sent, 1)["state"], entries(sent, 1)[0]["reported_on"]) == ("reported", "2026-04-23")


def test_words_of_a_unit_name_no_file_of_this_computer(sent: Office) -> None:
    """A unit that writes a path gets no file of the clerk's into the record."""
    secret = sent.folder / "rieng.txt"
    secret.write_text("riêng", encoding="utf-8")
    fill(form(), {1: {**DONE, F.EVIDENCE: str(secret)}, 4: {F.RESULT: "x", F.EVIDENCE: str(secret)}})
    sent("form", "in", form(), "--yes", today=IN)
    assert not sent.files.exists()
    assert task(sent, 1)["evidence"] == [str(secret)]


#: What is typed into the row of a task, the column that is named, and what is said.
FAULTS: list[tuple[str, int, dict[F, Any], F, str]] = [
    ("unknown state", 1, {F.STATE: "tạm hoãn"}, F.STATE, "không có trạng thái “tạm hoãn”"),
    ("percent above 100", 1, {F.PERCENT: 140}, F.PERCENT, "“140” không phải số nguyên từ 0 đến 100"),
    ("a share in words", 1, {F.PERCENT: "0,6"}, F.PERCENT, "Có phải là 60?"),
    ("a share", 1, {F.PERCENT: 0.6}, F.PERCENT, "Có phải là 60?"),
    ("half a percent", 1, {F.PERCENT: 60.5}, F.PERCENT, "“60,5”"),
    ("below nothing", 1, {F.PERCENT: -5}, F.PERCENT, "“-5”"),
    ("words for a number", 1, {F.PERCENT: "gần xong"}, F.PERCENT, "“gần xong”"),
    ("a short year", 1, {F.NEW_DUE: "15-7-26", F.REASON: "x"}, F.NEW_DUE, "có phải 15/7/2026?"),
    ("no such day", 1, {F.NEW_DUE: "31/6/2026", F.REASON: "x"}, F.NEW_DUE, "tháng 6/2026 chỉ có 30 ngày"),
    ("no year", 1, {F.NEW_DUE: "15/7", F.REASON: "x"}, F.NEW_DUE, "thiếu năm"),
    ("the day of programs", 1, {F.NEW_DUE: date(1970, 1, 1), F.REASON: "x"}, F.NEW_DUE, "01/01/1970"),
    ("a day of 1900", 1, {**DONE, F.COMPLETED: date(1900, 1, 5)}, F.COMPLETED, "máy tự điền"),
    ("a serial number of 1900", 1, {**DONE, F.COMPLETED: 12}, F.COMPLETED, "máy tự điền"),
    ("done without a result", 1, {F.STATE: "đã hoàn thành"}, F.RESULT, "chưa ghi kết quả"),
    ("done tomorrow", 1, {**DONE, F.COMPLETED: date(2026, 4, 25)}, F.COMPLETED, "sau hôm nay (24/04/2026)"),
    ("done at 60 %", 1, {**DONE, F.PERCENT: 60}, F.PERCENT, "tiến độ là 60%"),
    ("done, and more time", 1, {**DONE, F.NEW_DUE: date(2026, 9, 1), F.REASON: "x"}, F.NEW_DUE, "còn xin gia hạn"),
    ("a day without being done", 1, {F.COMPLETED: date(2026, 4, 2)}, F.COMPLETED, "không phải “đã hoàn thành”"),
    ("not started at 10 %", 1, {F.STATE: "chưa thực hiện", F.PERCENT: 10}, F.PERCENT, "tiến độ là 10%"),
    ("back to the start", 2, {F.STATE: "chưa thực hiện"}, F.STATE, "không trở lại “chưa thực hiện”"),
    ("more time without a reason", 1, {F.NEW_DUE: date(2026, 9, 1)}, F.REASON, "chưa ghi lý do"),
    ("a reason without a day", 1, {F.REASON: "Mưa lũ"}, F.NEW_DUE, "chưa ghi xin gia hạn đến ngày nào"),
    ("no later than it is", 1, {F.NEW_DUE: date(2026, 5, 15), F.REASON: "x"}, F.NEW_DUE, "không sau hạn hiện nay"),
    ("support asks for more time", 4, {F.NEW_DUE: date(2026, 9, 1), F.REASON: "x"}, F.NEW_DUE, "chỉ đơn vị chủ trì"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "typed", "column", "said"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS]
)
def test_every_fault_of_a_cell(sent: Office, number: int, typed: dict[F, Any], column: F, said: str) -> None:
    """It is told with file, row and column, nothing of its row is recorded, and the other rows are."""
    fill(form(), {number: {F.OBSTACLE: "Thiếu người", **typed}, 3: {F.PERCENT: 20}})
    told = sent("form", "in", form(), "--yes", today=IN, code=4)
    assert said in told.err
    rows, heads = rows_of(form())
    row = next(place for place, cells in enumerate(rows[heads + 1 :], start=heads + 2) if cells[0] == number)
    assert f"Phiếu - Công an xã.xlsx, dòng {row}, cột “{column.value}”" in told.err
    assert task(sent, 3)["percent"] == 20
    assert "Thiếu người" not in " ".join(sent.rows())


LATER = {F.NEW_DUE: date(2026, 9, 1), F.REASON: "Chờ kinh phí"}
#: What is done to the office after the forms went out, and what is said of the row of task 1.
SINCE: list[tuple[str, list[Any], dict[F, Any], str]] = [
    ("given to another", ["assign", 1, "--to", "Đoàn xã"], {F.PERCENT: 50}, "không còn là việc của đơn vị này"),
    ("done", ["done", 1, "--result", "Xong."], {F.PERCENT: 50}, "nhiemvu reopen 1"),
    ("cancelled", ["cancel", 1, "--reason", "Thôi"], {F.PERCENT: 50}, "nhiệm vụ 1 đã hủy ngày 24/04/2026"),
    ("extension asked for", ["extend", 1, "--to", "2026-07-01", "--reason", "x"], LATER, "chưa quyết định"),
    ("extended", ["extend", 1, "--to", "2026-10-01", "--reason", "x", "--approve"], LATER, "hạn hiện nay 01/10/2026"),
    ("without a deadline", ["edit", 1, "--no-due"], LATER, "không có hạn để gia hạn"),
    ("divided", ["split", 1, "--part", "Phần một", "--part", "Phần hai", "--yes"], {F.PERCENT: 50}, "nhiệm vụ con"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "typed", "said"), [case[1:] for case in SINCE], ids=[case[0] for case in SINCE])
def test_what_became_of_a_task_meanwhile(sent: Office, words: list[Any], typed: dict[F, Any], said: str) -> None:
    """A row that the record speaks against is refused with what to do, and changes nothing."""
    sent(*words, today=IN)
    before = sent.rows()
    fill(form(), {1: typed})
    assert said in sent("form", "in", form(), "--yes", today=IN, code=4).err
    assert sent.rows() == before


MERGED = ["unit", "merge", CAX, "--new", "Công an phường", "--from", "2026-04-22"]


def test_a_form_of_a_unit_that_was_merged_while_it_was_out(sent: Office) -> None:
    """It answers in the name of the unit that took its tasks over, once, and what came in between is told of."""
    sent("update", 3, "--percent", 30, "--note", "Gọi điện", today="2026-04-21")
    sent(*MERGED, today="2026-04-22")
    fill(form(), {1: DONE, 2: {F.PERCENT: 70}, 3: {F.PERCENT: 20}, 4: {F.RESULT: "Đã góp ý"}})
    told = sent("form", "in", form(), "--yes", today=IN, code=5)
    assert "Đã ghi 3 câu trả lời" in told.err
    assert "đã ghi sau khi lập phiếu" in told.out
    assert [task(sent, number)["percent"] for number in (1, 2, 3)] == [100, 70, 30]
    assert {entries(sent, number)[0]["unit"] for number in (1, 2, 4)} == {"Công an phường"}
    before = records(sent.rows())
    assert "Không có gì mới" in sent("form", "in", form(), "--yes", "--prefer", "record", today=IN).err
    assert records(sent.rows()) == before


def test_a_form_of_a_merged_unit_answers_for_what_went_on_with_its_successor_alone(sent: Office) -> None:
    """A task that was given to somebody else since is not the successor's to answer for."""
    sent(*MERGED, today="2026-04-22")
    sent("assign", 1, "--to", "Đoàn xã", today=IN)
    before = sent.rows()
    fill(form(), {1: {F.PERCENT: 50}})
    assert "không còn là việc của đơn vị này" in sent("form", "in", form(), "--yes", today=IN, code=4).err
    assert sent.rows() == before


def test_rows_of_others(sent: Office) -> None:
    """A number that no task has, a task of another unit, one answered twice, and an answer without a number."""
    rows, heads = rows_of(form())
    body = [list(row) for row in rows[heads + 1 :]]
    for row, number in zip(body, (99, 5, 3, 3), strict=True):
        row[0] = number
    body[2][6], body[3][6] = 10, 20
    body[0][6] = body[1][6] = 30
    body.append([None, "Người lập", *([None] * 5), "Xong hết", *([None] * 5)])
    written_anew(form(), [*rows[: heads + 1], *body], Path("sua.xlsx"))
    told = sent("form", "in", "sua.xlsx", "--yes", today=IN, code=4).err
    for words in (
        "không có nhiệm vụ số 99",
        "nhiệm vụ 5 không phải là việc của đơn vị này; đơn vị chủ trì là Đoàn xã",
        f"nhiệm vụ 3 đã trả lời khác ở dòng {heads + 4}",
        "thiếu số nhiệm vụ",
    ):
        assert words in told
    assert task(sent, 3)["percent"] is None


def test_moved_renamed_and_mixed_up(sent: Office) -> None:
    """Columns moved and added, lines put above, blank rows between, the sheet renamed and not the first."""
    rows, heads = rows_of(form())
    body = [list(row) for row in rows[heads + 1 :]]
    body[0][6] = "70"
    head = [*reversed(rows[heads]), "Ghi chú", "tiến độ thôn"]
    mixed = [[*reversed(row), "x", 5] for row in reversed(body)]
    made: list[list[Any]] = [
        ["Kính gửi"],
        [],
        ["  TIẾN ĐỘ\n(%) " if cell == F.PERCENT.value else cell for cell in head],
        [],
        *mixed[:2],
        [],
        *mixed[2:],
    ]
    written_anew(form(), made, Path("doi.xlsx"), name="Tháng 4 (sửa)", first="Bìa")
    assert "Đã ghi 1 câu trả lời" in sent("form", "in", "doi.xlsx", "--yes", today=IN).err
    assert task(sent, 1)["percent"] == 70


def test_a_form_without_its_hidden_sheet(sent: Office) -> None:
    """The properties of the file still tell whose it is; of a copy without both, nothing does."""
    fill(form(), {1: {F.PERCENT: 15}})
    rows, _ = rows_of(form())
    written_anew(form(), rows, Path("chep.xlsx"), hidden=False)
    assert (
        "“chep.xlsx” không phải phiếu do chương trình lập"
        in sent("form", "in", "chep.xlsx", "--yes", today=IN, code=4).err
    )


def test_two_heads_of_one_name(sent: Office) -> None:
    """Which of both counts is not guessed."""
    rows, heads = rows_of(form())
    doubled = [[*row, row[6] if place == heads else 50] for place, row in enumerate(rows)]
    written_anew(form(), doubled, Path("hai.xlsx"))
    assert "có hai cột “Tiến độ (%)” (cột sau là N)" in sent("form", "in", "hai.xlsx", "--yes", today=IN, code=4).err
    headless = [row for place, row in enumerate(rows) if place != heads]
    written_anew(form(), headless, Path("mat-dau.xlsx"))
    assert "không còn dòng tên cột" in sent("form", "in", "mat-dau.xlsx", "--yes", today=IN, code=4).err


def test_one_bad_file_does_not_stop_the_rest(sent: Office) -> None:
    """Each is named with what is wrong; the good one is recorded."""
    fill(form(), {1: {F.PERCENT: 35}})
    data = form().read_bytes()
    Path("phieu/hong.xlsx").write_bytes(data[: len(data) // 2])
    Path("phieu/chu.xls").write_text("không phải bảng tính", encoding="utf-8")
    shutil.copy(form(DV), "phieu/trung.xlsx")
    shutil.copy(form(DV), "phieu/Phiếu - Ban Dân vận.cu-1.xlsx")
    told = sent("form", "in", "phieu", "khong-co.xlsx", "--yes", today=IN, code=4)
    for words in ("“hong.xlsx”", "“chu.xls”", "“khong-co.xlsx”", "Phiếu - Ban Dân vận.xlsx: phiếu chưa điền gì"):
        assert words in told.err
    assert "1 phiếu cũ được giữ lại (.cu-1...) chưa điền gì." in told.err
    assert task(sent, 1)["percent"] == 35


def test_forms_of_others_are_refused(sent: Office, tmp_path: Path) -> None:
    """A form of another office, and one that knows more than the database does."""
    fill(form(), {1: {F.PERCENT: 35}})
    sent("init", "--office", "Đảng ủy xã Tây Sơn", "--system", "party", today=IN)
    refused = sent("form", "in", form(), "--yes", today=IN, code=5).err
    assert "là của “Đảng ủy xã Đồng Mây”, không phải của “Đảng ủy xã Tây Sơn”" in refused
    other = Office(tmp_path, str(tmp_path / "khac.db"), sent.type_command)
    other("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party", today=OUT)
    assert "được lập từ cơ sở dữ liệu khác" in other("form", "in", form(), "--yes", today=IN, code=5).err


def test_one_unit_answers_twice(sent: Office) -> None:
    """Two files that say the same count once; two that differ are told, and the first one counts."""
    fill(form(), {1: {F.PERCENT: 35}, 3: {F.PERCENT: 5}})
    shutil.copy(form(), "phieu/Phiếu - sao.xlsx")
    assert "Đã ghi 2 câu trả lời" in sent("form", "in", form(), "phieu/Phiếu - sao.xlsx", "--yes", today=IN).err
    sent("undo", today=IN)
    fill(Path("phieu/Phiếu - sao.xlsx"), {1: {F.PERCENT: 45}})
    told = sent("form", "in", form(), "phieu/Phiếu - sao.xlsx", "--yes", today=IN, code=4).err
    assert "nhiệm vụ 1 đã trả lời khác trong tệp “Phiếu - Công an xã.xlsx”" in told
    assert task(sent, 1)["percent"] == 35


#: The options, the exit code, and the percentage of task 1 and whether task 3 is recorded in the end.
PREFERENCES: list[tuple[list[str], int, int]] = [
    ([], 5, 70),
    (["--prefer", "form"], 0, 50),
    (["--prefer", "record"], 0, 70),
]


@pytest.mark.parametrize(("options", "code", "percent"), PREFERENCES)
def test_what_was_recorded_since_is_shown_and_decided(
    sent: Office, options: list[str], code: int, percent: int
) -> None:
    """Both words are shown side by side; what nobody decided is left, the other rows are recorded."""
    sent("update", 1, "--percent", 70, "--note", "Báo qua điện thoại", today="2026-04-22")
    fill(form(), {1: {F.PERCENT: 50, F.RESULT: "Theo phiếu"}, 3: {F.PERCENT: 5}})
    told = sent("form", "in", form(), "--yes", *options, today=IN, code=code)
    assert "Đã ghi ngày 22/04/2026: đang thực hiện, 70%, “Báo qua điện thoại”" in told.out
    assert "Phiếu ngày 20/04/2026: 50%, “Theo phiếu”" in told.out
    assert (task(sent, 1)["percent"], task(sent, 3)["percent"]) == (percent, 5)


@pytest.mark.parametrize(("options", "code", "state"), [([], 5, "not_started"), (["--prefer", "lead"], 0, "done")])
def test_lead_and_support_contradict(sent: Office, options: list[str], code: int, state: str) -> None:
    """Both are shown; with the lead preferred its word counts, and that of the support is kept as its own."""
    fill(form(), {1: DONE})
    fill(form(DV), {1: {F.STATE: "đang thực hiện", F.RESULT: "Còn một lớp"}, 4: {F.PERCENT: 10}})
    told = sent("form", "in", "phieu", "--yes", *options, today=IN, code=code)
    assert "Chủ trì, Công an xã: đã hoàn thành, “Đã mở 02 lớp cho 85 cán bộ.”" in told.out
    assert "Phối hợp, Ban Dân vận: đang thực hiện, “Còn một lớp”" in told.out
    held = task(sent, 1)
    assert (held["state"], task(sent, 4)["percent"]) == (state, 10)
    assert len(entries(sent, 1)) == (2 if state == "done" else 0)
    assert held["result"] == (DONE[F.RESULT] if state == "done" else None)
    before = sent.rows()
    sent("form", "in", "phieu", "--yes", *options, today=IN, code=code)
    assert sent.rows() == before


def test_support_speaks_after_the_lead_was_recorded(sent: Office) -> None:
    """Its word is kept without touching what is done; against the record it is decided about."""
    fill(form(), {1: DONE})
    sent("form", "in", form(), "--yes", today=IN)
    fill(form(DV), {1: {F.STATE: "đã hoàn thành", F.RESULT: "Đã dự hai lớp"}})
    sent("form", "in", form(DV), "--yes", today=IN)
    held = task(sent, 1)
    assert (held["state"], held["result"], len(entries(sent, 1))) == ("done", DONE[F.RESULT], 2)
    fill(form(DV), {1: {F.STATE: "đang thực hiện", F.RESULT: "Còn một lớp"}})
    assert "chủ trì và phối hợp nói khác nhau" in sent("form", "in", form(DV), "--yes", today=IN, code=5).out
    sent("form", "in", form(DV), "--yes", "--prefer", "form", today=IN)
    assert (task(sent, 1)["state"], task(sent, 1)["result"]) == ("done", DONE[F.RESULT])


def test_the_report_goes_by_the_lead(sent: Office) -> None:
    """What a unit in support says later does not take the place of the lead's word."""
    fill(form(), {2: {F.PERCENT: 80, F.RESULT: "Đã rà soát 9 thôn"}})
    fill(form(DV), {2: {F.RESULT: "Đã cử người dự họp"}})
    sent("form", "in", form(), "--yes", today=IN)
    sent("form", "in", form(DV), "--yes", today="2026-04-25")
    draft = sent("report", "draft", "2026-Q2", "--part", "results", today="2026-04-26").out
    assert "rà soát 9 thôn" in draft
    assert "cử người dự họp" not in draft


#: What a person answers about the contradiction and then about all, the state of task 1, its entries, and those of 4.
ANSWERED: list[tuple[str, str, int, int]] = [
    ("c\ny\n", "done", 2, 1),
    ("p\ny\n", "not_started", 1, 1),
    ("\ny\n", "not_started", 0, 1),
    ("x\nchủ trì\ncó\n", "done", 2, 1),
    ("c\nn\n", "not_started", 0, 0),
]


@pytest.mark.parametrize(("typed", "state", "of_first", "of_fourth"), ANSWERED)
def test_a_person_decides(sent: Office, typed: str, state: str, of_first: int, of_fourth: int) -> None:
    """Each contradiction is shown and asked about, then whether all is to be recorded."""
    fill(form(), {1: DONE})
    fill(form(DV), {1: {F.STATE: "đang thực hiện"}, 4: {F.PERCENT: 10}})
    code, told = answered(sent.location, typed, "--today", IN, "form", "in", "phieu")
    assert code == (1 if "n\n" in typed else 0), told
    assert "[c: theo chủ trì, p: theo phối hợp, Enter: chưa ghi của ai]" in told
    assert ("Gõ một trong" in told) is typed.startswith("x")
    held = [len(entries(sent, number)) for number in (1, 4)]
    assert (task(sent, 1)["state"], held) == (state, [of_first, of_fourth])


@pytest.mark.parametrize(("typed", "percent"), [("p\ny\n", 50), ("\n", 70)])
def test_a_person_keeps_the_record_or_takes_the_form(sent: Office, typed: str, percent: int) -> None:
    """Where all is left nothing else is asked."""
    sent("update", 1, "--percent", 70, today="2026-04-22")
    fill(form(), {1: {F.PERCENT: 50}})
    code, told = answered(sent.location, typed, "--today", IN, "form", "in", str(form()))
    assert code == 0, told
    assert "Nhiệm vụ 1? [p: ghi theo phiếu, Enter: giữ như đã ghi]" in told
    assert task(sent, 1)["percent"] == percent


def test_somebody_records_while_forms_are_looked_at(sent: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was shown is no longer what would be recorded: nothing is, and the clerk is told both versions."""
    fill(form(), {1: {F.PERCENT: 35}, 3: {F.PERCENT: 5}})

    def meanwhile(*_: object) -> bool:
        assert run(["--db", sent.location, "--today", IN, "update", "1", "--percent", "60"]) == 0
        return True

    monkeypatch.setattr(FormRun, "_confirmed", meanwhile)
    said = sent("form", "in", form(), "--yes", today=IN, code=5).err
    assert "tiến độ: lúc mở là trống, nay là 60%, bạn ghi 35%" in said
    assert (task(sent, 1)["percent"], task(sent, 3)["percent"]) == (60, None)


def test_what_only_recording_finds_out(sent: Office) -> None:
    """A row that a command refuses after all is told by file and row, and leaves the others recorded."""
    sent("split", 1, "--part", "Phần một", "--part", "Phần hai", "--yes", today=IN)
    sent("done", 6, 7, "--result", "Xong.", "--on", "2026-04-23", today=IN)
    fill(form(), {1: {**DONE, F.COMPLETED: date(2026, 4, 21)}, 3: {F.PERCENT: 5}})
    told = sent("form", "in", form(), "--yes", today=IN, code=4).err
    assert "Phiếu - Công an xã.xlsx, dòng 6, cột “Số nhiệm vụ”: Nhiệm vụ 1 không thể xong ngày 21/04/2026" in told
    assert (task(sent, 1)["state"], task(sent, 1)["result"], task(sent, 3)["percent"]) == ("reported", None, 5)
    fill(form(), {1: {F.COMPLETED: date(2026, 4, 24)}})
    sent("form", "in", form(), "--yes", today=IN)
    assert (task(sent, 1)["state"], task(sent, 1)["result"]) == ("done", DONE[F.RESULT])


def test_a_result_comes_later(sent: Office) -> None:
    """Of what was called done without a word the form gives the result."""
    sent("done", 1, "--on", "2026-04-22", today=IN)
    fill(form(), {1: DONE})
    sent("form", "in", form(), "--yes", "--prefer", "form", today=IN)
    assert (task(sent, 1)["state"], task(sent, 1)["result"]) == ("done", DONE[F.RESULT])


def test_nothing_is_recorded_unasked(sent: Office) -> None:
    """Without a person and without `--yes` it is only shown; so it is with `--dry-run`."""
    fill(form(), {1: {F.PERCENT: 35}})
    before = sent.rows()
    shown = sent("form", "in", form(), today=IN, code=2)
    assert "35%" in shown.out
    assert "Thêm --yes để lưu" in shown.err
    assert "chưa ghi gì" in sent("form", "in", form(), "--dry-run", today=IN).err
    assert sent.rows() == before
    assert (
        "Ngày 30/04/2026 sau hôm nay" in sent("form", "in", form(), "--yes", "--on", "30/4/2026", today=IN, code=2).err
    )
    assert (
        "Không thể vừa --prefer form"
        in sent("form", "in", form(), "--yes", "--prefer", "form", "--prefer", "record", today=IN, code=2).err
    )


def test_json_for_scripts(sent: Office) -> None:
    """One object a form: what changes, what is wrong, what was recorded."""
    fill(form(), {1: {F.PERCENT: 35}, 3: {F.PERCENT: 140}})
    [told] = sent("form", "in", form(), "--yes", "--format", "json", today=IN, code=4).json
    assert told["answers"] == [
        {
            "task": 1,
            "row": 6,
            "role": "lead",
            "changes": [
                {"column": "Trạng thái", "before": "chưa thực hiện", "after": "đang thực hiện"},
                {"column": "Tiến độ (%)", "before": None, "after": "35%"},
            ],
            "clash": None,
            "left": False,
            "recorded": True,
        }
    ]
    assert [(fault["row"], fault["column"]) for fault in told["faults"]] == [(8, "Tiến độ (%)")]
