"""Search for words."""

from typing import TYPE_CHECKING

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import format_option
from nhiemvu.cli.types import COUNT, WORDS
from nhiemvu.domain.language import Text
from nhiemvu.domain.search import SearchKind

if TYPE_CHECKING:
    from nhiemvu.usecases.search_records import Found

KIND_NAMES = {
    SearchKind.TASK: Text("nhiệm vụ", "task"),
    SearchKind.RESULT: Text("kết quả", "result"),
    SearchKind.DIRECTIVE: Text("văn bản", "directive"),
    SearchKind.REPORT: Text("báo cáo", "report"),
}
#: How much is shown where no number was asked for.
SHOWN = 20


@define(
    "search",
    say(
        "Tìm từ ngữ trong nhiệm vụ, kết quả, văn bản và báo cáo. Gõ không dấu thì tìm cả chữ có dấu; gõ có dấu thì tìm"
        " đúng dấu. Cụm từ đặt trong “...”; chữ* tìm chữ bắt đầu như vậy.",
        "Search tasks, results, directives and reports. Words without accents find all; with accents, exactly those."
        " A phrase stands in “...”; word* finds what begins so.",
    ),
    "nhiemvu search bien dao",
    "nhiemvu search “biển đảo” --kind task",
    "nhiemvu search --phrase hòa giải cơ sở --kind result --limit 50",
    'nhiemvu search "tuyên truy*" --format markdown',
)
@click.argument("words", type=WORDS, nargs=-1, required=True, help=say("Từ ngữ cần tìm.", "The words."))
@click.option("--phrase", is_flag=True, help=say("Các chữ phải đi liền nhau.", "The words must follow one another."))
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([kind.value for kind in SearchKind]),
    multiple=True,
    help=say("Chỉ tìm trong loại này.", "Search only these."),
)
@click.option(
    "--limit", type=COUNT, default=SHOWN, help=say(f"Số kết quả, mặc định {SHOWN}.", f"How many, {SHOWN} by default.")
)
@format_option
@click.pass_obj
def command(
    desk: Desk, words: tuple[str, ...], phrase: bool, kinds: tuple[str, ...], limit: int, output_format: str
) -> None:
    """Show what holds the words, the best fit first."""
    from nhiemvu.cli.output import note, print_json
    from nhiemvu.usecases.search_records import search_records

    chosen = [SearchKind(kind) for kind in kinds]
    with desk.reading() as session:
        answer = search_records(session, " ".join(words), phrase=phrase, kinds=chosen, limit=limit)
    if output_format == "json":
        print_json([_object(found) for found in answer.found])
    else:
        _print_found(answer.found, output_format)
    if answer.more:
        note(say("Còn kết quả khác; xem thêm bằng --limit.", "There is more; see it with --limit."))


def _object(found: "Found") -> dict[str, object]:
    return {
        "kind": found.kind,
        "id": found.id,
        "name": found.name or None,
        "label": found.label or None,
        "day": found.day,
        "excerpt": found.excerpt.text,
        "places": found.excerpt.places,
    }


def _print_found(found: "list[Found]", output_format: str) -> None:
    from nhiemvu.cli.marked import Marked
    from nhiemvu.cli.rows import Column, print_rows

    columns = [
        Column(say("Loại", "Kind")),
        Column(say("Số", "No.")),
        Column(say("Ở đâu", "Where"), wraps=True),
        Column(say("Nội dung", "Words"), wraps=True, share=3),
    ]
    rows = [(spoken(KIND_NAMES[one.kind]), one.id, _place(one), Marked(*one.excerpt[:2])) for one in found]
    print_rows(output_format, columns, rows, say("Không tìm thấy.", "Nothing was found."))


def _place(found: "Found") -> str:
    from nhiemvu.domain.dates import short_day

    label = say(f"điểm {found.label}", f"point {found.label}") if found.label else ""
    day = short_day(found.day) if found.day else ""
    if found.kind is SearchKind.TASK and day:
        day = say(f"hạn {day}", f"due {day}")
    return ", ".join(filter(None, (found.name, label, day)))
