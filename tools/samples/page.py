"""What the example office has to show a few days before its quarter ends: the page for its head, and its workbook."""

import io
import shutil
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from nhiemvu.cli.app import run
from nhiemvu.cli.commands.demo import read_script

NAME, WORKBOOK = "bang-theo-doi.html", "so-theo-doi.xlsx"
EXAMPLES = Path(__file__).parents[2] / "examples"
SCRIPT = "mot-quy.txt"
#: The day that both are of; what the script does later is not done.
DAY = "2026-06-28"


def build_page() -> bytes:
    """Return the page."""
    return _made(NAME, "report", "dashboard", "-o", NAME)


def build_workbook() -> bytes:
    """Return the workbook."""
    return _made(WORKBOOK, "export", WORKBOOK, "--all")


def _made(made: str, *words: str) -> bytes:
    """Return the file that a command makes once the script has come to the day."""
    with TemporaryDirectory() as name, chdir(name):
        folder = Path(name)
        for path in EXAMPLES.glob("*.*"):
            shutil.copy(path, folder)
        for step in read_script((EXAMPLES / SCRIPT).read_text(encoding="utf-8")):
            if step.day <= DAY:
                _type(step.day, *step.words)
        _type(DAY, *words)
        return (folder / made).read_bytes()


def _type(day: str, *words: str) -> None:
    told = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(told):
        code = run(["--db", "office.db", "--today", day, *words])
    if code:
        raise RuntimeError(told.getvalue())
