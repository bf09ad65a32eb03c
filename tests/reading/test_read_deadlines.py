"""Deadlines and cadences of points: words, day, rule, and which deadline binds the whole."""

from datetime import date

import pytest

from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.tasks import Cadence
from nhiemvu.domain.text import matching_key
from nhiemvu.reading.report import read_report
from nhiemvu.reading.tasks.cadences import cadence_of
from nhiemvu.reading.tasks.deadlines import Anchor, find_deadlines
from nhiemvu.reading.tasks.due import due_of
from tests.reading.loose import pages_of

QUARTER = Anchor(date(2024, 3, 6), parse_period("2024-Q2"))
PLAN = Anchor(date(2026, 3, 6))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("hoàn thành trước ngày 31/6/2024", [None]),
        ("Kế hoạch số 5 ngày 12/4/2024 của Huyện ủy", []),
        ('thực hiện Đề án "Xã thông minh đến hết năm 2030"', []),
        ("tính đến ngày 15/4/2024 đã giải ngân", []),
        ("xong ngày 10/4; tổng kết trước 25/11", [date(2024, 4, 10), date(2024, 11, 25)]),
        ("trong tháng 4 và quý III; hoàn thành trong tháng 5", [date(2024, 4, 30), date(2024, 5, 31)]),
        ("cuối quý", [date(2024, 6, 30)]),
        ("cấp căn cước cho học sinh trước ngày 25/4", [date(2024, 4, 25)]),
        ("tuyển sinh từ ngày 01/4 đến ngày 25/4/2024", [date(2024, 4, 25)]),
        ("cấp căn cước cho công dân sinh trước ngày 01/7/2010", []),
        ("đưa vào tiêu chí đánh giá, xếp loại cuối năm", []),
        ("kỷ niệm ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2024)", []),
        ("thông xe dịp Tết từ ngày 05/4 đến ngày 20/4", [date(2024, 4, 20)]),
        ("bố trí 5 giáo viên trước khai giảng năm học 2024 - 2025", [date(2024, 9, 5)]),
        ("trong nửa đầu quý III", [None]),
        ("kết thúc trước 16.30 ngày 25/4/2024", [date(2024, 4, 25)]),
        ("Tiêm vét: các ngày 10, 11/4 tại Trạm", [date(2024, 4, 11)]),
        ("Theo văn bản: ngày 10/4/2024 của Sở Y tế", []),
        ("05 vụ cháy xảy ra trong tháng 3", []),
        ("thu hồi khoản tạm ứng quá hạn trong quý II", [date(2024, 6, 30)]),
    ],
)
def test_deadlines(text: str, days: list[date | None]) -> None:
    """Deadlines are found in order; dates of documents, quoted titles and accounts bind nobody."""
    assert [found.day for found in find_deadlines(text, QUARTER)] == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("phương án bảo vệ dịp Quốc khánh 2/9/2024, trình duyệt trước ngày 20/8", date(2024, 8, 20)),
        ("tổ chức hội thi dịp 30/4; báo cáo kết quả trước ngày 10/5", date(2024, 4, 30)),
        ("tổ chức hội thi từ ngày 20/4 đến ngày 30/4; xây dựng kế hoạch trước ngày 10/4", date(2024, 4, 30)),
        ("thăm hộ nghèo dịp 30/4, họp vào ngày 25/4", date(2024, 4, 30)),
    ],
)
def test_what_must_be_ready_before_an_occasion(text: str, day: date) -> None:
    """A deadline that is set before the day of a feast binds the whole; one behind it does not, nor does an event."""
    assert due_of(text, QUARTER).day == day


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Gửi về Văn phòng trước 17 giờ 00 ngày 12/5/2026 để tổng hợp", "trước 17 giờ 00 ngày 12/5/2026", "2026-05-12"),
        ("tổ chức hội nghị trước ngày 20/5, gửi về xã", "trước ngày 20/5", "2026-05-20"),
        ("họp chiều thứ Sáu, ngày 15/5", "chiều thứ Sáu, ngày 15/5", "2026-05-15"),
        ("Trong tháng 5, 12 xã tổ chức đại hội", "Trong tháng 5", "2026-05-31"),
        ("trong tháng 5 và tháng 6/2026", "trong tháng 5 và tháng 6/2026", "2026-06-30"),
        ("trong quý II và quý III/2026", "trong quý II và quý III/2026", "2026-09-30"),
        ("xong trước quý III", "trước quý III", "2026-06-30"),
        ("trước ngày 10 tháng 6 và ngày 10 tháng 12 năm 2026", None, "2026-12-10"),
        ("trong thời gian từ ngày 15/5 đến 30/5/2026", None, "2026-05-30"),
        ("(thời hạn hoàn thành: 30/6/2026)", "thời hạn hoàn thành: 30/6/2026", "2026-06-30"),
        ("từ nay đến cuối năm", "đến cuối năm", "2026-12-31"),
        ("khảo sát các đợt lũ, hoàn thành trong năm", "hoàn thành trong năm", "2026-12-31"),
        ("(thời hạn xong: 30/6/2026)", "thời hạn xong: 30/6/2026", "2026-06-30"),
        ("thời hạn phải xong: tháng 5", "xong: tháng 5", "2026-05-31"),
        ("làm xong: quý III/2026", "xong: quý III/2026", "2026-09-30"),
        ("không chậm quá ngày 20/5", "không chậm quá ngày 20/5", "2026-05-20"),
        ("trước 16 giờ, thứ Sáu (15/5/2026)", "15/5/2026", "2026-05-15"),
        ("hạn: tháng 5/2026", "hạn: tháng 5/2026", "2026-05-31"),
        ("cập nhật xong cơ sở dữ liệu đất đai đến hết ngày 20/5", "đến hết ngày 20/5", "2026-05-20"),
        ("trình kỳ họp thứ 3 ngày 26/6", "ngày 26/6", "2026-06-26"),
        ("trong 10 ngày kể từ ngày ban hành Kế hoạch này", None, "2026-03-16"),
        ("trong 10 ngày kể từ ngày nhận được văn bản", None, ""),
        ("chậm nhất 03 ngày làm việc sau khi kết thúc hội nghị", None, ""),
        ("trước Tết Nguyên đán Đinh Mùi", None, ""),
        ("trình kỳ họp giữa năm", None, ""),
        ("trong tuần thứ hai của tháng 5", None, ""),
        ("trước ngày 15 của tháng cuối quý", None, ""),
    ],
)
def test_words_of_a_deadline(text: str, words: str | None, day: str) -> None:
    """A deadline keeps its own words; of days, months or quarters named together the last counts."""
    (found,) = find_deadlines(text, PLAN)
    assert text[found.span.start : found.span.end] == found.text
    assert found.text == words if words else found.text in text
    assert str(found.day or "") == day


@pytest.mark.parametrize(
    "text",
    [
        "hoàn thành 2/3 khối lượng; đạt 10/12 chỉ tiêu; hoàn thành 19/19 tiêu chí",
        "Tổ chức kỷ niệm ngày 27/7 và Quốc khánh 02/9",
        "Hội nghị tổ chức vào ngày 12/01/2026 đã thống nhất",
        "phát triển kinh tế giai đoạn 2026 - 2030, tầm nhìn đến năm 2045",
        "Nghị quyết Đại hội khóa XIV, nhiệm kỳ 2025 - 2030; khai giảng năm học 2026 - 2027",
        "theo Công văn số 15/UBND-VP ngày 12/5/2026 của huyện",
        "các quyết định đã ban hành trước ngày 01/7/2026; luật có hiệu lực từ ngày 01/7/2026",
        "số liệu đến ngày 14/3/2026; từ đầu năm đến nay; 6 tháng cuối năm",
        "xây dựng kế hoạch hằng năm; báo cáo kết quả quý I/2026",
        "gửi giấy mời họp ngày 20/5; đã gửi danh sách về huyện ngày 20/5",
        "gửi Kế hoạch số 5/KH-UBND ngày 12/4/2026; chuẩn bị chương trình hội nghị ngày 26/6",
        "cập nhật số liệu đến hết ngày 20/5; phí quá hạn: tháng 5",
    ],
)
def test_days_that_bind_nobody(text: str) -> None:
    """Fractions, anniversaries, events that were, terms, dates of documents, accounts and names of periods."""
    assert find_deadlines(text, PLAN) == []


@pytest.mark.parametrize(
    ("value", "day", "cadence"),
    [
        ("Quý IV/2026, Quý I/2027 và thường xuyên", "2027-03-31", Cadence.ONGOING),
        ("Thường xuyên", "", Cadence.ONGOING),
        ("Định kỳ sáu tháng", "", Cadence.RECURRING),
        ("Hằng năm", "", Cadence.RECURRING),
        ("6/2026", "2026-06-30", Cadence.ONCE),
        ("Tháng 5 - 7/2026", "2026-07-31", Cadence.ONCE),
        ("Năm 2026 và các năm tiếp theo", "", Cadence.ONGOING),
        ("8h00-10h00 ngày 28/12/2026", "2026-12-28", Cadence.ONCE),
        ("Giai đoạn 2026 - 2030", "2030-12-31", Cadence.ONCE),
        ("30/6/2026 (sơ kết); 15/12/2026 (tổng kết)", "2026-06-30", Cadence.ONCE),
        ("Theo lịch công tác của lãnh đạo", "", Cadence.ONCE),
        ("Theo Kế hoạch số 15/KH-UBND ngày 12/4/2026", "", Cadence.ONCE),
        ("Trước 25/12 hằng năm", "2026-12-25", Cadence.RECURRING),
    ],
)
def test_fields(value: str, day: str, cadence: Cadence) -> None:
    """A time field decides, whatever the words of the point say; its words are kept whole, with the place of each."""
    text = f"Hằng quý tổng hợp kết quả\n- Thời gian thực hiện: {value}."
    due = due_of(text, PLAN)
    assert (str(due.day or ""), due.words) == (day, value)
    assert all(text[one.span.start : one.span.end] == one.text for one in due.deadlines)
    if day or cadence is not Cadence.ONCE:
        assert cadence_of(matching_key(text), due, periodic=False) is cadence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rà soát, xong trước ngày 10/5; tổng kết trước 25/11.", "trước ngày 10/5"),
        ("Công an xã\n- Rà soát, xong trước ngày 10/5.\n- Báo cáo trước ngày 25/11.", "trước ngày 10/5"),
        ("Lập kế hoạch trước ngày 20/6:\na) Họp thôn trước ngày 10/5.", "trước ngày 20/6"),
        ("Họp thôn trước ngày 10/5. Các nhiệm vụ trên hoàn thành trước ngày 30/6.", "trước ngày 30/6"),
        ("Báo cáo trước ngày 25/12 hằng năm; xong Đề án trước ngày 30/6.", "trước ngày 30/6"),
        ("Trong tuần tới rà soát; báo cáo trước ngày 10/5.", "trước ngày 10/5"),
        ("Tổ chức lễ (dự kiến ngày 16/5); trình chương trình trước ngày 10/5.", "trước ngày 10/5"),
        ("Tổ chức lễ (dự kiến ngày 16/5).", "dự kiến ngày 16/5"),
        ("Xếp loại tổ chức đảng, đảng viên cuối năm, trình trước ngày 20/12.", "trước ngày 20/12"),
        ("Tham mưu báo cáo 6 tháng đầu năm, trình trước ngày 10/6.", "trước ngày 10/6"),
    ],
)
def test_the_deadline_that_binds_the_whole(text: str, words: str) -> None:
    """The point's own paragraph goes before its sub-points, "all of the above" before both, a day before none."""
    due = due_of(text, PLAN)
    assert due.words == words
    assert len(due.deadlines) >= 1


def test_half_years_of_reports_are_no_days() -> None:
    """A report of half a year names no day of a first month: "báo cáo 6 tháng đầu năm"."""
    assert find_deadlines("Văn phòng tham mưu báo cáo 6 tháng đầu năm.", PLAN) == []
    assert [one.rule for one in find_deadlines("báo cáo trước ngày 15 tháng đầu quý", PLAN)] == ["day_each"]


def test_deadline_without_a_year_follows_the_document() -> None:
    """The missing year is the one that makes the day follow the document's; without a document's day there is none."""
    assert find_deadlines("trước ngày 15/01", Anchor(date(2024, 11, 5)))[0].day == date(2025, 1, 15)
    assert find_deadlines("trước ngày 15/01", Anchor(None))[0].day is None
    assert find_deadlines("trước ngày 15/01", Anchor(None, about=date(2024, 11, 1)))[0].day == date(2025, 1, 15)


def test_deadline_without_a_year_stays_in_the_period() -> None:
    """A plan for a year that came out in February still means that year's January."""
    assert find_deadlines("hoàn thành trong tháng 01", Anchor(date(2024, 2, 5), parse_period("2024")))[0].day == date(
        2024, 1, 31
    )


@pytest.mark.parametrize(
    ("text", "periodic", "cadence"),
    [
        ("Tiếp tục quán triệt nghị quyết.", True, Cadence.ONGOING),
        ("Tiếp tục quán triệt nghị quyết.", False, Cadence.ONCE),
        ("Tiếp tục rà soát, xong trước ngày 5/5.", True, Cadence.ONCE),
        ("Hằng tháng tổ chức giao ban.", True, Cadence.RECURRING),
        ("Tổng hợp, báo cáo trước ngày 20 của tháng cuối quý.", True, Cadence.RECURRING),
        ("Tổ chức hội nghị sơ kết.", True, Cadence.ONCE),
        ("Gửi báo cáo trước 16 giờ thứ Năm hằng tuần.", False, Cadence.RECURRING),
        ("Các đơn vị báo cáo trước ngày 25 của tháng.", False, Cadence.RECURRING),
        ("Công khai thủ tục. Thời gian thực hiện: thường xuyên.", False, Cadence.ONGOING),
    ],
)
def test_cadences(text: str, *, periodic: bool, cadence: Cadence) -> None:
    """Open-ended points of a periodic report go on, points with a deadline end, "hằng tháng" comes back."""
    assert cadence_of(matching_key(text), due_of(text, PLAN), periodic=periodic) is cadence


def test_every_deadline_is_kept_with_its_place() -> None:
    """All deadlines of a task are handed out in order, each with its words, its day and the name of its rule."""
    found = read_report(
        pages_of(
            "UBND XÃ ĐỒNG MÂY\nĐồng Mây, ngày 06 tháng 3 năm 2026\n\nKẾ HOẠCH\nCông tác năm 2026\n\n"
            "I. NHIỆM VỤ\n1. Rà soát trước ngày 10/5; tổng kết trong tháng 11.\n"
            "| TT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n"
            "| 1 | Kiểm tra, báo cáo trước ngày 05/6 | Công an xã | Quý II/2026 |\n| 2 | Tuần tra | Công an xã | |\n"
        )
    )
    assert [[(one.text, str(one.due_on), one.rule) for one in task.deadlines] for task in found.tasks] == [
        [("trước ngày 10/5", "2026-05-10", "day"), ("trong tháng 11", "2026-11-30", "month")],
        [("trước ngày 05/6", "2026-06-05", "day"), ("Quý II/2026", "2026-06-30", "field_quarter")],
        [],
    ]
    assert [str(task.due_on) for task in found.tasks] == ["2026-05-10", "2026-06-30", "None"]
    for task in found.tasks:
        assert all(found.text[one.span.start : one.span.end] == one.text for one in task.deadlines)


@pytest.mark.parametrize(
    "text",
    ["trong năm 0000", "trước năm 0001", "trong tháng 12/0000", "trong quý IV/0000", "trước ngày 1/1/0000"],
)
def test_a_year_that_no_calendar_has_gives_no_day(text: str) -> None:
    """The words stay, and are told as impossible."""
    (found,) = find_deadlines(f"Hoàn thành {text}", Anchor(date(2026, 1, 1)))
    assert (found.day, found.impossible) == (None, True)


def test_quarters_in_capitals_right_under_a_heading() -> None:
    """The first quarter is no more of the heading above it; a heading whose second line is its only one is whole."""
    words = "CHƯƠNG TRÌNH\nCông tác năm 2026\nI. CHƯƠNG TRÌNH CỤ THỂ\nQUÝ I/2026\n1. Họp xã.\nQUÝ II/2026\n1. Diễn tập."
    assert [task.due_text for task in read_report(pages_of(words)).tasks] == ["QUÝ I/2026", "QUÝ II/2026"]
    whole = read_report(pages_of("KẾ HOẠCH\nCông tác\nI. NHIỆM VỤ TRỌNG TÂM\nQUÝ II NĂM 2026\n1. Họp xã."))
    assert whole.outline[0].text == "NHIỆM VỤ TRỌNG TÂM\nQUÝ II NĂM 2026"
