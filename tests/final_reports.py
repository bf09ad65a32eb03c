"""Final reports as Word files with the marks of their tasks, and the same files without; names are invented."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from nhiemvu.documents.archive import packed, unpacked
from nhiemvu.documents.docx_out.writer import write_docx
from nhiemvu.domain.pages import Block, Pages, Paragraph, Style
from nhiemvu.domain.symbols import System
from nhiemvu.facts.layouts import layout_for

#: A paragraph's words, and the tasks that it is marked with.
Line = tuple[str, tuple[int, ...]]
MARK = re.compile(rb"<w:bookmark(?:Start|End) [^<>]*/>")
SERIES = "công tác dân vận"
BODY = "word/document.xml"


def final_report(
    path: Path,
    results: Sequence[Line],
    plan: Sequence[Line],
    *,
    shortcomings: Sequence[Line] = (),
    quarter: str = "II",
    following: str = "III",
    series: str = SERIES,
) -> Path:
    """Write the report of a quarter of 2026 to a Word file, and return its path."""
    blocks: list[Block] = [
        Paragraph("BÁO CÁO", style=Style.TITLE, centred=True),
        Paragraph(
            f"kết quả {series} quý {quarter}; phương hướng, nhiệm vụ quý {following} năm 2026", style=Style.SUBTITLE
        ),
        *section("I-", "KẾT QUẢ", "-", results),
        *section("II-", "TỒN TẠI, HẠN CHẾ", "-", shortcomings),
        *section("III-", f"PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ {following}", "", plan),
        Paragraph("Nơi nhận:", style=Style.RECIPIENTS),
        Paragraph("- Lưu Văn phòng.", style=Style.RECIPIENT),
    ]
    write_docx(Pages(tuple(blocks)), path, layout_for(System.PARTY, date(2026, 7, 1)))
    return path


def section(label: str, heading: str, mark: str, lines: Sequence[Line]) -> list[Paragraph]:
    """Return a heading with its paragraphs, numbered where they have no `mark` in front; nothing without any."""
    if not lines:
        return []
    found = [Paragraph(heading, label=label, style=Style.HEADING, level=1)]
    return found + [
        Paragraph(text, label=mark or f"{place}.", style=Style.ITEM, tasks=tasks)
        for place, (text, tasks) in enumerate(lines, 1)
    ]


def without_marks(path: Path) -> Path:
    """Return another file with the same words and no marks, as a program that drops bookmarks leaves it."""
    bare = path.with_name(f"khong-dau-{path.name}")
    bare.write_bytes(without_marks_in(path.read_bytes()))
    return bare


def without_marks_in(data: bytes) -> bytes:
    """Return a Word file without its marks."""
    parts = unpacked(data)
    return packed({**parts, BODY: MARK.sub(b"", parts[BODY])})
