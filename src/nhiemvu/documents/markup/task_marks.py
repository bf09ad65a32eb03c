"""The unseen marks that tie a paragraph to its tasks: bookmarks named "nv_17_1", whatever an editor made of them.

An editor stretches a bookmark over both parts of a paragraph that is split, leaves several in one that was joined, and
an empty one where words were deleted. So a paragraph has the tasks of the bookmarks that hold some of its words.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from nhiemvu.documents.markup.xml import Element
from nhiemvu.domain.values import dataclass, field

#: What a part must hold to be looked through; its last letter is rare, and one letter is looked for far faster.
SIGN, RARE = b"nv_", b"_"
#: From so many of the rare letter on the rest is looked through for the whole sign.
FEW = 64
#: nv_17_1: the task's number, and which of its paragraphs it is.
NAME = re.compile(r"nv_([0-9]{1,9})_[0-9]{1,6}")
#: The numbers as they are written on a paragraph: "17 18".
NUMBERS = re.compile(r"[0-9]{1,9}(?: [0-9]{1,9})*")


class MarkNames(NamedTuple):
    """The names that one format has for what marks are made of."""

    paragraphs: frozenset[str]
    start: str
    end: str
    #: The attribute that a start and its end have in common, and the one with the bookmark's name.
    key: str
    name: str
    #: The elements that hold words; None where any of a paragraph does.
    words: frozenset[str] | None
    #: Elements whose content does not print.
    unseen: frozenset[str]
    #: The attribute that is given to paragraphs.
    tasks: str


@dataclass(slots=True)
class _Mark:
    task: int
    #: The paragraphs that it holds words of.
    paragraphs: list[Element] = field(default_factory=list)
    closed: bool = False


def may_have_marks(part: bytes) -> bool:
    """Tell whether a part holds the sign of marks anywhere."""
    place = part.find(RARE)
    for _ in range(FEW):
        if place < 0 or part.endswith(SIGN, 0, place + 1):
            return place >= 0
        place = part.find(RARE, place + 1)
    return place >= 0 and part.find(SIGN, place - len(SIGN)) >= 0


def write_tasks(root: Element, names: MarkNames) -> None:
    """Write on each paragraph below `root` the numbers of its tasks, in the order of their marks.

    A bookmark that never ends counts for one paragraph.
    """
    walker = _Walker(names)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            walker.enter(element)
        else:
            walker.leave(element)
    numbers: dict[Element, list[int]] = {}
    for mark in walker.marks:
        for paragraph in mark.paragraphs if mark.closed else mark.paragraphs[:1]:
            numbers.setdefault(paragraph, []).append(mark.task)
    for paragraph, tasks in numbers.items():
        paragraph.set(names.tasks, " ".join(map(str, dict.fromkeys(tasks))))


def tasks_on(paragraph: Element, attribute: str) -> tuple[int, ...]:
    """Return the numbers of tasks that are written on a paragraph."""
    written = paragraph.get(attribute, "")
    return tuple(map(int, written.split())) if NUMBERS.fullmatch(written) else ()


class _Walker:
    """Follows a part in the order of its text."""

    def __init__(self, names: MarkNames) -> None:
        self._names = names
        self.marks: list[_Mark] = []
        self._open: dict[str, list[_Mark]] = {}
        self._paragraphs: list[Element] = []
        self._unseen = 0

    def enter(self, element: Element) -> None:
        """Take the start of an element and the text right behind it."""
        names, tag = self._names, element.tag
        if tag in names.paragraphs:
            self._paragraphs.append(element)
        elif tag in names.unseen:
            self._unseen += 1
        elif tag == names.start and (match := NAME.fullmatch(element.get(names.name, ""))) and not self._unseen:
            mark = _Mark(int(match[1]))
            self.marks.append(mark)
            self._open.setdefault(element.get(names.key, ""), []).append(mark)
        elif tag == names.end:
            for mark in self._open.pop(element.get(names.key, ""), ()):
                mark.closed = True
        if names.words is None or tag in names.words:
            self._take(element.text)

    def leave(self, element: Element) -> None:
        """Take the end of an element and the text behind it."""
        if element.tag in self._names.paragraphs:
            self._paragraphs.pop()
        elif element.tag in self._names.unseen:
            self._unseen -= 1
        if self._names.words is None:
            self._take(element.tail)

    def _take(self, text: str | None) -> None:
        if not (self._open and self._paragraphs and not self._unseen and text and not text.isspace()):
            return
        paragraph = self._paragraphs[-1]
        for mark in self._opened():
            if paragraph not in mark.paragraphs[-1:]:
                mark.paragraphs.append(paragraph)

    def _opened(self) -> Iterator[_Mark]:
        for several in self._open.values():
            yield from several
