"""The annex of a report: the table of its tasks, and how many stand how, with rates and what they are made of."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from nhiemvu.domain.answers import Answer, AnswerKind
from nhiemvu.domain.counts import Counts, CountTable
from nhiemvu.domain.dates import official_day
from nhiemvu.domain.pages import Block, Cell, Paragraph, Sheet, Style, Table
from nhiemvu.domain.periods import Period
from nhiemvu.domain.tasks import OPEN_STATES, State, Task, Timing
from nhiemvu.domain.text import squeeze
from nhiemvu.facts.kinds import kind_name
from nhiemvu.writing.figures import number_words, percent_words, rate_words
from nhiemvu.writing.sentences import capital_first, sentence
from nhiemvu.writing.task_words import WHOLE_DEED, days, deed, number_of_tasks

TITLE = "Phụ lục"
HEADS = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Hạn", "Tiến độ", "Kết quả", "Minh chứng")
WIDTHS = (4, 20, 11, 11, 9, 10, 25, 10)
COUNT_HEADS = (
    "Đơn vị chủ trì",
    "Tổng số",
    "Hoàn thành đúng hạn",
    "Hoàn thành quá hạn",
    "Chưa hoàn thành, trong hạn",
    "Chưa hoàn thành, quá hạn",
    "Tỷ lệ hoàn thành",
)
COUNT_WIDTHS = (28, 10, 12, 12, 13, 13, 12)
NOT_ASSIGNED = "Chưa giao"
TOTAL = "Tổng cộng"
STATES = {
    State.NOT_STARTED: "Chưa thực hiện",
    State.IN_PROGRESS: "Đang thực hiện",
    State.REPORTED: "Đã báo cáo xong",
    State.SUSPENDED: "Tạm hoãn",
    State.CANCELLED: "Thôi thực hiện",
}


def annex(
    answers: Sequence[Answer],
    parts: Mapping[int, Sequence[Answer]],
    counts: CountTable,
    period: Period,
    as_of: date,
    *,
    of_report: str = "",
) -> list[Block]:
    """Return the annex of the report of `period`, as things stood on the day `as_of`.

    `parts` are what units do of a task that is divided, by its number; `of_report` names the report that it belongs to.
    """
    heading = [
        Paragraph(TITLE.upper(), style=Style.CAPTION, bold=True, centred=True, new_sheet=Sheet.LANDSCAPE),
        Paragraph(f"Tình hình thực hiện nhiệm vụ {period.name}", style=Style.CAPTION, bold=True, centred=True),
    ]
    if of_report:
        heading.append(Paragraph(f"(Kèm theo {of_report})", centred=True))
    return [*heading, _tasks(answers, parts, as_of), *_counted(counts, as_of)]


def _tasks(answers: Sequence[Answer], parts: Mapping[int, Sequence[Answer]], as_of: date) -> Table:
    rows = []
    for number, item in enumerate(answers, start=1):
        rows.append(_task_row(f"{number}", item, as_of))
        rows += [
            _task_row(f"{number}.{place}", part, as_of)
            for place, part in enumerate(parts.get(item.task.id, ()), start=1)
        ]
    return Table((_head(HEADS), *rows), head_rows=1, widths=WIDTHS)


def _task_row(number: str, item: Answer, as_of: date) -> tuple[Cell, ...]:
    task = item.task
    words = f"{capital_first(deed(task, WHOLE_DEED))}{_point(task)}"
    return (
        _cell(number, centred=True),
        Cell((Paragraph(words, tasks=(task.id,)),)),
        _cell(item.lead or task.lead or NOT_ASSIGNED),
        _cell("; ".join(task.support)),
        _cell(official_day(task.due_on) if task.due_on else "", centred=True),
        _cell(_standing(item, as_of)),
        _cell(_said(item)),
        Cell(tuple(Paragraph(proof) for proof in _proofs(item)) or (Paragraph(""),)),
    )


def _point(task: Task) -> str:
    return f" (điểm {task.origin.label})" if task.origin and task.origin.label and task.parent_id is None else ""


def _standing(item: Answer, as_of: date) -> str:
    """Return how a task stands on a day: "Hoàn thành, chậm 05 ngày", "Đang thực hiện, 70%, quá hạn 08 ngày"."""
    task = item.task
    standing, late = task.timing(as_of), task.days_late(as_of)
    if standing is Timing.ON_TIME:
        return "Hoàn thành"
    if standing is Timing.LATE:
        return f"Hoàn thành, chậm {days(late)}"
    percent = f", {task.percent}%" if task.percent and task.state is not State.DONE else ""
    overdue = f", quá hạn {days(late)}" if standing is Timing.OVERDUE else ""
    # What was completed after the day was being done on it.
    state = STATES.get(task.state, STATES[State.IN_PROGRESS])
    silent = ", chưa báo cáo" if item.kind is AnswerKind.UNANSWERED and task.state in OPEN_STATES else ""
    return f"{state}{silent}{percent}{overdue}"


def _said(item: Answer) -> str:
    entry = item.entry
    if entry is None:
        return ""
    return " ".join(sentence(line) for line in (entry.result or entry.note or "").splitlines() if line.strip())


def _proofs(item: Answer) -> Iterator[str]:
    for proof in item.entry.evidence if item.entry else ():
        named = proof.directive
        yield f"{kind_name(named.kind)} {named.symbol}" if named and named.symbol else squeeze(proof.text).rstrip(" .;")


def _counted(counts: CountTable, as_of: date) -> Iterator[Block]:
    yield Paragraph(f"Tổng hợp đến ngày {official_day(as_of)}", style=Style.CAPTION, bold=True, centred=True)
    rows = [_count_row(line.name or NOT_ASSIGNED, line.counts) for line in counts.lines]
    yield Table((_head(COUNT_HEADS), *rows, _count_row(TOTAL, counts.total)), head_rows=1, widths=COUNT_WIDTHS)
    total = counts.total
    yield Paragraph(
        "Tỷ lệ hoàn thành = đã hoàn thành / (đã hoàn thành + chưa hoàn thành quá hạn) = "
        f"{rate_words(total.completion)}; "
        f"tỷ lệ hoàn thành đúng hạn = hoàn thành đúng hạn / đã hoàn thành = {rate_words(total.on_time)}."
    )
    if total.set_aside:
        yield Paragraph(f"Không tính {number_of_tasks(total.set_aside)} tạm hoãn, thôi thực hiện.")


def _count_row(name: str, counts: Counts) -> tuple[Cell, ...]:
    numbers = (counts.total, counts.done_on_time, counts.done_late, counts.open_in_time, counts.open_overdue)
    return (
        _cell(name),
        *(_cell(number_words(number), centred=True) for number in numbers),
        _cell(percent_words(counts.completion), centred=True),
    )


def _head(names: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(Cell((Paragraph(name, bold=True, centred=True),)) for name in names)


@lru_cache(maxsize=256)
def _cell(text: str, *, centred: bool = False) -> Cell:
    return Cell((Paragraph(text, centred=centred),))
