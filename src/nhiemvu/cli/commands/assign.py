"""Assign tasks to units: to a lead, or a child task to each unit of a group; with the letter that says so."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.due_out import due_option, print_given_deadline
from nhiemvu.cli.filters import Chosen, chosen_tasks
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.letters_out import look_options, note_lacking, note_to_be_written, note_written
from nhiemvu.cli.path_types import FILE
from nhiemvu.cli.rehearsal import dry_run_option, show_rehearsal, tell_rehearsal
from nhiemvu.cli.types import GROUP, UNIT
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text

if TYPE_CHECKING:
    from nhiemvu.usecases.assign_each import Given
    from nhiemvu.usecases.assign_tasks import Assigned


class NobodyNamed(UsageFault):
    """Neither a lead nor a group was named."""

    def __init__(self) -> None:
        super().__init__(
            Text("Thiếu --to hoặc --each.", "--to or --each is missing."),
            Text(
                'Ghi --to "ĐƠN VỊ" để giao chủ trì, hoặc --each "NHÓM" để giao cho từng đơn vị của nhóm.',
                "Write --to UNIT for a lead, or --each GROUP to give every unit of a group its part.",
            ),
        )


class LeadAndGroup(UsageFault):
    """A lead and a group were named at once."""

    def __init__(self) -> None:
        super().__init__(
            Text("Không dùng --to cùng với --each.", "--to does not go with --each."),
            Text(
                "Giao từng đơn vị của nhóm bằng --each, rồi giao chủ trì chung bằng một lệnh --to khác.",
                "Give the group its parts with --each, and the common lead with another command.",
            ),
        )


class LooksOfNoLetter(UsageFault):
    """A template or rule book was named without a letter that would follow it."""

    def __init__(self, option: str) -> None:
        super().__init__(
            Text(f"{option} chỉ dùng cùng với --letter.", f"{option} goes with --letter alone."),
            Text("Thêm tên tệp công văn: --letter giao-viec.docx", "Name the letter's file: --letter letter.docx"),
        )


@define(
    "assign",
    say("Giao nhiệm vụ: một đơn vị chủ trì, các đơn vị phối hợp, thời hạn.", "Assign tasks to a lead and support."),
    'nhiemvu assign 1 --to "Ban Xây dựng Đảng" --support "Đoàn Thanh niên xã" --due 20/6/2026',
    'nhiemvu assign 3 5-8 --to "Văn phòng Đảng ủy"',
    "nhiemvu assign 3 --letter giao-viec.docx",
    'nhiemvu assign 4 --each "các chi bộ trực thuộc" --due 15/6/2026 --letter giao-viec.docx',
)
@chosen_tasks
@click.option("--to", "--lead", "leads", type=UNIT, multiple=True, help=say("Đơn vị chủ trì.", "The lead."))
@click.option(
    "--each",
    "groups",
    type=GROUP,
    multiple=True,
    help=say(
        "Nhóm đơn vị: mỗi đơn vị chủ trì một nhiệm vụ con.", "A group of units: each leads a child task of its own."
    ),
)
@click.option("--support", type=UNIT, multiple=True, help=say("Đơn vị phối hợp.", "A unit in support."))
@due_option
@click.option(
    "--letter", type=FILE, help=say("Ghi công văn giao việc ra tệp này.", "Write the assigning letter to this file.")
)
@look_options
@dry_run_option
@click.pass_obj
def command(
    desk: Desk,
    /,
    chosen: Chosen,
    leads: tuple[str, ...],
    groups: tuple[str, ...],
    support: tuple[str, ...],
    typed_due: str | None,
    letter: Path | None,
    template: Path | None,
    layout: str | None,
    dry_run: bool,
) -> None:
    """Assign tasks and say what each came to; the letter is written together with the record, or neither is."""
    from nhiemvu.usecases.assign_each import assign_each
    from nhiemvu.usecases.assign_letter import assigning_letter
    from nhiemvu.usecases.assign_tasks import assign_tasks
    from nhiemvu.usecases.read_deadline import read_deadline_of
    from nhiemvu.usecases.write_draft import draft_bytes, format_of
    from nhiemvu.usecases.write_letters import files_together

    _require_looks_of_a_letter(letter, template, layout)
    if letter and not (leads or groups or support or typed_due):
        # Who leads already may be written to without being named again.
        _write_to_leads(desk, chosen, letter, template, layout, dry_run=dry_run)
        return
    if bool(leads) is bool(groups):
        raise LeadAndGroup if leads else NobodyNamed
    output_format = format_of(letter, None, template)
    with files_together() as files, desk.transaction(writing=True, rehearsal=dry_run) as session:
        numbers = chosen.numbers(session, desk.today)
        due = read_deadline_of(session, typed_due, numbers, today=desk.today) if typed_due else None
        day = due.day if due else None
        if groups:
            given = assign_each(session, numbers, groups=groups, support=support, due_on=day, today=desk.today)
            tasks = [task for one in given for task in one.children]
        else:
            assigned = assign_tasks(
                session,
                numbers,
                leads=leads,
                support=support,
                due_on=day,
                due_text=due.words if due else None,
                today=desk.today,
            )
            tasks = assigned.tasks
        if letter:
            drafted = assigning_letter(session, tasks, today=desk.today, layout=layout)
            data = draft_bytes(drafted.pages, drafted.layout, output_format, template)
        if dry_run:
            show_rehearsal(session)
            note_to_be_written(letter)
            return
        aside = files.write(letter, data) if letter else None
    if groups:
        for one in given:
            _print_given(one)
    else:
        _print_assigned(assigned)
    print_given_deadline(due)
    if letter:
        note_written(letter, aside)
        note_lacking(drafted.lacking)


def _require_looks_of_a_letter(letter: Path | None, template: Path | None, layout: str | None) -> None:
    if letter is None and (template or layout):
        raise LooksOfNoLetter("--template" if template else "--layout")


def _write_to_leads(
    desk: Desk, chosen: Chosen, letter: Path, template: Path | None, layout: str | None, *, dry_run: bool
) -> None:
    """Write the letter to the units that lead the tasks as they are."""
    from nhiemvu.usecases.assign_letter import assigning_letter, led_tasks
    from nhiemvu.usecases.write_draft import draft_bytes, format_of
    from nhiemvu.usecases.write_letters import files_together

    output_format = format_of(letter, None, template)
    with files_together() as files, desk.transaction(writing=False) as session:
        tasks = led_tasks(session, chosen.numbers(session, desk.today))
        if not all(task.lead for task in tasks):
            raise NobodyNamed
        drafted = assigning_letter(session, tasks, today=desk.today, layout=layout)
        data = draft_bytes(drafted.pages, drafted.layout, output_format, template)
        aside = None if dry_run else files.write(letter, data)
    if dry_run:
        tell_rehearsal()
        note_to_be_written(letter)
    else:
        note_written(letter, aside)
    note_lacking(drafted.lacking)


def _print_assigned(assigned: "Assigned") -> None:
    from nhiemvu.cli.output import print_words
    from nhiemvu.cli.standing_words import due_words

    for task in assigned.tasks:
        if task.id in assigned.changed:
            helpers = say(f"; phối hợp: {', '.join(task.support)}", f"; support: {', '.join(task.support)}")
            earlier = assigned.replaced.get(task.id)
            instead = say(f" (thay {earlier})", f" (instead of {earlier})") if earlier else ""
            print_words(
                say(f"Nhiệm vụ {task.id}: {task.lead} chủ trì{instead}", f"Task {task.id}: lead {task.lead}{instead}")
                + (helpers if task.support else "")
                + f"; {due_words(task.due_on)}."
            )
        else:
            _note_unchanged(task.id)


def _note_unchanged(number: int) -> None:
    from nhiemvu.cli.output import note

    note(say(f"Nhiệm vụ {number} đã được giao như vậy.", f"Task {number} was so assigned already."))


def _print_given(given: "Given") -> None:
    from nhiemvu.cli.standing_words import due_words

    number = given.parent.id
    if not given.added and not given.changed:
        _note_unchanged(number)
    for caption, tasks in (
        (say(f"Nhiệm vụ {number}: thêm nhiệm vụ con:", f"Task {number}: children added:"), given.added),
        (say(f"Nhiệm vụ {number}: đổi nhiệm vụ con:", f"Task {number}: children changed:"), given.changed),
    ):
        if tasks:
            click.echo(caption)
        for task in tasks:
            click.echo(f"  {task.id}: {task.lead}; {due_words(task.due_on)}")
