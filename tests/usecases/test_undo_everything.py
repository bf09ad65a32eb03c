"""Whatever commands are run, undoing them all brings back every record exactly.

In between the data is whole, states change as the table of moves allows, and the four counts add up.
"""

import io
import json
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemvu.cli.app import run
from nhiemvu.domain.moves import MOVES, Move
from nhiemvu.domain.tasks import State
from tests.support import EXAMPLES, emptied

TODAY = "2026-06-20"
#: What undoing adds to, and the counters that keep numbers from being given twice.
GROWING = {"event", "event_task", "sqlite_sequence"}
#: A command that fails by the program's own fault exits with 1; every other code is an answer to the user.
FAULT = 1

Words = list[str]

UNITS = ("Văn phòng", "Công an xã", "Ban Xây dựng Đảng", "Đoàn xã")
DAYS = ("2026-06-01", "15/6/2026", "20/6/2026", "30/9/2026")
SENTENCES = ("Đã họp dân ở 3 thôn.", "Chưa có kinh phí", "Rà soát hòa giải\ncơ sở")
CITATIONS = (
    "Kế hoạch số 07-KH/ĐU ngày 20/4/2026",
    "Kế hoạch 07-KH/ĐU",
    "Chỉ thị số 97-CT/TW ngày 05/01/2022 của Ban Bí thư",
    "ảnh chụp",
)

ids = st.sampled_from(("1", "2", "3", "8", "1-3", "2-9"))
unit = st.sampled_from(UNITS)
group = st.sampled_from(("các ban", "khối đoàn thể"))
day = st.sampled_from(DAYS)
sentence = st.sampled_from(SENTENCES)
citation = st.sampled_from(CITATIONS)
directive = st.sampled_from(("2", "3", "07-KH/ĐU", "97-CT/TW"))


def option(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[Words]:
    """Draw an option with a value, or nothing."""
    return st.one_of(st.just([]), values.map(lambda value: [name, value]))


def flag(*names: str) -> st.SearchStrategy[Words]:
    """Draw one of some flags, or nothing."""
    return st.sampled_from([[], *([name] for name in names)])


def words(*parts: str | st.SearchStrategy[str] | st.SearchStrategy[Words]) -> st.SearchStrategy[Words]:
    """Draw a command from its words."""
    drawn = [st.just(part) if isinstance(part, str) else part for part in parts]
    return st.tuples(*drawn).map(
        lambda found: [word for part in found for word in ([part] if isinstance(part, str) else part)]
    )


#: Every command that changes records, and how it is typed. A new command joins here.
COMMANDS: dict[str, st.SearchStrategy[Words]] = {
    "init": words("init", "--office", unit, "--system", st.sampled_from(("party", "state")), option("--place", unit),
                  option("--confirmation", st.sampled_from(("required", "none")))),
    "unit add": words("unit", "add", unit, option("--alias", st.sampled_from(("VP", "CAX"))), option("--under", unit)),
    "unit alias": words("unit", "alias", unit, st.sampled_from(("--add", "--remove")), st.sampled_from(("VP", "VPĐU"))),
    "unit group": words("unit", "group", group, st.sampled_from(("--add", "--remove")), unit),
    "unit rename": words("unit", "rename", unit, unit, option("--from", day), flag("--slip", "--dry-run")),
    "unit merge": words("unit", "merge", unit, st.sampled_from(("--into", "--new")), unit, option("--until", day)),
    "unit split": words(
        "unit", "split", unit, "--into", unit, "--new", unit, option("--to", unit), option("--basis", citation),
        option("--from", day), flag("--dry-run"),
    ),
    "unit dissolve": words(
        "unit", "dissolve", unit, option("--to", unit), option("--from", day), flag("--unassigned", "--dry-run")
    ),
    "add": words(
        "add", sentence, option("--due", day), option("--directive", citation), option("--series", sentence),
        option("--period", st.sampled_from(("2026-Q2", "2026"))), option("--to", unit), option("--support", unit),
    ),
    "import": words(
        "import", st.sampled_from(sorted(str(path) for path in EXAMPLES.glob("bao-cao-*.docx"))), "--yes"
    ),
    "import of several": words("import", *sorted(str(path) for path in EXAMPLES.glob("bao-cao-*.docx")), "--yes"),
    "assign": words("assign", ids, "--to", unit, option("--support", unit), option("--due", day), flag("--dry-run")),
    "assign --each": words("assign", ids, "--each", group, option("--due", day), flag("--dry-run")),
    "remind": words(
        "remind", "--text", option("--unit", unit), option("--within", st.sampled_from(("1", "30", "300"))),
        option("--as-of", day), option("--not-within", st.sampled_from(("1", "9"))), option("--reply-by", day),
        flag("--dry-run"),
    ),
    "update": words(
        "update", ids, option("--percent", st.sampled_from(("0", "60"))), option("--note", sentence),
        option("--obstacle", sentence), option("--proposal", sentence), option("--on", day), flag("--dry-run"),
    ),
    "done": words(
        "done", ids, option("--result", sentence), option("--on", day), option("--evidence", citation),
        option("--evidence", citation), flag("--dry-run"),
    ),
    **{
        move: words(move, ids, "--reason", sentence, option("--on", day), flag("--dry-run"))
        for move in ("cancel", "suspend", "reopen", "return")
    },
    "split": words(
        "split", st.sampled_from(("1", "2", "8")), option("--part", sentence), option("--part", unit), "--yes",
        flag("--dry-run"),
    ),
    "confirm": words("confirm", ids, option("--on", day), flag("--dry-run")),
    "extend": words(
        "extend", ids, option("--to", st.sampled_from(("1/7/2026", "30/9/2026"))), option("--reason", sentence),
        flag("--approve", "--refuse"), option("--basis", citation), flag("--dry-run"),
    ),
    "edit": words(
        "edit", ids, option("--text", sentence), option("--due", day), option("--series", sentence),
        option("--period", st.sampled_from(("2026-Q3", "2026-M05"))), flag("--star", "--no-star"),
        option("--cadence", st.sampled_from(("once", "ongoing"))), flag("--no-due", "--dry-run"),
    ),
    "directive add": words(
        "directive", "add", citation, option("--issued-on", day), option("--note", sentence), flag("--new", "--dry-run")
    ),
    "directive edit": words(
        "directive", "edit", directive, option("--issued-on", day), option("--symbol", directive),
        option("--title", sentence), option("--clear", st.sampled_from(("note", "issuer"))), flag("--dry-run"),
    ),
    "directive link": words(
        "directive", "link", directive, st.sampled_from(("implements", "thay-the", "dẫn")), directive,
        flag("--remove", "--dry-run"),
    ),
    "report edit": words(
        "report", "edit", st.sampled_from(("1", "2026-Q1")),
        option("--symbol", st.sampled_from(("60-BC/ĐU", "61-BC/ĐU"))),
        option("--issued-on", day), option("--signer", unit), option("--series", sentence), flag("--dry-run"),
    ),
    "add of what comes back": words(
        "add", sentence, "--due", day, "--every", st.sampled_from(("hằng tháng", "ngày 25 hằng tháng", "2 tuần")),
        option("--period", st.sampled_from(("2026-Q2", "2026"))), option("--to", unit),
    ),
    "edit of what comes back": words(
        "edit", ids, "--every", st.sampled_from(("quarterly", "thoi")), option("--due", day)
    ),
    "recur": words("recur", option("--until", st.sampled_from(("30/9/2026", "eoy"))), flag("--dry-run")),
    "report series": words(
        "report", "series", st.sampled_from((*SENTENCES, "công tác chuyển đổi số")),
        "--window", st.sampled_from(("nd09", "calendar", "20")),
    ),
    "calendar": words(
        "calendar", st.sampled_from(("--off", "--work", "--remove")), day,
        option("--basis", citation), option("--decreed", st.sampled_from(("2027", "2028"))),
    ),
    "undo": words("undo", st.sampled_from(("1", "2"))),
}  # fmt: skip

#: Something to work on.
OPENING: list[Words] = [
    ["import", str(EXAMPLES / "bao-cao-quy-1-2026.docx"), "--yes"],
    ["unit", "group", "các ban", "--add", "Ban Xây dựng Đảng", "--add", "Công an xã"],
]


def type_words(database: Path, *command: str) -> tuple[int, str]:
    """Run a command and return its exit code and everything that it printed."""
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        code = run(["--db", str(database), "--today", TODAY, *command])
    return code, printed.getvalue()


def records(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of every table but those that only grow."""
    with closing(sqlite3.connect(database)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr)  # noqa: S608 names of the schema
            for name in names
            # What stands in the tables of the full-text index depends on the way there; `db check` compares its words.
            if name not in GROWING and not name.startswith("search_index")
        }


def to_undo(database: Path) -> int:
    """Return how many events can be undone."""
    with closing(sqlite3.connect(database)) as connection:
        query = "SELECT coalesce(sum(CASE WHEN undoes_id IS NULL THEN 1 ELSE -1 END), 0) FROM event"
        return int(connection.execute(query).fetchone()[0])


def events(database: Path) -> list[tuple[object, ...]]:
    """Return the whole history."""
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.execute("SELECT * FROM event ORDER BY id"))


#: What one command may make of a task's state; what is reopened may be as it was before anything was begun.
STEPS = {
    step
    for move, table in MOVES.items()
    for before, after in table.items()
    for step in ((before, after), *([(before, State.NOT_STARTED)] if move is Move.REOPEN else []))
}


def states(database: Path) -> dict[int, State]:
    """Return the states of the tasks that are not divided; a whole follows its parts."""
    with closing(sqlite3.connect(database)) as connection:
        query = "SELECT id, state FROM task WHERE id NOT IN (SELECT parent_id FROM task WHERE parent_id IS NOT NULL)"
        return {number: State(state) for number, state in connection.execute(query)}


def counts(database: Path, *words: str) -> dict[str, int]:
    """Return what `stats` counts in all, where its lines and its four counts add up."""
    code, printed = type_words(database, "stats", "--format", "json", *words)
    assert code == 0, printed
    found = json.loads(printed)
    names = ("done_on_time", "done_late", "open_in_time", "open_overdue", "set_aside", "total")
    total: dict[str, int] = {name: found["total"][name] for name in names}
    assert total["total"] == sum(total[name] for name in names[:4])
    for name in names:
        assert not found["by"] or sum(line[name] for line in found["lines"]) == total[name], name
    return total


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty database in one file."""
    database = tmp_path_factory.mktemp("template") / "nhiemvu.db"
    type_words(database, "list")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return database


@settings(max_examples=15, deadline=None)
@given(commands=st.lists(st.one_of(*COMMANDS.values()), min_size=3, max_size=9))
def test_undoing_everything_brings_back_the_start(template: Path, commands: Sequence[Words]) -> None:
    """Every step leaves the data whole, a refused one changes nothing, and the history only ever grows.

    No step makes of a state what the table of moves does not allow, and after each the four counts add up.
    """
    database = emptied(template.with_name("office")) / "nhiemvu.db"
    shutil.copyfile(template, database)
    start = records(database)
    for command in [*OPENING, *commands]:
        before, history, held = records(database), events(database), states(database)
        code, printed = type_words(database, *command)
        assert code != FAULT, printed
        if code or "--dry-run" in command:
            assert (records(database), events(database)) == (before, history), command
        assert events(database)[: len(history)] == history
        moves = {(held[number], state) for number, state in states(database).items() if number in held}
        assert command[0] == "undo" or {(one, other) for one, other in moves if one is not other} <= STEPS, command
        assert counts(database, "--by", "unit") == counts(database)
        assert type_words(database, "db", "check")[0] == 0, command
    left = to_undo(database)
    assert left == 0 or type_words(database, "undo", str(left))[0] == 0
    assert to_undo(database) == 0
    assert records(database) == start
    assert type_words(database, "db", "check")[0] == 0
