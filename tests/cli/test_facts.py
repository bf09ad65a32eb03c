"""The office's own words: added by a command or by hand, checked by line, honoured by everything that reads."""

import subprocess
import sys
from pathlib import Path

import pytest

from nhiemvu.usecases.office_facts import facts_file
from tests.support import Office

TODAY = "2026-04-02"
NOTICE = """ĐẢNG ỦY XÃ ĐỒNG MÂY
Số 7-TB/ĐU
Đồng Mây, ngày 01 tháng 4 năm 2026
THÔNG BÁO
về công tác quý II

I- TÌNH HÌNH CHUNG

1. Các chi bộ đã họp đủ.

II- VIỆC QUÝ TỚI

1. VPĐU chủ công rà soát danh mục theo Phiếu giao việc số 05-PGV/ĐU ngày 20/3/2026.

2. Tổ chức hội nghị trước kỳ họp gần nhất.
"""


@pytest.fixture
def notice(office: Office) -> Path:
    """Return a notice in the words of one office."""
    path = office.folder / "thong-bao.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def file_of(office: Office) -> Path:
    """Return the file of an office's own words; its folder is there."""
    office.facts.parent.mkdir(parents=True, exist_ok=True)
    return office.facts


def add_all(office: Office) -> None:
    """Add what the notice needs, by commands, in both languages' names."""
    office("facts", "add", "heading", "Việc quý tới", "--section", "tasks")
    office("tu-ngu", "them", "don-vi", "VPĐU")
    office("facts", "add", "tu-giao-viec", "chủ công", "--group", "lead")
    office("facts", "add", "Thời hạn", "trước kỳ họp gần nhất", "--source", "Thông báo số 7-TB/ĐU")
    office("facts", "add", "kind", "Phiếu giao việc", "--code", "PGV")


@pytest.mark.without_database
def test_what_was_added_is_read(office: Office, notice: Path) -> None:
    """Headings, units, verbs, deadlines and kinds of the office's own; no database is made by it."""
    [before] = office("import", notice, "--dry-run", "--format", "json", today=TODAY).json
    add_all(office)
    assert not office.is_made()
    [found] = office("import", notice, "--dry-run", "--format", "json", today=TODAY).json
    one, two = found["tasks"]
    assert (one["label"], one["lead"]) == ("II.1", "VPĐU")
    assert two["due_text"] == "trước kỳ họp gần nhất"
    assert [citation["kind"] for citation in found["citations"]] == ["PGV"]
    assert [task["lead"] for task in before["tasks"]] != ["VPĐU", None]


def test_citations_in_options_honour_it(office: Office) -> None:
    """A kind of document that only this office has is recognised wherever a citation is typed."""
    cited = "Phiếu giao việc số 05-PGV/ĐU ngày 20/3/2026"
    office("facts", "add", "kind", "Phiếu giao việc", "--code", "PGV")
    office("add", "Họp", "--directive", cited, today=TODAY)
    office("directive", "add", cited.replace("05", "06"), today=TODAY)
    listed = office("directive", "list", "--format", "json", today=TODAY).json
    assert {row["kind"] for row in listed} == {"PGV"}


def test_a_deadline_needs_none_of_the_usual_words(office: Office) -> None:
    """What the office calls a time is found in words that hold no day, month or figure."""
    office.facts.parent.mkdir(parents=True, exist_ok=True)
    office.facts.write_text(
        """[[deadlines]]
name = "rains"
rule = "day"
where = "anywhere"
fixed = "15/5"
phrases = ["trước mùa mưa"]
source = "lệ của xã"
examples = ["hoàn thành trước mùa mưa"]
expects = ["2026-05-15"]
""",
        encoding="utf-8",
    )
    office("add", "Rà soát hồ chứa", "--due", "trước mùa mưa", today="2026-04-02")
    plan = office.folder / "ke-hoach.txt"
    plan.write_text(
        "ĐẢNG ỦY XÃ ĐỒNG MÂY\nSố 12-KH/ĐU\nĐồng Mây, ngày 01 tháng 4 năm 2026\nKẾ HOẠCH\nphòng, chống thiên tai\n\n"
        "I- NHIỆM VỤ, GIẢI PHÁP\n\n1. Văn phòng rà soát hồ chứa trước mùa mưa.\n\n2. Công an xã tuyên truyền.\n",
        encoding="utf-8",
    )
    office("import", plan, "--yes", today="2026-04-02")
    tasks = office("list", "--sort", "number", "--format", "json").json
    assert [task["due_on"] for task in tasks] == ["2026-05-15", "2026-05-15", None]


def test_it_belongs_to_one_database(office: Office, notice: Path) -> None:
    """Another office's commands in the same process do not see it."""
    add_all(office)
    other = Office(office.folder, str(office.folder / "khac.db"), office.type_command)
    words = [
        [task["due_text"] for task in one("import", notice, "--dry-run", "--format", "json").json[0]["tasks"]]
        for one in (office, other, office)
    ]
    assert words[0] == words[2] == [None, "trước kỳ họp gần nhất"]
    assert "trước kỳ họp gần nhất" not in words[1]


def test_lists(office: Office) -> None:
    """The office's own by line; a whole table with what is packaged after them."""
    assert "chưa có từ ngữ riêng" in office("facts", "list").err
    assert "chưa có từ ngữ riêng" in office("facts", "check").err
    add_all(office)
    own = office("facts", "list", "--format", "json").json
    assert [(row["table"], row["line"]) for row in own] == [
        ("headings", 4), ("issuers", 8), ("verbs", 11), ("deadlines", 15), ("kinds", 20)
    ]  # fmt: skip
    assert "5 mục, không có lỗi" in office("facts", "check").out
    headings = office("facts", "list", "headings", "--format", "json").json
    assert headings[0]["values"]["phrases"] == ["Việc quý tới"]
    assert headings[1]["line"] is None
    shown = office("facts", "list", "leadins").out
    # A pattern is no reading: what it finds is shown.
    assert "yêu cầu:" in shown
    assert "(?" not in shown
    assert "packaged" in office("--lang", "en", "facts", "list", "headings").out


def test_adding_keeps_the_file(office: Office) -> None:
    """What a clerk wrote by hand stays as it is, remarks too; what is known is not written again."""
    file = file_of(office)
    file.write_text('# Ghi chú của chị Lan\n[[issuers]]\nhead = "VPĐU"', encoding="utf-8")
    outcome = office(
        "facts", "add", "closing", "Kính mong các đồng chí", "--example", "Kính mong các đồng chí quan tâm."
    )
    assert "phrases = [" in outcome.out
    held = file.read_text(encoding="utf-8")
    assert held.startswith('# Ghi chú của chị Lan\n[[issuers]]\nhead = "VPĐU"\n\n[[closings]]\n')
    assert "đã được nhận ra từ trước" in office("facts", "add", "unit", "vpđu").err
    assert "đã được nhận ra từ trước" in office("facts", "add", "heading", "NHIỆM VỤ", "--section", "tasks").err
    assert file.read_text(encoding="utf-8") == held


BROKEN = '[[headings]]\nsection = "x"\nphrases = ["a"]\n[[nothing]]\n'
CASES: list[tuple[str, int, list[object], str]] = [
    ("an unknown kind", 2, ["facts", "add", "x", "y"], "Không thêm được loại “x”"),
    ("a heading without its section", 2, ["facts", "add", "heading", "x"], "cần thêm --section"),
    ("a unit with a code", 2, ["facts", "add", "unit", "x", "--code", "y"], "không dùng --code"),
    ("an unknown section", 2, ["facts", "add", "heading", "x", "--section", "y"], "section phải là một trong"),
    ("a day without its parts", 2, ["facts", "add", "deadline", "x", "--rule", "day"], "cần pattern"),
    (
        "an example without the words",
        2,
        ["facts", "add", "verb", "chủ công", "--group", "lead", "--example", "chủ trì"],
        "“chủ trì”",
    ),
    ("nothing to add", 2, ["facts", "add", "unit", " "], "để trống"),
    ("an unknown table", 3, ["facts", "list", "x"], "Không có bảng “x”"),
    ("a wrong format", 2, ["facts", "check", "--format"], "--format"),
]


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES, ids=[case[0] for case in CASES])
def test_refusals(office: Office, name: str, code: int, words: list[object], said: str) -> None:
    """Two lines, the exit code, and no file."""
    outcome = office(*words, code=code)
    first, second = outcome.err.strip().splitlines()
    assert said in first, name
    assert second.startswith("Cách xử lý: ")
    assert not file_of(office).exists()


def test_a_broken_file_is_told_by_line(office: Office, notice: Path) -> None:
    """By `check`, and by whatever reads; what reads nothing goes on."""
    file_of(office).write_text(BROKEN, encoding="utf-8")
    outcome = office("facts", "check", code=1)
    assert [line.split(":")[0] for line in outcome.out.splitlines()] == ["dòng 2", "dòng 4"]
    assert "line 2: section must be one of" in office("--lang", "en", "facts", "check", code=1).out
    for words in (
        ["import", notice, "--dry-run"],
        ["add", "Họp", "--directive", "Kế hoạch số 7-KH/ĐU"],
        ["facts", "list"],
        ["facts", "add", "unit", "x"],
    ):
        told = office(*words, today=TODAY, code=1).err
        assert f"{office.facts.name}: dòng 2: section phải là một trong" in told
        assert "; dòng 4: không có bảng “nothing”" in told
        assert "nhiemvu facts check" in told
    office("add", "Họp", today=TODAY)
    assert office("list", "--format", "json", today=TODAY).json[0]["title"] == "Họp"
    assert file_of(office).read_text(encoding="utf-8") == BROKEN


def test_a_command_that_does_not_read_loads_no_facts(office: Office) -> None:
    """A file of the office's own costs `list` nothing."""
    add_all(office)
    office("add", "Họp", today=TODAY)
    script = (
        "import sys; from nhiemvu.cli.app import run\n"
        f"run(['--db', {office.location!r}, 'list'])\n"
        "print('nhiemvu.facts.office' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize(
    ("location", "name"),
    [
        ("{folder}/nhiemvu.db", "{folder}/nhiemvu.facts.toml"),
        ("sqlite:///{folder}/van-phong.sqlite3", "{folder}/van-phong.facts.toml"),
        ("file:{folder}/nhiemvu.db?mode=ro", "{folder}/nhiemvu.facts.toml"),
    ],
)
def test_the_file_lies_beside_the_database(tmp_path: Path, location: str, name: str) -> None:
    """However the database is named."""
    found = Path(facts_file(location.format(folder=tmp_path), Path))
    assert found == Path(name.format(folder=tmp_path))


def test_a_server_has_it_in_the_users_folder(tmp_path: Path) -> None:
    """By the name of the database."""
    pytest.importorskip("psycopg")
    location = "postgresql+psycopg://lan@may-chu/dong_may"
    assert Path(facts_file(location, lambda: tmp_path)) == tmp_path / "dong_may.facts.toml"
