"""Compile the statements of the commands of every hour for SQLite: src/nhiemvu/store/compiled.json.

    python -m tools.compile_statements [--check]

The commands are run on the example office, and each text that they ask for is kept. What others ask for besides, that
are given now and then, is in compiled_more.json, so that it need not be read every hour. `--check` changes nothing and
fails where a file is not what it should be.
"""

import io
import json
import shlex
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from copy import deepcopy
from pathlib import Path
from typing import cast

from nhiemvu.cli.app import run
from nhiemvu.domain.search import SearchKind
from nhiemvu.store.glance import MORE_TEXTS, TEXTS, Texts, all_texts, glance
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
EARLIER = "overdue --as-of 1/2/2026"
NOT_OF_OVERDUE = ("--timing", "--state", "--silent 30")
SHOWN = ("show 1-20", "show --where unit=2")
GROUPS = ("--by series", "--by directive", "--by period")
OF_STATS = ("", "--unit 2", "--period 2026", '--series "công tác chuyển đổi số"', "--directive 97-CT/TW")
#: What is looked up and written now and then.
LOOKED_UP = (
    *("unit list", "unit show 2", "unit group", "directive list", "directive show 97-CT/TW", "directive tree"),
    *("directive show 2", "directive show 97-CT/T", "list --directive 2"),
    *("report list", "report series", "calendar"),
    *("search xã", "search 97-CT/TW", "search lớp", *(f"search xã --kind {kind}" for kind in SearchKind)),
    *(f"export --format {form} {chosen}" for form in ("json", "csv", "markdown") for chosen in ("", "--all")),
)


def main(arguments: list[str]) -> int:
    """Compile, write or check, and return the exit code."""
    held = {file: Path(file).read_text(encoding="utf-8") for file in (TEXTS, MORE_TEXTS)}
    found = compiled()
    if "--check" in arguments:
        return int(found != held)
    for file, text in found.items():
        Path(file).write_text(text, encoding="utf-8", newline="\n")
        print(f"{Path(file).name}: {text.count('SELECT')} queries, {len(text):,} characters")
    return 0


def compiled() -> dict[str, str]:
    """Return what the files are to hold, by their paths."""
    known = all_texts()
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
        every_hour = deepcopy(known)
        for line in lines_now_and_then():
            typed(office, *shlex.split(line))
    return {TEXTS: _written(every_hour), MORE_TEXTS: _written(_without(known, every_hour))}


def lines() -> list[str]:
    """Return the commands whose statements are compiled."""
    listed = ["list", "list --all", *(f"list {one}" for one in FILTERS), *(f"list --all {one}" for one in FILTERS)]
    late = ["overdue", *(f"overdue {one}" for one in (*OF_OVERDUE, *FILTERS) if not one.startswith(NOT_OF_OVERDUE))]
    return ["", *listed, *late, "list --limit 5", "overdue --limit 5", *SHOWN]


def lines_now_and_then() -> list[str]:
    """Return the commands whose statements are compiled, too."""
    counted = [*(f"stats {group} {one}" for group in ("", "--by unit") for one in OF_STATS)]
    of_overdue = ["", *(one for one in FILTERS if not one.startswith(NOT_OF_OVERDUE))]
    first = [f"overdue --limit 5 {one}" for one in of_overdue]
    # On a day after which something was done.
    back = [f"{EARLIER} --limit 5", *(f"{EARLIER} {one}" for one in of_overdue)]
    return [*first, *back, *counted, *(f"stats {group}" for group in GROUPS), *LOOKED_UP]


def typed(office: Path, *words: object) -> None:
    """Run a command; what it prints is not wanted."""
    said = io.TextIOWrapper(io.BytesIO(), "utf-8")
    options = ["--db", str(office / DATABASE), "--today", TODAY]
    with redirect_stdout(said), redirect_stderr(said):
        code = run([*options, *map(str, words)])
    if code:
        said.seek(0)
        raise SystemExit(f"{words}: {said.read()}")


def _without(known: Texts, held: Texts) -> Texts:
    """Return the texts that are not held."""
    statements = {key: part for key, part in known.statements.items() if key not in held.statements}
    parts = (
        {
            source: {key: part for key, part in several.items() if key not in before.get(source, {})}
            for source, several in all_of.items()
        }
        for all_of, before in ((known.conditions, held.conditions), (known.orders, held.orders))
    )
    return Texts(statements, *({source: several for source, several in one.items() if several} for one in parts))


def _written(known: Texts) -> str:
    return json.dumps(_in_order(known), ensure_ascii=False, indent=0) + "\n"


def _in_order(known: Texts) -> dict[str, object]:
    def sorted_by_key(part: object) -> object:
        return {key: sorted_by_key(part[key]) for key in sorted(part)} if isinstance(part, dict) else part

    return {name: sorted_by_key(part) for name, part in known._asdict().items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
