"""Set a finished report against the tasks that it had to answer, and its plan against what may go on in it."""

from collections.abc import Mapping, Sequence

from nhiemvu.domain.coverage import MatchedBy
from nhiemvu.domain.final_report import FinalReport, PlannedAgain, Told
from nhiemvu.domain.matching import Match, Paragraph, Wanted, match_paragraphs, match_points, strange_marks
from nhiemvu.domain.periods import Period, parse_period
from nhiemvu.domain.plans import PlannedTask, Reading
from nhiemvu.domain.plans import Told as ToldParagraph
from nhiemvu.domain.report_answers import AnswerWords
from nhiemvu.domain.tasks import State, Task
from nhiemvu.domain.text import fold, matching_key
from nhiemvu.store.progress import ProgressEntry, progress_of_tasks
from nhiemvu.store.report_tasks import tasks_to_answer
from nhiemvu.store.series import all_series
from nhiemvu.store.session import Session
from nhiemvu.store.task_queries import TaskFilter
from nhiemvu.store.tasks import find_tasks, get_tasks
from nhiemvu.usecases.read_file import REPORT, ReadFile

#: The result or note of a completion or of what is under way that is shorter may stand in any sentence.
FEWEST_LETTERS = 12


def match_report(session: Session, source: ReadFile, document_id: int | None = None) -> FinalReport | None:
    """Return what a report says of the tasks of the period that it reports; None where it had none to answer.

    `document_id` is the report's own number where it is on record. Of several series only that of the report counts.
    """
    metadata = source.reading.metadata
    period = metadata.period_reported
    if metadata.directive.kind != REPORT or period is None:
        return None
    name, known = metadata.series, all_series(session)
    own = next((held for held in known if name and fold(held) == fold(name)), None)
    if name and known and own is None:
        return None

    def is_own(task: Task) -> bool:
        from_here = task.origin is not None and task.origin.document_id == document_id
        return (len(known) <= 1 or task.series == own) and not from_here

    tasks = [task for task in tasks_to_answer(session, period, None) if is_own(task)]
    if not tasks:
        return None
    others = [task for task in _others(session, source.reading, tasks) if is_own(task)]
    entries = progress_of_tasks(session, [task.id for task in tasks])
    return _set_against(source.reading, period, tasks, others, entries)


def _others(session: Session, reading: Reading, tasks: Sequence[Task]) -> list[Task]:
    """Return the tasks beside those to be answered that the plan may name: planned for its period, or marked in it."""
    planned = reading.metadata.period_planned
    early = find_tasks(session, TaskFilter(period=planned)) if planned else []
    marked = get_tasks(session, [mark for point in reading.tasks for mark in point.marks])
    found = {task.id: task for task in (*early, *marked)} | {task.id: task for task in tasks}
    listed = {task.id for task in tasks}
    return [
        task
        for task in found.values()
        if task.id not in listed and task.parent_id is None and task.state is not State.CANCELLED
    ]


def _set_against(
    reading: Reading,
    period: Period,
    tasks: Sequence[Task],
    others: Sequence[Task],
    entries: Mapping[int, Sequence[ProgressEntry]],
) -> FinalReport:
    known = {task.id: task for task in (*tasks, *others)}
    paragraphs = [Paragraph(one.text, one.tasks) for one in reading.told]
    found = match_paragraphs(paragraphs, [_wanted(task, entries.get(task.id, ())) for task in tasks])
    points = [Paragraph(task.text, task.marks) for task in reading.tasks]
    # What is planned for longer than the period goes on by itself: a point that is like it is none of it.
    candidates = [
        Wanted(task.id, "") if _runs_on(task, period) else _wanted(task, ())
        for task in known.values()
        if task.state is not State.CANCELLED
    ]
    going = match_points(points, candidates)
    again = [_again(place, reading.tasks[place], match, known) for place, match in sorted(going.items())]
    return FinalReport(
        period=period,
        tasks=tuple(tasks),
        told=tuple(_told(reading.told, found, tasks, entries)),
        again=tuple(point for point in again if _is_earlier(point.task, period)),
        planned=tuple(point for point in again if not _is_earlier(point.task, period)),
        strange=strange_marks([*paragraphs, *points], known.keys()),
    )


def _is_earlier(task: Task, reported: Period) -> bool:
    """Tell whether a task was planned for a period that is over with the reported one."""
    return task.period is not None and parse_period(task.period).last_day <= reported.last_day


def _runs_on(task: Task, reported: Period) -> bool:
    """Tell whether a task is planned for a period that the reported one lies within: a task of the year."""
    if task.period is None:
        return False
    period = parse_period(task.period)
    return period.first_day <= reported.last_day < period.last_day


def _wanted(task: Task, entries: Sequence[ProgressEntry]) -> Wanted:
    said = (words for entry in entries for words in (entry.result, entry.note, entry.obstacle) if words)
    text = task.text if task.title in task.text else f"{task.title}\n{task.text}"
    return Wanted(task.id, text, tuple(dict.fromkeys(said)), task.directives)


def _again(place: int, point: PlannedTask, match: Match, known: Mapping[int, Task]) -> PlannedAgain:
    words = AnswerWords(point.text, point.span)
    return PlannedAgain(
        place=place,
        label=point.label,
        words=words,
        task=known[match.task_id],
        matched_by=match.matched_by,
        due_on=point.due_on,
    )


def _told(
    paragraphs: Sequence[ToldParagraph],
    found: Sequence[Match],
    tasks: Sequence[Task],
    entries: Mapping[int, Sequence[ProgressEntry]],
) -> list[Told]:
    by_task: dict[int, list[Match]] = {}
    for match in found:
        by_task.setdefault(match.task_id, []).append(match)
    return [_told_of(task, by_task[task.id], paragraphs, entries) for task in tasks if task.id in by_task]


def _told_of(
    task: Task,
    matches: Sequence[Match],
    paragraphs: Sequence[ToldParagraph],
    entries: Mapping[int, Sequence[ProgressEntry]],
) -> Told:
    """Return what is told of a task; what is unsure counts only where nothing is sure."""
    sure = [match for match in matches if match.sure]
    told = [paragraphs[match.place] for match in sure or matches]
    words = tuple(AnswerWords(one.text, one.span) for one in told)
    by_mark = any(match.matched_by is MatchedBy.BOOKMARK for match in matches)
    unfinished = any(one.unfinished for one in told) or _says_what_is_under_way(words, entries.get(task.id, ()))
    return Told(
        task=task,
        words=words,
        matched_by=MatchedBy.BOOKMARK if by_mark else MatchedBy.WORDS,
        sure=bool(sure),
        unfinished=unfinished,
        late=any(task.due_on and entry.reported_on > task.due_on for entry in entries.get(task.id, ())),
    )


def _says_what_is_under_way(words: Sequence[AnswerWords], entries: Sequence[ProgressEntry]) -> bool:
    """Tell whether words repeat the newest note or obstacle on record of a task that is not finished."""
    newest = next(iter(entries), None)
    if newest is None or newest.state is State.DONE:
        return False
    keys = [_letters(said) for said in (newest.note, newest.obstacle) if said]
    told = _letters(" ".join(one.text for one in words))
    return any(key in told for key in keys if len(key) >= FEWEST_LETTERS)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, matching_key(text)))
