"""Forms go out to units and come back filled in: what is recorded, and what is refused cell by cell."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.sent_forms import CAX, DONE, DV, IN, OUT, F, entries, form, records, task
from tests.filled_forms import fill, rows_of
from tests.support import Office


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
    assert rows[heads] == [column.value for column in F]
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
