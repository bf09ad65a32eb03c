"""Read files into tasks, show what was found, and save it after confirmation."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.types import PERIOD, WORDS
from nhiemvu.domain.errors import NhiemvuError, UsageFault
from nhiemvu.domain.language import Text

if TYPE_CHECKING:
    from nhiemvu.domain.periods import Period
    from nhiemvu.usecases.import_document import Imported
    from nhiemvu.usecases.read_file import ReadFile


class NotConfirmed(UsageFault):
    """Nobody is at the terminal to confirm, and `--yes` was not given."""

    def __init__(self) -> None:
        super().__init__(
            Text("Chưa lưu: cần xác nhận mà không có người ở bàn phím.", "Not saved: nobody is there to confirm."),
            Text("Thêm --yes để lưu, hoặc --dry-run để chỉ xem.", "Add --yes to save, or --dry-run to look only."),
        )


@define(
    "import",
    say("Đọc báo cáo, kế hoạch, chỉ thị (.docx, .txt) thành nhiệm vụ.", "Read reports, plans and directives."),
    "nhiemvu import bao-cao-quy-1.docx",
    "nhiemvu import bao-cao-quy-1.docx --dry-run --format json",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), help=say("Tệp.", "Files."))
@click.option("--yes", is_flag=True, help=say("Lưu mà không hỏi.", "Save without asking."))
@click.option("--dry-run", is_flag=True, help=say("Chỉ xem, không lưu.", "Only look, save nothing."))
@click.option("--series", type=WORDS, help=say("Loại báo cáo, thay cho loại đọc được.", "The series, if misread."))
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
    dry_run: bool,
    series: str | None,
    period: "Period | None",
    output_format: str,
) -> None:
    """Read every file, show what was found, and save the readable ones together."""
    desk: Desk = context.obj
    outcomes = {path: _read(path, series, period) for path in dict.fromkeys(files)}
    _show(outcomes, output_format)
    faults = [fault for outcome in outcomes.values() if (fault := _fault(outcome))]
    readable = {path: outcome for path, outcome in outcomes.items() if not _fault(outcome)}
    if readable and not dry_run:
        if not yes:
            _confirm(desk)
        faults += _save(desk, [outcome for outcome in readable.values() if not isinstance(outcome, NhiemvuError)])
    _leave(context, faults)


def _read(path: Path, series: str | None, period: "Period | None") -> "ReadFile | NhiemvuError":
    from dataclasses import replace

    from nhiemvu.usecases.import_document import with_statement
    from nhiemvu.usecases.read_file import read_file

    try:
        source = read_file(path)
    except NhiemvuError as error:
        return error
    return replace(source, reading=with_statement(source.reading, series=series, planned=period))


def _fault(outcome: "ReadFile | NhiemvuError") -> NhiemvuError | None:
    return outcome if isinstance(outcome, NhiemvuError) else outcome.fault


def _show(outcomes: "dict[Path, ReadFile | NhiemvuError]", output_format: str) -> None:
    from nhiemvu.cli.import_out import fault_object, print_summary, reading_object
    from nhiemvu.cli.output import print_json

    if output_format == "json":
        print_json(
            [
                fault_object(path, outcome)
                if isinstance(outcome, NhiemvuError)
                else reading_object(path, outcome.reading)
                for path, outcome in outcomes.items()
            ]
        )
        return
    read = {path: outcome for path, outcome in outcomes.items() if not isinstance(outcome, NhiemvuError)}
    for number, (path, outcome) in enumerate(read.items()):
        if output_format == "text":
            click.echo(outcome.reading.text)
            continue
        if number:
            click.echo()
        print_summary(path, outcome.reading)


def _confirm(desk: Desk) -> None:
    if not desk.interactive:
        raise NotConfirmed
    click.confirm(say("Lưu các nhiệm vụ này?", "Save these tasks?"), abort=True, err=True)


def _save(desk: Desk, sources: "list[ReadFile]") -> list[NhiemvuError]:
    from nhiemvu.usecases.import_document import import_document

    faults: list[NhiemvuError] = []
    done: list[tuple[ReadFile, Imported]] = []
    with desk.transaction(writing=True) as session:
        for source in sources:
            try:
                done.append((source, import_document(session, source, today=desk.today)))
            except NhiemvuError as error:
                faults.append(error)
    for source, imported in done:
        _tell(source, imported)
    return faults


def _tell(source: "ReadFile", imported: "Imported") -> None:
    from nhiemvu.cli.output import note

    name = source.file_name
    if imported.held_before:
        note(say(f"{name}: đã nhập từ trước, không có gì thay đổi.", f"{name}: imported before; nothing changed."))
        return
    numbers = f"{imported.tasks[0]}-{imported.tasks[-1]}" if imported.tasks else ""
    count = len(imported.tasks)
    note(
        say(f"{name}: đã lưu {count} nhiệm vụ ({numbers}).", f"{name}: saved {count} tasks ({numbers}).")
        if count
        else say(f"{name}: đã lưu, không có nhiệm vụ.", f"{name}: saved, without tasks.")
    )
    if imported.new_units:
        units = ", ".join(imported.new_units)
        note(say(f"Đơn vị mới thêm từ văn bản: {units}.", f"Units added from the document: {units}."))
    if count:
        note(say("Giao việc bằng: nhiemvu assign SỐ --to ĐƠN VỊ", "Assign them with: nhiemvu assign ID --to UNIT"))


def _leave(context: click.Context, faults: list[NhiemvuError]) -> None:
    from nhiemvu.cli.faults import report_fault

    codes = [report_fault(fault) for fault in faults]
    if codes:
        context.exit(codes[0])
