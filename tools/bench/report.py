"""A long periodic report as an office writes it, of any length: letterhead, results, tables, notes, tasks."""

from collections.abc import Iterator

from nhiemvu.documents.markup.counting import letter, roman
from nhiemvu.domain.pages import Block, Cell, Note, NoteMark, Pages, Paragraph, Style, Table
from tools.bench.prose import FACTS, Prose

#: Characters of a page, of a text for each footnote, and for each table.
PAGE, NOTE_EVERY, TABLE_EVERY = 3000, 3000, 20_000
#: The share of the tasks section.
TASKS = 0.3
ROWS = 12
SEED = 20260331


def report_of_pages(pages: int) -> Pages:
    """Return a report of about so many pages."""
    return _Report(pages * PAGE).pages(tasks=None)


def report_of_points(points: int) -> Pages:
    """Return a report whose tasks section has exactly so many points; its results are about as long."""
    return _Report(points * 250).pages(tasks=points)


def text_of_pages(pages: int) -> str:
    """Return running text of about so many pages."""
    prose = Prose(SEED, pages * PAGE)
    text: list[str] = []
    length = 0
    while length < pages * PAGE:
        text.append(prose.paragraph(3))
        length += len(text[-1]) + 1
    return "\n".join(text)


class _Report:
    def __init__(self, characters: int) -> None:
        self._characters = characters
        self._prose = Prose(SEED, characters)
        self._notes: list[Note] = []
        self._since_note = self._since_table = 0

    def pages(self, tasks: int | None) -> Pages:
        """Return the report; `tasks` is the number of points, or None for as many as its length asks for."""
        blocks = [*self._opening(), *self._results(), *self._tasks(tasks), *_closing()]
        return Pages(tuple(blocks), tuple(self._notes))

    def _opening(self) -> Iterator[Block]:
        yield Table(
            (
                (
                    _cell("ĐẢNG BỘ TỈNH SÔNG LAM", "ĐẢNG ỦY XÃ ĐỒNG MÂY", "Số 112-BC/ĐU"),
                    _cell("ĐẢNG CỘNG SẢN VIỆT NAM", "Đồng Mây, ngày 31 tháng 3 năm 2026"),
                ),
            )
        )
        yield Paragraph("BÁO CÁO", style=Style.TITLE)
        yield Paragraph("kết quả công tác quý I; phương hướng, nhiệm vụ quý II năm 2026", style=Style.SUBTITLE)
        opening = f"Thực hiện {self._prose.citation()}, Đảng ủy xã báo cáo kết quả công tác quý I năm 2026 như sau:"
        yield Paragraph(opening)

    def _results(self) -> Iterator[Block]:
        parts = FACTS["sections"][:-1]
        for section, heading in enumerate(parts, 1):
            yield _section(section, heading)
            yield self._body(3)
            # The results proper are the longest part.
            share = (1 - TASKS) * (0.8 if section == 2 else 0.2 / (len(parts) - 1))
            yield from self._fields(self._characters * share)

    def _fields(self, characters: float) -> Iterator[Block]:
        written, number = 0.0, 0
        while written < characters:
            number += 1
            field = FACTS["fields"][number % len(FACTS["fields"])]
            yield Paragraph(f"{field} {self._prose.phrase(3)}", f"{number}.", Style.ITEM, 2)
            for place in range(self._prose.random.randint(2, 9)):
                block = self._body(self._prose.random.randint(1, 5), "-" if place % 3 else "")
                written += len(block.text)
                self._since_table += len(block.text)
                yield block
            if self._since_table >= TABLE_EVERY:
                self._since_table -= TABLE_EVERY
                yield self._table()

    def _tasks(self, points: int | None) -> Iterator[Block]:
        yield _section(len(FACTS["sections"]), FACTS["sections"][-1])
        written, number = 0, 0
        while number < points if points is not None else written < self._characters * TASKS:
            number += 1
            text = self._prose.task()
            yield self._marked(Paragraph(text, f"{number}.", Style.ITEM, 2))
            written += len(text)
            if number % 4 == 0:
                for place in range(1, self._prose.random.randint(2, 5)):
                    text = self._prose.sentence()
                    written += len(text)
                    yield Paragraph(text, f"{letter(place).lower()})", Style.ITEM, 3)

    def _body(self, sentences: int, label: str = "") -> Paragraph:
        style, level = (Style.ITEM, 1) if label else (Style.BODY, 0)
        return self._marked(Paragraph(self._prose.paragraph(sentences), label, style, level))

    def _marked(self, paragraph: Paragraph) -> Paragraph:
        """Return a paragraph with the mark of a note where it is time for one."""
        self._since_note += len(paragraph.text)
        if self._since_note < NOTE_EVERY:
            return paragraph
        self._since_note -= NOTE_EVERY
        key = str(len(self._notes) + 1)
        self._notes.append(Note(key, (Paragraph(f"{self._prose.citation()}; {self._prose.phrase(12)}."),)))
        offset = paragraph.text.find(" ", len(paragraph.text) // 2)
        mark = NoteMark(offset if offset >= 0 else len(paragraph.text), key)
        return Paragraph(paragraph.text, paragraph.label, paragraph.style, paragraph.level, marks=(mark,))

    def _table(self) -> Table:
        prose, columns = self._prose, FACTS["columns"]
        rows = [
            tuple(map(_cell, (str(number), prose.phrase(9), prose.unit(), f"{number * 7} hộ")))
            for number in range(1, ROWS + 1)
        ]
        return Table((tuple(map(_cell, columns)), *rows), head_rows=1)


def _section(number: int, heading: str) -> Paragraph:
    return Paragraph(heading, f"{roman(number)} -", Style.HEADING, 1, bold=True)


def _cell(*lines: str) -> Cell:
    return Cell(tuple(map(Paragraph, lines)))


def _closing() -> Iterator[Block]:
    yield Paragraph("Trên đây là báo cáo kết quả công tác quý I; phương hướng, nhiệm vụ quý II năm 2026.")
    yield Table(((_cell("Nơi nhận:", "- Tỉnh ủy,", "- Lưu Văn phòng."), _cell("T/M BAN THƯỜNG VỤ", "BÍ THƯ")),))
