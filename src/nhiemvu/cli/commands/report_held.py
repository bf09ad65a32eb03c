"""Show a held report with what became of its points, and correct what is recorded of it."""

from datetime import date
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import note, print_json
from nhiemvu.cli.rehearsal import dry_run_option
from nhiemvu.cli.types import DAY, SERIES, WORDS

if TYPE_CHECKING:
    from nhiemvu.usecases.directive_fields import DirectiveFields

REPORT_HELP = say("Kỳ báo cáo (2026-Q1) hoặc số trong report list.", "The period (2026-Q1) or the number of the list.")


@define(
    "show",
    say("Xem một báo cáo đã nhập: từng điểm nay ra sao.", "Show a held report and what became of its points."),
    "nhiemvu report show 2026-Q1",
    "nhiemvu report show 1 --format json",
)
@click.argument("report", metavar=say("BÁO_CÁO", "REPORT"), type=WORDS, help=REPORT_HELP)
@click.option("--series", type=SERIES, help=say("Loại báo cáo.", "The series."))
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    help=say("Dạng in ra.", "How to print."),
)
@click.pass_obj
def show_command(desk: Desk, report: str, series: str | None, output_format: str) -> None:
    """Show one report."""
    from nhiemvu.cli.report_out import print_report, shown_object
    from nhiemvu.usecases.show_report import show_report

    with desk.transaction(writing=False) as session:
        shown = show_report(session, report, series)
    if output_format == "json":
        print_json(shown_object(shown, desk.today))
    else:
        print_report(shown, desk.today)


@define(
    "edit",
    say("Ghi số, ngày, người ký... của một báo cáo đã nhập.", "Record number, date, signer... of a held report."),
    "nhiemvu report edit 2026-Q1 --symbol 58-BC/ĐU --issued-on 31/3/2026",
)
@click.argument("report", metavar=say("BÁO_CÁO", "REPORT"), type=WORDS, help=REPORT_HELP)
@click.option("--symbol", type=WORDS, help=say("Số, ký hiệu.", "Symbol."))
@click.option("--issued-on", type=DAY, help=say("Ngày ban hành.", "Day of issue."))
@click.option("--signer", type=WORDS, help=say("Người ký.", "Signer."))
@click.option("--title", type=WORDS, help=say("Trích yếu.", "Title."))
@click.option("--series", type=SERIES, help=say("Loại báo cáo; nhiệm vụ theo cùng.", "The series; tasks go with it."))
@dry_run_option
@click.pass_obj
def edit_command(
    desk: Desk,
    report: str,
    symbol: str | None,
    issued_on: date | None,
    signer: str | None,
    title: str | None,
    series: str | None,
    dry_run: bool,
) -> None:
    """Correct one report."""
    from nhiemvu.cli.rehearsal import show_rehearsal
    from nhiemvu.usecases.edit_report import edit_report

    given = {"symbol": symbol, "issued_on": issued_on, "signer": signer, "title": title}
    fields: DirectiveFields = {name: value for name, value in given.items() if value is not None}  # type: ignore[assignment] # a key for each option
    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        edited = edit_report(session, report, fields, series)
        if dry_run:
            show_rehearsal(session)
            return
    number, name = edited.report.id, edited.report.directive.short_name
    if edited.changed:
        click.echo(say(f"Đã sửa báo cáo {number}: {name}.", f"Corrected report {number}: {name}."))
    else:
        note(say(f"Báo cáo {number} đã như vậy.", f"Report {number} was so already."))
