"""Write tasks to a file that other programs open."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from nhiemvu.cli.day_types import DAYS_BEFORE
from nhiemvu.cli.desk import Desk
from nhiemvu.cli.filters import filter_options
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.path_types import FILE
from nhiemvu.cli.types import name_of
from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text

FORMATS = ("xlsx", "csv", "markdown", "json", "ics")
SEPARATORS = {"semicolon": ";", "comma": ",", "tab": "\t"}
#: How many days before a deadline a calendar reminds where nothing else is asked.
ALARMS = (3, 1)


class TwoTargets(UsageFault):
    """Two files were named to write to."""

    def __init__(self, first: Path, second: Path) -> None:
        super().__init__(
            Text(
                f"Có hai tên tệp để ghi: “{first}” và “{second}”.",
                f"Two files are named to write to: “{first}” and “{second}”.",
            ),
            Text("Chỉ ghi một tên tệp; mỗi lần ghi một tệp.", "Name one alone; each run writes one file."),
        )


class ArchiveIsWhole(UsageFault):
    """An archive was asked for together with what chooses or forms a list."""

    def __init__(self, option: str) -> None:
        super().__init__(
            Text(
                f"--archive ghi toàn bộ dữ liệu, không dùng cùng {option}.",
                f"--archive writes the whole database and does not go with {option}.",
            ),
            Text("Chỉ ghi: nhiemvu export --archive THƯ_MỤC", "Write only: nhiemvu export --archive FOLDER"),
        )


class AlarmsAndNone(UsageFault):
    """Reminders were asked for, and none."""

    def __init__(self) -> None:
        super().__init__(
            Text("--alarm và --no-alarm trái nhau.", "--alarm and --no-alarm contradict each other."),
            Text("Giữ một trong hai.", "Keep one of the two."),
        )


@define(
    "export",
    say(
        "Ghi nhiệm vụ ra tệp: Excel (.xlsx), .csv, Markdown, JSON hoặc lịch nhắc hạn (.ics).",
        "Write tasks to a file: Excel (.xlsx), .csv, Markdown, JSON or a calendar of deadlines (.ics).",
    ),
    "nhiemvu export so-theo-doi.xlsx --all",
    'nhiemvu export qua-han.csv --timing overdue --unit "Công an xã"',
    "nhiemvu export han.ics --alarm 7 --alarm 1",
    "nhiemvu export --format json --period 2026-Q2",
    "nhiemvu export --archive ban-giao-2026",
)
@click.argument(
    "file",
    type=FILE,
    required=False,
    metavar=say("[TỆP]", "[FILE]"),
    help=say("Tệp để ghi; đuôi cho biết dạng.", "The file to write; its suffix says the format."),
)
@click.option("-o", "--output", "target", type=FILE, help=say("Tệp để ghi.", "The file to write."))
@click.option(
    "--format",
    "output_format",
    type=click.Choice(FORMATS),
    help=say(
        "Dạng; nếu không ghi thì theo đuôi tệp. Trừ xlsx, không có tệp thì in ra màn hình.",
        "Format; else by the file's suffix. Without a file all but xlsx are printed.",
    ),
)
@click.option("--all", "everything", is_flag=True, help=say("Cả nhiệm vụ đã đóng.", "Closed tasks too."))
@filter_options()
@click.option(
    "--separator",
    type=click.Choice(list(SEPARATORS)),
    help=say(
        "Dấu ngăn ô của .csv: chấm phẩy (mặc định, hợp với Windows tiếng Việt), phẩy, tab.",
        "Between the cells of .csv: semicolon (default, for Vietnam's Windows), comma, tab.",
    ),
)
@click.option(
    "--alarm",
    "alarms",
    type=DAYS_BEFORE,
    multiple=True,
    help=say(
        "Nhắc trước hạn số ngày này, lúc 8 giờ; ghi được nhiều lần, mặc định 3 và 1; 0 là đúng ngày.",
        "Remind so many days before, at 8; may be repeated, by default 3 and 1; 0 is the day itself.",
    ),
)
@click.option("--no-alarm", is_flag=True, help=say("Lịch không nhắc.", "The calendar does not remind."))
@click.option(
    "--todo",
    is_flag=True,
    help=say("Ghi lịch thành việc cần làm (VTODO).", "Write the calendar as things to do (VTODO)."),
)
@click.option(
    "--archive",
    type=FILE,
    help=say(
        "Ghi toàn bộ dữ liệu, lịch sử, tệp minh chứng thành văn bản thuần vào thư mục mới hoặc tệp .zip.",
        "Write the whole database with history and evidence as plain text into a new folder or .zip.",
    ),
)
@click.pass_context
def command(
    context: click.Context,
    file: Path | None,
    target: Path | None,
    output_format: str | None,
    everything: bool,
    choice: TaskChoice,
    separator: str | None,
    alarms: tuple[int, ...],
    no_alarm: bool,
    todo: bool,
    archive: Path | None,
) -> None:
    """Write the tasks that `list` with the same filters shows, or everything."""
    from nhiemvu.cli.export_out import print_export
    from nhiemvu.cli.progress import Progress
    from nhiemvu.domain.values import replace
    from nhiemvu.usecases.export_format import ExportFormat, OfOtherFormat, export_format
    from nhiemvu.usecases.export_tasks import Manner, export_tasks

    desk: Desk = context.obj
    if archive:
        _require_alone(context)
        _write_archive(desk, archive)
        return
    if file and target:
        raise TwoTargets(file, target)
    if alarms and no_alarm:
        raise AlarmsAndNone
    place = file or target
    chosen = export_format(place, ExportFormat(output_format) if output_format else None)
    for option, given, of in (
        ("--separator", separator, ExportFormat.CSV),
        ("--alarm", alarms, ExportFormat.ICS),
        ("--no-alarm", no_alarm, ExportFormat.ICS),
        ("--todo", todo, ExportFormat.ICS),
    ):
        if given and chosen is not of:
            raise OfOtherFormat(option, of.value)
    manner = Manner(
        format=chosen,
        separator=SEPARATORS[separator or "semicolon"],
        alarms=() if no_alarm else tuple(sorted(set(alarms or ALARMS), reverse=True)),
        as_todo=todo,
    )
    bar = Progress(0, "")

    def begin(total: int) -> Callable[[], None]:
        nonlocal bar
        bar = Progress(total, say("Đang ghi", "Writing"))
        return bar.step

    # A calendar tells of changes, which have moments that are not read at a glance.
    opened = desk.transaction(writing=False) if chosen is ExportFormat.ICS else desk.reading()
    try:
        with opened as session:
            made = export_tasks(
                session,
                replace(choice, everything=everything),
                place or sys.stdout.buffer,
                manner,
                today=desk.today,
                progress=begin,
            )
    finally:
        # Where it breaks off, no bar is left.
        bar.wipe()
    closed_too = everything or bool(choice.states or choice.timings)
    print_export(made, place, is_calendar=chosen is ExportFormat.ICS, closed_too=closed_too)


def _require_alone(context: click.Context) -> None:
    """Raise ArchiveIsWhole where another option or argument was given beside `--archive`."""
    for parameter in context.command.params:
        name = parameter.name or ""
        if name != "archive" and context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            raise ArchiveIsWhole(name_of(parameter, context))


def _write_archive(desk: Desk, target: Path) -> None:
    from nhiemvu.cli.output import note
    from nhiemvu.usecases.archive_database import archive_database

    facts = Path(desk.facts())
    with desk.transaction(writing=False) as session:
        made = archive_database(session, target, facts=facts, today=desk.today)
    manifest = made.manifest
    click.echo(
        say(
            f"Đã lưu trữ vào {target}: {manifest.rows} dòng trong {len(manifest.tables)} bảng, "
            f"{manifest.files} tệp minh chứng; kèm biên bản bàn giao để in.",
            f"Archived to {target}: {manifest.rows} rows in {len(manifest.tables)} tables, {manifest.files} files of "
            "evidence; with a record of handing over to be printed.",
        )
    )
    for name in made.missing:
        note(
            say(
                f"Tệp minh chứng “{name}” bị thiếu hoặc đã bị thay đổi nên không có trong bản lưu trữ.",
                f"The evidence “{name}” is missing or was changed, and is not in the archive.",
            )
        )
