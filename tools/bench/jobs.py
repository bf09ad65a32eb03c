"""The jobs that are timed: each is prepared from a file, and what it returns is the part whose time counts.

"Paragraphs" of python-docx are the texts of the body's paragraphs, "and cells" those of its tables, too. The program's
own paragraphs are all that a document holds: body, tables, footnotes, with their automatic numbers and looks. What is
drafted is prepared from a database.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from docx import Document

from nhiemvu.cli.app import run
from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.domain.collecting import collecting_later
from nhiemvu.domain.text import matching_key
from nhiemvu.reading.citing.mentions import Mention, mentions_of
from nhiemvu.reading.citing.unnumbered import unnumbered_of
from nhiemvu.reading.report import read_report
from tools.bench.drafting import by_docxtpl, by_docxtpl_warm, drafted, drafted_warm, written
from tools.bench.exporting import by_csv, by_xlsxwriter, to_table, to_workbook
from tools.bench.offices import AS_OF

Timed: TypeAlias = Callable[[], object]


def _paragraphs(path: Path) -> Timed:
    return lambda: read_docx(path.read_bytes(), path.name)


def _whole(path: Path) -> Timed:
    return lambda: read_report(read_docx(path.read_bytes(), path.name))


def _python_docx_paragraphs(path: Path) -> Timed:
    return lambda: [paragraph.text for paragraph in Document(str(path)).paragraphs]


def _python_docx_cells(path: Path) -> Timed:
    def read() -> object:
        document = Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return [*(paragraph.text for paragraph in document.paragraphs), *cells]

    return read


def _citations(path: Path) -> Timed:
    text = path.read_text("utf-8")
    key = matching_key(text)
    # Patterns that are made once a process from tables of facts are made before.
    mentions(text[:5000], key[:5000])
    # As within the reading of a document.
    return collecting_later()(lambda: mentions(text, key))


def mentions(text: str, key: str) -> list[Mention]:
    """Return everything in a text that names a document; `key` is its matching form."""
    return [*mentions_of(text, key), *unnumbered_of(text, key)]


def _page(database: Path) -> Timed:
    words = ["--db", str(database), "--today", str(AS_OF), "report", "dashboard"]

    def write() -> None:
        if run([*words, "-o", str(database.with_suffix(".html"))]):
            raise RuntimeError(database)

    return write


JOBS: Mapping[str, Callable[[Path], Timed]] = {
    "paragraphs": _paragraphs,
    "whole": _whole,
    "python-docx paragraphs": _python_docx_paragraphs,
    "python-docx paragraphs and cells": _python_docx_cells,
    "citations": _citations,
    "report written": written,
    "report drafted": drafted,
    "report drafted, database open": drafted_warm,
    "page written": _page,
    "docxtpl": by_docxtpl,
    "docxtpl, warm": by_docxtpl_warm,
    "tasks to .xlsx": to_workbook,
    "tasks to .csv": to_table,
    "XlsxWriter": by_xlsxwriter,
    "csv": by_csv,
}
