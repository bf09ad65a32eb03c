"""Plain text: one paragraph a line, blank lines kept as gaps, in any encoding that can be told for sure.

Unicode stays as it is. Bytes that are no Unicode, and letters of old fonts that were saved as if they were Unicode,
are told by the evidence of the whole text: Windows-1258, TCVN3 or VNI; what remains doubtful is refused.

A form feed ends a line as a page ends: it is no blank line, since a sentence may go on after it.
"""

import codecs
import re
from collections.abc import Callable, Iterable

from nhiemvu.documents.old_fonts.evidence import verdict
from nhiemvu.documents.ruled_tables import with_ruled_tables
from nhiemvu.documents.split_words import healed
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text
from nhiemvu.domain.pages import Block, Pages, Paragraph, Table
from nhiemvu.domain.syllables import is_vietnamese
from nhiemvu.domain.text import nfc
from nhiemvu.domain.values import replace

LINE_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
OLD_WINDOWS = "cp1258"
#: How many bytes tell UTF-16 without a mark. On one side every space, digit and plain letter has a 0, on the other
#: hardly any letter of Vietnamese has.
SAMPLE = 4096
ZERO_SHARE, OTHER_ZERO_SHARE = 0.2, 0.05
#: A file with so many Unicode letters beyond the plain ones for each broken one is damaged Unicode.
LETTERS_TO_BROKEN = 10
BROKEN = "\ufffd"
#: Bytes from 80 to 9F as Western Windows shows them; those that it has nothing for are broken.
WESTERN_MARKS = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
UNICODE_ADVICE = Text(
    "Hãy mở tệp bằng chương trình đã tạo ra nó, chuyển chữ sang Unicode, lưu thành .docx hoặc .txt với bảng mã UTF-8.",
    "Open it in the program that made it, convert the text to Unicode, and save it as .docx, or as .txt in UTF-8.",
)


class UnknownEncoding(UnreadableDocument):
    """A file of whose letters no encoding makes Vietnamese, or too few to tell by."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                f"Chữ trong tệp “{name}” không đọc ra tiếng Việt: bảng mã lạ, hoặc nhận dạng chữ (OCR) sai.",
                f"The text of the file “{name}” does not read as Vietnamese: an unknown encoding, or recognised badly.",
            ),
            UNICODE_ADVICE,
        )


class MixedEncodings(UnreadableDocument):
    """A text of which only a part is typed for an old font."""

    def __init__(self, name: str, encoding: str) -> None:
        super().__init__(
            Text(
                f"Tệp “{name}” có đoạn là Unicode, có đoạn gõ bằng phông chữ cũ {encoding}.",
                f"The file “{name}” is Unicode in part, and in part typed for old fonts ({encoding}).",
            ),
            Text(
                f"Hãy chuyển các đoạn {encoding} sang Unicode bằng bộ gõ (UniKey Toolkit), lưu lại rồi nhập tệp đó.",
                f"Convert the parts in {encoding} to Unicode (UniKey Toolkit), save the file and import that.",
            ),
        )


class DamagedText(UnreadableDocument):
    """A text file with a place that is broken or cut off."""

    def __init__(self, name: str, line: int) -> None:
        super().__init__(
            Text(
                f"Tệp văn bản “{name}” bị hỏng hoặc bị cắt ở dòng {line}.",
                f"The text file “{name}” is broken or cut off at line {line}.",
            ),
            Text(
                "Hãy xin lại tệp; hoặc mở tệp, sửa dòng đó và lưu với bảng mã UTF-8.",
                "Get the file anew; or open it, mend that line and save it as UTF-8.",
            ),
        )


class NotText(UnreadableDocument):
    """A file called text that holds something else."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"Tệp “{name}” không phải văn bản thuần.", f"The file “{name}” is not plain text."),
            Text(
                "Hãy mở tệp bằng chương trình đã tạo ra nó và lưu thành .docx hoặc .txt.",
                "Open it in the program that made it and save it as .docx or .txt.",
            ),
        )


def read_text(data: bytes, name: str) -> Pages:
    """Return the lines of a text file as paragraphs; `name` is for messages.

    Raises UnknownEncoding, MixedEncodings, DamagedText or NotText.
    """
    return pages_of(with_ruled_tables(lines_of(decoded(data, name))), Paragraph)


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, blank ones too, with syllables whole that lay in pieces."""
    return healed(LINE_END.split(text))


def pages_of(lines: Iterable[str | Table], paragraph_of: Callable[[str], Paragraph | None]) -> Pages:
    """Return lines and tables as loose lines.

    `paragraph_of` makes a paragraph of a line that is not blank, or None of one that has no words.
    """
    blocks: list[Block] = []
    gap = False
    for line in lines:
        if isinstance(line, Table):
            blocks.append(line)
            gap = True
        elif not line.strip():
            gap = True
        elif paragraph := paragraph_of(line):
            blocks.append(replace(paragraph, gap_before=True) if gap and blocks else paragraph)
            gap = False
    return Pages(tuple(blocks), loose_lines=True)


def decoded(data: bytes, name: str) -> str:
    """Return the characters of a text file, composed, without byte order mark."""
    encoding = _unicode_form(data)
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        text = _without_broken(data, encoding, name, error)
    if "\0" in text:
        raise NotText(name)
    found = verdict(text)
    if found.encoding:
        return nfc(found.encoding.decoded(text))
    if found.partly:
        raise MixedEncodings(name, found.partly)
    return nfc(text)


def _unicode_form(data: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:SAMPLE]
    half = max(len(sample) // 2, 1)
    first, second = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if max(first, second) > ZERO_SHARE and min(first, second) < OTHER_ZERO_SHARE:
        return "utf-16-be" if first > second else "utf-16-le"
    return "utf-8"


def _without_broken(data: bytes, encoding: str, name: str, error: UnicodeDecodeError) -> str:
    """Return the characters of bytes that are no Unicode as a Western or Vietnamese Windows shows them."""
    read = data.decode(encoding, "replace")
    broken = read.count(BROKEN)
    letters = sum(1 for character in read if not character.isascii()) - broken
    if letters >= LETTERS_TO_BROKEN * broken:
        raise DamagedText(name, len(LINE_END.findall(read[: read.index(BROKEN)])) + 1) from error
    if b"\0" in data:
        raise NotText(name) from error
    local = nfc(data.decode(OLD_WINDOWS, "replace"))
    western = data.decode("latin-1").translate(WESTERN_MARKS)
    found = verdict(western)
    if found.encoding or found.partly:
        return western
    if is_vietnamese(local):
        return local
    raise UnknownEncoding(name) from error
