"""A workbook holds the words and values that it was given, and nothing of them works as a formula or link."""

import os
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from nhiemvu.documents import xlsx_sheets
from nhiemvu.documents.xlsx_out import write_workbook
from nhiemvu.documents.xlsx_sheets import TooManyRows
from nhiemvu.domain.text import writable
from nhiemvu.domain.workbooks import CellKind, Chart, Column, Sheet, Value, Workbook

DAY = date(2026, 4, 2)
COLUMNS = (
    Column("Số", 8, CellKind.NUMBER),
    Column("Nội dung", 60),
    Column("Hạn", 12, CellKind.DAY),
    Column("Tỷ lệ", 10, CellKind.PERCENT),
)
HOSTILE = (
    '=HYPERLINK("http://a.example","x")',
    "+1",
    "-1+2",
    "@x",
    "{=1+1}",
    "http://a.example",
    "1e5",
    "0012",
    "TRUE",
    "#N/A",
    "</t></is></c><c/>",
    "<r>x</r>",
    "<r><t>",
    "_x0041_",
    "&amp;",
    "- Rà soát\n+ Tổ chức",
    " hai đầu ",
    "<img onerror=alert(1)>",
    "{{ 7*7 }}",
)


def book(*rows: Sequence[Value]) -> Workbook:
    """Return a workbook of one sheet."""
    return Workbook([Sheet("Nhiệm vụ", COLUMNS, rows)], DAY)


def cells(path: Path, sheet: str = "Nhiệm vụ") -> list[list[object]]:
    """Return what another program reads in a sheet under its heads."""
    return [list(row) for row in CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()[1:]]


def part(path: Path, name: str) -> str:
    """Return a part of the file."""
    with zipfile.ZipFile(path) as file:
        return file.read(name).decode()


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(tmp_path: Path, words: str) -> None:
    """They are read back letter for letter, and the sheet has neither formulas nor links."""
    path = tmp_path / "a.xlsx"
    write_workbook(book([1, words, None, None]), path)
    assert cells(path)[0][1] == words
    sheet = part(path, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), min_size=1, max_size=5))
def test_any_words(words: list[str]) -> None:
    """What XML cannot hold is left out, letters are composed, line ends are those of a cell."""
    path = Path(os.environ.get("TMPDIR", "/tmp")) / f"nhiemvu-{os.getpid()}.xlsx"  # noqa: S108 one a process
    path.unlink(missing_ok=True)
    try:
        write_workbook(book(*[(number, text, None, None) for number, text in enumerate(words)]), path)
        found = [row[1] for row in cells(path)]
    finally:
        path.unlink()
    assert found == [writable(text) for text in words]


def test_values_are_of_their_kind(tmp_path: Path) -> None:
    """Days are days and shares are numbers, so that Excel sorts and adds them; older days are words."""
    path = tmp_path / "a.xlsx"
    write_workbook(book([7, "x", DAY, 0.25], [8, None, date(1890, 2, 3), None]), path)
    assert cells(path) == [[7.0, "x", DAY, 0.25], [8.0, "", "03/02/1890", ""]]


@pytest.mark.parametrize("letter", ["a", "ệ", "😀"])
def test_a_cell_that_is_too_long(tmp_path: Path, letter: str) -> None:
    """It is cut where Excel would call the file damaged, shows that it is, and is counted."""
    path = tmp_path / "a.xlsx"
    long = letter * 40_000
    written = write_workbook(book([1, long, None, None], [2, letter * 16_000, None, None]), path)
    first, second = (str(row[1]) for row in cells(path))
    assert written.cut == 1
    assert first.endswith("…")
    assert len(first.encode("utf-16-le")) // 2 in {32_766, 32_767}
    assert long.startswith(first[:-1])
    assert second == letter * 16_000


def test_the_same_again_is_the_same_file(tmp_path: Path) -> None:
    """No clock is in it; an earlier file that differs is kept."""
    path = tmp_path / "a.xlsx"
    assert write_workbook(book([1, "x", DAY, 0.5]), path).aside is None
    assert write_workbook(book([1, "x", DAY, 0.5]), path).aside is None
    assert write_workbook(book([1, "y", DAY, 0.5]), path).aside == tmp_path / "a.cu-1.xlsx"


def test_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where rows break off or are too many, no file is left, nor any of the library's own."""
    folder = tmp_path / "tam"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    monkeypatch.setattr(xlsx_sheets, "MOST_ROWS", 3)
    with pytest.raises(TooManyRows):
        write_workbook(book(*[(number, "x", DAY, 0.5) for number in range(3)]), tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == [folder]
    assert list(folder.iterdir()) == []


def test_the_page(tmp_path: Path) -> None:
    """Heads are frozen under the lines above, repeated in print on A4 across, and have filters."""
    path = tmp_path / "a.xlsx"
    sheet = Sheet("Nhiệm vụ", COLUMNS, [[1, "x", DAY, 0.5]], ("TIÊU ĐỀ", "Đến ngày 02/04/2026"))
    write_workbook(Workbook([sheet], DAY, {"title": "Sổ"}), path)
    page = part(path, "xl/worksheets/sheet1.xml")
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in page
    assert '<pane ySplit="3"' in page
    assert '<autoFilter ref="A3:D4"/>' in page
    assert "$3:$3" in part(path, "xl/workbook.xml")
    assert "<dc:title>Sổ</dc:title>" in part(path, "docProps/core.xml")
    assert "2026-04-02" in part(path, "docProps/core.xml")


def test_a_protected_sheet(tmp_path: Path) -> None:
    """What a person fills in is open, with its choices and a hint; the rest is locked."""
    path = tmp_path / "a.xlsx"
    columns = (Column("Số", 8), Column("Trả lời", 20, open=True, choices=("xong", "chưa"), hint="Chọn một"))
    write_workbook(Workbook([Sheet("Phiếu", columns, [["1", None]], protected=True)], DAY), path)
    page = part(path, "xl/worksheets/sheet1.xml")
    assert "<sheetProtection" in page
    assert '<dataValidation type="list"' in page
    assert 'prompt="Chọn một"' in page
    assert "&quot;" not in page
    assert "xong,chưa" in page
    assert 'locked="0"' in part(path, "xl/styles.xml")


def test_charts_show_the_rows_without_the_sum(tmp_path: Path) -> None:
    """They name the cells of the rows and hold their values, for programs that show the file without reckoning."""
    path = tmp_path / "a.xlsx"
    columns = (Column("Đơn vị", 30), Column("Đúng hạn", 10, CellKind.NUMBER))
    charts = [Chart("bar", "Nhiệm vụ đúng hạn", 0, (1,))]
    sheet = Sheet("Tổng hợp", columns, [["Công an xã", 3], ["Đoàn xã", 4]], foot=["Cộng", 7], charts=charts)
    write_workbook(Workbook([sheet], DAY), path)
    assert cells(path, "Tổng hợp") == [["Công an xã", 3.0], ["Đoàn xã", 4.0], ["Cộng", 7.0]]
    chart = part(path, "xl/charts/chart1.xml")
    assert "'Tổng hợp'!$B$2:$B$3" in chart
    assert "<c:v>Công an xã</c:v>" in chart
    assert "<c:v>7</c:v>" not in chart


def test_a_sheet_without_rows(tmp_path: Path) -> None:
    """It has its heads, and no chart of nothing."""
    path = tmp_path / "a.xlsx"
    sheet = Sheet("Trống", COLUMNS, [], charts=[Chart("bar", "x", 0, (1,))])
    write_workbook(Workbook([sheet], DAY), path)
    assert cells(path, "Trống") == []
    with zipfile.ZipFile(path) as file:
        assert not [name for name in file.namelist() if "chart" in name]
