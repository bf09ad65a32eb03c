"""Add a task that no report planned."""

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.due_out import due_option, print_given_deadline
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.secrecy_out import secret_option
from nhiemvu.cli.types import DIRECTIVE, PERIOD, SERIES, UNIT, WORDS
from nhiemvu.domain.periods import Period
from nhiemvu.domain.secrecy import Secrecy


@define(
    "add",
    say("Thêm một nhiệm vụ ngoài báo cáo.", "Add a task that no report planned."),
    'nhiemvu add "Chuẩn bị hội nghị sơ kết" --due 15/6/2026 --to "Văn phòng Đảng ủy"',
    'nhiemvu add "Rà soát quy chế" --due "10 ngày làm việc"',
    'nhiemvu add "Báo cáo tháng" --every "ngày 25 hằng tháng"',
    "nhiemvu add --secret mat --directive 12-CT/TW --due 30/6/2026",
)
@click.argument(
    "text",
    metavar=say("[NỘI_DUNG]", "[TEXT]"),
    required=False,
    type=WORDS,
    help=say("Nội dung nhiệm vụ; nhiệm vụ mật không ghi.", "What is to be done; a secret task has no text."),
)
@due_option
@click.option(
    "--directive",
    "directives",
    type=DIRECTIVE,
    multiple=True,
    help=say("Văn bản chỉ đạo, trích như trong báo cáo.", "A directive, cited as documents do."),
)
@click.option("--series", type=SERIES, help=say("Loại báo cáo.", "The series."))
@click.option("--period", type=PERIOD, help=say("Kỳ thực hiện.", "The period."))
@click.option("--to", "--lead", "leads", type=UNIT, multiple=True, help=say("Đơn vị chủ trì.", "The lead."))
@click.option("--support", type=UNIT, multiple=True, help=say("Đơn vị phối hợp.", "A unit in support."))
@click.option(
    "--every",
    type=WORDS,
    help=say(
        "Lặp lại: hằng tháng, hằng quý, 6 tháng, hằng năm, “ngày 25 hằng tháng”...",
        "Come back: monthly, quarterly, half-yearly, yearly, 2w, FREQ=...",
    ),
)
@secret_option(may_lift=False)
@click.pass_obj
def command(
    desk: Desk,
    text: str | None,
    typed_due: str | None,
    directives: tuple[str, ...],
    series: str | None,
    period: Period | None,
    leads: tuple[str, ...],
    support: tuple[str, ...],
    every: str | None,
    degree: str | None,
) -> None:
    """Add a task and say its number."""
    from nhiemvu.cli.output import note, print_words
    from nhiemvu.cli.standing_words import due_words
    from nhiemvu.usecases.add_task import add_task

    with desk.transaction(writing=True) as session:
        given = None
        if typed_due:
            from nhiemvu.usecases.read_deadline import read_deadline

            given = read_deadline(session, typed_due, today=desk.today, period=period, series=series)
        task, new_directives = add_task(
            session,
            text,
            due_on=given.day if given else None,
            due_text=given.words if given else None,
            directives=directives,
            series=series,
            period=period,
            leads=leads,
            support=support,
            every=every,
            secrecy=Secrecy(degree) if degree else None,
            today=desk.today,
        )
    lead = say(f"; {task.lead} chủ trì", f"; lead {task.lead}") if task.lead else ""
    print_words(
        say(f"Đã thêm nhiệm vụ {task.id}: {task.title}", f"Added task {task.id}: {task.title}")
        + f"{lead}; {due_words(task.due_on)}."
    )
    print_given_deadline(given)
    for number, new in new_directives:
        if new:
            lacks = say(
                f"; bổ sung: nhiemvu directive edit {number}", f"; complete it: nhiemvu directive edit {number}"
            )
            note(
                say(
                    f"Đã ghi văn bản mới {number}: {new.short_name}",
                    f"Recorded a new directive {number}: {new.short_name}",
                )
                + ("" if new.issued_on else lacks)
                + say("; gõ nhầm thì: nhiemvu undo", "; a slip is taken back by: nhiemvu undo")
            )
