"""Hold documents that go out against the rule book of their form."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import FORMATS
from nhiemvu.cli.path_types import FILE
from nhiemvu.cli.types import WORDS
from nhiemvu.domain.errors import NhiemvuError

if TYPE_CHECKING:
    from nhiemvu.usecases.check_document import CheckedDocument

#: The exit code where a rule book is broken.
WRONG = 1


@define(
    "check",
    say(
        "Kiểm tra thể thức văn bản trước khi phát hành; có lỗi thì mã thoát là 1.",
        "Check the form of documents before they go out; exit 1 where something is wrong.",
    ),
    "nhiemvu report check bao-cao-quy-2.docx",
    "nhiemvu report check cong-van.docx --layout nd30 --format json",
)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar=say("TỆP...", "FILE..."),
    type=FILE,
    help=say("Tệp .docx, .doc, .odt, .rtf; “-” là đầu vào chuẩn.", "Word or ODT files; “-” is standard input."),
)
@click.option(
    "--layout",
    type=WORDS,
    metavar=say("THỂ_THỨC", "LAYOUT"),
    help=say(
        "hd05, hd36 hoặc nd30; nếu không ghi thì theo cơ quan và ngày của văn bản.",
        "hd05, hd36 or nd30; else by the document's own office and day.",
    ),
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(FORMATS),
    default="table",
    help=say("Dạng in ra.", "How to print."),
)
@click.pass_context
def command(context: click.Context, files: tuple[Path, ...], layout: str | None, output_format: str) -> None:
    """Check every file; one that cannot be read does not stop the others."""
    from nhiemvu.cli.check_out import print_checked
    from nhiemvu.cli.faults import report_fault
    from nhiemvu.usecases.check_document import check_document, known_layout

    desk: Desk = context.obj
    known_layout(layout)
    outcomes: list[tuple[Path, CheckedDocument | NhiemvuError]] = []
    with desk.existing() as session:
        for path in dict.fromkeys(files):
            try:
                outcomes.append((path, check_document(session, path, layout_name=layout, today=desk.today)))
            except NhiemvuError as error:
                outcomes.append((path, error))
    print_checked(outcomes, output_format)
    faults = [outcome for _, outcome in outcomes if isinstance(outcome, NhiemvuError)]
    for fault in faults:
        report_fault(fault)
    if faults:
        context.exit(faults[0].exit_code)
    if any(outcome.is_wrong for _, outcome in outcomes if not isinstance(outcome, NhiemvuError)):
        context.exit(WRONG)
