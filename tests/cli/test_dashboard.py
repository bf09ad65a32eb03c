"""The page for the head of the office, from the command line: what it is of, where it is written, what it counts."""

from pathlib import Path

import pytest

from tests.pages import Page, four_counts, page_in
from tests.support import EXAMPLES, Office, on_a_terminal

TODAY = "2026-06-20"
CASES: list[tuple[str, int, list[object], str]] = [
    ("an unknown unit", 3, ["report", "dashboard", "-o", "x.html", "--unit", "Sở X"], "“Sở X”"),
    ("an unknown series", 3, ["report", "dashboard", "-o", "x.html", "--series", "dân vận"], "“dân vận”"),
    ("an unknown directive", 3, ["report", "dashboard", "-o", "x.html", "--directive", "1-CT/TW"], "1-CT/TW"),
    ("a name of Word's", 2, ["report", "dashboard", "-o", "x.docx"], "“x.docx” không kết thúc bằng .html"),
    ("no name", 2, ["report", "dashboard"], "--output"),
    ("updates after the day", 2, ["report", "dashboard", "-o", "x.html", "--updated-since", "1/1/2030"], "01/01/2030"),
]


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES, ids=[case[0] for case in CASES])
def test_bad_input(
    office: Office, monkeypatch: pytest.MonkeyPatch, name: str, code: int, words: list[object], said: str
) -> None:
    """What no page can be made of is refused with the reason, and no file is left."""
    monkeypatch.chdir(office.folder)
    assert said in office(*words, code=code).err, name
    assert not list(office.folder.glob("*x.*"))


@pytest.fixture
def busy(office: Office) -> Office:
    """Return an office with tasks in each standing, of two units, two periods, one series and two directives."""
    tasks = (
        ("2026-06-01", "2026-Q2", "--to", "Công an xã"),
        ("2026-03-01", "2026-Q1", "--to", "Công an xã"),
        ("2026-06-24", "2026-Q2", "--to", "Ban Dân vận"),
        ("2026-06-30", "2026-Q2", "--to", "Ban Dân vận"),
        ("2026-01-01", "2026-Q1"),
        ("2026-06-10", "2026-Q2", "--to", "Công an xã"),
    )
    return office.begun(
        (TODAY, "init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party"),
        (TODAY, "unit", "add", "Công an xã"),
        (TODAY, "unit", "add", "Ban Dân vận"),
        *(
            ("2026-01-05", "add", f"Rà soát {number}", "--due", due, "--period", period, "--series", "an ninh", *lead)
            for number, (due, period, *lead) in enumerate(tasks, start=1)
        ),
        (TODAY, "done", 1, "--result", "Đã rà soát xong", "--on", "2026-05-20"),
        (TODAY, "done", 2, "--result", "Đã rà soát", "--on", "2026-03-09"),
        (TODAY, "update", 4, "--note", "Đang rà soát", "--percent", 40),
        (TODAY, "update", 6, "--obstacle", "Thiếu máy quét", "--on", "2026-04-01"),
    )


def made(office: Office, *words: object) -> Page:
    """Return the page that the command writes."""
    target = office.folder / "trang.html"
    office(
        *(["--lang", "en"] if "en" in words else []),
        "report",
        "dashboard",
        "-o",
        target,
        *(w for w in words if w != "en"),
        today=TODAY,
    )
    return page_in(target)


def test_the_page_says_what_it_is_of(busy: Office) -> None:
    """Office, day and scope; the counts are those of `stats`, with what the rates are made of."""
    page = made(busy)
    assert "Đảng ủy xã Đồng Mây" in page.text
    assert "Tính đến hết ngày: 20/06/2026" in page.text
    assert "Phạm vi: mọi nhiệm vụ" in page.text
    total = busy("stats", "--format", "json", today=TODAY).json["total"]
    counted = {link.which: link.number for link in page.links if link.code.isdecimal()}
    names = ("done_on_time", "done_late", "open_in_time", "open_overdue")
    assert [counted[name] for name in names] == [total[name] for name in names] == [1, 1, 2, 2]
    assert "2 / 4" in page.text
    assert "50,00%" in page.text


@pytest.mark.parametrize(
    ("words", "said", "total"),
    [
        (["--period", "2026-Q1"], "Kỳ: quý I năm 2026", 2),
        (["--unit", "Ban Dân vận"], "Đơn vị chủ trì: Ban Dân vận", 2),
        (["--series", "an ninh"], "Loại báo cáo: an ninh", 6),
        (["--as-of", "2026-03-05"], "Tính đến hết ngày: 05/03/2026", 6),
        (["--period", "2026-Q1", "--unit", "Ban Dân vận"], "Không có nhiệm vụ nào trong phạm vi này.", 0),
    ],
)
def test_the_page_is_of_what_was_asked(busy: Office, words: list[str], said: str, total: int) -> None:
    """As `stats` with the same options; every list is as long as its number."""
    page = made(busy, *words)
    assert said in page.text
    stats = busy("stats", "--format", "json", *words, today=TODAY).json["total"]
    assert stats["total"] == total
    assert {link.number for link in page.links if link.code == "0"} == ({total} if total else set())
    for link in page.links:
        assert len(page.listed(link.code)) == link.number, link


def test_what_was_divided_extended_or_goes_on_is_counted_as_stats_does(office: Office) -> None:
    """Before, in and after the quarter: parts for the whole, the standing link of a chain, the deadline of the day."""
    office("init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party", today="2026-04-01")
    office("import", EXAMPLES / "bao-cao-quy-1-2026.docx", "--yes", today="2026-04-02")
    office("split", 4, "--part", "Dân cư", "--part", "Đất đai", "--yes", today="2026-04-03")
    office("extend", 3, "--to", "2026-07-31", "--reason", "Mưa lũ", today="2026-05-30")
    office("extend", 3, "--approve", today="2026-06-02")
    office("done", 3, "--result", "Đã bố trí 12 điểm hỗ trợ", "--on", "2026-06-10", today="2026-06-10")
    office("cancel", 8, "--reason", "Trùng với kế hoạch khác", today="2026-06-10")
    office("import", EXAMPLES / "bao-cao-quy-2-2026.docx", "--yes", today="2026-07-08")
    target = office.folder / "trang.html"
    extended = set[int]()
    for day in ("2026-04-15", "2026-06-01", "2026-06-15", "2026-07-01", "2026-10-01"):
        office("report", "dashboard", "-o", target, "--as-of", day, today="2026-10-01")
        page = page_in(target)
        total = office("stats", "--as-of", day, "--format", "json", today="2026-10-01").json["total"]
        names = ("done_on_time", "done_late", "open_in_time", "open_overdue")
        assert four_counts(page) == tuple(total[name] for name in names), day
        assert len(page.rows) == total["total"] + total["set_aside"]
        for link in page.links:
            assert len(page.listed(link.code)) == link.number, (day, link)
        extended |= {link.number for link in page.links if link.which == "done_by_extension"}
    assert extended == {1}


def test_an_overdue_task_is_told_with_what_is_in_its_way(busy: Office) -> None:
    """Lead, days late, obstacle and when it was told; ages with their numbers."""
    page = made(busy)
    late = page.rows_of("overdue")
    assert [row[:5] for row in late] == [
        ["5", "Rà soát 5", "Chưa giao", "01/01/2026", "170 ngày"],
        ["6", "Rà soát 6", "Công an xã", "10/06/2026", "10 ngày"],
    ]
    assert late[1][5] == "Thiếu máy quét cập nhật 01/04/2026"
    assert [row[:2] for row in page.rows_of("ages")] == [["1-30 ngày", "1"], ["31-90 ngày", "0"], ["trên 90 ngày", "1"]]


def test_units_are_ranked_by_both_rates(busy: Office) -> None:
    """The best first by completion; the rank by updating stands beside; who has nothing to rate has no rank."""
    rows = made(busy).rows_of("units")
    assert [row[0] for row in rows] == ["Công an xã", "Ban Dân vận", "(chưa giao)", "Tổng cộng"]
    assert rows[0][6:] == ["66,67% 2/3 · hạng 1", "0,00% 0/1 · hạng 2"]
    assert rows[1][6:] == ["không tính", "50,00% 1/2 · hạng 1"]


def test_the_page_in_english(busy: Office) -> None:
    """Its own words are English; those of the record stay."""
    page = made(busy, "en")
    assert page.language == "en"
    assert "Task overview" in page.text
    assert "As of the end of: 20/06/2026" in page.text
    assert "50.00%" in page.text
    assert "quá hạn" not in page.text.casefold()


def test_an_office_without_anything(office: Office) -> None:
    """The page says so."""
    page = made(office)
    assert "Không có nhiệm vụ nào trong phạm vi này." in page.text
    assert page.links == []


def test_an_earlier_page_gives_way_and_another_file_is_kept(busy: Office) -> None:
    """A page is made again in its place; what was no such page is put aside."""
    target = busy.folder / "trang.html"
    target.write_text("<p>Trang của người khác</p>", encoding="utf-8")
    outcome = busy("report", "dashboard", "-o", target, today=TODAY)
    aside = busy.folder / "trang.cu-1.html"
    assert str(aside) in outcome.err
    assert aside.read_text(encoding="utf-8") == "<p>Trang của người khác</p>"
    busy("report", "dashboard", "-o", target, "--period", "2026-Q1", today=TODAY)
    assert sorted(path.name for path in busy.folder.glob("*.html")) == ["trang.cu-1.html", "trang.html"]
    assert busy("bao-cao", "bang-theo-doi", "-o", target, today=TODAY).out == ""


def test_no_page_is_half_written(busy: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full, the earlier page stays whole, and nothing else is left."""
    target = busy.folder / "trang.html"
    busy("report", "dashboard", "-o", target, today=TODAY)
    before = target.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("nhiemvu.documents.files.os.fsync", full)
    outcome = busy("report", "dashboard", "-o", target, "--period", "2026-Q1", today=TODAY, code=1)
    assert "Hết chỗ trên ổ đĩa" in outcome.err
    assert target.read_bytes() == before
    assert [path.name for path in busy.folder.iterdir() if path.name.startswith(".")] == []


def test_nothing_is_changed(busy: Office) -> None:
    """A page is read from the record only."""
    before = busy.rows()
    made(busy)
    assert busy.rows() == before


def test_a_terminal_is_told_in_one_line(busy: Office) -> None:
    """Which file, how many tasks, how many overdue."""
    shown = on_a_terminal(busy.location, "report", "dashboard", "-o", str(busy.folder / "t.html"), NHIEMVU_TODAY=TODAY)
    assert shown == ""
    assert Path(busy.folder / "t.html").is_file()
