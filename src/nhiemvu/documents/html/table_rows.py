"""Rows of tables, and words with numbers that open lists, as markup: a page has tens of thousands of cells.

They are written here and not in the template, whose engine takes ten times as long for each.
"""

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from nhiemvu.domain.web_pages import Cell, Column, Link, Part, Row, Runs, WebPage

#: Control characters, which no page may hold.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
#: A row that stands further below another looks as one of this depth.
DEEPEST = 6


def printable(text: str) -> str:
    """Return a text without what no page may hold."""
    return CONTROLS.sub("\ufffd", text)


class TableRows:
    """Writes the rows of one page."""

    def __init__(self, page: WebPage) -> None:
        #: Where there is one list in the page's text, it stands for all.
        self._only_list = page.lists[0].key if len(page.lists) == 1 else None

    def runs(self, runs: Runs) -> Markup:
        """Return words, and numbers as links."""
        return _checked(self._runs(runs))

    def row(self, row: Row, columns: Sequence[Column]) -> Markup:
        """Return a row of a table."""
        depth = f' class="depth-{min(row.depth, DEEPEST)}"' if row.depth else ""
        cells = "".join(self._cell(cell, column) for cell, column in zip(row.cells, columns, strict=True))
        return _checked(f'<tr role="row"{depth}>{cells}\n</tr>')

    def _cell(self, cell: Cell, column: Column) -> str:
        element, role = ("th", 'scope="row" role="rowheader"') if column.kind == "head" else ("td", 'role="cell"')
        order = "" if cell.order is None else f' data-order="{cell.order}"'
        note = f' <span class="note">{self._runs(cell.note)}</span>' if cell.note else ""
        bar = _bar(cell.bar) if cell.bar else ""
        return (
            f'\n  <{element} class="{column.kind}" {role} data-label="{escape(column.name)}"{order}>'
            f'<span class="value">{self._runs(cell.runs)}</span>{note}{bar}</{element}>'
        )

    def _runs(self, runs: Runs) -> str:
        return "".join(escape(run) if isinstance(run, str) else self._link(run) for run in runs)

    def _link(self, link: Link) -> str:
        words, title = escape(link.words), escape(link.title)
        target = escape(link.target if self._only_list is None else self._only_list)
        return (
            f'<a class="number" href="#{target}" data-list="{escape(link.code)}" data-title="{title}"'
            f' aria-label="{words} – {title}">{words}</a>'
        )


def _bar(parts: Sequence[Part]) -> str:
    drawn = "".join(
        f'<rect class="tone-{part.tone}" x="{part.start}%" width="{part.length}%" height="100%"/>' for part in parts
    )
    return f'<svg class="bar" aria-hidden="true" focusable="false">{drawn}</svg>'


def _checked(markup: str) -> Markup:
    # Every word in it was escaped.
    return Markup(printable(markup))  # noqa: S704
