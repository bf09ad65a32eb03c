"""The clerk's map from tasks to headings: set, listed, moved, removed, undone, and used by the draft."""

import pytest

from tests.support import EXAMPLES, Office

CITIZENS = "Phát triển công dân số, xã hội số"
LEADING = "Công tác lãnh đạo, chỉ đạo"
DAY = "2026-07-03"


@pytest.fixture
def quarter(office: Office) -> Office:
    """Return an office that holds the report of the first quarter, with two results of the second."""
    return office.begun(
        ("2026-04-02", "import", EXAMPLES / "bao-cao-quy-1-2026.docx", "--yes"),
        ("2026-06-15", "done", 7, "--result", "Kích hoạt 1.031 tài khoản."),
        ("2026-06-20", "done", 8, "--result", "Kiểm tra 03 chi bộ."),
    )


def under(office: Office, words: str) -> str:
    """Return the heading under which words stand in the draft."""
    drafted = office("report", "draft", "2026-Q2", "--part", "results", today=DAY).out.split("\n\n")
    place = next(number for number, line in enumerate(drafted) if words in line)
    headings = [line for line in drafted[:place] if not line.startswith(("-", "[", "+"))]
    return headings[-1]


def test_a_unit_has_its_heading(quarter: Office) -> None:
    """The map counts more than the words of last time, and says so once."""
    assert "Chưa xếp gì" in quarter("report", "headings").err
    said = quarter("report", "headings", "--unit", "CAX", "--heading", LEADING).out
    assert said == f"Đã xếp: đơn vị chủ trì Công an xã vào “{LEADING}”.\n"
    assert LEADING in under(quarter, "1.031 tài khoản")
    assert "Không có gì thay đổi" in quarter("report", "headings", "--unit", "CAX", "--heading", LEADING).err
    quarter("report", "headings", "--unit", "CAX", "--heading", CITIZENS)
    assert CITIZENS in under(quarter, "1.031 tài khoản")


def test_a_changed_map_for_programs(quarter: Office) -> None:
    """The map as it is now; what was done is told beside it."""
    outcome = quarter("report", "headings", "--unit", "CAX", "--heading", LEADING, "--format", "json")
    assert [(line["what"], line["heading"]) for line in outcome.json] == [("Công an xã", LEADING)]
    assert "Đã xếp" in outcome.err
    assert quarter("report", "headings", "--remove", 1, "--format", "json").json == []


def test_a_directive_a_point_and_words_have_theirs(quarter: Office) -> None:
    """The upper line counts first, and a heading that the office did not have is added."""
    quarter("report", "headings", "--directive", "26-KH/ĐU", "--heading", CITIZENS)
    assert CITIZENS in under(quarter, "Kiểm tra 03 chi bộ")
    quarter("report", "headings", "--label", "IV.8", "--heading", LEADING)
    quarter("report", "headings", "--words", "dinh danh", "--heading", "Công tác khác")
    quarter("report", "headings", "--move", 2, "--to", 1)
    listed = quarter("report", "headings", "--format", "json").json
    assert [(row["line"], row["by"], row["what"]) for row in listed] == [
        (1, "label", "IV.8"),
        (2, "directive", "26-KH/ĐU"),
        (3, "words", "dinh danh"),
    ]
    assert LEADING in under(quarter, "Kiểm tra 03 chi bộ")
    assert under(quarter, "1.031 tài khoản") == "3. Công tác khác"


def test_a_line_goes_and_comes_back(quarter: Office) -> None:
    """Removing and undoing leave the map whole."""
    quarter("report", "headings", "--unit", "CAX", "--heading", LEADING)
    quarter("report", "headings", "--words", "thi đua", "--heading", CITIZENS)
    before = quarter("report", "headings", "--format", "json").json
    quarter("report", "headings", "--remove", 1)
    assert [row["what"] for row in quarter("report", "headings", "--format", "json").json] == ["thi đua"]
    quarter("undo", "--yes")
    assert quarter("report", "headings", "--format", "json").json == before
    assert "toàn vẹn" in quarter("db", "check").out


@pytest.mark.parametrize(
    ("code", "words", "said"),
    [
        (2, ["--unit", "CAX"], "--heading"),
        (2, ["--heading", "X"], "--heading"),
        (2, ["--unit", "CAX", "--words", "a", "--heading", "X"], "một dòng"),
        (2, ["--remove", "1", "--move", "1", "--to", "1"], "một dòng"),
        (2, ["--move", "1"], "--to"),
        (3, ["--remove", "9"], "dòng 9"),
        (3, ["--unit", "Sở X", "--heading", "X"], "Sở X"),
        (3, ["--directive", "9-XX/YY", "--heading", "X"], "9-XX/YY"),
    ],
)
def test_what_cannot_be_meant_is_refused(quarter: Office, code: int, words: list[str], said: str) -> None:
    """Nothing is changed then."""
    before = quarter.rows()
    assert said in quarter("report", "headings", *words, code=code).err
    assert quarter.rows() == before
