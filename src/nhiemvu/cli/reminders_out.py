"""Print what units are told of late tasks, and what a task's record says of it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.due_out import estimate_words
from nhiemvu.cli.language import say
from nhiemvu.cli.letters_out import note_lacking
from nhiemvu.cli.output import note, print_words
from nhiemvu.domain.dates import short_day

if TYPE_CHECKING:
    from nhiemvu.usecases.remind_units import Reminders, UnitLetter


def print_letter(one: "UnitLetter", target: Path | None) -> None:
    """Print what a unit is told in one line, "Công an xã: 2 quá hạn (lâu nhất 10 ngày), 1 sắp đến hạn", and where."""
    letter = one.letter
    late = max((chased.task.days_late(letter.as_of) for chased in letter.overdue), default=0)
    again = sum(bool(chased.times) for chased in letter.led)
    overdue, soon = len(letter.overdue), len(letter.due_soon)
    parts = [
        say(f"{overdue} quá hạn (lâu nhất {late} ngày)", f"{overdue} overdue (up to {late} days)") if overdue else "",
        say(f"{soon} sắp đến hạn", f"{soon} due soon") if soon else "",
        say(f"{again} đã đôn đốc trước đó", f"{again} told before") if again else "",
    ]
    print_words(f"{letter.unit}: {', '.join(part for part in parts if part)}")
    if target:
        click.echo(f"  {target}")


def print_messages(reminders: "Reminders") -> None:
    """Print the messages to paste, a blank line between two."""
    from nhiemvu.usecases.write_letters import messages

    for place, message in enumerate(messages(reminders)):
        if place:
            click.echo()
        print_words(message)


def note_left_out(reminders: "Reminders") -> None:
    """Say which due tasks no letter tells of, and why."""
    if reminders.unassigned:
        numbers = " ".join(str(task.id) for task in reminders.unassigned)
        note(
            say(
                f"Chưa giao đơn vị nào để đôn đốc: nhiệm vụ {numbers}; giao: nhiemvu assign {numbers} --to ĐƠN_VỊ",
                f"No lead to tell: tasks {numbers}; assign them with: nhiemvu assign {numbers} --to UNIT",
            )
        )
    if reminders.waiting:
        numbers = " ".join(str(task.id) for task in reminders.waiting)
        note(
            say(
                f"Đơn vị đã báo xong, chờ xác nhận nên không đôn đốc: nhiệm vụ {numbers}; "
                f"xác nhận bằng: nhiemvu confirm {numbers}",
                f"Reported and to be confirmed, so not told of: tasks {numbers}; nhiemvu confirm {numbers}",
            )
        )
    if reminders.told_lately:
        count = reminders.told_lately
        note(say(f"Bỏ qua {count} nhiệm vụ mới đôn đốc (--not-within).", f"{count} told of lately are left out."))


def note_recorded(reminders: "Reminders", recorded: int) -> None:
    """Say what was recorded as sent, and what was so today already."""
    told = sum(len(one.letter.led) for one in reminders.letters)
    if recorded:
        day = short_day(reminders.letters[0].letter.reply_by)
        units = sum(bool(one.new) for one in reminders.letters)
        note(
            say(
                f"Đã ghi đôn đốc {recorded} nhiệm vụ của {units} đơn vị, đề nghị trả lời chậm nhất {day}.",
                f"Recorded as sent: {recorded} tasks of {units} units, to be answered by {day}.",
            )
        )
    if told > recorded:
        again = told - recorded
        note(
            say(
                f"Hôm nay đã ghi đôn đốc {again} nhiệm vụ trong số này, không ghi lần nữa.",
                f"{again} of these were recorded as told of today already, and are not again.",
            )
        )
    note_lacking(reminders.office.lacking)
    if reminders.estimated:
        note(estimate_words(reminders.estimated))
