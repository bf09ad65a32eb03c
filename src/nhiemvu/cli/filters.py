"""Which tasks a command is about: the filters of lists as options, and numbers or `--where` wherever numbers are taken.

A list takes `--unit "Công an xã" --timing overdue`; a command that changes tasks, whose options have these names for
what it sets, takes `--where unit="Công an xã" --where timing=overdue` in the place of numbers or beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from nhiemvu.cli.conditions import CONDITIONS, STATE, TIMING, WHERE
from nhiemvu.cli.day_types import DAY_COUNT
from nhiemvu.cli.language import say
from nhiemvu.cli.suggestions import task_suggestions
from nhiemvu.cli.types import COUNT, DAY, DIRECTIVE, PERIOD, SERIES, TASK_NUMBERS, UNIT, WORDS, every_number
from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text

if TYPE_CHECKING:
    from datetime import date

    from nhiemvu.store.session import Session


class NoTasksNamed(UsageFault):
    """Neither numbers nor conditions were given."""

    def __init__(self) -> None:
        super().__init__(
            Text("Thiếu SỐ nhiệm vụ.", "No task is named."),
            Text(
                'Ghi số, ví dụ: 3 5-8; hoặc lọc bằng --where, ví dụ: --where don-vi="Công an xã"',
                "Write numbers: 3 5-8; or conditions: --where unit=NAME",
            ),
        )


class Chosen(NamedTuple):
    """The tasks that a command is about: by number, by what is asked of them, or both."""

    named: tuple[int, ...]
    choice: TaskChoice | None

    def numbers(self, session: Session, today: date) -> tuple[int, ...]:
        """Return the numbers of the tasks, in the order typed, else ascending.

        Raises what `chosen_numbers` raises.
        """
        from nhiemvu.usecases.choose_tasks import chosen_numbers

        return chosen_numbers(session, self.named, self.choice, today)


def chosen_tasks(function: Callable[..., None]) -> Callable[..., None]:
    """Add numbers and `--where` to a command, which is handed both as `chosen`."""

    @wraps(function)
    def command(*arguments: Any, ids: Sequence[tuple[int, ...]], where: Sequence[tuple[str, Any]], **rest: Any) -> None:  # noqa: ANN401 a command's own
        if not ids and not where:
            raise NoTasksNamed
        function(*arguments, chosen=Chosen(every_number(ids), _choice(where)), **rest)

    numbers = click.argument("ids", type=TASK_NUMBERS, nargs=-1, help=say("Số nhiệm vụ.", "Task numbers."))
    conditions = click.option(
        "--where",
        type=WHERE,
        multiple=True,
        help=say(
            "Lọc thay cho số: don-vi=, chu-tri=, trang-thai=, tinh-trang=, ky=, chua-giao, sao... như lệnh list.",
            "Conditions instead of numbers: unit=, lead=, state=, timing=, period=, unassigned, starred, as of lists.",
        ),
    )
    return numbers(conditions(command))


def _choice(where: Sequence[tuple[str, Any]]) -> TaskChoice | None:
    if not where:
        return None
    several = {condition.field for condition in CONDITIONS.values() if condition.several}
    fields: dict[str, Any] = {}
    for field, value in where:
        fields[field] = (*fields.get(field, ()), value) if field in several else value
    return TaskChoice(**fields)


def filter_options(*left_out: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add the filters of lists to a command, which is handed them as `choice`, but for some fields of it."""
    filters = {name: option for name, option in _filters().items() if name not in left_out}

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def command(*arguments: Any, **options: Any) -> None:  # noqa: ANN401 a command's own
            fields = {name: options.pop(name) for name in filters}
            function(*arguments, choice=TaskChoice(**fields), **options)

        made: Callable[..., None] = command
        for option in reversed(filters.values()):
            made = option(made)
        return made

    return decorate


def _filters() -> dict[str, Callable[[Callable[..., None]], Callable[..., None]]]:
    """Return the options by the fields that they fill, in the chosen language."""
    return {
        "unit": click.option("--unit", type=UNIT, help=say("Của đơn vị này.", "Of this unit.")),
        "lead": click.option("--lead", type=UNIT, help=say("Do đơn vị này chủ trì.", "Led by this unit.")),
        "states": click.option(
            "--state",
            "states",
            type=STATE,
            multiple=True,
            help=say(
                "Ở trạng thái này: not_started, in_progress, reported, done, suspended, cancelled; ghi được nhiều lần.",
                "In this state: not_started, in_progress, reported, done, suspended, cancelled; may be repeated.",
            ),
        ),
        "timings": click.option(
            "--timing",
            "timings",
            type=TIMING,
            multiple=True,
            help=say(
                "So với hạn: overdue, due_soon, in_time, no_deadline, on_time, late; ghi được nhiều lần.",
                "Standing so: overdue, due_soon, in_time, no_deadline, on_time, late; may be repeated.",
            ),
        ),
        "period": click.option("--period", type=PERIOD, help=say("Của kỳ này.", "Of this period.")),
        "series": click.option("--series", type=SERIES, help=say("Của loại báo cáo này.", "Of this series.")),
        "directive": click.option(
            "--directive", type=DIRECTIVE, help=say("Theo văn bản này và văn bản dưới nó.", "Under this directive.")
        ),
        "due_from": click.option("--due-from", type=DAY, help=say("Hạn từ ngày này.", "Due on this day or later.")),
        "due_to": click.option("--due-to", type=DAY, help=say("Hạn đến ngày này.", "Due on this day or earlier.")),
        "starred": click.option("--starred", is_flag=True, help=say("Được đánh dấu sao.", "Starred.")),
        "silent": click.option(
            "--silent",
            type=DAY_COUNT,
            help=say("Không có cập nhật trong số ngày này.", "Told nothing of for so many days."),
        ),
        "unassigned": click.option(
            "--unassigned", is_flag=True, help=say("Chưa có đơn vị chủ trì.", "Without a lead.")
        ),
        "words": click.option(
            "--text", "words", type=WORDS, help=say("Có các chữ này, có dấu hay không dấu.", "With these words.")
        ),
        "parent": click.option(
            "--parent",
            type=COUNT,
            shell_complete=task_suggestions,
            metavar=say("SỐ", "ID"),
            help=say("Nhiệm vụ con của nhiệm vụ này.", "Its children."),
        ),
    }
