"""List tasks."""

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.filters import filter_options
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import format_option
from nhiemvu.domain.choices import Order, TaskChoice, TaskGroup


@define(
    "list",
    say("Liệt kê nhiệm vụ đang mở; --all để xem cả nhiệm vụ đã đóng.", "List the open tasks; --all for the rest too."),
    "nhiemvu list",
    'nhiemvu list --unit "Văn phòng Đảng ủy" --period 2026-Q2 --all',
    "nhiemvu list --timing overdue --starred --group lead",
    'nhiemvu list --state suspended --text "hòa giải"',
    "nhiemvu list --directive 97-CT/TW --due-to 30/6/2026 --sort lead",
)
@click.option("--all", "everything", is_flag=True, help=say("Cả nhiệm vụ đã đóng.", "Closed tasks too."))
@filter_options()
@click.option(
    "--sort",
    type=click.Choice([order.value for order in Order]),
    default=Order.DUE.value,
    help=say(
        "Xếp theo hạn, số, tiêu đề, đơn vị chủ trì, lần cập nhật (lâu nhất trước) hoặc số ngày trễ.",
        "By deadline, number, title, lead, last update (longest untold first) or days late.",
    ),
)
@click.option(
    "--group",
    type=click.Choice([group.value for group in TaskGroup]),
    help=say(
        "Nhóm theo đơn vị chủ trì, loại báo cáo, văn bản, kỳ, trạng thái hoặc tình trạng.",
        "Under leads, series, directives, periods, states or timings.",
    ),
)
@format_option
@click.pass_obj
def command(desk: Desk, everything: bool, choice: TaskChoice, sort: str, group: str | None, output_format: str) -> None:
    """List tasks by deadline, those without one last."""
    from nhiemvu.cli.tasks_out import group_name, print_grouped, print_tasks
    from nhiemvu.domain.values import replace
    from nhiemvu.usecases.list_tasks import list_tasks

    with desk.reading() as session:
        tasks = list_tasks(session, replace(choice, everything=everything), today=desk.today, order=Order(sort))
    empty = say("Không có nhiệm vụ nào phù hợp.", "No task is like that.")
    if group and output_format == "table":
        print_grouped(tasks, TaskGroup(group), desk.today, empty)
        return
    if group:
        names = {task.id: group_name(task, TaskGroup(group), desk.today) for task in tasks}
        places = {name: place for place, name in enumerate(dict.fromkeys(names.values()))}
        tasks = sorted(tasks, key=lambda task: places[names[task.id]])
    print_tasks(output_format, tasks, desk.today, empty)
