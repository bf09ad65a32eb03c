"""The letter that chases a unit (công văn đôn đốc), and the same as a short message.

Of the tasks that the unit leads, those overdue come first, most late first, then those due soon; behind them those in
which it supports another. The four counts are of all that it leads.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from nhiemvu.domain.counts import Counts
from nhiemvu.domain.dates import official_day
from nhiemvu.domain.extensions import first_due_at
from nhiemvu.domain.pages import Block, Cell, Paragraph, Style, Table
from nhiemvu.domain.reminders import Chased
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.layouts import Layout
from nhiemvu.writing.done_form import without_deadline
from nhiemvu.writing.figures import counts_words
from nhiemvu.writing.sentences import capital_first, phrase
from nhiemvu.writing.task_words import cut_well, days, number_of_tasks, whole_title

#: More tasks than these of one group stand in a table.
FEW = 5
#: So much of a task's words names it in a letter, and in a message.
LETTER_LENGTH, MESSAGE_LENGTH = 250, 120
REMINDING_SUBJECT = "đôn đốc thực hiện nhiệm vụ được giao"
HEADS = ("TT", "Nhiệm vụ", "Thời hạn", "Tình trạng")
WIDTHS = {"support": (7, 37, 16, 15, 25), "": (7, 52, 15, 26)}


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindingLetter:
    """What is told to one unit."""

    #: Who chases, and to whom the unit answers.
    office: str
    unit: str
    as_of: date
    reply_by: date
    #: Which tasks are meant, "quý II năm 2026", "" for all.
    scope: str
    #: Of what the unit leads.
    counts: Counts
    overdue: tuple[Chased, ...]
    due_soon: tuple[Chased, ...]
    #: How many of the overdue ones that are counted the unit reported as done, to be confirmed: it is not told of them.
    waiting: int = 0
    #: What it supports and is overdue or due soon.
    supported: tuple[Chased, ...]

    @property
    def led(self) -> tuple[Chased, ...]:
        """What the unit leads and is told of."""
        return (*self.overdue, *self.due_soon)

    @property
    def copied(self) -> tuple[str, ...]:
        """The units that support it."""
        return tuple(dict.fromkeys(name for one in self.led for name in one.task.support))


def reminding_body(letter: RemindingLetter, layout: Layout) -> list[Block]:
    """Return the words of the letter between whom it addresses and who signs."""
    groups = [
        ("Đã quá hạn", letter.overdue, "support"),
        ("Sắp đến hạn", letter.due_soon, "support"),
        ("Phối hợp thực hiện", letter.supported, "lead"),
    ]
    held = [group for group in groups if group[1]]
    blocks: list[Block] = [Paragraph(_standing(letter)), Paragraph(_asked(letter))]
    for number, (caption, several, other) in enumerate(held, start=1):
        heading = f"{caption} ({number_of_tasks(len(several))})"
        blocks.append(Paragraph(heading, label=f"{number}.", style=Style.SUBHEADING, level=2))
        if len(several) > FEW:
            blocks.append(_table(several, letter.as_of, other))
        else:
            blocks += [_item(one, letter.as_of, other) for one in several]
    return [*blocks, Paragraph(f"{_closing(letter)}{layout.full_stop}")]


def reminding_message(letter: RemindingLetter) -> str:
    """Return what the letter says, short enough to be pasted into a message; its lines without one at the end."""
    scope = f" {letter.scope}" if letter.scope else ""
    about = f"{letter.office} đôn đốc {letter.unit} thực hiện nhiệm vụ{scope}"
    lines = [f"{about}, tính đến ngày {official_day(letter.as_of)}.", f"{_counted(letter)}."]
    for caption, several, other in (
        ("Đã quá hạn", letter.overdue, "support"),
        ("Sắp đến hạn", letter.due_soon, "support"),
        ("Phối hợp", letter.supported, "lead"),
    ):
        if several:
            lines.append(f"{caption}:")
            lines += [f"- {_told(one, letter.as_of, other, MESSAGE_LENGTH)}" for one in several]
    lines.append(f"Đề nghị báo cáo kết quả chậm nhất ngày {official_day(letter.reply_by)}.")
    return "\n".join(lines)


def _standing(letter: RemindingLetter) -> str:
    scope = f" {letter.scope}" if letter.scope else ""
    return (
        f"{letter.office} thông báo tình hình thực hiện nhiệm vụ{scope} do {letter.unit} chủ trì, tính đến ngày "
        f"{official_day(letter.as_of)}. {_counted(letter)}."
    )


def _counted(letter: RemindingLetter) -> str:
    reported = f", trong đó {letter.waiting:02d} đã báo cáo hoàn thành, đang chờ xác nhận" if letter.waiting else ""
    return f"{counts_words(letter.counts)}{reported}"


def _asked(letter: RemindingLetter) -> str:
    again = [one for one in letter.led if one.times]
    before = ""
    if again:
        last = max(one.last_on for one in again if one.last_on)
        before = f", trong đó {number_of_tasks(len(again))} đã được đôn đốc (gần nhất ngày {official_day(last)})"
    return f"Để bảo đảm tiến độ, đề nghị {letter.unit} tập trung thực hiện các nhiệm vụ sau{before}:"


def _closing(letter: RemindingLetter) -> str:
    asked = [
        "khẩn trương hoàn thành các nhiệm vụ đã quá hạn" if letter.overdue else "",
        "hoàn thành đúng hạn các nhiệm vụ sắp đến hạn" if letter.due_soon else "",
    ]
    late = "nguyên nhân chậm, " if letter.overdue else ""
    return (
        f"Đề nghị {letter.unit} {', '.join(words for words in asked if words)}; báo cáo bằng văn bản về "
        f"{letter.office} kết quả thực hiện, {late}khó khăn, vướng mắc (nếu có) và thời gian hoàn thành, chậm nhất "
        f"ngày {official_day(letter.reply_by)}"
    )


def _item(one: Chased, as_of: date, other: str) -> Paragraph:
    return Paragraph(_told(one, as_of, other, LETTER_LENGTH), label="-", style=Style.ITEM, level=1)


def _told(one: Chased, as_of: date, other: str, length: int) -> str:
    parts = (_others(one, other, named=True), _due(one, as_of), _extended(one, as_of), _before(one))
    told = "; ".join(words for words in parts if words)
    return f"{_named(one, as_of, length)} ({told})."


def _named(one: Chased, as_of: date, length: int) -> str:
    words = phrase(whole_title(one.task))
    # The day that its own words name is no more its deadline.
    return capital_first(cut_well(without_deadline(words) if _moved_from(one, as_of) else words, length))


def _moved_from(one: Chased, as_of: date) -> date | None:
    """Return the deadline that was there before it was extended, None where it was not."""
    first = first_due_at(one.task.due_on, one.task.extensions, as_of)
    return first if first != one.task.due_at(as_of) else None


def _others(one: Chased, other: str, *, named: bool) -> str:
    """Return who else takes part: the units in support, or of what is supported its lead."""
    if other == "lead":
        return f"{one.task.lead} chủ trì" if named else one.task.lead or ""
    units = ", ".join(one.task.support)
    return f"phối hợp: {units}" if units and named else units


def _due(one: Chased, as_of: date) -> str:
    due_on = one.task.due_at(as_of)
    return f"hạn {official_day(due_on)}, {_lateness(one, as_of)}" if due_on else ""


def _extended(one: Chased, as_of: date) -> str:
    first = _moved_from(one, as_of)
    return f"đã gia hạn từ ngày {official_day(first)}" if first else ""


def _lateness(one: Chased, as_of: date) -> str:
    late = one.task.days_late(as_of)
    if late:
        return f"quá hạn {days(late)}"
    left = ((one.task.due_at(as_of) or as_of) - as_of).days
    return f"còn {days(left)}" if left else "đến hạn trong ngày"


def _before(one: Chased) -> str:
    """Return what was said of a task before: "đã đôn đốc 02 lần", "đã xin gia hạn đến ngày 30/6/2026"."""
    told = [f"đã đôn đốc {one.times:02d} lần" if one.times else ""]
    if one.asked_until:
        told.append(f"đang xin gia hạn đến ngày {official_day(one.asked_until)}")
    return ", ".join(words for words in told if words)


def _table(several: Sequence[Chased], as_of: date, other: str) -> Table:
    with_others = any(_others(one, other, named=False) for one in several)
    name = "Chủ trì" if other == "lead" else "Phối hợp"
    heads = (*HEADS[:2], *([name] if with_others else []), *HEADS[2:])
    head = tuple(Cell((Paragraph(words, bold=True, centred=True),)) for words in heads)
    rows = tuple(
        tuple(_cells(str(place), one, as_of, other, with_others=with_others))
        for place, one in enumerate(several, start=1)
    )
    return Table((head, *rows), head_rows=1, widths=WIDTHS["support" if with_others else ""])


def _cells(number: str, one: Chased, as_of: date, other: str, *, with_others: bool) -> Iterator[Cell]:
    due_on = one.task.due_at(as_of)
    yield Cell((Paragraph(number, centred=True),))
    yield Cell((Paragraph(_named(one, as_of, LETTER_LENGTH)),))
    if with_others:
        yield Cell((Paragraph(_others(one, other, named=False)),))
    yield Cell((Paragraph(official_day(due_on) if due_on else "", centred=True),))
    told = "; ".join(words for words in (_lateness(one, as_of), _extended(one, as_of), _before(one)) if words)
    yield Cell((Paragraph(told[:1].upper() + told[1:]),))
