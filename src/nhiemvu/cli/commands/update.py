"""Record how far tasks are."""

from datetime import date

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.filters import Chosen, chosen_tasks
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.rehearsal import dry_run_option, show_rehearsal
from nhiemvu.cli.types import DAY, WORDS


@define(
    "update",
    say("Ghi tiến độ, tình hình, vướng mắc của nhiệm vụ.", "Record progress, a note or an obstacle."),
    'nhiemvu update 4 --percent 60 --note "Đã họp dân ở 3 thôn" --on 12/5/2026',
    'nhiemvu update 3 --obstacle "Thiếu máy quét" --proposal "Ủy ban nhân dân tỉnh cấp thêm 05 máy"',
)
@chosen_tasks
@click.option("--percent", type=int, metavar="0-100", help=say("Tiến độ.", "How far."))
@click.option("--note", type=WORDS, help=say("Tình hình thực hiện.", "What was done so far."))
@click.option("--obstacle", type=WORDS, help=say("Khó khăn, vướng mắc.", "What is in the way."))
@click.option("--proposal", type=WORDS, help=say("Đề xuất, kiến nghị với cấp trên.", "What is asked of others."))
@click.option("--on", type=DAY, help=say("Ngày báo; mặc định là hôm nay.", "The day; today if not given."))
@dry_run_option
@click.pass_obj
def command(
    desk: Desk,
    chosen: Chosen,
    percent: int | None,
    note: str | None,
    obstacle: str | None,
    proposal: str | None,
    on: date | None,
    dry_run: bool,
) -> None:
    """Add a progress entry to each task."""
    from nhiemvu.cli import output
    from nhiemvu.cli.standing_words import done_command
    from nhiemvu.cli.tasks_out import brief_standing
    from nhiemvu.usecases.update_tasks import update_tasks

    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        tasks = update_tasks(
            session,
            chosen.numbers(session, desk.today),
            percent=percent,
            note=note,
            obstacle=obstacle,
            proposal=proposal,
            on=on,
            today=desk.today,
        )
        if dry_run:
            show_rehearsal(session)
            return
    for task in tasks:
        standing = brief_standing(task, desk.today)
        click.echo(say(f"Đã ghi nhiệm vụ {task.id}: {standing}.", f"Recorded task {task.id}: {standing}."))
        if task.percent == 100:
            hint = done_command(task)
            output.note(say(f"Nếu đã xong, ghi kết quả bằng: {hint}", f"If it is done, record it with: {hint}"))
