"""Templates that users broke in Word: what is wrong and where is told, and nothing is written."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemvu.documents.archive import packed, unpacked
from nhiemvu.documents.docx.reader import read_docx
from nhiemvu.documents.docx_out.faults import DamagedTemplate, FaultyTemplate, IncompleteTemplate
from nhiemvu.documents.docx_out.packaged import packaged_template
from nhiemvu.documents.docx_out.writer import docx_bytes, write_docx
from nhiemvu.documents.file_bytes import FileIsFolder, FileMissing
from nhiemvu.domain.pages import Cell, Note, NoteMark, Pages, Paragraph, Sheet, Style, Table
from tests.documents.templates import HD05, own_template

TABLE = Table(((Cell((Paragraph("1"),)),),))
PAGES = Pages(
    (
        Paragraph("BÁO CÁO", style=Style.TITLE),
        Paragraph("chữ"),
        Paragraph("", style=Style.RULE),
        TABLE,
        Paragraph("ngang", new_sheet=Sheet.LANDSCAPE),
    )
)
LINE = '<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
CELL = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
END = "<w:sectPr>"
HEADER = "word/header1.xml"


def added(words: str) -> tuple[str, str]:
    """Return the change that puts a line behind the loop."""
    return END, LINE.format(words) + END


FAULTS: dict[str, tuple[str, tuple[str, str], list[str]]] = {
    "a loop without end": ("", ("{%p endfor %}", ""), ["đoạn 4:", "“{%p for block in blocks %}” chưa được đóng"]),
    "a condition without end": ("", ("{%p endif %}", ""), ["đoạn", "“{%p endfor %}” không có phần mở"]),
    "an end too many": ("", added("{%p endif %}"), ["đoạn 39:", "“{%p endif %}” không có phần mở"]),
    "a word that the engine does not know": ("", ("{%p else %}", "{%p nếu không %}"), ["đoạn 35:", "không hiểu lệnh"]),
    "a value that is not there": ("", added("{{ co_quan }}"), ["đoạn 39:", "tên “co_quan”"]),
    "a value in a table": (
        "",
        (END, CELL.format(LINE.format("x") + LINE.format("{{ ten }}")) + LINE.format("") + END),
        ["bảng 1, hàng 1, ô 1:", "tên “ten”"],
    ),
    "a value in the page header": (
        HEADER,
        ("</w:hdr>", LINE.format("{{ ten }}") + "</w:hdr>"),
        ["đầu trang:", "tên “ten”"],
    ),
    "an expression that is none": ("", added("{{ block. }}"), ["đoạn 39:", "không hiểu “{{ block. }}”"]),
    "a condition that is none": ("", ('elif block.kind == "title"', "elif block.kind = "), ["đoạn 7:", "không hiểu"]),
    "a sign without its partner": ("", added("{{ blocks"), ["đoạn 39:", "dấu {{ chưa đủ đôi"]),
    "runs without their letter": ("", ("{{r block.runs }}", "{{ block.runs }}"), ["phải ghi là “{{r block.runs }}”"]),
    "a whole without its letter": (
        "",
        ("{{p block.xml }}", "{{ block.xml }}"),
        ["đoạn 6:", "phải ghi là “{{p block.xml }}”"],
    ),
    "an impossible sum": ("", added("{{ 1 / 0 }}"), ["đoạn 39:", "zero"]),
    "a way out of the engine": ("", added("{{ blocks.__class__.__mro__ }}"), ["đoạn 39:", "unsafe"]),
    "an attribute that blocks lack": ("", ("block.whole", "block.colour"), ["đoạn 5:", "colour"]),
    "a file that it wants to take in": ("", added("{% include 'x' %}"), ["đoạn 39:", "không hiểu lệnh"]),
}


@pytest.mark.parametrize(("part", "change", "told"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_place(tmp_path: Path, part: str, change: tuple[str, str], told: list[str]) -> None:
    """The template's name, the place, the words there, and why; a file that was there stays."""
    path, target = own_template(tmp_path, change, part=part or "word/document.xml"), tmp_path / "ra.docx"
    target.write_text("cũ")
    with pytest.raises(FaultyTemplate) as raised:
        write_docx(PAGES, target, HD05, path)
    assert raised.value.exit_code == 4
    for words in (path.name, *told):
        assert words in raised.value.message.vi
    assert target.read_text() == "cũ"


def test_a_value_may_be_given_by_the_template(tmp_path: Path) -> None:
    """Loops, conditions and values of its own are no faults; quotes that Word makes round are read as plain ones."""
    own = "{% set ten = “Đảng ủy” %}{{ ten }}"
    own += "{% for x in range(2) %}{{ x }}{% if x %}!{% else %}.{% endif %}{% endfor %}"
    back = read_docx(docx_bytes(PAGES, HD05, own_template(tmp_path, added(own))), "x")
    assert [*back.paragraphs()][-1].text == "Đảng ủy0.1!"


LOST: dict[str, tuple[tuple[str, str], list[str]]] = {
    "no place for a whole": (("{{p block.xml }}", "x"), ["đường kẻ", "bảng", "trang mới"]),
    "no place for what has no style": (("{%p else %}", "{%p elif false %}"), ["nội dung"]),
    "no loop at all": (
        ("for block in blocks", "for block in []"),
        ["tên loại", "nội dung", "đường kẻ", "bảng", "trang mới"],
    ),
}


@pytest.mark.parametrize(("change", "kinds"), LOST.values(), ids=LOST)
def test_a_template_that_would_lose_words(tmp_path: Path, change: tuple[str, str], kinds: list[str]) -> None:
    """What it has no place for is named, and nothing is written."""
    path, target = own_template(tmp_path, change), tmp_path / "ra.docx"
    with pytest.raises(IncompleteTemplate) as raised:
        write_docx(PAGES, target, HD05, path)
    assert raised.value.message.vi.endswith(f"không có chỗ cho: {', '.join(kinds)}.")
    assert not target.exists()


GOOD = packaged_template(HD05)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        GOOD[:500],
        b"%PDF-1.7\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        GOOD.replace(b"PK", b"PQ"),
    ],
    ids=["empty", "text", "cut off", "PDF", "old Word", "no zip"],
)
def test_template_that_is_no_word_file(tmp_path: Path, data: bytes) -> None:
    """A template that cannot be opened is told, with a way to get a good one."""
    path = tmp_path / "mẫu.docx"
    path.write_bytes(data)
    with pytest.raises(DamagedTemplate) as raised:
        docx_bytes(PAGES, HD05, path)
    assert "nhiemvu report template" in raised.value.instruction.vi


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml", "word/header1.xml"])
@pytest.mark.parametrize("cut", [0, 40, -9])
def test_template_with_a_broken_part(tmp_path: Path, part: str, cut: int) -> None:
    """A part that is no XML any more is told, whichever it is."""
    parts = unpacked(GOOD)
    parts[part] = parts[part][:cut]
    path = tmp_path / "mẫu.docx"
    path.write_bytes(packed(parts))
    with pytest.raises(DamagedTemplate):
        docx_bytes(PAGES, HD05, path)


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "word/styles.xml"])
def test_template_whose_packed_bytes_are_damaged(tmp_path: Path, part: str) -> None:
    """A part that can no longer be unpacked is told, whichever it is."""
    with ZipFile(BytesIO(GOOD)) as archive:
        member = archive.getinfo(part)
    start = member.header_offset + 30 + len(part.encode())
    path = tmp_path / "mẫu.docx"
    path.write_bytes(GOOD[:start] + b"\xff" * 8 + GOOD[start + 8 :])
    with pytest.raises(DamagedTemplate):
        docx_bytes(PAGES, HD05, path)


def test_template_with_broken_notes(tmp_path: Path) -> None:
    """Notes that the template has of its own are looked at, too."""
    noted = Pages((Paragraph("x", marks=(NoteMark(1, "1"),)),), (Note("1", (Paragraph("y"),)),))
    parts, engine = unpacked(docx_bytes(noted, HD05)), unpacked(GOOD)
    parts |= {"word/document.xml": engine["word/document.xml"], "word/footnotes.xml": b"<w:footnotes"}
    path = tmp_path / "mẫu.docx"
    path.write_bytes(packed(parts))
    with pytest.raises(DamagedTemplate):
        docx_bytes(PAGES, HD05, path)


PIECES = ["{%", "%}", "{{", "}}", "{%p for", "{%p endfor %}", "{{r ", "<w:p>", "</w:p>", "</w:t></w:r>", "block.", '"']
PARTS = [*["word/document.xml"] * 5, *sorted(unpacked(GOOD))]
GOOD_PARTS = unpacked(GOOD)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(PARTS), st.floats(0, 1), st.integers(0, 30), st.sampled_from(PIECES))
def test_whatever_was_done_to_a_template(part: str, at: float, removed: int, piece: str) -> None:
    """It is used, or what is wrong with it is told; nothing else happens."""
    text = GOOD_PARTS[part].decode()
    place = int(at * len(text))
    broken = text[:place] + piece + text[place + removed :]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mẫu.docx"
        path.write_bytes(packed({**GOOD_PARTS, part: broken.encode()}))
        with suppress(DamagedTemplate, FaultyTemplate, IncompleteTemplate):
            data = docx_bytes(PAGES, HD05, path)
            body = unpacked(data)["word/document.xml"].decode()
            assert all(f">{words}<" in body for words in ("BÁO CÁO", "chữ", "1", "ngang"))


def test_template_that_is_not_there(tmp_path: Path) -> None:
    """A missing template is not found; a folder is told as such."""
    with pytest.raises(FileMissing):
        docx_bytes(PAGES, HD05, tmp_path / "không có.docx")
    with pytest.raises(FileIsFolder):
        docx_bytes(PAGES, HD05, tmp_path)
