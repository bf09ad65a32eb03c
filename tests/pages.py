"""A written page as tests read it: its words, its numbers, its tables, and the rows behind the numbers."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree, html

from nhiemvu.domain.dashboard import Which

Row = list[Any]


class Link(NamedTuple):
    """A number that opens a list."""

    number: int
    #: What the list holds: "7 u12".
    code: str
    title: str

    @property
    def which(self) -> str:
        """The name of the count."""
        return Which(int(self.code.split()[0])).name.lower()


@dataclass(frozen=True)
class Page:
    """One page."""

    source: str
    tree: Any

    @property
    def language(self) -> str:
        """The language that it says it is in."""
        return str(self.tree.get("lang"))

    @property
    def text(self) -> str:
        """The words that a reader sees, on one line."""
        return words_of(self.tree.find("body"))

    @property
    def links(self) -> list[Link]:
        """Every number that opens a list."""
        found = self.tree.xpath("//a[@data-list]")
        return [Link(int(re.sub(r"[.,]", "", a.text)), a.get("data-list"), a.get("data-title")) for a in found]

    @property
    def rows(self) -> list[Row]:
        """The rows of all tasks."""
        return [row for element in self.tree.xpath("//script[@class='rows']") for row in json.loads(element.text)]

    def listed(self, code: str) -> list[Row]:
        """Return the rows behind a number, as the page's script finds them."""
        bit, *parts = code.split()
        return [row for row in self.rows if row[4] >> int(bit) & 1 and all(_meets(row, part) for part in parts)]

    def rows_of(self, table: str) -> list[list[str]]:
        """Return the words of a table's rows, the total among them."""
        rows = self.tree.xpath(f"//table[@id='table-{table}']//tr[td]")
        return [[words_of(cell) for cell in row] for row in rows]


def _meets(row: Row, part: str) -> bool:
    value = part[1:]
    match part[0]:
        case "u":
            return str(row[2]) == value
        case "p":
            return str(row[6]) == value
        case "d":
            return int(value) in set(row[7])
        case _:
            least, most = value.split("-")
            late = int(row[5])
            return int(least) <= late <= int(most or late)


def page_in(path: Path) -> Page:
    """Return the page that a file holds."""
    source = path.read_text(encoding="utf-8")
    return Page(source, html.document_fromstring(source))


def words_of(element: Any) -> str:
    """Return the words of an element that a reader sees, on one line."""
    return " ".join("".join(_seen(element)).split())


def _seen(element: Any) -> Iterator[str]:
    if not isinstance(element, etree._Comment) and element.tag not in {
        "script",
        "style",
        "noscript",
        "dialog",
        "title",
        "desc",
    }:
        yield element.text or ""
        for child in element:
            yield from _seen(child)
            yield child.tail or ""


def four_counts(page: Page) -> tuple[int, ...]:
    """Return done on time, done late, open in time and open overdue, as the page's tiles have them."""
    numbers = page.tree.xpath("//li[contains(@class, 'tile ')]/span[@class='tile-number']")
    return tuple(int(re.sub(r"[.,]", "", words_of(number))) for number in numbers) or (0, 0, 0, 0)
