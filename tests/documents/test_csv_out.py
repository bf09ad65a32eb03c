"""A table that Excel opens with a double click: words stay words, and can be read back letter for letter."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.documents.csv_out import read_cell, write_csv, written_cell
from nhiemvu.domain.text import writable
from nhiemvu.domain.workbooks import CellKind, Column

COLUMNS = (Column("Nội dung", 60), Column("Số", 8, CellKind.NUMBER), Column("Tiến độ", 8, CellKind.PERCENT))

#: What Excel would reckon, or look up, or take for a name of a cell.
FORMULAS = (
    '=HYPERLINK("http://a.example")',
    "=1+1",
    "+1",
    "-1+2",
    "-5",
    "@SUM(A1)",
    "\t=1+1",
    "-cmd|' /C calc'!A0",
    '+SUM(1)&"…"',
    "- Rà soát",
    "+ Tổ chức",
    "- 5 triệu đồng;",
    "- Table[“x”]",
    "＝1+1",
)
#: Bullets that make no formula, for they end as none does or hold a mark that none has; and plain words.
LEFT_ALONE = (
    "- Rà soát các văn bản;",
    "- Rà soát, bổ sung:",
    "+ Tổ chức hội nghị “Dân vận khéo”",
    "- Giai đoạn 2026 – 2030 của Đảng ủy",
    "Rà soát\n- Bổ sung\n+ Tổ chức",
    "'Rà soát'",
    "1+1=2",
    "",
)


@pytest.mark.parametrize("words", FORMULAS)
def test_a_formula_is_words(words: str) -> None:
    """It has an apostrophe before it, as a person would type it."""
    assert written_cell(words) == f"'{words}"
    assert read_cell(f"'{words}") == words


@pytest.mark.parametrize("words", LEFT_ALONE)
def test_words_are_left_alone(words: str) -> None:
    """Bullets that cannot be reckoned, those within a cell, and apostrophes that stand before words."""
    assert written_cell(words) == words
    assert read_cell(words) == words


def table(*rows: tuple[str | None, int | None, float | None], separator: str = ";") -> bytes:
    """Return a written table."""
    file = io.BytesIO()
    write_csv(file, COLUMNS, rows, separator)
    return file.getvalue()


def read(data: bytes, separator: str = ";") -> list[list[str]]:
    """Return the cells of a table as another program reads them, without its heads."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))[1:]


def test_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    """The mark of UTF-8, no line that names the separator, CR LF behind each row, LF within a cell."""
    del capsys
    assert table(("Rà soát;\nbổ sung", 3, 0.5), (None, None, None)) == (
        '\ufeffNội dung;Số;Tiến độ\r\n"Rà soát;\nbổ sung";3;50%\r\n;;\r\n'.encode()
    )


def test_days_are_those_of_vietnam() -> None:
    """Day first, the year in four digits."""
    file = io.BytesIO()
    write_csv(file, [Column("Hạn", 12, CellKind.DAY)], [[date(2026, 4, 2)], [date(26, 4, 2)]], ",")
    assert read(file.getvalue(), ",") == [["02/04/2026"], ["02/04/0026"]]


CELLS = st.text(st.sampled_from("=+-@'\"\t\r\n;,: …“”|[]aăđ１＝\x07\x00") | st.characters(exclude_categories=["Cs"]))


@given(st.lists(CELLS), st.sampled_from([";", ",", "\t"]))
def test_any_words_are_read_back(words: list[str], separator: str) -> None:
    """Letter for letter, but for what no file can hold; and no cell begins as a formula does."""
    data = table(*((text, None, None) for text in words), separator=separator)
    cells = [row[0] for row in read(data, separator)]
    assert [read_cell(cell) for cell in cells] == [writable(text) for text in words]
    assert not any(cell[:1] in {"=", "@", "\t"} for cell in cells)


@given(CELLS)
def test_an_apostrophe_of_ones_own_stays(words: str) -> None:
    """What was written is what is read, whatever it begins with."""
    assert read_cell(written_cell(words)) == writable(words)


def test_a_long_table_is_written_in_stretches() -> None:
    """Nothing is lost where one ends."""
    rows = [(f"Nhiệm vụ {number} " + "đ" * 500, number, None) for number in range(400)]
    assert [row[:2] for row in read(table(*rows))] == [[words, str(number)] for words, number, _ in rows]
