"""The sample of the page for the head of an office: that of the example office, a few days before its quarter ends."""

import io
import shutil
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from nhiemvu.cli.app import run
from nhiemvu.cli.commands.demo import read_script

NAME = "bang-theo-doi.html"
EXAMPLES = Path(__file__).parents[2] / "examples"
SCRIPT = "mot-quy.txt"
#: The day that the page is of; what the script does later is not done.
DAY = "2026-06-28"


def build_page() -> bytes:
    """Return the page."""
    with TemporaryDirectory() as name, chdir(name):
        folder = Path(name)
        for path in EXAMPLES.glob("*.*"):
            shutil.copy(path, folder)
        for step in read_script((EXAMPLES / SCRIPT).read_text(encoding="utf-8")):
            if step.day <= DAY:
                _type(step.day, *step.words)
        _type(DAY, "report", "dashboard", "-o", NAME)
        return (folder / NAME).read_bytes()


def _type(day: str, *words: str) -> None:
    told = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(told):
        code = run(["--db", "office.db", "--today", day, *words])
    if code:
        raise RuntimeError(told.getvalue())
