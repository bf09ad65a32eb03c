"""List directives, and show one with its links and tasks."""

from typing import TYPE_CHECKING

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import Column, format_option, print_json, print_rows
from nhiemvu.cli.types import WORDS

if TYPE_CHECKING:
    from nhiemvu.store.directives import RecordedDirective, RecordedLink
    from nhiemvu.usecases.find_directives import ShownDirective


@define("list", say("Liệt kê văn bản chỉ đạo, mới nhất trước.", "List the directives."), "nhiemvu directive list")
@format_option
@click.pass_obj
def list_command(desk: Desk, output_format: str) -> None:
    """List the directives, newest first, with how many of their tasks are done."""
    from nhiemvu.usecases.find_directives import list_directives

    with desk.transaction(writing=False) as session:
        found = list_directives(session)
    if output_format == "json":
        print_json([_object(row) for row in found])
        return
    columns = [
        Column(say("Số", "No.")),
        Column(say("Ký hiệu", "Symbol")),
        Column(say("Ngày", "Date")),
        Column(say("Cơ quan ban hành", "Issuer"), wraps=True),
        Column(say("Trích yếu", "Title"), wraps=True),
        Column(say("Xong", "Done")),
    ]
    rows = [
        (
            row.id,
            row.directive.symbol or row.directive.kind,
            row.directive.issued_on,
            row.directive.issuer,
            row.directive.title,
            f"{row.done}/{row.total}" if row.total else "",
        )
        for row in found
    ]
    print_rows(output_format, columns, rows, say("Chưa có văn bản nào.", "No directive is recorded."))


@define(
    "show",
    say("Xem một văn bản, các văn bản liên quan và nhiệm vụ.", "Show a directive, its links and its tasks."),
    "nhiemvu directive show 12-CT/TW",
)
@click.argument("wanted", metavar="SYMBOL", type=WORDS, help=say("Ký hiệu, hoặc số thứ tự.", "Symbol or number."))
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    help=say("Dạng in ra.", "How to print."),
)
@click.pass_obj
def show_command(desk: Desk, wanted: str, output_format: str) -> None:
    """Show one directive."""
    from nhiemvu.usecases.find_directives import show_directive

    with desk.transaction(writing=False) as session:
        shown = show_directive(session, wanted)
    if output_format == "json":
        print_json(_full_object(shown))
    else:
        _print(desk, shown)


def _object(row: "RecordedDirective") -> dict[str, object]:
    directive = row.directive
    return {
        "id": row.id,
        "kind": directive.kind,
        "symbol": directive.symbol or None,
        "issued_on": directive.issued_on,
        "issuer": directive.issuer or None,
        "title": directive.title or None,
        "open_tasks": row.open,
        "done_tasks": row.done,
        "total_tasks": row.total,
    }


def _full_object(shown: "ShownDirective") -> dict[str, object]:
    links = [
        {
            "relation": link.relation,
            "direction": link.direction,
            "id": link.id,
            "symbol": link.directive.symbol or None,
            "title": link.directive.title or None,
        }
        for link in shown.related
    ]
    return {**_object(shown.recorded), "links": links, "tasks": [task.id for task in shown.tasks]}


def _print(desk: Desk, shown: "ShownDirective") -> None:
    from nhiemvu.cli.tasks_out import print_tasks

    directive = shown.recorded.directive
    lines = [
        (say("Số", "No."), str(shown.recorded.id)),
        (say("Loại", "Kind"), shown.kind_name),
        (say("Ký hiệu", "Symbol"), directive.symbol),
        (say("Ngày", "Date"), f"{directive.issued_on:%d/%m/%Y}" if directive.issued_on else ""),
        (say("Cơ quan ban hành", "Issuer"), directive.issuer),
        (say("Trích yếu", "Title"), directive.title),
        (say("Người ký", "Signer"), directive.signer),
    ]
    for name, value in lines:
        if value:
            click.echo(f"{name:<{max(len(line[0]) for line in lines)}}  {value}")
    for link in shown.related:
        click.echo(_link_line(link))
    click.echo()
    empty = say("Chưa có nhiệm vụ nào dẫn văn bản này.", "No task cites this directive.")
    print_tasks("table", shown.tasks, desk.today, empty)


def _link_line(link: "RecordedLink") -> str:
    from nhiemvu.cli.shapes import RELATION_NAMES

    outgoing, incoming = RELATION_NAMES[link.relation]
    title = f" {link.directive.title}" if link.directive.title else ""
    relation = spoken(outgoing if link.direction == "out" else incoming)
    return f"- {relation}: {link.directive.short_name}{title}"
