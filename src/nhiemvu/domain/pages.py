"""A document between its file format and its meaning: paragraphs, tables, footnotes.

Readers of formats make `Pages` and hand them to `reading`; `writing` makes them and hands them to the writers.
Offsets count characters of a paragraph's text.
"""

from collections.abc import Iterator
from enum import StrEnum

from nhiemvu.domain.values import dataclass, field


class Style(StrEnum):
    """What a paragraph is on the page; a reader says BODY where the file does not tell.

    Elements of an official page are named after Nghị định 30/2020/NĐ-CP, Phụ lục I, and Hướng dẫn 05-HD/VPTW.
    """

    #: Tên cơ quan cấp trên trực tiếp, tên cơ quan ban hành.
    UPPER_OFFICE = "upper_office"
    OFFICE = "office"
    #: Quốc hiệu, or "ĐẢNG CỘNG SẢN VIỆT NAM"; tiêu ngữ.
    NATION = "nation"
    MOTTO = "motto"
    #: The line under a heading: "*", "-----", or an empty paragraph that carries a drawn rule.
    RULE = "rule"
    #: Số và ký hiệu; địa danh và thời gian ban hành; trích yếu and kính gửi of a letter.
    SYMBOL = "symbol"
    PLACE_DATE = "place_date"
    SUBJECT = "subject"
    ADDRESSEE = "addressee"
    #: Tên loại and trích yếu.
    TITLE = "title"
    SUBTITLE = "subtitle"
    #: Căn cứ ban hành.
    BASIS = "basis"
    HEADING = "heading"
    SUBHEADING = "subheading"
    BODY = "body"
    ITEM = "item"
    REMARK = "remark"
    CAPTION = "caption"
    #: Quyền hạn, chức vụ, họ tên of who signs.
    AUTHORITY = "authority"
    POSITION = "position"
    SIGNER = "signer"
    #: The words "Nơi nhận:", and one of the recipients.
    RECIPIENTS = "recipients"
    RECIPIENT = "recipient"


class Sheet(StrEnum):
    """How a page lies; wide tables lie across. Each numbers its pages anew."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
    #: Upright, and the first of another document in the same file: without a number.
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place of a footnote's mark: after `offset` characters of its paragraph."""

    offset: int
    #: The key of the note in `Pages.notes`.
    key: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, its automatic number apart from its words."""

    text: str
    #: The number or bullet that Word gives the paragraph by itself ("1.", "I -", "-"); typed ones stay in `text`.
    label: str = ""
    style: Style = Style.BODY
    #: Depth of the heading or list item, from 1; 0 where the file does not tell.
    level: int = 0
    bold: bool = False
    centred: bool = False
    marks: tuple[NoteMark, ...] = ()
    #: Whether a blank line stood before (plain text only; other formats tell paragraphs apart by themselves).
    gap_before: bool = False
    #: Numbers of the tasks that the paragraph answers or plans, which a Word file carries unseen.
    tasks: tuple[int, ...] = ()
    #: The page that the paragraph begins, where it begins one; it holds until the next.
    new_sheet: Sheet | None = None

    @property
    def labelled_text(self) -> str:
        """The paragraph as a reader of the page sees it, number first."""
        return f"{self.label} {self.text}".strip() if self.label else self.text


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; a merged cell stands once, with its spans."""

    paragraphs: tuple[Paragraph, ...]
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """The words of the cell, a line a paragraph."""
        return "\n".join(paragraph.labelled_text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells."""

    rows: tuple[tuple[Cell, ...], ...]
    #: How many rows at the top are column heads.
    head_rows: int = 0
    #: Whether lines are drawn; a table without stands for columns side by side (letterhead, signature).
    ruled: bool = True
    #: Shares of the columns in the width of the page; empty where the contents decide.
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: the paragraphs that its mark points to."""

    key: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The words of the note on one line."""
        return " ".join(paragraph.labelled_text for paragraph in self.paragraphs)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Pages:
    """One document: its blocks in reading order and its notes in order of their marks."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = field(default=())
    #: Whether lines stand for paragraphs that pages or line ends may have cut (plain text, PDF).
    loose_lines: bool = False

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield every paragraph in reading order, those of tables included."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                for row in block.rows:
                    for cell in row:
                        yield from cell.paragraphs
