"""What answers each task of a period, before and after its report came back, and a period that is closed."""

import csv
import io
from datetime import date

import pytest

from nhiemvu.domain.periods import parse_period
from nhiemvu.store.database import open_database, transaction
from nhiemvu.usecases.closed_corrections import corrections_since_close
from nhiemvu.usecases.find_series import series_number
from tests.final_reports import SERIES, final_report
from tests.support import Office

TODAY = "2026-07-02"
TASKS = ("Mở lớp tập huấn", "Rà soát hồ sơ", "Đối thoại với Nhân dân", "Vận động hiến đất", "Khảo sát nhu cầu")


@pytest.fixture
def quarter(office: Office) -> Office:
    """Return an office with five tasks of a quarter: done, under way, cancelled with a reason, and two silent."""
    options = ("--series", SERIES, "--period", "2026-Q2", "--due", "20/6/2026")
    return office.begun(
        *(("2026-04-02", "add", text, *options) for text in TASKS),
        (TODAY, "done", 1, "--result", "Đã mở 02 lớp.", "--on", "10/6/2026"),
        (TODAY, "update", 2, "--percent", 60, "--note", "Còn 5 thôn", "--on", "12/6/2026"),
        ("2026-06-15", "cancel", 3, "--reason", "Đã lồng ghép vào tiếp xúc cử tri."),
    )


def covered(office: Office, *words: object, code: int = 5, today: str = TODAY) -> dict[int, str]:
    """Return what became of each task."""
    found = office("report", "coverage", "2026-Q2", *words, "--format", "json", code=code, today=today).json
    return {task["id"]: task["coverage"] for task in found["tasks"]}


def imported(office: Office) -> None:
    """Import the final report, which tells of tasks 1 and 2 and goes on with 4."""
    results = [("Đã mở 02 lớp, 64 học viên.", (1,)), ("Đang rà soát, còn 5 thôn.", (2,))]
    path = final_report(office.folder / "quy-2.docx", results, [("Tiếp tục vận động hiến đất.", (4,)), ("Họp.", ())])
    office("import", path, "--yes", today=TODAY)


def test_before_the_report_the_record_tells(quarter: Office) -> None:
    """Without a finished report the answers are those that were recorded; what has none makes it a conflict."""
    assert covered(quarter) == {1: "done", 2: "partly", 3: "dropped", 4: "unanswered", 5: "unanswered"}
    told = quarter("report", "coverage", "2026-Q2", today=TODAY, code=5)
    assert "Theo những gì đã ghi" in told.err
    assert "chưa trả lời 2 nhiệm vụ: 4, 5." in told.err
    assert "60%; Còn 5 thôn" in told.out


def test_what_was_finished_is_not_reported_again(office: Office) -> None:
    """A completion of June that is confirmed in July belongs to the report of June, planned or not."""
    office.begun(
        ("2026-04-02", "init", "--office", "Đảng ủy xã A", "--system", "party", "--confirmation", "required"),
        ("2026-04-02", "add", "Báo cáo số liệu", "--series", SERIES, "--due", "25/6/2026"),
        ("2026-04-02", "add", "Rà soát hồ sơ", "--series", SERIES, "--due", "25/7/2026"),
        ("2026-06-25", "done", 1, "--result", "Đã báo cáo."),
        ("2026-07-02", "confirm", 1),
        ("2026-07-02", "update", 2, "--percent", 10),
    )
    for period, numbers in (("2026-Q2", [1]), ("2026-Q3", [2])):
        found = office("report", "coverage", period, "--format", "json", today="2026-07-05").json
        assert [task["id"] for task in found["tasks"]] == numbers


def test_the_result_of_a_divided_task_is_told_before_it_is_confirmed(office: Office) -> None:
    """In its own words, with a remark that it waits, as that of any other task."""
    office.begun(
        ("2026-04-02", "init", "--office", "Đảng ủy xã A", "--system", "party", "--confirmation", "required"),
        ("2026-04-02", "add", "Triển khai nghị quyết", "--series", SERIES, "--period", "2026-Q2", "--due", "25/6/2026"),
        ("2026-04-03", "split", 1, "--part", "Ban hành công văn", "--part", "Tổng hợp kết quả", "--yes"),
        ("2026-06-20", "done", 2, 3, "--result", "Đã xong phần việc."),
        ("2026-06-21", "confirm", 2, 3),
        ("2026-06-24", "done", 1, "--result", "Đã triển khai đến 27/27 chi bộ."),
    )
    told = office("report", "draft", "2026-Q2", "--part", "results", today="2026-07-01").out
    assert "Đã triển khai đến 27/27 chi bộ." in told
    assert "chưa được xác nhận" in told
    assert "đang được thực hiện" not in told


def test_after_the_report_its_words_tell(quarter: Office) -> None:
    """The finished report answers in its own words; what it leaves out is unanswered, whatever the record says."""
    imported(quarter)
    assert covered(quarter) == {1: "done", 2: "partly", 3: "dropped", 4: "carried_over", 5: "unanswered"}
    told = quarter("report", "coverage", "2026-Q2", "--format", "csv", today=TODAY, code=5)
    rows = {row["Số"]: row for row in csv.DictReader(io.StringIO(told.out))}
    assert (rows["1"]["Nội dung"], rows["1"]["Khớp theo"]) == ("Đã mở 02 lớp, 64 học viên.", "dấu trong tệp")
    assert "đã nhập" in told.err
    assert "nhập lại (nhiemvu import TỆP --update)" in told.err


def test_all_answered_is_no_conflict(quarter: Office) -> None:
    """Where every task has its answer the command is content."""
    for number in (4, 5):
        quarter("update", number, "--percent", 10, "--on", "20/6/2026", today=TODAY)
    assert set(covered(quarter, code=0).values()) == {"done", "partly", "dropped"}


def test_nothing_to_cover(office: Office) -> None:
    """A period without tasks is not found."""
    office("add", "Họp", "--series", SERIES, "--period", "2026-Q2")
    assert "2025" in office("report", "coverage", "2025-Q2", code=3).err
    assert "Không có loại báo cáo" in office("report", "coverage", "2026-Q2", "--series", "khác", code=3).err


def test_closing_needs_answers_or_a_reason(quarter: Office) -> None:
    """A period with unanswered tasks is closed with a reason only; a closed one is not closed again; undo opens it."""
    before = quarter.rows()
    assert "--reason" in quarter("report", "close", "2026-Q2", today=TODAY, code=5).err
    assert quarter.rows() == before
    told = quarter("report", "close", "2026-Q2", "--reason", "Báo cáo riêng", today=TODAY)
    assert told.out == "Đã khóa quý II năm 2026: 5 nhiệm vụ.\n"
    held = quarter.rows()
    assert "đã khóa từ ngày 02/07/2026" in quarter("report", "close", "2026-Q2", today="2026-07-09").err
    assert quarter.rows() == held
    assert "Kỳ đã khóa ngày 02/07/2026 (Báo cáo riêng)." in quarter("report", "coverage", "2026-Q2", today=TODAY).err
    assert "toàn vẹn" in quarter("db", "check", today=TODAY).out
    quarter("undo", today=TODAY)
    assert covered(quarter)[5] == "unanswered"


def test_later_changes_are_corrections(quarter: Office) -> None:
    """What was reported stays as it was; what is recorded otherwise since is listed, how the work goes on is not."""
    imported(quarter)
    quarter("report", "close", "2026-Q2", "--reason", "Báo cáo riêng", today=TODAY)
    assert covered(quarter, code=0) == {1: "done", 2: "partly", 3: "dropped", 4: "carried_over", 5: "unanswered"}
    quarter("done", 2, "--result", "Đã rà soát xong.", "--on", "30/6/2026", today="2026-07-10")
    quarter("edit", 5, "--due", "30/9/2026", today="2026-07-10")
    quarter("update", 4, "--percent", 50, "--on", "9/7/2026", today="2026-07-10")
    told = quarter("report", "coverage", "2026-Q2", today="2026-07-10")
    assert "nhiệm vụ 2: trạng thái: đang thực hiện → đã hoàn thành; tiến độ: 60% → 100%" in " ".join(told.out.split())
    assert "nhiệm vụ 5: hạn: 20/06/2026 → 30/09/2026" in told.out
    assert "nhiệm vụ 4:" not in told.out
    assert covered(quarter, code=0)[2] == "partly"
    with transaction(open_database(quarter.location), writing=False) as session:
        found = corrections_since_close(session, series_number(session, None), parse_period("2026-Q3")).corrections
        assert corrections_since_close(session, series_number(session, None), parse_period("2026-Q2")) == (None, ())
    assert [one.task.id for one in found] == [2, 5]
    assert found[0].changes[2].after == date(2026, 6, 30)
    draft = " ".join(quarter("report", "draft", "2026-Q3", today="2026-09-20").out.split())
    assert "Đính chính số liệu đã nêu trong báo cáo quý II năm 2026:" in draft
    assert "Việc khảo sát nhu cầu: hạn 30/9/2026 (báo cáo trước nêu: 20/6/2026)." in draft


def test_a_rehearsal_closes_nothing(quarter: Office) -> None:
    """`--dry-run` shows what would be recorded."""
    before = quarter.rows()
    told = quarter("report", "close", "2026-Q2", "--reason", "Báo cáo riêng", "--dry-run", today=TODAY)
    assert "Báo cáo riêng" in told.out + told.err
    assert quarter.rows() == before


def test_a_closed_period_is_closed_once(quarter: Office) -> None:
    """The second time says since when, and changes nothing."""
    quarter("report", "close", "2026-Q2", "--reason", "Có báo cáo riêng", today=TODAY)
    records = quarter.rows()
    again = quarter("report", "close", "2026-Q2", "--reason", "Có báo cáo riêng", today="2026-07-09")
    assert again.err == "Báo cáo quý II năm 2026 đã khóa từ ngày 02/07/2026.\n"
    assert quarter.rows() == records


def test_the_draft_counts_each_task_once(quarter: Office) -> None:
    """What was cancelled is neither under way nor without a result."""
    told = quarter("report", "draft", "2026-Q2", today=TODAY).err
    assert "5 nhiệm vụ: 1 có kết quả, 1 đang thực hiện, 2 chưa có kết quả, 1 tạm hoãn, hủy.\n" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "bao-cao.pdf"], "“.pdf”"),
        (["-o", "bao-cao.doc"], "“.doc”"),
        (["--template", "mau.docx"], "--template"),
        (["--template", "mau.docx", "-o", "bao-cao.txt"], "--template"),
    ],
)
def test_a_draft_is_not_written_as_what_it_is_not(quarter: Office, words: list[str], said: str) -> None:
    """A .pdf with plain text in it opens nowhere, and a template that is not used would be missed."""
    paths = [str(quarter.folder / word) if word.endswith(("pdf", "doc", "txt", "docx")) else word for word in words]
    assert said in quarter("report", "draft", "2026-Q2", *paths, today=TODAY, code=2).err
    assert not list(quarter.folder.glob("bao-cao.*"))
