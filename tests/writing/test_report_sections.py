"""Shortcomings, proposals, the plan, the annex, and the sections of a whole report."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nhiemvu.domain.answers import Answer
from nhiemvu.domain.counts import count_by_lead
from nhiemvu.domain.directives import Directive
from nhiemvu.domain.pages import Paragraph, Style, Table
from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.plans import SectionKind
from nhiemvu.domain.tasks import Cadence, State, StatedDeadline, Task
from nhiemvu.facts.layouts import layout_named
from nhiemvu.writing.annex import annex
from nhiemvu.writing.headings import Place, Section
from nhiemvu.writing.notes import Notes
from nhiemvu.writing.opening import Request, closing, opening, subtitle
from nhiemvu.writing.outline import coming_sections
from nhiemvu.writing.plan import GAP as NO_PLAN
from nhiemvu.writing.plan import plan_section
from nhiemvu.writing.proposals import GAP as NO_PROPOSAL
from nhiemvu.writing.proposals import proposals_section
from nhiemvu.writing.shortcomings import NO_CAUSE_RECORDED, NOTHING_RECORDED, shortcomings_section
from tests.writing.report_factories import completed, done, task, unanswered, under_way

PERIOD, PLANNED = parse_period("2026-Q2"), parse_period("2026-Q3")
TODAY = date(2026, 7, 3)
DUE = date(2026, 6, 25)
HD05 = layout_named("hd05")
assert HD05 is not None


def one(kind: SectionKind, *parts: str) -> Section:
    """Return a section at the top with headings within."""
    below = [Place(f"{number}.", part, 2, "", is_leaf=True) for number, part in enumerate(parts, start=1)]
    return Section(kind, (Place("III-", "MỤC", 1, "", is_leaf=not parts), *below))


def lines(blocks: list[Paragraph]) -> list[str]:
    """Return the lines of a section, labels first."""
    return [block.labelled_text for block in blocks]


def short(*answers: Answer) -> list[str]:
    """Return the lines of the section on shortcomings, its own heading left out."""
    section = one(SectionKind.SHORTCOMINGS, "Tồn tại, hạn chế", "Nguyên nhân")
    counts = count_by_lead([item.task for item in answers], TODAY, PERIOD.first_day)
    return lines(shortcomings_section(section, answers, counts.total, TODAY))[1:]


SUMMARY = (
    "Đến ngày 03/7/2026, trong tổng số 03 nhiệm vụ: hoàn thành 01 nhiệm vụ, trong đó 01 nhiệm vụ quá hạn; "
    "chưa hoàn thành 02 nhiệm vụ, trong đó 02 nhiệm vụ quá hạn."
)
CAUSES_ASKED = (
    "[Chưa ghi nguyên nhân, cần hỏi đơn vị và bổ sung: nhiệm vụ 3 (điểm IV.3), chủ trì: Trung tâm; "
    "nhiệm vụ 5 (điểm IV.5), chủ trì: Đoàn xã.]"
)


def test_what_is_late_unanswered_or_set_aside_is_told_with_its_cause() -> None:
    """Causes are obstacles in their own words; where none is on record a remark asks the unit."""
    late = done(3, "Bố trí 12 điểm hỗ trợ", "Xong.", due_on=date(2026, 5, 27), lead="Trung tâm")
    stuck = under_way(
        4, "Rà soát dữ liệu", percent=70, obstacle="thiếu hồ sơ; đề nghị Sở A bàn giao", due_on=DUE, lead="Công an xã"
    )
    silent = unanswered(5, "Phát động thi đua", lead="Đoàn xã", due_on=date(2026, 6, 30))
    aside = unanswered(6, "Mở lớp", state=State.SUSPENDED, set_aside_reason="Chờ hướng dẫn của tỉnh.")
    assert short(late, stuck, silent, aside) == [
        "1. Tồn tại, hạn chế",
        SUMMARY,
        "- Việc bố trí 12 điểm hỗ trợ hoàn thành chậm 05 ngày (ngày 01/6/2026; hạn 27/5/2026).",
        "- Việc rà soát dữ liệu chưa hoàn thành, quá hạn 08 ngày, mới đạt 70% (Công an xã chủ trì; hạn 25/6/2026).",
        "- Chưa có báo cáo kết quả của việc phát động thi đua (Đoàn xã chủ trì; hạn 30/6/2026, quá hạn 03 ngày).",
        "- Tạm hoãn việc mở lớp; lý do: Chờ hướng dẫn của tỉnh.",
        "2. Nguyên nhân",
        "- Thiếu hồ sơ (việc rà soát dữ liệu).",
        CAUSES_ASKED,
    ]


def test_work_without_end_that_was_told_of_is_not_called_late() -> None:
    """It is named as going on, since the counts hold it, and nobody is asked why; an obstacle is told in full."""
    values: dict[str, Any] = {"cadence": Cadence.ONGOING, "due_on": PERIOD.last_day, "lead": "Đoàn xã"}
    assert short(under_way(1, "Tuyên truyền", note="24 tin", **values))[2:] == [
        "- Việc tuyên truyền là việc thường xuyên, tiếp tục thực hiện trong kỳ sau (Đoàn xã chủ trì).",
        "2. Nguyên nhân",
        NO_CAUSE_RECORDED,
    ]
    stuck = short(under_way(1, "Tuyên truyền", obstacle="loa hỏng", **values))
    assert stuck[2].startswith("- Việc tuyên truyền chưa hoàn thành, quá hạn 03 ngày (Đoàn xã")
    assert "chưa hoàn thành" not in "".join(short(completed(2, "A", cadence=Cadence.ONGOING))[2:])


def test_who_leads_is_named_once() -> None:
    """Words that begin with the unit do not name it again in brackets."""
    silent = unanswered(5, "Công an xã rà soát dữ liệu", lead="Công an xã", due_on=DUE)
    told = "- Chưa có báo cáo kết quả của việc Công an xã rà soát dữ liệu (hạn 25/6/2026, quá hạn 08 ngày)."
    assert short(silent)[2] == told


def test_a_title_that_was_cut_at_a_comma_stands_whole() -> None:
    """A list cuts titles; a report tells all of what was to be done. A title of the office's own stays."""
    text = "Đối thoại với doanh nghiệp, hộ kinh doanh về thủ tục hành chính."
    cut = unanswered(5, text, title="Đối thoại với doanh nghiệp", due_on=DUE)
    assert "của việc đối thoại với doanh nghiệp, hộ kinh doanh về thủ tục hành chính (" in short(cut)[2]
    own = unanswered(5, text, title="Đối thoại", due_on=DUE)
    assert "của việc đối thoại (" in short(own)[2]


def test_causes_without_a_heading_are_led_in() -> None:
    """Under "Tồn tại, hạn chế" alone they would read as shortcomings; a remark needs no words above it."""
    section = replace(one(SectionKind.SHORTCOMINGS), places=(Place("III-", "TỒN TẠI, HẠN CHẾ", 1, "", is_leaf=True),))
    for obstacle, expected in (("thiếu hồ sơ", 1), (None, 0)):
        stuck = under_way(4, "Rà soát dữ liệu", obstacle=obstacle, due_on=DUE)
        counts = count_by_lead([stuck.task], TODAY, PERIOD.first_day)
        written = lines(shortcomings_section(section, [stuck], counts.total, TODAY))
        assert written.count("Nguyên nhân:") == expected
    section = one(SectionKind.SHORTCOMINGS, "Tồn tại", "Nguyên nhân")
    assert "Nguyên nhân:" not in lines(shortcomings_section(section, [stuck], counts.total, TODAY))


def test_where_all_is_done_in_time_the_clerk_is_asked() -> None:
    """Nothing is invented."""
    assert short(done(1, "A", "Xong.", due_on=DUE), completed(2, "B"))[1] == NOTHING_RECORDED


def test_requests_on_record_are_proposals() -> None:
    """Obstacles that ask for nothing are left to the clerk."""
    asking = under_way(4, "Rà soát", obstacle="Thiếu hồ sơ, kính đề nghị Sở A bàn giao. Kiến nghị tăng biên chế")
    stuck = under_way(5, "Mở lớp", obstacle="Thiếu máy quay")
    section = one(SectionKind.PROPOSALS)
    assert lines(proposals_section(section, [asking, stuck]))[1:] == [
        "- Kính đề nghị Sở A bàn giao.",
        "- Kiến nghị tăng biên chế.",
        "[Cân nhắc đề xuất, kiến nghị tháo gỡ vướng mắc đã ghi của nhiệm vụ 5 (điểm IV.5): Thiếu máy quay.]",
    ]
    assert lines(proposals_section(section, []))[1:] == [NO_PROPOSAL]


def plan(carried: list[Task], new: list[Task], cited: dict[int, list[Directive]] | None = None) -> list[str]:
    """Return the lines of the plan for the third quarter, its heading left out."""
    return lines(plan_section(one(SectionKind.TASKS), carried, new, PLANNED, Notes(), cited or {}))[1:]


def test_what_goes_on_comes_first_and_says_so() -> None:
    """A deadline that has passed is left out and the clerk is asked for another; units assigned since are named."""
    stated = StatedDeadline("trước ngày 25/6/2026", DUE, "day", 0, 1)
    old = task(
        4, "Rà soát dữ liệu; hoàn thành trước ngày 25/6/2026.", due_on=DUE, due_text=stated.text, deadlines=(stated,),
        lead="Công an xã", support=("Đoàn xã",),
    )  # fmt: skip
    ongoing = task(5, "Đẩy mạnh tuyên truyền.", cadence=Cadence.ONGOING, due_on=PERIOD.last_day)
    new = task(9, "Tổ chức hội nghị.", due_on=date(2026, 8, 15), lead="Văn phòng")
    assert plan([old, ongoing], [new]) == [
        "[Cần quyết định: đặt hạn mới cho điểm 1 (hạn 25/6/2026); nêu đơn vị chủ trì của điểm 2.]",
        "1. Tiếp tục rà soát dữ liệu (Công an xã chủ trì, phối hợp với Đoàn xã; hoàn thành trong quý III năm 2026).",
        "2. Tiếp tục đẩy mạnh tuyên truyền.",
        "3. Tổ chức hội nghị (Văn phòng chủ trì; hoàn thành trước ngày 15/8/2026).",
    ]


@pytest.mark.parametrize(
    ("words", "values", "expected"),
    [
        ("Giao Công an xã chủ trì rà soát", {"lead": "Công an xã"}, "Giao Công an xã tiếp tục chủ trì rà soát"),
        ("Phòng Nội vụ cần rà soát", {"lead": "Phòng Nội vụ"}, "Phòng Nội vụ cần tiếp tục rà soát"),
        ("Tiếp tục rà soát", {}, "Tiếp tục rà soát"),
        ("Giáo dục: vận động trẻ đến lớp", {}, "Giáo dục: tiếp tục vận động trẻ đến lớp"),
        ("Phấn đấu 100% hộ có nước sạch", {}, "Phấn đấu 100% hộ có nước sạch (thực hiện thường xuyên)"),
        ("Hằng tháng, tổng hợp tình hình", {}, "Hằng tháng, tổng hợp tình hình"),
        ("Ghép nối dữ liệu", {"cadence": Cadence.RECURRING}, "Ghép nối dữ liệu (thực hiện định kỳ)"),
    ],
)
def test_how_a_task_goes_on(words: str, values: dict[str, Any], expected: str) -> None:
    """Words that say so stand in front of the verb; targets and what says so already stay."""
    ongoing = {"cadence": Cadence.ONGOING, **values}
    assert plan([task(1, f"{words}.", **ongoing)], [])[-1].removeprefix("1. ") == f"{expected}."


IN_QUARTER = StatedDeadline("hoàn thành trong quý II năm 2026", date(2026, 6, 30), "quarter", 0, 1)
EACH_MONTH = StatedDeadline("hằng tháng", None, "each", 0, 1)


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        (
            "Rà soát hồ sơ (hoàn thành trong quý II năm 2026).",
            {"deadlines": (IN_QUARTER,)},
            "Tiếp tục rà soát hồ sơ (hoàn thành trong quý III năm 2026).",
        ),
        (
            "Rà soát hồ sơ (hoàn thành trong quý II năm 2026; Công an xã chủ trì).",
            {"deadlines": (IN_QUARTER,), "lead": "Công an xã"},
            "Tiếp tục rà soát hồ sơ (Công an xã chủ trì; hoàn thành trong quý III năm 2026).",
        ),
        (
            "Rà soát hồ sơ (Công an xã chủ trì; hoàn thành trong quý II năm 2026).",
            {"deadlines": (IN_QUARTER,), "lead": "Công an xã"},
            "Tiếp tục rà soát hồ sơ (Công an xã chủ trì; hoàn thành trong quý III năm 2026).",
        ),
        (
            "Nắm tình hình; hằng tháng báo cáo Thường trực Đảng ủy.",
            {"deadlines": (EACH_MONTH,), "cadence": Cadence.RECURRING},
            "Tiếp tục nắm tình hình; hằng tháng báo cáo Thường trực Đảng ủy.",
        ),
    ],
)
def test_words_that_an_earlier_plan_added(text: str, values: dict[str, Any], expected: str) -> None:
    """A deadline that is over leaves no empty brackets, brackets are not doubled, and how often stays said."""
    stated = values["deadlines"][0]
    old = task(1, text, due_on=date(2026, 6, 30), due_text=stated.text, **values)
    assert plan([old], [])[-1] == f"1. {expected}"


def test_a_list_under_a_point_stays_under_it() -> None:
    """What is added stands before the words that open the list."""
    words = "Rà soát dữ liệu các thôn. Phạm vi gồm:\n- Dữ liệu dân cư;\n- Dữ liệu đất đai."
    assert plan([], [task(1, words, lead="Công an xã")]) == [
        "1. Rà soát dữ liệu các thôn (Công an xã chủ trì). Phạm vi gồm:",
        "- Dữ liệu dân cư;",
        "- Dữ liệu đất đai.",
    ]
    words = "Ra quân, trong đó:\n- Mỗi chi đoàn nhận 20 hộ."
    assert plan([], [task(1, words, lead="Đoàn xã")])[0] == "1. Ra quân (Đoàn xã chủ trì), trong đó:"


def test_an_empty_plan_says_so() -> None:
    """The heading stands, and a remark."""
    assert plan([], []) == [NO_PLAN]


def test_documents_of_the_plan_are_cited_once_in_full() -> None:
    """A symbol in the words has its note behind it; one with its day needs none; the second time none is needed."""
    plan_of = Directive(kind="KH", symbol="26-KH/ĐU", issued_on=date(2026, 1, 15), issuer="Đảng ủy", title="thực hiện")
    first = task(1, "Thực hiện Kế hoạch 26-KH/ĐU của Đảng ủy.", lead="Văn phòng")
    second = task(2, "Sơ kết Kế hoạch 26-KH/ĐU.", lead="Văn phòng")
    notes = Notes()
    blocks = plan_section(one(SectionKind.TASKS), [], [first, second], PLANNED, notes, {1: [plan_of], 2: [plan_of]})
    assert [note.text for note in notes.notes] == ["Kế hoạch số 26-KH/ĐU, ngày 15/01/2026 của Đảng ủy về thực hiện."]
    marked = [block for block in blocks if block.marks]
    assert [block.text[: block.marks[0].offset] for block in marked] == ["Thực hiện Kế hoạch 26-KH/ĐU"]
    full = task(3, "Thực hiện Kế hoạch số 26-KH/ĐU, ngày 15/01/2026 của Đảng ủy.", lead="Văn phòng")
    again = Notes()
    plan_section(one(SectionKind.TASKS), [], [full, second], PLANNED, again, {3: [plan_of], 2: [plan_of]})
    assert again.notes == []


def test_the_annex_has_a_row_a_task_and_counts_that_foot() -> None:
    """A divided task has its parts below it, and these count."""
    whole = under_way(1, "Sinh hoạt chuyên đề", percent=50, children=(2, 3), children_counted=2, children_done=1)
    parts = {
        1: [
            done(2, "Sinh hoạt chuyên đề", "Đã sinh hoạt.", due_on=DUE, lead="Chi bộ 1", parent_id=1),
            unanswered(3, "Sinh hoạt chuyên đề", due_on=DUE, lead="Chi bộ 2", parent_id=1),
        ]
    }
    counts = count_by_lead([item.task for item in (whole, *parts[1])], TODAY, PERIOD.first_day)
    blocks = annex([whole], parts, counts, PERIOD, TODAY)
    tables = [block for block in blocks if isinstance(block, Table)]
    rows = [[cell.text for cell in row] for row in tables[0].rows]
    assert [(row[0], row[2], row[5], row[6]) for row in rows[1:]] == [
        ("1", "Chưa giao", "Đang thực hiện, 50%", ""),
        ("1.1", "Chi bộ 1", "Hoàn thành", "Đã sinh hoạt."),
        ("1.2", "Chi bộ 2", "Chưa thực hiện, chưa báo cáo, quá hạn 08 ngày", ""),
    ]
    assert [[cell.text for cell in row] for row in tables[1].rows[1:]] == [
        ["Chi bộ 1", "1", "1", "0", "0", "0", "100,00%"],
        ["Chi bộ 2", "1", "0", "0", "0", "1", "0,00%"],
        ["Tổng cộng", "2", "1", "0", "0", "1", "50,00%"],
    ]
    assert [row[1].paragraphs[0].tasks for row in tables[0].rows[1:]] == [(1,), (2,), (3,)]
    assert any("= 1/2 = 50,00%" in block.text for block in blocks if isinstance(block, Paragraph))


LAST = [
    Section(SectionKind.CONTEXT, (Place("I -", "BỐI CẢNH QUÝ I NĂM 2026", 1, "", is_leaf=True),)),
    Section(SectionKind.RESULTS, (Place("II -", "KẾT QUẢ QUÝ I NĂM 2026", 1, "", is_leaf=True),)),
    Section(SectionKind.TASKS, (Place("III -", "NHIỆM VỤ QUÝ II NĂM 2026", 1, "", is_leaf=True),)),
]


def headings(last: list[Section]) -> list[str]:
    """Return the headings at the top of the report of the second quarter of 2026."""
    assert HD05 is not None
    found = coming_sections(last, layout=HD05, series="công tác dân vận", period=PERIOD, planned=PLANNED)
    return [f"{section.own.label} {section.own.text}" for section in found]


def test_the_sections_of_the_last_report_stand_in_its_order() -> None:
    """What it lacked is put in, and the numbers go on in its own form."""
    assert headings(LAST) == [
        "I - BỐI CẢNH QUÝ II NĂM 2026",
        "II - KẾT QUẢ QUÝ II NĂM 2026",
        "III - TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
        "IV - ĐỀ XUẤT, KIẾN NGHỊ",
        "V - NHIỆM VỤ QUÝ III NĂM 2026",
    ]


def test_a_section_within_another_keeps_its_place() -> None:
    """Shortcomings under the results stay there, and none are added at the top."""
    nested = Section(SectionKind.SHORTCOMINGS, (Place("2.", "Hạn chế", 1, "", is_leaf=True),), depth=2)
    assert headings([*LAST[:2], nested, LAST[2]])[2:4] == ["2. Hạn chế", "III - ĐỀ XUẤT, KIẾN NGHỊ"]


@pytest.mark.parametrize("last", [[], LAST[:1], LAST[:2]])
def test_without_results_or_tasks_the_usual_sections_stand(last: list[Section]) -> None:
    """The first report of an office has them all."""
    assert headings(last) == [
        "I- BỐI CẢNH TÌNH HÌNH",
        "II- KẾT QUẢ CÔNG TÁC DÂN VẬN QUÝ II NĂM 2026",
        "III- TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
        "IV- ĐỀ XUẤT, KIẾN NGHỊ",
        "V- PHƯƠNG HƯỚNG, NHIỆM VỤ CÔNG TÁC DÂN VẬN QUÝ III NĂM 2026",
    ]


def test_who_asked_for_the_report_opens_it() -> None:
    """What is not known stands in brackets; a letter of the last period is named as such."""
    assert HD05 is not None
    letter = Directive(kind="CV", symbol="312-CV/TU", issued_on=date(2026, 3, 16), issuer="Tỉnh ủy", title="báo cáo")
    asked = opening(Request(letter, holds=True), "Đảng ủy xã", "công tác dân vận", PERIOD, HD05).text
    assert asked.startswith(
        "Thực hiện Công văn số 312-CV/TU, ngày 16/3/2026 của Tỉnh ủy về báo cáo, Đảng ủy xã báo cáo"
    )
    before = opening(Request(letter, holds=False), "Đảng ủy xã", "công tác dân vận", PERIOD, HD05).text
    assert "[Công văn số …, ngày … của Tỉnh ủy; kỳ trước là Công văn số 312-CV/TU, ngày 16/3/2026]" in before
    state = replace(HD05, date_comma=False, full_stop="./.")
    assert "312-CV/TU ngày 16/3/2026" in opening(Request(letter, holds=True), "", "", PERIOD, state).text
    assert "[văn bản yêu cầu báo cáo], [tên cơ quan]" in opening(None, "", "", PERIOD, HD05).text
    assert closing("", "", PERIOD, PLANNED, "", state).text.endswith("[cơ quan nhận báo cáo] theo dõi, chỉ đạo./.")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("2026-Q2", "kết quả công tác A quý II; phương hướng, nhiệm vụ quý III năm 2026"),
        ("2026-Q4", "kết quả công tác A quý IV năm 2026; phương hướng, nhiệm vụ quý I năm 2027"),
        ("2026", "kết quả công tác A năm 2026; phương hướng, nhiệm vụ năm 2027"),
        ("2026-H1", "kết quả công tác A 6 tháng đầu; phương hướng, nhiệm vụ 6 tháng cuối năm 2026"),
    ],
)
def test_the_subtitle_names_both_periods(code: str, expected: str) -> None:
    """The year stands once where both have it."""
    period = parse_period(code)
    assert subtitle("công tác A", period, period.next()) == expected


def test_remarks_are_remarks() -> None:
    """Whatever stands in brackets as a whole paragraph has the style that the clerk looks for."""
    section = one(SectionKind.SHORTCOMINGS)
    answers = [unanswered(1, "A"), completed(2, "B")]
    counts = count_by_lead([item.task for item in answers], TODAY, PERIOD.first_day)
    blocks = shortcomings_section(section, answers, counts.total, TODAY)
    assert all((block.style is Style.REMARK) == block.text.startswith("[") for block in blocks)
