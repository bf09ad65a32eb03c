"""Running an example script: what each of its commands printed, by day."""

import io
import shlex
import shutil
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from nhiemvu.cli.app import run
from tests.support import EXAMPLES


class Step(NamedTuple):
    """One command of a script on its day, and what it printed."""

    day: str
    words: list[str]
    out: str


def played(folder: Path, database: Path, script: str) -> list[Step]:
    """Run a script in a folder beside a copy of the examples; each command must succeed."""
    for path in EXAMPLES.glob("*.*"):
        shutil.copy(path, folder)
    steps = []
    day = ""
    for line in (EXAMPLES / script).read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            day = line.removeprefix("@ ")
        elif line.startswith("nhiemvu "):
            words = shlex.split(line)[1:]
            printed, told = io.StringIO(), io.StringIO()
            with chdir(folder), redirect_stdout(printed), redirect_stderr(told):
                code = run(["--db", str(database), "--today", day, *words])
            assert code == 0, (line, told.getvalue())
            steps.append(Step(day, words, printed.getvalue()))
    return steps
