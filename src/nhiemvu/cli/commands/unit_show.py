"""Show one unit with its open tasks."""

from typing import TYPE_CHECKING

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.shapes import UNIT_CHANGE_NAMES
from nhiemvu.cli.types import UNIT
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.tasks import Role, Task
from nhiemvu.domain.unit_changes import UnitChangeKind

if TYPE_CHECKING:
    from nhiemvu.usecases.show_unit import ShownChange, ShownUnit


@define(
    "show",
    say("Xem một đơn vị: tên, nhóm, nhiệm vụ đang mở.", "Show a unit: its names, groups and open tasks."),
    'nhiemvu unit show "Ban Xây dựng Đảng"',
)
@click.argument("unit", type=UNIT, metavar=say("ĐƠN_VỊ", "UNIT"), help=say("Tên hoặc số đơn vị.", "Name or number."))
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    help=say("Dạng in ra.", "How to print."),
)
@click.pass_obj
def command(desk: Desk, unit: str, output_format: str) -> None:
    """Show a unit."""
    from nhiemvu.cli.output import print_json
    from nhiemvu.domain.task_shape import task_object
    from nhiemvu.usecases.show_unit import show_unit

    with desk.reading() as session:
        shown = show_unit(session, unit, desk.today)
    if output_format == "json":
        print_json(_object(shown) | {"tasks": [task_object(task, desk.today) for task in shown.tasks]})
        return
    _print_unit(shown)
    _print_tasks(shown, desk)


def _object(shown: "ShownUnit") -> dict[str, object]:
    return {
        "id": shown.unit.id,
        "name": shown.unit.name,
        "aliases": shown.unit.aliases,
        "parent": shown.parent,
        "below": shown.below,
        "groups": shown.groups,
        "valid_from": shown.unit.valid_from,
        "valid_to": shown.unit.valid_to,
        "changes": [_change_object(change) for change in shown.changes],
        "predecessors": [_change_object(change) for change in shown.forebears],
        "handed_over": [{"to": name, "tasks": numbers} for name, numbers in shown.handed_over.items()],
    }


def _change_object(change: "ShownChange") -> dict[str, object]:
    return {
        "kind": change.kind,
        "unit": change.unit,
        "from": change.from_on,
        "successors": change.now,
        "basis": change.basis,
    }


def _print_unit(shown: "ShownUnit") -> None:
    from nhiemvu.cli.output import print_words

    unit = shown.unit
    lines = [
        (say("Tên khác", "Other names"), ", ".join(unit.aliases)),
        (say("Thuộc", "Under"), shown.parent),
        (say("Đơn vị trực thuộc", "Units below"), ", ".join(shown.below)),
        (say("Nhóm", "Groups"), ", ".join(shown.groups)),
        (say("Từ ngày", "From"), unit.valid_from and short_day(unit.valid_from)),
        (say("Đến hết ngày", "Until"), unit.valid_to and short_day(unit.valid_to)),
        *((spoken(UNIT_CHANGE_NAMES[change.kind]).capitalize(), _change_words(change)) for change in shown.changes),
        *((say("Kế thừa", "Goes on from"), _forebear_words(change)) for change in shown.forebears),
    ]
    click.echo(f"{say('Đơn vị', 'Unit')} {unit.id}: {unit.name}")
    told = [(name, value) for name, value in lines if value]
    width = max((len(name) for name, _ in told), default=0)
    for name, value in told:
        print_words(value, f"{name:<{width}}  ")


def _change_words(change: "ShownChange") -> str:
    """Return what became of a unit: "từ 01/07/2025, nay là Đảng ủy xã Bình An (60-NQ/TW)"."""
    day, now = short_day(change.from_on), ", ".join(change.now)
    if change.kind is UnitChangeKind.RENAME:
        words = say(f"từ {day}, trước đó là {change.unit}", f"from {day}, {change.unit} before")
    else:
        words = say(f"từ {day}", f"from {day}") + (say(f", nay là {now}", f", succeeded by {now}") if now else "")
    return _with_basis(words, change)


def _forebear_words(change: "ShownChange") -> str:
    day = short_day(change.from_on)
    kind = spoken(UNIT_CHANGE_NAMES[change.kind])
    return _with_basis(say(f"{change.unit}, {kind} từ {day}", f"{change.unit}, {kind} from {day}"), change)


def _with_basis(words: str, change: "ShownChange") -> str:
    return f"{words} ({change.basis})" if change.basis else words


def _print_tasks(shown: "ShownUnit", desk: Desk) -> None:
    from nhiemvu.cli.change_words import ranges
    from nhiemvu.cli.output import print_words
    from nhiemvu.cli.rows import Column, print_rows
    from nhiemvu.cli.tasks_out import brief_standing, count_words
    from nhiemvu.domain.task_names import ROLE_NAMES

    click.echo()
    if shown.handed_over:
        click.echo(say("Nhiệm vụ đã bàn giao:", "Tasks handed over:"))
        for name, numbers in shown.handed_over.items():
            told = name or say("chờ phân công lại", "waiting for a new lead")
            print_words(f"{told}: {count_words(len(numbers))} ({ranges(numbers)})", "  ")
        click.echo()
    if not shown.tasks:
        click.echo(say("Không có nhiệm vụ nào đang mở.", "It has no open task."))
        return
    click.echo(say(f"Nhiệm vụ đang mở ({len(shown.tasks)}):", f"Open tasks ({len(shown.tasks)}):"))
    columns = [
        Column(say("Số", "No.")),
        Column(say("Nhiệm vụ", "Task"), wraps=True),
        Column(say("Vai trò", "Role")),
        Column(say("Hạn", "Due")),
        Column(say("Tình trạng", "Standing"), wraps=True),
    ]
    rows = [
        (
            task.id,
            task.title,
            spoken(ROLE_NAMES[_role(task, shown.unit.name)]),
            task.due_on,
            brief_standing(task, desk.today),
        )
        for task in shown.tasks
    ]
    print_rows("table", columns, rows, "")


def _role(task: Task, unit: str) -> Role:
    if task.lead == unit:
        return Role.LEAD
    return Role.SUPPORT if unit in task.support else Role.MONITOR
