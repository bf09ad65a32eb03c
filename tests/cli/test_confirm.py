"""Completion that the unit reports and the office confirms or returns."""

import pytest

from tests.support import EXAMPLES, Office

TODAY = "2026-07-10"


@pytest.fixture
def strict(office: Office) -> Office:
    """Return an office that confirms, with the eight tasks of a report, the first given to two units as 9 and 10."""
    return office.begun(
        (TODAY, "init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party", "--confirmation", "required"),
        ("2026-04-02", "import", EXAMPLES / "bao-cao-quy-1-2026.docx", "--yes"),
        *((TODAY, "unit", "add", name) for name in ("Chi bộ 1", "Chi bộ 2")),
        *((TODAY, "unit", "group", "Các chi bộ", "--add", name) for name in ("Chi bộ 1", "Chi bộ 2")),
        (TODAY, "assign", 1, "--each", "Các chi bộ"),
        (TODAY, "edit", 3, "--due", "30/6/2026"),
    )


def task(office: Office, number: int, today: str = TODAY) -> dict[str, object]:
    """Return a task as JSON."""
    found: dict[str, object] = office("show", number, "--format", "json", today=today).json
    return found


def test_it_waits_and_grows_no_later(strict: Office) -> None:
    """Reported in time it is not overdue however long the office takes; it is no done task yet."""
    told = strict("done", 3, "--result", "Đã mở 02 lớp.", "--on", "29/6/2026", today="2026-06-29")
    assert told.out == "Nhiệm vụ 3: báo hoàn thành ngày 29/06/2026, chờ xác nhận.\n"
    held = task(strict, 3)
    assert (held["state"], held["timing"], held["percent"]) == ("reported", "in_time", 100)
    assert 3 not in [one["id"] for one in strict("overdue", "--format", "json", today=TODAY).json]
    assert "chờ xác nhận, trong hạn" in strict("list", today=TODAY).out
    before = strict.rows()
    again = strict("done", 3, "--result", "Đã mở 02 lớp.", "--on", "29/6/2026", today=TODAY)
    assert "đã ghi như vậy" in again.err
    assert strict.rows() == before


def test_the_reported_day_counts(strict: Office) -> None:
    """Confirmed ten days after the deadline it is on time; reported after it, it is late by these days."""
    strict("done", 3, "--result", "Đã mở 02 lớp.", "--evidence", "Ảnh", "--on", "29/6/2026", today="2026-06-29")
    strict("done", 4, "--result", "Đã rà soát.", "--on", "3/7/2026", today=TODAY)
    strict("edit", 4, "--due", "1/7/2026", today=TODAY)
    assert task(strict, 4)["days_late"] == 2
    told = strict("confirm", 3, 4, today=TODAY).out
    assert told == "Nhiệm vụ 3: xác nhận hoàn thành.\nNhiệm vụ 4: xác nhận hoàn thành.\n"
    third, fourth = task(strict, 3), task(strict, 4)
    assert (third["state"], third["timing"], third["result"], third["evidence"]) == (
        "done", "on_time", "Đã mở 02 lớp.", ["Ảnh"],
    )  # fmt: skip
    assert (fourth["timing"], fourth["days_late"]) == ("late", 2)
    assert "10/07/2026 xác nhận hoàn thành" in strict("show", 3, today=TODAY).out
    assert "Đã mở 02 lớp" in strict("report", "draft", "2026-Q2", today=TODAY).out
    assert "đã hoàn thành từ trước" in strict("confirm", 3, today=TODAY).err
    strict("db", "check", today=TODAY)


def test_it_is_returned_with_the_reason(strict: Office) -> None:
    """The task is under way again with its earlier progress, late as if it had not been reported."""
    strict("update", 3, "--percent", 70, "--on", "1/6/2026", today=TODAY)
    strict("done", 3, "--result", "Đã mở 02 lớp.", "--on", "29/6/2026", today=TODAY)
    assert strict("return", 3, "--reason", "Thiếu danh sách.", today=TODAY).out == (
        "Nhiệm vụ 3: trả lại để làm tiếp.\n"
    )
    held = task(strict, 3)
    assert (held["state"], held["percent"], held["result"], held["days_late"]) == ("in_progress", 70, None, 10)
    assert "trả lại: Thiếu danh sách." in strict("show", 3, today=TODAY).out
    strict("done", 3, "--result", "Đã mở 02 lớp cho 85 người.", today=TODAY)
    strict("confirm", 3, today=TODAY)
    held = task(strict, 3)
    assert (held["state"], held["result"], held["days_late"]) == ("done", "Đã mở 02 lớp cho 85 người.", 10)
    strict("undo", 3, today=TODAY)
    assert task(strict, 3)["state"] == "reported"
    strict("db", "check", today=TODAY)


def test_a_report_is_corrected_before_it_is_confirmed(strict: Office) -> None:
    """The newest result is the one that is confirmed."""
    strict("done", 3, "--result", "Đã mở 02 lớp.", "--on", "28/6/2026", today=TODAY)
    strict("done", 3, "--result", "Đã mở 03 lớp.", "--on", "29/6/2026", today=TODAY)
    strict("confirm", 3, today=TODAY)
    assert task(strict, 3)["result"] == "Đã mở 03 lớp."
    assert "ngày hoàn thành" not in strict("history", 3, "--format", "json", today=TODAY).err


def test_parts_are_confirmed_before_the_whole(strict: Office) -> None:
    """The common result is recorded when all parts are confirmed, and confirmed in its turn."""
    strict("done", 9, 10, "--result", "Đã họp.", "--on", "5/7/2026", today=TODAY)
    assert "chưa hoàn thành: 9, 10" in strict("done", 1, "--result", "Đã họp cả.", today=TODAY, code=5).err
    strict("confirm", 9, 10, today=TODAY)
    assert task(strict, 1)["state"] == "reported"
    assert 'nhiemvu done 1 --result "..."' in strict("confirm", 1, today=TODAY, code=5).err
    strict("done", 1, "--result", "2/2 chi bộ đã họp.", "--on", "7/7/2026", today=TODAY)
    strict("db", "check", today=TODAY)
    strict("return", 1, "--reason", "Nêu rõ số người.", today=TODAY)
    assert (task(strict, 1)["state"], task(strict, 1)["result"]) == ("reported", None)
    strict("done", 1, "--result", "2/2 chi bộ, 40 người.", "--on", "8/7/2026", today=TODAY)
    strict("confirm", 1, today=TODAY)
    held = task(strict, 1)
    assert (held["state"], held["result"]) == ("done", "2/2 chi bộ, 40 người.")
    assert "ngày 08/07/2026" in strict("done", 1, "--result", "Khác.", today=TODAY, code=5).err
    strict("db", "check", today=TODAY)


def test_an_office_that_does_not_confirm_needs_not_to(strict: Office) -> None:
    """Where the setting is taken back, what waited is done with `done`, and new completions are done at once."""
    strict("done", 3, "--result", "Đã mở 02 lớp.", "--on", "29/6/2026", today=TODAY)
    strict("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party", "--confirmation", "none", today=TODAY)
    strict("done", 4, "--result", "Đã rà soát.", today=TODAY)
    strict("done", 3, "--result", "Đã mở 02 lớp.", "--on", "29/6/2026", today=TODAY)
    assert (task(strict, 3)["state"], task(strict, 4)["state"]) == ("done", "done")
