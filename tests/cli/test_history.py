"""`history` and `undo`: who did what when, what changed in words, and taking it back."""

import os

import pytest
from sqlalchemy import Table

from nhiemvu.cli.change_words import OWNERS, TOLD
from nhiemvu.cli.record_words import COLUMN_NAMES, REFERENCES, TABLE_NAMES, UNTOLD
from nhiemvu.store.tables import metadata, recorded
from tests.support import EXAMPLES, Office
from tests.terminal import SCREEN, at_terminal

KEYS = ["id", "at", "actor", "command", "tasks", "before", "after"]
PROOF = "Kế hoạch số 07-KH/ĐU ngày 20/4/2023"


@pytest.fixture
def worked(office: Office) -> Office:
    """Return an office with a unit, an assigned task that is done, and another one."""
    return office.begun(
        ("2023-04-03", "unit", "add", "Ban Xây dựng Đảng", "--alias", "BXDĐ"),
        ("2023-04-03", "unit", "add", "Công an xã"),
        ("2023-04-03", "add", "Mở lớp tập huấn", "--due", "30/6/2023", "--to", "BXDĐ"),
        ("2023-04-03", "add", "Sơ kết"),
        ("2023-04-03", "assign", 1, "--to", "Công an xã", "--due", "20/6/2023"),
        ("2023-04-03", "done", 1, "--result", "Đã mở 02 lớp.", "--evidence", PROOF),
    )


def lines(office: Office, *words: object) -> list[str]:
    """Return the lines that a command prints, without the moments."""
    return [line.partition("  ")[0] if line[:1].isdigit() else line.strip() for line in office(*words).out.splitlines()]


def test_history_tells_what_changed_in_words(worked: Office) -> None:
    """Newest first: the command as typed, then one line a record, names instead of numbers."""
    assert lines(worked, "history", "--limit", 2) == [
        "6",
        f"$ nhiemvu done 1 --result 'Đã mở 02 lớp.' --evidence '{PROOF}'",
        (
            "- nhiệm vụ 1: trạng thái: chưa thực hiện → đã hoàn thành; ngày hoàn thành: trống → 03/04/2023; "
            "lượt cập nhật: ngày báo: 03/04/2023, tiến độ: 100%, kết quả: “Đã mở 02 lớp.”; "
            f"minh chứng: “{PROOF}”"
        ),
        "- văn bản 1 (07-KH/ĐU): thêm mới, loại văn bản: KH, ký hiệu: 07-KH/ĐU, ngày ban hành: 20/04/2023",
        "5",
        "$ nhiemvu assign 1 --to 'Công an xã' --due 20/6/2023",
        (
            "- nhiệm vụ 1: hạn: 30/06/2023 → 20/06/2023; thôi giao từ 03/04/2023: Ban Xây dựng Đảng, chủ trì; "
            "giao: Công an xã, chủ trì"
        ),
    ]


def test_what_steers_a_terminal_is_not_kept_of_a_command(office: Office) -> None:
    """Typed by a slip of the hand, it is in no value and not in the words of the command either."""
    office("add", "Rà soát\x1b[2J\x9b31m\x07")
    for words in (("history",), ("history", "--format", "json"), ("undo", "--yes"), ("history",)):
        printed = office(*words).out
        assert "Rà soát[2J31m" in printed
        assert not {"\x1b", "\x9b", "\x07"} & set(printed), words


def test_history_speaks_english_too(worked: Office) -> None:
    """No Vietnamese word but those that were typed."""
    told = worked.type_command("--lang", "en", "--db", worked.location, "history", "1", "--limit", "1").out
    assert "- task 1: state: not started → done; done on: none → 03/04/2023; progress: reported on: " in told


def test_history_of_a_task_tells_of_that_task_only(worked: Office) -> None:
    """Events that touched it, and in them only what became of it."""
    told = worked("history", 1)
    assert [line for line in told.out.splitlines() if line[:1].isdigit()] == [
        line for line in told.out.splitlines() if line.startswith(("6  ", "5  ", "3  "))
    ]
    assert "văn bản 1" not in told.out
    assert "nhiệm vụ 1: thêm mới, tiêu đề: “Mở lớp tập huấn”, hạn: 30/06/2023; giao: Ban Xây dựng Đảng" in told.out


def test_json_has_the_keys_that_scripts_rely_on(worked: Office) -> None:
    """Rows by "TABLE:KEY", the same in `before` and `after`; null where there was none."""
    found = worked("history", "--format", "json").json
    assert [list(event) for event in found] == [KEYS] * 6
    assert [event["id"] for event in found] == [6, 5, 4, 3, 2, 1]
    done = found[0]
    assert done["tasks"] == [1]
    assert done["command"].startswith("done 1 --result")
    assert done["at"].endswith("+07:00")
    assert done["before"]["task:1"] == {"state": "not_started", "completed_on": None}
    assert done["after"]["task:1"] == {"state": "done", "completed_on": "2023-04-03"}
    assert done["before"]["progress:1"] is None
    assert done["after"]["progress:1"]["result"] == "Đã mở 02 lớp."
    assert done["before"].keys() == done["after"].keys()
    assert [event["id"] for event in worked("history", 2, "--format", "json").json] == [4]


def test_a_command_that_touched_much_is_told_in_one_line(office: Office) -> None:
    """The import of a report: how many of what, with their numbers; of one task everything."""
    office("import", EXAMPLES / "bao-cao-quy-1-2026.docx", "--yes")
    assert "8 nhiệm vụ (1-8)" in office("history").out
    assert len(office("history").out.splitlines()) == 3
    assert "nhiệm vụ 7: thêm mới" in office("history", 7).out
    assert "Công an xã, chủ trì" in office("history", 7).out


def test_history_fits_the_terminal(worked: Office) -> None:
    """No line is wider than 80 columns, and the words are all there."""
    code, printed = at_terminal(["history"], {**os.environ, "NHIEMVU_DB": worked.location}, streams=[SCREEN])
    assert code == 0
    assert max(len(line) for line in printed.splitlines()) <= 80
    assert " ".join(line.strip() for line in printed.splitlines()).count("Ban Xây dựng Đảng, chủ trì") == 2


def test_an_empty_history_is_no_error(office: Office) -> None:
    """Exit 0, words on stderr, an empty array to stdout; likewise with nothing to undo."""
    assert office("history").out == ""
    assert office("history", "--format", "json").json == []
    nothing = office("undo", 3)
    assert nothing.out == ""
    assert "Không còn gì để hoàn tác" in nothing.err


def test_undo_takes_back_the_newest_command(worked: Office) -> None:
    """It says which, keeps the history, and goes one further back each time."""
    told = worked("undo").out
    assert told.startswith("Đã hoàn tác:\n6  ")
    assert "nhiemvu done 1" in told
    assert worked("show", 1, "--format", "json").json["state"] == "not_started"
    assert worked("directive", "list", "--format", "json").json == []
    assert "nhiemvu assign 1" in worked("undo").out
    assert worked("show", 1, "--format", "json").json["lead"] == "Ban Xây dựng Đảng"
    marks = [line.partition("[")[2] for line in worked("history").out.splitlines() if line[:1].isdigit()]
    assert marks == [
        "hoàn tác lượt 5]",
        "hoàn tác lượt 6]",
        "đã hoàn tác ở lượt 7]",
        "đã hoàn tác ở lượt 8]",
        *[""] * 4,
    ]
    assert worked("history", "--format", "json").json[0]["command"] == "undo"


def test_undo_of_several_is_an_event_each(worked: Office) -> None:
    """Newest first; a task that is gone keeps its history, and its number is not given again."""
    worked("undo", 4)
    assert [event["tasks"] for event in worked("history", "--format", "json").json[:4]] == [[1], [2], [1], [1]]
    assert worked("list", "--all", "--format", "json").json == []
    assert "nhiemvu add Sơ" in worked("history", 2).out.replace("'", "")
    assert "Đã thêm nhiệm vụ 3" in worked("add", "Việc mới").out


def test_undo_can_be_rehearsed(worked: Office) -> None:
    """`--dry-run` says what would be taken back and leaves everything."""
    before = worked.rows()
    told = worked("undo", 2, "--dry-run")
    assert told.out.startswith("Sẽ hoàn tác:\n6  ")
    assert "nhiệm vụ 1: hạn: 20/06/2023 → 30/06/2023; bỏ giao: Công an xã, chủ trì; giao lại: Ban Xây" in told.out
    assert "chưa ghi gì" in told.err
    assert worked.rows() == before


CASES: list[tuple[str, int, list[object], str]] = [
    ("history of an unknown task", 3, ["history", 99], "Không có nhiệm vụ số 99."),
    ("history of no number", 2, ["history", "ba"], "“ba”"),
    ("history of none", 2, ["history", "--limit", 0], "“0”"),
    ("history in an unknown format", 2, ["history", "--format", "csv"], "text, json"),
    ("undo of none", 2, ["undo", 0], "“0”"),
    ("undo of no number", 2, ["undo", "hết"], "“hết”"),
    ("undo of more than there is", 5, ["undo", 7], "Chỉ còn 6 lượt"),
]


@pytest.mark.parametrize(("name", "code", "words", "said"), CASES, ids=[case[0] for case in CASES])
def test_refusals(worked: Office, name: str, code: int, words: list[object], said: str) -> None:
    """Two lines, the exit code, and nothing changed."""
    before = worked.rows()
    outcome = worked(*words, code=code)
    first, second = outcome.err.strip().splitlines()
    assert said in first, name
    assert first.startswith("Lỗi: ")
    assert second.startswith("Cách xử lý: ")
    assert outcome.out == ""
    assert worked.rows() == before


def told_tables() -> list[Table]:
    """Return the tables whose rows the history tells of."""
    return [table for name, table in metadata.tables.items() if name not in {"event", "event_task", "search_entry"}]


@pytest.mark.parametrize("table", told_tables(), ids=lambda table: table.name)
def test_every_table_and_column_has_words(table: Table) -> None:
    """What the history tells has a name in both languages; what belongs to another record says to which."""
    assert table.name in TABLE_NAMES
    for column in recorded(table):
        assert column.name in UNTOLD or column.name in COLUMN_NAMES, column
        for key in column.foreign_keys:
            assert column.name == "parent_id" or REFERENCES[column.name] == key.column.table.name
    if "id" not in table.c and table.name != "setting":
        assert table.name in OWNERS
    assert set(TOLD.get(table.name, ())) <= set(table.columns.keys())
