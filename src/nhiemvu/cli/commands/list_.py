"""List tasks."""

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import format_option
from nhiemvu.cli.suggestions import task_suggestions
from nhiemvu.cli.types import DIRECTIVE, PERIOD, SERIES, UNIT
from nhiemvu.domain.periods import Period


@define(
    "list",
    say("Liệt kê nhiệm vụ đang mở; --all để xem cả nhiệm vụ đã đóng.", "List the open tasks; --all for the rest too."),
    "nhiemvu list",
    'nhiemvu list --unit "Văn phòng Đảng ủy" --period 2026-Q2 --all',
    "nhiemvu list --parent 3 --all",
    "nhiemvu list --directive 97-CT/TW",
)
@click.option("--all", "everything", is_flag=True, help=say("Cả nhiệm vụ đã đóng.", "Closed tasks too."))
@click.option("--unit", type=UNIT, help=say("Của đơn vị này.", "Of this unit."))
@click.option("--period", type=PERIOD, help=say("Của kỳ này.", "Of this period."))
@click.option("--series", type=SERIES, help=say("Của loại báo cáo này.", "Of this series."))
@click.option(
    "--parent",
    type=int,
    shell_complete=task_suggestions,
    metavar=say("SỐ", "ID"),
    help=say("Nhiệm vụ con của nhiệm vụ này.", "Its children."),
)
@click.option("--directive", type=DIRECTIVE, help=say("Theo văn bản này và văn bản dưới nó.", "Under this directive."))
@click.option("--unassigned", is_flag=True, help=say("Chưa có đơn vị chủ trì.", "Without a lead."))
@format_option
@click.pass_obj
def command(
    desk: Desk,
    everything: bool,
    unit: str | None,
    period: Period | None,
    series: str | None,
    unassigned: bool,
    parent: int | None,
    directive: str | None,
    output_format: str,
) -> None:
    """List tasks by deadline, those without one last."""
    from nhiemvu.cli.tasks_out import print_tasks
    from nhiemvu.usecases.find_tasks import list_tasks

    with desk.transaction(writing=False) as session:
        tasks = list_tasks(
            session,
            everything=everything,
            today=desk.today,
            unit=unit,
            period=period,
            series=series,
            unassigned=unassigned,
            parent=parent,
            directive=directive,
        )
    empty = say("Không có nhiệm vụ nào phù hợp.", "No task is like that.")
    print_tasks(output_format, tasks, desk.today, empty)
