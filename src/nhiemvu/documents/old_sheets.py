"""Sheets of old Excel (.xls), read in a process of their own: a damaged one can end the process that reads it."""

import json
import sys
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

from nhiemvu.documents.programs import ProgramTooSlow, ProgramUnusable, run_program
from nhiemvu.documents.sheet_cells import sheets_in
from nhiemvu.documents.sheet_zips import SheetProtected, SheetUnreadable
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.sheets import Cell, ReadSheet

#: Seconds for one file; a form takes a tenth of one.
TIME_LIMIT = 60.0
#: What the process ends with where the file is under a password.
PROTECTED = 3
IN, OUT = "sheets.xls", "sheets.json"
#: Bytes that the process may take; a damaged file may ask for more than there is.
MEMORY = 2 * 1024 * 1024 * 1024
#: How a day is told from words: {"day": "2026-07-15"}
DAY = "day"


def read_old_sheets(data: bytes, name: str) -> list[ReadSheet]:
    """Return the sheets of an .xls file.

    Raises SheetUnreadable or SheetProtected.
    """
    with tempfile.TemporaryDirectory(prefix="nhiemvu-") as made:
        folder = Path(made)
        (folder / IN).write_bytes(data)
        try:
            ended = run_program([sys.executable, "-m", __name__, made], folder, TIME_LIMIT)
        except (ProgramUnusable, ProgramTooSlow) as error:
            raise SheetUnreadable(name) from error
        if ended.code == PROTECTED:
            raise SheetProtected(name)
        if ended.code != 0:
            raise SheetUnreadable(name)
        held = json.loads((folder / OUT).read_text(encoding="utf-8"))
    return [ReadSheet(title, hidden, [tuple(map(_cell, row)) for row in rows]) for title, hidden, rows in held]


def _cell(value: str | float | dict[str, str] | None) -> Cell:
    return date.fromisoformat(value[DAY]) if isinstance(value, dict) else value


def main(folder: Path) -> int:
    """Read the file in a folder, write its sheets beside it, and return the exit code."""
    try:
        sheets = sheets_in((folder / IN).read_bytes(), IN)
    except UnreadableDocument as error:
        return PROTECTED if isinstance(error, SheetProtected) else 1
    rows = [(one.name, one.hidden, one.rows) for one in sheets]
    words = json.dumps(rows, ensure_ascii=False, default=lambda day: {DAY: day.isoformat()})
    (folder / OUT).write_text(words, encoding="utf-8", errors="replace")
    return 0


if __name__ == "__main__":
    with suppress(ImportError):
        # Windows has no such limits.
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.exit(main(Path(sys.argv[1])))
