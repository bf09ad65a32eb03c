"""The template of reports: taken, changed in Word, used; and files that cannot be written."""

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from nhiemvu.cli.types import LAYOUT
from nhiemvu.documents.archive import packed, unpacked
from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.documents.docx_out.packaged import packaged_template
from nhiemvu.facts.layouts import layout_named, layouts
from tests.support import Office

TODAY = "2026-07-01"


@pytest.fixture
def working(office: Office) -> Office:
    """Return an office with a task of a quarter and its result."""
    office("add", "Tổ chức hội nghị tổng kết", "--period", "2026-Q2", today="2026-04-01")
    office("done", 1, "--result", "Đã tổ chức hội nghị {{ 7*7 }} <w:p> &amp; rồi", "--on", "2026-06-01", today=TODAY)
    return office


def test_layouts_are_those_of_the_facts() -> None:
    """The option offers every rule book."""
    assert [*LAYOUT.choices] == [layout.name for layout in layouts()]


@pytest.mark.without_database
@pytest.mark.parametrize(
    ("init", "options", "name"),
    [
        ([], [], "hd05"),
        (["--system", "state"], [], "nd30"),
        (["--system", "party"], ["--layout", "nd30"], "nd30"),
        (["--system", "party"], ["--layout", "hd36"], "hd36"),
    ],
)
def test_the_template_of_the_office(office: Office, init: list[str], options: list[str], name: str) -> None:
    """By the office's system and the day, or as asked; without a database none is made."""
    if init:
        office("init", "--office", "Đảng ủy xã Đồng Mây", *init)
    target = office.folder / "mau.docx"
    told = office("report", "template", "--out", target, *options, today=TODAY).err
    found = layout_named(name)
    assert found
    assert target.read_bytes() == packaged_template(found)
    assert found.title in told
    assert office.is_made() is bool(init)


def test_the_template_before_the_newer_rule_book(office: Office) -> None:
    """The day decides which one holds."""
    told = office("bao-cao", "mau", "-o", office.folder / "mau.docx", today="2026-05-26").err
    assert "Hướng dẫn 36-HD/VPTW" in told


def test_a_changed_template_is_put_aside(office: Office) -> None:
    """What somebody did to it in Word is kept; the same again is no change."""
    target = office.folder / "mau.docx"
    office("report", "template", "--out", target)
    assert "giữ ở" not in office("report", "template", "--out", target).err
    target.write_bytes(b"da sua")
    assert "mau.cu-1.docx" in office("report", "template", "--out", target).err
    assert (office.folder / "mau.cu-1.docx").read_bytes() == b"da sua"


def test_a_template_changed_in_word_is_used(working: Office) -> None:
    """Another font, a line of the office, and a picture's place come out; words of a task stay words."""
    template, target = working.folder / "mau.docx", working.folder / "bc.docx"
    working("report", "template", "--out", template)
    parts = unpacked(template.read_bytes())
    body = parts["word/document.xml"].decode()
    assert "<w:body>" in body
    own = "<w:p><w:r><w:t>BIỂU TRƯNG</w:t></w:r></w:p>"
    parts["word/document.xml"] = body.replace("<w:body>", f"<w:body>{own}").encode()
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"Times New Roman", b"Arial")
    template.write_bytes(packed(parts))
    working("report", "draft", "2026-Q2", "-o", target, "--template", template, today=TODAY)
    texts = [line.labelled_text for line in read_docx(target.read_bytes(), "x").paragraphs()]
    assert texts[0] == "BIỂU TRƯNG"
    assert any("Đã tổ chức hội nghị {{ 7*7 }} <w:p> &amp; rồi" in text for text in texts)
    written = unpacked(target.read_bytes())
    assert b"Arial" in written["word/styles.xml"]
    assert b"Times New Roman" not in written["word/styles.xml"]


TASKS = ["{{ 7*7 }}", "{% for %}", "<w:p>", "&amp;", "]]>", "{{p block.xml }}", "{_{ 7 }_}"]


@pytest.mark.parametrize("edited", [False, True])
def test_tasks_that_look_like_marks(office: Office, *, edited: bool) -> None:
    """Their words stand in the report as they are: in the annex, among what was not done, and as results."""
    for number, words in enumerate(TASKS, start=1):
        office("add", f"Rà soát {words} của xã", "--period", "2026-Q2", today="2026-04-01")
        if number % 2:
            office("done", number, "--result", f"Đã rà soát {words} xong", "--on", "2026-06-01", today=TODAY)
    template, target = office.folder / "mau.docx", office.folder / "bc.docx"
    office("report", "template", "--out", template)
    if edited:
        parts = unpacked(template.read_bytes())
        own = b"<w:body><w:p><w:r><w:t>{{ 7+42 }}</w:t></w:r></w:p>"
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", own)
        template.write_bytes(packed(parts))
    office("report", "draft", "2026-Q2", "-o", target, "--template", template, today=TODAY)
    text = "\n".join(line.text for line in read_docx(target.read_bytes(), "x").paragraphs())
    # Only the template's own mark is a sum.
    assert text.startswith("49\n") is edited
    for number, words in enumerate(TASKS, start=1):
        assert text.count(f"{words} của xã") >= 1, words
        assert (f"Đã rà soát {words} xong" in text) is bool(number % 2), words


def test_a_template_that_could_fill_the_memory_is_told(working: Office) -> None:
    """With its place and the sign, in the clerk's language."""
    template, target = working.folder / "mau.docx", working.folder / "bc.docx"
    working("report", "template", "--out", template)
    parts = unpacked(template.read_bytes())
    own = b"<w:body><w:p><w:r><w:t>{{ 'x' * 9 }}</w:t></w:r></w:p>"
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", own)
    template.write_bytes(packed(parts))
    told = working("report", "draft", "2026-Q2", "-o", target, "--template", template, today=TODAY, code=4).err
    assert "mẫu không được dùng phép tính *" in told
    assert not target.exists()


def test_a_broken_template_is_told(working: Office) -> None:
    """With its place, at exit 4, and no file is written."""
    template, target = working.folder / "mau.docx", working.folder / "bc.docx"
    working("report", "template", "--out", template)
    parts = unpacked(template.read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"{%p endfor %}", b"")
    template.write_bytes(packed(parts))
    told = working("report", "draft", "2026-Q2", "-o", target, "--template", template, today=TODAY, code=4).err
    assert "“mau.docx” có lỗi ở đoạn 4" in told
    assert not target.exists()


def raising(error: OSError) -> Callable[..., object]:
    """Return what fails with an error whatever it is asked."""

    def fail(*_: object, **__: object) -> object:
        raise error

    return fail


def refused(_: pytest.MonkeyPatch, target: Path) -> Path:
    """Leave the system as it is."""
    return target


def held_open(patch: pytest.MonkeyPatch, target: Path) -> Path:
    """Let Windows refuse to replace a file that Word holds."""
    patch.setattr(Path, "replace", raising(PermissionError(errno.EACCES, "in use")))
    return target


def full_disk(patch: pytest.MonkeyPatch, target: Path) -> Path:
    """Let the disk take nothing more."""
    patch.setattr(os, "fsync", raising(OSError(errno.ENOSPC, "no space")))
    return target


def no_rights(patch: pytest.MonkeyPatch, target: Path) -> Path:
    """Let the folder take no new file; whoever may do everything would be let in."""
    patch.setattr(tempfile, "mkstemp", raising(PermissionError(errno.EACCES, "denied")))
    return target


def read_only(_: pytest.MonkeyPatch, target: Path) -> Path:
    """Let the file be read-only."""
    target.chmod(0o444)
    return target


def no_folder(_: pytest.MonkeyPatch, target: Path) -> Path:
    """Name a folder that is not there."""
    return target.parent / "không có" / target.name


def in_a_file(_: pytest.MonkeyPatch, target: Path) -> Path:
    """Name a file as if it were a folder."""
    return target / target.name


def a_folder(_: pytest.MonkeyPatch, target: Path) -> Path:
    """Name a folder for the file."""
    folder = target.with_name("thư mục.docx")
    folder.mkdir()
    return folder


UNWRITABLE: list[tuple[Callable[[pytest.MonkeyPatch, Path], Path], str, str]] = [
    (held_open, "Không được phép ghi tệp", "đóng tệp nếu đang mở trong Word"),
    (full_disk, "Hết chỗ trên ổ đĩa", "dọn bớt tệp"),
    (no_rights, "Không được phép ghi tệp", "lưu với tên khác"),
    (read_only, "Không được phép ghi tệp", "Tệp cũ còn nguyên"),
    (no_folder, "Không có thư mục", "tạo thư mục đó"),
    (in_a_file, "Không có thư mục", "chọn nơi khác"),
    (a_folder, "là thư mục", "ghi thêm tên tệp"),
]


@pytest.mark.parametrize("words", [["report", "draft", "2026-Q2", "-o"], ["report", "template", "--out"]])
@pytest.mark.parametrize(("hinder", "said", "advice"), UNWRITABLE, ids=[case[0].__name__ for case in UNWRITABLE])
def test_what_cannot_be_written(
    working: Office,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    hinder: Callable[[pytest.MonkeyPatch, Path], Path],
    said: str,
    advice: str,
) -> None:
    """The old file is whole, no other is left, two lines say what is wrong and what to do, and the exit code is 1."""
    old = working.folder / "cũ.docx"
    old.write_bytes(b"sua trong Word")
    target = hinder(monkeypatch, old)
    before = sorted(working.folder.rglob("*"))
    outcome = working(*words, target, today=TODAY, code=1)
    monkeypatch.undo()
    lines = outcome.err.strip().splitlines()
    assert [line.partition(":")[0] for line in lines] == ["Lỗi", "Cách xử lý"]
    assert said in lines[0]
    assert advice in lines[1]
    assert old.read_bytes() == b"sua trong Word"
    assert sorted(working.folder.rglob("*")) == before


BAD_USAGE: list[tuple[str, int, list[object], str]] = [
    ("no name", 2, ["report", "template"], "--out"),
    ("another kind of file", 2, ["report", "template", "--out", "mau.txt"], "không kết thúc bằng .docx"),
    ("an unknown rule book", 2, ["report", "template", "--out", "mau.docx", "--layout", "hd99"], "hd05, hd36, nd30"),
]


@pytest.mark.without_database
@pytest.mark.parametrize(("name", "code", "words", "said"), BAD_USAGE, ids=[case[0] for case in BAD_USAGE])
def test_bad_usage(
    office: Office, monkeypatch: pytest.MonkeyPatch, name: str, code: int, words: list[object], said: str
) -> None:
    """It is told what is wrong, and no file is made."""
    monkeypatch.chdir(office.folder)
    assert said in office(*words, code=code).err, name
    assert not [*office.folder.iterdir()]
