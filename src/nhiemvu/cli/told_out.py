"""Print what a task's units were told of it."""

from collections.abc import Sequence

import click

from nhiemvu.cli.language import say
from nhiemvu.cli.output import print_words
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.reminders import Reminder


def print_reminders(told: Sequence[Reminder]) -> None:
    """Print what a task's units were told of it, the newest first."""
    click.echo()
    times = "time" if len(told) == 1 else "times"
    click.echo(say(f"Đã đôn đốc {len(told)} lần:", f"Told {len(told)} {times}:"))
    for one in reversed(told):
        late = say(f"quá hạn {one.days_late} ngày", f"{one.days_late} days late") if one.days_late else ""
        answer = say(f"trả lời chậm nhất {short_day(one.reply_by)}", f"answer by {short_day(one.reply_by)}")
        said = "; ".join(part for part in (late, answer) if part)
        print_words(f"{short_day(one.sent_on)} {one.unit}: {said}", "- ")
