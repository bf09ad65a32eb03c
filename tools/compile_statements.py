"""Compile the statements of the commands of every hour for SQLite: src/nhiemvu/store/compiled.json.

    python -m tools.compile_statements [--check]

The commands are run on the example office, and each text that they ask for is kept. `--check` changes nothing and
fails where the file is not what it should be.
"""

import io
import json
import shlex
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import cast

from nhiemvu.cli.app import run
from nhiemvu.store.glance import TEXTS, Texts, glance, texts
from nhiemvu.usecases.suggest_values import SOURCES, Kind, suggest_values

TODAY, DATABASE = "2026-07-08", "nhiemvu.db"
#: What the example office does besides, so that its tasks have all that a task can have.
FILLING = (
    'extend 9 --to 31/12/2026 --reason "Mưa lũ"',
    'add "Báo cáo tháng" --every "ngày 25 hằng tháng" --to 2',
    'add "Rà soát hộ nghèo" --to 3 --due 1/9/2026',
    'unit group "Các chi bộ" --add 2 --add 3',
    'assign 11 --each "Các chi bộ"',
    "remind -o don-doc",
)
#: The filters of lists; each goes with every other.
FILTERS = (
    "--unit 2",
    "--lead 2",
    "--state done --state reported",
    *(f"--timing {timing}" for timing in ("overdue", "due_soon", "in_time", "no_deadline", "on_time", "late")),
    "--timing overdue --timing late",
    "--period 2026",
    '--series "công tác chuyển đổi số"',
    "--directive 97-CT/TW",
    "--due-from 1/1/2026",
    "--due-to 31/12/2026",
    "--starred",
    "--silent 30",
    "--unassigned",
    "--text xã",
    "--parent 11",
)
OF_OVERDUE = ("--as-of 1/1/2027", "--within 7", "--silent 14")
NOT_OF_OVERDUE = ("--timing", "--state", "--silent 30")
SHOWN = ("show 1-20", "show --where unit=2")


def main(arguments: list[str]) -> int:
    """Compile, write or check, and return the exit code."""
    file = Path(TEXTS)
    held = file.read_text(encoding="utf-8")
    found = compiled()
    if "--check" in arguments:
        return int(found != held)
    file.write_text(found, encoding="utf-8", newline="\n")
    print(f"{file.name}: {found.count('SELECT')} queries, {len(found):,} characters")
    return 0


def compiled() -> str:
    """Return what the file is to hold."""
    known = texts()
    for part in known:
        part.clear()
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder)
        typed(office, "demo", "--folder", office)
        for line in FILLING:
            typed(office, *shlex.split(line))
        for line in lines():
            typed(office, *shlex.split(line))
        with glance(str(office / DATABASE)) as session:
            if session is None:
                raise SystemExit(office)
            for kind, start in (("task", ""), ("task", "1"), *((kind, "") for kind in SOURCES)):
                suggest_values(session, cast("Kind", kind), start)
    return json.dumps(_in_order(known), ensure_ascii=False, indent=0) + "\n"


def lines() -> list[str]:
    """Return the commands whose statements are compiled."""
    listed = ["list", "list --all", *(f"list {one}" for one in FILTERS), *(f"list --all {one}" for one in FILTERS)]
    late = ["overdue", *(f"overdue {one}" for one in (*OF_OVERDUE, *FILTERS) if not one.startswith(NOT_OF_OVERDUE))]
    return ["", *listed, *late, *SHOWN]


def typed(office: Path, *words: object) -> None:
    """Run a command; what it prints is not wanted."""
    said = io.StringIO()
    options = ["--db", str(office / DATABASE), "--today", TODAY]
    with redirect_stdout(said), redirect_stderr(said):
        code = run([*options, *map(str, words)])
    if code:
        raise SystemExit(f"{words}: {said.getvalue()}")


def _in_order(known: Texts) -> dict[str, object]:
    def sorted_by_key(part: object) -> object:
        return {key: sorted_by_key(part[key]) for key in sorted(part)} if isinstance(part, dict) else part

    return {name: sorted_by_key(part) for name, part in known._asdict().items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
