"""Documents are opened as data: nothing in one runs, fetches, reads another file, or fills the memory."""

import socket
import threading
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from nhiemvu.documents.docx_out.engine import ENGINE
from nhiemvu.documents.docx_out.faults import DamagedTemplate, FaultyTemplate
from nhiemvu.documents.docx_out.template import Template
from nhiemvu.documents.plain_archive import opened_archive
from nhiemvu.documents.read import read_bytes
from nhiemvu.documents.sheet_in import read_sheets
from nhiemvu.documents.soffice import found_soffice
from nhiemvu.domain.errors import NhiemvuError, UnreadableDocument
from nhiemvu.store.file_places import path_in
from tests.documents.templates import HD05, own_template
from tests.documents.word_files import NAMESPACES

#: What lies in a file of this computer that no document may show.
UNSHOWN = "Kíphiệu"
WORD_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
WORD_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="{target}"{mode}/></Relationships>'
)
SHEET_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>'
LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
)


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """Return a zip of some parts, named as they say."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def word(
    body: str,
    doctype: str = "",
    *,
    target: str = "word/document.xml",
    mode: str = "",
    more: dict[str, bytes | str] | None = None,
) -> bytes:
    """Return a .docx with a body, and `more` parts beside it."""
    document = f'<?xml version="1.0"?>{doctype}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>'
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": WORD_TYPES,
        "_rels/.rels": WORD_RELATIONS.format(target=target, mode=mode),
        "word/document.xml": document,
    }
    return zipped(parts | (more or {}))


def odt(body: str, doctype: str = "") -> bytes:
    """Return an .odt with a body."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0"?>{doctype}<office:document-content xmlns:office="{office}:office:1.0"'
        f' xmlns:text="{office}:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>{body}'
        "</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def paragraph(text: str) -> str:
    """Return a paragraph of Word."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


PLAIN = paragraph("Báo cáo kết quả công tác")
DEEP = "<w:tbl><w:tr><w:tc>" * 3000 + PLAIN + "</w:tc></w:tr></w:tbl>" * 3000
MANY_ODT = "<text:list><text:list-item>" * 3000 + "<text:p>x</text:p>" + "</text:list-item></text:list>" * 3000
TRAILER = b"trailer<</Root 1 0 R>>"
#: Files with a name that tells their kind; "{secret}" is the path of the file that must not be shown.
HOSTILE: list[tuple[str, str, bytes]] = [
    ("external entity", "a.docx", word(paragraph("Báo cáo &e;"), ENTITY)),
    ("entities that swell", "a.docx", word(paragraph("Báo cáo &a9;"), LAUGHS)),
    ("main part outside of the package", "a.docx", word(PLAIN, target="../../../../../..{secret}")),
    ("main part at an address", "a.docx", word(PLAIN, target="file://{secret}", mode=' TargetMode="External"')),
    ("names that climb", "a.docx", word(PLAIN, more={"../../../../tmp/nhiemvu-hostile": "x"})),
    ("tables in tables", "a.docx", word(DEEP)),
    ("a macro", "a.docm", word(PLAIN, more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0Sub AutoOpen()"})),
    ("included text", "a.docx", word(PLAIN + '<w:altChunk r:id="rId9"/>')),
    ("external entity", "a.odt", odt("<text:p>Báo cáo &e;</text:p>", ENTITY)),
    ("entities that swell", "a.odt", odt("<text:p>Báo cáo &a9;</text:p>", LAUGHS)),
    ("a linked section", "a.odt", odt('<text:section-source xlink:href="file://{secret}"/>')),
    ("lists in lists", "a.odt", odt(MANY_ODT)),
    ("pages that are their own pages", "a.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\n" + TRAILER),
    ("arrays in arrays", "a.pdf", b"%PDF-1.4\n1 0 obj" + b"[" * 100_000 + b"]" * 100_000 + b"endobj\n" + TRAILER),
]  # fmt: skip


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Return a file of this computer with words that no document may show."""
    path = tmp_path / "bi-mat.txt"
    path.write_text(UNSHOWN, encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "data"), [one[1:] for one in HOSTILE], ids=[f"{one[1]} {one[0]}" for one in HOSTILE])
def test_a_hostile_document(secret: Path, name: str, data: bytes) -> None:
    """It is read as what stands in it, or refused as any damaged file; it shows nothing else and writes nothing."""
    before = sorted(secret.parent.iterdir())
    data = _with_path(data, secret)
    try:
        words = "\n".join(one.text for one in read_bytes(data, name).paragraphs())
    except NhiemvuError as fault:
        words = f"{fault.message.vi} {fault.message.en}"
    assert UNSHOWN not in words
    assert len(words) < 1_000_000
    assert sorted(secret.parent.iterdir()) == before
    assert not Path("/tmp/nhiemvu-hostile").exists()  # noqa: S108 where a name that climbs would lead


def _with_path(data: bytes, secret: Path) -> bytes:
    if not zipfile.is_zipfile(BytesIO(data)):
        return data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if archive.getinfo(name).file_size < 1 << 20}
        if len(parts) < len(archive.namelist()):
            return data
    return zipped({name: part.replace(b"{secret}", str(secret).encode()) for name, part in parts.items()})


SHEETS = [
    ("external entity", {"[Content_Types].xml": SHEET_TYPES, "xl/workbook.xml": ENTITY + "<workbook>&e;</workbook>"}),
    ("entities that swell", {"[Content_Types].xml": SHEET_TYPES, "xl/workbook.xml": LAUGHS + "<x>&a9;</x>"}),
    ("names that climb", {"[Content_Types].xml": SHEET_TYPES, "../../xl/workbook.xml": "<workbook/>"}),
    ("a macro", {"[Content_Types].xml": SHEET_TYPES, "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
]  # fmt: skip


@pytest.mark.parametrize("parts", [one[1] for one in SHEETS], ids=[one[0] for one in SHEETS])
def test_a_hostile_form(secret: Path, parts: dict[str, bytes | str]) -> None:
    """A form that a unit sends back is refused, without a word of another file."""
    data = _with_path(zipped(parts), secret)
    with pytest.raises(NhiemvuError) as caught:
        read_sheets(data, "phieu.xlsx")
    assert UNSHOWN not in caught.value.message.vi


def test_a_part_that_would_fill_the_memory() -> None:
    """A quarter of a gigabyte in a file of a few hundred kilobytes is refused before it is unpacked."""
    swollen = " " * (1 << 28)
    with pytest.raises(UnreadableDocument, match="too large when unpacked"):
        read_bytes(word(PLAIN + swollen), "a.docx")
    with pytest.raises(UnreadableDocument):
        read_sheets(zipped({"[Content_Types].xml": SHEET_TYPES, "xl/workbook.xml": swollen}), "phieu.xlsx")


#: What a template may not do.
MARKS = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ blocks.__class__.__base__ }}",
    "{{ 'x' * 10000000000 }}",
    "{{ 10 ** 10 ** 10 }}",
    "{{ '%9999999999d' % 1 }}",
    "{{ 'x' | center(9999999999) }}",
    "{{ '%9999999999d' | format(1) }}",
    "{% for i in range(10 ** 9) %}{% endfor %}",
    "{% for i in range(999999999) %}{% endfor %}",
    "{% include '/etc/passwd' %}",
    "{% import '/etc/passwd' as x %}",
]


@pytest.mark.parametrize("mark", MARKS)
def test_a_hostile_template(tmp_path: Path, mark: str) -> None:
    """The engine stays within its fence, and no text of a billion letters is made."""
    path = own_template(tmp_path, ("<w:body>", f"<w:body><w:p><w:r><w:t>{mark}</w:t></w:r></w:p>"))
    with pytest.raises((FaultyTemplate, DamagedTemplate)):
        Template(HD05, path).fill([])
    assert not {"center", "format"} & set(ENGINE.filters)


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """Return a port of this computer and what was asked for at it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        ended = threading.Event()

        def listen() -> None:
            while not ended.is_set():
                try:
                    caller, _ = server.accept()
                except TimeoutError:
                    continue
                with caller:
                    caller.settimeout(1)
                    heard.append(caller.recv(1000))

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], heard
        ended.set()
        thread.join()


#: A document with a field that a word processor fills from elsewhere.
RTF = r'{\rtf1\ansi Bao cao {\field{\*\fldinst FIELD "PLACE" \\d}{\fldrslt x}}\par}'


@pytest.mark.skipif(found_soffice() is None, reason="LibreOffice is not installed")
def test_libreoffice_fetches_nothing(secret: Path, listener: tuple[int, list[bytes]]) -> None:
    """Neither an address nor a file of this computer that an old document includes is asked for."""
    port, heard = listener
    address, file = f"http://127.0.0.1:{port}/x.png", f"file://{secret}"
    for field, place in (("INCLUDEPICTURE", address), ("INCLUDETEXT", address), ("INCLUDETEXT", file)):
        with suppress(UnreadableDocument):
            pages = read_bytes(RTF.replace("FIELD", field).replace("PLACE", place).encode(), "a.rtf")
            assert UNSHOWN not in "\n".join(one.text for one in pages.paragraphs())
    assert heard == []


def test_an_archive_leads_nowhere_else(tmp_path: Path) -> None:
    """A recorded hash that is a path names no file, and a part that climbs is no part."""
    climbing = "../" * 20 + "etc"
    assert path_in(tmp_path, climbing.ljust(64, "x"), "a.pdf").resolve().is_relative_to(tmp_path)
    packed = tmp_path / "luu-tru.zip"
    packed.write_bytes(zipped({"files/../../../x.pdf": b"x"}))
    with opened_archive(packed) as archive:
        assert archive.names("files") == ["files/../../../x.pdf"]
        assert not (tmp_path.parent / "x.pdf").exists()
