"""Files that commands read beside documents: what is typed for each kind, and good ones that are damaged."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from nhiemvu.cli.plan_form import plan_form
from nhiemvu.documents.read import read_bytes
from nhiemvu.domain.forms import FormColumn
from nhiemvu.facts.choice import use_packaged
from nhiemvu.reading.report import read_report
from tests.cli.good_lines import FORMS, Q1, Q2
from tools.fill_form import Answers, fill
from tools.fuzz.office import DATABASE, Line, Office

FACTS = "nhiemvu.facts.toml"
OFFICE_FACTS = """\
[[headings]]
phrases = ["Việc quý tới", "Công việc trọng tâm"]
section = "tasks"
examples = ["III. VIỆC QUÝ TỚI"]
source = "BC 12"

[[issuers]]
head = "Tổ giúp việc"

[[deadlines]]
phrases = ["khi cần"]
rule = "none"

[[kinds]]
name = "Phương án xã"
code = "PAX"
symbol_codes = ["PAX"]
systems = ["party"]

[[verbs]]
phrases = ["chủ công"]
name = "lead"
"""
FORM = "Phiếu - Công an xã.xlsx"
HANDED_OVER = "# nhiệm vụ: đơn vị\n1: Đội 2\n"


class Reader(NamedTuple):
    """One kind of file: what is typed for one, and where it must lie, "" for anywhere."""

    line: Callable[[Path], Line]
    place: str = ""


def _words(*words: str) -> Callable[[Path], Line]:
    return lambda path: Line(tuple(word.replace("TỆP", str(path)) for word in words))


#: By the name that the tally shows.
READERS: Mapping[str, Reader] = {
    "form": Reader(_words("form", "in", "TỆP", "--yes")),
    "plan": Reader(lambda path: Line(("import", Q2, "--edit", "--yes"), {"EDITOR": f"cp '{path}'"})),
    "task form": Reader(lambda path: Line(("edit", "1"), {"EDITOR": f"cp '{path}'"}, terminal=True)),
    "facts": Reader(lambda _: Line(("facts", "check")), FACTS),
    "facts in use": Reader(_words("import", Q1, "--dry-run"), FACTS),
    "template": Reader(_words("report", "draft", "2026-Q2", "--template", "TỆP", "-o", "moi.docx")),
    "letter template": Reader(_words("assign", "1", "--to", "BDV", "--letter", "moi.docx", "--template", "TỆP")),
    "archive": Reader(_words("--db=moi.db", "load", "TỆP")),
    "backup": Reader(_words("db", "restore", "TỆP", "--yes")),
    "database": Reader(_words("--db=TỆP", "list", "--format", "json")),
    "handing over": Reader(
        _words("unit", "split", "CAX", "--new", "Đội 1", "--new", "Đội 2", "--to", "Đội 1", "--file", "TỆP")
    ),
    "form of a document": Reader(_words("report", "check", "TỆP", "--format", "json")),
    "evidence": Reader(_words("done", "1", "--result", "Đã xong.", "--evidence", "TỆP")),
}


def good_files_of(office: Office) -> list[tuple[str, str, bytes]]:
    """Return a reader, a name and the bytes of good files, made by the program in an office."""
    use_packaged()
    folder = office.folder
    answers: Answers = {1: {FormColumn.PERCENT: 60, FormColumn.RESULT: "Đã mở 1 lớp cho 35 người."}}
    form = fill(folder / FORMS / FORM, answers, folder / "phieu-dien.xlsx")
    template = office.run(Line(("report", "template", "-o", "mau-thu.docx")))
    if template.code:
        raise RuntimeError(template)
    reading = read_report(read_bytes((folder / Q2).read_bytes(), Q2))
    asked = office.run(Line(("edit", "1"), {"EDITOR": "sh -c 'cp \"$0\" phieu-sua.txt'"}, terminal=True))
    if asked.code:
        raise RuntimeError(asked)
    word = (folder / "mau-thu.docx").read_bytes()
    files = [
        ("form", "phieu.xlsx", form.read_bytes()),
        ("plan", "ke-hoach.txt", plan_form(reading, Q2).encode()),
        ("task form", "sua.txt", (folder / "phieu-sua.txt").read_bytes()),
        ("facts", FACTS, OFFICE_FACTS.encode()),
        ("facts in use", FACTS, OFFICE_FACTS.encode()),
        ("template", "mau.docx", word),
        ("letter template", "mau.docx", word),
        ("archive", "luu-tru.zip", (folder / "luu-tru.zip").read_bytes()),
        ("backup", "sao-luu.db", (folder / "sao-luu.db").read_bytes()),
        ("database", DATABASE, (folder / "sao-luu.db").read_bytes()),
        ("handing over", "giao.txt", HANDED_OVER.encode()),
        ("form of a document", "bao-cao.docx", (folder / Q1).read_bytes()),
        ("evidence", "minh-chung.pdf", b"%PDF-1.7 " + bytes(range(256))),
    ]
    office.put_back()
    return files
