"""The first screen, the clerk's desk: what asks for something today, and the command that deals with it."""

from __future__ import annotations

import shlex
from datetime import date
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.language import say
from nhiemvu.cli.screen import screen_columns
from nhiemvu.cli.standing_words import done_command

if TYPE_CHECKING:
    from nhiemvu.domain.tasks import Task
    from nhiemvu.usecases.look_at_desk import ComingReport, DeskView, Pile

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
#: Where nobody looks at a terminal, the screen that offices have.
NARROW, WIDE = 80, 120
#: The longest name of a unit that is shown whole.
UNIT_WIDTH = 24
INDENT = "  "


def show_first_screen(desk: Desk) -> None:
    """Print the desk as it lies today, or how to begin where nothing is recorded; no database is made."""
    view = None
    with desk.existing(at_once=True) as session:
        if session is not None:
            from nhiemvu.usecases.look_at_desk import look_at_desk

            view = look_at_desk(session, desk.today)
    day = f", {day_words(desk.today)}"
    office = fitting(view.office if view and view.office else "nhiemvu", len(day))
    click.echo(click.style(office, bold=True) + day)
    if view and view.has_tasks:
        show_work(view, desk.today)
    else:
        show_beginning(named=bool(view and view.office), with_units=bool(view and view.has_units))


def screen_width() -> int:
    """Return how wide the screen may be filled."""
    return min(max(NARROW, screen_columns()), WIDE)


def fitting(text: str, taken: int) -> str:
    """Return as many words of a text as fit a line of which `taken` characters are taken."""
    from nhiemvu.domain.text import shorten

    return shorten(text, screen_width() - taken)


def day_words(day: date) -> str:
    """Return a day with its day of the week: "thứ Năm 02/07/2026"."""
    return say(f"{WEEKDAYS[day.weekday()]} {day:%d/%m/%Y}", f"{day:%A %d/%m/%Y}")


def show_beginning(*, named: bool, with_units: bool) -> None:
    """Print the commands to begin with that were not given yet."""
    steps = [
        (
            not named,
            say("Khai báo cơ quan:", "Name the office:"),
            'nhiemvu init --office "Đảng ủy xã Đồng Mây" --system party',
        ),
        (
            not with_units,
            say("Thêm các đơn vị nhận việc:", "Add the units that get tasks:"),
            'nhiemvu unit add "Ban Xây dựng Đảng"',
        ),
        (
            True,
            say("Nhập báo cáo gần nhất, lấy ra các nhiệm vụ:", "Read the newest report into tasks:"),
            "nhiemvu import bao-cao.docx",
        ),
    ]
    click.echo()
    click.echo(say("Chưa có nhiệm vụ nào. Bắt đầu bằng:", "There are no tasks yet. Begin with:"))
    for number, (_, words, typed) in enumerate((step for step in steps if step[0]), 1):
        click.echo()
        click.echo(f"{number}. {words}")
        show_command(typed)
    click.echo()
    click.echo(say("Hoặc xem thử cả vòng trên một cơ quan mẫu:", "Or see the whole loop on an example office:"))
    show_command("nhiemvu demo")
    show_end()


def show_work(view: DeskView, today: date) -> None:
    """Print each pile that is not empty, and what the coming report lacks."""
    show_pile(say("Quá hạn", "Overdue"), view.overdue, today, *overdue_commands(view.overdue), colour="red")
    show_pile(
        say("Đến hạn trong 7 ngày", "Due within 7 days"),
        view.due_soon,
        today,
        *[f'nhiemvu update {task.id} --percent 50 --note "..."' for task in view.due_soon.first[:1]],
        colour="magenta",
    )
    numbers = " ".join(map(str, sorted(task.id for task in view.reported.first)))
    show_pile(
        say("Đã báo hoàn thành, chờ xác nhận", "Reported as done, to be confirmed"),
        view.reported,
        today,
        f"nhiemvu confirm {numbers}",
        *[f'nhiemvu return {task.id} --reason "..."' for task in view.reported.first[:1]],
    )
    show_pile(
        say("Xin gia hạn, chờ quyết định", "A later deadline is asked for"),
        view.asking,
        today,
        *[f"nhiemvu extend {task.id} --approve" for task in view.asking.first[:1]],
    )
    show_pile(say("Chưa giao", "Not assigned"), view.unassigned, today, *unassigned_commands(view))
    show_coming_round(view.coming_round)
    for report in view.reports:
        show_report(view, report)
    piles = (view.overdue, view.due_soon, view.reported, view.asking, view.unassigned)
    if (
        not view.coming_round
        and not any(pile.count for pile in piles)
        and not any(report.lacking for report in view.reports)
    ):
        click.echo()
        click.echo(say("Không có việc gì phải xử lý ngay.", "Nothing asks for attention."))
        show_command("nhiemvu list")
    if view.office is None:
        click.echo()
        click.echo(say("Chưa khai báo cơ quan:", "The office is not named yet:"))
        show_command('nhiemvu init --office "..." --system party')
    show_end()


def show_coming_round(count: int) -> None:
    """Print of how many tasks that come back the next one is to be opened."""
    if not count:
        return
    from nhiemvu.cli.tasks_out import count_words

    click.echo()
    heading = say("Định kỳ, đã đến lượt mở lần tiếp theo", "To be opened again")
    click.secho(f"{heading}: {count_words(count)}", bold=True)
    show_command("nhiemvu recur")


def overdue_commands(pile: Pile) -> list[str]:
    """Return what to do about overdue tasks: see them all, chase who leads them, finish the first."""
    done = [done_command(task) for task in pile.first[:1]]
    chase = ["nhiemvu remind -o don-doc"] if any(task.lead for task in pile.first) else []
    return ["nhiemvu overdue", *chase, *done]


def unassigned_commands(view: DeskView) -> list[str]:
    """Return what to do about tasks that nobody has; without units there is nobody to have them."""
    pile = view.unassigned
    unit = [] if view.has_units else ['nhiemvu unit add "..."']
    every = ["nhiemvu list --unassigned"] if pile.count > len(pile.first) else []
    return [*every, *unit, *(f'nhiemvu assign {task.id} --to "..."' for task in pile.first[:1])]


def show_pile(heading: str, pile: Pile, today: date, *commands: str, colour: str | None = None) -> None:
    """Print a pile: how many, the first few, and the commands that deal with it; nothing where it is empty."""
    if not pile.count:
        return
    from nhiemvu.cli.tasks_out import count_words

    click.echo()
    click.echo(click.style(f"{heading}: {count_words(pile.count)}", bold=True, fg=colour))
    for line in task_lines(pile.first, today):
        click.echo(line)
    if pile.count > len(pile.first):
        more = pile.count - len(pile.first)
        click.echo(INDENT + say(f"... và {count_words(more)} nữa", f"... and {count_words(more)} more"))
    for typed in commands:
        show_command(typed)


def task_lines(tasks: tuple[Task, ...], today: date) -> list[str]:
    """Return a line for each task that fits the screen: number, title, lead, and how it stands to its deadline."""
    from nhiemvu.domain.text import shorten

    leads = [shorten(task.lead or "", UNIT_WIDTH) for task in tasks]
    dues = [due_words(task, today) for task in tasks]
    numbers = [str(task.id) for task in tasks]
    sizes = [max((len(cell) for cell in cells), default=0) for cells in (numbers, leads, dues)]
    room = screen_width() - len(INDENT) - sum(size + 2 for size in sizes if size)
    return [
        INDENT
        + "  ".join(
            cell
            for cell, size in (
                (number.rjust(sizes[0]), sizes[0]),
                (shorten(task.title, room).ljust(room), room),
                (lead.ljust(sizes[1]), sizes[1]),
                (due, sizes[2]),
            )
            if size
        ).rstrip()
        for number, task, lead, due in zip(numbers, tasks, leads, dues, strict=True)
    ]


def due_words(task: Task, today: date) -> str:
    """Return how a task stands to its deadline in few words: "trễ 3 ngày", "hôm nay", "hạn 05/07/2026"."""
    late = task.days_late(today)
    if late:
        return say(f"trễ {late} ngày", f"{late} days late" if late > 1 else "1 day late")
    if task.due_on is None:
        return ""
    if task.due_on == today:
        return say("hạn hôm nay", "due today")
    return say(f"hạn {task.due_on:%d/%m/%Y}", f"due {task.due_on:%d/%m/%Y}")


def show_report(view: DeskView, report: ComingReport) -> None:
    """Print what the coming report of a series lacks, or that it lacks nothing."""
    if view.period is None:
        return
    from nhiemvu.cli.change_words import ranges
    from nhiemvu.cli.tasks_out import count_words

    name = say(f"Báo cáo {view.period.name}", f"Report of {view.period.code}")
    if view.several_series:
        name += f" ({fitting(report.series or say('chưa rõ loại', 'no series'), len(name) + 40)})"
    lacking = len(report.lacking)
    click.echo()
    click.secho(
        say(
            f"{name}: còn {lacking}/{report.total} nhiệm vụ chưa có kết quả",
            f"{name}: {lacking} of {count_words(report.total)} without a result",
        )
        if lacking
        else say(f"{name}: đủ {count_words(report.total)}", f"{name}: all {count_words(report.total)} answered"),
        bold=True,
    )
    if lacking:
        numbers = ranges(task.id for task in report.lacking)
        click.echo(INDENT + fitting(say(f"Chưa có kết quả: {numbers}", f"Without a result: {numbers}"), len(INDENT)))
        show_command(done_command(report.lacking[0]))
    if report.series or not view.several_series:
        series = f" --series {quoted(report.series)}" if view.several_series and report.series else ""
        show_command(f"nhiemvu report draft {view.period.code}{series}")


def quoted(words: str) -> str:
    """Return words as they are typed in a shell, in the plain quotes that clerks know where these do."""
    return shlex.quote(words) if any(mark in words for mark in '"$`\\!') else f'"{words}"'


def show_command(typed: str) -> None:
    """Print a command as a line to copy."""
    click.echo(INDENT * 2 + click.style(typed, bold=True))


def show_end() -> None:
    """Print where all commands are told."""
    click.echo()
    click.echo(say("Mọi lệnh: nhiemvu --help", "All commands: nhiemvu --help"))
