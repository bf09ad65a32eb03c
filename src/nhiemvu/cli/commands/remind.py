"""Chase units: letters, or messages, about tasks that are overdue or due soon."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from nhiemvu.cli.day_types import DAY_COUNT
from nhiemvu.cli.desk import Desk
from nhiemvu.cli.filters import filter_options
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.letters_out import look_options, note_aside, note_written
from nhiemvu.cli.path_types import FILE, FOLDER
from nhiemvu.cli.rehearsal import dry_run_option, tell_rehearsal
from nhiemvu.cli.types import DAY, UNIT
from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text

if TYPE_CHECKING:
    from nhiemvu.usecases.remind_units import Reminders
    from nhiemvu.usecases.write_letters import FilesTogether

#: Deadlines so many days ahead are told of, too.
USUAL_DAYS = 7


class NowhereToWrite(UsageFault):
    """Neither a folder, a file nor the screen was named for the letters."""

    def __init__(self) -> None:
        super().__init__(
            Text("Chưa cho biết ghi công văn đôn đốc ra đâu.", "It is not said where the letters go."),
            Text(
                "Ghi -o THƯ_MỤC (mỗi đơn vị một tệp), --merged TỆP.docx (một tệp chung), --text (in lời nhắn), "
                "hoặc --dry-run để chỉ xem.",
                "Write -o FOLDER (a file a unit), --merged FILE.docx (one file), --text (messages), or --dry-run.",
            ),
        )


@define(
    "remind",
    say("Đôn đốc đơn vị có nhiệm vụ quá hạn, sắp đến hạn.", "Chase units with tasks overdue or due soon."),
    "nhiemvu remind --dry-run",
    "nhiemvu remind -o don-doc",
    'nhiemvu remind --unit "Công an xã" --within 3 --text',
    "nhiemvu remind --merged don-doc.docx --not-within 5 --reply-by 25/6/2026",
)
@click.option("--unit", "units", type=UNIT, multiple=True, help=say("Chỉ đơn vị chủ trì này.", "This lead alone."))
@click.option(
    "--within",
    type=DAY_COUNT,
    default=USUAL_DAYS,
    help=say(
        f"Cả việc đến hạn trong số ngày này, mặc định {USUAL_DAYS}.",
        f"Those due within so many days, too; {USUAL_DAYS} by default.",
    ),
)
@click.option("--as-of", type=DAY, help=say("Tính đến ngày này, mặc định hôm nay.", "On this day, today by default."))
@filter_options(
    *("unit", "lead", "states", "timings", "due_from", "due_to", "starred", "silent", "unassigned", "words", "parent")
)
@click.option(
    "--not-within",
    type=DAY_COUNT,
    help=say("Bỏ việc đã đôn đốc trong số ngày này.", "Leave out what was told of in the last so many days."),
)
@click.option(
    "--reply-by",
    type=DAY,
    help=say("Hạn trả lời; mặc định 3 ngày làm việc.", "Until when to answer; 3 working days by default."),
)
@click.option("-o", "--output", "folder", type=FOLDER, help=say("Thư mục: mỗi đơn vị một tệp.", "A file a unit in it."))
@click.option("--merged", type=FILE, help=say("Một tệp chung cho mọi đơn vị.", "All letters in this file."))
@click.option("--text", "as_text", is_flag=True, help=say("In lời nhắn để dán vào tin nhắn.", "Print messages."))
@look_options
@dry_run_option
@click.pass_obj
def command(
    desk: Desk,
    /,
    units: tuple[str, ...],
    within: int,
    as_of: date | None,
    choice: TaskChoice,
    not_within: int | None,
    reply_by: date | None,
    folder: Path | None,
    merged: Path | None,
    as_text: bool,
    template: Path | None,
    layout: str | None,
    dry_run: bool,
) -> None:
    """Write a letter to each unit that leads tasks overdue or due soon, and record that it was told."""
    from nhiemvu.cli.output import note
    from nhiemvu.cli.reminders_out import note_left_out, note_recorded
    from nhiemvu.usecases.remind_units import find_reminders, record_reminders
    from nhiemvu.usecases.write_draft import format_of
    from nhiemvu.usecases.write_letters import files_together

    if merged or template:
        format_of(merged or (folder and folder / "x.docx"), None, template)
    if not (folder or merged or as_text or dry_run):
        raise NowhereToWrite
    with files_together() as files, desk.transaction(writing=True, rehearsal=dry_run) as session:
        reminders = find_reminders(
            session,
            choice,
            today=desk.today,
            as_of=as_of,
            within=within,
            units=units,
            reply_by=reply_by,
            not_within=not_within,
            layout=layout,
        )
        recorded = record_reminders(session, reminders)
        letters = NOTHING_WRITTEN if dry_run else _write(reminders, files, folder, merged, template)
    if not reminders.letters:
        day = as_of or desk.today
        note(
            say(
                f"Không có nhiệm vụ nào phải đôn đốc tính đến {day:%d/%m/%Y}.",
                f"There is nothing to tell units of on {day}.",
            )
        )
    _print(reminders, letters, as_text=as_text)
    note_left_out(reminders)
    if dry_run:
        tell_rehearsal()
    elif reminders.letters:
        note_recorded(reminders, recorded)


class _Letters(NamedTuple):
    """Where letters were written."""

    #: Each unit's own file by the number of the unit.
    targets: Mapping[int, Path]
    merged: Path | None
    #: Where earlier files of these names were put aside.
    aside: tuple[Path, ...]


NOTHING_WRITTEN = _Letters({}, None, ())


def _print(reminders: "Reminders", letters: _Letters, *, as_text: bool) -> None:
    """Print messages, or who is told of how many tasks, and where the letters are."""
    from nhiemvu.cli.reminders_out import print_letter, print_messages

    if as_text:
        print_messages(reminders)
        for target in letters.targets.values():
            note_written(target, None)
    else:
        for one in reminders.letters:
            print_letter(one, letters.targets.get(one.unit_id))
    if letters.merged:
        note_written(letters.merged, None)
    for aside in letters.aside:
        note_aside(aside)


def _write(
    reminders: "Reminders", files: "FilesTogether", folder: Path | None, merged: Path | None, template: Path | None
) -> _Letters:
    """Write the letters where they are to go."""
    from nhiemvu.cli.progress import Progress
    from nhiemvu.usecases.write_letters import write_letters, write_merged

    targets: dict[int, Path] = {}
    aside: list[Path | None] = []
    if not reminders.letters:
        return NOTHING_WRITTEN
    if folder:
        progress = Progress(len(reminders.letters), say("Đang ghi", "Writing"))
        for one, target, earlier in write_letters(reminders, folder, files, template):
            targets[one.unit_id] = target
            aside.append(earlier)
            progress.step()
    if merged:
        aside.append(write_merged(reminders, merged, files, template))
    return _Letters(targets, merged, tuple(path for path in aside if path))
