"""Where a paragraph of a Word file stands, as its user finds it: "đoạn 3", "bảng 1, hàng 2, ô 1", "đầu trang"."""

from collections.abc import Iterator

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from nhiemvu.documents.markup.word_names import w
from nhiemvu.documents.markup.xml import Element, new_parser
from nhiemvu.domain.language import Text
from nhiemvu.domain.values import dataclass

PARAGRAPH, TABLE, ROW, CELL, TEXT = w("p"), w("tbl"), w("tr"), w("tc"), w("t")
#: Parts beside the body that hold words, in the order in which they are looked at.
PARTS = {
    RELATIONSHIP_TYPE.HEADER: Text("đầu trang", "the page header"),
    RELATIONSHIP_TYPE.FOOTER: Text("chân trang", "the page footer"),
    RELATIONSHIP_TYPE.FOOTNOTES: Text("chú thích cuối trang", "the footnotes"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a file."""

    #: The part of the package.
    part: str
    called: Text


def places(document: Document) -> Iterator[tuple[Place, str]]:
    """Yield every paragraph of a file: its place and its words."""
    paragraphs = tables = 0
    for block in document.element.body:
        paragraphs += block.tag == PARAGRAPH
        tables += block.tag == TABLE
        for paragraph in block.iter(PARAGRAPH):
            called = _in_table(paragraph, tables) if block.tag == TABLE else _numbered(paragraphs)
            yield Place("", called), _words(paragraph)
    for relation in document.part.rels.values():
        if relation.reltype in PARTS:
            part = relation.target_part
            for paragraph in etree.fromstring(part.blob, new_parser()).iter(PARAGRAPH):
                yield Place(str(part.partname), PARTS[relation.reltype]), _words(paragraph)


def _numbered(number: int) -> Text:
    return Text(f"đoạn {number}", f"paragraph {number}")


def _in_table(paragraph: Element, table: int) -> Text:
    cell = next(paragraph.iterancestors(CELL))
    row = next(cell.iterancestors(ROW))
    numbers = (
        table,
        1 + sum(1 for _ in row.itersiblings(ROW, preceding=True)),
        1 + sum(1 for _ in cell.itersiblings(CELL, preceding=True)),
    )
    return Text("bảng {}, hàng {}, ô {}".format(*numbers), "table {}, row {}, cell {}".format(*numbers))


def _words(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(TEXT))
