"""The office's own words: list them, check their file, add to it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import format_option, note, print_json
from nhiemvu.cli.rows import Column, print_rows
from nhiemvu.cli.types import WORDS
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text, in_quotes
from nhiemvu.domain.text import fold

if TYPE_CHECKING:
    from nhiemvu.usecases.look_after_facts import ListedFact

#: What may be added, by its English name, with its Vietnamese one.
KINDS: Mapping[str, str] = {
    "heading": "tieu-de",
    "unit": "don-vi",
    "verb": "tu-giao-viec",
    "deadline": "thoi-han",
    "lead-in": "cau-dan",
    "closing": "cau-ket",
    "cadence": "tinh-chat",
    "kind": "loai-van-ban",
}


class UnknownKindOfFact(UsageFault):
    """Nothing of this name can be added."""

    def __init__(self, wanted: str) -> None:
        super().__init__(
            Text(f"Không thêm được loại “{wanted}”.", f"Nothing called “{wanted}” can be added."),
            Text(f"Chọn một trong: {in_quotes(KINDS.values())}.", f"Choose one of: {in_quotes(KINDS)}."),
        )


class KindOfFact(click.ParamType[str]):
    """What is added, by either name."""

    name = "kind"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the English name."""
        del param, ctx
        wanted = fold(str(value))
        for english, vietnamese in KINDS.items():
            if wanted in {english, vietnamese, vietnamese.replace("-", " ")}:
                return english
        raise UnknownKindOfFact(str(value))

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return the names of all."""
        del param, ctx
        return say("LOẠI", "KIND")


@define(
    "list",
    say("Liệt kê từ ngữ riêng của cơ quan; với tên bảng thì cả từ ngữ có sẵn.", "List the office's own words."),
    "nhiemvu facts list",
    "nhiemvu facts list headings",
)
@click.argument(
    "table",
    type=WORDS,
    required=False,
    metavar=say("[BẢNG]", "[TABLE]"),
    help=say("Bảng cần xem cả phần có sẵn, ví dụ headings.", "A table to see whole, such as headings."),
)
@format_option
@click.pass_obj
def list_command(desk: Desk, table: str | None, output_format: str) -> None:
    """List the entries of the office's file, or a whole table."""
    from nhiemvu.usecases.look_after_facts import list_facts

    file = Path(desk.facts())
    facts = list_facts(file, table)
    if output_format == "json":
        print_json([{"table": fact.table, "line": fact.line, "values": fact.values} for fact in facts])
        return
    columns = [
        Column(say("Dòng", "Line")),
        Column(say("Bảng", "Table")),
        Column(say("Từ ngữ", "Words"), wraps=True, share=2),
        Column(say("Dùng cho", "Use"), wraps=True),
    ]
    empty = say(f"Cơ quan chưa có từ ngữ riêng ({file}).", f"The office has no words of its own ({file}).")
    print_rows(output_format, columns, [_row(fact) for fact in facts], empty)


def _row(fact: "ListedFact") -> tuple[object, ...]:
    return fact.line or say("có sẵn", "packaged"), fact.table, fact.words, fact.use


@define(
    "check",
    say("Kiểm tra tệp từ ngữ riêng, nêu lỗi theo dòng.", "Check the office's own words, errors by line."),
    "nhiemvu facts check",
)
@click.pass_context
def check_command(context: click.Context) -> None:
    """Check the file and say what is wrong; exit 1 where something is."""
    from nhiemvu.usecases.look_after_facts import check_facts

    desk: Desk = context.obj
    file = Path(desk.facts())
    count, faults = check_facts(file)
    for fault in faults:
        click.echo(f"{say('dòng', 'line')} {fault.line}: {spoken(fault.message)}")
    if faults:
        context.exit(1)
    if not count:
        note(say(f"Cơ quan chưa có từ ngữ riêng ({file}).", f"The office has no words of its own ({file})."))
        return
    click.echo(say(f"{file}: {count} mục, không có lỗi.", f"{file}: {count} entries, nothing is wrong."))


@define(
    "add",
    say(
        f"Thêm từ ngữ riêng. LOẠI: {', '.join(KINDS.values())}.",
        f"Add words of the office's own. KIND: {', '.join(KINDS)}.",
    ),
    'nhiemvu facts add heading "Việc quý tới" --section tasks',
    'nhiemvu facts add unit "VPĐU"',
    'nhiemvu facts add verb "chủ công" --group lead',
)
@click.argument("kind", type=KindOfFact(), help=say("Thêm loại gì.", "What is added."))
@click.argument("words", type=WORDS, help=say("Từ ngữ như trong văn bản.", "Words as documents have them."))
@click.option("--section", type=WORDS, help=say("Tiêu đề của phần nào: tasks, results...", "The heading's section."))
@click.option("--group", type=WORDS, help=say("Nhóm từ: lead, support, assign...", "The verb's group."))
@click.option(
    "--rule",
    type=WORDS,
    help=say("Hạn tính ra ngày nào: none, this_month, year...", "The deadline's day: none, this_month, year..."),
)
@click.option("--cadence", type=WORDS, help=say("Tính chất: ongoing, recurring.", "Ongoing or recurring."))
@click.option("--code", type=WORDS, help=say("Chữ viết tắt của loại văn bản.", "The kind's abbreviation."))
@click.option(
    "--example", type=WORDS, multiple=True, help=say("Câu có từ ngữ ấy, để kiểm tra.", "Words that show it, checked.")
)
@click.option("--source", type=WORDS, help=say("Thấy ở văn bản nào.", "The document that shows it."))
@click.pass_obj
def add_command(
    desk: Desk,
    kind: str,
    words: str,
    section: str | None,
    group: str | None,
    rule: str | None,
    cadence: str | None,
    code: str | None,
    example: tuple[str, ...],
    source: str | None,
) -> None:
    """Add an entry to the office's file and show it."""
    from nhiemvu.usecases.look_after_facts import add_fact

    given = {"section": section, "group": group, "rule": rule, "cadence": cadence, "code": code}
    options = {name: value for name, value in given.items() if value is not None}
    added = add_fact(Path(desk.facts()), kind, words, options, examples=example, source=source)
    if added.known:
        note(say(f"“{words}” đã được nhận ra từ trước, không cần thêm.", f"“{words}” is known already."))
        return
    click.echo(say(f"Đã thêm vào {added.file}:", f"Added to {added.file}:"))
    click.echo(added.text.rstrip())
    note(say("Xem thử bằng: nhiemvu import TỆP --dry-run", "Try it with: nhiemvu import FILE --dry-run"))
