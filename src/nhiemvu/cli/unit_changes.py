"""What the commands that change units share: their options, and the words for what became of units and tasks."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

import click

from nhiemvu.cli.language import say
from nhiemvu.cli.rehearsal import dry_run_option
from nhiemvu.cli.types import DAY, DIRECTIVE, UNIT, WORDS
from nhiemvu.domain.dates import short_day


def change_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add `--from`, `--until`, `--basis` and `--dry-run` to a command."""
    options = (
        click.option(
            "--from",
            "from_on",
            type=DAY,
            help=say("Ngày có hiệu lực; không ghi thì là hôm nay.", "First day of the new order, today if not given."),
        ),
        click.option(
            "--until",
            "until_on",
            type=DAY,
            help=say("Hoặc: ngày cuối cùng theo tổ chức cũ.", "Or: the last day of the old order."),
        ),
        click.option(
            "--basis",
            type=DIRECTIVE,
            help=say("Văn bản căn cứ, ghi như trích dẫn.", "The decision, as it is cited."),
        ),
        dry_run_option,
    )
    for option in reversed(options):
        function = option(function)
    return function


def successor_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add `--into` and `--new` to a command."""
    options = (
        click.option("--into", type=UNIT, multiple=True, help=say("Đơn vị kế thừa, đã có.", "A unit of the record.")),
        click.option(
            "--new",
            type=WORDS,
            multiple=True,
            help=say("Đơn vị kế thừa mới lập, được thêm vào danh sách.", "A new unit, which is added."),
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def print_ended(names: Sequence[str], day: date, successors: Sequence[str]) -> None:
    """Say which units are no more and who goes on with their work."""
    from nhiemvu.cli.output import print_words

    gone, follow = ", ".join(names), ", ".join(successors)
    last = short_day(day - timedelta(days=1))
    print_words(
        say(f"{gone} kết thúc hoạt động, ngày cuối là {last}", f"{gone}: last day {last}")
        + (say(f"; nay là: {follow}.", f"; succeeded by: {follow}.") if successors else ".")
    )


def print_handed_over(tasks: Mapping[str, Sequence[int]]) -> None:
    """Say which tasks each unit goes on with, by its name."""
    from nhiemvu.cli.change_words import ranges
    from nhiemvu.cli.output import print_words
    from nhiemvu.cli.tasks_out import count_words

    count = sum(map(len, tasks.values()))
    if not count:
        click.echo(say("Không có nhiệm vụ nào đang mở để bàn giao.", "There was no open task to hand over."))
        return
    click.echo(say(f"Đã bàn giao {count_words(count)}:", f"Handed over {count_words(count)}:"))
    for name, numbers in tasks.items():
        print_words(f"{name}: {count_words(len(numbers))} ({ranges(numbers)})", "  ")


def note_groups(names: Sequence[str], successors: Sequence[str]) -> None:
    """Remind of the groups in which nobody stands for a unit that is no more."""
    from nhiemvu.cli.output import note

    follow = successors[0] if successors else say("TÊN ĐƠN VỊ", "NAME")
    for name in names:
        note(
            say(
                f'Nhóm “{name}” chưa có đơn vị kế thừa; thêm bằng: nhiemvu unit group "{name}" --add "{follow}"',
                f'No successor stands in the group “{name}”; add one: nhiemvu unit group "{name}" --add "{follow}"',
            )
        )


def note_below(names: Sequence[str]) -> None:
    """Remind of the units below one that is no more."""
    from nhiemvu.cli.output import note

    if names:
        several = ", ".join(names)
        note(
            say(
                f"Đơn vị trực thuộc còn hoạt động, xử lý bằng lệnh riêng: {several}.",
                f"Units below are still at work; each needs a command of its own: {several}.",
            )
        )
