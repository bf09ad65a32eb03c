"""Correct tasks: by options, or one task as a form in the user's editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from nhiemvu.cli.asking import agrees, ask
from nhiemvu.cli.change_words import ranges
from nhiemvu.cli.desk import Desk
from nhiemvu.cli.due_out import due_option, print_given_deadline
from nhiemvu.cli.filters import Chosen, chosen_tasks
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.rehearsal import dry_run_option, show_rehearsal
from nhiemvu.cli.secrecy_out import may_clear, print_cleared, secret_option
from nhiemvu.cli.types import PERIOD, SERIES, WORDS
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import Period
from nhiemvu.domain.secrecy import LIFTED, Secrecy
from nhiemvu.domain.tasks import Cadence, Task

if TYPE_CHECKING:
    from nhiemvu.usecases.edit_tasks import TaskEdit


class DueAndNoDue(UsageFault):
    """A deadline was both given and taken away."""

    def __init__(self) -> None:
        super().__init__(
            Text("Không thể vừa đặt hạn vừa bỏ hạn.", "A deadline cannot be set and removed at once."),
            Text("Giữ một trong hai: --due hoặc --no-due.", "Keep one of --due and --no-due."),
        )


@define(
    "edit",
    say(
        "Sửa nhiệm vụ; không ghi tùy chọn thì mở phiếu sửa. Hạn gốc và nguồn được giữ nguyên.",
        "Correct tasks; without options, in a form. First deadline and origin stay.",
    ),
    'nhiemvu edit 3 --title "Mở lớp tập huấn" --due 30/9/2026',
    "nhiemvu edit 3 5-8 --period 2026-Q3 --dry-run",
    "nhiemvu edit 3 --secret mat",
)
@chosen_tasks
@click.option("--text", type=WORDS, help=say("Nội dung đầy đủ.", "The whole text."))
@click.option("--title", type=WORDS, help=say("Tiêu đề ngắn trong danh sách.", "The short title in lists."))
@due_option
@click.option("--no-due", is_flag=True, help=say("Bỏ thời hạn.", "Remove the deadline."))
@click.option("--series", type=SERIES, help=say("Loại báo cáo.", "The series."))
@click.option("--period", type=PERIOD, help=say("Kỳ thực hiện.", "The period."))
@click.option(
    "--cadence",
    type=click.Choice([cadence.value for cadence in Cadence]),
    help=say("Một lần, thường xuyên hay định kỳ.", "Once, ongoing or recurring."),
)
@click.option(
    "--every",
    type=WORDS,
    help=say(
        "Lặp lại từ lần này: hằng tháng, hằng quý, 6 tháng, hằng năm...; thoi: không nữa.",
        "Come back from this one on: monthly, quarterly, 2w, FREQ=...; never: no more.",
    ),
)
@click.option("--star/--no-star", "starred", default=None, help=say("Đánh dấu sao, hoặc bỏ.", "Star, or remove it."))
@secret_option(may_lift=True)
@click.option("--yes", is_flag=True, help=say("Xóa lời của nhiệm vụ mật mà không hỏi.", "Clear words without asking."))
@dry_run_option
@click.pass_obj
def command(
    desk: Desk,
    chosen: Chosen,
    text: str | None,
    title: str | None,
    typed_due: str | None,
    no_due: bool,
    series: str | None,
    period: Period | None,
    cadence: str | None,
    every: str | None,
    starred: bool | None,
    degree: str | None,
    yes: bool,
    dry_run: bool,
) -> None:
    """Correct tasks by options, or one in the editor."""
    if typed_due and no_due:
        raise DueAndNoDue
    numbers = _numbers(desk, chosen)
    given = {
        "text": text,
        "title": title,
        "series": series,
        "period": period,
        "cadence": Cadence(cadence) if cadence else None,
        "starred": starred,
        "every": every,
    }
    edit: TaskEdit = {name: value for name, value in given.items() if value is not None}  # type: ignore[assignment] # a key for each option
    if no_due:
        edit["due_on"] = None
    if degree:
        edit["secrecy"] = None if degree == LIFTED else Secrecy(degree)
    if not edit and not typed_due and desk.interactive and len(numbers) == 1:
        _edit_by_form(desk, numbers[0], dry_run=dry_run)
        return
    if edit.get("secrecy") and not dry_run:
        _agree_to_clear(desk, numbers, yes)
    _save(desk, numbers, edit, None, typed_due, dry_run=dry_run)


def _agree_to_clear(desk: Desk, numbers: tuple[int, ...], yes: bool) -> None:
    """Have the clearing of words agreed to, where the tasks, or others with the same words, hold some."""
    from nhiemvu.usecases.mark_secret import WordsHeld, tasks_with_words

    with desk.transaction(writing=False) as session:
        held = ranges(tasks_with_words(session, numbers))
    if held and not may_clear(desk, say(f"Nhiệm vụ {held}", f"Tasks {held}"), yes):
        raise WordsHeld(Text(f"Nhiệm vụ {held}", f"Task {held}"))


def _numbers(desk: Desk, chosen: Chosen) -> tuple[int, ...]:
    """Return the numbers of the tasks, which are to be known before a form is shown."""
    if chosen.choice is None:
        return chosen.named
    with desk.transaction(writing=False) as session:
        return chosen.numbers(session, desk.today)


def _edit_by_form(desk: Desk, number: int, *, dry_run: bool) -> None:
    """Correct a task by its form; where somebody else changed it meanwhile, both versions are told, and asked about."""
    from nhiemvu.cli.faults import report_fault
    from nhiemvu.usecases.changed_meanwhile import ChangedMeanwhile

    edit: TaskEdit = {}
    while True:
        shown = _read_task(desk, number)
        edit = _ask(shown, edit)
        if not edit:
            click.echo(say("Không có gì thay đổi.", "Nothing changed."))
            return
        try:
            _save(desk, (number,), edit, shown, None, dry_run=dry_run)
        except ChangedMeanwhile as fault:
            code = report_fault(fault)
            if not _goes_on():
                raise click.exceptions.Exit(code) from fault
        else:
            return


def _goes_on() -> bool:
    """Ask whether the form is to be opened again, and take no answer for no."""
    question = say("Mở phiếu theo bản đang có, giữ phần bạn đã sửa?", "Open the form as it is now, with your words?")
    try:
        return agrees(question)
    except click.Abort:
        click.echo(err=True)
        return False


def _read_task(desk: Desk, number: int) -> Task:
    from nhiemvu.usecases.find_tasks import get_tasks

    with desk.transaction(writing=False) as session:
        return get_tasks(session, [number])[0]


def _ask(task: Task, earlier: TaskEdit) -> TaskEdit:
    """Show the task's form in the editor, with what was typed into an `earlier` one.

    It comes again where it is filled in wrongly and the user will correct it.
    """
    from nhiemvu.cli.editor import fill_in
    from nhiemvu.cli.faults import report_fault
    from nhiemvu.cli.task_form import BadForm, read_form, task_form

    form = task_form(task, earlier)
    while True:
        filled = fill_in(form)
        if filled is None:
            return {}
        try:
            return read_form(filled, task)
        except BadForm as fault:
            report_fault(fault)
            ask(say("Mở lại phiếu để sửa?", "Open the form again?"))
            form = filled


def _save(
    desk: Desk, numbers: tuple[int, ...], edit: TaskEdit, shown: Task | None, typed_due: str | None, *, dry_run: bool
) -> None:
    from nhiemvu.cli.output import note
    from nhiemvu.cli.standing_words import due_words
    from nhiemvu.usecases.edit_tasks import edit_tasks
    from nhiemvu.usecases.mark_secret import Cleared
    from nhiemvu.usecases.read_deadline import read_deadline_of

    given = None
    cleared = Cleared()
    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        if typed_due:
            given = read_deadline_of(
                session, typed_due, numbers, today=desk.today, period=edit.get("period"), series=edit.get("series")
            )
            edit = {**edit, "due_on": given.day, "due_text": given.words}
        tasks, changed = edit_tasks(session, numbers, edit, expected=shown, cleared=cleared)
        if dry_run:
            show_rehearsal(session)
            return
    for task in tasks:
        if task.id in changed:
            due = due_words(task.due_on)
            click.echo(say(f"Đã sửa nhiệm vụ {task.id}: {task.title}; {due}.", f"Task {task.id}: {task.title}; {due}."))
        else:
            note(say(f"Nhiệm vụ {task.id} đã như vậy.", f"Task {task.id} was so already."))
    print_given_deadline(given)
    if cleared.tasks:
        print_cleared(cleared.tasks, cleared.files)
