"""A page's value into one HTML file: markup, style, script and data in it, and leave to run nothing else.

The page's policy names style and script by their hashes, so that no words of the record can become one of them.
"""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from nhiemvu.documents.files import writing_whole
from nhiemvu.documents.html.rows import RowStore, embedded
from nhiemvu.documents.html.table_rows import TableRows, printable
from nhiemvu.documents.keeping import write_keeping
from nhiemvu.domain.web_pages import WebPage

#: Where the rows go in the rendered template; the record's own words cannot be this, since "<" is escaped.
ROWS_HERE = "<!--rows-->\n"
#: Where those of each table go: a page of many directives would otherwise be held as one text several times over.
TABLE_ROWS_HERE = "<!--table-rows-->"
#: By what a page is known as the program's own, and in how many of its first bytes it stands.
GENERATOR, HEAD = b'<meta name="generator" content="nhiemvu">', 4096


def write_page(page: WebPage, rows: RowStore, target: Path) -> Path | None:
    """Write a page whole or not at all; return where a file of that name was put aside that was no such page, or None.

    An earlier page gives way: nobody works in one, and it can be made again. Raises what `writing_whole` raises.
    """

    def write(file: BinaryIO) -> None:
        file.writelines(page_pieces(page, rows))

    if not _is_page(target):
        return write_keeping(target, write)
    with writing_whole(target) as file:
        write(file)
    return None


def _is_page(target: Path) -> bool:
    """Tell whether a file is a page that the program wrote; one that cannot be read is told of when it is replaced."""
    try:
        with target.open("rb") as file:
            return GENERATOR in file.read(HEAD)
    except (OSError, ValueError):
        return False


def page_pieces(page: WebPage, rows: RowStore) -> Iterator[bytes]:
    """Yield the bytes of a page in pieces."""
    before, after = rendered(page).split(ROWS_HERE)
    yield from _with_tables(before, page)
    yield from rows.elements()
    yield after.encode("utf-8")


def _with_tables(text: str, page: WebPage) -> Iterator[bytes]:
    """Yield a rendered text with the rows of its tables, in the order in which the template goes through them."""
    tables = [table for section in (*page.sections, *page.lists) for table in section.tables]
    writer = TableRows(page)
    above, *below = text.split(TABLE_ROWS_HERE)
    yield above.encode("utf-8")
    for table, following in zip(tables, below, strict=True):
        for row in table.rows:
            yield f"{writer.row(row, table.columns)}\n".encode()
        yield following.encode("utf-8")


def rendered(page: WebPage) -> str:
    """Return a page with marks where rows are to be."""
    style, script = _packaged("page.css"), _packaged("page.js")
    rows = TableRows(page)
    # Style and script are the program's own, and JSON is escaped by `embedded`.
    return _template().render(
        page=page,
        runs=rows.runs,
        table_row=rows.row,
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        style_hash=_hash(style),
        script_hash=_hash(script),
        words=Markup(embedded(dict(page.words))),  # noqa: S704
        names=Markup(embedded(dict(page.names))),  # noqa: S704
    )


@cache
def _packaged(name: str) -> str:
    return (files("nhiemvu.documents") / "html" / name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, finalize=_printable)
    return environment.from_string(_packaged("page.html.jinja"))


def _printable(value: object) -> object:
    """Return a value without what no page may hold."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return printable(value)


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
