"""Writing tasks to files for other programs, from the command line."""

import io
import json
import subprocess
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from nhiemvu.cli.app import run
from nhiemvu.cli.progress import Progress
from nhiemvu.documents.csv_out import read_cell
from nhiemvu.documents.soffice import found_soffice
from tests.exported import calendar, records, sheet, table
from tests.required import needs
from tests.support import Office

CASES: list[tuple[str, int, list[object], str]] = [
    ("nowhere to write", 2, ["export"], "Chưa rõ ghi ra đâu"),
    ("a workbook on the screen", 2, ["export", "--format", "xlsx"], "phải ghi ra tệp"),
    ("no suffix", 2, ["export", "so"], "“so”"),
    ("a suffix of another format", 2, ["export", "so.csv", "--format", "json"], "“so.csv”"),
    ("two files", 2, ["export", "a.csv", "-o", "b.csv"], "“b.csv”"),
    ("no such folder", 1, ["export", "khong-co/a.csv"], "“khong-co”"),
    ("an unknown unit", 3, ["export", "a.csv", "--unit", "Sở X"], "“Sở X”"),
    ("separators of no table", 2, ["export", "a.ics", "--separator", "comma"], "--separator"),
    ("reminders in a table", 2, ["export", "a.csv", "--alarm", "1"], "--alarm"),
    ("things to do in a table", 2, ["export", "a.csv", "--todo"], "--todo"),
    ("reminders, and none", 2, ["export", "a.ics", "--alarm", "1", "--no-alarm"], "--no-alarm"),
    ("a reminder after the deadline", 2, ["export", "a.ics", "--alarm=-1"], "“-1”"),
]
HOSTILE = (
    '=HYPERLINK("http://a.example","Bấm")',
    "+1",
    "-1+2",
    "@x",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{ 7*7 }}",
    "a, b; c\\n: d|e*f*",
    "- Rà soát các văn bản;",
    "- Rà soát",
)
TODAY = date(2023, 4, 3)


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES, ids=[case[0] for case in CASES])
def test_bad_input(
    office: Office, monkeypatch: pytest.MonkeyPatch, name: str, code: int, words: list[object], said: str
) -> None:
    """What cannot be meant is refused with the reason, and no file is made."""
    monkeypatch.chdir(office.folder)
    office("unit", "add", "Công an xã")
    before = set(office.folder.iterdir())
    outcome = office(*words, code=code)
    assert said in outcome.err, name
    assert outcome.out == ""
    assert set(office.folder.iterdir()) == before


#: Tasks of every kind: late, done, set aside, without a deadline, divided.
WORK: list[list[str]] = [
    ["init", "--office", "Đảng ủy xã Đồng Mây", "--system", "party"],
    ["unit", "add", "Công an xã"],
    ["unit", "add", "Đoàn Thanh niên xã"],
    ["unit", "group", "Các đơn vị", "--add", "Công an xã", "--add", "Đoàn Thanh niên xã"],
    ["add", "Tổ chức ra quân", "--due", "1/3/2023", "--to", "Công an xã"],
    ["add", "Báo cáo kết quả", "--due", "6/4/2023", "--to", "Công an xã", "--support", "Đoàn Thanh niên xã"],
    ["add", "Rà soát văn bản", "--due", "1/4/2023", "--to", "Đoàn Thanh niên xã"],
    ["done", "3", "--result", "Đã rà soát 12 văn bản.", "--on", "2/4/2023"],
    ["add", "Kiểm tra", "--due", "1/5/2023"],
    ["cancel", "4", "--reason", "Trùng"],
    ["add", "Việc thường xuyên"],
    ["add", "Tổng kết", "--due", "1/6/2023"],
    ["assign", "6", "--each", "Các đơn vị"],
]


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of an office that is at work."""
    database = tmp_path_factory.mktemp("worked") / "nhiemvu.db"
    for words in WORK:
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            assert run(["--db", str(database), "--today", str(TODAY), *words]) == 0, said.getvalue()
    return database


@pytest.fixture
def working(office: Office, worked: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return that office, in its folder."""
    office.copy(worked)
    monkeypatch.chdir(office.folder)
    return office


FORMATS = ("xlsx", "csv", "markdown", "json", "ics")
SUFFIXES = {"markdown": "md"}


@pytest.mark.parametrize("form", FORMATS)
def test_the_suffix_says_the_format(working: Office, form: str) -> None:
    """The file holds what the format asked for would hold; the note goes to stderr alone."""
    name = f"so.{SUFFIXES.get(form, form)}"
    outcome = working("export", name)
    assert outcome.out == ""
    assert f"Đã ghi 6 nhiệm vụ vào {name}." in outcome.err
    written = (working.folder / name).read_bytes()
    working("export", "--format", form, "-o", "khac")
    assert (working.folder / "khac").read_bytes() == written
    if form != "xlsx":
        assert working("export", "--format", form).out.encode() == written


def test_the_filters_are_those_of_lists(working: Office) -> None:
    """The same options give the same tasks, in the order of their numbers."""
    for words in ([], ["--all"], ["--unit", "Công an xã"], ["--timing", "overdue"], ["--text", "ra soat", "--all"]):
        listed = sorted(one["id"] for one in working("list", *words, "--format", "json").json)
        assert [one["id"] for one in working("export", *words, "--format", "json").json] == listed
        assert [int(row["Số"]) for row in table(working("export", *words, "--format", "csv").out)] == listed


def test_objects_are_those_of_lists(working: Office) -> None:
    """Field by field; of no task there is an empty array."""
    listed = working("list", "--all", "--sort", "number", "--format", "json").json
    assert working("export", "--all", "--format", "json").json == listed
    assert working("export", "--starred", "--format", "json").out == "[]\n"


def test_the_columns_of_a_table(working: Office) -> None:
    """Days as Vietnam writes them, shares in percent, several units in one cell."""
    row = table(working("export", "--all", "--format", "csv").out)[2]
    assert row["Nhiệm vụ"] == "Rà soát văn bản"
    assert (row["Hạn"], row["Ngày hoàn thành"], row["Số ngày trễ"]) == ("01/04/2023", "02/04/2023", "1")
    assert (row["Trạng thái"], row["Tình trạng"], row["Tiến độ"]) == ("đã hoàn thành", "quá hạn", "100%")
    assert (row["Chủ trì"], row["Kết quả"]) == ("Đoàn Thanh niên xã", "Đã rà soát 12 văn bản.")


@pytest.mark.parametrize(("name", "separator"), [("semicolon", ";"), ("comma", ","), ("tab", "\t")])
def test_a_table_for_excel(working: Office, name: str, separator: str) -> None:
    """It begins with the mark of UTF-8, its lines end in CR LF, and its cells are where the separator says."""
    working("export", "so.csv", "--separator", name)
    data = (working.folder / "so.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 7
    assert len(table(data.decode(), separator)) == 6


def test_a_workbook(working: Office) -> None:
    """A sheet of tasks, and what is counted of them by unit, which adds up to what `stats` says."""
    working("export", "so.xlsx", "--all")
    path = working.folder / "so.xlsx"
    assert CalamineWorkbook.from_path(path).sheet_names == ["Nhiệm vụ", "Tổng hợp", "Xếp hạng", "Quá hạn"]
    heads, *rows = sheet(path, "Nhiệm vụ")
    tasks = [dict(zip(heads, row, strict=True)) for row in rows]
    assert tasks[2]["Hạn"] == date(2023, 4, 1)
    assert tasks[2]["Tiến độ"] == 1.0
    total = working("stats", "--format", "json").json["total"]
    four = [total[name] for name in ("total", "done_on_time", "done_late", "open_in_time", "open_overdue")]
    _, *lines, foot = sheet(path, "Tổng hợp")
    assert foot[1:6] == four
    assert [sum(float(str(line[place])) for line in lines) for place in range(1, 6)] == four
    assert Counter(task["Tính vào"] for task in tasks) == Counter(
        {
            "hoàn thành quá hạn": 1,
            "chưa hoàn thành quá hạn": 1,
            "chưa hoàn thành trong hạn": 4,
            "": 2,
        }
    )


def test_the_same_again(working: Office) -> None:
    """A file that is written again is the same; one that a person changed is put aside."""
    for name in ("a.xlsx", "a.csv", "a.md", "a.json", "a.ics"):
        working("export", name, "--all")
        first = (working.folder / name).read_bytes()
        assert "cu-1" not in working("export", name, "--all").err
        assert (working.folder / name).read_bytes() == first
        (working.folder / name).write_bytes(first + b" ")
        assert "cu-1" in working("export", name, "--all").err
        assert (working.folder / name).read_bytes() == first


@pytest.mark.parametrize("words", HOSTILE)
def test_words_come_out_as_they_are(office: Office, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """In every format, whatever a program that opens it might take them for."""
    monkeypatch.chdir(office.folder)
    office("unit", "add", "--", words)
    office("add", "--due", "1/5/2023", "--to", 1, "--", words)
    (task,) = office("list", "--format", "json").json
    text, lead = task["text"], task["lead"]
    assert office("export", "--format", "json").json[0]["text"] == text
    (row,) = table(office("export", "--format", "csv").out)
    assert (read_cell(row["Nội dung đầy đủ"]), read_cell(row["Chủ trì"])) == (text, lead)
    office("export", "so.xlsx")
    heads, cells = sheet(office.folder / "so.xlsx", "Nhiệm vụ")
    assert cells[heads.index("Nội dung đầy đủ")] == text
    assert sheet(office.folder / "so.xlsx", "Tổng hợp")[1][0] == lead
    (event,) = calendar(office("export", "--format", "ics").out.encode()).walk("VEVENT")
    assert str(event["description"]).startswith(f"{text}\n")


def test_a_calendar_takes_it_in_again(working: Office) -> None:
    """The same tasks keep their UIDs; what was changed has a higher number, what was not has the same lines."""

    def events() -> dict[str, bytes]:
        found = calendar(working("export", "--all", "--format", "ics").out.encode())
        return {str(event["uid"]): event.to_ical() for event in found.walk("VEVENT")}

    first = events()
    working("done", 1, "--result", "Đã xong.", "--on", "3/4/2023")
    second = events()
    assert list(first) == list(second)
    changed = [uid for uid in first if first[uid] != second[uid]]
    assert len(changed) == 1
    before, after = (calendar(one[changed[0]]) for one in (first, second))
    assert after["sequence"] > before["sequence"]
    assert str(before["summary"]) == "Tổ chức ra quân (Công an xã)"
    assert str(after["summary"]) == "Xong: Tổ chức ra quân (Công an xã)"
    assert after.walk("VALARM") == []


def test_what_a_calendar_lacks_is_told(working: Office) -> None:
    """Tasks without a deadline, and closed ones where these were left out."""
    outcome = working("export", "--format", "ics")
    assert "1 nhiệm vụ không có hạn nên không có trong lịch" in outcome.err
    assert "thêm --all" in outcome.err
    assert "thêm --all" not in working("export", "--format", "ics", "--all").err
    assert "không có hạn" not in working("export", "--format", "ics", "--all", "--todo").err


def test_reminders(working: Office) -> None:
    """Three days and one day before at eight, unless other days are named, or none."""

    def reminders(*words: object) -> list[str]:
        lines = working("export", "--format", "ics", "--lead", "Công an xã", *words).out.splitlines()
        return sorted({line for line in lines if line.startswith("TRIGGER")})

    assert reminders() == ["TRIGGER:-P2DT16H", "TRIGGER:-PT16H"]
    assert reminders("--alarm", "7", "--alarm", "0", "--alarm", "7") == ["TRIGGER:-P6DT16H", "TRIGGER:PT8H"]
    assert reminders("--no-alarm") == []
    assert reminders("--todo", "--alarm", "1") == ["TRIGGER;RELATED=END:-PT16H"]


def test_json_is_an_array_of_lines(working: Office) -> None:
    """It is UTF-8 without escapes, and ends in a line end."""
    printed = working("export", "--all", "--format", "json").out
    assert "Tổ chức ra quân" in printed
    assert printed.endswith("\n]\n")
    assert len(json.loads(printed)) == 8


def by_libreoffice(source: Path, form: str, *options: str) -> Path:
    """Return a file as LibreOffice opens and saves it."""
    program = found_soffice()
    assert program
    out = source.parent / "mo-lai"
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    words = [program, profile, "--headless", *options, "--convert-to", form, "--outdir", str(out), str(source)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return out / f"{source.stem}.{form}"


@needs("libreoffice", found=found_soffice() is not None)
def test_libreoffice_opens_both_tables(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of every hostile task, days and counts are in what it saves again; nothing was reckoned."""
    monkeypatch.chdir(office.folder)
    office("unit", "add", "Công an xã")
    for words in HOSTILE:
        office("add", "--due", "1/5/2023", "--to", 1, "--", words)
    titles = [task["title"] for task in office("list", "--sort", "number", "--format", "json").json]
    for name in ("so.xlsx", "so.csv"):
        office("export", name)
    book = records(sheet(by_libreoffice(office.folder / "so.xlsx", "ods"), "Nhiệm vụ"))
    assert [row["Nhiệm vụ"] for row in book] == titles
    assert {row["Hạn"] for row in book} == {date(2023, 5, 1)}
    # 59: semicolons, 34: quotes, 76: UTF-8, every column as it would be on a double click.
    opened = by_libreoffice(office.folder / "so.csv", "xlsx", "--infilter=CSV:59,34,76,1")
    (name,) = CalamineWorkbook.from_path(opened).sheet_names
    rows = CalamineWorkbook.from_path(opened).get_sheet_by_name(name).to_python()
    place = rows[0].index("Nhiệm vụ")
    assert [read_cell(str(row[place])) for row in rows[1:]] == titles


def test_a_bar_on_a_terminal(working: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes long shows how far it is, on stderr."""
    steps: list[int] = []
    monkeypatch.setattr(Progress, "step", lambda self: steps.append(self._total))
    working("export", "so.csv", "--all")
    assert steps == [8] * 8
