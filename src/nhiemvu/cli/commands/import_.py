"""Read files into tasks, show what was found, and save it after confirmation."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from nhiemvu.cli.asking import ask
from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.types import PERIOD, SERIES
from nhiemvu.domain.errors import DatabaseFault, NhiemvuError, UsageFault
from nhiemvu.domain.language import Text

if TYPE_CHECKING:
    from nhiemvu.domain.periods import Period
    from nhiemvu.usecases.compare_document import Correction
    from nhiemvu.usecases.correct_document import Corrected
    from nhiemvu.usecases.import_document import Imported
    from nhiemvu.usecases.read_file import ReadFile


class NotConfirmed(UsageFault):
    """Nobody is at the terminal to confirm, and `--yes` was not given."""

    def __init__(self) -> None:
        super().__init__(
            Text("Chưa lưu: cần xác nhận mà không có người ở bàn phím.", "Not saved: nobody is there to confirm."),
            Text("Thêm --yes để lưu, hoặc --dry-run để chỉ xem.", "Add --yes to save, or --dry-run to look only."),
        )


class Found(NamedTuple):
    """One file: what was read in it, what keeps it from being recorded, and how it corrects a document that is held."""

    path: Path
    source: "ReadFile | None"
    fault: NhiemvuError | None = None
    correction: "Correction | None" = None
    #: Whether this very file is recorded already.
    held: bool = False


@define(
    "import",
    say("Đọc báo cáo, kế hoạch, chỉ thị (Word, ODT, PDF, .txt) thành nhiệm vụ.", "Read reports, plans and directives."),
    "nhiemvu import bao-cao-quy-1.docx",
    "nhiemvu import bao-cao-quy-1.docx --dry-run --format json",
    "nhiemvu import bao-cao-quy-1-ban-ky.docx --update --yes",
)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar=say("TỆP...", "FILE..."),
    type=click.Path(path_type=Path),
    help=say("Tệp; “-” là đầu vào chuẩn.", "Files; “-” is standard input."),
)
@click.option("--yes", is_flag=True, help=say("Lưu mà không hỏi.", "Save without asking."))
@click.option(
    "--update",
    is_flag=True,
    help=say("Với --yes: cập nhật cả văn bản đã nhập từ tệp khác.", "With --yes: update what is held, too."),
)
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
    dry_run: bool,
    series: str | None,
    period: "Period | None",
    output_format: str,
) -> None:
    """Read every file, show what was found or what it corrects, and save the readable ones together."""
    desk: Desk = context.obj
    desk.facts()
    read = [_read(path, series, period) for path in dict.fromkeys(files)]
    found = _compare(desk, read, looking=dry_run)
    _show(found, output_format)
    faults = [one.fault for one in found if one.fault]
    recordable = [one for one in found if not one.fault]
    if recordable and not dry_run:
        if not yes:
            _confirm(desk, recordable)
        faults += _save(desk, recordable, update=update or not yes)
    _leave(context, faults)


def _read(path: Path, series: str | None, period: "Period | None") -> Found:
    from dataclasses import replace

    from nhiemvu.usecases.import_document import with_statement
    from nhiemvu.usecases.read_file import read_file

    try:
        source = read_file(path)
    except NhiemvuError as error:
        return Found(path, None, error)
    source = replace(source, reading=with_statement(source.reading, series=series, planned=period))
    return Found(path, source, source.fault)


def _compare(desk: Desk, read: list[Found], *, looking: bool) -> list[Found]:
    """Add what the files correct of documents that are held, where there is a database; none is made.

    Who only looks is told of the files even where the database cannot be opened.
    """
    from nhiemvu.cli.output import note
    from nhiemvu.usecases.compare_document import compare_document, is_held

    try:
        with desk.existing() as session:
            if session is None:
                return read
            found = []
            for one in read:
                try:
                    readable = one.source if one.source and not one.fault else None
                    correction = compare_document(session, readable) if readable else None
                    held = is_held(session, readable) if readable else False
                    found.append(one._replace(correction=correction, held=held))
                except DatabaseFault:
                    raise
                except NhiemvuError as error:
                    found.append(one._replace(fault=error))
            return found
    except DatabaseFault as error:
        if not looking:
            raise
        note(say("Chưa so được với dữ liệu đã nhập: ", "Not compared with the record: ") + spoken(error.message))
        return read


def _show(found: list[Found], output_format: str) -> None:
    from nhiemvu.cli.output import print_json

    if output_format == "json":
        print_json([_object(one) for one in found])
        return
    read = [one for one in found if one.source]
    for number, one in enumerate(read):
        if output_format == "text":
            click.echo(one.source.reading.text if one.source else "")
            continue
        if number:
            click.echo()
        _print(one)


def _object(found: Found) -> dict[str, object]:
    from nhiemvu.cli.correction_out import correction_object
    from nhiemvu.cli.import_out import fault_object, reading_object

    if found.source is None:
        return fault_object(found.path, found.fault) if found.fault else {}
    read = reading_object(found.path, found.source.reading)
    return {**read, "correction": correction_object(found.correction)} if found.correction else read


def _print(found: Found) -> None:
    from nhiemvu.cli.correction_out import print_correction
    from nhiemvu.cli.import_out import print_head, print_problems, print_summary

    if found.source and found.correction:
        print_head(found.path, found.source.reading)
        click.echo()
        print_correction(found.correction)
        print_problems(found.source.reading)
    elif found.source:
        print_summary(found.path, found.source.reading)


def _confirm(desk: Desk, found: list[Found]) -> None:
    if not desk.interactive:
        raise NotConfirmed
    new = [one for one in found if one.correction is None and not one.held]
    if new:
        count = sum(len(one.source.reading.tasks) for one in new if one.source)
        ask(say(f"Lưu {count} nhiệm vụ này?", f"Save these {count} tasks?"))
    for one in found:
        if one.correction:
            number, name = one.correction.document_id, one.path.name
            ask(say(f"Cập nhật văn bản {number} theo {name}?", f"Update document {number} from {name}?"))


def _save(desk: Desk, found: list[Found], *, update: bool) -> list[NhiemvuError]:
    from nhiemvu.usecases.save_documents import Wanted, save_documents

    wanted = [Wanted(one.source, one.correction if update else None) for one in found if one.source]
    with desk.transaction(writing=True) as session:
        outcomes = save_documents(session, wanted, today=desk.today)
    for one, outcome in zip(wanted, outcomes, strict=True):
        _tell(one.source, outcome)
    return [outcome for outcome in outcomes if isinstance(outcome, NhiemvuError)]


def _tell(source: "ReadFile", outcome: "Imported | Corrected | NhiemvuError") -> None:
    from nhiemvu.usecases.correct_document import Corrected
    from nhiemvu.usecases.import_document import Imported

    if isinstance(outcome, Imported):
        _tell_imported(source, outcome)
    elif isinstance(outcome, Corrected):
        _tell_corrected(source, outcome)


def _tell_corrected(source: "ReadFile", corrected: "Corrected") -> None:
    from nhiemvu.cli.correction_out import counted
    from nhiemvu.cli.output import note

    name, number = source.file_name, corrected.correction.document_id
    numbers = ", ".join(str(task) for task in corrected.added)
    added = say(f"; nhiệm vụ mới: {numbers}", f"; new tasks: {numbers}") if numbers else ""
    counts = counted(corrected.correction)
    note(
        say(
            f"{name}: đã cập nhật văn bản {number}: {counts}{added}.",
            f"{name}: updated document {number}: {counts}{added}.",
        )
    )
    _tell_units(corrected.new_units, corrected.for_groups)


def _tell_imported(source: "ReadFile", imported: "Imported") -> None:
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
    _tell_units(imported.new_units, imported.for_groups)
    if count:
        note(say("Giao việc bằng: nhiemvu assign SỐ --to ĐƠN VỊ", "Assign them with: nhiemvu assign ID --to UNIT"))


def _tell_units(new_units: tuple[str, ...], for_groups: tuple[tuple[int, str], ...]) -> None:
    from nhiemvu.cli.output import note

    if new_units:
        units = ", ".join(new_units)
        note(say(f"Đơn vị mới thêm từ văn bản: {units}.", f"Units added from the document: {units}."))
    for number, group in for_groups:
        hint = f'nhiemvu assign {number} --each "{group}"'
        note(say(f"Nhiệm vụ {number} là việc của cả nhóm: {hint}", f"Task {number} is for a whole group: {hint}"))


def _leave(context: click.Context, faults: list[NhiemvuError]) -> None:
    from nhiemvu.cli.faults import report_fault

    codes = [report_fault(fault) for fault in faults]
    if codes:
        context.exit(codes[0])
