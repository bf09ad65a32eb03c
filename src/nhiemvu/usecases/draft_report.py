"""Draft a period's report, whole or one part of it, from what was recorded."""

from collections.abc import Sequence
from datetime import date

from nhiemvu.domain.answers import Answer, AnswerKind
from nhiemvu.domain.collecting import collecting_later
from nhiemvu.domain.counts import count_by_lead
from nhiemvu.domain.errors import NotFound
from nhiemvu.domain.language import Text
from nhiemvu.domain.pages import Pages
from nhiemvu.domain.periods import Period
from nhiemvu.domain.plans import Heading, SectionKind, Span
from nhiemvu.domain.report_parts import Part
from nhiemvu.domain.result_places import headings_of
from nhiemvu.domain.symbols import System
from nhiemvu.domain.tasks import SET_ASIDE, Task
from nhiemvu.domain.values import dataclass, replace
from nhiemvu.facts.layouts import Layout, layout_for, layout_named
from nhiemvu.store.directives import get_directive
from nhiemvu.store.points import cited_by
from nhiemvu.store.report_tasks import tasks_to_answer
from nhiemvu.store.reports import HeldOutline, latest_outline
from nhiemvu.store.result_places import result_places
from nhiemvu.store.series import all_series, series_name
from nhiemvu.store.session import Session
from nhiemvu.store.settings import read_settings
from nhiemvu.store.tasks import get_tasks
from nhiemvu.usecases.answer_tasks import answers_of
from nhiemvu.usecases.closed_corrections import corrections_since_close
from nhiemvu.usecases.find_request import request_for
from nhiemvu.usecases.find_series import only_series, series_number
from nhiemvu.usecases.plan_ahead import carried_over, planned_already
from nhiemvu.usecases.report_frame import frame_of, office_words
from nhiemvu.writing.headings import Section, headings_by_caption, sections_of
from nhiemvu.writing.opening import subtitle
from nhiemvu.writing.report import Material, report_part, whole_report


class NothingToAnswer(NotFound):
    """No task is to be answered in the period."""

    def __init__(self, period: Period) -> None:
        super().__init__(
            Text(
                f"Không có nhiệm vụ nào phải báo cáo trong {period.name}.",
                f"No task is to be answered in {period.code}.",
            ),
            Text(
                "Nhập báo cáo của kỳ trước (nhiemvu import) hoặc thêm nhiệm vụ (nhiemvu add) trước.",
                "Import the previous report (nhiemvu import) or add tasks (nhiemvu add) first.",
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A drafted report and how each task is answered in it."""

    pages: Pages
    answers: tuple[Answer, ...]
    layout: Layout
    #: Options of `init` that would fill what the report leaves open.
    lacking: tuple[str, ...] = ()

    @property
    def set_aside(self) -> int:
        """How many tasks were suspended or cancelled."""
        return sum(found.task.state in SET_ASIDE for found in self.answers)

    def count(self, kind: AnswerKind) -> int:
        """Return how many tasks that were not set aside are answered in one way."""
        return sum(found.kind is kind and found.task.state not in SET_ASIDE for found in self.answers)


@collecting_later()
def draft_report(
    session: Session,
    period: Period,
    *,
    series: str | None,
    as_of: date,
    part: Part | None = None,
    layout: str | None = None,
) -> Draft:
    """Return the report of `period`, or one part of it, by what was recorded up to `as_of`.

    `layout` names a rule book; without it the one that holds for the office's system on that day is followed.
    Raises UnknownSeries, SeriesNotNamed, NothingToAnswer.
    """
    chosen = only_series(session, series)
    tasks = tasks_to_answer(session, period, chosen)
    if not tasks:
        raise NothingToAnswer(period)
    settings = read_settings(session)
    held = latest_outline(session, chosen, period)
    last = get_directive(session, held.document_id) if held else None
    words = office_words(settings, last, held.text if held else "")
    rules = layout_named(layout) if layout else None
    rules = rules or layout_for(System(settings.get("system", System.PARTY)), as_of)
    # What a later plan goes on with is still to be answered in this report.
    answers = answers_of(session, [_as_in_period(task) for task in tasks], period, as_of)
    subject = _subject_of_series(session, chosen)
    planned = period.next()
    frame = frame_of(words, rules, subtitle(subject, period, planned), as_of)
    parts = _parts(session, answers, period, as_of)
    new = planned_already(session, planned, chosen, tasks)
    going_on = {task.continues_id for task in new}
    carried = [task for task in carried_over(answers) if task.id not in going_on]
    only = series_number(session, chosen)
    last_closed = corrections_since_close(session, only, period)
    material = Material(
        layout=rules,
        period=period,
        planned=planned,
        as_of=as_of,
        series=subject,
        subject=words.subject,
        addressee=words.addressee,
        request=request_for(
            session, period, series_id=chosen, series=subject, last_report=held.document_id if held else None
        ),
        last=_sections(held),
        answers=answers,
        counts=count_by_lead(
            [item.task for item in (*answers, *(one for several in parts.values() for one in several))],
            as_of,
            min(period.first_day, as_of),
        ),
        carried=carried,
        new=new,
        parts=parts,
        placed=_by_caption(held, tasks) | headings_of(tasks, result_places(session, only)),
        corrections=last_closed.corrections,
        corrected=last_closed.period,
        cited=cited_by(session, [task.id for task in (*carried, *new)]),
        of_report=_named_in_annex(frame.symbol, words.subject),
    )
    if part:
        return Draft(pages=report_part(material, part), answers=tuple(answers), layout=rules)
    return Draft(
        pages=whole_report(material, frame), answers=tuple(answers), layout=rules, lacking=tuple(words.lacking(rules))
    )


def _as_in_period(task: Task) -> Task:
    return task if task.continued_by is None else replace(task, continued_by=None, continued_from=None)


def _subject_of_series(session: Session, chosen: int | None) -> str:
    """Return what the reports of a series are about; of all tasks, the one series that is held, "" where none is."""
    if chosen is not None:
        return series_name(session, chosen)
    return next(iter(all_series(session)), "")


def _sections(held: HeldOutline | None) -> Sequence[Section]:
    return sections_of([_heading(row) for row in held.outline], held.text) if held else ()


def _by_caption(held: HeldOutline | None, tasks: Sequence[Task]) -> dict[int, str]:
    """Return the headings of results that have the words of those over tasks in the last plan, by number of task."""
    if held is None:
        return {}
    places = ((task.id, task.origin) for task in tasks)
    starts = {
        number: origin.start
        for number, origin in places
        if origin and origin.document_id == held.document_id and origin.start is not None
    }
    return headings_by_caption([_heading(row) for row in held.outline], starts)


def _parts(session: Session, answers: Sequence[Answer], period: Period, as_of: date) -> dict[int, list[Answer]]:
    """Return how the parts of divided tasks are answered, by the number of the whole."""
    numbers = [child for item in answers for child in item.task.children]
    tasks: Sequence[Task] = get_tasks(session, numbers) if numbers else []
    found: dict[int, list[Answer]] = {}
    for item in answers_of(session, tasks, period, as_of):
        found.setdefault(item.task.parent_id or 0, []).append(item)
    return found


def _named_in_annex(symbol: str, subject: str) -> str:
    """Return how the annex names its report: "Báo cáo số       -BC/ĐU của Ban Thường vụ Đảng ủy"."""
    number = symbol.replace(":", "").replace("Số", "số", 1)
    return f"Báo cáo {number}{f' của {subject}' if subject else ''}"


def _heading(row: dict[str, object]) -> Heading:
    span = row["span"]
    return Heading(
        label=str(row["label"]),
        text=str(row["text"]),
        level=int(str(row["level"])),
        section=SectionKind(str(row["section"])),
        span=Span(**span) if isinstance(span, dict) else Span(0, 0),
        end=int(str(row["end"])),
    )
