"""Elements of the XML of Word that every part of its reader knows: on/off values, wrappers seen through.

A file's strict names are turned into the transitional ones when its parts are taken from the package,
so that those are the only ones.
"""

from collections.abc import Iterator

from nhiemvu.documents.markup.word_names import COMPATIBILITY, w
from nhiemvu.documents.markup.xml import Element
from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text

PARAGRAPH, TABLE, ROW, CELL = w("p"), w("tbl"), w("tr"), w("tc")
PARAGRAPH_PROPERTIES, RUN_PROPERTIES = w("pPr"), w("rPr")
VALUE = w("val")
CHOICES, CHOICE, FALLBACK = (f"{{{COMPATIBILITY}}}{name}" for name in ("AlternateContent", "Choice", "Fallback"))
#: Elements around blocks, rows or cells that are not seen on the page.
WRAPPERS = frozenset({w("sdt"), w("sdtContent"), w("customXml"), w("smartTag"), w("ins"), w("moveTo"), CHOICE})


class DamagedDocx(UnreadableDocument):
    """A Word file whose zip or XML is broken or incomplete."""

    def __init__(self, name: str, part: str) -> None:
        super().__init__(
            Text(f"Tệp Word “{name}” bị hỏng (phần {part}).", f"The Word file “{name}” is damaged (part {part})."),
            Text(
                "Hãy mở tệp bằng Word (Open and Repair), lưu lại thành .docx rồi nhập lại; hoặc xin lại bản gốc.",
                "Open it in Word (Open and Repair), save it again as .docx and import that; or ask for the original.",
            ),
        )


def is_on(element: Element | None) -> bool:
    """Tell whether a property such as <w:b/> is there and not switched off."""
    return element is not None and element.get(VALUE, "1") not in {"0", "false", "off", "none"}


def opened(element: Element) -> Iterator[Element]:
    """Yield the children of `element` with those of wrappers in their place, of alternatives the first that has any."""
    for child in element:
        if child.tag in WRAPPERS:
            yield from opened(child)
        elif child.tag == CHOICES:
            yield from opened_choice(child)
        else:
            yield child


def opened_choice(choices: Element) -> Iterator[Element]:
    """Yield the content of the first alternative that is not empty."""
    for alternative in choices:
        if len(alternative):
            yield from opened(alternative)
            return
