"""Groups of units, a unit's page and its other names."""

import csv
import io

import pytest

from tests.support import Office

GROUP = "Các chi bộ, đảng bộ trực thuộc"


@pytest.fixture
def grouped(office: Office) -> Office:
    """Return an office with units, two of them in a group."""
    return office.begun(
        ("2023-04-03", "unit", "add", "Chi bộ thôn Đông"),
        ("2023-04-03", "unit", "add", "Chi bộ thôn Tây"),
        ("2023-04-03", "unit", "add", "Đảng bộ Quân sự", "--alias", "ĐBQS"),
        ("2023-04-03", "unit", "add", "Ban Xây dựng Đảng", "--alias", "Ban XDĐ", "--under", "ĐBQS"),
        ("2023-04-03", "unit", "add", "Chi bộ thôn Đoài"),
        ("2023-04-03", "unit", "group", GROUP, "--add", "chi bo thon dong", "--add", "Chi bộ thôn Tây"),
    )


def members(office: Office, name: str = GROUP) -> list[str]:
    """Return the names of a group's members."""
    return [unit["name"] for unit in office("unit", "group", name, "--format", "json").json["members"]]


def test_groups_are_made_listed_and_shown(grouped: Office) -> None:
    """A group is found by a short form of its name, too; members stand by name."""
    grouped("unit", "group", "Cơ quan", "--add", "Ban XDĐ")
    assert [(group["name"], len(group["members"])) for group in grouped("unit", "group", "--format", "json").json] == [
        (GROUP, 2),
        ("Cơ quan", 1),
    ]
    shown = grouped("unit", "group", "các chi bộ trực thuộc")
    assert shown.out.splitlines()[0] == f"Nhóm “{GROUP}”, 2 đơn vị:"
    assert members(grouped, "ccbđbtt") == ["Chi bộ thôn Đông", "Chi bộ thôn Tây"]
    rows = list(csv.reader(io.StringIO(grouped("don-vi", "nhom", "--format", "csv").out)))
    assert rows[1] == [GROUP, "2", "Chi bộ thôn Đông; Chi bộ thôn Tây"]


def test_units_come_and_go(grouped: Office) -> None:
    """Both in one command; what is so already is no error and writes nothing."""
    grouped("unit", "group", GROUP, "--add", "ĐBQS", "--add", "dbqs", "--remove", "Chi bộ thôn Tây")
    assert members(grouped) == ["Chi bộ thôn Đông", "Đảng bộ Quân sự"]
    before = grouped.rows()
    again = grouped("unit", "group", GROUP.upper(), "--add", "ĐBQS", "--remove", "Chi bộ thôn Tây")
    assert "Không có gì thay đổi" in again.err
    assert grouped.rows() == before


def test_a_changed_group_for_programs(grouped: Office) -> None:
    """The group as it is now; what was done is told beside it."""
    outcome = grouped("unit", "group", GROUP, "--add", "ĐBQS", "--format", "json")
    assert [unit["name"] for unit in outcome.json["members"]] == members(grouped)
    assert "Đã thêm vào nhóm: Đảng bộ Quân sự." in outcome.err


def test_initials_that_several_units_share_mean_the_member(grouped: Office) -> None:
    """Of two units that "cbtđ" could be, one is in the group."""
    assert "có thể là" in grouped("unit", "group", GROUP, "--add", "cbtđ", code=2).err
    grouped("unit", "group", GROUP, "--remove", "cbtđ")
    assert members(grouped) == ["Chi bộ thôn Tây"]


def test_a_group_without_members_is_gone_and_comes_back_by_undo(grouped: Office) -> None:
    """It says so."""
    outcome = grouped("unit", "group", GROUP, "--remove", 1, "--remove", 2)
    assert "không còn đơn vị nào" in outcome.out
    assert grouped("unit", "group", "--format", "json").json == []
    grouped("undo")
    assert members(grouped) == ["Chi bộ thôn Đông", "Chi bộ thôn Tây"]


def test_an_office_without_groups(office: Office) -> None:
    """An empty list is no error and tells how to make one."""
    empty = office("unit", "group")
    assert empty.out == ""
    assert "--add" in empty.err


def test_a_unit_is_shown_with_its_open_tasks(grouped: Office) -> None:
    """Names, places and groups, and what it has to do in which role."""
    grouped("unit", "group", "Cơ quan", "--add", "ĐBQS")
    grouped("add", "Huấn luyện dân quân", "--to", "ĐBQS", "--due", "10/4/2023")
    grouped("add", "Diễn tập", "--to", "Chi bộ thôn Tây", "--support", "ĐBQS")
    grouped("add", "Đã xong", "--to", "ĐBQS")
    grouped("done", 3, "--result", "Xong.")
    told = grouped("unit", "show", "dbqs")
    assert told.out.splitlines()[:4] == [
        "Đơn vị 3: Đảng bộ Quân sự",
        "Tên khác           ĐBQS",
        "Đơn vị trực thuộc  Ban Xây dựng Đảng",
        "Nhóm               Cơ quan",
    ]
    assert "chủ trì" in told.out
    assert "phối hợp" in told.out
    assert "Đã xong" not in told.out
    shown = grouped("unit", "show", 3, "--format", "json").json
    assert (shown["name"], shown["aliases"], shown["below"], shown["groups"]) == (
        "Đảng bộ Quân sự",
        ["ĐBQS"],
        ["Ban Xây dựng Đảng"],
        ["Cơ quan"],
    )
    assert [task["id"] for task in shown["tasks"]] == [1, 2]
    assert grouped("unit", "show", "Ban XDĐ", "--format", "json").json["parent"] == "Đảng bộ Quân sự"


def test_a_unit_without_tasks_says_so(grouped: Office) -> None:
    """Also one that is in no group and has no other name."""
    assert grouped("unit", "show", "Chi bộ thôn Đoài").out.splitlines() == [
        "Đơn vị 5: Chi bộ thôn Đoài",
        "",
        "Không có nhiệm vụ nào đang mở.",
    ]


def test_aliases_come_and_go(grouped: Office) -> None:
    """A unit answers to a new name at once; a name that it has is no error; a taken one may pass to another."""
    outcome = grouped("unit", "alias", "Ban XDĐ", "--add", "Ban Đảng vụ", "--add", "BXD", "--remove", "ban xdđ")
    assert outcome.out == "Ban Xây dựng Đảng; tên khác: Ban Đảng vụ, BXD.\n"
    assert grouped("unit", "show", "ban đảng vụ", "--format", "json").json["id"] == 4
    before = grouped.rows()
    again = grouped("unit", "alias", 4, "--add", "BXD", "--add", "Ban Xây dựng Đảng")
    assert "Không có gì thay đổi" in again.err
    assert grouped.rows() == before
    first = grouped("unit", "alias", 4, "--add", "Tổ Đảng", "--add", "tổ đảng", "--add", "TỔ ĐẢNG")
    assert first.out == "Ban Xây dựng Đảng; tên khác: Ban Đảng vụ, BXD, Tổ Đảng.\n"
    grouped("unit", "alias", 4, "--remove", "BXD")
    grouped("unit", "alias", 5, "--add", "BXD")
    assert grouped("unit", "show", "BXD", "--format", "json").json["id"] == 5


CASES: list[tuple[str, int, list[object], str]] = [
    ("unit group: an unknown group", 3, ["unit", "group", "Các đoàn thể"], "Không có nhóm đơn vị “Các đoàn thể”"),
    ("unit group: a close one", 3, ["unit", "group", "Các chi bộ, đản bộ"], f"Có phải: “{GROUP}”?"),
    ("unit group: an unknown unit", 3, ["unit", "group", GROUP, "--add", "Chi bộ thôn Đôn"], "“Chi bộ thôn Đông”"),
    ("unit group: unknown, to take out", 3, ["unit", "group", GROUP, "--remove", "Sở X"], "“Sở X”"),
    ("unit group: out of no group", 3, ["unit", "group", "Đoàn thể", "--remove", "ĐBQS"], "“Đoàn thể”"),
    ("unit group: no name", 2, ["unit", "group", "--add", "ĐBQS"], "Thiếu tên nhóm"),
    ("unit group: an empty name", 2, ["unit", "group", " ", "--add", "ĐBQS"], "để trống"),
    ("unit show: unknown", 3, ["unit", "show", "Sở X"], "“Sở X”"),
    ("unit show: initials of two", 2, ["unit", "show", "cbtđ"], "có thể là"),
    ("unit alias: unknown unit", 3, ["unit", "alias", "Sở X", "--add", "SX"], "“Sở X”"),
    ("unit alias: nothing to do", 2, ["unit", "alias", "ĐBQS"], "--add"),
    ("unit alias: taken", 5, ["unit", "alias", "Ban XDĐ", "--add", "đbqs"], "Đảng bộ Quân sự"),
    ("unit alias: a unit's own name", 5, ["unit", "alias", "Ban XDĐ", "--add", "chi bộ thôn tây"], "Đã có đơn vị"),
    ("unit alias: not held", 3, ["unit", "alias", "ĐBQS", "--remove", "QS"], "Tên khác đang có: “ĐBQS”"),
]


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES, ids=[case[0] for case in CASES])
def test_refusals(grouped: Office, name: str, code: int, words: list[object], said: str) -> None:
    """Two lines, the right exit code, and nothing changed."""
    before = grouped.rows()
    outcome = grouped(*words, code=code)
    assert grouped.rows() == before
    lines = outcome.err.strip().splitlines()
    assert [line.partition(":")[0] for line in lines] == ["Lỗi", "Cách xử lý"], outcome.err
    assert said in lines[0], name
    assert outcome.out == ""
