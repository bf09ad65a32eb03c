"""Builds the pages that a reader of plain text would hand on."""

from nhiemvu.domain.pages import Pages, Paragraph


def pages_of(text: str) -> Pages:
    """Return a text as loose lines, blank lines told by the line after them."""
    lines: list[Paragraph] = []
    gap = False
    for line in text.split("\n"):
        if line.strip():
            lines.append(Paragraph(line, gap_before=gap))
        gap = not line.strip()
    return Pages(tuple(lines), loose_lines=True)
