"""Plain text: one paragraph a line, blank lines kept as gaps, in any Unicode encoding that can be told for sure.

Bytes that are no UTF-8 are Windows-1258, the Vietnamese encoding of old Windows, where that gives Vietnamese words.

A form feed ends a line as a page ends: it is no blank line, since a sentence may go on after it.
"""

import codecs
import re

from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text
from nhiemvu.domain.pages import Pages, Paragraph
from nhiemvu.domain.syllables import is_vietnamese
from nhiemvu.domain.text import nfc

LINE_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
OLD_WINDOWS = "cp1258"
#: How many bytes tell UTF-16 without a mark, and which share of them is 0 on one side: spaces, digits, plain letters.
SAMPLE = 4096
ZERO_SHARE = 0.2


class UnknownEncoding(UnreadableDocument):
    """A text file that is not Unicode, as files of old Vietnamese fonts are."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                f"Không rõ bảng mã của tệp văn bản “{name}”.", f"The encoding of the text file “{name}” is not known."
            ),
            Text(
                "Hãy mở tệp, chọn Lưu với tên khác (Save As) và chọn bảng mã UTF-8; văn bản gõ bằng phông "
                "TCVN3 hay VNI cần chuyển sang Unicode trước.",
                "Open it, choose Save As with the encoding UTF-8; text typed in a TCVN3 or VNI font has to be "
                "converted to Unicode first.",
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
    """Return the lines of a text file as paragraphs; `name` is for messages. Raises UnknownEncoding or NotText."""
    paragraphs: list[Paragraph] = []
    gap = False
    for line in LINE_END.split(decoded(data, name)):
        if line.strip():
            paragraphs.append(Paragraph(line, gap_before=gap and bool(paragraphs)))
            gap = False
        else:
            gap = True
    return Pages(tuple(paragraphs), loose_lines=True)


def decoded(data: bytes, name: str) -> str:
    """Return the characters of a text file, composed, without byte order mark."""
    encoding = _encoding(data)
    try:
        text = nfc(data.decode(encoding).removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise NotText(name) from error
        text = nfc(data.decode(OLD_WINDOWS, "replace"))
        if encoding != "utf-8" or not is_vietnamese(text):
            raise UnknownEncoding(name) from error
    if "\0" in text:
        raise NotText(name)
    return text


def _encoding(data: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:SAMPLE]
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 == 0 and max(first, second) > len(sample) // 2 * ZERO_SHARE and min(first, second) == 0:
        return "utf-16-be" if first else "utf-16-le"
    return "utf-8"
