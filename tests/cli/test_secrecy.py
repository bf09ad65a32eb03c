"""What is a state secret keeps symbol, unit and days: no word of it comes in, and none is ever put out."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nhiemvu.domain.forms import FormColumn
from nhiemvu.domain.secrecy import command_kept
from tests.filled_forms import fill, rows_of
from tests.support import Office

#: A word that stands in no document, with and without accents, and as file names have it.
WORD = "Kíphiệu"
FOLDED = "kiphieu"
TODAY = "2026-06-01"
DIRECTIVE = "12-CT/TW"
#: The secret task of the office, an open one, and one whose completion waits to be confirmed.
SECRET, OPEN, REPORTED = "1", "2", "3"


#: What makes an office with a secret directive, a task under it, an open task and a secret one reported as done.
GUARDED: tuple[tuple[str, ...], ...] = (
    ("init", "--office", "Đảng ủy xã Bình An", "--system", "party", "--confirmation", "required"),
    ("unit", "add", "Văn phòng", "--alias", "VP"),
    ("unit", "add", "Công an xã", "--alias", "CAX"),
    ("directive", "add", "Chỉ thị số 12-CT/TW ngày 05/01/2026 của Ban Bí thư", "--secret", "toi-mat"),
    ("add", "--directive", DIRECTIVE, "--due", "30/5/2026", "--to", "VP", "--period", "2026-Q2"),
    ("add", "Mở lớp tập huấn", "--due", "30/6/2026", "--to", "CAX", "--period", "2026-Q2"),
    ("add", "--secret", "mat", "--due", "30/6/2026", "--to", "CAX", "--period", "2026-Q2"),
    ("done", REPORTED, "--on", "20/5/2026"),
)


def begun(office: Office, *lines: tuple[str, ...]) -> Office:
    """Return an office after commands, with a folder for its files, and a file whose name is a secret."""
    office.begun(*((TODAY, *words) for words in lines))
    office.name_files()
    (office.folder / f"{FOLDED}.txt").write_text(f"Nội dung {WORD}.", encoding="utf-8")
    return office


@pytest.fixture
def guarded(office: Office) -> Office:
    """Return an office with a secret directive, a task under it, an open task and a secret one reported as done."""
    return begun(office, *GUARDED)


#: Every way in for words about a secret, with the code of the refusal.
REFUSED: tuple[tuple[int, tuple[str, ...]], ...] = (
    (2, ("add", WORD, "--secret", "mat")),
    (5, ("add", WORD, "--directive", DIRECTIVE)),
    (5, ("add", "--secret", "mat", "--directive", f"Chỉ thị số 13-CT/TW ngày 06/01/2026 về {WORD} biên giới")),
    (5, ("add", "Việc khác", "--directive", f"Chỉ thị số 12-CT/TW ngày 05/01/2026 về {WORD} biên giới")),
    (5, ("edit", SECRET, "--text", WORD)),
    (5, ("edit", SECRET, "--title", WORD)),
    (5, ("edit", SECRET, "--text", f"Nhiệm vụ tối mật (theo {WORD})")),
    (5, ("edit", OPEN, "--secret", "mat", "--text", WORD, "--yes")),
    (5, ("split", SECRET, "--part", WORD, "--part", "khác", "--yes")),
    (5, ("update", SECRET, "--note", WORD)),
    (5, ("update", SECRET, "--percent", "40", "--obstacle", WORD)),
    (5, ("update", SECRET, "--obstacle", "x", "--proposal", WORD)),
    (5, ("update", f"{SECRET}-{OPEN}", "--note", WORD)),
    (5, ("done", SECRET, "--result", WORD)),
    (5, ("done", SECRET, "--evidence", WORD)),
    (5, ("done", SECRET, "--evidence", f"{FOLDED}.txt")),
    (5, ("done", SECRET, "--evidence", f"Báo cáo số 5-BC/ĐU về {WORD}")),
    (5, ("done", OPEN, "--evidence", f"Chỉ thị số 12-CT/TW ngày 05/01/2026 về {WORD} biên giới")),
    (5, ("return", REPORTED, "--reason", WORD)),
    (5, ("suspend", SECRET, "--reason", WORD)),
    (5, ("cancel", SECRET, "--reason", WORD)),
    (5, ("cancel", SECRET, OPEN, "--reason", WORD)),
    (5, ("reopen", REPORTED, "--reason", WORD)),
    (5, ("extend", SECRET, "--to", "30/7/2026", "--reason", WORD)),
    (5, ("extend", SECRET, "--to", "30/7/2026", "--approve", "--basis", WORD)),
    (5, ("directive", "add", f"Chỉ thị số 12-CT/TW ngày 05/01/2026 của Ban Bí thư về {WORD} biên giới")),
    (5, ("directive", "add", f"Chỉ thị số 14-CT/TW ngày 05/02/2026 về {WORD} biên giới", "--secret", "mat")),
    (5, ("directive", "add", "15-CT/TW", "--secret", "mat", "--note", WORD)),
    (5, ("directive", "edit", DIRECTIVE, "--title", WORD)),
    (5, ("directive", "edit", DIRECTIVE, "--note", WORD)),
    (5, ("directive", "edit", DIRECTIVE, "--signer", WORD)),
    (5, ("directive", "add", "--kind", "CT", "--title", WORD, "--secret", "mat")),
)


def holds_word(data: bytes) -> bool:
    """Tell whether bytes hold the word, as typed, folded, or escaped in JSON."""
    forms = (WORD.encode(), FOLDED.encode(), WORD.encode("unicode_escape"), WORD.casefold().encode())
    return any(form in data for form in forms)


def files_with_word(folder: Path) -> Iterator[Path]:
    """Yield the files of an office that hold the word, but for the one that the test itself wrote."""
    for path in folder.rglob("*"):
        if path.is_file() and path.name != f"{FOLDED}.txt" and holds_word(path.read_bytes()):
            yield path


@pytest.mark.parametrize(("code", "words"), REFUSED, ids=lambda value: None if isinstance(value, int) else value[0])
def test_words_are_refused_and_kept_nowhere(guarded: Office, code: int, words: tuple[str, ...]) -> None:
    """Each way in is refused, nothing changes, the message does not repeat the word, and no byte of it is written."""
    monkeyed = [str(guarded.folder / word) if word.endswith(".txt") else word for word in words]
    held = guarded.rows()
    outcome = guarded(*monkeyed, today=TODAY, code=code)
    assert guarded.rows() == held
    assert not holds_word((outcome.out + outcome.err).encode())
    assert list(files_with_word(guarded.folder)) == []


#: Every command that shows or writes tasks.
SHOWING: tuple[tuple[str, ...], ...] = (
    (),
    ("list", "--all"),
    ("list", "--all", "--format", "json"),
    ("show", SECRET),
    ("show", SECRET, "--format", "json"),
    ("overdue",),
    ("search", FOLDED),
    ("search", "nhiệm vụ"),
    ("history",),
    ("history", "--format", "json"),
    ("history", SECRET),
    ("stats",),
    ("stats", "--by", "directive"),
    ("directive", "list"),
    ("directive", "show", DIRECTIVE),
    ("directive", "show", DIRECTIVE, "--format", "json"),
    ("directive", "tree"),
    ("unit", "show", "VP"),
    ("report", "draft", "2026-Q2"),
    ("report", "draft", "2026-Q2", "--format", "markdown"),
    ("report", "draft", "2026-Q2", "-o", "bao-cao.docx"),
    ("report", "coverage", "2026-Q2"),
    ("report", "dashboard", "-o", "trang.html"),
    ("export", "so.xlsx"),
    ("export", "so.csv"),
    ("export", "so.md"),
    ("export", "so.json"),
    ("export", "so.ics"),
    ("form", "out", "-o", "phieu"),
    ("remind", "-o", "don-doc"),
    ("remind", "--text", "--dry-run"),
    ("assign", SECRET, "--to", "VP", "--letter", "giao-viec.docx"),
)


@pytest.fixture
def marked(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return the guarded office in which a task with many words was marked as secret afterwards."""
    monkeypatch.chdir(office.folder)

    def fill() -> None:
        begun(
            office,
            *GUARDED,
            ("directive", "add", f"Kế hoạch số 26-KH/ĐU ngày 15/01/2026 của Ban Thường vụ về {WORD} vùng biên"),
            ("add", f"Triển khai {WORD}", "--directive", "26-KH/ĐU", "--due", "30/5/2026", "--to", "VP"),
            ("edit", "4", "--period", "2026-Q2"),
            ("update", "4", "--percent", "30", "--note", f"Đang làm {WORD}", "--obstacle", f"Thiếu {WORD}"),
            ("extend", "4", "--to", "30/6/2026", "--reason", f"Chờ {WORD}"),
        )
        proved = ("--evidence", f"Biên bản {WORD}", "--evidence", f"{FOLDED}.txt")
        for words in (
            ("done", "4", "--result", f"Đã xong {WORD}", *proved),
            ("return", "4", "--reason", f"Sai {WORD}"),
            ("edit", "4", "--secret", "mat", "--yes"),
            ("directive", "edit", "26-KH/ĐU", "--secret", "mat", "--yes"),
        ):
            office(*words, today=TODAY)

    office.once("test_secrecy", fill)
    return office


@pytest.mark.parametrize("words", SHOWING, ids=lambda words: "_".join(words[:3]) or "desk")
def test_what_was_marked_later_is_shown_nowhere(marked: Office, words: tuple[str, ...]) -> None:
    """Its words stay in the history, which cannot be rewritten, and in no output, file or row that is read."""
    unanswered = words[:2] == ("report", "coverage")
    outcome = marked(*words, today=TODAY, code=5 if unanswered else 0)
    assert not holds_word(outcome.out.encode().replace(b"kiphieu.txt", b""))
    assert not any(holds_word(text_of(path)) for path in written(marked.folder))


def written(folder: Path) -> Iterator[Path]:
    """Yield the files that a command wrote."""
    endings = {".docx", ".html", ".xlsx", ".csv", ".md", ".json", ".ics"}
    yield from (path for path in folder.rglob("*") if path.is_file() and path.suffix in endings)


def text_of(path: Path) -> bytes:
    """Return the bytes of a file, those inside a zip unpacked."""
    import zipfile  # noqa: PLC0415 only here

    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


#: How the rows of what happened begin, which keep their words.
IN_EVENTS = ('INSERT INTO "event"', "event ")


def test_rows_of_what_was_marked_hold_no_word(marked: Office) -> None:
    """Only the history and the events' own words keep them; what is searched and read has none."""
    kept = [line for line in marked.rows() if holds_word(line.encode())]
    assert kept
    assert all(line.startswith(IN_EVENTS) for line in kept)
    marked("db", "check", today=TODAY)


def test_a_task_of_an_imported_document_is_marked(office: Office) -> None:
    """Its place in the text of the document becomes unreadable, with the heading over it where that is its own."""
    begun(office, GUARDED[0])
    body = f"PHẦN THỨ HAI\nPHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II NĂM 2026\n1. Rà soát {WORD} trên địa bàn.\n2. Mở lớp tập huấn."
    source = office.folder / "bao-cao.txt"
    source.write_text(f"BÁO CÁO\nKết quả công tác quý I năm 2026\n{body}\n", encoding="utf-8")
    office("import", source, "--yes", today=TODAY)
    source.unlink()
    office("edit", 1, "--secret", "mat", "--yes", today=TODAY)
    for words in (("show", 1), ("report", "show", 1), ("list",), ("search", "tập huấn")):
        assert not holds_word(office(*words, today=TODAY).out.encode()), words
    kept = [line for line in office.rows() if holds_word(line.encode())]
    assert all(line.startswith(IN_EVENTS) for line in kept)
    office("db", "check", today=TODAY)


def test_marking_is_not_undone(marked: Office) -> None:
    """Nothing brings the words back: neither undoing nor lifting the mark."""
    marked("undo", "1", "--yes", today=TODAY, code=5)
    marked("directive", "edit", "26-KH/ĐU", "--secret", "khong", today=TODAY)
    marked("edit", "4", "--secret", "khong", today=TODAY)
    task = marked("show", "4", "--format", "json", today=TODAY).json
    assert (task["secrecy"], task["text"], task["result"], task["evidence"]) == (None, "Nhiệm vụ mật", None, [])
    marked("undo", "3", "--yes", today=TODAY, code=5)


def test_marking_asks_first(guarded: Office) -> None:
    """Words are not cleared by a slip: nobody at the keyboard needs --yes, and is told what stays."""
    refused = guarded("edit", OPEN, "--secret", "mat", today=TODAY, code=5)
    assert "lịch sử" in refused.err
    assert "sao lưu" in guarded("edit", OPEN, "--secret", "mat", "--yes", today=TODAY).err


def test_what_is_kept(guarded: Office) -> None:
    """Symbol, unit, deadline, percent, days and state; the words say what it is."""
    guarded("update", SECRET, "--percent", "40", today=TODAY)
    guarded("extend", SECRET, "--to", "30/7/2026", today=TODAY)
    guarded("extend", SECRET, "--refuse", today=TODAY)
    guarded("return", REPORTED, today=TODAY)
    guarded("suspend", REPORTED, today=TODAY)
    guarded("reopen", REPORTED, today=TODAY)
    guarded("done", SECRET, "--on", "30/5/2026", today=TODAY)
    guarded("confirm", SECRET, today=TODAY)
    task = guarded("show", SECRET, "--format", "json", today=TODAY).json
    assert task["text"] == task["title"] == "Nhiệm vụ tối mật (theo 12-CT/TW)"
    assert (task["secrecy"], task["lead"], task["due_on"]) == ("toi-mat", "Văn phòng", "2026-05-30")
    assert (task["state"], task["timing"], task["percent"]) == ("done", "on_time", 100)
    directive = guarded("directive", "show", DIRECTIVE, "--format", "json", today=TODAY).json
    assert (directive["secrecy"], directive["symbol"], directive["title"]) == ("toi-mat", DIRECTIVE, None)
    assert "(văn bản tối mật)" in guarded("directive", "list", today=TODAY).out
    guarded("cancel", OPEN, today=TODAY, code=2)


def test_a_task_under_a_secret_directive_stays_secret(guarded: Office) -> None:
    """Its mark is lifted only after that of the directive, and its words come from the clerk."""
    guarded("edit", SECRET, "--secret", "khong", today=TODAY, code=5)
    guarded("directive", "edit", DIRECTIVE, "--secret", "khong", today=TODAY)
    guarded("edit", SECRET, "--secret", "khong", "--text", "Rà soát lực lượng", today=TODAY)
    assert guarded("show", SECRET, "--format", "json", today=TODAY).json["text"] == "Rà soát lực lượng"
    guarded("undo", "2", "--yes", today=TODAY)
    assert guarded("show", SECRET, "--format", "json", today=TODAY).json["secrecy"] == "toi-mat"


def test_parts_and_later_tasks_are_marked_along(guarded: Office) -> None:
    """What has the words of a task is marked with it: its parts, and the whole of a part."""
    guarded("unit", "group", "Khối", "--add", "VP", "--add", "CAX", today=TODAY)
    guarded("assign", OPEN, "--each", "Khối", today=TODAY)
    guarded("edit", "5", "--secret", "tuyet-mat", "--yes", today=TODAY)
    degrees = {one["id"]: one["secrecy"] for one in guarded("list", "--all", "--format", "json", today=TODAY).json}
    assert {degrees[number] for number in (2, 4, 5)} == {"tuyet-mat"}


KEPT = [
    ('update 17 --note "đi đâu" --percent 50 --on 1/6/2026', "update 17 --note … --percent 50 --on 1/6/2026"),
    ('add "việc kín" --directive 12-CT/TW --due 30/6/2026', "add … --directive 12-CT/TW --due 30/6/2026"),
    ('directive add "Chỉ thị số 12-CT/TW" --secret mat', "directive add … --secret mat"),
    ("edit 3 --text=abc --period 2026-Q3", "edit 3 --text=… --period 2026-Q3"),
]


@pytest.mark.parametrize(("command", "kept"), KEPT)
def test_what_the_history_keeps_of_a_command(command: str, kept: str) -> None:
    """Names of commands and options, numbers, days and symbols: no words."""
    assert command_kept(command) == kept


def test_a_name_on_the_command_line_of_a_refusal_is_not_logged(guarded: Office) -> None:
    """With --debug the traceback of a refusal shows no word, either."""
    words = ("--db", guarded.location, "--debug", "update", SECRET, "--note", WORD)
    ended = subprocess.run([sys.executable, "-m", "nhiemvu", *words], capture_output=True, check=False)
    assert ended.returncode == 1
    assert not holds_word(ended.stderr)


def test_what_a_report_says(guarded: Office) -> None:
    """Secret tasks stand in fixed words: done and how, how far, what is late; nobody is asked for their causes."""
    guarded("confirm", REPORTED, today=TODAY)
    guarded("add", "--directive", DIRECTIVE, "--due", "30/6/2026", "--to", "CAX", "--period", "2026-Q2", today=TODAY)
    guarded("update", "4", "--percent", "40", today=TODAY)
    draft = guarded("report", "draft", "2026-Q2", today=TODAY).out
    for line in (
        "- Nhiệm vụ mật: đã hoàn thành đúng hạn; báo cáo riêng theo chế độ mật.",
        "- Nhiệm vụ tối mật (theo 12-CT/TW) đang được thực hiện; đến nay đạt 40%.",
        "- Chưa có báo cáo kết quả của nhiệm vụ tối mật (theo 12-CT/TW) (Văn phòng chủ trì; hạn 30/5/2026, quá hạn 02",
        "[Chưa ghi nguyên nhân, cần hỏi đơn vị và bổ sung: nhiệm vụ 2, chủ trì: Công an xã.]",
        "Chỉ thị số 12-CT/TW, ngày 05/01/2026.",
    ):  # fmt: skip
        assert line in draft, line


def test_the_report_comes_back_as_it_went_out(guarded: Office) -> None:
    """The next turn of the loop: what the finished report plans in those words is secret again, and goes on."""
    guarded("confirm", REPORTED, today=TODAY)
    guarded("report", "draft", "2026-Q2", "-o", guarded.folder / "bao-cao.docx", today=TODAY)
    guarded("import", guarded.folder / "bao-cao.docx", "--yes", today="2026-07-01")
    new = [one for one in guarded("list", "--all", "--format", "json", today=TODAY).json if one["period"] == "2026-Q3"]
    assert [(one["secrecy"], one["directives"], one["continues"]) for one in new] == [
        ("toi-mat", [DIRECTIVE], 1),
        (None, [], 2),
    ]
    guarded("db", "check", today=TODAY)


def test_forms_of_units(guarded: Office) -> None:
    """A form names the task in fixed words and takes state and percent back; words typed into it are refused."""
    guarded("form", "out", "-o", guarded.folder / "phieu", "--unit", "VP", today=TODAY)
    form = guarded.folder / "phieu" / "Phiếu - Văn phòng.xlsx"
    rows, heads = rows_of(form)
    assert "Nhiệm vụ tối mật (theo 12-CT/TW)" in [str(cell) for cell in rows[heads + 1]]
    fill(form, {1: {FormColumn.STATE: "đang thực hiện", FormColumn.PERCENT: 60, FormColumn.RESULT: WORD}})
    refused = guarded("form", "in", form, "--yes", today=TODAY, code=4)
    assert "nhiệm vụ 1 là nhiệm vụ mật" in refused.out + refused.err
    assert not holds_word((refused.out + refused.err).encode())
    fill(form, {1: {FormColumn.STATE: "đang thực hiện", FormColumn.PERCENT: 60, FormColumn.RESULT: None}})
    guarded("form", "in", form, "--yes", today=TODAY)
    assert guarded("show", SECRET, "--format", "json", today=TODAY).json["percent"] == 60
    fill(form, {1: {FormColumn.STATE: "đã hoàn thành", FormColumn.PERCENT: None}})
    assert "nhiệm vụ mật thì chọn" in guarded("form", "in", form, "--yes", today=TODAY, code=4).err
