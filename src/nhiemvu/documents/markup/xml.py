"""Small tools for XML: parsing without surprises, whole or as a stream that is forgotten as it is read."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, cast

from lxml import etree

from nhiemvu.domain.errors import UnreadableDocument

Element: TypeAlias = etree._Element  # noqa: SLF001 lxml gives the type of its elements no other name
#: Bytes that are parsed at a time.
STRETCH = 64 * 1024
#: Makes the fault of a damaged file from its name and the part that is broken.
Damaged: TypeAlias = Callable[[str, str], UnreadableDocument]


def new_parser() -> etree.XMLParser:
    """Return a parser of parts held whole, which fetches nothing and expands nothing."""
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def parsed(data: bytes, name: str, part: str, damaged: Damaged) -> Element:
    """Return the root of one part of the file `name`; raises what `damaged` makes."""
    try:
        root = etree.fromstring(data, new_parser())
    except etree.XMLSyntaxError as error:
        raise damaged(name, part) from error
    _refuse_doctype(root, damaged(name, part))
    return root


def stretches(data: bytes) -> Iterator[bytes]:
    """Yield a part in stretches of which the parser makes little at a time."""
    return (data[start : start + STRETCH] for start in range(0, len(data), STRETCH))


def finished(
    part_in_stretches: Iterable[bytes], tags: tuple[str, ...], name: str, part: str, damaged: Damaged
) -> Iterator[Element]:
    """Yield each element of `tags` when a part has been read to its end; the caller forgets what it has used.

    Raises what `damaged` makes where the part breaks off.
    """
    parser = etree.XMLPullParser(
        events=("end",),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    checked = False
    try:
        for stretch in part_in_stretches:
            parser.feed(stretch)
            # Nothing but ends of elements was asked for.
            for _, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
                if not checked:
                    _refuse_doctype(element, damaged(name, part))
                    checked = True
                yield element
        parser.close()
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


#: -12
WHOLE_NUMBER = re.compile(r"\s*([+-]?\d{1,9})\s*")


def number_in(element: Element | None, attribute: str) -> int | None:
    """Return the whole number that an attribute holds, or None where it holds none."""
    match = WHOLE_NUMBER.fullmatch(element.get(attribute, "")) if element is not None else None
    return int(match[1]) if match else None
