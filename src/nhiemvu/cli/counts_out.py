"""Print counts of tasks: the four as a square, or a line each with rates, and the formulas under them."""

from typing import TYPE_CHECKING

import click

from nhiemvu.cli.language import say, spoken
from nhiemvu.cli.numbers import count_text, percent_text, rate_text
from nhiemvu.cli.output import print_json, print_words, screen_width
from nhiemvu.cli.rows import Column, print_rows
from nhiemvu.domain.counts import Counts, Rate
from nhiemvu.domain.dates import short_day
from nhiemvu.domain.language import Text
from nhiemvu.domain.periods import parse_period

if TYPE_CHECKING:
    from nhiemvu.usecases.count_tasks import Statistics

#: From how many columns on a screen has room for what is done in time by an extension alone.
ROOMY = 100
#: Heads of the column that names what is counted, and what stands for tasks that have none.
GROUPS = {
    "unit": (Text("Đơn vị chủ trì", "Lead unit"), Text("(chưa giao)", "(not assigned)")),
    "series": (Text("Loại báo cáo", "Series"), Text("(không thuộc loại nào)", "(none)")),
    "directive": (Text("Văn bản", "Directive"), Text("(không dẫn văn bản)", "(none)")),
    "period": (Text("Kỳ", "Period"), Text("(không có kỳ)", "(none)")),
}


def print_statistics(found: "Statistics", output_format: str) -> None:
    """Print counts in a format."""
    if output_format == "json":
        print_json(_object(found))
    elif found.by is None and output_format == "table":
        _print_square(found.table.total)
        _print_formulas(found)
    else:
        _print_lines(found, output_format)
        if output_format == "table":
            _print_formulas(found)


def _print_square(total: Counts) -> None:
    columns = [
        Column(""),
        Column(say("Đúng hạn, trong hạn", "In time"), numbers=True),
        Column(say("Quá hạn", "Late"), numbers=True),
        Column(say("Cộng", "Sum"), numbers=True),
    ]
    rows = [
        (say("Đã hoàn thành", "Done"), total.done_on_time, total.done_late, total.done),
        (say("Chưa hoàn thành", "Open"), total.open_in_time, total.open_overdue, total.open),
        (
            say("Cộng", "Sum"),
            total.done_on_time + total.open_in_time,
            total.done_late + total.open_overdue,
            total.total,
        ),
    ]
    print_rows("table", columns, [(name, *map(count_text, numbers)) for name, *numbers in rows], "")


def _print_lines(found: "Statistics", output_format: str) -> None:
    for_people = output_format == "table"
    head = spoken(GROUPS[found.by][0]) if found.by else say("Phạm vi", "Scope")
    # On a screen there is room for it only where it is wide and it tells something; the number is told below, too.
    has_room = (screen_width() or ROOMY) >= ROOMY
    with_extensions = not for_people or (has_room and found.table.total.done_by_extension > 0)
    heads = [
        (say("Xong", "Done"), say("đúng hạn", "on time")),
        *([(say("sau", "after"), say("gia hạn", "extension"))] if with_extensions else []),
        (say("Xong", "Done"), say("quá hạn", "late")),
        (say("Còn", "Open"), say("trong hạn", "in time")),
        (say("Còn", "Open"), say("quá hạn", "overdue")),
        (say("% hoàn", "%"), say("thành", "done")),
        (say("% cập", "%"), say("nhật", "updated")),
    ]
    joint = "\n" if for_people else " "
    columns = [
        Column(head, wraps=True),
        Column(say("Tổng", "Total"), numbers=True),
        *(Column(joint.join(parts), numbers=True) for parts in heads),
    ]
    rows = [(_line_name(found, line.name), line.counts) for line in found.table.lines]
    if found.by:
        rows.append((say("Tổng cộng", "Total"), found.table.total))
    print_rows(
        output_format, columns, [(name, *_cells(counts, for_people, with_extensions)) for name, counts in rows], ""
    )


def _line_name(found: "Statistics", name: str | None) -> str:
    if found.by is None:
        return say("Tất cả", "All")
    if name is None:
        return spoken(GROUPS[found.by][1])
    return parse_period(name).name if found.by == "period" else name


def _cells(counts: Counts, for_people: bool, with_extensions: bool) -> list[str]:
    by_extension = [counts.done_by_extension] if with_extensions else []
    late_and_open = (counts.done_late, counts.open_in_time, counts.open_overdue)
    numbers = (counts.total, counts.done_on_time, *by_extension, *late_and_open)
    rates = (counts.completion.percent, counts.updating.percent)
    if for_people:
        return [*map(count_text, numbers), *map(percent_text, rates)]
    return [*map(str, numbers), *("" if rate is None else str(rate) for rate in rates)]


def _print_formulas(found: "Statistics") -> None:
    total = found.table.total
    since = short_day(found.updated_since)
    click.echo()
    print_words(say(f"Tính đến ngày {short_day(found.as_of)}.", f"As of {short_day(found.as_of)}."))
    print_words(
        say(
            "Tỷ lệ hoàn thành = đã hoàn thành / (đã hoàn thành + chưa hoàn thành quá hạn) = ",
            "Rate done = done / (done + open overdue) = ",
        )
        + rate_text(total.completion)
        + "."
    )
    print_words(
        say(
            f"Tỷ lệ cập nhật = chưa hoàn thành có cập nhật từ {since} / chưa hoàn thành = ",
            f"Rate updated = open and told of since {since} / open = ",
        )
        + rate_text(total.updating)
        + "."
    )
    if total.done_by_extension:
        many = count_text(total.done_by_extension)
        print_words(
            say(
                f"Trong số hoàn thành đúng hạn có {many} nhiệm vụ đúng hạn sau gia hạn.",
                f"Of those done on time, {many} were so after an extension.",
            )
        )
    if total.set_aside:
        aside = count_text(total.set_aside)
        print_words(say(f"Không tính {aside} nhiệm vụ tạm hoãn, hủy.", f"{aside} suspended or cancelled are left out."))


def _object(found: "Statistics") -> dict[str, object]:
    return {
        "as_of": found.as_of,
        "updated_since": found.updated_since,
        "by": found.by,
        "lines": [{"name": line.name, **_counts_object(line.counts)} for line in found.table.lines] if found.by else [],
        "total": _counts_object(found.table.total),
    }


def _counts_object(counts: Counts) -> dict[str, object]:
    return {
        "total": counts.total,
        "done_on_time": counts.done_on_time,
        "done_by_extension": counts.done_by_extension,
        "done_late": counts.done_late,
        "open_in_time": counts.open_in_time,
        "open_overdue": counts.open_overdue,
        "set_aside": counts.set_aside,
        "completion": _rate_object(counts.completion),
        "on_time": _rate_object(counts.on_time),
        "updating": _rate_object(counts.updating),
    }


def _rate_object(rate: Rate) -> dict[str, object]:
    return {
        "numerator": rate.numerator,
        "denominator": rate.denominator,
        "percent": None if rate.percent is None else float(rate.percent),
    }
