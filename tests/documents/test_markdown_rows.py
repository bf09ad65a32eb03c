"""Rows as a table of Markdown: each row is one line, and its words are shown as they are."""

import io
import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.documents.markdown_rows import write_markdown
from nhiemvu.domain.text import writable
from nhiemvu.domain.workbooks import CellKind, Column, Value

COLUMNS = (
    Column("Nhiệm vụ", 40),
    Column("Hạn", 12, CellKind.DAY),
    Column("Tiến độ", 8, CellKind.PERCENT),
    Column("Số", 6, CellKind.NUMBER),
)


def written(*rows: list[Value], above: tuple[str, ...] = ("Sổ theo dõi",)) -> list[str]:
    """Return the lines of a table with what stands above it."""
    file = io.BytesIO()
    write_markdown(file, above, COLUMNS, rows)
    text = file.getvalue().decode()
    assert text.endswith("\n")
    return text.removesuffix("\n").split("\n")


def test_a_table() -> None:
    """Title, lines, heads and rows; days day first, shares in percent, nothing for what is not there."""
    lines = written(
        ["Rà soát | bổ sung\n\n- báo cáo", date(2026, 4, 2), 0.6, 17],
        [None, None, None, None],
        above=("SỔ *THEO DÕI*", "Đến ngày 02/04/2026"),
    )
    assert lines == [
        "# SỔ \\*THEO DÕI\\*",
        "",
        "Đến ngày 02/04/2026",
        "",
        "| Nhiệm vụ | Hạn | Tiến độ | Số |",
        "| --- | ---: | ---: | ---: |",
        "| Rà soát \\| bổ sung<br>- báo cáo | 02/04/2026 | 60% | 17 |",
        "|  |  |  |  |",
    ]


@given(st.text(st.sampled_from("|\\`*_[]<>#~$&\n\r\u2028 aệ-+1.") | st.characters(exclude_categories=["Cs"])))
def test_any_words(words: str) -> None:
    """No word ends its cell or its line, and each letter is there."""
    *_, row = written([words, None, None, 1])
    cells = re.split(r"(?<!\\)(?:\\\\)*\|", row)
    assert len(cells) == 6
    shown = re.sub(
        r"\\([\\`*_\[\]<>|&~$#])", r"\1", row.removeprefix("| ").removesuffix(" |  |  | 1 |").replace("<br>", "\n")
    )
    lines = (" ".join(line.split()) for line in writable(words).splitlines())
    assert shown == "\n".join(line for line in lines if line)
