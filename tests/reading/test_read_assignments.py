"""Units, deadlines, cadences and titles of points."""

from datetime import date

import pytest

from nhiemvu.domain.periods import parse_period
from nhiemvu.domain.tasks import Cadence
from nhiemvu.domain.text import matching_key
from nhiemvu.reading.tasks.cadences import cadence_of
from nhiemvu.reading.tasks.deadlines import Anchor, find_deadlines
from nhiemvu.reading.tasks.titles import title_of
from nhiemvu.reading.units.assignees import Assignees, assignees_of
from nhiemvu.reading.units.names import is_name, name_at, separate_names


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("Tăng cường sự lãnh đạo của Đảng. Tiếp tục quán triệt", None, ()),
        ("Ban hành kế hoạch kiểm tra", None, ()),
        ("Bộ máy tổ chức tiếp tục được kiện toàn", None, ()),
        ("Ban Dân vận Huyện ủy tham mưu ban hành kế hoạch", "Ban Dân vận Huyện ủy", ()),
        ("Giao Phòng Nội vụ chủ trì, phối hợp với Công an huyện rà soát", "Phòng Nội vụ", ("Công an huyện",)),
        ("Giao đồng chí Chủ tịch Hội Nông dân huyện trực tiếp chỉ đạo", "Chủ tịch Hội Nông dân huyện", ()),
        ("Đảng ủy các xã: Bình An, Hòa Giang tiếp tục rà soát", "Đảng ủy các xã: Bình An, Hòa Giang", ()),
        ("Đề nghị Hội Nông dân huyện giám sát", "Hội Nông dân huyện", ()),
        ("Tổ chức tập huấn (Phòng Văn hóa chủ trì)", "Phòng Văn hóa", ()),
        ("Tổ chức hội nghị do Phòng Nội vụ chủ trì", "Phòng Nội vụ", ()),
        ("Các cơ quan, đơn vị tiếp tục thực hiện", "Các cơ quan, đơn vị", ()),
        ("Sở Y tế, Sở Tài chính chủ trì rà soát", "Sở Y tế", ("Sở Tài chính",)),
        ("Phòng Tư pháp\n- Rà soát văn bản.", "Phòng Tư pháp", ()),
        ("Ủy ban nhân dân xã kích hoạt tài khoản", "Ủy ban nhân dân xã", ()),
        ("Ủy ban nhân dân xã đã kích hoạt tài khoản", None, ()),
        ("Công an xã chủ trì, phối hợp với Mặt trận Tổ quốc xã kích hoạt", "Công an xã", ("Mặt trận Tổ quốc xã",)),
        ("Mặt trận và các tổ chức chính trị - xã hội vận động", "Mặt trận và các tổ chức chính trị - xã hội", ()),
        ("Về đề nghị của xã: giao Phòng Tài chính - Kế hoạch xem xét", "Phòng Tài chính - Kế hoạch", ()),
        ("Hội thi\n- Cơ quan chủ trì: Sở Y tế.\n- Cơ quan phối hợp: Công an huyện.", "Sở Y tế", ("Công an huyện",)),
        ("Hội thi\n- Đơn vị thực hiện:\n+ Phòng Nội vụ chủ trì.\n+ Công an huyện hỗ trợ.", "Phòng Nội vụ", ()),
    ],
)  # fmt: skip
def test_assignees(text: str, lead: str | None, support: tuple[str, ...]) -> None:
    """Only units that the point itself names, and that are told to act, are assigned."""
    assert assignees_of(text) == Assignees(lead, support)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ban Chỉ đạo chỉ đạo các xã", "Ban Chỉ đạo"),
        ("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Ban Thường vụ Huyện ủy về công tác dân vận", "Ban Thường vụ Huyện ủy"),
        ("UBND tỉnh, Thông tư số 5", "UBND tỉnh"),
        ("Ban Bí thư (khóa XII)", "Ban Bí thư"),
    ],
)
def test_name_alone(text: str, name: str) -> None:
    """A name ends before verbs, prepositions and the next document; commas within a ministry's name belong to it."""
    found = name_at(text, matching_key(text), 0, alone=True)
    assert found is not None
    assert text[found.start : found.end] == name


def test_lists_of_names() -> None:
    """Single names are parted, general lists stay whole."""
    assert separate_names("Sở Y tế, Sở Tài chính và Công an tỉnh") == ["Sở Y tế", "Sở Tài chính", "Công an tỉnh"]
    assert separate_names("các sở, ban, ngành, Ủy ban nhân dân các xã") == [
        "các sở, ban, ngành, Ủy ban nhân dân các xã"
    ]
    assert is_name("Phòng Nội vụ (Cơ quan thường trực):")
    assert not is_name("Tăng cường tuyên truyền")


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
    ],
)
def test_deadlines(text: str, days: list[date | None]) -> None:
    """Deadlines are found in order; dates of documents, quoted titles and accounts bind nobody."""
    anchor = Anchor(date(2024, 3, 6), parse_period("2024-Q2"))
    assert [found.day for found in find_deadlines(text, anchor)] == days


def test_deadline_without_a_year_follows_the_document() -> None:
    """The missing year is the one that makes the day follow the document's; without a document's day there is none."""
    assert find_deadlines("trước ngày 15/01", Anchor(date(2024, 11, 5)))[0].day == date(2025, 1, 15)
    assert find_deadlines("trước ngày 15/01", Anchor(None))[0].day is None


@pytest.mark.parametrize(
    ("text", "periodic", "has_deadline", "cadence"),
    [
        ("Tiếp tục quán triệt nghị quyết.", True, False, Cadence.ONGOING),
        ("Tiếp tục quán triệt nghị quyết.", False, False, Cadence.ONCE),
        ("Tiếp tục rà soát, xong trước ngày 5/5.", True, True, Cadence.ONCE),
        ("Hằng tháng tổ chức giao ban.", True, False, Cadence.RECURRING),
        ("Tổ chức hội nghị sơ kết.", True, False, Cadence.ONCE),
    ],
)
def test_cadences(text: str, *, periodic: bool, has_deadline: bool, cadence: Cadence) -> None:
    """Open-ended points of a periodic report go on, points with a deadline end, "hằng tháng" comes back."""
    assert cadence_of(text, periodic=periodic, has_deadline=has_deadline) is cadence


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tổ chức sơ kết. Báo cáo cấp trên.", "Tổ chức sơ kết"),
        ("Phòng Tư pháp:\n- Rà soát", "Phòng Tư pháp"),
        (
            "Tăng cường kiểm tra, giám sát các tổ chức đảng, đảng viên trong việc chấp hành điều lệ và các quy định",
            "Tăng cường kiểm tra, giám sát các tổ chức đảng",
        ),
        ("Thực hiện " + "rất " * 40 + "tốt", "Thực hiện" + " rất" * 17 + "…"),
    ],
)
def test_titles(text: str, title: str) -> None:
    """A title is the first sentence, or its first clauses, at most 80 characters."""
    assert title_of(text) == title
    assert len(title) <= 80
