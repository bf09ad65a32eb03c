"""Record that tasks are done."""

from datetime import date

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.filters import Chosen, chosen_tasks
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.rehearsal import dry_run_option, show_rehearsal
from nhiemvu.cli.types import DAY, EVIDENCE, WORDS


@define(
    "done",
    say(
        "Ghi hoàn thành: kết quả sẽ vào báo cáo, minh chứng thành chú thích.", "Record completion, result and evidence."
    ),
    'nhiemvu done 1 --result "Đã mở 02 lớp tập huấn cho 85 cán bộ." --on 15/5/2026 '
    '--evidence "Kế hoạch số 07-KH/ĐU ngày 20/4/2026"',
)
@chosen_tasks
@click.option("--result", type=WORDS, help=say("Câu kết quả đưa vào báo cáo.", "The sentence for the report."))
@click.option("--on", type=DAY, help=say("Ngày hoàn thành; mặc định là hôm nay.", "The day; today if not given."))
@click.option(
    "--evidence",
    type=EVIDENCE,
    multiple=True,
    help=say(
        "Văn bản (trích như trong báo cáo), tệp (được giữ một bản) hoặc sản phẩm.",
        "A cited document, a file (a copy is kept), or a product.",
    ),
)
@dry_run_option
@click.pass_obj
def command(
    desk: Desk,
    chosen: Chosen,
    result: str | None,
    on: date | None,
    evidence: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Record completion on a day, with result and evidence."""
    from nhiemvu.cli.output import note
    from nhiemvu.cli.standing_words import done_command
    from nhiemvu.domain.dates import short_day
    from nhiemvu.domain.tasks import State
    from nhiemvu.usecases.complete_tasks import complete_tasks
    from nhiemvu.usecases.evidence import missing_files

    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        completed = complete_tasks(
            session, chosen.numbers(session, desk.today), result=result, evidence=evidence, on=on, today=desk.today
        )
        if dry_run:
            show_rehearsal(session)
            return
    for task in completed.tasks:
        if task.id not in completed.changed:
            note(say(f"Nhiệm vụ {task.id} đã ghi như vậy từ trước.", f"Task {task.id} was so recorded already."))
            continue
        day = short_day(task.completed_on) if task.completed_on else ""
        late = task.days_late(desk.today)
        waits = task.state is State.REPORTED
        said = (
            say(
                f"Nhiệm vụ {task.id}: báo hoàn thành ngày {day}, chờ xác nhận",
                f"Task {task.id}: reported done on {day}, to be confirmed",
            )
            if waits
            else say(f"Nhiệm vụ {task.id}: hoàn thành ngày {day}", f"Task {task.id}: done on {day}")
        )
        click.echo(said + (say(f", quá hạn {late} ngày.", f", {late} days late.") if late else "."))
        if not task.result and not task.secrecy:
            note(
                say(
                    f'Nhiệm vụ {task.id} chưa có câu kết quả; ghi bằng: nhiemvu done {task.id} --result "..."',
                    f'Task {task.id} has no result yet; record it: nhiemvu done {task.id} --result "..."',
                )
            )
    for after in completed.going_on:
        earlier, typed = after.continues_id, done_command(after)
        note(
            say(
                f"Nhiệm vụ {after.id} của kế hoạch sau tiếp tục nhiệm vụ {earlier}, vẫn mở; xong thì: {typed}",
                f"Task {after.id} of a later plan goes on with task {earlier} and is open; when done: {typed}",
            )
        )
    for name in missing_files(evidence):
        note(
            say(
                f"Không có tệp “{name}”: minh chứng được ghi bằng chữ, không giữ tệp nào.",
                f"There is no file “{name}”: the evidence is kept as words, without a file.",
            )
        )
    for parent in completed.waiting:
        hint = done_command(parent)
        note(
            say(
                f"Các nhiệm vụ con của nhiệm vụ {parent.id} đã xong cả; ghi kết quả chung bằng: {hint}",
                f"All children of task {parent.id} are done; record the common result with: {hint}",
            )
        )
