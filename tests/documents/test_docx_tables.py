"""Tables of Word, with merged cells and whatever cells may hold."""

import pytest

from nhiemvu.domain.pages import Paragraph, Table
from tests.documents.word_files import cell, p, read, row

DOWN = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"
HEAD = "<w:tblHeader/>"


def table(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def across(columns: int) -> str:
    """Return the property of a cell over several columns."""
    return f'<w:gridSpan w:val="{columns}"/>'


Seen = list[list[tuple[str, int, int]]]
CASES: dict[str, tuple[str, Seen]] = {
    "plain": (table(row("a", "b"), row("c", "d")), [[("a", 1, 1), ("b", 1, 1)], [("c", 1, 1), ("d", 1, 1)]]),
    "over columns": (
        table(row(cell("a", properties=across(2))), row("b", "c")),
        [[("a", 2, 1)], [("b", 1, 1), ("c", 1, 1)]],
    ),
    "over rows": (
        table(row(cell("a", properties=DOWN), "b"), row(cell(properties=GOES_ON), "c"), row("d", "e")),
        [[("a", 1, 2), ("b", 1, 1)], [("c", 1, 1)], [("d", 1, 1), ("e", 1, 1)]],
    ),
    "over both, after another cell": (
        table(
            row("a", cell("b", properties=across(2) + DOWN)),
            row("c", cell("ẩn", properties=across(2) + GOES_ON)),
        ),
        [[("a", 1, 1), ("b", 2, 2)], [("c", 1, 1)]],
    ),
    "going on under nothing": (table(row(cell("a", properties=GOES_ON))), [[("a", 1, 1)]]),
    "the old form of merging": (
        table(row(cell("a", properties='<w:hMerge w:val="restart"/>'), cell(properties="<w:hMerge/>"))),
        [[("a", 2, 1)]],
    ),
    "columns left out before and after": (
        table(row("a", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/>')),
        [[("", 1, 1), ("a", 1, 1), ("", 2, 1)]],
    ),
    "a deleted row": (table(row("a", properties="<w:del w:id='1'/>"), row("b")), [[("b", 1, 1)]]),
    "an inserted row": (table(row("a", properties="<w:ins w:id='1'/>")), [[("a", 1, 1)]]),
    "a hidden row": (table(row("a", properties="<w:hidden/>"), row("b")), [[("b", 1, 1)]]),
    "a deleted cell": (table(row(cell("a", properties="<w:cellDel w:id='1'/>"), "b")), [[("b", 1, 1)]]),
    "rows and cells in content controls": (
        table(
            "<w:sdt><w:sdtContent>"
            + row("<w:sdt><w:sdtContent>" + cell("a") + "</w:sdtContent></w:sdt>")
            + "</w:sdtContent></w:sdt>"
        ),
        [[("a", 1, 1)]],
    ),
    "several paragraphs": (table(row(cell("a", "b"))), [[("a\nb", 1, 1)]]),
    "a table inside": (
        table(row(cell(p("trước"), table(row("a", "b"), row("c", "d")), p("sau")))),
        [[("trước\na\nb\nc\nd\nsau", 1, 1)]],
    ),
    "more columns than Word knows": (table(row(cell("a", properties=across(10**8)))), [[("a", 64, 1)]]),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_table(body: str, expected: Seen) -> None:
    """Each cell stands once with its words and spans."""
    (block,) = read(body).blocks
    assert isinstance(block, Table)
    assert [[(found.text, found.columns, found.rows) for found in cells] for cells in block.rows] == expected


def test_head_rows_are_those_at_the_top() -> None:
    """Rows marked as heads count from the top only."""
    (block,) = read(
        table(row("a", properties=HEAD), row("b", properties=HEAD), row("c"), row("d", properties=HEAD))
    ).blocks
    assert isinstance(block, Table)
    assert block.head_rows == 2


def test_tables_stand_between_their_paragraphs() -> None:
    """Blocks keep their order, and each table is its own."""
    blocks = read(p("a") + table(row("b")) + table(row("c")) + p("d") + table() + p("e")).blocks
    assert [block.text if isinstance(block, Paragraph) else block.rows[0][0].text for block in blocks] == [*"abcde"]


def test_table_in_a_text_box_becomes_paragraphs() -> None:
    """A table in a text box is none of the body's tables."""
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{table(row('a', 'b'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert [paragraph.text for paragraph in read(p("neo", box)).paragraphs()] == ["neo", "a", "b"]
