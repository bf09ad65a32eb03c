"""docs/performance.md: what was measured last, a table a group, between two marks; the words around them stay."""

import os
import platform
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

from tabulate import tabulate

from tools.bench.lines import HEADS, Line
from tools.bench.measure import ROOT

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured: {} -->", "<!-- measured up to here -->"
MEMORY = Path("/proc/meminfo")


def write_page(measured: Mapping[str, Sequence[Line]], page: Path = PAGE) -> None:
    """Write the tables of the groups that were measured in their places, and what they were measured on."""
    tables = {name: tabulate(lines, HEADS, "github", disable_numparse=True) for name, lines in measured.items()}
    text = page.read_text("utf-8")
    for name, filled in {**tables, "machine": machine()}.items():
        begin = BEGIN.format(name)
        before, _, rest = text.partition(begin)
        _, _, after = rest.partition(END)
        text = f"{before}{begin}\n\n{filled}\n\n{END}{after}"
    page.write_text(text, "utf-8")


def machine() -> str:
    """Return in general terms what it was measured on."""
    total = MEMORY.read_text("utf-8").split(maxsplit=2)[1] if MEMORY.exists() else "0"
    memory = f"{round(int(total) / 2**20)} GB of memory, " if int(total) else ""
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return f"{os.cpu_count()} cores, {memory}{platform.system()}, {versions}."
