"""The whole report of the example office, held to a golden file: `pytest --rewrite-goldens` writes it anew."""

import shlex
from pathlib import Path

import pytest

from tests.support import EXAMPLES, Office

GOLDEN = Path(__file__).parent / "golden" / "bao-cao-quy-2.txt"
#: From this day on the script drafts the report.
LAST_DAY = "2026-07-03"


@pytest.fixture
def quarter(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return the office of the example at the end of the second quarter."""
    monkeypatch.chdir(EXAMPLES)
    day, lines = "", []
    for line in (EXAMPLES / "mot-quy.txt").read_text(encoding="utf-8").splitlines():
        day = line.removeprefix("@ ") if line.startswith("@ ") else day
        if day == LAST_DAY:
            break
        if line.startswith("nhiemvu "):
            lines.append((day, *shlex.split(line)[1:]))
    return office.begun(*lines)


def test_the_draft_of_the_example(quarter: Office, *, rewrite_goldens: bool) -> None:
    """Word for word."""
    drafted = quarter("report", "draft", "2026-Q2", today=LAST_DAY)
    if rewrite_goldens:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(drafted.out, encoding="utf-8")
    assert drafted.out == GOLDEN.read_text(encoding="utf-8")
    assert "nhiemvu init" not in drafted.err


def test_each_part_is_in_the_whole(quarter: Office) -> None:
    """The parts drafted alone say what the report says; notes are numbered from one in each."""
    whole = quarter("report", "draft", "2026-Q2", today=LAST_DAY).out
    for part in ("shortcomings", "proposals", "annex"):
        alone = quarter("report", "draft", "2026-Q2", "--part", part, today=LAST_DAY).out
        assert alone.strip() in whole, part
    plan = quarter("report", "draft", "2026-Q2", "--part", "plan", today=LAST_DAY).out
    assert plan.startswith("V- PHƯƠNG HƯỚNG, NHIỆM VỤ CÔNG TÁC CHUYỂN ĐỔI SỐ QUÝ III NĂM 2026\n")


def test_without_a_word_of_the_office_the_gaps_are_marked(office: Office) -> None:
    """The report stands, and a line says how to fill them."""
    office("add", "Mở lớp", "--period", "2026-Q2", today="2026-04-02")
    drafted = office("report", "draft", "2026-Q2", today=LAST_DAY)
    for gap in ("[TÊN CƠ QUAN]", "[CHỨC VỤ]", "[họ và tên]", "[nơi nhận]", "[địa danh]", "[văn bản yêu cầu báo cáo]"):
        assert gap in drafted.out, gap
    options = "--office --superior --abbreviation --place --position --signer --recipient"
    assert f"nhiemvu init với {options}" in drafted.err
    details = ["--superior", "Đảng bộ tỉnh A", "--abbreviation", "ĐU", "--place", "Xã B", "--position", "BÍ THƯ"]
    who = ["--signer", "Trần Văn C", "--recipient", "Tỉnh ủy (b/c)", "--recipient", "Lưu Văn phòng"]
    office("init", "--office", "Đảng ủy xã B", "--system", "party", *details, *who, "--authority", "T/M ĐẢNG ỦY")
    drafted = office("report", "draft", "2026-Q2", today=LAST_DAY)
    assert "nhiemvu init" not in drafted.err
    for words in (
        "ĐẢNG ỦY XÃ B",
        "-BC/ĐU",
        "T/M ĐẢNG ỦY",
        "Trần Văn C",
        "- Lưu Văn phòng.",
        "kính báo cáo Tỉnh ủy theo",
    ):
        assert words in drafted.out, words


@pytest.mark.parametrize(("layout", "symbol"), [("hd36", "Số       -BC/"), ("nd30", "Số:       /BC-")])
def test_a_rule_book_may_be_named(office: Office, layout: str, symbol: str) -> None:
    """Else the office's system and the day decide."""
    office("add", "Mở lớp", "--period", "2026-Q2", today="2026-04-02")
    assert symbol in office("report", "draft", "2026-Q2", "--layout", layout, today=LAST_DAY).out


@pytest.mark.parametrize("part", [[], ["--part", "results"], ["--part", "plan"], ["--part", "annex"]])
def test_no_task_at_all_is_no_report(office: Office, part: list[str]) -> None:
    """It is said, with what to do."""
    office("init", "--office", "Đảng ủy xã B", "--system", "party")
    assert "Không có nhiệm vụ nào" in office("report", "draft", "2026-Q2", *part, code=3).err


def test_all_done_and_none_done(office: Office) -> None:
    """Neither leaves a section without a word."""
    office("add", "Mở 02 lớp tập huấn", "--period", "2026-Q2", today="2026-04-02")
    none = office("report", "draft", "2026-Q2", today=LAST_DAY).out
    assert "[Chưa có kết quả nào được ghi cho mục này.]" in none
    assert "Chưa có báo cáo kết quả của việc mở 02 lớp tập huấn" in none
    office("done", 1, today="2026-06-01")
    every = office("report", "draft", "2026-Q2", today=LAST_DAY).out
    assert "- Đã mở 02 lớp tập huấn." in every
    assert "[Không ghi nhận việc chậm" in every
    assert "[Chưa có nhiệm vụ nào được ghi cho kỳ này.]" in every


def test_what_was_set_aside_is_told_with_its_reason(office: Office) -> None:
    """It is in the shortcomings, not in the next plan."""
    for number in (1, 2):
        office("add", f"Mở lớp {number}", "--period", "2026-Q2", today="2026-04-02")
    office("suspend", 1, "--reason", "Chờ hướng dẫn của tỉnh", today="2026-05-05")
    office("cancel", 2, "--reason", "Tỉnh đã mở lớp này", today="2026-05-06")
    drafted = office("report", "draft", "2026-Q2", today=LAST_DAY).out
    assert "- Tạm hoãn việc mở lớp 1; lý do: Chờ hướng dẫn của tỉnh." in drafted
    assert "- Thôi thực hiện việc mở lớp 2; lý do: Tỉnh đã mở lớp này." in drafted
    assert "1. " not in drafted.partition("PHƯƠNG HƯỚNG")[2].partition("Trên đây")[0]


def test_who_asks_for_this_report_is_found_by_its_title(office: Office) -> None:
    """A letter on record that names the report and its period opens it."""
    office("add", "Mở lớp", "--period", "2026-Q2", "--series", "công tác dân vận", today="2026-04-02")
    asked = "Công văn số 398-CV/TU ngày 22/6/2026 của Tỉnh ủy về việc báo cáo công tác dân vận quý II năm 2026"
    office("directive", "add", asked, today="2026-06-23")
    assert "Thực hiện Công văn số 398-CV/TU, ngày 22/6/2026 của Tỉnh ủy" in office(
        "report", "draft", "2026-Q2", today=LAST_DAY
    ).out  # fmt: skip


def test_what_waits_for_confirmation_is_neither_planned_again_nor_late(office: Office) -> None:
    """The day on which it was reported counts."""
    office("init", "--office", "Đảng ủy xã B", "--system", "party", "--confirmation", "required")
    office("add", "Mở lớp tập huấn", "--period", "2026-Q2", "--due", "30/6/2026", today="2026-04-02")
    office("done", 1, "--result", "Mở 01 lớp cho 40 người.", today="2026-06-20")
    drafted = office("report", "draft", "2026-Q2", today=LAST_DAY).out
    assert "- Mở 01 lớp cho 40 người.\n\n[Nhiệm vụ 1: đơn vị đã báo cáo hoàn thành ngày 20/6/2026" in drafted
    assert "1. " not in drafted.partition("PHƯƠNG HƯỚNG")[2].partition("Trên đây")[0]
