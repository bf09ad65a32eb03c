"""Record a directive, and correct it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.rehearsal import dry_run_option, show_rehearsal
from nhiemvu.cli.secrecy_out import may_clear, print_cleared, secret_option
from nhiemvu.cli.types import DAY, DIRECTIVE, WORDS
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.secrecy import LIFTED, Secrecy

if TYPE_CHECKING:
    from nhiemvu.usecases.add_directive import AddedDirective
    from nhiemvu.usecases.directive_fields import DirectiveFields

#: Fields that a correction may leave empty, as options name them.
CLEARABLE = ("symbol", "issued-on", "issuer", "title", "signer", "note")


class GivenAndCleared(UsageFault):
    """A field was both given and cleared."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(f"Không thể vừa ghi vừa xóa {name}.", f"{name} cannot be set and cleared at once."),
            Text(f"Giữ một trong hai: --{name} hoặc --clear {name}.", f"Keep one of --{name} and --clear {name}."),
        )


class NothingCited(UsageFault):
    """A directive was to be added without a word about it."""

    def __init__(self) -> None:
        super().__init__(
            Text("Chưa nêu văn bản cần thêm.", "It is not said which directive to add."),
            Text(
                'Ghi trích dẫn: nhiemvu directive add "Kế hoạch số 26-KH/ĐU ngày 15/01/2026"',
                'Write its citation: nhiemvu directive add "Kế hoạch số 26-KH/ĐU ngày 15/01/2026"',
            ),
        )


def field_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add an option for each field of a directive to a command."""
    options = (
        click.option("--kind", type=WORDS, help=say("Loại: Kế hoạch, KH...", "Kind: “Kế hoạch”, KH...")),
        click.option("--symbol", type=WORDS, help=say("Số, ký hiệu.", "Symbol.")),
        click.option("--issued-on", type=DAY, help=say("Ngày ban hành.", "Day of issue.")),
        click.option("--issuer", type=WORDS, help=say("Cơ quan ban hành.", "Issuer.")),
        click.option("--title", type=WORDS, help=say("Trích yếu.", "Title.")),
        click.option("--signer", type=WORDS, help=say("Người ký.", "Signer.")),
        click.option("--note", type=WORDS, help=say("Ghi chú.", "Note.")),
    )
    for option in reversed(options):
        function = option(function)
    return function


def _stated(values: dict[str, Any]) -> DirectiveFields:
    return {name: value for name, value in values.items() if value is not None}  # type: ignore[return-value] # the options are the fields


@define(
    "add",
    say(
        "Ghi một văn bản chỉ đạo theo câu trích dẫn; văn bản đã có thì bổ sung phần còn thiếu.",
        "Record a directive by its citation; what is recorded already is filled in.",
    ),
    'nhiemvu directive add "Kế hoạch số 26-KH/ĐU ngày 15/01/2026 của Ban Thường vụ Đảng ủy"',
    'nhiemvu directive add 97-CT/TW --issued-on 20/11/2025 --issuer "Ban Bí thư"',
    "nhiemvu directive add 12-CT/TW --issued-on 05/01/2026 --secret toi-mat",
)
@click.argument(
    "citation",
    metavar=say("[TRÍCH_DẪN]", "[CITATION]"),
    required=False,
    type=WORDS,
    help=say("Trích dẫn như trong văn bản.", "A citation as documents write it."),
)
@field_options
@click.option(
    "--new",
    "another",
    is_flag=True,
    help=say("Là văn bản khác, dù giống văn bản đã ghi.", "Another document than the recorded one it resembles."),
)
@secret_option(may_lift=False)
@dry_run_option
@click.pass_obj
def add_command(
    desk: Desk,
    /,
    citation: str | None,
    another: bool,
    degree: str | None,
    dry_run: bool,
    **values: Any,  # noqa: ANN401 one a field
) -> None:
    """Record a directive and say what became of it."""
    from nhiemvu.usecases.add_directive import add_directive

    fields = _stated(values)
    if not citation and not fields:
        raise NothingCited
    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        secrecy = Secrecy(degree) if degree else None
        added = add_directive(session, citation, fields, another=another, secrecy=secrecy)
        if dry_run:
            show_rehearsal(session)
            return
    _say_added(added)


def _say_added(added: AddedDirective) -> None:
    from nhiemvu.cli.directives_out import brief
    from nhiemvu.cli.output import note
    from nhiemvu.cli.shapes import RELATION_NAMES
    from nhiemvu.usecases.recognise_directive import FIELD_NAMES

    number, name = added.id, brief(added.directive)
    if added.new:
        click.echo(say(f"Đã thêm văn bản {number}: {name}.", f"Added directive {number}: {name}."))
    elif added.filled:
        filled = ", ".join(spoken(FIELD_NAMES[field]) for field in added.filled)
        click.echo(
            say(
                f"Đã có văn bản {number}: {name}; bổ sung {filled}.",
                f"Directive {number} is recorded: {name}; filled in: {filled}.",
            )
        )
    else:
        note(
            say(
                f"Đã có văn bản {number}: {name}; không có gì thay đổi.",
                f"Directive {number} is recorded: {name}; nothing changed.",
            )
        )
    for source, relation, target in added.links:
        click.echo(f"{source.short_name} {spoken(RELATION_NAMES[relation][0])} {target.short_name}.")
    for fault in added.left_out:
        note(
            say("Chưa nối với văn bản nêu trong trích yếu: ", "Not tied to what its title names: ")
            + spoken(fault.message)
        )
        note(say("Nối bằng: nhiemvu directive link", "Tie it with: nhiemvu directive link"))


@define(
    "edit",
    say("Sửa những gì đã ghi về một văn bản.", "Correct what is recorded of a directive."),
    'nhiemvu directive edit 26-KH/ĐU --title "thực hiện Chỉ thị số 97-CT/TW" --signer "Trần Văn Bình"',
    "nhiemvu directive edit 3 --clear note",
    "nhiemvu directive edit 3 --secret khong",
)
@click.argument(
    "wanted",
    metavar=say("VĂN_BẢN", "SYMBOL"),
    type=DIRECTIVE,
    help=say("Ký hiệu, hoặc số thứ tự.", "Symbol or number."),
)
@field_options
@click.option(
    "--clear",
    "cleared",
    type=click.Choice(CLEARABLE),
    multiple=True,
    help=say("Xóa trống mục này.", "Empty this field."),
)
@secret_option(may_lift=True)
@click.option("--yes", is_flag=True, help=say("Xóa lời của văn bản mật mà không hỏi.", "Clear words without asking."))
@dry_run_option
@click.pass_obj
def edit_command(
    desk: Desk,
    /,
    wanted: str,
    cleared: tuple[str, ...],
    degree: str | None,
    yes: bool,
    dry_run: bool,
    **values: Any,  # noqa: ANN401 one a field
) -> None:
    """Correct a directive."""
    from nhiemvu.cli.directives_out import brief
    from nhiemvu.cli.output import note
    from nhiemvu.usecases.edit_directive import edit_directive
    from nhiemvu.usecases.mark_secret import Cleared

    fields = _stated(values)
    for name in cleared:
        field = name.replace("-", "_")
        if field in fields:
            raise GivenAndCleared(name)
        fields[field] = None  # type: ignore[literal-required] # CLEARABLE names fields
    secrecy = Secrecy(degree) if degree and degree != LIFTED else None
    if secrecy and not dry_run:
        _agree_to_clear(desk, wanted, yes)
    gone = Cleared()
    with desk.transaction(writing=True, rehearsal=dry_run) as session:
        edited = edit_directive(session, wanted, fields, secrecy=secrecy, lifted=degree == LIFTED, cleared=gone)
        if dry_run:
            show_rehearsal(session)
            return
    name = brief(edited.directive)
    if edited.changed:
        click.echo(say(f"Đã sửa văn bản {edited.id}: {name}.", f"Directive {edited.id}: {name}."))
    else:
        note(say(f"Văn bản {edited.id} đã như vậy: {name}.", f"Directive {edited.id} was so already: {name}."))
    if secrecy and edited.changed:
        print_cleared(gone.tasks, gone.files)


def _agree_to_clear(desk: Desk, wanted: str, yes: bool) -> None:
    """Have the clearing of words agreed to, where the directive or the tasks under it hold some."""
    from nhiemvu.usecases.find_directives import known_directive
    from nhiemvu.usecases.mark_secret import WordsHeld, holds_words

    with desk.transaction(writing=False) as session:
        row = known_directive(session, wanted)
        held = holds_words(session, row.id)
    name = row.directive.short_name
    if held and not may_clear(desk, say(f"Văn bản {name}", f"Directive {name}"), yes):
        raise WordsHeld(
            Text(f"Văn bản {row.id} hoặc nhiệm vụ theo văn bản này", f"Directive {row.id}, or a task under it,")
        )
