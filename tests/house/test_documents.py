"""What the documents say is what the program does: the list of commands, the sample sessions, the links."""

import re
import unicodedata
from pathlib import Path

import pytest

from nhiemvu.domain.errors import NhiemvuError
from tests.support import ROOT
from tools import build_cli_docs, build_form_docs, check_sessions

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")])
#: [text](docs/cli.md), [text](#anchor), [text](docs/cli.md#anchor)
LINK = re.compile(r"\]\((?!\w+:)([^)#]*)(#[^)]*)?\)")
each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)


def test_the_list_of_commands_is_that_of_the_program() -> None:
    """docs/cli.md is what `make docs` writes."""
    assert build_cli_docs.TARGET.read_text(encoding="utf-8") == build_cli_docs.build(), "run: make docs"


def test_the_list_of_findings_is_that_of_the_program() -> None:
    """docs/the-thuc.md is what `make docs` writes."""
    assert build_form_docs.TARGET.read_text(encoding="utf-8") == build_form_docs.build(), "run: make docs"


@pytest.mark.parametrize("path", check_sessions.DOCUMENTS, ids=lambda path: path.name)
def test_sessions_show_what_the_program_shows(path: Path) -> None:
    """Every command of the document, typed in order in an office of its own, gives the lines under it."""
    text = path.read_text(encoding="utf-8")
    assert text == check_sessions.replayed(text), "run: make docs"
    assert f"\n{check_sessions.SESSION}\n" in text


def test_every_exit_code_is_told() -> None:
    """The table of exit codes has those of the families of errors, and 0."""
    codes = {NhiemvuError.exit_code, *(family.exit_code for family in NhiemvuError.__subclasses__())}
    assert [code for code, _, _ in build_cli_docs.EXIT_CODES] == sorted({0, *codes})


@each_document
def test_documents_are_composed_and_portable(path: Path) -> None:
    """Text is NFC, and no path of the machine that wrote it is left."""
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert str(ROOT) not in text
    assert not re.search(r"/(tmp|work|root)/", text)


@each_document
def test_links_lead_somewhere(path: Path) -> None:
    """A link within the project names a file that is there, and a heading that the file has."""
    for target, anchor in LINK.findall(path.read_text(encoding="utf-8")):
        linked = (path.parent / target).resolve() if target else path
        assert linked.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor[1:] in {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def session(*lines: str) -> str:
    """Return a document with one session on a day."""
    return "\n".join(["*Ngày 02/04/2026*", "", check_sessions.SESSION, *lines, check_sessions.FENCE, ""])


def test_a_session_is_rewritten() -> None:
    """Old output gives way to the program's, other lines stay, and the answer of a question is typed again."""
    now = check_sessions.replayed(session("$ nhiemvu unit list", "Cũ", "$ nhiemvu import bao-cao-quy-1-2026.docx"))
    assert "Cũ" not in now
    assert "Đã tạo cơ sở dữ liệu: /home/lan/.local/share/nhiemvu/nhiemvu.db" in now
    assert "đã lưu" not in now
    again = check_sessions.replayed(re.sub(r"(Enter: thôi\]:).*", r"\1 y", now))
    assert "Enter: thôi]: y\n" in again
    assert "đã lưu 8 nhiệm vụ" in again
    assert again == check_sessions.replayed(again)


def test_documents_are_rewritten_on_demand_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the option the difference is printed and is a failure; a second run finds none."""
    path = tmp_path / "huong-dan.md"
    path.write_text(session("$ nhiemvu --version", "Cũ"), encoding="utf-8")
    monkeypatch.setattr(check_sessions, "DOCUMENTS", (path,))
    assert check_sessions.main([]) == 1
    assert "-Cũ" in capsys.readouterr().out
    assert "Cũ" in path.read_text(encoding="utf-8")
    assert check_sessions.main(["--rewrite"]) == 0
    assert "Cũ" not in path.read_text(encoding="utf-8")
    assert check_sessions.main([]) == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (session("nhiemvu list"), "nothing was typed"),
        (session("$ rm -r examples"), "only nhiemvu"),
        (session("$ nhiemvu list").partition("\n")[2], "no day"),
        (session("nhiemvu show 3").replace("console", "sh"), "Không có nhiệm vụ số 3"),
    ],
)
def test_a_session_that_cannot_be_replayed_is_refused(text: str, said: str) -> None:
    """A slip in a document is named, and nothing but the program is run."""
    with pytest.raises(check_sessions.BadSession, match=said):
        check_sessions.replayed(text)
