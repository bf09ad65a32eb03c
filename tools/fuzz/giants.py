"""Files that are large or deep beyond any document: bombs, a hundred thousand points, one endless line."""

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from tests.documents.odt_files import odt_file
from tests.documents.pdf_files import paragraphs, pdf_file
from tests.documents.word_files import numbered, p, word_file
from tools.fuzz.mutations import swollen

GIGABYTE = 1024**3
POINTS = 100_000
LINE = "Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã rà soát theo Kế hoạch số 12/KH-UBND trước ngày 15/5/2026; "
HEAD = "BÁO CÁO\nKết quả công tác quý I và nhiệm vụ quý II năm 2026\n\nII. NHIỆM VỤ QUÝ II\n"
LISTS = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


def _points(count: int) -> str:
    return HEAD + "".join(f"{number}. {LINE}\n" for number in range(1, count + 1))


def _one_line() -> bytes:
    return (HEAD + "1. " + LINE * 10_000).encode()


def _word(count: int) -> bytes:
    head = "".join(p(line) for line in HEAD.split("\n") if line)
    return word_file(head + p(LINE, properties=numbered(1)) * count, numbering=LISTS)


def _nested_word(depth: int) -> bytes:
    table = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return word_file(table[0] * depth + p(LINE) + table[1] * depth)


def _nested_zip(levels: int) -> bytes:
    data = b"0" * 10_000_000
    for _ in range(levels):
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(5):
                archive.writestr(f"{number}.zip", data)
        data = buffer.getvalue()
    return data


def _pdf_of_many_letters() -> bytes:
    return pdf_file(paragraphs(*[LINE] * 900, step=0.8, size=3))


def _pdf_in_a_circle() -> bytes:
    return pdf_file(paragraphs(LINE)).replace(b"/Kids [6 0 R]", b"/Kids [2 0 R]")


def _pdf_of_deep_arrays() -> bytes:
    return re.sub(rb"/Annots \[\]", b"/Annots " + b"[" * 20_000 + b"]" * 20_000, pdf_file(paragraphs(LINE)))


WORD, ODT = word_file(p(LINE)), odt_file(f"<text:p>{LINE}</text:p>")
BODY, CONTENT = "word/document.xml", "content.xml"
#: What each makes, by the name of its file.
GIANTS: Mapping[str, Callable[[], bytes]] = {
    "10-gb-unpacked.docx": lambda: swollen(WORD, BODY, 10 * GIGABYTE),
    "10-gb-unpacked-denied.docx": lambda: swollen(WORD, BODY, 10 * GIGABYTE, stated=5000),
    "100-mb-unpacked.docx": lambda: swollen(WORD, BODY, 100 * 1024 * 1024),
    "10-gb-styles.docx": lambda: swollen(WORD, "word/styles.xml", 10 * GIGABYTE),
    "10-gb-unpacked.odt": lambda: swollen(ODT, CONTENT, 10 * GIGABYTE),
    "10-gb-unpacked-denied.odt": lambda: swollen(ODT, CONTENT, 10 * GIGABYTE, stated=5000),
    "100000-points.docx": lambda: _word(POINTS),
    "100000-points.txt": lambda: _points(POINTS).encode(),
    "100000-points.md": lambda: _points(POINTS).encode(),
    "100000-points.odt": lambda: odt_file(
        f"<text:list>{f'<text:list-item><text:p>{LINE}</text:p></text:list-item>' * POINTS}</text:list>"
    ),
    "one-line-of-1-mb.txt": _one_line,
    "one-line-of-1-mb.md": _one_line,
    "one-paragraph-of-1-mb.docx": lambda: word_file(p("1. " + LINE * 10_000)),
    "one-word-of-1-mb.txt": lambda: b"a" * 1_000_000,
    "one-symbol-of-1-mb.txt": lambda: b"12/" * 350_000,
    "brackets-of-1-mb.md": lambda: b"[(*_|" * 200_000,
    "old-letters-of-1-mb.txt": lambda: "Uû ban nh©n d©n x· b¸o c¸o kÕt qu¶ c«ng t¸c ".encode("latin-1") * 23_000,
    "zeros.txt": lambda: b"\0" * 5_000_000,
    "line-ends.txt": lambda: b"\n" * 5_000_000,
    "nested-tables.docx": lambda: _nested_word(80),
    "deeply-nested-tables.docx": lambda: _nested_word(50_000),
    "nested-zips.docx": lambda: _nested_zip(2),
    "100000-letters-a-page.pdf": _pdf_of_many_letters,
    "circle.pdf": _pdf_in_a_circle,
    "deep-arrays.pdf": _pdf_of_deep_arrays,
    "deep-groups.rtf": lambda: rb"{\rtf1 " + b"{" * 100_000 + b"x" + b"}" * 100_001,
}
