"""Units and titles of points."""

import re
from pathlib import Path

import pytest

from nhiemvu.domain.text import matching_key
from nhiemvu.reading.tasks.titles import title_of
from nhiemvu.reading.units.assignees import assignees_of
from nhiemvu.reading.units.cells import cell_names
from nhiemvu.reading.units.combining import Assignees
from nhiemvu.reading.units.lists import is_name
from nhiemvu.reading.units.names import name_at

#: A point on a line, and who is told to act on the next.
TOLD = re.compile(r"^(?!#)(.+)\n= (.+)$", re.MULTILINE)
POINTS = TOLD.findall(Path(__file__).with_name("assignees.txt").read_text("utf-8"))


def written(found: Assignees) -> str:
    """Return who is told to act as the file writes it: "lead + support ~ monitor", "-" for nobody."""
    return " ~ ".join([" + ".join([found.lead or "-", *found.support]), *found.monitor])


@pytest.mark.parametrize(("point", "told"), POINTS, ids=[point[:40] for point, _ in POINTS])
def test_who_is_told(point: str, told: str) -> None:
    """Each form of the file tells the units that stand under it."""
    assert written(assignees_of(point.replace("¶", "\n"))) == told


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
        ("Thi\n- Đơn vị thực hiện:\n+ Phòng Nội vụ chủ trì.\n+ Công an xã hỗ trợ.", "Phòng Nội vụ", ("Công an xã",)),
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
    found = name_at(text, matching_key(text), 0)
    assert found is not None
    assert text[found.start : found.end] == name


def test_lists_of_names() -> None:
    """Single names are parted, general lists stay whole."""
    assert cell_names("Sở Y tế, Sở Tài chính và Công an tỉnh") == ["Sở Y tế", "Sở Tài chính", "Công an tỉnh"]
    assert cell_names("các sở, ban, ngành, Ủy ban nhân dân các xã") == ["các sở, ban, ngành, Ủy ban nhân dân các xã"]
    assert is_name("Phòng Nội vụ (Cơ quan thường trực):")
    assert not is_name("Tăng cường tuyên truyền")


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
