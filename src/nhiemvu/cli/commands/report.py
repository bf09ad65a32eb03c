"""List the reports held, and draft the coming one."""

from datetime import date
from pathlib import Path

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import format_option, note, print_json, print_words, screen_width
from nhiemvu.cli.path_types import FILE
from nhiemvu.cli.rows import Column, print_rows
from nhiemvu.cli.types import DAY, PERIOD, SERIES
from nhiemvu.domain.periods import Period


@define(
    "list",
    say("Liệt kê báo cáo đã nhập.", "List the reports held."),
    "nhiemvu report list",
    'nhiemvu report list --series "công tác chuyển đổi số" --period 2026',
)
@click.option("--series", type=SERIES, help=say("Của loại báo cáo này.", "Of this series."))
@click.option("--period", type=PERIOD, help=say("Báo cáo kỳ này hoặc các kỳ trong đó.", "Of this period or within."))
@format_option
@click.pass_obj
def list_command(desk: Desk, series: str | None, period: Period | None, output_format: str) -> None:
    """List the reports, newest period first."""
    from nhiemvu.usecases.list_reports import list_reports

    with desk.reading() as session:
        reports = list_reports(session, series=series, period=period)
    if output_format == "json":
        from nhiemvu.cli.report_out import report_object

        print_json([report_object(report) for report in reports])
        return
    columns = [
        Column(say("Số", "No.")),
        Column(say("Kỳ báo cáo", "Reports")),
        Column(say("Kỳ kế hoạch", "Plans")),
        Column(say("Loại báo cáo", "Series"), wraps=True),
        Column(say("Ký hiệu", "Symbol")),
        Column(say("Ngày", "Date")),
        Column(say("Nhiệm vụ", "Tasks")),
    ]
    rows = [
        (
            report.id,
            report.period_reported,
            report.period_planned,
            report.series,
            report.directive.symbol,
            report.directive.issued_on,
            report.tasks,
        )
        for report in reports
    ]
    empty = (
        say("Không có báo cáo nào phù hợp.", "No report is like that.")
        if series or period
        else say("Chưa nhập báo cáo nào; nhập bằng: nhiemvu import TỆP", "No report is held; nhiemvu import FILE")
    )
    print_rows(output_format, columns, rows, empty)


@define(
    "draft",
    say("Soạn báo cáo của kỳ từ những gì đã ghi.", "Draft a period's report from what was recorded."),
    "nhiemvu report draft 2026-Q2 -o du-thao-quy-2.docx",
    "nhiemvu report draft 2026-Q2 --part results -o ket-qua.docx",
)
@click.argument("period", type=PERIOD, help=say("Kỳ báo cáo, ví dụ 2026-Q2.", "The period, 2026-Q2."))
@click.option("--series", type=SERIES, help=say("Loại báo cáo.", "The series."))
@click.option(
    "--part",
    type=click.Choice(["results", "shortcomings", "proposals", "plan", "annex"]),
    help=say(
        "Chỉ soạn một phần: kết quả, tồn tại, kiến nghị, phương hướng, phụ lục.",
        "One part alone, not the whole report.",
    ),
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "markdown", "docx"]),
    help=say("Dạng; nếu không ghi thì theo đuôi của -o.", "Format; else by the suffix of -o."),
)
@click.option("-o", "--output", "target", type=FILE, help=say("Tệp để ghi.", "The file to write."))
@click.option(
    "--template",
    type=FILE,
    help=say("Mẫu .docx của cơ quan.", "The office's own .docx template."),
)
@click.option(
    "--layout",
    type=click.Choice(["hd05", "hd36", "nd30"]),
    help=say("Thể thức; nếu không ghi thì theo cơ quan và ngày.", "The rule book; else by the office and the day."),
)
@click.option("--as-of", type=DAY, help=say("Chỉ tính việc đến ngày này.", "By what happened up to this day."))
@click.pass_obj
def draft_command(
    desk: Desk,
    period: Period,
    series: str | None,
    part: str | None,
    output_format: str | None,
    target: Path | None,
    template: Path | None,
    layout: str | None,
    as_of: date | None,
) -> None:
    """Draft the report or one part of it; what the record does not hold stands in brackets."""
    from nhiemvu.domain.answers import AnswerKind
    from nhiemvu.domain.report_parts import Part
    from nhiemvu.usecases.draft_report import draft_report
    from nhiemvu.usecases.write_draft import as_words, format_of, write_draft

    chosen = format_of(target, output_format, template)
    with desk.transaction(writing=False) as session:
        draft = draft_report(
            session,
            period,
            series=series,
            as_of=as_of or desk.today,
            part=Part(part) if part else None,
            layout=layout,
        )
    if target is None:
        print_words(as_words(draft.pages, chosen, screen_width()).rstrip("\n"))
    else:
        aside = write_draft(draft.pages, draft.layout, target, chosen, template)
        note(say(f"Đã ghi {target}.", f"Wrote {target}."))
        if aside:
            note(say(f"Tệp cũ cùng tên được giữ ở {aside}.", f"The earlier file of that name is kept as {aside}."))
    if draft.lacking:
        options = " ".join(f"--{option}" for option in draft.lacking)
        note(
            say(
                f"Chỗ để trống ở đầu và cuối báo cáo: điền một lần bằng nhiemvu init với {options}",
                f"What the letterhead and signature lack is filled once by nhiemvu init with {options}",
            )
        )
    done, under_way = draft.count(AnswerKind.DONE), draft.count(AnswerKind.UNDER_WAY)
    lacking = len(draft.answers) - done - under_way - draft.set_aside
    aside_vi, aside_en = (f", {draft.set_aside} tạm hoãn, hủy", f", {draft.set_aside} set aside")
    total, dropped = len(draft.answers), say(aside_vi, aside_en) if draft.set_aside else ""
    note(
        say(
            f"{total} nhiệm vụ: {done} có kết quả, {under_way} đang thực hiện, {lacking} chưa có kết quả{dropped}.",
            f"{total} tasks: {done} with results, {under_way} under way, {lacking} without{dropped}.",
        )
    )
