"""Forms for units: make one .xlsx a unit, and take what they sent back."""

from datetime import date
from pathlib import Path

import click

from nhiemvu.cli.asking import NotConfirmed
from nhiemvu.cli.desk import Desk
from nhiemvu.cli.filters import filter_options
from nhiemvu.cli.form_out import print_made
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import format_option
from nhiemvu.cli.path_types import FILE, FOLDER
from nhiemvu.cli.rehearsal import dry_run_option
from nhiemvu.cli.types import DAY, UNIT
from nhiemvu.domain.choices import TaskChoice
from nhiemvu.domain.errors import UnreadableDocument


@define(
    "out",
    say(
        "Lập phiếu Excel cho từng đơn vị: việc chủ trì, phối hợp đang mở; đơn vị chỉ điền được các cột trả lời.",
        "Make an Excel form a unit with its open tasks, locked but for the columns of answers.",
    ),
    "nhiemvu form out -o phieu-thang-6 --by 25/6/2026",
    'nhiemvu form out -o phieu --unit "Công an xã" --unit "Trạm Y tế xã" --period 2026-Q2',
)
@click.option(
    "--output",
    "-o",
    "folder",
    type=FOLDER,
    required=True,
    metavar=say("THƯ_MỤC", "FOLDER"),
    help=say("Thư mục để ghi phiếu; tạo nếu chưa có.", "The folder for the forms; made if missing."),
)
@click.option(
    "--unit",
    "units",
    type=UNIT,
    multiple=True,
    help=say(
        "Chỉ cho đơn vị này; ghi được nhiều lần. Không ghi: mọi đơn vị có việc.",
        "For this unit; may be repeated. Else for every unit that has tasks.",
    ),
)
@click.option("--by", type=DAY, help=say("Hạn gửi lại, ghi trên phiếu.", "Till when to send it back."))
@click.option("--all", "everything", is_flag=True, help=say("Cả nhiệm vụ đã đóng.", "Closed tasks too."))
@filter_options("unit", "lead", "unassigned")
@format_option
@click.pass_obj
def out_command(
    desk: Desk,
    folder: Path,
    units: tuple[str, ...],
    by: date | None,
    everything: bool,
    choice: TaskChoice,
    output_format: str,
) -> None:
    """Write the forms, the units in the order of their names."""
    from nhiemvu.cli.progress import Progress
    from nhiemvu.domain.values import replace
    from nhiemvu.usecases.make_forms import make_forms, unit_forms

    made = []
    with desk.transaction(writing=False) as session:
        forms, without = unit_forms(session, units, replace(choice, everything=everything), by=by, today=desk.today)
        progress = Progress(len(forms), say("Đang lập phiếu", "Making forms"))
        for one in make_forms(session, folder, forms):
            made.append(one)
            progress.step()
        progress.wipe()
    print_made(output_format, made, without)


@define(
    "in",
    say(
        "Nhập phiếu đơn vị đã điền (.xlsx, .ods, .xls): xem khác gì với đã ghi, hỏi rồi mới ghi.",
        "Take filled forms: show what differs from the record, ask, and record it.",
    ),
    "nhiemvu form in phieu-thang-6",
    'nhiemvu form in "Phiếu - Công an xã.xlsx" --dry-run',
    "nhiemvu form in phieu-thang-6 --on 24/6/2026 --prefer lead --prefer form --yes",
)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar=say("TỆP...", "FILE..."),
    type=FILE,
    help=say("Tệp hoặc thư mục.", "Files or folders."),
)
@click.option("--yes", is_flag=True, help=say("Ghi mà không hỏi.", "Record without asking."))
@click.option("--on", type=DAY, help=say("Ngày báo; mặc định là hôm nay.", "The day; today if not given."))
@click.option(
    "--prefer",
    "preferences",
    type=click.Choice(["form", "record", "lead"]),
    multiple=True,
    help=say(
        "Khi mâu thuẫn: theo phiếu, theo dữ liệu ghi sau khi lập phiếu, hay theo đơn vị chủ trì.",
        "Where two differ: the form, the newer record, or the lead.",
    ),
)
@dry_run_option
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["table", "json"]),
    default="table",
    help=say("Dạng in ra.", "How to print."),
)
@click.pass_context
def in_command(
    context: click.Context,
    files: tuple[Path, ...],
    yes: bool,
    on: date | None,
    preferences: tuple[str, ...],
    dry_run: bool,
    output_format: str,
) -> None:
    """Read every form, show all, and record what is agreed to; one that cannot be read leaves the others."""
    from nhiemvu.cli.faults import report_fault
    from nhiemvu.cli.form_in import FormRun, FormWishes
    from nhiemvu.usecases.find_files import find_files
    from nhiemvu.usecases.read_forms import SUPPORTED_SHEETS
    from nhiemvu.usecases.take_forms import ClashesLeft, Preference

    found = find_files(files, SUPPORTED_SHEETS)
    wishes = FormWishes(yes, dry_run, on, tuple(map(Preference, preferences)), output_format)
    run = FormRun(context.obj, wishes, list(found.faults))
    run.take(found.files)
    codes = [report_fault(fault) for fault in run.faults]
    if run.unconfirmed:
        raise NotConfirmed
    if run.undecided and not dry_run:
        raise ClashesLeft(run.undecided)
    if run.wrong_rows:
        codes.append(UnreadableDocument.exit_code)
    if codes:
        context.exit(codes[0])
