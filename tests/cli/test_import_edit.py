"""`import --edit`: the plan is corrected in the user's editor before it is saved, at the terminal and in scripts."""

import stat
from pathlib import Path

import pytest

from tests.cli.test_import_batch import on_terminal, plan, write
from tests.support import Office

TODAY = "2026-04-02"


@pytest.fixture
def document(office: Office) -> Path:
    """Return a plan with three tasks, due on 11, 12 and 13 June."""
    return write(office.folder, "ke-hoach.txt", plan(12, tasks=3))


def editor(office: Office, script: str) -> str:
    """Return an editor that is a shell script."""
    path = office.folder / "editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.fixture
def scripted(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return an office whose scripts name no editor yet."""
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    return office


def tasks(office: Office) -> list[dict[str, object]]:
    """Return every task, by number."""
    found = office("list", "--all", "--format", "json", today=TODAY).json
    return sorted(found, key=lambda task: int(task["id"]))


CORRECT = r"""sed -i -e 's,^giữ 1,tách 1,' -e '/^|/s,thứ 12-1 trước,thứ 12-1\n===\ntrước,' \
  -e 's,^giữ 2,bỏ 2,' -e 's,Hạn: 13/06/2026,Hạn: 20/06/2026,' \
  -e '0,/Chủ trì: Văn phòng/s//Chủ trì: Công an xã/' "$1" """


def test_a_script_corrects_the_plan(scripted: Office, document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With an editor named, nobody need be there; what was split keeps its origin, and the deadline its document's."""
    monkeypatch.setenv("EDITOR", editor(scripted, CORRECT))
    outcome = scripted("import", document, "--edit", "--yes", today=TODAY)
    assert "đã lưu 3 nhiệm vụ (1-3)" in outcome.err
    one, two, three = tasks(scripted)
    assert (one["text"], two["text"]) == ("Văn phòng tham mưu rà soát danh mục thứ 12-1", "trước ngày 11/6/2026.")
    assert [task["origin"] for task in (one, two, three)] == [
        {"document_id": 1, "label": label} for label in ("I.1", "I.1", "I.3")
    ]
    assert [task["lead"] for task in (one, two, three)] == ["Công an xã", "Công an xã", "Văn phòng"]
    assert [task["due_on"] for task in (one, two, three)] == [None, "2026-06-11", "2026-06-20"]
    [shown] = scripted("import", write(scripted.folder, "sua.txt", plan(12, tasks=3) + " "), "--dry-run", "--format",
                       "json", today=TODAY).json  # fmt: skip
    changes = {point["task"]: point for point in shown["correction"]["points"]}
    assert (changes[3]["change"], changes[3]["due_on"]) == ("unchanged", None)
    scripted("db", "check", today=TODAY)
    scripted("undo", today=TODAY)
    assert tasks(scripted) == []


def test_words_with_unseen_characters_are_as_they_were_read(scripted: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Quotes of an older character set, which nobody sees, stand in many a file: its plan is left alone and saved."""
    monkeypatch.setenv("EDITOR", editor(scripted, 'touch "$1"; sed -i "s,x,x," "$1"'))
    document = write(scripted.folder, "cu.txt", plan(12, tasks=1).replace("rà soát", "rà \x93soát\x94"))
    assert "đã lưu 1 nhiệm vụ" in scripted("import", document, "--edit", "--yes", today=TODAY).err


def test_unseen_characters_typed_into_a_form_are_left_out(
    scripted: Office, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name would take them into every list."""
    script = r"""sed -i -e 's,^Phối hợp:,Phối hợp: Công an\x11 xã\x07,' -e 's,^Chủ trì: Văn,Chủ trì: V\x00ăn,' "$1" """
    monkeypatch.setenv("EDITOR", editor(scripted, script))
    told = scripted("import", document, "--edit", "--yes", today=TODAY)
    assert not any(letter in told.out + told.err for letter in "\x00\x07\x11")
    assert {(task["lead"], *task["support"]) for task in tasks(scripted)} == {("Văn phòng", "Công an xã")}  # type: ignore[misc]  # JSON


def test_a_plan_that_is_not_corrected_is_saved_as_read(
    scripted: Office, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor that saves nothing, or everything as it was, changes nothing."""
    found = []
    for script in ("true", 'touch "$1"', 'sed -i "s,x,x," "$1"'):
        monkeypatch.setenv("EDITOR", editor(scripted, script))
        found.append(scripted("import", document, "--edit", "--dry-run", "--format", "json", today=TODAY).json)
    assert found == [scripted("import", document, "--dry-run", "--format", "json", today=TODAY).json] * 3


@pytest.mark.without_database
def test_a_dry_run_shows_the_corrected_plan(scripted: Office, document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is saved, in JSON as on the screen."""
    monkeypatch.setenv("EDITOR", editor(scripted, "sed -i 's,^giữ 2,nối 2,' \"$1\""))
    [found] = scripted("import", document, "--edit", "--dry-run", "--format", "json", today=TODAY).json
    assert [task["label"] for task in found["tasks"]] == ["I.1", "I.3"]
    assert found["tasks"][0]["text"].count("tham mưu") == 2
    assert "I.2" not in scripted("import", document, "--edit", "--dry-run", today=TODAY).out
    assert not scripted.is_made()


SCRIPTS: list[tuple[str, str | None, int, str]] = [
    ("no editor", None, 2, "--edit cần một trình soạn thảo"),
    ("an editor that fails", "exit 3", 1, "Không mở được trình soạn thảo"),
    ("an emptied form", ': > "$1"', 1, "Đã dừng, chưa ghi gì."),
    ("a wrong form", "sed -i 's,^giữ 2,giưa 2,;s,13/06/2026,31/06/2026,' \"$1\"", 2, "dòng 12: không có việc “giưa”"),
    ("other letters", "printf 'gi\\361 1' > \"$1\"", 1, "không phải bằng UTF-8"),
]


@pytest.mark.parametrize(("name", "script", "code", "said"), SCRIPTS, ids=[case[0] for case in SCRIPTS])
@pytest.mark.without_database
def test_a_script_that_cannot_be_edited(
    scripted: Office,
    document: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    script: str | None,
    code: int,
    said: str,
) -> None:
    """It is said why, and nothing is saved."""
    if script is not None:
        monkeypatch.setenv("EDITOR", editor(scripted, script))
    outcome = scripted("import", document, "--edit", "--yes", today=TODAY, code=code)
    assert said in outcome.err, name
    assert not scripted.is_made()


def test_one_form_that_is_wrong_does_not_stop_a_batch(
    scripted: Office, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other files are saved, and one that was emptied is left."""
    write(scripted.folder, "b.txt", plan(13))
    write(scripted.folder, "c.txt", plan(14))
    script = (
        'if grep -q b.txt "$1"; then sed -i \'s,^giữ 1,giưa 1,\' "$1"; fi\nif grep -q c.txt "$1"; then : > "$1"; fi'
    )
    monkeypatch.setenv("EDITOR", editor(scripted, script))
    files = [document, scripted.folder / "b.txt", scripted.folder / "c.txt"]
    outcome = scripted("import", *files, "--edit", "--yes", today=TODAY, code=2)
    assert "Đã đọc 3 tệp: lưu 1, không lưu 1, không nhập được 1." in outcome.err
    assert len(tasks(scripted)) == 3


def test_a_person_corrects_after_looking(office: Office, document: Path) -> None:
    """The question offers it; the corrected plan is shown, and asked about again."""
    script = editor(office, "sed -i 's,^giữ 2,bỏ 2,' \"$1\"")
    code, screen = on_terminal(office, b"s\ny\n", "import", document, EDITOR=script, VISUAL="")
    assert code == 0, screen
    assert "Lưu 3 nhiệm vụ này? [y: lưu, s: sửa, Enter: thôi]: " in screen
    assert "Lưu 2 nhiệm vụ này? [y: lưu, s: sửa, Enter: thôi]: " in screen
    assert [task["origin"] for task in tasks(office)] == [{"document_id": 1, "label": f"I.{n}"} for n in (1, 3)]


def test_a_wrong_form_can_be_corrected(office: Office, document: Path) -> None:
    """All faults are told with their lines, and the form comes up again as it was filled in."""
    script = editor(
        office,
        'if grep -q 31/06 "$1"; then sed -i \'s,31/06,30/06,;s,giưa,bỏ,\' "$1"; '
        "else sed -i 's,13/06,31/06,;s,^giữ 2,giưa 2,' \"$1\"; fi",
    )
    code, screen = on_terminal(office, b"y\ny\n", "import", document, "--edit", EDITOR=script, VISUAL="")
    assert code == 0, screen
    assert "dòng 12: không có việc “giưa”" in screen
    assert "Không đọc được ngày “31/06/2026”" in screen
    assert [task["due_on"] for task in tasks(office)] == ["2026-06-11", "2026-06-30"]


@pytest.mark.without_database
def test_a_person_who_empties_the_form_cancels(office: Office, document: Path) -> None:
    """Nothing is saved."""
    code, screen = on_terminal(office, b"", "import", document, "--edit", EDITOR=editor(office, ': > "$1"'), VISUAL="")
    assert (code, "Đã dừng, chưa ghi gì." in screen) == (1, True)
    assert not office.is_made()


def test_a_correction_is_corrected(office: Office, document: Path) -> None:
    """The differences of a corrected file are those of the plan as the clerk left it."""
    office("import", document, "--yes", today=TODAY)
    later = write(office.folder, "sua.txt", plan(12, tasks=4))
    script = editor(office, "sed -i 's,^giữ 4,bỏ 4,' \"$1\"")
    code, screen = on_terminal(office, b"e\ny\n", "import", later, EDITOR=script, NHIEMVU_LANG="vi", VISUAL="")
    assert code == 0, screen
    assert screen.count("Cập nhật văn bản 1 theo sua.txt?") == 2
    assert "1 thêm, 3 không đổi" in screen
    assert len(tasks(office)) == 3


def test_the_form_speaks_english(office: Office, document: Path) -> None:
    """Words for actions and fields are those of the screen."""
    script = editor(office, 'cp "$1" "$(dirname "$0")/form.txt"; sed -i \'s,^keep 2,drop 2,\' "$1"')
    code, screen = on_terminal(
        office, b"y\n", "import", document, "--edit", EDITOR=script, NHIEMVU_LANG="en", VISUAL=""
    )
    assert code == 0, screen
    form = (office.folder / "form.txt").read_text(encoding="utf-8")
    assert "keep 2    # point I.2, line 8\nTitle: " in form
    assert "# Save and close when it is right." in form
    assert max(len(line) for line in form.splitlines() if line.startswith("#")) <= 80
    assert len(tasks(office)) == 2
