"""The sample reports as documents: the words of `words.toml` in the frame of their rule book."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from nhiemvu.documents.docx_out.writer import docx_bytes
from nhiemvu.documents.markup.counting import roman
from nhiemvu.domain.dates import official_day
from nhiemvu.domain.pages import Block, Cell, Note, NoteMark, Pages, Paragraph, Style, Table
from nhiemvu.domain.symbols import System
from nhiemvu.facts.layouts import Layout, layout_for
from nhiemvu.writing.frame import Frame, framed

WORDS: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
#: The name of each file: the office and the quarter.
SAMPLES: Mapping[str, tuple[System, str]] = {
    "bao-cao-hd05.docx": (System.PARTY, "second"),
    "bao-cao-hd36.docx": (System.PARTY, "first"),
    "bao-cao-nd30.docx": (System.STATE, "second"),
}
PLACE = "Đồng Mây"


def build(name: str) -> bytes:
    """Return the Word file of a sample."""
    sample = sample_of(name)
    return docx_bytes(sample.pages(), sample.layout)


def sample_of(name: str) -> "Sample":
    """Return a sample by the name of its file."""
    system, quarter = SAMPLES[name]
    office, days = WORDS["offices"][system.value], WORDS["quarters"][quarter]
    return Sample(office, days, layout_for(system, days["issued_on"]))


@dataclass(frozen=True, slots=True)
class Sample:
    """One report: who writes, of which quarter, by which rule book."""

    office: Mapping[str, Any]
    quarter: Mapping[str, Any]
    layout: Layout
    _notes: list[Note] = field(default_factory=list)

    @property
    def symbol(self) -> str:
        """Number and symbol, without what stands before them."""
        party = self.layout.system is System.PARTY
        return f"{self.quarter['number']}{'-BC/' if party else '/BC-'}{self.office['suffix']}"

    def pages(self) -> Pages:
        """Return the whole report."""
        blocks = framed(self.frame(), [*self._body()], [*self._annex()])
        return Pages(tuple(blocks), tuple(self._notes))

    def frame(self) -> Frame:
        """Return what stands around the words."""
        office = self.office
        return Frame(
            layout=self.layout,
            upper_office=office["upper_office"],
            office=office["office"],
            symbol=f"{self.layout.symbol_prefix}{self.symbol}",
            place=PLACE,
            issued_on=self.quarter["issued_on"],
            subtitle=self._filled(WORDS["subtitle"]),
            authority=office["authority"],
            position=office["position"],
            signer=office["signer"],
            recipients=tuple(office["recipients"]),
        )

    def _body(self) -> Iterator[Block]:
        results, shortcomings, proposals, tasks = (
            Paragraph(self._filled(heading).upper(), self._label(number), Style.HEADING, 1)
            for number, heading in enumerate(WORDS["sections"], start=1)
        )
        yield Paragraph(self._filled(WORDS["opening"]))
        yield results
        headed = groupby(WORDS["results"], key=lambda result: str(result["heading"]))
        for number, (heading, found) in enumerate(headed, start=1):
            yield Paragraph(heading, f"{number}.", Style.SUBHEADING, 2)
            yield from map(self._result, found)
        for section, lines in ((shortcomings, WORDS["shortcomings"]), (proposals, WORDS["proposals"])):
            yield section
            yield from (Paragraph(self._filled(line), "-", Style.ITEM, 1) for line in lines)
        yield tasks
        for number, task in enumerate(WORDS["tasks"], start=1):
            text = self._filled(f"{task['lead']}: {task['text']}")
            yield Paragraph(text, f"{number}.", Style.ITEM, 2, tasks=(task["task"],))
        yield Paragraph(self._filled(WORDS["closing"]))

    def _result(self, result: Mapping[str, Any]) -> Paragraph:
        marks: tuple[NoteMark, ...] = ()
        if "note" in result:
            note = Note(str(len(self._notes) + 1), (Paragraph(self._filled(result["note"])),))
            self._notes.append(note)
            marks = (NoteMark(len(result["text"]), note.key),)
        return Paragraph(f"{result['text']}.", "-", Style.ITEM, 1, marks=marks, tasks=(result["task"],))

    def _annex(self) -> Iterator[Block]:
        annex = WORDS["annex"]
        yield Paragraph("PHỤ LỤC", style=Style.CAPTION)
        yield Paragraph(self._filled(annex["title"]), style=Style.CAPTION)
        yield Paragraph(self._filled(annex["of_report"]), centred=True)
        rows = [self._row((str(number), *row)) for number, row in enumerate(annex["rows"], start=1)]
        yield Table((self._row(annex["heads"]), *rows), head_rows=1, widths=tuple(annex["widths"]))
        yield Paragraph(self._filled(annex["counted"]), style=Style.CAPTION)
        yield Table((self._row(annex["count_heads"]), self._row(annex["counts"])), head_rows=1)

    def _row(self, texts: Sequence[str]) -> tuple[Cell, ...]:
        """Return a row; numbers stand in the middle of their cells."""
        filled = map(self._filled, texts)
        return tuple(Cell((Paragraph(text, centred=text.isdigit()),)) for text in filled)

    def _label(self, number: int) -> str:
        return self.layout.labels[0].replace("I", roman(number))

    def _filled(self, text: str) -> str:
        signs = {"comma": "," if self.layout.date_comma else "", "full_stop": self.layout.full_stop}
        own = {"symbol": self.symbol, "day": official_day(self.quarter["issued_on"])}
        words = {name: value for name, value in self.office.items() if isinstance(value, str)}
        return text.format_map({**self.quarter, **words, **signs, **own})
