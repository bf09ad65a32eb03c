"""Many tasks exported to a workbook and a table, and the same rows written by XlsxWriter and by `csv` alone."""

import csv
from collections.abc import Callable
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]  # the library carries no types

from nhiemvu.cli.app import run
from tools.bench.offices import AS_OF


def to_workbook(database: Path) -> Callable[[], object]:
    """Prepare the command that writes a workbook."""
    return lambda: _export(database, ".xlsx")


def to_table(database: Path) -> Callable[[], object]:
    """Prepare the command that writes a table."""
    return lambda: _export(database, ".csv")


def by_xlsxwriter(database: Path) -> Callable[[], object]:
    """Prepare the same rows for XlsxWriter alone, which writes them as plain cells in constant memory."""
    source = _export(database, ".csv")

    def write() -> None:
        book = xlsxwriter.Workbook(str(source.with_suffix(".xlsx")), {"constant_memory": True})
        page = book.add_worksheet()
        with source.open(encoding="utf-8-sig", newline="") as file:
            for place, row in enumerate(csv.reader(file, delimiter=";")):
                for column, cell in enumerate(row):
                    page.write_string(place, column, cell)
        book.close()

    return write


def by_csv(database: Path) -> Callable[[], object]:
    """Prepare the same rows for `csv` alone."""
    source = _export(database, ".csv")

    def write() -> None:
        with (
            source.open(encoding="utf-8-sig", newline="") as file,
            source.with_suffix(".alone.csv").open("w", encoding="utf-8", newline="") as target,
        ):
            csv.writer(target).writerows(csv.reader(file, delimiter=";"))

    return write


def _export(database: Path, suffix: str) -> Path:
    """Export every task beside the database, and return the file."""
    target = database.with_suffix(suffix)
    target.unlink(missing_ok=True)
    if run(["--db", str(database), "--today", str(AS_OF), "export", str(target), "--all"]):
        raise RuntimeError(target)
    return target
