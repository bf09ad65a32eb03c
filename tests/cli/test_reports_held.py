"""Reports that are held: found, shown with what became of each point, and corrected."""

from pathlib import Path

import click
import pytest

from tests.support import EXAMPLES, Office, on_a_terminal

Q1 = EXAMPLES / "bao-cao-quy-1-2026.docx"
Q2 = EXAMPLES / "bao-cao-quy-2-2026.docx"
SERIES = "công tác chuyển đổi số"
TODAY = "2026-07-03"

#: A report on another subject of the same period, without number and date.
OTHER = """BÁO CÁO
kết quả công tác dân vận quý I; phương hướng, nhiệm vụ quý II năm 2026

Đảng ủy xã Đồng Mây báo cáo như sau:

I- KẾT QUẢ

1. Đã họp.

II- PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II NĂM 2026

1. Khối Dân vận xã tổ chức hội nghị đối thoại với Nhân dân trước ngày 15/5/2026.

2. Tiếp tục nhân rộng mô hình dân vận khéo.
"""


@pytest.fixture
def held(office: Office) -> Office:
    """Return an office with three reports, two of one period; of the first, task 1 is done."""
    path = office.folder / "dan-van.txt"
    path.write_text(OTHER, encoding="utf-8")
    return office.begun(
        (TODAY, "import", Q1, Q2, "--yes"),
        (TODAY, "import", path, "--yes"),
        (TODAY, "done", 1, "--result", "Đã quán triệt đến 31/31 chi bộ.", "--on", "20/6/2026"),
    )


def numbers(office: Office, *words: object) -> list[int]:
    """Return the numbers of the reports that a list holds."""
    return [report["id"] for report in office("report", "list", "--format", "json", *words, today=TODAY).json]


def test_the_list_is_filtered(held: Office) -> None:
    """By series whatever its case, and by period, a year holding its quarters; an empty list is no error."""
    everything = numbers(held)
    assert len(everything) == 3
    first, other = (held("report", "show", number, "--format", "json", today=TODAY).json for number in everything[1:])
    assert {first["period_reported"], other["period_reported"]} == {"2026-Q1"}
    assert len(numbers(held, "--series", "Công tác CHUYỂN đổi số")) == 2
    assert len(numbers(held, "--period", "2026-Q1")) == 2
    assert len(numbers(held, "--period", "2026-Q1", "--series", SERIES)) == 1
    assert numbers(held, "--period", "2026") == everything
    assert held("report", "list", "--period", "2025", today=TODAY).err == "Không có báo cáo nào phù hợp.\n"


def test_a_report_is_shown_with_what_became_of_its_points(held: Office) -> None:
    """Headings as in the file, and under the tasks section each point with task, lead, standing and result."""
    shown = held("report", "show", "2026-Q1", "--series", SERIES, today=TODAY).out
    lines = shown.splitlines()
    assert "    2.1. Trong hoạt động của cơ quan đảng, chính quyền" in lines
    place = lines.index("IV- PHƯƠNG HƯỚNG, NHIỆM VỤ CÔNG TÁC CHUYỂN ĐỔI SỐ QUÝ II NĂM 2026")
    assert lines[place + 1].startswith("  IV.1 [1] Tiếp tục quán triệt")
    assert lines[place + 2 : place + 4] == [
        "    chưa giao; đã hoàn thành",
        "    Kết quả: Đã quán triệt đến 31/31 chi bộ.",
    ]
    assert "    Ban Xây dựng Đảng; đã hoàn thành" in lines
    assert "Báo cáo 1: 58-BC/ĐU, 31/03/2026, Ban Thường vụ Đảng ủy, Phan Vân Thạch" in lines[0]


def test_a_report_as_json(held: Office) -> None:
    """The list's object with file, outline and the points' tasks in full; every task stands under one heading."""
    shown = held("report", "show", "quý I năm 2026", "--series", SERIES, "--format", "json", today=TODAY).json
    [listed] = [row for row in held("report", "list", "--format", "json", today=TODAY).json if row["id"] == shown["id"]]
    assert {name: shown[name] for name in listed} == listed
    assert (shown["file_name"], shown["imported_on"], shown["signer"]) == (Q1.name, TODAY, "Phan Vân Thạch")
    assert [(point["id"], point["dropped"]) for point in shown["points"]] == [(n, False) for n in range(1, 9)]
    assert shown["points"][0]["result"] == "Đã quán triệt đến 31/31 chi bộ."
    [section] = [heading for heading in shown["outline"] if heading["section"] == "tasks"]
    assert (section["label"], section["tasks"]) == ("IV", [*range(1, 9)])


def test_cancelled_points_say_so(held: Office, tmp_path: Path) -> None:
    """A point that a corrected file left out is shown under its heading, as cancelled."""
    path = tmp_path / "dan-van-sua.txt"
    path.write_text(OTHER.replace("2. Tiếp tục nhân rộng mô hình dân vận khéo.\n", ""), encoding="utf-8")
    held("import", path, "--yes", "--update", today=TODAY)
    lines = held("report", "show", "2026-Q1", "--series", "công tác dân vận", today=TODAY).out.splitlines()
    assert lines[-1] == "    chưa giao; đã hủy; tệp sửa đã bỏ điểm này"


@pytest.mark.parametrize("columns", [80, 140])
def test_a_report_fits_the_terminal(held: Office, columns: int) -> None:
    """No line is wider than the screen."""
    printed = on_a_terminal(held.location, "report", "show", "1", COLUMNS=str(columns), NO_COLOR="1")
    lines = click.unstyle(printed).splitlines()
    assert len(lines) > 20
    assert [line for line in lines if len(line) > columns] == []


def test_number_and_date_are_given_after_signing(held: Office) -> None:
    """The record has them from then on; the same again changes nothing, and it can be undone."""
    number = numbers(held, "--series", "công tác dân vận")[0]
    before = held.rows()
    words = ["report", "edit", number, "--symbol", "61-BC/ĐU", "--issued-on", "31/3/2026", "--signer", "Phan Vân Thạch"]
    assert "Sẽ thay đổi" in held(*words, "--dry-run", today=TODAY).out
    assert held.rows() == before
    held(*words, today=TODAY)
    report = held("report", "show", number, "--format", "json", today=TODAY).json
    assert (report["symbol"], report["issued_on"], report["signer"]) == ("61-BC/ĐU", "2026-03-31", "Phan Vân Thạch")
    before = held.rows()
    assert "đã như vậy" in held(*words, today=TODAY).err
    assert held.rows() == before
    held("undo", today=TODAY)
    assert held("report", "show", number, "--format", "json", today=TODAY).json["symbol"] is None


def test_the_tasks_go_with_their_report_into_another_series(held: Office) -> None:
    """Those that were planned with it; a task that the clerk moved elsewhere stays there."""
    held("edit", 2, "--series", "Đề án 06", today=TODAY)
    held("report", "edit", "1", "--series", "công tác chuyển đổi số, Đề án 06", "--title", "Báo cáo mới", today=TODAY)
    series = {task["id"]: task["series"] for task in held("list", "--all", "--format", "json", today=TODAY).json}
    assert (series[1], series[2]) == ("công tác chuyển đổi số, Đề án 06", "Đề án 06")
    assert held("report", "show", 1, "--format", "json", today=TODAY).json["title"] == "Báo cáo mới"


CASES: list[tuple[str, int, list[object], str]] = [
    ("an unknown period", 3, ["report", "show", "2025-Q1"], "“2025-Q1”"),
    ("an unknown number", 3, ["report", "show", 99], "“99”"),
    ("a directive's number", 3, ["report", "show", 4], "“4”"),
    ("no report at all", 3, ["report", "edit", "báo cáo kia", "--symbol", "1-BC/ĐU"], "“báo cáo kia”"),
    ("several of a period", 2, ["report", "show", "2026-Q1"], "công tác dân vận"),
    ("several of a period, to be edited", 2, ["report", "edit", "2026-Q1", "--symbol", "1-BC/ĐU"], "có nhiều báo cáo"),
    ("an unknown series", 3, ["report", "show", "2026-Q1", "--series", "công tác x"], "“công tác x”"),
    ("a list of an unknown series", 3, ["report", "list", "--series", "công tác x"], "“công tác x”"),
    ("a list of a bad period", 2, ["report", "list", "--period", "2026-Q7"], "“2026-Q7”"),
    ("no report named", 2, ["report", "show"], "Thiếu"),
    ("nothing to correct", 2, ["report", "edit", 1], "Chưa nêu cần sửa gì"),
    ("no symbol", 2, ["report", "edit", 1, "--symbol", "số mới"], "“số mới”"),
    ("the symbol of a plan", 2, ["report", "edit", 1, "--symbol", "26-KH/ĐU"], "kế hoạch"),
    ("a day that no calendar has", 2, ["report", "edit", 1, "--issued-on", "31/6/2026"], "chỉ có 30 ngày"),
    ("an empty signer", 2, ["report", "edit", 1, "--signer", " "], "để trống"),
    ("the number of another report", 5, ["report", "edit", 1, "--symbol", "83-BC/ĐU"], "83-BC/ĐU"),
    ("number and date of another", 5, ["report", "edit", 1, "--symbol", "83-BC/ĐU", "--issued-on", "7/7/2026"], "83"),
    ("a series that has that period", 5, ["report", "edit", 1, "--series", "Công tác dân vận"], "đã có báo cáo"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES, ids=[case[0] for case in CASES])
def test_refusals(held: Office, name: str, code: int, words: list[object], said: str) -> None:
    """Two lines, the first says it, and nothing is changed."""
    before = held.rows()
    outcome = held(*words, today=TODAY, code=code)
    lines = outcome.err.strip().splitlines()
    assert [line.partition(":")[0] for line in lines] == ["Lỗi", "Cách xử lý"], outcome.err
    assert said in lines[0], name
    assert (outcome.out, held.rows()) == ("", before)


def test_both_languages(held: Office) -> None:
    """The screen speaks English on demand."""
    words = ("--lang", "en", "--db", held.location, "--today", TODAY)
    assert "Result: " in held.type_command(*words, "report", "show", 1).out
    assert "already" in held.type_command(*words, "report", "edit", 1, "--symbol", "58-BC/ĐU").err
