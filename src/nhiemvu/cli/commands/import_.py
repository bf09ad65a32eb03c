"""Read files into tasks, show what was found, and save it after confirmation."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.asking import NotConfirmed
from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.path_types import FILE
from nhiemvu.cli.types import PERIOD, SERIES
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text

if TYPE_CHECKING:
    from nhiemvu.cli.import_run import ImportRun
    from nhiemvu.domain.periods import Period
    from nhiemvu.usecases.find_files import FoundFiles


class NoEditor(UsageFault):
    """`--edit` in a script that names no editor."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "--edit cần một trình soạn thảo, mà không có người ở bàn phím.",
                "--edit needs an editor, and nobody is at the terminal.",
            ),
            Text("Đặt biến EDITOR, hoặc bỏ --edit.", "Set EDITOR, or leave --edit out."),
        )


@define(
    "import",
    say("Đọc báo cáo, kế hoạch, chỉ thị (Word, ODT, PDF, .txt) thành nhiệm vụ.", "Read reports, plans and directives."),
    "nhiemvu import bao-cao-quy-1.docx",
    "nhiemvu import bao-cao-quy-1.docx --dry-run --format json",
    "nhiemvu import bao-cao-quy-1-ban-ky.docx --update --yes",
    "nhiemvu import ke-hoach.docx --edit",
    "nhiemvu import thu-muc/ *.docx --yes",
)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar=say("TỆP...", "FILE..."),
    type=FILE,
    help=say("Tệp; “-” là đầu vào chuẩn.", "Files; “-” is standard input."),
)
@click.option("--yes", is_flag=True, help=say("Lưu mà không hỏi.", "Save without asking."))
@click.option(
    "--update",
    is_flag=True,
    help=say("Với --yes: cập nhật cả văn bản đã nhập từ tệp khác.", "With --yes: update what is held, too."),
)
@click.option(
    "--edit",
    is_flag=True,
    help=say("Sửa kế hoạch đọc được trong trình soạn thảo trước khi lưu.", "Correct the plan in an editor first."),
)
@click.option("--ocr", is_flag=True, help=say("Nhận dạng chữ của bản quét, ảnh chụp.", "Recognise the text of scans."))
@click.option("--dry-run", is_flag=True, help=say("Chỉ xem, không lưu.", "Only look, save nothing."))
@click.option("--series", type=SERIES, help=say("Loại báo cáo, thay cho loại đọc được.", "The series, if misread."))
@click.option(
    "--period", type=PERIOD, help=say("Kỳ kế hoạch, thay cho kỳ đọc được.", "The planned period, if misread.")
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["table", "json", "text"]),
    default="table",
    help=say("Dạng in ra; text là toàn văn đã làm sạch.", "How to print; text is the whole cleaned text."),
)
@click.pass_context
def command(
    context: click.Context,
    files: tuple[Path, ...],
    yes: bool,
    update: bool,
    edit: bool,
    ocr: bool,
    dry_run: bool,
    series: str | None,
    period: "Period | None",
    output_format: str,
) -> None:
    """Read every file, show what was found or what it corrects, and save the readable ones together."""
    from nhiemvu.cli.editor import editor_is_named
    from nhiemvu.cli.import_run import ImportRun, ToSave, Wishes
    from nhiemvu.cli.import_spool import Spool
    from nhiemvu.usecases.find_files import find_files
    from nhiemvu.usecases.same_in_batch import Batch

    desk: Desk = context.obj
    desk.facts()
    if edit and not desk.interactive and not editor_is_named():
        raise NoEditor
    found = find_files(files)
    wishes = Wishes(yes, update, dry_run, edit, series, period, output_format, ocr)
    with Spool[ToSave]() as kept:
        run = ImportRun(desk, wishes, len(found.files), Batch(), kept)
        run.faults += found.faults
        run.look(found.files)
        _finish(context, run, found)


def _finish(context: click.Context, run: "ImportRun", found: "FoundFiles") -> None:
    """Save, tell what the files came to, and leave with the first fault's exit code."""
    from nhiemvu.cli.faults import report_fault
    from nhiemvu.cli.import_told import assign_hint, summary_lines
    from nhiemvu.cli.output import note
    from nhiemvu.cli.rehearsal import tell_rehearsal

    for line in run.save():
        note(line)
    if (run.several or found.passed_over) and not run.unconfirmed:
        for line in summary_lines(run.tally, found.passed_over, dry_run=run.wishes.dry_run):
            note(line)
    if run.tally.saved and run.tally.tasks:
        note(assign_hint())
    if run.wishes.dry_run:
        tell_rehearsal()
    codes = [report_fault(fault) for fault in run.faults]
    if run.unconfirmed:
        raise NotConfirmed
    if codes:
        context.exit(codes[0])
