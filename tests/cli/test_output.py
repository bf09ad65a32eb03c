"""What lists print: tables, JSON, CSV, Markdown, both languages, any locale."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest

from nhiemvu.cli.output import note
from tests.support import Office, on_a_terminal

KEYS = [
    "id", "title", "text", "series", "period", "state", "timing", "due_on", "original_due_on", "days_late", "lead",
    "support", "monitor", "deadlines", "percent", "result", "evidence", "last_update_on", "starred", "secrecy",
    "cadence", "origin", "directives", "parent", "children", "extensions", "on_time_by_extension", "set_aside_on",
    "set_aside_reason", "continues", "continued_by", "turn",
]  # fmt: skip
ODD = "Dùng | dấu *sao* và [ngoặc] <br> `mã`, 1e5"


@pytest.fixture
def filled(office: Office) -> Office:
    """Return an office with one assigned task, one odd one, and one that is done."""
    return office.begun(
        ("2023-04-03", "unit", "add", "Văn phòng", "--alias", "VP"),
        ("2023-04-03", "add", "Rà soát dữ liệu biển, đảo", "--due", "10/4/2023", "--to", "VP"),
        ("2023-04-03", "add", ODD),
        ("2023-04-03", "add", "Đã xong"),
        ("2023-04-03", "done", 3, "--result", "Xong."),
    )


def test_json_has_the_keys_that_scripts_rely_on(filled: Office) -> None:
    """Days are ISO text, Vietnamese is not escaped; list and overdue have the same shape, and show tells more."""
    listed = filled("list", "--format", "json")
    assert "biển, đảo" in listed.out
    assert [list(task) for task in listed.json] == [KEYS, KEYS]
    shown = filled("show", 1, "--format", "json").json
    more = [shown.pop(name) for name in ("answers", "evidence_files", "recurrence", "reminders")]
    assert more == [[], [], None, {"count": 0, "last_on": None, "sent": []}]
    assert shown == listed.json[0]
    assert shown["timing"] == "due_soon"
    assert (shown["due_on"], shown["original_due_on"], shown["lead"]) == ("2023-04-10", "2023-04-10", "Văn phòng")
    assert filled("overdue", "--format", "json", today="2023-04-11").json[0]["days_late"] == 1


def test_open_tasks_are_listed_and_all_on_demand(filled: Office) -> None:
    """Done tasks are shown with `--all` only; a unit's list holds its own."""
    assert [task["id"] for task in filled("list", "--format", "json").json] == [1, 2]
    assert [task["id"] for task in filled("list", "--all", "--format", "json").json] == [1, 2, 3]
    assert [task["id"] for task in filled("list", "--unit", "vp", "--format", "json").json] == [1]


def test_csv_and_markdown_hold_odd_words_whole(filled: Office) -> None:
    """CSV quotes them; Markdown escapes what it would interpret."""
    rows = list(csv.reader(io.StringIO(filled("list", "--format", "csv").out)))
    assert rows[0][1] == "Nhiệm vụ"
    assert rows[2][1] == ODD
    markdown = filled("list", "--format", "markdown").out.splitlines()
    assert r"Dùng \| dấu \*sao\* và \[ngoặc\] \<br> \`mã\`, 1e5" in markdown[3]
    assert len({line.replace(r"\|", "").count("|") for line in markdown}) == 1


def test_a_table_keeps_words_that_look_like_numbers(filled: Office) -> None:
    """1e5 stays 1e5."""
    assert "1e5" in filled("list").out


def test_an_empty_list_is_no_error(office: Office) -> None:
    """Exit 0; the words go to stderr, an empty array to stdout."""
    for words in (["list"], ["overdue"], ["unit", "list"], ["directive", "list"], ["report", "list"]):
        empty = office(*words)
        assert empty.out == ""
        assert empty.err
        assert office(*words, "--format", "json").json == []


@pytest.mark.without_database
def test_a_missing_database_is_made_and_said(office: Office) -> None:
    """Only the first command says where."""
    name = office.location.partition("?")[0].rpartition("/")[2]
    assert f"/{name}" in office("list").err
    assert name not in office("list").err


@pytest.mark.without_database
@pytest.mark.sqlite_only("a database on a server was made for the office")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("done", 99), 3),
        (("show", 99), 3),
        (("recur", "--dry-run"), 0),
        (("add", "Họp", "--to", "X"), 3),
    ],
)
def test_a_first_command_that_records_nothing_leaves_no_database(
    office: Office, words: tuple[object, ...], code: int
) -> None:
    """Neither a file nor a word of one."""
    assert "Đã tạo" not in office(*words, code=code).err
    assert not any(office.folder.iterdir())


@pytest.mark.without_database
@pytest.mark.sqlite_only("a file is granted to nobody")
def test_a_first_grant_leaves_no_database(office: Office) -> None:
    """Neither a file nor a word of one."""
    assert "Đã tạo" not in office("db", "grant", "lan", "--revoke", code=2).err
    assert not any(office.folder.iterdir())


def test_both_languages(filled: Office) -> None:
    """The screen speaks Vietnamese, and English on demand."""
    assert "sắp đến hạn" in filled("list").out
    english = filled.type_command("--lang", "en", "--db", filled.location, "--today", "2023-04-03", "list")
    assert "due soon" in english.out
    refused = filled.type_command("--lang", "en", "--db", filled.location, "show", "99")
    assert refused.err.startswith("Error: There is no task 99.")
    assert "What to do: " in refused.err


def test_streams_are_utf8_whatever_the_locale(filled: Office) -> None:
    """A console of another code page gets UTF-8."""
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "LC_ALL": "C", "NHIEMVU_DB": filled.location}
    done = subprocess.run(
        [sys.executable, "-m", "nhiemvu", "list", "--format", "json"], capture_output=True, check=True, env=environment
    )
    assert json.loads(done.stdout.decode("utf-8"))[0]["title"].startswith("Rà soát dữ liệu")


def test_a_closed_pipe_is_no_error(filled: Office) -> None:
    """`nhiemvu list | head -0` leaves no traceback."""
    command = f"{sys.executable} -m nhiemvu list --format json | true"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, check=True, env={**os.environ, "NHIEMVU_DB": filled.location}
    )
    assert done.stderr == b""


def test_a_stream_that_is_closed_from_the_start_is_no_error(filled: Office) -> None:
    """What has nobody to read it is left unsaid; all else is told, and the exit code is the command's own."""
    start = f"{sys.executable} -m nhiemvu"
    for words, said, code in (
        ("list >&-", "", 0),
        ("list --limit 1 2>&-", "Rà soát", 0),
        ("list <&-", "Rà soát", 0),
        ("show 99 >&-", "Lỗi: ", 3),
    ):
        done = subprocess.run(
            ["bash", "-c", f"{start} {words}"],
            capture_output=True,
            check=False,
            env={**os.environ, "NHIEMVU_DB": filled.location},
        )
        assert (done.returncode, said in (done.stdout + done.stderr).decode()) == (code, True), (words, done)


@pytest.mark.parametrize("columns", [80, 140])
def test_a_list_fits_the_terminal(filled: Office, columns: int) -> None:
    """No line is wider than the screen, and wrapped words are all there."""
    filled("add", "Tăng cường công tác tuyên truyền, vận động Nhân dân tham gia chuyển đổi số trên địa bàn xã " * 2)
    lines = on_a_terminal(filled.location, "list", "--all", COLUMNS=str(columns), NO_COLOR="1").splitlines()
    assert max(len(line) for line in lines) <= columns
    assert sum(line.count("tuyên") for line in lines) >= 1


def test_no_screen_is_so_narrow_that_words_are_torn(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A terminal that says it has one column is written to as if it had a few."""
    monkeypatch.setenv("COLUMNS", "1")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    note("Đã dừng, chưa ghi gì.")
    assert capsys.readouterr().err == "Đã dừng, chưa ghi\ngì.\n"
