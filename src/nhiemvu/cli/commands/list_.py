"""List tasks."""

from collections.abc import Sequence
from datetime import date

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.filters import filter_options
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import cut, format_option, print_json
from nhiemvu.cli.types import COUNT
from nhiemvu.domain.choices import Order, TaskChoice, TaskGroup
from nhiemvu.domain.task_shape import task_object
from nhiemvu.domain.tasks import Task
from nhiemvu.domain.values import replace


@define(
    "list",
    say("Liệt kê nhiệm vụ đang mở; --all để xem cả nhiệm vụ đã đóng.", "List the open tasks; --all for the rest too."),
    "nhiemvu list",
    'nhiemvu list --unit "Văn phòng Đảng ủy" --period 2026-Q2 --all',
    "nhiemvu list --timing overdue --starred --group lead",
    'nhiemvu list --state suspended --text "hòa giải"',
    "nhiemvu list --directive 97-CT/TW --due-to 30/6/2026 --sort lead",
    "nhiemvu list --limit 20",
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
@click.option("--limit", type=COUNT, help=say("Nhiều nhất ngần này nhiệm vụ đầu.", "At most so many, the first ones."))
@format_option
@click.pass_obj
def command(
    desk: Desk,
    everything: bool,
    choice: TaskChoice,
    sort: str,
    group: str | None,
    limit: int | None,
    output_format: str,
) -> None:
    """List tasks by deadline, those without one last."""
    from nhiemvu.usecases.list_tasks import list_tasks

    wanted = replace(choice, everything=everything)
    with desk.reading() as session:
        found = list_tasks(session, wanted, today=desk.today, order=Order(sort), limit=limit and limit + 1)
    with cut(found, limit) as tasks:
        is_whole = len(tasks) == len(found)
        _print(tasks, TaskGroup(group) if group else None, output_format, desk.today, is_whole=is_whole)


def _print(tasks: Sequence[Task], group: TaskGroup | None, output_format: str, today: date, *, is_whole: bool) -> None:
    if group and output_format != "table":
        tasks = _together(tasks, group, today)
    if output_format == "json":
        print_json([task_object(task, today) for task in tasks])
        return
    from nhiemvu.cli.tasks_out import print_grouped, print_tasks

    empty = say("Không có nhiệm vụ nào phù hợp.", "No task is like that.")
    if group and output_format == "table":
        print_grouped(tasks, group, today, empty, is_whole=is_whole)
    else:
        print_tasks(output_format, tasks, today, empty)


def _together(tasks: Sequence[Task], group: TaskGroup, today: date) -> list[Task]:
    """Return tasks with those of one group behind one another, the groups in the order of their first tasks."""
    from nhiemvu.cli.tasks_out import group_name

    held: dict[str | None, list[Task]] = {}
    for task in tasks:
        held.setdefault(group_name(task, group, today), []).append(task)
    return [task for several in held.values() for task in several]
