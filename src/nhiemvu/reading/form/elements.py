"""Which paragraph of a document is which element of an official page, told by its words, place and neighbours.

Looks decide only where words do not, so that an element that looks wrong is still known.
"""

from collections.abc import Iterator, Sequence

from nhiemvu.domain.looks import Printed, PrintedLine
from nhiemvu.domain.pages import Style
from nhiemvu.domain.text import fold
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.closings import closing_of
from nhiemvu.facts.formalities import formality
from nhiemvu.facts.kinds import Kind, kinds_by_name
from nhiemvu.facts.letterheads import letterhead_part
from nhiemvu.reading.form.letterhead import addressees, letterhead, titles
from nhiemvu.reading.form.parts import LONGEST_LINE, Part, is_rule, parts_of, whole_part
from nhiemvu.reading.form.signature import signed
from nhiemvu.reading.head.upper import is_letterhead, without_marks_of_drafts

#: A head has no more paragraphs with words.
LONGEST_HEAD = 40
HEADING_FORMS = frozenset({"part", "chapter", "capital", "roman"})
#: "Mục", "Điều" and numbered captions that are bold as a whole.
SUBHEADING_FORMS = frozenset({"article", "arabic", "decimal"})


@dataclass(frozen=True, slots=True)
class Form:
    """A document taken apart into its elements."""

    printed: Printed
    head: tuple[Part, ...]
    body: tuple[Part, ...]
    tail: tuple[Part, ...]
    #: What comes behind the signature.
    annex: tuple[Part, ...]
    #: The kind in the title; None for a letter, and where no title is known.
    kind: Kind | None
    #: Whether it is addressed to someone and has no title.
    is_letter: bool

    @property
    def parts(self) -> tuple[Part, ...]:
        """Everything in reading order."""
        return (*self.head, *self.body, *self.tail, *self.annex)

    def of(self, *styles: Style) -> list[Part]:
        """Return the parts that are one of these elements, those without words left out."""
        return [part for part in self.parts if part.style in styles and part.text]

    def first(self, style: Style) -> Part | None:
        """Return the first part that is this element, or None."""
        return next(iter(self.of(style)), None)


def form_of(printed: Printed) -> Form:
    """Return the elements of a document."""
    lines = printed.lines
    title, kind = _title(lines)
    addressee = _addressee(lines) if title is None else None
    start = title if title is not None else addressee if addressee is not None else _first_sentence(lines)
    head = list(letterhead(lines[:start], letter=title is None))
    body_start = start
    if title is not None:
        named, body_start = titles(lines, title)
        head += named
    addressed, body_start = addressees(lines, body_start)
    head += addressed
    end = _tail_start(lines, body_start)
    tail_end = _tail_end(lines, end)
    return Form(
        printed=printed,
        head=tuple(head),
        body=tuple(_body(lines[body_start:end])),
        tail=tuple(signed([part for line in lines[end:tail_end] for part in parts_of(line)])),
        annex=tuple(whole_part(line) for line in lines[tail_end:]),
        kind=kind,
        is_letter=addressee is not None and all(part.style is not Style.TITLE for part in head),
    )


def _title(lines: Sequence[PrintedLine]) -> tuple[int | None, Kind | None]:
    """Return the number of the line with the title and its kind; a line that says "Kính gửi" ends the search."""
    for number, line in enumerate(lines):
        if line.number > LONGEST_HEAD or line.label:
            break
        part = whole_part(line)
        if letterhead_part("addressee").match(part.key):
            break
        words = without_marks_of_drafts(part.text)
        key = part.key if words == part.text else fold(words)
        if part.in_data or not words:
            continue
        if kind := kinds_by_name().get(key.strip(" :.")):
            return number, kind
        if words.isupper() and (name := max((n for n in kinds_by_name() if key.startswith(f"{n} ")), default="")):
            return number, kinds_by_name()[name]
    return None, None


def _addressee(lines: Sequence[PrintedLine]) -> int | None:
    for number, line in enumerate(lines):
        if line.number > LONGEST_HEAD:
            return None
        if letterhead_part("addressee").match(whole_part(line).key):
            return number
    return None


def _first_sentence(lines: Sequence[PrintedLine]) -> int:
    words = (number for number, line in enumerate(lines) if line.text.strip() and not is_letterhead(line.text.strip()))
    return next(words, len(lines))


def _tail_start(lines: Sequence[PrintedLine], start: int) -> int:
    """Return the number of the line where recipients or signature begin, those of one table together."""
    for number in range(start, len(lines)):
        part = whole_part(lines[number])
        if part.in_data or not part.text:
            continue
        closing = closing_of(next(parts_of(lines[number])).text)
        if closing in {"recipients", "signature"} or (closing == "office" and part.text.isupper()):
            return _start_of_table(lines, number, start)
    return len(lines)


def _start_of_table(lines: Sequence[PrintedLine], number: int, start: int) -> int:
    square = lines[number].square
    while square and number > start and _is_of(lines[number - 1], square.table):
        number -= 1
    return number


def _tail_end(lines: Sequence[PrintedLine], start: int) -> int:
    """Return the number of the line behind recipients and signature."""
    table = next((line.square.table for line in lines[start:] if line.square), None)
    inside = [number for number in range(start, len(lines)) if _is_of(lines[number], table)]
    if inside and inside[0] - start <= 1:
        return inside[-1] + 1
    for number in range(start + 1, len(lines)):
        part = whole_part(lines[number])
        if part.in_data or len(part.text) > LONGEST_LINE or _begins_annex(part):
            return number
    return len(lines)


def _is_of(line: PrintedLine, table: int | None) -> bool:
    return line.square is not None and line.square.table == table


def _begins_annex(part: Part) -> bool:
    if not part.text.isupper():
        return False
    return closing_of(part.text) == "annex" or part.key.strip(" :") in kinds_by_name()


def _body(lines: Sequence[PrintedLine]) -> Iterator[Part]:
    opening = True
    before: Style | None = None
    for line in lines:
        part = whole_part(line)
        is_basis = opening and formality("basis").match(part.key) and not part.text.endswith(":")
        if is_basis and (before is Style.BASIS or part.text.endswith(";")):
            before = Style.BASIS
        elif part.text:
            before = _body_style(part)
            opening = opening and before not in {Style.HEADING, Style.SUBHEADING, Style.ITEM}
        yield part.styled(before if part.text else None)


def _body_style(part: Part) -> Style | None:
    # A remark in brackets is to be replaced as a whole; how it looks says nothing.
    is_remark = part.text.startswith("[") and part.text.endswith("]")
    if part.in_data or is_rule(part) or is_remark:
        return None
    label = part.label
    if label is None:
        centred = part.line.align in {"centre", "right"} or (part.text.isupper() and len(part.text) < LONGEST_LINE)
        return None if centred else Style.BODY
    if label.form.name in HEADING_FORMS:
        return Style.HEADING
    bold = part.share(lambda stretch: stretch.bold) > 0.5
    return Style.SUBHEADING if bold and label.form.name in SUBHEADING_FORMS else Style.ITEM
