"""The finished report comes back from Word and closes the loop: answers, completions, and tasks that go on."""

from typing import Any

import pytest

from tests.cli.test_asking import answered
from tests.final_reports import SERIES, final_report, without_marks
from tests.support import Office

TODAY = "2026-07-02"
TASKS = (
    "Mở lớp tập huấn nghiệp vụ dân vận cho khối thôn",
    "Rà soát hồ sơ quy chế dân chủ ở cơ sở",
    "Đối thoại với Nhân dân tại các thôn",
    "Tiếp tục vận động hiến đất làm đường liên thôn",
    "Khảo sát nhu cầu nhà văn hóa",
)
RESULTS = [
    ("Khối Dân vận đã mở 02 lớp bồi dưỡng cho 64 học viên.", (1,)),
    ("Đang rà soát hồ sơ tại 5/12 thôn.", (2,)),
    ("Đã tổ chức 04 cuộc gặp, trả lời 31 ý kiến.", (3,)),
    ("Các hộ đã hiến 1.200 m² đất.", (4,)),
]
PLAN = [
    ("Hoàn thành rà soát hồ sơ quy chế dân chủ ở 7 thôn còn lại.", (2,)),
    ("Tiếp tục vận động hiến đất làm đường liên thôn.", (4,)),
    ("Sơ kết mô hình “Dân vận khéo”.", (6,)),
    ("Tuyên truyền về đại hội Hội Nông dân.", ()),
]
UNITS = (("2023-04-03", "unit", "add", "Ban Dân vận"), ("2023-04-03", "unit", "add", "Công an xã"))


@pytest.fixture
def quarter(office: Office) -> Office:
    """Return an office with five tasks of the second quarter and one that it plans for the third."""
    of_second = ("--series", SERIES, "--period", "2026-Q2", "--due", "20/6/2026")
    of_third = ("--series", SERIES, "--period", "2026-Q3", "--due", "15/9/2026")
    return office.begun(
        *UNITS,
        *(("2026-04-02", "add", text, *of_second) for text in TASKS),
        ("2026-06-20", "add", "Sơ kết mô hình", *of_third),
        ("2026-04-02", "assign", 2, "--to", "Ban Dân vận", "--support", "Công an xã"),
    )


@pytest.fixture(autouse=True)
def units(office: Office, request: pytest.FixtureRequest) -> None:
    """Give the office its units where nothing else does."""
    if "quarter" not in request.fixturenames:
        office.begun(*UNITS)


def states(office: Office) -> dict[int, str]:
    """Return the state of each task."""
    return {task["id"]: task["state"] for task in office("list", "--all", "--format", "json", today=TODAY).json}


def test_the_report_closes_the_loop(quarter: Office) -> None:
    """What it tells of as finished is done in its words, the rest stays open, and its plan goes on with tasks."""
    path = final_report(quarter.folder / "quy-2.docx", RESULTS, PLAN)
    told = quarter("import", path, "--yes", today=TODAY).err
    assert "Báo cáo quý II năm 2026 trả lời 4/5 nhiệm vụ." in told
    assert "Ghi hoàn thành theo báo cáo: 1, 3;" in told
    assert "Để mở (báo cáo nói còn đang làm hoặc chưa xong): 2." in told
    assert "Để mở (kế hoạch kỳ sau làm tiếp): 4." in told
    assert "Báo cáo chưa nói tới: 5;" in told
    assert "Tiếp tục từ kỳ trước: 7, 8." in told
    now = states(quarter)
    assert [number for number, state in now.items() if state == "done"] == [1, 3]
    assert sorted(now) == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    done = quarter("show", 1, "--format", "json", today=TODAY).json
    assert (done["result"], done["timing"]) == (RESULTS[0][0], "on_time")
    [answer] = done["answers"]
    assert (answer["coverage"], answer["matched_by"], answer["text"]) == ("done", "bookmark", RESULTS[0][0])


def test_a_task_that_goes_on_keeps_its_chain_and_units(quarter: Office) -> None:
    """The new task tells which period in a row it is for and how its words differ; a planned one keeps its number."""
    quarter("import", final_report(quarter.folder / "quy-2.docx", RESULTS, PLAN), "--yes", today=TODAY)
    going = quarter("show", 7, "--format", "json", today=TODAY).json
    assert (going["continues"], going["turn"], going["period"]) == (2, 2, "2026-Q3")
    assert (going["lead"], going["support"]) == ("Ban Dân vận", ["Công an xã"])
    assert quarter("show", 2, "--format", "json", today=TODAY).json["continued_by"] == 7
    shown = quarter("show", 7, today=TODAY).out
    assert "Tiếp tục nhiệm vụ 2 (2026-Q2); kỳ thứ 2 liên tiếp." in shown
    assert "[Rà → Hoàn thành rà]" in shown
    planned = quarter("show", 6, "--format", "json", today=TODAY).json
    assert (planned["text"], planned["due_on"], planned["origin"]["label"]) == (PLAN[2][0], "2026-09-15", "III.3")
    assert "kỳ thứ 2" in quarter("list", today=TODAY).out


def test_carried_over_tasks_count_once(quarter: Office) -> None:
    """Overdue lists and counts hold the newest link from the day that its period begins, and the old one before."""
    quarter("import", final_report(quarter.folder / "quy-2.docx", RESULTS, PLAN), "--yes", today="2026-06-25")

    def counted(day: str) -> tuple[list[int], int]:
        late = quarter("overdue", "--format", "json", today=day).json
        table = quarter("stats", "--as-of", day, "--format", "json", today="2026-10-20").json
        return [task["id"] for task in late], table["total"]["total"]

    assert counted("2026-06-30") == ([2, 4, 5], 7)
    assert counted("2026-07-01") == ([5], 7)
    assert counted("2026-10-15") == ([5, 6, 7, 8, 9], 7)


def test_without_marks_words_decide(quarter: Office) -> None:
    """A file that lost its marks is matched by words; what is not like its task stays open and is named."""
    quarter("done", 3, "--result", RESULTS[2][0], "--on", "10/6/2026", today=TODAY)
    path = without_marks(final_report(quarter.folder / "quy-2.docx", RESULTS, PLAN))
    shown = quarter("import", path, "--dry-run", "--format", "json", today=TODAY).json[0]["answers"]
    found = {answer["task"]: (answer["matched_by"], answer["sure"]) for answer in shown["answers"]}
    assert (found[2], found[3]) == (("words", False), ("words", True))
    assert [(point["point"], point["task"]) for point in shown["goes_on"]] == [(0, 2), (1, 4)]
    assert shown["strange"] == []


def test_the_same_file_again_changes_nothing(quarter: Office) -> None:
    """A second import says so and is no error; undo takes everything of the first back."""
    before = quarter("list", "--all", "--format", "json", today=TODAY).json
    path = final_report(quarter.folder / "quy-2.docx", RESULTS, PLAN)
    quarter("import", path, "--yes", today=TODAY)
    held = quarter.rows()
    assert "đã nhập từ trước" in quarter("import", path, "--yes", today=TODAY).err
    assert quarter.rows() == held
    assert "toàn vẹn" in quarter("db", "check", today=TODAY).out
    quarter("undo", today=TODAY)
    assert quarter("list", "--all", "--format", "json", today=TODAY).json == before


def test_a_corrected_file_answers_anew(quarter: Office) -> None:
    """What the corrected report says takes the place of what the first one said, and tasks keep their numbers."""
    quarter("import", final_report(quarter.folder / "quy-2.docx", RESULTS, PLAN), "--yes", today=TODAY)
    corrected = [*RESULTS[:1], ("Đã rà soát xong hồ sơ tại 12 thôn.", (2,)), ("Đã khảo sát nhu cầu tại 12 thôn.", (5,))]
    path = final_report(quarter.folder / "quy-2-ky.docx", corrected, PLAN[1:])
    quarter("import", path, "--update", "--yes", today=TODAY)
    answers = {number: quarter("show", number, "--format", "json", today=TODAY).json["answers"] for number in (2, 3, 5)}
    assert [answer["text"] for answer in answers[2]] == [corrected[1][0]]
    assert answers[3] == []
    assert [answer["coverage"] for answer in answers[5]] == ["done"]
    assert states(quarter)[5] == "done"
    assert "toàn vẹn" in quarter("db", "check", today=TODAY).out


BAD = {
    "another series": ({"series": "công tác kiểm tra"}, RESULTS, "đã lưu 3 nhiệm vụ"),
    "a quarter without tasks": ({"quarter": "IV", "following": "I"}, [("Đã họp.", ())], "nhiệm vụ"),
    "marks of another database": ({}, [("Đã họp hai lần.", (77,)), ("Đã gặp gỡ.", (78,))], "trả lời 2/5"),
}


@pytest.mark.parametrize(("more", "results", "expected"), BAD.values(), ids=BAD)
def test_reports_of_others_close_nothing(
    quarter: Office, more: dict[str, Any], results: list[tuple[str, tuple[int, ...]]], expected: str
) -> None:
    """A report of another series or period, or with marks that are not known, calls nothing done."""
    before = states(quarter)
    path = final_report(quarter.folder / "khac.docx", results, PLAN[:2] + PLAN[3:], **more)
    assert expected in quarter("import", path, "--yes", today=TODAY).err
    now = states(quarter)
    assert {number: now[number] for number in before} == before


def test_joined_and_split_paragraphs(quarter: Office) -> None:
    """A paragraph joined of two answers both; the parts of one that was split answer their task together."""
    results = [
        ("Đã mở 02 lớp và tổ chức 04 cuộc gặp.", (1, 3)),
        ("Các hộ đã hiến đất.", (4,)),
        ("Tổng cộng 1.200 m².", (4,)),
    ]
    quarter("import", final_report(quarter.folder / "quy-2.docx", results, PLAN[3:]), "--yes", today=TODAY)
    shown = {number: quarter("show", number, "--format", "json", today=TODAY).json for number in (1, 3, 4)}
    assert shown[1]["result"] == shown[3]["result"] == results[0][0]
    assert shown[4]["answers"][0]["text"] == "Các hộ đã hiến đất.\nTổng cộng 1.200 m²."


def test_parts_of_a_divided_task_go_on_with_it(quarter: Office) -> None:
    """The open parts of a task that goes on have links of their own, with their units; none counts twice."""
    quarter("unit", "group", "tổ", "--add", "Ban Dân vận", "--add", "Công an xã")
    quarter("assign", 4, "--each", "tổ", today="2026-04-03")
    parts = quarter("show", 4, "--format", "json", today=TODAY).json["children"]
    quarter("done", parts[0], "--result", "Đã vận động.", "--on", "15/6/2026", today=TODAY)
    quarter("import", final_report(quarter.folder / "quy-2.docx", RESULTS, PLAN), "--yes", today=TODAY)
    new = next(task for task in quarter("list", "--format", "json", today=TODAY).json if task["continues"] == 4)
    [child] = (quarter("show", number, "--format", "json", today=TODAY).json for number in new["children"])
    assert (child["continues"], child["lead"], child["due_on"]) == (parts[1], "Công an xã", new["due_on"])
    assert "toàn vẹn" in quarter("db", "check", today=TODAY).out


def test_what_is_set_aside_with_a_reason_is_not_asked_for(quarter: Office) -> None:
    """A cancelled task with its reason on record is answered, though the report does not tell of it."""
    quarter("cancel", 5, "--reason", "Xã đã có nhà văn hóa.", today="2026-06-10")
    told = quarter("import", final_report(quarter.folder / "quy-2.docx", RESULTS, PLAN), "--yes", today=TODAY).err
    assert "chưa nói tới" not in told


@pytest.mark.parametrize(("typed", "completed"), [("y\ny\n", "done"), ("y\nn\n", "not_started")])
def test_completions_are_asked_for(quarter: Office, typed: str, completed: str) -> None:
    """At a terminal the clerk is asked before tasks are called done."""
    path = final_report(quarter.folder / "quy-2.docx", RESULTS, PLAN)
    code, told = answered(quarter.location, typed, "--today", TODAY, "import", str(path))
    assert (code, "Ghi hoàn thành các nhiệm vụ 1, 3?" in told) == (0, True)
    assert states(quarter)[1] == completed


@pytest.mark.parametrize(("typed", "answered_by"), [("y\ny\n", ["clerk"]), ("y\nn\n", [])])
def test_matches_that_are_not_sure_are_asked_for(quarter: Office, typed: str, answered_by: list[str]) -> None:
    """What was matched by a few words counts only where the clerk says so, and then as the clerk's own match."""
    path = without_marks(final_report(quarter.folder / "quy-2.docx", RESULTS[1:2], PLAN[3:]))
    code, told = answered(quarter.location, typed, "--today", TODAY, "import", str(path))
    assert (code, "“cần xem” có đúng là trả lời nhiệm vụ 2?" in told) == (0, True)
    answers = quarter("show", 2, "--format", "json", today=TODAY).json["answers"]
    assert [answer["matched_by"] for answer in answers] == answered_by


def test_a_file_that_lost_its_marks_does_not_call_unsure_tasks_done(quarter: Office) -> None:
    """With `--yes` nothing is asked: what is not sure stays open and is named."""
    path = without_marks(final_report(quarter.folder / "quy-2.docx", RESULTS[1:2], PLAN[3:]))
    told = quarter("import", path, "--yes", today=TODAY).err
    assert "Để mở (khớp chưa chắc, cần xem): 2." in told
    assert "done" not in states(quarter).values()


def test_a_task_of_the_year_goes_on_by_itself(quarter: Office) -> None:
    """What is planned for longer keeps its number and counts on; a point that is only like it is a task apart."""
    quarter("add", "Xây dựng tủ sách dân vận", "--series", SERIES, "--period", "2026", today="2026-01-05")
    results = [*RESULTS, ("Đã mua 40 đầu sách cho tủ sách dân vận.", (7,))]
    plan = [("Xây dựng tủ sách dân vận tại thôn.", (7,)), *PLAN[:2], ("Xây dựng tủ sách dân vận.", ())]
    quarter("import", final_report(quarter.folder / "quy-2.docx", results, plan), "--yes", today=TODAY)
    year = quarter("show", 7, "--format", "json", today=TODAY).json
    assert (year["state"], year["period"], year["continued_by"]) == ("not_started", "2026", None)
    assert (year["text"], year["answers"][0]["coverage"]) == ("Xây dựng tủ sách dân vận", "carried_over")
    new = quarter("list", "--period", "2026-Q3", "--format", "json", today=TODAY).json
    assert sorted((task["id"], task["continues"]) for task in new) == [(6, None), (8, 2), (9, 4), (10, None)]


def test_a_point_on_record_is_among_the_tasks_named(office: Office) -> None:
    """Numbers that are not in a row are not told as a row: as many as are counted."""
    office("add", "Báo cáo chuyên đề", "--series", SERIES, "--period", "2026-Q3", today="2026-04-02")
    office("add", "Mở lớp", "--series", SERIES, "--period", "2026-Q2", today="2026-04-02")
    office("add", "Việc của cơ quan khác", "--series", "công tác khác", today="2026-04-02")
    plan = [("Họp giao ban.", ()), ("Báo cáo chuyên đề.", (1,))]
    path = final_report(office.folder / "quy-2.docx", [("Đã mở lớp.", (2,))], plan)
    assert "đã lưu 2 nhiệm vụ (1, 4)." in office("import", path, "--yes", today="2026-07-02").err


@pytest.mark.parametrize(
    ("held", "due", "told"),
    [
        (("--due", "31/8/2026"), "2026-08-31", "III.1 ghi hạn 30/09/2026, nhiệm vụ 1 vẫn giữ hạn 31/08/2026"),
        (("--due", "30/9/2026"), "2026-09-30", ""),
        ((), "2026-09-30", ""),
    ],
)
def test_another_deadline_of_a_point_on_record_is_said(
    office: Office, held: tuple[str, ...], due: str, told: str
) -> None:
    """What the office had set stays until it decides; a task without a deadline takes that of the signed report."""
    office("add", "Báo cáo chuyên đề", "--series", SERIES, "--period", "2026-Q3", *held, today="2026-04-02")
    office("add", "Mở lớp", "--series", SERIES, "--period", "2026-Q2", today="2026-04-02")
    plan = [("Báo cáo chuyên đề trước ngày 30/9/2026.", (1,))]
    path = final_report(office.folder / "quy-2.docx", [("Đã mở lớp.", (2,))], plan)
    said = office("import", path, "--yes", today="2026-07-02").err
    assert told in said
    assert ("nhiemvu extend 1 --to 30/09/2026 --approve" in said) is bool(told)
    assert office("show", 1, "--format", "json", today="2026-07-02").json["due_on"] == due


def test_finishing_what_a_later_plan_goes_on_with_names_the_open_task(quarter: Office) -> None:
    """The clerk who calls the earlier one done learns which number is still asked about."""
    quarter("import", final_report(quarter.folder / "quy-2.docx", RESULTS, PLAN), "--yes", today=TODAY)
    said = quarter("done", 2, "--result", "Đã rà soát xong.", today=TODAY).err
    assert "Nhiệm vụ 7 của kế hoạch sau tiếp tục nhiệm vụ 2, vẫn mở; xong thì: nhiemvu done 7" in said
    assert "vẫn mở" not in quarter("done", 7, "--result", "Đã xong.", today=TODAY).err
