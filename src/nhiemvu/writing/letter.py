"""The letter that assigns tasks (công văn giao việc): by which documents, who leads what with whom, until when.

A few tasks stand in the letter, each in its own words; more are listed in an annex.
[Hướng dẫn 05-HD/VPTW and Nghị định 30/2020/NĐ-CP, Phụ lục I: công văn]
"""

from collections.abc import Iterator, Sequence
from datetime import date

from nhiemvu.domain.dates import official_day
from nhiemvu.domain.directives import Directive, cited_in_full
from nhiemvu.domain.pages import Block, Cell, Paragraph, Sheet, Style, Table
from nhiemvu.domain.tasks import Cadence
from nhiemvu.domain.text import shorten
from nhiemvu.domain.values import dataclass
from nhiemvu.facts.kinds import kind_name
from nhiemvu.facts.layouts import Layout
from nhiemvu.writing.sentences import capital_first, phrase, small_first
from nhiemvu.writing.task_words import number_of_tasks

#: More tasks than these stand in an annex.
FEW = 5
#: More documents than these are named by the task that carries them out, not by the first sentence.
MOST_CITED = 3
#: So much of a task tells what the letter is about.
SUBJECT_LENGTH = 90
HEADS = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn")
WIDTHS = (5, 49, 17, 17, 12)
#: What ends a paragraph by itself.
ENDS = (".", ":", ";", "!", "?", "…", ",")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenTask:
    """One task as it was assigned; of a task that was divided, the same words stand once for all its units."""

    text: str
    title: str
    leads: tuple[str, ...]
    support: tuple[str, ...] = ()
    due_on: date | None = None
    cadence: Cadence = Cadence.ONCE
    #: What it carries out.
    directives: tuple[Directive, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssigningLetter:
    """What a letter that assigns tasks is made of."""

    layout: Layout
    #: Who assigns, and to whom the units report.
    office: str
    tasks: tuple[GivenTask, ...]
    #: The reports or plans whose points the tasks are, where they carry out no other document.
    origins: tuple[Directive, ...] = ()

    @property
    def directives(self) -> tuple[Directive, ...]:
        """What the tasks carry out, each once."""
        return tuple(dict.fromkeys(one for task in self.tasks for one in task.directives))

    @property
    def leads(self) -> tuple[str, ...]:
        """The units that lead, each once, in the order of their tasks."""
        return tuple(dict.fromkeys(name for task in self.tasks for name in task.leads))

    @property
    def support(self) -> tuple[str, ...]:
        """The units that only support."""
        named = dict.fromkeys(name for task in self.tasks for name in task.support)
        return tuple(name for name in named if name not in self.leads)

    @property
    def is_listed(self) -> bool:
        """Whether the tasks stand in an annex."""
        return len(self.tasks) > FEW

    @property
    def has_same_leads(self) -> bool:
        """Whether the same units lead all tasks, so that they are named once."""
        return len({task.leads for task in self.tasks}) == 1

    @property
    def has_same_support(self) -> bool:
        """Whether all tasks have the same units in support, too."""
        return self.has_same_leads and len({task.support for task in self.tasks}) == 1

    @property
    def cites_by_task(self) -> bool:
        """Whether each task names what it carries out, since it is too much for one sentence."""
        return len(self.directives) > MOST_CITED


def assigning_subject(letter: AssigningLetter) -> str:
    """Return what the letter is about: the deed of one task, else the document that all carry out."""
    if len(letter.tasks) == 1:
        return f"giao nhiệm vụ {small_first(shorten(phrase(letter.tasks[0].title), SUBJECT_LENGTH))}"
    if len(letter.directives) == 1 and letter.directives[0].symbol:
        directive = letter.directives[0]
        return f"giao nhiệm vụ thực hiện {kind_name(directive.kind)} {directive.symbol}"
    return "giao thực hiện nhiệm vụ"


def assigning_body(letter: AssigningLetter) -> list[Block]:
    """Return the words of the letter between whom it addresses and who signs."""
    blocks: list[Block] = [Paragraph(_opening(letter))]
    if not letter.is_listed:
        for number, task in enumerate(letter.tasks, start=1):
            blocks += _task(task, f"{number}." if len(letter.tasks) > 1 else "-", letter)
    return [*blocks, *_closing(letter)]


def assigning_annex(letter: AssigningLetter, symbol: str) -> list[Block]:
    """Return the list of the tasks, none where they stand in the letter; `symbol` is the letter's, as it prints it."""
    if not letter.is_listed:
        return []
    number = symbol.replace(":", "").replace("Số", "số", 1)
    caption = Paragraph("PHỤ LỤC", style=Style.CAPTION, centred=True, new_sheet=Sheet.LANDSCAPE)
    title = Paragraph("Danh mục nhiệm vụ được giao", style=Style.CAPTION, centred=True)
    of_letter = Paragraph(f"(Kèm theo Công văn {number} của {letter.office})", centred=True)
    rows = (_row(str(place), task, letter) for place, task in enumerate(letter.tasks, start=1))
    head = tuple(Cell((Paragraph(name, bold=True, centred=True),)) for name in HEADS)
    return [caption, title, of_letter, Table((head, *rows), head_rows=1, widths=WIDTHS)]


def _opening(letter: AssigningLetter) -> str:
    """Return "Thực hiện Kế hoạch số ..., Đảng ủy xã giao Công an xã chủ trì, phối hợp với ... thực hiện ... sau:"."""
    by = _carried_out(letter)
    begun = f"Thực hiện {by}, {letter.office}" if by else capital_first(letter.office)
    count = len(letter.tasks)
    if letter.is_listed:
        what = f"thực hiện {number_of_tasks(count)} (có danh mục kèm theo)."
    else:
        what = "thực hiện nhiệm vụ sau:" if count == 1 else "thực hiện các nhiệm vụ sau:"
    return f"{begun} giao {_who(letter)} {what}"


def _carried_out(letter: AssigningLetter) -> str:
    if letter.directives and not letter.cites_by_task:
        return _cited(letter.directives, letter.layout)
    if letter.origins and not letter.directives:
        return f"nhiệm vụ nêu tại {_cited(letter.origins[:MOST_CITED], letter.layout)}"
    return ""


def _cited(directives: Sequence[Directive], layout: Layout) -> str:
    return "; ".join(
        phrase(cited_in_full(one, kind_name(one.kind), date_comma=layout.date_comma)) for one in directives
    )


def _who(letter: AssigningLetter) -> str:
    if not letter.has_same_leads:
        return "các đơn vị"
    first = letter.tasks[0]
    lead = first.leads[0] if len(first.leads) == 1 else "từng đơn vị nêu trên"
    helped = f", phối hợp với {', '.join(first.support)}" if first.support and letter.has_same_support else ""
    return f"{lead} chủ trì{helped}"


def _task(task: GivenTask, label: str, letter: AssigningLetter) -> Iterator[Paragraph]:
    first, *others = _lines(task)
    yield Paragraph(first, label=label, style=Style.ITEM if label else Style.BODY, level=2 if label else 0)
    yield from map(Paragraph, others)
    told = [*_roles(task, letter), _until(task), _by_task(task, letter)]
    if said := "; ".join(words for words in told if words):
        yield Paragraph(f"{capital_first(said)}.")


def _lines(task: GivenTask) -> list[str]:
    """Return a task's own words, a paragraph each, each with a stop at its end."""
    lines = [line.strip() for line in task.text.splitlines() if line.strip()] or [task.title]
    return [line if line.endswith(ENDS) else f"{line}." for line in lines]


def _roles(task: GivenTask, letter: AssigningLetter) -> Iterator[str]:
    if not letter.has_same_leads:
        yield f"đơn vị chủ trì: {', '.join(task.leads)}"
    if task.support and not letter.has_same_support:
        yield f"đơn vị phối hợp: {', '.join(task.support)}"


def _until(task: GivenTask) -> str:
    if task.due_on is None:
        return "thực hiện thường xuyên" if task.cadence is Cadence.ONGOING else ""
    day = official_day(task.due_on)
    if task.cadence is Cadence.ONGOING:
        return f"thực hiện thường xuyên, báo cáo kết quả chậm nhất ngày {day}"
    return f"thời hạn hoàn thành: chậm nhất ngày {day}"


def _by_task(task: GivenTask, letter: AssigningLetter) -> str:
    return f"thực hiện {_cited(task.directives, letter.layout)}" if letter.cites_by_task and task.directives else ""


def _closing(letter: AssigningLetter) -> Iterator[Paragraph]:
    units = letter.leads[0] if len(letter.leads) == 1 else "các đơn vị"
    where = "trong danh mục" if letter.is_listed else "nêu trên"
    when = f" theo thời hạn {where}" if any(task.due_on for task in letter.tasks) else ""
    yield Paragraph(
        f"Đề nghị {units} tổ chức thực hiện, bảo đảm tiến độ và chất lượng; báo cáo kết quả về {letter.office}{when}. "
        f"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, kịp thời báo cáo {letter.office} "
        f"xem xét, chỉ đạo{letter.layout.full_stop}"
    )


def _row(number: str, task: GivenTask, letter: AssigningLetter) -> tuple[Cell, ...]:
    lines = _lines(task)
    if by := _by_task(task, letter):
        lines.append(f"({capital_first(by)}.)")
    due = official_day(task.due_on) if task.due_on else ""
    ongoing = "Thường xuyên" if task.cadence is Cadence.ONGOING else ""
    return (
        _cell(number, centred=True),
        Cell(tuple(map(Paragraph, lines))),
        _cell(", ".join(task.leads)),
        _cell(", ".join(task.support)),
        _cell("; ".join(words for words in (ongoing, due) if words), centred=True),
    )


def _cell(text: str, *, centred: bool = False) -> Cell:
    return Cell((Paragraph(text, centred=centred),))
