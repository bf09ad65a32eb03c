"""Markdown: headings and tables told, the signs that are not words taken away; bold is left to `reading`.

Source: CommonMark 0.31 (headings, backslash escapes, hard breaks, character references); GitHub's tables, footnotes.
"""

import html
import re
from collections.abc import Iterator, Sequence

from nhiemvu.documents.text_in import decoded, lines_of, pages_of
from nhiemvu.domain.pages import Cell, Pages, Paragraph, Style, Table

#: "## II. Nhiệm vụ ##"
HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
#: "=====" under a heading; "---" is a rule, which reading knows.
UNDERLINE = re.compile(r" {0,3}=+[ \t]*")
#: "[^1]: words" and "[^1]"
NOTE = re.compile(r"\[\^(\d{1,3})\](:?)")
#: "*slanted*" and "_slanted_", and "[words](address)"; bold is left to reading, since line ends tear it apart.
SLANTED = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_]+)(?<=\S)_(?![\w_])")
LINK = re.compile(r"!?\[([^\[\]]+)\]\([^()\s]*\)")
#: "\\." of "1\\. Giao"
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
#: Where escaped characters wait while signs are taken away: a private range that no document has a use for.
HIDDEN = 0xF800
SHOWN = {HIDDEN + code: chr(code) for code in range(0x21, 0x7F)}
#: "<br>" within a cell, and a backslash at a line's end.
BREAK, LINE_END_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE), re.compile(r"\\$")
#: "> quoted"
QUOTE = re.compile(r"^ {0,3}> ?")
#: |---|:--:|; what stands between bars that are not escaped
HEAD_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*")
BAR = re.compile(r"(?<!\\)\|")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_markdown(data: bytes, name: str) -> Pages:
    """Return the blocks of a Markdown file; `name` is for messages. Raises what plain text raises."""
    return pages_of(_with_tables(lines_of(decoded(data, name))), _paragraph)


def _paragraph(line: str) -> Paragraph | None:
    if UNDERLINE.fullmatch(line):
        return None
    heading = HEADING.fullmatch(line)
    words = _words(heading[2] if heading else QUOTE.sub("", line, count=1))
    if not heading:
        return Paragraph(words)
    depth = len(heading[1])
    return Paragraph(words, style=Style.HEADING if depth == 1 else Style.SUBHEADING, level=depth)


def _words(line: str) -> str:
    plain = ESCAPE.sub(lambda escape: chr(HIDDEN + ord(escape[1])), LINE_END_BREAK.sub("", line))
    plain = SLANTED.sub(lambda slanted: slanted[1] or slanted[2], LINK.sub(r"\1", plain))
    plain = NOTE.sub(lambda note: note[1].translate(SUPERSCRIPTS) + (" " if note[2] else ""), plain)
    return html.unescape(plain).translate(SHOWN)


def _with_tables(lines: Sequence[str]) -> Iterator[str | Table]:
    """Yield lines, and in their place the tables that some of them are: a head, a rule under it, rows."""
    place = 0
    while place < len(lines):
        if place + 1 < len(lines) and "|" in lines[place] and HEAD_RULE.fullmatch(lines[place + 1]):
            end = place + 2
            while end < len(lines) and "|" in lines[end]:
                end += 1
            head = _row(lines[place])
            rows = [_row(line) for line in lines[place + 2 : end]]
            named = any(cell.paragraphs for cell in head)
            yield Table((head, *rows) if named else tuple(rows), head_rows=int(named))
            place = end
        else:
            yield lines[place]
            place += 1


def _row(line: str) -> tuple[Cell, ...]:
    return tuple(_cell(cell) for cell in BAR.split(line.strip().removeprefix("|").removesuffix("|")))


def _cell(words: str) -> Cell:
    return Cell(tuple(Paragraph(text) for part in BREAK.split(words) if (text := _words(part).strip())))
