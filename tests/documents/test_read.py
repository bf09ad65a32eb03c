"""Files of every kind: what can be read is, what cannot is refused with the reason."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from nhiemvu.documents import file_bytes
from nhiemvu.documents.docx import package
from nhiemvu.documents.docx.package import NotWordDocument, OversizedDocx
from nhiemvu.documents.docx.xml import DamagedDocx
from nhiemvu.documents.file_bytes import FileIsFolder, FileLocked, FileMissing, FileUnreadable, OversizedFile
from nhiemvu.documents.markup.parts import SUSPICIOUS_SIZE
from nhiemvu.documents.odt.package import ProtectedOdt
from nhiemvu.documents.odt.xml import DamagedOdt
from nhiemvu.documents.office_in import DamagedOffice
from nhiemvu.documents.old_word import ENCRYPTED_STREAM, OLE_START, WORD_HEAD, WORD_STREAM
from nhiemvu.documents.pdf.reader import DamagedPdf
from nhiemvu.documents.read import EmptyDocument, ProtectedDocument, UnsupportedKind, read_bytes
from nhiemvu.documents.text_in import NotText, UnknownEncoding
from nhiemvu.domain.errors import NhiemvuError
from tests.documents.odt_files import odt_file, odt_zipped
from tests.documents.word_files import p, read_document, word_file, zipped

ODT = odt_file("<text:p>chữ</text:p>")
#: The head of an old Word file that says that it is encrypted.
OLD_PROTECTED = (
    OLE_START + WORD_STREAM + b"\0" * (504 - len(WORD_STREAM)) + WORD_HEAD + b"\0" * 9 + b"\x13" + b"\0" * 500
)
WORD = word_file(p("chữ"))
MAIN = "word/document.xml"
LAUGHS = '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def without(name: str) -> bytes:
    """Return a Word file without one of its parts."""
    with zipfile.ZipFile(BytesIO(WORD)) as archive:
        return zipped({part: archive.read(part) for part in archive.namelist() if part != name})


FAULTS: dict[str, tuple[bytes, str, type[NhiemvuError]]] = {
    "nothing": (b"", "a.txt", EmptyDocument),
    "blank lines": (b"\n \r\n", "a.txt", EmptyDocument),
    "only a mark of Unicode": ("\ufeff\n".encode(), "a.txt", EmptyDocument),
    "a Word file without words": (word_file(p()), "a.docx", EmptyDocument),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0", "a.png", UnsupportedKind),
    "a picture called document": (b"\xff\xd8\xff\xe0\0", "a.docx", UnsupportedKind),
    "a PDF cut off": (b"%PDF-1.7\n", "a.pdf", DamagedPdf),
    "a PDF called Word": (b"%PDF-1.7\n", "a.docx", DamagedPdf),
    "text called PDF": ("chữ".encode(), "a.pdf", DamagedPdf),
    "text called old Word": ("chữ".encode(), "a.doc", DamagedOffice),
    "text called RTF": ("chữ".encode(), "a.rtf", DamagedOffice),
    "text called ODT": ("chữ".encode(), "a.odt", DamagedOdt),
    "an ODT cut off": (ODT[:-50], "a.odt", DamagedOdt),
    "an ODT without its body": (odt_zipped({}), "a.odt", DamagedOdt),
    "an ODT whose body breaks off": (odt_zipped({"content.xml": b"<a><b>"}), "a.odt", DamagedOdt),
    "an ODT under a password": (
        odt_zipped({"META-INF/manifest.xml": b"<manifest:encryption-data/>", "content.xml": b"?"}),
        "a.odt",
        ProtectedOdt,
    ),
    "an ODT without words": (odt_file(""), "a.odt", EmptyDocument),
    "a workbook of an old Excel": (OLE_START + b"\0" * 600, "a.xls", UnsupportedKind),
    "a workbook of an old Excel renamed": (OLE_START + b"\0" * 600, "a.doc", UnsupportedKind),
    "an old Word file under a password": (OLD_PROTECTED, "a.doc", ProtectedDocument),
    "a web page": (b"<!DOCTYPE html><p>x", "a.txt", UnsupportedKind),
    "a spreadsheet of text": (b"a,b\n", "a.csv", UnsupportedKind),
    "a Word file under a password": (OLE_START + b"\0" * 600 + ENCRYPTED_STREAM, "a.docx", ProtectedDocument),
    "text called Word": ("chữ".encode(), "a.docx", DamagedDocx),
    "a Word file cut off": (WORD[:-100], "a.docx", DamagedDocx),
    "a byte turned over": (WORD[:600] + bytes([WORD[600] ^ 255]) + WORD[601:], "a.docx", DamagedDocx),
    "a Word file without its body": (without(MAIN), "a.docx", DamagedDocx),
    "a body that breaks off": (word_file(p("x"), replaced=((b"</w:body>", b""),)), "a.docx", DamagedDocx),
    "styles that break off": (word_file(p("x"), styles="<w:style>"), "a.docx", DamagedDocx),
    "notes that break off": (word_file(p("x"), footnotes="<w:footnote>"), "a.docx", DamagedDocx),
    "entities that multiply": (word_file(p("&b;"), prologue=LAUGHS), "a.docx", DamagedDocx),
    "entities from outside": (word_file(p("&a;"), prologue=OUTSIDE), "a.docx", DamagedDocx),
    "another kind of zip": (zipped({"mimetype": b"application/epub+zip"}), "a.odt", NotWordDocument),
    "a workbook": (
        zipped({"[Content_Types].xml": b"<Types/>", MAIN: b"<workbook/>"}),
        "a.xlsx",
        NotWordDocument,
    ),
    "letters of an old encoding": ("Ñaûng boä".encode("latin-1"), "a.txt", UnknownEncoding),
    "bytes of a program": (b"MZ\x90\0\x03\0\0\0\x04\xff", "a.txt", NotText),
    "zeros in text": (b"a\0\0\0b", "a.txt", NotText),
}


@pytest.mark.parametrize(("data", "name", "fault"), FAULTS.values(), ids=FAULTS)
def test_what_cannot_be_read_is_refused(data: bytes, name: str, fault: type[NhiemvuError]) -> None:
    """Each bad file has its own fault, of the family of unreadable documents, and names the file."""
    with pytest.raises(fault) as raised:
        read_bytes(data, name)
    assert type(raised.value) is fault
    assert raised.value.exit_code == 4
    assert name in raised.value.message.vi
    assert name in raised.value.message.en
    assert all(raised.value.instruction)


@pytest.mark.parametrize("name", ["a.docx", "a.docm", "a.DOCX", "a.txt", "a"])
def test_word_file_is_known_by_its_content(name: str) -> None:
    """A Word file is read under any name."""
    assert [paragraph.text for paragraph in read_bytes(WORD, name).paragraphs()] == ["chữ"]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.TXT", "báo cáo"])
def test_text_is_read(name: str) -> None:
    """Text is read where its name does not say that it is something else."""
    assert [paragraph.text for paragraph in read_bytes("chữ\n".encode(), name).paragraphs()] == ["chữ"]


def test_kind_that_is_not_read_says_what_is(tmp_path: Path) -> None:
    """The message names the kinds that can be read, and what to do."""
    path = tmp_path / "cũ.xls"
    path.write_bytes(OLE_START + b"\0" * 600)
    with pytest.raises(UnsupportedKind, match=r"\.docx, .*\.pdf, \.txt") as raised:
        read_document(path)
    assert ".docx" in raised.value.instruction.vi


def test_file_is_read(tmp_path: Path) -> None:
    """A file on the disk gives what its bytes give."""
    path = tmp_path / "báo cáo.docx"
    path.write_bytes(WORD)
    assert read_document(path) == read_bytes(WORD, path.name)


@pytest.mark.parametrize(
    ("name", "fault", "exit_code"),
    [
        ("không có.docx", FileMissing, 3),
        ("tệp.txt/trong", FileMissing, 3),
        ("không\0được", FileMissing, 3),
        (".", FileIsFolder, 3),
        ("dài" * 200, FileUnreadable, 4),
    ],
)
def test_file_that_is_not_there(tmp_path: Path, name: str, fault: type[NhiemvuError], exit_code: int) -> None:
    """A missing file and a folder are not found; a name that the system refuses is told."""
    (tmp_path / "tệp.txt").write_text("x", encoding="utf-8")
    with pytest.raises(fault) as raised:
        read_document(tmp_path / name)
    assert raised.value.exit_code == exit_code


def test_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another program holds is told as such."""

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileLocked):
        read_document(tmp_path / "a.docx")


def test_huge_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beyond any document is not taken into memory."""
    monkeypatch.setattr(file_bytes, "LARGEST_FILE", 3)
    path = tmp_path / "a.txt"
    path.write_bytes(b"abcd")
    with pytest.raises(OversizedFile):
        read_document(path)


def test_bursting_zip_is_refused() -> None:
    """A small file that would unpack to a huge body is refused before it is unpacked."""
    body = b" " * (SUSPICIOUS_SIZE + 1)
    with pytest.raises(OversizedDocx):
        read_bytes(zipped({MAIN: body}), "a.docx")


def test_bursting_part_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts that are held as trees have a smaller limit than the body."""
    data = word_file(p("x"), styles=" " * 3000)
    assert read_bytes(data, "a.docx").blocks
    monkeypatch.setattr(package, "LARGEST_PART", 2000)
    with pytest.raises(OversizedDocx):
        read_bytes(data, "a.docx")


def test_names_within_the_zip_are_compared_as_the_format_says() -> None:
    """Backslashes and capitals in names, which some programs write, do no harm."""
    with zipfile.ZipFile(BytesIO(WORD)) as archive:
        files = {name.replace("word/document", "Word\\Document"): archive.read(name) for name in archive.namelist()}
    assert read_bytes(zipped(files), "a.docx").blocks


def test_body_is_found_without_relations() -> None:
    """A file that has lost its list of relations is read where Word puts the body."""
    assert read_bytes(without("_rels/.rels"), "a.docx").blocks
