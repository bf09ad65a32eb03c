"""What stands around the words of an official document: letterhead, title, recipients, signature, annex.

A letter (công văn) has no title: what it is about stands under its symbol.

The order of the elements, their marks and their ends are those of the rule book; what is not known yet (number, day) is
left open as offices leave it, for a pen or for the clerk in Word.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from nhiemvu.domain.dates import official_day_in_words, official_month
from nhiemvu.domain.pages import Block, Cell, Paragraph, Sheet, Style, Table
from nhiemvu.domain.symbols import System
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.facts.layouts import Layout

#: Room for a number that is not given yet, and for a day.
OPEN_NUMBER, OPEN_DAY = " " * 7, " " * 6
#: Lines for the hand of who signs.
SIGNING_LINES = 4
GREETING = "Kính gửi:"
RECIPIENTS = "Nơi nhận:"
AS_ABOVE = "Như trên"
#: Shares of the columns: the name of the State is longer than that of the Party.
LETTERHEAD_WIDTHS = {System.PARTY: (50, 50), System.STATE: (44, 56)}
#: Rules that are drawn; others are written.
DRAWN = frozenset({"whole", "part"})
SIGNATURE_WIDTHS = (50, 50)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What an office says around its words; an empty element is left out."""

    layout: Layout
    #: The body above ("ĐẢNG BỘ TỈNH SÔNG LAM") and the one that issues; written in capitals.
    upper_office: str
    office: str
    #: With its prefix: "Số 58-BC/ĐU", or as `open_symbol` leaves it.
    symbol: str
    place: str
    issued_on: date | None
    #: A day of the month in which it will be issued, where the day itself is open.
    drafted_on: date | None = None
    kind_name: str = "Báo cáo"
    #: Begins with a small letter unless with a name: "kết quả công tác quý II năm 2026".
    subtitle: str = ""
    #: What a letter is about, "đôn đốc thực hiện nhiệm vụ": it stands under the symbol, and a letter has no title.
    subject: str = ""
    addressees: tuple[str, ...] = ()
    #: Of who signs: "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Nguyễn Văn Sơn".
    authority: str
    position: str
    signer: str
    #: Without dash and end: "Ban Thường vụ Tỉnh ủy (b/c)"; the line of the archive is added where it is lacking.
    recipients: tuple[str, ...]


def framed(frame: Frame, body: Sequence[Block], annex: Sequence[Block] = ()) -> list[Block]:
    """Return the whole document: what stands above `body`, the body, recipients and signature, the annex across."""
    return [
        _letterhead(frame),
        *_title(frame),
        *_addressees(frame),
        *body,
        _signature(frame),
        *_on_its_own_sheet(annex),
    ]


def open_symbol(layout: Layout, kind: str, issuer: str) -> str:
    """Return the symbol of a document whose number is not given yet: "Số       -BC/ĐU", "Số:       /BC-UBND"."""
    party = layout.system is System.PARTY
    rest = f"-{kind}/{issuer}" if party else f"/{kind}-{issuer}"
    return f"{layout.symbol_prefix.rstrip()}{OPEN_NUMBER}{rest}"


def open_letter_symbol(layout: Layout, issuer: str) -> str:
    """Return the symbol of a letter whose number is not given yet: "Số       -CV/ĐU", "Số:       /UBND-VP"."""
    rest = f"-{layout.letter_code}/{issuer}" if layout.letter_code else f"/{issuer}-{layout.letter_drafted_by}"
    return f"{layout.symbol_prefix.rstrip()}{OPEN_NUMBER}{rest}"


def _letterhead(frame: Frame) -> Table:
    layout = frame.layout
    issuer = [
        *_line(frame.upper_office.upper(), Style.UPPER_OFFICE),
        *_line(frame.office.upper(), Style.OFFICE),
        _rule(layout.rule_under_office),
    ]
    nation = [*_line(layout.nation, Style.NATION), *_line(layout.motto, Style.MOTTO), _rule(layout.rule_under_nation)]
    subject = f"{layout.subject_prefix}{frame.subject}" if frame.subject else ""
    symbol = [*_line(frame.symbol, Style.SYMBOL), *_line(subject, Style.SUBJECT)]
    day = _line(_place_and_day(frame), Style.PLACE_DATE)
    return _columns(((issuer, nation), (symbol, day)), LETTERHEAD_WIDTHS[layout.system])


def _place_and_day(frame: Frame) -> str:
    place = f"{frame.place}, " if frame.place else ""
    if frame.issued_on:
        return f"{place}{official_day_in_words(frame.issued_on)}"
    month, year = OPEN_DAY, OPEN_DAY
    if frame.drafted_on:
        month, year = f" {official_month(frame.drafted_on.month)} ", f" {frame.drafted_on.year}"
    return f"{place}ngày{OPEN_DAY}tháng{month}năm{year}".rstrip()


def _title(frame: Frame) -> Iterator[Paragraph]:
    if frame.subject:
        return
    yield from _line(frame.kind_name.upper(), Style.TITLE)
    if frame.subtitle:
        first = frame.subtitle[0]
        capital = first.upper() if frame.layout.system is System.STATE else first
        yield Paragraph(capital + frame.subtitle[1:], style=Style.SUBTITLE, centred=True)
        yield _rule(frame.layout.rule_under_subtitle)


def _addressees(frame: Frame) -> Iterator[Paragraph]:
    if len(frame.addressees) == 1:
        yield Paragraph(f"{GREETING} {frame.addressees[0]}", style=Style.ADDRESSEE)
    elif frame.addressees:
        yield Paragraph(GREETING, style=Style.ADDRESSEE)
        yield from _listed(frame.layout, frame.addressees, Style.ADDRESSEE)


def _signature(frame: Frame) -> Table:
    recipients = [Paragraph(RECIPIENTS, style=Style.RECIPIENTS), *_recipients(frame)]
    empty = [Paragraph("", style=Style.POSITION, centred=True)] * SIGNING_LINES
    signer = [
        *_line(frame.authority.upper(), Style.AUTHORITY),
        *_line(frame.position.upper(), Style.POSITION),
        *empty,
        *_line(frame.signer, Style.SIGNER),
    ]
    return _columns(((recipients, signer),), SIGNATURE_WIDTHS)


def _recipients(frame: Frame) -> Iterator[Paragraph]:
    names = [name.strip(" -;,.") for name in frame.recipients]
    if frame.addressees and AS_ABOVE not in names:
        names.insert(0, AS_ABOVE)
    mark = frame.layout.archive
    if not any(name.startswith(mark.strip(" :")) for name in names):
        names.append(f"{mark}{frame.layout.keeper}")
    return _listed(frame.layout, names, Style.RECIPIENT)


def _listed(layout: Layout, names: Sequence[str], style: Style) -> Iterator[Paragraph]:
    for place, name in enumerate(names, start=1):
        yield Paragraph(f"{name}{'.' if place == len(names) else layout.recipient_end}", label="-", style=style)


def _on_its_own_sheet(annex: Sequence[Block]) -> Sequence[Block]:
    if not annex:
        return ()
    first = annex[0]
    if isinstance(first, Table):
        return (Paragraph("", new_sheet=Sheet.LANDSCAPE), *annex)
    return (replace(first, new_sheet=first.new_sheet or Sheet.LANDSCAPE), *annex[1:])


def _line(text: str, style: Style) -> Sequence[Paragraph]:
    return (Paragraph(text, style=style, centred=True),) if text else ()


def _rule(written: str) -> Paragraph:
    """Return the line under what stands above: written with signs, or an empty paragraph for one that is drawn."""
    signs = "" if written in DRAWN else written
    return Paragraph(signs, style=Style.RULE, centred=True)


def _columns(rows: Sequence[Sequence[Sequence[Paragraph]]], widths: tuple[int, ...]) -> Table:
    cells = tuple(tuple(Cell(tuple(lines)) for lines in row) for row in rows)
    return Table(cells, ruled=False, widths=widths)
