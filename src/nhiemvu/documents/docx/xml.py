"""Names and small tools for the XML of Word: parsing without surprises, on/off values, wrappers seen through.

A file's strict names are turned into the transitional ones when its parts are taken from the package,
so that the names below are the only ones.
"""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TypeAlias

from lxml import etree

from nhiemvu.domain.errors import UnreadableDocument
from nhiemvu.domain.language import Text

Element: TypeAlias = etree._Element  # noqa: SLF001 lxml gives the type of its elements no other name

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def w(name: str) -> str:
    """Return the full name of an element or attribute of Word: "p" gives "{http...main}p"."""
    return f"{{{WORD}}}{name}"


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


#: Makes the fault of a damaged file from its name and the part that is broken.
Damaged: TypeAlias = Callable[[str, str], UnreadableDocument]


def parsed(data: bytes, name: str, part: str, damaged: Damaged = DamagedDocx) -> Element:
    """Return the root of one part of the file `name`; raises what `damaged` makes."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise damaged(name, part) from error
    _refuse_doctype(root, damaged(name, part))
    return root


def finished(
    data: bytes, tags: tuple[str, ...], name: str, part: str, damaged: Damaged = DamagedDocx
) -> Iterator[Element]:
    """Yield each element of `tags` when a part has been read to its end; the caller forgets what it has used.

    Raises what `damaged` makes where the part breaks off.
    """
    steps = etree.iterparse(
        BytesIO(data),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    checked = False
    try:
        for _, element in steps:
            if not checked:
                _refuse_doctype(element, damaged(name, part))
                checked = True
            yield element
    except etree.XMLSyntaxError as error:
        raise damaged(name, part) from error


def _refuse_doctype(element: Element, fault: UnreadableDocument) -> None:
    """Refuse a document type: the format has none, and the entities of one could do harm."""
    if element.getroottree().docinfo.internalDTD is not None:
        raise fault


def forget(element: Element) -> None:
    """Free what stands before an element that has been read; its own turn comes with the next one."""
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def is_on(element: Element | None) -> bool:
    """Tell whether a property such as <w:b/> is there and not switched off."""
    return element is not None and element.get(VALUE, "1") not in {"0", "false", "off", "none"}


#: -12
WHOLE_NUMBER = re.compile(r"\s*([+-]?\d{1,9})\s*")


def number_in(element: Element | None, attribute: str = VALUE) -> int | None:
    """Return the whole number that an attribute holds, or None where it holds none."""
    match = WHOLE_NUMBER.fullmatch(element.get(attribute, "")) if element is not None else None
    return int(match[1]) if match else None


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
