"""List directives, show one with its links and tasks, and show which stands below which."""

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import format_option, note, print_json
from nhiemvu.cli.types import DIRECTIVE, WORDS

TEXT_OR_JSON = click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    help=say("Dạng in ra.", "How to print."),
)


@define(
    "list",
    say("Liệt kê văn bản chỉ đạo, mới nhất trước.", "List the directives, newest first."),
    "nhiemvu directive list",
    'nhiemvu directive list --kind "Kế hoạch" --open',
)
@click.option("--kind", type=WORDS, help=say("Loại: Kế hoạch, KH...", "Of this kind: “Kế hoạch”, KH..."))
@click.option("--open", "still_open", is_flag=True, help=say("Còn nhiệm vụ chưa xong.", "With open tasks."))
@format_option
@click.pass_obj
def list_command(desk: Desk, kind: str | None, still_open: bool, output_format: str) -> None:
    """List the directives, newest first, with how many of their tasks are done."""
    from nhiemvu.cli.directives_out import print_directives
    from nhiemvu.usecases.find_directives import list_directives

    with desk.reading() as session:
        found = list_directives(session, kind=kind, still_open=still_open)
    empty = say("Chưa có văn bản nào.", "No directive is recorded.")
    if kind or still_open:
        empty = say("Không có văn bản nào phù hợp.", "No directive is like that.")
    print_directives(output_format, found, empty)


@define(
    "show",
    say("Xem một văn bản, các văn bản liên quan và nhiệm vụ.", "Show a directive, its links and its tasks."),
    "nhiemvu directive show 97-CT/TW",
)
@click.argument(
    "wanted",
    metavar=say("VĂN_BẢN", "SYMBOL"),
    type=DIRECTIVE,
    help=say("Ký hiệu, hoặc số thứ tự.", "Symbol or number."),
)
@TEXT_OR_JSON
@click.pass_obj
def show_command(desk: Desk, wanted: str, output_format: str) -> None:
    """Show one directive."""
    from nhiemvu.cli.directives_out import print_directive, print_directive_object
    from nhiemvu.usecases.find_directives import show_directive

    with desk.reading() as session:
        shown = show_directive(session, wanted)
    if output_format == "json":
        print_directive_object(shown)
    else:
        print_directive(shown, desk.today)


@define(
    "tree",
    say(
        "Xem văn bản nào thực hiện, ban hành, thay thế, sửa đổi văn bản nào, và nhiệm vụ theo từng văn bản.",
        "Show what implements, promulgates, replaces or amends what, with the tasks under each.",
    ),
    "nhiemvu directive tree",
    "nhiemvu directive tree 97-CT/TW --tasks",
)
@click.argument(
    "wanted",
    metavar=say("[VĂN_BẢN]", "[SYMBOL]"),
    type=DIRECTIVE,
    required=False,
    help=say("Chỉ văn bản này và các văn bản dưới nó.", "Only this directive and those below it."),
)
@click.option("--tasks", "every_task", is_flag=True, help=say("Nêu từng nhiệm vụ.", "Name each task."))
@TEXT_OR_JSON
@click.pass_obj
def tree_command(desk: Desk, wanted: str | None, every_task: bool, output_format: str) -> None:
    """Show the tree of directives."""
    from nhiemvu.cli.directive_tree_out import print_tree, tree_objects
    from nhiemvu.usecases.show_tree import show_tree

    with desk.reading() as session:
        tree = show_tree(session, wanted, today=desk.today)
    if output_format == "json":
        print_json(tree_objects(tree, desk.today))
    elif tree.branches:
        print_tree(tree, desk.today, every_task=every_task)
    else:
        note(say("Chưa có văn bản nào.", "No directive is recorded."))
