"""Say under which headings of a report's results tasks stand."""

from typing import TYPE_CHECKING

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say
from nhiemvu.cli.output import format_option, note, print_json, telling
from nhiemvu.cli.rows import Column, print_rows
from nhiemvu.cli.types import DIRECTIVE, SERIES, UNIT, WORDS
from nhiemvu.domain.coverage import PlacedBy
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text

if TYPE_CHECKING:
    from nhiemvu.domain.result_places import ResultPlace

KINDS = {
    PlacedBy.UNIT: Text("đơn vị chủ trì", "lead unit"),
    PlacedBy.DIRECTIVE: Text("văn bản", "directive"),
    PlacedBy.LABEL: Text("điểm", "point"),
    PlacedBy.WORDS: Text("chữ", "words"),
}


class PlaceNotWhole(UsageFault):
    """A heading was given without saying whose results stand there, or the other way round, or two things at once."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Mỗi lần xếp, bỏ hoặc chuyển một dòng: --heading với một điều kiện; --remove; hoặc --move với --to.",
                "Change one line at a time: --heading with one condition; --remove; or --move with --to.",
            ),
            Text(
                'Ví dụ: nhiemvu report headings --unit "Công an xã" --heading "Phát triển công dân số"',
                'For example: nhiemvu report headings --unit "NAME" --heading "HEADING"',
            ),
        )


@define(
    "headings",
    say(
        "Xếp kết quả vào đề mục của báo cáo: xem, đặt, bỏ, đổi thứ tự; dòng trên được xét trước.",
        "Under which headings results stand: list, set, remove, move; the upper line counts first.",
    ),
    "nhiemvu report headings",
    'nhiemvu report headings --unit "Công an xã" --heading "Phát triển công dân số, xã hội số"',
    "nhiemvu report headings --move 2 --to 1",
    "nhiemvu report headings --remove 1",
)
@click.option("--series", type=SERIES, help=say("Loại báo cáo.", "The series."))
@click.option("--unit", type=UNIT, help=say("Việc do đơn vị này chủ trì.", "Tasks that this unit leads."))
@click.option("--directive", type=DIRECTIVE, help=say("Việc theo văn bản này.", "Tasks under this directive."))
@click.option("--label", type=WORDS, help=say("Việc ở điểm này, ví dụ IV.3.", "Tasks of this point, IV.3."))
@click.option("--words", type=WORDS, help=say("Việc có những chữ này.", "Tasks that hold these words."))
@click.option("--heading", type=WORDS, help=say("Đề mục trong phần kết quả.", "The heading in the results."))
@click.option("--remove", type=click.IntRange(min=1), help=say("Bỏ dòng số này.", "Remove this line."))
@click.option("--move", type=click.IntRange(min=1), help=say("Chuyển dòng số này.", "Move this line."))
@click.option("--to", type=click.IntRange(min=1), help=say("Chuyển đến vị trí này.", "Move it to this place."))
@format_option
@click.pass_obj
def command(
    desk: Desk,
    /,
    series: str | None,
    heading: str | None,
    remove: int | None,
    move: int | None,
    to: int | None,
    output_format: str,
    **told: str | None,
) -> None:
    """List the map of headings, or change one line of it."""
    from nhiemvu.usecases.place_results import list_places, move_place, place_results, remove_place

    given = [(PlacedBy(name), what) for name, what in told.items() if what]
    wanted = [bool(given or heading), remove is not None, move is not None or to is not None]
    if sum(wanted) > 1 or (wanted[0] and (len(given) != 1 or not heading)) or (move is None) != (to is None):
        raise PlaceNotWhole
    if not any(wanted):
        with desk.transaction(writing=False) as session:
            places = list_places(session, series)
        _print_places(places, output_format)
        return
    with desk.transaction(writing=True) as session:
        if heading:
            (placed_by, what), *_ = given
            place, changed = place_results(session, series=series, placed_by=placed_by, what=what, heading=heading)
            said = say(
                f"Đã xếp: {_told(place)} vào “{place.heading}”.", f"{_told(place)} stands under “{place.heading}”."
            )
        elif remove is not None:
            place, changed = remove_place(session, series=series, line=remove), True
            said = say(f"Đã bỏ dòng: {_told(place)}.", f"Removed: {_told(place)}.")
        else:
            changed = move_place(session, series=series, line=move or 0, to=to or 0)
            said = say(f"Đã chuyển dòng {move} đến vị trí {to}.", f"Moved line {move} to {to}.")
        places = list_places(session, series)
    if changed:
        telling(output_format)(said)
    else:
        note(say("Không có gì thay đổi.", "Nothing changed."))
    if output_format != "table":
        _print_places(places, output_format)


def _told(place: "ResultPlace") -> str:
    kind = KINDS[place.placed_by]
    return f"{say(kind.vi, kind.en)} {place.what}"


def _print_places(places: "list[ResultPlace]", output_format: str) -> None:
    if output_format == "json":
        print_json(
            [
                {"line": line, "by": place.placed_by, "what": place.what, "heading": place.heading}
                for line, place in enumerate(places, start=1)
            ]
        )
        return
    columns = [
        Column(say("Dòng", "Line")),
        Column(say("Xếp theo", "By")),
        Column(say("Là", "What"), wraps=True),
        Column(say("Đề mục", "Heading"), wraps=True),
    ]
    rows = [
        (line, say(KINDS[place.placed_by].vi, KINDS[place.placed_by].en), place.what, place.heading)
        for line, place in enumerate(places, start=1)
    ]
    empty = say(
        'Chưa xếp gì; xếp bằng: nhiemvu report headings --unit "TÊN ĐƠN VỊ" --heading "ĐỀ MỤC"',
        'Nothing is set; set it: nhiemvu report headings --unit "NAME" --heading "HEADING"',
    )
    print_rows(output_format, columns, rows, empty)
