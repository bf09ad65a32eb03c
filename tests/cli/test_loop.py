"""The whole loop through the command line: import, assign, finish, overdue, draft."""

import zipfile
from pathlib import Path

import pytest

from tests.support import EXAMPLES, Office

SERIES = "công tác chuyển đổi số"
Q1 = EXAMPLES / "bao-cao-quy-1-2026.docx"
PROOF = "Hướng dẫn số 48-HD/BTGHU ngày 23/02/2023"


@pytest.fixture
def seeded(office: Office, seed_report: Path) -> Office:
    """Return an office that holds the real report, with tasks 1 to 3 assigned and 1 and 2 done."""
    office("import", seed_report, "--yes")
    office("unit", "add", "Ban Tuyên giáo Huyện ủy", "--alias", "BTG")
    office("unit", "add", "Trung tâm Văn hóa huyện")
    office("assign", 1, 2, "--to", "BTG")
    office("assign", 3, "--to", "trung tâm văn hoá huyện", "--support", "BTG")
    office("done", 1, "--result", "Đã quán triệt đến 100% chi bộ.", "--evidence", PROOF, today="2023-06-10")
    office("done", 2, "--result", "Đã đăng 12 bài phản bác.", "--evidence", "Ảnh chụp trang tin", today="2023-06-20")
    return office


@pytest.mark.without_database
def test_the_seed_report_is_read_exactly(office: Office, seed_report: Path) -> None:
    """Five tasks in their exact words, both periods, ten directives, and the links between them."""
    [found] = office("import", "--dry-run", "--format", "json", seed_report).json
    text = seed_report.read_text(encoding="utf-8")
    assert [task["label"] for task in found["tasks"]] == ["III.1", "III.2", "III.3", "III.4", "III.5"]
    assert all(f"\n{task['label'][-1]}. {task['text']}\n" in text for task in found["tasks"])
    assert found["tasks"][4]["text"].endswith("hình ảnh địa phương.")
    assert (found["document"]["period_reported"], found["document"]["period_planned"]) == ("2023-Q1", "2023-Q2")
    symbols = [citation["symbol"] for citation in found["citations"]]
    assert len(symbols) == 10
    assert symbols.count(None) == 1
    links = {
        (
            None if link["from"] is None else symbols[link["from"]],
            link["relation"],
            None if link["to"] is None else symbols[link["to"]],
        )
        for link in found["links"]
    }
    assert {
        ("72-KH/HU", "implements", "25-CT/TW"),
        ("58-KH/HU", "implements", "12-CT/TW"),
        ("848-CV/BTGTU", "requests", None),
    } <= links
    assert not office.is_made()


def test_spans_point_at_the_words_of_the_printed_text(office: Office, seed_report: Path) -> None:
    """`--format text` prints the text that the spans count in, with cut sentences joined."""
    [found] = office("import", "--dry-run", "--format", "json", seed_report).json
    text = office("import", "--dry-run", "--format", "text", seed_report).out
    for thing in (*found["tasks"], *found["citations"]):
        start, end = thing["span"]
        assert text[start:end] == thing["text"]
    assert "tiếp tục triển khai thực hiện" in text
    assert "để chống phá Đảng, Nhà nước" in text


def test_overdue_lists_exactly_what_is_late(seeded: Office) -> None:
    """The last day of the period is not late; three days on, the open ones are, three days each."""
    assert seeded("overdue", "--format", "json", today="2023-06-30").json == []
    late = seeded("overdue", "--format", "json", today="2023-07-03").json
    assert [(task["id"], task["days_late"], task["timing"]) for task in late] == [
        (3, 3, "overdue"),
        (4, 3, "overdue"),
        (5, 3, "overdue"),
    ]
    assert [task["lead"] for task in late] == ["Trung tâm Văn hóa huyện", None, None]


def test_the_draft_prints_results_with_notes_and_names_the_unanswered(seeded: Office) -> None:
    """Recorded words, evidence as footnotes, the rest apart."""
    drafted = seeded("report", "draft", "2023-Q2", "--part", "results", today="2023-07-03")
    assert "QUÝ II NĂM 2023" in drafted.out
    assert "Đã quán triệt đến 100% chi bộ¹." in drafted.out
    assert "Đã đăng 12 bài phản bác²." in drafted.out
    # The report itself says of that guidance who issued it and what about.
    assert "¹ Hướng dẫn số 48-HD/BTGHU, ngày 23/02/2023 của Ban Tuyên giáo Huyện ủy về công tác" in drafted.out
    assert "² Ảnh chụp trang tin." in drafted.out
    unanswered = drafted.out.partition("Nhiệm vụ chưa có kết quả")[2]
    for number in (3, 4, 5):
        assert f"Nhiệm vụ {number} (điểm III.{number})" in unanswered
    assert "5 nhiệm vụ: 2 có kết quả" in drafted.err


def test_the_draft_in_word_has_real_footnotes(seeded: Office) -> None:
    """The .docx holds a footnotes part with the evidence."""
    target = seeded.folder / "ket-qua.docx"
    seeded("report", "draft", "2023-Q2", "--part", "results", "-o", target, today="2023-07-03")
    with zipfile.ZipFile(target) as package:
        notes = package.read("word/footnotes.xml").decode()
    assert "48-HD/BTGHU" in notes
    assert "Ảnh chụp trang tin." in notes


def test_the_same_file_again_changes_nothing(seeded: Office, seed_report: Path) -> None:
    """It says so and is no error, even under another name."""
    before = seeded.rows()
    again = seeded("import", seed_report, "--yes")
    copy = seeded.folder / "khac.txt"
    copy.write_bytes(seed_report.read_bytes())
    under_another_name = seeded("import", copy, "--yes")
    assert "không có gì thay đổi" in again.err
    assert "không có gì thay đổi" in under_another_name.err
    assert seeded.rows() == before


def test_evidence_becomes_a_directive_that_is_known_already(seeded: Office) -> None:
    """The guidance cited in the report and as evidence is one document."""
    found = [row for row in seeded("directive", "list", "--format", "json").json if row["symbol"] == "48-HD/BTGHU"]
    assert [(row["issued_on"], row["issuer"]) for row in found] == [("2023-02-23", "Ban Tuyên giáo Huyện ủy")]


def test_the_example_office_from_word_to_word(office: Office) -> None:
    """A .docx with automatic numbers and footnotes gives its eight tasks with leads and deadlines."""
    office("import", Q1, "--yes", today="2026-04-02")
    tasks = office("list", "--format", "json", today="2026-04-02").json
    assert sorted(task["id"] for task in tasks) == list(range(1, 9))
    assert {task["series"] for task in tasks} == {SERIES}
    assert {task["period"] for task in tasks} == {"2026-Q2"}
    by_number = {task["id"]: task for task in tasks}
    assert by_number[3]["due_on"] == "2026-05-31"
    assert by_number[1]["due_on"] == "2026-06-30"
    assert by_number[1]["lead"] is None
    assert by_number[7]["lead"] == "Công an xã"
    reports = office("report", "list", "--format", "json").json
    assert [(report["period_reported"], report["period_planned"], report["tasks"]) for report in reports] == [
        ("2026-Q1", "2026-Q2", 8)
    ]
