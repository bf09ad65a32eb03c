"""The series of reports and from which day to which their figures are counted."""

from collections.abc import Mapping

import click

from nhiemvu.cli.desk import Desk
from nhiemvu.cli.groups import command as define
from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.output import format_option, note, print_json, telling
from nhiemvu.cli.rows import Column, print_rows
from nhiemvu.cli.types import SERIES, WORDS
from nhiemvu.domain.errors import UsageFault
from nhiemvu.domain.language import Text
from nhiemvu.domain.windows import Window, parse_window


class SeriesAndWindow(UsageFault):
    """Only one of a series and its window was given."""

    def __init__(self) -> None:
        super().__init__(
            Text("Cần cả loại báo cáo và --window.", "Both a series and --window are needed."),
            Text(
                'Ghi ví dụ: nhiemvu report series "công tác chuyển đổi số" --window nd09',
                'Write for example: nhiemvu report series "NAME" --window nd09',
            ),
        )


@define(
    "series",
    say(
        "Liệt kê loại báo cáo; đặt ngày chốt số liệu của một loại.",
        "List the series; set from which day to which a series counts its periods.",
    ),
    "nhiemvu report series",
    'nhiemvu report series "công tác chuyển đổi số" --window nd09',
)
@click.argument("series", type=SERIES, required=False, help=say("Loại báo cáo.", "The series."))
@click.option(
    "--window",
    type=WORDS,
    metavar=say("CÁCH", "WINDOW"),
    help=say(
        "calendar: theo lịch; nd09: từ ngày 15 đến ngày 14 (Nghị định 09/2019/NĐ-CP); hoặc ngày chốt, 1-28.",
        "calendar; nd09, from the 15th to the 14th; or the closing day, 1-28.",
    ),
)
@format_option
@click.pass_obj
def command(desk: Desk, series: str | None, window: str | None, output_format: str) -> None:
    """List the series with their windows, or set one."""
    from nhiemvu.usecases.close_series import close_series, list_windows

    if (series is None) is not (window is None):
        raise SeriesAndWindow
    if series is not None and window is not None:
        wanted = parse_window(window)
        with desk.transaction(writing=True) as session:
            name, changed = close_series(session, series, wanted)
        words = spoken(wanted.name)
        if changed:
            said = say(f"Loại báo cáo “{name}”: số liệu {words}.", f"The series “{name}” counts {words}.")
            telling(output_format)(said)
        else:
            note(say("Không có gì thay đổi.", "Nothing changed."))
        if output_format != "table":
            _print_windows({name: wanted}, output_format)
        return
    with desk.reading() as session:
        held = list_windows(session)
    _print_windows(held, output_format)


def _print_windows(held: Mapping[str, Window], output_format: str) -> None:
    if output_format == "json":
        print_json([_object(name, one) for name, one in held.items()])
        return
    columns = [Column(say("Loại báo cáo", "Series"), wraps=True), Column(say("Kỳ số liệu", "Counted"), wraps=True)]
    rows = [(name, spoken(one.name)) for name, one in held.items()]
    print_rows(output_format, columns, rows, say("Chưa có loại báo cáo nào.", "There is no series yet."))


def _object(name: str, window: Window) -> dict[str, object]:
    return {"name": name, "closing_day": window.closing_day}
